//! Cost of a start in a fresh process: `cargo bench --bench start`.
//!
//! Packs and records of several sizes, each started in new processes, interleaved: from the first line of the start to
//! the frame that shows Today with everything derived from the record. CPU time is that of the whole process; memory is
//! what the program has allocated, once Today is complete and at its peak, less that of the empty home. All figures are
//! medians.

#![expect(clippy::print_stdout, reason = "the figures are the purpose")]

mod large;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use cpu_time::ProcessTime;
use egui::{Context, RawInput, Rect, pos2, vec2};
use peak_alloc::PeakAlloc;
use rusqlite::Connection;
use spotter::app::{App, Executor, Start};
use spotter::record::{CLOSER, Event, Grade, event, header, write_line};
use spotter::storage::{Fs as _, MergePlan, RealFs, plan_merge};

use large::{DEVICE, SIZE, Size, all_answers, fill, folders, make, now, states};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// How often each size is measured.
const TURNS: usize = 9;

/// Facts in the packs, answers in the record, and the target.
const HOMES: [(usize, usize, &str); 7] = [
    (0, 0, ""),
    (100, 0, ""),
    (10_000, 0, ""),
    (100_000, 0, ""),
    (0, 10_000, ""),
    (0, 100_000, "wanted: 0.15 s"),
    (0, 1_000_000, "wanted: 1.0 s, 140 MB held"),
];

/// How many events a record and its backup have in common, and the target for restoring that backup.
const MERGES: [(usize, &str); 2] = [
    (60_000, "wanted: 0.3 s CPU"),
    (1_000_000, "wanted: 3 s CPU"),
];

fn frame(ctx: &Context, app: &mut App) {
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1280.0, 800.0))),
        ..RawInput::default()
    };
    ctx.run_ui(input, |ui| app.ui(ui))
        .drop_without_applying_deltas();
}

/// A context that records repaint requests, as a window does.
fn context() -> (Context, Arc<AtomicBool>) {
    let (ctx, is_asked) = (Context::default(), Arc::new(AtomicBool::new(true)));
    let ask = Arc::clone(&is_asked);
    ctx.set_request_repaint_callback(move |_| ask.store(true, Ordering::Relaxed));
    App::prepare(&ctx);
    (ctx, is_asked)
}

/// Draws the frames that are requested until `holds` returns true.
fn frames_until(
    (ctx, is_asked): &(Context, Arc<AtomicBool>),
    app: &mut App,
    holds: impl Fn(&App) -> bool,
) {
    while !holds(app) {
        if is_asked.swap(false, Ordering::Relaxed) {
            frame(ctx, app);
        } else {
            std::thread::sleep(Duration::from_millis(1));
        }
    }
    frame(ctx, app);
}

/// Measurements of one process: wall and CPU time in microseconds, memory held and its peak in bytes, and the peak
/// while another device's answers are taken in.
type Figures = [u64; 5];

fn start(home: &Path) -> Figures {
    let (began, cpu) = (Instant::now(), ProcessTime::now());
    let start = Start {
        fs: Arc::new(RealFs),
        folders: folders(home),
        clock: now,
        seed: 7,
        host: "bench".to_owned(),
        executor: Executor::Threads,
    };
    let starting = start.begin();
    let ctx = context();
    let mut app = starting.open().expect("the app is there");
    frames_until(&ctx, &mut app, |app| !app.model().is_waiting());
    let (wall, cpu) = (began.elapsed(), cpu.elapsed());
    let peak = MEMORY.peak_usage();
    // What the reading thread leaves is dropped on another thread, and the daily backup is made.
    frames_until(&ctx, &mut app, |app| {
        app.model().record().is_empty() || !app.model().backups().is_empty()
    });
    std::thread::sleep(Duration::from_millis(100));
    let held = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let events = app.model().record().len();
    write_another_device(&folders(home).scores().scores);
    frames_until(&ctx, &mut app, |app| app.model().record().len() > events);
    let peak_later = MEMORY.peak_usage();
    assert_eq!(app.close(), Vec::<String>::new(), "nothing is lost");
    let bytes = [held, peak, peak_later].map(|bytes| bytes as u64);
    let [held, peak, peak_later] = bytes;
    let micros = [wall, cpu].map(|it| u64::try_from(it.as_micros()).unwrap_or(u64::MAX));
    let [wall, cpu] = micros;
    [wall, cpu, held, peak, peak_later]
}

/// Looks for events in a backup that the record lacks: there are none.
fn merge(home: &Path) -> Figures {
    let cpu = ProcessTime::now();
    let folders = folders(home);
    let plan = plan_merge(&RealFs, &folders.scores(), &[home.join("copy")]);
    let cpu = u64::try_from(cpu.elapsed().as_micros()).unwrap_or(u64::MAX);
    assert_eq!(
        plan.expect("planned"),
        MergePlan::default(),
        "nothing is missing"
    );
    [0, cpu, 0, MEMORY.peak_usage() as u64, 0]
}

/// Cost of opening and reading a database of the same answers.
fn sqlite(home: &Path, read: fn(&Path) -> rusqlite::Result<usize>) -> Figures {
    let cpu = ProcessTime::now();
    let rows = read(&home.join("answers.sqlite")).expect("read");
    let cpu = u64::try_from(cpu.elapsed().as_micros()).unwrap_or(u64::MAX);
    assert!(rows > 0, "some");
    [0, cpu, 0, 0, 0]
}

/// Takes a measurement in a new process.
fn apart(what: &str, home: &Path) -> Figures {
    let program = std::env::current_exe().expect("this program");
    let output = Command::new(program).arg(what).arg(home).output();
    let output = output.expect("it runs again");
    let text = String::from_utf8(output.stdout).expect("numbers");
    let numbers = text
        .split_whitespace()
        .map(|it| it.parse().expect("a number"));
    numbers
        .collect::<Vec<u64>>()
        .try_into()
        .expect("five numbers")
}

fn median(of: &[Figures], place: usize) -> f64 {
    let mut all: Vec<u64> = of.iter().filter_map(|it| it.get(place).copied()).collect();
    all.sort_unstable();
    all.get(all.len() / 2).copied().unwrap_or(0) as f64
}

fn size(facts: usize, answers: usize) -> Size {
    Size {
        facts,
        answers,
        ..SIZE
    }
}

/// Writes a score file of another device with one answer.
fn write_another_device(scores: &Path) {
    let answer = Event::Answer(event::Answer {
        at: now().plus_ms(-3_600_000),
        sit: "other".to_owned(),
        fact: "large-0/fact-1".to_owned(),
        ask: "card".to_owned(),
        was: "000001".to_owned(),
        gave: Vec::new(),
        score: 100,
        grade: Some(Grade::Good),
        ms: 3000,
        sure: None,
        ..Default::default()
    });
    let line = write_line(&answer).expect("a line");
    let text = format!("{}{line}{CLOSER}", header("other-1111"));
    RealFs
        .replace(&scores.join("scores-other-1111.ron"), text.as_bytes())
        .expect("written");
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [what, home] = arguments.as_slice() {
        let home = Path::new(home);
        let figures = match what.as_str() {
            "start" => start(home),
            "merge" => merge(home),
            "states" => sqlite(home, states),
            _ => sqlite(home, all_answers),
        };
        let numbers = figures.map(|it| it.to_string());
        return println!("{}", numbers.join(" "));
    }
    let root = tempfile::tempdir().expect("a folder");
    let home = |name: String| -> PathBuf { root.path().join(name) };
    for (facts, answers, _) in HOMES {
        make(&home(format!("{facts}-{answers}")), size(facts, answers));
    }
    let mut figures = HOMES.map(|_| Vec::new());
    for _ in 0..TURNS {
        for ((facts, answers, _), figures) in HOMES.iter().zip(&mut figures) {
            let home = home(format!("{facts}-{answers}"));
            figures.push(apart("start", &home));
            // Restores the home for the next turn.
            let scores = folders(&home).scores().scores;
            let _gone = std::fs::remove_file(scores.join("scores-other-1111.ron"));
            let _gone = std::fs::remove_dir_all(home.join("data/backup"));
        }
    }
    println!(
        "Today complete                 wall      CPU  CPU above      held      peak  another device"
    );
    let empty = figures.first().cloned().unwrap_or_default();
    for ((facts, answers, wanted), figures) in HOMES.iter().zip(&figures) {
        let seconds = |place| median(figures, place) / 1e6;
        let above = |place| (median(figures, place) - median(&empty, place)) / 1e6;
        println!(
            "{facts:>7} facts {answers:>8} answers {:>5.3} s {:>6.3} s {:>6.3} s {:>6.1} MB {:>6.1} MB {:>6.1} MB   {wanted}",
            seconds(0),
            seconds(1),
            above(1),
            above(2),
            above(3),
            above(4),
        );
    }
    for (events, wanted) in MERGES {
        let home = home(format!("merge-{events}"));
        make(&home, size(0, events));
        let scores = folders(&home).scores().scores;
        let from = scores.join(format!("scores-{DEVICE}.ron"));
        let to = home.join("copy").join(format!("scores-{DEVICE}.ron"));
        RealFs.copy(&from, &to).expect("copied");
        let figures: Vec<Figures> = (0..TURNS).map(|_| apart("merge", &home)).collect();
        println!(
            "restore or merge {events:>8} events   {:>5.3} s CPU, peak {:>5.1} MB   {wanted}",
            median(&figures, 1) / 1e6,
            median(&figures, 3) / 1e6,
        );
    }
    let home = home("0-1000000".to_owned());
    fill(&mut Connection::open(home.join("answers.sqlite")).expect("SQLite opens"))
        .expect("filled");
    for (what, name) in [("states", "10,000 states"), ("answers", "all answers")] {
        let figures: Vec<Figures> = (0..TURNS).map(|_| apart(what, &home)).collect();
        println!(
            "SQLite: open, read {name:14} {:>7.3} s CPU",
            median(&figures, 1) / 1e6
        );
    }
}
