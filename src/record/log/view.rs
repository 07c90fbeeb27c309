//! Views of the events in a record, packed or plain, without copies of their texts.

use crate::record::event::{Event, Finish, Read, Set, Start};
use crate::record::log::answer_view::AnswerView;
use crate::record::log::packed::{
    PackedEntry, PackedFinish, PackedRead, PackedStart, Packer, Unpacked,
};
use crate::record::log::stored::Stored;
use crate::record::moment::Moment;
use crate::record::words::{Ending, Mode, ReadState, Scope};

/// An event that borrows its texts from the record.
#[derive(Clone, Copy, Debug)]
pub enum EventView<'a> {
    Answer(AnswerView<'a>),
    Start(StartView<'a>),
    Finish(FinishView<'a>),
    Read(ReadView<'a>),
    /// Any other kind; never one of the above.
    Other(&'a Event),
}

/// A [`Start`] borrowed from a record.
#[derive(Clone, Copy, Debug)]
pub struct StartView<'a>(Stored<'a, PackedStart, Start>);

/// A [`Finish`] borrowed from a record.
#[derive(Clone, Copy, Debug)]
pub struct FinishView<'a>(Stored<'a, PackedFinish, Finish>);

/// A [`Read`] borrowed from a record.
#[derive(Clone, Copy, Debug)]
pub struct ReadView<'a>(Stored<'a, PackedRead, Read>);

impl<'a> EventView<'a> {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "only four kinds have a view of their own"
    )]
    pub(in crate::record) fn plain(event: &'a Event) -> Self {
        match event {
            Event::Answer(it) => Self::Answer(AnswerView::plain(it)),
            Event::Start(it) => Self::Start(StartView(Stored::Plain(it))),
            Event::Finish(it) => Self::Finish(FinishView(Stored::Plain(it))),
            Event::Read(it) => Self::Read(ReadView(Stored::Plain(it))),
            _ => Self::Other(event),
        }
    }

    /// Returns the start of a sitting, if it is one.
    pub fn start(self) -> Option<StartView<'a>> {
        if let Self::Start(it) = self {
            Some(it)
        } else {
            None
        }
    }

    /// Returns the id of the sitting it belongs to, if any.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the other kinds belong to no session"
    )]
    pub fn sit(&self) -> Option<&'a str> {
        match self {
            Self::Answer(it) => Some(it.sit()),
            Self::Start(it) => Some(it.sit()),
            Self::Finish(it) => Some(it.sit()),
            Self::Other(Event::Draft(it)) => Some(&it.sit),
            Self::Other(Event::Act(it)) => Some(&it.sit),
            _ => None,
        }
    }
}

impl<'a> StartView<'a> {
    /// Returns when the sitting began.
    pub fn at(&self) -> Moment {
        match self.0 {
            Stored::Packed(_, start) => start.at,
            Stored::Plain(start) => start.at,
        }
    }

    /// Returns the sitting's id.
    pub fn sit(&self) -> &'a str {
        match self.0 {
            Stored::Packed(packer, start) => packer.texts.text(start.sit),
            Stored::Plain(start) => &start.sit,
        }
    }

    /// Returns a number for the sitting's id, the same in all packed events; `None` if the event is not packed.
    pub fn sit_number(&self) -> Option<u32> {
        match self.0 {
            Stored::Packed(_, start) => Some(start.sit),
            Stored::Plain(_) => None,
        }
    }

    /// Returns the kind of the sitting.
    pub fn mode(&self) -> Mode {
        match self.0 {
            Stored::Packed(packer, start) => packer.texts.text(start.mode).into(),
            Stored::Plain(start) => start.mode.clone(),
        }
    }

    /// Returns what the questions were drawn from.
    pub fn of(&self) -> Scope {
        match self.0 {
            Stored::Packed(packer, start) => packer.texts.text(start.of).into(),
            Stored::Plain(start) => start.of.clone(),
        }
    }

    /// Returns how many questions were drawn.
    pub fn drawn(&self) -> usize {
        match self.0 {
            Stored::Packed(_, start) => start.asks.list().len,
            Stored::Plain(start) => start.asks.len(),
        }
    }
}

impl<'a> FinishView<'a> {
    /// Returns the sitting's id.
    pub fn sit(&self) -> &'a str {
        match self.0 {
            Stored::Packed(packer, finish) => packer.texts.text(finish.sit),
            Stored::Plain(finish) => &finish.sit,
        }
    }

    /// Returns a number for the sitting's id, the same in all packed events; `None` if the event is not packed.
    pub fn sit_number(&self) -> Option<u32> {
        match self.0 {
            Stored::Packed(_, finish) => Some(finish.sit),
            Stored::Plain(_) => None,
        }
    }

    /// Returns how the sitting ended.
    pub fn how(&self) -> Ending {
        match self.0 {
            Stored::Packed(packer, finish) => packer.texts.text(finish.how).into(),
            Stored::Plain(finish) => finish.how.clone(),
        }
    }
}

impl<'a> ReadView<'a> {
    /// Returns when this was noted.
    pub fn at(&self) -> Moment {
        match self.0 {
            Stored::Packed(_, read) => read.at,
            Stored::Plain(read) => read.at,
        }
    }

    /// Returns the section's address.
    pub fn section(&self) -> &'a str {
        match self.0 {
            Stored::Packed(packer, read) => packer.texts.text(read.section),
            Stored::Plain(read) => &read.section,
        }
    }

    /// Returns whether the section was opened, reached, left or finished.
    pub fn state(&self) -> ReadState {
        match self.0 {
            Stored::Packed(packer, read) => packer.texts.text(read.state).into(),
            Stored::Plain(read) => read.state.clone(),
        }
    }

    /// Returns how much of the section was above the bottom edge of the window, 0 to 1000.
    pub fn permille(&self) -> u16 {
        match self.0 {
            Stored::Packed(_, read) => read.permille,
            Stored::Plain(read) => read.permille,
        }
    }
}

impl From<StartView<'_>> for Start {
    fn from(StartView(form): StartView<'_>) -> Self {
        match form {
            Stored::Plain(it) => it.clone(),
            Stored::Packed(packer, it) => Self {
                at: it.at,
                sit: packer.texts.text(it.sit).to_owned(),
                mode: packer.texts.text(it.mode).into(),
                of: packer.texts.text(it.of).into(),
                seed: it.seed,
                asks: it.asks.list().iter().map(str::to_owned).collect(),
                limit_s: it.limit_s,
                verdicts_last: it.verdicts_last,
                ..Self::default()
            },
        }
    }
}

impl From<FinishView<'_>> for Finish {
    fn from(view: FinishView<'_>) -> Self {
        match view.0 {
            Stored::Plain(it) => it.clone(),
            Stored::Packed(_, it) => Self {
                at: it.at,
                sit: view.sit().to_owned(),
                how: view.how(),
            },
        }
    }
}

impl From<ReadView<'_>> for Read {
    fn from(view: ReadView<'_>) -> Self {
        match view.0 {
            Stored::Plain(it) => it.clone(),
            Stored::Packed(_, it) => Self {
                at: it.at,
                section: view.section().to_owned(),
                state: view.state(),
                permille: it.permille,
                ms: it.ms,
                byte: it.byte,
            },
        }
    }
}

impl From<EventView<'_>> for Event {
    fn from(view: EventView<'_>) -> Self {
        match view {
            EventView::Answer(it) => Self::Answer(it.into()),
            EventView::Start(it) => Self::Start(it.into()),
            EventView::Finish(it) => Self::Finish(it.into()),
            EventView::Read(it) => Self::Read(it.into()),
            EventView::Other(event) => event.clone(),
        }
    }
}

impl Packer {
    /// Returns a view of the event behind an entry.
    pub(in crate::record) fn view<'a>(&'a self, packed: &'a PackedEntry) -> EventView<'a> {
        if packed.is_answer() {
            return EventView::Answer(AnswerView::packed(self, packed));
        }
        match self.other(packed) {
            Some(Unpacked::Start(it)) => EventView::Start(StartView(Stored::Packed(self, it))),
            Some(Unpacked::Finish(it)) => EventView::Finish(FinishView(Stored::Packed(self, it))),
            Some(Unpacked::Read(it)) => EventView::Read(ReadView(Stored::Packed(self, it))),
            Some(Unpacked::Event(event)) => EventView::plain(event),
            None => EventView::Other(&NOTHING),
        }
    }
}

/// Takes the place of an event that was never packed: a setting without a key has no effect.
static NOTHING: Event = Event::Set(Set {
    at: Moment::FIRST,
    key: String::new(),
    value: String::new(),
});
