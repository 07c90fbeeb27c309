//! Draws the end page of a session: the score, the next step, and the answers.

use egui::{Align, Layout, Role, Ui, WidgetInfo};

use crate::model::Action;
use crate::ui::look::fonts::FontFace;
use crate::ui::look::scale::Type;
use crate::ui::look::text::{heading, line, words};
use crate::ui::look::theme::space;
use crate::ui::sitting::announce::announce;
use crate::ui::sitting::answer_row::answer_row_ui;
use crate::ui::sitting::data::result::{Group, ResultPage, Times, TopicRow, data};
use crate::ui::view::View;
use crate::ui::widgets::choice::offer_ui;
use crate::ui::widgets::trailing::button_row_ui;
use crate::ui::widgets::{ButtonLook, PushButton, hairline};

pub(in crate::ui) fn end_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let Some(sitting) = &view.model.target().sitting else {
        return;
    };
    result_ui(ui, view, &data(view.model, view.now, sitting), actions);
}

pub(in crate::ui) fn result_ui(
    ui: &mut Ui,
    view: &View<'_>,
    page: &ResultPage,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let title = heading(ui, &page.summary.title, Type::HEAD, theme.ink);
    announce(ui, &title);
    ui.add_space(space::XS);
    for sentence in &page.summary.sentences {
        words(ui, sentence, Type::BODY, theme.quiet);
    }
    ui.add_space(space::XL);
    buttons_ui(ui, view, page, actions);
    for group in &page.groups {
        group_ui(ui, view, group, actions);
    }
    if !page.topics.is_empty() {
        topics_ui(ui, view, &page.topics, actions);
    }
    if let Some(times) = &page.times {
        times_ui(ui, view, times);
    }
}

fn buttons_ui(ui: &mut Ui, view: &View<'_>, page: &ResultPage, actions: &mut Vec<Action>) {
    button_row_ui(ui, |ui| {
        offer_ui(ui, view, ButtonLook::Filled, &page.next, actions);
        for offer in &page.others {
            offer_ui(ui, view, ButtonLook::Plain, offer, actions);
        }
        offer_ui(ui, view, ButtonLook::Plain, &page.forget, actions);
    });
}

fn group_ui(ui: &mut Ui, view: &View<'_>, group: &Group, actions: &mut Vec<Action>) {
    let theme = view.theme;
    ui.add_space(space::XXL);
    heading(ui, group.title, Type::LEAD, theme.ink);
    ui.add_space(space::M);
    for (place, row) in group.rows.iter().enumerate() {
        hairline(ui, theme);
        ui.push_id((group.title, place), |ui| {
            answer_row_ui(ui, view, &row.answer, actions);
        });
        for reason in &row.reasons {
            words(ui, reason, Type::SMALL, theme.quiet);
        }
        if !row.reasons.is_empty() {
            ui.add_space(space::M);
        }
        if let Some(claim) = &row.claim {
            offer_ui(ui, view, ButtonLook::Plain, claim, actions);
            ui.add_space(space::M);
        }
    }
    hairline(ui, theme);
}

fn topics_ui(ui: &mut Ui, view: &View<'_>, topics: &[TopicRow], actions: &mut Vec<Action>) {
    let theme = view.theme;
    ui.add_space(space::XXL);
    heading(ui, "By topic", Type::LEAD, theme.ink);
    ui.add_space(space::S);
    for topic in topics {
        hairline(ui, theme);
        ui.horizontal(|ui| {
            ui.set_min_height(44.0);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if let Some(quiz) = &topic.quiz {
                    let button = PushButton::plain(&quiz.label);
                    let response = button.push(ui, view, quiz.action.clone(), actions);
                    let name = &topic.quiz_name;
                    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
                    ui.add_space(space::M);
                }
                let strong = Type::BODY.with(FontFace::SansSemibold);
                line(ui, &topic.score, strong, theme.ink);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    line(ui, &topic.title, Type::BODY, theme.ink);
                });
            });
        });
    }
    hairline(ui, theme);
}

fn times_ui(ui: &mut Ui, view: &View<'_>, times: &Times) {
    let theme = view.theme;
    ui.add_space(space::XXL);
    heading(ui, "Time", Type::LEAD, theme.ink);
    words(ui, &times.median, Type::BODY, theme.quiet);
    ui.add_space(space::S);
    for row in &times.slowest {
        hairline(ui, theme);
        ui.horizontal(|ui| {
            ui.set_min_height(40.0);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                line(ui, &row.time, Type::BODY, theme.quiet);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    line(ui, &row.stem, Type::BODY, theme.ink);
                });
            });
        });
    }
    hairline(ui, theme);
}
