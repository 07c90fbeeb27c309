//! A large record is read while the window is open already: what can be done meanwhile, and what comes of it.

use std::collections::BTreeSet;

use crate::action::Action;
use crate::compact::Bytes;
use crate::memory::{Memory, from_checkpoint, to_checkpoint};
use crate::model::reader::Reader;
use crate::model::{Model, Route, Sheet};
use crate::record::{Entry, Event, Moment, Record, Seen, StudyDay, What};
use crate::study::{interrupted, resumed};

/// Up to how many events are gone through on the frame.
const AT_ONCE: usize = 5000;

/// How many of the last events stay at hand of a record that is too large to be held.
const AT_HAND: usize = 256;

/// How far a record is read.
#[derive(Clone, Debug, PartialEq)]
pub struct Loading {
    /// 0 to 1.
    pub share: f32,
    /// Why it cannot be read; empty while all is well.
    pub problem: String,
    /// Whether nothing is known until it is done. Otherwise all is counted anew, and everything can be done meanwhile.
    pub is_first: bool,
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

    /// Lets go of the events that are not needed at hand: all but the last ones, those from `since` on, and those of a
    /// sitting of `device` that was cut off.
    pub fn lean(self, device: &str, since: Moment, now: Moment) -> Self {
        let record = &self.record;
        // Events from the future are listed as long as they are there.
        if record.dated_after(now).next().is_some() {
            return self;
        }
        let last = record.len().saturating_sub(AT_HAND);
        let before = record.iter().rposition(|seen| seen.at < since);
        let recent = before.map_or(0, |place| place + 1);
        let open = interrupted(record, device).and_then(|sit| {
            let mut all = record.iter();
            all.rposition(|seen| matches!(seen.what, What::Start(it) if it.sit() == sit))
        });
        let first = last.min(recent).min(open.unwrap_or(usize::MAX));
        if first == 0 {
            return self;
        }
        Self {
            record: record.tail(first),
            ..self
        }
    }

    /// What a checkpoint keeps of it; `None` where all events are at hand.
    pub fn to_checkpoint(&self) -> Option<Vec<u8>> {
        let is_late = !self.record.is_whole();
        is_late.then(|| to_checkpoint(&self.memory, &self.record))?
    }

    /// Goes on from a checkpoint with what happened since, in the order of time. `None` when there is any doubt whether
    /// that gives what a replay of everything would.
    pub fn from_checkpoint(state: &Bytes, since: &Record, now: Moment) -> Option<Self> {
        let (mut memory, mut record) = from_checkpoint(state)?;
        let latest = record.devices().map(|(_, latest)| latest).max()?;
        // The clock was set back, or was ahead then.
        if now.ms() <= latest {
            return None;
        }
        for Entry { device, event } in since.entries() {
            let at = event.at().ms();
            if at <= latest || at >= now.ms() {
                return None;
            }
            record.push(&device, event);
            if !memory.take_last(&record) {
                return None;
            }
        }
        Some(Self { record, memory })
    }

    /// The same for what happened before the last events of the checkpoint, on another device: only what it touches is
    /// counted anew. `of_touched` has all events but the answers to other facts.
    pub fn merged(self, mut of_touched: Record, since: &Record, now: Moment) -> Option<Self> {
        if since.devices().any(|(_, latest)| latest >= now.ms()) {
            return None;
        }
        // What was answered in this run is taken in later.
        let later = of_touched.iter().filter(|seen| seen.at.ms() >= now.ms());
        let later: Vec<Entry> = later
            .map(|seen| Entry {
                device: seen.device.to_owned(),
                event: seen.what.into(),
            })
            .collect();
        of_touched.remove(&later);
        let record = self.record.with_late(since);
        let memory = self.memory.merged(of_touched, since, now)?;
        Some(Self { record, memory })
    }

    /// What follows from the record, and what of it is at hand.
    pub fn into_parts(self) -> (Memory, Record) {
        (self.memory, self.record)
    }

    /// The hour of the night at which a study day ends.
    pub fn day_ends(&self) -> u8 {
        self.memory.plan().day_ends
    }

    /// The study day of `now`.
    pub fn today(&self, now: Moment) -> StudyDay {
        self.memory.today(now)
    }
}

impl Model {
    /// The record is still to come. Until then nothing is done that needs it.
    pub fn begin_loading(&mut self) {
        self.begin(true);
    }

    /// The whole record is read again, to count what follows from it anew.
    pub fn begin_recount(&mut self) {
        self.is_behind = false;
        self.begin(false);
    }

    fn begin(&mut self, is_first: bool) {
        self.loading = Some(Loading {
            share: 0.0,
            problem: String::new(),
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
                loading.problem = problem;
            } else {
                (self.loading, self.notice) = (None, problem);
            }
        }
    }

    /// Takes the record that was read, and what happened meanwhile.
    pub fn loaded(&mut self, loaded: Loaded, now: Moment) {
        let is_first = self.loading.take().is_some_and(|it| it.is_first);
        let before = std::mem::replace(&mut self.record, loaded.record);
        self.memory = loaded.memory;
        let all = self.record.iter();
        let known: BTreeSet<(&str, i64)> = all.map(|it| (it.device, it.at.ms())).collect();
        // The file may have been read before or after something was written there.
        let is_new = |seen: &Seen<'_>| {
            seen.device == self.device
                && seen.at >= self.started
                && !known.contains(&(seen.device, seen.at.ms()))
        };
        let since = before.iter().filter(is_new).map(|seen| seen.what.into());
        for event in since.collect::<Vec<Event>>() {
            self.push(event);
        }
        self.forget_lists();
        if is_first || self.interrupted.is_some() || self.desk.sitting.is_none() {
            self.find_interrupted();
        }
        if !is_first {
            return;
        }
        if self.route == Route::Read {
            self.reader.show();
        } else {
            self.reader = Reader::new(&self.library, &self.memory);
        }
        self.count_shown_form(now);
    }

    /// The name of this device.
    pub fn device(&self) -> &str {
        &self.device
    }

    /// When the app was started.
    pub fn started(&self) -> Moment {
        self.started
    }

    /// Takes the next event into record and memory.
    pub(super) fn push(&mut self, event: Event) {
        let at = event.at();
        self.record.push(&self.device, event);
        if !self.memory.take_last(&self.record) {
            self.count_anew(at);
        }
    }

    /// Counts what follows from the record anew: at once where there is little to count.
    pub(super) fn count_anew(&mut self, now: Moment) {
        if self.is_small() {
            self.memory = Memory::replay(&self.record, now);
        } else {
            self.is_behind = true;
        }
    }

    /// Whether all events are at hand, and so few that they can be gone through on a frame.
    pub fn is_small(&self) -> bool {
        self.record.is_whole() && self.record.len() <= AT_ONCE
    }

    /// Finds the sitting that was cut off, if it can be gone on with.
    pub(super) fn find_interrupted(&mut self) {
        let (record, device) = (&self.record, &self.device);
        self.interrupted = interrupted(record, device)
            .and_then(|sit| resumed(&self.library, (record, &self.memory), device, &sit));
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
        self.is_waiting() && !can_be_done
    }

    /// Whether nothing is known of the answers yet.
    pub fn is_waiting(&self) -> bool {
        self.loading.as_ref().is_some_and(|it| it.is_first)
    }
}
