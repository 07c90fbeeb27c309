//! The settings in groups, what was reset, faults of the record, and what the program is made of.

pub mod about_data;
pub mod data;

use egui::{Layout, Rect, Role, Ui, UiBuilder, WidgetInfo, vec2};

use crate::model::{Action, Effect, ShellAction};
use crate::ui::look::scale::Type;
use crate::ui::look::text::{line, words};
use crate::ui::look::theme::space;
use crate::ui::offer::Choice;
use crate::ui::settings::about_data::AboutRow;
use crate::ui::settings::data::{ForgottenRow, SettingsPage, Stepper};
use crate::ui::view::View;
use crate::ui::widgets::choice::{choice_ui, listed_ui, offer_ui};
use crate::ui::widgets::trailing::at_right_or_below_ui;
use crate::ui::widgets::{ButtonLook, PushButton, hairline};

/// Minimum width of the page for the titles of the groups beside them, in points.
const TITLES_BESIDE: f32 = 900.0;

/// Width of the column of titles, in points.
const TITLES: f32 = 220.0;

/// Maximum width of a group, in points.
const GROUP_MAX: f32 = 760.0;

/// Minimum width of a setting's description beside its controls, in points; with less, they come below it.
const TEXT_MIN: f32 = 150.0;

pub(super) fn settings_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let page = data::data(view.model, view.now);
    line(ui, "Settings", Type::HEAD, theme.ink);
    ui.add_space(space::XL);
    group_ui(ui, view, "Appearance", |ui| {
        appearance_ui(ui, view, &page, actions);
    });
    group_ui(ui, view, "Study", |ui| study_ui(ui, view, &page, actions));
    group_ui(ui, view, "Data", |ui| data_ui(ui, view, &page, actions));
    let about = about_data::about(view.model);
    group_ui(ui, view, "About", |ui| {
        for row in &about {
            about_ui(ui, view, row);
        }
    });
}

/// Draws a group with its title at its left, or above it in a narrow window.
fn group_ui(ui: &mut Ui, view: &View<'_>, title: &str, draw: impl FnOnce(&mut Ui)) {
    let room = ui.available_rect_before_wrap();
    let has_column = room.width() >= TITLES_BESIDE;
    let mut column = room;
    if has_column {
        let place = Rect::from_min_size(room.min + vec2(0.0, space::L), vec2(TITLES, 30.0));
        let mut beside = ui.new_child(UiBuilder::new().max_rect(place).id_salt(title));
        line(&mut beside, title, Type::LEAD, view.theme.ink);
        column.min.x += TITLES + space::XXL;
    } else {
        line(ui, title, Type::LEAD, view.theme.ink);
        ui.add_space(space::S);
        column.min.y = ui.cursor().top();
    }
    column.max.x = column.max.x.min(column.min.x + GROUP_MAX);
    let builder = UiBuilder::new().max_rect(column).id_salt((title, "group"));
    ui.scope_builder(builder, |ui| {
        draw(ui);
        hairline(ui, view.theme);
    });
    ui.add_space(space::XXL);
}

fn appearance_ui(ui: &mut Ui, view: &View<'_>, page: &SettingsPage, actions: &mut Vec<Action>) {
    row_ui(ui, view, "Theme", None, |ui| {
        radios_ui(ui, view, &page.themes, actions);
    });
    row_ui(ui, view, "Text size", None, |ui| {
        stepper_ui(ui, view, &page.text_size, actions);
    });
    row_ui(ui, view, "Line width", Some("Of articles"), |ui| {
        radios_ui(ui, view, &page.line_width, actions);
    });
    let about = Some("Lines of an article end at one edge");
    row_ui(ui, view, "Justify text", about, |ui| {
        switch_ui(ui, view, "Justify text", &page.justify, actions);
    });
}

fn study_ui(ui: &mut Ui, view: &View<'_>, page: &SettingsPage, actions: &mut Vec<Action>) {
    let about = Some("How many cards you have not seen before come in a day");
    row_ui(ui, view, "New cards a day", about, |ui| {
        stepper_ui(ui, view, &page.new_per_day, actions);
    });
    let about = Some("Before each answer of a quiz; it never changes the score");
    row_ui(ui, view, "Ask for confidence", about, |ui| {
        switch_ui(ui, view, "Ask for confidence", &page.confidence, actions);
    });
    let about = Some("A few before a section that is new to you, and at the end of each");
    row_ui(ui, view, "Questions in the text", about, |ui| {
        switch_ui(ui, view, "Questions in the text", &page.in_text, actions);
    });
}

fn data_ui(ui: &mut Ui, view: &View<'_>, page: &SettingsPage, actions: &mut Vec<Action>) {
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
    for (title, reset) in &page.resets {
        row_ui(ui, view, title, Some(&reset.about), |ui| {
            let reset = reset.offer.clone().acting_on(title);
            offer_ui(ui, view, ButtonLook::Plain, &reset, actions);
        });
    }
    forgotten_ui(ui, view, &page.forgotten, actions);
    listed_ui(ui, view, "Noted in the record", &page.faults);
}

fn about_ui(ui: &mut Ui, view: &View<'_>, row: &AboutRow) {
    let theme = view.theme;
    hairline(ui, theme);
    ui.add_space(space::M);
    words(ui, &row.name, Type::BODY, theme.ink);
    for text in &row.texts {
        words(ui, text, Type::SMALL, theme.quiet);
    }
    ui.add_space(space::M);
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
                ui.add_space(space::S);
            }
        });
    };
    let is_below = at_right_or_below_ui(ui, 60.0, TEXT_MIN, text, controls);
    if is_below {
        ui.add_space(space::M);
    }
}

/// Draws the two states of a setting, each named by it.
fn switch_ui(
    ui: &mut Ui,
    view: &View<'_>,
    name: &str,
    choices: &[Choice],
    actions: &mut Vec<Action>,
) {
    for Choice { offer, is_chosen } in choices {
        let button = PushButton {
            look: ButtonLook::of_choice(*is_chosen),
            ..PushButton::plain(&offer.label)
        };
        let response = button.show_with_key(ui, view, &offer.action);
        let name = format!("{name}: {}", offer.label);
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, *is_chosen, &name));
        if response.clicked() && !is_chosen {
            actions.push(offer.action.clone());
        }
    }
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
    hairline(ui, theme);
    ui.add_space(space::XL);
    line(ui, "Reset or discarded", Type::LEAD, theme.ink);
    let text = "These answers stay in your files and no longer count.";
    words(ui, text, Type::SMALL, theme.quiet);
    ui.add_space(space::S);
    for row in rows {
        row_ui(ui, view, &row.name, Some(&row.about), |ui| {
            for offer in [&row.restore, &row.remove] {
                let offer = offer.clone().acting_on(&row.name);
                offer_ui(ui, view, ButtonLook::Plain, &offer, actions);
            }
        });
    }
}
