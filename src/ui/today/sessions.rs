//! The table of recent sessions, whose rows open.

use egui::{Align, Color32, Layout, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::model::Action;
use crate::ui::look::fonts::FontFace;
use crate::ui::look::scale::Type;
use crate::ui::look::text::{job, line};
use crate::ui::look::theme::space;
use crate::ui::today::sessions_data::Session;
use crate::ui::view::View;
use crate::ui::widgets::{focus_ring, hairline, tell_key};

/// Minimum width for the last column of the table, in points.
const TABLE_WIDE: f32 = 640.0;

/// Height of a row, in points.
const ROW: f32 = 40.0;

/// Width of the mark at the right of a row, in points.
const MARK: f32 = 20.0;

pub(super) fn sessions_ui(
    ui: &mut Ui,
    view: &View<'_>,
    sessions: &[Session],
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    if sessions.is_empty() {
        return;
    }
    ui.add_space(space::XXL);
    line(ui, "Recent sessions", Type::LEAD, theme.ink);
    ui.add_space(space::S);
    for session in sessions {
        hairline(ui, theme);
        row_ui(ui, view, session, actions);
    }
    hairline(ui, theme);
}

struct Cell<'a> {
    /// Fraction of the row's width, 0 to 1.
    share: f32,
    text: &'a str,
    kind: Type,
    color: Color32,
}

fn row_ui(ui: &mut Ui, view: &View<'_>, session: &Session, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let size = vec2(ui.available_width(), ROW);
    let (row, response) = ui.allocate_exact_size(size, Sense::click());
    let name = &session.open.label;
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    tell_key(ui, view, &response, &session.open.action);
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(row, 0.0, theme.accent_soft);
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    focus_ring(ui, theme, row.shrink(3.0), &response);
    let is_wide = row.width() >= TABLE_WIDE;
    let bold = Type::BODY.with(FontFace::SansBold);
    let share = if is_wide { 0.48 } else { 0.62 };
    let cell = |share, text, kind, color| Cell {
        share,
        text,
        kind,
        color,
    };
    let about = if is_wide { session.about.as_str() } else { "" };
    let cells = [
        cell(0.15, &session.day, Type::BODY, theme.quiet),
        cell(share, &session.name, Type::BODY, theme.ink),
        cell(0.12, &session.score, bold, theme.ink),
        cell(0.25, about, Type::BODY, theme.quiet),
    ];
    let width = row.width() - MARK;
    let mut left = row.left();
    for cell in cells.iter().filter(|it| !it.text.is_empty()) {
        let size = vec2(width * cell.share - space::S, row.height());
        let rect = Rect::from_min_size(pos2(left, row.top()), size);
        let layout = Layout::left_to_right(Align::Center);
        let builder = UiBuilder::new().max_rect(rect).layout(layout);
        let text = job(cell.text, cell.kind, cell.color);
        let label = egui::Label::new(text).truncate().selectable(false);
        ui.new_child(builder).add(label);
        left += width * cell.share;
    }
    chevron(ui, pos2(row.right() - 8.0, row.center().y), theme.quiet);
    if response.clicked() {
        actions.push(session.open.action.clone());
    }
}

/// Draws the mark of what opens, with its tip at `tip`.
fn chevron(ui: &Ui, tip: egui::Pos2, ink: Color32) {
    let stroke = egui::Stroke::new(1.5, ink);
    for side in [-4.0, 4.0] {
        let from = tip + vec2(-4.0, side);
        ui.painter().line_segment([from, tip], stroke);
    }
}
