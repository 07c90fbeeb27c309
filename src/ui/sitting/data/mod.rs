//! What the screens of a session show and offer.

pub mod bar;
pub mod confidence;
pub mod menu;
pub mod question;
pub mod result;
pub mod row;
pub mod verdict;

use crate::model::Model;
use crate::record::Mode;
use crate::study::{Sitting, Stage};

/// The screen that a session needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SittingScreen {
    /// Recall, graded by the learner.
    Card,
    /// A question that the program judges.
    Question,
    Result,
}

/// Returns the screen for the current stage and face of a session.
pub fn screen(model: &Model, sitting: &Sitting) -> SittingScreen {
    let face = model.open().face(model.library());
    let is_card = face.is_some_and(|face| face.question.is_card());
    match (&sitting.progress().stage, &sitting.mode) {
        (Stage::Over, _) => SittingScreen::Result,
        (_, Mode::Drill) => SittingScreen::Card,
        (_, Mode::Quiz | Mode::Read | Mode::Preread | Mode::Other(_)) if is_card => {
            SittingScreen::Card
        }
        (_, Mode::Quiz | Mode::Read | Mode::Preread | Mode::Other(_)) => SittingScreen::Question,
    }
}
