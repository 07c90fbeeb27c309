//! Finding words in the articles.

use crate::material::{Pack, SectionId};
use crate::model::{Model, Reader};
use crate::reading::{Hit, find};
use crate::record::{Event, Moment};

/// What is being looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finding {
    /// The words.
    pub words: String,
    /// In all articles, or only in those of the open pack.
    pub everywhere: bool,
    /// Where they stand, in reading order.
    pub hits: Vec<Hit>,
    /// The one that is shown.
    pub at: usize,
}

impl Finding {
    /// The place that is shown.
    pub fn current(&self) -> Option<&Hit> {
        self.hits.get(self.at)
    }
}

impl Model {
    pub(super) fn open_find(&mut self) {
        self.finding.get_or_insert_with(Finding::default);
    }

    /// Looks for other words, or in other articles, from the open section on.
    pub(super) fn find(&mut self, words: String, everywhere: bool, now: Moment) -> Vec<Event> {
        let Some(open) = self.reader.section.clone() else {
            return Vec::new();
        };
        let packs = self.library.packs().iter();
        let hits = find(
            packs.filter(|pack| everywhere || pack.id == open.pack),
            &words,
        );
        let place = |id: &SectionId| self.place_of(id);
        let here = place(&open);
        let at = hits.iter().position(|hit| place(&hit.section) >= here);
        self.finding = Some(Finding {
            words,
            everywhere,
            hits,
            at: at.unwrap_or(0),
        });
        self.show_hit(now)
    }

    /// Goes to the next place (1) or the one before (−1), round the end.
    pub(super) fn find_step(&mut self, step: isize, now: Moment) -> Vec<Event> {
        if let Some(finding) = &mut self.finding
            && !finding.hits.is_empty()
        {
            let (at, all) = (finding.at.cast_signed(), finding.hits.len().cast_signed());
            finding.at = (at + step).rem_euclid(all).cast_unsigned();
        }
        self.show_hit(now)
    }

    fn show_hit(&mut self, now: Moment) -> Vec<Event> {
        let hit = self.finding.as_ref().and_then(Finding::current);
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

    /// Where a section stands among all of all packs.
    fn place_of(&self, id: &SectionId) -> (usize, usize) {
        let packs = self.library.packs();
        let pack = packs.iter().position(|pack| pack.id == id.pack);
        let in_pack = |pack: &Pack| pack.sections().position(|it| it.id == id.section);
        let section = pack.and_then(|at| in_pack(packs.get(at)?));
        (pack.unwrap_or(0), section.unwrap_or(0))
    }
}
