//! Where the learner wants no questions in the text.

use std::collections::BTreeSet;

use crate::material::SectionId;
use crate::record::Setting;

/// Sections without questions at their end, and whether questions are off everywhere.
#[derive(Clone, Debug, Default)]
pub(in crate::memory) struct Unasked {
    everywhere: bool,
    sections: BTreeSet<String>,
}

impl Unasked {
    /// Applies a setting from the record; `value` is `on` or `off`.
    pub(in crate::memory) fn set(&mut self, key: &str, value: &str) {
        let is_off = value == "off";
        match Setting::parse(key) {
            Some(Setting::InText) => self.everywhere = is_off,
            Some(Setting::InTextAfter(section)) if is_off => {
                self.sections.insert(section.to_owned());
            }
            Some(Setting::InTextAfter(section)) => {
                self.sections.remove(section);
            }
            Some(Setting::Retention | Setting::DayEnds | Setting::NewPerDay) | None => {}
        }
    }

    pub(in crate::memory) fn asks_in_text(&self) -> bool {
        !self.everywhere
    }

    pub(in crate::memory) fn asks_after(&self, section: &SectionId) -> bool {
        !self.everywhere && !self.sections.contains(&section.to_string())
    }
}
