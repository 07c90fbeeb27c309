//! Draws a quiz question, its verdict, and the passage beside it.

use egui::{Align, CentralPanel, Frame, Id, Layout, Margin, Panel, ScrollArea, Ui};

use crate::answer::key_text;
use crate::material::{Face, Input};
use crate::model::{Action, PassageView, SittingAction};
use crate::study::Judged;
use crate::ui::article::passage::passage_ui;
use crate::ui::keys::focus::take_again;
use crate::ui::look::text::{line, material_words, words};
use crate::ui::look::theme::{Type, space};
use crate::ui::sitting::after_verdict::verdict_ui;
use crate::ui::sitting::confidence::sure_ui;
use crate::ui::sitting::data::question::{Question, question};
use crate::ui::sitting::matching::match_ui;
use crate::ui::sitting::options::options_ui;
use crate::ui::sitting::order::order_ui;
use crate::ui::sitting::typed::{cloze_ui, typed_ui};
use crate::ui::sitting::verdict::verdict_words_ui;
use crate::ui::view::View;
use crate::ui::widgets::picture::picture_ui;
use crate::ui::widgets::scroll::scroll_keys;
use crate::ui::widgets::trailing::Reserved;
use crate::ui::widgets::{PushButton, quiet_button};

/// Height of the buttons with their margins, in points.
const PINNED: f32 = 64.0;

/// Where the buttons of a question are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Buttons {
    /// Below the question, scrolling with it.
    Under,
    /// At the bottom of the window, always in sight.
    Pinned,
}

pub(in crate::ui) fn quiz_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let Some(question) = question(view.model) else {
        return;
    };
    let theme = view.theme;
    let beside = if view.model.target().passage_visible(view.width) {
        let side = if view.is_wide() { 36 } else { 24 };
        let frame = Frame::new().fill(theme.panel).inner_margin(Margin {
            top: 32,
            ..Margin::symmetric(side, 24)
        });
        if !view.is_wide() {
            CentralPanel::default()
                .frame(frame)
                .show(ui, |ui| passage_ui(ui, view, question.face, actions));
            return;
        }
        let panel = Panel::right("passage").exact_size(ui.available_width() / 2.0);
        let panel = panel.resizable(false).frame(frame);
        Some(panel.show(ui, |ui| Reserved::rest_of(ui, "passage")).inner)
    } else {
        None
    };
    let was_long = Id::unique("the question is longer than the window");
    let is_pinned = !view.is_wide() || ui.data(|data| data.get_temp(was_long)).unwrap_or(false);
    let buttons = if is_pinned {
        Buttons::Pinned
    } else {
        Buttons::Under
    };
    let pinned = is_pinned.then(|| {
        let frame = Frame::new()
            .fill(theme.panel)
            .inner_margin(Margin::symmetric(24, 10));
        let panel = Panel::bottom("answer").resizable(false).frame(frame);
        panel
            .show(ui, |ui| Reserved::row_of(ui, "answer", 44.0))
            .inner
    });
    let overflows = scrolled_ui(ui, view, &question, buttons, actions);
    // Tab goes from the question to its buttons, and then to the passage.
    if let Some(room) = pinned {
        room.fill_row(ui, |ui| buttons_ui(ui, view, &question, actions));
    }
    if let Some(room) = beside {
        room.fill(ui, |ui| passage_ui(ui, view, question.face, actions));
    }
    if view.is_wide() && overflows != is_pinned {
        // The buttons must be in sight: the frame is drawn again with them pinned, or below the question.
        ui.data_mut(|data| data.insert_temp(was_long, overflows));
        ui.ctx().request_discard("the buttons move");
    }
}

/// Draws the question in a scroll area. Returns whether its content overflows.
fn scrolled_ui(
    ui: &mut Ui,
    view: &View<'_>,
    question: &Question<'_>,
    buttons: Buttons,
    actions: &mut Vec<Action>,
) -> bool {
    let panel = CentralPanel::default().frame(Frame::new().fill(view.theme.page));
    let shown = panel.show(ui, |ui| {
        let scrolled = ScrollArea::vertical()
            .id_salt(("question", view.model.answers()))
            .auto_shrink(false)
            .show(ui, |ui| {
                scroll_keys(ui, ui.clip_rect().height());
                page_ui(ui, view, question, buttons, actions);
            });
        // Hysteresis: unpinning needs room for the buttons as well, so that they do not jump back and forth.
        let spare = match buttons {
            Buttons::Pinned => PINNED,
            Buttons::Under => 0.0,
        };
        scrolled.content_size.y + spare > scrolled.inner_rect.height()
    });
    shown.inner
}

fn page_ui(
    ui: &mut Ui,
    view: &View<'_>,
    question: &Question<'_>,
    buttons: Buttons,
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
        question_ui(ui, view, question, Type::QUESTION, actions);
        if buttons == Buttons::Under {
            ui.add_space(space::L);
            buttons_ui(ui, view, question, actions);
        }
    });
}

/// Draws the stem in the type `kind`, then the inputs, or the options with the verdict.
pub(in crate::ui) fn question_ui(
    ui: &mut Ui,
    view: &View<'_>,
    question: &Question<'_>,
    kind: Type,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let asked = question.face;
    if question.judged.is_none() {
        free_keyboard(ui, view, asked);
    }
    for note in &question.notes {
        line(ui, note, Type::SMALL, theme.quiet);
        ui.add_space(space::XS);
    }
    if asked.question.cloze().is_some() {
        let filled = question.judged.map(|_| key_text(asked.question, asked.gap));
        cloze_ui(ui, view, asked, filled.as_deref(), kind);
    } else if let Some(stem) = asked.question.stem() {
        material_words(ui, stem, kind, theme.ink);
    }
    picture_ui(ui, view, asked);
    ui.add_space(space::XL);
    match asked.question.input() {
        Input::One | Input::Several => options_ui(ui, view, question, actions),
        Input::Order => order_ui(ui, view, question, actions),
        Input::Match => match_ui(ui, view, question, actions),
        Input::Text | Input::Number | Input::Grade => typed_ui(ui, view, question, actions),
    }
    if let Some(judged) = question.judged {
        verdict_ui(ui, view, asked, judged, actions);
    } else if question.asks_confidence {
        sure_ui(ui, view, actions);
    }
}

/// Surrenders keyboard focus when another question comes: a widget with the same id would inherit it.
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
        take_again(ui);
        ui.memory_mut(|memory| {
            if let Some(focused) = memory.focused() {
                memory.surrender_focus(focused);
            }
        });
    }
}

fn buttons_ui(ui: &mut Ui, view: &View<'_>, question: &Question<'_>, actions: &mut Vec<Action>) {
    match question.judged {
        None => submit_ui(ui, view, question, actions),
        Some(judged) => next_ui(ui, view, question.face, judged, actions),
    }
}

pub(in crate::ui) fn submit_ui(
    ui: &mut Ui,
    view: &View<'_>,
    question: &Question<'_>,
    actions: &mut Vec<Action>,
) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let button = PushButton {
            enabled: question.missing.is_none(),
            ..PushButton::filled(question.submit)
        };
        button.push(ui, view, SittingAction::Submit, actions);
        if let Some(missing) = &question.missing {
            words(ui, missing, Type::SMALL, view.theme.quiet);
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

/// Draws the button that shows the passage, unless it is on screen.
fn show_ui(ui: &mut Ui, view: &View<'_>, asked: Face<'_>, actions: &mut Vec<Action>) {
    let can_show = asked.passage().is_some() && !view.model.target().passage_visible(view.width);
    if can_show {
        quiet_button(
            ui,
            view,
            "Show passage",
            SittingAction::ShowPassage(PassageView::Shown),
            actions,
        );
    }
}
