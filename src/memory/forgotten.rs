//! What the learner has let go: answers that stay in the record and no longer count.

use crate::material::FactId;
use crate::record::{ForgetKind, Mode, Moment, Scope, event};

/// A part of the record that can be forgotten as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordPart {
    /// All answers to a fact.
    Fact(FactId),
    /// All answers to the facts of a pack, and what was read of it.
    Pack(String),
    /// The latest session of a device with that id.
    Sitting {
        /// The device's name.
        device: String,
        /// The session's id.
        sit: String,
    },
}

impl RecordPart {
    /// The event that forgets it.
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

    /// What is forgotten by an event of that device; `None` for nothing, and for a kind of a newer version.
    pub fn of(forget: &event::Forget, device: &str) -> Option<Self> {
        let key = forget.key.as_str();
        match forget.what {
            ForgetKind::Fact => Some(Self::Fact(FactId::from_record(key))),
            ForgetKind::Pack => Some(Self::Pack(key.to_owned())),
            // What has no id belongs to no session.
            ForgetKind::Sitting if key.is_empty() => None,
            ForgetKind::Sitting => Some(Self::Sitting {
                // Without a name only the device's own sessions could be forgotten.
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

/// Something forgotten that can be brought back, or removed for good.
///
/// Device and moment name the event that forgot it: two sessions may have one id, and a fact can be forgotten twice.
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

impl Forgotten {
    /// Whether both were forgotten by the same event.
    pub fn is_same(&self, other: &Self) -> bool {
        (&self.device, self.at) == (&other.device, other.at)
    }
}
