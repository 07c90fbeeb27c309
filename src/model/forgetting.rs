//! Starting over: answers that are forgotten, brought back, or removed for good.

use crate::memory::{Forgotten, RecordPart, forgotten_entries};
use crate::model::{Model, Request, Route};
use crate::record::{Entry, Event, Moment, Stamps};

impl Model {
    /// Lets the answers to a part of the record count no longer.
    pub(super) fn forget(&mut self, part: &RecordPart, now: Moment) -> Vec<Event> {
        self.sheet = None;
        // A sitting that is open would go on with answers that do not count.
        let mut events = self.sitting(now, super::Desk::leave);
        self.desk = super::Desk::default();
        self.interrupted = None;
        if self.route == Route::Sitting {
            self.route = Route::Today;
        }
        let (what, key) = part.as_recorded();
        let after = events
            .last()
            .map_or(now, |event: &Event| event.at().plus_ms(1));
        events.push(Event::Forget {
            at: Stamps::new(&self.record, &self.device, after).take(),
            what: what.to_owned(),
            key: key.to_owned(),
        });
        "Those answers no longer count. Settings can bring them back.".clone_into(&mut self.notice);
        events
    }

    /// Takes a forgetting back.
    pub(super) fn bring_back(&mut self, forgotten: &Forgotten, now: Moment) -> Vec<Event> {
        let by = if forgotten.device == self.device {
            String::new()
        } else {
            forgotten.device.clone()
        };
        self.notice.clear();
        vec![Event::Undo {
            at: Stamps::new(&self.record, &self.device, now).take(),
            of: forgotten.at,
            by,
        }]
    }

    /// Asks for what was forgotten to be taken out of the files.
    pub(super) fn remove_for_good(&mut self, part: &RecordPart) {
        self.sheet = None;
        if !self.record.is_whole() {
            self.requests.push(Request::RemovePart(part.clone()));
            return;
        }
        let gone = forgotten_entries(&self.record, part);
        if !gone.is_empty() {
            self.requests.push(Request::Remove(gone));
        }
    }

    /// Takes out of the record what is no longer in the files.
    pub fn removed(&mut self, gone: &[Entry], now: Moment) {
        self.record.remove(gone);
        self.count_anew(now);
        self.forget_lists();
    }
}
