//! What all parts share, and what is lent of it to one of them for one action.

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

/// Fixes all that comes by chance.
pub(in crate::model) struct Seeds {
    pub sittings: Shuffler,
    pub in_text: Shuffler,
}

/// What all parts share.
pub(in crate::model) struct Shared {
    pub library: Arc<Library>,
    pub record: Record,
    /// What follows from the record.
    pub memory: Memory,
    /// The name of this device in the record.
    pub device: String,
    pub clock: EventClock,
    /// When the app was started, or the earliest event since then where the clock was set back.
    pub earliest: Moment,
    /// Up to how many events the record is replayed on a frame.
    pub replay_at_once: usize,
    /// Whether all must be counted anew, since something changed more of the past than can be told without it.
    pub is_behind: bool,
    pub seeds: Seeds,
    pub caches: Caches,
    pub notices: Notices,
    /// What lies over the screen.
    pub modal: Option<Modal>,
    /// What the app still has to do.
    pub effects: Vec<Effect>,
    pub turns: VecDeque<Turn>,
}

/// What is lent to a part.
pub(in crate::model) struct Ctx<'a> {
    pub library: &'a Library,
    pub record: &'a Record,
    pub memory: &'a Memory,
    pub device: &'a str,
    /// The screen that is shown.
    pub route: Route,
    /// Whether the record is so long that it is gone through on a thread.
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

    /// What lists are made from.
    pub(in crate::model) fn basis(&self, now: Moment) -> Basis<'_> {
        Basis {
            library: &self.library,
            memory: &self.memory,
            now,
        }
    }

    /// Whether the record has so many events that they are gone through on a thread.
    pub(in crate::model) fn is_long(&self) -> bool {
        self.record.len() >= self.replay_at_once
    }

    /// Takes new events of this device into record and memory.
    pub(in crate::model) fn keep(&mut self, events: &[Event]) {
        for event in events {
            self.push(event);
        }
    }

    /// Takes the next event into record and memory.
    pub(in crate::model) fn push(&mut self, event: &Event) {
        self.earliest = self.earliest.min(event.at());
        self.record.push(&self.device, event.clone());
        match self.memory.take_last(&self.record, self.replay_at_once) {
            Step::Taken => self.caches.follow(event, &self.device, &self.record),
            // It stays as it is until all is counted anew.
            Step::NeedsReplay if self.is_long() => self.is_behind = true,
            Step::NeedsReplay => {
                self.memory = Memory::replay(&self.record);
                self.caches.memory_changed();
            }
        }
    }
}

impl Ctx<'_> {
    /// When the action is done.
    pub(in crate::model) fn now(&self) -> Moment {
        self.clock.now()
    }

    /// The study day of it.
    pub(in crate::model) fn today(&self) -> StudyDay {
        self.memory.today(self.now())
    }

    /// What lists are made from.
    pub(in crate::model) fn basis(&self) -> Basis<'_> {
        Basis {
            library: self.library,
            memory: self.memory,
            now: self.now(),
        }
    }

    /// Says something for a moment.
    pub(in crate::model) fn toast(&mut self, text: &str) {
        self.notices.add(Notice::toast(text));
    }
}
