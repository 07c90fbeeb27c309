//! Synthetic packs and records of any size, the same on every run.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::Path;

use spotter::answer::{Confidence, Grade};
use spotter::record::{CLOSER, Event, Moment, event, header, write_line};

/// How much to generate.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    /// Facts in the packs, with three questions each.
    pub(crate) facts: usize,
    /// How many of these facts were ever asked.
    pub(crate) asked: usize,
    pub(crate) answers: usize,
}

/// Facts per pack.
const PACK: usize = 10_000;
/// Facts per file of a pack.
const FILE: usize = 1000;
/// Answers per sitting, and sittings per day.
const SITTING: usize = 20;
const A_DAY: i64 = 24;
/// When the last sitting begins: 22 November 2026, in the afternoon.
const LAST: i64 = 1_795_353_244_000;
const DAY: i64 = 86_400_000;

/// A random number generator that never changes: Knuth's MMIX constants.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % bound.max(1)
    }

    fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }
}

/// Returns pack and id of the fact at `place`.
fn fact_id(place: usize) -> (String, String) {
    (format!("large-{}", place / PACK), format!("fact-{place}"))
}

/// Returns all files of the packs: the path under `packs`, and the text.
pub(crate) fn packs(size: Size) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for pack in 0..size.facts.div_ceil(PACK) {
        let head = format!(
            r#"Pack(format: 1, id: "large-{pack}", version: "1", title: "Large pack {pack}", about: "Made up, for measuring.",
licence: "CC0-1.0", topics: [(id: "even", title: "Even"), (id: "odd", title: "Odd")])"#
        );
        files.push((format!("large-{pack}/pack.ron"), head));
        let last = ((pack + 1) * PACK).min(size.facts);
        for first in (pack * PACK..last).step_by(FILE) {
            let mut text = String::from("[\n");
            for place in first..(first + FILE).min(last) {
                let topic = if place % 2 == 0 { "even" } else { "odd" };
                let _fits = writeln!(
                    text,
                    r#"Fact(id: "fact-{place}", topic: "{topic}", evidence: Definition, says: "Signal {place} is released by organ {organ}.", questions: [
  Card(id: "card", front: "Which organ releases signal {place}?", back: "Organ {organ}."),
  Choice(id: "choice", stem: "Which of these organs releases signal {place}?", key: (text: "Organ {organ}", why: "Signal {place} is released by organ {organ}."),
    distractors: [(text: "Organ {other}", why: "Organ {other} releases another signal."), (text: "Organ {third}", why: "Organ {third} releases none.")]),
  TrueFalse(id: "claim", stem: "Signal {place} is released by organ {other}.", key: false, why: "It is released by organ {organ}."),
]),"#,
                    organ = place % 97,
                    other = place % 89 + 100,
                    third = place % 83 + 200,
                );
            }
            text.push(']');
            files.push((format!("large-{pack}/facts/{first:06}.ron"), text));
        }
    }
    files
}

/// Writes the score file of a device; returns how many events it has.
pub(crate) fn write_record(path: &Path, device: &str, size: Size) -> io::Result<usize> {
    let mut file = BufWriter::new(File::create(path)?);
    file.write_all(header(device).as_bytes())?;
    let mut written = 0;
    for event in events(size) {
        let line = write_line(&event).map_err(io::Error::other)?;
        file.write_all(line.as_bytes())?;
        written += 1;
    }
    file.write_all(CLOSER.as_bytes())?;
    file.flush()?;
    Ok(written)
}

/// Returns the events of one device, in order.
pub(crate) fn events(size: Size) -> impl Iterator<Item = Event> {
    let sittings = size.answers.div_ceil(SITTING);
    let mut chance = Chance(7);
    (0..sittings).flat_map(move |sitting| {
        let left = size.answers - sitting * SITTING;
        one_sitting(size, &mut chance, (sitting, sittings), left.min(SITTING))
    })
}

fn one_sitting(
    size: Size,
    chance: &mut Chance,
    (sitting, all): (usize, usize),
    answers: usize,
) -> Vec<Event> {
    let back = i64::try_from(all - 1 - sitting).unwrap_or(0);
    let mut clock = Clock(LAST - back / A_DAY * DAY - back % A_DAY * 2_400_000);
    // Five characters, different for each sitting.
    let sit = format!("{sitting:05x}");
    let ask = ["card", "choice", "card", "claim"][sitting % 4];
    let drawn: Vec<usize> = (0..answers).map(|_| chance.below(size.asked)).collect();
    let address = |place: &usize| {
        let (pack, fact) = fact_id(*place);
        format!("{pack}/{fact}/{ask}")
    };
    let is_drill = ask == "card";
    let mut events = vec![Event::Start(event::Start {
        at: clock.after(0),
        sit: sit.clone(),
        mode: if is_drill { "drill" } else { "quiz" }.into(),
        of: if is_drill { "due" } else { "everything" }.into(),
        seed: sitting as u64,
        asks: drawn.iter().map(address).collect(),
        limit_s: 0,
        verdicts_last: false,
        ..Default::default()
    })];
    for place in drawn {
        let answer = answer(chance, &mut clock, (&sit, ask), place);
        let of = answer.at();
        events.push(answer);
        events.extend(said(chance, clock.after(1), of, (place, ask)));
    }
    events.push(Event::Finish(event::Finish {
        at: clock.after(500),
        sit,
        how: "done".into(),
    }));
    if chance.one_in(2) {
        events.push(Event::Read(event::Read {
            at: clock.after(60_000),
            section: "myokines#two-faces".to_owned(),
            state: "reached".into(),
            permille: u16::try_from(chance.below(1000)).unwrap_or(0),
            ms: 60_000,
            ..Default::default()
        }));
    }
    events
}

/// Milliseconds since 1970, only ever increasing.
struct Clock(i64);

impl Clock {
    fn after(&mut self, ms: i64) -> Moment {
        self.0 += ms;
        Moment::new(self.0, 3600)
    }
}

fn answer(chance: &mut Chance, clock: &mut Clock, (sit, ask): (&str, &str), place: usize) -> Event {
    let right = !chance.one_in(5);
    let took = u32::try_from(2000 + chance.below(9000)).unwrap_or(0);
    let (pack, fact) = fact_id(place);
    Event::Answer(event::Answer {
        at: clock.after(i64::from(took)),
        sit: sit.to_owned(),
        fact: format!("{pack}/{fact}"),
        ask: ask.to_owned(),
        was: format!("{:06}", place % 1_000_000),
        gave: gave(ask, place, right),
        score: if right { 100 } else { 0 },
        grade: Some(grade(chance, right)),
        ms: took,
        sure: chance.one_in(4).then_some(Confidence::Sure),
        ..Default::default()
    })
}

/// Returns an occasional event about an answer or its fact.
fn said(chance: &mut Chance, at: Moment, of: Moment, (place, ask): (usize, &str)) -> Option<Event> {
    let (pack, fact) = fact_id(place);
    let fact = format!("{pack}/{fact}");
    match chance.below(10_000) {
        0..30 => Some(Event::Undo(event::Undo {
            at,
            of,
            by: String::new(),
        })),
        30..230 => Some(Event::Cause(event::Cause {
            at,
            of,
            cause: "misread".into(),
        })),
        230..235 => Some(Event::Keep(event::Keep {
            at,
            fact,
            state: "buried".into(),
            until: String::new(),
        })),
        235..237 => Some(Event::Flag(event::Flag {
            at,
            fact,
            ask: ask.to_owned(),
            on: true,
            note: "Which organ?".to_owned(),
        })),
        _ => None,
    }
}

fn gave(ask: &str, place: usize, right: bool) -> Vec<String> {
    let text = match (ask, right) {
        ("choice", true) => format!("Organ {}", place % 97),
        ("choice", false) => format!("Organ {}", place % 89 + 100),
        ("claim", true) => "False".to_owned(),
        ("claim", false) => "True".to_owned(),
        _ => return Vec::new(),
    };
    vec![text]
}

fn grade(chance: &mut Chance, right: bool) -> Grade {
    match (right, chance.below(10)) {
        (false, _) => Grade::Again,
        (true, 0) => Grade::Hard,
        (true, 1) => Grade::Easy,
        (true, _) => Grade::Good,
    }
}
