//! A question of a quiz, its verdict, and the passage beside it.

use egui::accesskit::Live;
use egui::{Align, CentralPanel, Frame, Layout, Margin, Panel, ScrollArea, TextEdit, Ui, vec2};

use crate::action::Action;
use crate::answer::{Response as Given, key_text};
use crate::material::{Asked, Kind};
use crate::model::Passage;
use crate::study::{Judged, Sitting, Stage};
use crate::ui::View;
use crate::ui::fonts::Face;
use crate::ui::passage::passage_ui;
use crate::ui::quiz_options::{options_ui, verdict_box};
use crate::ui::scroll::scroll_keys;
use crate::ui::shapes;
use crate::ui::theme::{Type, space};
use crate::ui::widgets::{PushButton, quiet_button};
use crate::ui::words::{line, mixed, words};

/// Draws the question that is asked or was just judged.
pub(super) fn quiz_ui(ui: &mut Ui, view: &View<'_>, sitting: &Sitting, actions: &mut Vec<Action>) {
    let Some(asked) = view.model.desk.asked(&view.model.library) else {
        return;
    };
    let theme = view.theme;
    let judged = match &sitting.progress().stage {
        Stage::Judged(judged) => Some(judged),
        Stage::Asking | Stage::Revealed | Stage::Over => None,
    };
    if view.model.desk.passage_visible(view.wide) {
        let side = if view.wide { 36 } else { 24 };
        let frame = Frame::new().fill(theme.panel).inner_margin(Margin {
            top: 32,
            ..Margin::symmetric(side, 24)
        });
        if !view.wide {
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
    let pinned = !view.wide || ui.available_height() < 560.0;
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
    CentralPanel::default()
        .frame(Frame::new().fill(theme.page))
        .show(ui, |ui| {
            ScrollArea::vertical()
                .id_salt(("question", view.model.memory.counts().answers))
                .auto_shrink(false)
                .show(ui, |ui| {
                    scroll_keys(ui, ui.clip_rect().height());
                    let side = if view.wide { 40 } else { 24 };
                    let frame = Frame::new().inner_margin(Margin {
                        left: side,
                        right: side,
                        top: 32,
                        bottom: 24,
                    });
                    frame.show(ui, |ui| {
                        ui.set_width(ui.available_width().min(if view.wide {
                            560.0
                        } else {
                            680.0
                        }));
                        question_ui(ui, view, asked, judged, actions);
                        if !pinned {
                            ui.add_space(space::L);
                            buttons_ui(ui, view, asked, judged, actions);
                        }
                    });
                });
        });
}

fn question_ui(
    ui: &mut Ui,
    view: &View<'_>,
    asked: Asked<'_>,
    judged: Option<&Judged>,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    match &asked.question.kind {
        Kind::Choice { stem, .. } | Kind::Typed { stem, .. } | Kind::Card { front: stem, .. } => {
            words(ui, stem, Type::QUESTION, theme.ink);
        }
        Kind::TrueFalse { stem, .. } => {
            line(ui, "True or false?", Type::SMALL, theme.quiet);
            ui.add_space(space::XS);
            words(ui, stem, Type::QUESTION, theme.ink);
        }
        Kind::Cloze(cloze) => {
            let filled = judged.map(|_| key_text(asked.question, asked.gap));
            cloze_ui(
                ui,
                view,
                (cloze, asked.gap),
                filled.as_deref(),
                Type::QUESTION,
            );
        }
    }
    ui.add_space(space::XL);
    match &asked.question.kind {
        Kind::Choice { .. } | Kind::TrueFalse { .. } => {
            options_ui(ui, view, asked, judged, actions);
        }
        Kind::Cloze(_) | Kind::Typed { .. } | Kind::Card { .. } => {
            typed_ui(ui, view, asked, judged, actions);
        }
    }
}

/// What can be done: hand the answer in, or go on.
fn buttons_ui(
    ui: &mut Ui,
    view: &View<'_>,
    asked: Asked<'_>,
    judged: Option<&Judged>,
    actions: &mut Vec<Action>,
) {
    match judged {
        None => check_ui(ui, view, asked, actions),
        Some(judged) => next_ui(ui, view, asked, judged, actions),
    }
}

/// Writes a cloze with its asked gap open, or filled.
pub(super) fn cloze_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (cloze, gap): (&crate::material::Cloze, usize),
    filled: Option<&str>,
    kind: Type,
) {
    let theme = view.theme;
    let (text, place) = cloze.with_gap(gap, filled.unwrap_or("________"));
    let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default();
    let face = if filled.is_some() {
        Face::SerifBold
    } else {
        Face::Serif
    };
    let job = mixed(&[
        (part(0..place.start), kind, theme.ink),
        (part(place.clone()), kind.with(face), theme.accent),
        (part(place.end..text.len()), kind, theme.ink),
    ]);
    ui.add(egui::Label::new(job).wrap());
}

/// The field for a typed answer, or what was typed with its verdict.
fn typed_ui(
    ui: &mut Ui,
    view: &View<'_>,
    asked: Asked<'_>,
    judged: Option<&Judged>,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let Some(judged) = judged else {
        let hint = match &asked.question.kind {
            Kind::Cloze(cloze) => cloze
                .gaps()
                .nth(asked.gap)
                .map(|gap| gap.hint.as_str())
                .unwrap_or_default(),
            Kind::Card { .. }
            | Kind::Choice { .. }
            | Kind::TrueFalse { .. }
            | Kind::Typed { .. } => "",
        };
        let label = if hint.is_empty() {
            "Your answer".to_owned()
        } else {
            format!("Your answer ({hint})")
        };
        let label = line(ui, &label, Type::SMALL, theme.quiet);
        ui.add_space(space::XS);
        let mut text = view.model.desk.draft.text.clone();
        let font = Type::LEAD.with(Face::Sans).format(theme.ink).font_id;
        let field = TextEdit::singleline(&mut text)
            .font(font)
            .desired_width(f32::INFINITY)
            .margin(vec2(12.0, 10.0));
        let response = ui.add(field).labelled_by(label.id);
        if !response.has_focus() && ui.memory(egui::Memory::focused).is_none() {
            response.request_focus();
        }
        if response.changed() {
            actions.push(Action::Type(text));
        }
        return;
    };
    let given = match &judged.response {
        Given::Typed(text) => text.as_str(),
        Given::Graded(_) | Given::Picked(_) | Given::Judged(_) => "",
    };
    let key = key_text(asked.question, asked.gap);
    let right = judged.verdict.is_right();
    let why = why_of(asked);
    if right && judged.verdict.misspelt {
        verdict_box(
            ui,
            view,
            true,
            given,
            &format!("Accepted. It is spelt {key}. {why}"),
        );
    } else if right {
        verdict_box(ui, view, true, given, why);
    } else {
        verdict_box(ui, view, false, given, "This is what you wrote.");
        ui.add_space(10.0);
        verdict_box(ui, view, true, &key, why);
    }
}

/// Why the key is right.
pub(super) fn why_of(asked: Asked<'_>) -> &str {
    match &asked.question.kind {
        Kind::Choice { key, .. } => &key.why,
        Kind::TrueFalse { why, .. } | Kind::Typed { why, .. } => why,
        Kind::Card { .. } | Kind::Cloze(_) => &asked.fact.says,
    }
}

fn check_ui(ui: &mut Ui, view: &View<'_>, asked: Asked<'_>, actions: &mut Vec<Action>) {
    let ready = view.model.desk.can_check(&view.model.library);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let button = PushButton {
            enabled: ready,
            ..PushButton::filled("Check", "Enter")
        };
        if button.show(ui, view.theme).clicked() {
            actions.push(Action::Check);
        }
        if !ready {
            let hint = match &asked.question.kind {
                Kind::Choice { .. } => "Choose with the mouse, the number or the letter.",
                Kind::TrueFalse { .. } => "Press 1 for true, 2 for false.",
                Kind::Cloze(_) | Kind::Typed { .. } | Kind::Card { .. } => {
                    "Small spelling mistakes in long words are accepted."
                }
            };
            words(ui, hint, Type::SMALL, view.theme.quiet);
        }
    });
}

fn next_ui(
    ui: &mut Ui,
    view: &View<'_>,
    asked: Asked<'_>,
    judged: &Judged,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let right = judged.verdict.is_right();
    let same_row = ui.available_width() > 620.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        if PushButton::filled("Next", "Enter")
            .show(ui, theme)
            .clicked()
        {
            actions.push(Action::Next);
        }
        let (rect, _) = ui.allocate_exact_size(vec2(14.0, 20.0), egui::Sense::hover());
        let (ink, text) = if right {
            shapes::check(ui.painter(), rect.center(), theme.right);
            (theme.right, "Right.")
        } else {
            shapes::cross(ui.painter(), rect.center(), theme.miss);
            (theme.miss, "Missed. It waits until you answer it right.")
        };
        let label = words(ui, text, Type::BODY.with(Face::SansSemibold), ink);
        ui.ctx()
            .accesskit_node_builder(label.id, |node| node.set_live(Live::Polite));
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
fn show_ui(ui: &mut Ui, view: &View<'_>, asked: Asked<'_>, actions: &mut Vec<Action>) {
    let can_show = asked.fact.passage.is_some() && !view.model.desk.passage_visible(view.wide);
    if can_show && quiet_button(ui, view.theme, "Show the passage", "J").clicked() {
        actions.push(Action::ShowPassage(Passage::Shown));
    }
}
