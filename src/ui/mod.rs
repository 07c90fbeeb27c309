//! The screens: they draw from the model and speak in actions. Nothing here decides, remembers or saves.

mod article;
mod binding;
mod keys;
mod library;
pub mod look;
mod practise;
mod read;
mod settings;
mod shell;
mod sitting;
mod today;
mod view;
mod widgets;

use egui::{CentralPanel, Ui};

use crate::model::{
    Action, FlowAction, Modal, QuestionAction, Route, SettingsAction, ShellAction, Width,
};
use crate::record::Mode;
use crate::study::Stage;

use look::theme::WIDE;

pub use binding::Binding;
pub use keys::bindings;
pub use look::fonts::definitions as font_definitions;
pub use view::View;

/// Draws the whole window and collects what the learner wants.
pub fn window_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let width = if ui.available_width() >= WIDE {
        Width::Wide
    } else {
        Width::Narrow
    };
    let bindings = bindings(view.model, width, view.now);
    let active: Vec<Binding> = bindings
        .iter()
        .filter(|it| works_on(view.model.modal(), it))
        .cloned()
        .collect();
    // What lies behind a modal keeps its keys on its buttons, so that nothing moves.
    let modal = view.model.modal();
    let behind = modal.map(|_| keys::screen_keys(view.model, width, view.now));
    let modal_view = &View {
        width,
        keys: &active,
        ..*view
    };
    let view = &View {
        keys: behind.as_deref().unwrap_or(&active),
        ..*modal_view
    };
    let after_text = keys::keyboard::take_keys(ui, &active, actions);
    shell::modals::banner_ui(ui, view, actions);
    let route = view.model.route();
    if route != Route::Sitting {
        shell::rail::rail_ui(ui, view, actions);
    }
    match route {
        Route::Sitting => sitting_ui(ui, view, actions),
        Route::Read => read::read_ui(ui, view, actions),
        Route::Practise => page_ui(ui, view, actions, practise::practise_ui),
        Route::Library => page_ui(ui, view, actions, library::library_ui),
        Route::Settings => page_ui(ui, view, actions, settings::settings_ui),
        Route::Today => page_ui(ui, view, actions, today::today_ui),
    }
    widgets::loading::recount_ui(ui, view);
    shell::modals::toast_ui(ui, view);
    shell::modals::modal_ui(ui, modal_view, &bindings, actions);
    actions.extend(after_text);
}

/// What lies behind a modal must not be answered.
fn works_on(modal: Option<&Modal>, binding: &Binding) -> bool {
    matches!(modal, None | Some(Modal::CheckFinding))
        || matches!(
            binding.action,
            Action::Flow(FlowAction::Back)
                | Action::Shell(ShellAction::ToggleKeys | ShellAction::OpenLink(_))
                | Action::Settings(SettingsAction::StepTextSize(_))
                | Action::Question(QuestionAction::FlagAsNoted)
        )
}

fn sitting_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let Some(open) = &view.model.target().sitting else {
        return;
    };
    sitting::bar::sitting_bar_ui(ui, view, open, actions);
    let asks_card = view
        .model
        .open()
        .face(view.model.library())
        .is_some_and(|asked| asked.question.is_card());
    match (&open.progress().stage, &open.mode) {
        (Stage::Over, _) => page_ui(ui, view, actions, sitting::result::end_ui),
        (_, Mode::Drill) => sitting::drill::drill_ui(ui, view, open, actions),
        (_, Mode::Quiz | Mode::Read | Mode::Preread | Mode::Other(_)) if asks_card => {
            sitting::drill::drill_ui(ui, view, open, actions);
        }
        (_, Mode::Quiz | Mode::Read | Mode::Preread | Mode::Other(_)) => {
            sitting::quiz::quiz_ui(ui, view, open, actions);
        }
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
        view.model.route() as u8,
        view.model.memory().counts().answers,
    );
    CentralPanel::default()
        .frame(egui::Frame::new().fill(view.theme.page))
        .show(ui, |ui| {
            egui::ScrollArea::vertical()
                .id_salt(salt)
                .auto_shrink(false)
                .show(ui, |ui| {
                    widgets::scroll::scroll_keys(ui, ui.clip_rect().height());
                    frame.show(ui, |ui| {
                        ui.set_width(ui.available_width().min(1100.0));
                        draw(ui, view, actions);
                    });
                });
        });
}
