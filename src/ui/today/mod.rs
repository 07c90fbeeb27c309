//! Today: the next step on one button, and what else waits.

mod cards;
pub mod data;
mod sessions;
pub mod sessions_data;

use egui::{Role, Ui, WidgetInfo};

use crate::model::Action;
use crate::ui::look::fonts::FontFace;
use crate::ui::look::scale::Type;
use crate::ui::look::text::{mixed, words};
use crate::ui::look::theme::space;
use crate::ui::view::View;
use crate::ui::widgets::choice::quiet_offer_ui;
use crate::ui::widgets::loading::loading_ui;
use crate::ui::widgets::trailing::at_right_or_below_ui;
use crate::ui::widgets::{ButtonLook, PushButton, card, hairline};

use cards::cards_ui;
use data::{ShelfRow, Step, Unfinished};
use sessions::sessions_ui;

/// Minimum width of words beside their buttons, in points; with less, the buttons come below them.
const WORDS_MIN: f32 = 220.0;

pub(super) fn today_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let date = data::date(view.model, view.now);
    words(ui, &date, Type::HEAD, theme.ink);
    if loading_ui(ui, view) {
        return;
    }
    let today = data::data(view.model, view.now);
    words(ui, &today.summary, Type::BODY, theme.quiet);
    ui.add_space(space::XL);
    if let Some(step) = &today.step {
        step_ui(ui, view, step, actions);
    }
    if !today.shelf.is_empty() {
        shelf_ui(ui, view, &today.shelf, actions);
    }
    if let Some(left) = &today.unfinished {
        ui.add_space(space::M);
        unfinished_ui(ui, view, left, actions);
    }
    ui.add_space(space::XL);
    cards_ui(ui, view, &today, actions);
    sessions_ui(ui, view, &today.sessions, actions);
}

fn step_ui(ui: &mut Ui, view: &View<'_>, step: &Step, actions: &mut Vec<Action>) {
    let theme = view.theme;
    card(theme).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let text = |ui: &mut Ui| {
            ui.vertical(|ui| {
                words(ui, &step.title, Type::TITLE, theme.ink);
                words(ui, &step.sentence, Type::BODY, theme.quiet);
            });
        };
        at_right_or_below_ui(ui, 50.0, WORDS_MIN, text, |ui| {
            if let Some(offer) = &step.offer {
                let button = PushButton::filled(&offer.label);
                button.push(ui, view, offer.action.clone(), actions);
            }
        });
    });
}

/// Draws what there is to read as rows of one card.
fn shelf_ui(ui: &mut Ui, view: &View<'_>, rows: &[ShelfRow], actions: &mut Vec<Action>) {
    let theme = view.theme;
    card(theme).show(ui, |ui| {
        ui.set_width(ui.available_width());
        for (place, row) in rows.iter().enumerate() {
            if place > 0 {
                ui.add_space(space::L);
                hairline(ui, theme);
                ui.add_space(space::L);
            }
            let text = |ui: &mut Ui| {
                ui.vertical(|ui| {
                    let kind = Type::TITLE.with(FontFace::SerifSemibold);
                    words(ui, &row.title, kind, theme.ink);
                    words(ui, &row.about, Type::BODY, theme.quiet);
                });
            };
            at_right_or_below_ui(ui, 50.0, WORDS_MIN, text, |ui| {
                let look = if row.is_first {
                    ButtonLook::Filled
                } else {
                    ButtonLook::Plain
                };
                let button = PushButton {
                    look,
                    ..PushButton::plain(&row.offer.label)
                };
                let response = button.push(ui, view, row.offer.action.clone(), actions);
                response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &row.name));
            });
        }
    });
}

fn unfinished_ui(ui: &mut Ui, view: &View<'_>, left: &Unfinished, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let frame = card(theme).inner_margin(egui::Margin::symmetric(24, 14));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let text = |ui: &mut Ui| {
            let strong = Type::BODY.with(FontFace::SansSemibold);
            let job = mixed(&[
                (&left.title, strong, theme.ink),
                ("   ", Type::BODY, theme.quiet),
                (&left.name, Type::BODY, theme.quiet),
            ]);
            ui.add(egui::Label::new(job).wrap());
        };
        at_right_or_below_ui(ui, 36.0, WORDS_MIN, text, |ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            let resume = PushButton::plain(&left.resume.label);
            resume.push(ui, view, left.resume.action.clone(), actions);
            quiet_offer_ui(ui, view, &left.end, actions);
        });
    });
}
