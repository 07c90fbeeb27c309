//! Which source files may name which library, and which parts of the system.

use crate::source::{Source, sources};

/// The files that may name each library; a path that ends in `/` allows a whole folder.
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

#[test]
fn each_library_is_named_where_it_belongs() {
    for (library, places) in MAY_NAME {
        let mut named = false;
        for Source {
            path: file, code, ..
        } in sources()
        {
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
    for Source { path, code, .. } in sources() {
        for (word, places) in OF_THE_SYSTEM {
            assert!(
                !code.contains(word) || places.contains(&path.as_str()),
                "{path} names {word}"
            );
        }
    }
    for place in OF_THE_SYSTEM.iter().flat_map(|(_, places)| *places) {
        assert!(
            sources().iter().any(|it| it.path == *place),
            "{place} is there"
        );
    }
}
