//! What the learner has let go: answers that stay in the record and no longer count.

use crate::material::FactId;
use crate::record::{Event, EventView, ForgetKind, Mode, Moment, Scope, event};

/// A part of the record that can be forgotten as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordPart {
    /// All answers to a fact.
    Fact(FactId),
    /// All answers to the facts of a pack, and what was read of it.
    Pack(String),
    /// One sitting, by its id.
    Sitting(String),
}

impl RecordPart {
    /// Kind and key, as they stand in the record.
    pub fn as_recorded(&self) -> (ForgetKind, &str) {
        match self {
            Self::Fact(fact) => (ForgetKind::Fact, fact.as_str()),
            Self::Pack(pack) => (ForgetKind::Pack, pack),
            Self::Sitting(sit) => (ForgetKind::Sitting, sit),
        }
    }

    /// Reads kind and key; `None` for a kind of a newer version.
    pub fn parse(what: &ForgetKind, key: &str) -> Option<Self> {
        match what {
            ForgetKind::Fact => Some(Self::Fact(FactId::from_record(key))),
            ForgetKind::Pack => Some(Self::Pack(key.to_owned())),
            ForgetKind::Sitting => Some(Self::Sitting(key.to_owned())),
            ForgetKind::Other(_) => None,
        }
    }

    /// Whether an event belongs to it.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the other kinds belong to no fact, pack or sitting"
    )]
    pub fn holds(&self, what: EventView<'_>) -> bool {
        let (fact, sit, section) = match what {
            EventView::Answer(it) => (it.fact(), it.sit(), ""),
            EventView::Start(it) => ("", it.sit(), ""),
            EventView::Finish(it) => ("", it.sit(), ""),
            EventView::Read(it) => ("", "", it.section()),
            EventView::Other(event) => match event {
                Event::Draft(event::Draft { sit, .. }) | Event::Act(event::Act { sit, .. }) => {
                    ("", sit.as_str(), "")
                }
                Event::Keep(event::Keep { fact, .. }) => (fact.as_str(), "", ""),
                _ => return false,
            },
        };
        let is_of = |text: &str, mark: char, pack: &str| {
            text.split_once(mark)
                .is_some_and(|(found, _)| found == pack)
        };
        match self {
            Self::Fact(key) => fact == key.as_str(),
            Self::Pack(key) => is_of(fact, '/', key) || is_of(section, '#', key),
            Self::Sitting(key) => !sit.is_empty() && sit == key,
        }
    }
}

/// Something forgotten that can be brought back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forgotten {
    /// What it was.
    pub part: RecordPart,
    /// The device on which it was forgotten.
    pub device: String,
    /// When.
    pub at: Moment,
    /// How many answers no longer count because of it.
    pub answers: usize,
    /// Mode and scope of a session; `None` for the rest.
    pub sitting: Option<(Mode, Scope)>,
}
