//! A sitting as a state machine: asking, judged, asking again, over. It makes the events that the record keeps.

pub(in crate::study) mod breakdown;
pub(in crate::study) mod claims;
pub(in crate::study) mod contrast;
pub(in crate::study) mod resume;
pub(in crate::study) mod rules;
pub(in crate::study) mod state;

use crate::answer::{Confidence, Grade, Verdict, judge};
use crate::material::{Face, FaceId, Question};
use crate::memory::Counts;
use crate::record::{Ending, Event, Mode, Moment, Scope, Stamps, event};
use crate::study::sitting::rules::{is_in_text, is_self_graded};
use crate::study::sitting::state::{Feedback, Given, Judged, Progress, Stage, Wish};

/// A failed card comes again after at least this many others.
const GAP: usize = 5;

/// A drill or a quiz.
#[derive(Clone, Debug)]
pub struct Sitting {
    /// Its id in the record.
    pub id: String,
    /// Its rules.
    pub mode: Mode,
    /// What it is of.
    pub scope: Scope,
    /// When verdicts are shown.
    pub feedback: Feedback,
    /// Fixes the order of options.
    pub seed: u64,
    /// How many askings were drawn.
    pub drawn: usize,
    pub(in crate::study) progress: Progress,
    /// What the record has to be told before the first answer; `None` when it was told.
    unsaid: Option<Event>,
    /// What undo goes back to, with the events that it takes back.
    past: Vec<(Progress, Vec<Moment>)>,
    /// What redo goes forward to, with the undos that it takes back.
    future: Vec<(Progress, Vec<Moment>)>,
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
    fn say_start(&mut self, stamps: &mut Stamps<'_>) -> Option<Event> {
        let mut event = self.unsaid.take()?;
        if let Event::Start(event::Start { at, .. }) = &mut event {
            *at = stamps.take();
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
            mode,
            scope,
            feedback,
            seed,
            drawn: asks.len(),
            progress: Progress {
                queue: asks.into(),
                answers: Vec::new(),
                stage: Stage::Asking,
                counts: Counts::default(),
                shown_at: at,
            },
            unsaid: None,
            past: Vec::new(),
            future: Vec::new(),
        })
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

    /// Whether there is an answer to take back. A quiz does not go back: its verdicts are not the learner's
    /// own.
    pub fn can_undo(&self) -> bool {
        self.goes_back() && !self.past.is_empty()
    }

    /// Whether there is an undo to take back.
    pub fn can_redo(&self) -> bool {
        self.goes_back() && !self.future.is_empty()
    }

    /// Whether it stands in the text rather than on a screen of its own.
    pub fn is_in_text(&self) -> bool {
        is_in_text(&self.mode)
    }

    /// Whether the learner grades the answer to `question`, once it is shown.
    pub fn is_self_graded(&self, question: &Question) -> bool {
        is_self_graded(&self.mode, question)
    }

    fn goes_back(&self) -> bool {
        matches!(self.mode, Mode::Drill | Mode::Read)
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
    pub fn respond(
        &mut self,
        asked: Face<'_>,
        given: Given,
        stamps: &mut Stamps<'_>,
    ) -> Vec<Event> {
        let Given {
            response,
            sure,
            attempt,
        } = given;
        if !self.is_asking() {
            return Vec::new();
        }
        let before = self.progress.clone();
        let Some(ask) = self.progress.queue.front().cloned() else {
            return Vec::new();
        };
        let start = self.say_start(stamps);
        let at = stamps.take();
        let verdict = judge(asked, &response);
        let ms = u32::try_from((at.ms() - before.shown_at.ms()).max(0)).unwrap_or(u32::MAX);
        let event = Event::Answer(event::Answer {
            at,
            sit: self.id.clone(),
            fact: ask.fact.to_string(),
            ask: ask.ask.to_string(),
            was: asked.question.hash.clone(),
            gave: response.texts(),
            score: verdict.score,
            grade: (self.mode != Mode::Preread).then(|| grade_with(verdict, sure)),
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
        self.take_up(judged.clone());
        let mut events = vec![event];
        if self.shows_verdict(asked) {
            self.progress.stage = Stage::Judged(judged);
        } else {
            events.extend(self.go_on(stamps));
        }
        self.past
            .push((before, events.iter().map(Event::at).collect()));
        self.future.clear();
        start.into_iter().chain(events).collect()
    }

    /// Whether the answer is explained at once. What the learner grades was on the screen before.
    fn shows_verdict(&self, asked: Face<'_>) -> bool {
        let tells = match self.mode {
            Mode::Drill | Mode::Preread => false,
            Mode::Read => true,
            Mode::Quiz | Mode::Other(_) => self.feedback == Feedback::AtOnce,
        };
        tells && !self.is_self_graded(asked.question)
    }

    /// Counts an answer to the head of the queue, and lets what was failed come again: in a drill until it is passed, in a
    /// quiz once when the learner had been sure of a wrong answer.
    pub(in crate::study) fn take_up(&mut self, judged: Judged) {
        let progress = &mut self.progress;
        if let Some(place) = progress.queue.iter().position(|ask| *ask == judged.ask) {
            progress.queue.remove(place);
        }
        let earlier = progress.answers.iter().any(|it| it.ask == judged.ask);
        let again = match self.mode {
            Mode::Drill => !judged.verdict.is_right(),
            Mode::Read | Mode::Preread => false,
            Mode::Quiz | Mode::Other(_) => {
                judged.is_sure_and_wrong() && !earlier && self.feedback == Feedback::AtOnce
            }
        };
        if again {
            let place = progress.queue.len().min(GAP);
            progress.queue.insert(place, judged.ask.clone());
        }
        progress.counts.add(judged.verdict.score, judged.attempt);
        progress.answers.push(judged);
        progress.stage = Stage::Asking;
    }

    /// Goes on with a sitting that was cut off: what is on the screen came there now. One that had only to be closed ends.
    pub fn show_again(&mut self, stamps: &mut Stamps<'_>) -> Vec<Event> {
        self.progress.shown_at = stamps.now();
        if self.progress.queue.is_empty() {
            self.end(Ending::Done, stamps)
        } else {
            Vec::new()
        }
    }

    /// From a verdict to the next question, or to the end.
    pub fn next(&mut self, stamps: &mut Stamps<'_>) -> Vec<Event> {
        if matches!(self.progress.stage, Stage::Judged(_)) {
            self.go_on(stamps)
        } else {
            Vec::new()
        }
    }

    pub(in crate::study) fn go_on(&mut self, stamps: &mut Stamps<'_>) -> Vec<Event> {
        if self.progress.queue.is_empty() {
            return self.end(Ending::Done, stamps);
        }
        self.progress.stage = Stage::Asking;
        self.progress.shown_at = stamps.now();
        Vec::new()
    }

    /// Ends the sitting where it is.
    pub fn leave(&mut self, stamps: &mut Stamps<'_>) -> Vec<Event> {
        let how = if self.progress.queue.is_empty() {
            Ending::Done
        } else {
            Ending::Left
        };
        if self.is_over() {
            return Vec::new();
        }
        if self.unsaid.is_some() {
            self.progress.stage = Stage::Over;
            return Vec::new();
        }
        let before = self.progress.clone();
        let events = self.end(how, stamps);
        // An undo on the end page leads back into the sitting, so it takes the end back too.
        self.past
            .push((before, events.iter().map(Event::at).collect()));
        self.future.clear();
        events
    }

    fn end(&mut self, how: Ending, stamps: &mut Stamps<'_>) -> Vec<Event> {
        self.progress.stage = Stage::Over;
        vec![Event::Finish(event::Finish {
            at: stamps.take(),
            sit: self.id.clone(),
            how,
        })]
    }

    /// Takes the last answer back.
    pub fn undo(&mut self, stamps: &mut Stamps<'_>) -> Vec<Event> {
        if !self.can_undo() {
            return Vec::new();
        }
        let Some((before, taken)) = self.past.pop() else {
            return Vec::new();
        };
        let events = take_back(&taken, stamps);
        let after = std::mem::replace(&mut self.progress, before);
        self.progress.shown_at = stamps.now();
        self.future
            .push((after, events.iter().map(Event::at).collect()));
        events
    }

    /// Gives the last undone answer again.
    pub fn redo(&mut self, stamps: &mut Stamps<'_>) -> Vec<Event> {
        if !self.can_redo() {
            return Vec::new();
        }
        let Some((after, taken)) = self.future.pop() else {
            return Vec::new();
        };
        let events = take_back(&taken, stamps);
        let before = std::mem::replace(&mut self.progress, after);
        self.progress.shown_at = stamps.now();
        self.past
            .push((before, events.iter().map(Event::at).collect()));
        events
    }
}

/// Right by guess counts as hard.
fn grade_with(verdict: Verdict, sure: Option<Confidence>) -> Grade {
    if verdict.is_right() && sure == Some(Confidence::Guess) {
        Grade::Hard
    } else {
        verdict.grade
    }
}

fn take_back(taken: &[Moment], stamps: &mut Stamps<'_>) -> Vec<Event> {
    taken
        .iter()
        .rev()
        .map(|of| {
            Event::Undo(event::Undo {
                at: stamps.take(),
                of: *of,
                by: String::new(),
            })
        })
        .collect()
}
