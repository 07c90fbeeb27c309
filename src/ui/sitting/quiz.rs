//! A question of a quiz, its verdict, and the passage beside it.

use egui::{Align, CentralPanel, Frame, Id, Layout, Margin, Panel, ScrollArea, Ui};

use crate::answer::key_text;
use crate::material::{Face, Input, Scoring};
use crate::model::{Action, PassageView, SittingAction};
use crate::record::Mode;
use crate::study::{Judged, Sitting, Stage};
use crate::ui::article::passage::passage_ui;
use crate::ui::look::text::{line, words};
use crate::ui::look::theme::{Type, space};
use crate::ui::sitting::after_verdict::verdict_ui;
use crate::ui::sitting::confidence::sure_ui;
use crate::ui::sitting::matching::match_ui;
use crate::ui::sitting::options::options_ui;
use crate::ui::sitting::order::order_ui;
use crate::ui::sitting::typed::{cloze_ui, typed_ui};
use crate::ui::sitting::verdict::verdict_words_ui;
use crate::ui::view::View;
use crate::ui::widgets::picture::picture_ui;
use crate::ui::widgets::scroll::scroll_keys;
use crate::ui::widgets::{PushButton, quiet_button};

/// How high the buttons are with the room around them, in points.
const PINNED: f32 = 64.0;

/// Draws the question that is asked or was just judged.
pub(in crate::ui) fn quiz_ui(
    ui: &mut Ui,
    view: &View<'_>,
    sitting: &Sitting,
    actions: &mut Vec<Action>,
) {
    let Some(asked) = view.model.target().face(view.model.library()) else {
        return;
    };
    let theme = view.theme;
    let judged = match &sitting.progress().stage {
        Stage::Judged(judged) => Some(judged),
        Stage::Asking | Stage::Revealed | Stage::Over => None,
    };
    if view.model.target().passage_visible(view.width) {
        let side = if view.is_wide() { 36 } else { 24 };
        let frame = Frame::new().fill(theme.panel).inner_margin(Margin {
            top: 32,
            ..Margin::symmetric(side, 24)
        });
        if !view.is_wide() {
            CentralPanel::default()
                .frame(frame)
                .show(ui, |ui| passage_ui(ui, view, asked, actions));
            return;
        }
        let beside = Panel::right("passage")
            .exact_size(ui.available_width() / 2.0)
            .resizable(false);
        beside
            .frame(frame)
            .show(ui, |ui| passage_ui(ui, view, asked, actions));
    }
    let is_long = Id::unique("the question is longer than the window");
    let pinned = !view.is_wide() || ui.data(|data| data.get_temp(is_long)).unwrap_or(false);
    if pinned {
        let frame = Frame::new()
            .fill(theme.panel)
            .inner_margin(Margin::symmetric(24, 10));
        Panel::bottom("answer")
            .resizable(false)
            .frame(frame)
            .show(ui, |ui| {
                buttons_ui(ui, view, asked, judged, actions);
            });
    }
    let overflows = CentralPanel::default()
        .frame(Frame::new().fill(theme.page))
        .show(ui, |ui| {
            let scrolled = ScrollArea::vertical()
                .id_salt(("question", view.model.memory().counts().answers))
                .auto_shrink(false)
                .show(ui, |ui| {
                    scroll_keys(ui, ui.clip_rect().height());
                    page_ui(ui, view, (asked, judged), pinned, actions);
                });
            // More room than it just needs, so that the buttons do not go to and fro.
            let spare = if pinned { PINNED } else { 0.0 };
            scrolled.content_size.y + spare > scrolled.inner_rect.height()
        })
        .inner;
    if view.is_wide() && overflows != pinned {
        // What is to be done next is always in sight: drawn anew with the buttons at the foot, or under the question.
        ui.data_mut(|data| data.insert_temp(is_long, overflows));
        ui.ctx().request_discard("the buttons move");
    }
}

/// The question in its column, with the buttons under it unless they are pinned to the foot of the window.
fn page_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (asked, judged): (Face<'_>, Option<&Judged>),
    pinned: bool,
    actions: &mut Vec<Action>,
) {
    let side = if view.is_wide() { 40 } else { 24 };
    let frame = Frame::new().inner_margin(Margin {
        left: side,
        right: side,
        top: 32,
        bottom: 24,
    });
    frame.show(ui, |ui| {
        let most = if view.is_wide() { 560.0 } else { 680.0 };
        ui.set_width(ui.available_width().min(most));
        question_ui(ui, view, (asked, Type::QUESTION), judged, actions);
        if !pinned {
            ui.add_space(space::L);
            buttons_ui(ui, view, asked, judged, actions);
        }
    });
}

pub(in crate::ui) fn question_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (asked, kind): (Face<'_>, Type),
    judged: Option<&Judged>,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    if judged.is_none() {
        free_keyboard(ui, view, asked);
    }
    let known = view.model.memory().ask(&asked.id());
    let has_changed =
        judged.is_none() && known.is_some_and(|it| it.was_another(&asked.question.hash));
    let changed = has_changed.then(|| "Changed since you last saw it".to_owned());
    for note in instruction(asked).into_iter().chain(changed) {
        line(ui, &note, Type::SMALL, theme.quiet);
        ui.add_space(space::XS);
    }
    if let Some(cloze) = asked.question.cloze() {
        let filled = judged.map(|_| key_text(asked.question, asked.gap));
        cloze_ui(ui, view, (cloze, asked.gap), filled.as_deref(), kind);
    } else if let Some(stem) = asked.question.stem() {
        words(ui, stem, kind, theme.ink);
    }
    picture_ui(ui, view, asked);
    ui.add_space(space::XL);
    match asked.question.input() {
        Input::One | Input::Several => options_ui(ui, view, asked, judged, actions),
        Input::Order => order_ui(ui, view, asked, judged, actions),
        Input::Match => match_ui(ui, view, asked, judged, actions),
        Input::Text | Input::Number | Input::Grade => typed_ui(ui, view, asked, judged, actions),
    }
    let sitting = view.model.target().sitting.as_ref();
    if let Some(judged) = judged {
        verdict_ui(ui, view, asked, judged, actions);
    } else if sitting.is_none_or(|it| it.mode != Mode::Preread) {
        sure_ui(ui, view, actions);
    }
}

/// When another question comes, nothing of the one before keeps the keyboard: what stands in its place would have it.
fn free_keyboard(ui: &Ui, view: &View<'_>, asked: Face<'_>) {
    let sitting = view.model.target().sitting.as_ref();
    let answers = sitting.map_or(0, |it| it.progress().answers.len());
    let now = (asked.id().to_string(), answers);
    let is_new = ui.data_mut(|data| {
        let id = egui::Id::unique("question that has the keyboard");
        let last: &mut (String, usize) = data.get_temp_mut_or_default(id);
        std::mem::replace(last, now.clone()) != now
    });
    if is_new {
        ui.memory_mut(|memory| {
            if let Some(focused) = memory.focused() {
                memory.surrender_focus(focused);
            }
        });
    }
}

/// What kind of answer is wanted, where the stem alone does not say it.
fn instruction(asked: Face<'_>) -> Option<String> {
    let question = asked.question;
    let several = question.keys().len();
    match question.input() {
        Input::Several if asked.pack.scoring == Scoring::AllOrNothing => {
            Some(format!("Choose {several}. Only all of them count."))
        }
        Input::Several => Some(format!("Choose {several}")),
        Input::One if question.is_statement() => Some("True or false?".to_owned()),
        Input::Order => Some("Put these in order".to_owned()),
        Input::Match => Some("Find what belongs to each".to_owned()),
        Input::One | Input::Text | Input::Number | Input::Grade => None,
    }
}

/// What is to be done before an answer can be handed in.
fn missing_part(asked: Face<'_>) -> Option<String> {
    let question = asked.question;
    let text = match question.input() {
        Input::One if question.is_statement() => "Press 1 for true, 2 for false.",
        Input::One => "Choose with the mouse, the number or the letter.",
        Input::Several => "Switch options on and off with the mouse, number or letter.",
        Input::Match => "Give each a response: click, or press its number.",
        Input::Number if question.unit().is_empty() => "Write a number, such as 12.5.",
        Input::Number => {
            let unit = question.unit();
            return Some(format!("Write a number in {unit}, such as 12.5."));
        }
        Input::Order => return None,
        Input::Text | Input::Grade => "Small spelling mistakes in long words are accepted.",
    };
    Some(text.to_owned())
}

/// What can be done: hand the answer in, or go on.
fn buttons_ui(
    ui: &mut Ui,
    view: &View<'_>,
    asked: Face<'_>,
    judged: Option<&Judged>,
    actions: &mut Vec<Action>,
) {
    match judged {
        None => check_ui(ui, view, asked, actions),
        Some(judged) => next_ui(ui, view, asked, judged, actions),
    }
}

pub(in crate::ui) fn check_ui(
    ui: &mut Ui,
    view: &View<'_>,
    asked: Face<'_>,
    actions: &mut Vec<Action>,
) {
    let ready = view.model.target().can_check(view.model.library());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let button = PushButton {
            enabled: ready,
            ..PushButton::filled("Check")
        };
        button.push(ui, view, SittingAction::Submit, actions);
        if !ready {
            let hint = missing_part(asked).unwrap_or_default();
            words(ui, &hint, Type::SMALL, view.theme.quiet);
        }
    });
}

fn next_ui(
    ui: &mut Ui,
    view: &View<'_>,
    asked: Face<'_>,
    judged: &Judged,
    actions: &mut Vec<Action>,
) {
    let same_row = ui.available_width() > 620.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        PushButton::filled("Next").push(ui, view, SittingAction::Next, actions);
        verdict_words_ui(ui, view, judged);
        if same_row {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                show_ui(ui, view, asked, actions);
            });
        }
    });
    if !same_row {
        ui.add_space(space::M);
        show_ui(ui, view, asked, actions);
    }
}

/// The way to the passage, while it is not on the screen.
fn show_ui(ui: &mut Ui, view: &View<'_>, asked: Face<'_>, actions: &mut Vec<Action>) {
    let can_show = asked.fact.passage.is_some() && !view.model.target().passage_visible(view.width);
    if can_show {
        quiet_button(
            ui,
            view,
            "Show the passage",
            SittingAction::ShowPassage(PassageView::Shown),
            actions,
        );
    }
}
