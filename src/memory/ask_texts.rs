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
#[derive(Clone, Default)]
pub(super) struct PackedTexts {
    /// Empty, or what [`AskTexts`] reads from; its sum was right, so that it is as it was written.
    packed: Bytes,
    texts: Option<Box<AskTexts>>,
}

impl PackedTexts {
    pub(super) fn of(packed: Bytes) -> Self {
        Self {
            packed,
            texts: None,
        }
    }

    pub(super) fn get(&self) -> Cow<'_, AskTexts> {
        match &self.texts {
            Some(texts) => Cow::Borrowed(texts),
            None => Cow::Owned(from_bytes(&self.packed).unwrap_or_default()),
        }
    }

    pub(super) fn get_mut(&mut self) -> &mut AskTexts {
        let packed = &self.packed;
        self.texts
            .get_or_insert_with(|| Box::new(from_bytes(packed).unwrap_or_default()))
    }

    /// `None` when they cannot be packed.
    pub(super) fn packed(&self) -> Option<Cow<'_, [u8]>> {
        match &self.texts {
            Some(texts) => to_bytes(texts).map(Cow::Owned),
            None => Some(Cow::Borrowed(&self.packed)),
        }
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
