//! A question as the checks see it, whatever its kind.

pub(in crate::check) mod lexicon;
pub(in crate::check) mod numbers;
pub(in crate::check) mod spoken;
pub(in crate::check) mod text;
pub(in crate::check) mod words;

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::check::item::text::Text;
use crate::fast::FastSet;
use crate::material::{
    AnswerOption, Contrasts, Fact, Kind, Level, Origin, Pack, Passage, Question,
};

/// What the checks know apart from the question.
pub(in crate::check) struct Context<'a> {
    pub pack: &'a Pack,
    pub origin: Origin,
    /// Stems of the words in the pack's topic titles, which may recur anywhere.
    pub topics: BTreeSet<String>,
    /// Words of the articles, titles and facts, in lower case; what stands there needs no explanation.
    pub vocabulary: FastSet<String>,
    pub contrasts: Contrasts<'a>,
    /// Hashes of runs of eight words of third parties; empty if there is nothing to compare with.
    pub third_party: &'a BTreeSet<u32>,
}

impl<'a> Context<'a> {
    pub(in crate::check) fn new(
        pack: &'a Pack,
        origin: Origin,
        third_party: &'a BTreeSet<u32>,
    ) -> Self {
        let titles: Vec<Text<'_>> = pack.topics.iter().map(|it| Text::new(&it.title)).collect();
        let topics = titles.iter().flat_map(Text::stems);
        let blocks = pack.sections().flat_map(|it| &it.blocks);
        let texts = blocks.map(|it| it.text.plain.as_str());
        let titles_of = pack.sections().map(|it| it.title.as_str());
        let words = texts.chain(titles_of).flat_map(words::words);
        Self {
            pack,
            origin,
            topics: topics.map(str::to_owned).collect(),
            vocabulary: words.map(Cow::into_owned).collect(),
            contrasts: Contrasts::of([pack]),
            third_party,
        }
    }
}

/// A question with its fact, and the whole sentence if it is a cloze.
pub(in crate::check) struct Source<'a> {
    pub fact: &'a Fact,
    pub question: &'a Question,
    /// With all gaps filled in; `None` for other kinds.
    pub sentence: Option<String>,
}

impl<'a> Source<'a> {
    pub(in crate::check) fn new(fact: &'a Fact, question: &'a Question) -> Self {
        let sentence = question.cloze().map(|cloze| {
            let first = cloze.gaps().next().map_or("", |gap| gap.answer.as_str());
            cloze.with_gap(0, first).0
        });
        Self {
            fact,
            question,
            sentence,
        }
    }
}

pub(in crate::check) struct Item<'a> {
    pub context: &'a Context<'a>,
    pub fact: &'a Fact,
    pub question: &'a Question,
    /// What is asked; of a cloze the sentence with all gaps filled in.
    pub stem: Text<'a>,
    /// The right options, or the answers of a kind without options. Empty for numbers, statements and items to order.
    pub keys: Vec<Text<'a>>,
    pub distractors: Vec<Text<'a>>,
    /// The reason for each option, keys first; for other kinds the one explanation.
    pub whys: Vec<Text<'a>>,
}

impl<'a> Item<'a> {
    pub(in crate::check) fn of(context: &'a Context<'a>, source: &'a Source<'a>) -> Self {
        let question = source.question;
        let texts = |options: &'a [AnswerOption]| options.iter().map(|it| Text::new(&it.text));
        let mut item = Self {
            context,
            fact: source.fact,
            question,
            stem: Text::new(""),
            keys: Vec::new(),
            distractors: Vec::new(),
            whys: Vec::new(),
        };
        match &question.kind {
            Kind::Choice {
                stem,
                key,
                distractors,
            } => {
                item.stem = Text::new(stem);
                item.keys = vec![Text::new(&key.text)];
                item.distractors = texts(distractors).collect();
                let options = std::iter::once(key).chain(distractors);
                item.whys = options.map(|it| Text::new(&it.why)).collect();
            }
            Kind::MultipleChoice {
                stem,
                keys,
                distractors,
            } => {
                item.stem = Text::new(stem);
                item.keys = texts(keys).collect();
                item.distractors = texts(distractors).collect();
                let options = keys.iter().chain(distractors);
                item.whys = options.map(|it| Text::new(&it.why)).collect();
            }
            Kind::TrueFalse { stem, why, .. }
            | Kind::Number { stem, why, .. }
            | Kind::Order { stem, why, .. } => {
                item.stem = Text::new(stem);
                item.whys = vec![Text::new(why)];
            }
            Kind::Match {
                stem, why, pairs, ..
            } => {
                item.stem = Text::new(stem);
                item.whys = vec![Text::new(why)];
                item.keys = pairs.iter().map(|it| Text::new(&it.response)).collect();
            }
            Kind::Typed { stem, key, why, .. } => {
                item.stem = Text::new(stem);
                item.keys = vec![Text::new(key)];
                item.whys = vec![Text::new(why)];
            }
            Kind::Card { front, back } => {
                item.stem = Text::new(front);
                item.keys = vec![Text::new(back)];
            }
            Kind::Cloze(cloze) => {
                item.stem = Text::new(source.sentence.as_deref().unwrap_or_default());
                item.keys = cloze.gaps().map(|gap| Text::new(&gap.answer)).collect();
            }
        }
        item
    }

    /// Returns the words of the article that prove it: its own passage, else that of its fact.
    pub(in crate::check) fn passage(&self) -> Option<&'a Passage> {
        let own = self.question.passage.as_ref();
        own.or(self.fact.passage.as_ref())
    }

    /// Returns what the learner can look up: the quote and the fact in one sentence.
    pub(in crate::check) fn proofs(&self) -> [&'a str; 2] {
        let quote = self.passage().map_or("", |it| it.quote.as_str());
        [quote, &self.fact.says]
    }

    pub(in crate::check) fn is_statement(&self) -> bool {
        matches!(self.question.kind, Kind::TrueFalse { .. })
    }

    /// Returns its address in the pack.
    pub(in crate::check) fn address(&self) -> String {
        format!("{}/{}", self.fact.id, self.question.id)
    }

    /// Whether exactly one of several options is right.
    pub(in crate::check) fn is_choice(&self) -> bool {
        matches!(self.question.kind, Kind::Choice { .. })
    }

    /// Whether there are options to choose from, be one or several of them right.
    pub(in crate::check) fn has_options(&self) -> bool {
        !self.distractors.is_empty()
    }

    /// Returns the one right option; `None` for other kinds.
    pub(in crate::check) fn key(&self) -> Option<&Text<'a>> {
        self.keys.first().filter(|_| self.is_choice())
    }

    /// Iterates over all options, keys first; for kinds without options over their keys.
    pub(in crate::check) fn options(&self) -> impl Iterator<Item = &Text<'a>> {
        self.keys.iter().chain(&self.distractors)
    }

    /// Iterates over the options to choose from, keys first; empty for kinds without options.
    pub(in crate::check) fn choices(&self) -> impl Iterator<Item = &Text<'a>> {
        self.options().filter(|_| self.has_options())
    }

    /// Whether it asks for use of the fact rather than its recall.
    pub(in crate::check) fn is_use(&self) -> bool {
        self.question.level == Level::Use
    }
}
