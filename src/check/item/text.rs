//! A text of a question with its words, which are taken apart once however many checks look at them.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Deref;

use crate::check::item::words::{is_stop_word, stemmed, words};

/// A word in lower case.
pub(in crate::check) struct Word<'a> {
    lower: Cow<'a, str>,
    /// How many bytes of it are its stem; 0 for a word without a meaning of its own.
    stem: usize,
}

impl Word<'_> {
    pub(in crate::check) fn as_str(&self) -> &str {
        &self.lower
    }

    /// Without the endings of plural and tense; `None` for a word without a meaning of its own.
    pub(in crate::check) fn stem(&self) -> Option<&str> {
        self.lower.get(..self.stem).filter(|stem| !stem.is_empty())
    }
}

/// A text of a question.
pub(in crate::check) struct Text<'a> {
    text: &'a str,
    words: OnceCell<Vec<Word<'a>>>,
}

impl<'a> Text<'a> {
    pub(in crate::check) const fn new(text: &'a str) -> Self {
        Self {
            text,
            words: OnceCell::new(),
        }
    }

    pub(in crate::check) fn as_str(&self) -> &'a str {
        self.text
    }

    fn taken_apart(&self) -> &[Word<'a>] {
        self.words.get_or_init(|| {
            let word = |lower: Cow<'a, str>| {
                let stem = if is_stop_word(&lower) {
                    0
                } else {
                    stemmed(&lower).len()
                };
                Word { lower, stem }
            };
            words(self.text).map(word).collect()
        })
    }

    /// Its words in their order.
    pub(in crate::check) fn words(
        &self,
    ) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator + Clone {
        self.taken_apart().iter().map(Word::as_str)
    }

    /// Whether it has that word.
    pub(in crate::check) fn has(&self, word: &str) -> bool {
        self.words().any(|it| it == word)
    }

    /// Its first word that is one of these.
    pub(in crate::check) fn one_of(&self, list: &[&str]) -> Option<&str> {
        self.words().find(|it| list.contains(it))
    }

    /// The stems of its words with a meaning, in their order.
    pub(in crate::check) fn stems(&self) -> impl Iterator<Item = &str> {
        self.taken_apart().iter().filter_map(Word::stem)
    }

    /// The stems of its words with a meaning, each once.
    pub(in crate::check) fn content(&self) -> BTreeSet<&str> {
        self.stems().collect()
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
