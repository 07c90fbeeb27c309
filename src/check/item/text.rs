//! A text of a question that is split into words once, however many checks look at them.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Deref;

use crate::check::item::words::{is_stop_word, stemmed, words};

pub(in crate::check) struct Word<'a> {
    lower: Cow<'a, str>,
    /// The length of its stem in bytes; 0 for a stop word.
    stem: usize,
}

impl Word<'_> {
    pub(in crate::check) fn as_str(&self) -> &str {
        &self.lower
    }

    /// Returns the word without endings of plural and tense; `None` for a stop word.
    pub(in crate::check) fn stem(&self) -> Option<&str> {
        self.lower.get(..self.stem).filter(|stem| !stem.is_empty())
    }
}

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

    /// Iterates over its words in lower case, in order.
    pub(in crate::check) fn words(
        &self,
    ) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator + Clone {
        self.taken_apart().iter().map(Word::as_str)
    }

    pub(in crate::check) fn has(&self, word: &str) -> bool {
        self.words().any(|it| it == word)
    }

    /// Returns the first of its words that is in `list`.
    pub(in crate::check) fn one_of(&self, list: &[&str]) -> Option<&str> {
        self.words().find(|it| list.contains(it))
    }

    /// Iterates over the stems of its words in order, without stop words.
    pub(in crate::check) fn stems(&self) -> impl Iterator<Item = &str> {
        self.taken_apart().iter().filter_map(Word::stem)
    }

    /// Returns the different stems of its words, without stop words.
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
