//! What the parts of the model share, and the borrow of it that a part gets for one action.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::material::Library;
use crate::memory::{Memory, Step};
use crate::model::caches::{Basis, Caches};
use crate::model::effect::Effect;
use crate::model::modal::Modal;
use crate::model::notices::{Notice, Notices};
use crate::model::route::Route;
use crate::model::turn::Turn;
use crate::record::{Event, EventClock, Moment, Record, StudyDay};
use crate::study::Shuffler;

pub(in crate::model) struct Seeds {
    pub sittings: Shuffler,
    pub in_text: Shuffler,
}

pub(in crate::model) struct Shared {
    pub library: Arc<Library>,
    pub record: Record,
    /// The replay of `record`; outdated while a full replay is due or running.
    pub memory: Memory,
    /// The name under which this device writes to the record.
    pub device: String,
    pub clock: EventClock,
    /// The start of the app, or the earliest event since then if the clock was set back.
    pub earliest: Moment,
    /// From this many events on, the record is replayed on another thread instead of within a frame.
    pub replay_at_once: usize,
    /// Whether an event changed more of the past than a step can follow, so that a full replay must be started.
    pub is_behind: bool,
    pub seeds: Seeds,
    pub caches: Caches,
    pub notices: Notices,
    pub modal: Option<Modal>,
    /// Requests to the app, carried out after the action.
    pub effects: Vec<Effect>,
    pub turns: VecDeque<Turn>,
}

/// What an action may see and change outside its own part.
pub(in crate::model) struct Ctx<'a> {
    pub library: &'a Library,
    pub record: &'a Record,
    pub memory: &'a Memory,
    pub device: &'a str,
    pub route: Route,
    /// Whether the record is too long to walk within a frame.
    pub is_long: bool,
    pub clock: &'a mut EventClock,
    pub seeds: &'a mut Seeds,
    pub caches: &'a Caches,
    pub notices: &'a mut Notices,
    pub modal: &'a mut Option<Modal>,
    pub effects: &'a mut Vec<Effect>,
    pub turns: &'a mut VecDeque<Turn>,
}

impl Shared {
    pub(in crate::model) fn ctx(&mut self, route: Route) -> Ctx<'_> {
        let is_long = self.is_long();
        Ctx {
            library: &self.library,
            record: &self.record,
            memory: &self.memory,
            device: &self.device,
            route,
            is_long,
            clock: &mut self.clock,
            seeds: &mut self.seeds,
            caches: &self.caches,
            notices: &mut self.notices,
            modal: &mut self.modal,
            effects: &mut self.effects,
            turns: &mut self.turns,
        }
    }

    pub(in crate::model) fn basis(&self, now: Moment) -> Basis<'_> {
        Basis {
            library: &self.library,
            memory: &self.memory,
            now,
        }
    }

    /// Whether the record is too long to walk within a frame.
    pub(in crate::model) fn is_long(&self) -> bool {
        self.record.len() >= self.replay_at_once
    }

    /// Adds events of this device to record and memory.
    pub(in crate::model) fn keep(&mut self, events: &[Event]) {
        for event in events {
            self.push(event);
        }
    }

    pub(in crate::model) fn push(&mut self, event: &Event) {
        self.earliest = self.earliest.min(event.at());
        self.record.push(&self.device, event.clone());
        match self.memory.take_last(&self.record, self.replay_at_once) {
            Step::Taken => self.caches.follow(event, &self.device, &self.record),
            // The memory stays outdated until the replay arrives.
            Step::NeedsReplay if self.is_long() => self.is_behind = true,
            Step::NeedsReplay => {
                self.memory = Memory::replay(&self.record);
                self.caches.memory_changed();
            }
        }
    }
}

impl Ctx<'_> {
    pub(in crate::model) fn now(&self) -> Moment {
        self.clock.now()
    }

    pub(in crate::model) fn today(&self) -> StudyDay {
        self.memory.today(self.now())
    }

    pub(in crate::model) fn basis(&self) -> Basis<'_> {
        Basis {
            library: self.library,
            memory: self.memory,
            now: self.now(),
        }
    }

    pub(in crate::model) fn toast(&mut self, text: &str) {
        self.notices.add(Notice::toast(text));
    }
}
