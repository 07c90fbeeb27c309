//! Typed answers: a gap of a cloze, a word, a number.

use egui::{TextEdit, Ui, vec2};

use crate::answer::{OptionMark, Response as Given, key_text, read_as};
use crate::material::{Face, Input};
use crate::model::{ANSWER_MAX, Action, SittingAction};
use crate::study::Judged;
use crate::ui::keys::focus::is_let_go;
use crate::ui::look::fonts::FontFace;
use crate::ui::look::scale::Type;
use crate::ui::look::text::{line, material_mixed};
use crate::ui::look::theme::space;
use crate::ui::sitting::data::question::Question;
use crate::ui::view::View;
use crate::ui::widgets::option_row::marked_box;

/// Draws a cloze with the asked gap open, or filled with `filled`.
pub(in crate::ui) fn cloze_ui(
    ui: &mut Ui,
    view: &View<'_>,
    asked: Face<'_>,
    filled: Option<&str>,
    kind: Type,
) {
    let theme = view.theme;
    let Some(cloze) = asked.question.cloze() else {
        return;
    };
    let (text, place) = cloze.with_gap(asked.gap, filled.unwrap_or("________"));
    let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default();
    let face = if filled.is_some() {
        FontFace::SerifBold
    } else {
        FontFace::Serif
    };
    let job = material_mixed(&[
        (part(0..place.start), kind, theme.ink),
        (part(place.clone()), kind.with(face), theme.accent),
        (part(place.end..text.len()), kind, theme.ink),
    ]);
    ui.add(egui::Label::new(job).wrap());
}

/// Draws the text field; once judged, what was typed and the key.
pub(in crate::ui) fn typed_ui(
    ui: &mut Ui,
    view: &View<'_>,
    question: &Question<'_>,
    actions: &mut Vec<Action>,
) {
    match question.judged {
        None => field_ui(ui, view, question.face, actions),
        Some(judged) => judged_ui(ui, view, question.face, judged),
    }
}

fn field_ui(ui: &mut Ui, view: &View<'_>, asked: Face<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let hint = match asked.question.input() {
        Input::Number => asked.question.unit(),
        Input::Text | Input::Grade | Input::One | Input::Several | Input::Order | Input::Match => {
            asked.hint()
        }
    };
    let mut text = view.model.target().draft.text.clone();
    let mut label = if hint.is_empty() {
        "Your answer".to_owned()
    } else {
        format!("Your answer ({hint})")
    };
    if text.chars().count() >= ANSWER_MAX {
        label.push_str(": 2,000 characters at most");
    }
    let label = line(ui, &label, Type::SMALL, theme.quiet);
    ui.add_space(space::XS);
    let font = Type::LEAD.with(FontFace::Sans).format(theme.ink).font_id;
    let field = TextEdit::singleline(&mut text)
        .font(font)
        .desired_width(f32::INFINITY)
        .char_limit(ANSWER_MAX)
        .margin(vec2(12.0, 10.0));
    let response = ui.add(field).labelled_by(label.id);
    let sitting = view.model.target().sitting.as_ref();
    let may_ask = sitting.is_none_or(|it| !it.is_in_text()) || view.model.hears_keys_in_text();
    if may_ask
        && !is_let_go(ui)
        && !response.has_focus()
        && ui.memory(egui::Memory::focused).is_none()
    {
        response.request_focus();
    }
    if response.changed() {
        actions.push(SittingAction::Type(text).into());
    }
}

fn judged_ui(ui: &mut Ui, view: &View<'_>, asked: Face<'_>, judged: &Judged) {
    let given = if let Given::Typed(text) = &judged.response {
        text.as_str()
    } else {
        ""
    };
    let key = key_text(asked.question, asked.gap);
    let right = judged.verdict.is_right();
    let why = asked.why();
    if !right {
        let read = read_as(asked, given);
        let read = read.map_or_else(String::new, |number| format!("Read as {number}."));
        marked_box(ui, view, OptionMark::ChosenWrong, given, &read);
        ui.add_space(10.0);
        marked_box(ui, view, OptionMark::MissedKey, &key, why);
        return;
    }
    let why = if judged.verdict.misspelt {
        format!("Accepted. It is spelt {key}. {why}")
    } else if given == key {
        why.to_owned()
    } else {
        format!("Accepted. The answer: {key}. {why}")
    };
    marked_box(ui, view, OptionMark::ChosenRight, given, &why);
}
