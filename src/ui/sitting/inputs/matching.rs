//! Matching questions: each premise gets a response.

use egui::{CornerRadius, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::answer::{OptionMark, Response as Submitted};
use crate::material::{Input, Pair, small_letters};
use crate::model::{Action, SittingAction};
use crate::study::Judged;
use crate::ui::look::fonts::FontFace;
use crate::ui::look::scale::Type;
use crate::ui::look::text::{line, material_job, words};
use crate::ui::look::theme::{radius, space};
use crate::ui::sitting::announce::{announce, tell_place};
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

/// Space above and below the texts of a premise, in points.
const PADDING: f32 = 9.0;

/// Minimum width for the responses beside the premises, in points.
const BESIDE: f32 = 520.0;

/// Draws the premises, and the responses to choose from beside them, or below where there is no room.
fn asking_ui(ui: &mut Ui, view: &View<'_>, question: &Question<'_>, actions: &mut Vec<Action>) {
    let room = ui.available_width();
    if room < BESIDE {
        premises_ui(ui, view, question, Given::Beside, actions);
        ui.add_space(space::S);
        responses_ui(ui, view, question, actions);
        return;
    }
    let half = (room - space::L) / 2.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        ui.vertical(|ui| {
            ui.set_width(half);
            // As low as the first response.
            line(ui, "Match each of these", Type::SMALL, view.theme.quiet);
            ui.add_space(space::S);
            premises_ui(ui, view, question, Given::Below, actions);
        });
        ui.vertical(|ui| {
            ui.set_width(half);
            responses_ui(ui, view, question, actions);
        });
    });
}

/// Where the response that was given to a premise is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Given {
    Beside,
    Below,
}

fn premises_ui(
    ui: &mut Ui,
    view: &View<'_>,
    question: &Question<'_>,
    shown: Given,
    actions: &mut Vec<Action>,
) {
    let draft = &view.model.target().draft;
    let (pairs, responses) = (question.face.question.pairs(), &question.options);
    let target = draft.cursor.unwrap_or(0);
    for (place, pair) in pairs.iter().enumerate() {
        let given = draft.matched.get(place).copied().flatten();
        let text = given.and_then(|given| responses.get(given)).copied();
        let premise = Premise {
            text: &pair.premise,
            given: text,
            shown,
            is_selected: place == target,
        };
        let response = premise_ui(ui, view, premise);
        tell_place(ui, &response, place, pairs.len());
        if response.clicked() {
            actions.push(SittingAction::SelectPart(place).into());
        }
        ui.add_space(6.0);
    }
}

fn responses_ui(ui: &mut Ui, view: &View<'_>, question: &Question<'_>, actions: &mut Vec<Action>) {
    let (theme, draft) = (view.theme, &view.model.target().draft);
    let (pairs, responses) = (question.face.question.pairs(), &question.options);
    let target = draft.cursor.unwrap_or(0);
    let premise = pairs.get(target).map_or("", |pair| pair.premise.as_str());
    let asked = format!("What belongs to “{}”?", small_letters(premise));
    let asked = words(ui, &asked, Type::SMALL, theme.quiet);
    announce(ui, &asked);
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
        tell_place(ui, &response, place, responses.len());
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
    shown: Given,
    /// Whether the next response picked is given to it.
    is_selected: bool,
}

fn premise_ui(ui: &mut Ui, view: &View<'_>, premise: Premise<'_>) -> Response {
    let Premise {
        text: premise,
        given,
        shown,
        is_selected,
    } = premise;
    let theme = view.theme;
    let width = ui.available_width();
    let room = match shown {
        Given::Beside => width / 2.0 - 24.0,
        Given::Below => width - 28.0,
    };
    let layout = |text: &str, face: FontFace, ink| {
        let mut job = material_job(text, Type::BODY.with(face), ink);
        job.wrap.max_width = room;
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let name = layout(premise, FontFace::SansSemibold, theme.ink);
    let answer = match (given, shown) {
        (Some(text), _) => layout(text, FontFace::Sans, theme.accent),
        (None, Given::Beside) => layout("Choose below", FontFace::Sans, theme.quiet),
        (None, Given::Below) => layout("No answer yet", FontFace::Sans, theme.quiet),
    };
    let (name_height, answer_height) = (name.size().y, answer.size().y);
    let text_height = match shown {
        Given::Beside => name_height.max(answer_height),
        Given::Below => name_height + answer_height,
    };
    let size = vec2(width, text_height + 2.0 * PADDING);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    let spoken = format!("{premise}: {}", given.unwrap_or("nothing chosen yet"));
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, is_selected, &spoken));
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
    let start = rect.left_top() + vec2(14.0, PADDING);
    ui.painter().galley(start, name, theme.ink);
    let beside = match shown {
        Given::Below => start + vec2(0.0, name_height),
        Given::Beside => {
            let bar = rect.y_range().shrink(8.0);
            ui.painter().vline(rect.center().x, bar, theme.hairline());
            pos2(rect.center().x + 14.0, start.y)
        }
    };
    ui.painter().galley(beside, answer, theme.quiet);
    response
}

fn judged_ui(ui: &mut Ui, view: &View<'_>, pairs: &[Pair], judged: &Judged) {
    let given: &[(String, String)] = if let Submitted::Matched(given) = &judged.response {
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
