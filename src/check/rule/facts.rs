//! Flaws of a fact, which are said once, however many questions ask it.

use crate::check::flaw::{Flaw, flaw, flaw_at};
use crate::check::item::Context;
use crate::check::item::lexicon::Marks;
use crate::check::item::text::Text;
use crate::material::{Evidence, Fact};

/// L06: a fact that names no source.
pub(in crate::check) fn no_source(_: &Context<'_>, fact: &Fact) -> Option<Flaw> {
    if fact.sources.is_empty() {
        return flaw(format!("no source for the fact {:?}", fact.id));
    }
    None
}

/// L10: a retracted source behind the fact.
pub(in crate::check) fn retracted(context: &Context<'_>, fact: &Fact) -> Option<Flaw> {
    if fact.sources.is_empty() {
        return None;
    }
    let mut retracted = context.pack.sources.iter().filter(|it| it.retracted);
    let source = retracted.find(|it| fact.sources.contains(&it.id))?;
    flaw(format!(
        "the retracted source {:?} behind the fact {:?}",
        source.id, fact.id
    ))
}

/// L44: a fact that changes over the years, without the year in which it was true.
pub(in crate::check) fn undated(_: &Context<'_>, fact: &Fact) -> Option<Flaw> {
    if !fact.as_of.is_empty() {
        return None;
    }
    let says = Text::new(&fact.says);
    let since = || {
        let words: Vec<&str> = says.words().collect();
        let mut pairs = words.windows(2).filter_map(|pair| match pair {
            ["since", year] if is_year(year) => Some(format!("since {year}")),
            _ => None,
        });
        // What was found in people or is a definition does not change; what holds "since 2014" may end.
        pairs.next().filter(|_| fact.evidence != Evidence::Human)
    };
    let word = says.first(Marks::DATED).or_else(since)?;
    flaw_at(
        word.clone(),
        format!("a fact about {word:?} without `as_of`"),
    )
}

/// Whether a word is a year of our time.
pub(in crate::check) fn is_year(word: &str) -> bool {
    word.len() == 4
        && word
            .parse::<u16>()
            .is_ok_and(|it| (1500..2100).contains(&it))
}

/// L48: a fact that is several facts.
pub(in crate::check) fn several_facts(_: &Context<'_>, fact: &Fact) -> Option<Flaw> {
    let joined = fact.says.matches(", and ").count() + fact.says.matches("; ").count();
    if joined >= 2 {
        return flaw_at(fact.says.clone(), format!("{} facts in one", joined + 1));
    }
    None
}
