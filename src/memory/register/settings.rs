//! The settings that change the schedule or the plan; they live in the record.

use crate::record::Setting;

/// What the learner has set, or the defaults.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StudySettings {
    /// The chance of recall at which a fact comes up again, 0.7 to 0.99.
    pub retention: f32,
    /// The hour of the night at which a study day ends, 0 to 12.
    pub day_ends: u8,
    /// How many new facts are drawn a day.
    pub new_per_day: usize,
}

impl StudySettings {
    /// The most new facts that can be set for a day.
    pub const NEW_PER_DAY_MAX: usize = 500;

    /// Whether a setting makes other days or another schedule of the answers so far.
    pub(in crate::memory) fn changes_the_past(self, key: &str, value: &str) -> bool {
        let mut after = self;
        after.set(key, value);
        (self.retention, self.day_ends) != (after.retention, after.day_ends)
    }

    /// Whether a setting of that key makes other days or another schedule of the answers so far.
    pub(in crate::memory) fn is_of_the_past(key: &str) -> bool {
        matches!(
            Setting::parse(key),
            Some(Setting::Retention | Setting::DayEnds)
        )
    }

    /// Takes one setting as it stands in the record.
    pub(in crate::memory) fn set(&mut self, key: &str, value: &str) {
        match Setting::parse(key) {
            Some(Setting::Retention) => {
                let wanted = value.parse().ok().filter(|it: &f32| it.is_finite());
                self.retention = wanted.map_or(self.retention, |it| it.clamp(0.7, 0.99));
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
    }
}

impl Default for StudySettings {
    fn default() -> Self {
        Self {
            retention: 0.9,
            day_ends: 4,
            new_per_day: 20,
        }
    }
}
