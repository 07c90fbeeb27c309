//! The record of a million answers that benches read, and the same answers in `SQLite`, with a row of state for each of the
//! 10,000 facts.

use std::path::Path;

use rusqlite::{Connection, Result as SqlResult, params};
use spotter::app::{Basis, Job, Reading};
use spotter::record::{Event, Moment};
use spotter::storage::{Folders, Fs as _, Places, RealFs};

#[path = "../../examples/large_record/data.rs"]
#[expect(dead_code, reason = "no packs are needed here")]
mod data;

use data::{Size, events, write_record};

const SIZE: Size = Size {
    facts: 0,
    asked: 10_000,
    answers: 1_000_000,
};

pub(crate) const DEVICE: &str = "bench-0000";

pub(crate) fn now() -> Moment {
    Moment::new(1_795_453_244_000, 3600)
}

pub(crate) fn job_in(home: &Path) -> Job {
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
pub(crate) fn full(home: &Path) -> Job {
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

pub(crate) fn fill(database: &mut Connection) -> SqlResult<()> {
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
pub(crate) fn states(path: &Path) -> SqlResult<usize> {
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
pub(crate) fn all_answers(path: &Path) -> SqlResult<usize> {
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
