//! A session of the record, shown as its end page.

pub mod data;

use egui::Ui;

use crate::model::{Action, FlowAction};
use crate::ui::look::scale::Type;
use crate::ui::look::text::words;
use crate::ui::look::theme::space;
use crate::ui::sitting::result::result_ui;
use crate::ui::view::View;
use crate::ui::widgets::PushButton;

pub(super) fn past_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    if let Some(page) = data::data(view.model, view.now) {
        words(ui, &page.title, Type::BODY, theme.quiet);
        ui.add_space(space::XS);
        result_ui(ui, view, &page.result, actions);
        return;
    }
    words(ui, "This session no longer counts", Type::HEAD, theme.ink);
    let text = "Its answers were discarded, or its questions are no longer in your packs.";
    words(ui, text, Type::BODY, theme.quiet);
    ui.add_space(space::L);
    PushButton::filled("Back to Today").push(ui, view, FlowAction::Back, actions);
}
