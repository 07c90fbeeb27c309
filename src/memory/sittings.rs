//! What each sitting came to.

use crate::memory::answers::Counts;
use crate::record::{Event, Moment, StudyDay};

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
    /// The score with which a sitting begins; `None` for an event that starts none.
    pub(super) fn open(device: &str, event: &Event, day_ends: u8) -> Option<Self> {
        let Event::Start {
            at,
            sit,
            mode,
            of,
            asks,
            ..
        } = event
        else {
            return None;
        };
        Some(Self {
            device: device.to_owned(),
            sit: sit.clone(),
            mode: mode.clone(),
            of: of.clone(),
            at: *at,
            day: at.study_day(day_ends),
            drawn: asks.len(),
            counts: Counts::default(),
            finished: String::new(),
        })
    }
}
