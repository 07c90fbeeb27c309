//! Drops clicks that were meant for what was under the pointer a moment ago.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use egui::{Id, Ui};

use crate::model::{Action, Model, ReadAction, SittingAction};
use crate::study::Stage;
use crate::ui::shell::messages::has_changed_at;

/// How long a click does nothing after something else came under the pointer, in seconds: the second click of a double
/// click comes within this time, a click that was thought about does not.
const DEAF: f64 = 0.25;

/// What was last on screen, and since when, in seconds of egui's clock.
#[derive(Clone, Copy, Default)]
struct OnScreen {
    shown: u64,
    since: f64,
}

/// Takes the `clicked` actions out again if they come from a click on what has only just appeared. What scrolling
/// and typing report stays. Call it once a frame, with the actions of everything but the bound keys.
pub(in crate::ui) fn drop_unmeant(ui: &Ui, model: &Model, clicked: &mut Vec<Action>) {
    let now = ui.input(|input| input.time);
    let shown = what_is_shown(model);
    let since = ui.data_mut(|data| {
        let last: &mut OnScreen = data.get_temp_mut_or_default(Id::unique("on screen"));
        if last.shown != shown {
            // The first screen of all has nothing before it.
            let since = if last.shown == 0 { now - DEAF } else { now };
            *last = OnScreen { shown, since };
        }
        last.since
    });
    let (is_click, place) =
        ui.input(|input| (input.pointer.any_click(), input.pointer.interact_pos()));
    let is_message_new = place.is_some_and(|place| has_changed_at(ui, place, DEAF));
    if is_click && (now - since < DEAF || is_message_new) {
        clicked.retain(|action| {
            matches!(
                action,
                Action::Read(ReadAction::To(_)) | Action::Sitting(SittingAction::Type(_))
            )
        });
    }
}

/// A number that changes with whatever puts other buttons in the place of those before.
fn what_is_shown(model: &Model) -> u64 {
    let mut hasher = DefaultHasher::new();
    let sitting = model.target().sitting.as_ref();
    let stage = sitting.map(|it| match it.progress().stage {
        Stage::Asking => 0_u8,
        Stage::Revealed => 1,
        Stage::Judged(_) => 2,
        Stage::Over => 3,
    });
    let question = sitting.map(|it| (&it.id, it.progress().answers.len(), it.current()));
    let in_text = model.in_text();
    (model.route() as u8, model.answer_target(), stage, question).hash(&mut hasher);
    (
        in_text.entered as u8,
        in_text.is_skipped,
        in_text.asked_here(),
    )
        .hash(&mut hasher);
    model.modal().map(std::mem::discriminant).hash(&mut hasher);
    (&model.reader().section, model.practise().tab as u8).hash(&mut hasher);
    hasher.finish()
}
