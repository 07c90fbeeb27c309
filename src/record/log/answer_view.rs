//! Answers as they stand in a record, packed or not.

use crate::answer::{Confidence, Grade};
use crate::record::event::Answer;
use crate::record::log::form::Form;
use crate::record::log::packed::{BETWEEN, NONE, PackedEntry, Packer, parts_of};
use crate::record::moment::Moment;

/// An [`Answer`] in a record.
#[derive(Clone, Copy, Debug)]
pub struct AnswerView<'a>(Form<'a, PackedEntry, Answer>);

impl<'a> AnswerView<'a> {
    pub(in crate::record) fn packed(packer: &'a Packer, entry: &'a PackedEntry) -> Self {
        Self(Form::Packed(packer, entry))
    }

    /// The view of an answer that is not packed.
    pub(in crate::record) fn plain(answer: &'a Answer) -> Self {
        Self(Form::Plain(answer))
    }

    fn parts(&self) -> [&'a str; 3] {
        match self.0 {
            Form::Packed(packer, entry) => parts_of(packer.asked.text(entry.asked)),
            Form::Plain(it) => [&it.fact, &it.ask, &it.was],
        }
    }

    /// When it was given.
    pub fn at(&self) -> Moment {
        match self.0 {
            Form::Packed(packer, entry) => packer.at(entry),
            Form::Plain(it) => it.at,
        }
    }

    /// The number of fact, question and hash: small, and the same in the whole record. `None` for an answer that is not
    /// packed.
    pub fn asked(&self) -> Option<usize> {
        match self.0 {
            Form::Packed(_, entry) => usize::try_from(entry.asked).ok(),
            Form::Plain(_) => None,
        }
    }

    /// The session's id.
    pub fn sit(&self) -> &'a str {
        match self.0 {
            Form::Packed(packer, entry) => packer.texts.text(entry.sit),
            Form::Plain(it) => &it.sit,
        }
    }

    /// A number for the session's id, the same for all that is packed; `None` for what is not.
    pub fn sit_number(&self) -> Option<u32> {
        match self.0 {
            Form::Packed(_, entry) => Some(entry.sit),
            Form::Plain(_) => None,
        }
    }

    /// The fact.
    pub fn fact(&self) -> &'a str {
        let [fact, _, _] = self.parts();
        fact
    }

    /// The question.
    pub fn ask(&self) -> &'a str {
        let [_, ask, _] = self.parts();
        ask
    }

    /// The question's hash.
    pub fn was(&self) -> &'a str {
        let [_, _, was] = self.parts();
        was
    }

    /// A number for the texts that were given: the same for the same texts. `None` for an answer that is not packed.
    pub fn gave_number(&self) -> Option<u32> {
        match self.0 {
            Form::Packed(_, entry) => Some(entry.gave),
            Form::Plain(_) => None,
        }
    }

    /// The texts that were given.
    pub fn gave(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let (packed, plain) = match self.0 {
            Form::Packed(packer, entry) if entry.gave != NONE => {
                let texts = packer.texts.text(entry.gave).split(BETWEEN);
                (Some(texts), None)
            }
            Form::Packed(..) => (None, None),
            Form::Plain(it) => (None, Some(it.gave.iter())),
        };
        let plain = plain.into_iter().flatten().map(String::as_str);
        packed.into_iter().flatten().chain(plain)
    }

    /// 0 to 100.
    pub fn score(&self) -> u8 {
        match self.0 {
            Form::Packed(_, entry) => entry.score,
            Form::Plain(it) => it.score,
        }
    }

    /// What it means for the schedule.
    pub fn grade(&self) -> Option<Grade> {
        let marks = match self.0 {
            Form::Packed(_, entry) => entry.marks,
            Form::Plain(it) => return it.grade,
        };
        match marks & 15 {
            0 => None,
            5 => Some(Grade::Other),
            mark => Grade::ALL.get(usize::from(mark) - 1).copied(),
        }
    }

    /// How long it took, in milliseconds.
    pub fn ms(&self) -> u32 {
        match self.0 {
            Form::Packed(_, entry) => entry.took_ms,
            Form::Plain(it) => it.ms,
        }
    }

    /// How sure the learner was.
    pub fn sure(&self) -> Option<Confidence> {
        let marks = match self.0 {
            Form::Packed(_, entry) => entry.marks,
            Form::Plain(it) => return it.sure,
        };
        match marks >> 4 {
            1 => Some(Confidence::Guess),
            2 => Some(Confidence::Unsure),
            3 => Some(Confidence::Sure),
            4 => Some(Confidence::Other),
            _ => None,
        }
    }
}

impl From<AnswerView<'_>> for Answer {
    fn from(view: AnswerView<'_>) -> Self {
        match view.0 {
            Form::Plain(it) => it.clone(),
            Form::Packed(..) => Self {
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
