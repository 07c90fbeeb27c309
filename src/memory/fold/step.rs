//! Takes one more event into a memory that has all earlier ones.
//!
//! An answer is added to its fact and to the sums. For a correction, everything that the affected facts contributed is
//! taken out of the sums, these facts are folded again, and the outcome is added.

use crate::material::{FaceId, FactId};
use crate::memory::correction::{Judgement, Status, is_correction, is_undo, spoken_of};
use crate::memory::fact::answers::PrereadAnswer;
use crate::memory::fact::list::AnswerRef;
use crate::memory::fold::reach::Reach;
use crate::memory::fold::scan::{finish, registers, settle};
use crate::memory::fold::turn::{Turn, fold, place_in};
use crate::memory::fold::walk::{WalkedAnswer, turn_of};
use crate::memory::located::{Located, to_u32, to_usize};
use crate::memory::register::sittings::Context;
use crate::memory::register::{is_written, kept_in};
use crate::memory::remembered::{Memory, day_after};
use crate::memory::tally::attempt::Attempt;
use crate::memory::tally::counted::Counted;
use crate::record::{AnswerView, Event, EventView, Mode, Record, Seen};

/// Whether an event could be taken without a full replay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "otherwise a replay is needed"]
pub enum Step {
    /// The memory is up to date.
    Taken,
    /// The event changes too much of the past; the memory is left unchanged.
    NeedsReplay,
}

impl Memory {
    /// Takes the last event of `record`; all earlier ones must have been taken. Folds at most `most` answers again.
    pub fn take_last(&mut self, record: &Record, most: usize) -> Step {
        let Some(index) = record.len().checked_sub(1) else {
            return Step::Taken;
        };
        let Some(seen) = record.get(index) else {
            return Step::Taken;
        };
        if record.is_redated() || self.meets_stranger(record, &seen) {
            return Step::NeedsReplay;
        }
        let at = Located { index, seen: &seen };
        match seen.what {
            EventView::Answer(view) => self.add_answer(record, at, view),
            EventView::Start(start) => {
                self.sittings.begin(record, at, start);
                let place = to_u32(self.sittings.all().len().saturating_sub(1));
                self.settle_sitting(record, place);
            }
            EventView::Finish(_) => {
                self.sittings.note(record, &seen);
                if self.is_counted(record, index, &seen) {
                    finish(&mut self.sittings, record, at);
                }
            }
            EventView::Other(Event::Set(it))
                if self.is_counted(record, index, &seen)
                    && self.registers.settings.changes_the_past(&it.key, &it.value) =>
            {
                return Step::NeedsReplay;
            }
            _ if is_written(seen.what) => self.add_written(record, at),
            EventView::Other(_) | EventView::Read(_) => return self.correct(record, at, most),
        }
        Step::Taken
    }

    /// Whether this is the first event of a device that an earlier undo has named.
    fn meets_stranger(&self, record: &Record, seen: &Seen<'_>) -> bool {
        self.corrections.names_strangers() && record.is_only_of_device(seen.device_number)
    }

    fn settle_sitting(&mut self, record: &Record, place: u32) {
        let day_ends = self.registers.settings.day_ends;
        settle(
            &mut self.sittings,
            &self.corrections,
            record,
            day_ends,
            place,
        );
    }

    /// Takes an event that sets a register.
    fn add_written(&mut self, record: &Record, Located { index, seen }: Located<'_>) {
        self.written.push(to_u32(index));
        let kept = kept_in(seen.what);
        self.kept.extend(kept.clone());
        if !self.is_counted(record, index, seen) {
            return;
        }
        self.registers.take(seen);
        if let Some(fact) = kept {
            self.put_rest(&fact);
        }
    }

    /// Copies the rest of a fact from the register.
    fn put_rest(&mut self, fact: &FactId) {
        let rest = self.registers.rests.get(fact).copied();
        if rest.is_some() || self.facts.contains_key(fact) {
            let known = self.facts.entry(fact.clone()).or_default();
            known.memory.rest = rest;
        }
    }

    pub(in crate::memory) fn put_rests(&mut self) {
        let rests: Vec<FactId> = self.registers.rests.keys().cloned().collect();
        for fact in &rests {
            self.put_rest(fact);
        }
    }

    fn add_answer(&mut self, record: &Record, at: Located<'_>, view: AnswerView<'_>) {
        let Located { index, seen } = at;
        self.sittings.note(record, seen);
        let day = day_after(self.day, seen.study_day(self.registers.settings.day_ends));
        self.day = Some(day);
        let id = FactId::from_record(view.fact());
        let known = self.facts.entry(id.clone()).or_default();
        known.answers.push(AnswerRef {
            index: to_u32(index),
            day,
        });
        if !self.is_counted(record, index, seen) {
            return;
        }
        let face = FaceId::new(id, view.ask());
        let Judgement { score, grade } = self.corrections.judged(record, seen.name(), view);
        let (sitting, mode) = self.sittings.session_of(record, at, view);
        if mode == Some(&Mode::Preread) {
            let at = seen.at;
            let is_right = score.is_full();
            self.preread.insert(face, PrereadAnswer { at, is_right });
            return;
        }
        let fact = self.facts.get(&face.fact).map(|it| &it.memory);
        let asked = fact.and_then(|it| it.ask(&face.ask));
        let counted = Counted {
            view,
            sitting,
            mode,
            day,
            attempt: Attempt::after(asked.is_some()),
            introduces: fact.is_none_or(|it| it.answers == 0),
            score,
        };
        self.tallies.add(&counted);
        let turn = turn_of(&counted, grade, index);
        self.add_turn(record, &face, turn);
    }

    fn add_turn(&mut self, record: &Record, face: &FaceId, turn: Turn) {
        let Some(known) = self.facts.get_mut(&face.fact) else {
            return;
        };
        let mut fact = std::mem::take(&mut known.memory);
        let ask = to_u32(place_in(&mut fact, face));
        fold(&mut fact, &[Turn { ask, ..turn }], self.fold_basis(record));
        if let Some(known) = self.facts.get_mut(&face.fact) {
            known.memory = fact;
        }
    }

    /// Takes an event that may correct earlier ones.
    fn correct(&mut self, record: &Record, at: Located<'_>, most: usize) -> Step {
        let Located { index, seen } = at;
        let reach = self.reach(record, index, seen);
        let lists = reach.facts.iter().filter_map(|it| self.facts.get(it));
        let answers: usize = lists.map(|it| it.answers.len()).sum();
        if reach.everything || answers > most {
            return Step::NeedsReplay;
        }
        self.sittings.note(record, seen);
        if !is_correction(seen) {
            return Step::Taken;
        }
        self.count_out(record, &reach);
        self.corrections
            .add(Context::new(record, &self.sittings), at);
        if let Some(name) = spoken_of(record, seen).filter(|_| is_undo(seen)) {
            self.corrections.settle_from(record, name);
        }
        self.count_in(record, &reach);
        Step::Taken
    }

    /// Takes everything the affected facts contributed out of the sums.
    fn count_out(&mut self, record: &Record, reach: &Reach) {
        for id in &reach.facts {
            let mut tallies = std::mem::take(&mut self.tallies);
            let mut forgotten = Vec::new();
            let _faces = self.walk(record, id, &mut |_, answered| match answered {
                WalkedAnswer::Counted { answer, .. } => tallies.take_away(answer),
                WalkedAnswer::Forgotten(it) => forgotten.push(it),
                WalkedAnswer::Preread { .. } => {}
            });
            self.tallies = tallies;
            for it in forgotten {
                self.corrections.take_away_forgotten(it);
            }
            let of = FaceId::new(id.clone(), "");
            let preread = self.preread.range(of..).map(|(face, _)| face);
            let preread = preread.take_while(|face| face.fact == *id).cloned();
            for face in preread.collect::<Vec<FaceId>>() {
                self.preread.remove(&face);
            }
        }
    }

    /// Folds the affected facts again and adds the outcome to the sums.
    fn count_in(&mut self, record: &Record, reach: &Reach) {
        for place in &reach.sittings {
            self.settle_sitting(record, *place);
            self.settle_end(record, *place);
        }
        if reach.written {
            self.registers = registers(record, &self.written, |index, seen| {
                self.is_counted(record, index, seen)
            });
            for known in self.facts.values_mut() {
                known.memory.rest = None;
            }
        }
        for id in &reach.facts {
            let mut tallies = std::mem::take(&mut self.tallies);
            let mut forgotten = Vec::new();
            let mut note = |it| forgotten.push(it);
            let folded = self.fold_fact(record, id, &mut |it| tallies.add(it), &mut note);
            self.tallies = tallies;
            for it in forgotten {
                self.corrections.add_forgotten(it);
            }
            self.preread.extend(folded.preread);
            if let Some(known) = self.facts.get_mut(id) {
                known.memory = folded.memory;
            }
            self.put_rest(id);
        }
        if reach.written {
            self.put_rests();
        }
        self.forgotten = self.corrections.forgotten(record, &self.sittings);
    }

    /// Looks for the session's `Finish` again; if several count, the last wins.
    fn settle_end(&mut self, record: &Record, place: u32) {
        let Some(sitting) = self.sittings.get_mut(place) else {
            return;
        };
        sitting.finished = None;
        let first = to_usize(sitting.index);
        for (index, seen) in record.iter_others_from(first) {
            let at = Located { index, seen: &seen };
            let is_its = matches!(seen.what, EventView::Finish(_))
                && self.sittings.key(record, at).and_then(|it| it.start) == Some(place);
            if is_its && self.is_counted(record, index, &seen) {
                finish(&mut self.sittings, record, at);
            }
        }
    }

    /// Whether an answer counts: it is neither undone nor forgotten, and was not given before reading.
    pub fn is_counted_answer(&self, record: &Record, index: usize, seen: &Seen<'_>) -> bool {
        let EventView::Answer(view) = seen.what else {
            return false;
        };
        let at = Located { index, seen };
        let (_, mode) = self.sittings.session_of(record, at, view);
        mode != Some(&Mode::Preread) && self.is_counted(record, index, seen)
    }

    /// Whether an event is neither undone nor forgotten.
    pub fn is_counted(&self, record: &Record, index: usize, seen: &Seen<'_>) -> bool {
        let with = Context::new(record, &self.sittings);
        self.corrections.status(with, Located { index, seen }) == Status::Counts
    }
}
