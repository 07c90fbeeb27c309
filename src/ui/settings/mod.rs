//! The settings, and what the record has to say.

use egui::{Align, Layout, Ui};

use crate::memory::{Forgotten, RecordPart};
use crate::model::{
    Action, Effect, InTextAction, Modal, RecordAction, SettingsAction, ShellAction,
};
use crate::settings::ThemeChoice;
use crate::ui::look::names::title;
use crate::ui::look::text::{count, day, line, on_day, words};
use crate::ui::look::theme::{Type, space};
use crate::ui::view::View;
use crate::ui::widgets::choice::listed_ui;
use crate::ui::widgets::{ButtonLook, PushButton, hairline};

/// By how many the number of new facts changes.
const NEW_STEP: usize = 5;

/// Draws the page.
pub(super) fn settings_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    ui.set_width(ui.available_width().min(760.0));
    line(ui, "Settings", Type::HEAD, theme.ink);
    ui.add_space(space::L);
    row_ui(ui, view, "Colours", "", |ui| {
        for choice in ThemeChoice::ALL.into_iter().rev() {
            let look = if view.model.settings().theme == choice {
                ButtonLook::Chosen
            } else {
                ButtonLook::Plain
            };
            let button = PushButton {
                look,
                ..PushButton::plain(choice.word())
            };
            button.push(ui, view, SettingsAction::SetTheme(choice), actions);
        }
    });
    row_ui(ui, view, "Size of all text", "Ctrl + and Ctrl -", |ui| {
        let value = format!("{} %", view.model.settings().text_percent);
        if let Some(step) = stepper_ui(ui, view, ("Smaller", &value, "Larger")) {
            actions.push(SettingsAction::StepTextSize(step).into());
        }
    });
    row_ui(
        ui,
        view,
        "New facts a day",
        "How many cards you have not seen before come in a day",
        |ui| {
            let now = view.model.memory().settings().new_per_day;
            if let Some(step) = stepper_ui(ui, view, ("Fewer", &now.to_string(), "More")) {
                let wanted = if step > 0 {
                    now + NEW_STEP
                } else {
                    now.saturating_sub(NEW_STEP)
                };
                actions.push(SettingsAction::SetNewPerDay(wanted).into());
            }
        },
    );
    in_text_end_ui(ui, view, actions);
    row_ui(
        ui,
        view,
        "Data folder",
        &view.data_folder.display().to_string(),
        |ui| {
            PushButton::plain("Show in file manager").push(
                ui,
                view,
                ShellAction::Outside(Effect::ShowDataFolder),
                actions,
            );
        },
    );
    backups_ui(ui, view, actions);
    hairline(ui, theme);
    forgotten_ui(ui, view, actions);
    problems_ui(ui, view);
}

/// Whether questions come in the text.
fn in_text_end_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    row_ui(
        ui,
        view,
        "Questions in the text",
        "A few before a section that is new to you, and at the end of each",
        |ui| {
            let asks = view.model.memory().asks_in_text();
            let choices = [
                ("On", true, InTextAction::TurnOn),
                ("Off", false, InTextAction::TurnOff),
            ];
            for (label, on, action) in choices {
                let look = if asks == on {
                    ButtonLook::Chosen
                } else {
                    ButtonLook::Plain
                };
                let button = PushButton {
                    look,
                    ..PushButton::plain(label)
                };
                button.push(ui, view, action, actions);
            }
        },
    );
}

fn backups_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let Some(last) = view.model.backups().last().copied() else {
        return;
    };
    let kept = match view.model.backups().len() {
        1 => "1 copy of the record".to_owned(),
        copies => format!("{copies} copies of the record"),
    };
    let when = day(last, view.model.memory().today(view.now));
    row_ui(
        ui,
        view,
        "Backups",
        &format!("{kept}. The last: {when}"),
        |ui| {
            PushButton::plain("Restore the last").push(
                ui,
                view,
                ShellAction::Outside(Effect::Restore(last)),
                actions,
            );
        },
    );
}

fn row_ui(ui: &mut Ui, view: &View<'_>, name: &str, about: &str, controls: impl FnOnce(&mut Ui)) {
    hairline(ui, view.theme);
    ui.horizontal(|ui| {
        ui.set_min_height(60.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            controls(ui);
            ui.add_space(space::L);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.vertical(|ui| {
                    ui.add_space(if about.is_empty() { 19.0 } else { space::S });
                    line(ui, name, Type::BODY, view.theme.ink);
                    if !about.is_empty() {
                        words(ui, about, Type::SMALL, view.theme.quiet);
                    }
                });
            });
        });
    });
}

/// A value with a button on each side; gives −1 or 1 when one was pressed. Laid out from right to left.
fn stepper_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (less, value, more): (&str, &str, &str),
) -> Option<isize> {
    let up = PushButton::plain(more).show(ui, view.theme).clicked();
    ui.allocate_ui_with_layout(
        egui::vec2(56.0, 36.0),
        Layout::centered_and_justified(egui::Direction::LeftToRight),
        |ui| {
            line(ui, value, Type::BODY, view.theme.ink);
        },
    );
    let down = PushButton::plain(less).show(ui, view.theme).clicked();
    if up { Some(1) } else { down.then_some(-1) }
}

/// What no longer counts, with the way back.
fn forgotten_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let (theme, model) = (view.theme, view.model);
    if model.memory().forgotten().is_empty() {
        return;
    }
    ui.add_space(space::XXL);
    line(ui, "Forgotten", Type::LEAD, theme.ink);
    words(
        ui,
        "These answers stay in your files and no longer count.",
        Type::SMALL,
        theme.quiet,
    );
    ui.add_space(space::S);
    let today = model.memory().today(view.now);
    for forgotten in model.memory().forgotten() {
        let on = on_day(
            forgotten.at.study_day(model.memory().settings().day_ends),
            today,
        );
        let about = format!("{}, forgotten {}", count(forgotten.answers, "answer"), on);
        row_ui(ui, view, &name_of(view, forgotten), &about, |ui| {
            PushButton::plain("Remove for good").push(
                ui,
                view,
                ShellAction::OpenModal(Modal::Removing(forgotten.clone())),
                actions,
            );
            ui.add_space(space::S);
            PushButton::plain("Bring back").push(
                ui,
                view,
                RecordAction::BringBack(forgotten.clone()),
                actions,
            );
        });
    }
    hairline(ui, theme);
}

/// What a part of the record is called on the screen.
fn name_of(view: &View<'_>, forgotten: &Forgotten) -> String {
    let library = view.model.library();
    match &forgotten.part {
        RecordPart::Fact(fact) => library
            .fact(fact)
            .map_or_else(|| fact.to_string(), |(_, fact)| fact.says.clone()),
        RecordPart::Pack(pack) => library
            .pack(pack)
            .map_or_else(|| pack.clone(), |pack| pack.title.clone()),
        RecordPart::Sitting { .. } => {
            let sitting = forgotten.sitting.as_ref();
            sitting.map_or_else(String::new, |(mode, of)| title(library, mode, of))
        }
    }
}

/// What could not be read of the record, or looks wrong in it.
fn problems_ui(ui: &mut Ui, view: &View<'_>) {
    listed_ui(ui, view, "Noted in the record", view.model.faults());
}
