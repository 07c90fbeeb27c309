//! Order by chance that is the same for the same seed, for ever: held by golden tests.

use rand::SeedableRng as _;
use rand::rand_core::Rng as _;
use rand::rngs::ChaCha8Rng;

use crate::material::{FaceId, Input, Kind, Question};

/// A source of chance. The generator and the arithmetic are fixed here, since those of libraries may change.
pub struct Shuffler(ChaCha8Rng);

impl Shuffler {
    /// Starts from `seed`; `salt` gives each use of one seed its own order.
    pub fn new(seed: u64, salt: &str) -> Self {
        let mut key = [0_u8; 32];
        let (seed_bytes, rest) = key.split_at_mut(8);
        seed_bytes.copy_from_slice(&seed.to_le_bytes());
        let (salt_bytes, _) = rest.split_at_mut(4);
        salt_bytes.copy_from_slice(&crc32fast::hash(salt.as_bytes()).to_le_bytes());
        Self(ChaCha8Rng::from_seed(key))
    }

    /// The next 64 random bits.
    pub fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// A number below `bound`, each as likely as the others; 0 for a bound of 0.
    fn below(&mut self, bound: u64) -> u64 {
        // Values in the last, incomplete multiple of `bound` are drawn again.
        let fair = u64::MAX - u64::MAX.checked_rem(bound).unwrap_or(0);
        loop {
            let bits = self.bits();
            if bits < fair || bound == 0 {
                return bits.checked_rem(bound).unwrap_or(0);
            }
        }
    }

    /// Puts `items` into random order: Fisher and Yates, from the end.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = usize::try_from(self.below(last as u64 + 1)).unwrap_or(last);
            items.swap(last, other);
        }
    }
}

/// What a question offers, in the order in which this sitting shows it: options, items to order, responses to match; else
/// nothing.
///
/// The order is a function of the sitting's seed and the question. Numbers with one unit stay ascending; items are never
/// offered in the right order.
pub fn options_in_order<'a>(seed: u64, ask: &FaceId, question: &'a Question) -> Vec<&'a str> {
    let mut shuffler = Shuffler::new(seed, &ask.to_string());
    if question.input() == Input::Order {
        return in_another_order(&mut shuffler, question.items());
    }
    let options = question.keys().iter().chain(question.distractors());
    let mut texts: Vec<&str> = options.map(|option| option.text.as_str()).collect();
    if let Kind::Match { pairs, extra, .. } = &question.kind {
        for response in pairs.iter().map(|pair| &pair.response).chain(extra) {
            if !texts.contains(&response.as_str()) {
                texts.push(response);
            }
        }
    }
    if let Some(mut numbers) = as_numbers(&texts) {
        numbers.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        return numbers.into_iter().map(|(_, text)| text).collect();
    }
    shuffler.shuffle(&mut texts);
    texts
}

/// Items in an order that is not theirs. Of two there is only one such order, which would give the answer away: there both
/// may come.
fn in_another_order<'a>(shuffler: &mut Shuffler, items: &'a [String]) -> Vec<&'a str> {
    let key: Vec<&str> = items.iter().map(String::as_str).collect();
    let mut shown = key.clone();
    shuffler.shuffle(&mut shown);
    if shown == key && key.len() > 2 {
        shown.rotate_left(1);
    }
    shown
}

/// Each text with its number, when all are a number with the same unit.
fn as_numbers<'a>(texts: &[&'a str]) -> Option<Vec<(f64, &'a str)>> {
    let split = |text: &'a str| {
        let end = text
            .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '-'))
            .unwrap_or(text.len());
        let (number, unit) = text.split_at_checked(end)?;
        Some((number.parse::<f64>().ok()?, unit.trim()))
    };
    let unit = split(texts.first()?)?.1;
    texts
        .iter()
        .map(|text| {
            split(text)
                .filter(|(_, it)| *it == unit)
                .map(|(number, _)| (number, *text))
        })
        .collect()
}
