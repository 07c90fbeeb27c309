//! What the learner chose to forget: answers that stay in the record but no longer count.

use crate::material::FactId;
use crate::record::{ForgetKind, Mode, Moment, Scope, event};

/// A part of the record that can be forgotten as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordPart {
    Fact(FactId),
    /// All answers to its facts, and what was read in it.
    Pack(String),
    /// The latest session with this id on the device.
    Sitting {
        device: String,
        /// Session id.
        sit: String,
    },
}

impl RecordPart {
    /// Creates the event that forgets it.
    pub fn forget(&self, at: Moment) -> event::Forget {
        let (what, key, by) = match self {
            Self::Fact(fact) => (ForgetKind::Fact, fact.as_str(), ""),
            Self::Pack(pack) => (ForgetKind::Pack, pack.as_str(), ""),
            Self::Sitting { device, sit } => (ForgetKind::Sitting, sit.as_str(), device.as_str()),
        };
        event::Forget {
            at,
            what,
            key: key.to_owned(),
            by: by.to_owned(),
        }
    }

    /// The part forgotten by an event of `device`; `None` if it names nothing or is of a kind from a newer version.
    pub fn of(forget: &event::Forget, device: &str) -> Option<Self> {
        let key = forget.key.as_str();
        match forget.what {
            ForgetKind::Fact => Some(Self::Fact(FactId::from_record(key))),
            ForgetKind::Pack => Some(Self::Pack(key.to_owned())),
            // Events without a session id belong to no session.
            ForgetKind::Sitting if key.is_empty() => None,
            ForgetKind::Sitting => Some(Self::Sitting {
                // An event that names no device refers to a session of its own.
                device: if forget.by.is_empty() {
                    device
                } else {
                    &forget.by
                }
                .to_owned(),
                sit: key.to_owned(),
            }),
            ForgetKind::Other(_) => None,
        }
    }
}

/// Something forgotten that can be restored or permanently removed.
///
/// `device` and `at` identify the `Forget` event: session ids are not unique, and a fact can be forgotten twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forgotten {
    pub part: RecordPart,
    /// Where it was forgotten.
    pub device: String,
    pub at: Moment,
    /// How many answers it covers, those given before reading included, which count nowhere.
    pub answers: usize,
    /// How many of these it keeps from counting: the number to name.
    pub counted: usize,
    /// Mode and scope, if it is a session.
    pub sitting: Option<(Mode, Scope)>,
}

impl Forgotten {
    /// Whether both come from the same `Forget` event.
    pub fn is_same(&self, other: &Self) -> bool {
        (&self.device, self.at) == (&other.device, other.at)
    }
}
