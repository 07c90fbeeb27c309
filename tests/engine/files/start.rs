//! Starting without a window: packs, record, settings and the daily backup, over file systems that fail.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Context, RawInput, Rect, pos2, vec2};
use spotter::app::{App, Executor, Start};
use spotter::model::{Level, Notice, SettingsAction, StartAction};
use spotter::record::{CLOSER, Event, Scope, event, header, read_segment, write_line};
use spotter::settings::{Settings, ThemeChoice};
use spotter::storage::{Folders, Fs, GivenFolders, RealFs, back_up, backups_in};
use tempfile::TempDir;

use crate::files::memory_fs::MemoryFs;
use crate::support::now;

pub fn folders(home: &Path) -> Folders {
    let places = GivenFolders {
        home: Some(home.to_owned()),
        ..GivenFolders::default()
    };
    Folders::find(places).expect("folders")
}

pub fn start(fs: Arc<dyn Fs>, home: &Path, executor: Executor) -> App {
    let start = Start {
        fs,
        folders: folders(home),
        clock: now,
        seed: 7,
        host: "Anna's laptop".to_owned(),
        executor,
    };
    start.begin().open().expect("the app is there")
}

pub fn frame(ctx: &Context, app: &mut App) {
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1280.0, 800.0))),
        ..RawInput::default()
    };
    ctx.run_ui(input, |ui| app.ui(ui))
        .drop_without_applying_deltas();
}

/// Draws frames for 0.3 s: time enough for the writer to have its file, the record to be read and the daily backup to
/// be made or given up.
pub fn settle(app: &mut App) {
    let ctx = Context::default();
    App::prepare(&ctx);
    for _ in 0..60 {
        frame(&ctx, app);
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Draws frames until the condition holds, for ten seconds at most.
fn draw_until(app: &mut App, holds: impl Fn(&App) -> bool) {
    let ctx = Context::default();
    App::prepare(&ctx);
    let begin = Instant::now();
    while !holds(app) {
        assert!(begin.elapsed() < LONGEST, "it comes to that");
        frame(&ctx, app);
        std::thread::sleep(Duration::from_millis(1));
    }
}

const LONGEST: Duration = Duration::from_secs(10);

fn is_read(app: &App) -> bool {
    !app.model().is_waiting()
}

pub fn notices(app: &App) -> Vec<&Notice> {
    app.model().notices().banners().collect()
}

/// A score file with this many entries, one a minute up to now.
pub fn score_file(device: &str, entries: i64) -> String {
    let line = |n: i64| {
        write_line(&Event::Set(event::Set {
            at: now().plus_ms(-n * 60_000),
            key: format!("k{n}"),
            value: "v".to_owned(),
        }))
        .expect("a line")
    };
    let lines: String = (0..entries).rev().map(line).collect();
    format!("{}{lines}{CLOSER}", header(device))
}

#[test]
fn a_first_start_says_nothing_and_leaves_no_copy_of_nothing() {
    // The folder that is watched is a real one, the files are in memory.
    let real = TempDir::new().expect("a temporary folder");
    let home = real.path();
    std::fs::create_dir_all(home.join("data/scores")).expect("made");
    let backup = folders(home).backup();
    // Threads take turns differently each time.
    for _ in 0..20 {
        let fs = MemoryFs::default();
        let mut app = start(Arc::new(fs.clone()), home, Executor::Threads);
        // The daily backup begins with a look at the earlier ones; closing waits for its end.
        draw_until(&mut app, |it| is_read(it) && fs.was_listed(&backup));
        assert_eq!(notices(&app), Vec::<&Notice>::new(), "nothing is said");
        assert_eq!(app.close(), Vec::<String>::new(), "nothing is lost");
        let files = fs.files();
        let odd = |it: &&PathBuf| it.to_string_lossy().contains(".new-");
        assert_eq!(files.iter().find(odd), None, "no file is left half named");
        let copies = backups_in(&fs, &backup).expect("readable");
        assert_eq!(copies, [], "an empty record is not copied");
    }
}

#[test]
fn the_first_frame_has_everything_where_reading_is_quick() {
    let home = tempfile::tempdir().expect("a folder");
    let scores = folders(home.path()).scores().scores;
    let text = score_file("anna-1111", 300);
    RealFs
        .replace(&scores.join("scores-anna-1111.ron"), text.as_bytes())
        .expect("written");
    let mut app = start(Arc::new(RealFs), home.path(), Executor::InPlace);
    assert!(app.model().is_waiting(), "before the first frame");
    let ctx = Context::default();
    App::prepare(&ctx);
    frame(&ctx, &mut app);
    assert!(!app.model().is_waiting(), "on it");
    assert_eq!(app.model().record().len(), 300, "all of it");
    app.apply(StartAction::Quiz(Scope::Everything), now());
    assert!(app.model().open().sitting.is_some(), "a quiz starts");
    assert_eq!(app.close(), Vec::<String>::new(), "and is saved");
}

#[test]
fn a_record_that_gives_way_to_the_window_comes_with_one_and_without() {
    let home = tempfile::tempdir().expect("a folder");
    let scores = folders(home.path()).scores().scores;
    std::fs::create_dir_all(&scores).expect("made");
    let mut text = score_file("anna-1111", 60_000);
    // As many bytes as 100,000 answers take.
    text = text.replace("\"v\"", &format!("\"{}\"", "v".repeat(300)));
    assert!(text.len() > 16 << 20, "it is large");
    std::fs::write(scores.join("scores-anna-1111.ron"), text).expect("written");

    let mut app = start(Arc::new(RealFs), home.path(), Executor::InPlace);
    frame(&Context::default(), &mut app);
    assert_eq!(
        app.model().record().len(),
        60_000,
        "where nothing else works"
    );

    let mut app = start(Arc::new(RealFs), home.path(), Executor::Threads);
    draw_until(&mut app, is_read);
    assert_eq!(app.model().record().len(), 60_000, "and whole");
}

#[test]
fn settings_that_cannot_be_read_are_told_beside_other_messages_and_kept_before_the_first_write() {
    let home = tempfile::tempdir().expect("a folder");
    let config = folders(home.path()).config;
    let written = "(theme: HighContrast, text_percent: 150, glow: true)";
    let file = config.join("settings.ron");
    RealFs.replace(&file, written.as_bytes()).expect("written");
    // A folder in place of the file with the device's name: reported as well, and neither message hides the other.
    RealFs.make_folder(&config.join("device/x")).expect("made");
    let mut app = start(Arc::new(RealFs), home.path(), Executor::Threads);
    draw_until(&mut app, is_read);
    let said = notices(&app);
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(
        said.iter()
            .any(|it| it.text.contains("name of this device")),
        "the name: {said:?}"
    );
    let settings = said.iter().find(|it| it.text.contains("HighContrast"));
    let settings = settings.expect("the settings");
    assert_eq!(settings.level, Level::Error, "an error");
    let expected = Settings {
        text_percent: 150,
        ..Settings::default()
    };
    assert_eq!(*app.model().settings(), expected, "the others are read");
    let kept = config.join("settings.ron.unreadable");
    assert!(!kept.exists(), "nothing is written yet");
    app.apply(SettingsAction::SetTheme(ThemeChoice::Dark), now());
    assert_eq!(app.close(), Vec::<String>::new(), "closed");
    let text = |path: &Path| String::from_utf8(RealFs.read(path).expect("there")).expect("text");
    assert_eq!(text(&kept), written, "kept as it was");
    assert!(text(&file).contains("Dark"), "and written anew");
}

#[test]
fn what_is_in_the_rescue_folder_is_copied_each_day_beside_the_others() {
    let fs = MemoryFs::default();
    let folders = folders(Path::new("/home"));
    let places = folders.scores();
    let write = |folder: &Path, count: i64| {
        let text = score_file("anna-1111", count);
        fs.replace(&folder.join("scores-anna-1111.ron"), text.as_bytes())
            .expect("written");
    };
    write(&places.scores, 0);
    write(&places.rescue, 50);
    let backup = folders.backup();
    let events = |day: i32| -> Vec<(String, usize)> {
        let copies = backups_in(&fs, &backup).expect("readable");
        let folder = copies.iter().find(|it| it.day == day);
        let files = folder.map(|it| fs.list(&it.folder).expect("readable"));
        let count = |path: &PathBuf| {
            let text = String::from_utf8(fs.read(path).expect("there")).expect("text");
            let name = path.file_name().expect("a name").to_string_lossy();
            (name.into_owned(), read_segment(&text).events.len())
        };
        files.iter().flatten().map(count).collect()
    };
    back_up(&fs, &places, &backup, 100).expect("copied");
    let rescued = "scores-anna-1111.rescue-1.ron".to_owned();
    assert_eq!(events(100), [(rescued.clone(), 50)], "what holds something");
    write(&places.scores, 3);
    back_up(&fs, &places, &backup, 101).expect("copied");
    let both = [
        ("scores-anna-1111.rescue-1.ron".to_owned(), 50),
        ("scores-anna-1111.ron".to_owned(), 3),
    ];
    assert_eq!(events(101), both, "both, under names of their own");
    back_up(&fs, &places, &backup, 102).expect("nothing to do");
    assert_eq!(events(102), [], "nothing has changed");
    write(&places.rescue, 51);
    back_up(&fs, &places, &backup, 103).expect("copied");
    assert!(
        events(103).contains(&(rescued, 51)),
        "a change there is seen"
    );
}

#[test]
fn a_copy_that_a_wrong_clock_dated_in_the_future_stops_no_other() {
    let fs = MemoryFs::default();
    let folders = folders(Path::new("/home"));
    let (places, backup) = (folders.scores(), folders.backup());
    let write = |count: i64| {
        let text = score_file("anna-1111", count);
        fs.replace(&places.scores.join("scores-anna-1111.ron"), text.as_bytes())
            .expect("written");
    };
    let days = || -> Vec<i32> {
        let copies = backups_in(&fs, &backup).expect("readable");
        copies.into_iter().map(|it| it.day).collect()
    };
    for (day, count) in [(100, 3), (500, 4), (101, 5), (102, 5), (103, 6)] {
        write(count);
        back_up(&fs, &places, &backup, day).expect("copied");
    }
    assert_eq!(
        days(),
        [100, 101, 103, 500],
        "each day on which something changed"
    );
}

#[test]
fn a_record_that_cannot_be_read_still_opens_a_window() {
    let home = tempfile::tempdir().expect("a folder");
    let data = folders(home.path()).data;
    RealFs.make_folder(&data).expect("made");
    RealFs
        .replace(&data.join("scores"), b"")
        .expect("a file in its place");
    let mut app = start(Arc::new(RealFs), home.path(), Executor::Threads);
    let is_told = |app: &App| app.model().loading().is_some_and(|it| it.problem.is_some());
    draw_until(&mut app, is_told);
    let loading = app.model().loading().expect("not read");
    assert!(loading.problem.is_some(), "and why is told");
    app.apply(StartAction::Quiz(Scope::Everything), now());
    assert!(app.model().open().sitting.is_none(), "nothing is asked");
    assert_eq!(app.close(), Vec::<String>::new(), "nothing is lost");
}

#[test]
fn a_folder_that_cannot_be_written_does_not_keep_the_window_from_opening() {
    let fs = MemoryFs::default();
    let home = Path::new("/home");
    let text = score_file("anna-1111", 20);
    let scores = folders(home).scores().scores;
    fs.replace(&scores.join("scores-anna-1111.ron"), text.as_bytes())
        .expect("written");
    fs.write_protect(home);
    let mut app = start(Arc::new(fs), home, Executor::InPlace);
    draw_until(&mut app, is_read);
    assert_eq!(app.model().record().len(), 20, "what is there is read");
    let said = notices(&app);
    assert!(
        said.iter()
            .any(|it| it.text.contains("name of this device")),
        "and what could not be kept is told: {said:?}"
    );
    drop(app.close());
}

#[test]
fn what_an_earlier_version_had_kept_in_the_cache_goes() {
    let home = tempfile::tempdir().expect("a folder");
    let old = folders(home.path()).cache.join("scores.checkpoint");
    RealFs.replace(&old, b"texts of answers").expect("written");
    let mut app = start(Arc::new(RealFs), home.path(), Executor::Threads);
    draw_until(&mut app, |_| !old.exists());
    assert_eq!(app.close(), Vec::<String>::new(), "closed");
}
