//! An event with the device and the moment at which it happened.

use crate::record::log::packed::Name;
use crate::record::log::view::EventView;
use crate::record::moment::{Moment, StudyDay};

/// An event borrowed from a record.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    pub device: &'a str,
    /// Small, and the same throughout the record.
    pub device_number: u32,
    pub at: Moment,
    pub what: EventView<'a>,
    /// The moment whose study day it takes, if a wrong clock dated it.
    pub(in crate::record) dated: Option<Moment>,
}

impl Seen<'_> {
    /// Returns the study day on which it counts, where days end at `day_ends` o'clock local time.
    pub fn study_day(&self, day_ends: u8) -> StudyDay {
        self.dated().study_day(day_ends)
    }

    /// Returns the moment whose study day it takes: its own, unless a wrong clock dated it.
    pub fn dated(&self) -> Moment {
        self.dated.unwrap_or(self.at)
    }

    /// Returns what identifies it: the number of its device, and its time in milliseconds since 1970.
    pub fn name(&self) -> Name {
        (self.device_number, self.at.ms())
    }
}
