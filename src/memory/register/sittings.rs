//! What each sitting came to.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::memory::fact::answers::Counts;
use crate::record::{Ending, Mode, Moment, Scope, StartView, StudyDay};

/// One sitting, finished or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SittingScore {
    /// The device's name.
    pub device: Arc<str>,
    /// The sitting's id, unique on its device.
    pub sit: Box<str>,
    /// What kind of session it was.
    pub mode: Mode,
    /// What it was of.
    pub of: Arc<Scope>,
    /// When it began.
    pub at: Moment,
    /// The study day on which it began.
    pub day: StudyDay,
    /// How many askings were drawn.
    pub drawn: usize,
    /// Its answers.
    pub counts: Counts,
    /// How it ended; `None` while it is open or was cut off.
    pub finished: Option<Ending>,
}

impl SittingScore {
    /// The score with which a sitting begins.
    fn open(device: &str, start: StartView<'_>, day_ends: u8, words: &mut Words) -> Self {
        Self {
            device: words.get(device),
            sit: start.sit().into(),
            mode: start.mode(),
            of: Arc::new(start.of()),
            at: start.at(),
            day: start.at().study_day(day_ends),
            drawn: start.drawn(),
            counts: Counts::default(),
            finished: None,
        }
    }
}

/// All sittings in the order of their start.
#[derive(Default)]
pub(in crate::memory) struct Sittings {
    all: Vec<SittingScore>,
    words: Words,
}

impl Sittings {
    /// How many there are.
    pub(in crate::memory) fn len(&self) -> usize {
        self.all.len()
    }

    /// All of them in order.
    pub(in crate::memory) fn iter(&self) -> impl DoubleEndedIterator<Item = &SittingScore> {
        self.all.iter()
    }

    /// The one at a place.
    pub(in crate::memory) fn get(&self, place: usize) -> Option<&SittingScore> {
        self.all.get(place)
    }

    /// The same, to be changed.
    pub(in crate::memory) fn get_mut(&mut self, place: usize) -> Option<&mut SittingScore> {
        self.all.get_mut(place)
    }

    /// The place of a sitting; of several with one id that of the last.
    pub(in crate::memory) fn place(&self, device: &str, sit: &str) -> Option<usize> {
        let mut all = self.all.iter();
        all.rposition(|it| &*it.sit == sit && &*it.device == device)
    }

    /// Takes the begin of a sitting.
    pub(in crate::memory) fn begin(&mut self, device: &str, start: StartView<'_>, day_ends: u8) {
        let sitting = SittingScore::open(device, start, day_ends, &mut self.words);
        self.all.push(sitting);
    }

    /// Takes the end of the sitting at a place.
    pub(in crate::memory) fn finish(&mut self, place: usize, how: Ending) {
        if let Some(it) = self.get_mut(place) {
            it.finished = Some(how);
        }
    }
}

/// Words that nearly every sitting has in common, each kept once.
#[derive(Default)]
struct Words(BTreeSet<Arc<str>>);

impl Words {
    fn get(&mut self, word: &str) -> Arc<str> {
        if let Some(known) = self.0.get(word) {
            return Arc::clone(known);
        }
        let new: Arc<str> = word.into();
        self.0.insert(Arc::clone(&new));
        new
    }
}
