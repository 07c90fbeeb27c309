//! What each sitting came to.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::memory::answers::Counts;
use crate::record::{Moment, StartView, StudyDay};

/// One sitting, finished or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SittingScore {
    /// The device's name.
    pub device: Arc<str>,
    /// The sitting's id, unique on its device.
    pub sit: Box<str>,
    /// `drill`, `quiz` or a word of a newer version.
    pub mode: Arc<str>,
    /// What it was of, as in the record.
    pub of: Arc<str>,
    /// When it began.
    pub at: Moment,
    /// The study day on which it began.
    pub day: StudyDay,
    /// How many askings were drawn.
    pub drawn: usize,
    /// Its answers.
    pub counts: Counts,
    /// `done`, `left` or another word; empty while it is open or was cut off.
    pub finished: Arc<str>,
}

impl SittingScore {
    /// The score with which a sitting begins.
    pub(super) fn open(
        device: &str,
        start: StartView<'_>,
        day_ends: u8,
        words: &mut Words,
    ) -> Self {
        Self {
            device: words.get(device),
            sit: start.sit().into(),
            mode: words.get(start.mode()),
            of: words.get(start.of()),
            at: start.at(),
            day: start.at().study_day(day_ends),
            drawn: start.drawn(),
            counts: Counts::default(),
            finished: words.get(""),
        }
    }
}

/// Words that nearly every sitting has in common, each kept once.
#[derive(Default)]
pub(super) struct Words(BTreeSet<Arc<str>>);

impl Words {
    pub(super) fn get(&mut self, word: &str) -> Arc<str> {
        if let Some(known) = self.0.get(word) {
            return Arc::clone(known);
        }
        let new: Arc<str> = word.into();
        self.0.insert(Arc::clone(&new));
        new
    }

    /// All of them in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|word| &**word)
    }
}
