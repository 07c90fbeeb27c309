//! The modal with one finding of a check: the words in question, why it matters, how to fix it, and the question.

use egui::{Align, Layout, ScrollArea, Ui};

use crate::answer::key_text;
use crate::check::{Excerpt, Finding};
use crate::material::Face;
use crate::model::{Action, CheckAction, FlowAction};
use crate::ui::library::check::{ink_of, word_of};
use crate::ui::library::check_data::{self, FindingPage, found_in, place_of};
use crate::ui::look::fonts::FontFace;
use crate::ui::look::scale::Type;
use crate::ui::look::text::{line, mixed, words};
use crate::ui::look::theme::space;
use crate::ui::view::View;
use crate::ui::widgets::modal::modal;
use crate::ui::widgets::option_row::verdict_box;
use crate::ui::widgets::trailing::button_row_ui;
use crate::ui::widgets::{PushButton, hairline};

/// Number of characters shown before and after the words in question.
const AROUND: usize = 60;

pub(in crate::ui) fn finding_modal_ui(ui: &Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let Some(page) = check_data::finding(view.model) else {
        return;
    };
    let finding = page.finding;
    let theme = view.theme;
    let response = modal("check", theme).show(ui.ctx(), |ui| {
        let room = ui.ctx().content_rect();
        ui.set_width(640.0_f32.min(room.width() - 80.0));
        ui.horizontal(|ui| {
            let title = format!("{} {}", word_of(finding.severity), finding.id);
            line(ui, &title, Type::TITLE, ink_of(theme, finding.severity));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                PushButton::plain("Close").push(ui, view, FlowAction::Back, actions);
                let text = format!("{} of {}", page.row + 1, page.all);
                ui.add_space(space::M);
                line(ui, &text, Type::SMALL, theme.quiet);
            });
        });
        ui.add_space(space::S);
        let height = room.height() - 230.0;
        ScrollArea::vertical()
            .id_salt(page.row)
            .max_height(height)
            .min_scrolled_height(height)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                finding_ui(ui, view, finding);
                if let Some(asked) = page.asked {
                    ui.add_space(space::M);
                    hairline(ui, theme);
                    ui.add_space(space::M);
                    question_ui(ui, view, asked);
                }
            });
        ui.add_space(space::M);
        steps_ui(ui, view, &page, actions);
    });
    if response.backdrop_response.clicked() {
        actions.push(FlowAction::Back.into());
    }
}

fn finding_ui(ui: &mut Ui, view: &View<'_>, finding: &Finding) {
    let theme = view.theme;
    words(ui, &found_in(finding), Type::LISTED, theme.ink);
    words(ui, &place_of(finding), Type::SMALL, theme.quiet);
    let excerpt = finding.place.as_ref().and_then(|it| it.excerpt.as_ref());
    if let Some((place, excerpt)) = finding.place.as_ref().zip(excerpt) {
        ui.add_space(space::S);
        let [before, marked, after] = around(excerpt, place.column);
        let code = Type::SMALL.with(FontFace::Mono);
        let mut job = mixed(&[
            (&before, code, theme.quiet),
            (&marked, code, theme.ink),
            (&after, code, theme.quiet),
        ]);
        if let Some(section) = job.sections.get_mut(1) {
            section.format.background = theme.accent_soft;
        }
        ui.add(egui::Label::new(job).wrap());
    }
    for (name, text) in [
        ("Why it matters", finding.why),
        ("How to fix it", finding.help),
    ] {
        ui.add_space(space::S);
        line(
            ui,
            name,
            Type::SMALL.with(FontFace::SansSemibold),
            theme.ink,
        );
        words(ui, text, Type::BODY, theme.ink);
    }
}

/// Splits the line of a finding into the text before the words in question, these words, and the text after them.
/// `column` counts characters from 1.
fn around(excerpt: &Excerpt, column: Option<usize>) -> [String; 3] {
    let letters: Vec<char> = excerpt.text.chars().collect();
    let from = column
        .map_or(0, |it| it.saturating_sub(1))
        .min(letters.len());
    let to = (from + excerpt.length).min(letters.len());
    let part = |from: usize, to: usize| letters.get(from..to).unwrap_or_default().iter().collect();
    let (first, last) = (
        from.saturating_sub(AROUND),
        (to + AROUND).min(letters.len()),
    );
    let before: String = part(first, from);
    let after: String = part(to, last);
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    [
        format!("{}{}", cut(first > 0), before.trim_start()),
        part(from, to),
        format!("{after}{}", cut(last < letters.len())),
    ]
}

/// Draws the question with its keys and distractors, each with its explanation.
fn question_ui(ui: &mut Ui, view: &View<'_>, asked: Face<'_>) {
    words(ui, &asked.stem(), Type::LISTED, view.theme.ink);
    ui.add_space(space::S);
    ui.spacing_mut().item_spacing.y = space::S;
    let question = asked.question;
    if question.keys().is_empty() {
        let key = key_text(question, asked.gap);
        verdict_box(ui, view, true, &key, asked.why());
        return;
    }
    let keys = question.keys().iter().map(|it| (true, it));
    let distractors = question.distractors().iter().map(|it| (false, it));
    for (is_right, option) in keys.chain(distractors) {
        verdict_box(ui, view, is_right, &option.text, &option.why);
    }
}

fn steps_ui(ui: &mut Ui, view: &View<'_>, page: &FindingPage<'_>, actions: &mut Vec<Action>) {
    let row = page.row;
    button_row_ui(ui, |ui| {
        let next = PushButton {
            enabled: row + 1 < page.all,
            ..PushButton::filled("Next")
        };
        next.push(ui, view, CheckAction::Show(row + 1), actions);
        let before = PushButton {
            enabled: row > 0,
            ..PushButton::plain("Previous")
        };
        let one_before = CheckAction::Show(row.saturating_sub(1));
        before.push(ui, view, one_before, actions);
        if let Some(passage) = &page.passage {
            PushButton::plain("Show passage").push(ui, view, passage.clone(), actions);
        }
    });
}
