//! The devices of a record, numbered by their index in the list.

use crate::record::log::redated::{day_of, is_far_back, is_unset};
use crate::record::moment::Moment;

#[derive(Clone, Debug)]
pub(in crate::record) struct Device {
    pub name: String,
    pub clock: LineClock,
}

impl Device {
    /// Whether it holds imported reviews, where old lines are no sign of a wrong clock.
    pub(in crate::record) fn is_import(&self) -> bool {
        is_import(&self.name)
    }
}

/// Whether a device of that name holds imported reviews.
pub(in crate::record) fn is_import(name: &str) -> bool {
    name.starts_with("import-")
}

/// Follows the moments of successive lines to notice a wrong clock.
#[derive(Clone, Copy, Debug)]
pub(in crate::record) struct LineClock {
    /// The latest moment, in milliseconds since 1970; `i64::MIN` before the first line.
    pub latest: i64,
    /// The moment of the last line.
    last: i64,
    /// Whether a wrong clock dated some of the lines.
    pub is_wrong: bool,
}

impl Default for LineClock {
    fn default() -> Self {
        Self {
            latest: i64::MIN,
            last: i64::MIN,
            is_wrong: false,
        }
    }
}

impl LineClock {
    /// Whether a next line of this moment may change the study days of other lines.
    pub(in crate::record) fn may_redate(&self, at: Moment) -> bool {
        let ms = at.ms();
        // Successive lines of one day are right or wrong together.
        let is_next = || ms >= self.last && day_of(ms) == day_of(self.last);
        is_far_back(self.latest, ms) || (self.is_wrong && !is_next())
    }

    /// Adds the moment of the next line.
    pub(in crate::record) fn note(&mut self, at: Moment) {
        let ms = at.ms();
        self.is_wrong |= is_far_back(self.latest, ms) || is_unset(ms);
        self.latest = self.latest.max(ms);
        self.last = ms;
    }

    /// Adds the clock of a whole file of this device.
    pub(in crate::record) fn end_file(&mut self, file: Self) {
        self.latest = self.latest.max(file.latest);
        self.last = file.last;
        self.is_wrong |= file.is_wrong;
    }
}

/// Returns the number of the device called `name`, adding it if it is new.
pub(in crate::record) fn number_of(devices: &mut Vec<Device>, name: &str) -> u32 {
    let known = devices.iter().position(|it| it.name == name);
    let place = known.unwrap_or_else(|| {
        devices.push(Device {
            name: name.to_owned(),
            clock: LineClock::default(),
        });
        devices.len() - 1
    });
    u32::try_from(place).unwrap_or(u32::MAX)
}

pub(in crate::record) fn device_mut(devices: &mut [Device], number: u32) -> Option<&mut Device> {
    devices.get_mut(usize::try_from(number).unwrap_or(usize::MAX))
}
