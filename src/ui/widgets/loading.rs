//! What stands in the place of what follows from the answers while a large record is read.

use egui::{Align2, Area, Frame, Id, Margin, Ui};

use crate::ui::look::text::{line, words};
use crate::ui::look::theme::{Type, radius, space};
use crate::ui::view::View;
use crate::ui::widgets::{card, progress_bar};

/// Says how far the record is read; `false` when all of it is there.
pub(in crate::ui) fn loading_ui(ui: &mut Ui, view: &View<'_>) -> bool {
    let loading = view.model.loading().filter(|it| it.is_first);
    let (theme, Some(loading)) = (view.theme, loading) else {
        return false;
    };
    ui.add_space(space::L);
    card(theme).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let Some(problem) = &loading.problem else {
            line(ui, "Reading your answers", Type::TITLE, theme.ink);
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
        line(ui, "Your answers cannot be read", Type::TITLE, theme.ink);
        words(ui, problem, Type::BODY, theme.ink);
    });
    true
}

/// Says in a corner that what follows from the record is counted anew; nothing while it is not, or no answer was read yet.
pub(in crate::ui) fn recount_ui(ui: &Ui, view: &View<'_>) {
    let (theme, loading) = (view.theme, view.model.loading());
    // A short one is done before one could read it.
    let loading = loading.filter(|_| view.model.is_long());
    let Some(loading) = loading.filter(|it| !it.is_first && it.share > 0.0) else {
        return;
    };
    let frame = Frame::new()
        .fill(theme.raised)
        .stroke(theme.hairline())
        .corner_radius(radius::BUTTON)
        .inner_margin(Margin::symmetric(16, 10));
    Area::new(Id::unique("recount"))
        .anchor(Align2::RIGHT_BOTTOM, [-24.0, -24.0])
        .interactable(false)
        .show(ui.ctx(), |ui| {
            frame.show(ui, |ui| {
                line(ui, "Counting your answers anew", Type::SMALL, theme.ink);
                ui.add_space(space::XS);
                progress_bar(ui, theme, 168.0, loading.share, "Your answers");
            });
        });
}
