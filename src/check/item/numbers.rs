//! Numbers in texts, whether in digits or in words.

use crate::check::item::lexicon::NUMBERS;
use crate::check::item::words::words;

/// How far two readings of one number may differ, as a share of it.
const ROUNDING: f64 = 0.005;

/// A number in a text.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::check) struct Amount {
    /// In lower case, as it stands.
    pub written: String,
    pub value: f64,
    /// Whether it is a share of a hundred.
    pub is_percent: bool,
    /// Whether it belongs to a name, as in "IL-6".
    pub in_name: bool,
}

impl Amount {
    /// Whether both may be the same number: "0.5", "half" and "50 percent" are.
    pub(in crate::check) fn is_like(&self, other: &Self) -> bool {
        let near = |a: f64, b: f64| (a - b).abs() <= ROUNDING * a.abs().max(b.abs());
        let share = |it: &Self| it.is_percent.then_some(it.value / 100.0);
        near(self.value, other.value)
            || share(self).is_some_and(|it| near(it, other.value))
            || share(other).is_some_and(|it| near(it, self.value))
    }
}

/// Returns the numbers of a text in order.
pub(in crate::check) fn amounts(text: &str) -> Vec<Amount> {
    let mut found: Vec<Amount> = Vec::new();
    let is_inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | ',' | '/');
    for piece in text.split_inclusive(|c: char| !is_inside(c)) {
        let of_piece = found.len();
        for word in words(piece) {
            if matches!(&*word, "percent" | "per") {
                mark_percent(&mut found);
            } else {
                add_amounts(&word, &mut found);
            }
        }
        if piece.ends_with('%') && (found.len() > of_piece || piece == "%") {
            mark_percent(&mut found);
        }
    }
    found
}

fn mark_percent(found: &mut [Amount]) {
    if let Some(last) = found.last_mut() {
        last.is_percent = true;
    }
}

/// Adds the numbers of a word, which may have several parts with hyphens between.
fn add_amounts(word: &str, found: &mut Vec<Amount>) {
    let first = word.split('-').next().unwrap_or_default();
    let in_name = value_of(first).is_none() && first.starts_with(char::is_alphabetic);
    let parts = word.split('-');
    found.extend(parts.filter_map(|part| {
        Some(Amount {
            value: value_of(part)?,
            written: part.to_owned(),
            is_percent: false,
            in_name,
        })
    }));
}

/// Reads a word as a number: digits, with a unit behind them or not, a fraction, or a number in words.
pub(in crate::check) fn value_of(word: &str) -> Option<f64> {
    if let Some((_, value)) = NUMBERS.iter().find(|(known, _)| *known == word) {
        return Some(*value);
    }
    match word {
        "½" => return Some(0.5),
        "¼" => return Some(0.25),
        "¾" => return Some(0.75),
        _ => {}
    }
    let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
    if digits.is_empty() || !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if let Some((above, below)) = digits.split_once('/') {
        let (above, below): (f64, f64) = (plain(above)?, plain(below)?);
        return (below != 0.0).then_some(above / below);
    }
    plain(digits)
}

/// Reads digits; a comma before three digits parts thousands, any other one decimals.
fn plain(digits: &str) -> Option<f64> {
    let mut groups = digits.split(',');
    let first = groups.next()?;
    let are_groups = first.len() <= 3
        && digits.contains(',')
        && groups.all(|it| it.split('.').next().is_some_and(|it| it.len() == 3));
    let plain = if are_groups {
        digits.replace(',', "")
    } else {
        digits.replace(',', ".")
    };
    plain.parse().ok().filter(|it: &f64| it.is_finite())
}

/// The bounds of a range, and what is counted.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::check) struct Range {
    pub low: f64,
    pub high: f64,
    pub unit: String,
}

/// Reads a text as a range: "5 to 7 mm", "between 5 and 7", "under 5", "at least 5", "5 mm or more", or a single number.
pub(in crate::check) fn range(text: &str) -> Option<Range> {
    const BELOW: [&str; 8] = [
        "under", "below", "less", "fewer", "up", "most", "before", "maximum",
    ];
    const ABOVE: [&str; 7] = [
        "over",
        "above",
        "more",
        "least",
        "from",
        "exceeding",
        "minimum",
    ];
    const FILLERS: [&str; 14] = [
        "to", "and", "between", "than", "at", "or", "about", "of", "a", "the", "percent",
        "roughly", "around", "some",
    ];
    let words: Vec<_> = words(text).collect();
    let parts: Vec<&str> = words
        .iter()
        .flat_map(|it| it.split('-'))
        .filter(|it| !it.is_empty())
        .collect();
    let values: Vec<f64> = parts.iter().filter_map(|it| value_of(it)).collect();
    let has = |list: &[&str]| parts.iter().any(|it| list.contains(it));
    let unit = parts.iter().filter(|it| {
        value_of(it).is_none()
            && !FILLERS.contains(it)
            && !BELOW.contains(it)
            && !ABOVE.contains(it)
    });
    let mut unit: String = unit.copied().collect();
    if text.contains('%') || parts.contains(&"percent") {
        unit.push('%');
    }
    let sign = text.trim_start().chars().next()?;
    let bounds = match values.as_slice() {
        [a, b] if a < b && (text.contains(['–', '-', '—']) || has(&["to", "and"])) => (*a, *b),
        [a] if matches!(sign, '<' | '≤') || has(&BELOW) => (f64::NEG_INFINITY, *a),
        [a] if matches!(sign, '>' | '≥') || has(&ABOVE) => (*a, f64::INFINITY),
        [a] => (*a, *a),
        _ => return None,
    };
    Some(Range {
        low: bounds.0,
        high: bounds.1,
        unit,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_digits_and_in_words() {
        let values = |text: &str| -> Vec<f64> {
            let all = amounts(text);
            all.iter().map(|it| it.value).collect()
        };
        assert_eq!(values("From 2.5 to 1,5 in 2003."), [2.5, 1.5, 2003.0]);
        assert_eq!(
            values("1,500 m, 1/4 of it, seven months"),
            [1500.0, 0.25, 7.0]
        );
        assert_eq!(values("nineteen-fold, 5-day, 12RM"), [19.0, 5.0, 12.0]);
        let named = amounts("IL-6 at 6 mg");
        let names: Vec<bool> = named.iter().map(|it| it.in_name).collect();
        assert_eq!(names, [true, false], "a digit of a name is no number");
        let like = |a: &str, b: &str| {
            let (a, b) = (amounts(a), amounts(b));
            a.iter().zip(&b).all(|(a, b)| a.is_like(b)) && a.len() == b.len()
        };
        assert!(like("50 percent", "half") && like("50 %", "0.5") && like("1500", "1,500"));
        assert!(!like("5 percent", "0.5"), "other numbers");
    }

    #[test]
    fn ranges_are_read_in_signs_and_in_words() {
        let bounds = |text: &str| range(text).map(|it| (it.low, it.high));
        for (text, low, high) in [
            ("5 to 7 mm", 5.0, 7.0),
            ("5–7 mm", 5.0, 7.0),
            ("between 5 and 7", 5.0, 7.0),
            ("6 mm", 6.0, 6.0),
        ] {
            assert_eq!(bounds(text), Some((low, high)), "{text}");
        }
        for text in ["under 5", "less than 5", "at most 5", "up to 5", "< 5"] {
            assert_eq!(bounds(text), Some((f64::NEG_INFINITY, 5.0)), "{text}");
        }
        for text in ["over 5", "at least 5 mm", "5 mm or more", "> 5"] {
            assert_eq!(bounds(text), Some((5.0, f64::INFINITY)), "{text}");
        }
        assert_eq!(range("a wide gap"), None, "no number");
    }
}
