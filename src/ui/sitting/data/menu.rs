//! What can be done with a question beside answering it.

use crate::material::Face;
use crate::model::{Modal, Model, QuestionAction, ShellAction};
use crate::study::Stage;
use crate::ui::offer::{Choice, Offer};

/// Builds the entries of the menu of a question. What gives the answer away comes with the verdict.
pub fn data(model: &Model, face: Face<'_>) -> Vec<Offer> {
    let ask = face.id();
    let stage = model
        .target()
        .sitting
        .as_ref()
        .map(|it| &it.progress().stage);
    let is_answered = matches!(stage, Some(Stage::Revealed | Stage::Judged(_)));
    let mut offers = vec![bookmark(model, face).offer];
    if is_answered {
        let history = QuestionAction::ShowHistory(ask.clone());
        offers.push(Offer::new("Earlier answers", history));
    }
    offers.push(report(model, face));
    if is_answered {
        offers.push(Offer::new("Copy", QuestionAction::Copy(ask)));
    }
    offers
}

/// Builds the button that puts the learner's bookmark on a question or takes it off.
pub fn bookmark(model: &Model, face: Face<'_>) -> Choice {
    let ask = face.id();
    let is_on = model.memory().is_bookmarked(&ask);
    let label = if is_on { "Remove bookmark" } else { "Bookmark" };
    Choice::new(label, QuestionAction::ToggleBookmark(ask), is_on)
}

/// Builds the button that tells the author of the pack what is wrong with a question.
pub fn report(model: &Model, face: Face<'_>) -> Offer {
    let ask = face.id();
    let flag = model.memory().flag(&ask);
    let label = if flag.is_some() {
        "Problem reported"
    } else {
        "Report a problem"
    };
    let note = flag.map(|flag| flag.note.clone()).unwrap_or_default();
    Offer::new(label, ShellAction::OpenModal(Modal::Flag(ask, note)))
}
