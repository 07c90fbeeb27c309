//! The options of a question: to choose from, and with the reason for each once it is judged.

use egui::{Role, Ui, WidgetInfo};

use crate::answer::{Response as Given, key_texts, truth};
use crate::material::{Face, Input};
use crate::model::{Action, SittingAction};
use crate::study::Judged;
use crate::ui::view::View;
use crate::ui::widgets::option_row::{OptionRow, Sign, letter, row_ui};

/// Draws all options; once judged, each with its reason.
pub(in crate::ui) fn options_ui(
    ui: &mut Ui,
    view: &View<'_>,
    asked: Face<'_>,
    judged: Option<&Judged>,
    actions: &mut Vec<Action>,
) {
    let options = view.model.target().options(view.model.library());
    let keys = key_texts(asked.question, asked.gap);
    for (place, text) in options.into_iter().enumerate() {
        match judged {
            None => option_ui(ui, view, asked, (place, text), actions),
            Some(judged) => {
                let roles = (
                    keys.iter().any(|key| key == text),
                    is_given(&judged.response, text),
                );
                judged_ui(ui, view, asked, (place, text), roles);
            }
        }
        ui.add_space(10.0);
    }
}

fn is_given(response: &Given, text: &str) -> bool {
    match response {
        Given::Picked(given) => given == text,
        Given::PickedSeveral(given) => given.iter().any(|given| given == text),
        Given::Judged(value) => truth(*value) == text,
        Given::Graded(_) | Given::Typed(_) | Given::Ordered(_) | Given::Matched(_) => false,
    }
}

/// The reason for an option. The reason of a true/false question stands once, under the key.
fn why<'a>(asked: Face<'a>, text: &str, is_key: bool) -> &'a str {
    let of_statement = if is_key { asked.why() } else { "" };
    asked.question.reason_of(text).unwrap_or(of_statement)
}

/// Draws an option to choose.
fn option_ui(
    ui: &mut Ui,
    view: &View<'_>,
    asked: Face<'_>,
    (place, text): (usize, &str),
    actions: &mut Vec<Action>,
) {
    let draft = &view.model.target().draft;
    let target = draft.picked == Some(place);
    let (role, sign, picked) = if asked.question.input() == Input::Several {
        let on = draft.several.contains(&place);
        (Role::CheckBox, Sign::Box(letter(place), on), on)
    } else {
        (Role::RadioButton, Sign::Letter(letter(place)), target)
    };
    let mut row = OptionRow::open(view, sign, text, picked);
    if target {
        row.border = view.theme.accent;
    }
    let response = row_ui(ui, view, &row);
    response.widget_info(|| WidgetInfo::selected(role, true, picked, text));
    if response.clicked() {
        actions.push(SittingAction::Pick(place).into());
    }
}

/// Draws an option with its reason; `roles` tells whether it is a key, and whether it was given.
fn judged_ui(
    ui: &mut Ui,
    view: &View<'_>,
    asked: Face<'_>,
    (place, text): (usize, &str),
    roles: (bool, bool),
) {
    let theme = view.theme;
    let said = match roles {
        (true, true) => "right, your answer",
        (true, false) => "the right answer",
        (false, true) => "wrong, your answer",
        (false, false) => "not the answer",
    };
    let reason = why(asked, text, roles.0);
    let reason = match (asked.question.negative, roles.0) {
        (false, _) => reason.to_owned(),
        (true, true) => format!("Not true, so it is the answer. {reason}"),
        (true, false) => format!("The statement is true, so it is not the answer. {reason}"),
    };
    let row = match roles {
        (true, _) => OptionRow::judged(view, true, text, &reason),
        (false, true) => OptionRow::judged(view, false, text, &reason),
        (false, false) => OptionRow {
            why: &reason,
            ..OptionRow::open(view, Sign::Letter(letter(place)), text, false)
        },
    };
    let row = OptionRow {
        border: if row.strong { row.border } else { theme.line },
        ..row
    };
    let response = row_ui(ui, view, &row);
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Label, true, format!("{text}: {said}. {reason}"))
    });
}
