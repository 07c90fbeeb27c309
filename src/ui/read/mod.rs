//! The reading view: contents, search bar, open section, bars above and below.

pub(in crate::ui) mod around;
pub(in crate::ui) mod bars;
pub(in crate::ui) mod contents;
pub mod data;
pub(in crate::ui) mod find_bar;
pub(in crate::ui) mod in_text;
pub(in crate::ui) mod legend;
pub(in crate::ui) mod margin;
pub(in crate::ui) mod overlay;
pub(in crate::ui) mod section;

use egui::{CentralPanel, Frame, Id, Margin, Panel, Rect, Ui, UiBuilder};

use crate::model::{Action, Effect, SettingsAction, ShellAction};
use crate::ui::look::scale::Type;
use crate::ui::look::text::{line, words};
use crate::ui::look::theme::space;
use crate::ui::read::bars::{status_ui, title_bar_ui};
use crate::ui::read::contents::{contents_ui, let_go, title_ui};
use crate::ui::read::data::contents::data as contents_data;
use crate::ui::read::data::status;
use crate::ui::read::find_bar::find_ui;
use crate::ui::read::overlay::overlay_ui;
use crate::ui::read::section::section_ui;
use crate::ui::view::View;
use crate::ui::widgets::long_page::first_block;
use crate::ui::widgets::trailing::Reserved;
use crate::ui::widgets::{PushButton, page};

/// Minimum width of the screen with room for the contents beside the text, in points.
const BESIDE_MIN: f32 = 820.0;

/// Width of the contents beside the text, in points.
const BESIDE: f32 = 236.0;

/// Maximum width of contents, text and margin together, in points; in a wider window they stay in the middle.
const WHOLE_MAX: f32 = 1240.0;

pub(in crate::ui) fn read_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let open = data::open_section(view.model);
    let Some((id, pack, section)) = open else {
        nothing_ui(ui, view, actions);
        return;
    };
    pinch_ui(ui, actions);
    let whole = ui.available_rect_before_wrap();
    let has_room = whole.width() >= BESIDE_MIN;
    let status = status::data(view.model, view.now, pack, id);
    // The marks of the list depend on the record.
    let is_shown = has_room || view.model.hears_keys_in_contents();
    let list = (is_shown && !view.model.is_waiting())
        .then(|| contents_data(view.model, view.now, id, first_block(ui)));
    if list.is_none() {
        let_go(ui);
    }
    // Beside the middle, in a very wide window.
    let spare = ((whole.width() - WHOLE_MAX) / 2.0).max(0.0);
    // Questions before the text need the height.
    if !has_room && !view.model.is_veiled() {
        title_bar_ui(ui, view, &status, actions);
    }
    find_ui(ui, view, actions);
    let side = if has_room { 24 } else { 16 };
    let frame = Frame::new()
        .fill(theme.panel)
        .inner_margin(Margin::symmetric(side, 7));
    let panel = Panel::bottom("status").resizable(false).frame(frame);
    // The room is taken first; the buttons come after the text.
    let room = panel
        .show(ui, |ui| {
            within_ui(ui, (spare, spare), |ui| {
                Reserved::row_of(ui, "status", 28.0)
            })
        })
        .inner;
    if has_room && let Some(list) = &list {
        let frame = Frame::new().fill(theme.page).inner_margin(Margin {
            left: side,
            right: 12,
            top: 28,
            bottom: 12,
        });
        Panel::left("contents")
            .exact_size(BESIDE + spare)
            .resizable(false)
            .show_separator_line(false)
            .frame(frame)
            .show(ui, |ui| {
                within_ui(ui, (spare, 0.0), |ui| {
                    title_ui(ui, view, actions);
                    contents_ui(ui, view, list, actions);
                });
            });
    } else if let Some(list) = &list {
        overlay_ui(ui, view, list, actions);
    }
    CentralPanel::default()
        .frame(Frame::new().fill(theme.page))
        .show(ui, |ui| {
            let right = whole.right() - spare;
            section_ui(ui, view, (pack, section), right, actions);
        });
    room.fill_row(ui, |ui| {
        status_ui(ui, view, (&status, !has_room), actions);
    });
}

/// How much two fingers must spread, or close, for one step of the text size.
const PINCH: f32 = 1.15;

/// Changes the text size by a pinch, in the steps of the settings.
fn pinch_ui(ui: &Ui, actions: &mut Vec<Action>) {
    let zoom = ui.input(egui::InputState::zoom_delta);
    let id = Id::unique("how far two fingers have spread");
    let spread = ui.data(|data| data.get_temp(id)).unwrap_or(1.0_f32) * zoom;
    let step = if spread >= PINCH {
        1
    } else if spread <= 1.0 / PINCH {
        -1
    } else {
        0
    };
    if step != 0 {
        actions.push(SettingsAction::StepTextSize(step).into());
    }
    ui.data_mut(|data| data.insert_temp(id, if step == 0 { spread } else { 1.0 }));
}

/// Draws `contents` with so much room beside it, left and right.
fn within_ui<R>(ui: &mut Ui, (left, right): (f32, f32), contents: impl FnOnce(&mut Ui) -> R) -> R {
    let whole = ui.available_rect_before_wrap();
    let room = Rect::from_x_y_ranges(whole.left() + left..=whole.right() - right, whole.y_range());
    ui.scope_builder(UiBuilder::new().max_rect(room), contents)
        .inner
}

fn nothing_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    CentralPanel::default()
        .frame(page(theme, ui.available_width()))
        .show(ui, |ui| {
            line(ui, "Nothing to read", Type::HEAD, theme.ink);
            let why = "No pack with an article could be loaded.";
            words(ui, why, Type::BODY, theme.quiet);
            ui.add_space(space::L);
            let choose = ShellAction::Outside(Effect::ChooseArticle);
            PushButton::filled("Open a text…").push(ui, view, choose, actions);
        });
}
