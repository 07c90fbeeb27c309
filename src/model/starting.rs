//! Sittings: how they begin and end.

use crate::material::AskId;
use crate::memory::Plan;
use crate::model::desk::{self, Desk};
use crate::model::reader::Reader;
use crate::model::{Model, Route};
use crate::record::{Event, Moment, Stamps};
use crate::study::{Mode, QuizWish, Scope, Sitting, drill_plan, quiz_asks};

impl Model {
    pub(super) fn sitting(
        &mut self,
        now: Moment,
        act: impl FnOnce(&mut Desk, &mut desk::Room<'_>) -> Vec<Event>,
    ) -> Vec<Event> {
        let stamps = Stamps::new(&self.record, &self.device, now);
        act(
            &mut self.desk,
            &mut desk::Room {
                library: &self.library,
                memory: &self.memory,
                stamps,
            },
        )
    }

    pub(super) fn start_drill(&mut self, now: Moment) -> Vec<Event> {
        let plan = drill_plan(&self.library, &self.memory, now);
        let asks = plan.due.into_iter().chain(plan.new).collect();
        self.start(Mode::Drill, Scope::Due, asks, now)
    }

    pub(super) fn start_quiz(&mut self, scope: Scope, now: Moment) -> Vec<Event> {
        let mut stamps = Stamps::new(&self.record, &self.device, now);
        let at_end = self.route == Route::Read && self.reader.is_at_end_of(&scope);
        let mut events = if at_end {
            self.reader.finish(&mut stamps)
        } else {
            Vec::new()
        };
        let start = stamps.take();
        if let Some(next) = self.reader.next(&self.library).filter(|_| at_end) {
            self.reader.open(next, &self.memory);
        }
        let wish = QuizWish::usual(&scope, self.seeds.bits());
        let asks = quiz_asks(&self.library, &self.memory, &wish);
        events.extend(self.start(Mode::Quiz, scope, asks, start));
        events
    }

    pub(super) fn start(
        &mut self,
        mode: Mode,
        scope: Scope,
        asks: Vec<AskId>,
        now: Moment,
    ) -> Vec<Event> {
        let mut events = self.reading(now, Reader::leave);
        if asks.is_empty() {
            return events;
        }
        let after = |events: &[Event]| events.last().map_or(now, |event| event.at().plus_ms(1));
        // One that was left by looking up a passage ends here.
        events.extend(self.sitting(after(&events), Desk::leave));
        let seed = self.seeds.bits();
        let at = Stamps::new(&self.record, &self.device, after(&events)).take();
        if let Some((sitting, event)) = Sitting::start(mode, scope, seed, asks, at) {
            self.desk = Desk::with(sitting);
            self.route = Route::Sitting;
            self.sheet = None;
            events.push(event);
        }
        events
    }

    /// Ends the sitting, or closes the end page of one that is over or never had an answer.
    pub(super) fn leave(&mut self, now: Moment) -> Vec<Event> {
        let events = self.sitting(now, Desk::leave);
        if self.desk.sitting.is_none() {
            self.route = Route::Today;
        }
        events
    }

    pub(super) fn set_new_per_day(&self, count: usize, now: Moment) -> Vec<Event> {
        let value = count.min(Plan::NEW_PER_DAY_MAX);
        if value == self.memory.plan().new_per_day {
            return Vec::new();
        }
        let at = Stamps::new(&self.record, &self.device, now).take();
        vec![Event::Set {
            at,
            key: "new_per_day".to_owned(),
            value: value.to_string(),
        }]
    }
}
