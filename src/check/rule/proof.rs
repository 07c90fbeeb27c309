//! Answers that neither the passage nor the fact bears out.

use crate::check::flaw::{Flaw, flaw_at};
use crate::check::item::lexicon::Marks;
use crate::check::item::numbers::{Amount, amounts, range};
use crate::check::item::text::Text;
use crate::check::item::words::letters;
use crate::check::item::{Context, Item};
use crate::check::rule::negatives::asks_negatively;
use crate::material::{Fact, Kind};

/// L11: a number in a key or a gap, or the answer of a Number, that is in neither the passage nor the fact.
pub(in crate::check) fn unproven_number(item: &Item<'_>) -> Option<Flaw> {
    // A question that asks for use of the fact may have the learner work the number out, and what is not the case stands
    // nowhere.
    if item.is_use() || asks_negatively(item) {
        return None;
    }
    match &item.question.kind {
        Kind::Match { .. } | Kind::Order { .. } | Kind::TrueFalse { .. } => None,
        Kind::Number { key, unit, .. } => {
            let is_percent = unit.contains('%') || unit.contains("percent");
            let answer = Amount {
                written: crate::answer::number_text(*key, ""),
                // "Minus 21" is read as 21.
                value: key.abs(),
                is_percent,
                in_name: false,
            };
            if known(item).iter().any(|it| it.is_like(&answer)) {
                return None;
            }
            let said = format!(
                "the answer {} which is not in the passage or the fact",
                answer.written
            );
            flaw_at(&item.stem, said)
        }
        Kind::Card { .. }
        | Kind::Cloze(_)
        | Kind::Choice { .. }
        | Kind::MultipleChoice { .. }
        | Kind::Typed { .. } => item.keys.iter().find_map(|key| unproven_in(item, key)),
    }
}

/// Returns the first number of a key that nothing bears out.
fn unproven_in(item: &Item<'_>, key: &Text<'_>) -> Option<Flaw> {
    let has_digit = key.bytes().any(|it| it.is_ascii_digit());
    if !has_digit && !key.marks().has(Marks::NUMBER) {
        return None;
    }
    // "One" may just stand for a thing, and a part in words for a place in a row.
    let counts = |it: &Amount| {
        let in_digits = it.written.starts_with(|c: char| c.is_ascii_digit());
        !it.in_name && (in_digits || it.value >= 2.0)
    };
    let numbers = amounts(key);
    let known = known(item);
    let within =
        range(key).filter(|it| it.low < it.high && it.low.is_finite() && it.high.is_finite());
    if within.is_some_and(|range| {
        let mut values = known.iter().map(|it| it.value);
        values.any(|it| (range.low..=range.high).contains(&it))
    }) {
        return None;
    }
    let is_known = |it: &Amount| known.iter().any(|other| other.is_like(it));
    let number = numbers.into_iter().find(|it| counts(it) && !is_known(it))?;
    flaw_at(
        number.written.clone(),
        format!(
            "the number {} in the key, and not in the passage or the fact",
            number.written
        ),
    )
}

/// Returns the numbers that a learner can find: in passage, fact and question. Of a cloze, what is asked is left out.
fn known(item: &Item<'_>) -> Vec<Amount> {
    let stem = if item.question.cloze().is_some() {
        ""
    } else {
        item.stem.as_str()
    };
    let mut known: Vec<Amount> = item.proofs().iter().flat_map(|it| amounts(it)).collect();
    if let Some(passage) = item.passage() {
        known.extend(amounts(&item.context.pack.proof(passage)));
    }
    known.extend(amounts(stem));
    known
}

/// L47: a short answer of which nothing stands in the passage or the fact.
pub(in crate::check) fn unproven_answer(item: &Item<'_>) -> Option<Flaw> {
    let passage = item.passage()?;
    let has_answer = matches!(
        item.question.kind,
        Kind::Card { .. } | Kind::Cloze(_) | Kind::Typed { .. } | Kind::Choice { .. }
    );
    let key = item.keys.first().filter(|_| has_answer)?;
    let count = key.stems().count();
    // A sentence tells in other words; a name or a thing has to stand there.
    let is_sentence = key
        .words()
        .next()
        .is_some_and(|it| matches!(it, "it" | "they" | "because"));
    // What is not the case stands nowhere, and of numbers L11 says so.
    let is_elsewhere = asks_negatively(item) || !amounts(key).is_empty();
    if is_sentence || is_elsewhere || item.is_use() || count == 0 || count > 3 {
        return None;
    }
    let proof = item.context.pack.proof(passage);
    let proof = Text::new(&proof);
    let texts = [&proof, &Text::new(&item.fact.says)];
    let same_root = |a: &str, b: &str| {
        let (a, b) = (a.trim_end_matches('.'), b.trim_end_matches('.'));
        let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
        a == b || shared >= 4 || shared >= 3 && letters(a).min(letters(b)) == 3
    };
    let stands = |text: &Text<'_>, answer: &Text<'_>| {
        answer.stems().any(|it| {
            let mut words = text.taken_apart().iter();
            words.any(|word| {
                word.as_str()
                    .split('-')
                    .chain([word.as_str()])
                    .any(|part| same_root(it, part))
            })
        })
    };
    let others = other_answers(item);
    let others: Vec<Text<'_>> = others.iter().map(|it| Text::new(it)).collect();
    let answers = || std::iter::once(key).chain(&others);
    let is_borne_out = texts
        .iter()
        .any(|text| answers().any(|it| stands(text, it)));
    // Of a choice the key may say it in other words; it is doubtful when a distractor is what the passage says.
    let speaks_for_another = || {
        let mut others = item.distractors.iter();
        others.any(|it| stands(&proof, it))
    };
    if is_borne_out || item.is_choice() && !speaks_for_another() {
        return None;
    }
    flaw_at(
        key,
        format!(
            "the answer {:?}, of which no word is in the passage or the fact",
            key.as_str()
        ),
    )
}

/// Returns the other accepted answers of a typed question or of the first gap.
fn other_answers<'a>(item: &Item<'a>) -> Vec<&'a str> {
    let accepted = if let Kind::Typed { accept, .. } = &item.question.kind {
        accept.iter().collect()
    } else {
        let gap = item.question.cloze().and_then(|it| it.gaps().next());
        let variants = gap.into_iter().flat_map(|it| &it.variants);
        variants.collect::<Vec<_>>()
    };
    accepted.into_iter().map(String::as_str).collect()
}

/// L49: a passage that has hardly a word and no number in common with its fact.
pub(in crate::check) fn foreign_quote(_: &Context<'_>, fact: &Fact) -> Option<Flaw> {
    let passage = fact.passage.as_ref()?;
    let (quote, says) = (Text::new(&passage.quote), Text::new(&fact.says));
    let content = quote.content();
    let shared = says
        .content()
        .iter()
        .filter(|it| content.contains(**it))
        .count();
    let known = amounts(&says);
    let has_number = || {
        amounts(&quote)
            .iter()
            .any(|it| known.iter().any(|other| other.is_like(it)))
    };
    if shared >= 2 || content.len() < 4 || has_number() {
        return None;
    }
    let words = if shared == 1 { "word" } else { "words" };
    flaw_at(
        passage.quote.clone(),
        format!("a passage that shares {shared} {words} of meaning with its fact"),
    )
}

/// L79: a title of a fact that has every word of an answer.
pub(in crate::check) fn telling_title(item: &Item<'_>) -> Option<Flaw> {
    if item.fact.title.is_empty() || item.stem.contains(item.fact.title.as_str()) {
        return None;
    }
    let title = Text::new(&item.fact.title);
    let key = item.keys.iter().find(|key| {
        let mut stems = key.stems();
        stems.next().is_some()
            && key
                .stems()
                .all(|it| title.has_stem(it) && !item.stem.has_stem(it))
    })?;
    flaw_at(
        key,
        format!("the answer in the title {:?} of its fact", title.as_str()),
    )
}
