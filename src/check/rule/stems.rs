//! Stems: whether a whole question is put, how much there is to read, and whether it is fair.

use crate::check::flaw::{Flaw, flaw_at};
use crate::check::item::Item;
use crate::check::item::lexicon::Marks;
use crate::check::item::text::Text;
use crate::check::item::words::{letters, words};
use crate::material::Kind;

/// Whether its stem has to put the whole question: it is neither a card's front, nor a sentence with gaps, nor a
/// statement.
fn has_full_stem(item: &Item<'_>) -> bool {
    !matches!(
        item.question.kind,
        Kind::Card { .. } | Kind::Cloze(_) | Kind::TrueFalse { .. }
    )
}

/// L33: a stem that does not put the question.
pub(in crate::check) fn open_stem(item: &Item<'_>) -> Option<Flaw> {
    if !has_full_stem(item) {
        return None;
    }
    let stem = item.stem.trim();
    let bare = stem.trim_end_matches(['.', '"', '”', ')', ' ']);
    let asks = stem.contains('?') || bare.ends_with(['_', ':', '…']) || stem.ends_with("...");
    let is_task = matches!(item.question.kind, Kind::Order { .. } | Kind::Match { .. });
    if !asks && !is_task {
        return flaw_at(&item.stem, "a stem without a question mark, gap or colon");
    }
    let count = item.stem.words().len();
    if count < 5 {
        let words = if count == 1 { "word" } else { "words" };
        return flaw_at(&item.stem, format!("a stem of {count} {words}"));
    }
    if !item.is_choice() {
        return None;
    }
    let options = item.options().map(|it| letters(it)).sum::<usize>();
    let mean = options as f64 / (item.distractors.len() + 1) as f64;
    let length = letters(stem) as f64;
    // A question with a word of meaning in it is whole, however short.
    let puts_it = item.stem.marks().has(Marks::ASKS) && item.stem.stems().nth(1).is_some();
    if mean > length && (!puts_it || mean > 1.5 * length) {
        return flaw_at(&item.stem, "options that are longer than the stem");
    }
    None
}

/// L34: more to read than a question needs.
pub(in crate::check) fn too_long(item: &Item<'_>) -> Option<Flaw> {
    let count = item.stem.words().len();
    if count > 90 {
        return flaw_at(&item.stem, format!("a stem of {count} words"));
    }
    if let Kind::Cloze(cloze) = &item.question.kind {
        let gap = cloze.gaps().find(|gap| words(&gap.answer).count() > 6)?;
        return flaw_at(
            gap.answer.clone(),
            format!("a gap of {} words", words(&gap.answer).count()),
        );
    }
    let option = item.choices().find(|it| it.words().len() > 25)?;
    flaw_at(
        option,
        format!("an option of {} words", option.words().len()),
    )
}

/// L50: a question about the text rather than about what it says.
pub(in crate::check) fn about_the_text(item: &Item<'_>) -> Option<Flaw> {
    const TEXTS: [&str; 6] = [
        "article",
        "passage",
        "section",
        "paragraph",
        "chapter",
        "text",
    ];
    let words: Vec<&str> = item.stem.words().collect();
    let found = words.windows(3).find(|run| match run {
        ["in" | "of" | "to" | "by", "the" | "this", text] => TEXTS.contains(text),
        _ => false,
    })?;
    let run = found.join(" ");
    flaw_at(run.clone(), format!("{run:?} in the stem"))
}

/// L52: a stem that asks nothing without its options.
pub(in crate::check) fn needs_options(item: &Item<'_>) -> Option<Flaw> {
    const EMPTY: [&str; 18] = [
        "statement",
        "statements",
        "following",
        "true",
        "correct",
        "right",
        "false",
        "option",
        "options",
        "answer",
        "answers",
        "sentence",
        "claim",
        "incorrect",
        "wrong",
        "holds",
        "applies",
        "not",
    ];
    if !item.has_options() {
        return None;
    }
    let mut words = item.stem.taken_apart().iter();
    if words.all(|it| it.stem().is_none() || EMPTY.contains(&it.as_str())) {
        return flaw_at(&item.stem, "a stem that asks nothing by itself");
    }
    let judges = ["true", "correct", "right"]
        .iter()
        .any(|it| item.stem.has(it));
    if judges && item.stem.to_lowercase().matches(" and of ").count() >= 1 {
        return flaw_at(&item.stem, "a stem that asks about several things");
    }
    None
}

/// L53: a vague quantity in a stem.
pub(in crate::check) fn vague_stem(item: &Item<'_>) -> Option<Flaw> {
    if item.is_statement() || !item.stem.marks().has(Marks::VAGUE) {
        return None;
    }
    let words = item.stem.taken_apart();
    let mut found = words.iter().enumerate();
    // "How often" asks for the quantity, "more often" compares.
    let (_, word) = found.find(|(at, it)| {
        let before = at.checked_sub(1).and_then(|it| words.get(it));
        let compares = before.is_some_and(|it| {
            matches!(
                it.as_str(),
                "how" | "more" | "less" | "most" | "least" | "as" | "too" | "not"
            )
        });
        it.is(Marks::VAGUE) && !compares
    })?;
    flaw_at(word.as_str(), format!("{:?} in the stem", word.as_str()))
}

/// L54: a gap in a stem far before its end.
pub(in crate::check) fn early_gap(item: &Item<'_>) -> Option<Flaw> {
    if !item.has_options() {
        return None;
    }
    let at = item.stem.find("__")?;
    let length = item.stem.trim_end().len();
    if 3 * at < 2 * length && !item.stem.contains('?') {
        return flaw_at("__", "a gap far before the end of the stem");
    }
    None
}

/// L70: a stem that rests on another question, or on something above it.
pub(in crate::check) fn hinges(item: &Item<'_>) -> Option<Flaw> {
    const RUNS: [&[&str]; 9] = [
        &["previous", "question"],
        &["last", "question"],
        &["question", "before"],
        &["question", "above"],
        &["your", "answer", "to"],
        &["said", "above"],
        &["see", "above"],
        &["mentioned", "above"],
        &["as", "above"],
    ];
    let run = RUNS.iter().find(|it| item.stem.has_run(it))?;
    let run = run.join(" ");
    flaw_at(run.clone(), format!("{run:?} in the stem"))
}

/// L71: a stem that speaks of a picture, and none is there.
pub(in crate::check) fn missing_picture(item: &Item<'_>) -> Option<Flaw> {
    if item.question.picture.is_some() || !item.stem.marks().has(Marks::PICTURE) {
        return None;
    }
    let words = item.stem.taken_apart();
    let mut at = words.iter().enumerate();
    let word = at.find_map(|(at, it)| {
        let before = at.checked_sub(1).and_then(|it| words.get(it))?;
        let is_shown = matches!(before.as_str(), "the" | "this") && it.is(Marks::PICTURE);
        is_shown.then(|| it.as_str().to_owned())
    })?;
    // "The image of a lens" is a thing; "the picture shows", "in the drawing" is one to look at.
    let text = item.stem.to_lowercase();
    let is_pointed_at = ["in the ", "in this ", "on the "]
        .iter()
        .any(|it| text.contains(&format!("{it}{word}")))
        || ["shows", "show", "below"]
            .iter()
            .any(|it| item.stem.has(it));
    if !is_pointed_at || text.contains(&format!("{word} of ")) {
        return None;
    }
    flaw_at(
        word.clone(),
        format!("{word:?} in the stem, and no `image`"),
    )
}

/// L73: grammar of the stem that fits the key better than the distractors.
pub(in crate::check) fn grammar_cue(item: &Item<'_>) -> Option<Flaw> {
    let key = item.keys.first().filter(|_| item.has_options())?;
    let is_many = item.stem.has_run(&["which", "are"]) || item.stem.has_run(&["what", "are"]);
    let is_one = |text: &Text<'_>| {
        text.words()
            .next()
            .is_some_and(|it| matches!(it, "a" | "an"))
    };
    if item.is_choice() && is_many && !is_one(key) && item.distractors.iter().all(is_one) {
        return flaw_at(key, "a stem in the plural and one option in the plural");
    }
    let open = item.stem.trim_end_matches(['.', '_', ' ', '…', ':']);
    let ends = Text::new(open);
    let last = ends.words().next_back()?;
    if item.stem.contains('?') || !matches!(last, "the" | "a" | "an" | "on") {
        return None;
    }
    let starts = |text: &&Text<'_>| {
        text.words()
            .next()
            .is_some_and(|it| matches!(it, "to" | "by" | "when" | "if" | "because"))
    };
    let option = item.choices().find(starts)?;
    flaw_at(
        option,
        format!("an option that does not go on after {last:?}"),
    )
}

/// L74: a long stem of which half the sentences have nothing to do with the answer.
pub(in crate::check) fn window_dressing(item: &Item<'_>) -> Option<Flaw> {
    if !item.has_options() || item.stem.words().len() <= 40 {
        return None;
    }
    let sentences: Vec<&str> = item
        .stem
        .split_inclusive(['.', '?', '!'])
        .filter(|it| words(it).count() > 2)
        .collect();
    let (asks, rest) = sentences.split_last()?;
    let asks = Text::new(asks);
    let [quote, says] = item.proofs().map(Text::new);
    let texts = [&asks, &quote, &says];
    let is_used = |word: &str| {
        texts.iter().any(|it| it.has_stem(word))
            || item.options().chain(&item.whys).any(|it| it.has_stem(word))
    };
    let idle = rest.iter().filter(|it| !Text::new(it).stems().any(is_used));
    let idle = idle.count();
    if !rest.is_empty() && 2 * idle >= rest.len() && idle > 0 {
        return flaw_at(
            &item.stem,
            format!(
                "{idle} of {} sentences that the answer does not need",
                rest.len()
            ),
        );
    }
    None
}

/// L75: an abbreviation that the articles do not explain.
pub(in crate::check) fn abbreviation(item: &Item<'_>) -> Option<Flaw> {
    const KNOWN: [&str; 12] = [
        "NOT", "LEAST", "MOST", "EXCEPT", "TRUE", "BEST", "USA", "UK", "EU", "DNA", "RNA", "AND",
    ];
    if item.context.vocabulary.is_empty() || !item.stem.bytes().any(|it| it.is_ascii_uppercase()) {
        return None;
    }
    let is_short = |it: &&str| {
        (2..=4).contains(&letters(it))
            && it.chars().all(|c| c.is_ascii_uppercase())
            && !KNOWN.contains(it)
    };
    let explains = |word: &str| {
        let lower = word.to_lowercase();
        let texts = [item.fact.says.as_str(), item.fact.title.as_str()];
        item.context.vocabulary.contains(&lower)
            || item
                .context
                .vocabulary
                .iter()
                .any(|it| it.split('-').any(|part| part == lower))
            || texts.iter().any(|it| it.contains(word))
            || item.stem.contains(&format!("({word})"))
            || item.stem.contains(&format!("{word} ("))
    };
    let mut words = item.stem.split(|c: char| !c.is_alphanumeric() && c != '-');
    let word = words.find(|it| is_short(it) && !explains(it))?;
    flaw_at(
        word,
        format!("the abbreviation {word}, which no article has"),
    )
}
