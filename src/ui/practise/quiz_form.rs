//! Draws the form for a new quiz.

use egui::Ui;

use crate::model::Action;
use crate::ui::look::text::{line, words};
use crate::ui::look::theme::{Type, space};
use crate::ui::practise::form_data;
use crate::ui::view::View;
use crate::ui::widgets::choice::{choices_ui, menu_ui};
use crate::ui::widgets::{PushButton, hairline};

pub(in crate::ui) fn quiz_form_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let form = form_data::data(view.model);
    words(ui, "Put a quiz together", Type::HEAD, theme.ink);
    ui.add_space(space::M);
    part_ui(ui, view, "Which questions", |ui| {
        choices_ui(ui, view, &form.scopes, actions);
    });
    part_ui(ui, view, "Or those of", |ui| {
        for menu in &form.menus {
            menu_ui(ui, view, menu, actions);
        }
    });
    let parts = [
        ("How many", &form.lengths),
        ("Answers explained", &form.feedback),
        ("Several questions on one fact", &form.siblings),
    ];
    for (name, choices) in parts {
        part_ui(ui, view, name, |ui| choices_ui(ui, view, choices, actions));
    }
    hairline(ui, theme);
    ui.add_space(space::L);
    words(ui, &form.fits, Type::BODY, theme.ink);
    ui.add_space(space::M);
    let button = PushButton {
        enabled: form.can_start,
        ..PushButton::filled(&form.start.label)
    };
    button.push(ui, view, form.start.action.clone(), actions);
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
