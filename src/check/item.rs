//! One question as the checks see it, whatever its kind.

use crate::material::{Fact, Kind, Level, Pack, Question};

/// A question with its parts.
pub(super) struct Item<'a> {
    pub pack: &'a Pack,
    pub fact: &'a Fact,
    pub question: &'a Question,
    /// What is asked; of a cloze the whole sentence.
    pub stem: &'a str,
    /// What is right.
    pub keys: Vec<&'a str>,
    /// What is wrong.
    pub distractors: Vec<&'a str>,
    /// The reason for each option, keys first; of other kinds the one explanation.
    pub whys: Vec<&'a str>,
}

impl<'a> Item<'a> {
    pub(super) fn of(pack: &'a Pack, fact: &'a Fact, question: &'a Question) -> Self {
        let mut item = Self {
            pack,
            fact,
            question,
            stem: "",
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
                item.stem = stem;
                item.keys = vec![&key.text];
                item.distractors = distractors.iter().map(|it| it.text.as_str()).collect();
                let options = std::iter::once(key).chain(distractors);
                item.whys = options.map(|it| it.why.as_str()).collect();
            }
            Kind::MultipleChoice {
                stem,
                keys,
                distractors,
            } => {
                item.stem = stem;
                item.keys = keys.iter().map(|it| it.text.as_str()).collect();
                item.distractors = distractors.iter().map(|it| it.text.as_str()).collect();
                item.whys = keys
                    .iter()
                    .chain(distractors)
                    .map(|it| it.why.as_str())
                    .collect();
            }
            Kind::TrueFalse { stem, why, .. }
            | Kind::Number { stem, why, .. }
            | Kind::Order { stem, why, .. } => {
                item.stem = stem;
                item.whys = vec![why];
            }
            Kind::Match {
                stem, why, pairs, ..
            } => {
                item.stem = stem;
                item.whys = vec![why];
                item.keys = pairs.iter().map(|it| it.response.as_str()).collect();
            }
            Kind::Typed { stem, key, why, .. } => {
                item.stem = stem;
                item.keys = vec![key];
                item.whys = vec![why];
            }
            Kind::Card { front, back } => {
                item.stem = front;
                item.keys = vec![back];
            }
            Kind::Cloze(_) => {}
        }
        item
    }

    /// One right option among others.
    pub(super) fn is_choice(&self) -> bool {
        matches!(self.question.kind, Kind::Choice { .. })
    }

    /// Options to choose from, one or several.
    pub(super) fn has_options(&self) -> bool {
        !self.distractors.is_empty()
    }

    /// The one right option; empty for other kinds.
    pub(super) fn key(&self) -> &'a str {
        if self.is_choice() {
            self.keys.first().copied().unwrap_or_default()
        } else {
            ""
        }
    }

    /// All options, keys first.
    pub(super) fn options(&self) -> impl Iterator<Item = &'a str> + '_ {
        self.keys.iter().chain(&self.distractors).copied()
    }

    /// Whether it asks for use of the fact.
    pub(super) fn is_use(&self) -> bool {
        self.question.level == Level::Use
    }
}
