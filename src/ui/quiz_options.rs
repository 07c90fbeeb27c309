//! The options of a question: to choose from, and with the reason for each once it is judged.

use egui::{Color32, CornerRadius, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::action::Action;
use crate::answer::{Response as Given, key_text, truth};
use crate::material::{Asked, Kind};
use crate::study::Judged;
use crate::ui::View;
use crate::ui::fonts::Face;
use crate::ui::quiz::why_of;
use crate::ui::shapes;
use crate::ui::theme::{Type, radius};
use crate::ui::widgets::focus_ring;
use crate::ui::words::job;

/// What stands left of an option.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Letter(char),
    Check,
    Cross,
}

/// How an option is drawn.
struct Row<'a> {
    sign: Sign,
    text: &'a str,
    why: &'a str,
    fill: Color32,
    border: Color32,
    sign_ink: Color32,
    strong: bool,
}

/// Draws all options; once judged, each with its reason.
pub(super) fn options_ui(
    ui: &mut Ui,
    view: &View<'_>,
    asked: Asked<'_>,
    judged: Option<&Judged>,
    actions: &mut Vec<Action>,
) {
    let options = view.model.desk.options(&view.model.library);
    let key = key_text(asked.question, asked.gap);
    for (place, text) in options.into_iter().enumerate() {
        let letter =
            u8::try_from(place).map_or('?', |place| char::from(b'A'.saturating_add(place)));
        match judged {
            None => {
                let picked = view.model.desk.draft.picked == Some(place);
                if option_ui(ui, view, letter, text, picked) {
                    actions.push(Action::Pick(place));
                }
            }
            Some(judged) => {
                let given = match &judged.response {
                    Given::Picked(given) => given == text,
                    Given::Judged(value) => truth(*value) == text,
                    Given::Graded(_) | Given::Typed(_) => false,
                };
                judged_ui(
                    ui,
                    view,
                    letter,
                    (text, why(asked, text, &key)),
                    (text == key, given),
                );
            }
        }
        ui.add_space(10.0);
    }
}

/// The reason for an option. The reason of a true/false question stands once, under the key.
fn why<'a>(asked: Asked<'a>, text: &str, key: &str) -> &'a str {
    if text == key {
        return why_of(asked);
    }
    let Kind::Choice { distractors, .. } = &asked.question.kind else {
        return "";
    };
    distractors
        .iter()
        .find(|option| option.text == text)
        .map_or("", |option| &option.why)
}

/// Draws an option to choose; tells whether it was.
fn option_ui(ui: &mut Ui, view: &View<'_>, letter: char, text: &str, picked: bool) -> bool {
    let theme = view.theme;
    let (fill, border) = if picked {
        (theme.accent_soft, theme.accent)
    } else {
        (theme.raised, theme.line)
    };
    let sign_ink = if picked { theme.accent } else { theme.ink };
    let row = Row {
        sign: Sign::Letter(letter),
        text,
        why: "",
        fill,
        border,
        sign_ink,
        strong: picked,
    };
    let response = row_ui(ui, view, &row);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, picked, text));
    response.clicked()
}

/// Draws an option with its reason; `roles` tells whether it is the key, and whether it was given.
fn judged_ui(
    ui: &mut Ui,
    view: &View<'_>,
    letter: char,
    (text, why): (&str, &str),
    roles: (bool, bool),
) {
    let theme = view.theme;
    let (sign, fill, ink) = match roles {
        (true, _) => (Sign::Check, theme.right_soft, theme.right),
        (false, true) => (Sign::Cross, theme.miss_soft, theme.miss),
        (false, false) => (Sign::Letter(letter), theme.raised, theme.ink),
    };
    let strong = roles != (false, false);
    let border = if strong { ink } else { theme.line };
    let said = match roles {
        (true, true) => "right, your answer",
        (true, false) => "the right answer",
        (false, true) => "wrong, your answer",
        (false, false) => "not the answer",
    };
    let response = row_ui(
        ui,
        view,
        &Row {
            sign,
            text,
            why,
            fill,
            border,
            sign_ink: ink,
            strong,
        },
    );
    response
        .widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{text}: {said}. {why}")));
}

/// A box that says what was given or what is right, for answers without options.
pub(super) fn verdict_box(ui: &mut Ui, view: &View<'_>, is_right: bool, text: &str, why: &str) {
    let theme = view.theme;
    let (sign, fill, ink) = if is_right {
        (Sign::Check, theme.right_soft, theme.right)
    } else {
        (Sign::Cross, theme.miss_soft, theme.miss)
    };
    let row = Row {
        sign,
        text,
        why,
        fill,
        border: ink,
        sign_ink: ink,
        strong: true,
    };
    let said = if is_right { "right" } else { "wrong" };
    let response = row_ui(ui, view, &row);
    response
        .widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{text}: {said}. {why}")));
}

fn row_ui(ui: &mut Ui, view: &View<'_>, row: &Row<'_>) -> egui::Response {
    let theme = view.theme;
    let width = ui.available_width();
    let face = if row.strong {
        Face::SansSemibold
    } else {
        Face::Sans
    };
    let wrapped = |ui: &Ui, text: &str, kind: Type, ink: Color32| {
        let mut job = job(text, kind, ink);
        job.wrap.max_width = width - 62.0;
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let text = wrapped(ui, row.text, Type::BODY.with(face), theme.ink);
    let is_quiet = matches!(row.sign, Sign::Letter(_));
    let why = (!row.why.is_empty()).then(|| {
        wrapped(
            ui,
            row.why,
            Type {
                size: 14.0,
                line: 20.0,
                face: Face::Sans,
            },
            if is_quiet { theme.quiet } else { theme.ink },
        )
    });
    let why_height = why.as_ref().map_or(0.0, |why| why.size().y + 6.0);
    let height = text.size().y + why_height + 2.0 * 13.0;
    let sense = if is_quiet && row.why.is_empty() {
        Sense::click()
    } else {
        Sense::hover()
    };
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), sense);
    let border = if sense == Sense::click() && response.hovered() {
        theme.accent
    } else {
        row.border
    };
    ui.painter().rect(
        rect,
        CornerRadius::same(radius::CARD),
        row.fill,
        Stroke::new(1.0, border),
        StrokeKind::Inside,
    );
    focus_ring(ui, theme, rect, &response);
    let half_line = text.rows.first().map_or(11.0, |row| row.size.y / 2.0);
    sign_ui(
        ui,
        row,
        pos2(rect.left() + 22.0, rect.top() + 13.0 + half_line),
    );
    let text_bottom = rect.top() + 13.0 + text.size().y;
    ui.painter()
        .galley(pos2(rect.left() + 44.0, rect.top() + 13.0), text, theme.ink);
    if let Some(why) = why {
        ui.painter()
            .galley(pos2(rect.left() + 44.0, text_bottom + 6.0), why, theme.ink);
    }
    response
}

fn sign_ui(ui: &Ui, row: &Row<'_>, center: egui::Pos2) {
    match row.sign {
        Sign::Letter(letter) => {
            let job = job(
                &letter.to_string(),
                Type::BODY.with(Face::SansBold),
                row.sign_ink,
            );
            let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
            ui.painter()
                .galley(center - galley.size() / 2.0, galley, row.sign_ink);
        }
        Sign::Check => shapes::check(ui.painter(), center, row.sign_ink),
        Sign::Cross => shapes::cross(ui.painter(), center, row.sign_ink),
    }
}
