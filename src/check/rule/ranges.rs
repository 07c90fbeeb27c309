//! Options that are amounts, times or directions: whether they exclude one another, and in which order they stand.

use crate::answer::option_values;
use crate::check::flaw::{Flaw, flaw_at};
use crate::check::item::Item;
use crate::check::item::lexicon::{Marks, OPPOSITES};
use crate::check::item::numbers::{Range, range, value_of};
use crate::check::item::text::Text;

/// Whether a text has a number in it.
fn counts(text: &Text<'_>) -> bool {
    text.bytes().any(|it| it.is_ascii_digit()) || text.marks().has(Marks::NUMBER)
}

/// L30: ranges that share more than an end point, or a number inside a range.
pub(in crate::check) fn overlapping_ranges(item: &Item<'_>) -> Option<Flaw> {
    if !item.has_options() || item.choices().filter(|it| counts(it)).nth(1).is_none() {
        return None;
    }
    let ranges: Vec<(&Text<'_>, Range)> = item
        .options()
        .filter_map(|it| Some((it, range(it)?)))
        .collect();
    for (place, (text, one)) in ranges.iter().enumerate() {
        for (other_text, other) in ranges.iter().skip(place + 1) {
            let overlap = one.low.max(other.low) < one.high.min(other.high);
            let is_inside = |inner: &Range, outer: &Range| {
                inner.low >= inner.high && outer.low < inner.low && inner.low < outer.high
            };
            let clash = overlap || is_inside(one, other) || is_inside(other, one);
            if one.unit == other.unit && clash {
                let said = format!(
                    "{:?} and {:?}, which overlap",
                    text.as_str(),
                    other_text.as_str()
                );
                return flaw_at(*other_text, said);
            }
        }
    }
    None
}

/// L31: two opposites among the options, and nothing between them.
pub(in crate::check) fn exhaustive_pair(item: &Item<'_>) -> Option<Flaw> {
    let marks = item.choices().fold(Marks::NONE, |all, it| all | it.marks());
    if !marks.has(Marks::OPPOSITE) || marks.has(Marks::UNCHANGED) || item.choices().count() > 3 {
        return None;
    }
    // "As much as" is the middle.
    if item
        .choices()
        .any(|it| it.has_run(&["as", "much"]) || it.has_run(&["as", "many"]))
    {
        return None;
    }
    let holding = |word: &str| item.choices().find(|it| it.has(word));
    let found = OPPOSITES.iter().find_map(|(one, other)| {
        let (a, b) = (holding(one)?, holding(other)?);
        let is_apart = !a.has(other) && !b.has(one);
        (is_apart && is_of_the_same(a, b, one, other)).then_some((a, b))
    });
    let (one, other) = found?;
    flaw_at(
        one,
        format!(
            "the opposites {:?} and {:?} with nothing between",
            one.as_str(),
            other.as_str()
        ),
    )
}

/// Whether two options with opposite words speak of the same thing: apart from these words they share one of meaning, or
/// have none.
fn is_of_the_same(a: &Text<'_>, b: &Text<'_>, one: &str, other: &str) -> bool {
    let rest = |text: &Text<'_>, word: &str| {
        let words = text.taken_apart().iter();
        let rest = words.filter(|it| it.as_str() != word && it.stem().is_some());
        let rest: Vec<String> = rest.filter_map(|it| it.stem().map(str::to_owned)).collect();
        rest
    };
    let (a, b) = (rest(a, one), rest(b, other));
    a.is_empty() && b.is_empty() || a.iter().any(|it| b.contains(it))
}

/// L32: distractors that are numbers and do not ascend. On screen numbers ascend, whatever their order here.
pub(in crate::check) fn number_order(item: &Item<'_>) -> Option<Flaw> {
    if item.distractors.len() < 2 {
        return None;
    }
    let first = item.distractors.first()?;
    let is_ordered = |text: &Text<'_>| counts(text) || text.marks().has(Marks::MONTH);
    if !item.choices().all(is_ordered) {
        return None;
    }
    let plain = option_values(item.distractors.iter().map(|it| &**it));
    let values = plain.or_else(|| {
        let values = item.choices().map(|it| ordered_value(it));
        let values: Option<Vec<(f64, String)>> = values.collect();
        let values = values?;
        let (_, unit) = values.first()?;
        let same = values.iter().all(|(_, other)| other == unit);
        let distractors = || values.iter().skip(item.keys.len());
        same.then(|| distractors().map(|(value, _)| *value).collect())
    })?;
    if !values.is_sorted() {
        return flaw_at(first, "numbers that do not ascend");
    }
    None
}

/// Returns the one number, year or month of an option, and the words around it.
fn ordered_value(text: &Text<'_>) -> Option<(f64, String)> {
    let words = text.taken_apart();
    let mut value = None;
    let mut around = String::new();
    for word in words {
        let spelled = word.as_str();
        let number = value_of(spelled)
            .or_else(|| month(spelled))
            .or_else(|| name_with_number(spelled).map(|(_, it)| it));
        match number {
            Some(_) if value.is_some() => return None,
            Some(number) => {
                value = Some(number);
                if let Some((name, _)) = name_with_number(spelled) {
                    around.push_str(name);
                }
            }
            None => around.push_str(spelled),
        }
    }
    Some((value?, around))
}

/// Splits a size such as "M5" into its letter and its number.
fn name_with_number(word: &str) -> Option<(&str, f64)> {
    let name = word.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = word.get(name.len()..)?.parse().ok()?;
    (name.len() == 1 && name.starts_with(char::is_alphabetic)).then_some((name, number))
}

fn month(word: &str) -> Option<f64> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let place = MONTHS.iter().position(|it| *it == word)?;
    Some(place as f64)
}

/// The numbers of options that are nothing but a number with a unit, and the units.
fn with_units(item: &Item<'_>) -> Option<Vec<(f64, String)>> {
    if !item.has_options() || !item.choices().all(counts) {
        return None;
    }
    let values = item.choices().map(|text| {
        let words: Vec<&str> = text.words().collect();
        let [number, unit @ ..] = words.as_slice() else {
            return None;
        };
        (unit.len() <= 2).then_some((value_of(number)?, unit.concat()))
    });
    values.collect()
}

/// L59: numbers of which one is fifty times another, so that nobody takes it.
pub(in crate::check) fn far_apart(item: &Item<'_>) -> Option<Flaw> {
    let values = with_units(item)?;
    let unit = &values.first()?.1;
    if values
        .iter()
        .any(|(value, other)| other != unit || *value <= 0.0)
    {
        return None;
    }
    let least = values
        .iter()
        .map(|(it, _)| *it)
        .fold(f64::INFINITY, f64::min);
    let most = values.iter().map(|(it, _)| *it).fold(0.0, f64::max);
    // Powers of ten are a scale of their own.
    let is_scale = values
        .iter()
        .all(|(it, _)| (it.log10() - it.log10().round()).abs() < 1e-9);
    if most >= 50.0 * least && !is_scale {
        let key = values.first()?.0;
        let far = item
            .choices()
            .zip(&values)
            .find(|(_, (it, _))| *it >= 50.0 * key || key >= 50.0 * *it);
        let far = far.map(|(text, _)| text)?;
        return flaw_at(far, format!("numbers from {least} to {most}"));
    }
    None
}

/// L51: options that are numbers with a unit each, no two the same.
pub(in crate::check) fn unlike_units(item: &Item<'_>) -> Option<Flaw> {
    let values = with_units(item)?;
    let units: Vec<&String> = values.iter().map(|(_, unit)| unit).collect();
    let differs = |at: usize| units.iter().skip(at + 1).all(|it| *it != units[at]);
    if units.len() >= 3 && units.iter().all(|it| !it.is_empty()) && (0..units.len()).all(differs) {
        let first = item.choices().next()?;
        return flaw_at(first, "a unit of its own for each option");
    }
    None
}
