//! The screens: they draw the model and emit actions. Nothing here decides, remembers or saves.

mod article;
mod binding;
mod keys;
mod library;
pub mod look;
mod offer;
pub mod palette_data;
mod past;
mod practise;
mod read;
mod settings;
mod shell;
mod sitting;
mod swap_guard;
mod today;
mod view;
mod widgets;

use egui::{CentralPanel, Ui, UiBuilder, vec2};

use crate::model::{
    Action, FlowAction, Modal, QuestionAction, Route, SettingsAction, ShellAction, Width,
};

use look::theme::WIDE;
use sitting::data::SittingScreen;

/// What each page says and offers, computed before drawing as pure functions of the model.
pub mod data {
    pub use crate::ui::library::check_data as library_check;
    pub use crate::ui::library::data as library;
    pub use crate::ui::palette_data as palette;
    pub use crate::ui::past::data as past;
    pub use crate::ui::practise::bookmarks_data as bookmarks;
    pub use crate::ui::practise::data as practise;
    pub use crate::ui::practise::form_data as quiz_form;
    pub use crate::ui::read::data as read;
    pub use crate::ui::settings::about_data as about;
    pub use crate::ui::settings::data as settings;
    pub use crate::ui::shell::ask_data as ask;
    pub use crate::ui::shell::data as shell;
    pub use crate::ui::shell::messages_data as messages;
    pub use crate::ui::sitting::data as sitting;
    pub use crate::ui::today::data as today;
    pub use crate::ui::today::sessions_data as sessions;
}

pub use binding::Binding;
pub use keys::bindings;
pub use keys::keyboard::KeyPress;
pub use look::fonts::definitions as font_definitions;
pub use offer::{Choice, Menu, Offer};
pub use view::View;

/// Draws the whole window and collects the learner's actions.
pub fn window_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let width = if ui.available_width() >= WIDE {
        Width::Wide
    } else {
        Width::Narrow
    };
    ui.ctx()
        .accesskit_node_builder(egui::accesskit_root_id(), |node| node.set_label("Spotter"));
    let bindings = bindings(view.model, width, view.now);
    let active: Vec<Binding> = bindings
        .iter()
        .filter(|it| works_on(view.model.modal(), it))
        .cloned()
        .collect();
    // Buttons behind a modal keep their key caps, so that nothing moves.
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
    // A dialog, the search bar and the contents close at once, whatever has the focus in them.
    let is_list = view.model.hears_keys_in_contents();
    if modal.is_none() && view.model.search().is_none() && !is_list {
        keys::focus::let_go(ui);
    }
    let after_text = keys::keyboard::take_keys(ui, &active, actions);
    let mut clicked = Vec::new();
    screen_ui(ui, view, &mut clicked);
    let keys = (bindings.as_slice(), view.keys);
    shell::modals::modal_ui(ui, modal_view, keys, &mut clicked);
    swap_guard::drop_unmeant(ui, view.model, &mut clicked);
    // What Enter chose in the palette was found by the words before those typed in this frame.
    let is_late =
        |it: &Action| matches!(it, Action::Shell(ShellAction::OpenModal(Modal::Palette(_))));
    let is_found_late = matches!(modal, Some(Modal::Palette(_))) && clicked.iter().any(is_late);
    actions.extend(clicked);
    if is_found_late {
        return keys::focus::note_focus(ui);
    }
    actions.extend(after_text);
    keys::focus::note_focus(ui);
}

/// Draws what lies under a modal.
fn screen_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let route = view.model.route();
    if route != Route::Sitting {
        shell::rail::rail_ui(ui, view, actions);
    }
    match route {
        Route::Sitting => sitting_ui(ui, view, actions),
        Route::Read => read::read_ui(ui, view, actions),
        Route::Practise => page_ui(ui, view, actions, practise::practise_ui),
        Route::Library => page_ui(ui, view, actions, library::library_ui),
        Route::Past => page_ui(ui, view, actions, past::past_ui),
        Route::Settings => page_ui(ui, view, actions, settings::settings_ui),
        Route::Today => page_ui(ui, view, actions, today::today_ui),
    }
    widgets::loading::recount_ui(ui, view);
    shell::messages::messages_ui(ui, view, actions);
}

/// Whether a key still works while `modal` is open: nothing behind a modal may be answered.
fn works_on(modal: Option<&Modal>, binding: &Binding) -> bool {
    matches!(modal, None | Some(Modal::CheckFinding | Modal::Palette(_)))
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
    match sitting::data::screen(view.model, open) {
        SittingScreen::Result => page_ui(ui, view, actions, sitting::result::end_ui),
        SittingScreen::Card => sitting::drill::drill_ui(ui, view, actions),
        SittingScreen::Question => sitting::quiz::quiz_ui(ui, view, actions),
    }
}

/// Maximum width of the content of a page, in points.
const PAGE_MAX: f32 = 1240.0;

/// Draws a screen that scrolls as a whole.
fn page_ui(
    ui: &mut Ui,
    view: &View<'_>,
    actions: &mut Vec<Action>,
    draw: fn(&mut Ui, &View<'_>, &mut Vec<Action>),
) {
    let room = ui.available_width();
    let frame = widgets::page(view.theme, room);
    let inner = room - frame.total_margin().sum().x;
    // Where the window has more room than that, the page stands in its middle.
    let beside = ((inner - PAGE_MAX) / 2.0).max(0.0).floor();
    // A new salt starts the screen at its top.
    let salt = ("page", view.model.route() as u8, view.model.answers());
    CentralPanel::default()
        .frame(egui::Frame::new().fill(view.theme.page))
        .show(ui, |ui| {
            egui::ScrollArea::vertical()
                .id_salt(salt)
                .auto_shrink(false)
                .show(ui, |ui| {
                    widgets::scroll::scroll_keys(ui, ui.clip_rect().height());
                    let column = ui.available_rect_before_wrap();
                    let column = column.shrink2(vec2(beside, 0.0));
                    ui.scope_builder(UiBuilder::new().max_rect(column), |ui| {
                        frame.show(ui, |ui| {
                            ui.set_width(ui.available_width());
                            draw(ui, view, actions);
                        });
                    });
                });
        });
}
