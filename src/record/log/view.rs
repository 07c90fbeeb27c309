//! Events as they stand in a record: what they say, without copies of their texts, packed or not.

use crate::record::event::Event;
use crate::record::log::answer_view::AnswerView;
use crate::record::log::entry::StartLine;
use crate::record::log::form::Form;
use crate::record::log::packed::{
    Other, PackedEntry, PackedFinish, PackedRead, PackedStart, Packer,
};
use crate::record::moment::Moment;

/// An event in a record, without copies of its texts.
#[derive(Clone, Copy, Debug)]
pub enum EventView<'a> {
    /// An answer.
    Answer(AnswerView<'a>),
    /// The begin of a sitting.
    Start(StartView<'a>),
    /// The end of a sitting.
    Finish(FinishView<'a>),
    /// How far a section was read.
    Read(ReadView<'a>),
    /// Any other kind; never one of the four above.
    Other(&'a Event),
}

/// The begin of a sitting in a record; see [`Event::Start`].
#[derive(Clone, Copy, Debug)]
pub struct StartView<'a>(Form<'a, PackedStart>);

/// The end of a sitting in a record; see [`Event::Finish`].
#[derive(Clone, Copy, Debug)]
pub struct FinishView<'a>(Form<'a, PackedFinish>);

/// How far a section was read; see [`Event::Read`].
#[derive(Clone, Copy, Debug)]
pub struct ReadView<'a>(Form<'a, PackedRead>);

impl<'a> EventView<'a> {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "only four kinds have a view of their own"
    )]
    pub(in crate::record) fn plain(event: &'a Event) -> Self {
        match event {
            Event::Answer { .. } => Self::Answer(AnswerView::plain(event)),
            Event::Start { .. } => Self::Start(StartView(Form::Plain(event))),
            Event::Finish { .. } => Self::Finish(FinishView(Form::Plain(event))),
            Event::Read { .. } => Self::Read(ReadView(Form::Plain(event))),
            _ => Self::Other(event),
        }
    }
}

impl<'a> StartView<'a> {
    pub(in crate::record) fn packed(packer: &'a Packer, start: &'a PackedStart) -> Self {
        Self(Form::Packed(packer, start))
    }

    fn text(
        &self,
        packed: impl Fn(&PackedStart) -> u32,
        plain: impl Fn(StartLine<'a>) -> &'a str,
    ) -> &'a str {
        match self.0 {
            Form::Packed(packer, start) => packer.texts.text(packed(start)),
            Form::Plain(event) => StartLine::of(event).map_or("", |(line, _)| plain(line)),
        }
    }

    /// When it began.
    pub fn at(&self) -> Moment {
        match self.0 {
            Form::Packed(_, start) => start.at,
            Form::Plain(event) => event.at(),
        }
    }

    /// The sitting.
    pub fn sit(&self) -> &'a str {
        self.text(|it| it.sit, |it| it.sit)
    }

    /// A number for the sitting's id, the same for all that is packed; `None` for what is not.
    pub fn sit_number(&self) -> Option<u32> {
        match self.0 {
            Form::Packed(_, start) => Some(start.sit),
            Form::Plain(_) => None,
        }
    }

    /// The mode.
    pub fn mode(&self) -> &'a str {
        self.text(|it| it.mode, |it| it.mode)
    }

    /// The scope.
    pub fn of(&self) -> &'a str {
        self.text(|it| it.of, |it| it.of)
    }

    /// How many askings were drawn.
    pub fn drawn(&self) -> usize {
        match self.0 {
            Form::Packed(_, start) => start.asks.list().len,
            Form::Plain(event) => StartLine::of(event).map_or(0, |(_, asks)| asks.len()),
        }
    }
}

impl<'a> FinishView<'a> {
    pub(in crate::record) fn packed(packer: &'a Packer, finish: &'a PackedFinish) -> Self {
        Self(Form::Packed(packer, finish))
    }

    /// The sitting.
    pub fn sit(&self) -> &'a str {
        match self.0 {
            Form::Packed(packer, finish) => packer.texts.text(finish.sit),
            Form::Plain(Event::Finish { sit, .. }) => sit,
            Form::Plain(_) => "",
        }
    }

    /// A number for the sitting's id, the same for all that is packed; `None` for what is not.
    pub fn sit_number(&self) -> Option<u32> {
        match self.0 {
            Form::Packed(_, finish) => Some(finish.sit),
            Form::Plain(_) => None,
        }
    }

    /// How it ended.
    pub fn how(&self) -> &'a str {
        match self.0 {
            Form::Packed(packer, finish) => packer.texts.text(finish.how),
            Form::Plain(Event::Finish { how, .. }) => how,
            Form::Plain(_) => "",
        }
    }
}

impl<'a> ReadView<'a> {
    pub(in crate::record) fn packed(packer: &'a Packer, read: &'a PackedRead) -> Self {
        Self(Form::Packed(packer, read))
    }

    /// When.
    pub fn at(&self) -> Moment {
        match self.0 {
            Form::Packed(_, read) => read.at,
            Form::Plain(event) => event.at(),
        }
    }

    /// The section's address.
    pub fn section(&self) -> &'a str {
        match self.0 {
            Form::Packed(packer, read) => packer.texts.text(read.section),
            Form::Plain(Event::Read { section, .. }) => section,
            Form::Plain(_) => "",
        }
    }

    /// Reached, left or finished.
    pub fn state(&self) -> &'a str {
        match self.0 {
            Form::Packed(packer, read) => packer.texts.text(read.state),
            Form::Plain(Event::Read { state, .. }) => state,
            Form::Plain(_) => "",
        }
    }

    /// How much of it was above the lower edge of the window, 0 to 1000.
    pub fn permille(&self) -> u16 {
        match self.0 {
            Form::Packed(_, read) => read.permille,
            Form::Plain(Event::Read { permille, .. }) => *permille,
            Form::Plain(_) => 0,
        }
    }
}

impl From<EventView<'_>> for Event {
    fn from(view: EventView<'_>) -> Self {
        match view {
            EventView::Start(StartView(Form::Plain(event)))
            | EventView::Finish(FinishView(Form::Plain(event)))
            | EventView::Read(ReadView(Form::Plain(event)))
            | EventView::Other(event) => event.clone(),
            EventView::Answer(it) => it.into(),
            EventView::Start(StartView(Form::Packed(packer, start))) => Self::Start {
                at: start.at,
                sit: packer.texts.text(start.sit).to_owned(),
                mode: packer.texts.text(start.mode).to_owned(),
                of: packer.texts.text(start.of).to_owned(),
                seed: start.seed,
                asks: start.asks.list().iter().map(str::to_owned).collect(),
                limit_s: start.limit_s,
                verdicts_last: start.verdicts_last,
            },
            EventView::Finish(it) => Self::Finish {
                at: match it.0 {
                    Form::Packed(_, finish) => finish.at,
                    Form::Plain(event) => event.at(),
                },
                sit: it.sit().to_owned(),
                how: it.how().to_owned(),
            },
            EventView::Read(ReadView(Form::Packed(packer, read))) => Self::Read {
                at: read.at,
                section: packer.texts.text(read.section).to_owned(),
                state: packer.texts.text(read.state).to_owned(),
                permille: read.permille,
                ms: read.ms,
            },
        }
    }
}

impl Packer {
    /// What stands in the record there.
    pub(in crate::record) fn view<'a>(&'a self, packed: &'a PackedEntry) -> EventView<'a> {
        if packed.is_answer() {
            return EventView::Answer(AnswerView::packed(self, packed));
        }
        match self.other(packed) {
            Some(Other::Start(start)) => EventView::Start(StartView::packed(self, start)),
            Some(Other::Finish(finish)) => EventView::Finish(FinishView::packed(self, finish)),
            Some(Other::Read(read)) => EventView::Read(ReadView::packed(self, read)),
            Some(Other::Event(event)) => EventView::plain(event),
            None => EventView::Other(&NOTHING),
        }
    }
}

/// What an event would be that was never put in: it means nothing to anybody.
static NOTHING: Event = Event::Set {
    at: Moment::FIRST,
    key: String::new(),
    value: String::new(),
};
