//! Flags as a unified diff, for authors of packs. The only module that uses `similar`.

use std::collections::BTreeMap;

use similar::TextDiff;

/// A file of a pack with the notes to insert.
#[derive(Clone, Debug)]
pub struct FlaggedFile<'a> {
    /// Path relative to the folder of packs.
    pub path: String,
    pub text: &'a str,
    /// Notes by the line above which they go, counted from 0.
    pub notes: BTreeMap<usize, Vec<String>>,
}

/// Returns a diff that inserts each note as a comment above its line.
///
/// `left` are the notes whose question is in no file any more; they are listed at the end.
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

/// Puts a text on one line, so that it cannot be mistaken for lines of the patch.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_stand_above_their_lines_and_bring_no_lines_of_their_own() {
        let notes = |at: usize, notes: &[&str]| {
            let notes = notes.iter().map(|it| (*it).to_owned()).collect();
            BTreeMap::from([(at, notes)])
        };
        let files = vec![
            FlaggedFile {
                path: "p/facts/a.ron".to_owned(),
                text: "[\n    Card(id: \"one\"),\n]\n",
                notes: notes(1, &["which\nof two?", "and why\u{2028}"]),
            },
            FlaggedFile {
                path: "p/facts/b.ron".to_owned(),
                text: "[]\n",
                notes: BTreeMap::new(),
            },
        ];
        let left = ["p/gone/q: a\n+++ b/other\r\n@@".to_owned()];
        let expected = r#"--- a/p/facts/a.ron
+++ b/p/facts/a.ron
@@ -1,3 +1,5 @@
 [
+    // which of two?
+    // and why
     Card(id: "one"),
 ]
# in no file any more: p/gone/q: a +++ b/other  @@
"#;
        assert_eq!(flags_patch(files, left.into_iter()), expected, "golden");
    }
}
