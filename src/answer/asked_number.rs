//! How a typed number is read where one is asked for, in a question or in a gap.

use crate::answer::gap::NumberGap;
use crate::answer::number::{number_text, parse_number};
use crate::material::{Face, Input};

/// Returns the number that a typed answer was read as, with its unit; `None` if it was typed just so, and where no
/// number is asked for.
pub fn read_as(asked: Face<'_>, given: &str) -> Option<String> {
    let unit = asked.question.unit();
    let read = if let Some(cloze) = asked.question.cloze() {
        NumberGap::of(cloze, asked.gap)?.read_as(given)?
    } else if asked.question.input() == Input::Number {
        number_text(parse_number(given, unit).ok()?, unit)
    } else {
        return None;
    };
    (read != given && read != format!("{given} {unit}")).then_some(read)
}

/// Returns the sentence that asks for a number again; `None` if `given` can be judged, and where no number is asked
/// for.
pub fn number_problem(asked: Face<'_>, given: &str) -> Option<String> {
    if let Some(cloze) = asked.question.cloze() {
        let gap = NumberGap::of(cloze, asked.gap)?;
        return Some(gap.problem(given)?.sentence(given, gap.unit()));
    }
    if asked.question.input() != Input::Number {
        return None;
    }
    let unit = asked.question.unit();
    Some(parse_number(given, unit).err()?.sentence(given, unit))
}
