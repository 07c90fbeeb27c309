//! Flags on doubtful questions.

use crate::material::FaceId;
use crate::model::{Effect, Modal, Model};
use crate::record::{Event, Moment, event};

impl Model {
    /// Flags a question as doubtful.
    pub(super) fn flag(&mut self, ask: &FaceId, note: &str, now: Moment) -> Vec<Event> {
        self.modal = None;
        vec![self.flagged(ask, Some(note.trim()), now)]
    }

    /// Takes the flag off.
    pub(super) fn unflag(&mut self, ask: &FaceId, now: Moment) -> Vec<Event> {
        self.modal = None;
        let was_flagged = self.memory.flag(ask).is_some();
        let taken_off = was_flagged.then(|| self.flagged(ask, None, now));
        taken_off.into_iter().collect()
    }

    fn flagged(&mut self, ask: &FaceId, note: Option<&str>, now: Moment) -> Event {
        Event::Flag(event::Flag {
            at: self.clock.at(now, &self.record).take(),
            fact: ask.fact.to_string(),
            ask: ask.ask.to_string(),
            on: note.is_some(),
            note: note.unwrap_or_default().to_owned(),
        })
    }

    /// Flags the question of the open modal with the note that stands there.
    pub(super) fn flag_as_noted(&mut self, now: Moment) -> Vec<Event> {
        match self.modal.take() {
            Some(Modal::Flag(ask, note)) => self.flag(&ask, &note, now),
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
