//! Flags as a unified diff, for the authors of packs. The only module that names `similar`.

use std::collections::BTreeMap;

use similar::TextDiff;

/// A file of a pack with what is to be said in it.
#[derive(Clone, Debug)]
pub struct FlaggedFile<'a> {
    /// Its path in the folder of packs.
    pub path: String,
    /// Its text.
    pub text: &'a str,
    /// For the places of lines, counted from 0, the notes that go above them.
    pub notes: BTreeMap<usize, Vec<String>>,
}

/// The diff that puts each note above its line, as a comment. `left` are those that have no line any more: they stand at the
/// end.
pub fn flags_patch(files: Vec<FlaggedFile<'_>>, left: impl Iterator<Item = String>) -> String {
    let mut patch = String::new();
    for file in files.into_iter().filter(|it| !it.notes.is_empty()) {
        let changed = with_notes(file.text, &file.notes);
        patch.push_str(&diff(&one_line(&file.path), file.text, &changed));
    }
    for note in left {
        patch.extend(["# in no file any more: ", &one_line(&note), "\n"]);
    }
    patch
}

/// The text on one line, so that it cannot pass for lines of a patch.
fn one_line(text: &str) -> String {
    let plain = text.replace(
        |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'),
        " ",
    );
    plain.trim_end().to_owned()
}

fn diff(path: &str, before: &str, after: &str) -> String {
    TextDiff::from_lines(before, after)
        .unified_diff()
        .header(&format!("a/{path}"), &format!("b/{path}"))
        .to_string()
}

fn with_notes(text: &str, notes: &BTreeMap<usize, Vec<String>>) -> String {
    let mut changed = String::with_capacity(text.len());
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let indent: String = line.chars().take_while(|c| *c == ' ').collect();
        for note in notes.get(&number).into_iter().flatten() {
            changed.extend([&indent, "// ", &one_line(note), "\n"]);
        }
        changed.push_str(line);
    }
    changed
}
