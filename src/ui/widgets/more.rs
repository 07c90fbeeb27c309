//! The button with three dots, and the menu behind it.

use egui::{
    Align, CornerRadius, Label, Layout, Popup, Response, Role, Sense, StrokeKind, Ui, UiBuilder,
    Vec2, WidgetInfo, vec2,
};

use crate::model::Action;
use crate::ui::look::scale::Type;
use crate::ui::look::text::job;
use crate::ui::look::theme::{radius, space};
use crate::ui::offer::Offer;
use crate::ui::view::View;
use crate::ui::widgets::{focus_ring, tell_key};

/// Width and height of the button, in points.
pub(in crate::ui) const MORE: f32 = 32.0;

/// Width of the menu, in points.
const WIDTH: f32 = 240.0;

/// Draws the button, called `name` by screen readers, and its menu while that is open.
pub(in crate::ui) fn more_ui(
    ui: &mut Ui,
    view: &View<'_>,
    name: &str,
    menu: &[Offer],
    actions: &mut Vec<Action>,
) {
    let response = dots_ui(ui, view, name);
    let is_new = response.clicked();
    let id = Popup::default_response_id(&response);
    let was_open = Popup::is_id_open(ui.ctx(), id);
    let popup = Popup::menu(&response).width(WIDTH).accessible_name(name);
    popup.show(|ui| {
        for (place, offer) in menu.iter().enumerate() {
            let entry = entry_ui(ui, view, offer);
            if is_new && place == 0 {
                entry.request_focus();
            }
            if entry.clicked() {
                actions.push(offer.action.clone());
                ui.close();
            }
        }
    });
    let is_closed = was_open && !Popup::is_id_open(ui.ctx(), id);
    if is_closed && ui.input(|input| input.key_pressed(egui::Key::Escape)) {
        response.request_focus();
    }
}

/// Draws the button alone.
pub(in crate::ui) fn dots_ui(ui: &mut Ui, view: &View<'_>, name: &str) -> Response {
    let theme = view.theme;
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(MORE), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let is_lit = response.hovered() || response.has_focus();
    let ink = if is_lit { theme.accent } else { theme.quiet };
    if is_lit {
        let corner = CornerRadius::same(radius::BUTTON);
        let stroke = theme.hairline();
        ui.painter()
            .rect_stroke(rect, corner, stroke, StrokeKind::Inside);
    }
    for step in [-6.0, 0.0, 6.0] {
        let at = rect.center() + vec2(step, 0.0);
        ui.painter().circle_filled(at, 1.8, ink);
    }
    focus_ring(ui, theme, rect, &response);
    response
}

fn entry_ui(ui: &mut Ui, view: &View<'_>, offer: &Offer) -> Response {
    let theme = view.theme;
    let size = vec2(ui.available_width(), 36.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = offer.accessible_name();
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, true, name));
    tell_key(ui, view, &response, &offer.action);
    if response.hovered() || response.has_focus() {
        let corner = CornerRadius::same(radius::BUTTON);
        ui.painter().rect_filled(rect, corner, theme.accent_soft);
    }
    let builder = UiBuilder::new()
        .max_rect(rect.shrink2(vec2(space::M, 0.0)))
        .layout(Layout::left_to_right(Align::Center));
    let text = job(&offer.label, Type::BODY, theme.ink);
    ui.new_child(builder)
        .add(Label::new(text).truncate().selectable(false));
    response
}
