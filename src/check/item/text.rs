//! A text of a question that is split into words once, however many checks look at them.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Deref;

use crate::check::item::lexicon::{Marks, marks_of, phrase_at};
use crate::check::item::words::{stemmed, words};

pub(in crate::check) struct Word<'a> {
    lower: Cow<'a, str>,
    /// The length of its stem in bytes; 0 for a stop word.
    stem: u32,
    marks: Marks,
}

impl<'a> Word<'a> {
    fn new(lower: Cow<'a, str>) -> Self {
        let marks = marks_of(&lower);
        let stem = if marks.has(Marks::STOP) {
            0
        } else {
            stemmed(&lower).len()
        };
        Self {
            lower,
            stem: u32::try_from(stem).unwrap_or(0),
            marks,
        }
    }

    pub(in crate::check) fn as_str(&self) -> &str {
        &self.lower
    }

    /// Returns the word without endings of plural and tense; `None` for a stop word.
    pub(in crate::check) fn stem(&self) -> Option<&str> {
        let stem = self.lower.get(..self.stem as usize);
        stem.filter(|stem| !stem.is_empty())
    }

    pub(in crate::check) fn is(&self, marks: Marks) -> bool {
        self.marks.has(marks)
    }
}

struct TakenApart<'a> {
    words: Vec<Word<'a>>,
    /// Of all words and phrases.
    marks: Marks,
}

pub(in crate::check) struct Text<'a> {
    text: &'a str,
    parts: OnceCell<TakenApart<'a>>,
}

impl<'a> Text<'a> {
    pub(in crate::check) const fn new(text: &'a str) -> Self {
        Self {
            text,
            parts: OnceCell::new(),
        }
    }

    pub(in crate::check) fn as_str(&self) -> &'a str {
        self.text
    }

    fn parts(&self) -> &TakenApart<'a> {
        self.parts.get_or_init(|| {
            let words: Vec<Word<'a>> = words(self.text).map(Word::new).collect();
            let marks = words.iter().fold(Marks::NONE, |all, word| all | word.marks);
            let mut parts = TakenApart { words, marks };
            if marks.has(Marks::PHRASE) {
                let all: Vec<&str> = parts.words.iter().map(Word::as_str).collect();
                let phrases = (0..all.len()).filter_map(|at| phrase_at(all.get(at..)?));
                let marks = phrases.fold(marks, |all, (marks, _)| all | marks);
                parts.marks = marks;
            }
            parts
        })
    }

    /// Returns the lists that any of its words or phrases is on.
    pub(in crate::check) fn marks(&self) -> Marks {
        self.parts().marks
    }

    /// Returns its words with what is known about each.
    pub(in crate::check) fn taken_apart(&self) -> &[Word<'a>] {
        &self.parts().words
    }

    /// Iterates over its words in lower case, in order.
    pub(in crate::check) fn words(
        &self,
    ) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator + Clone {
        self.taken_apart().iter().map(Word::as_str)
    }

    pub(in crate::check) fn has(&self, word: &str) -> bool {
        self.words().any(|it| it == word)
    }

    /// Whether these words stand in it one after the other.
    pub(in crate::check) fn has_run(&self, run: &[&str]) -> bool {
        let words = self.taken_apart();
        words.windows(run.len()).any(|window| {
            let mut pairs = window.iter().zip(run);
            pairs.all(|(word, wanted)| word.as_str() == *wanted)
        })
    }

    /// Returns the first of its words, or the first phrase, that is on one of the lists.
    pub(in crate::check) fn first(&self, marks: Marks) -> Option<String> {
        if !self.marks().has(marks) {
            return None;
        }
        let word = self.taken_apart().iter().find(|it| it.is(marks));
        word.map(|it| it.as_str().to_owned()).or_else(|| {
            let all: Vec<&str> = self.words().collect();
            let mut phrases = (0..all.len()).filter_map(|at| phrase_at(all.get(at..)?));
            let (_, phrase) = phrases.find(|(of_phrase, _)| of_phrase.has(marks))?;
            Some(phrase.join(" "))
        })
    }

    /// Iterates over the stems of its words in order, without stop words.
    pub(in crate::check) fn stems(&self) -> impl Iterator<Item = &str> {
        self.taken_apart().iter().filter_map(Word::stem)
    }

    /// Returns the different stems of its words, without stop words.
    pub(in crate::check) fn content(&self) -> BTreeSet<&str> {
        self.stems().collect()
    }

    pub(in crate::check) fn has_stem(&self, stem: &str) -> bool {
        self.stems().any(|it| it == stem)
    }
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.text
    }
}

impl From<&Text<'_>> for String {
    fn from(text: &Text<'_>) -> Self {
        text.text.to_owned()
    }
}
