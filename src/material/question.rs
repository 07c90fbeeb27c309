//! Questions: the faces of a fact.

use serde::{Deserialize, Serialize};

use crate::material::article::picture::Picture;
use crate::material::cloze::Cloze;

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

/// A premise of a matching question with the response that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// What is given.
    pub premise: String,
    /// What belongs to it.
    pub response: String,
}

/// How an answer that is right in part counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scoring {
    /// By its share.
    #[default]
    PartialCredit,
    /// Not at all.
    AllOrNothing,
}

/// How the answer to a question is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// The learner grades it, once it is shown.
    Grade,
    /// One option is picked; of a statement, true or false.
    One,
    /// Several options are picked.
    Several,
    /// Words are typed.
    Text,
    /// A number is typed.
    Number,
    /// Items are put in order.
    Order,
    /// Each premise is given a response.
    Match,
}

/// One way of asking a fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Unique in its fact.
    pub id: String,
    /// Recall or use.
    pub level: Level,
    /// The stem asks for what is not the case.
    pub negative: bool,
    /// Shown with the stem.
    pub picture: Option<Picture>,
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
#[derive(Clone, Debug, PartialEq)]
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
    /// Several right options among others.
    MultipleChoice {
        /// Can be answered with the options covered.
        stem: String,
        /// The right options; at least two.
        keys: Vec<AnswerOption>,
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
    /// A number to type.
    Number {
        /// The question.
        stem: String,
        /// Finite.
        key: f64,
        /// Stands behind the number; may be empty.
        unit: String,
        /// How far from the key still counts as right; finite, not negative.
        tolerance: f64,
        /// Why it is right.
        why: String,
    },
    /// Items to put in order.
    Order {
        /// The question.
        stem: String,
        /// In the right order; all different.
        items: Vec<String>,
        /// Why this is the order.
        why: String,
    },
    /// Responses to find for premises.
    Match {
        /// The question.
        stem: String,
        /// What belongs together; the premises are all different.
        pairs: Vec<Pair>,
        /// Responses that belong to nothing.
        extra: Vec<String>,
        /// Why they belong together.
        why: String,
    },
}

impl Question {
    /// In how many ways the question is asked: once, and once more for each further gap.
    pub fn gaps(&self) -> usize {
        self.cloze().map_or(1, |cloze| cloze.gaps().count())
    }

    /// The id under which gap `gap`, from 0, is asked: the question's own, `id#2` for the second gap.
    pub fn ask(&self, gap: usize) -> String {
        if gap == 0 {
            self.id.clone()
        } else {
            format!("{}#{}", self.id, gap + 1)
        }
    }

    /// How it is answered where a machine judges what it can.
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

    /// Whether it is a card: only the learner can judge it.
    pub fn is_card(&self) -> bool {
        self.input() == Input::Grade
    }

    /// Whether it is a statement that is true or false.
    pub fn is_statement(&self) -> bool {
        matches!(self.kind, Kind::TrueFalse { .. })
    }

    /// The options that are right; none where nothing is picked, and none of a statement.
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

    /// The options that are wrong.
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

    /// Why an option is right or wrong.
    pub fn reason_of(&self, option: &str) -> Option<&str> {
        let mut options = self.keys().iter().chain(self.distractors());
        let found = options.find(|it| it.text == option)?;
        Some(&found.why)
    }

    /// The items in their right order.
    pub fn items(&self) -> &[String] {
        if let Kind::Order { items, .. } = &self.kind {
            items
        } else {
            &[]
        }
    }

    /// What belongs together.
    pub fn pairs(&self) -> &[Pair] {
        if let Kind::Match { pairs, .. } = &self.kind {
            pairs
        } else {
            &[]
        }
    }

    /// What stands behind a number; may be empty.
    pub fn unit(&self) -> &str {
        if let Kind::Number { unit, .. } = &self.kind {
            unit
        } else {
            ""
        }
    }

    /// The sentence with gaps, if it is one.
    pub fn cloze(&self) -> Option<&Cloze> {
        if let Kind::Cloze(cloze) = &self.kind {
            Some(cloze)
        } else {
            None
        }
    }

    /// What is asked, as the author wrote it; `None` for a cloze, whose sentence depends on the gap.
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

    /// The same in one line; the first gap of a cloze reads `…`.
    pub fn about(&self) -> String {
        match self.cloze() {
            Some(cloze) => cloze.with_gap(0, "…").0,
            None => self.stem().unwrap_or_default().to_owned(),
        }
    }

    /// Whether the answer comes out of memory rather than out of a list.
    pub fn is_recall(&self) -> bool {
        matches!(self.kind, Kind::Card { .. } | Kind::Cloze(_))
    }
}
