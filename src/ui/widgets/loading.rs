//! Progress of reading and replaying a long record.

use egui::{Align2, Area, Frame, Id, Margin, Ui};

use crate::model::LoadKind;
use crate::ui::look::scale::Type;
use crate::ui::look::text::{heading, line, words};
use crate::ui::look::theme::{radius, space};
use crate::ui::view::View;
use crate::ui::widgets::clear::keep_clear;
use crate::ui::widgets::{card, progress_bar};

/// Draws the progress of the first load, or why it failed. Returns whether the answers are still unknown.
pub(in crate::ui) fn loading_ui(ui: &mut Ui, view: &View<'_>) -> bool {
    let loading = view.model.loading().filter(|it| it.kind == LoadKind::First);
    let (theme, Some(loading)) = (view.theme, loading) else {
        return false;
    };
    ui.add_space(space::L);
    card(theme).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let Some(problem) = &loading.problem else {
            heading(ui, "Reading your answers", Type::TITLE, theme.ink);
            words(
                ui,
                "You can read meanwhile. Questions come when this is done.",
                Type::BODY,
                theme.quiet,
            );
            ui.add_space(space::M);
            let width = ui.available_width();
            progress_bar(ui, theme, width, loading.share, "Your answers");
            return;
        };
        heading(ui, "Your answers cannot be read", Type::TITLE, theme.ink);
        words(ui, problem, Type::BODY, theme.ink);
    });
    true
}

/// Draws the progress of a later replay in a corner, once it has begun.
pub(in crate::ui) fn recount_ui(ui: &Ui, view: &View<'_>) {
    let (theme, loading) = (view.theme, view.model.loading());
    // A short record is done before anybody could read the message.
    let loading = loading.filter(|_| view.model.is_long());
    let Some(loading) = loading.filter(|it| it.kind == LoadKind::Later && it.share > 0.0) else {
        return;
    };
    let frame = Frame::new()
        .fill(theme.raised)
        .stroke(theme.hairline())
        .corner_radius(radius::BUTTON)
        .inner_margin(Margin::symmetric(16, 10));
    let area = Area::new(Id::unique("recount"))
        .anchor(Align2::RIGHT_BOTTOM, [-24.0, -24.0])
        .interactable(false)
        .show(ui.ctx(), |ui| {
            frame.show(ui, |ui| {
                line(ui, "Counting your answers anew", Type::SMALL, theme.ink);
                ui.add_space(space::XS);
                progress_bar(ui, theme, 168.0, loading.share, "Your answers");
            });
        });
    keep_clear(ui, area.response.rect);
}
