//! What stands under a verdict: what the answer rests on, why it was missed, what it was mixed up with.

use egui::{Align, Layout, Ui};

use crate::answer::key_text;
use crate::material::Face;
use crate::model::{Action, Modal, QuestionAction, ShellAction, SittingAction, cause_words};
use crate::record::MissCause;
use crate::study::{Contrast, Judged};
use crate::ui::article::passage::rests_on;
use crate::ui::look::fonts::FontFace;
use crate::ui::look::text::{line, times, words};
use crate::ui::look::theme::{Type, space};
use crate::ui::sitting::verdict::claim_ui;
use crate::ui::view::View;
use crate::ui::widgets::{ButtonLook, PushButton, card, hairline, quiet_button};

/// Draws it.
pub(in crate::ui) fn verdict_ui(
    ui: &mut Ui,
    view: &View<'_>,
    asked: Face<'_>,
    judged: &Judged,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    ui.add_space(space::S);
    // Beside an open passage it stands there already.
    if !view.model.target().passage_visible(view.width) {
        words(ui, &rests_on(asked), Type::SMALL, theme.quiet);
    }
    if !judged.verdict.is_right() {
        confused_ui(ui, view, asked, judged);
        ui.add_space(space::L);
        causes_ui(ui, view, judged, actions);
        if judged.cause == Some(MissCause::MixedUp)
            && let Some(contrast) = view.model.target().contrast(view.model.library())
        {
            contrast_ui(ui, view, asked, &contrast, actions);
        }
    }
    ui.add_space(space::M);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        claim_ui(ui, view, asked, judged, actions);
        quiet_button(
            ui,
            view,
            "Earlier answers",
            QuestionAction::ShowHistory(judged.ask.clone()),
            actions,
        );
        let flag = view.model.memory().flag(&judged.ask);
        let label = if flag.is_some() { "Flagged" } else { "Flag" };
        let note = flag.map(|flag| flag.note.clone()).unwrap_or_default();
        let note = ShellAction::OpenModal(Modal::Flag(judged.ask.clone(), note));
        quiet_button(ui, view, label, note, actions);
        quiet_button(
            ui,
            view,
            "Copy",
            QuestionAction::Copy(judged.ask.clone()),
            actions,
        );
    });
}

/// Says when the same wrong answer was given before.
fn confused_ui(ui: &mut Ui, view: &View<'_>, asked: Face<'_>, judged: &Judged) {
    let gave = judged.response.texts();
    let [given] = gave.as_slice() else {
        return;
    };
    let known = view.model.memory().ask(&judged.ask);
    let often = known.map_or(0, |it| it.times_given(given));
    if often > 1 {
        let key = key_text(asked.question, asked.gap);
        let text = format!("You have taken “{given}” for “{key}” {}.", times(often));
        ui.add_space(space::S);
        words(ui, &text, Type::BODY, view.theme.unsure);
    }
}

fn causes_ui(ui: &mut Ui, view: &View<'_>, judged: &Judged, actions: &mut Vec<Action>) {
    let theme = view.theme;
    line(
        ui,
        "Why did you miss it? You may leave this out.",
        Type::SMALL,
        theme.quiet,
    );
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::S, space::S);
        for cause in MissCause::KNOWN {
            let look = if judged.cause.as_ref() == Some(cause) {
                ButtonLook::Chosen
            } else {
                ButtonLook::Plain
            };
            let button = PushButton {
                look,
                ..PushButton::plain(cause_words(cause).unwrap_or_default())
            };
            let give = SittingAction::GiveCause(cause.clone());
            button.push(ui, view, give, actions);
        }
    });
}

/// The two things that were mixed up, side by side, and the question that tells them apart.
fn contrast_ui(
    ui: &mut Ui,
    view: &View<'_>,
    asked: Face<'_>,
    contrast: &Contrast,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let Some((_, other)) = view.model.library().fact(&contrast.fact) else {
        return;
    };
    ui.add_space(space::L);
    hairline(ui, theme);
    ui.add_space(space::M);
    line(ui, "Side by side", Type::LEAD, theme.ink);
    ui.add_space(space::S);
    let width = ui.available_width();
    let facts = [("This one", asked.fact), ("The other", other)];
    let draw = |ui: &mut Ui, (name, fact): (&str, &crate::material::Fact)| {
        card(theme)
            .inner_margin(egui::Margin::same(14))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                line(ui, name, Type::SMALL, theme.quiet);
                words(
                    ui,
                    &fact.says,
                    Type::BODY.with(FontFace::SansSemibold),
                    theme.ink,
                );
                if let Some(passage) = &fact.passage {
                    ui.add_space(space::XS);
                    let quote = format!("“{}”", passage.quote);
                    words(ui, &quote, Type::LISTED, theme.quiet);
                }
            });
    };
    if width > 460.0 {
        let half = (width - space::M) / 2.0;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            for fact in facts {
                ui.allocate_ui_with_layout(
                    egui::vec2(half, 0.0),
                    Layout::top_down(Align::Min),
                    |ui| {
                        ui.set_width(half);
                        draw(ui, fact);
                    },
                );
            }
        });
    } else {
        for fact in facts {
            draw(ui, fact);
            ui.add_space(space::S);
        }
    }
    if let Some(ask) = &contrast.ask {
        ui.add_space(space::M);
        PushButton::plain("Ask me the other one next").push(
            ui,
            view,
            SittingAction::AskContrast(ask.clone()),
            actions,
        );
    }
}
