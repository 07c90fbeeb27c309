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
        let currency = chars.first().filter(|c| is_currency(**c)).copied();
        let start = usize::from(currency.is_some());
        let (number, rest) = written(chars.get(start..)?)?;
        let ours = unit_of(currency, rest)?;
        if unit.get_or_insert_with(|| ours.clone()) != &ours {
            return None;
        }
        marks.extend(number.mark);
        numbers.push(number);
    }
    let value = |number: &Written| match (number.decimal, number.mark) {
        (Some(decimal), Some(MarkUse::Unknown(mark))) if is_decimal(mark, &marks) => decimal,
        _ => number.number,
    };
    let values: Vec<f64> = numbers.iter().map(value).collect();
    values.iter().all(|it| it.is_finite()).then_some(values)
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
