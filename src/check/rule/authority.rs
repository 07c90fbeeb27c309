//! Whose word a question is, and in what the work behind it was done.

use std::collections::BTreeSet;

use crate::check::flaw::{Flaw, flaw_at};
use crate::check::item::Item;
use crate::check::item::lexicon::{Marks, marks_of};
use crate::check::item::text::Text;
use crate::check::item::words::letters;
use crate::check::rule::facts::is_year;
use crate::material::Evidence;

impl Item<'_> {
    /// Whether its stem says who says so: an author of the sources, a year, a body, a study or a textbook.
    pub(in crate::check) fn names_authority(&self) -> bool {
        let stem = &self.stem;
        if stem.marks().has(Marks::AUTHORITY) || stem.words().any(is_year) {
            return true;
        }
        let is_body = |word: &str| {
            let letters = word.chars().filter(|c| c.is_alphabetic());
            letters.clone().count() >= 3 && letters.clone().all(char::is_uppercase)
        };
        let known = |word: &str| self.context.vocabulary.contains(&word.to_lowercase());
        let names = || stem.split(|c: char| !c.is_alphanumeric());
        if names().any(|it| is_body(it) && !known(it)) {
            return true;
        }
        let sources = self.context.pack.sources.iter();
        let of_fact = sources.filter(|it| self.fact.sources.contains(&it.id));
        let authors: BTreeSet<&str> = of_fact
            .flat_map(|it| it.cite.split(|c: char| !c.is_alphabetic()))
            .filter(|it| it.starts_with(char::is_uppercase) && letters(it) >= 4)
            .collect();
        names().any(|it| authors.contains(it))
    }
}

/// L39: work in animals or cells, asked about as if it were in people.
pub(in crate::check) fn unnamed_species(item: &Item<'_>) -> Option<Flaw> {
    if !matches!(item.fact.evidence, Evidence::Animal | Evidence::Cell) {
        return None;
    }
    let says = |text: &Text<'_>| {
        text.marks().has(Marks::SPECIES)
            || text.words().any(|it| {
                let mut parts = it.split('-');
                parts.any(|part| marks_of(part).has(Marks::SPECIES))
            })
    };
    if says(&item.stem) || item.options().any(says) {
        return None;
    }
    flaw_at(
        &item.stem,
        "work in animals or cells, and no word in the question that says so",
    )
}

/// L40: a matter of opinion without saying whose it is.
pub(in crate::check) fn nameless_opinion(item: &Item<'_>) -> Option<Flaw> {
    // "Best explains", "should expect" and the like ask for a judgement on the case, not for a rule.
    const CASES: [&str; 24] = [
        "explains",
        "explain",
        "describes",
        "describe",
        "fits",
        "fit",
        "matches",
        "supports",
        "shows",
        "expect",
        "answer",
        "follow",
        "tests",
        "predicts",
        "summarises",
        "known",
        "guess",
        "be",
        "have",
        "show",
        "lead",
        "add",
        "say",
        "conclusion",
    ];
    const OPINIONS: [&str; 6] = [
        "best",
        "recommended",
        "optimal",
        "ideal",
        "should",
        "preferable",
    ];
    if item.is_statement() || !item.stem.marks().has(Marks::OPINION) {
        return None;
    }
    let words = item.stem.taken_apart();
    let at = words
        .iter()
        .position(|it| OPINIONS.contains(&it.as_str()))?;
    let opinion = words.get(at)?.as_str();
    let after = words.get(at + 1).map_or("", |it| it.as_str());
    // An opinion on a thing: "the best grease", "which grease is recommended", "should a rider …".
    let is_on_a_thing = if opinion == "should" {
        matches!(after, "a" | "an" | "one" | "you" | "the")
    } else {
        !CASES.contains(&after)
    };
    // What stands before the question is the case: "Ideal proof: what is lost?"
    let mut before = words.iter().take(at);
    let asks = before.any(|it| it.is(Marks::ASKS)) || item.question.cloze().is_some();
    if !asks || !is_on_a_thing || item.is_use() || item.names_authority() {
        return None;
    }
    flaw_at(
        opinion,
        format!("the opinion {opinion:?} without \"according to\""),
    )
}
