//! Replaces words of meaning by invented ones, so that nothing but form is left to go by.

use crate::check::chance::{Chance, spread};
use crate::check::item::lexicon::{Marks, marks_of};
use crate::check::item::words::stemmed;
use crate::fast::{FastMap, FastSet};

/// Words that stay: they belong to the form.
const FORM: [Marks; 9] = [
    Marks::STOP,
    Marks::NEGATIVE,
    Marks::ABSOLUTE,
    Marks::HEDGE,
    Marks::VAGUE,
    Marks::FRAME,
    Marks::NUMBER,
    Marks::VERB,
    Marks::ASKS,
];

/// The invented word for each stem of a question.
pub(in crate::check::sheet) struct Mask {
    /// `None` if nothing is masked.
    seed: Option<u64>,
    known: FastMap<String, String>,
    taken: FastSet<String>,
}

impl Mask {
    pub(in crate::check::sheet) fn new(seed: u64) -> Self {
        Self {
            seed: Some(seed),
            known: FastMap::default(),
            taken: FastSet::default(),
        }
    }

    /// A mask that changes nothing.
    pub(in crate::check::sheet) fn none() -> Self {
        Self {
            seed: None,
            known: FastMap::default(),
            taken: FastSet::default(),
        }
    }

    /// Returns a text with its words of meaning replaced. Length, marks, numbers, capitals and endings stay; a number in
    /// a name, as in IL-6, is part of the name.
    pub(in crate::check::sheet) fn applied(&mut self, text: &str) -> String {
        let Some(seed) = self.seed else {
            return text.to_owned();
        };
        let mut masked = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let is_letter = first.is_alphabetic();
            let end = rest
                .find(|c: char| c.is_alphabetic() != is_letter)
                .unwrap_or(rest.len());
            let (piece, after) = rest.split_at(end);
            if is_letter {
                masked.push_str(&self.word(piece, seed));
            } else if is_number_of_a_name(&masked, piece) {
                masked.extend(piece.chars().map(|it| other_digit(it, seed)));
            } else {
                masked.push_str(piece);
            }
            rest = after;
        }
        masked
    }

    fn word(&mut self, word: &str, seed: u64) -> String {
        let lower = word.to_lowercase();
        let marks = marks_of(&lower);
        // A single letter stands in "don't" and the like, or for a unit.
        if FORM.iter().any(|it| marks.has(*it)) || lower.chars().nth(1).is_none() {
            return word.to_owned();
        }
        let stem = stemmed(&lower);
        let ending = lower.get(stem.len()..).unwrap_or_default();
        let invented = self.stem(stem, seed) + ending;
        let letters = invented.chars().zip(word.chars());
        // Small letters among capitals, as in mRNA, would tell the word.
        let is_capital = word.chars().skip(1).any(char::is_uppercase);
        letters
            .map(|(new, old)| {
                if is_capital || old.is_uppercase() {
                    new.to_ascii_uppercase()
                } else {
                    new
                }
            })
            .collect()
    }

    /// Returns the invented stem of the same length; no two stems share one.
    fn stem(&mut self, stem: &str, seed: u64) -> String {
        const CONSONANTS: [char; 16] = [
            'b', 'd', 'f', 'g', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'w', 'x', 'z',
        ];
        const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];
        if let Some(known) = self.known.get(stem) {
            return known.clone();
        }
        let mut chance = Chance::new(seed ^ spread(stem));
        let length = stem.chars().count();
        let mut invented = String::new();
        // Short words run out of forms; then one is used twice.
        for _ in 0..100 {
            let begin = chance.below(2);
            invented = (0..length)
                .map(|at| {
                    if (at + begin).is_multiple_of(2) {
                        CONSONANTS[chance.below(CONSONANTS.len())]
                    } else {
                        VOWELS[chance.below(VOWELS.len())]
                    }
                })
                .collect();
            let is_word = marks_of(&invented) != Marks::NONE;
            if !is_word && self.taken.insert(invented.clone()) {
                break;
            }
        }
        self.known.insert(stem.to_owned(), invented.clone());
        invented
    }
}

/// Whether what follows `before` is the number of a name.
fn is_number_of_a_name(before: &str, piece: &str) -> bool {
    let number = piece.strip_prefix('-').unwrap_or(piece);
    before.chars().next_back().is_some_and(char::is_alphabetic)
        && number.starts_with(|it: char| it.is_ascii_digit())
}

/// Returns another digit for a digit, the same always for the same one; other signs as they are.
fn other_digit(sign: char, seed: u64) -> char {
    const DIGITS: [char; 10] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
    let step = 1 + seed % 8;
    let other = sign
        .to_digit(10)
        .and_then(|digit| usize::try_from((u64::from(digit) + step) % 10).ok())
        .and_then(|at| DIGITS.get(at));
    other.copied().unwrap_or(sign)
}
