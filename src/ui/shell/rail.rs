//! The rail: where one can go. In a small window it shows icons, with their names on hover and focus.

use egui::{Align2, CornerRadius, Frame, Margin, Panel, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::model::{Action, FlowAction, Model, Route, ShellAction};
use crate::record::Mode;
use crate::ui::look::fonts::FontFace;
use crate::ui::look::shapes::{self, Icon};
use crate::ui::look::text::line;
use crate::ui::look::theme::{Type, radius, space};
use crate::ui::view::View;
use crate::ui::widgets::focus_ring;

struct RailItem<'a> {
    name: &'a str,
    caption: &'a str,
    icon: Icon,
    open: bool,
    action: Action,
}

/// Draws the rail.
pub(in crate::ui) fn rail_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let width = if view.is_wide() { 188.0 } else { 56.0 };
    let margin = if view.is_wide() {
        Margin {
            left: 12,
            right: 12,
            top: 20,
            bottom: 16,
        }
    } else {
        Margin::symmetric(6, 16)
    };
    let frame = Frame::new().fill(theme.panel).inner_margin(margin);
    Panel::left("rail")
        .exact_size(width)
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| {
            if view.is_wide() {
                ui.horizontal(|ui| {
                    ui.add_space(space::M);
                    line(ui, "Spotter", Type::TITLE, theme.ink);
                });
                ui.add_space(space::M);
            }
            let missed = view.model.missed().len();
            let caption = if missed > 0 {
                format!("{missed} missed")
            } else {
                String::new()
            };
            let back = back_item(view.model);
            for item in back.into_iter().chain(top_items(view.model, &caption)) {
                item_ui(ui, view, item, actions);
                ui.add_space(2.0);
            }
            ui.with_layout(egui::Layout::bottom_up(egui::Align::Min), |ui| {
                let keys = RailItem {
                    name: "Keys",
                    caption: "?",
                    icon: Icon::Keys,
                    open: false,
                    action: ShellAction::ToggleKeys.into(),
                };
                item_ui(ui, view, keys, actions);
                let open = view.model.route() == Route::Settings;
                let action = FlowAction::Go(Route::Settings).into();
                item_ui(
                    ui,
                    view,
                    RailItem {
                        name: "Settings",
                        caption: "",
                        icon: Icon::Settings,
                        open,
                        action,
                    },
                    actions,
                );
            });
        });
}

/// The way back to a sitting that was left for the article.
fn back_item(model: &Model) -> Option<RailItem<'static>> {
    let name = match model.open_sitting()?.mode {
        Mode::Drill => "Back to the cards",
        Mode::Quiz | Mode::Read | Mode::Preread | Mode::Other(_) => "Back to the quiz",
    };
    let action = FlowAction::Go(Route::Sitting).into();
    Some(RailItem {
        name,
        caption: "B",
        icon: Icon::Back,
        open: false,
        action,
    })
}

fn top_items<'a>(model: &Model, missed: &'a str) -> [RailItem<'a>; 4] {
    let item = |name, caption, icon, route| RailItem {
        name,
        caption,
        icon,
        open: model.route() == route,
        action: FlowAction::Go(route).into(),
    };
    [
        item("Today", "", Icon::Today, Route::Today),
        item("Read", "", Icon::Read, Route::Read),
        item("Practise", missed, Icon::Practise, Route::Practise),
        item("Library", "", Icon::Library, Route::Library),
    ]
}

fn item_ui(ui: &mut Ui, view: &View<'_>, item: RailItem<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 38.0), Sense::click());
    let name = if item.caption.len() > 1 {
        format!("{}, {}", item.name, item.caption)
    } else {
        item.name.to_owned()
    };
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, item.open, &name));
    let stands_out = item.open || response.hovered() || response.has_focus();
    let ink = if stands_out { theme.accent } else { theme.ink };
    if item.open {
        ui.painter()
            .rect_filled(rect, CornerRadius::same(radius::BUTTON), theme.accent_soft);
    }
    focus_ring(ui, theme, rect.shrink(2.0), &response);
    if view.is_wide() {
        let face = if item.open {
            FontFace::SansSemibold
        } else {
            FontFace::Sans
        };
        let font = Type::BODY.with(face).format(ink).font_id;
        ui.painter().text(
            pos2(rect.left() + space::M, rect.center().y),
            Align2::LEFT_CENTER,
            item.name,
            font,
            ink,
        );
        let font = Type::SMALL.format(theme.quiet).font_id;
        let right = pos2(rect.right() - space::M, rect.center().y);
        ui.painter()
            .text(right, Align2::RIGHT_CENTER, item.caption, font, theme.quiet);
    } else {
        shapes::icon(ui.painter(), rect.center(), item.icon, ink);
    }
    let response = if view.is_wide() {
        response
    } else {
        response.on_hover_text(&name)
    };
    if !view.is_wide() && response.has_focus() {
        response.show_tooltip_text(&name);
    }
    if response.clicked() {
        actions.push(item.action);
    }
}
