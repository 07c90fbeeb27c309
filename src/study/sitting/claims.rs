//! What the learner may say once the verdict is shown.

use crate::answer::{Confidence, Grade, Response};
use crate::material::FaceId;
use crate::record::{ActKind, Event, MissCause, Moment, Stamps, event};
use crate::study::sitting::Sitting;
use crate::study::sitting::state::{Judged, Stage};

impl Sitting {
    /// Asks one more question after the one on the screen.
    pub(in crate::study) fn insert(&mut self, ask: FaceId) {
        let queue = &mut self.progress.queue;
        queue.retain(|it| *it != ask);
        queue.push_front(ask);
    }

    /// Asks one more question next, after a verdict: the one that tells two things apart.
    pub fn ask_next(&mut self, ask: FaceId, stamps: &mut Stamps<'_>) -> Vec<Event> {
        if !matches!(self.progress.stage, Stage::Judged(_)) {
            return Vec::new();
        }
        let number = self.progress.answers.len();
        let event = Event::Act(event::Act {
            at: stamps.take(),
            sit: self.id.clone(),
            n: u32::try_from(number).unwrap_or(u32::MAX),
            act: ActKind::Ask,
            what: ask.to_string(),
            left_s: 0,
        });
        self.insert(ask);
        let mut events = vec![event];
        events.extend(self.go_on(stamps));
        events
    }

    /// Counts the answer at `of` as right after all, when it is one of this sitting.
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
        // It was to come again because it seemed wrong.
        progress.queue.retain(|ask| *ask != judged.ask);
        if let Stage::Judged(shown) = &mut progress.stage {
            shown.clone_from(judged);
        }
    }

    /// The learner's "my answer was right", of a typed answer: after its verdict, or on the end page where that comes last.
    pub fn claim_right(&mut self, of: Moment, stamps: &mut Stamps<'_>) -> Vec<Event> {
        let shown = match &self.progress.stage {
            Stage::Judged(judged) => judged.at == of,
            Stage::Over => true,
            Stage::Asking | Stage::Revealed => false,
        };
        let is_it = |it: &&Judged| {
            it.at == of && !it.verdict.is_right() && matches!(it.response, Response::Typed(_))
        };
        let judged = self.progress.answers.iter().find(is_it);
        let Some(judged) = judged.filter(|_| shown) else {
            return Vec::new();
        };
        let grade = if judged.sure == Some(Confidence::Guess) {
            Grade::Hard
        } else {
            Grade::Good
        };
        self.amend(of, grade);
        vec![Event::Amend(event::Amend {
            at: stamps.take(),
            of,
            score: 100,
            grade,
            why: String::new(),
        })]
    }

    /// Notes why the answer at `of` was missed.
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

    /// Says why the answer on the screen was missed.
    pub fn give_cause(&mut self, cause: &MissCause, stamps: &mut Stamps<'_>) -> Vec<Event> {
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
            at: stamps.take(),
            of,
            cause: cause.clone(),
        })]
    }
}
