//! Derives where a session stands from its events; the same code runs live, on resuming and on undo.

use crate::material::FaceId;
use crate::memory::Attempt;
use crate::record::{Ending, Moment};
use crate::study::sitting::Sitting;
use crate::study::sitting::state::{Judged, Progress, Stage};
use crate::study::sitting::steps::{Followed, Happened, Leaving, TakenBack, Undo, UndoneStep};

impl Sitting {
    /// Applies the next event.
    pub(in crate::study) fn take(&mut self, happened: Happened) {
        match happened {
            Happened::Answered(judged) => {
                self.forget_taken_back();
                self.steps.followed.push(Followed::default());
                self.take_up(judged);
            }
            Happened::Asked(at, face) => {
                self.forget_taken_back();
                if let Some(last) = self
                    .steps
                    .followed
                    .last_mut()
                    .filter(|it| it.asked.is_none())
                {
                    last.asked = Some((at, face.clone()));
                    self.ask_first(face);
                }
            }
            Happened::Ended(at, how) => {
                self.forget_taken_back();
                match self.steps.followed.last_mut() {
                    Some(last) if how != Ending::Left => last.end = Some(at),
                    Some(_) | None => self.steps.ended = Some(at),
                }
                self.progress.stage = Stage::Over;
            }
            Happened::TakenBack(undo) => self.take_back(undo),
            Happened::GivenAgain { of } => self.give_again(of),
        }
    }

    /// Anything new makes earlier undos final.
    fn forget_taken_back(&mut self) {
        let steps = &mut self.steps;
        steps.taken_back.clear();
        (steps.leaving, steps.returning) = Default::default();
    }

    /// The events of the last step that counts, newest first.
    pub(in crate::study) fn last_step(&self) -> Vec<Moment> {
        if let Some(ended) = self.steps.ended {
            return vec![ended];
        }
        let last = self.progress.answers.last().zip(self.steps.followed.last());
        let events = last.into_iter().flat_map(|(judged, followed)| {
            let asked = followed.asked.as_ref().map(|(at, _)| *at);
            [followed.end, asked, Some(judged.at)]
        });
        events.flatten().collect()
    }

    /// The undos to reverse for the next redo, newest first.
    pub(in crate::study) fn next_taken_back(&self) -> Vec<Undo> {
        let next = self.steps.taken_back.last();
        next.map_or_else(Vec::new, |it| it.by.iter().rev().copied().collect())
    }

    fn take_back(&mut self, undo: Undo) {
        let of = undo.of;
        let steps = &mut self.steps;
        let answers = &mut self.progress.answers;
        if steps.ended == Some(of) {
            steps.ended = None;
            steps.taken_back.push(TakenBack {
                what: UndoneStep::End(of),
                by: vec![undo],
            });
            return self.find_place();
        }
        let Some(place) = answers.iter().rposition(|judged| judged.at == of) else {
            if let Some(last) = steps.followed.last_mut() {
                if last.end == Some(of) {
                    steps.leaving.followed.end = last.end.take();
                    steps.leaving.by.push(undo);
                } else if last.asked.as_ref().is_some_and(|it| it.0 == of) {
                    steps.leaving.followed.asked = last.asked.take();
                    steps.leaving.by.push(undo);
                }
            }
            return self.find_place();
        };
        let is_last = place + 1 == answers.len();
        let (judged, left) = (answers.remove(place), steps.followed.remove(place));
        if is_last {
            let leaving = std::mem::take(&mut steps.leaving);
            let Leaving {
                followed: gone,
                mut by,
            } = leaving;
            by.push(undo);
            let followed = Followed {
                asked: gone.asked.or(left.asked),
                end: gone.end.or(left.end),
            };
            steps.taken_back.push(TakenBack {
                what: UndoneStep::Answer(Box::new(judged), followed),
                by,
            });
        } else {
            // Not an undo of the last step: something else took back an earlier answer.
            steps.taken_back.clear();
        }
        self.find_place();
    }

    fn give_again(&mut self, of: Moment) {
        let steps = &mut self.steps;
        if let Some(next) = steps
            .taken_back
            .pop_if(|it| it.by.last().is_some_and(|by| by.of == of))
        {
            match next.what {
                UndoneStep::End(at) => steps.ended = Some(at),
                UndoneStep::Answer(mut judged, followed) => {
                    let answers = &mut self.progress.answers;
                    if answers.iter().any(|it| it.ask == judged.ask) {
                        judged.attempt = Attempt::Later;
                    }
                    answers.push(*judged);
                    steps.followed.push(Followed::default());
                    steps.returning = followed;
                }
            }
        } else if let Some(last) = steps.followed.last_mut() {
            let returning = &mut steps.returning;
            if returning.end == Some(of) {
                last.end = returning.end.take();
            } else if returning.asked.as_ref().is_some_and(|it| it.0 == of) {
                last.asked = returning.asked.take();
            }
        }
        self.find_place();
    }

    /// Drops answers that do not count because something other than an undo of this session took them back.
    pub(in crate::study) fn leave_out(&mut self, counts: impl Fn(&Judged) -> bool) {
        let steps = &mut self.steps;
        let is_left = |it: &TakenBack| match &it.what {
            UndoneStep::Answer(judged, _) => !counts(judged),
            UndoneStep::End(_) => true,
        };
        steps.taken_back.retain(is_left);
        if self.progress.answers.iter().all(&counts) {
            return;
        }
        let answers = std::mem::take(&mut self.progress.answers);
        let all = answers.into_iter().zip(std::mem::take(&mut steps.followed));
        let counted = all.filter(|(judged, _)| counts(judged));
        (self.progress.answers, steps.followed) = counted.unzip();
        self.find_place();
    }

    /// Rebuilds queue and stage from the answers.
    fn find_place(&mut self) {
        let begun = Progress::of(&self.plan, self.progress.shown_at);
        let answers = std::mem::replace(&mut self.progress, begun).answers;
        let asked: Vec<Option<FaceId>> = self
            .steps
            .followed
            .iter()
            .map(|it| it.asked.as_ref().map(|(_, face)| face.clone()))
            .collect();
        for (judged, asked) in answers.into_iter().zip(asked) {
            self.take_up(judged);
            if let Some(face) = asked {
                self.ask_first(face);
            }
        }
        let last = self.steps.followed.last();
        if self.steps.ended.is_some() || last.is_some_and(|it| it.end.is_some()) {
            self.progress.stage = Stage::Over;
        }
    }
}
