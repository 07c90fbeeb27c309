//! The written forms of a number: sign, digits, fraction, power of ten.

use crate::answer::number::separators::{Digits, Mark, is_separator, read};
use crate::answer::signs::{Small, is_blank, is_dash, with_small_marked};
use crate::unicode::{compatible, digit, is_invisible};

/// A number at the begin of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Written {
    /// Its value; of two readings the one without decimals. May be infinite.
    pub number: f64,
    /// The other reading of a mark that may separate decimals as well.
    pub decimal: Option<f64>,
    /// The mark with two readings, or one that shows how its author writes numbers.
    pub mark: Option<MarkUse>,
}

impl Written {
    fn plain(number: f64) -> Self {
        Self {
            number,
            decimal: None,
            mark: None,
        }
    }
}

/// How a comma or point is used in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MarkUse {
    Known(Mark),
    Unknown(char),
}

/// Returns the characters of a text in the forms that the grammar knows: ASCII digits and minus, `^` before exponents,
/// plain blanks, compatibility forms resolved.
pub(super) fn prepared(text: &str) -> Vec<char> {
    let text = text.trim();
    if text.is_ascii() && !text.contains(['^', '~']) {
        let blank = |c: char| if is_blank(c) { ' ' } else { c };
        return text.chars().map(blank).collect();
    }
    let plain = compatible(&with_small_marked(text));
    let kept = plain.chars().filter_map(|letter| match letter {
        letter if is_invisible(letter) => None,
        letter if is_blank(letter) => Some(' '),
        letter if is_dash(letter) => Some('-'),
        '\u{2044}' | '\u{2215}' => Some('/'),
        '’' => Some('\''),
        '⋅' | '∙' => Some('·'),
        letter => match Small::of_marker(letter) {
            Some(Small::Sub) => None,
            Some(Small::Super | Small::Stacked) => Some('^'),
            None => digit(letter)
                .and_then(|value| char::from_digit(value, 10))
                .or(Some(letter)),
        },
    });
    kept.collect()
}

/// Reads the longest number at the begin of a text in prepared form; returns it with what follows.
pub(super) fn written(chars: &[char]) -> Option<(Written, &[char])> {
    let (sign, chars) = sign(after_blanks(chars));
    let (run, rest) = chars.split_at(run_length(chars));
    if let Some((value, rest)) = fraction(run, rest) {
        let number = if sign.is_empty() { value } else { -value };
        return Some((Written::plain(number), rest));
    }
    if let (['1', '0'], Some((exponent, rest))) = (run, power(rest)) {
        let number = format!("{sign}1e{exponent}").parse().ok()?;
        return Some((Written::plain(number), rest));
    }
    if run.is_empty() {
        return None;
    }
    let digits = read(run)?;
    let power = exponent(rest);
    let (exponent, rest) = power.unwrap_or((0, rest));
    let value = |digits: &str| format!("{sign}{digits}e{exponent}").parse::<f64>().ok();
    let (number, decimal, mark) = match &digits {
        Digits::One(digits, mark) => (value(digits)?, None, mark.map(MarkUse::Known)),
        // Nobody writes thousands before a power of ten.
        Digits::Two { decimal, mark, .. } if power.is_some() => (
            value(decimal)?,
            None,
            Some(MarkUse::Known(Mark::Decimal(*mark))),
        ),
        Digits::Two {
            whole,
            decimal,
            mark,
        } => (
            value(whole)?,
            Some(value(decimal)?),
            Some(MarkUse::Unknown(*mark)),
        ),
    };
    let written = Written {
        number,
        decimal,
        mark,
    };
    Some((written, rest))
}

/// Takes the sign from the begin: a minus or plus, or its word.
fn sign(chars: &[char]) -> (&'static str, &[char]) {
    let rest = match chars {
        ['-' | '+', rest @ ..] => rest,
        chars => match after_word(chars, "minus").or_else(|| after_word(chars, "plus")) {
            Some(rest) => rest,
            None => return ("", chars),
        },
    };
    let is_minus = matches!(chars, ['-' | 'm' | 'M', ..]);
    (if is_minus { "-" } else { "" }, after_blanks(rest))
}

/// Returns what stands behind a word at the begin, in capitals or not.
fn after_word<'a>(chars: &'a [char], word: &str) -> Option<&'a [char]> {
    let (begin, rest) = chars.split_at_checked(word.len())?;
    let is_word = begin
        .iter()
        .zip(word.chars())
        .all(|(c, letter)| c.eq_ignore_ascii_case(&letter));
    is_word.then_some(rest)
}

fn after_blanks(chars: &[char]) -> &[char] {
    let blanks = chars.iter().take_while(|c| **c == ' ').count();
    chars.get(blanks..).unwrap_or_default()
}

fn digits_at(chars: &[char]) -> usize {
    chars.iter().take_while(|c| c.is_ascii_digit()).count()
}

/// The length of the digits with the separators between them. A blank only counts before three digits.
fn run_length(chars: &[char]) -> usize {
    let mut at = digits_at(chars);
    loop {
        let Some([mark, rest @ ..]) = chars.get(at..) else {
            return at;
        };
        let digits = digits_at(rest);
        let joins = match mark {
            ' ' => at > 0 && digits == 3,
            '·' => digits > 0 && !is_power_of_ten(rest),
            mark => {
                is_separator(*mark) && digits > 0 && (at > 0 || matches!(mark, '.' | ',' | '٫'))
            }
        };
        if !joins {
            return at;
        }
        at += 1 + digits;
    }
}

/// Reads `1/2` and `1 1/2`, of which `run` are the digits before the first other character. The blank of a mixed
/// number may have been taken for a separator: `1 100/200`.
fn fraction<'a>(run: &[char], rest: &'a [char]) -> Option<(f64, &'a [char])> {
    let number = |chars: &[char]| {
        let is_whole = !chars.is_empty() && chars.iter().all(char::is_ascii_digit);
        let text = is_whole.then(|| chars.iter().collect::<String>())?;
        text.parse::<f64>().ok()
    };
    let over = |rest: &'a [char]| match rest {
        ['/', rest @ ..] => {
            let (below, rest) = rest.split_at(digits_at(rest));
            let is_end = !matches!(rest, ['.' | ',', next, ..] if next.is_ascii_digit());
            let below = number(below).filter(|below| *below > 0.0 && is_end)?;
            Some((below, rest))
        }
        _ => None,
    };
    if let Some((below, rest)) = over(rest) {
        let mut parts = run.splitn(2, |c| *c == ' ');
        let first = number(parts.next()?)?;
        return match parts.next() {
            None => Some((first / below, rest)),
            Some(above) => Some((first + number(above)? / below, rest)),
        };
    }
    let [' ', after @ ..] = rest else {
        return None;
    };
    let (above, rest) = after.split_at(digits_at(after));
    let (below, rest) = over(rest)?;
    Some((number(run)? + number(above)? / below, rest))
}

/// Reads the power of ten behind a number: `e5`, `×10^5`, `*10**5`, each with blanks.
fn exponent(rest: &[char]) -> Option<(i32, &[char])> {
    match after_blanks(rest) {
        ['e' | 'E', rest @ ..] => whole(rest),
        ['×' | 'x' | 'X' | '*' | '·', rest @ ..] => match after_blanks(rest) {
            ['1', '0', rest @ ..] => power(rest),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a power of ten stands here, so that a dot before it is a multiplication: 1·10⁵.
fn is_power_of_ten(chars: &[char]) -> bool {
    matches!(chars, ['1', '0', rest @ ..] if power(rest).is_some())
}

/// Reads what a base is raised to.
fn power(rest: &[char]) -> Option<(i32, &[char])> {
    match after_blanks(rest) {
        ['^', rest @ ..] | ['*', '*', rest @ ..] => whole(rest),
        _ => None,
    }
}

fn whole(rest: &[char]) -> Option<(i32, &[char])> {
    let rest = after_blanks(rest);
    let (sign, rest) = match rest {
        ['-', rest @ ..] => (-1, rest),
        rest => (1, rest.strip_prefix(&['+']).unwrap_or(rest)),
    };
    let (digits, rest) = rest.split_at(digits_at(rest));
    let value: i32 = digits.iter().collect::<String>().parse().ok()?;
    Some((sign * value, rest))
}
