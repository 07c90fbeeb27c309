//! Today: the next step on one button, and what else waits.

mod cards;
pub mod data;

use egui::{Align, Color32, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use crate::model::Action;
use crate::ui::look::fonts::FontFace;
use crate::ui::look::text::{line, words};
use crate::ui::look::theme::{Type, space};
use crate::ui::view::View;
use crate::ui::widgets::loading::loading_ui;
use crate::ui::widgets::trailing::{at_right_or_below_ui, button_row_ui};
use crate::ui::widgets::{PushButton, card, hairline};

use cards::cards_ui;
use data::{Session, Step, Unfinished};

/// Minimum width for the last column of the table, in points.
const TABLE_WIDE: f32 = 640.0;

/// Minimum width of the step's words beside its button, in points; with less, the button comes below them.
const STEP_MIN: f32 = 220.0;

pub(super) fn today_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let date = data::date(view.model, view.now);
    line(ui, &date, Type::HEAD, theme.ink);
    if loading_ui(ui, view) {
        return;
    }
    let today = data::data(view.model, view.now);
    words(ui, &today.summary, Type::BODY, theme.quiet);
    ui.add_space(space::XL);
    step_ui(ui, view, &today.step, actions);
    if let Some(left) = &today.unfinished {
        ui.add_space(space::M);
        unfinished_ui(ui, view, left, actions);
    }
    ui.add_space(space::XL);
    cards_ui(ui, view, &today, actions);
    ui.add_space(space::XXL);
    sessions_ui(ui, view, &today.sessions);
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
        at_right_or_below_ui(ui, 50.0, STEP_MIN, text, |ui| {
            if let Some(offer) = &step.offer {
                let button = PushButton::filled(&offer.label);
                button.push(ui, view, offer.action.clone(), actions);
            }
        });
    });
}

fn unfinished_ui(ui: &mut Ui, view: &View<'_>, left: &Unfinished, actions: &mut Vec<Action>) {
    let theme = view.theme;
    card(theme).show(ui, |ui| {
        ui.set_width(ui.available_width());
        line(ui, &left.title, Type::TITLE, theme.ink);
        words(ui, &left.name, Type::BODY, theme.quiet);
        ui.add_space(space::M);
        button_row_ui(ui, |ui| {
            for offer in [&left.resume, &left.end] {
                let button = PushButton::plain(&offer.label);
                button.push(ui, view, offer.action.clone(), actions);
            }
        });
    });
}

fn sessions_ui(ui: &mut Ui, view: &View<'_>, sessions: &[Session]) {
    let theme = view.theme;
    if sessions.is_empty() {
        return;
    }
    line(ui, "Last sessions", Type::LEAD, theme.ink);
    ui.add_space(space::S);
    let is_wide = ui.available_width() >= TABLE_WIDE;
    for session in sessions {
        hairline(ui, theme);
        let cell = |share, text, kind, color| Cell {
            share,
            text,
            kind,
            color,
        };
        let bold = Type::BODY.with(FontFace::SansBold);
        let name_share = if is_wide { 0.48 } else { 0.62 };
        let mut cells = vec![
            cell(0.15, &session.day, Type::BODY, theme.quiet),
            cell(name_share, &session.name, Type::BODY, theme.ink),
            cell(0.12, &session.score, bold, theme.ink),
        ];
        if is_wide {
            cells.push(cell(0.25, &session.about, Type::BODY, theme.quiet));
        }
        row_ui(ui, &cells);
    }
    hairline(ui, theme);
}

struct Cell<'a> {
    /// Fraction of the row's width, 0 to 1.
    share: f32,
    text: &'a str,
    kind: Type,
    color: Color32,
}

fn row_ui(ui: &mut Ui, cells: &[Cell<'_>]) {
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 40.0), egui::Sense::hover());
    let mut left = row.left();
    for cell in cells {
        let size = vec2(row.width() * cell.share - space::S, row.height());
        let rect = Rect::from_min_size(pos2(left, row.top()), size);
        let mut cell_ui = ui.new_child(
            UiBuilder::new()
                .max_rect(rect)
                .layout(Layout::left_to_right(Align::Center)),
        );
        line(&mut cell_ui, cell.text, cell.kind, cell.color);
        left += row.width() * cell.share;
    }
}
