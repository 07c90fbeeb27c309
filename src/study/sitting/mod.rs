//! A sitting as a state machine: asking, judged, asking again, over. It makes the events that the record keeps.

pub(in crate::study) mod breakdown;
pub(in crate::study) mod claims;
pub(in crate::study) mod contrast;
mod place;
pub(in crate::study) mod resume;
pub(in crate::study) mod rules;
pub(in crate::study) mod state;
mod steps;

use crate::answer::{Confidence, Grade, Response, Verdict, judge};
use crate::material::{Face, FaceId, Question};
use crate::record::{Ending, Event, EventClock, Mode, Moment, Scope, event};
use crate::study::sitting::rules::{Rules, is_in_text};
use crate::study::sitting::state::{Feedback, Given, Judged, Progress, Stage, Wish};
use crate::study::sitting::steps::{Happened, Steps};

/// A failed card comes again after at least this many others.
const GAP: usize = 5;

/// A drill or a quiz. Where it stands follows from its plan, its rules and what happened in it.
#[derive(Clone, Debug)]
pub struct Sitting {
    /// Its id in the record.
    pub id: String,
    /// When it began; with the device that names it.
    pub began: Moment,
    /// What kind of session it is.
    pub mode: Mode,
    /// What it is of.
    pub scope: Scope,
    /// When verdicts are shown.
    pub feedback: Feedback,
    /// Fixes the order of options.
    pub seed: u64,
    /// What was drawn, in its order.
    pub(in crate::study) plan: Vec<FaceId>,
    rules: Rules,
    pub(in crate::study) progress: Progress,
    steps: Steps,
    /// What the record has to be told before the first answer; `None` when it was told.
    unsaid: Option<Event>,
}

impl Sitting {
    /// Starts a sitting; `None` when there is nothing to ask.
    pub fn start(wish: Wish, at: Moment) -> Option<(Self, Event)> {
        let id = crate::base32::text(wish.seed ^ at.ms().unsigned_abs(), 8);
        let event = Event::Start(event::Start {
            at,
            sit: id.clone(),
            mode: wish.mode.clone(),
            of: wish.scope.clone(),
            seed: wish.seed,
            asks: wish.asks.iter().map(FaceId::address).collect(),
            limit_s: 0,
            verdicts_last: wish.feedback == Feedback::AtEnd,
            ..Default::default()
        });
        Some((Self::begin(wish, id, at)?, event))
    }

    /// A sitting that the record hears of with its first answer, if there is one.
    pub fn prepared(wish: Wish, at: Moment) -> Option<Self> {
        let (mut sitting, event) = Self::start(wish, at)?;
        sitting.unsaid = Some(event);
        Some(sitting)
    }

    /// What the record has to be told before an answer.
    fn say_start(&mut self, clock: &mut EventClock) -> Option<Event> {
        let mut event = self.unsaid.take()?;
        if let Event::Start(event::Start { at, .. }) = &mut event {
            *at = clock.take();
            self.began = *at;
        }
        Some(event)
    }

    /// The question has come on the screen: the time of its answer begins.
    pub fn shown(&mut self, at: Moment) {
        self.progress.shown_at = at;
    }

    /// A sitting before its first answer.
    pub(in crate::study) fn begin(wish: Wish, id: String, at: Moment) -> Option<Self> {
        let Wish {
            mode,
            scope,
            feedback,
            seed,
            asks,
        } = wish;
        if asks.is_empty() {
            return None;
        }
        Some(Self {
            id,
            began: at,
            rules: Rules::of(&mode, feedback),
            mode,
            scope,
            feedback,
            seed,
            progress: Progress::of(&asks, at),
            plan: asks,
            steps: Steps::default(),
            unsaid: None,
        })
    }

    /// How it goes.
    pub fn rules(&self) -> Rules {
        self.rules
    }

    /// How many questions were drawn.
    pub fn drawn(&self) -> usize {
        self.plan.len()
    }

    /// How far it has come.
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// What is on the screen: the question asked, or the one just judged; `None` when it is over.
    pub fn current(&self) -> Option<&FaceId> {
        match &self.progress.stage {
            Stage::Asking | Stage::Revealed => self.progress.queue.front(),
            Stage::Judged(judged) => Some(&judged.ask),
            Stage::Over => None,
        }
    }

    /// Whether it is over.
    pub fn is_over(&self) -> bool {
        self.progress.stage == Stage::Over
    }

    /// Whether a question waits for its answer.
    pub fn is_asking(&self) -> bool {
        matches!(self.progress.stage, Stage::Asking | Stage::Revealed)
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        self.rules.goes_back() && !self.last_step().is_empty()
    }

    /// Whether there is an undo to take back.
    pub fn can_redo(&self) -> bool {
        self.rules.goes_back() && !self.next_taken_back().is_empty()
    }

    /// Whether it stands in the text rather than on a screen of its own.
    pub fn is_in_text(&self) -> bool {
        is_in_text(&self.mode)
    }

    /// Whether the learner grades the answer to `question`, once it is shown.
    pub fn is_self_graded(&self, question: &Question) -> bool {
        self.rules.is_self_graded(question)
    }

    /// The answers that were not right, each question once, in the order in which they were missed.
    pub fn misses(&self) -> Vec<&Judged> {
        let mut misses: Vec<&Judged> = Vec::new();
        for judged in self
            .progress
            .answers
            .iter()
            .filter(|judged| !judged.verdict.is_right())
        {
            if !misses.iter().any(|earlier| earlier.ask == judged.ask) {
                misses.push(judged);
            }
        }
        misses
    }

    /// Shows the answer of the question that the learner grades.
    pub fn reveal(&mut self) {
        if self.progress.stage == Stage::Asking {
            self.progress.stage = Stage::Revealed;
        }
    }

    /// Judges what was given to `asked`, the question on the screen.
    pub fn respond(&mut self, asked: Face<'_>, given: Given, clock: &mut EventClock) -> Vec<Event> {
        let Given {
            response,
            sure,
            attempt,
        } = given;
        if !self.is_asking() {
            return Vec::new();
        }
        let Some(ask) = self.progress.queue.front().cloned() else {
            return Vec::new();
        };
        let start = self.say_start(clock);
        let at = clock.take();
        let verdict = judge(asked, &response);
        let ms = (at.ms() - self.progress.shown_at.ms()).max(0);
        let ms = u32::try_from(ms).unwrap_or(u32::MAX);
        let event = Event::Answer(event::Answer {
            at,
            sit: self.id.clone(),
            fact: ask.fact.to_string(),
            ask: ask.ask.to_string(),
            was: asked.question.hash.clone(),
            gave: response.texts(),
            score: verdict.score,
            grade: self.rules.grades().then(|| grade_with(verdict, sure)),
            ms,
            sure,
            ..Default::default()
        });
        let judged = Judged {
            ask,
            response,
            verdict,
            at,
            ms,
            sure,
            attempt,
            cause: None,
        };
        let shown = self
            .rules
            .shows_verdict(asked.question)
            .then(|| judged.clone());
        self.take(Happened::Answered(judged));
        let mut events: Vec<Event> = start.into_iter().chain([event]).collect();
        match shown {
            Some(judged) => self.progress.stage = Stage::Judged(judged),
            None => events.extend(self.go_on(clock)),
        }
        events
    }

    /// Counts an answer, and lets its question come again where the rules say so.
    fn take_up(&mut self, judged: Judged) {
        let Self {
            progress, rules, ..
        } = self;
        if let Some(place) = progress.queue.iter().position(|ask| *ask == judged.ask) {
            progress.queue.remove(place);
        }
        let is_repeated = || progress.answers.iter().any(|it| it.ask == judged.ask);
        if rules.asks_again(&judged, is_repeated) {
            let place = progress.queue.len().min(GAP);
            progress.queue.insert(place, judged.ask.clone());
        }
        progress.counts.add(judged.verdict.score, judged.attempt);
        progress.answers.push(judged);
        progress.stage = Stage::Asking;
    }

    /// Puts a question before all others.
    fn ask_first(&mut self, ask: FaceId) {
        let queue = &mut self.progress.queue;
        queue.retain(|it| *it != ask);
        queue.push_front(ask);
    }

    /// Goes on with a sitting that was left: what is on the screen came there now. One that had only to be closed ends.
    pub fn show_again(&mut self, clock: &mut EventClock) -> Vec<Event> {
        self.progress.shown_at = clock.now();
        if self.progress.queue.is_empty() {
            self.finish(Ending::Done, clock)
        } else {
            Vec::new()
        }
    }

    /// From a verdict to the next question, or to the end.
    pub fn next(&mut self, clock: &mut EventClock) -> Vec<Event> {
        if matches!(self.progress.stage, Stage::Judged(_)) {
            self.go_on(clock)
        } else {
            Vec::new()
        }
    }

    pub(in crate::study) fn go_on(&mut self, clock: &mut EventClock) -> Vec<Event> {
        if self.progress.queue.is_empty() {
            return self.finish(Ending::Done, clock);
        }
        self.progress.stage = Stage::Asking;
        self.progress.shown_at = clock.now();
        Vec::new()
    }

    /// Ends the sitting where it is.
    pub fn end(&mut self, clock: &mut EventClock) -> Vec<Event> {
        if self.is_over() {
            return Vec::new();
        }
        let has_none = self.is_in_text() && self.progress.answers.is_empty();
        if self.unsaid.is_some() || has_none {
            self.progress.stage = Stage::Over;
            return Vec::new();
        }
        let how = if self.progress.queue.is_empty() {
            Ending::Done
        } else {
            Ending::Left
        };
        self.finish(how, clock)
    }

    fn finish(&mut self, how: Ending, clock: &mut EventClock) -> Vec<Event> {
        let at = clock.take();
        self.take(Happened::Ended(at, how.clone()));
        vec![Event::Finish(event::Finish {
            at,
            sit: self.id.clone(),
            how,
        })]
    }

    /// Takes the last step back: the answer given last, or the end of a session that was ended before its last question.
    pub fn undo(&mut self, clock: &mut EventClock) -> Vec<Event> {
        if !self.rules.goes_back() {
            return Vec::new();
        }
        let response = self.progress.answers.last().map(|it| &it.response);
        let was_revealed = matches!(response, Some(Response::Graded(_)));
        let mut events = Vec::new();
        for of in self.last_step() {
            let at = clock.take();
            self.take(Happened::TakenBack { at, of });
            events.push(undo_of(at, of));
        }
        if was_revealed && self.progress.stage == Stage::Asking {
            self.progress.stage = Stage::Revealed;
        }
        self.progress.shown_at = clock.now();
        events
    }

    /// Gives the step again that was taken back last.
    pub fn redo(&mut self, clock: &mut EventClock) -> Vec<Event> {
        if !self.rules.goes_back() {
            return Vec::new();
        }
        let mut events = Vec::new();
        for (undo, of) in self.next_taken_back() {
            self.take(Happened::GivenAgain { of });
            events.push(undo_of(clock.take(), undo));
        }
        self.progress.shown_at = clock.now();
        events
    }
}

fn undo_of(at: Moment, of: Moment) -> Event {
    Event::Undo(event::Undo {
        at,
        of,
        by: String::new(),
    })
}

/// Right by guess counts as hard.
fn grade_with(verdict: Verdict, sure: Option<Confidence>) -> Grade {
    if verdict.is_right() && sure == Some(Confidence::Guess) {
        Grade::Hard
    } else {
        verdict.grade
    }
}
