//! Questions whose answer is a number.

use crate::answer::number_text;
use crate::check::flaw::{Flaw, flaw_at};
use crate::check::item::Item;
use crate::check::item::numbers::{Amount, amounts, value_of};
use crate::check::item::text::Text;
use crate::check::item::words::words;
use crate::material::Kind;

/// A question whose answer is a number.
struct Wanted<'q> {
    key: f64,
    unit: &'q str,
    tolerance: f64,
    why: &'q str,
}

fn wanted<'i>(item: &'i Item<'_>) -> Option<Wanted<'i>> {
    let Kind::Number {
        key,
        unit,
        tolerance,
        why,
        ..
    } = &item.question.kind
    else {
        return None;
    };
    Some(Wanted {
        key: *key,
        unit,
        tolerance: *tolerance,
        why,
    })
}

fn is_share(unit: &str) -> bool {
    unit.contains('%') || unit.contains("percent") || unit.contains("per cent")
}

/// L89: an explanation whose numbers all lie outside what is right.
pub(in crate::check) fn other_number(item: &Item<'_>) -> Option<Flaw> {
    let Wanted {
        key,
        unit,
        tolerance,
        why,
    } = wanted(item)?;
    let numbers = amounts(why);
    let answer = Amount {
        written: String::new(),
        value: key.abs(),
        is_percent: is_share(unit),
        in_name: false,
    };
    let fits = |it: &Amount| {
        (it.value - key.abs()).abs() <= tolerance.max(0.01 * key.abs()) || it.is_like(&answer)
    };
    if numbers.iter().all(|it| it.in_name) || numbers.iter().any(fits) {
        return None;
    }
    flaw_at(
        why,
        format!(
            "an explanation without the answer {}",
            number_text(key, unit)
        ),
    )
}

/// L90: a number whose unit is another one in the passage or the fact, or is not asked for at all.
pub(in crate::check) fn other_unit(item: &Item<'_>) -> Option<Flaw> {
    let Wanted { key, unit, .. } = wanted(item)?;
    if item.is_use() {
        return None;
    }
    let behind: Vec<String> = item
        .proofs()
        .iter()
        .filter_map(|it| unit_behind(it, key))
        .collect();
    let found = behind.first()?;
    let same = |it: &String| same_unit(it, unit);
    let in_stem = |it: &String| {
        let stem = Text::new(item.stem.as_str());
        stem.words().any(|word| same_unit(word, it))
    };
    if behind.iter().any(same) || unit.is_empty() && behind.iter().any(in_stem) {
        return None;
    }
    let said = if unit.is_empty() {
        format!("no unit, where the passage or the fact has {found:?}")
    } else {
        format!("the unit {unit:?}, where the passage or the fact has {found:?}")
    };
    flaw_at(&item.stem, said)
}

/// Units that a number is usually given in, each with its other spellings.
const UNITS: [&[&str]; 24] = [
    &["mm", "millimetre", "millimetres", "millimeters"],
    &["cm", "centimetre", "centimetres", "centimeters"],
    &["m", "metre", "metres", "meter", "meters"],
    &["km", "kilometre", "kilometres", "kilometers"],
    &["mg", "milligram", "milligrams"],
    &["g", "gram", "grams"],
    &["kg", "kilogram", "kilograms"],
    &["ml", "millilitre", "millilitres"],
    &["l", "litre", "litres", "liter", "liters"],
    &["s", "sec", "second", "seconds"],
    &["min", "minute", "minutes"],
    &["h", "hour", "hours"],
    &["day", "days"],
    &["week", "weeks"],
    &["month", "months"],
    &["year", "years"],
    &["n", "newton", "newtons"],
    &["nm"],
    &["w", "watt", "watts"],
    &["bar"],
    &["psi"],
    &["j", "joule", "joules"],
    &["kcal", "kilocalorie", "kilocalories"],
    &["percent", "%"],
];

fn same_unit(one: &str, other: &str) -> bool {
    let known = |it: &str| {
        let it = it.to_lowercase();
        UNITS.iter().position(|unit| unit.contains(&it.as_str()))
    };
    one.eq_ignore_ascii_case(other) || known(one).is_some() && known(one) == known(other)
}

/// Returns the known unit behind a number in a text, or behind the range that the number begins.
fn unit_behind(text: &str, key: f64) -> Option<String> {
    let all: Vec<_> = words(text).collect();
    all.iter().enumerate().find_map(|(at, number)| {
        let is_range = all
            .get(at + 1)
            .is_some_and(|it| matches!(&**it, "to" | "and" | "or"))
            && all.get(at + 2).is_some_and(|it| value_of(it).is_some());
        let at = if is_range { at + 2 } else { at };
        let unit = all.get(at + 1)?;
        let is_it =
            value_of(number).is_some_and(|it| (it - key).abs() <= 1e-9 * key.abs().max(1.0));
        let is_unit = UNITS.iter().any(|it| it.contains(&&**unit));
        // A unit such as "kilometres an hour" has too many spellings to compare.
        let after = all.get(at + 2).map_or("", |it| &**it);
        let is_compound = matches!(after, "a" | "an" | "per" | "each");
        (is_it && is_unit && !is_compound).then(|| unit.to_string())
    })
}

/// L91: a tolerance that lets anything pass, or none where the explanation rounds.
pub(in crate::check) fn absurd_tolerance(item: &Item<'_>) -> Option<Flaw> {
    let Wanted {
        key,
        unit,
        tolerance,
        why,
    } = wanted(item)?;
    if key != 0.0 && tolerance >= 0.5 * key.abs() {
        return flaw_at(
            &item.stem,
            format!(
                "a tolerance of {} around {}",
                number_text(tolerance, ""),
                number_text(key, unit)
            ),
        );
    }
    let rounds = ["about", "rounded", "roughly", "approximately", "≈"];
    let rounds = rounds.iter().find(|it| why.contains(**it));
    if let Some(word) = rounds.filter(|_| tolerance == 0.0 && item.is_use()) {
        return flaw_at(
            why,
            format!("{word:?} in the explanation, and no tolerance"),
        );
    }
    None
}
