//! Cost of saving one answer, sync included: `cargo bench --bench append`.
//!
//! Disks vary and are shared, so each result is also given as a ratio to a bare overwrite and sync of the same size and
//! to `SQLite` (WAL, synchronous=FULL), interleaved in the same run.

#![expect(clippy::print_stdout, reason = "the figures are the purpose")]

use std::cell::Cell;
use std::fs::OpenOptions;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use rusqlite::{Connection, params};
use spotter::answer::{Confidence, Grade};
use spotter::record::{Event, Moment, event, write_line};
use spotter::storage::{Fs as _, Keeper, RealFs, ScorePlaces};
use tempfile::TempDir;

const ANSWERS: i64 = 2000;

fn at(n: i64) -> Moment {
    Moment::new(1_795_353_244_123 + n, 3600)
}

fn answer(n: i64) -> Event {
    Event::Answer(event::Answer {
        at: at(n),
        sit: "k7f3q".to_owned(),
        fact: "myokines/il6-falls-with-training".to_owned(),
        ask: "athlete".to_owned(),
        was: "4h2kqz".to_owned(),
        gave: vec!["It is higher".to_owned()],
        score: 0,
        grade: Some(Grade::Again),
        ms: 6312,
        sure: Some(Confidence::Sure),
        ..Default::default()
    })
}

/// The three ways of saving, each with its own file in one folder.
struct Desk {
    _folder: TempDir,
    keeper: Keeper,
    bare: std::path::PathBuf,
    line: String,
    sqlite: Connection,
    next: Cell<i64>,
}

impl Desk {
    fn new() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let at = |name: &str| folder.path().join(name);
        let places = ScorePlaces {
            scores: at("scores"),
            rescue: at("rescue"),
            torn: at("torn"),
            removed: at("removed"),
            ballast: at("ballast"),
        };
        let mut keeper = Keeper::new(Arc::new(RealFs), places, "bench-0000");
        keeper.start().expect("the folder can be written");
        let bare = at("bare");
        RealFs
            .replace(&bare, &vec![b' '; 4096])
            .expect("the folder can be written");
        let sqlite = Connection::open(at("answers.sqlite")).expect("SQLite opens");
        sqlite
            .execute_batch(
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
                 CREATE TABLE answer (at TEXT, sit TEXT, fact TEXT, ask TEXT, was TEXT, gave TEXT, score INT, grade INT,
                 ms INT, sure INT);",
            )
            .expect("a table");
        Self {
            keeper,
            bare,
            line: write_line(&answer(0)).expect("an event can be written"),
            sqlite,
            next: Cell::new(0),
            _folder: folder,
        }
    }

    fn next(&self) -> i64 {
        self.next.set(self.next.get() + 1);
        self.next.get()
    }

    fn save(&mut self) {
        let event = answer(self.next());
        self.keeper.give(&[event]);
        assert_eq!(self.keeper.save().ok(), Some(1), "saved");
    }

    fn overwrite(&self) {
        overwrite(&self.bare, self.line.as_bytes());
    }

    fn insert(&self) {
        let at = at(self.next()).to_string();
        let inserted = self
            .sqlite
            .prepare_cached("INSERT INTO answer VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)")
            .and_then(|mut insert| {
                insert.execute(params![
                    at,
                    "k7f3q",
                    "myokines/il6-falls-with-training",
                    "athlete",
                    "4h2kqz",
                    "It is higher",
                    0,
                    1,
                    6312,
                    3
                ])
            });
        assert_eq!(inserted.ok(), Some(1), "inserted");
    }
}

/// The least that is possible: open, one write, one sync.
fn overwrite(path: &Path, bytes: &[u8]) {
    use std::io::Write as _;
    let mut file = OpenOptions::new()
        .write(true)
        .open(path)
        .expect("the file is there");
    file.write_all(bytes).expect("the file can be written");
    file.sync_data().expect("the file can be synced");
}

fn timed(act: impl FnOnce()) -> Duration {
    let start = Instant::now();
    act();
    start.elapsed()
}

/// Prints percentiles, which criterion does not, from interleaved measurements.
fn percentiles() {
    let mut desk = Desk::new();
    let mut times = [const { Vec::new() }; 3];
    for _ in 0..ANSWERS {
        let [saves, overwrites, inserts] = &mut times;
        saves.push(timed(|| desk.save()));
        overwrites.push(timed(|| desk.overwrite()));
        inserts.push(timed(|| desk.insert()));
    }
    for times in &mut times {
        times.sort_unstable();
    }
    let of = |place: usize, percent: usize| {
        let times: &Vec<Duration> = &times[place];
        times[times.len() * percent / 100].as_secs_f64() * 1e6
    };
    println!("{:34} {:>9} {:>9}", "one answer, µs", "p50", "p99");
    for (place, name) in ["save", "bare overwrite and sync", "SQLite insert"]
        .into_iter()
        .enumerate()
    {
        println!("{name:34} {:>9.0} {:>9.0}", of(place, 50), of(place, 99));
    }
    for (place, name) in [(1, "save / bare overwrite"), (2, "save / SQLite")] {
        println!(
            "{name:34} {:>9.2} {:>9.2}",
            of(0, 50) / of(place, 50),
            of(0, 99) / of(place, 99)
        );
    }
}

fn text(text: &str) -> String {
    text.to_owned()
}

/// Typical events of a sitting, with names.
fn in_a_sitting() -> Vec<(&'static str, Event)> {
    let sit = || text("k7f3q");
    let start = Event::Start(event::Start {
        at: at(0),
        sit: sit(),
        mode: text("quiz").into(),
        of: text("myokines#two-faces").into(),
        seed: 17_043_911_203_344_556_677,
        asks: vec![text("myokines/il6-falls-with-training/athlete"); 10],
        limit_s: 0,
        verdicts_last: false,
        ..Default::default()
    });
    let finish = Event::Finish(event::Finish {
        at: at(0),
        sit: sit(),
        how: text("done").into(),
    });
    let undo = Event::Undo(event::Undo {
        at: at(1),
        of: at(0),
        by: String::new(),
    });
    let amend = Event::Amend(event::Amend {
        at: at(1),
        of: at(0),
        score: 100,
        grade: Grade::Good,
        why: text("a synonym"),
    });
    let cause = Event::Cause(event::Cause {
        at: at(1),
        of: at(0),
        cause: text("mixed-up").into(),
    });
    vec![
        ("Start, 10 questions", start),
        ("Answer", answer(0)),
        ("Finish", finish),
        ("Undo", undo),
        ("Amend", amend),
        ("Cause", cause),
    ]
}

/// Typical events outside sittings, with names.
fn elsewhere() -> Vec<(&'static str, Event)> {
    let fact = || text("myokines/il6-falls-with-training");
    let keep = Event::Keep(event::Keep {
        at: at(0),
        fact: fact(),
        state: text("suspended").into(),
        until: String::new(),
    });
    let flag = Event::Flag(event::Flag {
        at: at(0),
        fact: fact(),
        ask: text("athlete"),
        on: true,
        note: text("two keys?"),
    });
    let read = Event::Read(event::Read {
        at: at(0),
        section: text("myokines#two-faces"),
        state: text("left").into(),
        permille: 640,
        ms: 61_200,
        ..Default::default()
    });
    let forget = Event::Forget(event::Forget {
        at: at(0),
        what: text("fact").into(),
        key: fact(),
        ..Default::default()
    });
    let set = Event::Set(event::Set {
        at: at(0),
        key: text("new_per_day"),
        value: text("15"),
    });
    vec![
        ("Keep", keep),
        ("Flag", flag),
        ("Read", read),
        ("Forget", forget),
        ("Set", set),
    ]
}

fn bytes_by_kind() {
    println!("\nbytes of an event");
    for (name, event) in in_a_sitting().into_iter().chain(elsewhere()) {
        let line = write_line(&event).expect("an event can be written");
        println!("{name:34} {:>9}", line.len());
    }
}

fn append(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("one answer");
    let mut desk = Desk::new();
    group.bench_function("save", |bench| bench.iter(|| desk.save()));
    group.bench_function("bare overwrite and sync", |bench| {
        bench.iter(|| desk.overwrite());
    });
    group.bench_function("SQLite insert", |bench| bench.iter(|| desk.insert()));
    group.finish();
    percentiles();
    bytes_by_kind();
}

criterion_group!(benches, append);
criterion_main!(benches);
