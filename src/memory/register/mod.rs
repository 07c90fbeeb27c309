//! Registers, in which the last write to a key wins; and the list of sessions.

pub(in crate::memory) mod in_text;
pub(in crate::memory) mod settings;
pub(in crate::memory) mod sittings;

use std::collections::{BTreeMap, BTreeSet};

use crate::material::{FaceId, FactId, SectionId};
use crate::memory::fact::answers::Rest;
use crate::memory::register::in_text::Unasked;
use crate::memory::register::settings::StudySettings;
use crate::record::{Event, EventView, KeepState, Moment, ReadState, ReadView, Seen, event};

/// How far a section was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadingMemory {
    /// When it was last on screen.
    pub at: Moment,
    /// How much of it was above the lower edge of the window, 0 to 1000.
    pub permille: u16,
    /// The most that ever was.
    pub furthest: u16,
    /// Stays set once the section was finished.
    pub finished: bool,
}

/// The learner's flag on a doubtful question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flagged {
    pub at: Moment,
    /// What is wrong, in the learner's words; may be empty.
    pub note: String,
}

/// State set by events other than answers; the last write wins.
#[derive(Debug, Default)]
pub(in crate::memory) struct Registers {
    pub settings: StudySettings,
    pub in_text: Unasked,
    pub flags: BTreeMap<FaceId, Flagged>,
    /// The questions with the learner's bookmark.
    pub bookmarks: BTreeSet<FaceId>,
    pub reading: BTreeMap<SectionId, ReadingMemory>,
    pub last_read: Option<SectionId>,
    /// Suspended, buried and removed facts.
    pub rests: BTreeMap<FactId, Rest>,
}

/// Whether an event sets a register.
pub(in crate::memory) fn is_written(what: EventView<'_>) -> bool {
    match what {
        EventView::Read(_) => true,
        EventView::Other(event) => {
            matches!(
                event,
                Event::Set(_) | Event::Flag(_) | Event::Keep(_) | Event::Star(_)
            )
        }
        EventView::Answer(_) | EventView::Start(_) | EventView::Finish(_) => false,
    }
}

/// The fact that an event suspends, buries, removes or makes active again.
pub(in crate::memory) fn kept_in(what: EventView<'_>) -> Option<FactId> {
    if let EventView::Other(Event::Keep(it)) = what {
        Some(FactId::from_record(&it.fact))
    } else {
        None
    }
}

impl Registers {
    /// `events` are those that count, in record order.
    pub(in crate::memory) fn of(events: &[Seen<'_>]) -> Self {
        let mut registers = Self::default();
        // The hour at which days end also applies to what came before it was set.
        for seen in events {
            if let EventView::Other(Event::Set(it)) = seen.what {
                registers.settings.set(&it.key, &it.value);
            }
        }
        for seen in events {
            registers.take_all_but_settings(seen);
        }
        registers
    }

    /// Applies one more event.
    pub(in crate::memory) fn take(&mut self, seen: &Seen<'_>) {
        if let EventView::Other(Event::Set(it)) = seen.what {
            self.settings.set(&it.key, &it.value);
        }
        self.take_all_but_settings(seen);
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "no register takes the other kinds"
    )]
    fn take_all_but_settings(&mut self, seen: &Seen<'_>) {
        match seen.what {
            EventView::Read(read) => self.take_reading(read),
            EventView::Other(Event::Set(it)) => self.in_text.set(&it.key, &it.value),
            EventView::Other(Event::Flag(it)) => self.take_flag(it),
            EventView::Other(Event::Star(it)) => self.take_star(it),
            EventView::Other(Event::Keep(it)) => {
                let fact = FactId::from_record(&it.fact);
                match self.rest(seen, it) {
                    Some(rest) => drop(self.rests.insert(fact, rest)),
                    None => drop(self.rests.remove(&fact)),
                }
            }
            _ => {}
        }
    }

    fn take_flag(&mut self, it: &event::Flag) {
        let ask = FaceId::new(FactId::from_record(&it.fact), it.ask.clone());
        if it.on {
            let (at, note) = (it.at, it.note.clone());
            self.flags.insert(ask, Flagged { at, note });
        } else {
            self.flags.remove(&ask);
        }
    }

    fn take_star(&mut self, it: &event::Star) {
        let ask = FaceId::new(FactId::from_record(&it.fact), it.ask.clone());
        if it.on {
            self.bookmarks.insert(ask);
        } else {
            self.bookmarks.remove(&ask);
        }
    }

    fn rest(&self, seen: &Seen<'_>, it: &event::Keep) -> Option<Rest> {
        let tomorrow = || seen.study_day(self.settings.day_ends).saturating_add(1);
        match it.state {
            KeepState::Suspended => Some(Rest::Suspended),
            KeepState::Buried => {
                let until = it.until.parse().unwrap_or_else(|_| tomorrow());
                Some(Rest::BuriedUntil(until))
            }
            KeepState::Removed => Some(Rest::Removed),
            KeepState::Active | KeepState::Other(_) => None,
        }
    }

    fn take_reading(&mut self, read: ReadView<'_>) {
        let Some(id) = SectionId::parse(read.section()) else {
            return;
        };
        let before = self.reading.get(&id);
        let permille = read.permille().min(1000);
        let reading = ReadingMemory {
            at: read.at(),
            permille,
            furthest: before.map_or(permille, |it| it.furthest.max(permille)),
            finished: read.state() == ReadState::Finished || before.is_some_and(|it| it.finished),
        };
        self.last_read = Some(id.clone());
        self.reading.insert(id, reading);
    }
}
