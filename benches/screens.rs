//! Memory and frames with a million answers: `cargo bench --bench screens`. CPU time of the thread; memory as allocated
//! by the program. 10,000 facts were asked, 100,000 are in the library.

#![expect(clippy::print_stdout, reason = "the figures are the purpose")]

#[path = "../examples/large_record/data.rs"]
mod data;

use std::path::Path;
use std::sync::Arc;

use cpu_time::ThreadTime;
use egui::{Context, RawInput, Rect};
use peak_alloc::PeakAlloc;
use spotter::app::{App, Disk, Done, Executor, Tasks};
use spotter::material::Library;
use spotter::memory::{Memory, RecordPart, missed};
use spotter::model::{
    Action, FlowAction, Model, PractiseAction, QuestionAction, ReadAction, RecordAction, Route,
    SettingsAction, Setup, SittingAction, StartAction, Study, Tab,
};
use spotter::record::{Event, Moment, Record, Scope, event};
use spotter::settings::Settings;
use spotter::storage::{Folders, Fs as _, GivenFolders, RealFs, load_library, read_record};
use spotter::study::drill_plan;

use data::{Size, packs, write_record};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const DEVICE: &str = "bench-0000";

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
    Folders::find(GivenFolders {
        home,
        ..GivenFolders::default()
    })
    .expect("folders")
}

/// A model that is waiting for its record.
fn model(library: &Arc<Library>) -> Model {
    let setup = Setup {
        record: Record::default(),
        settings: Settings::default(),
        device: DEVICE.to_owned(),
        seed: 7,
        now: now(),
        replay_at_once: Setup::REPLAY_AT_ONCE,
    };
    let mut model = Model::new(Arc::clone(library), setup);
    model.begin_loading();
    model
}

/// Draws `count` frames; returns the first and the median, in milliseconds of CPU time.
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

/// Everyday actions, with the screens that follow.
fn usual(library: &Library) -> Vec<(&'static str, Vec<Action>)> {
    let fact = library.packs().last().and_then(|pack| pack.facts.first());
    let ask = fact
        .map(|fact| format!("{}/card", fact.id))
        .unwrap_or_default();
    vec![
        ("Today", vec![FlowAction::Go(Route::Today).into()]),
        ("Read", vec![FlowAction::Go(Route::Read).into()]),
        (
            "Find",
            vec![
                FlowAction::Go(Route::Read).into(),
                ReadAction::OpenFind.into(),
                ReadAction::Find("muscle".to_owned(), spotter::model::SearchIn::All).into(),
            ],
        ),
        (
            "Find other words",
            vec![ReadAction::Find("liver".to_owned(), spotter::model::SearchIn::All).into()],
        ),
        ("Missed", vec![FlowAction::Go(Route::Practise).into()]),
        (
            "New quiz",
            vec![
                FlowAction::Go(Route::Practise).into(),
                PractiseAction::ShowTab(Tab::Quiz).into(),
            ],
        ),
        (
            "Flagged",
            vec![PractiseAction::ShowTab(Tab::Flagged).into()],
        ),
        ("Library", vec![FlowAction::Go(Route::Library).into()]),
        ("Settings", vec![FlowAction::Go(Route::Settings).into()]),
        (
            "Quiz of everything",
            vec![StartAction::Quiz(Scope::Everything).into()],
        ),
        (
            "Quiz, verdict",
            vec![
                SittingAction::Type(ask).into(),
                SittingAction::Pick(0).into(),
                SittingAction::Submit.into(),
            ],
        ),
        ("Next question", vec![SittingAction::Next.into()]),
        (
            "Left",
            vec![SittingAction::Leave.into(), SittingAction::Leave.into()],
        ),
        (
            "Today, after answers",
            vec![FlowAction::Go(Route::Today).into()],
        ),
        ("Drill", vec![StartAction::Drill.into()]),
        ("Card, answer", vec![SittingAction::Reveal.into()]),
        (
            "Card, graded",
            vec![SittingAction::GiveGrade(spotter::answer::Grade::Good).into()],
        ),
        ("Card, undone", vec![SittingAction::Undo.into()]),
    ]
}

/// Measures what goes through the whole record, or might be expected to.
fn rare(ctx: &Context, app: &mut App, clock: Moment) {
    let asked = app.model().missed().first().map(|it| it.ask.clone());
    let part = asked.as_ref().map(|ask| RecordPart::Fact(ask.fact.clone()));
    let one = |app: &mut App, name: &str, at: Moment, actions: Vec<Action>| {
        let start = ThreadTime::now();
        for action in actions {
            app.apply(action, at);
        }
        let action = start.elapsed().as_secs_f64() * 1000.0;
        let (first, middle) = frames(ctx, app, 9);
        println!("{name:24} {action:>8.2} {first:>8.2} {middle:>8.2}");
    };
    let history = asked
        .into_iter()
        .map(|it| QuestionAction::ShowHistory(it).into())
        .collect();
    one(app, "I on a question", clock, history);
    settle(ctx, app, "Its history arrives");
    let two = vec![
        SettingsAction::SetNewPerDay(3).into(),
        SettingsAction::SetNewPerDay(4).into(),
    ];
    one(app, "Two events in one ms", clock, two);
    let earlier = clock.plus_ms(-20 * 86_400_000);
    one(
        app,
        "A clock set back 20 days",
        earlier,
        vec![SettingsAction::SetNewPerDay(5).into()],
    );
    let forget = part
        .into_iter()
        .map(|it| RecordAction::Forget(it).into())
        .collect();
    one(app, "A fact is reset", clock, forget);
    settle(ctx, app, "The new count arrives");
    // A device whose clock was ahead of all others for its last 5,000 events.
    let mut ahead = app.model().record().clone();
    for n in 0..5000 {
        let at = now().plus_ms(400 * 86_400_000 + n * 1000);
        let (key, value) = ("k".to_owned(), "v".to_owned());
        ahead.push("ahead-1111", Event::Set(event::Set { at, key, value }));
    }
    arrives(ctx, app, "A device ahead arrives", ahead);
    one(
        app,
        "Settings, device ahead",
        clock,
        vec![FlowAction::Go(Route::Settings).into()],
    );
}

fn screens(library: &Arc<Library>, folders: &Folders) {
    println!(
        "\n{:24} {:>8} {:>8} {:>8}   ms CPU; wanted: 8",
        "screen", "action", "first", "frame"
    );
    let fs: Arc<RealFs> = Arc::new(RealFs);
    let disk = Disk {
        fs,
        folders: folders.clone(),
    };
    let tasks = Tasks::new(disk, Executor::Threads);
    let mut app = App::new(model(library), None, tasks, now);
    let mut clock = now();
    // The very first frames lay out the fonts.
    let ctx = Context::default();
    App::prepare(&ctx);
    frames(&ctx, &mut app, 3);
    let record = read_record(&folders.scores()).expect("read");
    arrives(&ctx, &mut app, "The record arrives", record);
    for (name, actions) in usual(library) {
        let start = ThreadTime::now();
        for action in actions {
            clock = clock.plus_ms(1000);
            app.apply(action, clock);
        }
        let action = start.elapsed().as_secs_f64() * 1000.0;
        let (first, middle) = frames(&ctx, &mut app, 9);
        println!("{name:24} {action:>8.2} {first:>8.2} {middle:>8.2}");
    }
    rare(&ctx, &mut app, clock);
}

/// Measures the frame that takes over what was read, without the thread that derives everything from it.
fn arrives(ctx: &Context, app: &mut App, name: &str, record: Record) {
    let basis = app.model().list_basis();
    let study = Study::new(record, DEVICE, app.model().earliest(), now()).with_lists(basis, now());
    let start = ThreadTime::now();
    app.take(Done::Read(Box::new(Ok(study))), now());
    let action = start.elapsed().as_secs_f64() * 1000.0;
    let (first, middle) = frames(ctx, app, 9);
    println!("{name:24} {action:>8.2} {first:>8.2} {middle:>8.2}");
}

/// Waits for background threads and prints the slowest frame meanwhile: the one in which their result arrives.
fn settle(ctx: &Context, app: &mut App, name: &str) {
    let mut dearest: f64 = 0.0;
    for _ in 0..400 {
        std::thread::sleep(std::time::Duration::from_millis(5));
        let (frame, _) = frames(ctx, app, 1);
        dearest = dearest.max(frame);
    }
    println!("{name:24} {:>8} {dearest:>8.2}", "");
}

fn main() {
    let home = tempfile::tempdir().expect("a folder");
    let folders = folders(home.path());
    let scores = folders.scores().scores;
    RealFs.make_folder(&scores).expect("a folder");
    let path = scores.join("scores-bench-0000.ron");
    write_record(&path, DEVICE, SIZE).expect("written");
    let before = MEMORY.current_usage_as_mb();
    MEMORY.reset_peak_usage();
    let record = timed("read the record", "", || {
        read_record(&folders.scores()).expect("read")
    });
    let memory = timed("replay it", "wanted with reading: 1000", || {
        Memory::replay(&record)
    });
    println!(
        "{} events, {} answers count; memory {:.1} MB, at most {:.1} MB meanwhile (wanted: 140)",
        record.len(),
        memory.counts().answers,
        MEMORY.current_usage_as_mb() - before,
        MEMORY.peak_usage_as_mb() - before
    );
    drop(record);
    for (path, text) in packs(SIZE) {
        RealFs
            .replace(&folders.packs().join(path), text.as_bytes())
            .expect("written");
    }
    let library = timed("read 100,000 facts", "", || load_library(&folders.packs()));
    let library = Arc::new(library);
    timed("find what was missed", "", || missed(&memory, &library));
    timed("plan the drill", "", || {
        drill_plan(&library, &memory, now())
    });
    drop(memory);
    screens(&library, &folders);
}
