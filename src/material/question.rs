//! Questions: the kinds, their parts, and what all of them share.

use serde::{Deserialize, Serialize};

use crate::material::article::picture::Picture;
use crate::material::cloze::Cloze;
use crate::material::passage::Passage;

/// Cognitive level of a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Level {
    /// Remembering the fact.
    #[default]
    Recall,
    /// Applying it to a case.
    Use,
}

/// One option of a choice question, with the explanation of why it is right or wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerOption {
    pub text: String,
    /// Never empty.
    pub why: String,
}

/// A premise of a matching question with its response.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    pub premise: String,
    pub response: String,
}

/// Whether a partly right answer scores anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scoring {
    /// The score is the share that is right.
    #[default]
    PartialCredit,
    /// A partly right answer scores 0.
    AllOrNothing,
}

/// How the learner answers a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// The answer is revealed, and the learner grades the recall.
    Grade,
    /// Picks one option; for a statement, true or false.
    One,
    /// Picks any number of options.
    Several,
    /// Types words.
    Text,
    Number,
    /// Puts items in order.
    Order,
    /// Assigns a response to each premise.
    Match,
}

/// One way of asking for a fact. A cloze counts once, however many gaps it has.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Unique within its fact.
    pub id: String,
    pub level: Level,
    /// Whether the stem asks for what is not the case.
    pub negative: bool,
    pub picture: Option<Picture>,
    /// Whether experts disagree; if so, the question is never in a scored exam.
    pub contested: bool,
    /// Shared by variants of one question; empty if there are none.
    pub family: String,
    /// Address of the question that tells this fact from the one it is confused with; empty if there is none.
    pub contrast: String,
    /// Questions whose answer this one reveals, as `fact/question`; never in the same session.
    pub gives_away: Vec<String>,
    /// Ids of the checks that the author waived.
    pub lint_allow: Vec<String>,
    /// Why those checks were waived.
    pub lint_reason: String,
    /// Proves the answer where the fact's passage does not. Scope, margin and anchors stay the fact's.
    pub passage: Option<Passage>,
    /// Short hash of the question's canonical RON without its passage: changes when the wording does.
    pub hash: String,
    pub kind: Kind,
}

/// The parts that differ between kinds of questions.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Front and back; graded by the learner.
    Card {
        front: String,
        /// Shown when the answer is revealed.
        back: String,
    },
    /// A sentence with gaps, each asked on its own.
    Cloze(Cloze),
    /// Exactly one option is right.
    Choice {
        /// Answerable with the options covered.
        stem: String,
        key: AnswerOption,
        /// Never empty.
        distractors: Vec<AnswerOption>,
    },
    /// Several options are right.
    MultipleChoice {
        /// Answerable with the options covered.
        stem: String,
        /// At least two.
        keys: Vec<AnswerOption>,
        /// Never empty.
        distractors: Vec<AnswerOption>,
    },
    /// A statement to judge as true or false.
    TrueFalse {
        stem: String,
        /// Whether the statement is true.
        key: bool,
        why: String,
    },
    /// A short answer, typed.
    Typed {
        stem: String,
        /// The answer as displayed.
        key: String,
        /// Other answers accepted as right.
        accept: Vec<String>,
        why: String,
    },
    /// A number, typed.
    Number {
        stem: String,
        /// Finite.
        key: f64,
        /// Follows the number; may be empty.
        unit: String,
        /// Accepted distance from the key; finite, not negative.
        tolerance: f64,
        why: String,
    },
    /// Items to put in order.
    Order {
        stem: String,
        /// In the right order, without duplicates.
        items: Vec<String>,
        why: String,
    },
    /// Premises to match with responses.
    Match {
        stem: String,
        /// Premises are distinct; two of them may share a response.
        pairs: Vec<Pair>,
        /// Responses that match no premise.
        extra: Vec<String>,
        why: String,
    },
}

impl Question {
    /// Returns the number of faces: the gaps of a cloze, otherwise 1.
    pub fn gaps(&self) -> usize {
        self.cloze().map_or(1, |cloze| cloze.gaps().count())
    }

    /// Returns the last part of the face address of gap `gap`, from 0: the question's id, `id#2` for the second gap.
    pub fn ask(&self, gap: usize) -> String {
        if gap == 0 {
            self.id.clone()
        } else {
            format!("{}#{}", self.id, gap + 1)
        }
    }

    /// Returns how it is answered in a quiz, where only cards are left for the learner to grade.
    pub fn input(&self) -> Input {
        match &self.kind {
            Kind::Card { .. } => Input::Grade,
            Kind::Choice { .. } | Kind::TrueFalse { .. } => Input::One,
            Kind::MultipleChoice { .. } => Input::Several,
            Kind::Cloze(_) | Kind::Typed { .. } => Input::Text,
            Kind::Number { .. } => Input::Number,
            Kind::Order { .. } => Input::Order,
            Kind::Match { .. } => Input::Match,
        }
    }

    /// Whether it is a card, which only the learner can judge.
    pub fn is_card(&self) -> bool {
        self.input() == Input::Grade
    }

    /// Whether it is a true-or-false question.
    pub fn is_statement(&self) -> bool {
        matches!(self.kind, Kind::TrueFalse { .. })
    }

    /// Returns the right options; empty for kinds without options, true-or-false included.
    pub fn keys(&self) -> &[AnswerOption] {
        match &self.kind {
            Kind::Choice { key, .. } => std::slice::from_ref(key),
            Kind::MultipleChoice { keys, .. } => keys,
            Kind::TrueFalse { .. }
            | Kind::Typed { .. }
            | Kind::Number { .. }
            | Kind::Order { .. }
            | Kind::Match { .. }
            | Kind::Card { .. }
            | Kind::Cloze(_) => &[],
        }
    }

    /// Returns the wrong options; empty for kinds without options.
    pub fn distractors(&self) -> &[AnswerOption] {
        match &self.kind {
            Kind::Choice { distractors, .. } | Kind::MultipleChoice { distractors, .. } => {
                distractors
            }
            Kind::TrueFalse { .. }
            | Kind::Typed { .. }
            | Kind::Number { .. }
            | Kind::Order { .. }
            | Kind::Match { .. }
            | Kind::Card { .. }
            | Kind::Cloze(_) => &[],
        }
    }

    /// Returns the explanation of the option with the text `option`.
    pub fn reason_of(&self, option: &str) -> Option<&str> {
        let mut options = self.keys().iter().chain(self.distractors());
        let found = options.find(|it| it.text == option)?;
        Some(&found.why)
    }

    /// Returns the items in the right order; empty for other kinds.
    pub fn items(&self) -> &[String] {
        if let Kind::Order { items, .. } = &self.kind {
            items
        } else {
            &[]
        }
    }

    /// Returns premises with their responses; empty for other kinds.
    pub fn pairs(&self) -> &[Pair] {
        if let Kind::Match { pairs, .. } = &self.kind {
            pairs
        } else {
            &[]
        }
    }

    /// Returns the unit of a number; empty if it has none, and for other kinds.
    pub fn unit(&self) -> &str {
        if let Kind::Number { unit, .. } = &self.kind {
            unit
        } else {
            ""
        }
    }

    /// Returns the sentence with its gaps; `None` for other kinds.
    pub fn cloze(&self) -> Option<&Cloze> {
        if let Kind::Cloze(cloze) = &self.kind {
            Some(cloze)
        } else {
            None
        }
    }

    /// Returns the author's wording; `None` for a cloze, whose sentence depends on the gap.
    pub fn stem(&self) -> Option<&str> {
        match &self.kind {
            Kind::Choice { stem, .. }
            | Kind::MultipleChoice { stem, .. }
            | Kind::TrueFalse { stem, .. }
            | Kind::Typed { stem, .. }
            | Kind::Number { stem, .. }
            | Kind::Order { stem, .. }
            | Kind::Match { stem, .. }
            | Kind::Card { front: stem, .. } => Some(stem),
            Kind::Cloze(_) => None,
        }
    }

    /// Returns the stem; for a cloze, the sentence with `…` in its first gap.
    pub fn about(&self) -> String {
        match self.cloze() {
            Some(cloze) => cloze.with_gap(0, "…").0,
            None => self.stem().unwrap_or_default().to_owned(),
        }
    }

    /// Whether it is a card or a cloze: recalled freely, and graded by the learner in a drill.
    pub fn is_recall(&self) -> bool {
        matches!(self.kind, Kind::Card { .. } | Kind::Cloze(_))
    }
}
