//! A question as the checks see it, whatever its kind.

pub(in crate::check) mod cards;
pub(in crate::check) mod options;
pub(in crate::check) mod spoken;
pub(in crate::check) mod stems;
pub(in crate::check) mod structure;
pub(in crate::check) mod text;
pub(in crate::check) mod words;

use std::collections::BTreeSet;

use crate::check::item::text::Text;
use crate::material::{AnswerOption, Fact, Kind, Level, Pack, Question};

pub(in crate::check) struct Item<'a> {
    pub pack: &'a Pack,
    /// Stems of the words in the pack's topic titles, which may recur anywhere.
    pub topics: &'a BTreeSet<String>,
    pub fact: &'a Fact,
    pub question: &'a Question,
    /// What is asked; empty for a cloze.
    pub stem: Text<'a>,
    /// The right options, or the answer of a kind without options.
    pub keys: Vec<Text<'a>>,
    pub distractors: Vec<Text<'a>>,
    /// The reason for each option, keys first; for other kinds the one explanation.
    pub whys: Vec<Text<'a>>,
}

impl<'a> Item<'a> {
    pub(in crate::check) fn of(
        (pack, topics): (&'a Pack, &'a BTreeSet<String>),
        fact: &'a Fact,
        question: &'a Question,
    ) -> Self {
        let texts = |options: &'a [AnswerOption]| options.iter().map(|it| Text::new(&it.text));
        let mut item = Self {
            pack,
            topics,
            fact,
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
            Kind::Cloze(_) => {}
        }
        item
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
