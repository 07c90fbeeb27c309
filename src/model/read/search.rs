//! Finding words in the articles.

use std::collections::BTreeSet;

use crate::material::SectionId;
use crate::model::{Model, Reader};
use crate::reading::{Hit, find, outline};
use crate::record::{Event, Moment};

/// Where words are looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SearchIn {
    /// In the articles of the open pack.
    #[default]
    ThisPack,
    /// In those of all packs.
    All,
}

impl SearchIn {
    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::ThisPack => Self::All,
            Self::All => Self::ThisPack,
        }
    }
}

/// What is being looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// The words.
    pub words: String,
    /// Where.
    pub within: SearchIn,
    /// Where they stand, in reading order.
    pub hits: Vec<Hit>,
    /// The one that is shown.
    pub at: usize,
}

impl Search {
    /// The place that is shown.
    pub fn current(&self) -> Option<&Hit> {
        self.hits.get(self.at)
    }
}

impl Model {
    pub(in crate::model) fn open_find(&mut self) {
        self.search.get_or_insert_with(Search::default);
    }

    /// Looks for other words, or in other articles, from the open section on.
    pub(in crate::model) fn find(
        &mut self,
        words: String,
        within: SearchIn,
        now: Moment,
    ) -> Vec<Event> {
        let Some(open) = self.reader.section.clone() else {
            return Vec::new();
        };
        let packs = self.library.packs().iter();
        let hits = find(
            packs.filter(|pack| within == SearchIn::All || pack.id == open.pack),
            &words,
        );
        let packs = self.library.packs().iter();
        let before: BTreeSet<SectionId> = packs
            .flat_map(outline)
            .map(|(id, _)| id)
            .take_while(|id| *id != open)
            .collect();
        let at = hits.iter().position(|hit| !before.contains(&hit.section));
        self.search = Some(Search {
            words,
            within,
            hits,
            at: at.unwrap_or(0),
        });
        self.show_hit(now)
    }

    /// Goes to the next place (1) or the one before (−1), round the end.
    pub(in crate::model) fn find_step(&mut self, step: isize, now: Moment) -> Vec<Event> {
        if let Some(finding) = &mut self.search
            && !finding.hits.is_empty()
        {
            let (at, all) = (finding.at.cast_signed(), finding.hits.len().cast_signed());
            finding.at = (at + step).rem_euclid(all).cast_unsigned();
        }
        self.show_hit(now)
    }

    fn show_hit(&mut self, now: Moment) -> Vec<Event> {
        let hit = self.search.as_ref().and_then(Search::current);
        let Some(section) = hit.map(|hit| hit.section.clone()) else {
            return Vec::new();
        };
        // What was read up to here is noted before the place is left.
        let events = if self.reader.came_by_jump() {
            Vec::new()
        } else {
            self.reading(now, Reader::note)
        };
        self.reader.show_hit(section);
        events
    }
}
