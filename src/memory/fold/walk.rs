//! The answers to one fact, with what follows from those before each.

use crate::answer::{Confidence, Grade};
use crate::material::{FaceId, FactId};
use crate::memory::correction::Status;
use crate::memory::fact::answers::{FaceMemory, FactMemory, PrereadAnswer};
use crate::memory::fact::list::AnswerRef;
use crate::memory::fold::places::{large, small};
use crate::memory::fold::turn::{FoldBasis, Turn, fold};
use crate::memory::remembered::Memory;
use crate::memory::tally::attempt::Attempt;
use crate::memory::tally::counted::Counted;
use crate::record::{AnswerView, EventView, Mode, Moment, Record, Seen};

/// What becomes of an answer to a fact.
pub(in crate::memory) enum Answered<'a> {
    /// It counts, with its grade as it was amended, and the place of its question in the order of their first answers.
    Counted(&'a Counted<'a>, Option<Grade>, usize),
    /// It was given before its section was read; with its score.
    Preread(AnswerView<'a>, u8),
    /// It does not count because of what was forgotten at that place.
    Forgotten(usize),
}

/// The questions of a fact in the order of their first answers.
#[derive(Default)]
struct Faces<'a> {
    asks: Vec<&'a str>,
    /// The numbers of fact, question and hash of packed answers, each with the place of its question.
    asked: Vec<(usize, usize)>,
}

impl<'a> Faces<'a> {
    /// The place of the question that was answered, and whether that is the first answer to it.
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

/// What all answers to a fact come to.
#[derive(Default)]
pub(in crate::memory) struct FactFold {
    pub memory: FactMemory,
    pub preread: Vec<(FaceId, PrereadAnswer)>,
}

impl Memory {
    /// Goes through the answers to a fact in the order of the record; undone ones are left out. Returns its questions in the
    /// order of their first answers.
    pub(in crate::memory) fn walk<'a>(
        &'a self,
        record: &'a Record,
        id: &FactId,
        each: &mut dyn FnMut((usize, &Seen<'_>), Answered<'_>),
    ) -> Vec<&'a str> {
        let mut faces = Faces::default();
        let Some(known) = self.facts.get(id) else {
            return faces.asks;
        };
        let forgets = self.corrections.forgets_of(id);
        for AnswerRef { index, day } in known.answers.iter(&self.listed) {
            let index = large(index);
            let Some(seen) = record.get(index) else {
                continue;
            };
            let EventView::Answer(view) = seen.what else {
                continue;
            };
            let with = (record, &self.sittings);
            let at = (index, &seen);
            match self.corrections.status_of_answer(with, at, &forgets) {
                Status::Undone => continue,
                Status::Forgotten(place) => {
                    each((index, &seen), Answered::Forgotten(place));
                    continue;
                }
                Status::Counts => {}
            }
            let (score, grade) = self.corrections.judged(record, seen.name(), view);
            let (sitting, mode) = self.sittings.session_of(record, (index, &seen), view);
            if mode == Some(&Mode::Preread) {
                each((index, &seen), Answered::Preread(view, score));
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
            each((index, &seen), Answered::Counted(&counted, grade, face));
        }
        faces.asks
    }

    /// What all answers to a fact come to; each that counts goes to `count`, the place of what forgot one to `forgotten`.
    pub(in crate::memory) fn fold_fact(
        &self,
        record: &Record,
        id: &FactId,
        count: &mut dyn FnMut(&Counted<'_>),
        forgotten: &mut dyn FnMut(usize),
    ) -> FactFold {
        let mut folded = FactFold::default();
        let mut turns: Vec<Turn> = Vec::new();
        let faces = self.walk(record, id, &mut |(index, seen), answered| match answered {
            Answered::Counted(it, grade, ask) => {
                count(it);
                let ask = small(ask);
                turns.push(Turn {
                    ask,
                    ..turn_of(it, grade, index)
                });
            }
            Answered::Preread(view, score) => {
                let face = FaceId::new(id.clone(), view.ask());
                let at = seen.at;
                let is_right = score >= 100;
                folded.preread.push((face, PrereadAnswer { at, is_right }));
            }
            Answered::Forgotten(place) => forgotten(place),
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

    /// What turns are folded with.
    pub(in crate::memory) fn fold_basis<'a>(&'a self, record: &'a Record) -> FoldBasis<'a> {
        FoldBasis {
            record,
            corrections: &self.corrections,
            schedule: &self.schedule,
        }
    }
}

/// An answer as its fact needs it, but for the place of its question.
pub(in crate::memory) fn turn_of(it: &Counted<'_>, grade: Option<Grade>, index: usize) -> Turn {
    Turn {
        index: small(index),
        ask: 0,
        gave: it.view.gave_number(),
        day: it.day,
        score: it.score.min(100),
        grade,
        sure: it.view.sure() == Some(Confidence::Sure),
        recalls: it.mode == Some(&Mode::Drill) && it.score >= 100,
        counts: true,
    }
}
