//! Characters and leftovers that do not belong into a text.

use crate::check::flaw::{Flaw, flaw_at};
use crate::check::item::Item;
use crate::material::Kind;

/// Looks at every text of a question as it is written, the stem first, until something is found.
fn find_in<T>(item: &Item<'_>, look: impl Fn(&str) -> Option<T>) -> Option<T> {
    let shared = std::iter::once(&item.stem)
        .chain(item.options())
        .chain(&item.whys);
    let found = shared.map(|it| look(it)).find(Option::is_some).flatten();
    let own = || match &item.question.kind {
        Kind::Order { items, .. } => items.iter().find_map(|it| look(it)),
        Kind::Match { pairs, extra, .. } => {
            let premises = pairs.iter().map(|it| &it.premise);
            premises.chain(extra).find_map(|it| look(it))
        }
        Kind::Typed { accept, .. } => accept.iter().find_map(|it| look(it)),
        Kind::Card { .. }
        | Kind::Cloze(_)
        | Kind::Choice { .. }
        | Kind::MultipleChoice { .. }
        | Kind::TrueFalse { .. }
        | Kind::Number { .. } => None,
    };
    let alt = || look(&item.question.picture.as_ref()?.alt);
    found.or_else(own).or_else(alt)
}

/// L16: a character that steers a terminal, turns the direction of writing, or is not seen.
pub(in crate::check) fn steering(item: &Item<'_>) -> Option<Flaw> {
    find_in(item, |text| {
        if text.bytes().all(|it| (0x20..0x7f).contains(&it)) {
            return None;
        }
        let sign = text.chars().find(|c| steers(*c))?;
        flaw_at(
            text,
            format!("the character U+{:04X} in a text", u32::from(sign)),
        )
    })
}

/// Whether a character is a control character other than a line end or tab, turns the direction of writing, or takes no
/// room. Joiners inside words of scripts that need them are left alone.
pub(in crate::check) fn steers(c: char) -> bool {
    let turns = matches!(
        c,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    );
    let unseen = matches!(
        c,
        '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fffd}'
    );
    turns || unseen || (c.is_control() && !matches!(c, '\n' | '\t'))
}

/// L17: a text that was left to be written.
pub(in crate::check) fn placeholder(item: &Item<'_>) -> Option<Flaw> {
    // In two parts, so that this file itself has nothing left to be written.
    const LEFT: [&str; 8] = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("XX", "X"),
        "TBD",
        "???",
        "lorem",
        "Lorem",
        "xxx",
    ];
    find_in(item, |text| {
        let mut left = LEFT.iter().filter(|it| text.contains(**it));
        let found = left.find(|found| {
            let is_part = |c: char| c.is_alphanumeric();
            let mut at = text.match_indices(**found);
            at.any(|(at, _)| {
                let before = text.get(..at).and_then(|it| it.chars().next_back());
                let after = text
                    .get(at + found.len()..)
                    .and_then(|it| it.chars().next());
                !before.is_some_and(is_part) && !after.is_some_and(is_part)
            })
        })?;
        flaw_at(*found, format!("{found:?}, which was left to be written"))
    })
}

/// L18: marks of HTML or Markdown in a text that is shown as it is.
pub(in crate::check) fn markup(item: &Item<'_>) -> Option<Flaw> {
    find_in(item, |text| {
        if !text.contains(['<', '*', '`', '[']) {
            return None;
        }
        let found = tag(text).or_else(|| pair(text, "**"));
        let found = found.or_else(|| link(text))?;
        flaw_at(found, format!("{found:?}, which is shown as it stands"))
    })
}

/// Returns the first tag of HTML.
fn tag(text: &str) -> Option<&str> {
    const TAGS: [&str; 16] = [
        "b", "i", "u", "em", "strong", "p", "br", "sub", "sup", "span", "div", "ul", "ol", "li",
        "a", "img",
    ];
    text.match_indices('<').find_map(|(at, _)| {
        let inside = text.get(at + 1..)?.split_once('>')?.0;
        let name = inside.trim_start_matches('/').split([' ', '/']).next()?;
        let is_tag = TAGS.contains(&name.to_lowercase().as_str());
        text.get(at..at + inside.len() + 2).filter(|_| is_tag)
    })
}

fn pair<'t>(text: &'t str, mark: &str) -> Option<&'t str> {
    let at = text.find(mark)?;
    let end = text.get(at + mark.len()..)?.find(mark)?;
    text.get(at..at + end + 2 * mark.len())
}

fn link(text: &str) -> Option<&str> {
    let at = text.find("](")?;
    let begin = text.get(..at)?.rfind('[')?;
    let end = text.get(at..)?.find(')')?;
    text.get(begin..=at + end)
}
