//! Storage: what is acknowledged is on disk, torn files are repaired, and no two writers share a file.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use spotter::record::{CLOSER, Event, event, header, read_segment};
use spotter::settings::{LineWidth, Settings, ThemeChoice};
use spotter::storage::{
    Folders, GivenFolders, RealFs, ScorePlaces, Watch, Writer, WriterEvent, back_up, backups_in,
    carry_out, device_name, flags_patch, load_library, load_settings, plan_merge, read_record,
    save_export, save_settings,
};
use tempfile::TempDir;

use crate::support::{now, places_below};

fn folder() -> TempDir {
    TempDir::new().expect("a temporary folder")
}

fn event(n: i64) -> Event {
    Event::Set(event::Set {
        at: now().plus_ms(n),
        key: "new_per_day".to_owned(),
        value: n.to_string(),
    })
}

/// Scores in `folder`, everything else in its subfolder `state`.
fn places(folder: &Path) -> ScorePlaces {
    ScorePlaces {
        scores: folder.to_owned(),
        ..places_below(&folder.join("state"))
    }
}

fn writer(folder: &Path) -> Writer {
    Writer::start(Arc::new(RealFs), places(folder), "anna-k7f3", || {}).expect("the thread starts")
}

/// The next event other than about the file that is being written.
fn next_event(writer: &Writer) -> Option<WriterEvent> {
    loop {
        let event = writer.wait();
        let is_about_file = matches!(
            event,
            Some(WriterEvent::Writing(_) | WriterEvent::NotReady(_) | WriterEvent::Mended(_))
        );
        if !is_about_file {
            return event;
        }
    }
}

/// Saves one event and waits for the acknowledgement.
fn save(writer: &Writer, n: i64) {
    writer.save(vec![event(n)]);
    assert_eq!(
        next_event(writer),
        Some(WriterEvent::Saved(1)),
        "event {n} is on disk"
    );
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut names: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("readable")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.retain(|name| name.starts_with("scores"));
    names.sort();
    names
}

fn events_in(folder: &Path) -> usize {
    read_record(&places(folder)).expect("readable").len()
}

#[test]
fn what_is_acknowledged_is_on_disk_in_a_file_that_is_whole() {
    let folder = folder();
    let writer = writer(folder.path());
    for n in 1..=5 {
        save(&writer, n);
        let text = fs::read_to_string(folder.path().join("scores-anna-k7f3.ron"))
            .expect("the file is there");
        assert_eq!(
            read_segment(&text).events.len(),
            usize::try_from(n).expect("small"),
            "after {n}"
        );
        assert!(
            ron::from_str::<ron::Value>(&text).is_ok(),
            "valid RON after {n}"
        );
    }
    assert_eq!(writer.close(), 0, "nothing is left over");
    let again = self::writer(folder.path());
    save(&again, 6);
    again.close();
    assert_eq!(
        (events_in(folder.path()), names(folder.path()).len()),
        (6, 1),
        "one file goes on"
    );
}

#[test]
fn closing_waits_for_what_was_handed_over() {
    let folder = folder();
    let writer = writer(folder.path());
    writer.save((1..=200).map(event).collect());
    assert_eq!(writer.close(), 0, "all saved");
    assert_eq!(events_in(folder.path()), 200, "all there");
}

#[test]
fn a_torn_file_is_mended_at_the_start_and_nothing_complete_is_lost() {
    let folder = folder();
    let path = folder.path().join("scores-anna-k7f3.ron");
    let first = writer(folder.path());
    save(&first, 1);
    save(&first, 2);
    first.close();
    let whole = fs::read(&path).expect("the file is there");
    for cut in (0..whole.len()).step_by(7) {
        fs::write(&path, &whole[..cut]).expect("it can be cut");
        let before = events_in(folder.path());
        let writer = writer(folder.path());
        save(&writer, 3);
        writer.close();
        assert_eq!(
            events_in(folder.path()),
            before + 1,
            "cut at {cut}: nothing lost, one added"
        );
        for name in names(folder.path())
            .into_iter()
            .filter(|name| name != "scores-anna-k7f3.ron")
        {
            fs::remove_file(folder.path().join(name)).expect("the second file goes");
        }
    }
}

#[test]
fn two_windows_write_two_files_and_both_count() {
    let folder = folder();
    let (one, two) = (writer(folder.path()), writer(folder.path()));
    for n in 0..30 {
        save(&one, 2 * n);
        save(&two, 2 * n + 1);
    }
    one.close();
    two.close();
    assert_eq!(
        (events_in(folder.path()), names(folder.path()).len()),
        (60, 2),
        "sixty in two files"
    );
}

#[test]
fn a_file_that_was_put_back_to_an_older_copy_costs_no_answer() {
    let folder = folder();
    let path = folder.path().join("scores-anna-k7f3.ron");
    let writer = writer(folder.path());
    save(&writer, 1);
    let older = fs::read(&path).expect("the file is there");
    (2..=9).for_each(|n| save(&writer, n));
    fs::write(&path, older).expect("it can be put back");
    writer.save(vec![event(10)]);
    assert!(
        matches!(next_event(&writer), Some(WriterEvent::Saved(_))),
        "saved all the same"
    );
    writer.close();
    assert_eq!(events_in(folder.path()), 10, "memory and disk together");
}

#[test]
fn a_newer_file_is_read_and_never_written_to() {
    let folder = folder();
    let path = folder.path().join("scores-anna-k7f3.ron");
    let first = writer(folder.path());
    save(&first, 1);
    first.close();
    let newer = fs::read_to_string(&path)
        .expect("the file is there")
        .replace("format:1", "format:2");
    fs::write(&path, &newer).expect("it can be changed");
    let second = writer(folder.path());
    save(&second, 2);
    second.close();
    assert_eq!(
        fs::read_to_string(&path).expect("still there"),
        newer,
        "untouched"
    );
    assert_eq!(events_in(folder.path()), 2, "both count");
}

#[test]
fn what_can_be_saved_nowhere_is_reported_and_counted() {
    let folder = folder();
    let blocked = folder.path().join("file");
    fs::write(&blocked, "not a folder").expect("it can be written");
    let nowhere = places_below(&blocked);
    let writer =
        Writer::start(Arc::new(RealFs), nowhere, "anna-k7f3", || {}).expect("the thread starts");
    writer.save(vec![event(1), event(2)]);
    assert!(
        matches!(next_event(&writer), Some(WriterEvent::Stuck(_))),
        "it says why"
    );
    assert_eq!(writer.close(), 2, "and how many are not saved");
}

#[test]
fn conflict_copies_of_a_synchroniser_are_read_and_do_no_harm() {
    let folder = folder();
    let path = folder.path().join("scores-anna-k7f3.ron");
    let writer = writer(folder.path());
    save(&writer, 1);
    fs::copy(
        &path,
        folder
            .path()
            .join("scores-anna-k7f3.sync-conflict-20261122-101500-ABC.ron"),
    )
    .expect("copied");
    save(&writer, 2);
    fs::copy(
        &path,
        folder.path().join("scores-anna-k7f3 (conflicted copy).ron"),
    )
    .expect("copied");
    writer.close();
    assert_eq!(events_in(folder.path()), 2, "each answer once");
}

#[test]
fn the_device_keeps_its_name_outside_the_data() {
    let folder = folder();
    let name = device_name(&RealFs, folder.path(), "Anna's laptop", 5).expect("a name");
    assert_eq!(
        device_name(&RealFs, folder.path(), "Anna's laptop", 6).expect("the same"),
        name,
        "kept"
    );
    assert!(spotter::record::is_device_name(&name), "{name}");
}

#[test]
fn settings_are_kept_and_a_broken_file_is_named() {
    let folder = folder();
    assert_eq!(
        load_settings(&RealFs, folder.path()),
        (Settings::default(), None),
        "none yet"
    );
    let settings = Settings {
        theme: ThemeChoice::Sepia,
        text_percent: 150,
        tint: false,
        line_width: LineWidth::Wide,
        justify: true,
        asks_confidence: false,
        marks_known: true,
    };
    save_settings(&RealFs, folder.path(), settings).expect("saved");
    assert_eq!(
        load_settings(&RealFs, folder.path()),
        (settings, None),
        "kept"
    );
    fs::write(folder.path().join("settings.ron"), "(theme: Purple)").expect("it can be written");
    let (_, problem) = load_settings(&RealFs, folder.path());
    assert!(
        problem.is_some_and(|text| text.contains("Purple") && text.contains("settings.ron")),
        "named"
    );
}

#[test]
fn the_learners_own_packs_are_found_and_broken_ones_are_named() {
    let folder = folder();
    let pack = |name: &str, text: &str| {
        fs::create_dir_all(folder.path().join(name).join("facts")).expect("made");
        fs::write(folder.path().join(name).join("pack.ron"), text).expect("written");
    };
    pack(
        "gym",
        r#"Pack(format: 1, id: "gym", version: "1", title: "Gym", about: "", licence: "", topics: [(id: "t", title: "T")])"#,
    );
    let fact = r#"[Fact(id: "f", topic: "t", evidence: Human, says: "S.", questions: [Card(id: "q", front: "F?", back: "B.")])]"#;
    fs::write(folder.path().join("gym/facts/a.ron"), fact).expect("written");
    pack("broken", "Pack(");
    let library = load_library(folder.path());
    assert!(
        library.pack("gym").is_some() && library.pack("myokines").is_some(),
        "own and bundled"
    );
    assert_eq!(
        library
            .problems()
            .iter()
            .map(|it| it.pack.as_str())
            .collect::<Vec<_>>(),
        ["broken"],
        "named"
    );
}

#[cfg(unix)]
#[test]
fn links_out_of_a_pack_are_not_followed() {
    let folder = folder();
    let secret = folder.path().join("secret.ron");
    fs::write(&secret, "[]").expect("written");
    let pack = folder.path().join("packs/p/facts");
    fs::create_dir_all(&pack).expect("made");
    std::os::unix::fs::symlink(&secret, pack.join("a.ron")).expect("linked");
    let files =
        spotter::storage::read_folder(&RealFs, &folder.path().join("packs/p")).expect("readable");
    assert!(files.texts.is_empty(), "{:?}", files.texts.keys());
}

#[test]
fn one_variable_moves_everything_and_the_data_can_lie_elsewhere() {
    let home = GivenFolders {
        home: Some("/h".into()),
        data: None,
    };
    let folders = Folders::find(home.clone()).expect("named");
    assert!(
        [&folders.data, &folders.config, &folders.state]
            .iter()
            .all(|it| it.starts_with("/h")),
        "{folders:?}"
    );
    let folders = Folders::find(GivenFolders {
        data: Some("/d".into()),
        ..home
    })
    .expect("named");
    assert!(
        folders.data == Path::new("/d") && folders.config.starts_with("/h"),
        "{folders:?}"
    );
}

/// Waits for the next change that is noticed and what belongs to it; returns how often the watcher woke us since
/// `wakes` was last taken.
fn noticed(watch: &mut Watch, wakes: &AtomicUsize) -> usize {
    let begin = Instant::now();
    while watch.take_change().is_none() {
        assert!(begin.elapsed() < Duration::from_secs(10), "it is noticed");
        std::thread::sleep(Duration::from_millis(2));
    }
    // The rest of what the system has already reported.
    std::thread::sleep(Duration::from_millis(50));
    let _rest = watch.take_change();
    wakes.swap(0, Ordering::AcqRel)
}

#[test]
fn what_another_device_brings_is_noticed_and_what_we_write_is_not() {
    let (folder, elsewhere) = (folder(), folder());
    // The file is made at the start, before anyone watches.
    let ours = writer(folder.path());
    save(&ours, 1);
    let wakes = Arc::new(AtomicUsize::new(0));
    let woken = Arc::clone(&wakes);
    let wake = move || {
        woken.fetch_add(1, Ordering::AcqRel);
    };
    let mut watch = Watch::start(folder.path(), wake).expect("it can be watched");
    watch.ignore(folder.path().join("scores-anna-k7f3.ron"));
    // Moves a whole file in, as programs that synchronise folders do.
    let bring = |name: &str| {
        let made = elsewhere.path().join(name);
        fs::write(&made, "x").expect("written");
        fs::rename(&made, folder.path().join(name)).expect("brought");
    };
    bring("scores-ben-0000.ron");
    let one = noticed(&mut watch, &wakes);
    save(&ours, 2);
    bring("notes.txt");
    // The system reports in order: once this is noticed, so would have been what came before.
    bring("scores-ben-0001.ron");
    let after_ours = noticed(&mut watch, &wakes);
    assert_eq!(after_ours, one, "neither our own line nor a note is news");
}

#[test]
fn a_backup_is_made_once_a_day_and_brings_back_what_was_lost() {
    let (folder, backup) = (folder(), folder());
    let today = now().study_day(4);
    let ours = writer(folder.path());
    save(&ours, 1);
    save(&ours, 2);
    ours.close();
    for day in [today, today, today + 1] {
        back_up(&RealFs, &places(folder.path()), backup.path(), day).expect("backed up");
    }
    let copies = backups_in(&RealFs, backup.path()).expect("readable");
    assert_eq!(
        copies.iter().map(|it| it.day).collect::<Vec<_>>(),
        [today],
        "nothing changed on the next day"
    );
    fs::remove_file(folder.path().join("scores-anna-k7f3.ron")).expect("lost");
    let plan =
        plan_merge(&RealFs, &places(folder.path()), &[copies[0].folder.clone()]).expect("planned");
    carry_out(&RealFs, &plan).expect("restored");
    assert_eq!(events_in(folder.path()), 2, "both are back");
}

#[test]
fn flags_become_a_patch_that_applies_to_the_files_of_the_pack() {
    let ask = |text: &str| spotter::material::FaceId::parse(text).expect("an address");
    let flags = vec![
        (
            ask("myokines/range-autocrine/case"),
            "which\nmyostatin?".to_owned(),
        ),
        (ask("myokines/no-such-fact/q"), "gone".to_owned()),
    ];
    let patch = flags_patch(&RealFs, Path::new("no such folder"), &flags);
    assert!(
        patch.contains("# in no file any more: myokines/no-such-fact/q: gone"),
        "{patch}"
    );
    assert!(patch.contains("+++ b/myokines/facts/basics.ron"), "{patch}");
    let added: Vec<&str> = patch
        .lines()
        .filter(|line| line.starts_with('+') && !line.starts_with("+++"))
        .collect();
    assert_eq!(
        added,
        ["+    // Reported, case: which myostatin?"],
        "one comment, above its question"
    );
    // The pack can be read with the comment in it, since RON allows comments anywhere.
    let next = patch
        .lines()
        .skip_while(|line| !line.contains("// Reported, case"))
        .nth(1);
    assert!(
        next.is_some_and(|line| line.contains("Choice(id: \"case\"")),
        "{patch}"
    );
}

#[test]
fn a_note_cannot_add_lines_to_a_patch() {
    let ask = spotter::material::FaceId::parse("myokines/x/q").expect("an address");
    let patch = flags_patch(
        &RealFs,
        Path::new("no such folder"),
        &[(ask, "a\n+++ b/evil\r\n@@".to_owned())],
    );
    assert_eq!(patch.lines().count(), 1, "no line of its own: {patch}");
}

#[test]
fn a_saved_text_never_takes_the_place_of_another() {
    let folder = folder();
    let save = |text: &str| save_export(&RealFs, folder.path(), "missed.md", text).expect("saved");
    let first = save("one");
    assert_eq!(save("one"), first, "the same text once");
    let second = save("two");
    assert_ne!(first, second, "another beside it");
    assert_eq!(fs::read_to_string(first).expect("readable"), "one", "whole");
}

#[test]
fn a_full_file_is_left_as_it_is_and_a_torn_one_is_mended_first() {
    for is_torn in [false, true] {
        let root = folder();
        let places = places(root.path());
        let path = places.scores.join("scores-anna.ron");
        // Comments are the quickest way to a large file.
        let filler = format!("// {}\n", "x".repeat(1 << 20)).repeat(33);
        let torn = if is_torn { "Answer(at:" } else { CLOSER };
        let before = format!("{}{filler}{torn}", header("anna"));
        fs::write(&path, &before).expect("written");
        let writer =
            Writer::start(Arc::new(RealFs), places.clone(), "anna", || {}).expect("a thread");
        writer.save(vec![event(1)]);
        assert_eq!(writer.close(), 0, "saved");
        let after = fs::read_to_string(&path).expect("there");
        let next = places.scores.join("scores-anna-2.ron");
        assert_eq!(next.exists(), !is_torn, "another file follows a full one");
        assert_eq!(after == before, !is_torn, "which is left alone");
        assert!(after.ends_with(CLOSER), "and is whole");
        assert_eq!(read_record(&places).expect("read").len(), 1, "the entry");
    }
}
