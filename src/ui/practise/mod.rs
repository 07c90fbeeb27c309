//! Practise: missed questions, a form for a new quiz, flagged questions.

pub(in crate::ui) mod bookmarks;
pub mod bookmarks_data;
pub mod data;
pub mod form_data;
pub(in crate::ui) mod quiz_form;

use egui::{Role, Ui};

use crate::model::{Action, Tab};
use crate::ui::look::text::{line, words};
use crate::ui::look::theme::{Type, space};
use crate::ui::practise::bookmarks::bookmarks_ui;
use crate::ui::practise::data::{FlaggedPage, FlaggedRow, MissedPage, Retry};
use crate::ui::practise::quiz_form::quiz_form_ui;
use crate::ui::sitting::answer_row::answer_row_ui;
use crate::ui::view::View;
use crate::ui::widgets::choice::{choice_ui, menu_ui, offer_ui};
use crate::ui::widgets::loading::loading_ui;
use crate::ui::widgets::rows::{TallRows, tall_rows_ui};
use crate::ui::widgets::{ButtonLook, PushButton, hairline};

/// Estimated height of a row that was not drawn yet, in points.
const ROW: f32 = 120.0;

pub(in crate::ui) fn practise_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    if loading_ui(ui, view) {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::S, space::S);
        for tab in data::tabs(view.model) {
            choice_ui(ui, view, Role::Tab, &tab, actions);
        }
    });
    ui.add_space(space::L);
    match view.model.practise().tab {
        Tab::Missed => missed_ui(ui, view, actions),
        Tab::Quiz => quiz_form_ui(ui, view, actions),
        Tab::Flagged => flagged_ui(ui, view, actions),
        Tab::Bookmarked => bookmarks_ui(ui, view, actions),
    }
}

fn missed_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let page = MissedPage::new(view.model, view.now);
    words(ui, "Missed questions", Type::HEAD, theme.ink);
    words(ui, &page.about, Type::BODY, theme.quiet);
    ui.add_space(space::M);
    if let Some(offer) = &page.quiz_yourself {
        offer_ui(ui, view, ButtonLook::Filled, offer, actions);
    }
    let Some(retry) = &page.retry else {
        return;
    };
    retry_ui(ui, view, retry, actions);
    ui.add_space(space::M);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        for menu in &page.menus {
            menu_ui(ui, view, menu, actions);
        }
    });
    ui.add_space(space::L);
    if page.is_empty() {
        let text = "None of these. Choose another topic or cause.";
        words(ui, text, Type::BODY, theme.quiet);
        return;
    }
    let rows = TallRows {
        name: "missed",
        count: page.len(),
        usual: ROW,
        shown: page.selected,
    };
    tall_rows_ui(ui, rows, |ui, index| {
        hairline(ui, theme);
        if let Some(row) = page.row(index) {
            answer_row_ui(ui, view, &row, actions);
        }
    });
    hairline(ui, theme);
}

fn retry_ui(ui: &mut Ui, view: &View<'_>, retry: &Retry, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::M, space::S);
        let button = PushButton {
            enabled: retry.is_possible,
            ..PushButton::filled(&retry.all.label)
        };
        button.push(ui, view, retry.all.action.clone(), actions);
        for offer in &retry.others {
            offer_ui(ui, view, ButtonLook::Plain, offer, actions);
        }
    });
}

fn flagged_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let page = FlaggedPage::new(view.model);
    words(ui, "Flagged questions", Type::HEAD, theme.ink);
    words(ui, &page.about, Type::BODY, theme.quiet);
    let Some(save) = &page.save else {
        return;
    };
    ui.add_space(space::M);
    offer_ui(ui, view, ButtonLook::Filled, save, actions);
    ui.add_space(space::L);
    let rows = TallRows {
        name: "flagged",
        count: page.len(),
        usual: ROW,
        shown: page.selected,
    };
    tall_rows_ui(ui, rows, |ui, index| {
        hairline(ui, theme);
        match page.row(index) {
            None => {}
            Some(FlaggedRow::Here(row)) => answer_row_ui(ui, view, &row, actions),
            Some(FlaggedRow::Gone(text)) => {
                ui.add_space(space::S);
                line(ui, &text, Type::BODY, theme.quiet);
                ui.add_space(space::S);
            }
        }
    });
    hairline(ui, theme);
}
