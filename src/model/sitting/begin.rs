//! Sittings: how they begin, are gone on with, and end.

use crate::answer::Grade;
use crate::material::{FaceId, Library};
use crate::model::read::Reader;
use crate::model::sitting::{Ctx, OpenSitting};
use crate::model::{AnswerTarget, Model, Route};
use crate::record::{Event, MissCause, Mode, Moment, Scope, Stamps};
use crate::study::{Feedback, QuizWish, Sitting, Wish, quiz_asks, quiz_of};

impl Model {
    pub(in crate::model) fn sitting(
        &mut self,
        now: Moment,
        act: impl FnOnce(&mut OpenSitting, &mut Ctx<'_>) -> Vec<Event>,
    ) -> Vec<Event> {
        self.with_open(self.answer_target(), now, act)
    }

    fn with_open(
        &mut self,
        target: AnswerTarget,
        now: Moment,
        act: impl FnOnce(&mut OpenSitting, &mut Ctx<'_>) -> Vec<Event>,
    ) -> Vec<Event> {
        let stamps = self.clock.at(now, &self.record);
        let open = target.of(&mut self.open, &mut self.in_text);
        act(
            open,
            &mut Ctx {
                library: &self.library,
                memory: &self.memory,
                stamps,
            },
        )
    }

    /// Changes the answer that is being prepared.
    pub(in crate::model) fn prepare(&mut self, act: impl FnOnce(&mut OpenSitting, &Library)) {
        let open = self.answer_target().of(&mut self.open, &mut self.in_text);
        act(open, &self.library);
    }

    pub(in crate::model) fn start_drill(&mut self, now: Moment) -> Vec<Event> {
        let plan = self.drill_plan(now);
        let asks = plan.faces(&self.library, &self.memory);
        self.start(wish(Mode::Drill, Scope::Due, asks), now)
    }

    /// Starts a quiz of the usual length. One that begins at the end of its section marks that as read.
    pub(in crate::model) fn start_quiz(&mut self, scope: Scope, now: Moment) -> Vec<Event> {
        let at_end = self.route == Route::Read && self.reader.is_at_end_of(&scope);
        let mut events = if at_end {
            let mut stamps = self.clock.at(now, &self.record);
            self.reader.finish(&mut stamps)
        } else {
            Vec::new()
        };
        if let Some(next) = self.reader.next(&self.library).filter(|_| at_end) {
            self.reader.open(next, &self.memory);
        }
        let today = self.memory.today(now);
        let usual = QuizWish::usual(scope.clone(), self.seeds.bits(), today);
        let asks = quiz_asks(&self.library, &self.memory, &usual);
        events.extend(self.start_asks(scope, asks, now));
        events
    }

    /// Starts a quiz of just these questions.
    pub(in crate::model) fn start_asks(
        &mut self,
        scope: Scope,
        asks: Vec<FaceId>,
        now: Moment,
    ) -> Vec<Event> {
        self.start(wish(Mode::Quiz, scope, asks), now)
    }

    /// Starts the quiz that was put together.
    pub(in crate::model) fn start_form(&mut self, now: Moment) -> Vec<Event> {
        let form = self.practise.form.clone();
        let draw = form.wish(self.seeds.bits(), self.memory.today(now));
        let asks = quiz_asks(&self.library, &self.memory, &draw);
        let wish = Wish {
            feedback: form.feedback,
            ..wish(Mode::Quiz, form.scope, asks)
        };
        self.start(wish, now)
    }

    /// Starts a quiz of the first `count` missed questions that are listed and go together.
    pub(in crate::model) fn retry_missed(&mut self, count: usize, now: Moment) -> Vec<Event> {
        let draw = QuizWish {
            count,
            ..QuizWish::usual(Scope::Missed, 0, self.memory.today(now))
        };
        let asks: Vec<FaceId> = self.missed_rows().map(|it| it.ask.clone()).collect();
        let asks = quiz_of(&self.library, &asks, &draw);
        self.start_asks(Scope::Missed, asks, now)
    }

    fn start(&mut self, wish: Wish, now: Moment) -> Vec<Event> {
        let mut events = self.reading(now, Reader::leave);
        if wish.asks.is_empty() {
            return events;
        }
        // One that was left by looking up a passage ends here. One that was cut off is not offered any more; it may be open
        // in another window, so nothing is said of it.
        events.extend(self.with_open(AnswerTarget::Sitting, now, OpenSitting::leave));
        self.interrupted = None;
        let wish = Wish {
            seed: self.seeds.bits(),
            ..wish
        };
        let at = self.clock.at(now, &self.record).take();
        if let Some((sitting, event)) = Sitting::start(wish, at) {
            self.open = OpenSitting::with(sitting);
            self.route = Route::Sitting;
            self.modal = None;
            events.push(event);
        }
        events
    }

    /// Goes on with the sitting that was cut off.
    pub(in crate::model) fn resume(&mut self, now: Moment) -> Vec<Event> {
        let Some(mut sitting) = self.interrupted.take() else {
            return Vec::new();
        };
        let events = sitting.show_again(&mut self.clock.at(now, &self.record));
        self.open = OpenSitting::with(sitting);
        self.route = Route::Sitting;
        self.modal = None;
        events
    }

    /// Ends the sitting that was cut off.
    pub(in crate::model) fn discard(&mut self, now: Moment) -> Vec<Event> {
        let mut stamps = self.clock.at(now, &self.record);
        let open = self.interrupted.take();
        open.map(|mut sitting| sitting.leave(&mut stamps))
            .unwrap_or_default()
    }

    pub(in crate::model) fn grade(&mut self, grade: Grade, now: Moment) -> Vec<Event> {
        self.sitting(now, |open, room| open.grade(grade, room))
    }

    pub(in crate::model) fn give_cause(&mut self, cause: &MissCause, now: Moment) -> Vec<Event> {
        self.say(now, |it, stamps| it.give_cause(cause, stamps))
    }

    pub(in crate::model) fn ask_contrast(&mut self, ask: FaceId, now: Moment) -> Vec<Event> {
        if self.library.face(&ask).is_none() {
            return Vec::new();
        }
        self.say(now, |it, stamps| it.ask_next(ask, stamps))
    }

    /// What the learner says after a verdict.
    pub(in crate::model) fn say(
        &mut self,
        now: Moment,
        act: impl FnOnce(&mut Sitting, &mut Stamps<'_>) -> Vec<Event>,
    ) -> Vec<Event> {
        self.sitting(now, |open, room| open.say(room, act))
    }

    /// Ends the sitting, or closes the end page of one that is over or never had an answer.
    pub(in crate::model) fn leave(&mut self, now: Moment) -> Vec<Event> {
        let events = self.with_open(AnswerTarget::Sitting, now, OpenSitting::leave);
        if self.open.sitting.is_none() {
            self.route = Route::Today;
        }
        events
    }
}

/// A sitting with verdicts at once; its seed is drawn when it starts.
fn wish(mode: Mode, scope: Scope, asks: Vec<FaceId>) -> Wish {
    Wish {
        mode,
        scope,
        feedback: Feedback::AtOnce,
        seed: 0,
        asks,
    }
}
