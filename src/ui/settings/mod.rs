//! The settings, what was forgotten, and faults of the record.

pub mod data;

use egui::{Layout, Role, Ui};

use crate::model::{Action, Effect, ShellAction};
use crate::ui::look::text::{line, words};
use crate::ui::look::theme::{Type, space};
use crate::ui::offer::Choice;
use crate::ui::settings::data::{ForgottenRow, Stepper};
use crate::ui::view::View;
use crate::ui::widgets::choice::{choice_ui, listed_ui, offer_ui};
use crate::ui::widgets::trailing::at_right_or_below_ui;
use crate::ui::widgets::{ButtonLook, PushButton, hairline};

/// Maximum width of the page, in points.
const WIDTH_MAX: f32 = 760.0;

/// Minimum width of a setting's description beside its controls, in points; with less, they come below it.
const TEXT_MIN: f32 = 150.0;

pub(super) fn settings_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let page = data::data(view.model, view.now);
    ui.set_width(ui.available_width().min(WIDTH_MAX));
    line(ui, "Settings", Type::HEAD, theme.ink);
    ui.add_space(space::L);
    row_ui(ui, view, "Colours", None, |ui| {
        radios_ui(ui, view, &page.themes, actions);
    });
    row_ui(ui, view, "Size of all text", None, |ui| {
        stepper_ui(ui, view, &page.text_size, actions);
    });
    let about = Some("How many cards you have not seen before come in a day");
    row_ui(ui, view, "New facts a day", about, |ui| {
        stepper_ui(ui, view, &page.new_per_day, actions);
    });
    let about = Some("A few before a section that is new to you, and at the end of each");
    row_ui(ui, view, "Questions in the text", about, |ui| {
        radios_ui(ui, view, &page.in_text, actions);
    });
    let folder = view.data_folder.display().to_string();
    row_ui(ui, view, "Data folder", Some(&folder), |ui| {
        let show = ShellAction::Outside(Effect::ShowDataFolder);
        PushButton::plain("Show in file manager").push(ui, view, show, actions);
    });
    if let Some(backups) = &page.backups {
        row_ui(ui, view, "Backups", Some(&backups.about), |ui| {
            offer_ui(ui, view, ButtonLook::Plain, &backups.offer, actions);
        });
    }
    hairline(ui, theme);
    forgotten_ui(ui, view, &page.forgotten, actions);
    listed_ui(ui, view, "Noted in the record", &page.faults);
}

/// Draws a setting with its description on the left and its `controls` on the right.
fn row_ui(
    ui: &mut Ui,
    view: &View<'_>,
    name: &str,
    about: Option<&str>,
    controls: impl FnOnce(&mut Ui),
) {
    hairline(ui, view.theme);
    let text = |ui: &mut Ui| {
        ui.vertical(|ui| {
            ui.add_space(about.map_or(19.0, |_| space::S));
            line(ui, name, Type::BODY, view.theme.ink);
            if let Some(about) = about {
                words(ui, about, Type::SMALL, view.theme.quiet);
            }
        });
    };
    at_right_or_below_ui(ui, 60.0, TEXT_MIN, text, controls);
}

fn radios_ui(ui: &mut Ui, view: &View<'_>, choices: &[Choice], actions: &mut Vec<Action>) {
    for choice in choices {
        choice_ui(ui, view, Role::RadioButton, choice, actions);
    }
}

fn stepper_ui(ui: &mut Ui, view: &View<'_>, stepper: &Stepper, actions: &mut Vec<Action>) {
    offer_ui(ui, view, ButtonLook::Plain, &stepper.less, actions);
    ui.allocate_ui_with_layout(
        egui::vec2(56.0, 36.0),
        Layout::centered_and_justified(egui::Direction::LeftToRight),
        |ui| line(ui, &stepper.value, Type::BODY, view.theme.ink),
    );
    offer_ui(ui, view, ButtonLook::Plain, &stepper.more, actions);
}

fn forgotten_ui(ui: &mut Ui, view: &View<'_>, rows: &[ForgottenRow], actions: &mut Vec<Action>) {
    let theme = view.theme;
    if rows.is_empty() {
        return;
    }
    ui.add_space(space::XXL);
    line(ui, "Forgotten", Type::LEAD, theme.ink);
    let text = "These answers stay in your files and no longer count.";
    words(ui, text, Type::SMALL, theme.quiet);
    ui.add_space(space::S);
    for row in rows {
        row_ui(ui, view, &row.name, Some(&row.about), |ui| {
            offer_ui(ui, view, ButtonLook::Plain, &row.restore, actions);
            ui.add_space(space::S);
            offer_ui(ui, view, ButtonLook::Plain, &row.remove, actions);
        });
    }
    hairline(ui, theme);
}
