//! Which characters of a typed answer carry meaning.

use crate::material::{Script, script_parts};
use crate::unicode::{composed, is_combining_mark};

/// How a run of small letters or digits stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Small {
    Super,
    /// A superscript behind a subscript, as in SO₄²⁻.
    Stacked,
    Sub,
}

/// Characters for private use, which mark the begin of a small run while the text is folded.
const MARKERS: [(char, Small); 3] = [
    ('\u{e000}', Small::Super),
    ('\u{e001}', Small::Stacked),
    ('\u{e002}', Small::Sub),
];

impl Small {
    pub(super) fn of_marker(letter: char) -> Option<Self> {
        let found = MARKERS.iter().find(|(marker, _)| *marker == letter);
        found.map(|(_, small)| *small)
    }

    fn marker(self) -> char {
        let found = MARKERS.iter().find(|(_, small)| *small == self);
        found.map_or(' ', |(marker, _)| *marker)
    }
}

/// Marks each run of superscripts and subscripts at its begin, whether written with `^ ~` or in small characters, and
/// parts a fraction such as ½ from a digit before it. Folding would lose both.
pub(super) fn with_small_marked(text: &str) -> String {
    // The usual answer has nothing small in it.
    if text.is_ascii() && !text.contains(['^', '~']) {
        return text.to_owned();
    }
    let mut marked = String::with_capacity(text.len());
    let mut last = Script::Line;
    // A mark of a script follows a letter, whether that is one character or two.
    let text = composed(text);
    for (part, script) in script_parts(&text) {
        if script != Script::Line {
            begin(&mut marked, script, last);
            last = script;
            marked.push_str(part);
            continue;
        }
        for letter in part.chars().filter(|c| Small::of_marker(*c).is_none()) {
            let script = script_of(letter);
            if script != last && script != Script::Line {
                begin(&mut marked, script, last);
            }
            if is_fraction(letter) && marked.ends_with(|c: char| c.is_ascii_digit()) {
                marked.push(' ');
            }
            marked.push(if matches!(letter, 'º' | '˚') {
                '°'
            } else {
                letter
            });
            last = script;
        }
    }
    marked
}

fn begin(marked: &mut String, script: Script, last: Script) {
    let small = match script {
        Script::Line => return,
        Script::Super if last == Script::Line => Small::Super,
        Script::Super => Small::Stacked,
        Script::Sub => Small::Sub,
    };
    marked.push(small.marker());
}

/// Where a small character stands, by its blocks in Unicode.
fn script_of(letter: char) -> Script {
    match letter {
        '²'
        | '³'
        | '¹'
        | '\u{2070}'..='\u{207f}'
        | '\u{2b0}'..='\u{2b8}'
        | '\u{2e0}'..='\u{2e4}'
        | '\u{1d2c}'..='\u{1d61}'
        | '\u{1d9b}'..='\u{1dbf}' => Script::Super,
        '\u{2080}'..='\u{209c}' | '\u{1d62}'..='\u{1d6a}' | '\u{2c7c}' => Script::Sub,
        _ => Script::Line,
    }
}

fn is_fraction(letter: char) -> bool {
    matches!(letter, '¼'..='¾' | '⅐'..='⅞' | '↉')
}

/// Letters, digits and combining marks of all scripts.
pub(super) fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || is_combining_mark(letter)
}

pub(super) fn is_blank(letter: char) -> bool {
    letter.is_whitespace()
}

/// Hyphens, dashes and the minus sign.
pub(super) fn is_dash(letter: char) -> bool {
    matches!(
        letter,
        '-' | '\u{58a}' | '\u{5be}' | '\u{2010}'
            ..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}'
    )
}

/// Returns one sign for those that are used for the same thing.
pub(super) fn unified(letter: char) -> char {
    match letter {
        '\u{2044}' | '\u{2215}' => '/',
        '\u{2236}' => ':',
        '\u{223c}' | '≈' => '~',
        '⋅' | '∙' | '•' => '·',
        '\u{27e8}' | '\u{2329}' => '<',
        '\u{27e9}' | '\u{232a}' => '>',
        letter => letter,
    }
}

/// Whether a sign counts wherever it stands: operators, arrows, and what is drawn rather than spelt.
pub(super) fn is_sign(letter: char) -> bool {
    matches!(letter,
        '<' | '>' | '+' | '/' | ':' | '^' | '#' | '~' | '=' | '±' | '×' | '÷' | '¬'
        | '\u{2190}'..='\u{23ff}' | '\u{25a0}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// Whether a sign may be left out, but not be taken for another of its kind.
pub(super) fn is_unit(letter: char) -> bool {
    matches!(
        letter,
        '%' | '‰' | '‱' | '°' | '′' | '$' | '¢' | '£' | '¥' | '\u{20a0}'..='\u{20cf}'
    )
}

/// Whether a mark is dropped although it may tell answers apart, as in code or formulas.
pub(super) fn is_lost(letter: char) -> bool {
    matches!(
        letter,
        '[' | ']' | '{' | '}' | '|' | '\\' | '@' | '&' | '*' | '_' | '§' | '†' | '‡'
    )
}
