//! A large record is read while the window is open already: what can be done meanwhile, and what comes of it.

use crate::action::Action;
use crate::memory::Memory;
use crate::model::reader::Reader;
use crate::model::{Model, Route, Sheet};
use crate::record::{Moment, Record, StudyDay};
use crate::study::{interrupted, resumed};

/// How far a record is read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loading {
    /// 0 to 1.
    pub share: f32,
    /// Why it cannot be read; empty while all is well.
    pub problem: String,
}

/// A record that was read, with what follows from it.
pub struct Loaded {
    record: Record,
    memory: Memory,
}

impl Loaded {
    /// Replays the record.
    pub fn new(record: Record, now: Moment) -> Self {
        let memory = Memory::replay(&record, now);
        Self { record, memory }
    }

    /// The study day of `now`.
    pub fn today(&self, now: Moment) -> StudyDay {
        self.memory.today(now)
    }
}

impl Model {
    /// The record is still to come. Until then nothing is done that needs it.
    pub fn begin_loading(&mut self) {
        self.loading = Some(Loading::default());
    }

    /// Takes how far the record is read, 0 to 1.
    pub fn note_loading(&mut self, share: f32) {
        if let Some(loading) = &mut self.loading {
            loading.share = share;
        }
    }

    /// The record cannot be read: nothing that needs it is done in this run.
    pub fn not_loaded(&mut self, problem: String) {
        if let Some(loading) = &mut self.loading {
            loading.problem = problem;
        }
    }

    /// Takes the record that was read, and what happened since the start.
    pub fn loaded(&mut self, loaded: Loaded, now: Moment) {
        let since = std::mem::replace(&mut self.record, loaded.record);
        self.memory = loaded.memory;
        for entry in since.entries() {
            // The file may have been read after it was written there.
            if !self.record.has(&entry) {
                self.record.push(&entry.device, entry.event);
                self.memory.take_last(&self.record);
            }
        }
        self.loading = None;
        self.forget_lists();
        self.interrupted = interrupted(&self.record, &self.device)
            .and_then(|sit| resumed(&self.library, &self.record, &self.device, &sit));
        if self.route == Route::Read {
            self.reader.show();
        } else {
            self.reader = Reader::new(&self.library, &self.memory);
        }
        self.count_shown_form(now);
    }

    /// Whether an action must wait for the record.
    pub(super) fn waits_for_record(&self, action: &Action) -> bool {
        let can_be_done = matches!(
            action,
            Action::Go(_)
                | Action::Back
                | Action::ToggleKeys
                | Action::Lay(Sheet::Keys | Sheet::Closing | Sheet::Link(_) | Sheet::CheckFinding)
                | Action::CloseSheet
                | Action::OpenSection(_)
                | Action::FinishSection
                | Action::OpenFind
                | Action::CloseFind
                | Action::Find(..)
                | Action::FindStep(_)
                | Action::ReadTo(_)
                | Action::OpenPassage(_)
                | Action::ShowTab(_)
                | Action::PackCheck(_)
                | Action::SetTheme(_)
                | Action::StepTextSize(_)
                | Action::ToggleTint
                | Action::Outside(_)
                | Action::OpenLink(_)
                | Action::DismissNotice
                | Action::Close
        );
        self.loading.is_some() && !can_be_done
    }
}
