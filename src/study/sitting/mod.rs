//! A session as a state machine: asking, judged, asking again, over. It emits the events for the record.

pub(in crate::study) mod breakdown;
pub(in crate::study) mod claims;
pub(in crate::study) mod contrast;
pub(in crate::study) mod headline;
mod place;
pub(in crate::study) mod resume;
pub(in crate::study) mod rules;
#[cfg(test)]
mod sitting_tests;
pub(in crate::study) mod state;
mod steps;

use crate::answer::{Confidence, Grade, Response, Score, Verdict, judge};
use crate::material::{Face, FaceId, Question};
use crate::record::{Ending, Event, EventClock, Mode, Moment, Scope, event};
use crate::study::sitting::rules::{Rules, is_in_text};
use crate::study::sitting::state::{Feedback, Given, Judged, Progress, Stage, Wish};
use crate::study::sitting::steps::{Happened, Steps, Undo};

/// How many others come before a failed card does again, if there are as many.
const GAP: usize = 5;

/// A drill, a quiz, or questions in the text. Where it stands follows from its plan, its rules and its events.
#[derive(Clone, Debug)]
pub struct Sitting {
    /// Session id in the record.
    pub id: String,
    /// Identifies the session together with the device.
    pub began: Moment,
    pub mode: Mode,
    pub scope: Scope,
    pub feedback: Feedback,
    /// Determines the order of options.
    pub seed: u64,
    /// The questions drawn at the start, in order.
    pub(in crate::study) plan: Vec<FaceId>,
    rules: Rules,
    pub(in crate::study) progress: Progress,
    steps: Steps,
    /// The start event, held back until the first answer; `None` once emitted.
    unsaid: Option<Event>,
}

impl Sitting {
    /// Starts a session and returns it with its start event; `None` if there is nothing to ask.
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

    /// Like `start`, but holds the start event back until the first answer.
    pub fn prepared(wish: Wish, at: Moment) -> Option<Self> {
        let (mut sitting, event) = Self::start(wish, at)?;
        sitting.unsaid = Some(event);
        Some(sitting)
    }

    /// Returns the start event if it was held back, dated now.
    fn say_start(&mut self, clock: &mut EventClock) -> Option<Event> {
        let mut event = self.unsaid.take()?;
        if let Event::Start(event::Start { at, .. }) = &mut event {
            *at = clock.take();
            self.began = *at;
        }
        Some(event)
    }

    /// Starts timing the answer: the question has come on screen.
    pub fn shown(&mut self, at: Moment) {
        self.progress.shown_at = at;
    }

    /// The session before its first answer; `None` if there is nothing to ask.
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

    /// How answers are given and judged, and which questions come again.
    pub fn rules(&self) -> Rules {
        self.rules
    }

    /// How many questions were drawn at the start.
    pub fn drawn(&self) -> usize {
        self.plan.len()
    }

    /// Its queue, answers and stage.
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// The question on screen, being asked or just judged; `None` when the session is over.
    pub fn current(&self) -> Option<&FaceId> {
        match &self.progress.stage {
            Stage::Asking | Stage::Revealed => self.progress.queue.front(),
            Stage::Judged(judged) => Some(&judged.ask),
            Stage::Over => None,
        }
    }

    /// Whether it has reached its end page.
    pub fn is_over(&self) -> bool {
        self.progress.stage == Stage::Over
    }

    /// Whether a question is waiting for its answer.
    pub fn is_asking(&self) -> bool {
        matches!(self.progress.stage, Stage::Asking | Stage::Revealed)
    }

    /// Whether the rules allow undo and there is a step to take back.
    pub fn can_undo(&self) -> bool {
        self.rules.goes_back() && !self.last_step().is_empty()
    }

    /// Whether the rules allow undo and there is an undone step.
    pub fn can_redo(&self) -> bool {
        self.rules.goes_back() && !self.next_taken_back().is_empty()
    }

    /// Whether it appears in the text rather than on a screen of its own.
    pub fn is_in_text(&self) -> bool {
        is_in_text(&self.mode)
    }

    /// Whether the learner grades the answer to `question` after seeing it.
    pub fn is_self_graded(&self, question: &Question) -> bool {
        self.rules.is_self_graded(question)
    }

    /// Answers that were not right, only the first for each question, in the order given.
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

    /// Shows the answer to a question that the learner grades.
    pub fn reveal(&mut self) {
        if self.progress.stage == Stage::Asking {
            self.progress.stage = Stage::Revealed;
        }
    }

    /// Judges the answer to `asked`, the question on screen. Does nothing if no question is waiting.
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
        let mut verdict = judge(asked, &response);
        verdict.grade = grade_with(verdict, sure);
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
            grade: self.rules.grades().then_some(verdict.grade),
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

    /// Counts an answer, and queues its question again if the rules say so.
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
        let score = Score::new(judged.verdict.score);
        progress.counts.add(score, judged.attempt);
        progress.answers.push(judged);
        progress.stage = Stage::Asking;
    }

    /// Puts a question at the head of the queue.
    fn ask_first(&mut self, ask: FaceId) {
        let queue = &mut self.progress.queue;
        queue.retain(|it| *it != ask);
        queue.push_front(ask);
    }

    /// Reopens a session that was left, timing the answer from now. Ends it if only its end was missing.
    pub fn show_again(&mut self, clock: &mut EventClock) -> Vec<Event> {
        self.progress.shown_at = clock.now();
        if self.progress.queue.is_empty() {
            self.finish(Ending::Done, clock)
        } else {
            Vec::new()
        }
    }

    /// Moves from a verdict to the next question or to the end.
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

    /// Ends the session where it is. One whose start was held back, or one in the text without answers, emits no event.
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

    /// Takes back the last step: the last answer, or the end of a session that was ended before its last question.
    pub fn undo(&mut self, clock: &mut EventClock) -> Vec<Event> {
        if !self.rules.goes_back() {
            return Vec::new();
        }
        let answers = self.progress.answers.len();
        let response = self.progress.answers.last().map(|it| &it.response);
        let was_revealed = matches!(response, Some(Response::Graded(_)));
        let mut events = Vec::new();
        for of in self.last_step() {
            let at = clock.take();
            self.take(Happened::TakenBack(Undo { at, of }));
            events.push(undo_of(at, of));
        }
        let is_answer_back = self.progress.answers.len() < answers;
        if is_answer_back && was_revealed && self.progress.stage == Stage::Asking {
            self.progress.stage = Stage::Revealed;
        }
        self.progress.shown_at = clock.now();
        events
    }

    /// Redoes the step that was undone last.
    pub fn redo(&mut self, clock: &mut EventClock) -> Vec<Event> {
        if !self.rules.goes_back() {
            return Vec::new();
        }
        let mut events = Vec::new();
        for undo in self.next_taken_back() {
            self.take(Happened::GivenAgain { of: undo.of });
            events.push(undo_of(clock.take(), undo.at));
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

/// A right guess is graded hard.
fn grade_with(verdict: Verdict, sure: Option<Confidence>) -> Grade {
    if verdict.is_right() && sure == Some(Confidence::Guess) {
        Grade::Hard
    } else {
        verdict.grade
    }
}
