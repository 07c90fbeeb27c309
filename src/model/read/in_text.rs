//! The questions in the text: before a section, beside a passage, after the section.

use crate::material::{FaceId, FactId, SectionId};
use crate::model::read::reader::Reader;
use crate::model::sitting::OpenSitting;
use crate::study::Stage;

/// Which questions around the text have the keyboard, having been entered by key, focus or pointer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Entered {
    /// The keys are for reading.
    #[default]
    None,
    Before,
    After,
}

/// The questions in the section being read.
#[derive(Clone, Debug, Default)]
pub struct InText {
    pub(in crate::model) section: Option<SectionId>,
    /// The `Reader::visit` they were drawn for.
    pub(in crate::model) visit: u64,
    /// Asked before the section is read.
    pub before: OpenSitting,
    /// Asked beside its passage.
    pub here: OpenSitting,
    /// Asked at the end of the section.
    pub after: OpenSitting,
    /// Whether the learner skipped `after`.
    pub is_skipped: bool,
    pub entered: Entered,
}

impl InText {
    /// Whether the questions after the section are open and not skipped.
    pub fn waits(&self) -> bool {
        let sitting = self.after.sitting.as_ref();
        sitting.is_some_and(|it| !it.is_over()) && !self.is_skipped
    }

    /// Whether they were drawn for the reader's current visit.
    pub(in crate::model) fn is_of(&self, reader: &Reader) -> bool {
        self.section == reader.section && self.visit == reader.visit
    }

    /// The fact whose question is shown beside its passage.
    pub fn asked_here(&self) -> Option<&FactId> {
        let sitting = self.here.sitting.as_ref()?;
        let answered = sitting.progress().answers.last().map(|it| &it.ask.fact);
        sitting.current().map(|ask| &ask.fact).or(answered)
    }

    /// The question asked beside its passage, until it is answered: what proves the answer is hidden meanwhile.
    pub fn veiled_by(&self) -> Option<&FaceId> {
        let sitting = self.here.sitting.as_ref()?;
        let is_open = sitting.progress().stage == Stage::Asking;
        sitting.current().filter(|_| is_open)
    }
}
