//! Builds the memory from all events: a pure fold, so that it can always be rebuilt from the record.
//!
//! Only what depends on chronological order is computed in that order: study days and sums. Answers are then folded
//! fact by fact, since facts do not depend on each other. That is several times as fast as chronological order, in
//! which each answer touches another fact far away in memory.

use std::collections::BTreeMap;

use crate::material::{FaceId, FactId};
use crate::memory::correction::{ForgottenAnswer, Judgement, Status};
use crate::memory::fact::answers::{FactMemory, PrereadAnswer};
use crate::memory::fact::list::{AnswerList, AnswerRef};
use crate::memory::fact::schedule::Schedule;
use crate::memory::fold::places::{FaceIndex, ReplayIndex};
use crate::memory::fold::scan::Scan;
use crate::memory::fold::turn::{FoldBasis, Turn, fold};
use crate::memory::fold::walk::turn_of;
use crate::memory::located::{Located, to_u32, to_usize};
use crate::memory::register::Registers;
use crate::memory::register::sittings::Context;
use crate::memory::remembered::{KnownFact, Memory, day_after};
use crate::memory::tally::Tallies;
use crate::memory::tally::attempt::Attempt;
use crate::memory::tally::counted::Counted;
use crate::record::{AnswerView, EventView, Mode, Record, StudyDay};

/// The answers to one fact so far.
#[derive(Clone, Copy, Default)]
struct FactTurns {
    /// Start of the fact's range in `Replay::turns`.
    begin: u32,
    all: u32,
    /// How many of them count.
    counted: u32,
}

/// The session that packed answers with this device and id belong to.
#[derive(Clone, Copy)]
struct LastSitting {
    device: u32,
    /// Text number of its id.
    id: u32,
    /// Its list index; `None` if its start is not in the record.
    place: Option<u32>,
}

struct Replay<'a> {
    record: &'a Record,
    scan: Scan,
    registers: Registers,
    schedule: Schedule,
    tallies: Tallies,
    preread: BTreeMap<FaceId, PrereadAnswer>,
    places: ReplayIndex,
    /// Study day of the last answer; `None` before the first.
    day: Option<StudyDay>,
    /// Grouped by fact; `of_facts` holds the ranges.
    turns: Vec<Turn>,
    /// The session of the last answer, since consecutive answers mostly share one.
    sitting: Option<LastSitting>,
    of_facts: Vec<FactTurns>,
    /// Whether each face was answered so far, by `FaceIndex::number`.
    answered: Vec<bool>,
}

impl Memory {
    /// Builds the memory from scratch.
    pub fn replay(record: &Record) -> Self {
        let mut scan = Scan::of(record);
        let registers = scan.registers(record);
        let (places, answers) = ReplayIndex::find(record);
        let mut all = 0;
        let of_facts = answers.iter().map(|answers| {
            all += answers;
            FactTurns {
                begin: all - answers,
                ..FactTurns::default()
            }
        });
        let of_facts: Vec<FactTurns> = of_facts.collect();
        let mut replay = Replay {
            record,
            scan,
            schedule: Schedule::new(registers.settings.retention),
            registers,
            tallies: Tallies::default(),
            preread: BTreeMap::new(),
            day: None,
            sitting: None,
            turns: vec![Turn::default(); to_usize(all)],
            of_facts,
            answered: vec![false; places.questions()],
            places,
        };
        for (index, seen) in record.iter().enumerate() {
            match seen.what {
                EventView::Answer(view) => replay.take(Located { index, seen: &seen }, view),
                // A new session may have the same id.
                EventView::Start(_) => replay.sitting = None,
                EventView::Finish(_) | EventView::Read(_) | EventView::Other(_) => {}
            }
        }
        replay.count_facts();
        replay.into_memory()
    }
}

impl Replay<'_> {
    /// Adds an answer to the sums and stores it for its fact.
    fn take(&mut self, at: Located<'_>, view: AnswerView<'_>) {
        let Located { index, seen } = at;
        let place = self.places.place(view);
        let day = day_after(self.day, seen.study_day(self.registers.settings.day_ends));
        self.day = Some(day);
        let turn = self.count(at, view, place, day).unwrap_or_default();
        let Some(taken) = self.of_facts.get_mut(to_usize(place.fact)) else {
            return;
        };
        if let Some(it) = self.turns.get_mut(to_usize(taken.begin + taken.all)) {
            *it = Turn {
                index: to_u32(index),
                ask: place.ask,
                day,
                ..turn
            };
        }
        taken.all += 1;
        taken.counted += u32::from(turn.counts);
    }

    /// Adds an answer to the sums, unless it does not count or was given before reading; then returns `None`.
    fn count(
        &mut self,
        at: Located<'_>,
        view: AnswerView<'_>,
        place: FaceIndex,
        day: StudyDay,
    ) -> Option<Turn> {
        let Located { index, seen } = at;
        let sitting = self.sitting_of(at, view);
        let Scan {
            sittings,
            corrections,
            ..
        } = &mut self.scan;
        match corrections.status(Context::new(self.record, sittings), at) {
            Status::Counts => {}
            Status::Undone => return None,
            Status::Forgotten(by) => {
                let sitting = sitting.and_then(|place| sittings.get(place));
                let is_preread = sitting.is_some_and(|it| it.mode == Mode::Preread);
                corrections.add_forgotten(ForgottenAnswer { by, is_preread });
                return None;
            }
        }
        let Judgement { score, grade } = corrections.judged(self.record, seen.name(), view);
        let sitting = sittings.counted(sitting);
        let mode = sitting.map(|(_, it)| &it.mode);
        if mode == Some(&Mode::Preread) {
            let at = seen.at;
            let is_right = score.is_full();
            let face = FaceId::new(FactId::from_record(view.fact()), view.ask());
            self.preread.insert(face, PrereadAnswer { at, is_right });
            return None;
        }
        let answered = self.answered.get_mut(to_usize(place.number));
        let taken = self.of_facts.get(to_usize(place.fact));
        let counted = Counted {
            view,
            sitting: sitting.map(|(place, _)| place),
            mode,
            day,
            attempt: Attempt::after(answered.is_some_and(|it| std::mem::replace(it, true))),
            introduces: taken.is_some_and(|it| it.counted == 0),
            score,
        };
        self.tallies.add(&counted);
        Some(turn_of(&counted, grade, index))
    }

    fn sitting_of(&mut self, at: Located<'_>, view: AnswerView<'_>) -> Option<u32> {
        let (device, id) = (at.seen.device_number, view.sit_number());
        if let Some(last) = self.sitting
            && Some(last.id) == id
            && last.device == device
        {
            return last.place;
        }
        let sittings = &self.scan.sittings;
        let place = sittings.place_of(self.record, at, view);
        self.sitting = id.map(|id| LastSitting { device, id, place });
        place
    }

    fn count_facts(&mut self) {
        let basis = FoldBasis {
            record: self.record,
            corrections: &self.scan.corrections,
            schedule: &self.schedule,
        };
        for ((_, fact), FactTurns { begin, all, .. }) in
            self.places.facts.iter_mut().zip(&self.of_facts)
        {
            let turns = self.turns.get(to_usize(*begin)..to_usize(begin + all));
            fold(fact, turns.unwrap_or_default(), basis);
        }
    }

    fn into_memory(self) -> Memory {
        let facts = self.places.facts.into_iter().zip(self.of_facts);
        let facts = facts.map(|((id, mut memory), FactTurns { begin, all, .. })| {
            // Faces answered only before their section was read are not remembered.
            memory.asks.retain(|(_, it)| it.answers > 0);
            memory.asks.sort_by(|(a, _), (b, _)| a.ask.cmp(&b.ask));
            let answers = AnswerList::replayed(begin, all);
            (id, KnownFact { memory, answers })
        });
        let listed = self.turns.iter().map(|it| AnswerRef {
            index: it.index,
            day: it.day,
        });
        let listed: Vec<AnswerRef> = listed.collect();
        let Scan {
            sittings,
            corrections,
            written,
            kept,
            ..
        } = self.scan;
        let mut memory = Memory {
            schedule: self.schedule,
            facts: facts.collect(),
            preread: self.preread,
            registers: self.registers,
            written,
            kept,
            forgotten: corrections.forgotten(self.record, &sittings),
            sittings,
            tallies: self.tallies,
            corrections,
            listed,
            day: self.day,
        };
        memory.put_rests();
        memory
    }
}

impl FactMemory {
    /// Whether it has no counted answers and no rest.
    pub(in crate::memory) fn is_unknown(&self) -> bool {
        self.answers == 0 && self.rest.is_none()
    }
}
