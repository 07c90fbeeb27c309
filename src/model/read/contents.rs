//! The contents list: its rows, which of them are folded, and the row that the arrow keys move.

use std::collections::BTreeMap;

use crate::material::{Article, BlockKind, Library, Pack, Section, SectionId};

/// A row of the contents list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ContentsRow {
    /// By its id; only if several packs have something to read.
    Pack(String),
    /// By the ids of its pack and its own; only if its pack has several.
    Article(String, String),
    Section(SectionId),
    /// By the index of its block; only those of the open section.
    Heading(SectionId, usize),
}

impl ContentsRow {
    /// Whether other rows lie under it, which it can fold.
    pub fn is_branch(&self) -> bool {
        matches!(self, Self::Pack(_) | Self::Article(..))
    }
}

/// The state of the contents list; kept until the window closes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// The `Reader::visit` for which it has the keyboard; `None` while it is closed.
    visit: Option<u64>,
    /// Which packs and articles the learner folded (`true`) or unfolded.
    folded: BTreeMap<ContentsRow, bool>,
    /// The row that the arrow keys move.
    cursor: Option<ContentsRow>,
    /// The section for which `folded` was last brought up to date.
    followed: Option<SectionId>,
}

impl Contents {
    /// Whether the list was called up and no section was opened since.
    pub fn is_open(&self, visit: u64) -> bool {
        self.visit == Some(visit)
    }

    /// The row that the arrow keys move.
    pub fn cursor(&self) -> Option<&ContentsRow> {
        self.cursor.as_ref()
    }

    /// Whether a pack or an article is folded. Unless the learner changed it, only what holds the open section is not.
    pub fn is_folded(
        &self,
        row: &ContentsRow,
        library: &Library,
        open: Option<&SectionId>,
    ) -> bool {
        let changed = self.folded.get(row).copied();
        changed.unwrap_or_else(|| !holds(row, library, open))
    }

    /// Returns the rows from top to bottom, without those that are folded away.
    pub fn rows(&self, library: &Library, open: Option<&SectionId>) -> Vec<ContentsRow> {
        let packs = library.packs().iter();
        let packs: Vec<&Pack> = packs
            .filter(|pack| articles(pack).next().is_some())
            .collect();
        let mut rows = Vec::new();
        for pack in &packs {
            let row = ContentsRow::Pack(pack.id.clone());
            if packs.len() == 1 || self.begin(row, library, open, &mut rows) {
                self.pack_rows(pack, library, open, &mut rows);
            }
        }
        rows
    }

    fn pack_rows(
        &self,
        pack: &Pack,
        library: &Library,
        open: Option<&SectionId>,
        rows: &mut Vec<ContentsRow>,
    ) {
        let is_single = articles(pack).count() == 1;
        for article in articles(pack) {
            let row = ContentsRow::Article(pack.id.clone(), article.id.clone());
            if is_single || self.begin(row, library, open, rows) {
                for section in named(article) {
                    let id = SectionId::new(&pack.id, &section.id);
                    let headings = if open == Some(&id) {
                        headings(section)
                    } else {
                        Vec::new()
                    };
                    rows.push(ContentsRow::Section(id.clone()));
                    let headings = headings.into_iter();
                    rows.extend(headings.map(|block| ContentsRow::Heading(id.clone(), block)));
                }
            }
        }
    }

    /// Adds a row that can be folded; returns whether what lies under it is shown.
    fn begin(
        &self,
        row: ContentsRow,
        library: &Library,
        open: Option<&SectionId>,
        rows: &mut Vec<ContentsRow>,
    ) -> bool {
        let is_unfolded = !self.is_folded(&row, library, open);
        rows.push(row);
        is_unfolded
    }

    /// Calls the list up with the open section under the cursor, or closes it.
    pub(in crate::model) fn toggle(&mut self, visit: u64, open: Option<&SectionId>) {
        if self.visit.take() != Some(visit) {
            self.visit = Some(visit);
            self.cursor = open.cloned().map(ContentsRow::Section);
        }
    }

    pub(in crate::model) fn close(&mut self) {
        self.visit = None;
    }

    /// Moves the cursor by `step` rows, at most to the ends of the list.
    pub(in crate::model) fn step(
        &mut self,
        step: isize,
        library: &Library,
        open: Option<&SectionId>,
    ) {
        let rows = self.rows(library, open);
        let at = rows.iter().position(|row| Some(row) == self.cursor());
        let to = at.map_or(0, |at| at.saturating_add_signed(step));
        let to = to.min(rows.len().saturating_sub(1));
        self.cursor = rows.into_iter().nth(to);
    }

    /// Folds a pack or an article, or unfolds it; the cursor moves there.
    pub(in crate::model) fn fold(
        &mut self,
        row: ContentsRow,
        library: &Library,
        open: Option<&SectionId>,
    ) {
        let is_folded = self.is_folded(&row, library, open);
        self.cursor = Some(row.clone());
        self.folded.insert(row, !is_folded);
    }

    /// Unfolds what holds the open section, once it is another one.
    pub(in crate::model) fn follow(&mut self, library: &Library, open: Option<&SectionId>) {
        if self.followed.as_ref() != open {
            self.folded.retain(|row, _| !holds(row, library, open));
            self.followed = open.cloned();
        }
    }
}

/// Whether a pack or an article holds section `open`.
fn holds(row: &ContentsRow, library: &Library, open: Option<&SectionId>) -> bool {
    open.is_some_and(|open| match row {
        ContentsRow::Pack(pack) => *pack == open.pack,
        ContentsRow::Article(pack, article) => {
            let held = library.pack(pack).filter(|_| *pack == open.pack);
            let held = held.and_then(|pack| pack.article_of(&open.section));
            held.is_some_and(|it| it.id == *article)
        }
        ContentsRow::Section(_) | ContentsRow::Heading(..) => false,
    })
}

/// The articles with something to read.
fn articles(pack: &Pack) -> impl Iterator<Item = &Article> {
    pack.articles.iter().filter(|it| named(it).next().is_some())
}

/// The sections of an article that can be addressed.
fn named(article: &Article) -> impl Iterator<Item = &Section> {
    article.sections.iter().filter(|it| !it.id.is_empty())
}

/// The indices of the blocks that are headings.
fn headings(section: &Section) -> Vec<usize> {
    let blocks = section.blocks.iter().enumerate();
    let headings = blocks.filter(|(_, it)| matches!(it.kind, BlockKind::Heading(_)));
    headings.map(|(block, _)| block).collect()
}
