//! Answers that are typed.

use crate::check::flaw::{Flaw, flaw_at};
use crate::check::item::Item;
use crate::check::item::words::{same_when, words};
use crate::material::Kind;

fn typed<'i>(item: &'i Item<'_>) -> Option<(&'i str, &'i [String])> {
    let Kind::Typed { key, accept, .. } = &item.question.kind else {
        return None;
    };
    Some((key, accept))
}

/// L86: digits to be typed as words, which takes no unit and no other spelling.
pub(in crate::check) fn number_as_words(item: &Item<'_>) -> Option<Flaw> {
    let (key, _) = typed(item)?;
    let is_number = key.trim().parse::<f64>().is_ok() || {
        let mut words = words(key);
        let first = words.next()?;
        first.parse::<f64>().is_ok()
            && words.count() == 1
            && key.starts_with(|c: char| c.is_ascii_digit())
    };
    // A year or a size such as 29er is a name.
    let is_year = key.len() == 4 && key.parse::<u16>().is_ok();
    if is_number && !is_year {
        return flaw_at(key, format!("the number {key:?} to be typed as words"));
    }
    None
}

/// L87: a long answer to be typed.
pub(in crate::check) fn long_answer(item: &Item<'_>) -> Option<Flaw> {
    let (key, _) = typed(item)?;
    let count = words(key).count();
    if count > 5 {
        return flaw_at(key, format!("an answer of {count} words to be typed"));
    }
    None
}

/// L88: a typed answer that is accepted and is a distractor of another question on the same fact.
pub(in crate::check) fn accepts_distractor(item: &Item<'_>) -> Option<Flaw> {
    let (_, accept) = typed(item)?;
    let siblings = item.fact.questions.iter();
    let distractors =
        siblings.flat_map(|it| it.distractors().iter().map(move |option| (it, option)));
    for (question, distractor) in distractors {
        let wrong = same_when(&distractor.text);
        if let Some(accepted) = accept.iter().find(|it| same_when(it) == wrong) {
            return flaw_at(
                accepted.clone(),
                format!(
                    "{accepted:?} is accepted, and wrong in {}/{}",
                    item.fact.id, question.id
                ),
            );
        }
    }
    None
}
