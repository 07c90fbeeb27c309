//! The house stays as ARCHITECTURE.md says: who may import whom, which module names which library, and sizes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Each room with the rooms that it may import; a room may always import itself and `base32`.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("base32", &[]),
    ("hash", &[]),
    ("fast", &[]),
    ("settings", &[]),
    ("material", &["fast"]),
    ("reading", &["material"]),
    ("check", &["material"]),
    ("answer", &["material"]),
    ("record", &["fast", "hash", "material", "answer"]),
    (
        "memory",
        &["fast", "material", "reading", "answer", "record"],
    ),
    (
        "study",
        &["fast", "material", "reading", "answer", "record", "memory"],
    ),
    (
        "model",
        &[
            "settings", "material", "check", "reading", "answer", "record", "memory", "study",
        ],
    ),
    ("storage", &["fast", "material", "record", "settings"]),
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
            "storage",
        ],
    ),
    ("main", &["app", "cli", "record", "storage"]),
];

/// Each library with the files that may name it; a folder stands for all files in it.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("eframe", &["main.rs"]),
    ("egui", &["ui/", "app/", "main.rs"]),
    ("foldhash", &["fast.rs"]),
    ("memchr", &["record/text/blocks.rs"]),
    ("indexmap", &["fast.rs"]),
    ("fsrs", &["memory/fact/schedule.rs"]),
    ("xxhash_rust", &["hash.rs"]),
    ("pulldown_cmark", &["material/article/markdown.rs"]),
    ("rand", &["study/draw/shuffle.rs", "main.rs"]),
    ("jiff", &["record/moment.rs", "main.rs"]),
    (
        "ron",
        &[
            "material/pack/parse.rs",
            "material/pack/written.rs",
            "record/text/fast_line_tests.rs",
            "record/text/line.rs",
            "record/text/file.rs",
            "storage/settings_file.rs",
            "storage/mod.rs",
        ],
    ),
    ("serde_json", &["cli/check.rs"]),
    ("serde_path_to_error", &["material/pack/parse.rs"]),
    (
        "crc32fast",
        &[
            "storage/scores/own_file.rs",
            "material/pack/written.rs",
            "record/text/line.rs",
            "study/draw/shuffle.rs",
        ],
    ),
    ("strsim", &["answer/typed.rs"]),
    ("image", &["material/article/picture.rs"]),
    ("unicode_normalization", &["reading/find.rs"]),
    ("resvg", &["material/article/svg.rs"]),
    ("similar", &["storage/exports.rs"]),
    ("clap", &["cli/mod.rs", "main.rs"]),
    ("csv", &["cli/mod.rs", "cli/score_files.rs"]),
    ("directories", &["storage/folders.rs"]),
    ("gethostname", &["storage/device.rs"]),
    ("include_dir", &["storage/packs/mod.rs"]),
    ("open", &["storage/mod.rs"]),
    ("rfd", &["storage/desktop/dialog.rs"]),
    ("pollster", &["storage/desktop/dialog.rs"]),
    ("notify", &["storage/scores/watch.rs"]),
    ("tempfile", &["storage/fs.rs"]),
];

/// Every source file with its path below `src` and its text, tests at its end left out.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    assert!(files.len() > 40, "found the sources");
    files
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("readable");
            let name = path
                .strip_prefix(&root)
                .expect("below src")
                .to_string_lossy()
                .replace('\\', "/");
            (name, text)
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("readable") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}

fn code_of(text: &str) -> String {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn room_of(file: &str) -> &str {
    file.split(['/', '.']).next().unwrap_or_default()
}

/// The rooms that a text imports: words after `crate::`, and after `spotter::` in `main.rs`.
fn imports(code: &str) -> BTreeSet<String> {
    ["crate::", "spotter::"]
        .iter()
        .flat_map(|root| code.split(root).skip(1))
        .map(|after| {
            after
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect::<String>()
        })
        .filter(|word| !word.is_empty())
        .collect()
}

#[test]
fn rooms_import_only_what_they_may() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_IMPORT.iter().copied().collect();
    for (file, text) in sources().iter().filter(|(file, _)| file != "lib.rs") {
        let room = room_of(file);
        let may = allowed
            .get(room)
            .unwrap_or_else(|| panic!("{file} is in a room that the table does not know"));
        for import in imports(&code_of(text)) {
            assert!(
                import == room || import == "base32" || may.contains(&import.as_str()),
                "{file} imports {import}"
            );
        }
    }
}

#[test]
fn each_library_is_named_where_it_belongs() {
    for (library, places) in MAY_NAME {
        let mut named = false;
        for (file, text) in sources() {
            let code = code_of(&text);
            let names = code.match_indices(&format!("{library}::")).any(|(at, _)| {
                !code
                    .split_at(at)
                    .0
                    .ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':')
            });
            named |= names;
            let may = places
                .iter()
                .any(|place| file == *place || (place.ends_with('/') && file.starts_with(place)));
            assert!(!names || may, "{file} names {library}");
        }
        assert!(named, "{library} is used at all");
    }
}

#[test]
fn no_room_imports_another_round_about() {
    let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (file, text) in sources().iter().filter(|(file, _)| file != "lib.rs") {
        edges
            .entry(room_of(file).to_owned())
            .or_default()
            .extend(imports(&code_of(text)));
    }
    // Actions and the model that takes them are one room in two files.
    let merged = |room: &str| {
        if room == "action" {
            "model".to_owned()
        } else {
            room.to_owned()
        }
    };
    let rooms: BTreeSet<String> = edges.keys().map(|room| merged(room)).collect();
    let mut left: BTreeMap<String, BTreeSet<String>> = rooms
        .into_iter()
        .map(|room| (room, BTreeSet::new()))
        .collect();
    for (room, imports) in &edges {
        let from = merged(room);
        let to = imports
            .iter()
            .map(|it| merged(it))
            .filter(|it| *it != from && edges.contains_key(it));
        left.get_mut(&from).expect("known").extend(to);
    }
    while !left.is_empty() {
        let free: Vec<String> = left
            .iter()
            .filter(|(_, to)| to.iter().all(|it| !left.contains_key(it)))
            .map(|(room, _)| room.clone())
            .collect();
        assert!(!free.is_empty(), "a cycle among {:?}", left.keys());
        for room in free {
            left.remove(&room);
        }
    }
}

#[test]
fn files_and_functions_stay_short() {
    for (file, text) in sources() {
        let lines = text.lines().count();
        assert!(lines <= 400, "{file} has {lines} lines, at most 400");
        assert!(
            !file.contains("util") && !file.contains("helper"),
            "{file} says what it is for"
        );
        let mut start: Option<(usize, String, String)> = None;
        for (number, line) in text.lines().enumerate() {
            let indent: String = line.chars().take_while(|c| *c == ' ').collect();
            let rest = line.trim_start();
            let is_fn = [
                "fn ",
                "pub fn ",
                "pub(super) fn ",
                "pub(crate) fn ",
                "const fn ",
                "pub const fn ",
            ]
            .iter()
            .any(|it| rest.starts_with(it));
            if is_fn && start.is_none() && !rest.ends_with(';') {
                start = Some((number, indent.clone(), rest.to_owned()));
            }
            if let Some((from, outer, name)) = &start
                && line == format!("{outer}}}")
            {
                let length = number - from + 1;
                assert!(
                    length <= 70,
                    "{file}: {name} has {length} lines, at most 70"
                );
                start = None;
            }
        }
    }
}

#[test]
fn only_main_reads_the_clock_and_draws_seeds() {
    for (file, text) in sources().iter().filter(|(file, _)| file != "main.rs") {
        let code = code_of(text);
        for word in [
            "Zoned::now",
            "Timestamp::now",
            "SystemTime::now",
            "Instant::now",
            "rand::random",
            "rand::rng()",
        ] {
            assert!(!code.contains(word), "{file} uses {word}");
        }
    }
}

#[test]
fn nothing_is_left_over() {
    for (file, text) in sources() {
        for word in ["todo!", "unimplemented!", "dbg!", "TODO", "FIXME", "XXX"] {
            assert!(!text.contains(word), "{file} has {word}");
        }
    }
}

/// The most source files in one folder, so that one finds the way by looking.
const FOLDER_MAX: usize = 16;

/// The most lines of `main.rs`: what can be tested lies in the library.
const MAIN_MAX: usize = 79;

#[test]
fn main_only_begins() {
    let main = sources().into_iter().find(|(name, _)| name == "main.rs");
    let lines = main.map_or(0, |(_, text)| text.lines().count());
    assert!((1..=MAIN_MAX).contains(&lines), "main.rs has {lines} lines");
}

#[test]
fn no_folder_is_too_wide_to_find_ones_way() {
    let mut folders: BTreeMap<String, usize> = BTreeMap::new();
    for (name, _) in sources() {
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        *folders.entry(folder.to_owned()).or_default() += 1;
    }
    for (folder, files) in folders {
        assert!(
            files <= FOLDER_MAX,
            "src/{folder} has {files} files, at most {FOLDER_MAX}"
        );
    }
}

#[test]
fn the_map_names_only_files_that_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let map = fs::read_to_string(root.join("ARCHITECTURE.md")).expect("readable");
    let mut named = 0;
    for (place, path) in map
        .split('`')
        .enumerate()
        .filter(|(place, _)| place % 2 == 1)
    {
        let is_rust = Path::new(path).extension().is_some_and(|it| it == "rs");
        let is_path = path.contains('/') && is_rust;
        if !is_path {
            continue;
        }
        named += 1;
        let exists = root.join("src").join(path).is_file() || root.join(path).is_file();
        assert!(exists, "found {path} (piece {place}), expected a file");
    }
    assert!(named > 20, "the map names files: {named}");
}
