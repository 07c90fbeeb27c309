//! Draws a quiz question, its verdict, and the passage beside it.

use egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Ui};

use crate::answer::key_text;
use crate::material::{Face, Input};
use crate::model::Action;
use crate::ui::article::passage::passage_ui;
use crate::ui::keys::focus::take_again;
use crate::ui::look::scale::Type;
use crate::ui::look::text::{line, material_words, words};
use crate::ui::look::theme::space;
use crate::ui::sitting::after_verdict::verdict_ui;
use crate::ui::sitting::announce::announce;
use crate::ui::sitting::answer_bar::{bar_room, bar_ui};
use crate::ui::sitting::bookmark::bookmark_ui;
use crate::ui::sitting::column::Column;
use crate::ui::sitting::data::question::{Question, question};
use crate::ui::sitting::inputs::matching::match_ui;
use crate::ui::sitting::inputs::options::options_ui;
use crate::ui::sitting::inputs::order::order_ui;
use crate::ui::sitting::inputs::typed::{cloze_ui, typed_ui};
use crate::ui::sitting::menu::question_menu_ui;
use crate::ui::view::View;
use crate::ui::widgets::picture::picture_ui;
use crate::ui::widgets::scroll::scroll_keys;
use crate::ui::widgets::trailing::Reserved;

/// Returns the space above a question in a window of that height, both in points. It is the same with and without a
/// verdict, so that nothing jumps.
fn above(window: f32) -> f32 {
    if window < 400.0 {
        8.0
    } else if window < 560.0 {
        20.0
    } else {
        // The higher the window, the closer the question comes to its middle.
        (48.0 + (window - 800.0) * 0.2).clamp(48.0, 180.0)
    }
}

pub(in crate::ui) fn quiz_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let Some(question) = question(view.model) else {
        return;
    };
    let theme = view.theme;
    let beside = if view.model.target().passage_visible(view.width) {
        let side = if view.is_wide() { 36 } else { 24 };
        let frame = Frame::new()
            .fill(theme.panel)
            .inner_margin(Margin::symmetric(side, 0));
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
    let room = ui.available_width();
    let column = if beside.is_some() {
        Column::at_side(room)
    } else {
        Column::in_middle(room)
    };
    let bar = bar_room(ui, theme);
    page_ui(ui, view, &question, column, actions);
    // Tab goes from the question to its buttons, and then to the passage.
    bar.fill_row(ui, |ui| bar_ui(ui, view, &question, column, actions));
    if let Some(room) = beside {
        room.fill(ui, |ui| passage_ui(ui, view, question.face, actions));
    }
}

/// Draws the question in a page that scrolls.
fn page_ui(
    ui: &mut Ui,
    view: &View<'_>,
    question: &Question<'_>,
    column: Column,
    actions: &mut Vec<Action>,
) {
    let above = above(ui.ctx().content_rect().height());
    let panel = CentralPanel::default().frame(Frame::new().fill(view.theme.page));
    panel.show(ui, |ui| {
        let page = ui.max_rect();
        ScrollArea::vertical()
            .id_salt(("question", view.model.answers()))
            .auto_shrink(false)
            .show(ui, |ui| {
                scroll_keys(ui, ui.clip_rect().height());
                let corner = column.beside(ui, above);
                bookmark_ui(ui, view, question.face, corner, actions);
                column.show(ui, above, |ui| {
                    question_ui(ui, view, question, Type::QUESTION, actions);
                });
                ui.add_space(space::XL);
            });
        question_menu_ui(ui, view, page, question.face, actions);
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
    } else if let Some(missing) = question.missing.as_deref().filter(|it| !it.is_empty()) {
        ui.add_space(space::S);
        let missing = words(ui, missing, Type::SMALL, theme.quiet);
        announce(ui, &missing);
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
