//! Questions with several right options: what the stem says of their number.

use crate::check::flaw::{Flaw, flaw_at};
use crate::check::item::Item;
use crate::check::item::numbers::value_of;
use crate::material::Kind;

fn several(item: &Item<'_>) -> Option<(usize, usize)> {
    let Kind::MultipleChoice {
        keys, distractors, ..
    } = &item.question.kind
    else {
        return None;
    };
    Some((keys.len(), distractors.len()))
}

/// L72: a stem that asks for another number of options than are right.
pub(in crate::check) fn wrong_count(item: &Item<'_>) -> Option<Flaw> {
    let (keys, _) = several(item)?;
    let words: Vec<&str> = item.stem.words().collect();
    let counted = words.windows(2).find_map(|pair| match pair {
        [
            "which" | "what" | "choose" | "pick" | "select" | "name" | "the",
            number,
        ] => {
            let value = value_of(number)?;
            let is_count = (2.0..=9.0).contains(&value) && value.fract() == 0.0;
            is_count.then_some((*number, value))
        }
        _ => None,
    });
    // "The two legs" is about something else; the number has to follow the word that asks.
    let asked = counted.filter(|(number, _)| !item.stem.has_run(&["the", number]));
    if let Some((number, value)) = asked
        && (value - keys as f64).abs() > 0.5
    {
        return flaw_at(
            number,
            format!("{number:?} in the stem, and {keys} right options"),
        );
    }
    let one = [
        &["which", "one"][..],
        &["which", "of", "these", "is"],
        &["which", "of", "the", "following", "is"],
    ];
    let run = one.iter().find(|it| item.stem.has_run(it))?;
    let run = run.join(" ");
    flaw_at(
        run.clone(),
        format!("{run:?} in the stem, and {keys} right options"),
    )
}

/// L98: nearly all options are right.
pub(in crate::check) fn nearly_all(item: &Item<'_>) -> Option<Flaw> {
    let (keys, distractors) = several(item)?;
    if keys >= 3 * distractors {
        return flaw_at(
            &item.stem,
            format!("{keys} of {} options are right", keys + distractors),
        );
    }
    None
}
