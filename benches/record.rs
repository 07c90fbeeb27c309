//! What a million answers cost: `cargo bench --bench record`. `SQLite` holds the same answers, and a row of state for each of
//! the 10,000 facts.

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use rusqlite::{Connection, Result as SqlResult, params};
use spotter::app::{Basis, Job, Reading};
use spotter::memory::Memory;
use spotter::record::{Event, Grade, Moment, Record};
use spotter::storage::{Folders, Fs as _, Places, RealFs, read_record};

#[path = "../examples/large_record/data.rs"]
#[expect(dead_code, reason = "no packs are needed here")]
mod data;

use data::{Size, events, write_record};

const SIZE: Size = Size {
    facts: 0,
    asked: 10_000,
    answers: 1_000_000,
};

const DEVICE: &str = "bench-0000";

fn now() -> Moment {
    Moment::new(1_795_453_244_000, 3600)
}

fn job_in(home: &Path) -> Job {
    let home = Some(home.to_owned());
    let folders = Folders::find(Places {
        home,
        ..Places::default()
    });
    Job {
        folders: folders.expect("folders"),
        device: DEVICE.to_owned(),
        started: now(),
        now: now(),
    }
}

/// The record of a million answers, with its checkpoint.
fn full(home: &Path) -> Job {
    let job = job_in(home);
    let scores = job.folders.scores().scores;
    RealFs.make_folder(&scores).expect("a folder");
    let path = scores.join(format!("scores-{DEVICE}.ron"));
    write_record(&path, DEVICE, SIZE).expect("written");
    let reading = job.clone().start(Basis::Nothing, || ()).expect("a thread");
    let kept = reading
        .iter()
        .any(|it| matches!(it, Reading::BackedUp(Ok(_))));
    assert!(kept, "read, kept and backed up");
    job
}

/// An answer after all others, and what takes it back.
fn next_answer(n: i64) -> [Event; 2] {
    let at = now().plus_ms(n * 60_000);
    let answer = Event::Answer {
        at,
        sit: "now".to_owned(),
        fact: format!("large-0/fact-{}", n * 7919 % 10_000),
        ask: "card".to_owned(),
        was: "000000".to_owned(),
        gave: Vec::new(),
        score: 100,
        grade: Some(Grade::Good),
        ms: 3000,
        sure: None,
    };
    let undo = Event::Undo {
        at: at.plus_ms(1),
        of: at,
        by: String::new(),
    };
    [answer, undo]
}

fn fill(database: &mut Connection) -> SqlResult<()> {
    database.execute_batch(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;
         CREATE TABLE answer (at INT, sit TEXT, fact TEXT, ask TEXT, was TEXT, gave TEXT, score INT, grade INT, ms INT, sure INT);
         CREATE TABLE state (fact TEXT PRIMARY KEY, stability REAL, difficulty REAL, due INT, answers INT);",
    )?;
    let writing = database.transaction()?;
    {
        let mut insert =
            writing.prepare("INSERT INTO answer VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)")?;
        let mut state =
            writing.prepare("INSERT OR REPLACE INTO state VALUES (?1, 12.5, 5.5, 20779, 100)")?;
        for event in events(SIZE) {
            if let Event::Answer {
                at,
                sit,
                fact,
                ask,
                was,
                gave,
                score,
                ms,
                ..
            } = event
            {
                let gave = gave.join("|");
                insert.execute(params![at.ms(), sit, fact, ask, was, gave, score, 3, ms, 0])?;
                state.execute(params![fact])?;
            }
        }
    }
    writing.commit()
}

/// Opens the database and reads a row of state for each fact.
fn states(path: &Path) -> SqlResult<usize> {
    let database = Connection::open(path)?;
    let mut select = database.prepare("SELECT * FROM state")?;
    let rows = select.query_map([], |row| {
        Ok((
            row.get::<_, String>(0)?,
            row.get::<_, f64>(1)?,
            row.get::<_, f64>(2)?,
            row.get::<_, i64>(3)?,
        ))
    })?;
    Ok(rows.count())
}

/// Opens the database and reads every answer.
fn all_answers(path: &Path) -> SqlResult<usize> {
    let database = Connection::open(path)?;
    let mut select = database.prepare("SELECT * FROM answer")?;
    let rows = select.query_map([], |row| {
        Ok((
            row.get::<_, i64>(0)?,
            row.get::<_, String>(2)?,
            row.get::<_, String>(3)?,
            row.get::<_, i64>(6)?,
        ))
    })?;
    Ok(rows.count())
}

fn record(criterion: &mut Criterion) {
    let (home, empty) = (tempfile::tempdir(), tempfile::tempdir());
    let (home, empty) = (home.expect("a folder"), empty.expect("a folder"));
    let (job, nothing) = (full(home.path()), job_in(empty.path()));
    let database = home.path().join("answers.sqlite");
    fill(&mut Connection::open(&database).expect("SQLite opens")).expect("filled");

    let mut group = criterion.benchmark_group("start");
    group.bench_function("empty record", |bench| {
        let read = || read_record(&nothing.folders.scores()).expect("read");
        bench.iter(|| black_box(Memory::replay(&read(), now())));
    });
    group.bench_function("from the checkpoint", |bench| {
        bench.iter_with_large_drop(|| job.open().expect("a checkpoint that fits"));
    });
    group.bench_function("SQLite, states", |bench| {
        bench.iter(|| black_box(states(&database).expect("read")));
    });
    group.finish();

    let mut group = criterion.benchmark_group("everything");
    group
        .sample_size(10)
        .measurement_time(Duration::from_secs(20));
    let read = || read_record(&job.folders.scores()).expect("read");
    group.bench_function("read", |bench| bench.iter_with_large_drop(read));
    let record = read();
    group.bench_function("replay", |bench| {
        bench.iter_with_large_drop(|| Memory::replay(&record, now()));
    });
    drop(record);
    group.bench_function("look at every byte", |bench| {
        let (_, checkpoint) = job.open().expect("a checkpoint that fits");
        bench.iter(|| black_box(checkpoint.verify().expect("it holds")));
    });
    group.bench_function("SQLite, all answers", |bench| {
        bench.iter(|| black_box(all_answers(&database).expect("read")));
    });
    group.finish();

    let mut group = criterion.benchmark_group("one answer");
    let mut after = |name: &str, events: usize| {
        let (loaded, _) = job.open().expect("a checkpoint that fits");
        let (mut memory, mut record): (Memory, Record) = loaded.into_parts();
        let mut n = 0;
        group.bench_function(name, |bench| {
            bench.iter(|| {
                n += 1;
                for event in next_answer(n).into_iter().take(events) {
                    record.push(DEVICE, event);
                    assert!(memory.take_last(&record), "told without a replay");
                }
            });
        });
    };
    after("taken", 1);
    after("taken and taken back", 2);
    group.finish();
}

criterion_group!(benches, record);
criterion_main!(benches);
