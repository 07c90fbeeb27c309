//! How record and memory arrive from background tasks, and what the model does until then.

use std::sync::Arc;

use crate::memory::Step;
use crate::model::Model;
use crate::model::caches::{Ahead, ListBasis};
use crate::model::notices::Notice;
use crate::model::read::reader::Reader;
use crate::model::route::Route;
use crate::model::study::{LoadKind, Loading, Outdated, Replayed, Study};
use crate::record::{Entry, Event, Moment, Record};

impl Model {
    /// Marks the first read of the record as pending. Until it is done, actions that need the record are refused.
    pub fn begin_loading(&mut self) {
        self.begin(LoadKind::First);
    }

    /// Marks a full replay as running, if one is due and nothing else is loading; returns the record to replay.
    pub fn begin_replay(&mut self) -> Option<Record> {
        if !self.shared.is_behind || self.loading.is_some() {
            return None;
        }
        self.shared.is_behind = false;
        self.begin(LoadKind::Later);
        Some(self.shared.record.clone())
    }

    /// Marks a reread of the files as running: another program has written to them.
    pub fn begin_reread(&mut self) {
        self.shared.is_behind = false;
        self.begin(LoadKind::Later);
    }

    fn begin(&mut self, kind: LoadKind) {
        self.loading = Some(Loading {
            share: 0.0,
            problem: None,
            kind,
        });
    }

    /// Updates the progress of the current load; `share` is 0 to 1.
    pub fn note_loading(&mut self, share: f32) {
        if let Some(loading) = &mut self.loading {
            loading.share = share;
        }
    }

    /// Reports that the record cannot be read. After the first load actions that need it stay refused; later the app
    /// keeps what it has.
    pub fn not_loaded(&mut self, problem: String) {
        if let Some(loading) = &mut self.loading {
            if loading.kind == LoadKind::First {
                loading.problem = Some(problem);
            } else {
                self.loading = None;
                self.shared.notices.add(Notice::error(&problem));
            }
        }
    }

    /// Swaps in what was read, then adds the events of this run that are in no file yet.
    pub fn studied(&mut self, mut study: Study, now: Moment) -> Outdated {
        let is_first = self.is_waiting();
        self.loading = None;
        let shared = &mut self.shared;
        shared.is_behind = false;
        let unsaved = shared.record.since().map(|entry| entry.event);
        let unsaved: Vec<Event> = unsaved.filter(|event| !study.has_own(event)).collect();
        let outdated = Outdated {
            library: study.library.take().map(|library| {
                shared.caches.library_changed();
                std::mem::replace(&mut shared.library, library)
            }),
            record: Some(std::mem::replace(&mut shared.record, study.record)),
            memory: std::mem::replace(&mut shared.memory, study.memory),
        };
        (shared.clock, self.faults) = (study.clock, study.faults);
        shared.caches.memory_changed();
        self.take_lists(study.lists);
        for event in unsaved {
            self.shared.clock.note(event.at());
            self.shared.push(&event);
        }
        self.refresh_sitting();
        if is_first {
            if self.route == Route::Read {
                self.read.reader.show();
            } else {
                self.read.reader = Reader::new(&self.shared.library, &self.shared.memory);
            }
            self.shared.clock.set(now, &self.shared.record);
            self.practise.count_if_shown(&self.shared.ctx(self.route));
        }
        outdated
    }

    /// Swaps in a memory replayed on another thread, then adds the events since; `None` if the files were reread
    /// meanwhile.
    pub fn replayed(&mut self, replayed: Replayed) -> Option<Outdated> {
        self.loading = None;
        let Replayed {
            mut record,
            mut memory,
            lists,
        } = replayed;
        let shared = &mut self.shared;
        let Some(since) = shared.record.since_that(&record) else {
            // The files were reread meanwhile.
            shared.is_behind = true;
            return None;
        };
        let is_whole = since.is_empty();
        for Entry { device, event } in since {
            record.push(&device, event);
            if memory.take_last(&record, shared.replay_at_once) == Step::NeedsReplay {
                shared.is_behind = true;
            }
        }
        let memory = std::mem::replace(&mut shared.memory, memory);
        shared.caches.memory_changed();
        if is_whole {
            self.take_lists(Some(lists));
        }
        self.refresh_sitting();
        Some(Outdated {
            library: None,
            record: None,
            memory,
        })
    }

    /// Puts precomputed lists into the caches if library and filter are still the same.
    fn take_lists(&self, ahead: Option<Ahead>) {
        let fits = |it: &Ahead| it.is_of(&self.shared.library, &self.practise.filter);
        if let Some(ahead) = ahead.filter(fits) {
            self.shared.caches.take(ahead);
        }
    }

    /// A snapshot of the inputs of the lists, for a task to precompute them.
    pub fn list_basis(&self) -> ListBasis {
        ListBasis {
            library: Arc::clone(&self.shared.library),
            filter: self.practise.filter.clone(),
        }
    }

    /// The name under which this device writes to the record.
    pub fn device(&self) -> &str {
        &self.shared.device
    }

    /// No event of this run on this device is older than this.
    pub fn earliest(&self) -> Moment {
        self.shared.earliest
    }

    /// What is wrong with the record, one sentence each; the last one counts those left out.
    pub fn faults(&self) -> &[String] {
        &self.faults
    }

    /// Whether no answers are known yet, because the record was never read.
    pub fn is_waiting(&self) -> bool {
        self.loading
            .as_ref()
            .is_some_and(|it| it.kind == LoadKind::First)
    }
}
