//! Today: the next step in one button, and what else waits.

mod cards;
mod next_step;

use egui::{Align, Color32, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use crate::memory::SittingScore;
use crate::model::{Action, StartAction, next_step};
use crate::record::{Mode, day_in_words};
use crate::study::is_in_text;
use crate::ui::look::fonts::FontFace;
use crate::ui::look::names::title;
use crate::ui::look::text::{day, line, words};
use crate::ui::look::theme::{Type, space};
use crate::ui::view::View;
use crate::ui::widgets::loading::loading_ui;
use crate::ui::widgets::{PushButton, card, hairline};

use cards::cards_ui;
use next_step::{step_ui, summary};

/// How many of the last sittings are shown.
const SITTINGS: usize = 5;

/// Draws the screen.
pub(super) fn today_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let today = view.model.memory().today(view.now);
    line(ui, &day_in_words(today), Type::HEAD, theme.ink);
    if loading_ui(ui, view) {
        return;
    }
    let step = next_step(view.model, view.now);
    words(ui, &summary(view, &step), Type::BODY, theme.quiet);
    ui.add_space(space::XL);
    step_ui(ui, view, step, actions);
    if let Some(left) = view.model.unfinished(view.now) {
        ui.add_space(space::M);
        unfinished_ui(ui, view, &left, actions);
    }
    ui.add_space(space::XL);
    cards_ui(ui, view, actions);
    ui.add_space(space::XXL);
    sittings_ui(ui, view);
}

/// A session that was left, to be gone on with or ended.
fn unfinished_ui(ui: &mut Ui, view: &View<'_>, left: &SittingScore<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let name = title(view.model.library(), left.mode, left.of);
    let kind = if *left.mode == Mode::Drill {
        "drill"
    } else {
        "quiz"
    };
    card(theme).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let text = match view.model.questions_left(left, view.now) {
            Some(0) => format!("Unfinished {kind}, all answered"),
            Some(questions) => format!("Unfinished {kind}, {questions} left"),
            None => format!("Unfinished {kind}; its questions are no longer in your packs"),
        };
        line(ui, &text, Type::TITLE, theme.ink);
        words(ui, &name, Type::BODY, theme.quiet);
        ui.add_space(space::M);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            PushButton::plain("Resume").push(ui, view, StartAction::Resume(left.name()), actions);
            let end = format!("End {kind}");
            PushButton::plain(&end).push(ui, view, StartAction::End(left.name()), actions);
        });
    });
}

fn sittings_ui(ui: &mut Ui, view: &View<'_>) {
    let theme = view.theme;
    let sittings = view.model.memory().sittings().rev();
    let last: Vec<SittingScore<'_>> = sittings
        .filter(|it| it.counts.answers > 0 && !is_in_text(it.mode))
        .take(SITTINGS)
        .collect();
    if last.is_empty() {
        return;
    }
    line(ui, "Last sittings", Type::LEAD, theme.ink);
    ui.add_space(space::S);
    let today = view.model.memory().today(view.now);
    let narrow = ui.available_width() < 640.0;
    for sitting in last {
        hairline(ui, theme);
        let counts = sitting.counts;
        let name = title(view.model.library(), sitting.mode, sitting.of);
        let score = format!("{} of {}", counts.right, counts.answers);
        let first = format!(
            "{} of {} at first attempt",
            counts.first_right, counts.first_attempts
        );
        let cells: [(f32, &str, Type, Color32); 4] = [
            (0.15, &day(sitting.day, today), Type::BODY, theme.quiet),
            (
                if narrow { 0.62 } else { 0.48 },
                &name,
                Type::BODY,
                theme.ink,
            ),
            (0.12, &score, Type::BODY.with(FontFace::SansBold), theme.ink),
            (
                if narrow { 0.0 } else { 0.25 },
                &first,
                Type::BODY,
                theme.quiet,
            ),
        ];
        row_ui(ui, &cells);
    }
    hairline(ui, theme);
}

/// A row of a plain table; each cell has its share of the width.
fn row_ui(ui: &mut Ui, cells: &[(f32, &str, Type, Color32)]) {
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 40.0), egui::Sense::hover());
    let mut left = row.left();
    for (share, text, kind, color) in cells.iter().filter(|(share, ..)| *share > 0.0) {
        let cell = Rect::from_min_size(
            pos2(left, row.top()),
            vec2(row.width() * share - space::S, row.height()),
        );
        let mut cell_ui = ui.new_child(
            UiBuilder::new()
                .max_rect(cell)
                .layout(Layout::left_to_right(Align::Center)),
        );
        line(&mut cell_ui, text, *kind, *color);
        left += row.width() * share;
    }
}
