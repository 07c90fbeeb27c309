//! Settings that stand in the record, so that all devices have them.

use crate::memory::StudySettings;
use crate::model::Model;
use crate::record::{Event, Moment, Setting, event};

impl Model {
    pub(super) fn set_new_per_day(&mut self, count: usize, now: Moment) -> Vec<Event> {
        let value = count.min(StudySettings::NEW_PER_DAY_MAX);
        if value == self.memory.settings().new_per_day {
            return Vec::new();
        }
        let at = self.clock.at(now, &self.record).take();
        vec![Event::Set(event::Set {
            at,
            key: Setting::NewPerDay.key(),
            value: value.to_string(),
        })]
    }
}
