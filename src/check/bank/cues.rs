//! Questions that answer other questions.

use crate::check::bank::Bank;
use crate::check::flaw::BankFlaw;
use crate::check::item::Item;
use crate::check::item::text::Text;
use crate::check::item::words::letters;

/// A stem has to share this many more words with a question to bring it to mind.
const SHARED: usize = 2;

/// The longest key, in words of meaning, that a single word can give away.
const KEY_MAX: usize = 3;

/// L63: a rare word of a key in the stem of a question on another fact, where neither question says in `gives_away`
/// that it gives the other away. Returns the questions with that stem.
pub(in crate::check) fn cueing(bank: &Bank<'_, '_>) -> Vec<BankFlaw> {
    let items = bank.items;
    let index = bank.index();
    // At most 2 % of the questions, and in a large bank no more than a handful.
    let rare = (items.len() / 50).clamp(2, 12);
    let mut stems: Vec<Vec<usize>> = vec![Vec::new(); index.len()];
    for (place, words) in index.shown.iter().enumerate() {
        for word in words {
            if let Some(known) = stems.get_mut(*word as usize) {
                known.push(place);
            }
        }
    }
    let mut found: Vec<(usize, usize, BankFlaw)> = Vec::new();
    for (place, item) in items.iter().enumerate() {
        for key in &item.keys {
            for (stem, word) in telling_words(item, key) {
                let Some((id, count)) = index.find(stem) else {
                    continue;
                };
                let own = index.of_stem(place);
                if count > rare || own.contains(&id) {
                    continue;
                }
                let elsewhere = stems.get(id as usize).into_iter().flatten();
                for other_place in elsewhere {
                    let Some(other) = items.get(*other_place) else {
                        continue;
                    };
                    let stem = index.of_stem(*other_place);
                    if other.fact.id == item.fact.id
                        || shared(bank, own, stem) < SHARED
                        || gives_away(other, item)
                    {
                        continue;
                    }
                    let said = format!("{word:?}, which is the answer of {}", item.address());
                    let flaw = BankFlaw::at(*other_place, other.stem.as_str(), said);
                    found.push((*other_place, place, flaw));
                }
            }
        }
    }
    found.sort_by_key(|(at, of, _)| (*at, *of));
    found.dedup_by_key(|(at, of, _)| (*at, *of));
    found.into_iter().map(|(_, _, flaw)| flaw).collect()
}

/// Returns the words that give a short key away, each with its stem: what has a digit in it, longer words, and shorter
/// ones that are the whole key.
fn telling_words<'t>(
    item: &'t Item<'_>,
    key: &'t Text<'_>,
) -> impl Iterator<Item = (&'t str, &'t str)> {
    let count = key.stems().count();
    let words = key.taken_apart().iter();
    let stems = words.filter_map(|it| Some((it.stem()?, it.as_str())));
    stems.filter(move |(stem, word)| {
        let length = letters(word);
        let is_telling = length >= 6
            || (length >= 4 && count == 1)
            || word.bytes().any(|it| it.is_ascii_digit());
        let is_offered = || item.distractors.iter().any(|it| it.has_stem(stem));
        count <= KEY_MAX && is_telling && !is_offered()
    })
}

/// Counts the words that two stems have in common, without those of the topics' titles.
fn shared(bank: &Bank<'_, '_>, a: &[u32], b: &[u32]) -> usize {
    let mut at = 0;
    let both = a.iter().filter(|word| {
        while b.get(at).is_some_and(|it| it < *word) {
            at += 1;
        }
        b.get(at) == Some(*word) && !bank.is_topic(**word)
    });
    both.count()
}

fn gives_away(a: &Item<'_>, b: &Item<'_>) -> bool {
    let names = |one: &Item<'_>, other: &Item<'_>| {
        let id = other.address();
        one.question
            .gives_away
            .iter()
            .any(|it| it.split('#').next() == Some(id.as_str()))
    };
    let is_family = !a.question.family.is_empty() && a.question.family == b.question.family;
    is_family || names(a, b) || names(b, a)
}
