//! The earlier answers to a question, and starting its fact over.

use egui::{Align, Layout, ScrollArea, Ui};

use crate::memory::{PastAnswer, RecordPart};
use crate::model::{Action, FlowAction, History, RecordAction};
use crate::record::day_in_words;
use crate::ui::look::fonts::FontFace;
use crate::ui::look::text::{count, line, words};
use crate::ui::look::theme::{Type, space};
use crate::ui::sitting::confidence::sure_words;
use crate::ui::view::View;
use crate::ui::widgets::modal::modal;
use crate::ui::widgets::{PushButton, hairline};

/// Draws the list over the screen.
pub(in crate::ui) fn history_ui(
    ui: &Ui,
    view: &View<'_>,
    history: &History,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let response = modal("history", theme).show(ui.ctx(), |ui| {
        let room = ui.ctx().content_rect();
        ui.set_width(520.0_f32.min(room.width() - 80.0));
        ui.horizontal(|ui| {
            line(ui, "How you answered it", Type::TITLE, theme.ink);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                PushButton::plain("Close").push(ui, view, FlowAction::Back, actions);
            });
        });
        ui.add_space(space::S);
        let asked = view.model.library().face(&history.ask);
        if let Some(asked) = asked {
            words(ui, &asked.stem(), Type::BODY, theme.quiet);
        }
        ui.add_space(space::S);
        let height = room.height() - 300.0;
        ScrollArea::vertical()
            .max_height(height)
            .min_scrolled_height(height)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                if history.answers.is_empty() {
                    words(ui, "It was never answered.", Type::BODY, theme.ink);
                }
                for answer in &history.answers {
                    hairline(ui, theme);
                    let hash = asked.map_or("", |asked| asked.question.hash.as_str());
                    answer_ui(ui, view, answer, answer.answer.was != hash);
                }
            });
        hairline(ui, theme);
        ui.add_space(space::M);
        if history.others > 0 {
            let text = format!(
                "{} to other questions on the same fact.",
                count(history.others, "more answer")
            );
            words(ui, &text, Type::SMALL, theme.quiet);
        }
        if history.answers.len() + history.others > 0 {
            ui.add_space(space::S);
            let forget = RecordAction::Forget(RecordPart::Fact(history.ask.fact.clone()));
            let label = "Forget all answers to this fact";
            PushButton::plain(label).push(ui, view, forget, actions);
        }
    });
    if response.backdrop_response.clicked() {
        actions.push(FlowAction::Back.into());
    }
}

fn answer_ui(ui: &mut Ui, view: &View<'_>, answer: &PastAnswer, has_changed: bool) {
    let theme = view.theme;
    let score = answer.score;
    let answer = &answer.answer;
    let when = day_in_words(answer.at.study_day(view.model.memory().settings().day_ends));
    let (verdict, ink) = match score {
        100 => ("Right".to_owned(), theme.right),
        0 => ("Missed".to_owned(), theme.miss),
        part => (format!("{part} % right"), theme.unsure),
    };
    let mut notes = vec![when];
    notes.extend(answer.sure.and_then(sure_words).map(str::to_owned));
    if has_changed {
        notes.push("the question read differently then".to_owned());
    }
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        line(ui, &verdict, Type::BODY.with(FontFace::SansSemibold), ink);
        words(ui, &notes.join(", "), Type::SMALL, theme.quiet);
    });
    if !answer.gave.is_empty() {
        words(ui, &answer.gave.join(", "), Type::BODY, theme.ink);
    }
    ui.add_space(space::S);
}
