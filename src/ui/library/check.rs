//! A check of a pack: its findings as rows.

use egui::{Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::check::{Finding, Severity};
use crate::model::{Action, CheckAction};
use crate::ui::library::check_data::{Check, found_in, place_of};
use crate::ui::look::fonts::FontFace;
use crate::ui::look::scale::Type;
use crate::ui::look::text::{job, words};
use crate::ui::look::theme::{Theme, space};
use crate::ui::view::View;
use crate::ui::widgets::choice::offer_ui;
use crate::ui::widgets::rows::{Rows, rows_ui};
use crate::ui::widgets::trailing::at_right_or_below_ui;
use crate::ui::widgets::{ButtonLook, focus_ring, tell_key};

/// Height of a row of findings, in points.
const ROW: f32 = 52.0;

/// Minimum width of the title beside the button, in points; with less, the button comes below it.
const TITLE_MIN: f32 = 220.0;

/// Draws the progress or the findings of a check.
pub(super) fn check_ui(ui: &mut Ui, view: &View<'_>, check: &Check<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let title = |ui: &mut Ui| {
        ui.vertical(|ui| {
            words(ui, check.title, Type::HEAD, theme.ink);
        });
    };
    at_right_or_below_ui(ui, 44.0, TITLE_MIN, title, |ui| {
        offer_ui(ui, view, ButtonLook::Plain, &check.close, actions);
    });
    ui.add_space(space::S);
    let Some(result) = &check.result else {
        words(ui, "Checking the questions", Type::BODY, theme.ink);
        return;
    };
    let strong = Type::BODY.with(FontFace::SansSemibold);
    words(ui, &result.found, strong, theme.ink);
    words(ui, &result.about, Type::BODY, theme.quiet);
    ui.add_space(space::L);
    let rows = Rows {
        name: "findings",
        count: check.findings.len(),
        height: ROW,
        shown: check.row,
    };
    rows_ui(ui, rows, |ui, row| {
        if let Some(finding) = check.findings.get(row) {
            let response = row_ui(ui, view, finding, row == check.row);
            let show = CheckAction::Show(row).into();
            tell_key(ui, view, &response, &show);
            if response.clicked() {
                actions.push(show);
            }
        }
    });
}

/// Returns the colour of a severity, which is never the only cue: its word is shown too.
pub(in crate::ui) fn ink_of(theme: &Theme, severity: Severity) -> egui::Color32 {
    match severity {
        Severity::Error => theme.miss,
        Severity::Warning => theme.unsure,
        Severity::Info => theme.quiet,
    }
}

pub(in crate::ui) fn word_of(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Info => "Note",
    }
}

/// Draws a finding as a row.
fn row_ui(ui: &mut Ui, view: &View<'_>, finding: &Finding, selected: bool) -> Response {
    let theme = view.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let place = place_of(finding);
    let word = word_of(finding.severity);
    let found = found_in(finding);
    let name = format!("{word}: {found}, {place}");
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &name));
    if selected || response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 0.0, theme.accent_soft);
    }
    focus_ring(ui, theme, rect.shrink(3.0), &response);
    ui.painter()
        .hline(rect.x_range(), rect.top(), theme.hairline());
    let at = |x: f32, right: f32, y: f32| {
        egui::Rect::from_min_max(
            pos2(rect.left() + x, rect.top() + y),
            pos2(rect.right() - right, rect.bottom()),
        )
    };
    let mut draw = |area: egui::Rect, text: &str, kind: Type, ink: egui::Color32| {
        let builder = egui::UiBuilder::new().max_rect(area);
        let mut inner = ui.new_child(builder);
        inner.add(
            egui::Label::new(job(text, kind, ink))
                .truncate()
                .selectable(false),
        );
    };
    let ink = ink_of(theme, finding.severity);
    let strong = Type::SMALL.with(FontFace::SansSemibold);
    draw(at(space::M, 0.0, 7.0), word, strong, ink);
    draw(at(92.0, space::M, 5.0), &found, Type::BODY, theme.ink);
    draw(at(92.0, space::M, 28.0), &place, Type::SMALL, theme.quiet);
    response
}
