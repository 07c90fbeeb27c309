//! An event with where and when it happened.

use crate::record::log::packed::Name;
use crate::record::log::view::EventView;
use crate::record::moment::{Moment, StudyDay};

/// An event of a record, as it stands there.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    /// The device's name.
    pub device: &'a str,
    /// A number for it, small and the same in the whole record.
    pub device_number: u32,
    /// When it happened.
    pub at: Moment,
    /// What happened.
    pub what: EventView<'a>,
    /// The moment whose study day it takes, where a wrong clock dated it.
    pub(in crate::record) dated: Option<Moment>,
}

impl Seen<'_> {
    /// The study day on which it counts, when days end at `day_ends` o'clock local time.
    pub fn study_day(&self, day_ends: u8) -> StudyDay {
        self.dated().study_day(day_ends)
    }

    /// The moment whose study day it takes: its own, but where a wrong clock dated it.
    pub fn dated(&self) -> Moment {
        self.dated.unwrap_or(self.at)
    }

    /// Its name: the number of its device, and its time in milliseconds since 1970.
    pub fn name(&self) -> Name {
        (self.device_number, self.at.ms())
    }
}
