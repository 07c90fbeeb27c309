//! The texts that are remembered of a question; in a checkpoint they stay packed until they are wanted.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::compact::{Bytes, from_bytes, to_bytes};

/// What was written in answers to a question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct AskTexts {
    /// The question's hash when it was asked last.
    pub was: String,
    /// What was given when it was missed last.
    pub gave: Vec<String>,
    /// Wrong answers of one text, and how often each was given.
    pub taken: Vec<(String, u32)>,
}

impl AskTexts {
    /// A text alone was given so many times more.
    pub(super) fn note_taken(&mut self, only: &str, times: u32) {
        match self.taken.iter_mut().find(|(text, _)| text == only) {
            Some((_, known)) => *known += times,
            None => self.taken.push((only.to_owned(), times)),
        }
    }
}

/// The same, packed or not.
#[derive(Clone)]
pub(super) enum PackedTexts {
    /// What [`AskTexts`] reads from; its sum was right, so that it is as it was written.
    Packed(Bytes),
    Open(Box<AskTexts>),
}

impl PackedTexts {
    pub(super) fn get(&self) -> Cow<'_, AskTexts> {
        match self {
            Self::Open(texts) => Cow::Borrowed(texts),
            Self::Packed(packed) => Cow::Owned(from_bytes(packed).unwrap_or_default()),
        }
    }

    pub(super) fn get_mut(&mut self) -> &mut AskTexts {
        if let Self::Packed(packed) = self {
            *self = Self::Open(from_bytes(packed).unwrap_or_default());
        }
        match self {
            Self::Open(texts) => texts,
            Self::Packed(_) => self.get_mut(),
        }
    }

    /// `None` when they cannot be packed.
    pub(super) fn packed(&self) -> Option<Cow<'_, [u8]>> {
        match self {
            Self::Open(texts) => to_bytes(texts).map(Cow::Owned),
            Self::Packed(packed) => Some(Cow::Borrowed(packed)),
        }
    }
}

impl Default for PackedTexts {
    fn default() -> Self {
        Self::Packed(Bytes::new())
    }
}

impl PartialEq for PackedTexts {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl fmt::Debug for PackedTexts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}
