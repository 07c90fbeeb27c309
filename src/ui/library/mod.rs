//! The Library: a shelf of what there is to study, or the check of a pack.

mod card;
mod check;
pub mod check_data;
pub mod data;
pub(in crate::ui) mod finding;

use egui::{Ui, vec2};

use crate::model::Action;
use crate::ui::library::card::{CARD, card_ui, drop_ui, tools_ui};
use crate::ui::library::check::check_ui;
use crate::ui::library::data::{Group, LibraryPage, Shelf};
use crate::ui::look::scale::Type;
use crate::ui::look::text::words;
use crate::ui::look::theme::space;
use crate::ui::view::View;
use crate::ui::widgets::ButtonLook;
use crate::ui::widgets::choice::{listed_ui, offer_ui};
use crate::ui::widgets::trailing::at_right_or_below_ui;

/// Minimum width for two cards side by side, in points.
const TWO_COLUMNS: f32 = 860.0;

/// Space between cards, in points.
const GAP: f32 = 18.0;

/// Minimum width of a title beside its buttons, in points; with less, they come below it.
const TITLE_MIN: f32 = 160.0;

pub(in crate::ui) fn library_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    match data::data(view.model, view.now) {
        LibraryPage::Shelf(shelf) => shelf_ui(ui, view, &shelf, actions),
        LibraryPage::Check(check) => check_ui(ui, view, &check, actions),
    }
}

fn shelf_ui(ui: &mut Ui, view: &View<'_>, shelf: &Shelf<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let title = |ui: &mut Ui| {
        ui.vertical(|ui| {
            words(ui, "Library", Type::HEAD, theme.ink);
            words(ui, &shelf.about, Type::BODY, theme.quiet);
        });
    };
    at_right_or_below_ui(ui, 60.0, TITLE_MIN, title, |ui| {
        offer_ui(ui, view, ButtonLook::Plain, &shelf.add, actions);
    });
    let last = shelf.groups.len().saturating_sub(1);
    for (place, group) in shelf.groups.iter().enumerate() {
        ui.push_id(place, |ui| {
            group_ui(ui, view, group, place == last, actions);
        });
    }
    if shelf.groups.is_empty() {
        ui.add_space(space::XL);
        let width = ui.available_width();
        drop_ui(ui, view, vec2(width, CARD));
    }
    listed_ui(ui, view, "Left out of packs", &shelf.problems);
}

/// Draws the cards of a group; those of the last one end in the place to drop a text.
fn group_ui(
    ui: &mut Ui,
    view: &View<'_>,
    group: &Group<'_>,
    is_last: bool,
    actions: &mut Vec<Action>,
) {
    ui.add_space(space::XL);
    if let Some(title) = group.title {
        let title_ui = |ui: &mut Ui| {
            words(ui, title, Type::LEAD, view.theme.ink);
        };
        match &group.pack {
            None => title_ui(ui),
            Some(tools) => {
                let _two = at_right_or_below_ui(ui, 36.0, TITLE_MIN, title_ui, |ui| {
                    tools_ui(ui, view, tools, actions);
                });
            }
        }
        ui.add_space(space::M);
    }
    let room = ui.available_width();
    let columns = if room >= TWO_COLUMNS { 2 } else { 1 };
    let width = (room - GAP * (columns - 1) as f32) / columns as f32;
    let places = group.cards.len() + usize::from(is_last);
    for row in 0..places.div_ceil(columns) {
        if row > 0 {
            ui.add_space(GAP);
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            for place in (row * columns..places).take(columns) {
                match group.cards.get(place) {
                    Some(card) => {
                        ui.push_id(place, |ui| card_ui(ui, view, card, width, actions));
                    }
                    None => drop_ui(ui, view, vec2(width, CARD)),
                }
            }
        });
    }
}
