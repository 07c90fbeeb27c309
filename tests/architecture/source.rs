//! Reads the source files and works out which file imports from which.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) struct Source {
    /// Relative to `src`, with `/` as separator.
    pub(crate) path: String,
    pub(crate) text: String,
    /// The text without comments and without items that are compiled only for tests.
    pub(crate) code: String,
}

/// All source files, except those that hold nothing but tests.
pub(crate) fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    assert!(paths.len() > 40, "found the sources");
    paths.sort();
    let sources = paths.into_iter().map(|path| {
        let text = fs::read_to_string(&path).expect("readable");
        let path = path.strip_prefix(&root).expect("below src");
        let code = code_of(&text);
        let path = path.to_string_lossy().replace('\\', "/");
        Source { path, text, code }
    });
    sources
        .filter(|it| !it.path.ends_with("_tests.rs"))
        .collect()
}

/// Appends all files below the folder, at any depth.
pub(crate) fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("readable") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}

/// Drops comment lines and every item under `#[cfg(test)]`, but nothing after such an item.
pub(crate) fn code_of(text: &str) -> String {
    let mut code = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.trim_start().starts_with("#[cfg(test)]") {
            let indent: String = line.chars().take_while(|c| *c == ' ').collect();
            let end = format!("{indent}}}");
            let mut is_first = true;
            for line in lines.by_ref() {
                let is_attribute = line.trim_start().starts_with("#[");
                if line == end || (is_first && !is_attribute && line.ends_with(';')) {
                    break;
                }
                is_first &= is_attribute;
            }
        } else if !line.trim_start().starts_with("//") {
            code.push_str(line);
            code.push('\n');
        }
    }
    code
}

/// For each file, the files it imports from; re-exports are followed to the defining file.
pub(crate) struct Arrows(pub(crate) BTreeMap<String, BTreeSet<String>>);

impl Arrows {
    pub(crate) fn new(sources: &[Source]) -> Self {
        let modules = Modules::new(sources);
        let arrows = sources.iter().map(|source| {
            let paths = paths_in(&source.code, &module_of(&source.path));
            let to = paths.iter().filter_map(|path| modules.file_of(path, 0));
            let to = to.filter(|it| *it != source.path).collect();
            (source.path.clone(), to)
        });
        Self(arrows.collect())
    }

    /// Merges files into the boxes named by `of` and drops the arrows within a box.
    pub(crate) fn between(
        &self,
        of: impl Fn(&str) -> String,
    ) -> BTreeMap<String, BTreeSet<String>> {
        let mut boxes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (from, to) in &self.0 {
            let from = of(from);
            let to = to.iter().map(|it| of(it)).filter(|it| *it != from);
            let to: BTreeSet<String> = to.collect();
            boxes.entry(from).or_default().extend(to);
        }
        boxes
    }
}

/// The cycles: groups of two or more boxes that all reach each other.
pub(crate) fn circles(arrows: &BTreeMap<String, BTreeSet<String>>) -> Vec<BTreeSet<String>> {
    let reached = |from: &String| {
        let mut seen = BTreeSet::new();
        let mut next = vec![from];
        while let Some(at) = next.pop() {
            let to = arrows.get(at).into_iter().flatten();
            next.extend(to.filter(|it| seen.insert((*it).clone())));
        }
        seen
    };
    let reached: BTreeMap<&String, BTreeSet<String>> =
        arrows.keys().map(|from| (from, reached(from))).collect();
    let mut circles: Vec<BTreeSet<String>> = Vec::new();
    for (from, to) in reached.iter().filter(|(from, to)| to.contains(**from)) {
        if circles.iter().any(|it| it.contains(*from)) {
            continue;
        }
        let back = |it: &&String| reached.get(it).is_some_and(|to| to.contains(*from));
        circles.push(to.iter().filter(back).cloned().collect());
    }
    circles
}

/// The module path of a file: `a::b` for `a/b.rs` and `a/b/mod.rs`, empty for `lib.rs`.
fn module_of(path: &str) -> Vec<String> {
    let path = path.trim_end_matches(".rs").trim_end_matches("/mod");
    let parts = path.split('/').map(str::to_owned);
    parts.filter(|it| it != "lib" && it != "main").collect()
}

struct Modules {
    files: BTreeMap<Vec<String>, String>,
    /// Re-exports: a module and a name in it, mapped to the path behind it.
    given_on: BTreeMap<(Vec<String>, String), Vec<String>>,
}

impl Modules {
    fn new(sources: &[Source]) -> Self {
        let library = sources.iter().filter(|it| it.path != "main.rs");
        let files: BTreeMap<Vec<String>, String> = library
            .map(|it| (module_of(&it.path), it.path.clone()))
            .collect();
        let mut given_on = BTreeMap::new();
        for source in sources {
            let module = module_of(&source.path);
            for (path, is_given_on) in uses_in(&source.code, &module) {
                let Some(name) = path.last().filter(|_| is_given_on) else {
                    continue;
                };
                let name = path_name(&path).unwrap_or_else(|| name.clone());
                given_on.insert((module.clone(), name), bare(path));
            }
        }
        Self { files, given_on }
    }

    fn file_of(&self, path: &[String], depth: usize) -> Option<String> {
        assert!(depth < 20, "a re-export of itself: {path:?}");
        let mut module: Vec<String> = Vec::new();
        for (place, part) in path.iter().enumerate() {
            let mut inner = module.clone();
            inner.push(part.clone());
            if self.files.contains_key(&inner) {
                module = inner;
                continue;
            }
            let key = (module.clone(), part.clone());
            if let Some(given) = self.given_on.get(&key) {
                let rest = path.get(place + 1..).unwrap_or_default();
                return self.file_of(&[given.as_slice(), rest].concat(), depth + 1);
            }
            return self.files.get(&module).cloned();
        }
        // Naming a module alone uses nothing in it.
        None
    }
}

/// The alias, if the path ends in `… as alias`.
fn path_name(path: &[String]) -> Option<String> {
    let (_, name) = path.last()?.split_once(" as ")?;
    Some(name.to_owned())
}

fn bare(mut path: Vec<String>) -> Vec<String> {
    if let Some(last) = path.last_mut() {
        *last = last.split(" as ").next().unwrap_or_default().to_owned();
    }
    path
}

/// The paths of all `use` statements, each with whether it is re-exported.
fn uses_in(code: &str, module: &[String]) -> Vec<(Vec<String>, bool)> {
    let mut found = Vec::new();
    for statement in code.split(';') {
        let Some((before, tree)) = statement.rsplit_once("use ") else {
            continue;
        };
        let line = before.rsplit('\n').next().unwrap_or_default().trim();
        let is_given_on = line == "pub" || (line.starts_with("pub(") && line.ends_with(')'));
        if !(line.is_empty() || is_given_on) {
            continue;
        }
        let tree = tree.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut paths = Vec::new();
        unfold(&tree, &[], &mut paths);
        for path in paths {
            found.extend(absolute(&path, module).map(|it| (it, is_given_on)));
        }
    }
    found
}

/// Expands `a::{b, c::d}` into single paths.
fn unfold(tree: &str, before: &[String], paths: &mut Vec<Vec<String>>) {
    let tree = tree.trim();
    let (head, group) = match tree.split_once('{') {
        Some((head, group)) => (head, Some(group)),
        None => (tree, None),
    };
    let parts = head.split("::").map(str::trim).filter(|it| !it.is_empty());
    let path: Vec<String> = before
        .iter()
        .cloned()
        .chain(parts.map(str::to_owned))
        .collect();
    let Some(group) = group else {
        paths.push(path);
        return;
    };
    let group = group.rsplit_once('}').map_or(group, |(group, _)| group);
    let mut depth = 0_i32;
    let mut start = 0;
    for (place, c) in group.char_indices().chain([(group.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                let part = group.get(start..place).unwrap_or_default().trim();
                if !part.is_empty() {
                    unfold(part, &path, paths);
                }
                start = place + 1;
            }
            _ => {}
        }
    }
}

/// The path from the crate root; `None` for paths into other crates.
fn absolute(path: &[String], module: &[String]) -> Option<Vec<String>> {
    let first = path.first()?.as_str();
    let rest = path.get(1..).unwrap_or_default().to_vec();
    match first {
        "crate" | "spotter" => Some(rest),
        "self" => Some([module, &rest].concat()),
        "super" => {
            let outer = module.get(..module.len().checked_sub(1)?)?;
            absolute(&[vec!["self".to_owned()], rest].concat(), outer)
        }
        _ if first.starts_with(char::is_lowercase) => Some([module, path].concat()),
        _ => None,
    }
}

/// All paths into the crate: those of `use`, except pure re-exports, and those written in full.
fn paths_in(code: &str, module: &[String]) -> Vec<Vec<String>> {
    let statements = code.split_inclusive(';');
    let own: String = statements.filter(|it| !only_gives_on(it)).collect();
    let is_named = |path: &[String]| path.last().is_some_and(|it| has_word(&own, it));
    let uses = uses_in(code, module).into_iter();
    let mut paths: Vec<Vec<String>> = uses
        .filter(|(path, is_given_on)| !is_given_on || is_named(path))
        .map(|(path, _)| bare(path))
        .collect();
    for root in ["crate::", "super::", "spotter::"] {
        for after in code.split(root).skip(1) {
            let path: String = after
                .chars()
                .take_while(|c| c.is_alphanumeric() || matches!(c, '_' | ':'))
                .collect();
            let root = root.trim_end_matches(':').to_owned();
            let parts = path.split("::").filter(|it| !it.is_empty());
            let path = [root].into_iter().chain(parts.map(str::to_owned));
            let path: Vec<String> = path.collect();
            paths.extend(absolute(&path, module));
        }
    }
    paths
}

/// Whether a statement only declares a module or only re-exports from one.
fn only_gives_on(statement: &str) -> bool {
    let last = statement.rsplit("\n\n").next().unwrap_or(statement).trim();
    let words = last.strip_prefix("pub").unwrap_or(last);
    let words = words
        .rsplit_once(") ")
        .map_or(words, |(_, words)| words)
        .trim();
    words.starts_with("mod ") || (last.starts_with("pub") && words.starts_with("use "))
}

/// Whether the text contains the word as a whole word.
fn has_word(text: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = text.split_at(at);
        let after = after.get(word.len()..).unwrap_or_default();
        !before.ends_with(is_part) && !after.starts_with(is_part)
    })
}
