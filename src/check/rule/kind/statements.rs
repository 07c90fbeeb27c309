//! Statements to judge as true or false.

use crate::check::flaw::{Flaw, flaw_at};
use crate::check::item::Item;
use crate::check::item::lexicon::Marks;
use crate::check::item::text::Text;
use crate::check::item::words::normalised;
use crate::check::rule::options::hedge_of;

fn statement<'i, 'a>(item: &'i Item<'a>) -> Option<&'i Text<'a>> {
    item.is_statement().then_some(&item.stem)
}

/// L80: an absolute in a statement.
pub(in crate::check) fn absolute(item: &Item<'_>) -> Option<Flaw> {
    let stem = statement(item)?;
    if stem.has_run(&["without", "any"]) {
        return flaw_at("without any", "the absolute \"without any\" in a statement");
    }
    if !stem.marks().has(Marks::ABSOLUTE) {
        return None;
    }
    let words = stem.taken_apart();
    // "Not only" and "must" of a rule are no claim about every case; "only" beside a number is an amount.
    let mut found = words.iter().enumerate();
    let word = found.find_map(|(at, it)| {
        let after = words.get(at + 1).map_or("", |it| it.as_str());
        let before = at.checked_sub(1).and_then(|it| words.get(it));
        let is_amount = it.as_str() == "only" && after.starts_with(|c: char| c.is_ascii_digit());
        let is_all = it.as_str() == "all" && matches!(after, "four" | "three" | "two" | "five");
        let is_negated = before.is_some_and(|it| it.as_str() == "not");
        let claims = it.is(Marks::ABSOLUTE) && !is_amount && !is_all && !is_negated;
        claims.then(|| it.as_str().to_owned())
    });
    let word = word.or_else(|| stem.first(Marks::ABSOLUTE).filter(|it| it.contains(' ')))?;
    flaw_at(
        word.clone(),
        format!("the absolute {word:?} in a statement"),
    )
}

/// L81: a vague quantity in a statement.
pub(in crate::check) fn hedge(item: &Item<'_>) -> Option<Flaw> {
    let stem = statement(item)?;
    let word = hedge_of(stem)?;
    flaw_at(word.clone(), format!("the vague {word:?} in a statement"))
}

/// L82: two claims in one statement.
pub(in crate::check) fn two_claims(item: &Item<'_>) -> Option<Flaw> {
    let stem = statement(item)?;
    let mark = [", and ", ", but ", "; "].into_iter().find(|mark| {
        let Some((before, after)) = stem.split_once(mark) else {
            return false;
        };
        // A list has commas before; two claims have a verb each, and hardly fewer than four words.
        let has_verb =
            |text: &str| Text::new(text).marks().has(Marks::VERB) || text.split(' ').count() >= 4;
        has_verb(before) && has_verb(after) && !before.contains(',')
    })?;
    flaw_at(mark, "two claims in one statement")
}

/// L83: a negative in a statement.
pub(in crate::check) fn negative(item: &Item<'_>) -> Option<Flaw> {
    let stem = statement(item)?;
    let words = stem.taken_apart();
    let word = words.iter().find(|it| {
        matches!(
            it.as_str(),
            "not" | "no" | "never" | "cannot" | "neither" | "nor"
        )
    })?;
    flaw_at(word.as_str(), format!("{:?} in a statement", word.as_str()))
}

/// L84: a statement word for word as it stands in the article.
pub(in crate::check) fn verbatim(item: &Item<'_>) -> Option<Flaw> {
    let stem = statement(item)?;
    let passage = item.passage()?;
    if stem.words().len() < 5 {
        return None;
    }
    let proof = normalised(&item.context.pack.proof(passage));
    if proof.contains(&normalised(stem)) {
        return flaw_at(stem, "the very words of the article");
    }
    None
}

/// L85: an opinion to judge as true or false, without saying whose it is.
pub(in crate::check) fn opinion(item: &Item<'_>) -> Option<Flaw> {
    const OPINIONS: [&str; 6] = [
        "nicer",
        "nicest",
        "best",
        "should",
        "important",
        "beautiful",
    ];
    // "Turns better" compares with before; "is better" judges.
    const JUDGED: [&str; 6] = ["better", "good", "bad", "worse", "worst", "easy"];
    let stem = statement(item)?;
    if !stem.marks().has(Marks::OPINION)
        && !stem
            .words()
            .any(|it| JUDGED.contains(&it) || OPINIONS.contains(&it))
    {
        return None;
    }
    let words: Vec<&str> = stem.words().collect();
    let judges = |at: usize, word: &str| {
        let before = at.checked_sub(1).and_then(|it| words.get(it));
        JUDGED.contains(&word)
            && before.is_some_and(|it| matches!(*it, "is" | "are" | "be" | "was"))
    };
    let mut found = words.iter().enumerate();
    let (_, word) = found.find(|(at, it)| OPINIONS.contains(it) || judges(*at, it))?;
    if item.names_authority() {
        return None;
    }
    flaw_at(*word, format!("the opinion {word:?} in a statement"))
}
