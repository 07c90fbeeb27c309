//! Limits on files, functions and folders; no leftovers; and documents that name only files that exist.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::source::{Source, collect, sources};

#[test]
fn files_and_functions_stay_short() {
    for Source {
        path: file, text, ..
    } in sources()
    {
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
            let is_fn = starts_function(rest) && !rest.ends_with('}');
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

/// Whether a line begins a function, whatever its visibility.
fn starts_function(line: &str) -> bool {
    let line = match line.strip_prefix("pub") {
        Some(rest) if rest.starts_with('(') => rest.split_once(") ").map_or("", |(_, rest)| rest),
        Some(rest) => rest.trim_start(),
        None => line,
    };
    let mut words = line
        .split(' ')
        .skip_while(|it| matches!(*it, "const" | "async"));
    words.next() == Some("fn")
}

#[test]
fn the_model_has_few_parts_and_shows_none_of_them() {
    let all = sources();
    let file = all.iter().find(|it| it.path == "model/mod.rs");
    let text = &file.expect("the model").text;
    let body = text
        .split("pub struct Model {\n")
        .nth(1)
        .expect("its fields");
    let fields: Vec<&str> = body
        .lines()
        .take_while(|line| *line != "}")
        .map(str::trim)
        .filter(|line| !line.starts_with("//"))
        .collect();
    assert!((8..=16).contains(&fields.len()), "{fields:?}");
    assert!(!fields.iter().any(|it| it.starts_with("pub")), "{fields:?}");
}

#[test]
fn nothing_is_left_over() {
    for Source {
        path: file, text, ..
    } in sources()
    {
        for word in ["todo!", "unimplemented!", "dbg!", "TODO", "FIXME", "XXX"] {
            assert!(!text.contains(word), "{file} has {word}");
        }
    }
}

/// Few enough source files to find one by scanning the folder.
const FOLDER_MAX: usize = 16;

/// In lines of ARCHITECTURE.md: it is a map, not a book.
const MAP_MAX: usize = 150;

/// In lines of `main.rs`: whatever can be tested belongs in the library.
const MAIN_MAX: usize = 79;

#[test]
fn main_only_begins() {
    let main = sources().into_iter().find(|it| it.path == "main.rs");
    let lines = main.map_or(0, |it| it.text.lines().count());
    assert!((1..=MAIN_MAX).contains(&lines), "main.rs has {lines} lines");
}

/// Counts Rust files only: folders of pictures and packs may be as wide as they like.
#[test]
fn no_folder_is_too_wide_to_find_ones_way() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders: BTreeMap<PathBuf, usize> = BTreeMap::new();
    for top in ["src", "tests", "benches", "examples"] {
        let mut files = Vec::new();
        collect(&root.join(top), &mut files);
        for file in files
            .iter()
            .filter(|it| it.extension().is_some_and(|it| it == "rs"))
        {
            *folders.entry(file.with_file_name("")).or_default() += 1;
        }
    }
    for (folder, files) in folders {
        let folder = folder.display();
        assert!(
            files <= FOLDER_MAX,
            "{folder} has {files} files, at most {FOLDER_MAX}"
        );
    }
}

#[test]
fn the_map_names_only_files_that_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pages = [
        "ARCHITECTURE.md",
        "docs/decisions.md",
        "docs/inside-the-record.md",
    ];
    let pages = pages.map(|page| fs::read_to_string(root.join(page)).expect("readable"));
    let lines = pages[0].lines().count();
    assert!(
        lines <= MAP_MAX,
        "the map has {lines} lines, at most {MAP_MAX}"
    );
    let map = pages.join("\n");
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
