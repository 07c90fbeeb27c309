//! An option as a row: its letter or mark, its text and, once judged, its explanation.

use egui::{Color32, CornerRadius, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::material::small_letters;
use crate::ui::look::fonts::FontFace;
use crate::ui::look::shapes;
use crate::ui::look::text::{job, material_job};
use crate::ui::look::theme::{Type, radius};
use crate::ui::view::View;
use crate::ui::widgets::focus_ring;

/// What is drawn to the left of an option.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Sign {
    /// The letter or digit that picks it.
    Letter(char),
    /// A check box with its letter, and whether it is on.
    Box(char, bool),
    Check,
    Cross,
}

pub(in crate::ui) struct OptionRow<'a> {
    pub sign: Sign,
    pub text: &'a str,
    pub why: &'a str,
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
            fill,
            border: ink,
            sign_ink: ink,
            strong: true,
        }
    }
}

/// Returns the letter of the option at index `place`.
pub(in crate::ui) fn letter(place: usize) -> char {
    u8::try_from(place).map_or('?', |place| char::from(b'A'.saturating_add(place)))
}

/// Draws a response or a key as a judged row, for questions without options.
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

pub(in crate::ui) fn row_ui(ui: &mut Ui, view: &View<'_>, row: &OptionRow<'_>) -> egui::Response {
    let theme = view.theme;
    let width = ui.available_width();
    let face = if row.strong {
        FontFace::SansSemibold
    } else {
        FontFace::Sans
    };
    let wrapped = |ui: &Ui, text: &str, kind: Type, ink: Color32| {
        let mut job = material_job(text, kind, ink);
        job.wrap.max_width = width - 62.0;
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let text = wrapped(ui, row.text, Type::BODY.with(face), theme.ink);
    let is_quiet = matches!(row.sign, Sign::Letter(_) | Sign::Box(..));
    let why = (!row.why.is_empty()).then(|| {
        wrapped(
            ui,
            row.why,
            Type {
                size: 14.0,
                line: 20.0,
                face: FontFace::Sans,
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
    }
}
