//! A memory as bytes, so that a start need not replay everything. Whoever keeps them must know that the files which they
//! follow from are the same; of these bytes only the version is checked here.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::answer::Grade;
use crate::compact::{Bytes, from_bytes, part_of, to_bytes};
use crate::material::{AskId, FactId, SectionId};
use crate::memory::answers::{AskMemory, Counts, FactMemory, MissMark};
use crate::memory::ask_texts::PackedTexts;
use crate::memory::checks::Checked;
use crate::memory::forgotten::{Forgotten, RecordPart};
use crate::memory::plan::Plan;
use crate::memory::remembered::{Flagged, Memory, ReadingMemory};
use crate::memory::schedule::{Schedule, Strength};
use crate::memory::sittings::{PackedSittings, Sittings};
use crate::record::{Moment, Record, StudyDay, read_line, write_line};

/// Goes up with everything that changes what a memory holds or how it follows from a record.
const FORMAT: u32 = 2;

/// Milliseconds since 1970, seconds east of UTC.
type At = (i64, i32);

#[derive(Serialize, Deserialize)]
struct State<'a> {
    format: u32,
    version: &'a str,
    parameters: Vec<f32>,
    /// Name and latest moment of each device.
    #[serde(borrow)]
    devices: Vec<(&'a str, i64)>,
    unknown: usize,
    problems: Vec<String>,
    /// The last events as lines, each with its device.
    last: Vec<(String, String)>,
    plan: (f32, u8, usize),
    /// Ids of questions and causes of misses, each once and in order.
    words: Vec<&'a str>,
    /// Each fact for itself, so that little memory is needed on the way.
    facts: Vec<&'a [u8]>,
    reading: Vec<(String, At, u16, bool)>,
    last_read: Option<String>,
    #[serde(borrow)]
    sittings: PackedSittings<'a>,
    counts: [usize; 4],
    introduced: Vec<(StudyDay, usize)>,
    day: StudyDay,
    horizon: StudyDay,
    drill_pace: (u64, u64),
    flags: Vec<(String, &'a str, At, &'a str)>,
    checks: Vec<(String, &'a str, At, bool)>,
    unasked: (bool, Vec<String>),
    forgotten: Vec<ForgottenState<'a>>,
}

#[derive(Serialize, Deserialize)]
struct FactState<'a> {
    id: &'a str,
    strength: Option<(f32, f32, StudyDay, StudyDay, u8)>,
    answers: u32,
    rests_until: Option<StudyDay>,
    #[serde(borrow)]
    asks: Vec<AskState<'a>>,
}

#[derive(Serialize, Deserialize)]
struct AskState<'a> {
    /// The place of its id among the words.
    ask: usize,
    answers: u32,
    last_at: At,
    last_score: u8,
    missed: u32,
    miss: Option<MissState>,
    #[serde(borrow)]
    texts: Cow<'a, [u8]>,
}

#[derive(Serialize, Deserialize)]
struct MissState {
    at: At,
    sure: bool,
    recalled_since: bool,
    /// The place of the cause among the words, counted from 1; 0 for none.
    cause: usize,
}

#[derive(Serialize, Deserialize)]
struct ForgottenState<'a> {
    part: (&'a str, &'a str),
    device: &'a str,
    at: At,
    answers: usize,
    sitting: (&'a str, &'a str),
}

/// A memory as bytes, with the record that it follows from, of which only the last events are kept. `None` when it cannot be
/// written.
pub fn to_checkpoint(memory: &Memory, record: &Record) -> Option<Vec<u8>> {
    let lines = record
        .entries()
        .map(|it| Some((it.device, write_line(&it.event).ok()?)));
    let words = words_of(memory);
    let facts = memory.facts.iter().map(|it| fact_state(it, &words));
    let facts = facts.collect::<Option<Vec<_>>>()?;
    let flags = memory.flags.iter();
    let checks = memory.checks.iter();
    let reading = memory.reading.iter();
    let plan = &memory.plan;
    let state = State {
        format: FORMAT,
        version: env!("CARGO_PKG_VERSION"),
        parameters: Schedule::parameters().to_vec(),
        devices: record.devices().collect(),
        unknown: record.unknown,
        problems: record.problems.clone(),
        last: lines.collect::<Option<_>>()?,
        plan: (plan.retention, plan.day_ends, plan.new_per_day),
        facts: facts.iter().map(Vec::as_slice).collect(),
        words,
        reading: reading
            .map(|(id, it)| (id.to_string(), at_of(it.at), it.permille, it.finished))
            .collect(),
        last_read: memory.last_read.as_ref().map(SectionId::to_string),
        sittings: memory.sittings.packed()?,
        counts: numbers(memory.counts),
        introduced: memory.introduced.iter().map(|(k, v)| (*k, *v)).collect(),
        day: memory.day,
        horizon: memory.horizon,
        drill_pace: memory.drill_pace,
        flags: flags
            .map(|(id, it)| (id.fact.to_string(), &*id.ask, at_of(it.at), &*it.note))
            .collect(),
        checks: checks
            .map(|(id, it)| (id.fact.to_string(), &*id.ask, at_of(it.at), it.is_right))
            .collect(),
        unasked: memory.unasked.parts(),
        forgotten: memory.forgotten.iter().map(forgotten_state).collect(),
    };
    to_bytes(&state)
}

/// Reads them again. `None` for bytes of another version, and for any others.
pub fn from_checkpoint(bytes: &Bytes) -> Option<(Memory, Record)> {
    let state: State<'_> = from_bytes(bytes)?;
    let is_ours = state.format == FORMAT
        && state.version == env!("CARGO_PKG_VERSION")
        && state.parameters == Schedule::parameters();
    if !is_ours {
        return None;
    }
    let mut record = Record::late(state.devices.iter().copied());
    record.unknown = state.unknown;
    record.problems = state.problems;
    for (device, line) in &state.last {
        record.push(device, read_line(line).ok()?.0);
    }
    let (retention, day_ends, new_per_day) = state.plan;
    let plan = Plan {
        retention,
        day_ends,
        new_per_day,
    };
    let mut memory = Memory::empty(plan, Moment::new(0, 0));
    let words: Vec<Arc<str>> = state.words.iter().map(|it| (*it).into()).collect();
    // Lists get their room at once: what they leave behind while they grow is as much again.
    let mut facts = Vec::with_capacity(state.facts.len());
    for fact in &state.facts {
        facts.push(fact_of(from_bytes(fact)?, &words, bytes)?);
    }
    memory.facts = facts.into_iter().collect();
    for (section, at, permille, finished) in state.reading {
        let reading = ReadingMemory {
            at: moment(at),
            permille,
            finished,
        };
        memory.reading.insert(SectionId::parse(&section)?, reading);
    }
    memory.last_read = state.last_read.and_then(|it| SectionId::parse(&it));
    memory.sittings = Sittings::of(&state.sittings, bytes)?;
    memory.counts = counts(state.counts);
    memory.introduced = state.introduced.into_iter().collect();
    (memory.day, memory.horizon) = (state.day, state.horizon);
    memory.drill_pace = state.drill_pace;
    for (fact, ask, at, note) in state.flags {
        let flagged = Flagged {
            at: moment(at),
            note: note.to_owned(),
        };
        let ask = AskId::new(FactId::from_record(&fact), ask);
        memory.flags.insert(ask, flagged);
    }
    for (fact, ask, at, is_right) in state.checks {
        let checked = Checked {
            at: moment(at),
            is_right,
        };
        let ask = AskId::new(FactId::from_record(&fact), ask);
        memory.checks.insert(ask, checked);
    }
    memory.unasked.take(state.unasked);
    let forgotten = state.forgotten.iter().map(forgotten_of);
    memory.forgotten = forgotten.collect::<Option<_>>()?;
    Some((memory, record))
}

fn words_of(memory: &Memory) -> Vec<&str> {
    let asks = || memory.facts.values().flat_map(|it| &it.asks);
    let misses = asks().filter_map(|(_, it)| it.miss.as_ref());
    let causes = misses.filter_map(|it| it.cause.as_deref());
    let words: BTreeSet<&str> = asks().map(|(id, _)| &*id.ask).chain(causes).collect();
    words.into_iter().collect()
}

/// `None` when it cannot be written.
fn fact_state((id, fact): (&FactId, &FactMemory), words: &[&str]) -> Option<Vec<u8>> {
    let place = |word: &str| words.binary_search(&word).ok();
    let miss_state = |miss: &MissMark| MissState {
        at: at_of(miss.at),
        sure: miss.sure,
        recalled_since: miss.recalled_since,
        cause: miss.cause.as_deref().and_then(place).map_or(0, |it| it + 1),
    };
    let asks = fact.asks.iter().map(|(id, it)| {
        Some(AskState {
            ask: place(&id.ask)?,
            answers: it.answers,
            last_at: at_of(it.last_at),
            last_score: it.last_score,
            missed: it.missed,
            miss: it.miss.as_ref().map(miss_state),
            texts: it.texts.packed()?,
        })
    });
    let state = FactState {
        id: id.as_str(),
        strength: fact.strength.map(|it| {
            let grade = Grade::ALL.iter().position(|grade| *grade == it.last_grade);
            let grade = grade.and_then(|it| u8::try_from(it).ok());
            let grade = grade.unwrap_or(u8::MAX);
            (it.stability, it.difficulty, it.last_day, it.due, grade)
        }),
        answers: fact.answers,
        rests_until: fact.rests_until,
        asks: asks.collect::<Option<_>>()?,
    };
    to_bytes(&state)
}

/// A fact as it was written among these bytes.
fn fact_of(
    state: FactState<'_>,
    words: &[Arc<str>],
    bytes: &Bytes,
) -> Option<(FactId, FactMemory)> {
    let id = FactId::from_record(state.id);
    let strength = |(stability, difficulty, last_day, due, grade)| Strength {
        stability,
        difficulty,
        last_day,
        due,
        last_grade: Grade::ALL
            .get(usize::from(grade))
            .copied()
            .unwrap_or(Grade::Other),
    };
    let miss_of = |it: MissState| MissMark {
        at: moment(it.at),
        sure: it.sure,
        recalled_since: it.recalled_since,
        cause: it
            .cause
            .checked_sub(1)
            .and_then(|it| words.get(it))
            .cloned(),
    };
    let mut asks = Vec::with_capacity(state.asks.len());
    for it in state.asks {
        let ask = AskMemory {
            answers: it.answers,
            last_at: moment(it.last_at),
            last_score: it.last_score,
            missed: it.missed,
            miss: it.miss.map(miss_of),
            texts: PackedTexts::Packed(part_of(bytes, &it.texts)),
        };
        let name = Arc::clone(words.get(it.ask)?);
        asks.push((AskId::new(id.clone(), name), ask));
    }
    let fact = FactMemory {
        strength: state.strength.map(strength),
        answers: state.answers,
        rests_until: state.rests_until,
        asks,
    };
    Some((id, fact))
}

fn forgotten_state(it: &Forgotten) -> ForgottenState<'_> {
    ForgottenState {
        part: it.part.as_recorded(),
        device: &it.device,
        at: at_of(it.at),
        answers: it.answers,
        sitting: (&it.sitting.0, &it.sitting.1),
    }
}

fn forgotten_of(state: &ForgottenState<'_>) -> Option<Forgotten> {
    let (mode, of) = state.sitting;
    Some(Forgotten {
        part: RecordPart::parse(state.part.0, state.part.1)?,
        device: state.device.to_owned(),
        at: moment(state.at),
        answers: state.answers,
        sitting: (mode.to_owned(), of.to_owned()),
    })
}

fn at_of(moment: Moment) -> At {
    (moment.ms(), moment.offset_s())
}

fn moment((ms, offset_s): At) -> Moment {
    Moment::new(ms, offset_s)
}

fn numbers(counts: Counts) -> [usize; 4] {
    [
        counts.answers,
        counts.right,
        counts.first_attempts,
        counts.first_right,
    ]
}

fn counts([answers, right, first_attempts, first_right]: [usize; 4]) -> Counts {
    Counts {
        answers,
        right,
        first_attempts,
        first_right,
    }
}
