//! Holds a reader's answers against the keys of a sheet.

use std::collections::BTreeMap;
use std::fmt;

use crate::check::sheet::Key;

/// What a reader wrote on one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// From 1.
    pub number: usize,
    pub letter: char,
    pub is_sure: bool,
    /// May be empty.
    pub words: String,
}

/// Reads a reader's answers, a line for each: `12 B unsure words`. The error names the line.
pub fn answers_in(text: &str) -> Result<Vec<Given>, String> {
    let mut answers: Vec<Given> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let given = answer_in(line).ok_or_else(|| {
            format!(
                "line {}: found {line:?}, expected a number, a letter, and `sure` or `unsure`",
                at + 1
            )
        })?;
        if answers.iter().any(|it| it.number == given.number) {
            return Err(format!(
                "line {}: found number {} a second time",
                at + 1,
                given.number
            ));
        }
        answers.push(given);
    }
    Ok(answers)
}

fn answer_in(line: &str) -> Option<Given> {
    let mut rest = line.splitn(4, char::is_whitespace);
    let number = rest
        .next()?
        .trim_end_matches(['.', ')', ':'])
        .parse()
        .ok()?;
    let letter = rest.next()?.trim_end_matches(['.', ')', ':']);
    let mut letters = letter.chars();
    let letter = letters.next()?.to_ascii_uppercase();
    if letters.next().is_some() || !letter.is_ascii_uppercase() {
        return None;
    }
    let is_sure = match rest.next().map(|it| it.trim_end_matches([',', ':', '.'])) {
        Some("sure") => true,
        Some("unsure") => false,
        Some(_) | None => return None,
    };
    Some(Given {
        number,
        letter,
        is_sure,
        words: rest.next().unwrap_or_default().trim().to_owned(),
    })
}

/// How a question came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome<'k> {
    pub key: &'k Key,
    /// `None` if it was left out.
    pub given: Option<Given>,
}

impl Outcome<'_> {
    fn is_agreed(&self) -> bool {
        let given = self.given.as_ref();
        given.is_some_and(|it| it.letter == self.key.letter)
    }

    fn is_unsure(&self) -> bool {
        self.given.as_ref().is_some_and(|it| !it.is_sure)
    }
}

/// A sheet with a reader's answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score<'k> {
    /// In the order of the sheet.
    outcomes: Vec<Outcome<'k>>,
}

impl<'k> Score<'k> {
    /// Compares; the error names a number or a letter that is not on the sheet.
    pub fn of(keys: &'k [Key], answers: &[Given]) -> Result<Self, String> {
        for given in answers {
            let Some(key) = keys.iter().find(|it| it.number == given.number) else {
                return Err(format!(
                    "found an answer to number {}, which is not on the sheet",
                    given.number
                ));
            };
            if !('A'..).take(key.options).any(|it| it == given.letter) {
                return Err(format!(
                    "found the letter {} for number {}, which has {} options",
                    given.letter, given.number, key.options
                ));
            }
        }
        let outcomes = keys.iter().map(|key| Outcome {
            key,
            given: answers.iter().find(|it| it.number == key.number).cloned(),
        });
        Ok(Self {
            outcomes: outcomes.collect(),
        })
    }

    /// How many answers agree with their keys, and how many were given.
    pub fn agreed(&self) -> (usize, usize) {
        let given = self.outcomes.iter().filter(|it| it.given.is_some());
        let agreed = given.clone().filter(|it| it.is_agreed());
        (agreed.count(), given.count())
    }

    /// The share, 0 to 1, that chance gives, and the most that it explains (one-sided, 1 %).
    pub fn chance(&self) -> (f64, f64) {
        let given = self.outcomes.iter().filter(|it| it.given.is_some());
        let shares: Vec<f64> = given.map(|it| 1.0 / it.key.options.max(1) as f64).collect();
        let count = shares.len().max(1) as f64;
        let variance: f64 = shares.iter().map(|it| it * (1.0 - it)).sum();
        let mean = shares.iter().sum::<f64>() / count;
        (mean, mean + 2.33 * variance.sqrt() / count)
    }
}

impl fmt::Display for Score<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (agreed, given) = self.agreed();
        let (chance, most) = self.chance();
        let of_hundred = |part: usize, all: usize| 100.0 * part as f64 / all.max(1) as f64;
        writeln!(
            f,
            "{agreed} of {given} agree ({:.0} %); {} left out; by chance {:.0} %, at most {:.0} %",
            of_hundred(agreed, given),
            self.outcomes.len() - given,
            100.0 * chance,
            100.0 * most,
        )?;
        let mut topics: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
        for outcome in self.outcomes.iter().filter(|it| it.given.is_some()) {
            let counts = topics.entry(&outcome.key.topic).or_default();
            counts[0] += 1;
            counts[1] += usize::from(outcome.is_agreed());
            counts[2] += usize::from(outcome.is_unsure());
        }
        for (topic, [given, agreed, unsure]) in topics {
            writeln!(f, "  {topic}: {agreed} of {given} agree, {unsure} unsure")?;
        }
        for outcome in &self.outcomes {
            let Some(given) = &outcome.given else {
                continue;
            };
            if outcome.is_agreed() && given.is_sure {
                continue;
            }
            let Key {
                number,
                letter,
                address,
                ..
            } = outcome.key;
            let sure = if given.is_sure { "sure" } else { "unsure" };
            write!(
                f,
                "{number} {address}: key {letter}, given {}, {sure}",
                given.letter
            )?;
            if given.words.is_empty() {
                writeln!(f)?;
            } else {
                writeln!(f, ": {}", given.words)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(number: usize, letter: char, topic: &str) -> Key {
        Key {
            number,
            letter,
            options: 3,
            topic: topic.to_owned(),
            address: format!("f{number}/q"),
        }
    }

    #[test]
    fn answers_are_held_against_the_keys() {
        let keys = [
            key(1, 'A', "t"),
            key(2, 'B', "t"),
            key(3, 'C', "u"),
            key(4, 'A', "u"),
        ];
        let answers =
            answers_in("# mine\n1 A sure\n2. c unsure two fit\n\n3) C unsure\n").expect("read");
        let score = Score::of(&keys, &answers).expect("on the sheet");
        assert_eq!(score.agreed(), (2, 3), "two of three");
        let text = score.to_string();
        for line in [
            "2 of 3 agree (67 %); 1 left out; by chance 33 %, at most 97 %",
            "  t: 1 of 2 agree, 1 unsure",
            "2 f2/q: key B, given C, unsure: two fit",
            "3 f3/q: key C, given C, unsure",
        ] {
            assert!(text.lines().any(|it| it == line), "{line} in {text}");
        }
        assert!(!text.contains("1 f1/q"), "agreed and sure");
        for bad in [
            "1 A",
            "A 1 sure",
            "1 AB sure",
            "1 A maybe",
            "1 A sure\n1 B sure",
        ] {
            assert!(
                answers_in(bad).is_err_and(|it| it.starts_with("line ")),
                "{bad}"
            );
        }
        for bad in ["9 A sure", "1 D sure"] {
            let answers = answers_in(bad).expect("read");
            assert!(Score::of(&keys, &answers).is_err(), "{bad}");
        }
    }
}
