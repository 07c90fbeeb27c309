//! Questions around reading: what was known before, and where the learner wants none.

use std::collections::BTreeSet;

use crate::material::SectionId;
use crate::memory::fact::answers::CountedAnswer;
use crate::record::Moment;

/// The word in the record for questions before a section is read. Their answers count nowhere else: nobody can have missed
/// what was not read yet.
pub(in crate::memory) const CHECK: &str = "check";

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
    /// Takes one setting as it stands in the record: `in_text`, or `in_text/` with a section, is `on` or `off`.
    pub(in crate::memory) fn set(&mut self, key: &str, value: &str) {
        let is_off = value == "off";
        if key == "prompts" {
            self.anywhere = is_off;
        } else if let Some(section) = key.strip_prefix("prompts/") {
            if is_off {
                self.sections.insert(section.to_owned());
            } else {
                self.sections.remove(section);
            }
        }
    }

    pub(in crate::memory) fn asks_in_text(&self) -> bool {
        !self.anywhere
    }

    pub(in crate::memory) fn asks_after(&self, section: &SectionId) -> bool {
        !self.anywhere && !self.sections.contains(&section.to_string())
    }
}
