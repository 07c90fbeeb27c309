//! Units in their common spellings.

/// Prefixes of SI that stand before a litre.
const BEFORE_LITRE: [&str; 11] = ["", "h", "da", "d", "c", "m", "μ", "n", "p", "f", "k"];

/// Symbols before which `u` and `mc` stand for µ.
const AFTER_MICRO: [&str; 14] = [
    "g", "l", "L", "m", "M", "mol", "s", "V", "A", "W", "Sv", "U", "IU", "F",
];

/// Strips the unit exactly as it is written, but for blanks, from the end; a unit that is a mere sign, such as $, from
/// the begin too. `None` if it does not stand there.
pub(super) fn without_unit<'a>(chars: &'a [char], unit: &[char]) -> Option<&'a [char]> {
    let is_mere_sign = !unit.iter().any(|c| c.is_alphanumeric());
    let without_stop = match chars {
        [rest @ .., '.'] => rest,
        chars => chars,
    };
    let mut rest = without_stop;
    for letter in unit.iter().rev().filter(|c| **c != ' ') {
        while let [before @ .., ' '] = rest {
            rest = before;
        }
        match rest {
            [before @ .., last] if last == letter => rest = before,
            _ if is_mere_sign => return without_stop.strip_prefix(unit),
            _ => return None,
        }
    }
    Some(rest)
}

/// Whether what follows a number is nothing, or the unit.
pub(super) fn fits(rest: &[char], unit: &[char]) -> bool {
    let given = factors(rest);
    given.is_empty() && rest.iter().all(|c| matches!(c, ' ' | '.'))
        || !given.is_empty() && given == factors(unit)
}

/// Returns the symbols of a unit with their powers, sorted: ml/kg/min, ml·kg⁻¹·min⁻¹ and mL/(kg·min) are the same.
pub(super) fn factors(unit: &[char]) -> Vec<(String, i32)> {
    let mut factors = Vec::new();
    let mut power = 1;
    let mut in_brackets = false;
    let mut symbol = String::new();
    let mut rest = unit;
    while let [letter, after @ ..] = rest {
        rest = after;
        match letter {
            '*' if after.first() == Some(&'*') => {
                rest = after.get(1..).unwrap_or_default();
                symbol.push('^');
            }
            ' ' if symbol == "°" => {}
            ' ' if is_degree(&symbol) => "°".clone_into(&mut symbol),
            ' ' | '·' | '*' | '×' | '.' | '/' | '(' | ')' => {
                let word = std::mem::take(&mut symbol);
                let is_word = !word.is_empty();
                if word == "per" {
                    power = -1;
                } else {
                    factors.extend(factor(&word, power));
                    match letter {
                        '/' => power = -1,
                        '(' => in_brackets = true,
                        ')' => (in_brackets, power) = (false, 1),
                        _ if is_word && !in_brackets => power = 1,
                        _ => {}
                    }
                }
            }
            letter => symbol.push(*letter),
        }
    }
    factors.extend(factor(&symbol, power));
    factors.sort_unstable();
    factors
}

fn is_degree(word: &str) -> bool {
    matches!(word, "degree" | "degrees" | "deg")
}

/// Takes a symbol and its own power apart: m2, m^2, kg-1.
fn factor(word: &str, power: i32) -> Option<(String, i32)> {
    let symbol = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = word.strip_prefix(symbol)?;
    let (symbol, sign) = match symbol.strip_suffix('-') {
        Some(symbol) if !digits.is_empty() => (symbol, -1),
        _ => (symbol, 1),
    };
    let symbol = symbol.strip_suffix('^').unwrap_or(symbol);
    if symbol == "cent" && power < 0 {
        // The power comes of "per".
        return Some(("%".to_owned(), 1));
    }
    if symbol.is_empty() {
        // 1/min is min⁻¹.
        return (!matches!(word, "" | "1")).then(|| (word.to_owned(), power));
    }
    let own = if digits.is_empty() {
        1
    } else {
        digits.parse::<i32>().ok()?
    };
    Some((spelt(symbol), power.saturating_mul(sign * own)))
}

/// Names of units, in the singular and in small letters, with their symbols.
const NAMES: [(&str, &str); 41] = [
    ("ampere", "A"),
    ("calorie", "cal"),
    ("celsius", "C"),
    ("dalton", "Da"),
    ("day", "d"),
    ("decibel", "dB"),
    ("degree", "°"),
    ("fahrenheit", "F"),
    ("farad", "F"),
    ("feet", "ft"),
    ("foot", "ft"),
    ("gram", "g"),
    ("gramme", "g"),
    ("hertz", "Hz"),
    ("hour", "h"),
    ("inch", "in"),
    ("inches", "in"),
    ("joule", "J"),
    ("kelvin", "K"),
    ("liter", "l"),
    ("litre", "l"),
    ("meter", "m"),
    ("metre", "m"),
    ("micron", "μm"),
    ("mile", "mi"),
    ("minute", "min"),
    ("mole", "mol"),
    ("newton", "N"),
    ("ohm", "Ω"),
    ("ounce", "oz"),
    ("pascal", "Pa"),
    ("percent", "%"),
    ("percentage", "%"),
    ("pound", "lb"),
    ("second", "s"),
    ("sievert", "Sv"),
    ("tonne", "t"),
    ("volt", "V"),
    ("watt", "W"),
    ("yard", "yd"),
    ("year", "yr"),
];

/// Names of the prefixes of SI, with their symbols.
const PREFIXES: [(&str, &str); 11] = [
    ("nano", "n"),
    ("micro", "μ"),
    ("milli", "m"),
    ("centi", "c"),
    ("deci", "d"),
    ("deca", "da"),
    ("hecto", "h"),
    ("kilo", "k"),
    ("mega", "M"),
    ("giga", "G"),
    ("pico", "p"),
];

/// Returns the symbol of a unit that is written out, such as "kilograms"; `None` if it is not known by such a name.
fn written_out(word: &str) -> Option<String> {
    if word.len() < 4 || !word.bytes().all(|c| c.is_ascii_alphabetic()) {
        return None;
    }
    let word = word.to_ascii_lowercase();
    let singular = word.strip_suffix('s').unwrap_or(&word);
    let name = |name: &str| {
        NAMES
            .iter()
            .find(|(it, _)| *it == name)
            .map(|(_, symbol)| *symbol)
    };
    let known = |word: &str| {
        let prefixed = || {
            let (prefix, symbol) = PREFIXES.iter().find(|(it, _)| word.starts_with(it))?;
            Some(format!("{symbol}{}", name(word.strip_prefix(prefix)?)?))
        };
        name(word).map(str::to_owned).or_else(prefixed)
    };
    known(&word).or_else(|| known(singular))
}

/// Takes the plural from a word in small letters, such as "cups"; others stay as they are.
fn singular(word: &str) -> &str {
    let is_word = word.len() >= 4 && word.bytes().all(|c| c.is_ascii_lowercase());
    let singular = word
        .strip_suffix('s')
        .filter(|it| is_word && !it.ends_with('s'));
    singular.unwrap_or(word)
}

/// Returns one spelling for symbols that mean the same.
fn spelt(symbol: &str) -> String {
    if let Some(symbol) = written_out(symbol.strip_prefix('°').unwrap_or(symbol)) {
        return symbol;
    }
    let same = match symbol {
        "pct" => "%",
        "sec" | "secs" => "s",
        "hr" | "hrs" => "h",
        "mins" => "min",
        "kgs" => "kg",
        "lbs" => "lb",
        "yrs" => "yr",
        "°C" | "degC" => "C",
        "°F" | "degF" => "F",
        symbol => singular(symbol),
    };
    let micro = ["mc", "u"].iter().find_map(|prefix| {
        let base = same.strip_prefix(prefix)?;
        AFTER_MICRO.contains(&base).then(|| format!("μ{base}"))
    });
    let kilo = || {
        let base = same.strip_prefix('K').filter(|base| !base.is_empty())?;
        Some(format!("k{base}"))
    };
    let spelt = micro.or_else(kilo).unwrap_or_else(|| same.to_owned());
    match spelt.strip_suffix('L') {
        Some(prefix) if BEFORE_LITRE.contains(&prefix) => format!("{prefix}l"),
        _ => spelt,
    }
}
