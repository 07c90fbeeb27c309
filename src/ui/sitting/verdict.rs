//! The verdict in words, and the learner's objection to it.

use egui::accesskit::Live;
use egui::{Ui, vec2};

use crate::material::Face;
use crate::model::{Action, SittingAction};
use crate::study::{Judged, can_claim};
use crate::ui::look::fonts::FontFace;
use crate::ui::look::shapes;
use crate::ui::look::text::words;
use crate::ui::look::theme::Type;
use crate::ui::view::View;
use crate::ui::widgets::quiet_button;

/// Says whether the answer was right.
pub(in crate::ui) fn verdict_words_ui(ui: &mut Ui, view: &View<'_>, judged: &Judged) {
    let theme = view.theme;
    let right = judged.verdict.is_right();
    let (rect, _) = ui.allocate_exact_size(vec2(14.0, 20.0), egui::Sense::hover());
    let (ink, text) = match judged.verdict.score {
        100 => (theme.right, "Right.".to_owned()),
        0 => (
            theme.miss,
            "Missed. It waits until you answer it right.".to_owned(),
        ),
        part => (
            theme.miss,
            format!("{part} % right. It waits until you have it whole."),
        ),
    };
    let mark = if right { shapes::check } else { shapes::cross };
    mark(ui.painter(), rect.center(), ink);
    let label = words(ui, &text, Type::BODY.with(FontFace::SansSemibold), ink);
    ui.ctx()
        .accesskit_node_builder(label.id, |node| node.set_live(Live::Polite));
}

/// The button for an answer that was right after all; none where that cannot be.
pub(in crate::ui) fn claim_ui(
    ui: &mut Ui,
    view: &View<'_>,
    asked: Face<'_>,
    judged: &Judged,
    actions: &mut Vec<Action>,
) {
    if can_claim(asked, judged) {
        let claim = SittingAction::ClaimRight(judged.at);
        quiet_button(ui, view, "My answer was right", claim, actions);
    }
}
