//! Matching questions: each premise gets a response.

use egui::{CornerRadius, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::answer::{OptionMark, Response as Given};
use crate::material::{Input, Pair, small_letters};
use crate::model::{Action, SittingAction};
use crate::study::Judged;
use crate::ui::look::fonts::FontFace;
use crate::ui::look::text::{line, material_job, words};
use crate::ui::look::theme::{Type, radius, space};
use crate::ui::sitting::data::question::Question;
use crate::ui::view::View;
use crate::ui::widgets::option_row::{OptionRow, Sign, row_ui, spoken};
use crate::ui::widgets::{focus_ring, tell_key};

/// Draws premises and responses; once judged, each premise with its right response.
pub(in crate::ui) fn match_ui(
    ui: &mut Ui,
    view: &View<'_>,
    question: &Question<'_>,
    actions: &mut Vec<Action>,
) {
    let asked = question.face;
    match question.judged {
        None => asking_ui(ui, view, question, actions),
        Some(judged) => {
            judged_ui(ui, view, asked.question.pairs(), judged);
            words(ui, asked.why(), Type::BODY, view.theme.ink);
        }
    }
}

fn asking_ui(ui: &mut Ui, view: &View<'_>, question: &Question<'_>, actions: &mut Vec<Action>) {
    let (theme, draft) = (view.theme, &view.model.target().draft);
    let (pairs, responses) = (question.face.question.pairs(), &question.options);
    let target = draft.cursor.unwrap_or(0);
    for (place, pair) in pairs.iter().enumerate() {
        let given = draft.matched.get(place).copied().flatten();
        let text = given.and_then(|given| responses.get(given)).copied();
        let premise = Premise {
            text: &pair.premise,
            given: text,
            is_selected: place == target,
        };
        if premise_ui(ui, view, premise).clicked() {
            actions.push(SittingAction::SelectPart(place).into());
        }
        ui.add_space(6.0);
    }
    ui.add_space(space::M);
    let premise = pairs.get(target).map_or("", |pair| pair.premise.as_str());
    line(
        ui,
        &format!("What belongs to “{}”?", small_letters(premise)),
        Type::SMALL,
        theme.quiet,
    );
    ui.add_space(space::S);
    let chosen = draft.matched.get(target).copied().flatten();
    for (place, text) in responses.iter().enumerate() {
        let number = char::from_digit(u32::try_from(place + 1).unwrap_or(0), 10).unwrap_or('?');
        let picked = chosen == Some(place);
        let row = OptionRow::open(view, Sign::Letter(number), text, picked);
        let response = row_ui(ui, view, &row);
        response.widget_info(|| {
            WidgetInfo::selected(Role::RadioButton, true, picked, small_letters(text))
        });
        let pick = SittingAction::Pick(place).into();
        tell_key(ui, view, &response, &pick);
        if response.clicked() {
            actions.push(pick);
        }
        ui.add_space(6.0);
    }
}

#[derive(Clone, Copy)]
struct Premise<'a> {
    text: &'a str,
    given: Option<&'a str>,
    /// Whether the next response picked is given to it.
    is_selected: bool,
}

fn premise_ui(ui: &mut Ui, view: &View<'_>, premise: Premise<'_>) -> Response {
    let Premise {
        text: premise,
        given,
        is_selected,
    } = premise;
    let theme = view.theme;
    let width = ui.available_width();
    let half = width / 2.0 - 24.0;
    let layout = |text: &str, face: FontFace, ink| {
        let mut job = material_job(text, Type::BODY.with(face), ink);
        job.wrap.max_width = half;
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let left = layout(premise, FontFace::SansSemibold, theme.ink);
    let right = match given {
        Some(text) => layout(text, FontFace::Sans, theme.accent),
        None => layout("Choose below", FontFace::Sans, theme.quiet),
    };
    let height = left.size().y.max(right.size().y) + 22.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    let name = format!("{premise}: {}", given.unwrap_or("nothing chosen yet"));
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, is_selected, &name));
    let (fill, border) = if is_selected {
        (theme.accent_soft, theme.accent)
    } else if response.hovered() {
        (theme.raised, theme.accent)
    } else {
        (theme.raised, theme.line)
    };
    let corner = CornerRadius::same(radius::CARD);
    let stroke = Stroke::new(1.0, border);
    ui.painter()
        .rect(rect, corner, fill, stroke, StrokeKind::Inside);
    focus_ring(ui, theme, rect, &response);
    let top = rect.top() + 11.0;
    ui.painter()
        .galley(pos2(rect.left() + 14.0, top), left, theme.ink);
    let middle = rect.center().x;
    let bar = rect.y_range().shrink(8.0);
    ui.painter().vline(middle, bar, theme.hairline());
    ui.painter()
        .galley(pos2(middle + 14.0, top), right, theme.quiet);
    response
}

fn judged_ui(ui: &mut Ui, view: &View<'_>, pairs: &[Pair], judged: &Judged) {
    let given: &[(String, String)] = if let Given::Matched(given) = &judged.response {
        given
    } else {
        &[]
    };
    for pair in pairs {
        let given = given.iter().find(|(premise, _)| *premise == pair.premise);
        let right = given.is_some_and(|(_, response)| *response == pair.response);
        let Pair { premise, response } = pair;
        let (mark, text, why) = match given {
            Some(_) if right => (
                OptionMark::ChosenRight,
                format!("{premise}: {response}"),
                String::new(),
            ),
            Some((_, given)) => (
                OptionMark::ChosenWrong,
                format!("{premise}: {given}"),
                format!("Correct answer: {response}"),
            ),
            None => (
                OptionMark::LeftOut,
                premise.clone(),
                format!("You chose nothing. Correct answer: {response}"),
            ),
        };
        let row = OptionRow::marked(view, (mark, Input::Match), &text, &why);
        let row_response = row_ui(ui, view, &row);
        let name = if right {
            format!("{text}: {}", spoken(mark, Input::Match))
        } else {
            format!(
                "{text}: {}. {premise}: {response}",
                spoken(mark, Input::Match)
            )
        };
        row_response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
        ui.add_space(6.0);
    }
}
