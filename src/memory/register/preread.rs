//! Questions around reading: what was known before, and where the learner wants none.

use std::collections::BTreeSet;

use crate::material::SectionId;
use crate::memory::fact::answers::CountedAnswer;
use crate::record::{Moment, Setting};

/// An answer that was given before its section was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrereadAnswer {
    /// When.
    pub at: Moment,
    /// Whether it was fully right.
    pub is_right: bool,
}

impl PrereadAnswer {
    pub(in crate::memory) fn new(answer: &CountedAnswer<'_>) -> Self {
        Self {
            at: answer.at,
            is_right: answer.score >= 100,
        }
    }
}

/// Where the learner wants no questions in the text.
#[derive(Clone, Debug, Default)]
pub(in crate::memory) struct Unasked {
    anywhere: bool,
    sections: BTreeSet<String>,
}

impl Unasked {
    /// Takes one setting as it stands in the record, `on` or `off`.
    pub(in crate::memory) fn set(&mut self, key: &str, value: &str) {
        let is_off = value == "off";
        match Setting::parse(key) {
            Some(Setting::InText) => self.anywhere = is_off,
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
        !self.anywhere
    }

    pub(in crate::memory) fn asks_after(&self, section: &SectionId) -> bool {
        !self.anywhere && !self.sections.contains(&section.to_string())
    }
}
