//! Questions: the faces of a fact.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// What a question asks of the learner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Level {
    /// To know the fact.
    #[default]
    Recall,
    /// To apply it to a case.
    Use,
}

/// One option of a choice question, with the reason why it is right or wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerOption {
    /// What the learner picks.
    pub text: String,
    /// Why it is the key, or why it is not; never empty.
    pub why: String,
}

/// One way of asking a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Unique in its fact.
    pub id: String,
    /// Recall or use.
    pub level: Level,
    /// Experts disagree; never in a scored exam.
    pub contested: bool,
    /// Variants of one another share this; empty for none.
    pub family: String,
    /// The question that separates this one from what it is confused with; empty for none.
    pub contrast: String,
    /// Questions that this one gives away, as `fact/question`; never together in one sitting.
    pub gives_away: Vec<String>,
    /// Ids of checks that the author has waived.
    pub lint_allow: Vec<String>,
    /// Why they were waived.
    pub lint_reason: String,
    /// A short hash of the question's canonical RON: changes when its words do.
    pub hash: String,
    /// What kind of question it is, with its own parts.
    pub kind: Kind,
}

/// The kinds of questions and what each is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Front and back; the learner grades.
    Card {
        /// Shown first.
        front: String,
        /// Shown on reveal.
        back: String,
    },
    /// A sentence with gaps, each asked alone.
    Cloze(Cloze),
    /// One right option among several.
    Choice {
        /// Can be answered with the options covered.
        stem: String,
        /// The right option.
        key: AnswerOption,
        /// The wrong ones; never empty.
        distractors: Vec<AnswerOption>,
    },
    /// A statement to judge.
    TrueFalse {
        /// The statement.
        stem: String,
        /// Whether it is true.
        key: bool,
        /// What is the case.
        why: String,
    },
    /// A short answer to type.
    Typed {
        /// The question.
        stem: String,
        /// The answer as shown.
        key: String,
        /// Other answers that count as right.
        accept: Vec<String>,
        /// Why it is right.
        why: String,
    },
}

/// A sentence with at least one gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cloze {
    /// Words and gaps in reading order.
    pub parts: Vec<ClozePart>,
}

/// A stretch of words, or a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClozePart {
    /// Words that are always shown.
    Words(String),
    /// What is asked.
    Gap(Gap),
}

/// A gap of a cloze: `{{answer|variant::hint}}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The answer as shown.
    pub answer: String,
    /// Other answers that count as right.
    pub variants: Vec<String>,
    /// Shown in the gap; may be empty.
    pub hint: String,
}

impl Cloze {
    /// Reads gaps out of `text`; says what is wrong with them.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((words, gap)) = rest.split_once("{{") {
            let Some((inside, after)) = gap.split_once("}}") else {
                return Err(format!(
                    "found a gap without its end in {text:?}, expected {{{{answer}}}}"
                ));
            };
            if !words.is_empty() {
                parts.push(ClozePart::Words(words.to_owned()));
            }
            let (answers, hint) = inside.split_once("::").unwrap_or((inside, ""));
            let mut answers = answers.split('|').map(|answer| answer.trim().to_owned());
            let answer = answers.next().unwrap_or_default();
            if answer.is_empty() {
                return Err(format!(
                    "found an empty gap in {text:?}, expected {{{{answer}}}}"
                ));
            }
            parts.push(ClozePart::Gap(Gap {
                answer,
                variants: answers.collect(),
                hint: hint.trim().to_owned(),
            }));
            rest = after;
        }
        if !rest.is_empty() {
            parts.push(ClozePart::Words(rest.to_owned()));
        }
        let cloze = Self { parts };
        if cloze.gaps().next().is_none() {
            Err(format!("found no gap in {text:?}, expected {{{{answer}}}}"))
        } else {
            Ok(cloze)
        }
    }

    /// The gaps in reading order.
    pub fn gaps(&self) -> impl Iterator<Item = &Gap> {
        self.parts.iter().filter_map(|part| match part {
            ClozePart::Gap(gap) => Some(gap),
            ClozePart::Words(_) => None,
        })
    }

    /// The sentence in which gap `asked` reads `instead` and the others are filled in, and the place of `instead` in bytes.
    pub fn with_gap(&self, asked: usize, instead: &str) -> (String, Range<usize>) {
        let mut text = String::new();
        let mut place = 0..0;
        let mut gap_index = 0;
        for part in &self.parts {
            match part {
                ClozePart::Words(words) => text.push_str(words),
                ClozePart::Gap(gap) => {
                    let start = text.len();
                    let is_asked = gap_index == asked;
                    text.push_str(if is_asked { instead } else { &gap.answer });
                    if is_asked {
                        place = start..text.len();
                    }
                    gap_index += 1;
                }
            }
        }
        (text, place)
    }
}

impl Question {
    /// The ids under which the question is asked: its own, and one more for each further gap.
    pub fn asks(&self) -> Vec<String> {
        let gaps = match &self.kind {
            Kind::Cloze(cloze) => cloze.gaps().count(),
            Kind::Card { .. }
            | Kind::Choice { .. }
            | Kind::TrueFalse { .. }
            | Kind::Typed { .. } => 1,
        };
        (0..gaps)
            .map(|gap| {
                if gap == 0 {
                    self.id.clone()
                } else {
                    format!("{}#{}", self.id, gap + 1)
                }
            })
            .collect()
    }

    /// Whether it is a card: only the learner can judge it.
    pub fn is_card(&self) -> bool {
        matches!(self.kind, Kind::Card { .. })
    }

    /// Whether the answer comes out of memory rather than out of a list.
    pub fn is_recall(&self) -> bool {
        matches!(self.kind, Kind::Card { .. } | Kind::Cloze(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_gap_is_asked_alone_with_the_others_filled_in() {
        let cloze =
            Cloze::parse("{{IL-6|interleukin 6}} rises {{first::order}}.").expect("two gaps");
        assert_eq!(
            cloze.with_gap(1, "…"),
            ("IL-6 rises ….".to_owned(), 11..14),
            "the first is filled in"
        );
        assert_eq!(
            cloze.gaps().next().expect("a gap").variants,
            ["interleukin 6"],
            "variants"
        );
        assert_eq!(cloze.gaps().nth(1).expect("a gap").hint, "order", "hint");
    }

    #[test]
    fn broken_gaps_are_named() {
        for bad in ["no gap", "{{open", "{{}} empty"] {
            assert!(Cloze::parse(bad).is_err(), "{bad:?} is refused");
        }
    }
}
