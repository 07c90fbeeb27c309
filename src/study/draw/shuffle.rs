//! Seeded random order that stays the same for ever; golden tests pin it.

use rand::SeedableRng as _;
use rand::rand_core::Rng as _;
use rand::rngs::ChaCha8Rng;

use crate::answer::option_values;
use crate::material::{FaceId, Input, Kind, Question};

/// A seeded random number generator. Algorithm and arithmetic are fixed here, since those of libraries may change.
pub struct Shuffler(ChaCha8Rng);

impl Shuffler {
    /// `salt` separates the uses of one seed from each other.
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

    /// Uniform in `0..bound`; 0 if `bound` is 0.
    fn below(&mut self, bound: u64) -> u64 {
        // Rejects values in the last, incomplete multiple of `bound`.
        let fair = u64::MAX - u64::MAX.checked_rem(bound).unwrap_or(0);
        loop {
            let bits = self.bits();
            if bits < fair || bound == 0 {
                return bits.checked_rem(bound).unwrap_or(0);
            }
        }
    }

    /// Shuffles `items` in place with Fisher-Yates, from the end.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = usize::try_from(self.below(last as u64 + 1)).unwrap_or(last);
            items.swap(last, other);
        }
    }
}

/// Returns what a question offers, in the order shown in this session: options, items to order, or responses to match;
/// empty for other kinds.
///
/// The order depends only on the session's seed and the question. Numbers with a common unit stay ascending; items to
/// order never come in the right order, unless there are only two.
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
    if let Some(values) = option_values(texts.iter().copied()) {
        let mut numbers: Vec<(f64, &str)> = values.into_iter().zip(texts).collect();
        numbers.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        return numbers.into_iter().map(|(_, text)| text).collect();
    }
    shuffler.shuffle(&mut texts);
    texts
}

/// Never the given order, except with two items: always swapping them would give the answer away.
fn in_another_order<'a>(shuffler: &mut Shuffler, items: &'a [String]) -> Vec<&'a str> {
    let key: Vec<&str> = items.iter().map(String::as_str).collect();
    let mut shown = key.clone();
    shuffler.shuffle(&mut shown);
    if shown == key && key.len() > 2 {
        shown.rotate_left(1);
    }
    shown
}
