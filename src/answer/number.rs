//! Parsing and formatting numbers with units.

/// Formats a number for display, without trailing zeros and followed by its unit.
pub fn number_text(number: f64, unit: &str) -> String {
    let number = if number == 0.0 { 0.0 } else { number };
    format!("{number} {unit}").trim_end().to_owned()
}

/// Parses typed input: a decimal number, with point or comma, optionally followed by the unit.
///
/// Returns `None` for anything else, and for values that are not finite. The minus may be U+2212, and groups of three
/// digits may be separated by any kind of space.
pub fn parse_number(text: &str, unit: &str) -> Option<f64> {
    let bare = joined_thousands(strip_unit(text.trim(), unit))?;
    let bare = bare.replace('\u{2212}', "-");
    let bare = match bare.split_once(',') {
        None => bare,
        // 1,500 is ambiguous: fifteen hundred or one and a half.
        Some((whole, part))
            if part.contains([',', '.'])
                || (part.len() == 3 && !whole.trim_matches(['-', '0']).is_empty()) =>
        {
            return None;
        }
        Some((whole, part)) => format!("{whole}.{part}"),
    };
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | 'e' | 'E');
    let number: f64 = bare.chars().all(is_digit).then(|| bare.parse().ok())??;
    number.is_finite().then_some(number)
}

/// Strips the trailing unit, ignoring white space. Case matters: mM is not MM.
fn strip_unit<'a>(text: &'a str, unit: &str) -> &'a str {
    let mut rest = text;
    for letter in unit.chars().rev().filter(|c| !c.is_whitespace()) {
        match rest.trim_end().strip_suffix(letter) {
            Some(before) => rest = before,
            None => return text,
        }
    }
    rest.trim_end()
}

/// Removes spaces before groups of three digits and after a sign; `None` for a space anywhere else.
fn joined_thousands(text: &str) -> Option<String> {
    let mut groups = text.split_whitespace();
    let mut joined = groups.next()?.to_owned();
    for group in groups {
        let digits = group.chars().take_while(char::is_ascii_digit).count();
        let is_sign = matches!(joined.as_str(), "-" | "+" | "\u{2212}");
        let before_is_whole = joined.ends_with(|c: char| c.is_ascii_digit())
            && !joined.contains(['.', ',', 'e', 'E']);
        let is_group = digits == 3 && before_is_whole;
        if !(is_sign || is_group) {
            return None;
        }
        joined.push_str(group);
    }
    Some(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_with_its_unit_or_without() {
        for (text, unit, number) in [
            ("12.5", "kg", 12.5),
            (" 12,5 kg ", "kg", 12.5),
            ("12.5kg", "kg", 12.5),
            ("1 200", "W", 1200.0),
            ("\u{2212}3", "°C", -3.0),
            ("+4", "", 4.0),
            ("1e3", "", 1000.0),
            ("60 %", "%", 60.0),
            ("2.5 ml/kg/min", "ml / kg / min", 2.5),
            ("0,125", "", 0.125),
            ("1,25", "", 1.25),
            ("12 W / kg", "W/kg", 12.0),
            ("1 234 567.5", "", 1_234_567.5),
            ("- 3", "", -3.0),
        ] {
            assert_eq!(parse_number(text, unit), Some(number), "{text:?}");
        }
    }

    #[test]
    fn what_is_no_finite_number_is_none() {
        for text in [
            "",
            " ",
            "kg",
            "12 lb",
            "NaN",
            "inf",
            "-infinity",
            "1e999",
            "1,000.5",
            "1,0,0",
            "1,500",
            "5 6",
            "1 2345",
            "1.5 000",
            "1..2",
            "--1",
            "0x10",
            "１２",
            "twelve",
            "1_000",
            "e",
            "12 KG",
        ] {
            assert_eq!(parse_number(text, "kg"), None, "{text:?}");
        }
    }

    #[test]
    fn a_number_is_shown_without_needless_zeros() {
        assert_eq!(number_text(12.50, "kg"), "12.5 kg", "with a unit");
        assert_eq!(number_text(100.0, ""), "100", "without");
        assert_eq!(number_text(-0.0, ""), "0", "no minus nothing");
    }
}
