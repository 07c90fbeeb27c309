//! What stands in the place of what follows from the answers while a large record is read.

use egui::Ui;

use crate::ui::View;
use crate::ui::theme::{Type, space};
use crate::ui::widgets::{card, progress_bar};
use crate::ui::words::{line, words};

/// Says how far the record is read; `false` when all of it is there.
pub(super) fn loading_ui(ui: &mut Ui, view: &View<'_>) -> bool {
    let (theme, Some(loading)) = (view.theme, &view.model.loading) else {
        return false;
    };
    ui.add_space(space::L);
    card(theme).show(ui, |ui| {
        ui.set_width(ui.available_width());
        if loading.problem.is_empty() {
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
        } else {
            line(ui, "Your answers cannot be read", Type::TITLE, theme.ink);
            words(ui, &loading.problem, Type::BODY, theme.ink);
        }
    });
    true
}
