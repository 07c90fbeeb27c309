//! Answers as they stand in a record, packed or not.

use crate::answer::{Confidence, Grade};
use crate::record::event::Event;
use crate::record::log::entry::AnswerLine;
use crate::record::log::form::Form;
use crate::record::log::packed::{BETWEEN, NONE, PackedEntry, Packer, parts_of};
use crate::record::moment::Moment;

/// An answer in a record; see [`Event::Answer`].
#[derive(Clone, Copy, Debug)]
pub struct AnswerView<'a>(Form<'a, PackedEntry>);

impl<'a> AnswerView<'a> {
    pub(in crate::record) fn packed(packer: &'a Packer, entry: &'a PackedEntry) -> Self {
        Self(Form::Packed(packer, entry))
    }

    /// The view of an answer that is not packed.
    pub(in crate::record) fn plain(event: &'a Event) -> Self {
        Self(Form::Plain(event))
    }

    fn parts(&self) -> [&'a str; 3] {
        match self.0 {
            Form::Packed(packer, entry) => parts_of(packer.asked.text(entry.asked)),
            Form::Plain(event) => {
                let (line, _) = answer(event);
                [line.fact, line.ask, line.was]
            }
        }
    }

    /// When it was given.
    pub fn at(&self) -> Moment {
        match self.0 {
            Form::Packed(packer, entry) => packer.at(entry),
            Form::Plain(event) => event.at(),
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

    /// The sitting.
    pub fn sit(&self) -> &'a str {
        match self.0 {
            Form::Packed(packer, entry) => packer.texts.text(entry.sit),
            Form::Plain(event) => answer(event).0.sit,
        }
    }

    /// A number for the sitting's id, the same for all that is packed; `None` for what is not.
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
                (Some(texts), Default::default())
            }
            Form::Packed(..) => (None, Default::default()),
            Form::Plain(event) => (None, answer(event).1),
        };
        let packed = packed.into_iter().flatten();
        packed.chain(plain.iter().map(String::as_str))
    }

    /// 0 to 100.
    pub fn score(&self) -> u8 {
        match self.0 {
            Form::Packed(_, entry) => entry.score,
            Form::Plain(event) => answer(event).0.score,
        }
    }

    /// What it means for the schedule.
    pub fn grade(&self) -> Option<Grade> {
        let marks = match self.0 {
            Form::Packed(_, entry) => entry.marks,
            Form::Plain(event) => return answer(event).0.grade,
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
            Form::Plain(event) => answer(event).0.ms,
        }
    }

    /// How sure the learner was.
    pub fn sure(&self) -> Option<Confidence> {
        let marks = match self.0 {
            Form::Packed(_, entry) => entry.marks,
            Form::Plain(event) => return answer(event).0.sure,
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

/// What an answer says, which no other event is taken for.
fn answer(event: &Event) -> (AnswerLine<'_>, &[String]) {
    let nothing = || {
        let line = AnswerLine {
            at: event.at(),
            sit: "",
            fact: "",
            ask: "",
            was: "",
            written: "",
            score: 0,
            grade: None,
            ms: 0,
            sure: None,
        };
        (line, <&[String]>::default())
    };
    AnswerLine::of(event).unwrap_or_else(nothing)
}

impl From<AnswerView<'_>> for Event {
    fn from(it: AnswerView<'_>) -> Self {
        if let Form::Plain(event) = it.0 {
            return event.clone();
        }
        Self::Answer {
            at: it.at(),
            sit: it.sit().to_owned(),
            fact: it.fact().to_owned(),
            ask: it.ask().to_owned(),
            was: it.was().to_owned(),
            gave: it.gave().map(str::to_owned).collect(),
            score: it.score(),
            grade: it.grade(),
            ms: it.ms(),
            sure: it.sure(),
        }
    }
}
