//! Which source files may name which library, and which parts of the system.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::source::sources;

/// The files that may name each library; a path that ends in `/` allows a whole folder.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("eframe", &["main.rs"]),
    ("winit", &["app/placement.rs"]),
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
            "record/text/ron.rs",
            "storage/settings_file.rs",
            "storage/error.rs",
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
    ("unicase", &["unicode.rs"]),
    ("unicode_normalization", &["unicode.rs"]),
    ("resvg", &["material/article/svg.rs"]),
    ("similar", &["exchange/patch.rs"]),
    ("clap", &["cli/mod.rs", "main.rs"]),
    ("csv", &["exchange/csv.rs", "exchange/mod.rs"]),
    ("directories", &["storage/folders.rs"]),
    ("gethostname", &["storage/device.rs"]),
    ("include_dir", &["storage/packs/mod.rs"]),
    ("open", &["storage/desktop/open.rs"]),
    ("rfd", &["storage/desktop/dialog.rs"]),
    ("pollster", &["storage/desktop/dialog.rs"]),
    ("notify", &["storage/scores/watch.rs"]),
    ("tempfile", &["storage/fs.rs"]),
];

/// Libraries that any file may name: derives that are written beside the type.
const ANYWHERE: &[&str] = &["serde", "thiserror"];

/// Libraries that no file names: they are listed in `Cargo.toml` for their features alone.
const NOWHERE: &[&str] = &["winit"];

/// Whether the code names the library, as `ron::…` or `::ron::…`, but not as the module in `text::ron::…`.
fn names(code: &str, library: &str) -> bool {
    let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':' | '>');
    code.match_indices(&format!("{library}::")).any(|(at, _)| {
        let before = code.split_at(at).0;
        let before = before.strip_suffix("::").unwrap_or(before);
        !before.ends_with(goes_on)
    })
}

fn is_in(file: &str, place: &str) -> bool {
    file == place || (place.ends_with('/') && file.starts_with(place))
}

#[test]
fn a_library_is_seen_in_every_way_of_naming_it() {
    for code in [
        "use ron::de;",
        "use ::ron::de;",
        "f(::ron::ser())",
        "Vec<::ron::Value>",
        "(ron::Value)",
    ] {
        assert!(names(code, "ron"), "{code}");
    }
    for code in [
        "super::ron::read()",
        "text::ron::read()",
        "micron::read()",
        "<A>::ron::B",
        "iron",
    ] {
        assert!(!names(code, "ron"), "{code}");
    }
}

#[test]
fn each_library_is_named_where_it_belongs() {
    let sources = sources();
    for (library, places) in MAY_NAME {
        let named = sources.iter().filter(|it| names(&it.code, library));
        let files: Vec<&str> = named.map(|it| it.path.as_str()).collect();
        for file in &files {
            let may = places.iter().any(|place| is_in(file, place));
            assert!(may, "{file} names {library}");
        }
        for place in *places {
            let is_used = files.iter().any(|file| is_in(file, place));
            assert!(is_used, "nothing in {place} names {library}");
        }
    }
}

#[test]
fn each_dependency_has_its_places() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = fs::read_to_string(root.join("Cargo.toml")).expect("readable");
    let (_, after) = manifest.split_once("\n[dependencies]\n").expect("a table");
    let table = after.split("\n[").next().unwrap_or_default();
    let names = table.lines().filter_map(|line| line.split_once(" = "));
    let dependencies: BTreeSet<String> = names.map(|(name, _)| name.replace('-', "_")).collect();
    let placed = MAY_NAME.iter().map(|(library, _)| library);
    let listed = placed.chain(ANYWHERE).chain(NOWHERE);
    let listed: BTreeSet<String> = listed.map(|it| (*it).to_owned()).collect();
    assert_eq!(dependencies, listed, "Cargo.toml and the lists above");
}

/// Paths that reach the disk, the environment, threads, the clock or chance, and the files that may name them.
const OF_THE_SYSTEM: &[(&str, &[&str])] = &[
    ("std::fs", &["storage/fs.rs"]),
    ("std::env", &["main.rs"]),
    ("std::thread", &["app/tasks.rs", "storage/scores/writer.rs"]),
    ("std::process", &["main.rs"]),
    ("std::net", &[]),
    ("Zoned::now", &["main.rs"]),
    ("Timestamp::now", &[]),
    ("SystemTime::now", &[]),
    ("Instant::now", &[]),
    ("rand::random", &["main.rs"]),
    ("rand::rng()", &[]),
];

#[test]
fn only_some_files_touch_disk_environment_threads_and_clock() {
    let sources = sources();
    for (word, places) in OF_THE_SYSTEM {
        let naming = sources.iter().filter(|it| it.code.contains(word));
        let files: BTreeSet<&str> = naming.map(|it| it.path.as_str()).collect();
        let may: BTreeSet<&str> = places.iter().copied().collect();
        assert_eq!(files, may, "the files that name {word}");
    }
}
