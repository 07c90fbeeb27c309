//! A card of the shelf, the menu of its pack, and the place to drop a text.

use egui::{
    Align, CornerRadius, Frame, Label, Layout, Margin, Rect, Role, Sense, Shape, Stroke, Ui,
    UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use crate::model::Action;
use crate::ui::library::data::{Card, Tools};
use crate::ui::look::fonts::FontFace;
use crate::ui::look::scale::Type;
use crate::ui::look::text::{job, line, words};
use crate::ui::look::theme::{radius, space};
use crate::ui::offer::Offer;
use crate::ui::view::View;
use crate::ui::widgets::choice::offer_ui;
use crate::ui::widgets::more::{MORE, more_ui};
use crate::ui::widgets::trailing::at_right_or_below_ui;
use crate::ui::widgets::{ButtonLook, focus_ring, progress_bar};

/// Minimum height of a card, in points.
pub(super) const CARD: f32 = 152.0;

/// Width of the coloured spine of a card, in points.
const SPINE: f32 = 10.0;

/// Minimum width of the progress in words beside the buttons, in points; with less, the buttons come below it.
const PROGRESS_MIN: f32 = 150.0;

pub(super) fn card_ui(
    ui: &mut Ui,
    view: &View<'_>,
    card: &Card<'_>,
    width: f32,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let frame = Frame::new()
        .fill(theme.raised)
        .stroke(theme.hairline())
        .corner_radius(CornerRadius::same(radius::CARD))
        .inner_margin(Margin {
            left: 30,
            right: 20,
            top: 16,
            bottom: 16,
        });
    let builder = UiBuilder::new()
        .max_rect(Rect::from_min_size(
            ui.cursor().min,
            vec2(width, f32::INFINITY),
        ))
        .layout(Layout::top_down(Align::Min));
    let drawn = ui.scope_builder(builder, |ui| {
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.set_min_height(CARD - 34.0);
            head_ui(ui, view, card, actions);
            ui.add_space(space::M);
            if let Some(share) = card.share {
                let width = ui.available_width();
                progress_bar(ui, theme, width, share, &card.progress);
            }
            ui.add_space(space::M);
            let progress = |ui: &mut Ui| {
                words(ui, &card.progress, Type::SMALL, theme.quiet);
            };
            at_right_or_below_ui(ui, 40.0, PROGRESS_MIN, progress, |ui| {
                buttons_ui(ui, view, card, actions);
            });
        });
    });
    let all = drawn.response.rect;
    let spine = Rect::from_min_max(all.min, pos2(all.left() + SPINE, all.bottom()));
    let corner = CornerRadius {
        nw: radius::CARD,
        sw: radius::CARD,
        ..CornerRadius::ZERO
    };
    let ink = if card.tools.quiz.is_some() {
        theme.accent
    } else {
        theme.quiet
    };
    ui.painter().rect_filled(spine, corner, ink);
}

/// Draws the title, which opens, the line below it, and the menu.
fn head_ui(ui: &mut Ui, view: &View<'_>, card: &Card<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let room = ui.available_width();
    let has_menu = !card.tools.menu.is_empty();
    let beside = if has_menu { MORE + space::S } else { 0.0 };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        ui.vertical(|ui| {
            ui.set_width(room - beside);
            title_ui(ui, view, card, actions);
            line(ui, &card.about, Type::SMALL, theme.quiet);
        });
        if has_menu {
            menu_ui(ui, view, &card.tools, actions);
        }
    });
}

fn title_ui(ui: &mut Ui, view: &View<'_>, card: &Card<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let kind = Type::TITLE.with(FontFace::SerifSemibold);
    let Some(read) = &card.read else {
        line(ui, card.title, kind, theme.ink);
        return;
    };
    let label = Label::new(job(card.title, kind, theme.ink))
        .truncate()
        .selectable(false)
        .sense(Sense::click());
    let response = ui.add(label);
    let name = format!("Open {}", card.title);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
    focus_ring(ui, theme, response.rect, &response);
    if response.hovered() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        let y = response.rect.bottom() - 3.0;
        let stroke = Stroke::new(1.0, theme.accent);
        ui.painter().hline(response.rect.x_range(), y, stroke);
    }
    if response.clicked() {
        actions.push(read.action.clone());
    }
}

fn buttons_ui(ui: &mut Ui, view: &View<'_>, card: &Card<'_>, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.x = space::S;
    if let Some(read) = &card.read {
        let look = if card.is_next {
            ButtonLook::Compact
        } else {
            ButtonLook::Plain
        };
        let read = read.clone().named(format!("{} {}", read.label, card.title));
        offer_ui(ui, view, look, &read, actions);
    }
    if let Some(quiz) = &card.tools.quiz {
        let quiz = quiz.clone().named(format!("{} {}", quiz.label, card.title));
        offer_ui(ui, view, ButtonLook::Plain, &quiz, actions);
    }
}

/// Draws the quiz and the menu of a pack of several articles.
pub(super) fn tools_ui(ui: &mut Ui, view: &View<'_>, tools: &Tools, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.x = space::S;
    if let Some(quiz) = &tools.quiz {
        let quiz = quiz.clone().named(format!("{} {}", quiz.label, tools.of));
        offer_ui(ui, view, ButtonLook::Plain, &quiz, actions);
    }
    if !tools.menu.is_empty() {
        menu_ui(ui, view, tools, actions);
    }
}

fn menu_ui(ui: &mut Ui, view: &View<'_>, tools: &Tools, actions: &mut Vec<Action>) {
    let named = |it: &Offer| it.clone().named(format!("{} {}", it.label, tools.of));
    let menu: Vec<Offer> = tools.menu.iter().map(named).collect();
    let name = format!("More for {}", tools.of);
    more_ui(ui, view, &name, &menu, actions);
}

/// Draws the place that says what can be dropped.
pub(super) fn drop_ui(ui: &mut Ui, view: &View<'_>, size: Vec2) {
    let theme = view.theme;
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let edge = rect.shrink(1.0);
    let corners = [
        edge.left_top(),
        edge.right_top(),
        edge.right_bottom(),
        edge.left_bottom(),
        edge.left_top(),
    ];
    let dashes = Shape::dashed_line(&corners, theme.hairline(), 4.0, 4.0);
    ui.painter().extend(dashes);
    let builder = UiBuilder::new()
        .max_rect(rect.shrink(space::L))
        .layout(Layout::centered_and_justified(egui::Direction::TopDown));
    let text = job("Drop a Markdown or text file here", Type::BODY, theme.quiet);
    ui.new_child(builder)
        .add(Label::new(text).wrap().selectable(false));
}
