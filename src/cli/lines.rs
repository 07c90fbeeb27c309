//! Parses lines of input: commands, and the learner's answer to each kind of question.

use crate::answer::{Grade, parse_number, truth};
use crate::material::{Face, Input};
use crate::model::{Action, SittingAction};
use crate::record::MissCause;
use crate::study::Rules;

/// The causes of misses in the order of the prompt. There is no clock in the terminal, so nobody runs out of time.
pub(super) const CAUSES: [MissCause; 4] = [
    MissCause::NotKnown,
    MissCause::MixedUp,
    MissCause::Misread,
    MissCause::Guessed,
];

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

/// Returns the command in a line. `?` and `q` are answers where words are asked for, or where an option reads like it;
/// with a colon they never are.
pub(super) fn command_of(line: &str, input: Input, options: &[&str]) -> Option<Command> {
    let line = line.trim();
    let is_answer =
        || input == Input::Text || options.iter().any(|it| it.eq_ignore_ascii_case(line));
    match line {
        ":q" => Some(Command::Stop),
        ":?" => Some(Command::Help),
        "q" if !is_answer() => Some(Command::Stop),
        "?" if !is_answer() => Some(Command::Help),
        _ => None,
    }
}

/// Says what can be typed.
pub(super) fn help(input: Input) -> &'static str {
    match input {
        Input::Grade => "Type the number of the grade. q stops; the session can be resumed.",
        Input::Text => {
            "Type your answer and press Enter. Case and spaces around it do not matter. :q stops; the session can be resumed."
        }
        Input::Number => {
            "Type a number, such as 12.5; the unit may follow. q stops; the session can be resumed."
        }
        Input::One => {
            "Type the number of an option, its letter (1 is a, 2 is b), or its words. q stops; the session can be resumed."
        }
        Input::Several => {
            "Type the numbers or letters of the options, with spaces between. q stops; the session can be resumed."
        }
        Input::Order => {
            "Type the numbers of all items in your order, with spaces between. q stops; the session can be resumed."
        }
        Input::Match => {
            "Type one number for each line above, in their order, with spaces between. q stops; the session can be resumed."
        }
    }
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
        Input::Text => Ok(vec![SittingAction::Type(line.to_owned()).into()]),
        Input::Number => match parse_number(line, question.unit()) {
            Ok(_) => Ok(vec![SittingAction::Type(line.to_owned()).into()]),
            Err(error) => Err(error.sentence(line, question.unit())),
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
                let (found, wanted) = (places.len(), pairs.len());
                return Err(format!("found {found} numbers, expected {wanted}"));
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
    use super::{Command, Input, command_of, place_of};

    #[test]
    fn q_stops_unless_it_is_an_answer() {
        let options = ["P", "Q"];
        for (line, input, options, command) in [
            ("q", Input::One, ["Muscle", "Liver"], Some(Command::Stop)),
            (" ?\n", Input::Number, ["", ""], Some(Command::Help)),
            ("q", Input::One, options, None),
            ("q", Input::Text, ["", ""], None),
            (":q", Input::Text, ["", ""], Some(Command::Stop)),
            (":?", Input::One, options, Some(Command::Help)),
            ("1", Input::One, options, None),
        ] {
            assert_eq!(command_of(line, input, &options), command, "{line}");
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
