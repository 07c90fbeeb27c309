//! The buttons under a question and its verdict, always in one place at the bottom of the window.

use egui::{Align, Frame, Layout, Margin, Panel, Ui, vec2};

use crate::material::Face;
use crate::model::{Action, PassageView, SittingAction};
use crate::study::Judged;
use crate::ui::look::theme::{Theme, space};
use crate::ui::offer::Offer;
use crate::ui::sitting::column::{Column, is_low};
use crate::ui::sitting::data::confidence;
use crate::ui::sitting::data::question::Question;
use crate::ui::sitting::menu::confidence_menu_ui;
use crate::ui::sitting::verdict::verdict_words_ui;
use crate::ui::view::View;
use crate::ui::widgets::ButtonLook;
use crate::ui::widgets::PushButton;
use crate::ui::widgets::choice::offer_ui;
use crate::ui::widgets::more::{MORE, dots_ui};
use crate::ui::widgets::trailing::{Reserved, button_row_ui};

/// Height of the row of buttons, in points: that of a verdict in two lines.
const ROW: f32 = 48.0;

/// Minimum width for all buttons in one row, in points. With less, they come in two rows of which the last has the
/// button that goes on, so that this stays where it is.
const ONE_ROW: f32 = 540.0;

/// Minimum width of a verdict beside its buttons, in points: less needs more than two lines.
const VERDICT: f32 = 300.0;

/// Takes the place for the bar.
pub(in crate::ui) fn bar_room(ui: &mut Ui, theme: &Theme) -> Reserved {
    let above = if is_low(ui) { 4 } else { 14 };
    let frame = Frame::new()
        .fill(theme.panel)
        .inner_margin(Margin::symmetric(0, above));
    let panel = Panel::bottom("answer").resizable(false).frame(frame);
    panel
        .show(ui, |ui| Reserved::row_of(ui, "answer", ROW))
        .inner
}

/// Draws the buttons in the column of their question.
pub(in crate::ui) fn bar_ui(
    ui: &mut Ui,
    view: &View<'_>,
    question: &Question<'_>,
    column: Column,
    actions: &mut Vec<Action>,
) {
    column.show(ui, 0.0, |ui| match question.judged {
        None => asking_ui(ui, view, question, actions),
        Some(judged) => judged_ui(ui, view, question.face, judged, actions),
    });
}

fn asking_ui(ui: &mut Ui, view: &View<'_>, question: &Question<'_>, actions: &mut Vec<Action>) {
    if ui.available_width() >= ONE_ROW {
        row_ui(ui, |ui| {
            check_ui(ui, view, question, actions);
            if question.asks_confidence {
                confidence_ui(ui, view, actions);
            }
        });
        return;
    }
    if is_low(ui) {
        row_ui(ui, |ui| {
            ui.scope(|ui| {
                ui.set_max_width((ui.available_width() - MORE - space::M).max(0.0));
                check_ui(ui, view, question, actions);
            });
            if question.asks_confidence {
                confidence_dots_ui(ui, view, actions);
            }
        });
        return;
    }
    if question.asks_confidence {
        confidence_ui(ui, view, actions);
        ui.add_space(space::XS);
    }
    row_ui(ui, |ui| check_ui(ui, view, question, actions));
}

/// Draws the row with the button that goes on.
fn row_ui(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.set_min_height(ROW);
        ui.spacing_mut().item_spacing.x = space::M;
        contents(ui);
    });
}

/// Draws the buttons that submit an answer, in as many rows as it takes.
pub(in crate::ui) fn submit_ui(
    ui: &mut Ui,
    view: &View<'_>,
    question: &Question<'_>,
    actions: &mut Vec<Action>,
) {
    button_row_ui(ui, |ui| {
        check_ui(ui, view, question, actions);
        if question.asks_confidence {
            confidence_ui(ui, view, actions);
        }
    });
}

fn check_ui(ui: &mut Ui, view: &View<'_>, question: &Question<'_>, actions: &mut Vec<Action>) {
    let enabled = question.missing.is_none();
    let check = PushButton {
        enabled,
        ..PushButton::filled(question.submit)
    };
    check.push(ui, view, SittingAction::Submit, actions);
    if question.asks_confidence {
        let sure = confidence::data(view.model).sure;
        let button = PushButton {
            enabled,
            ..PushButton::plain(&sure.label)
        };
        button.push(ui, view, sure.action, actions);
    }
}

fn confidence_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let menu = confidence::data(view.model);
    let is_chosen = menu.steps.iter().any(|it| it.choice.is_chosen);
    let button = PushButton {
        look: ButtonLook::of_choice(is_chosen),
        ..PushButton::plain(&menu.label)
    };
    let response = button.show(ui, view.theme);
    confidence_menu_ui(&response, view, &menu, actions);
}

/// Draws the choice of a confidence as three dots.
fn confidence_dots_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let menu = confidence::data(view.model);
    let response = dots_ui(ui, view, &menu.label);
    confidence_menu_ui(&response, view, &menu, actions);
}

fn judged_ui(
    ui: &mut Ui,
    view: &View<'_>,
    asked: Face<'_>,
    judged: &Judged,
    actions: &mut Vec<Action>,
) {
    let next = Offer::new("Next", SittingAction::Next);
    let show = passage_offer(view, asked);
    let width = |ui: &Ui, look: ButtonLook, offer: &Offer| {
        let key = view.key_of(&offer.action);
        let button = PushButton {
            key: key.as_deref(),
            look,
            ..PushButton::plain(&offer.label)
        };
        button.size(ui).x + space::M
    };
    let show_width = show
        .as_ref()
        .map_or(0.0, |it| width(ui, ButtonLook::Plain, it));
    let beside = width(ui, ButtonLook::Filled, &next) + show_width;
    let is_one_row = ui.available_width() - beside >= VERDICT;
    if !is_one_row {
        ui.horizontal(|ui| verdict_words_ui(ui, view, judged));
    }
    row_ui(ui, |ui| {
        offer_ui(ui, view, ButtonLook::Filled, &next, actions);
        if is_one_row {
            let room = vec2(ui.available_width() - show_width, ROW);
            ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
                ui.set_width(room.x);
                verdict_words_ui(ui, view, judged);
            });
        }
        if let Some(show) = &show {
            offer_ui(ui, view, ButtonLook::Plain, show, actions);
        }
    });
}

/// The button that shows the passage; `None` if there is none, or it is on screen.
fn passage_offer(view: &View<'_>, asked: Face<'_>) -> Option<Offer> {
    let can_show = asked.passage().is_some() && !view.model.target().passage_visible(view.width);
    let show = SittingAction::ShowPassage(PassageView::Shown);
    can_show.then(|| Offer::new("Show passage", show))
}
