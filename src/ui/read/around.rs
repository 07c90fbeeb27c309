//! Draws what surrounds the text of a section: questions before and after it, and the ways on.

use egui::{Ui, vec2};

use crate::material::{Pack, Section, SectionId};
use crate::model::{Action, AnswerTarget, InTextAction};
use crate::study::Sitting;
use crate::ui::look::scale::Type;
use crate::ui::look::text::{line, words};
use crate::ui::look::theme::space;
use crate::ui::read::data::around::{
    After, NextStep, Skipped, after, before, credits, marks_note, ways_on,
};
use crate::ui::read::in_text::{comes_now, forget_what_came, in_text_ui};
use crate::ui::view::View;
use crate::ui::widgets::choice::{offer_ui, quiet_offer_ui};
use crate::ui::widgets::{ButtonLook, PushButton, card, hairline, quiet_button};

/// Draws the questions before the section: the offer, then the questions once accepted.
pub(in crate::ui) fn before_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let (theme, target) = (view.theme, AnswerTarget::Before);
    let Some(sitting) = &view.model.in_text().before.sitting else {
        return;
    };
    ui.add_space(space::L);
    card(theme).inner_margin(18).show(ui, |ui| {
        ui.set_width(ui.available_width());
        if sitting.is_over() {
            let text =
                "Noted. The answers are in the text below; these questions come again after it.";
            words(ui, text, Type::BODY, theme.quiet);
            return;
        }
        if view.model.answer_target() == target {
            let shown = ui.scope(|ui| in_text_ui(ui, view, target, sitting, actions));
            if comes_now(ui, target, sitting) {
                ui.scroll_to_rect(shown.response.rect.expand(space::L), None);
            }
            return;
        }
        words(ui, &before(sitting), Type::BODY, theme.quiet);
        ui.add_space(space::S);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            PushButton::plain("Try them").push(ui, view, InTextAction::AskBefore, actions);
            quiet_button(ui, view, "Not now", InTextAction::CloseBefore, actions);
        });
    });
    ui.add_space(space::XL);
}

/// Draws what follows the text: its questions, the ways on, credits and the notice.
pub(in crate::ui) fn end_ui(
    ui: &mut Ui,
    view: &View<'_>,
    pack: &Pack,
    section: &Section,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let id = SectionId::new(&pack.id, &section.id);
    ui.add_space(space::S);
    hairline(ui, theme);
    ui.add_space(space::XL);
    match after(view.model, &id) {
        After::None => {}
        After::Skipped(skipped) => skipped_ui(ui, view, &skipped, actions),
        After::Waiting(text) => {
            words(ui, &text, Type::SMALL, theme.quiet);
            ui.add_space(space::L);
        }
        After::Asked(sitting) => asked_ui(ui, view, sitting, actions),
    }
    ways_on_ui(ui, view, pack, &id, actions);
    ui.add_space(space::XXL);
    for credit in credits(pack, &id) {
        words(ui, credit, Type::SMALL, theme.quiet);
    }
    ui.add_space(space::XL);
}

/// Draws the line that explains the marks in the margin, until it was closed or a mark was used.
pub(in crate::ui) fn marks_note_ui(
    ui: &mut Ui,
    view: &View<'_>,
    id: &SectionId,
    actions: &mut Vec<Action>,
) {
    let Some(note) = marks_note(view.model, id) else {
        return;
    };
    words(ui, note.text, Type::SMALL, view.theme.quiet);
    quiet_offer_ui(ui, view, &note.close, actions);
    ui.add_space(space::S);
}

fn asked_ui(ui: &mut Ui, view: &View<'_>, sitting: &Sitting, actions: &mut Vec<Action>) {
    let (theme, model, target) = (view.theme, view.model, AnswerTarget::After);
    let shown = ui.scope(|ui| in_text_ui(ui, view, target, sitting, actions));
    let rect = shown.response.rect;
    if !model.hears_keys_in_text() {
        if has_focus_in(ui, rect) && model.can_enter_questions() {
            actions.push(InTextAction::Enter.into());
        }
        // The question counts as new once it has the keyboard, and is scrolled to then.
        forget_what_came(ui, target);
    } else if comes_now(ui, target, sitting) {
        ui.scroll_to_rect(rect.expand(space::L), None);
    }
    ui.add_space(space::XL);
    hairline(ui, theme);
    ui.add_space(space::L);
}

/// Whether a widget inside `rect` has keyboard focus.
fn has_focus_in(ui: &Ui, rect: egui::Rect) -> bool {
    let focused = ui.memory(egui::Memory::focused);
    let response = focused.and_then(|id| ui.ctx().read_response(id));
    response.is_some_and(|it| rect.contains(it.rect.center()))
}

fn skipped_ui(ui: &mut Ui, view: &View<'_>, skipped: &Skipped, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::L, 0.0);
        ui.set_row_height(28.0);
        line(ui, skipped.text, Type::SMALL, view.theme.quiet);
        for offer in &skipped.offers {
            quiet_offer_ui(ui, view, offer, actions);
        }
    });
    ui.add_space(space::L);
}

fn ways_on_ui(
    ui: &mut Ui,
    view: &View<'_>,
    pack: &Pack,
    id: &SectionId,
    actions: &mut Vec<Action>,
) {
    let ways = ways_on(view.model, pack, id);
    let look = |step: NextStep| {
        if ways.next_step == step {
            ButtonLook::Filled
        } else {
            ButtonLook::Plain
        }
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::M, space::S);
        if let Some(quiz) = &ways.quiz {
            offer_ui(ui, view, look(NextStep::Quiz), quiz, actions);
        }
        offer_ui(ui, view, look(NextStep::Read), &ways.next, actions);
    });
    ui.add_space(space::S);
    if let Some(about) = &ways.about {
        words(ui, about, Type::SMALL, view.theme.quiet);
    }
}
