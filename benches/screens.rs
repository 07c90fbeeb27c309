//! Memory and frames with a million answers: `cargo bench --bench screens`. CPU time of the thread; memory as the program
//! asks for it. 10,000 facts were asked, 100,000 are in the library.

#![expect(clippy::print_stdout, reason = "the figures are the purpose")]

#[path = "../examples/large_record/data.rs"]
mod data;

use std::path::Path;

use cpu_time::ThreadTime;
use data::{Size, packs, write_record};
use egui::{Context, RawInput, Rect};
use peak_alloc::PeakAlloc;
use spotter::action::Action;
use spotter::app::{App, Basis, Job, Reading};
use spotter::material::Library;
use spotter::memory::Memory;
use spotter::model::{Model, Route, Setup, Tab};
use spotter::record::{Moment, Record};
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
        (
            "Find other words",
            vec![Action::Find("liver".to_owned(), true)],
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
        ("Left", vec![Action::Leave, Action::Leave]),
        ("Today, after answers", vec![Action::Go(Route::Today)]),
        ("Drill", vec![Action::StartDrill]),
        ("Card, answer", vec![Action::Reveal]),
        (
            "Card, graded",
            vec![Action::GiveGrade(spotter::answer::Grade::Good)],
        ),
        ("Card, undone", vec![Action::Undo]),
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

/// A start with and without a checkpoint, and what stays in memory after it.
fn start_costs(folders: &Folders) -> Job {
    let job = Job {
        folders: folders.clone(),
        device: "bench-0000".to_owned(),
        started: now(),
        now: now(),
    };
    assert!(job.open().is_none(), "there is no checkpoint yet");
    let reading = job.clone().start(Basis::Nothing, || ()).expect("a thread");
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
    drop(opened);
    job
}

fn main() {
    let home = tempfile::tempdir().expect("a folder");
    let folders = folders(home.path());
    let scores = folders.scores().scores;
    RealFs.make_folder(&scores).expect("a folder");
    let path = scores.join("scores-bench-0000.ron");
    write_record(&path, "bench-0000", SIZE).expect("written");
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
    for (path, text) in packs(SIZE) {
        RealFs
            .replace(&folders.packs().join(path), text.as_bytes())
            .expect("written");
    }
    let library = timed("read 100,000 facts", "", || load_library(&folders.packs()));
    screens(&library, &job, &folders);
}
