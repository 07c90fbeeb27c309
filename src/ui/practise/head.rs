//! The head of a tab.

use egui::Ui;

use crate::model::Action;
use crate::ui::look::scale::Type;
use crate::ui::look::text::words;
use crate::ui::offer::Offer;
use crate::ui::view::View;
use crate::ui::widgets::PushButton;
use crate::ui::widgets::trailing::at_right_or_below_ui;

/// Minimum width of the title beside its button, in points; with less, the button comes below it.
const TITLE_MIN: f32 = 220.0;

/// Draws the head of a tab with its primary button at the right.
pub(in crate::ui) fn head_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (title, about): (&str, &str),
    button: Option<(&Offer, bool)>,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let text = |ui: &mut Ui| {
        ui.vertical(|ui| {
            words(ui, title, Type::HEAD, theme.ink);
            words(ui, about, Type::BODY, theme.quiet);
        });
    };
    at_right_or_below_ui(ui, 58.0, TITLE_MIN, text, |ui| {
        if let Some((offer, enabled)) = button {
            let button = PushButton {
                enabled,
                ..PushButton::filled(&offer.label)
            };
            button.push(ui, view, offer.action.clone(), actions);
        }
    });
}
