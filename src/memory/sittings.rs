//! What each sitting came to.

use crate::memory::answers::Counts;
use crate::record::{Moment, StartView, StudyDay};

/// One sitting, finished or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SittingScore {
    /// The device's name.
    pub device: String,
    /// The sitting's id, unique on its device.
    pub sit: String,
    /// `drill`, `quiz` or a word of a newer version.
    pub mode: String,
    /// What it was of, as in the record.
    pub of: String,
    /// When it began.
    pub at: Moment,
    /// The study day on which it began.
    pub day: StudyDay,
    /// How many askings were drawn.
    pub drawn: usize,
    /// Its answers.
    pub counts: Counts,
    /// `done`, `left` or another word; empty while it is open or was cut off.
    pub finished: String,
}

impl SittingScore {
    /// The score with which a sitting begins.
    pub(super) fn open(device: &str, start: StartView<'_>, day_ends: u8) -> Self {
        Self {
            device: device.to_owned(),
            sit: start.sit().to_owned(),
            mode: start.mode().to_owned(),
            of: start.of().to_owned(),
            at: start.at(),
            day: start.at().study_day(day_ends),
            drawn: start.drawn(),
            counts: Counts::default(),
            finished: String::new(),
        }
    }
}
