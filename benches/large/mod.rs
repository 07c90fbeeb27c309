//! The record of a million answers that the benches read, and the same answers in `SQLite`, with a row of state for
//! each of the 10,000 facts.

use std::path::Path;

use rusqlite::{Connection, Result as SqlResult, params};
use spotter::record::{Event, Moment, event};
use spotter::storage::{Folders, Fs as _, GivenFolders, RealFs};

#[path = "../../examples/large_record/data.rs"]
mod data;

pub(crate) use data::Size;
use data::{events, packs, write_record};

pub(crate) const SIZE: Size = Size {
    facts: 0,
    asked: 10_000,
    answers: 1_000_000,
};

pub(crate) const DEVICE: &str = "bench-0000";

pub(crate) fn now() -> Moment {
    Moment::new(1_795_453_244_000, 3600)
}

pub(crate) fn folders(home: &Path) -> Folders {
    let places = GivenFolders {
        home: Some(home.to_owned()),
        ..GivenFolders::default()
    };
    Folders::find(places).expect("folders")
}

/// Creates packs and a record of that size for `DEVICE`.
pub(crate) fn make(home: &Path, size: Size) {
    let folders = folders(home);
    for (path, text) in packs(size) {
        let path = folders.packs().join(path);
        RealFs.replace(&path, text.as_bytes()).expect("written");
    }
    let scores = folders.scores().scores;
    RealFs.make_folder(&scores).expect("a folder");
    let name = folders.config.join("device");
    RealFs.replace(&name, DEVICE.as_bytes()).expect("named");
    if size.answers > 0 {
        let path = scores.join(format!("scores-{DEVICE}.ron"));
        write_record(&path, DEVICE, size).expect("written");
    }
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
            if let Event::Answer(event::Answer {
                at,
                sit,
                fact,
                ask,
                was,
                gave,
                score,
                ms,
                ..
            }) = event
            {
                let gave = gave.join("|");
                insert.execute(params![at.ms(), sit, fact, ask, was, gave, score, 3, ms, 0])?;
                state.execute(params![fact])?;
            }
        }
    }
    writing.commit()
}

/// Opens the database and reads the state of each fact.
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
