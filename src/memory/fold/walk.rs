//! The answers to one fact, with what follows from those before each.

use crate::answer::{Confidence, Grade};
use crate::material::{FaceId, FactId};
use crate::memory::correction::Status;
use crate::memory::fact::answers::{FactMemory, PrereadAnswer};
use crate::memory::fact::list::AnswerRef;
use crate::memory::fold::places::small;
use crate::memory::fold::turn::{FoldBasis, Turn, fold, place_in};
use crate::memory::remembered::Memory;
use crate::memory::tally::attempt::Attempt;
use crate::memory::tally::counted::Counted;
use crate::record::{AnswerView, EventView, Mode, Record, Seen};

/// What becomes of an answer to a fact.
pub(in crate::memory) enum Answered<'a> {
    /// It counts, with its grade as it was amended.
    Counted(&'a Counted<'a>, Option<Grade>),
    /// It was given before its section was read; with its score.
    Preread(AnswerView<'a>, u8),
    /// It does not count because of what was forgotten at that place.
    Forgotten(usize),
}

/// What all answers to a fact come to.
#[derive(Default)]
pub(in crate::memory) struct FactFold {
    pub memory: FactMemory,
    pub preread: Vec<(FaceId, PrereadAnswer)>,
}

impl Memory {
    /// Goes through the answers to a fact in the order of the record; undone ones are left out.
    pub(in crate::memory) fn walk(
        &self,
        record: &Record,
        id: &FactId,
        each: &mut dyn FnMut((usize, &Seen<'_>), Answered<'_>),
    ) {
        let Some(known) = self.facts.get(id) else {
            return;
        };
        let mut answered: Vec<&str> = Vec::new();
        for AnswerRef { index, day } in known.answers.iter(&self.listed) {
            let index = usize::try_from(index).unwrap_or(usize::MAX);
            let Some(seen) = record.get(index) else {
                continue;
            };
            let EventView::Answer(view) = seen.what else {
                continue;
            };
            let with = (record, &self.sittings);
            match self.corrections.status(with, (index, &seen)) {
                Status::Undone => continue,
                Status::Forgotten(place) => {
                    each((index, &seen), Answered::Forgotten(place));
                    continue;
                }
                Status::Counts => {}
            }
            let (score, grade) = self.corrections.judged(record, seen.name(), view);
            let place = self
                .sittings
                .place_of(record, (index, seen.device_number), view);
            let sitting = self.sittings.counted(place);
            let mode = sitting.map(|(_, it)| &it.mode);
            if mode == Some(&Mode::Preread) {
                each((index, &seen), Answered::Preread(view, score));
                continue;
            }
            let ask = view.ask();
            let attempt = Attempt::after(answered.contains(&ask));
            let introduces = answered.is_empty();
            if attempt == Attempt::First {
                answered.push(ask);
            }
            let counted = Counted {
                view,
                sitting: sitting.map(|(place, _)| place),
                mode,
                day,
                attempt,
                introduces,
                score,
            };
            each((index, &seen), Answered::Counted(&counted, grade));
        }
    }

    /// What all answers to a fact come to.
    pub(in crate::memory) fn fold_fact(&self, record: &Record, id: &FactId) -> FactFold {
        let mut folded = FactFold::default();
        let mut turns: Vec<(FaceId, Turn)> = Vec::new();
        self.walk(record, id, &mut |(index, seen), answered| match answered {
            Answered::Counted(it, grade) => {
                let face = FaceId::new(id.clone(), it.view.ask());
                turns.push((face, turn_of(it, grade, index)));
            }
            Answered::Preread(view, score) => {
                let face = FaceId::new(id.clone(), view.ask());
                let at = seen.at;
                let is_right = score >= 100;
                folded.preread.push((face, PrereadAnswer { at, is_right }));
            }
            Answered::Forgotten(_) => {}
        });
        let fact = &mut folded.memory;
        for (face, _) in &turns {
            place_in(fact, face);
        }
        for (face, turn) in &mut turns {
            turn.ask = small(place_in(fact, face));
        }
        let turns: Vec<Turn> = turns.into_iter().map(|(_, turn)| turn).collect();
        fold(fact, &turns, self.fold_basis(record));
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
    }
}
