//! The missed list as a page to save.

use crate::answer::{joined, key_text};
use crate::exchange::MissedRow;
use crate::memory::FaceMemory;
use crate::model::caches::MissedRows;
use crate::model::ctx::Ctx;
use crate::model::practise::causes::cause_words;

/// The listed questions as rows of text.
pub(in crate::model) fn missed_in_words(
    rows: &MissedRows,
    ctx: &Ctx<'_>,
) -> impl Iterator<Item = MissedRow> {
    rows.iter().filter_map(|it| {
        let asked = ctx.library.face(&it.ask)?;
        let miss = ctx.memory.ask(&it.ask).and_then(FaceMemory::last_miss);
        let gave = miss.map_or_else(Vec::new, |it| it.gave);
        let cause = it.cause.as_ref().and_then(cause_words);
        let passage = asked.passage();
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
