//! Texts to take along: a question, the missed ones as Markdown.

use crate::answer::{joined, key_text};
use crate::material::Face;
use crate::memory::FaceMemory;
use crate::model::Model;
use crate::model::practise::Cause;
use crate::record::{Moment, day_in_words};
use crate::study::options_in_order;

/// A question with its answer and where it comes from, as plain text.
pub(in crate::model) fn question_text(asked: Face<'_>, seed: u64) -> String {
    let mut text = asked.stem();
    let options = options_in_order(seed, &asked.id(), asked.question);
    for option in options {
        text.push_str("\n- ");
        text.push_str(option);
    }
    text.push_str("\n\nAnswer: ");
    text.push_str(&key_text(asked.question, asked.gap));
    text.push('\n');
    text.push_str(asked.why());
    text.push('\n');
    for source in asked.pack.citations(asked.fact) {
        text.push_str("\nSource: ");
        text.push_str(source);
    }
    text.push('\n');
    text
}

/// The missed questions as a Markdown page: question, your answer, key, why, and the words that prove it.
pub(in crate::model) fn missed_page(model: &Model, now: Moment) -> String {
    let day = day_in_words(model.memory.today(now));
    let mut page = format!("# Missed questions, {day}\n");
    for (number, it) in model.missed_rows().enumerate() {
        let Some(asked) = model.library.face(&it.ask) else {
            continue;
        };
        let passage = asked.fact.passage.as_ref();
        let miss = model.memory.ask(&it.ask).and_then(FaceMemory::last_miss);
        let gave = miss.map_or_else(Vec::new, |it| it.gave);
        let lines = [
            ("Your answer", joined(asked.question, &gave)),
            ("The answer", key_text(asked.question, asked.gap)),
            ("Why", asked.why().to_owned()),
            (
                "Cause",
                it.cause
                    .as_deref()
                    .and_then(Cause::parse)
                    .map_or("", Cause::words)
                    .to_owned(),
            ),
            (
                "In the article",
                passage.map_or_else(String::new, |it| format!("“{}”", it.quote)),
            ),
            ("Sources", asked.pack.citations(asked.fact).join("; ")),
        ];
        let stem = escaped(&asked.stem());
        page.extend(["\n## ", &(number + 1).to_string(), ". ", &stem, "\n\n"]);
        for (name, text) in lines.into_iter().filter(|(_, text)| !text.is_empty()) {
            page.extend(["- ", name, ": ", &escaped(&text), "\n"]);
        }
    }
    page
}

/// The text with a backslash before each mark that Markdown would take for its own.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(
            c,
            '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' | '|'
        ) {
            escaped.push('\\');
        }
        escaped.push(if c == '\n' { ' ' } else { c });
    }
    escaped
}
