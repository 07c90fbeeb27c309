//! Cards and gaps: each should ask one thing, have one answer, and need real recall.

use std::borrow::Cow;

use crate::answer;
use crate::check::flaw::{Flaw, flaw_at};
use crate::check::item::Item;
use crate::check::item::words::{is_stop_word, words};
use crate::material::Kind;

/// L41: a gap that hides no meaning, or that the rest of the sentence gives away or leaves open.
pub(in crate::check) fn poor_gap(item: &Item<'_>) -> Option<Flaw> {
    let Kind::Cloze(cloze) = &item.question.kind else {
        return None;
    };
    for (place, gap) in cloze.gaps().enumerate() {
        let (text, _) = cloze.with_gap(place, " ");
        let hidden: Vec<_> = words(&gap.answer).collect();
        if hidden.iter().all(|it| is_stop_word(it))
            && hidden.iter().all(|it| it.parse::<f64>().is_err())
            && !is_number_word(&hidden)
        {
            return flaw_at(
                gap.answer.clone(),
                "a gap that hides a word without a meaning",
            );
        }
        let rest: Vec<_> = words(&text).collect();
        if rest.windows(hidden.len().max(1)).any(|run| run == hidden) {
            return flaw_at(
                gap.answer.clone(),
                "a gap whose answer stands elsewhere in the sentence",
            );
        }
        let left = rest.iter().filter(|it| !is_stop_word(it)).count();
        if left < 4 {
            return flaw_at(
                gap.answer.clone(),
                format!("a gap with only {left} words of meaning around it"),
            );
        }
    }
    None
}

fn is_number_word(hidden: &[Cow<'_, str>]) -> bool {
    hidden.iter().any(|it| matches!(&**it, "one" | "two"))
}

/// L45: a typed answer with a sign that is dropped before it is compared.
pub(in crate::check) fn lost_sign(item: &Item<'_>) -> Option<Flaw> {
    let answers: Vec<&str> = match &item.question.kind {
        Kind::Typed { key, accept, .. } => {
            let accept = accept.iter().map(String::as_str);
            std::iter::once(key.as_str()).chain(accept).collect()
        }
        Kind::Cloze(cloze) => cloze
            .gaps()
            .flat_map(|gap| std::iter::once(&gap.answer).chain(&gap.variants))
            .map(String::as_str)
            .collect(),
        Kind::Card { .. }
        | Kind::Choice { .. }
        | Kind::MultipleChoice { .. }
        | Kind::TrueFalse { .. }
        | Kind::Number { .. }
        | Kind::Order { .. }
        | Kind::Match { .. } => return None,
    };
    let mut lost = answers.into_iter().map(|it| (it, answer::lost_sign(it)));
    let (answer, sign) = lost.find_map(|(answer, sign)| Some((answer, sign?)))?;
    flaw_at(
        answer,
        format!("the sign {sign:?} in {answer:?}, which is not compared"),
    )
}

/// L42: a card that asks for a list.
pub(in crate::check) fn enumeration(item: &Item<'_>) -> Option<Flaw> {
    let Kind::Card { back, .. } = &item.question.kind else {
        return None;
    };
    let first = back.split(['.', ';']).next().unwrap_or_default();
    let parts = first.split([',']).count() + first.matches(" and ").count();
    if parts >= 4 && words(first).count() <= 4 * parts {
        return flaw_at(back, format!("an answer of {parts} things"));
    }
    None
}

/// L43: a card that can be guessed: yes or no, this or that.
pub(in crate::check) fn guessable(item: &Item<'_>) -> Option<Flaw> {
    const OPENINGS: [&str; 12] = [
        "is", "are", "was", "were", "do", "does", "did", "can", "could", "has", "have", "will",
    ];
    let Kind::Card { front, back } = &item.question.kind else {
        return None;
    };
    let asked = &item.stem;
    let opens = asked
        .words()
        .next()
        .is_some_and(|it| OPENINGS.contains(&it));
    let answer = words(back).next();
    let yes_no = answer.is_some_and(|it| it == "yes" || it == "no");
    let either = asked.has("either") || opens && asked.has("or");
    if yes_no || either {
        return flaw_at(front, "a card that is answered by yes, no, or one of two");
    }
    None
}
