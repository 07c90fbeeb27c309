//! Guards that fail when any byte of a written line changes, or anything that memory says about a record.
//!
//! The files in `tests/records` are compared byte for byte. For an intended change, `UPDATE_GUARDS=1` rewrites the
//! lines and what memory says, and the commit shows the difference. The record itself is written only if a file of it
//! is missing, and the list of pictures only by hand.

pub mod dump;
pub mod extras;
pub mod ingredients;
pub mod later;
pub mod lines;
pub mod record;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use spotter::memory::Memory;
use spotter::record::{CLOSER, Event, event, read_line, write_line};
use spotter::study::unfinished;

use crate::guards::dump::{all_that_memory_says, events_of, problems, unknown};
use crate::guards::ingredients::ingredients;
use crate::guards::lines::golden_events;
use crate::guards::record::{BEN, FILES, record, record_folder};

/// The folder of the files that are compared.
pub fn records() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/records")
}

/// Whether to rewrite the stored files before comparing.
pub fn updates() -> bool {
    std::env::var_os("UPDATE_GUARDS").is_some_and(|it| it == "1")
}

/// Describes the first line that differs; `None` if the texts are equal.
fn difference(stored: &str, made: &str) -> Option<String> {
    if stored == made {
        return None;
    }
    let (mut stored, mut made) = (stored.split('\n'), made.split('\n'));
    let mut number = 0;
    loop {
        number += 1;
        let (was, is) = (stored.next(), made.next());
        if was != is {
            let shown = |line: Option<&str>| line.unwrap_or("(no line)").to_owned();
            return Some(format!(
                "line {number} differs\n stored: {}\n    now: {}",
                shown(was),
                shown(is)
            ));
        }
        if was.is_none() {
            return Some("they differ".to_owned());
        }
    }
}

/// Compares a text with the stored file of that name, which is rewritten first if `updates` says so.
fn compare(name: &str, made: &str) {
    let path = records().join(name);
    if updates() {
        fs::write(&path, made).expect("written");
    }
    let stored = fs::read_to_string(&path);
    assert!(stored.is_ok(), "{name} cannot be read: {stored:?}");
    let difference = difference(&stored.unwrap_or_default(), made);
    assert!(
        difference.is_none(),
        "{name}: {}",
        difference.unwrap_or_default()
    );
}

/// The stored golden lines, after checking that they are what is written today.
fn golden_lines() -> &'static str {
    static LINES: OnceLock<String> = OnceLock::new();
    LINES.get_or_init(|| {
        let line = |event: &Event| write_line(event).expect("an event can be written");
        let lines: String = golden_events().iter().map(line).collect();
        compare("lines.ron", &lines);
        fs::read_to_string(records().join("lines.ron")).expect("readable")
    })
}

#[test]
fn every_event_is_written_as_it_always_was_and_reads_back() {
    let events = golden_events();
    let lines: Vec<&str> = golden_lines().split_terminator('\n').collect();
    assert_eq!(lines.len(), events.len(), "a line for each");
    for (line, event) in lines.into_iter().zip(events) {
        assert_eq!(read_line(line), Ok((event, true)), "{line}");
        let (value, _) = line.rsplit_once(",//").expect("a tag");
        let plain = ron::from_str::<ron::Value>(value);
        assert!(plain.is_ok(), "needs an extension: {plain:?} {line}");
    }
}

#[test]
fn every_kind_grade_and_confidence_has_a_golden_line() {
    let stored = golden_lines();
    for kind in Event::KINDS {
        let begin = format!("{kind}(");
        let count = stored
            .lines()
            .filter(|line| line.starts_with(&begin))
            .count();
        assert!(count > 0, "{kind} has no golden line");
    }
    for line in stored.lines() {
        let kind = line.split('(').next().unwrap_or_default();
        assert!(Event::KINDS.contains(&kind), "{kind} is no kind: {line}");
    }
    for word in ["Again", "Hard", "Good", "Easy", "Other"] {
        for kind in ["Answer(", "Amend("] {
            let has =
                |line: &str| line.starts_with(kind) && line.contains(&format!("grade:{word}"));
            assert!(stored.lines().any(has), "{kind} with {word}");
        }
    }
    for word in ["Guess", "Unsure", "Sure", "Other"] {
        assert!(stored.contains(&format!("sure:{word})")), "sure: {word}");
    }
}

#[test]
fn memory_says_of_the_record_what_it_always_said() {
    compare("first/memory.txt", &all_that_memory_says(&record()));
}

/// The lines that are exactly as they were written, with their events.
fn own_lines(text: &str) -> Vec<(&str, Event)> {
    let read = |line| match read_line(line) {
        Ok((event, true)) => Some((line, event)),
        Ok((_, false)) | Err(_) => None,
    };
    text.split_terminator('\n').filter_map(read).collect()
}

#[test]
fn every_line_of_the_record_is_written_as_it_stands() {
    let _made = record();
    for name in FILES {
        let text = fs::read_to_string(record_folder().join(name)).expect("readable");
        assert!(text.ends_with(CLOSER), "{name} is closed");
        for (line, event) in own_lines(&text) {
            let again = write_line(&event).expect("an event can be written");
            assert_eq!(again.strip_suffix('\n'), Some(line), "{name}");
        }
    }
}

/// Each ingredient of the record with its minimum count.
const WANTED: [(&str, usize); 52] = [
    ("Start drill", 10),
    ("Start quiz", 10),
    ("Start read", 10),
    ("Start check", 5),
    ("Start with verdicts last", 1),
    ("Answer", 1200),
    ("Answer missed", 200),
    ("Answer sure", 50),
    ("Answer of several texts", 10),
    ("Answer with NUL in gave", 2),
    ("Answer with NUL in fact", 2),
    ("Answer without grade", 2),
    ("Answer graded Other", 2),
    ("Answer sure Other", 2),
    ("Draft", 2),
    ("Act", 2),
    ("Mark", 2),
    ("Finish", 10),
    ("Read", 50),
    ("Amend", 4),
    ("Cause", 10),
    ("Undo of Answer", 10),
    ("Undo of Undo", 4),
    ("Undo of Amend", 2),
    ("Undo of Cause", 2),
    ("Undo of Forget", 6),
    ("Undo of Set", 2),
    ("Undo of Keep", 2),
    ("Undo of Start", 1),
    ("Undo of nothing", 2),
    ("Undo by name of the other device", 4),
    ("Undo by name of a device that has nothing", 2),
    ("Forget of a fact", 4),
    ("Forget of a pack", 4),
    ("Forget of a sitting", 4),
    ("Forget of the other device's sitting", 2),
    ("Forget of a moon", 2),
    ("Keep suspended", 2),
    ("Keep buried", 2),
    ("Keep buried until", 2),
    ("Keep active", 2),
    ("Flag on", 4),
    ("Flag off", 2),
    ("Set retention", 4),
    ("Set day_ends", 2),
    ("Set new_per_day", 2),
    ("Set prompts", 4),
    ("dated in the future", 6),
    ("dated in 1970", 2),
    ("set back by days", 2),
    ("sitting without Start", 2),
    ("events in one millisecond", 2),
];

#[test]
fn the_record_has_everything_for_which_there_may_be_code_of_its_own() {
    let record = record();
    let found = ingredients(&events_of(&record));
    println!("{found:#?}");
    for (what, least) in WANTED {
        let count = found.get(what).copied().unwrap_or(0);
        assert!(count >= least, "{what}: {count}, at least {least}");
    }
    assert!(
        (2900..3600).contains(&record.len()),
        "{} events",
        record.len()
    );
    assert_eq!(unknown(&record), 1, "a line of a newer version");
    assert_eq!(
        problems(&record).len(),
        2,
        "an edited line and a broken one"
    );
    assert!(
        unfinished(&Memory::replay(&record), BEN).next().is_some(),
        "a quiz was cut off"
    );
}

#[test]
fn the_third_file_repeats_lines_of_the_first() {
    let _made = record();
    let [first, _, third] =
        FILES.map(|name| fs::read_to_string(record_folder().join(name)).expect("readable"));
    let known: BTreeSet<&str> = first.lines().collect();
    let own = own_lines(&third);
    let repeated = own.iter().filter(|(line, _)| known.contains(line)).count();
    assert_eq!(repeated, 50, "repeated lines");
    let times: BTreeSet<i64> = own_lines(&first)
        .iter()
        .map(|(_, event)| event.at().ms())
        .collect();
    let mut new = own.iter().filter(|(line, _)| !known.contains(line));
    let is_at_once = |(_, event): &(&str, Event)| matches!(event, Event::Answer(event::Answer { at, .. }) if times.contains(&at.ms()));
    assert!(
        new.any(is_at_once),
        "an answer in the millisecond of another one"
    );
}

/// The CRC-32 of a picture's bytes in hexadecimal, as in `pictures.txt`.
fn sum_of(path: &Path) -> String {
    format!(
        "{:08x}",
        crc32fast::hash(&fs::read(path).expect("readable"))
    )
}

/// The names of pictures that are not what the list says: as they were, or as the last change that it names a reason for.
fn changed_pictures(list: &str, pictures: &BTreeMap<String, String>) -> Vec<String> {
    let mut listed: BTreeMap<String, String> = BTreeMap::new();
    for line in list.lines().filter(|line| !line.starts_with('#')) {
        let change = line.strip_prefix("changed: ");
        let entry = match change.map(|it| it.split_once(": ").expect("a picture and a reason")) {
            Some((entry, reason)) => {
                assert!(
                    !reason.trim().is_empty(),
                    "{entry} has changed for no reason"
                );
                entry
            }
            None => line,
        };
        let (sum, name) = entry.split_once("  ").expect("a sum and a picture");
        listed.insert(name.to_owned(), sum.to_owned());
    }
    let names: BTreeSet<&String> = listed.keys().chain(pictures.keys()).collect();
    let differs = |name: &&String| listed.get(*name) != pictures.get(*name);
    names.into_iter().filter(differs).cloned().collect()
}

#[test]
fn a_picture_changes_only_for_a_reason_that_is_named() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/pictures");
    let entries = fs::read_dir(folder).expect("readable");
    let paths = entries.map(|entry| entry.expect("readable").path());
    let is_picture = |path: &Path| {
        // Files left behind by a failed comparison have two extensions.
        let stem = path.file_stem().map(Path::new);
        path.extension().is_some_and(|it| it == "png")
            && stem.is_some_and(|it| it.extension().is_none())
    };
    let name_of = |path: &Path| {
        let name = path.file_name().expect("a name");
        name.to_string_lossy().into_owned()
    };
    let named = paths
        .filter(|path| is_picture(path))
        .map(|path| (name_of(&path), sum_of(&path)));
    let pictures: BTreeMap<String, String> = named.collect();
    let list = fs::read_to_string(records().join("pictures.txt")).expect("readable");
    let changed = changed_pictures(&list, &pictures);
    assert!(
        changed.is_empty(),
        "changed, missing or new, and not named in pictures.txt: {changed:?}"
    );
}
