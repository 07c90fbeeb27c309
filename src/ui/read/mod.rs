//! The reading view: outline, search bar, open section, status line.

pub(in crate::ui) mod around;
pub mod data;
pub(in crate::ui) mod find_bar;
pub(in crate::ui) mod in_text;
pub(in crate::ui) mod margin;
pub(in crate::ui) mod outline;
pub(in crate::ui) mod section;

use egui::{CentralPanel, Frame, Panel, ScrollArea, Ui};

use crate::model::{Action, Effect, ShellAction};
use crate::ui::look::text::{line, words};
use crate::ui::look::theme::{Type, space};
use crate::ui::offer::Offer;
use crate::ui::read::data::status::{self, Status};
use crate::ui::read::find_bar::find_ui;
use crate::ui::read::outline::outline_ui;
use crate::ui::read::section::section_ui;
use crate::ui::view::View;
use crate::ui::widgets::choice::quiet_offer_ui;
use crate::ui::widgets::trailing::{Reserved, at_right_or_below_ui};
use crate::ui::widgets::{PushButton, page, quiet_button};

/// Minimum width of the position in the article beside the ways on, in points; with less, they come below it.
const STATUS_MIN: f32 = 80.0;

pub(in crate::ui) fn read_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let open = data::open_section(view.model);
    let Some((id, pack, section)) = open else {
        CentralPanel::default()
            .frame(page(theme, ui.available_width()))
            .show(ui, |ui| {
                line(ui, "Nothing to read", Type::HEAD, theme.ink);
                let why = "No pack with an article could be loaded.";
                words(ui, why, Type::BODY, theme.quiet);
                ui.add_space(space::L);
                let choose = ShellAction::Outside(Effect::ChooseArticle);
                PushButton::filled("Open a text of your own").push(ui, view, choose, actions);
            });
        return;
    };
    find_ui(ui, view, actions);
    let status = status::data(view.model, view.now, pack, id);
    let frame = Frame::new()
        .fill(theme.panel)
        .inner_margin(egui::Margin::symmetric(24, 7));
    let panel = Panel::bottom("status").resizable(false).frame(frame);
    // The room is taken first; the buttons come after the text.
    let room = panel
        .show(ui, |ui| Reserved::row_of(ui, "status", 28.0))
        .inner;
    // The marks of the outline depend on the record.
    if view.is_wide() && !view.model.is_waiting() {
        let frame = Frame::new().fill(theme.page).inner_margin(egui::Margin {
            left: 24,
            right: 12,
            top: 36,
            bottom: 12,
        });
        Panel::left("outline")
            .exact_size(236.0)
            .resizable(false)
            .show_separator_line(false)
            .frame(frame)
            .show(ui, |ui| {
                ScrollArea::vertical()
                    .auto_shrink(false)
                    .show(ui, |ui| outline_ui(ui, view, id, actions));
            });
    }
    CentralPanel::default()
        .frame(Frame::new().fill(theme.page))
        .show(ui, |ui| {
            section_ui(ui, view, pack, section, actions);
        });
    room.fill_row(ui, |ui| status_ui(ui, view, &status, actions));
}

/// Draws the status line: the position in the article, and the ways on with their keys.
fn status_ui(ui: &mut Ui, view: &View<'_>, status: &Status, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.x = space::L;
    let text = |ui: &mut Ui| {
        line(ui, &status.text, Type::SMALL, view.theme.quiet);
    };
    at_right_or_below_ui(ui, 28.0, STATUS_MIN, text, |ui| {
        if let Some(back) = &status.back {
            back_ui(ui, view, back, actions);
            return;
        }
        let find = Some(&status.find).filter(|_| view.is_wide());
        let on = status.on.iter().rev();
        for offer in status.weak.iter().chain(find).chain(on) {
            quiet_offer_ui(ui, view, offer, actions);
        }
    });
}

/// Draws the way back after a jump. During a search, `FlowAction::Back` only closes the search bar, so a click sends it
/// twice.
fn back_ui(ui: &mut Ui, view: &View<'_>, back: &Offer, actions: &mut Vec<Action>) {
    let response = quiet_button(ui, view, &back.label, back.action.clone(), actions);
    if response.clicked() && view.model.search().is_some() {
        actions.push(back.action.clone());
    }
}
