//! Draws questions in the text.

use egui::{Ui, vec2};

use crate::answer::key_text;
use crate::material::Face;
use crate::model::{Action, AnswerTarget, SittingAction};
use crate::study::{Judged, Sitting, Stage};
use crate::ui::look::names::rests_on;
use crate::ui::look::scale::Type;
use crate::ui::look::text::{line, material_words, words};
use crate::ui::look::theme::space;
use crate::ui::read::data::in_text::{away, head, over};
use crate::ui::sitting::answer_bar::submit_ui;
use crate::ui::sitting::data::question::question;
use crate::ui::sitting::drill::grades_ui;
use crate::ui::sitting::inputs::typed::cloze_ui;
use crate::ui::sitting::quiz::question_ui;
use crate::ui::sitting::verdict::verdict_words_ui;
use crate::ui::view::View;
use crate::ui::widgets::PushButton;
use crate::ui::widgets::choice::quiet_offer_ui;
use crate::ui::widgets::trailing::button_row_ui;

/// Whether the question at `place` has changed since the last frame, or its answer was revealed or judged.
pub(in crate::ui) fn comes_now(ui: &Ui, place: AnswerTarget, sitting: &Sitting) -> bool {
    let progress = sitting.progress();
    let now = (
        sitting.id.clone(),
        progress.answers.len(),
        progress.stage == Stage::Asking,
    );
    ui.data_mut(|data| {
        let id = what_came(place);
        let last: &mut (String, usize, bool) = data.get_temp_mut_or_default(id);
        let is_new = *last != now;
        *last = now;
        is_new
    })
}

/// Makes `comes_now` return true for `place` the next time.
pub(in crate::ui) fn forget_what_came(ui: &Ui, place: AnswerTarget) {
    ui.data_mut(|data| data.remove::<(String, usize, bool)>(what_came(place)));
}

fn what_came(place: AnswerTarget) -> egui::Id {
    egui::Id::unique(("question in the text", place))
}

/// Draws the current question of `target`, or its result.
pub(in crate::ui) fn in_text_ui(
    ui: &mut Ui,
    view: &View<'_>,
    target: AnswerTarget,
    sitting: &Sitting,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let head = head(view.model, target, sitting);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        if target == AnswerTarget::After {
            ui.set_min_height(28.0);
        }
        line(ui, &head.caption, Type::SMALL, theme.quiet);
        if let Some(keyboard) = &head.keyboard {
            quiet_offer_ui(ui, view, keyboard, actions);
        }
    });
    ui.add_space(space::S);
    let Some(question) = question(view.model) else {
        over_ui(ui, view, target, sitting, actions);
        return;
    };
    let asked = question.face;
    if sitting.is_self_graded(asked.question) {
        recall_ui(ui, view, asked, question.is_revealed);
        ui.add_space(space::M);
        if question.is_revealed {
            grades_ui(ui, view, asked, actions);
        } else {
            button_row_ui(ui, |ui| {
                let show = PushButton::plain("Show answer");
                show.push(ui, view, SittingAction::Reveal, actions);
                away_ui(ui, view, target, actions);
            });
        }
        return;
    }
    question_ui(ui, view, &question, Type::LISTED, actions);
    ui.add_space(space::M);
    match question.judged {
        None => ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            ui.vertical(|ui| submit_ui(ui, view, &question, actions));
        }),
        Some(judged) => ui.horizontal(|ui| next_ui(ui, view, sitting, judged, actions)),
    };
    if question.judged.is_none() {
        ui.add_space(space::S);
        ui.horizontal(|ui| away_ui(ui, view, target, actions));
    }
}

/// Draws a card or a gap that the learner grades, with the answer once revealed.
fn recall_ui(ui: &mut Ui, view: &View<'_>, asked: Face<'_>, is_revealed: bool) {
    let theme = view.theme;
    let answer = key_text(asked.question, asked.gap);
    if asked.question.cloze().is_some() {
        let filled = is_revealed.then_some(answer.as_str());
        cloze_ui(ui, view, asked, filled, Type::LISTED);
    } else {
        material_words(ui, &asked.stem(), Type::LISTED, theme.ink);
        if is_revealed {
            ui.add_space(space::S);
            material_words(ui, &answer, Type::LISTED, theme.accent);
        }
    }
    if is_revealed {
        ui.add_space(space::XS);
        words(ui, &rests_on(asked), Type::SMALL, theme.quiet);
    }
}

fn next_ui(
    ui: &mut Ui,
    view: &View<'_>,
    sitting: &Sitting,
    judged: &Judged,
    actions: &mut Vec<Action>,
) {
    ui.spacing_mut().item_spacing.x = space::M;
    let is_last = sitting.progress().queue.is_empty();
    let label = if is_last { "Done" } else { "Next" };
    PushButton::plain(label).push(ui, view, SittingAction::Next, actions);
    verdict_words_ui(ui, view, judged);
}

fn away_ui(ui: &mut Ui, view: &View<'_>, target: AnswerTarget, actions: &mut Vec<Action>) {
    if let Some(offer) = away(target) {
        quiet_offer_ui(ui, view, &offer, actions);
    }
}

fn over_ui(
    ui: &mut Ui,
    view: &View<'_>,
    target: AnswerTarget,
    sitting: &Sitting,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let over = over(view.model, view.now, target, sitting);
    words(ui, &over.text, Type::LISTED, theme.ink);
    if let Some(gain) = &over.gain {
        words(ui, gain, Type::BODY, theme.quiet);
    }
    ui.add_space(space::S);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::L, space::S);
        for offer in &over.offers {
            quiet_offer_ui(ui, view, offer, actions);
        }
    });
}
