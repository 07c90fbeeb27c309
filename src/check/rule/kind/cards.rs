//! Cards and gaps: each should ask one thing, have one answer, and need real recall.

use std::borrow::Cow;

use crate::answer;
use crate::check::flaw::{Flaw, flaw_at};
use crate::check::item::Item;
use crate::check::item::spoken::starts_with_vowel_sound;
use crate::check::item::words::{is_stop_word, letters, same_when, words};
use crate::material::{ClozePart, Kind};

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
            let words = if left == 1 { "word" } else { "words" };
            return flaw_at(
                gap.answer.clone(),
                format!("a gap with only {left} {words} of meaning around it"),
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

fn card<'i>(item: &'i Item<'_>) -> Option<(&'i str, &'i str)> {
    let Kind::Card { front, back } = &item.question.kind else {
        return None;
    };
    Some((front, back))
}

/// L42: a card that asks for a list of four or more.
pub(in crate::check) fn enumeration(item: &Item<'_>) -> Option<Flaw> {
    let (_, back) = card(item)?;
    let parts = parts_of(back);
    if parts >= 4 {
        return flaw_at(back, format!("an answer of {parts} things"));
    }
    None
}

/// Counts the things that an answer lists.
fn parts_of(back: &str) -> usize {
    let is_numbered = |part: &str| {
        let number = part.trim_start();
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        digits > 0
            && number
                .get(digits..)
                .is_some_and(|it| it.starts_with(['.', ')']))
    };
    let numbered = back.split_whitespace().filter(|it| is_numbered(it)).count();
    let semicolons = back
        .split(['\n', ';'])
        .filter(|it| !it.trim().is_empty())
        .count();
    let slashes = back.split(" / ").count();
    let sentence = back.split(['.', ';', '\n']).next().unwrap_or_default();
    let commas = sentence
        .replace(", and ", ", ")
        .replace(" and ", ", ")
        .split(", ")
        .filter(|it| !it.trim().is_empty())
        .count();
    // A sentence has commas as well; a list has no verb before the first of them.
    let first = sentence.split(',').next().unwrap_or_default();
    let is_clause = words(first).any(|it| {
        matches!(
            &*it,
            "is" | "are" | "was" | "were" | "because" | "when" | "if"
        )
    });
    let commas = if is_clause { 0 } else { commas };
    numbered.max(semicolons).max(slashes).max(commas)
}

/// L43: an answer that can be guessed: yes or no, this or that.
pub(in crate::check) fn guessable(item: &Item<'_>) -> Option<Flaw> {
    const OPENINGS: [&str; 12] = [
        "is", "are", "was", "were", "do", "does", "did", "can", "could", "has", "have", "will",
    ];
    if !matches!(item.question.kind, Kind::Card { .. } | Kind::Typed { .. }) {
        return None;
    }
    let asked = &item.stem;
    let opens = asked
        .words()
        .next()
        .is_some_and(|it| OPENINGS.contains(&it));
    let answer = item.keys.first()?.words().next();
    let yes_no = answer.is_some_and(|it| it == "yes" || it == "no");
    let either = asked.has("either") || opens && asked.has("or");
    if yes_no && (opens || item.keys.first()?.words().len() == 1) || either {
        return flaw_at(asked, "an answer that is yes, no, or one of two");
    }
    None
}

/// L101: a long answer on a card.
pub(in crate::check) fn long_back(item: &Item<'_>) -> Option<Flaw> {
    let (_, back) = card(item)?;
    let count = words(back).count();
    if count > 20 {
        return flaw_at(back, format!("an answer of {count} words"));
    }
    None
}

/// L102: two questions on one card.
pub(in crate::check) fn two_questions(item: &Item<'_>) -> Option<Flaw> {
    let (front, _) = card(item)?;
    let joins = [
        "and when",
        "and what",
        "and why",
        "and how",
        "and which",
        "and who",
        "and where",
    ];
    let joined = joins.iter().find(|it| {
        let at = front.find(&format!(" {it} "));
        at.is_some_and(|at| at > 0)
    });
    if front.matches('?').count() > 1 || joined.is_some() {
        return flaw_at(front, "two questions on one card");
    }
    None
}

/// L103: a front that leaves open what is asked.
pub(in crate::check) fn vague_front(item: &Item<'_>) -> Option<Flaw> {
    let (front, _) = card(item)?;
    let count = words(front).count();
    if count < 3 && !front.contains(['=', '→']) {
        let words = if count == 1 { "word" } else { "words" };
        return flaw_at(front, format!("a front of {count} {words}"));
    }
    None
}

/// L104: a hint that is the beginning of the answer, or contains it.
pub(in crate::check) fn telling_hint(item: &Item<'_>) -> Option<Flaw> {
    let gap = item.question.cloze()?.gaps().find(|gap| {
        let (hint, answer) = (same_when(&gap.hint), same_when(&gap.answer));
        let begins = letters(&hint) >= 1 && answer.starts_with(&hint);
        let contains = letters(&answer) >= 3 && hint.contains(&answer);
        !hint.is_empty() && (begins || contains)
    })?;
    flaw_at(
        gap.hint.clone(),
        format!("the hint {:?} for {:?}", gap.hint, gap.answer),
    )
}

/// L105: "a" or "an" before a gap.
pub(in crate::check) fn article_before_gap(item: &Item<'_>) -> Option<Flaw> {
    let parts = &item.question.cloze()?.parts;
    parts.windows(2).find_map(|pair| {
        let [ClozePart::Words(before), ClozePart::Gap(gap)] = pair else {
            return None;
        };
        let article = before.trim_end().rsplit([' ', '(']).next()?.to_lowercase();
        let tells = match article.as_str() {
            // Most words take "a", so it hardly tells one from another; "an" does.
            "an" => true,
            "a" => gap.variants.iter().any(|it| starts_with_vowel_sound(it)),
            _ => false,
        };
        if !tells {
            return None;
        }
        flaw_at(
            gap.answer.clone(),
            format!("{article:?} before the gap {:?}", gap.answer),
        )
    })
}
