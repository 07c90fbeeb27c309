//! Texts to take along: a question, and the missed ones as a page.

use crate::answer::{joined, key_text};
use crate::exchange::{MissedRow, missed_page};
use crate::material::{Face, FaceId};
use crate::memory::FaceMemory;
use crate::model::{Effect, Model, Notice, cause_words};
use crate::record::{Moment, day_in_words};
use crate::study::options_in_order;

impl Model {
    pub(in crate::model) fn copy_question(&mut self, ask: &FaceId) {
        let seed = self.open.sitting.as_ref().map_or(0, |it| it.seed);
        if let Some(asked) = self.library.face(ask) {
            let text = question_text(asked, seed);
            self.effects.push(Effect::Copy(text));
            self.notices.add(Notice::toast("Copied"));
        }
    }

    pub(in crate::model) fn save_missed(&mut self, now: Moment) {
        let day = day_in_words(self.memory.today(now));
        let page = missed_page(&day, missed_in_words(self));
        self.effects.push(Effect::Save("missed.md", page));
    }
}

/// A question with its answer and where it comes from, as plain text.
fn question_text(asked: Face<'_>, seed: u64) -> String {
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

/// The missed questions that are listed, in words.
fn missed_in_words(model: &Model) -> impl Iterator<Item = MissedRow> {
    model.missed_rows().filter_map(|it| {
        let asked = model.library.face(&it.ask)?;
        let miss = model.memory.ask(&it.ask).and_then(FaceMemory::last_miss);
        let gave = miss.map_or_else(Vec::new, |it| it.gave);
        let cause = it.cause.as_ref().and_then(cause_words);
        let passage = asked.fact.passage.as_ref();
        Some(MissedRow {
            stem: asked.stem(),
            gave: joined(asked.question, &gave),
            key: key_text(asked.question, asked.gap),
            why: asked.why().to_owned(),
            cause: cause.unwrap_or_default().to_owned(),
            quote: passage.map_or_else(String::new, |it| it.quote.clone()),
            sources: asked.pack.citations(asked.fact).join("; "),
        })
    })
}
