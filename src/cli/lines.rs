//! Parses lines of input: commands, and the learner's answer to each kind of question.

use crate::answer::{Grade, Response, judge, number_problem, truth};
use crate::cli::count;
use crate::material::{Face, Input};
use crate::model::{Action, SittingAction};
use crate::study::Rules;

/// What came of asking for a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line<T> {
    Answer(T),
    /// The learner stopped, or the input has ended.
    Stopped,
}

/// What a line asks for instead of answering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Help,
    Stop,
}

/// Returns the command in a line. `?` and `q` are none where they answer the question; with a colon they always are.
pub(super) fn command_of(line: &str, is_answer: impl Fn(&str) -> bool) -> Option<Command> {
    let line = line.trim();
    match line {
        ":q" => Some(Command::Stop),
        ":?" => Some(Command::Help),
        "q" if !is_answer(line) => Some(Command::Stop),
        "?" if !is_answer(line) => Some(Command::Help),
        _ => None,
    }
}

/// Whether a line reads like an option, or like an accepted answer that is typed.
pub(super) fn is_answer(line: &str, asked: Face<'_>, options: &[&str], input: Input) -> bool {
    let typed = || {
        let verdict = judge(asked, &Response::Typed(line.to_owned()));
        verdict.is_right() && !verdict.misspelt
    };
    options.iter().any(|it| it.eq_ignore_ascii_case(line)) || input == Input::Text && typed()
}

/// Says what can be typed; `stop` is what stops the session.
pub(super) fn help(input: Input, stop: &str) -> String {
    let what = match input {
        Input::Grade => "Type the number of the grade.",
        Input::Text => "Type your answer and press Enter. Case and spaces around it do not matter.",
        Input::Number => "Type a number, such as 12.5; the unit may follow.",
        Input::One => "Type the number of an option, its letter (1 is a, 2 is b), or its words.",
        Input::Several => "Type the numbers or letters of the options, with spaces between.",
        Input::Order => "Type the numbers of all items in your order, with spaces between.",
        Input::Match => "Type one number for each line above, in their order, with spaces between.",
    };
    format!("{what} {stop} stops; the session can be resumed.")
}

/// Returns the value that a line names by its number, counted from 1.
pub(super) fn choice_of<T: Clone>(line: &str, values: &[T]) -> Result<T, String> {
    let number = line.parse::<usize>().ok();
    let value = number.and_then(|number| values.get(number.checked_sub(1)?));
    let wanted = || {
        format!(
            "found \"{line}\", expected a number of 1 to {}",
            values.len()
        )
    };
    value.cloned().ok_or_else(wanted)
}

/// Says what input is expected; printed on its own line before each answer.
pub(super) fn prompt(asked: Face<'_>, options: usize, rules: Rules) -> String {
    let question = asked.question;
    match rules.input(question) {
        Input::Grade => "How well did you know it: 1 again, 2 hard, 3 good, 4 easy:".to_owned(),
        Input::Text => "Your answer:".to_owned(),
        Input::One => format!("Your answer, 1 to {options}:"),
        Input::Several => {
            let n = question.keys().len();
            format!("Your answers, {n} of 1 to {options}, such as 1 {options}:")
        }
        Input::Number if question.unit().is_empty() => "Your answer, a number:".to_owned(),
        Input::Number => format!("Your answer, a number in {}:", question.unit()),
        Input::Order => format!("Your order, the numbers 1 to {options}, first one first:"),
        Input::Match => {
            let n = question.pairs().len();
            format!("Your answers, {n} numbers of 1 to {options}, for {n} lines above:")
        }
    }
}

/// Returns the actions that give this answer, or says what was expected instead.
pub(super) fn actions_of(
    line: &str,
    asked: Face<'_>,
    options: &[&str],
    rules: Rules,
) -> Result<Vec<Action>, String> {
    let line = line.trim();
    let question = asked.question;
    match rules.input(question) {
        Input::Grade => grade(line),
        Input::Text if line.is_empty() => Err("found nothing, expected your answer".to_owned()),
        Input::Text | Input::Number => match number_problem(asked, line) {
            None => Ok(vec![SittingAction::Type(line.to_owned()).into()]),
            Some(problem) => Err(problem),
        },
        Input::One => match place_of(line, options) {
            Some(place) => Ok(vec![SittingAction::Pick(place).into()]),
            None => Err("That is none of the options.".to_owned()),
        },
        Input::Several => {
            let mut places = places_of(line, options)?;
            places.sort_unstable();
            places.dedup();
            Ok(places
                .into_iter()
                .map(|it| SittingAction::Pick(it).into())
                .collect())
        }
        Input::Order => order(&places_of(line, options)?, question.items().len()),
        Input::Match => {
            let pairs = question.pairs();
            let places = places_of(line, options)?;
            if places.len() != pairs.len() {
                let (found, wanted) = (count(places.len(), "number"), pairs.len());
                return Err(format!("found {found}, expected {wanted}"));
            }
            let given = places.into_iter().enumerate();
            Ok(given
                .flat_map(|(row, place)| {
                    [
                        SittingAction::SelectPart(row).into(),
                        SittingAction::Pick(place).into(),
                    ]
                })
                .collect())
        }
    }
}

fn grade(line: &str) -> Result<Vec<Action>, String> {
    let grade = choice_of(line, &Grade::ALL)?;
    Ok(vec![
        SittingAction::Reveal.into(),
        SittingAction::GiveGrade(grade).into(),
    ])
}

/// Returns the moves that bring the items from the shown order into the given one.
fn order(places: &[usize], items: usize) -> Result<Vec<Action>, String> {
    let mut sorted = places.to_vec();
    sorted.sort_unstable();
    if sorted != (0..items).collect::<Vec<_>>() {
        return Err(format!("expected each of the numbers 1 to {items} once"));
    }
    let mut standing: Vec<usize> = (0..items).collect();
    let mut moves = Vec::new();
    for (to, wanted) in places.iter().enumerate() {
        let Some(from) = standing.iter().position(|it| it == wanted) else {
            continue;
        };
        let item = standing.remove(from);
        standing.insert(to, item);
        moves.push(SittingAction::MoveItem { from, to }.into());
    }
    Ok(moves)
}

/// Parses several places, separated by white space, commas or semicolons.
fn places_of(line: &str, options: &[&str]) -> Result<Vec<usize>, String> {
    let words = line
        .split([' ', ',', ';', '\t'])
        .filter(|word| !word.is_empty());
    let places: Vec<usize> = words
        .map(|word| {
            place_of(word, options).ok_or_else(|| {
                format!(
                    "found \"{word}\", expected numbers of 1 to {}",
                    options.len()
                )
            })
        })
        .collect::<Result<_, _>>()?;
    if places.is_empty() {
        Err("found nothing, expected numbers".to_owned())
    } else {
        Ok(places)
    }
}

/// Returns the place, counted from 0, that a word names: by number from 1, by letter, or by the option's text.
fn place_of(line: &str, options: &[&str]) -> Option<usize> {
    let is_place = |place: &usize| *place < options.len();
    let by_number = line
        .parse::<usize>()
        .ok()
        .and_then(|number| number.checked_sub(1))
        .filter(is_place);
    let by_text = || {
        options
            .iter()
            .position(|option| option.eq_ignore_ascii_case(line))
    };
    let by_letter = || match line.to_ascii_lowercase().as_bytes() {
        [letter @ b'a'..=b'z'] if options.contains(&truth(true)) => {
            b"tf".iter().position(|it| it == letter)
        }
        [letter @ b'a'..=b'z'] => Some(usize::from(letter - b'a')),
        _ => None,
    };
    // A number out of range is not taken for an option that reads like it.
    if line.parse::<f64>().is_ok() {
        return by_number;
    }
    by_number
        .or_else(by_text)
        .or_else(by_letter)
        .filter(is_place)
}

#[cfg(test)]
mod tests {
    use super::{Command, command_of, place_of};

    #[test]
    fn q_stops_unless_it_is_an_answer() {
        for (line, is_answer, command) in [
            ("q", false, Some(Command::Stop)),
            (" ?\n", false, Some(Command::Help)),
            ("q", true, None),
            ("?", true, None),
            (":q", true, Some(Command::Stop)),
            (":?", true, Some(Command::Help)),
            ("1", false, None),
            ("", false, None),
        ] {
            assert_eq!(command_of(line, |_| is_answer), command, "{line}");
        }
    }

    #[test]
    fn a_number_is_a_place_and_never_the_text_of_an_option() {
        let numbers = ["2", "3", "4"];
        for (line, place) in [("1", Some(0)), ("3", Some(2)), ("4", None), ("0", None)] {
            assert_eq!(place_of(line, &numbers), place, "{line}");
        }
        let words = ["Muscle", "Liver"];
        for (line, place) in [
            ("liver", Some(1)),
            ("b", Some(1)),
            ("c", None),
            ("2", Some(1)),
        ] {
            assert_eq!(place_of(line, &words), place, "{line}");
        }
        assert_eq!(place_of("f", &["True", "False"]), Some(1), "false");
    }
}
