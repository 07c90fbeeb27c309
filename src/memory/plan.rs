//! The settings that change the schedule or the plan; they live in the record.

use crate::record::Setting;

/// What the learner has set, or the defaults.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plan {
    /// The chance of recall at which a fact comes up again, 0.7 to 0.99.
    pub retention: f32,
    /// The hour of the night at which a study day ends, 0 to 12.
    pub day_ends: u8,
    /// How many new facts are drawn a day.
    pub new_per_day: usize,
}

impl Plan {
    /// The most new facts that can be set for a day.
    pub const NEW_PER_DAY_MAX: usize = 500;

    /// Takes one setting as it stands in the record. Tells whether what was learnt must be replayed with it.
    pub fn set(&mut self, key: &str, value: &str) -> bool {
        let before = *self;
        match Setting::parse(key) {
            Some(Setting::Retention) => {
                self.retention = value
                    .parse()
                    .map_or(self.retention, |wanted: f32| wanted.clamp(0.7, 0.99));
            }
            Some(Setting::DayEnds) => {
                self.day_ends = value.parse().map_or(self.day_ends, |hour: u8| hour.min(12));
            }
            Some(Setting::NewPerDay) => {
                self.new_per_day = value.parse().map_or(self.new_per_day, |count: usize| {
                    count.min(Self::NEW_PER_DAY_MAX)
                });
            }
            Some(Setting::InText | Setting::InTextAfter(_)) | None => {}
        }
        (before.retention, before.day_ends) != (self.retention, self.day_ends)
    }
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            retention: 0.9,
            day_ends: 4,
            new_per_day: 20,
        }
    }
}
