//! Options that give the key away, or that do not go together.

use std::collections::BTreeSet;

use crate::check::flaw::{Flaw, flaw_at};
use crate::check::item::Item;
use crate::check::item::lexicon::Marks;
use crate::check::item::spoken::starts_with_vowel_sound;
use crate::check::item::text::{Text, Word};
use crate::check::item::words::{jaccard, letters};

/// L20: the key is by far the longest option; of several keys, the shortest.
pub(in crate::check) fn long_key(item: &Item<'_>) -> Option<Flaw> {
    let text = item.keys.iter().min_by_key(|it| letters(it))?;
    let key = letters(text);
    let others: Vec<usize> = item.distractors.iter().map(|it| letters(it)).collect();
    let longest = others.iter().max()?;
    let mean = others.iter().sum::<usize>() as f64 / others.len() as f64;
    if key > *longest && key as f64 >= 1.25 * mean && key as f64 >= mean + 12.0 {
        return flaw_at(
            text,
            format!("a key of {key} letters beside {mean:.0} on average"),
        );
    }
    None
}

/// L21: options of very different length.
pub(in crate::check) fn uneven(item: &Item<'_>) -> Option<Flaw> {
    if !item.has_options() {
        return None;
    }
    let longest = item.options().map(|it| letters(it)).max()?;
    let shortest = item.options().min_by_key(|it| letters(it))?;
    let least = letters(shortest);
    if longest > 30 && longest as f64 > 2.5 * least.max(1) as f64 {
        return flaw_at(
            shortest,
            format!("an option of {least} letters beside one of {longest}"),
        );
    }
    None
}

/// L22: an article at the end of the stem rules out options by grammar alone.
pub(in crate::check) fn article_cue(item: &Item<'_>) -> Option<Flaw> {
    let last = item.stem.words().next_back()?;
    if !matches!(last, "a" | "an") {
        return None;
    }
    let wrong = item
        .choices()
        .find(|option| starts_with_vowel_sound(option) != (last == "an"))?;
    flaw_at(
        wrong,
        format!(
            "a stem that ends in {last:?} and the option {:?}, which it does not fit",
            wrong.as_str()
        ),
    )
}

/// L23: an option that refers to the others.
pub(in crate::check) fn catch_all(item: &Item<'_>) -> Option<Flaw> {
    let option = item.choices().find(|option| is_catch_all(option))?;
    flaw_at(option, format!("the option {:?}", option.as_str()))
}

fn is_catch_all(option: &Text<'_>) -> bool {
    const OPENINGS: [&str; 8] = [
        "all",
        "none",
        "any",
        "both",
        "each",
        "neither",
        "either",
        "everything",
    ];
    const REST: [&str; 24] = [
        "of",
        "the",
        "above",
        "these",
        "them",
        "those",
        "listed",
        "options",
        "answers",
        "three",
        "four",
        "two",
        "others",
        "other",
        "here",
        "named",
        "mentioned",
        "is",
        "are",
        "right",
        "true",
        "correct",
        "and",
        "nor",
    ];
    let words = option.taken_apart();
    let Some(first) = words.first().filter(|_| words.len() <= 7) else {
        return false;
    };
    let is_letter = |it: &Word<'_>| it.as_str().len() == 1 && it.as_str() <= "e";
    let is_pair = words.len() >= 3
        && words.iter().any(|it| matches!(it.as_str(), "and" | "or"))
        && words
            .iter()
            .all(|it| is_letter(it) || matches!(it.as_str(), "and" | "or" | "both"));
    let rest = words.get(1..).unwrap_or_default();
    let is_rest = |it: &Word<'_>| REST.contains(&it.as_str()) || is_letter(it);
    is_pair || OPENINGS.contains(&first.as_str()) && rest.iter().all(is_rest)
}

/// L26: an absolute in a distractor, and in no key.
pub(in crate::check) fn absolutes(item: &Item<'_>) -> Option<Flaw> {
    let mut keys = item.keys.iter();
    if keys.any(|it| it.marks().has(Marks::ABSOLUTE)) {
        return None;
    }
    let mut distractors = item.distractors.iter();
    let distractor = distractors.find(|it| it.marks().has(Marks::ABSOLUTE))?;
    let word = distractor.first(Marks::ABSOLUTE)?;
    flaw_at(
        distractor,
        format!("{word:?} in a distractor and in no key"),
    )
}

/// L27: vague quantities in options.
pub(in crate::check) fn vague(item: &Item<'_>) -> Option<Flaw> {
    let (option, word) = item
        .choices()
        .filter(|it| it.marks().has(Marks::HEDGE))
        .find_map(|it| Some((it, hedge_of(it)?)))?;
    flaw_at(option, format!("{word:?} in an option"))
}

/// Returns the first vague word of a text that is not the name of the month.
pub(in crate::check) fn hedge_of(text: &Text<'_>) -> Option<String> {
    let words = text.taken_apart();
    let hedges = |at: usize, word: &Word<'_>| {
        if word.as_str() != "may" {
            return true;
        }
        let before = at.checked_sub(1).and_then(|it| words.get(it));
        let after = words.get(at + 1);
        let is_day = |it: &Word<'_>| it.as_str().starts_with(|c: char| c.is_ascii_digit());
        let follows = before.is_some_and(|it| {
            matches!(
                it.as_str(),
                "in" | "on" | "after" | "of" | "since" | "until" | "by"
            ) || is_day(it)
        });
        // A capital inside a text makes it a name.
        let is_name = at > 0 && text.contains("May");
        !(follows || is_name || after.is_some_and(is_day))
    };
    let mut found = words.iter().enumerate();
    let word = found.find(|(at, it)| it.is(Marks::HEDGE) && hedges(*at, it));
    word.map(|(_, it)| it.as_str().to_owned())
        .or_else(|| text.first(Marks::HEDGE).filter(|it| it.contains(' ')))
}

/// L28: a word of the stem that recurs in the keys alone. Words of topic titles do not count.
pub(in crate::check) fn clang(item: &Item<'_>) -> Option<Flaw> {
    let key = item.keys.first().filter(|_| item.has_options())?;
    let in_others = |word: &str| item.distractors.iter().any(|it| it.has_stem(word));
    let in_keys = |word: &str| item.keys.iter().all(|it| it.has_stem(word));
    let word = key.stems().find(|it| {
        it.len() >= 4
            && item.stem.has_stem(it)
            && letters(it) >= 4
            && !in_others(it)
            && in_keys(it)
            && !item.context.topics.contains(*it)
    })?;
    if stem_names_distractor(item) {
        return None;
    }
    flaw_at(
        key,
        format!("{word:?} in the stem and in no option but the key"),
    )
}

/// Whether the stem names a distractor too, as "Is it under or over?" does: all words that no other option has stand in it.
fn stem_names_distractor(item: &Item<'_>) -> bool {
    item.distractors.iter().any(|option| {
        let others = || item.choices().filter(|it| it.as_str() != option.as_str());
        let is_own = |word: &&str| !others().any(|it| it.has(word));
        let mut own = option.words().filter(is_own).peekable();
        own.peek().is_some() && own.all(|it| item.stem.has(it))
    })
}

/// L29: the key is put together from what most options have.
pub(in crate::check) fn convergence(item: &Item<'_>) -> Option<Flaw> {
    let text = item.key()?;
    let is_short = |it: &Text<'_>| it.stems().nth(1).is_none();
    if item.options().any(is_short) {
        return None;
    }
    let options: Vec<BTreeSet<&str>> = item.options().map(Text::content).collect();
    // How many other options hold each part of an option.
    let shared = |at: usize| {
        let own = options.get(at)?;
        let of_part = |part: &&str| {
            let others = options.iter().enumerate().filter(|(other, _)| *other != at);
            others.filter(|(_, it)| it.contains(part)).count()
        };
        Some(own.iter().map(of_part).sum::<usize>())
    };
    let key = shared(0)?;
    let next = (1..options.len()).filter_map(shared).max()?;
    if key > next && key >= 2 {
        return flaw_at(
            text,
            format!(
                "a key whose parts stand {key} times in the others, those of the next option {next} times"
            ),
        );
    }
    None
}

/// L35: long options with next to nothing in common.
pub(in crate::check) fn series(item: &Item<'_>) -> Option<Flaw> {
    if !item.is_choice() {
        return None;
    }
    let long = item.options().map(|it| it.words().len()).sum::<usize>() as f64
        / (item.distractors.len() + 1) as f64;
    if long <= 12.0 {
        return None;
    }
    let sets: Vec<BTreeSet<&str>> = item.options().map(Text::content).collect();
    let pairs: Vec<f64> = sets
        .iter()
        .enumerate()
        .flat_map(|(at, a)| sets.iter().skip(at + 1).map(|b| jaccard(a, b)))
        .collect();
    let shared = pairs.iter().sum::<f64>() / pairs.len().max(1) as f64;
    if shared < 0.1 {
        return flaw_at(&item.stem, "long options with little in common");
    }
    None
}

/// L38: an option that refers to a place in the list.
pub(in crate::check) fn position(item: &Item<'_>) -> Option<Flaw> {
    let option = item
        .choices()
        .find(|it| it.marks().has(Marks::PLACE) && names_place(it))?;
    flaw_at(option, "an option that names a place; options are shuffled")
}

/// Whether a text names an option by its place in the list or by its letter.
pub(in crate::check) fn names_place(text: &Text<'_>) -> bool {
    const PLACES: [&str; 8] = [
        "first", "second", "third", "fourth", "last", "former", "latter", "next",
    ];
    let words: Vec<&str> = text.words().collect();
    let is_option = |it: &str| matches!(it, "option" | "options" | "answer" | "answers" | "choice");
    let mut pairs = words.windows(2);
    let named = pairs.any(|pair| match pair {
        [place, what] if is_option(what) => {
            PLACES.contains(place) || matches!(*place, "above" | "previous")
        }
        [what, place] if is_option(what) => {
            matches!(*place, "above" | "below")
                || place.len() == 1 && place.chars().all(|c| c.is_ascii_digit())
        }
        ["one", "above" | "below"] => true,
        _ => false,
    });
    let mut triples = words.windows(4);
    let pair = triples.any(|it| match it {
        ["the", one, "and" | "or" | "nor", other] => {
            PLACES.contains(one) && (PLACES.contains(other) || *other == "the")
        }
        _ => false,
    });
    named || pair
}

/// L36: the stem or the text in place of the picture contains the key, word for word. The sentence of a cloze always
/// does; L41 looks at the rest of it.
pub(in crate::check) fn leak(item: &Item<'_>) -> Option<Flaw> {
    let is_cloze = item.question.cloze().is_some();
    if is_cloze || !item.has_options() && item.keys.len() != 1 {
        return None;
    }
    let tells = |text: &Text<'_>, key: &Text<'_>| {
        let words: Vec<&str> = key.words().collect();
        let holds = |option: &Text<'_>| text.contains(option.as_str());
        !item.distractors.iter().any(holds) && text.has_run(&words)
    };
    let named = || item.keys.iter().filter(|it| it.stems().next().is_some());
    if let Some(key) = named().find(|it| tells(&item.stem, it)) {
        // A stem that names several options gives none of them away.
        return flaw_at(key, "the key in the stem").filter(|_| !stem_names_distractor(item));
    }
    let alt = Text::new(&item.question.picture.as_ref()?.alt);
    let key = named().find(|it| tells(&alt, it))?;
    flaw_at(key, "the key in `image_alt`")
}
