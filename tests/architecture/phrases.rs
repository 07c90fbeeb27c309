//! What the prose of the docs does not say any more.

use std::fs;
use std::path::Path;

use crate::not_said::said;

const DOCS: [&str; 6] = [
    "README.md",
    "CHANGELOG.md",
    "assets/packs/FORMAT.md",
    "assets/packs/CHECKS.md",
    "docs/decisions.md",
    "docs/record.md",
];

/// The text without blocks of code and what stands in backticks.
fn prose(text: &str) -> String {
    let outside = text.split("```").step_by(2);
    let spans = outside.flat_map(|part| part.split('`').step_by(2));
    spans.collect::<Vec<_>>().join(" ")
}

#[test]
fn the_docs_say_it_in_plain_words() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for file in DOCS {
        let text = fs::read_to_string(root.join(file)).expect("readable");
        let prose = prose(&text);
        assert!(prose.len() > 1000, "{file} has prose");
        assert_eq!(said(&prose), Vec::<&str>::new(), "in {file}");
    }
}

#[test]
fn phrases_are_found_across_lines_and_not_inside_words() {
    assert_eq!(said("To Work\noff what is left"), ["work off"]);
    assert_eq!(said("The last: Today"), ["the last:"]);
    assert!(said("network offers; the last one").is_empty());
    assert_eq!(prose("a `b` c ```\nd\n``` e"), "a   c   e");
}
