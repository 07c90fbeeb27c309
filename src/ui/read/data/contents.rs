//! What the contents list of all articles shows and offers.

use crate::material::{Article, OWN_PACK, Pack, Section, SectionId};
use crate::memory::FactState;
use crate::model::{Action, ContentsRow, Effect, Model, ReadAction, SettingsAction, ShellAction};
use crate::reading::outline;
use crate::record::{Moment, StudyDay};
use crate::ui::look::phrases::sections_finished;
use crate::ui::offer::Offer;

/// Part of a section that must be read for it to count as begun, in thousandths.
const BEGUN: u16 = 10;

/// The contents list, before it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct ContentsList<'a> {
    pub rows: Vec<Row<'a>>,
    /// The index of the row where the reader is.
    pub current: Option<usize>,
    /// The index of the row that the arrow keys move; `None` while the list does not have the keyboard.
    pub cursor: Option<usize>,
    /// Of the open pack; `None` for the learner's own articles.
    pub progress: Option<Progress>,
    /// Adds an article of the learner's own.
    pub add: Offer,
    /// Whether fading passages are highlighted; the legend explains the highlights then.
    pub is_tinted: bool,
    /// Toggles for the highlights and for folding what is known.
    pub views: [Offer; 2],
}

/// A row of the contents list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    pub title: &'a str,
    pub kind: RowKind,
    /// Depth in the list, from 1.
    pub level: usize,
    /// Whether it is the open section.
    pub is_open: bool,
    /// Accessible name: title, reading progress and state.
    pub name: String,
    pub action: Action,
}

/// What a row stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// A pack or an article.
    Branch {
        is_folded: bool,
        /// Sections finished, such as `3 of 12`; `None` for the learner's own articles.
        finished: Option<String>,
    },
    Section {
        /// Of its weakest fact; `None` if it has none.
        state: Option<FactState>,
        reading: HowFar,
    },
    Heading,
}

/// Reading progress of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HowFar {
    /// Less than `BEGUN`.
    NotBegun,
    /// In percent.
    Begun(u16),
    Finished,
}

impl HowFar {
    fn words(self) -> String {
        match self {
            Self::NotBegun => "not read".to_owned(),
            Self::Begun(percent) => format!("{percent} % read"),
            Self::Finished => "finished".to_owned(),
        }
    }
}

/// Reading progress of a pack.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    pub text: String,
    /// Finished sections, 0 to 1.
    pub share: f32,
}

/// Builds the list; `open` is the section on the page, and `block` the first of its blocks in sight.
pub fn data<'a>(
    model: &'a Model,
    now: Moment,
    open: &'a SectionId,
    block: usize,
) -> ContentsList<'a> {
    let contents = model.contents();
    let rows = contents.rows(model.library(), Some(open));
    let today = model.memory().today(now);
    let maker = Maker { model, today, open };
    let cursor = contents.cursor().filter(|_| model.hears_keys_in_contents());
    let index = |wanted: &ContentsRow| rows.iter().position(|row| row == wanted);
    let cursor = cursor.and_then(index);
    let current = maker.current(&rows, block);
    let open_pack = model.library().pack(&open.pack);
    let open_pack = open_pack.filter(|pack| pack.id != OWN_PACK);
    let choose = ShellAction::Outside(Effect::ChooseArticle);
    let is_tinted = model.settings().tint;
    let tint = if is_tinted {
        "Hide highlights of fading facts"
    } else {
        "Show highlights of fading facts"
    };
    let fold = if model.reader().is_folded {
        "Unfold what you know"
    } else {
        "Fold what you know"
    };
    ContentsList {
        rows: levelled(
            rows.iter()
                .filter_map(|row| Some((depth(row), maker.row(row)?))),
        ),
        current,
        cursor,
        progress: open_pack.map(|pack| maker.progress(pack)),
        add: Offer::new("Open a text…", choose),
        is_tinted,
        views: [
            Offer::new(tint, SettingsAction::ToggleTint),
            Offer::new(fold, ReadAction::ToggleFold),
        ],
    }
}

/// How far section `id` was read; of the open one with what was read since it was last recorded.
pub fn reading(model: &Model, id: &SectionId) -> HowFar {
    let known = model.memory().reading(id);
    if known.is_some_and(|it| it.finished) {
        return HowFar::Finished;
    }
    let recorded = known.map_or(0, |it| it.furthest);
    let reader = model.reader();
    let live = if reader.section.as_ref() == Some(id) {
        reader.furthest()
    } else {
        0
    };
    match recorded.max(live) {
        permille if permille >= BEGUN => HowFar::Begun(permille / 10),
        _ => HowFar::NotBegun,
    }
}

/// What the rows depend on.
struct Maker<'a> {
    model: &'a Model,
    today: StudyDay,
    open: &'a SectionId,
}

impl<'a> Maker<'a> {
    /// Finds the row where the reader is: the last heading above what is in sight, else the section, else what it is
    /// folded into.
    fn current(&self, rows: &[ContentsRow], block: usize) -> Option<usize> {
        let last = |is_it: &dyn Fn(&ContentsRow) -> bool| rows.iter().rposition(is_it);
        let section = ContentsRow::Section(self.open.clone());
        last(&|row| matches!(row, ContentsRow::Heading(id, at) if id == self.open && *at <= block))
            .or_else(|| last(&|row| *row == section))
            .or_else(|| last(&|row| self.is_parent(row)))
    }

    fn is_parent(&self, row: &ContentsRow) -> bool {
        let article = || {
            let pack = self.model.library().pack(&self.open.pack)?;
            pack.article_of(&self.open.section)
        };
        match row {
            ContentsRow::Pack(pack) => *pack == self.open.pack,
            ContentsRow::Article(pack, id) => {
                *pack == self.open.pack && article().is_some_and(|it| it.id == *id)
            }
            ContentsRow::Section(_) | ContentsRow::Heading(..) => false,
        }
    }

    fn row(&self, row: &ContentsRow) -> Option<Row<'a>> {
        let library = self.model.library();
        let drawn = |title: &'a str, kind, name| Row {
            title,
            kind,
            level: 1,
            is_open: false,
            name,
            action: row.into(),
        };
        Some(match row {
            ContentsRow::Pack(pack) => {
                let pack = library.pack(pack)?;
                let (kind, name) = self.branch(row, pack, &pack.title, &pack.articles);
                drawn(&pack.title, kind, name)
            }
            ContentsRow::Article(pack, article) => {
                let pack = library.pack(pack)?;
                let article = pack.articles.iter().find(|it| it.id == *article)?;
                let articles = std::slice::from_ref(article);
                let (kind, name) = self.branch(row, pack, &article.title, articles);
                drawn(&article.title, kind, name)
            }
            ContentsRow::Section(id) => {
                let (pack, section) = library.section(id)?;
                let (kind, name) = self.section(pack, section, id);
                let is_open = id == self.open;
                let row = drawn(&section.title, kind, name);
                Row { is_open, ..row }
            }
            ContentsRow::Heading(id, block) => {
                let (_, section) = library.section(id)?;
                let title = section.blocks.get(*block)?.text.plain.as_str();
                drawn(title, RowKind::Heading, title.to_owned())
            }
        })
    }

    fn branch(
        &self,
        row: &ContentsRow,
        pack: &Pack,
        title: &str,
        articles: &[Article],
    ) -> (RowKind, String) {
        let contents = self.model.contents();
        let is_folded = contents.is_folded(row, self.model.library(), Some(self.open));
        let sections = articles.iter().flat_map(|it| &it.sections);
        let ids = sections.filter(|it| !it.id.is_empty());
        let ids = ids.map(|it| SectionId::new(&pack.id, &it.id));
        let (finished, all) = self.finished(ids);
        let is_own = pack.id == OWN_PACK;
        let name = if is_own {
            title.to_owned()
        } else {
            format!("{title}, {}", sections_finished(finished, all))
        };
        let finished = (!is_own).then(|| format!("{finished} of {all}"));
        let kind = RowKind::Branch {
            is_folded,
            finished,
        };
        (kind, name)
    }

    fn section(&self, pack: &Pack, section: &Section, id: &SectionId) -> (RowKind, String) {
        let reading = reading(self.model, id);
        let memory = self.model.memory();
        let facts = pack.facts_of(&section.id);
        let states = facts.map(|fact| memory.state(&pack.fact_id(fact), self.today));
        let state = weakest(states);
        let facts = state.map_or("no questions", FactState::word);
        let name = format!("{}, {}, {facts}", section.title, reading.words());
        (RowKind::Section { state, reading }, name)
    }

    fn progress(&self, pack: &Pack) -> Progress {
        let ids = outline(pack).into_iter().map(|(id, _)| id);
        let (finished, all) = self.finished(ids);
        Progress {
            text: sections_finished(finished, all),
            share: finished as f32 / all.max(1) as f32,
        }
    }

    /// Returns how many sections were finished, and how many there are.
    fn finished(&self, ids: impl Iterator<Item = SectionId>) -> (usize, usize) {
        ids.fold((0, 0), |(finished, all), id| {
            let is_finished = reading(self.model, &id) == HowFar::Finished;
            (finished + usize::from(is_finished), all + 1)
        })
    }
}

/// Packs, articles, sections and headings lie one in the other.
fn depth(row: &ContentsRow) -> usize {
    match row {
        ContentsRow::Pack(_) => 0,
        ContentsRow::Article(..) => 1,
        ContentsRow::Section(_) => 2,
        ContentsRow::Heading(..) => 3,
    }
}

/// Gives each row its level; each comes with its depth.
fn levelled<'a>(rows: impl Iterator<Item = (usize, Row<'a>)>) -> Vec<Row<'a>> {
    // The depths of the rows that the current one lies in.
    let mut outer: Vec<usize> = Vec::new();
    rows.map(|(depth, row)| {
        outer.retain(|it| *it < depth);
        outer.push(depth);
        let level = outer.len();
        Row { level, ..row }
    })
    .collect()
}

/// The weakest state of a section's facts; `None` if it has none. A section is only new while all of them are.
fn weakest(states: impl Iterator<Item = FactState>) -> Option<FactState> {
    let states: Vec<FactState> = states.collect();
    let weakest = states.iter().min().copied()?;
    let is_begun = states.iter().any(|it| *it != FactState::New);
    Some(if weakest == FactState::New && is_begun {
        FactState::Learning
    } else {
        weakest
    })
}
