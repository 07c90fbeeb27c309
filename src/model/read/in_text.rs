//! The questions in the text: before a section, beside a passage, at the end.

use crate::material::{FactId, SectionId};
use crate::model::read::reader::Reader;
use crate::model::sitting::OpenSitting;
use crate::study::Stage;

/// Which questions around the text have the keyboard: those that were entered, by key, focus or pointer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Entered {
    /// None: keys are for reading.
    #[default]
    None,
    /// Those before the section.
    Before,
    /// Those at its end.
    After,
}

/// The questions of the open section.
#[derive(Clone, Debug, Default)]
pub struct InText {
    pub(in crate::model) section: Option<SectionId>,
    /// The visit of the reader that they were drawn for.
    pub(in crate::model) visit: u64,
    /// Those for the time before it is read; empty when there are none.
    pub before: OpenSitting,
    /// The one that is asked beside its passage.
    pub here: OpenSitting,
    /// Those at the end.
    pub after: OpenSitting,
    /// Whether the learner skipped them.
    pub is_skipped: bool,
    /// Which of them have the keyboard.
    pub entered: Entered,
}

impl InText {
    /// Whether the questions at the end wait for an answer.
    pub fn waits(&self) -> bool {
        let sitting = self.after.sitting.as_ref();
        sitting.is_some_and(|it| !it.is_over()) && !self.is_skipped
    }

    /// Whether they belong to what the reader shows now.
    pub(in crate::model) fn is_of(&self, reader: &Reader) -> bool {
        self.section == reader.section && self.visit == reader.visit
    }

    /// The fact that is asked beside its passage.
    pub fn asked_here(&self) -> Option<&FactId> {
        let sitting = self.here.sitting.as_ref()?;
        let answered = sitting.progress().answers.last().map(|it| &it.ask.fact);
        sitting.current().map(|ask| &ask.fact).or(answered)
    }

    /// The fact whose passage must not be read now: it is asked in the text.
    pub fn covered(&self) -> Option<&FactId> {
        let sitting = self.here.sitting.as_ref()?;
        let is_open = sitting.progress().stage == Stage::Asking;
        sitting.current().filter(|_| is_open).map(|ask| &ask.fact)
    }
}
