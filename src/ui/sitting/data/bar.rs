//! What the bar above a session shows and offers.

use std::collections::BTreeSet;

use crate::material::FaceId;
use crate::model::{Model, PassageView, SittingAction, Width};
use crate::record::Mode;
use crate::study::{Sitting, seconds_for};
use crate::ui::look::names::title;
use crate::ui::look::phrases::about;
use crate::ui::offer::Offer;

/// The bar above a session, before it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Mode and scope.
    pub title: String,
    /// `None` once it is over.
    pub under_way: Option<UnderWay>,
    /// Only in a drill.
    pub undo: Option<WayBack>,
    /// Leaves the session, or closes its end page; hides a passage that covers the question.
    pub leave: Offer,
}

/// Progress of a session that is not over.
#[derive(Clone, Debug, PartialEq)]
pub struct UnderWay {
    /// The number of the question in a quiz, the number left in a drill.
    pub progress: String,
    /// Fraction answered, 0 to 1.
    pub share: f32,
    /// Ends it early; `None` while a passage covers the question.
    pub end: Option<Offer>,
}

/// Undo and redo of a drill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayBack {
    /// Shown even if there is nothing to undo, so that no other button moves under the pointer.
    pub undo: Offer,
    /// Whether there is an answer to undo.
    pub is_possible: bool,
    pub redo: Option<Offer>,
}

/// Builds the bar for `sitting`.
pub fn data(model: &Model, sitting: &Sitting, width: Width) -> Bar {
    let is_over = sitting.is_over();
    let is_covered = width == Width::Narrow && model.target().passage_visible(width);
    let leave = if is_covered {
        let hide = SittingAction::ShowPassage(PassageView::Hidden);
        Offer::new("Hide passage", hide)
    } else {
        let label = if is_over { "Close" } else { "Leave" };
        Offer::new(label, SittingAction::Leave)
    };
    let redo = Offer::new("Redo", SittingAction::Redo);
    Bar {
        title: title(model.library(), &sitting.mode, &sitting.scope),
        under_way: (!is_over).then(|| {
            let under_way = under_way(model, sitting);
            UnderWay {
                end: under_way.end.filter(|_| !is_covered),
                ..under_way
            }
        }),
        undo: (sitting.mode == Mode::Drill).then(|| WayBack {
            undo: Offer::new("Undo", SittingAction::Undo),
            is_possible: sitting.can_undo(),
            redo: sitting.can_redo().then_some(redo),
        }),
        leave,
    }
}

fn under_way(model: &Model, sitting: &Sitting) -> UnderWay {
    let progress = sitting.progress();
    let (left, answers) = (progress.queue.len(), progress.answers.len());
    // Includes cards that come again and questions inserted on the way.
    let all = left + answers;
    let at = (answers + usize::from(sitting.is_asking())).max(1);
    let (progress, end) = match sitting.mode {
        Mode::Drill => {
            let time = about(seconds_for(left, model.memory()));
            (format!("{left} left, {time}"), "End drill")
        }
        Mode::Quiz | Mode::Read | Mode::Preread | Mode::Other(_) => {
            let again = repeats(sitting);
            let again = if again > 0 {
                format!(", {again} repeated")
            } else {
                String::new()
            };
            (format!("{at} of {all}{again}"), "End quiz")
        }
    };
    UnderWay {
        progress,
        share: answers as f32 / all.max(1) as f32,
        end: Some(Offer::new(end, SittingAction::End)),
    }
}

/// How many of the questions, answered or waiting, are asked a second time.
fn repeats(sitting: &Sitting) -> usize {
    let progress = sitting.progress();
    let answered = progress.answers.iter().map(|it| &it.ask);
    let all: Vec<&FaceId> = answered.chain(&progress.queue).collect();
    let distinct: BTreeSet<&FaceId> = all.iter().copied().collect();
    all.len() - distinct.len()
}
