//! Finding a thing by what it is called: some words of its name, in any order.

use crate::reading::find::plain;
use crate::unicode::{is_invisible, without_marks};

/// Words that a name is looked for by.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    whole: String,
    words: Vec<String>,
}

/// How well a name fits; the best is the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fit {
    /// Whether the name is not what was typed, nor begins with it: 0 to 2.
    whole: u8,
    /// Sum over the words: 0 for a whole word of the name, more for the beginning or the inside of one, most for a word
    /// that only stands beside the name.
    words: u32,
    /// Characters in the name.
    length: usize,
}

impl Wanted {
    /// Folds what was typed: case, accents and the kinds of hyphens and quotes do not count.
    pub fn new(typed: &str) -> Self {
        let whole = folded(typed.trim());
        let words = whole.split_whitespace().map(str::to_owned).collect();
        Self { whole, words }
    }

    /// Returns how well `name` fits, with `about` standing beside it; `None` if a word is in neither.
    pub fn fit(&self, name: &str, about: &str) -> Option<Fit> {
        let (name, about) = (folded(name), folded(about));
        let words = self.words.iter().map(|word| {
            in_words(&name, word).or_else(|| in_words(&about, word).map(|steps| steps + 4))
        });
        let words = words.sum::<Option<u32>>()?;
        let whole = match name.strip_prefix(&self.whole) {
            Some("") => 0,
            Some(_) => 1,
            None => 2,
        };
        let length = name.chars().count();
        Some(Fit {
            whole,
            words,
            length,
        })
    }
}

/// Returns how far `wanted` is from being a whole word of `text`: 0 to 2.
fn in_words(text: &str, wanted: &str) -> Option<u32> {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    let begins = |word: &str| word.starts_with(wanted);
    if words.clone().any(|word| word == wanted) {
        Some(0)
    } else if words.any(begins) {
        Some(1)
    } else {
        text.contains(wanted).then_some(2)
    }
}

fn folded(text: &str) -> String {
    let seen = text.chars().filter(|c| !is_invisible(*c));
    seen.map(plain).flat_map(without_marks).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names that fit, best first.
    fn ranked<'a>(typed: &str, names: &[&'a str]) -> Vec<&'a str> {
        let wanted = Wanted::new(typed);
        let fits = names
            .iter()
            .filter_map(|it| Some((wanted.fit(it, "")?, *it)));
        let mut fits: Vec<_> = fits.collect();
        fits.sort_by_key(|(fit, _)| *fit);
        fits.into_iter().map(|(_, name)| name).collect()
    }

    #[test]
    fn words_are_found_in_any_order_whatever_their_case_and_accents() {
        let names = ["Séances d’entraînement", "Two faces of IL-6", "Straße"];
        assert_eq!(ranked("ENTRAINEMENT seances", &names), [names[0]]);
        assert_eq!(ranked("d'entr", &names), [names[0]], "any apostrophe");
        assert_eq!(
            ranked("il\u{2011}6 faces", &names),
            [names[1]],
            "any hyphen"
        );
        assert_eq!(ranked("strasse", &names), [names[2]]);
        assert_eq!(ranked("faces of seven", &names), Vec::<&str>::new());
        assert_eq!(ranked("", &names).len(), 3, "no word fits all");
    }

    #[test]
    fn the_best_match_comes_first() {
        let names = ["Already read", "Thread", "Read on", "Read", "Reading"];
        assert_eq!(
            ranked("read", &names),
            ["Read", "Read on", "Reading", "Already read", "Thread"]
        );
        let wanted = Wanted::new("read");
        let (named, beside) = (wanted.fit("Thread", ""), wanted.fit("Nerves", "Read"));
        assert!(named < beside, "the name before what stands beside it");
    }
}
