//! An option as a row: its letter or mark, its text and, once judged, its explanation.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{
    Color32, CornerRadius, Galley, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::answer::OptionMark;
use crate::material::{Input, small_letters};
use crate::ui::look::fonts::FontFace;
use crate::ui::look::scale::Type;
use crate::ui::look::shapes;
use crate::ui::look::text::{job, material_job};
use crate::ui::look::theme::radius;
use crate::ui::view::View;
use crate::ui::widgets::focus_ring;

/// Space between the text of an option and its tag, in points.
const TAG_GAP: f32 = 16.0;

/// What is drawn to the left of an option.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Sign {
    /// The letter or digit that picks it.
    Letter(char),
    /// A check box with its letter, and whether it is on.
    Box(char, bool),
    Check,
    Cross,
    /// A check or a cross: in a disc if it was chosen, in a ring if not.
    Mark(OptionMark),
}

pub(in crate::ui) struct OptionRow<'a> {
    pub sign: Sign,
    pub text: &'a str,
    pub why: &'a str,
    /// Said at the right of the first line; may be empty.
    pub tag: &'a str,
    pub fill: Color32,
    pub border: Color32,
    pub sign_ink: Color32,
    pub strong: bool,
}

impl<'a> OptionRow<'a> {
    /// Creates an option that is not judged yet, picked or not.
    pub(in crate::ui) fn open(view: &View<'_>, sign: Sign, text: &'a str, picked: bool) -> Self {
        let theme = view.theme;
        let (fill, border, sign_ink) = if picked {
            (theme.accent_soft, theme.accent, theme.accent)
        } else {
            (theme.raised, theme.line, theme.ink)
        };
        Self {
            sign,
            text,
            why: "",
            tag: "",
            fill,
            border,
            sign_ink,
            strong: picked,
        }
    }

    /// Creates an option that turned out right or wrong.
    pub(in crate::ui) fn judged(
        view: &View<'_>,
        is_right: bool,
        text: &'a str,
        why: &'a str,
    ) -> Self {
        let theme = view.theme;
        let (sign, fill, ink) = if is_right {
            (Sign::Check, theme.right_soft, theme.right)
        } else {
            (Sign::Cross, theme.miss_soft, theme.miss)
        };
        Self {
            sign,
            text,
            why,
            tag: "",
            fill,
            border: ink,
            sign_ink: ink,
            strong: true,
        }
    }

    /// Creates an option after the verdict: shape and word say whether it was chosen, colour and mark whether it is
    /// right. One that is neither has to be drawn as an open one.
    pub(in crate::ui) fn marked(
        view: &View<'_>,
        (mark, input): (OptionMark, Input),
        text: &'a str,
        why: &'a str,
    ) -> Self {
        let judged = Self::judged(view, mark.is_right(), text, why);
        Self {
            sign: Sign::Mark(mark),
            tag: mark.words(input),
            fill: if mark.is_chosen() {
                judged.fill
            } else {
                view.theme.raised
            },
            strong: mark.is_chosen() || mark.is_right(),
            ..judged
        }
    }
}

impl OptionRow<'_> {
    /// Whether it is neither right nor wrong.
    fn is_quiet(&self) -> bool {
        matches!(self.sign, Sign::Letter(_) | Sign::Box(..))
    }
}

/// Returns the letter of the option at index `place`.
pub(in crate::ui) fn letter(place: usize) -> char {
    u8::try_from(place).map_or('?', |place| char::from(b'A'.saturating_add(place)))
}

/// Draws an answer that was typed, or the key to it, as a row.
pub(in crate::ui) fn marked_box(
    ui: &mut Ui,
    view: &View<'_>,
    mark: OptionMark,
    text: &str,
    why: &str,
) {
    let row = OptionRow::marked(view, (mark, Input::Text), text, why);
    let response = row_ui(ui, view, &row);
    let name = format!("{text}: {}. {why}", spoken(mark, Input::Text));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name.trim_end()));
}

/// Returns what screen readers are told of an option after the verdict.
pub(in crate::ui) fn spoken(mark: OptionMark, input: Input) -> &'static str {
    match mark {
        OptionMark::ChosenRight => "right, your answer",
        OptionMark::MissedKey if input == Input::Several => "the right answer, not chosen",
        OptionMark::MissedKey => "the right answer",
        OptionMark::ChosenWrong => "wrong, your answer",
        OptionMark::LeftOut => "not the answer",
    }
}

/// Draws an answer as a right or wrong row where nobody has chosen anything.
pub(in crate::ui) fn verdict_box(
    ui: &mut Ui,
    view: &View<'_>,
    is_right: bool,
    text: &str,
    why: &str,
) {
    let row = OptionRow::judged(view, is_right, text, why);
    let said = if is_right { "right" } else { "wrong" };
    let response = row_ui(ui, view, &row);
    let name = format!("{text}: {said}. {why}");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, small_letters(&name)));
}

/// The texts of a row, laid out.
struct Laid {
    tag: Option<Arc<Galley>>,
    text: Arc<Galley>,
    why: Option<Arc<Galley>>,
}

/// Lays out the texts of a row of `width` points; the tag takes its room from the text.
fn lay_out(ui: &Ui, view: &View<'_>, row: &OptionRow<'_>, width: f32) -> Laid {
    let theme = view.theme;
    let face = if row.strong {
        FontFace::SansSemibold
    } else {
        FontFace::Sans
    };
    let wrapped = |mut job: LayoutJob, width: f32| {
        job.wrap.max_width = width;
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let room = width - 62.0;
    let strong = Type::SMALL.with(FontFace::SansSemibold);
    let tag = (!row.tag.is_empty()).then(|| wrapped(job(row.tag, strong, row.sign_ink), room));
    let tag_room = tag.as_ref().map_or(0.0, |tag| tag.size().x + TAG_GAP);
    let body = material_job(row.text, Type::BODY.with(face), theme.ink);
    let reason = Type {
        size: 14.0,
        line: 20.0,
        face: FontFace::Sans,
    };
    let ink = if row.is_quiet() {
        theme.quiet
    } else {
        theme.ink
    };
    Laid {
        tag,
        text: wrapped(body, room - tag_room),
        why: (!row.why.is_empty()).then(|| wrapped(material_job(row.why, reason, ink), room)),
    }
}

pub(in crate::ui) fn row_ui(ui: &mut Ui, view: &View<'_>, row: &OptionRow<'_>) -> egui::Response {
    let theme = view.theme;
    let width = ui.available_width();
    let Laid { tag, text, why } = lay_out(ui, view, row, width);
    let why_height = why.as_ref().map_or(0.0, |why| why.size().y + 6.0);
    let height = text.size().y + why_height + 2.0 * 13.0;
    let sense = if row.is_quiet() && row.why.is_empty() {
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
    if let Some(tag) = tag {
        let top = rect.top() + 13.0 + half_line - tag.size().y / 2.0;
        let left = rect.right() - 18.0 - tag.size().x;
        ui.painter().galley(pos2(left, top), tag, row.sign_ink);
    }
    let text_bottom = rect.top() + 13.0 + text.size().y;
    ui.painter()
        .galley(pos2(rect.left() + 44.0, rect.top() + 13.0), text, theme.ink);
    if let Some(why) = why {
        ui.painter()
            .galley(pos2(rect.left() + 44.0, text_bottom + 6.0), why, theme.ink);
    }
    response
}

fn sign_ui(ui: &Ui, row: &OptionRow<'_>, center: egui::Pos2) {
    match row.sign {
        Sign::Letter(letter) => {
            let job = job(
                &letter.to_string(),
                Type::BODY.with(FontFace::SansBold),
                row.sign_ink,
            );
            let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
            ui.painter()
                .galley(center - galley.size() / 2.0, galley, row.sign_ink);
        }
        Sign::Box(letter, on) => {
            let rect = egui::Rect::from_center_size(center, vec2(20.0, 20.0));
            let fill = if on {
                row.sign_ink
            } else {
                Color32::TRANSPARENT
            };
            let stroke = Stroke::new(1.0, row.sign_ink);
            ui.painter().rect(
                rect,
                CornerRadius::same(4),
                fill,
                stroke,
                StrokeKind::Inside,
            );
            let ink = if on { row.fill } else { row.sign_ink };
            let job = job(
                &letter.to_string(),
                Type::SMALL.with(FontFace::SansBold),
                ink,
            );
            let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
            ui.painter()
                .galley(center - galley.size() / 2.0, galley, ink);
        }
        Sign::Check => shapes::check(ui.painter(), center, row.sign_ink),
        Sign::Cross => shapes::cross(ui.painter(), center, row.sign_ink),
        Sign::Mark(mark) => {
            shapes::disc(ui.painter(), center, mark.is_chosen(), row.sign_ink);
            let ink = if mark.is_chosen() {
                row.fill
            } else {
                row.sign_ink
            };
            let draw = if mark.is_right() {
                shapes::check
            } else {
                shapes::cross
            };
            draw(ui.painter(), center, ink);
        }
    }
}
