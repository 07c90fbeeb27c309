//! Draws what follows a verdict: sources, the cause of a miss, the fact it was mixed up with.

use egui::{Align, Id, Layout, Ui};

use crate::material::{Face, Fact};
use crate::model::Action;
use crate::study::Judged;
use crate::ui::look::fonts::FontFace;
use crate::ui::look::names::rests_on;
use crate::ui::look::scale::Type;
use crate::ui::look::text::{heading, line, words};
use crate::ui::look::theme::space;
use crate::ui::offer::Choice;
use crate::ui::sitting::data::verdict::{Comparison, ContrastPair, data};
use crate::ui::view::View;
use crate::ui::widgets::choice::{choices_ui, offer_ui};
use crate::ui::widgets::trailing::button_row_ui;
use crate::ui::widgets::{ButtonLook, card, hairline};

/// Said after "Mixed up" where no comparison can be drawn.
const NOTHING_TO_COMPARE: &str =
    "No single other fact has this answer, so there is nothing to compare.";

/// Minimum width to show two facts side by side, in points.
const SIDE_BY_SIDE: f32 = 460.0;

pub(in crate::ui) fn verdict_ui(
    ui: &mut Ui,
    view: &View<'_>,
    asked: Face<'_>,
    judged: &Judged,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let after = data(view.model, asked, judged);
    ui.add_space(space::S);
    // An open passage shows it already.
    if !view.model.target().passage_visible(view.width) {
        words(ui, &rests_on(asked), Type::SMALL, theme.quiet);
    }
    if let Some(confused) = &after.confused {
        ui.add_space(space::S);
        words(ui, confused, Type::BODY, theme.unsure);
    }
    if !after.causes.is_empty() {
        ui.add_space(space::L);
        causes_ui(ui, view, &after.causes, actions);
    }
    let comparison = ui.scope(|ui| match &after.comparison {
        Some(Comparison::Facts(pair)) => contrast_ui(ui, view, pair, actions),
        Some(Comparison::Nothing) => {
            ui.add_space(space::M);
            words(ui, NOTHING_TO_COMPARE, Type::SMALL, theme.quiet);
        }
        None => {}
    });
    if comes_now(ui, judged, after.comparison.is_some()) {
        comparison.response.scroll_to_me(None);
    }
    ui.add_space(space::M);
    button_row_ui(ui, |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        for offer in &after.offers {
            offer_ui(ui, view, ButtonLook::Plain, offer, actions);
        }
    });
}

/// Whether a comparison appears in this frame, so that it is scrolled to only once.
fn comes_now(ui: &Ui, judged: &Judged, is_shown: bool) -> bool {
    let id = Id::unique(("comparison is shown", judged.at));
    let was_shown = ui.data_mut(|data| {
        let last: &mut bool = data.get_temp_mut_or_default(id);
        std::mem::replace(last, is_shown)
    });
    is_shown && !was_shown
}

fn causes_ui(ui: &mut Ui, view: &View<'_>, causes: &[Choice], actions: &mut Vec<Action>) {
    let text = "Why did you miss it? (optional)";
    line(ui, text, Type::SMALL, view.theme.quiet);
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::S, space::S);
        choices_ui(ui, view, causes, actions);
    });
}

/// Draws the two facts that were mixed up, side by side if there is room, and offers the question on the other.
fn contrast_ui(ui: &mut Ui, view: &View<'_>, pair: &ContrastPair<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    ui.add_space(space::L);
    hairline(ui, theme);
    ui.add_space(space::M);
    heading(ui, "Side by side", Type::LEAD, theme.ink);
    ui.add_space(space::S);
    let facts = [("What was asked", pair.this), ("Mixed up with", pair.other)];
    let width = ui.available_width();
    if width > SIDE_BY_SIDE {
        let half = (width - space::M) / 2.0;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            for (name, fact) in facts {
                let size = egui::vec2(half, 0.0);
                ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
                    ui.set_width(half);
                    fact_ui(ui, view, name, fact);
                });
            }
        });
    } else {
        for (name, fact) in facts {
            fact_ui(ui, view, name, fact);
            ui.add_space(space::S);
        }
    }
    if let Some(ask) = &pair.ask {
        ui.add_space(space::M);
        offer_ui(ui, view, ButtonLook::Plain, ask, actions);
    }
}

fn fact_ui(ui: &mut Ui, view: &View<'_>, name: &str, fact: &Fact) {
    let theme = view.theme;
    let frame = card(theme).inner_margin(egui::Margin::same(14));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        line(ui, name, Type::SMALL, theme.quiet);
        let strong = Type::BODY.with(FontFace::SansSemibold);
        words(ui, &fact.says, strong, theme.ink);
        if let Some(passage) = &fact.passage {
            ui.add_space(space::XS);
            let quote = format!("“{}”", passage.quote);
            words(ui, &quote, Type::LISTED, theme.quiet);
        }
    });
}
