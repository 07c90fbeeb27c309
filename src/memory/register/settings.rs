//! Settings that affect schedule or plan; they are kept in the record.

use crate::record::Setting;

/// The learner's settings, with defaults for what was never set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StudySettings {
    /// Desired retention, 0.7 to 0.99.
    pub retention: f32,
    /// Local hour at which a study day ends, 0 to 12.
    pub day_ends: u8,
    /// At most `NEW_PER_DAY_MAX` facts.
    pub new_per_day: usize,
}

impl StudySettings {
    /// Upper limit of `new_per_day`.
    pub const NEW_PER_DAY_MAX: usize = 500;

    /// Whether applying a setting would change the study days or the schedule of past answers.
    pub(in crate::memory) fn changes_the_past(self, key: &str, value: &str) -> bool {
        let mut after = self;
        after.set(key, value);
        (self.retention, self.day_ends) != (after.retention, after.day_ends)
    }

    /// Whether a setting with this key can change the study days or the schedule of past answers.
    pub(in crate::memory) fn is_of_the_past(key: &str) -> bool {
        matches!(
            Setting::parse(key),
            Some(Setting::Retention | Setting::DayEnds)
        )
    }

    /// Applies a setting from the record; an unreadable value changes nothing.
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
