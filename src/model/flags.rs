//! Flags on doubtful questions.

use crate::material::FaceId;
use crate::model::{Effect, Modal, Model};
use crate::record::{Event, Moment};

impl Model {
    /// Flags a question as doubtful, or takes the flag off.
    pub(super) fn flag(&mut self, ask: &FaceId, on: bool, note: &str, now: Moment) -> Vec<Event> {
        self.modal = None;
        if !on && self.memory.flag(ask).is_none() {
            return Vec::new();
        }
        vec![Event::Flag {
            at: self.clock.at(now, &self.record).take(),
            fact: ask.fact.to_string(),
            ask: ask.ask.to_string(),
            on,
            note: note.trim().to_owned(),
        }]
    }

    /// Flags the question of the open sheet with the note that stands there.
    pub(super) fn flag_as_noted(&mut self, now: Moment) -> Vec<Event> {
        match self.modal.take() {
            Some(Modal::Flag(ask, note)) => self.flag(&ask, true, &note, now),
            other => {
                self.modal = other;
                Vec::new()
            }
        }
    }

    pub(super) fn save_flags(&mut self) {
        let flags = self.memory.flags();
        let flags: Vec<(FaceId, String)> = flags
            .map(|(ask, flag)| (ask.clone(), flag.note.clone()))
            .collect();
        if !flags.is_empty() {
            self.effects.push(Effect::SaveFlags(flags));
        }
    }
}
