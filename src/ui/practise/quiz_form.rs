//! Draws the form for a new quiz.

use egui::Ui;

use crate::model::Action;
use crate::ui::look::scale::Type;
use crate::ui::look::text::line;
use crate::ui::look::theme::space;
use crate::ui::practise::form_data;
use crate::ui::practise::head::head_ui;
use crate::ui::view::View;
use crate::ui::widgets::choice::{choices_ui, menu_ui};
use crate::ui::widgets::hairline;

pub(in crate::ui) fn quiz_form_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let form = form_data::data(view.model);
    let head = ("Custom quiz", form.fits.as_str());
    let start = Some((&form.start, form.can_start));
    head_ui(ui, view, head, start, actions);
    ui.add_space(space::M);
    part_ui(ui, view, "Which questions", |ui| {
        choices_ui(ui, view, &form.scopes, actions);
    });
    part_ui(ui, view, "Or from", |ui| {
        for menu in &form.menus {
            menu_ui(ui, view, menu, actions);
        }
    });
    let parts = [
        ("How many", &form.lengths),
        ("Explain answers", &form.feedback),
        ("Several questions on one fact", &form.siblings),
    ];
    for (name, choices) in parts {
        part_ui(ui, view, name, |ui| choices_ui(ui, view, choices, actions));
    }
    hairline(ui, theme);
}

fn part_ui(ui: &mut Ui, view: &View<'_>, name: &str, draw: impl FnOnce(&mut Ui)) {
    hairline(ui, view.theme);
    ui.add_space(space::M);
    line(ui, name, Type::SMALL, view.theme.quiet);
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::S, space::S);
        draw(ui);
    });
    ui.add_space(space::M);
}
