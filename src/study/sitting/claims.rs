//! What the learner can say about an answer after its verdict.

use crate::answer::{Confidence, Grade, Response};
use crate::material::{Face, FaceId, Kind, Library};
use crate::record::{ActKind, Event, EventClock, MissCause, Mode, Moment, event};
use crate::study::sitting::Sitting;
use crate::study::sitting::state::{Judged, Stage};
use crate::study::sitting::steps::Happened;

/// Whether the learner may claim that an answer was right after all: only if it was typed, and so judged by its
/// spelling.
pub fn can_claim(asked: Face<'_>, judged: &Judged) -> bool {
    matches!(asked.question.kind, Kind::Typed { .. } | Kind::Cloze(_))
        && matches!(judged.response, Response::Typed(_))
        && !judged.verdict.is_right()
}

impl Sitting {
    /// The missed questions of a quiz that were not answered right since, to be asked again; empty for a drill, which
    /// repeats them by itself.
    pub fn to_retry(&self) -> Vec<FaceId> {
        let misses = match self.mode {
            Mode::Quiz => self.misses(),
            Mode::Drill | Mode::Read | Mode::Preread | Mode::Other(_) => Vec::new(),
        };
        let answers = &self.progress.answers;
        let is_mended = |ask: &FaceId| {
            let last = answers.iter().rev().find(|it| it.ask == *ask);
            last.is_some_and(|it| it.verdict.is_right())
        };
        let open = misses.into_iter().filter(|it| !is_mended(&it.ask));
        open.map(|it| it.ask.clone()).collect()
    }

    /// Inserts a question after a verdict: the one that tells two facts apart.
    pub fn ask_next(&mut self, ask: FaceId, clock: &mut EventClock) -> Vec<Event> {
        if !matches!(self.progress.stage, Stage::Judged(_)) {
            return Vec::new();
        }
        let number = self.progress.answers.len();
        let at = clock.take();
        let event = Event::Act(event::Act {
            at,
            sit: self.id.clone(),
            n: u32::try_from(number).unwrap_or(u32::MAX),
            act: ActKind::Ask,
            what: ask.to_string(),
            left_s: 0,
        });
        self.take(Happened::Asked(at, ask));
        let mut events = vec![event];
        events.extend(self.go_on(clock));
        events
    }

    /// Counts the answer at `of` as right, if it was a miss of this session.
    pub(in crate::study) fn amend(&mut self, of: Moment, grade: Grade) {
        let progress = &mut self.progress;
        let mut missed = progress
            .answers
            .iter_mut()
            .filter(|judged| judged.at == of && !judged.verdict.is_right());
        let Some(judged) = missed.next() else {
            return;
        };
        (judged.verdict.score, judged.verdict.grade) = (100, grade);
        progress.counts.amend(judged.attempt);
        // It was queued again only because it seemed wrong.
        progress.queue.retain(|ask| *ask != judged.ask);
        if let Stage::Judged(shown) = &mut progress.stage {
            shown.clone_from(judged);
        }
    }

    /// Handles the claim that a typed answer was right, made after its verdict or on the end page.
    pub fn claim_right(
        &mut self,
        library: &Library,
        of: Moment,
        clock: &mut EventClock,
    ) -> Vec<Event> {
        let shown = match &self.progress.stage {
            Stage::Judged(judged) => judged.at == of,
            Stage::Over => true,
            Stage::Asking | Stage::Revealed => false,
        };
        let judged = self.progress.answers.iter().find(|it| it.at == of);
        let is_claimable = |it: &&Judged| {
            let asked = library.face(&it.ask);
            shown && asked.is_some_and(|asked| can_claim(asked, it))
        };
        let Some(judged) = judged.filter(is_claimable) else {
            return Vec::new();
        };
        let grade = if judged.sure == Some(Confidence::Guess) {
            Grade::Hard
        } else {
            Grade::Good
        };
        self.amend(of, grade);
        vec![Event::Amend(event::Amend {
            at: clock.take(),
            of,
            score: 100,
            grade,
            why: String::new(),
        })]
    }

    pub(in crate::study) fn note_cause(&mut self, of: Moment, cause: &MissCause) {
        for judged in self.progress.answers.iter_mut().filter(|it| it.at == of) {
            judged.cause = Some(cause.clone());
        }
        if let Stage::Judged(judged) = &mut self.progress.stage
            && judged.at == of
        {
            judged.cause = Some(cause.clone());
        }
    }

    /// Records why the answer on screen was missed.
    pub fn give_cause(&mut self, cause: &MissCause, clock: &mut EventClock) -> Vec<Event> {
        let of = match &self.progress.stage {
            Stage::Judged(judged)
                if !judged.verdict.is_right() && judged.cause.as_ref() != Some(cause) =>
            {
                judged.at
            }
            Stage::Judged(_) | Stage::Asking | Stage::Revealed | Stage::Over => return Vec::new(),
        };
        self.note_cause(of, cause);
        vec![Event::Cause(event::Cause {
            at: clock.take(),
            of,
            cause: cause.clone(),
        })]
    }
}
