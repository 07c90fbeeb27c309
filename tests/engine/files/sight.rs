//! Data in sight: whatever is wrong with files, disks, folders and clocks, the rest is read and what is wrong is named.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use egui::Context;
use spotter::app::{Done, Executor, Start, TaskKind};
use spotter::model::{CheckAction, Modal, SettingsAction, ShellAction};
use spotter::record::{CLOSER, Event, Moment, event, header, write_line};
use spotter::storage::{
    Change, Fs as _, Keeper, RealFs, Watch, add_article, back_up, backups_in, carry_out,
    device_name, load_library, load_settings, plan_merge, read_record_in, save_export,
};

use crate::files::memory_fs::MemoryFs;
use crate::files::start::{folders, frame, notices, score_file, settle, start};
use crate::support::now;

const HOME: &str = "/home";

fn own(name: &str) -> PathBuf {
    folders(Path::new(HOME)).scores().scores.join(name)
}

fn put(fs: &MemoryFs, path: &Path, text: &str) {
    fs.replace(path, text.as_bytes()).expect("written");
}

/// Returns how many events are read, and what is said about the files.
fn read(fs: &MemoryFs) -> (usize, Vec<String>) {
    let places = folders(Path::new(HOME)).scores();
    let record = read_record_in(fs, &places, &mut |_| ()).expect("the folders are there");
    (record.len(), record.problems().to_vec())
}

fn set(key: &str) -> Event {
    Event::Set(event::Set {
        at: now(),
        key: key.to_owned(),
        value: "v".to_owned(),
    })
}

#[test]
fn a_file_that_cannot_be_read_hides_no_other_and_is_named() {
    let fs = MemoryFs::default();
    put(
        &fs,
        &own("scores-anna-1111.ron"),
        &score_file("anna-1111", 20),
    );
    put(
        &fs,
        &own("scores-ben-2222.ron"),
        &score_file("ben-2222", 30),
    );
    fs.lock_away(&own("scores-ben-2222.ron"));
    let (events, problems) = read(&fs);
    assert_eq!(events, 20, "the other file");
    let is_named =
        |it: &String| it.contains("scores-ben-2222.ron") && it.contains("cannot be read");
    assert!(problems.iter().any(is_named), "{problems:?}");

    let folders = folders(Path::new(HOME));
    back_up(&fs, &folders.scores(), &folders.backup(), 100).expect("the other one is copied");
    let backups = backups_in(&fs, &folders.backup()).expect("readable");
    let copied = fs.list(&backups[0].folder).expect("readable");
    assert_eq!(copied.len(), 1, "one file: {copied:?}");

    let mut app = start(Arc::new(fs), Path::new(HOME), Executor::InPlace);
    settle(&mut app);
    assert_eq!(app.model().record().len(), 20, "in the window too");
    let said = notices(&app);
    let is_said = |it: &&&spotter::model::Notice| it.text.contains("scores-ben-2222.ron");
    assert_eq!(said.iter().filter(is_said).count(), 1, "once: {said:?}");
    drop(app.close());
}

#[test]
fn answers_of_a_device_whose_own_file_cannot_be_read_go_into_the_next_one() {
    let fs = MemoryFs::default();
    let path = own("scores-anna-1111.ron");
    put(&fs, &path, &score_file("anna-1111", 3));
    fs.lock_away(&path);
    let places = folders(Path::new(HOME)).scores();
    let mut keeper = Keeper::new(Arc::new(fs), places, "anna-1111");
    keeper.start().expect("another file");
    keeper.give(&[set("a")]);
    assert_eq!(keeper.save().expect("saved"), 1, "acknowledged");
    assert!(!keeper.is_in_rescue(), "beside the other files");
    assert_eq!(
        keeper.own_path(),
        Some(own("scores-anna-1111-2.ron").as_path()),
        "the next"
    );
}

#[test]
fn a_file_of_which_nothing_is_understood_is_named() {
    for (what, bytes) in [
        ("all NUL", vec![0; 300]),
        ("all NUL in lines", b"\0\0\0\n\0\0\n".to_vec()),
        ("a web page", b"<!DOCTYPE html>\n<html>\n</html>\n".to_vec()),
        ("UTF-16", b"\xff\xfeS\0c\0o\0r\0e\0s\0".to_vec()),
    ] {
        let fs = MemoryFs::default();
        fs.replace(&own("scores-anna-1111.ron"), &bytes)
            .expect("written");
        put(&fs, &own("scores-ben-2222.ron"), &score_file("ben-2222", 2));
        let (events, problems) = read(&fs);
        assert_eq!(events, 2, "{what}: the other file");
        let is_named = |it: &String| it.contains("scores-anna-1111.ron");
        assert!(problems.iter().any(is_named), "{what}: {problems:?}");
        let (places, from) = (folders(Path::new("/other")).scores(), own("x"));
        let from = from.parent().expect("a folder").to_owned();
        let plan = plan_merge(&fs, &places, &[from]).expect("planned");
        assert_eq!(
            (plan.copies.len(), plan.unread.len()),
            (1, 1),
            "{what}: {plan:?}"
        );
        carry_out(&fs, &plan).expect("merged");
    }
    let fs = MemoryFs::default();
    put(&fs, &own("scores-anna-1111.ron"), "");
    put(&fs, &own("scores-ben-2222.ron"), &score_file("ben-2222", 0));
    assert_eq!(
        read(&fs),
        (0, Vec::new()),
        "an empty file, and one without answers"
    );
}

#[test]
fn a_tail_of_bytes_that_are_no_line_is_named_and_kept_when_it_is_mended() {
    let fs = MemoryFs::default();
    let path = own("scores-anna-1111.ron");
    let whole = score_file("anna-1111", 4);
    put(&fs, &path, &whole.replace(CLOSER, "\0\0\0\0"));
    let (events, problems) = read(&fs);
    assert_eq!((events, problems.len()), (4, 1), "{problems:?}");
    assert!(problems[0].contains("line 7"), "{problems:?}");
    let places = folders(Path::new(HOME)).scores();
    let mut keeper = Keeper::new(Arc::new(fs.clone()), places, "anna-1111");
    keeper.start().expect("mended");
    let kept = keeper.take_mended().expect("and told");
    assert!(fs.read(&kept).expect("kept").ends_with(b"\0"), "as it was");
    assert_eq!(keeper.take_mended(), None, "once");
    drop(keeper);
    let again = folders(Path::new(HOME)).scores();
    let mut keeper = Keeper::new(Arc::new(fs.clone()), again, "anna-1111");
    keeper.start().expect("whole now");
    assert_eq!(keeper.take_mended(), None, "nothing to tell");
    assert_eq!(read(&fs), (4, Vec::new()), "all whole lines");
}

#[test]
fn a_file_without_its_header_is_read_under_its_name_and_named() {
    let fs = MemoryFs::default();
    let whole = score_file("anna-1111", 4);
    let lines = whole.strip_prefix(&header("anna-1111")).expect("a header");
    put(&fs, &own("scores-anna-1111-2.ron"), lines);
    put(&fs, &own("scores-anna-1111.ron"), &whole);
    let (events, problems) = read(&fs);
    assert_eq!(events, 4, "the same answers of the same device count once");
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(
        problems[0].contains("scores-anna-1111-2.ron, line 1: found no header")
            && problems[0].contains("anna-1111"),
        "{problems:?}"
    );
}

#[test]
fn lines_may_end_in_carriage_returns() {
    let whole = score_file("anna-1111", 5);
    for (ending, name) in [("\r", "alone"), ("\r\n", "with line feeds")] {
        let fs = MemoryFs::default();
        let path = own("scores-anna-1111.ron");
        put(&fs, &path, &whole.replace('\n', ending));
        assert_eq!(read(&fs), (5, Vec::new()), "{name}: all is read");
        let other = folders(Path::new("/other")).scores();
        let from = path.parent().expect("a folder").to_owned();
        let plan = plan_merge(&fs, &other, &[from]).expect("planned");
        let new: Vec<usize> = plan.copies.iter().map(|it| it.new_events).collect();
        assert_eq!(new, [5], "{name}: and merged");
        let places = folders(Path::new(HOME)).scores();
        let mut keeper = Keeper::new(Arc::new(fs.clone()), places, "anna-1111");
        keeper.start().expect("it starts");
        keeper.give(&[set("a")]);
        keeper.save().expect("saved");
        assert_eq!(read(&fs), (6, Vec::new()), "{name}: and goes on");
    }
}

#[test]
fn files_that_a_synchroniser_renamed_count_and_each_answer_once() {
    let fs = MemoryFs::default();
    for (name, answers) in [
        ("scores-anna-1111.ron.conflict1", 3),
        ("scores-anna-1111.ron.conflict2", 4),
        ("scores-anna-1111.ron..path1", 5),
        ("Copy of scores-anna-1111.ron", 6),
        ("scores-anna-1111.RON", 7),
    ] {
        put(&fs, &own(name), &score_file("anna-1111", answers));
        let (events, problems) = read(&fs);
        let answers = usize::try_from(answers).expect("small");
        assert_eq!((events, problems.len()), (answers, 0), "{name}");
    }
    let folders = folders(Path::new(HOME));
    back_up(&fs, &folders.scores(), &folders.backup(), 100).expect("copied");
    let backups = backups_in(&fs, &folders.backup()).expect("readable");
    let copied = fs.list(&backups[0].folder).expect("readable");
    assert_eq!(copied.len(), 5, "each under a name of its own");
    let other = self::folders(Path::new("/other")).scores();
    let plan = plan_merge(&fs, &other, &[backups[0].folder.clone()]).expect("planned");
    let new: usize = plan.copies.iter().map(|it| it.new_events).sum();
    assert_eq!(new, 7, "and all come back");
}

#[test]
fn a_full_disk_sends_answers_to_the_rescue_folder_on_another_one_and_back() {
    let fs = MemoryFs::default();
    let folders = folders(Path::new(HOME));
    let places = folders.scores();
    assert!(
        places.ballast.starts_with(&folders.data),
        "the reserve is on the disk that fills up"
    );
    let mut keeper = Keeper::new(Arc::new(fs.clone()), places.clone(), "anna-1111");
    keeper.start().expect("it starts");
    fs.fill_disk(&folders.data, 0);
    keeper.give(&[set("a")]);
    assert_eq!(keeper.save().expect("saved"), 1, "the reserve makes room");
    assert!(!keeper.is_in_rescue(), "in its place");
    fs.fill_disk(&folders.data, 0);
    keeper.give(&[set("b"), set("c")]);
    assert_eq!(keeper.save().expect("saved"), 2, "on the other disk");
    assert!(keeper.is_in_rescue(), "in the rescue folder");
    fs.fill(Some(0));
    keeper.give(&[set(&"d".repeat(900))]);
    assert!(keeper.save().is_err(), "both are full");
    fs.fill_disk(&folders.data, 1 << 20);
    assert_eq!(keeper.save().expect("saved"), 1, "the first has room again");
    assert!(!keeper.is_in_rescue(), "which is used");
    assert_eq!(read(&fs), (4, Vec::new()), "all four");
}

#[test]
fn a_first_start_on_a_full_disk_saves_on_the_other_one() {
    let fs = MemoryFs::default();
    let folders = folders(Path::new(HOME));
    fs.fill_disk(&folders.data, 0);
    let mut keeper = Keeper::new(Arc::new(fs.clone()), folders.scores(), "anna-1111");
    let _not_ready = keeper.start();
    keeper.give(&[set("a")]);
    assert_eq!(keeper.save().expect("saved"), 1, "on the other disk");
    assert_eq!(read(&fs), (1, Vec::new()), "and read from there");
}

#[test]
fn the_question_whether_to_close_goes_away_when_all_is_saved() {
    let fs = MemoryFs::default();
    let mut app = start(Arc::new(fs.clone()), Path::new(HOME), Executor::InPlace);
    settle(&mut app);
    let folders = folders(Path::new(HOME));
    fs.remove(&folders.scores().ballast).expect("there");
    fs.fill(Some(0));
    fs.fill_disk(&folders.data, 0);
    app.apply(SettingsAction::SetNewPerDay(7), now());
    settle(&mut app);
    assert!(app.model().saving().is_stuck(), "nothing can be saved");
    app.apply(ShellAction::OpenModal(Modal::Closing), now());
    settle(&mut app);
    assert_eq!(app.model().modal(), Some(&Modal::Closing), "it is asked");
    fs.fill(None);
    fs.fill_disk(Path::new(HOME), 1 << 20);
    (0..10).for_each(|_| settle(&mut app));
    assert!(!app.model().saving().is_stuck(), "there is room");
    assert_eq!(app.model().modal(), None, "nothing is left to ask");
    assert_eq!(app.close(), Vec::<String>::new(), "nothing is lost");
}

/// Hours by which the clock of the test below is ahead.
static HOURS: AtomicI64 = AtomicI64::new(0);

fn moving_clock() -> Moment {
    now().plus_ms(HOURS.load(Ordering::Relaxed) * 3_600_000)
}

#[test]
fn a_window_left_open_makes_a_copy_each_day_also_after_a_clock_was_put_right() {
    let fs = MemoryFs::default();
    let home = Path::new(HOME);
    put(&fs, &own("scores-ben-2222.ron"), &score_file("ben-2222", 3));
    let begun = Start {
        fs: Arc::new(fs.clone()),
        folders: folders(home),
        clock: moving_clock,
        seed: 7,
        host: "Anna's laptop".to_owned(),
        executor: Executor::InPlace,
    };
    let mut app = begun.begin().open().expect("the app is there");
    let mut days = Vec::new();
    for (hours, answers) in [(0, 4), (24, 5), (25, 6), (365 * 24, 7), (48, 8)] {
        HOURS.store(hours, Ordering::Relaxed);
        put(
            &fs,
            &own("scores-ben-2222.ron"),
            &score_file("ben-2222", answers),
        );
        settle(&mut app);
        let backups = backups_in(&fs, &folders(home).backup()).expect("readable");
        days.push(backups.len());
    }
    assert_eq!(days, [1, 2, 2, 3, 4], "one more on each new day");
    drop(app.close());
}

#[test]
fn a_folder_of_scores_that_was_replaced_is_watched_again_and_told() {
    let data = tempfile::tempdir().expect("a folder");
    let scores = data.path().join("data/scores");
    std::fs::create_dir_all(&scores).expect("made");
    let mut watch = Watch::start(&scores, || {}).expect("it can be watched");
    let mut wait = || {
        (0..150).find_map(|_| {
            std::thread::sleep(Duration::from_millis(20));
            watch.take_change()
        })
    };
    let bring = |name: &str| std::fs::write(scores.join(name), "x").expect("brought");
    bring("scores-ben-0000.ron");
    assert_eq!(wait(), Some(Change::Files), "a file");
    std::fs::remove_dir_all(&scores).expect("removed");
    assert_eq!(wait(), Some(Change::Folder), "the folder is gone");
    std::fs::create_dir_all(&scores).expect("made anew");
    assert_eq!(wait(), Some(Change::Folder), "another one is there");
    while wait().is_some() {}
    bring("scores-ben-1111.ron");
    assert_eq!(wait(), Some(Change::Files), "and is watched");
    let aside = data.path().join("aside");
    std::fs::rename(data.path().join("data"), &aside).expect("moved away");
    assert_eq!(wait(), Some(Change::Folder), "all of it is gone");
    std::fs::create_dir_all(&scores).expect("made anew");
    while wait().is_some() {}
    bring("scores-ben-2222.ron");
    assert_eq!(wait(), Some(Change::Files), "and comes back");
}

#[test]
fn a_byte_order_mark_is_skipped_everywhere_and_other_encodings_are_named() {
    let home = tempfile::tempdir().expect("a folder");
    let folders = folders(home.path());
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/packs/all-or-nothing");
    let pack = folders.packs().join("all-or-nothing");
    let copy = |name: &str, change: &dyn Fn(Vec<u8>) -> Vec<u8>| {
        let bytes = RealFs.read(&from.join(name)).expect("there");
        RealFs
            .replace(&pack.join(name), &change(bytes))
            .expect("written");
    };
    let marked = |bytes: Vec<u8>| [b"\xef\xbb\xbf".to_vec(), bytes].concat();
    let facts = || {
        let library = load_library(&folders.packs());
        let pack = library.pack("all-or-nothing").cloned();
        let problems: Vec<String> = library.problems().iter().map(ToString::to_string).collect();
        (pack.map_or(0, |it| it.facts.len()), problems)
    };
    copy("pack.ron", &|it| it);
    copy("facts/cycles.ron", &|it| it);
    let (plain, problems) = facts();
    assert!(plain > 0 && problems.is_empty(), "{problems:?}");
    copy("pack.ron", &marked);
    copy("facts/cycles.ron", &marked);
    assert_eq!(facts(), (plain, Vec::new()), "as without");
    copy("facts/cycles.ron", &|it| {
        [it, b"\n\xe4\n".to_vec()].concat()
    });
    let (_, problems) = facts();
    let is_named = |it: &String| it.contains("cycles.ron:") && it.contains("UTF-8");
    assert!(problems.iter().any(is_named), "{problems:?}");
    copy("facts/cycles.ron", &|_| b"\xff\xfea\0".to_vec());
    let (_, problems) = facts();
    assert!(
        problems.iter().any(|it| it.contains("UTF-16")),
        "{problems:?}"
    );
    let settings = "\u{feff}(theme: Dark, text_percent: 150, tint: false)";
    let path = folders.config.join("settings.ron");
    RealFs.replace(&path, settings.as_bytes()).expect("written");
    let (settings, problem) = load_settings(&RealFs, &folders.config);
    assert_eq!((settings.text_percent, problem), (150, None), "settings");
}

#[test]
fn a_name_of_the_device_that_cannot_be_used_is_kept_beside_a_new_one() {
    for name in [b"\xe4nna".to_vec(), b"a".repeat(300), b"\0\0".to_vec()] {
        let fs = MemoryFs::default();
        let config = Path::new("/config");
        fs.replace(&config.join("device"), &name).expect("written");
        let new = device_name(&fs, config, "Anna's laptop", 5).expect("a new one");
        assert!(new.starts_with("anna-s-laptop-"), "{new}");
        let again = device_name(&fs, config, "Anna's laptop", 6).expect("kept");
        assert_eq!(again, new, "from now on");
        let kept = fs.read(&config.join("device.unreadable")).expect("kept");
        assert_eq!(kept, name, "as it was");
    }
}

#[test]
fn a_clock_that_was_not_set_is_named_with_the_day_that_counts() {
    let fs = MemoryFs::default();
    let line = |at: Moment| {
        let event = Event::Set(event::Set {
            at,
            key: "k".to_owned(),
            value: "v".to_owned(),
        });
        write_line(&event).expect("a line")
    };
    let lines = [line(Moment::new(4 * 86_400_000, 0)), line(now())].concat();
    let text = format!("{}{lines}{CLOSER}", header("anna-1111"));
    put(&fs, &own("scores-anna-1111.ron"), &text);
    let places = folders(Path::new(HOME)).scores();
    let record = read_record_in(&fs, &places, &mut |_| ()).expect("readable");
    let faults = record.faults(now(), usize::MAX);
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(
        faults[0].contains("1970-01-05") && faults[0].contains("2026-"),
        "{faults:?}"
    );
}

#[test]
fn a_check_that_ends_before_its_time_leaves_the_page_and_says_so() {
    let fs = MemoryFs::default();
    let mut app = start(Arc::new(fs), Path::new(HOME), Executor::InPlace);
    settle(&mut app);
    app.apply(CheckAction::Start("myokines".to_owned()), now());
    assert!(app.model().pack_check().is_some(), "it runs");
    let done = Done::Failed {
        task: TaskKind::CheckPack,
        why: "it ended before it was done".to_owned(),
    };
    app.take(done, now());
    assert!(app.model().pack_check().is_none(), "nothing is awaited");
    let said = notices(&app);
    assert!(
        said.iter().any(|it| it.text.contains("check the pack")),
        "{said:?}"
    );
    frame(&Context::default(), &mut app);
    drop(app.close());
}

#[test]
fn a_text_is_not_saved_over_a_file_that_cannot_be_read() {
    let fs = MemoryFs::default();
    let folder = Path::new("/exports");
    let path = folder.join("missed.md");
    put(&fs, &path, "mine");
    fs.lock_away(&path);
    let saved = save_export(&fs, folder, "missed.md", "another");
    assert!(saved.is_err(), "{saved:?}");
}

#[test]
fn a_pack_that_an_earlier_version_misnamed_is_mended_with_the_next_text() {
    let home = tempfile::tempdir().expect("a folder");
    let folders = folders(home.path());
    let text = home.path().join("walk.md");
    std::fs::write(&text, "A long walk.").expect("written");
    add_article(&RealFs, &folders.packs(), &text).expect("added");
    let file = folders.packs().join("mine/pack.ron");
    let right = std::fs::read_to_string(&file).expect("there");
    assert!(right.contains("about: \"Texts that you opened"), "{right}");
    for (found, left) in [
        (right.replace("Texts", "Interner"), right.clone()),
        (
            right.replace("Texts", "Words"),
            right.replace("Texts", "Words"),
        ),
    ] {
        std::fs::write(&file, found).expect("written");
        add_article(&RealFs, &folders.packs(), &text).expect("there already");
        assert_eq!(
            std::fs::read_to_string(&file).expect("there"),
            left,
            "mended"
        );
    }
}

#[test]
fn a_data_folder_that_leads_nowhere_is_told_at_the_start() {
    let home = tempfile::tempdir().expect("a folder");
    let folders = folders(home.path());
    std::fs::write(&folders.data, "not a folder").expect("written");
    let mut app = start(Arc::new(RealFs), home.path(), Executor::Threads);
    settle(&mut app);
    let said = notices(&app);
    let is_told = |text: &str| said.iter().any(|it| it.text.contains(text));
    assert!(is_told("cannot be written now"), "{said:?}");
    assert!(
        is_told("other devices"),
        "and that nothing is watched: {said:?}"
    );
    drop(app.close());
}
