//! Draws the legend of marks and highlights, and the menu of what the text shows.

use egui::{Popup, Rect, Sense, Ui, vec2};

use crate::memory::FactState;
use crate::model::Action;
use crate::ui::look::scale::Type;
use crate::ui::look::shapes;
use crate::ui::look::text::line;
use crate::ui::look::theme::space;
use crate::ui::read::data::contents::ContentsList;
use crate::ui::read::data::known::FADED;
use crate::ui::view::View;
use crate::ui::widgets::choice::quiet_offer_ui;
use crate::ui::widgets::{PushButton, quiet_button};

/// Height of a line of the legend, in points.
const LINE: f32 = 22.0;

/// What a line of the legend explains.
#[derive(Clone, Copy)]
enum Mark {
    State(FactState),
    Contested,
}

impl Mark {
    fn word(self) -> &'static str {
        match self {
            Self::State(state) => state.word(),
            Self::Contested => "contested",
        }
    }
}

pub(in crate::ui) fn legend_ui(
    ui: &mut Ui,
    view: &View<'_>,
    list: &ContentsList<'_>,
    actions: &mut Vec<Action>,
) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let rows: [&[Mark]; 3] = [
        &[
            Mark::State(FactState::Strong),
            Mark::State(FactState::Fading),
        ],
        &[
            Mark::State(FactState::Learning),
            Mark::State(FactState::New),
        ],
        &[Mark::Contested],
    ];
    for row in rows {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(space::XS - 1.0);
            for mark in row {
                mark_ui(ui, view, *mark);
            }
        });
    }
    if list.is_tinted {
        ui.add_space(space::XS);
        for (color, words) in view.theme.fading.iter().zip(FADED) {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                ui.add_space(space::S);
                let (rect, _) = ui.allocate_exact_size(vec2(26.0, LINE), Sense::hover());
                ui.painter()
                    .rect_filled(rect.shrink2(vec2(0.0, 3.0)), 2, *color);
                line(ui, words, Type::SMALL, view.theme.quiet);
            });
        }
    }
    ui.add_space(space::M);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::M, space::S);
        views_ui(ui, view, list, actions);
        let add = &list.add;
        let response = quiet_button(ui, view, &add.label, add.action.clone(), actions);
        let _shown =
            response.on_hover_text("Markdown or plain text. You can also drop it on the window.");
    });
}

/// Draws a mark with its word, in a column of two.
fn mark_ui(ui: &mut Ui, view: &View<'_>, mark: Mark) {
    let width = (ui.max_rect().width() / 2.0).clamp(80.0, 96.0);
    let (rect, _) = ui.allocate_exact_size(vec2(18.0, LINE), Sense::hover());
    let ink = view.theme.quiet;
    match mark {
        Mark::State(state) => shapes::state_mark(ui.painter(), rect.center(), state, ink),
        Mark::Contested => shapes::contested(ui.painter(), rect.center(), ink),
    }
    ui.add_space(space::XS);
    let word = ui.scope(|ui| line(ui, mark.word(), Type::SMALL, ink));
    let word: Rect = word.response.rect;
    ui.add_space((width - 18.0 - space::XS - word.width()).max(space::S));
}

/// Draws the menu of what the text shows.
fn views_ui(ui: &mut Ui, view: &View<'_>, list: &ContentsList<'_>, actions: &mut Vec<Action>) {
    let button = PushButton::plain("View").show(ui, view.theme);
    Popup::menu(&button).show(|ui| {
        for offer in &list.views {
            quiet_offer_ui(ui, view, offer, actions);
        }
    });
}
