//! Cost of a long session, with a record of a million answers to 10,000 facts: `cargo bench --bench sitting`.

#![expect(clippy::print_stdout, reason = "the figures are the purpose")]

#[expect(dead_code, reason = "others compare with a database")]
mod large;

use std::sync::Arc;
use std::time::{Duration, Instant};

use peak_alloc::PeakAlloc;
use spotter::material::{FaceId, FactId, Library};
use spotter::memory::SittingName;
use spotter::model::{Model, Setup, SittingAction, StartAction};
use spotter::record::{Moment, Record, Scope};
use spotter::settings::Settings;
use spotter::storage::{load_library, read_record};
use spotter::study::{Sitting, resumed};

use large::{DEVICE, SIZE, Size, folders, make, now};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Questions in the long quiz, and how many of them are answered.
const DRAWN: usize = 2000;
const ANSWERED: usize = 1000;

/// Questions in the session that is opened again.
const EXAM: usize = 220;

/// How often each session is opened.
const TURNS: usize = 21;

fn faces(from: usize, count: usize) -> Vec<FaceId> {
    let fact = |place: usize| FactId::new("large-0", &format!("fact-{place}"));
    let places = from..from + count;
    places.map(|it| FaceId::new(fact(it), "choice")).collect()
}

/// Answers `count` questions of a quiz; returns how long the model took for each.
fn answer(model: &mut Model, from: Moment, count: usize) -> Vec<Duration> {
    let answers = (0_i64..).zip(0..count).map(|(n, _)| {
        let at = |ms| from.plus_ms(n * 4000 + ms);
        let _nothing = model.apply(SittingAction::Pick(0), at(0));
        let begin = Instant::now();
        let events = model.apply(SittingAction::Submit, at(1000));
        let took = begin.elapsed();
        assert_eq!(events.len(), 1, "an answer");
        let _end = model.apply(SittingAction::Next, at(2000));
        took
    });
    answers.collect()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// Opens a session repeatedly, from the record alone.
fn open(name: &str, model: &Model, of: &SittingName) {
    let once = || {
        let begin = Instant::now();
        let (library, record, memory) = (model.library(), model.record(), model.memory());
        let sitting = resumed(library, record, memory, of).expect("it is there");
        (begin.elapsed(), sitting)
    };
    let opened: Vec<(Duration, Sitting)> = (0..TURNS).map(|_| once()).collect();
    let answers = opened.first().map_or(0, |it| it.1.progress().answers.len());
    let took = median(opened.into_iter().map(|it| it.0).collect());
    println!("open a session, {name}, {answers} answers: {took:?}");
}

fn main() {
    let home = tempfile::tempdir().expect("a folder");
    let size = Size {
        facts: 10_000,
        ..SIZE
    };
    make(home.path(), size);
    let folders = folders(home.path());
    let record = read_record(&folders.scores()).expect("read");
    let library: Arc<Library> = Arc::new(load_library(&folders.packs()));
    let mut model = model(&library, record);

    let exam = StartAction::Faces(Scope::Everything, faces(3000, EXAM));
    let _start = model.apply(exam, now());
    answer(&mut model, now(), EXAM);
    let name = |model: &Model| {
        let last = model.memory().sittings().next_back();
        last.expect("a session").name()
    };
    open("the last (wanted: 5 ms)", &model, &name(&model));
    let first = model.memory().sittings().next().expect("a session").name();
    open("the first", &model, &first);

    let later = now().plus_ms(3_600_000);
    let before = MEMORY.current_usage_as_mb();
    let quiz = StartAction::Faces(Scope::Everything, faces(0, DRAWN));
    let _start = model.apply(quiz, later);
    let started = MEMORY.current_usage_as_mb();
    let times = answer(&mut model, later, ANSWERED);
    let after = MEMORY.current_usage_as_mb();
    println!(
        "a quiz of {DRAWN}: {:.1} MB at its start, {:.1} MB more after {ANSWERED} answers   wanted: 20 MB",
        started - before,
        after - started
    );
    println!("an answer: {:?}   wanted: 60 µs", median(times));
    open("left half way", &model, &name(&model));
}

fn model(library: &Arc<Library>, record: Record) -> Model {
    let setup = Setup {
        record,
        settings: Settings::default(),
        device: DEVICE.to_owned(),
        seed: 7,
        now: now(),
        replay_at_once: Setup::REPLAY_AT_ONCE,
    };
    Model::new(Arc::clone(library), setup)
}
