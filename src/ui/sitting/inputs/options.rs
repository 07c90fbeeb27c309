//! Questions with options: to choose from, and once judged, each with its explanation.

use egui::{Role, Ui, WidgetInfo};

use crate::answer::OptionMark;
use crate::material::{Face, Input, small_letters};
use crate::model::{Action, SittingAction};
use crate::ui::sitting::announce::tell_place;
use crate::ui::sitting::data::question::Question;
use crate::ui::view::View;
use crate::ui::widgets::option_row::{OptionRow, Sign, letter, row_ui, spoken};
use crate::ui::widgets::tell_key;

pub(in crate::ui) fn options_ui(
    ui: &mut Ui,
    view: &View<'_>,
    question: &Question<'_>,
    actions: &mut Vec<Action>,
) {
    let asked = question.face;
    for (place, text) in question.options.iter().copied().enumerate() {
        let count = question.options.len();
        let option = Placed { place, count, text };
        match question.judged {
            None => option_ui(ui, view, asked, option, actions),
            Some(judged) => {
                let of = (asked.question, asked.gap);
                let mark = OptionMark::of(of, &judged.response, text);
                judged_ui(ui, view, asked, option, mark);
            }
        }
        ui.add_space(10.0);
    }
}

/// An option as displayed.
#[derive(Clone, Copy)]
struct Placed<'a> {
    place: usize,
    /// Number of options.
    count: usize,
    text: &'a str,
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
    Placed { place, count, text }: Placed<'_>,
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
    tell_place(ui, &response, place, count);
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
    Placed { place, count, text }: Placed<'_>,
    mark: OptionMark,
) {
    let reason = why(asked, text, mark.is_right());
    let reason = match (asked.question.negative, mark.is_right()) {
        (false, _) => reason.to_owned(),
        (true, true) => format!("Not true, so it is the answer. {reason}"),
        (true, false) => format!("The statement is true, so it is not the answer. {reason}"),
    };
    let input = asked.question.input();
    let row = if mark == OptionMark::LeftOut {
        OptionRow {
            why: &reason,
            border: view.theme.line,
            ..OptionRow::open(view, Sign::Letter(letter(place)), text, false)
        }
    } else {
        OptionRow::marked(view, (mark, input), text, &reason)
    };
    let response = row_ui(ui, view, &row);
    let name = format!("{text}: {}. {reason}", spoken(mark, input));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, small_letters(&name)));
    tell_place(ui, &response, place, count);
}
