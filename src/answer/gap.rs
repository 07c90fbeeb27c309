//! Gaps of a cloze: words, or a number where the author asks for one.

use crate::answer::Verdict;
use crate::answer::number::{NumberError, is_unit, number_and_unit, number_text, parse_number};
use crate::answer::typed::judge_typed;
use crate::material::{Cloze, Gap};

/// What a gap accepts that asks for a number.
pub(super) struct NumberGap<'a> {
    gap: &'a Gap,
    numbers: Vec<f64>,
    /// Behind the number in its own answer, else the word that follows the gap. May be empty, or no unit at all.
    unit: String,
    /// Whether the unit belongs to the answer.
    has_own_unit: bool,
    /// The answers that are no numbers, such as "forty".
    words: Vec<String>,
}

impl<'a> NumberGap<'a> {
    /// Returns gap `asked` if its hint asks for a number and it accepts one.
    pub(super) fn of(cloze: &'a Cloze, asked: usize) -> Option<Self> {
        let gap = cloze.gaps().nth(asked)?;
        if gap.hint.is_empty() {
            return None;
        }
        let mut numbers = Vec::new();
        let mut words = Vec::new();
        let mut own_unit = None;
        for answer in std::iter::once(&gap.answer).chain(&gap.variants) {
            match number_and_unit(answer) {
                Some((number, unit)) => {
                    numbers.push(number);
                    own_unit = own_unit.or_else(|| Some(unit).filter(|unit| !unit.is_empty()));
                }
                None => words.push(answer.clone()),
            }
        }
        let has_own_unit = own_unit.is_some();
        let unit = own_unit.unwrap_or_else(|| word_behind(cloze, asked).to_owned());
        let asks = !numbers.is_empty() && asks_for_number(&gap.hint, &unit);
        asks.then_some(Self {
            gap,
            numbers,
            unit,
            has_own_unit,
            words,
        })
    }

    pub(super) fn judge(&self, given: &str) -> Verdict {
        if self.is_as_written(given) {
            return Verdict::of(true);
        }
        if let Ok(number) = parse_number(given, &self.unit) {
            let is_right = self.numbers.iter().any(|key| (number - key).abs() <= 0.0);
            return Verdict::of(is_right);
        }
        let Some((key, variants)) = self.words.split_first() else {
            return Verdict::of(false);
        };
        judge_typed(self.without_unit(given), key, variants)
    }

    /// Returns why `given` has to be typed otherwise before it can be judged.
    pub(super) fn problem(&self, given: &str) -> Option<NumberError> {
        let error = parse_number(given, &self.unit).err()?;
        let is_ambiguous = matches!(error, NumberError::Ambiguous { .. });
        (is_ambiguous && !self.is_as_written(given)).then_some(error)
    }

    /// Returns the number that `given` is read as, with its unit if that belongs to the answer.
    pub(super) fn read_as(&self, given: &str) -> Option<String> {
        let unit = if self.has_own_unit { &self.unit } else { "" };
        Some(number_text(parse_number(given, &self.unit).ok()?, unit))
    }

    pub(super) fn unit(&self) -> &str {
        &self.unit
    }

    fn is_as_written(&self, given: &str) -> bool {
        let given = given.trim();
        given == self.gap.answer || self.gap.variants.iter().any(|it| it == given)
    }

    /// Takes the unit away from the end of words such as "forty percent".
    fn without_unit<'g>(&self, given: &'g str) -> &'g str {
        let given = given.trim();
        let mut blanks = given.match_indices(char::is_whitespace);
        let end = blanks.find(|(at, _)| given.get(*at..).is_some_and(|it| is_unit(it, &self.unit)));
        end.and_then(|(at, _)| given.get(..at)).unwrap_or(given)
    }
}

/// Whether a hint asks for a number: "number", "how many", "percentage", or the unit itself.
fn asks_for_number(hint: &str, unit: &str) -> bool {
    let hint = hint.to_lowercase();
    let hint = hint.strip_prefix("a ").unwrap_or(&hint);
    let first = hint.split_whitespace().next().unwrap_or_default();
    matches!(first, "number" | "how" | "percent" | "percentage" | "%")
        || !unit.is_empty() && is_unit(hint, unit)
}

/// Returns the first word behind a gap, without the marks of the sentence.
fn word_behind(cloze: &Cloze, asked: usize) -> &str {
    let mut words = cloze.words_behind(asked).split_whitespace();
    let first = words.next().unwrap_or_default();
    first.trim_end_matches([',', '.', ';', ':', '!', '?', ')'])
}
