//! Options that are all numbers.

use crate::answer::number::grammar::{MarkUse, Written, prepared, written};
use crate::answer::number::separators::Mark;
use crate::answer::number::unit::factors;

/// Returns the values of options in their order; `None` unless all are numbers with the same unit or without one.
///
/// A mark with two readings is read as in the other options; alone, a comma separates thousands and a point decimals.
#[expect(single_use_lifetimes, reason = "an anonymous one is not allowed here")]
pub fn option_values<'a>(options: impl IntoIterator<Item = &'a str>) -> Option<Vec<f64>> {
    let mut unit = None;
    let mut numbers = Vec::new();
    let mut marks = Vec::new();
    for option in options {
        let chars = prepared(option);
        let (currency, number, rest) = with_currency(&chars)?;
        let ours = unit_of(currency, rest)?;
        if unit.get_or_insert_with(|| ours.clone()) != &ours {
            return None;
        }
        marks.extend(number.mark);
        numbers.push(number);
    }
    let values: Vec<f64> = numbers.iter().map(|it| value(it, &marks)).collect();
    values.iter().all(|it| it.is_finite()).then_some(values)
}

/// Reads a text that is a number as a whole, and returns what stands with it; a mark with two readings as in
/// [`option_values`].
pub(in crate::answer) fn number_and_unit(text: &str) -> Option<(f64, String)> {
    let chars = prepared(text);
    let (currency, number, rest) = with_currency(&chars)?;
    unit_of(currency, rest)?;
    let value = value(&number, number.mark.as_slice());
    let unit: String = currency.iter().chain(rest).collect();
    value.is_finite().then(|| (value, unit.trim().to_owned()))
}

/// Reads a number at the begin of a text, with the sign of a currency before it and what stands behind it.
fn with_currency(chars: &[char]) -> Option<(Option<char>, Written, &[char])> {
    let currency = chars.first().filter(|c| is_currency(**c)).copied();
    let start = usize::from(currency.is_some());
    let (number, rest) = written(chars.get(start..)?)?;
    Some((currency, number, rest))
}

/// Returns the value of a number beside others that have these marks.
fn value(number: &Written, marks: &[MarkUse]) -> f64 {
    match (number.decimal, number.mark) {
        (Some(decimal), Some(MarkUse::Unknown(mark))) if is_decimal(mark, marks) => decimal,
        _ => number.number,
    }
}

/// Returns what stands with the number; `None` if it goes on with another number, as in a range.
fn unit_of(currency: Option<char>, rest: &[char]) -> Option<Vec<(String, i32)>> {
    let first = rest.iter().find(|c| **c != ' ');
    if first.is_some_and(|c| c.is_ascii_digit() || matches!(c, '-' | '+' | ',' | '±')) {
        return None;
    }
    let mut unit = factors(rest);
    unit.extend(currency.map(|sign| (sign.to_string(), 1)));
    Some(unit)
}

fn is_currency(letter: char) -> bool {
    matches!(letter, '$' | '¢' | '£' | '¥' | '\u{20a0}'..='\u{20cf}')
}

/// Whether `mark` separates decimals, by the other numbers.
fn is_decimal(mark: char, marks: &[MarkUse]) -> bool {
    let knows = |use_of: Mark| marks.contains(&MarkUse::Known(use_of));
    let other = if mark == ',' { '.' } else { ',' };
    if knows(Mark::Decimal(mark)) || knows(Mark::Group(other)) {
        return true;
    }
    mark == '.' && !knows(Mark::Group(mark)) && !knows(Mark::Decimal(other))
}
