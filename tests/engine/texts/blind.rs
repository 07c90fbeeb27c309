//! Sheets for a blind review of the bundled pack.
//!
//! `cargo test --test engine blind -- --ignored` writes all questions without their keys to
//! `target/blind/questions.md`, and the keys to `target/blind/keys.tsv`. A second reader answers from the article
//! alone; where an answer differs from the key, the question is corrected or dropped.

use std::fmt::Write as _;
use std::path::Path;

use spotter::answer::{joined, key_texts};
use spotter::material::{FaceId, Kind};
use spotter::study::options_in_order;

use crate::support::library;

#[test]
#[ignore = "writes sheets for a reader; it asserts nothing about them"]
fn write_the_questions_without_their_keys() {
    let library = library();
    let pack = library.pack("myokines").expect("bundled");
    let (mut questions, mut keys) = (String::new(), String::new());
    for fact in &pack.facts {
        for (question, gap) in fact.faces() {
            let ask = FaceId::new(pack.fact_id(fact), question.ask(gap));
            let asked = library.face(&ask).expect("it is there");
            let id = format!("{}/{}", fact.id, question.ask(gap));
            let kind = match &question.kind {
                Kind::TrueFalse { .. } => "true or false",
                Kind::MultipleChoice { .. } => "several are right",
                Kind::Choice { .. } => "one is right",
                Kind::Order { .. } => "put in order",
                Kind::Match { .. } => "match",
                Kind::Number { .. } => "a number",
                Kind::Card { .. } | Kind::Cloze(_) | Kind::Typed { .. } => "a short answer",
            };
            let _fits = write!(questions, "## {id} ({kind})\n\n{}\n\n", asked.stem());
            if let Kind::Match { pairs, .. } = &question.kind {
                for pair in pairs {
                    let _fits = writeln!(questions, "* {}", pair.premise);
                }
                questions.push_str("\nResponses:\n\n");
            }
            for option in options_in_order(11, &ask, question) {
                let _fits = writeln!(questions, "- {option}");
            }
            questions.push('\n');
            let _fits = writeln!(
                keys,
                "{id}\t{}",
                joined(question, &key_texts(question, gap))
            );
        }
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../blind");
    std::fs::create_dir_all(&folder).expect("the target folder can be written");
    std::fs::write(folder.join("questions.md"), questions).expect("written");
    std::fs::write(folder.join("keys.tsv"), keys).expect("written");
}
