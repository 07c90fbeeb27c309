//! What a million answers cost: `cargo bench --bench record`. CPU time of the thread; memory as the program asks for it.
//!
//! 10,000 facts were asked, 100,000 are in the library. `SQLite` holds the same answers, and a row of state for each fact.

#![expect(clippy::print_stdout, reason = "the figures are the purpose")]

#[path = "../examples/large_record/data.rs"]
mod data;

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use cpu_time::ThreadTime;
use data::{Size, events, packs};
use egui::{Context, RawInput, Rect};
use peak_alloc::PeakAlloc;
use rusqlite::{Connection, params};
use spotter::action::Action;
use spotter::app::{App, Job, Reading};
use spotter::material::Library;
use spotter::memory::Memory;
use spotter::model::{Model, Route, Setup, Tab};
use spotter::record::{CLOSER, Event, Moment, Record, header, write_line};
use spotter::settings::Settings;
use spotter::storage::{Folders, Fs as _, Places, RealFs, load_library, read_record};
use spotter::study::Scope;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const SIZE: Size = Size {
    facts: 100_000,
    asked: 10_000,
    answers: 1_000_000,
};

fn now() -> Moment {
    Moment::new(1_795_453_244_000, 3600)
}

fn timed<T>(name: &str, wanted: &str, act: impl FnOnce() -> T) -> T {
    let start = ThreadTime::now();
    let result = act();
    let ms = start.elapsed().as_secs_f64() * 1000.0;
    println!("{name:44} {ms:>9.2} ms CPU   {wanted}");
    result
}

fn write_record(folders: &Folders) {
    let scores = folders.scores().scores;
    RealFs.make_folder(&scores).expect("a folder");
    let file = File::create(scores.join("scores-bench-0000.ron")).expect("a file");
    let mut file = BufWriter::new(file);
    let mut write = |text: &str| file.write_all(text.as_bytes()).expect("written");
    write(&header("bench-0000"));
    for event in events(SIZE) {
        write(&write_line(&event).expect("an event can be written"));
    }
    write(CLOSER);
}

fn folders(home: &Path) -> Folders {
    let home = Some(home.to_owned());
    Folders::find(Places {
        home,
        ..Places::default()
    })
    .expect("folders")
}

fn model(library: &Library, record: Record) -> Model {
    let setup = Setup {
        record,
        settings: Settings::default(),
        device: "bench-0000".to_owned(),
        seed: 7,
        now: now(),
    };
    Model::new(library.clone(), setup)
}

/// The first frame of a screen and the middle one of so many more, in milliseconds of CPU.
fn frames(ctx: &Context, app: &mut App, count: usize) -> (f64, f64) {
    let mut times: Vec<f64> = (0..count)
        .map(|_| {
            let input = RawInput {
                screen_rect: Some(Rect::from_min_size(
                    egui::Pos2::ZERO,
                    egui::vec2(1280.0, 800.0),
                )),
                ..RawInput::default()
            };
            let start = ThreadTime::now();
            let mut output = ctx.run_ui(input, |ui| app.ui(ui));
            let shapes = std::mem::take(&mut output.shapes);
            let meshes = ctx.tessellate(shapes, output.pixels_per_point);
            let ms = start.elapsed().as_secs_f64() * 1000.0;
            assert!(!meshes.is_empty(), "something is drawn");
            output.drop_without_applying_deltas();
            ms
        })
        .collect();
    let first = times.first().copied().unwrap_or_default();
    times.sort_by(f64::total_cmp);
    (
        first,
        times.get(times.len() / 2).copied().unwrap_or_default(),
    )
}

fn screens(library: &Library, job: &Job, folders: &Folders) {
    println!(
        "\n{:24} {:>8} {:>8} {:>8}   ms CPU; wanted: 8",
        "screen", "action", "first", "frame"
    );
    let fact = library.packs().last().and_then(|pack| pack.facts.first());
    let ask = fact
        .map(|fact| format!("{}/card", fact.id))
        .unwrap_or_default();
    let shown: Vec<(&str, Vec<Action>)> = vec![
        ("Today", vec![Action::Go(Route::Today)]),
        ("Read", vec![Action::Go(Route::Read)]),
        (
            "Find",
            vec![
                Action::Go(Route::Read),
                Action::OpenFind,
                Action::Find("muscle".to_owned(), true),
            ],
        ),
        ("Missed", vec![Action::Go(Route::Practise)]),
        (
            "New quiz",
            vec![Action::Go(Route::Practise), Action::ShowTab(Tab::Quiz)],
        ),
        ("Flagged", vec![Action::ShowTab(Tab::Flagged)]),
        ("Library", vec![Action::Go(Route::Library)]),
        ("Settings", vec![Action::Go(Route::Settings)]),
        (
            "Quiz of everything",
            vec![Action::StartQuiz(Scope::Everything)],
        ),
        (
            "Quiz, verdict",
            vec![Action::Type(ask), Action::Pick(0), Action::Check],
        ),
        ("Next question", vec![Action::Next]),
        ("Undo", vec![Action::Undo]),
        (
            "Drill",
            vec![Action::Leave, Action::Leave, Action::StartDrill],
        ),
        ("Card, answer", vec![Action::Reveal]),
        (
            "Card, graded",
            vec![Action::GiveGrade(spotter::answer::Grade::Good)],
        ),
    ];
    let mut model = model(library, Record::default());
    model.begin_loading();
    model.loaded(job.open().expect("a checkpoint that fits").0, now());
    let mut app = App::new(model, None, folders.clone(), now);
    let mut clock = now();
    // The first frames of all lay out the fonts.
    let ctx = Context::default();
    App::prepare(&ctx);
    frames(&ctx, &mut app, 3);
    for (name, actions) in shown {
        let start = ThreadTime::now();
        for action in actions {
            clock = clock.plus_ms(1000);
            app.apply(action, clock);
        }
        let action = start.elapsed().as_secs_f64() * 1000.0;
        let (first, middle) = frames(&ctx, &mut app, 9);
        println!("{name:24} {action:>8.2} {first:>8.2} {middle:>8.2}");
    }
}

fn fill(database: &mut Connection) -> rusqlite::Result<()> {
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

/// The same answers in a database: opened, its states read, all answers read.
fn in_sqlite(folder: &Path) {
    let path = folder.join("answers.sqlite");
    let mut database = Connection::open(&path).expect("SQLite opens");
    fill(&mut database).expect("filled");
    drop(database);
    let database = timed("SQLite: open", "", || {
        Connection::open(&path).expect("SQLite opens")
    });
    let states = timed("SQLite: read the states", "", || {
        let mut select = database
            .prepare("SELECT * FROM state")
            .expect("a statement");
        let rows = select.query_map([], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, f64>(1)?,
                row.get::<_, f64>(2)?,
                row.get::<_, i64>(3)?,
            ))
        });
        rows.expect("rows").count()
    });
    let answers = timed("SQLite: read all answers", "", || {
        let mut select = database
            .prepare("SELECT * FROM answer")
            .expect("a statement");
        let rows = select.query_map([], |row| {
            Ok((
                row.get::<_, i64>(0)?,
                row.get::<_, String>(2)?,
                row.get::<_, String>(3)?,
                row.get::<_, i64>(6)?,
            ))
        });
        rows.expect("rows").count()
    });
    println!("{states} states, {answers} answers");
}

/// A start with and without a checkpoint, and what stays in memory after it.
fn start_costs(folders: &Folders) -> Job {
    let job = Job {
        folders: folders.clone(),
        device: "bench-0000".to_owned(),
        started: now(),
        now: now(),
    };
    let nothing = || assert!(job.open().is_none(), "there is none yet");
    timed("start without a checkpoint, before the window", "", nothing);
    let reading = job.clone().start(None, || ()).expect("a thread");
    let read = |news| matches!(news, Reading::BackedUp(Ok(_)));
    assert!(reading.iter().any(read), "read, kept and backed up");
    drop(reading);
    let before = MEMORY.current_usage_as_mb();
    let open = || job.open().expect("a checkpoint that fits");
    let opened = timed("start from the checkpoint", "wanted: 10", open);
    println!(
        "stays in memory: {:.1} MB (wanted: 80)",
        MEMORY.current_usage_as_mb() - before
    );
    let (_, checkpoint) = opened;
    let verify = || assert!(checkpoint.verify().is_some(), "it holds");
    timed("look at every byte, on a thread", "", verify);
    job
}

fn main() {
    let home = tempfile::tempdir().expect("a folder");
    let folders = folders(home.path());
    write_record(&folders);
    let before = MEMORY.current_usage_as_mb();
    MEMORY.reset_peak_usage();
    let record = timed("read the record", "", || {
        read_record(&folders.scores()).expect("read")
    });
    let memory = timed("replay it", "wanted with reading: 1000", || {
        Memory::replay(&record, now())
    });
    println!(
        "{} events, {} answers count; memory {:.1} MB, at most {:.1} MB meanwhile (wanted: 80)",
        record.len(),
        memory.counts().answers,
        MEMORY.current_usage_as_mb() - before,
        MEMORY.peak_usage_as_mb() - before
    );
    drop(memory);
    drop(record);
    let job = start_costs(&folders);
    in_sqlite(home.path());
    for (path, text) in packs(SIZE) {
        RealFs
            .replace(&folders.packs().join(path), text.as_bytes())
            .expect("written");
    }
    let library = timed("read 100,000 facts", "", || load_library(&folders.packs()));
    screens(&library, &job, &folders);
}
