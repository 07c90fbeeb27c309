//! Which rooms and which folders of `ui` may import each other, and that no imports form a cycle.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{Arrows, circles, sources};

/// The rooms that each room may import, besides itself and `base32`.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("base32", &[]),
    ("hash", &[]),
    ("fast", &[]),
    ("settings", &[]),
    ("unicode", &[]),
    ("material", &["fast"]),
    ("reading", &["material", "unicode"]),
    ("check", &["fast", "material", "answer", "unicode"]),
    ("answer", &["material", "unicode"]),
    ("record", &["fast", "hash", "material", "answer"]),
    ("memory", &["fast", "material", "answer", "record"]),
    (
        "study",
        &["fast", "material", "reading", "answer", "record", "memory"],
    ),
    (
        "model",
        &[
            "settings", "material", "check", "reading", "answer", "record", "memory", "study",
            "exchange",
        ],
    ),
    ("exchange", &["answer", "record"]),
    (
        "storage",
        &["exchange", "fast", "material", "record", "settings"],
    ),
    (
        "ui",
        &[
            "model", "settings", "material", "check", "reading", "answer", "record", "memory",
            "study",
        ],
    ),
    (
        "app",
        &[
            "model", "settings", "material", "check", "record", "memory", "storage", "ui",
        ],
    ),
    (
        "cli",
        &[
            "model", "settings", "material", "check", "answer", "record", "memory", "study",
            "exchange", "storage",
        ],
    ),
    ("main", &["app", "cli", "record", "storage"]),
];

/// What each folder of `ui` may import from the others; the only screen that other screens may import is `sitting`.
/// `ui/mod.rs` is exempt: it draws them all.
const MAY_IMPORT_IN_UI: &[(&str, &[&str])] = &[
    ("binding", &[]),
    ("offer", &[]),
    ("palette_data", &["binding", "offer"]),
    ("swap_guard", &["shell"]),
    ("view", &["binding", "look"]),
    ("look", &[]),
    ("widgets", &["look", "offer", "view"]),
    ("article", &["look", "view", "widgets"]),
    ("keys", &["binding", "look", "palette_data"]),
    (
        "shell",
        &[
            "binding",
            "look",
            "offer",
            "palette_data",
            "view",
            "widgets",
            "sitting",
            "library",
        ],
    ),
    ("today", &["look", "offer", "view", "widgets"]),
    ("past", &["look", "view", "widgets", "sitting"]),
    ("settings", &["look", "offer", "view", "widgets"]),
    ("library", &["look", "offer", "view", "widgets"]),
    ("practise", &["look", "offer", "view", "widgets", "sitting"]),
    (
        "read",
        &["look", "offer", "view", "widgets", "article", "sitting"],
    ),
    (
        "sitting",
        &["look", "offer", "view", "widgets", "article", "keys"],
    ),
];

fn room_of(file: &str) -> &str {
    file.split(['/', '.']).next().unwrap_or_default()
}

/// The folder below `ui`, or the stem of a file directly in `ui`.
fn folder_of_ui(file: &str) -> Option<&str> {
    file.strip_prefix("ui/")?.split(['/', '.']).next()
}

/// The first path segments after `crate::`, and after `spotter::` in `main.rs`.
fn imports(code: &str) -> BTreeSet<String> {
    let roots = ["crate::", "spotter::"].iter();
    let after = roots.flat_map(|root| code.split(root).skip(1));
    let words = after.map(|after| {
        let word = after.chars();
        word.take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect::<String>()
    });
    words.filter(|word| !word.is_empty()).collect()
}

#[test]
fn rooms_import_only_what_they_may() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_IMPORT.iter().copied().collect();
    let mut used: BTreeSet<(String, String)> = BTreeSet::new();
    for source in sources().iter().filter(|it| it.path != "lib.rs") {
        let (file, room) = (&source.path, room_of(&source.path));
        let may = allowed
            .get(room)
            .unwrap_or_else(|| panic!("{file} is in a room that the table does not know"));
        for import in imports(&source.code) {
            assert!(
                import == room || import == "base32" || may.contains(&import.as_str()),
                "{file} imports {import}"
            );
            used.insert((room.to_owned(), import));
        }
    }
    assert_eq!(unused(MAY_IMPORT, &used), Vec::<String>::new());
}

/// The permissions that nothing makes use of.
fn unused(table: &[(&str, &[&str])], used: &BTreeSet<(String, String)>) -> Vec<String> {
    let allowed = table
        .iter()
        .flat_map(|(from, to)| to.iter().map(|to| ((*from).to_owned(), (*to).to_owned())));
    let idle = allowed.filter(|it| !used.contains(it));
    idle.map(|(from, to)| format!("{from} may import {to}, but does not"))
        .collect()
}

#[test]
fn screens_import_no_other_screen() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_IMPORT_IN_UI.iter().copied().collect();
    let mut wrong = BTreeSet::new();
    let mut used: BTreeSet<(String, String)> = BTreeSet::new();
    let arrows = Arrows::new(&sources());
    for (file, to) in &arrows.0 {
        let Some(from) = folder_of_ui(file).filter(|it| *it != "mod") else {
            continue;
        };
        let may = allowed
            .get(from)
            .unwrap_or_else(|| panic!("{file} is in a folder that the table does not know"));
        for to in to {
            let Some(folder) = folder_of_ui(to).filter(|it| *it != from) else {
                continue;
            };
            if !may.contains(&folder) {
                wrong.insert(format!("{file} imports {to}"));
            }
            used.insert((from.to_owned(), folder.to_owned()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(unused(MAY_IMPORT_IN_UI, &used), Vec::<String>::new());
}

#[test]
fn no_files_import_each_other_in_a_cycle() {
    let arrows = Arrows::new(&sources());
    let found: BTreeSet<BTreeSet<String>> = circles(&arrows.0).into_iter().collect();
    let why: Vec<String> = found
        .iter()
        .flat_map(|circle| {
            circle.iter().flat_map(|from| {
                let to = arrows.0.get(from).into_iter().flatten();
                let to = to.filter(|it| circle.contains(*it));
                to.map(move |to| format!("{from} -> {to}"))
            })
        })
        .collect();
    assert!(why.is_empty(), "files that import each other: {why:#?}");
}

#[test]
fn no_folders_import_each_other_in_a_cycle() {
    let arrows = Arrows::new(&sources());
    let mut folders: BTreeSet<String> = [String::new()].into();
    for file in arrows.0.keys() {
        let ends = file.match_indices('/').map(|(at, _)| at + 1);
        let inner = ends.filter_map(|end| file.get(..end));
        folders.extend(inner.map(str::to_owned));
    }
    let found: BTreeSet<(String, BTreeSet<String>)> = folders
        .iter()
        .flat_map(|folder| {
            // The folder's own files and its subfolders may import each other.
            let inner = |file: &str| {
                let rest = file.strip_prefix(folder)?;
                rest.split_once('/').map(|(inner, _)| inner.to_owned())
            };
            let mut boxes = arrows.between(|file| inner(file).unwrap_or_default());
            boxes.remove("");
            for to in boxes.values_mut() {
                to.remove("");
            }
            let round = circles(&boxes);
            round.into_iter().map(|round| (folder.clone(), round))
        })
        .collect();
    assert!(
        found.is_empty(),
        "folders that import each other: {found:#?}"
    );
}
