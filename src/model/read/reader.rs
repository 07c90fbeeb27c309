//! The open article: section, reading position, and the screen the learner came from.

use crate::material::{FaceId, FactId, Library, SectionId};
use crate::memory::{Memory, ReadingMemory};
use crate::model::route::Route;
use crate::reading::{next_section, outline};
use crate::record::{Event, EventClock, Moment, ReadState, Scope, event};

/// The shortest time between two records of the reading position.
const PAUSE_MS: i64 = 60_000;

/// The learner's place in the articles. Positions are permille of a section above the lower edge of the window.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    /// `None` if there is nothing to read.
    pub section: Option<SectionId>,
    /// The fact whose passage is highlighted after a jump.
    pub jumped: Option<FactId>,
    /// The question whose proof is highlighted after a jump, in place of the passage of its fact.
    pub proof: Option<FaceId>,
    /// The block to scroll to, once: a heading that was chosen in the contents list.
    pub block: Option<usize>,
    /// The position to scroll back to, once.
    pub restore: Option<u16>,
    /// Whether paragraphs whose facts are all strong are folded.
    pub is_folded: bool,
    /// Counts openings and jumps, so that the screen knows when to scroll.
    pub visit: u64,
    came_from: Option<Route>,
    /// The section and position before a jump.
    place: Option<(Option<SectionId>, u16)>,
    permille: u16,
    /// The furthest position since the section was opened.
    furthest: u16,
    /// The start of the unrecorded reading time; `None` while the article is not on screen.
    since: Option<Moment>,
    recorded: Option<(Moment, u16)>,
}

impl Reader {
    /// Starts where the learner left off: at the section read last, or after it if it was finished.
    pub(in crate::model) fn new(library: &Library, memory: &Memory) -> Self {
        let exists = |(id, _): &(&SectionId, &ReadingMemory)| library.section(id).is_some();
        // What was read last may be gone.
        let others = || memory.readings().filter(exists).max_by_key(|(_, it)| it.at);
        let last = memory.last_read().filter(exists).or_else(others);
        if let Some((id, reading)) = last {
            let reader = Self {
                section: Some(id.clone()),
                ..Self::default()
            };
            return match reader.next(library).filter(|_| reading.finished) {
                Some(next) => Self {
                    section: Some(next),
                    ..reader
                },
                None => Self {
                    restore: Some(reading.permille),
                    ..reader
                },
            };
        }
        let all = || library.packs().iter().flat_map(outline).map(|(id, _)| id);
        let is_open = |id: &SectionId| !memory.reading(id).is_some_and(|it| it.finished);
        Self {
            section: all().find(is_open).or_else(|| all().next()),
            ..Self::default()
        }
    }

    /// Where Esc leads.
    pub(in crate::model) fn return_to(&self) -> Route {
        self.came_from.unwrap_or(Route::Today)
    }

    /// The latest position, 0 to 1000.
    pub fn permille(&self) -> u16 {
        self.permille
    }

    /// The furthest position since the section was opened, 0 to 1000.
    pub fn furthest(&self) -> u16 {
        self.furthest
    }

    /// Whether a jump from another screen or a search hit is shown, which is not a reading position.
    pub fn came_by_jump(&self) -> bool {
        self.came_from.is_some()
    }

    /// Shows the article again, without a jump.
    pub(in crate::model) fn show(&mut self) {
        (self.jumped, self.proof, self.block) = (None, None, None);
        self.came_from = None;
        self.since = None;
        self.visit += 1;
        if self.permille > 0 {
            self.restore = Some(self.permille);
        }
    }

    pub(in crate::model) fn open(&mut self, id: SectionId, memory: &Memory) {
        let left_at = memory
            .reading(&id)
            .filter(|reading| !reading.finished)
            .map(|reading| reading.permille);
        *self = Self {
            section: Some(id),
            restore: left_at,
            visit: self.visit + 1,
            is_folded: self.is_folded,
            ..Self::default()
        };
    }

    /// Scrolls to a block of the open section.
    pub(in crate::model) fn show_block(&mut self, block: usize) {
        (self.block, self.restore) = (Some(block), None);
        self.visit += 1;
    }

    /// Shows a passage, with the mark of `fact` if it is in the section. A jump from another screen keeps the reading position for later.
    pub(in crate::model) fn jump(&mut self, id: SectionId, fact: Option<FactId>, from: Route) {
        let came_from = if from == Route::Read {
            self.came_from
        } else {
            Some(from)
        };
        let place = self
            .place
            .take()
            .or_else(|| came_from.map(|_| (self.section.take(), self.permille)));
        let (visit, is_folded) = (self.visit + 1, self.is_folded);
        *self = Self {
            is_folded,
            section: Some(id),
            jumped: fact,
            came_from,
            place,
            visit,
            ..Self::default()
        };
    }

    /// Shows a search hit and keeps the reading position for later.
    pub(in crate::model) fn show_hit(&mut self, id: SectionId) {
        let place = (self.section.take(), self.permille);
        if self.came_from.is_none() {
            (self.came_from, self.place) = (Some(Route::Read), Some(place));
        }
        (self.section, self.restore) = (Some(id), None);
        (self.jumped, self.proof, self.block) = (None, None, None);
        self.visit += 1;
    }

    /// Records the position before a jump, unless that was done within the last minute.
    pub(in crate::model) fn note(&mut self, clock: &mut EventClock) -> Vec<Event> {
        let last = self.recorded.map(|(at, _)| at);
        if last.is_some_and(|at| is_recent(at, clock.now())) {
            Vec::new()
        } else {
            self.record(ReadState::Left, clock)
        }
    }

    pub(in crate::model) fn next(&self, library: &Library) -> Option<SectionId> {
        let id = self.section.as_ref()?;
        next_section(library.pack(&id.pack)?, &id.section)
    }

    /// Whether the end of the section in `scope` was seen.
    pub(in crate::model) fn is_at_end_of(&self, scope: &Scope) -> bool {
        let is_open = matches!(scope, Scope::Section(id) if self.section.as_ref() == Some(id));
        is_open && self.furthest >= 1000 && self.came_from.is_none()
    }

    /// Updates the position; records it if it has moved and the last record is a minute old.
    pub(in crate::model) fn read_to(
        &mut self,
        permille: u16,
        clock: &mut EventClock,
    ) -> Vec<Event> {
        self.permille = permille.min(1000);
        self.furthest = self.furthest.max(self.permille);
        self.restore = None;
        let now = clock.now();
        let since = *self.since.get_or_insert(now);
        let last = self.recorded.map_or(since, |(at, _)| at);
        if is_recent(last, now) {
            Vec::new()
        } else {
            self.record(ReadState::Reached, clock)
        }
    }

    /// Leaves the article: returns to the place before a jump, or records the position.
    pub(in crate::model) fn leave(&mut self, clock: &mut EventClock) -> Vec<Event> {
        if let Some((section, permille)) = self.place.take() {
            *self = Self {
                section,
                permille,
                visit: self.visit,
                is_folded: self.is_folded,
                ..Self::default()
            };
            return Vec::new();
        }
        let events = self.note(clock);
        self.since = None;
        events
    }

    /// Records the position one last time before the window closes.
    pub(in crate::model) fn close(&mut self, clock: &mut EventClock) -> Vec<Event> {
        self.record(ReadState::Left, clock)
    }

    pub(in crate::model) fn finish(&mut self, clock: &mut EventClock) -> Vec<Event> {
        // Reading on from a looked-up passage counts as reading.
        (self.came_from, self.place) = (None, None);
        self.permille = 1000;
        self.recorded = None;
        self.record(ReadState::Finished, clock)
    }

    fn record(&mut self, state: ReadState, clock: &mut EventClock) -> Vec<Event> {
        let Some(section) = &self.section else {
            return Vec::new();
        };
        // A looked-up passage is not a reading position.
        if self.came_from.is_some() {
            return Vec::new();
        }
        if self.permille == 0
            || self
                .recorded
                .is_some_and(|(_, permille)| permille == self.permille)
        {
            return Vec::new();
        }
        let at = clock.take();
        let since = self.since.replace(at).unwrap_or(at);
        self.recorded = Some((at, self.permille));
        let ms = u32::try_from((at.ms() - since.ms()).max(0)).unwrap_or(u32::MAX);
        let section = section.to_string();
        vec![Event::Read(event::Read {
            at,
            section,
            state,
            permille: self.permille,
            ms,
            ..Default::default()
        })]
    }
}

/// Whether `earlier` is less than `PAUSE_MS` ago. After the clock was set back, nothing is recent.
fn is_recent(earlier: Moment, now: Moment) -> bool {
    (0..PAUSE_MS).contains(&(now.ms() - earlier.ms()))
}
