//! Prints what the learner did with each part of a question, and why each wrong option is wrong.

use crate::answer::{OptionMark, Response, given_place, key_text, ordinal, truth};
use crate::cli::{CommandError, Terminal};
use crate::material::{AnswerOption, Face, Input, Pair};
use crate::study::Judged;

/// Prints one line for each option, item or pair, and for a typed answer that is not the key word for word.
pub(super) fn print_parts(
    asked: Face<'_>,
    judged: &Judged,
    terminal: &mut Terminal<'_>,
) -> Result<(), CommandError> {
    let response = &judged.response;
    let lines: Vec<String> = match asked.question.input() {
        Input::One if asked.question.is_statement() => {
            let values = [true, false].into_iter();
            values
                .map(|value| option_line(asked, response, (truth(value), "")))
                .collect()
        }
        Input::One | Input::Several => options(asked)
            .map(|option| option_line(asked, response, (&option.text, &option.why)))
            .collect(),
        Input::Text | Input::Number => typed_line(asked, response).into_iter().collect(),
        Input::Order => {
            let items = asked.question.items().iter().enumerate();
            items
                .map(|(place, item)| item_line(response, place, item))
                .collect()
        }
        Input::Match => {
            let pairs = asked.question.pairs().iter();
            pairs.map(|pair| pair_line(response, pair)).collect()
        }
        Input::Grade => Vec::new(),
    };
    for line in lines {
        writeln!(terminal.output, "  {line}")?;
    }
    Ok(())
}

/// The right options first, as the author wrote them.
fn options(asked: Face<'_>) -> impl Iterator<Item = &AnswerOption> {
    let question = asked.question;
    question.keys().iter().chain(question.distractors())
}

/// `[x]` stands before what was chosen, `[ ]` before what was not.
fn option_line(asked: Face<'_>, response: &Response, (text, why): (&str, &str)) -> String {
    let question = asked.question;
    let mark = OptionMark::of((question, asked.gap), response, text);
    let sign = if mark.is_chosen() { "[x]" } else { "[ ]" };
    let wrong = if question.negative {
        "true, so it is not the answer"
    } else {
        "not the answer"
    };
    match mark {
        OptionMark::ChosenRight => format!("{sign} {text}: your answer, right."),
        OptionMark::MissedKey if question.input() == Input::Several => {
            format!("{sign} {text}: right, not chosen.")
        }
        OptionMark::MissedKey => format!("{sign} {text}: the right answer."),
        OptionMark::ChosenWrong => format!("{sign} {text}: your answer, {wrong}. {why}"),
        OptionMark::LeftOut => format!("{sign} {text}: {wrong}. {why}"),
    }
    .trim_end()
    .to_owned()
}

fn typed_line(asked: Face<'_>, response: &Response) -> Option<String> {
    let Response::Typed(given) = response else {
        return None;
    };
    let is_key = *given == key_text(asked.question, asked.gap);
    (!is_key).then(|| format!("Your answer: {given}"))
}

fn item_line(response: &Response, place: usize, item: &str) -> String {
    let number = place + 1;
    match given_place(response, item) {
        Some(given) if given == place => format!("{number}. {item}: in its place"),
        Some(given) => format!("{number}. {item}: you had it {}", ordinal(given + 1)),
        None => format!("{number}. {item}"),
    }
}

fn pair_line(response: &Response, pair: &Pair) -> String {
    let Pair {
        premise,
        response: key,
    } = pair;
    let all: &[(String, String)] = if let Response::Matched(given) = response {
        given
    } else {
        &[]
    };
    let given = all.iter().find(|(it, _)| it == premise);
    match given {
        Some((_, given)) if given == key => format!("{premise} = {key}: your answer, right"),
        Some((_, given)) => format!("{premise} = {key}: you chose {given}"),
        None => format!("{premise} = {key}: you chose nothing"),
    }
}
