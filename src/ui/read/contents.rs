//! Draws the contents list: packs, articles, sections and headings with their states, and the legend below it.

use egui::accesskit::Role as NodeRole;
use egui::{
    Color32, EventFilter, Frame, Id, Margin, Panel, Pos2, Rect, Response, Role, ScrollArea, Sense,
    Shape, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::model::{Action, ReadAction};
use crate::ui::look::fonts::FontFace;
use crate::ui::look::scale::Type;
use crate::ui::look::shapes;
use crate::ui::look::text::{job, line};
use crate::ui::look::theme::{Theme, radius, space};
use crate::ui::read::data::contents::{ContentsList, HowFar, Progress, Row, RowKind};
use crate::ui::read::legend::legend_ui;
use crate::ui::view::View;
use crate::ui::widgets::rows::{TallRows, tall_rows_ui};
use crate::ui::widgets::trailing::Reserved;
use crate::ui::widgets::{focus_ring, progress_bar, quiet_button, tell_key};

/// Minimum height of the list with room for the legend below it, in points; in a lower one the legend scrolls with the
/// rows.
const LEGEND_BELOW: f32 = 520.0;

/// Width of the column of states before the titles, and of progress or a check mark after them, in points.
const STATES: f32 = 32.0;
const PROGRESS: f32 = 58.0;
const CHECK: f32 = 30.0;

/// How far each level is indented, in points.
const INDENT: f32 = 8.0;

/// Draws the list with its legend as a landmark.
pub(in crate::ui) fn contents_ui(
    ui: &mut Ui,
    view: &View<'_>,
    list: &ContentsList<'_>,
    actions: &mut Vec<Action>,
) {
    let landmark = UiBuilder::new()
        .accessibility_role(NodeRole::Navigation)
        .accessibility_label("Contents");
    ui.scope_builder(landmark, |ui| {
        if list.cursor.is_none() {
            let_go(ui);
        }
        let many = list.rows.len();
        ui.ctx()
            .accesskit_node_builder(ui.unique_id(), |node| node.set_size_of_set(many));
        let legend = (ui.available_height() >= LEGEND_BELOW).then(|| {
            let panel = Panel::bottom("legend").resizable(false);
            let frame = Frame::new().inner_margin(Margin {
                top: 12,
                ..Margin::ZERO
            });
            let panel = panel.frame(frame).show_separator_line(false);
            panel
                .show(ui, |ui| Reserved::row_of(ui, "legend", 190.0))
                .inner
        });
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            list_ui(ui, view, list, actions);
            if legend.is_none() {
                ui.add_space(space::L);
                legend_ui(ui, view, list, actions);
            }
        });
        if let Some(room) = legend {
            room.fill_row(ui, |ui| legend_ui(ui, view, list, actions));
        }
    });
}

/// Draws the button that calls the list up, as the title above it.
pub(in crate::ui) fn title_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.add_space(space::S);
        quiet_button(ui, view, "Contents", ReadAction::ToggleContents, actions);
    });
    ui.add_space(space::XS);
}

fn list_ui(ui: &mut Ui, view: &View<'_>, list: &ContentsList<'_>, actions: &mut Vec<Action>) {
    // Room for the scroll bar and the focus ring.
    ui.set_width(ui.available_width() - space::S);
    let rows = TallRows {
        name: "contents",
        count: list.rows.len(),
        usual: 30.0,
        shown: list.cursor.or(list.current).unwrap_or(0),
    };
    tall_rows_ui(ui, rows, |ui, index| {
        let Some(row) = list.rows.get(index) else {
            return;
        };
        let response = row_ui(ui, view, row, (index, list.current == Some(index)));
        if list.cursor == Some(index) {
            hold_focus(ui, &response);
        } else if response.gained_focus() {
            response.scroll_to_me(None);
        }
        tell_key(ui, view, &response, &row.action);
        if response.clicked() {
            actions.push(row.action.clone());
        }
    });
    if let Some(progress) = &list.progress {
        ui.add_space(space::M);
        progress_ui(ui, view, progress);
    }
}

/// Keeps the arrow keys and Esc for the row under the cursor, which has the focus.
fn hold_focus(ui: &Ui, response: &Response) {
    let moved = ui.data_mut(|data| {
        let last: &mut Option<Id> = data.get_temp_mut_or_default(last_id());
        last.replace(response.id) != Some(response.id)
    });
    if moved {
        response.request_focus();
    }
    let keys = EventFilter {
        tab: false,
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, keys));
}

/// Takes the focus away from the row that was under the cursor.
pub(in crate::ui) fn let_go(ui: &Ui) {
    let last: Option<Option<Id>> = ui.data_mut(|data| data.remove_temp(last_id()));
    if let Some(last) = last.flatten() {
        ui.memory_mut(|memory| memory.surrender_focus(last));
    }
}

fn last_id() -> Id {
    Id::unique("row of the contents that got the focus")
}

fn progress_ui(ui: &mut Ui, view: &View<'_>, progress: &Progress) {
    let Progress { text, share } = progress;
    ui.horizontal(|ui| {
        ui.add_space(space::S);
        ui.vertical(|ui| {
            line(ui, text, Type::SMALL, view.theme.quiet);
            ui.add_space(space::XS);
            let width = ui.available_width() - space::S;
            progress_bar(ui, view.theme, width, *share, text);
        });
    });
}

/// Draws a row; `place` is its index in the list.
fn row_ui(
    ui: &mut Ui,
    view: &View<'_>,
    row: &Row<'_>,
    (place, is_current): (usize, bool),
) -> Response {
    let theme = view.theme;
    let stands_out = row.is_open || is_current;
    let ink = if stands_out {
        theme.accent
    } else {
        theme.quiet
    };
    let left = title_left(row);
    let mut title = job(row.title, kind_of(row, stands_out), Color32::PLACEHOLDER);
    title.wrap.max_width = ui.available_width() - left - room_after(&row.kind);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(title));
    let size = vec2(ui.available_width(), galley.size().y + 10.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_current, &row.name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_level(row.level);
        node.set_position_in_set(place);
        if let RowKind::Branch { is_folded, .. } = row.kind {
            node.set_expanded(!is_folded);
        }
    });
    if is_current {
        ui.painter()
            .rect_filled(rect, radius::BUTTON, theme.accent_soft);
    }
    let is_active = response.hovered() || response.has_focus();
    let title_ink = match row.kind {
        _ if is_active => theme.accent,
        RowKind::Branch { .. } if !stands_out => theme.ink,
        RowKind::Branch { .. } | RowKind::Section { .. } | RowKind::Heading => ink,
    };
    focus_ring(ui, theme, rect.shrink(4.0), &response);
    beside_ui(ui, rect, row, (left, title_ink, theme));
    let at = pos2(rect.left() + left, rect.top() + 5.0);
    ui.painter().galley(at, galley, title_ink);
    response
}

fn kind_of(row: &Row<'_>, stands_out: bool) -> Type {
    let is_branch = matches!(row.kind, RowKind::Branch { .. });
    let face = if is_branch || stands_out {
        FontFace::SansSemibold
    } else {
        FontFace::Sans
    };
    Type {
        line: 20.0,
        ..Type::SMALL.with(face)
    }
}

/// Returns where the title begins, in points from the left edge of the row.
fn title_left(row: &Row<'_>) -> f32 {
    let outer = row.level.saturating_sub(1) as f32;
    match row.kind {
        RowKind::Branch { .. } => INDENT * outer + 26.0,
        RowKind::Section { .. } => INDENT * outer + STATES,
        RowKind::Heading => INDENT * (outer - 1.0).max(0.0) + STATES + space::M,
    }
}

/// Returns the width that is kept free after the title, in points.
fn room_after(kind: &RowKind) -> f32 {
    match kind {
        RowKind::Branch { finished, .. } if finished.is_some() => PROGRESS + space::XS,
        RowKind::Section { reading, .. } => match reading {
            HowFar::NotBegun => space::S,
            HowFar::Begun(_) => PROGRESS,
            HowFar::Finished => CHECK,
        },
        RowKind::Branch { .. } | RowKind::Heading => space::S,
    }
}

/// Draws the mark before the title and the progress after it.
fn beside_ui(ui: &Ui, rect: Rect, row: &Row<'_>, (left, ink, theme): (f32, Color32, &Theme)) {
    let middle = rect.top() + 15.0;
    match &row.kind {
        RowKind::Branch {
            is_folded,
            finished,
        } => {
            chevron_ui(ui, pos2(rect.left() + left - 14.0, middle), *is_folded, ink);
            if let Some(finished) = finished {
                at_right_ui(ui, rect, finished, theme.quiet);
            }
        }
        RowKind::Section { state, reading } => {
            if let Some(state) = *state {
                let at = pos2(rect.left() + left - 20.0, middle);
                shapes::state_mark(ui.painter(), at, state, ink);
            }
            match reading {
                HowFar::NotBegun => {}
                HowFar::Begun(percent) => at_right_ui(ui, rect, &format!("{percent} %"), ink),
                HowFar::Finished => {
                    shapes::check(ui.painter(), pos2(rect.right() - 14.0, middle), ink);
                }
            }
        }
        RowKind::Heading => {}
    }
}

fn at_right_ui(ui: &Ui, rect: Rect, text: &str, ink: Color32) {
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job(text, Type::SMALL, ink)));
    let at = pos2(rect.right() - 8.0 - galley.size().x, rect.top() + 5.5);
    ui.painter().galley(at, galley, ink);
}

/// Draws a triangle that points right where something is folded, else down.
fn chevron_ui(ui: &Ui, center: Pos2, is_folded: bool, ink: Color32) {
    let corners = if is_folded {
        [vec2(-2.5, -4.5), vec2(3.0, 0.0), vec2(-2.5, 4.5)]
    } else {
        [vec2(-4.5, -2.5), vec2(4.5, -2.5), vec2(0.0, 3.0)]
    };
    let corners = corners.map(|to| center + to).to_vec();
    ui.painter()
        .add(Shape::convex_polygon(corners, ink, egui::Stroke::NONE));
}
