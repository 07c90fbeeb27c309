//! Everything that memory says about a record, as text with one item per line, so that a diff shows what changed.
//!
//! Strings are escaped and numbers printed in full, so that the text is the same on every machine.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use spotter::material::{FaceId, FactId};
use spotter::memory::{Counts, FaceMemory, FactMemory, Memory, Rest};
use spotter::record::{Ending, Event, MissCause, Moment, Record, StudyDay, event, write_line};
use spotter::study::unfinished;

use crate::guards::record::{ANNA, BEN};
use crate::support::{library, now};

/// The number of lines that were passed over because a newer version wrote them.
pub fn unknown(record: &Record) -> usize {
    record.unknown()
}

/// Messages about lines that could not be read.
pub fn problems(record: &Record) -> Vec<String> {
    record.problems().to_vec()
}

fn faults(record: &Record, now: Moment) -> Vec<String> {
    record.faults(now, usize::MAX)
}

/// The events in the order of the record, each with its device.
pub fn events_of(record: &Record) -> Vec<(String, Event)> {
    let entries = record.entries();
    entries.map(|it| (it.device, it.event)).collect()
}

/// All responses ever given to each face.
type Asked = BTreeMap<FaceId, BTreeSet<String>>;

/// The text that is compared with `first/memory.txt`.
pub fn all_that_memory_says(record: &Record) -> String {
    let memory = Memory::replay(record);
    let events = events_of(record);
    let asked = asked_in(&events);
    let mut dump = Dump(String::new());
    dump.record(record, &events);
    dump.sums(&memory);
    dump.facts(&memory, &asked);
    dump.questions(&memory, &asked);
    dump.sections(&memory);
    dump.sittings(&memory);
    dump.days(&memory);
    dump.rest(&memory, record);
    dump.0
}

fn asked_in(events: &[(String, Event)]) -> Asked {
    let mut asked = Asked::new();
    for (_, event) in events {
        if let Event::Answer(event::Answer {
            fact, ask, gave, ..
        }) = event
        {
            let ask = FaceId::new(FactId::from_record(fact), ask.clone());
            let given = asked.entry(ask).or_default();
            given.extend(gave.iter().cloned());
        }
    }
    asked
}

/// In quotes, escaped to ASCII.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.escape_default())
}

fn counted(counts: Counts) -> String {
    let Counts {
        answers,
        right,
        first_attempts,
        first_right,
    } = counts;
    format!("answers {answers}, right {right}, first {first_attempts}, first right {first_right}")
}

struct Dump(String);

/// Facts due on or before a study day, including suspended and buried ones, sorted by id.
fn due_by(memory: &Memory, day: StudyDay) -> impl Iterator<Item = &FactId> {
    let facts = memory.facts();
    let due = facts.filter(move |(_, it)| it.memory_state.is_some_and(|it| it.due <= day));
    due.map(|(fact, _)| fact)
}

impl Dump {
    fn line(&mut self, text: &str) {
        writeln!(self.0, "{text}").expect("a text takes all");
    }

    fn record(&mut self, record: &Record, events: &[(String, Event)]) {
        self.line(&format!("events: {}", record.len()));
        for (place, part) in events.chunks(50).enumerate() {
            let line = |(device, event): &(String, Event)| {
                let line = write_line(event).expect("an event can be written");
                format!("{device} {line}")
            };
            let text: String = part.iter().map(line).collect();
            let sum = crc32fast::hash(text.as_bytes());
            self.line(&format!("events from {} on: {sum:08x}", place * 50));
        }
        self.line(&format!("unknown: {}", unknown(record)));
        for problem in problems(record) {
            self.line(&format!("problem: {}", quoted(&problem)));
        }
        for fault in faults(record, now()) {
            self.line(&format!("fault: {}", quoted(&fault)));
        }
    }

    fn sums(&mut self, memory: &Memory) {
        let plan = memory.settings();
        self.line(&format!("counts: {}", counted(memory.counts())));
        self.line(&format!(
            "plan: retention {:?}, day ends {}, new per day {}",
            plan.retention, plan.day_ends, plan.new_per_day
        ));
        let pace = memory.seconds_per_card();
        self.line(&format!("seconds per card: {pace:?}"));
        self.line(&format!("today: {}", memory.today(now())));
        for pack in ["myokines", "kinds", "all-or-nothing", "gone"] {
            let count = memory.answers_in(pack);
            self.line(&format!("answers in {pack}: {count}"));
        }
    }

    fn facts(&mut self, memory: &Memory, asked: &Asked) {
        let today = memory.today(now());
        for (id, fact) in memory.facts() {
            self.fact(memory, (id, fact), today);
            for (ask, it) in fact.faces() {
                let none = BTreeSet::new();
                self.ask((ask, it), asked.get(ask).unwrap_or(&none));
            }
        }
    }

    fn fact(&mut self, memory: &Memory, (id, fact): (&FactId, &FactMemory), today: StudyDay) {
        let name = quoted(id.as_str());
        let answers = fact.answers;
        let rests = fact.rest.map(|it| match it {
            Rest::Suspended | Rest::Removed => StudyDay::MAX,
            Rest::BuriedUntil(day) => day,
        });
        let state = memory.state(id, today).word();
        self.line(&format!(
            "fact {name}: answers {answers}, rests until {rests:?}, {state}"
        ));
        let Some(strength) = fact.memory_state else {
            return self.line(&format!("fact {name}: no strength"));
        };
        self.line(&format!(
            "fact {name}: stability {:?}, difficulty {:?}, last day {}, due {}, last grade {:?}",
            strength.stability,
            strength.difficulty,
            strength.last_day,
            strength.due,
            strength.last_grade
        ));
        let recall = memory.retrievability(id, today);
        self.line(&format!("fact {name}: recall {recall:?}"));
    }

    fn ask(&mut self, (id, ask): (&FaceId, &FaceMemory), given: &BTreeSet<String>) {
        let name = quoted(&id.to_string());
        self.line(&format!(
            "ask {name}: answers {}, last at {}, last score {}, missed {}, was another {}, is missed {}, sure and wrong {}",
            ask.answers,
            ask.last_at,
            ask.last_score.percent(),
            ask.missed,
            ask.was_another("x"),
            ask.is_missed(),
            ask.is_sure_and_wrong()
        ));
        if let Some(miss) = ask.last_miss() {
            let gave: Vec<String> = miss.gave.iter().map(|it| quoted(it)).collect();
            self.line(&format!(
                "ask {name}: missed at {}, sure {}, recalled since {}, cause {}, gave [{}]",
                miss.at,
                miss.sure,
                miss.recalled_since,
                quoted(miss.cause.as_ref().map_or("", MissCause::as_str)),
                gave.join(", ")
            ));
        }
        for text in given {
            let times = ask.times_given(text);
            self.line(&format!(
                "ask {name}: given {times} times: {}",
                quoted(text)
            ));
        }
    }

    fn questions(&mut self, memory: &Memory, asked: &Asked) {
        for (ask, flag) in memory.flags() {
            let (ask, note) = (quoted(&ask.to_string()), quoted(&flag.note));
            self.line(&format!("flag {ask}: at {}, note {note}", flag.at));
        }
        for ask in asked.keys() {
            let checked = memory.checked(ask);
            let checked = checked.map_or_else(
                || "no".to_owned(),
                |it| format!("at {}, right {}", it.at, it.is_right),
            );
            self.line(&format!("checked {}: {checked}", quoted(&ask.to_string())));
        }
        for (ask, it) in memory.faces().filter(|(_, it)| it.is_missed()) {
            let ask = quoted(&ask.to_string());
            self.line(&format!("missed {ask}: score {}", it.last_score.percent()));
        }
    }

    fn sections(&mut self, memory: &Memory) {
        for (section, it) in memory.readings() {
            let section = quoted(&section.to_string());
            self.line(&format!(
                "reading {section}: at {}, permille {}, finished {}",
                it.at, it.permille, it.finished
            ));
        }
        let last = memory.last_read();
        let last = last.map(|(section, it)| format!("{section} at {}", it.at));
        self.line(&format!("last read: {last:?}"));
        self.line(&format!("asks in text: {}", memory.asks_in_text()));
        let library = library();
        for pack in library.packs() {
            for section in pack.sections() {
                let id = spotter::material::SectionId::new(&pack.id, &section.id);
                let asks = memory.asks_after(&id);
                self.line(&format!("asks after {id}: {asks}"));
            }
        }
    }

    fn sittings(&mut self, memory: &Memory) {
        for it in memory.sittings() {
            self.line(&format!(
                "sitting {} {}: {} of {}, at {}, day {}, drawn {}, {}, finished {}",
                it.device,
                quoted(it.sit),
                quoted(it.mode.as_str()),
                quoted(&it.of.to_string()),
                it.at,
                it.day,
                it.drawn,
                counted(it.counts),
                quoted(it.finished.map_or("", Ending::as_str))
            ));
        }
    }

    fn days(&mut self, memory: &Memory) {
        let today = memory.today(now());
        for day in today - 89..=today {
            let count = memory.introduced_on(day);
            self.line(&format!("introduced on {day}: {count}"));
        }
        for fact in due_by(memory, today) {
            self.line(&format!("due by {today}: {}", quoted(fact.as_str())));
        }
        for day in today..today + 30 {
            let count = due_by(memory, day).count();
            self.line(&format!("due by {day}: {count} facts"));
        }
    }

    fn rest(&mut self, memory: &Memory, record: &Record) {
        for it in memory.forgotten() {
            let forget = it.part.forget(it.at);
            let (what, key) = (forget.what, &forget.key);
            let (mode, of) = it
                .sitting
                .as_ref()
                .map_or_else(Default::default, |(mode, of)| {
                    (mode.to_string(), of.to_string())
                });
            self.line(&format!(
                "forgotten {what} {}: on {}, at {}, answers {}, mode {}, of {}",
                quoted(key),
                it.device,
                it.at,
                it.answers,
                quoted(&mode),
                quoted(&of)
            ));
        }
        for device in [ANNA, BEN, "test-0000"] {
            let sit = unfinished(memory, device).next().map(|it| it.sit);
            self.line(&format!("interrupted on {device}: {sit:?}"));
        }
        let all = record.iter().enumerate();
        let uncounted = all.filter(|(index, seen)| !memory.is_counted(record, *index, seen));
        let names = uncounted.map(|(_, seen)| (seen.device, seen.at.ms()));
        for (device, ms) in names.collect::<BTreeSet<_>>() {
            self.line(&format!("uncounted: {device} {ms}"));
        }
    }
}
