//! Comments: on every file, every public type and every public function, and none that only repeats a name.

use crate::source::{Source, sources};

/// How public types and functions begin.
const PUBLIC: [&str; 7] = [
    "pub fn ",
    "pub const fn ",
    "pub async fn ",
    "pub struct ",
    "pub enum ",
    "pub trait ",
    "pub type ",
];

/// Words that say nothing about what they stand before.
const EMPTY: [&str; 22] = [
    "a", "all", "an", "and", "are", "as", "at", "by", "each", "for", "if", "in", "is", "it", "its",
    "of", "that", "the", "this", "to", "whether", "which",
];

#[test]
fn files_public_types_and_public_functions_are_described() {
    let mut bare = Vec::new();
    for Source { path, text, .. } in sources() {
        assert!(text.starts_with("//! "), "{path} says first what it holds");
        let lines = without_attributes(&text);
        for pair in lines.windows(2) {
            let [(_, above), (number, item)] = pair else {
                continue;
            };
            // A macro hands the description on with the name.
            let is_public = PUBLIC.iter().any(|it| item.starts_with(it)) && !item.contains('$');
            if is_public && !above.starts_with("///") {
                bare.push(format!("{path}:{number}: {item}"));
            }
        }
    }
    assert!(bare.is_empty(), "without description: {bare:#?}");
}

#[test]
fn no_comment_only_repeats_the_name() {
    let (mut compared, mut empty) = (0, Vec::new());
    for Source { path, text, .. } in sources() {
        let lines = without_attributes(&text);
        for three in lines.windows(3) {
            let [(_, above), (number, comment), (_, item)] = three else {
                continue;
            };
            let Some(said) = comment.strip_prefix("/// ") else {
                continue;
            };
            if above.starts_with("///") || item.starts_with("//") {
                continue;
            }
            compared += 1;
            let names = words(item);
            let said = words(said);
            let mut news = said.iter().filter(|it| !EMPTY.contains(&it.as_str()));
            if !news.any(|word| !names.iter().any(|it| is_alike(it, word))) {
                empty.push(format!("{path}:{number}: {comment} before {item}"));
            }
        }
    }
    assert!(compared > 500, "compared {compared} comments");
    assert!(empty.is_empty(), "these only repeat: {empty:#?}");
}

/// The lines with their numbers, without indent and without attributes, also those that are written over several lines.
fn without_attributes(text: &str) -> Vec<(usize, &str)> {
    let mut lines = Vec::new();
    let mut is_inside = false;
    for (number, line) in text.lines().map(str::trim).enumerate() {
        is_inside |= line.starts_with("#[");
        if !is_inside {
            lines.push((number + 1, line));
        }
        is_inside &= !line.ends_with(']');
    }
    lines
}

/// The words of a line, in small letters, names of several words taken apart.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_small = false;
    for letter in line.chars() {
        let begins = !letter.is_alphanumeric() || (was_small && letter.is_uppercase());
        if begins {
            words.push(String::new());
        }
        was_small = letter.is_lowercase();
        if let Some(word) = words.last_mut().filter(|_| letter.is_alphanumeric()) {
            word.extend(letter.to_lowercase());
        }
    }
    words.retain(|it| !it.is_empty());
    words
}

/// The same word, but for its ending.
fn is_alike(one: &str, other: &str) -> bool {
    let stem = |word: &str| word.trim_end_matches("es").trim_end_matches('s').to_owned();
    stem(one) == stem(other)
}
