//! Questions with the same words, and what they say is right.

use crate::check::bank::Bank;
use crate::check::bank::near::answers_of;
use crate::check::flaw::BankFlaw;
use crate::check::item::Item;
use crate::check::item::text::Text;
use crate::check::item::words::same_when;
use crate::fast::FastMap;
use crate::material::Kind;

/// L14: two questions with the same stem and another answer.
pub(in crate::check) fn contradicting(bank: &Bank<'_, '_>) -> Vec<BankFlaw> {
    let mut first: FastMap<String, usize> = FastMap::default();
    let mut found = Vec::new();
    for (place, item) in bank.items.iter().enumerate() {
        if item.question.cloze().is_some() {
            continue;
        }
        let stem = same_when(&item.stem);
        let earlier = *first.entry(stem).or_insert(place);
        let Some(other) = bank.items.get(earlier).filter(|_| earlier != place) else {
            continue;
        };
        if contradict(item, other) {
            let said = format!("the stem of {}, with another answer", other.address());
            found.push(BankFlaw::at(place, item.stem.as_str(), said));
        }
    }
    found
}

/// Whether two questions with the same stem cannot both be right.
fn contradict(a: &Item<'_>, b: &Item<'_>) -> bool {
    match (&a.question.kind, &b.question.kind) {
        (Kind::TrueFalse { key, .. }, Kind::TrueFalse { key: other, .. }) => key != other,
        (
            Kind::Number {
                key,
                tolerance,
                unit,
                ..
            },
            Kind::Number {
                key: other,
                tolerance: others,
                unit: other_unit,
                ..
            },
        ) => same_when(unit) == same_when(other_unit) && (key - other).abs() > tolerance + others,
        (Kind::Order { items, .. }, Kind::Order { items: other, .. }) => {
            let mut known: Vec<&String> = items.iter().collect();
            let mut others: Vec<&String> = other.iter().collect();
            known.sort();
            others.sort();
            known == others && items != other
        }
        (Kind::Match { pairs, .. }, Kind::Match { pairs: other, .. }) => pairs.iter().any(|it| {
            let mut same = other.iter().filter(|other| other.premise == it.premise);
            same.any(|other| other.response != it.response)
        }),
        _ => words_contradict(a, b),
    }
}

/// Whether answers in words contradict each other: one is offered as wrong in the other question, or they have nothing in
/// common, where the stem does not ask about options that differ.
fn words_contradict(a: &Item<'_>, b: &Item<'_>) -> bool {
    let has_answer = |it: &Item<'_>| {
        matches!(
            it.question.kind,
            Kind::Choice { .. } | Kind::Typed { .. } | Kind::Card { .. }
        )
    };
    if !has_answer(a) || !has_answer(b) {
        return false;
    }
    let (ours, theirs) = (answers_of(a), answers_of(b));
    if ours.iter().any(|it| theirs.contains(it)) {
        return false;
    }
    let is_wrong = |answers: &[String], of: &Item<'_>| {
        let mut wrong = of.distractors.iter().map(|it| same_when(it));
        wrong.any(|it| answers.contains(&it))
    };
    if is_wrong(&ours, b) || is_wrong(&theirs, a) {
        return true;
    }
    let asks_of_options = ["these", "following"].iter().any(|it| a.stem.has(it));
    let shares_word = a.keys.iter().flat_map(Text::stems).any(|word| {
        let mut keys = b.keys.iter();
        keys.any(|it| it.has_stem(word))
    });
    !asks_of_options && !shares_word && (a.is_choice() && b.is_choice())
}
