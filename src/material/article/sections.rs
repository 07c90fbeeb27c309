//! Building sections: their ids, their blocks, and the footnotes at their end.

use std::collections::BTreeMap;

use crate::material::article::{Block, BlockKind, Section};

/// Where section ids come from.
#[derive(Clone, Copy, Debug)]
pub(in crate::material) enum Naming<'a> {
    /// The author sets one on each heading.
    Given,
    /// Generated from the article's id and the headings; text before the first heading goes under the title.
    Made { article: &'a str, title: &'a str },
}

/// The sections of an article read so far.
pub(in crate::material) struct Sections<'a> {
    naming: Naming<'a>,
    done: Vec<Section>,
    /// For each section, the footnotes it refers to: label and number.
    referred: Vec<BTreeMap<String, u32>>,
    /// Blocks of each footnote, by label.
    notes: BTreeMap<String, Vec<Block>>,
    /// Label of the footnote being read.
    open_note: Option<String>,
    /// How often each generated id occurred.
    wanted: BTreeMap<String, u64>,
    problems: Vec<(usize, String)>,
}

impl<'a> Sections<'a> {
    pub(in crate::material) fn new(naming: Naming<'a>) -> Self {
        Self {
            naming,
            done: Vec::new(),
            referred: Vec::new(),
            notes: BTreeMap::new(),
            open_note: None,
            wanted: BTreeMap::new(),
            problems: Vec::new(),
        }
    }

    /// Reports a problem; ignored in the learner's own articles, which have no author to fix it.
    pub(in crate::material) fn report(&mut self, line: usize, message: String) {
        if matches!(self.naming, Naming::Given) {
            self.problems.push((line, message));
        }
    }

    /// Opens the section of a heading.
    pub(in crate::material) fn begin(&mut self, id: String, title: String, line: usize) {
        let id = match self.naming {
            Naming::Given => id,
            Naming::Made { article, .. } => {
                self.made_id(article, if id.is_empty() { &title } else { &id })
            }
        };
        if id.is_empty() {
            self.report(line, format!("found the heading {title:?} without an id, expected one such as {{#my-section}}"));
        }
        self.open(id, title);
    }

    fn open(&mut self, id: String, title: String) {
        self.referred.push(BTreeMap::new());
        self.done.push(Section::new(id, title, Vec::new()));
    }

    /// Generates an id from a heading: always the same for the same headings in the same order.
    fn made_id(&mut self, article: &str, heading: &str) -> String {
        let base = slug(&format!("{article} {heading}"));
        let wanted = self.wanted.entry(base.clone()).or_default();
        *wanted += 1;
        match *wanted {
            1 => base,
            // A heading may itself end in `-2`, so the counter is marked with a letter.
            number => format!("{base}-n{number}"),
        }
    }

    /// Appends a block to the open footnote or section.
    pub(in crate::material) fn add(&mut self, block: Block, line: usize) {
        if let Some(note) = &self.open_note {
            self.notes.entry(note.clone()).or_default().push(block);
            return;
        }
        if let (Naming::Made { article, title }, true) = (self.naming, self.done.is_empty()) {
            let (title, id) = (title.to_owned(), self.made_id("", article));
            self.open(id, title);
        }
        match self.done.last_mut() {
            Some(section) => section.blocks.push(block),
            None => self.report(
                line,
                "found text before the first section, expected a heading such as ## Title {#id}"
                    .to_owned(),
            ),
        }
    }

    /// Returns the number of a footnote in the open section; the first reference assigns it.
    pub(in crate::material) fn number_of(&mut self, label: &str) -> u32 {
        let Some(referred) = self.referred.last_mut() else {
            return 1;
        };
        let next = u32::try_from(referred.len() + 1).unwrap_or(u32::MAX);
        *referred.entry(label.to_owned()).or_insert(next)
    }

    /// Opens a footnote. Its number is filled in by `finish`, for each section that refers to it.
    pub(in crate::material) fn begin_note(&mut self, label: &str) {
        self.open_note = Some(label.to_owned());
    }

    pub(in crate::material) fn end_note(&mut self) {
        self.open_note = None;
    }

    /// Returns the sections with their footnotes, and the problems as 1-based line and message.
    pub(in crate::material) fn finish(mut self) -> (Vec<Section>, Vec<(usize, String)>) {
        // A footnote without a reference goes to the last section rather than getting lost.
        for label in self.notes.keys() {
            if !self.referred.iter().any(|it| it.contains_key(label)) {
                let last = self.referred.last_mut().into_iter();
                last.for_each(|it| {
                    let next = u32::try_from(it.len() + 1).unwrap_or(u32::MAX);
                    it.insert(label.clone(), next);
                });
            }
        }
        for (section, referred) in self.done.iter_mut().zip(&self.referred) {
            let mut labels: Vec<_> = referred.iter().collect();
            labels.sort_by_key(|(_, number)| **number);
            for (label, number) in labels {
                let blocks = self.notes.get(label).into_iter().flatten();
                section.blocks.extend(blocks.cloned().map(|mut block| {
                    if let BlockKind::Note(it) = &mut block.kind {
                        *it = *number;
                    } else {
                        block.lists = block.lists.saturating_add(1);
                    }
                    block
                }));
            }
        }
        // A section without content is nothing to read; in a pack it stays, because something may link to it.
        if matches!(self.naming, Naming::Made { .. }) {
            self.done.retain(|section| !section.blocks.is_empty());
        }
        for section in &mut self.done {
            section.blocks.shrink_to_fit();
            section.count_words();
        }
        (self.done, self.problems)
    }
}

/// Turns any text into lower-case ASCII letters, digits and single hyphens, at most 80 bytes; `text` if none remain.
pub(in crate::material) fn slug(words: &str) -> String {
    let mut slug = String::new();
    for letter in words.chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() >= 80 {
            break;
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "text" } else { slug }.to_owned()
}
