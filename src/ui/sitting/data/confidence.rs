//! The ways to say, before the verdict, how sure the learner is.

use crate::answer::Confidence;
use crate::model::{Model, SittingAction};
use crate::ui::offer::{Choice, Offer};

/// Each confidence with its label and the chance of being right that it stands for.
const STEPS: [(Confidence, &str, &str); 3] = [
    (Confidence::Guess, "Guess", "no better than chance"),
    (Confidence::Unsure, "Unsure", "about 2 in 3"),
    (Confidence::Sure, "Sure", "at least 9 in 10"),
];

/// The choice of a confidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfidenceMenu {
    /// Says what is chosen.
    pub label: String,
    pub steps: Vec<ConfidenceStep>,
    /// Submits the answer as a sure one.
    pub sure: Offer,
}

/// One confidence to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfidenceStep {
    /// Choosing it again takes it back.
    pub choice: Choice,
    /// The chance of being right that it stands for.
    pub chance: &'static str,
}

/// Builds the choice of a confidence for the current question.
pub fn data(model: &Model) -> ConfidenceMenu {
    let chosen = model.target().draft.sure;
    let step = |(sure, label, chance): (Confidence, &'static str, &'static str)| ConfidenceStep {
        choice: Choice::new(label, SittingAction::SetSure(sure), chosen == Some(sure)),
        chance,
    };
    let known = STEPS.iter().find(|(sure, ..)| Some(*sure) == chosen);
    let label = known.map_or_else(
        || "Confidence (optional)".to_owned(),
        |(_, label, _)| format!("Confidence: {}", label.to_lowercase()),
    );
    ConfidenceMenu {
        label,
        steps: STEPS.into_iter().map(step).collect(),
        sure: Offer::new("Sure", SittingAction::SubmitAs(Confidence::Sure)),
    }
}
