//! Starting over: answers that are forgotten, brought back, or removed for good.

use crate::memory::{Forgotten, RecordPart, forgotten_entries};
use crate::model::action::Action;
use crate::model::{Effect, Model, Notice, Route};
use crate::record::{Entry, Event, Moment, event};

impl Model {
    /// Lets the answers to a part of the record count no longer.
    pub(super) fn forget(&mut self, part: &RecordPart, now: Moment) -> Vec<Event> {
        self.modal = None;
        // A sitting that is open would go on with answers that do not count.
        let mut events = self.sitting(now, super::OpenSitting::leave);
        self.open = super::OpenSitting::default();
        self.interrupted = None;
        if self.route == Route::Sitting {
            self.route = Route::Today;
        }
        let at = self.clock.at(now, &self.record).take();
        events.push(part.forget(at).into());
        let forgotten = Forgotten {
            part: part.clone(),
            device: self.device.clone(),
            at,
            answers: 0,
            sitting: None,
        };
        let text = "Those answers no longer count. Settings can bring them back.";
        self.notices
            .add(Notice::info(text).with_undo(Action::BringBack(forgotten)));
        events
    }

    /// Takes a forgetting back.
    pub(super) fn bring_back(&mut self, forgotten: &Forgotten, now: Moment) -> Vec<Event> {
        let by = if forgotten.device == self.device {
            String::new()
        } else {
            forgotten.device.clone()
        };
        if self
            .removing
            .as_ref()
            .is_some_and(|it| it.is_same(forgotten))
        {
            self.say_removing();
            return Vec::new();
        }
        self.notices.forgotten_is_settled(forgotten);
        vec![Event::Undo(event::Undo {
            at: self.clock.at(now, &self.record).take(),
            of: forgotten.at,
            by,
        })]
    }

    /// Asks for what was forgotten to be taken out of the files. Until that is done it cannot be brought back.
    pub(super) fn remove_for_good(&mut self, forgotten: Forgotten) {
        self.modal = None;
        if self.removing.is_some() {
            self.say_removing();
            return;
        }
        self.notices.forgotten_is_settled(&forgotten);
        if self.is_long() {
            self.removing = Some(forgotten.clone());
            self.effects.push(Effect::FindRemovable(forgotten));
            return;
        }
        let gone = forgotten_entries(&self.record, &forgotten);
        if !gone.is_empty() {
            self.removing = Some(forgotten);
            self.effects.push(Effect::Remove(gone));
        }
    }

    fn say_removing(&mut self) {
        let text = "Those answers are being removed from the files.";
        self.notices.add(Notice::toast(text));
    }

    /// Lets go of what is no longer in the files, which are read again after this. None of it counts any more.
    pub fn removed(&mut self, gone: &[Entry]) {
        self.removing = None;
        self.record.take_out(gone);
    }

    /// Nothing was removed.
    pub fn not_removed(&mut self) {
        self.removing = None;
    }
}
