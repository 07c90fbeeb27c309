//! Which screen is shown, and where in the article.

use crate::material::{FaceId, FactId, SectionId};
use crate::model::read::Reader;
use crate::model::sitting::PassageView;
use crate::model::{Effect, History, Modal, Model, Route};
use crate::record::{Event, Moment, Stamps};

impl Model {
    pub(super) fn reading(
        &mut self,
        now: Moment,
        act: impl FnOnce(&mut Reader, &mut Stamps<'_>) -> Vec<Event>,
    ) -> Vec<Event> {
        let mut stamps = self.clock.at(now, &self.record);
        if self.route == Route::Read {
            act(&mut self.reader, &mut stamps)
        } else {
            Vec::new()
        }
    }

    pub(super) fn go(&mut self, route: Route, now: Moment) -> Vec<Event> {
        let events = self.reading(now, Reader::leave);
        self.modal = None;
        self.search = None;
        if route == Route::Sitting && self.open.sitting.is_none() {
            return events;
        }
        self.route = route;
        self.practise.row = 0;
        self.count_shown_form(now);
        if route == Route::Read {
            self.reader.show();
        }
        events
    }

    pub(super) fn back(&mut self, now: Moment) -> Vec<Event> {
        if self.modal.take().is_some() {
            return Vec::new();
        }
        if self.route == Route::Read && self.search.take().is_some() {
            return Vec::new();
        }
        if self.route == Route::Library && self.pack_check.take().is_some() {
            return Vec::new();
        }
        if self.route == Route::Read {
            if self.in_text.here.sitting.is_some() {
                return self.close_here(now);
            }
            if self.in_text.wants_preread {
                return self.ask_before(false, now);
            }
        }
        match self.route {
            Route::Sitting if self.open.passage == PassageView::Shown => {
                self.open.passage = PassageView::Hidden;
                Vec::new()
            }

            Route::Sitting => self.leave(now),
            Route::Read => {
                let to = self.reader.return_to();
                self.go(to, now)
            }
            Route::Today | Route::Practise | Route::Library | Route::Settings => {
                self.go(Route::Today, now)
            }
        }
    }

    pub(super) fn open_section(&mut self, id: SectionId, now: Moment) -> Vec<Event> {
        let events = self.go(Route::Read, now);
        if self.library.section(&id).is_some() {
            self.reader.open(id, &self.memory);
        }
        events
    }

    pub(super) fn finish_section(&mut self, now: Moment) -> Vec<Event> {
        let mut stamps = self.clock.at(now, &self.record);
        let events = self.reader.finish(&mut stamps);
        match self.reader.next(&self.library) {
            Some(next) => self.reader.open(next, &self.memory),
            None => self.route = Route::Today,
        }
        events
    }

    pub(super) fn open_passage(&mut self, fact: FactId, now: Moment) -> Vec<Event> {
        let from = self.route;
        let Some((_, found)) = self.library.fact(&fact) else {
            return Vec::new();
        };
        let Some(passage) = &found.passage else {
            return Vec::new();
        };
        let section = SectionId::new(fact.pack(), &passage.section);
        let events = self.go(Route::Read, now);
        self.reader.jump(section, fact, from);
        events
    }

    /// Opens an address in the browser; what showed where it leads has done its part.
    pub(super) fn open_link(&mut self, address: String) {
        self.modal = None;
        self.effects.push(Effect::OpenLink(address));
    }

    pub(super) fn read_to(&mut self, permille: u16, now: Moment) -> Vec<Event> {
        let had_seen_the_end = self.reader.permille() >= 1000;
        let events = self.reading(now, |reader, stamps| reader.read_to(permille, stamps));
        if let Some(after) = &mut self.in_text.after.sitting
            && permille >= 1000
            && !had_seen_the_end
        {
            after.shown(now);
        }
        events
    }

    /// Keeps the questions in the text in step with the section that is open.
    pub(super) fn follow_reading(&mut self, now: Moment) -> Vec<Event> {
        if self.is_waiting() {
            return Vec::new();
        }
        let events = if self.route == Route::Read {
            self.after_answer(now);
            self.open_in_text(now)
        } else {
            self.rest_in_text(now)
        };
        self.keep(&events);
        events
    }

    /// Notes the reading position before the window closes.
    pub(super) fn close(&mut self, now: Moment) -> Vec<Event> {
        let mut events = self.leave_in_text(now);
        let mut stamps = self.clock.at(now, &self.record);
        events.extend(self.reader.close(&mut stamps));
        events
    }
}

impl Model {
    pub(super) fn show_history(&mut self, ask: FaceId) {
        let history = History::find(&self.record, &self.memory, ask);
        self.modal = Some(Modal::History(history));
    }
}
