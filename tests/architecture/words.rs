//! The words of the record are types: only `record/words.rs` compares or writes them as text.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::source::{Source, sources};

/// The lower-case string literals of `record/words.rs`.
fn words() -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/record/words.rs");
    let text = fs::read_to_string(path).expect("readable");
    let code = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let quoted = code.flat_map(|line| line.split('"').skip(1).step_by(2));
    let is_word = |it: &&str| it.len() > 1 && it.starts_with(|c: char| c.is_ascii_lowercase());
    quoted.filter(is_word).map(str::to_owned).collect()
}

/// The forms in which code would compare a word as text or write it into a field of an event.
fn uses(word: &str) -> Vec<String> {
    let fields = ["mode", "act", "how", "cause", "state", "what", "key"];
    let written = fields.map(|field| format!("{field}: \"{word}\""));
    let compared = ["== ", "!= "].map(|sign| format!("{sign}\"{word}\""));
    let matched = [" =>", " |", " =="].map(|sign| format!("\"{word}\"{sign}"));
    [&written[..], &compared, &matched].concat()
}

#[test]
fn no_word_of_the_record_is_compared_as_text() {
    let words = words();
    for word in [
        "drill",
        "check",
        "finished",
        "left",
        "retention",
        "prompts/",
        "mixed-up",
    ] {
        assert!(words.contains(word), "{word} is one of {words:?}");
    }
    for Source { path, code, .. } in sources() {
        let quoted = |word: &&String| code.contains(&format!("\"{word}\""));
        for pattern in words.iter().filter(quoted).flat_map(|word| uses(word)) {
            let may = path == "record/words.rs";
            assert!(may || !code.contains(&pattern), "{path} has {pattern}");
        }
    }
}
