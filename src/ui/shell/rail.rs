//! The navigation rail. In a narrow window it shows icons, with their names on hover and focus.

use egui::{
    Align2, CornerRadius, Frame, Id, Label, Margin, Panel, Role, Sense, Ui, WidgetInfo, pos2, vec2,
};

use crate::model::Action;
use crate::ui::look::fonts::FontFace;
use crate::ui::look::scale::Type;
use crate::ui::look::shapes;
use crate::ui::look::text::job;
use crate::ui::look::theme::{radius, space};
use crate::ui::shell::data::{RailItem, rail};
use crate::ui::view::View;
use crate::ui::widgets::{focus_ring, tell_key};

/// Height of an entry, in points.
const ITEM: f32 = 38.0;

pub(in crate::ui) fn rail_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let rail = rail(view.model);
    let (width, margin) = if view.is_wide() {
        let margin = Margin {
            left: 12,
            right: 12,
            top: 20,
            bottom: 16,
        };
        (188.0, margin)
    } else {
        (56.0, Margin::symmetric(6, 16))
    };
    let frame = Frame::new().fill(theme.panel).inner_margin(margin);
    let panel = Panel::left("rail").exact_size(width).resizable(false);
    panel.frame(frame).show(ui, |ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(egui::accesskit::Role::Navigation);
            node.set_label("Screens");
        });
        if view.is_wide() {
            ui.horizontal(|ui| {
                ui.add_space(space::M);
                // Not a heading: the screen has its own.
                ui.add(Label::new(job("Spotter", Type::TITLE, theme.ink)));
            });
            ui.add_space(space::M);
        }
        let gap = ui.spacing().item_spacing.y;
        let (top, bottom) = (rail.top.len() as f32, rail.bottom.len() as f32);
        // In a low window with large text they move closer together.
        let room = ui.available_height() - 2.0 * top - gap * (2.0 * top + bottom);
        let tall = (room / (top + bottom)).min(ITEM);
        for item in &rail.top {
            item_ui(ui, view, item, tall, actions);
            ui.add_space(2.0);
        }
        let height = bottom * (tall + gap) - gap;
        ui.add_space((ui.available_height() - height).max(0.0));
        for item in &rail.bottom {
            item_ui(ui, view, item, tall, actions);
        }
    });
}

/// Draws an entry that is `tall` points high.
fn item_ui(ui: &mut Ui, view: &View<'_>, item: &RailItem, tall: f32, actions: &mut Vec<Action>) {
    let theme = view.theme;
    // Known by its name, so that the keyboard stays on it when the rail gets narrow.
    let id = Id::unique(("rail", &item.offer.label));
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), tall));
    let response = ui.interact(rect, id, Sense::click());
    let name = item.name.as_str();
    let role = if item.leads_to_screen() {
        Role::Link
    } else {
        Role::Button
    };
    response.widget_info(|| WidgetInfo::labeled(role, true, name));
    if item.is_open {
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_selected(true);
            node.set_aria_current(egui::accesskit::AriaCurrent::Page);
        });
    }
    tell_key(ui, view, &response, &item.offer.action);
    let stands_out = item.is_open || response.hovered() || response.has_focus();
    let ink = if stands_out { theme.accent } else { theme.ink };
    if item.is_open {
        ui.painter()
            .rect_filled(rect, CornerRadius::same(radius::BUTTON), theme.accent_soft);
    }
    focus_ring(ui, theme, rect.shrink(2.0), &response);
    if view.is_wide() {
        let face = if item.is_open {
            FontFace::SansSemibold
        } else {
            FontFace::Sans
        };
        let font = Type::BODY.with(face).format(ink).font_id;
        ui.painter().text(
            pos2(rect.left() + space::M, rect.center().y),
            Align2::LEFT_CENTER,
            &item.offer.label,
            font,
            ink,
        );
        let key = view.key_of(&item.offer.action).filter(|_| item.shows_key);
        if let Some(caption) = item.caption.as_ref().or(key.as_ref()) {
            let font = Type::SMALL.format(theme.quiet).font_id;
            let right = pos2(rect.right() - space::M, rect.center().y);
            ui.painter()
                .text(right, Align2::RIGHT_CENTER, caption, font, theme.quiet);
        }
    } else {
        shapes::icon(ui.painter(), rect.center(), item.icon, ink);
    }
    let response = if view.is_wide() {
        response
    } else {
        response.on_hover_text(name)
    };
    if !view.is_wide() && response.has_focus() {
        response.show_tooltip_text(name);
    }
    if response.clicked() {
        actions.push(item.offer.action.clone());
    }
}
