//! Views of the answers in a record, packed or plain.

use crate::answer::{Confidence, Grade};
use crate::record::event::Answer;
use crate::record::log::packed::{BETWEEN, NONE, PackedEntry, Packer, parts_of};
use crate::record::log::stored::Stored;
use crate::record::moment::Moment;

/// An [`Answer`] borrowed from a record.
#[derive(Clone, Copy, Debug)]
pub struct AnswerView<'a>(Stored<'a, PackedEntry, Answer>);

impl<'a> AnswerView<'a> {
    pub(in crate::record) fn packed(packer: &'a Packer, entry: &'a PackedEntry) -> Self {
        Self(Stored::Packed(packer, entry))
    }

    pub(in crate::record) fn plain(answer: &'a Answer) -> Self {
        Self(Stored::Plain(answer))
    }

    fn parts(&self) -> [&'a str; 3] {
        match self.0 {
            Stored::Packed(packer, entry) => parts_of(packer.asked.text(entry.asked)),
            Stored::Plain(it) => [&it.fact, &it.ask, &it.was],
        }
    }

    /// Returns when the answer was given.
    pub fn at(&self) -> Moment {
        match self.0 {
            Stored::Packed(packer, entry) => packer.at(entry),
            Stored::Plain(it) => it.at,
        }
    }

    /// Returns the number of this combination of fact, question and hash: small, and the same throughout the record.
    /// `None` if the answer is not packed.
    pub fn asked(&self) -> Option<usize> {
        match self.0 {
            Stored::Packed(_, entry) => usize::try_from(entry.asked).ok(),
            Stored::Plain(_) => None,
        }
    }

    /// Returns the sitting's id.
    pub fn sit(&self) -> &'a str {
        match self.0 {
            Stored::Packed(packer, entry) => packer.texts.text(entry.sit),
            Stored::Plain(it) => &it.sit,
        }
    }

    /// Returns a number for the sitting's id, the same in all packed events; `None` if the answer is not packed.
    pub fn sit_number(&self) -> Option<u32> {
        match self.0 {
            Stored::Packed(_, entry) => Some(entry.sit),
            Stored::Plain(_) => None,
        }
    }

    /// Returns the fact's address, as `pack/fact`.
    pub fn fact(&self) -> &'a str {
        let [fact, _, _] = self.parts();
        fact
    }

    /// Returns the question's id within its fact.
    pub fn ask(&self) -> &'a str {
        let [_, ask, _] = self.parts();
        ask
    }

    /// Returns the hash of the question as it was asked.
    pub fn was(&self) -> &'a str {
        let [_, _, was] = self.parts();
        was
    }

    /// Returns a number for the given texts, equal for equal texts; `None` if the answer is not packed.
    pub fn gave_number(&self) -> Option<u32> {
        match self.0 {
            Stored::Packed(_, entry) => Some(entry.gave),
            Stored::Plain(_) => None,
        }
    }

    /// Returns the given texts as shown on screen; for a number, as typed.
    pub fn gave(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let (packed, plain) = match self.0 {
            Stored::Packed(packer, entry) if entry.gave != NONE => {
                let texts = packer.texts.text(entry.gave).split(BETWEEN);
                (Some(texts), None)
            }
            Stored::Packed(..) => (None, None),
            Stored::Plain(it) => (None, Some(it.gave.iter())),
        };
        let plain = plain.into_iter().flatten().map(String::as_str);
        packed.into_iter().flatten().chain(plain)
    }

    /// Returns the score, 0 to 100.
    pub fn score(&self) -> u8 {
        match self.0 {
            Stored::Packed(_, entry) => entry.score,
            Stored::Plain(it) => it.score,
        }
    }

    /// Returns the grade; `None` if the answer leaves the schedule unchanged.
    pub fn grade(&self) -> Option<Grade> {
        match self.0 {
            Stored::Packed(_, entry) => entry.marks.grade(),
            Stored::Plain(it) => it.grade,
        }
    }

    /// Returns how long the answer took, in milliseconds.
    pub fn ms(&self) -> u32 {
        match self.0 {
            Stored::Packed(_, entry) => entry.took_ms,
            Stored::Plain(it) => it.ms,
        }
    }

    /// Returns how sure the learner was, if they said so.
    pub fn sure(&self) -> Option<Confidence> {
        match self.0 {
            Stored::Packed(_, entry) => entry.marks.sure(),
            Stored::Plain(it) => it.sure,
        }
    }
}

impl From<AnswerView<'_>> for Answer {
    fn from(view: AnswerView<'_>) -> Self {
        match view.0 {
            Stored::Plain(it) => it.clone(),
            Stored::Packed(..) => Self {
                at: view.at(),
                sit: view.sit().to_owned(),
                fact: view.fact().to_owned(),
                ask: view.ask().to_owned(),
                was: view.was().to_owned(),
                gave: view.gave().map(str::to_owned).collect(),
                score: view.score(),
                grade: view.grade(),
                ms: view.ms(),
                sure: view.sure(),
                n: 0,
            },
        }
    }
}
