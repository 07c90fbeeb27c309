//! What is read from the files and what follows from it: how it arrives, and what can be done until then.

use std::sync::Arc;

use crate::material::Library;
use crate::memory::{Memory, Step};
use crate::model::action::Action;
use crate::model::caches::{ListBasis, Lists};
use crate::model::read::Reader;
use crate::model::{Modal, Model, Notice, Route};
use crate::record::{Entry, Event, EventClock, Moment, Record};
use crate::study::CutOff;

/// How many faults of a record are listed on a screen.
const FAULTS_LISTED: usize = 100;

/// How far something long is with the record.
#[derive(Clone, Debug, PartialEq)]
pub struct Loading {
    /// 0 to 1.
    pub share: f32,
    /// Why the record cannot be read.
    pub problem: Option<String>,
    /// Whether nothing is known until it is done. Otherwise all is counted anew, and everything can be done meanwhile.
    pub is_first: bool,
}

/// A record that was read, with all that follows from it. Made on a thread: each part of it looks at every event.
pub struct Study {
    /// The packs, where they were read as well.
    library: Option<Arc<Library>>,
    lists: Option<(ListBasis, Lists)>,
    record: Record,
    memory: Memory,
    cut_off: Option<CutOff>,
    faults: Vec<String>,
    clock: EventClock,
    device: String,
    /// From here on, in milliseconds since 1970, `own` is complete.
    from: i64,
    /// The events of this device in this run: their moments, in milliseconds since 1970, and indices in the record, sorted.
    own: Vec<(i64, usize)>,
}

impl Study {
    /// Finds all that follows from `record` for `device`, on which nothing happened in this run before `from`.
    pub fn new(record: Record, device: &str, from: Moment, now: Moment) -> Self {
        let memory = Memory::replay(&record);
        let mut own: Vec<(i64, usize)> = record.moments_from(device, from.ms()).collect();
        own.sort_unstable();
        Self {
            library: None,
            lists: None,
            cut_off: CutOff::find(&record, &memory, device),
            faults: record.faults(now, FAULTS_LISTED),
            clock: EventClock::new(device, from, own.iter().map(|(at, _)| *at)),
            device: device.to_owned(),
            from: from.ms(),
            own,
            memory,
            record,
        }
    }

    /// The same with the packs.
    #[must_use]
    pub fn with_library(self, library: Arc<Library>) -> Self {
        Self {
            library: Some(library),
            ..self
        }
    }

    /// The same with the lists that the next frame will show.
    #[must_use]
    pub fn with_lists(mut self, basis: ListBasis, now: Moment) -> Self {
        let lists = Lists::ahead(&self.memory, &basis, now);
        self.lists = Some((basis, lists));
        self
    }

    /// Whether the record has an event of this device, of this run.
    fn has_own(&self, event: &Event) -> bool {
        let at = event.at().ms();
        let is_it = |(known, index): &(i64, usize)| {
            let seen = self.record.get(*index).filter(|_| *known == at);
            seen.is_some_and(|it| Event::from(it.what) == *event)
        };
        if at < self.from {
            // The system's clock was set back while the record was read.
            return self
                .record
                .moments_from(&self.device, at)
                .any(|it| is_it(&it));
        }
        let first = self.own.partition_point(|(known, _)| *known < at);
        let same = self.own.iter().skip(first);
        same.take_while(|(known, _)| *known == at).any(is_it)
    }
}

/// The memory that follows from a record which was shared with a thread.
pub struct Replayed {
    record: Record,
    memory: Memory,
    lists: (ListBasis, Lists),
}

impl Replayed {
    /// Replays the record, and makes the lists that the next frame will show.
    pub fn new(record: Record, basis: ListBasis, now: Moment) -> Self {
        let memory = Memory::replay(&record);
        let lists = Lists::ahead(&memory, &basis, now);
        Self {
            record,
            memory,
            lists: (basis, lists),
        }
    }
}

/// What something newer took the place of. Letting go of a large one takes longer than a frame has: that is for a thread.
#[must_use = "it is dropped on a thread"]
pub struct Outdated(
    #[expect(dead_code, reason = "it is only kept to be dropped")] Option<Arc<Library>>,
    #[expect(dead_code, reason = "it is only kept to be dropped")] Option<Record>,
    #[expect(dead_code, reason = "it is only kept to be dropped")] Memory,
);

/// How the memory has taken an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// As one step more.
    Added,
    /// With all that came before it.
    CountedAnew,
    /// Not yet: it stays as it is until all is counted anew.
    CountedLater,
}

impl Model {
    /// The record is still to come. Until then nothing is done that needs it.
    pub fn begin_loading(&mut self) {
        self.begin(true);
    }

    /// Begins to count what follows from the record anew, if something changed so much of the past that it must be; gives
    /// the record to replay.
    pub fn begin_recount(&mut self) -> Option<Record> {
        if !self.is_behind || self.loading.is_some() {
            return None;
        }
        self.is_behind = false;
        self.begin(false);
        Some(self.record.clone())
    }

    /// The files are read again, since somebody else has written there.
    pub fn begin_reading(&mut self) {
        self.is_behind = false;
        self.begin(false);
    }

    fn begin(&mut self, is_first: bool) {
        self.loading = Some(Loading {
            share: 0.0,
            problem: None,
            is_first,
        });
    }

    /// Takes how far the record is read, 0 to 1.
    pub fn note_loading(&mut self, share: f32) {
        if let Some(loading) = &mut self.loading {
            loading.share = share;
        }
    }

    /// The record cannot be read. At the start nothing that needs it is done then; later what is known stays as it is.
    pub fn not_loaded(&mut self, problem: String) {
        if let Some(loading) = &mut self.loading {
            if loading.is_first {
                loading.problem = Some(problem);
            } else {
                self.loading = None;
                self.notices.add(Notice::error(&problem));
            }
        }
    }

    /// Takes what was read, and what happened meanwhile and is in no file yet.
    pub fn studied(&mut self, mut study: Study, now: Moment) -> Outdated {
        let is_first = self.loading.take().is_some_and(|it| it.is_first);
        self.is_behind = false;
        let unsaved: Vec<Entry> = self.record.since().collect();
        let unsaved = unsaved
            .into_iter()
            .map(|entry| entry.event)
            .filter(|event| !study.has_own(event));
        let unsaved: Vec<Event> = unsaved.collect();
        let library = study.library.take();
        let outdated = Outdated(
            library.map(|library| std::mem::replace(&mut self.library, library)),
            Some(std::mem::replace(&mut self.record, study.record)),
            std::mem::replace(&mut self.memory, study.memory),
        );
        (self.clock, self.faults) = (study.clock, study.faults);
        let is_whole = unsaved.is_empty();
        let lists = study.lists.filter(|_| is_whole);
        for event in unsaved {
            self.clock.note(event.at());
            self.push(event);
        }
        self.take_lists(lists);
        if is_first || self.interrupted.is_some() || self.open.sitting.is_none() {
            let cut_off = if is_whole {
                study.cut_off
            } else {
                CutOff::find(&self.record, &self.memory, &self.device)
            };
            self.interrupted = cut_off.and_then(|it| it.sitting(&self.library));
        }
        if is_first {
            if self.route == Route::Read {
                self.reader.show();
            } else {
                self.reader = Reader::new(&self.library, &self.memory);
            }
            self.count_shown_form(now);
        }
        outdated
    }

    /// Takes a memory that was replayed on a thread, and what happened meanwhile.
    pub fn replayed(&mut self, replayed: Replayed) -> Option<Outdated> {
        self.loading = None;
        let Replayed {
            mut record,
            mut memory,
            lists,
        } = replayed;
        let Some(since) = self.record.since_that(&record) else {
            // The files were read again meanwhile.
            self.is_behind = true;
            return None;
        };
        let mut lists = Some(lists);
        for Entry { device, event } in since {
            lists = None;
            record.push(&device, event);
            if memory.take_last(&record, self.replay_at_once) == Step::NeedsReplay {
                self.is_behind = true;
            }
        }
        let memory = std::mem::replace(&mut self.memory, memory);
        self.take_lists(lists);
        Some(Outdated(None, None, memory))
    }

    /// The name of this device.
    pub fn device(&self) -> &str {
        &self.device
    }

    /// Before this moment nothing happened on this device in this run.
    pub fn earliest(&self) -> Moment {
        self.earliest
    }

    /// What is wrong with the record, one sentence each; of very many the first ones and how many more there are.
    pub fn faults(&self) -> &[String] {
        &self.faults
    }

    /// Takes the next event into record and memory.
    pub(super) fn push(&mut self, event: Event) -> Taken {
        let at = event.at();
        self.earliest = self.earliest.min(at);
        self.record.push(&self.device, event);
        match self.memory.take_last(&self.record, self.replay_at_once) {
            Step::Taken => Taken::Added,
            Step::NeedsReplay => self.count_anew(),
        }
    }

    /// Whether the record has so many events that they are gone through on a thread.
    pub fn is_long(&self) -> bool {
        self.record.len() >= self.replay_at_once
    }

    /// Counts what follows from the record anew: at once where there is little to count.
    fn count_anew(&mut self) -> Taken {
        if self.is_long() {
            self.is_behind = true;
            return Taken::CountedLater;
        }
        self.memory = Memory::replay(&self.record);
        Taken::CountedAnew
    }

    /// Whether an action must wait for the record.
    pub(super) fn waits_for_record(&self, action: &Action) -> bool {
        let can_be_done = matches!(
            action,
            Action::Go(_)
                | Action::Back
                | Action::ToggleKeys
                | Action::OpenModal(
                    Modal::Keys | Modal::Closing | Modal::Link(_) | Modal::CheckFinding
                )
                | Action::CloseModal
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
                | Action::DismissNotice(_)
                | Action::Close
        );
        self.is_waiting() && !can_be_done
    }

    /// Whether nothing is known of the answers yet.
    pub fn is_waiting(&self) -> bool {
        self.loading.as_ref().is_some_and(|it| it.is_first)
    }
}
