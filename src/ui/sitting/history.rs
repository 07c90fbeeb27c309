//! The modal with the earlier answers to a question, where its fact can be started over.

use egui::{Align, Layout, ScrollArea, Ui};

use crate::model::{Action, FlowAction, History};
use crate::ui::look::fonts::FontFace;
use crate::ui::look::scale::Type;
use crate::ui::look::text::{heading, line, material_words, words};
use crate::ui::look::theme::space;
use crate::ui::sitting::data::verdict::{self, PastRow};
use crate::ui::view::View;
use crate::ui::widgets::choice::offer_ui;
use crate::ui::widgets::modal::modal;
use crate::ui::widgets::{ButtonLook, PushButton, hairline};

pub(in crate::ui) fn history_ui(
    ui: &Ui,
    view: &View<'_>,
    history: &History,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let page = verdict::history(view.model, history, view.now);
    let response = modal("history", theme).show(ui.ctx(), |ui| {
        let room = ui.ctx().content_rect();
        ui.set_width(520.0_f32.min(room.width() - 80.0));
        ui.horizontal(|ui| {
            heading(ui, "Your earlier answers", Type::TITLE, theme.ink);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                PushButton::plain("Close").push(ui, view, FlowAction::Back, actions);
            });
        });
        ui.add_space(space::S);
        if let Some(stem) = &page.stem {
            material_words(ui, stem, Type::BODY, theme.quiet);
        }
        ui.add_space(space::S);
        let height = room.height() - 300.0;
        ScrollArea::vertical()
            .max_height(height)
            .min_scrolled_height(height)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                if page.answers.is_empty() {
                    words(
                        ui,
                        "You have not answered this question yet.",
                        Type::BODY,
                        theme.ink,
                    );
                }
                for answer in &page.answers {
                    hairline(ui, theme);
                    answer_ui(ui, view, answer);
                }
            });
        hairline(ui, theme);
        ui.add_space(space::M);
        if let Some(others) = &page.others {
            words(ui, others, Type::SMALL, theme.quiet);
        }
        if let Some(forget) = &page.forget {
            ui.add_space(space::S);
            offer_ui(ui, view, ButtonLook::Plain, forget, actions);
        }
    });
    if response.backdrop_response.clicked() {
        actions.push(FlowAction::Back.into());
    }
}

fn answer_ui(ui: &mut Ui, view: &View<'_>, answer: &PastRow) {
    let theme = view.theme;
    let (verdict, ink) = match answer.score {
        100 => ("Right".to_owned(), theme.right),
        0 => ("Missed".to_owned(), theme.miss),
        _ => ("Partly right".to_owned(), theme.unsure),
    };
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        line(ui, &verdict, Type::BODY.with(FontFace::SansSemibold), ink);
        words(ui, &answer.about, Type::SMALL, theme.quiet);
    });
    if let Some(gave) = &answer.gave {
        words(ui, gave, Type::BODY, theme.ink);
    }
    ui.add_space(space::S);
}
