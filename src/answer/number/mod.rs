//! Numbers with units, as people write them.

mod grammar;
mod options;
mod separators;
mod unit;

use crate::answer::number::grammar::{Written, prepared, written};
use crate::answer::number::unit::{fits, without_unit};

pub(super) use options::number_and_unit;
pub use options::option_values;

/// Why a text is not taken for a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NumberError {
    /// It is none, or it has another unit.
    NotANumber,
    /// A comma or point may separate thousands or decimals: 1,500.
    Ambiguous { whole: f64, decimal: f64 },
}

impl NumberError {
    /// Returns the sentence that asks for `text` again; `unit` may be empty.
    pub fn sentence(self, text: &str, unit: &str) -> String {
        let text = text.trim();
        let of_unit = if unit.is_empty() {
            String::new()
        } else {
            format!(" in {unit}")
        };
        match self {
            Self::NotANumber if text.is_empty() => {
                format!("Write a number{of_unit}, such as 12.5.")
            }
            Self::NotANumber => {
                format!("“{text}” is not read as a number{of_unit}. Write one such as 12.5.")
            }
            Self::Ambiguous { whole, decimal } => {
                let (whole, decimal) = (number_text(whole, ""), plain_decimal(decimal));
                format!("“{text}” may mean {whole} or {decimal}. Write {whole} or {decimal}.")
            }
        }
    }
}

/// Formats a number for display, without trailing zeros and followed by its unit.
pub fn number_text(number: f64, unit: &str) -> String {
    let number = if number == 0.0 { 0.0 } else { number };
    format!("{number} {unit}").trim_end().to_owned()
}

/// Formats a decimal so that its point is not taken for a separator of thousands: 1.234 with another zero.
fn plain_decimal(number: f64) -> String {
    let text = number_text(number, "");
    match text.split_once('.') {
        Some((_, part)) if part.len() == 3 => format!("{text}0"),
        _ => text,
    }
}

/// Reads a typed number, with or without its unit.
///
/// Takes decimals with point or comma, groups of three digits, fractions, powers of ten in every spelling, digits of
/// every script, and the unit in its common spellings. The result is finite.
pub fn parse_number(text: &str, unit: &str) -> Result<f64, NumberError> {
    let chars = prepared(text);
    let unit = prepared(unit);
    let stripped = without_unit(&chars, &unit);
    let whole = stripped.and_then(|bare| written(bare).filter(|(_, rest)| is_end(rest)));
    let number = whole
        .or_else(|| written(&chars).filter(|(_, rest)| fits(rest, &unit)))
        .or_else(|| before_power(&chars, &unit));
    let (number, _) = number.ok_or(NumberError::NotANumber)?;
    number.value()
}

/// Whether `text` is the unit in one of its spellings, and not empty.
pub(super) fn is_unit(text: &str, unit: &str) -> bool {
    let text = prepared(text);
    !is_end(&text) && fits(&text, &prepared(unit))
}

/// Reads the number before a unit that is itself a power of ten, such as ×10⁹/l.
fn before_power<'a>(chars: &'a [char], unit: &[char]) -> Option<(Written, &'a [char])> {
    let is_times = |letter: &char| matches!(letter, '×' | '*' | 'x');
    unit.first().filter(|letter| is_times(letter))?;
    let (bare, rest) = chars.split_at(chars.iter().position(is_times)?);
    // What begins with × differs from the unit at most in how it is spelt.
    let is_unit = fits(rest.get(1..)?, unit.get(1..)?);
    written(bare).filter(|(_, rest)| is_unit && is_end(rest))
}

/// Whether nothing follows the number but blanks and a full stop.
fn is_end(rest: &[char]) -> bool {
    rest.iter().all(|c| matches!(c, ' ' | '.'))
}

impl Written {
    fn value(self) -> Result<f64, NumberError> {
        let finite = |value: f64| {
            let finite = value.is_finite().then_some(value);
            finite.ok_or(NumberError::NotANumber)
        };
        match self.decimal {
            None => finite(self.number),
            Some(decimal) => Err(NumberError::Ambiguous {
                whole: finite(self.number)?,
                decimal: finite(decimal)?,
            }),
        }
    }
}

#[cfg(test)]
mod tests;
