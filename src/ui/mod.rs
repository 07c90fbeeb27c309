//! The screens: they draw from the model and speak in actions. Nothing here decides, remembers or saves.

mod after_verdict;
mod block;
mod check_sheet;
mod confidence;
mod drill;
mod end;
mod find;
mod fonts;
mod history;
mod keyboard;
mod keys;
mod keys_library;
mod keys_sitting;
mod library;
mod loading;
mod margin;
mod missed_row;
mod option_row;
mod outline;
mod page;
mod passage;
mod picture;
mod practise;
mod prompt;
mod prose;
mod quiz;
mod quiz_form;
mod quiz_match;
mod quiz_options;
mod quiz_order;
mod quiz_typed;
mod rail;
mod read;
mod read_end;
mod rows;
mod scroll;
mod section;
mod settings_page;
mod shapes;
mod sheet;
mod sitting_bar;
pub mod theme;
mod today;
mod widgets;
mod words;

use std::path::Path;

use egui::{CentralPanel, Ui};

use crate::action::Action;
use crate::model::{Model, Route, Sheet};
use crate::record::Moment;
use crate::study::{Mode, Stage};
use theme::{Theme, WIDE};

pub use fonts::definitions as font_definitions;
pub use keys::{Binding, bindings};

/// What a screen draws from.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The state of the app.
    pub model: &'a Model,
    /// The colours.
    pub theme: &'a Theme,
    /// The learner's clock.
    pub now: Moment,
    /// Where packs and scores lie.
    pub data_folder: &'a Path,
    /// Whether rail and side panels have room.
    pub wide: bool,
}

/// Draws the whole window and collects what the learner wants.
pub fn window_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let view = &View {
        wide: ui.available_width() >= WIDE,
        ..*view
    };
    let bindings = bindings(view.model, view.wide, view.now);
    let active: Vec<Binding> = bindings
        .iter()
        .filter(|it| works_on(view.model.sheet.as_ref(), it))
        .cloned()
        .collect();
    let after_text = keyboard::take_keys(ui, &active, actions);
    sheet::banner_ui(ui, view, actions);
    match view.model.route {
        Route::Sitting => sitting_ui(ui, view, actions),
        route @ (Route::Today
        | Route::Read
        | Route::Practise
        | Route::Library
        | Route::Settings) => {
            rail::rail_ui(ui, view, actions);
            match route {
                Route::Read => read::read_ui(ui, view, actions),
                Route::Practise => page_ui(ui, view, actions, practise::practise_ui),
                Route::Library => page_ui(ui, view, actions, library::library_ui),
                Route::Settings => page_ui(ui, view, actions, settings_page::settings_ui),
                Route::Today | Route::Sitting => page_ui(ui, view, actions, today::today_ui),
            }
        }
    }
    loading::recount_ui(ui, view);
    sheet::said_ui(ui, view);
    sheet::sheet_ui(ui, view, &bindings, actions);
    actions.extend(after_text);
}

/// What lies behind a sheet must not be answered.
fn works_on(sheet: Option<&Sheet>, binding: &Binding) -> bool {
    matches!(sheet, None | Some(Sheet::CheckFinding))
        || matches!(
            binding.action,
            Action::Back
                | Action::ToggleKeys
                | Action::StepTextSize(_)
                | Action::FlagAsNoted
                | Action::OpenLink(_)
        )
}

fn sitting_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let Some(sitting) = &view.model.at_hand().sitting else {
        return;
    };
    sitting_bar::sitting_bar_ui(ui, view, sitting, actions);
    let asks_card = view
        .model
        .desk
        .asked(&view.model.library)
        .is_some_and(|asked| asked.question.is_card());
    match (&sitting.progress().stage, sitting.mode) {
        (Stage::Over, _) => page_ui(ui, view, actions, end::end_ui),
        (_, Mode::Drill) => drill::drill_ui(ui, view, sitting, actions),
        (_, Mode::Quiz | Mode::Read | Mode::Check) if asks_card => {
            drill::drill_ui(ui, view, sitting, actions);
        }
        (_, Mode::Quiz | Mode::Read | Mode::Check) => quiz::quiz_ui(ui, view, sitting, actions),
    }
}

/// A screen that scrolls as one page.
fn page_ui(
    ui: &mut Ui,
    view: &View<'_>,
    actions: &mut Vec<Action>,
    draw: fn(&mut Ui, &View<'_>, &mut Vec<Action>),
) {
    let frame = widgets::page(view.theme, ui.available_width());
    // Each screen begins at its top.
    let salt = (
        "page",
        view.model.route as u8,
        view.model.memory.counts().answers,
    );
    CentralPanel::default()
        .frame(egui::Frame::new().fill(view.theme.page))
        .show(ui, |ui| {
            egui::ScrollArea::vertical()
                .id_salt(salt)
                .auto_shrink(false)
                .show(ui, |ui| {
                    scroll::scroll_keys(ui, ui.clip_rect().height());
                    frame.show(ui, |ui| {
                        ui.set_width(ui.available_width().min(1100.0));
                        draw(ui, view, actions);
                    });
                });
        });
}
