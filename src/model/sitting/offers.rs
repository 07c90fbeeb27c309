//! What can be done after a verdict and after a sitting.

use crate::answer::Response;
use crate::material::{Face, Kind};
use crate::model::{Action, Model};
use crate::record::{Mode, Scope};
use crate::study::Judged;

/// Whether the learner may say that the answer was right after all: where it was typed and judged by its spelling.
pub fn can_claim(asked: Face<'_>, judged: &Judged) -> bool {
    matches!(asked.question.kind, Kind::Typed { .. } | Kind::Cloze(_))
        && matches!(judged.response, Response::Typed(_))
        && !judged.verdict.is_right()
}

/// Retrying what was missed in the sitting that just ended; `None` when nothing was, or when it was a drill,
/// which asks again by itself.
pub fn retry(model: &Model) -> Option<Action> {
    let sitting = model
        .open
        .sitting
        .as_ref()
        .filter(|sitting| sitting.mode == Mode::Quiz)?;
    let asks: Vec<_> = sitting
        .misses()
        .into_iter()
        .map(|judged| judged.ask.clone())
        .collect();
    (!asks.is_empty()).then_some(Action::StartFaces(Scope::Missed, asks))
}
