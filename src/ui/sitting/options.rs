//! Questions with options: to choose from, and once judged, each with its explanation.

use egui::{Role, Ui, WidgetInfo};

use crate::answer::{Response as Given, key_texts, truth};
use crate::material::{Face, Input, small_letters};
use crate::model::{Action, SittingAction};
use crate::ui::sitting::data::question::Question;
use crate::ui::view::View;
use crate::ui::widgets::option_row::{OptionRow, Sign, letter, row_ui};
use crate::ui::widgets::tell_key;

pub(in crate::ui) fn options_ui(
    ui: &mut Ui,
    view: &View<'_>,
    question: &Question<'_>,
    actions: &mut Vec<Action>,
) {
    let asked = question.face;
    let keys = key_texts(asked.question, asked.gap);
    for (place, text) in question.options.iter().copied().enumerate() {
        let option = Placed { place, text };
        match question.judged {
            None => option_ui(ui, view, asked, option, actions),
            Some(judged) => {
                let part = Part {
                    is_key: keys.iter().any(|key| key == text),
                    is_given: is_given(&judged.response, text),
                };
                judged_ui(ui, view, asked, option, part);
            }
        }
        ui.add_space(10.0);
    }
}

/// An option as displayed.
#[derive(Clone, Copy)]
struct Placed<'a> {
    place: usize,
    text: &'a str,
}

/// How an option relates to the key and the response.
#[derive(Clone, Copy)]
struct Part {
    is_key: bool,
    is_given: bool,
}

impl Part {
    fn words(self) -> &'static str {
        match (self.is_key, self.is_given) {
            (true, true) => "right, your answer",
            (true, false) => "the right answer",
            (false, true) => "wrong, your answer",
            (false, false) => "not the answer",
        }
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

/// Returns the explanation of an option. That of a true/false question is shown once, under the key.
fn why<'a>(asked: Face<'a>, text: &str, is_key: bool) -> &'a str {
    let of_statement = if is_key { asked.why() } else { "" };
    asked.question.reason_of(text).unwrap_or(of_statement)
}

fn option_ui(
    ui: &mut Ui,
    view: &View<'_>,
    asked: Face<'_>,
    Placed { place, text }: Placed<'_>,
    actions: &mut Vec<Action>,
) {
    let draft = &view.model.target().draft;
    let target = draft.cursor == Some(place);
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
    response.widget_info(|| WidgetInfo::selected(role, true, picked, small_letters(text)));
    let pick = SittingAction::Pick(place).into();
    tell_key(ui, view, &response, &pick);
    if response.clicked() {
        actions.push(pick);
    }
}

fn judged_ui(
    ui: &mut Ui,
    view: &View<'_>,
    asked: Face<'_>,
    Placed { place, text }: Placed<'_>,
    part: Part,
) {
    let theme = view.theme;
    let reason = why(asked, text, part.is_key);
    let reason = match (asked.question.negative, part.is_key) {
        (false, _) => reason.to_owned(),
        (true, true) => format!("Not true, so it is the answer. {reason}"),
        (true, false) => format!("The statement is true, so it is not the answer. {reason}"),
    };
    let row = if part.is_key || part.is_given {
        OptionRow::judged(view, part.is_key, text, &reason)
    } else {
        OptionRow {
            why: &reason,
            ..OptionRow::open(view, Sign::Letter(letter(place)), text, false)
        }
    };
    let row = OptionRow {
        border: if row.strong { row.border } else { theme.line },
        ..row
    };
    let response = row_ui(ui, view, &row);
    let name = format!("{text}: {}. {reason}", part.words());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, small_letters(&name)));
}
