//! Items to put in order, and pairs to match.

use std::collections::BTreeSet;

use crate::check::flaw::{Flaw, flaw_at};
use crate::check::item::Item;
use crate::check::item::lexicon::Marks;
use crate::check::item::numbers::amounts;
use crate::check::item::text::Text;
use crate::check::item::words::letters;
use crate::material::Kind;

fn items<'i>(item: &'i Item<'_>) -> Option<&'i [String]> {
    Some(item.question.items()).filter(|it| !it.is_empty())
}

/// L92: an order of two.
pub(in crate::check) fn order_of_two(item: &Item<'_>) -> Option<Flaw> {
    let items = items(item)?;
    if items.len() < 3 {
        return flaw_at(&item.stem, format!("{} items to put in order", items.len()));
    }
    None
}

/// L93: items that say their place in words or numbers.
pub(in crate::check) fn numbered_items(item: &Item<'_>) -> Option<Flaw> {
    const OPENINGS: [&str; 8] = [
        "first", "firstly", "second", "then", "next", "finally", "last", "lastly",
    ];
    let item = items(item)?.iter().find(|text| {
        let text = Text::new(text);
        let mut words = text.words();
        let first = words.next().unwrap_or_default();
        let is_step = first == "step" && words.next().is_some_and(|it| it.parse::<u32>().is_ok());
        let is_listed = text
            .as_str()
            .split_once(['.', ')'])
            .is_some_and(|(before, after)| {
                !before.is_empty()
                    && before.bytes().all(|it| it.is_ascii_digit())
                    && after.starts_with(' ')
            });
        is_step || is_listed || OPENINGS.contains(&first)
    })?;
    flaw_at(item.clone(), "an item that says its place")
}

/// L94: items with a number each that ascend or descend.
pub(in crate::check) fn shown_order(item: &Item<'_>) -> Option<Flaw> {
    let items = items(item)?;
    let values: Vec<Vec<f64>> = items
        .iter()
        .map(|it| {
            let numbers = amounts(it).into_iter().filter(|it| !it.in_name);
            numbers.map(|it| it.value).collect()
        })
        .collect();
    let firsts: Vec<f64> = values
        .iter()
        .filter_map(|it| match it.as_slice() {
            [one] => Some(*one),
            _ => None,
        })
        .collect();
    // Where nothing but numbers is ordered, to order them is the task.
    let is_bare = items.iter().all(|it| Text::new(it).words().len() <= 2);
    if firsts.len() < items.len() || items.len() < 3 || is_bare {
        return None;
    }
    let mut pairs = firsts.windows(2);
    let ascends = pairs.clone().all(|it| it[0] < it[1]);
    let descends = pairs.all(|it| it[0] > it[1]);
    if ascends || descends {
        return flaw_at(
            items.first()?.clone(),
            "a number in each item that shows its place",
        );
    }
    None
}

/// L95: a stem that does not say which end comes first.
pub(in crate::check) fn no_direction(item: &Item<'_>) -> Option<Flaw> {
    let _items = items(item)?;
    let says = item.stem.marks().has(Marks::DIRECTION)
        || item.stem.words().any(|it| {
            it.len() > 5 && (it.ends_with("est") || it.ends_with("ing") && it.starts_with("start"))
        })
        || [
            "steps",
            "step",
            "stages",
            "happen",
            "history",
            "sequence",
            "chronological",
            "time",
        ]
        .iter()
        .any(|it| item.stem.has(it));
    if says {
        return None;
    }
    flaw_at(&item.stem, "a stem that does not say what comes first")
}

/// L96: a word of meaning that a premise shares with its own response alone.
pub(in crate::check) fn matching_word(item: &Item<'_>) -> Option<Flaw> {
    let Kind::Match { pairs, extra, .. } = &item.question.kind else {
        return None;
    };
    for pair in pairs {
        let (premise, response) = (Text::new(&pair.premise), Text::new(&pair.response));
        let others: BTreeSet<&String> = pairs
            .iter()
            .map(|it| &it.response)
            .filter(|it| **it != pair.response)
            .chain(extra)
            .collect();
        let shared = response.stems().find(|it| {
            letters(it) >= 4
                && premise.has_stem(it)
                && !others.iter().any(|other| Text::new(other).has_stem(it))
        });
        if let Some(word) = shared {
            let said = format!(
                "{word:?} in {:?} and in no response but its own",
                pair.premise
            );
            return flaw_at(pair.response.clone(), said);
        }
    }
    None
}

/// L97: as many responses as premises, so that the last pair is left over.
pub(in crate::check) fn no_spare(item: &Item<'_>) -> Option<Flaw> {
    let Kind::Match { pairs, extra, .. } = &item.question.kind else {
        return None;
    };
    let responses: BTreeSet<&String> = pairs.iter().map(|it| &it.response).collect();
    if extra.is_empty() && responses.len() == pairs.len() {
        return flaw_at(
            &item.stem,
            format!("{} responses for {} premises", responses.len(), pairs.len()),
        );
    }
    None
}
