//! Practise: missed questions, a form for a custom quiz, reported problems.

pub(in crate::ui) mod bookmarks;
pub mod bookmarks_data;
pub mod data;
pub mod form_data;
mod head;
pub(in crate::ui) mod quiz_form;

use egui::{Role, Ui, WidgetInfo};

use crate::model::{Action, Tab};
use crate::ui::look::scale::Type;
use crate::ui::look::text::words;
use crate::ui::look::theme::space;
use crate::ui::offer::Offer;
use crate::ui::practise::bookmarks::bookmarks_ui;
use crate::ui::practise::data::{FlaggedPage, FlaggedRow, MissedPage};
use crate::ui::practise::head::head_ui;
use crate::ui::practise::quiz_form::quiz_form_ui;
use crate::ui::sitting::answer_row::answer_row_ui;
use crate::ui::view::View;
use crate::ui::widgets::choice::{choice_ui, menu_ui, offer_ui};
use crate::ui::widgets::loading::loading_ui;
use crate::ui::widgets::rows::{TallRows, tall_rows_ui};
use crate::ui::widgets::{ButtonLook, hairline, quiet_button};

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
    ui.add_space(space::M);
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
    let retry = page.retry.as_ref().map(|it| (&it.all, it.is_possible));
    let quiz = page.quiz_yourself.as_ref().map(|it| (it, true));
    let head = ("Missed questions", page.about.as_str());
    head_ui(ui, view, head, retry.or(quiz), actions);
    let Some(retry) = &page.retry else {
        return;
    };
    ui.add_space(space::M);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::S, space::S);
        for menu in &page.menus {
            menu_ui(ui, view, menu, actions);
        }
        for offer in &retry.others {
            offer_ui(ui, view, ButtonLook::Plain, offer, actions);
        }
    });
    ui.add_space(space::M);
    if page.is_empty() {
        let text = "No question matches. Choose another topic or cause.";
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

fn flagged_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let page = FlaggedPage::new(view.model);
    let head = ("Reported problems", page.about.as_str());
    let save = page.save.as_ref().map(|it| (it, true));
    head_ui(ui, view, head, save, actions);
    if page.is_empty() {
        return;
    }
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
            Some(FlaggedRow::Here(row, unflag)) => {
                answer_row_ui(ui, view, &row, actions);
                withdraw_ui(ui, view, &unflag, &row.stem, actions);
            }
            Some(FlaggedRow::Gone(text, unflag)) => {
                ui.add_space(space::S);
                words(ui, &text, Type::BODY, theme.quiet);
                withdraw_ui(ui, view, &unflag, &text, actions);
            }
        }
    });
    hairline(ui, theme);
}

/// Draws the button that takes a report back; `of` names the question for screen readers.
fn withdraw_ui(ui: &mut Ui, view: &View<'_>, offer: &Offer, of: &str, actions: &mut Vec<Action>) {
    let response = quiet_button(ui, view, &offer.label, offer.action.clone(), actions);
    let name = format!("{}: {of}", offer.label);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    ui.add_space(space::S);
}
