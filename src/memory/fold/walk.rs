//! Walks through the answers to one fact, each with what follows from those before it.

use crate::answer::{Confidence, Grade, Score};
use crate::material::{FaceId, FactId};
use crate::memory::correction::{ForgottenAnswer, Judgement, Status};
use crate::memory::fact::answers::{FaceMemory, FactMemory, PrereadAnswer};
use crate::memory::fact::list::AnswerRef;
use crate::memory::fold::turn::{FoldBasis, Turn, fold};
use crate::memory::located::{Located, to_u32, to_usize};
use crate::memory::register::sittings::Context;
use crate::memory::remembered::Memory;
use crate::memory::tally::attempt::Attempt;
use crate::memory::tally::counted::Counted;
use crate::record::{AnswerView, EventView, Mode, Moment, Record};

/// How an answer to a fact counts.
pub(in crate::memory) enum WalkedAnswer<'a> {
    Counted {
        answer: &'a Counted<'a>,
        /// After amendments.
        grade: Option<Grade>,
        /// Position of its face in the order of first answers.
        face: usize,
    },
    /// Given before its section was read.
    Preread {
        view: AnswerView<'a>,
        /// After amendments.
        score: Score,
    },
    Forgotten(ForgottenAnswer),
}

/// The faces of a fact in the order of their first answers.
#[derive(Default)]
struct Faces<'a> {
    asks: Vec<&'a str>,
    /// Shortcut for packed answers, from `AnswerView::asked` to the position in `asks`.
    asked: Vec<(usize, usize)>,
}

impl<'a> Faces<'a> {
    /// Adds the face if it is new, which makes the answer a first attempt.
    fn place(&mut self, view: AnswerView<'a>) -> (usize, Attempt) {
        let number = view.asked();
        let known = self.asked.iter().find(|(it, _)| Some(*it) == number);
        if let Some((_, place)) = known {
            return (*place, Attempt::Later);
        }
        let ask = view.ask();
        let known = self.asks.iter().position(|it| *it == ask);
        let place = known.unwrap_or(self.asks.len());
        if known.is_none() {
            self.asks.push(ask);
        }
        self.asked.extend(number.map(|number| (number, place)));
        (place, Attempt::after(known.is_some()))
    }
}

/// Everything that follows from the answers to one fact.
#[derive(Default)]
pub(in crate::memory) struct FactFold {
    pub memory: FactMemory,
    pub preread: Vec<(FaceId, PrereadAnswer)>,
}

impl Memory {
    /// Calls `each` for the answers to a fact in record order, leaving out undone ones. Returns its faces in the order
    /// of their first counted answers.
    pub(in crate::memory) fn walk<'a>(
        &'a self,
        record: &'a Record,
        id: &FactId,
        each: &mut dyn FnMut(Located<'_>, WalkedAnswer<'_>),
    ) -> Vec<&'a str> {
        let mut faces = Faces::default();
        let Some(known) = self.facts.get(id) else {
            return faces.asks;
        };
        let forgets = self.corrections.forgets_of(id);
        for AnswerRef { index, day } in known.answers.iter(&self.listed) {
            let index = to_usize(index);
            let Some(seen) = record.get(index) else {
                continue;
            };
            let EventView::Answer(view) = seen.what else {
                continue;
            };
            let with = Context::new(record, &self.sittings);
            let at = Located { index, seen: &seen };
            match self.corrections.status_of_answer(with, at, &forgets) {
                Status::Undone => continue,
                Status::Forgotten(by) => {
                    let is_preread = self.sittings.is_preread(record, at, view);
                    each(
                        at,
                        WalkedAnswer::Forgotten(ForgottenAnswer { by, is_preread }),
                    );
                    continue;
                }
                Status::Counts => {}
            }
            let Judgement { score, grade } = self.corrections.judged(record, seen.name(), view);
            let (sitting, mode) = self.sittings.session_of(record, at, view);
            if mode == Some(&Mode::Preread) {
                each(at, WalkedAnswer::Preread { view, score });
                continue;
            }
            let introduces = faces.asks.is_empty();
            let (face, attempt) = faces.place(view);
            let counted = Counted {
                view,
                sitting,
                mode,
                day,
                attempt,
                introduces,
                score,
            };
            let answer = &counted;
            each(
                at,
                WalkedAnswer::Counted {
                    answer,
                    grade,
                    face,
                },
            );
        }
        faces.asks
    }

    /// Folds all answers to a fact. Calls `count` for each that counts, and `forgotten` for each that is forgotten.
    pub(in crate::memory) fn fold_fact(
        &self,
        record: &Record,
        id: &FactId,
        count: &mut dyn FnMut(&Counted<'_>),
        forgotten: &mut dyn FnMut(ForgottenAnswer),
    ) -> FactFold {
        let mut folded = FactFold::default();
        let mut turns: Vec<Turn> = Vec::new();
        let faces = self.walk(record, id, &mut |at, answered| match answered {
            WalkedAnswer::Counted {
                answer,
                grade,
                face,
            } => {
                count(answer);
                let ask = to_u32(face);
                turns.push(Turn {
                    ask,
                    ..turn_of(answer, grade, at.index)
                });
            }
            WalkedAnswer::Preread { view, score } => {
                let face = FaceId::new(id.clone(), view.ask());
                let at = at.seen.at;
                let is_right = score.is_full();
                folded.preread.push((face, PrereadAnswer { at, is_right }));
            }
            WalkedAnswer::Forgotten(it) => forgotten(it),
        });
        let faces = faces.into_iter().map(|ask| {
            let face = FaceId::new(id.clone(), ask);
            (face, FaceMemory::new(Moment::default()))
        });
        let fact = &mut folded.memory;
        fact.asks = faces.collect();
        fold(fact, &turns, self.fold_basis(record));
        fact.asks.sort_by(|(a, _), (b, _)| a.ask.cmp(&b.ask));
        folded
    }

    pub(in crate::memory) fn fold_basis<'a>(&'a self, record: &'a Record) -> FoldBasis<'a> {
        FoldBasis {
            record,
            corrections: &self.corrections,
            schedule: &self.schedule,
        }
    }
}

/// Leaves `ask` at 0 for the caller to set.
pub(in crate::memory) fn turn_of(it: &Counted<'_>, grade: Option<Grade>, index: usize) -> Turn {
    Turn {
        index: to_u32(index),
        ask: 0,
        gave: it.view.gave_number(),
        day: it.day,
        score: it.score,
        grade,
        sure: it.view.sure() == Some(Confidence::Sure),
        recalls: it.mode == Some(&Mode::Drill) && it.score.is_full(),
        counts: true,
    }
}
