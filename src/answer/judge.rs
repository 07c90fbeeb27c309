//! Judges a response by the kind of question.

use std::collections::BTreeSet;

use crate::answer::gap::NumberGap;
use crate::answer::number::{NumberError, number_text, parse_number};
use crate::answer::typed::judge_typed;
use crate::answer::{Grade, Response, Verdict};
use crate::material::{AnswerOption, Cloze, Face, Gap, Kind, Pair, Scoring};

/// Judges `response`. Total: a response of a kind that the question does not take is wrong.
pub fn judge(asked: Face<'_>, response: &Response) -> Verdict {
    let verdict = match (&asked.question.kind, response) {
        (Kind::Card { .. } | Kind::Cloze(_), Response::Graded(grade)) => match grade {
            Grade::Again | Grade::Other => Verdict::of(false),
            Grade::Hard | Grade::Good | Grade::Easy => Verdict {
                grade: *grade,
                ..Verdict::of(true)
            },
        },
        (Kind::Choice { key, .. }, Response::Picked(text)) => Verdict::of(*text == key.text),
        (Kind::MultipleChoice { keys, .. }, Response::PickedSeveral(texts)) => {
            judge_several(keys, texts)
        }
        (Kind::TrueFalse { key, .. }, Response::Judged(value)) => Verdict::of(value == key),
        (Kind::Cloze(cloze), Response::Typed(text)) => judge_gap(cloze, asked.gap, text),
        (Kind::Typed { key, accept, .. }, Response::Typed(text)) => judge_typed(text, key, accept),
        (
            Kind::Number {
                key,
                unit,
                tolerance,
                ..
            },
            Response::Typed(text),
        ) => {
            Verdict::of(number_in(text, unit).is_some_and(|given| is_near(given, *key, *tolerance)))
        }
        (Kind::Order { items, .. }, Response::Ordered(given)) => judge_order(items, given),
        (Kind::Match { pairs, .. }, Response::Matched(given)) => judge_match(pairs, given),
        (
            Kind::Card { .. }
            | Kind::Cloze(_)
            | Kind::Choice { .. }
            | Kind::MultipleChoice { .. }
            | Kind::TrueFalse { .. }
            | Kind::Typed { .. }
            | Kind::Number { .. }
            | Kind::Order { .. }
            | Kind::Match { .. },
            _,
        ) => Verdict::of(false),
    };
    match asked.pack.scoring {
        Scoring::AllOrNothing if !verdict.is_right() => Verdict::of(false),
        Scoring::AllOrNothing | Scoring::PartialCredit => verdict,
    }
}

fn judge_gap(cloze: &Cloze, asked: usize, text: &str) -> Verdict {
    if let Some(number) = NumberGap::of(cloze, asked) {
        return number.judge(text);
    }
    match cloze.gaps().nth(asked) {
        Some(Gap {
            answer, variants, ..
        }) => judge_typed(text, answer, variants),
        None => Verdict::of(false),
    }
}

/// Reads a typed number. One with two readings is none, except in the form of [`number_text`], which has a point for
/// decimals; the learner is asked again before it comes to that.
fn number_in(text: &str, unit: &str) -> Option<f64> {
    match parse_number(text, unit) {
        Ok(number) => Some(number),
        Err(NumberError::Ambiguous { decimal, .. }) => {
            (text.trim() == number_text(decimal, unit)).then_some(decimal)
        }
        Err(NumberError::NotANumber) => None,
    }
}

/// Whether `given` is within `tolerance` of the key, plus the rounding errors of the three (0.1 + 0.2 ≠ 0.3). A
/// tolerance of 0 is exact.
fn is_near(given: f64, key: f64, tolerance: f64) -> bool {
    let rounding = if tolerance > 0.0 {
        4.0 * f64::EPSILON * given.abs().max(key.abs()).max(tolerance)
    } else {
        0.0
    };
    (given - key).abs() <= tolerance + rounding
}

/// Scores right picks minus wrong ones, out of all keys; duplicate picks count once.
fn judge_several(keys: &[AnswerOption], texts: &[String]) -> Verdict {
    let given: BTreeSet<&String> = texts.iter().collect();
    let right = given
        .iter()
        .filter(|text| keys.iter().any(|key| key.text == ***text))
        .count();
    let wrong = given.len() - right;
    Verdict::part(right.saturating_sub(wrong), keys.len())
}

/// Scores the share of adjacent pairs that are also adjacent in the key, like Moodle's "relative to the next item".
fn judge_order(items: &[String], given: &[String]) -> Verdict {
    let mut taken = BTreeSet::new();
    let is_whole = given.len() == items.len()
        && given
            .iter()
            .all(|it| items.contains(it) && taken.insert(it.as_str()));
    if !is_whole {
        return Verdict::of(false);
    }
    let follows = |pair: &[String]| items.windows(2).any(|key| key == pair);
    let right = given.windows(2).filter(|pair| follows(pair)).count();
    Verdict::part(right, items.len().saturating_sub(1))
}

/// Scores the share of premises with the right response; if a premise occurs twice, the first counts.
fn judge_match(pairs: &[Pair], given: &[(String, String)]) -> Verdict {
    let is_right = |pair: &&Pair| {
        given
            .iter()
            .find(|(premise, _)| *premise == pair.premise)
            .is_some_and(|(_, response)| *response == pair.response)
    };
    Verdict::part(pairs.iter().filter(is_right).count(), pairs.len())
}
