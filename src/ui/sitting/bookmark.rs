//! The learner's bookmark beside a question: a ribbon, filled once it is set.

use egui::epaint::PathShape;
use egui::{Color32, Id, Painter, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::material::Face;
use crate::model::Action;
use crate::ui::sitting::data::menu::bookmark;
use crate::ui::view::View;
use crate::ui::widgets::{focus_ring, tell_key};

/// Size of what can be pressed, in points.
const SIZE: egui::Vec2 = egui::vec2(28.0, 32.0);

/// Draws the bookmark with its left upper corner at `at`.
pub(in crate::ui) fn bookmark_ui(
    ui: &Ui,
    view: &View<'_>,
    asked: Face<'_>,
    at: Pos2,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let choice = bookmark(view.model, asked);
    let rect = Rect::from_min_size(at, SIZE);
    let response = ui.interact(rect, Id::unique("bookmark"), Sense::click());
    let (label, action) = (&choice.offer.label, &choice.offer.action);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label));
    tell_key(ui, view, &response, action);
    let ink = if choice.is_chosen || response.hovered() || response.has_focus() {
        theme.accent
    } else {
        theme.quiet
    };
    ribbon(ui.painter(), rect.center(), choice.is_chosen, ink);
    focus_ring(ui, theme, rect.shrink(3.0), &response);
    let key = view.key_of(action);
    let tip = key.map_or_else(|| label.clone(), |key| format!("{label} ({key})"));
    if response.on_hover_text(tip).clicked() {
        actions.push(choice.offer.action);
    }
}

fn ribbon(painter: &Painter, center: Pos2, is_filled: bool, ink: Color32) {
    let at = |x: f32, y: f32| center + vec2(x, y);
    let notch = at(0.0, 4.0);
    let outline = vec![
        at(-6.0, -9.0),
        at(6.0, -9.0),
        at(6.0, 9.0),
        notch,
        at(-6.0, 9.0),
    ];
    if is_filled {
        let middle = pos2(center.x, center.y - 9.0);
        for side in [-6.0, 6.0] {
            let half = vec![at(side, -9.0), middle, notch, at(side, 9.0)];
            painter.add(PathShape::convex_polygon(half, ink, Stroke::NONE));
        }
    }
    painter.add(PathShape::closed_line(outline, Stroke::new(1.5, ink)));
}
