//! Buttons, bars and cards in the look of Spotter, with accessible names and focus rings.

pub(in crate::ui) mod choice;
pub(in crate::ui) mod clear;
pub(in crate::ui) mod loading;
pub(in crate::ui) mod long_page;
pub(in crate::ui) mod modal;
pub(in crate::ui) mod more;
pub(in crate::ui) mod option_row;
pub(in crate::ui) mod picture;
pub(in crate::ui) mod rows;
pub(in crate::ui) mod scroll;
pub(in crate::ui) mod trailing;

use std::sync::Arc;

use egui::{
    Color32, CornerRadius, Frame, Galley, Margin, Rect, Response, Role, Sense, Stroke, StrokeKind,
    Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::model::Action;
use crate::ui::look::fonts::FontFace;
use crate::ui::look::scale::Type;
use crate::ui::look::text::job;
use crate::ui::look::theme::{Theme, radius, space};
use crate::ui::view::View;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum ButtonLook {
    /// The primary button: the next step, one on a screen.
    Filled,
    /// The primary button in a row of others, as high as they are.
    Compact,
    Plain,
    /// The chosen one of several.
    Chosen,
}

impl ButtonLook {
    pub(in crate::ui) fn of_choice(is_chosen: bool) -> Self {
        if is_chosen { Self::Chosen } else { Self::Plain }
    }
}

/// A button with its key cap.
pub(in crate::ui) struct PushButton<'a> {
    /// A verb with its object.
    pub label: &'a str,
    /// What screen readers say instead of the label.
    pub name: Option<&'a str>,
    /// The cap of the key that does the same.
    pub key: Option<&'a str>,
    pub look: ButtonLook,
    pub enabled: bool,
}

impl<'a> PushButton<'a> {
    pub(in crate::ui) fn filled(label: &'a str) -> Self {
        Self {
            label,
            name: None,
            key: None,
            look: ButtonLook::Filled,
            enabled: true,
        }
    }

    pub(in crate::ui) fn plain(label: &'a str) -> Self {
        Self {
            look: ButtonLook::Plain,
            ..Self::filled(label)
        }
    }

    /// Draws the button with its key cap, and pushes `action` when it is clicked.
    pub(in crate::ui) fn push(
        self,
        ui: &mut Ui,
        view: &View<'_>,
        action: impl Into<Action>,
        actions: &mut Vec<Action>,
    ) -> Response {
        let action = action.into();
        let enabled = self.enabled;
        let response = self.show_with_key(ui, view, &action);
        if enabled && response.clicked() {
            actions.push(action);
        }
        response
    }

    /// Draws the button with the cap of the key that triggers `action`.
    pub(in crate::ui) fn show_with_key(
        self,
        ui: &mut Ui,
        view: &View<'_>,
        action: &Action,
    ) -> Response {
        let key = view.key_of(action);
        let mut button = PushButton {
            key: key.as_deref(),
            ..self
        };
        // In a row that is too short, the label comes before its key.
        let room = ui.available_size_before_wrap().x;
        let is_row = ui.layout().is_horizontal() && !ui.layout().main_wrap();
        if is_row && button.size(ui).x > room {
            button.key = None;
        }
        let response = button.show(ui, view.theme);
        tell_key(ui, view, &response, action);
        response
    }

    /// Returns the size of the button with its key cap, in points.
    pub(in crate::ui) fn size(&self, ui: &Ui) -> Vec2 {
        self.size_of(&self.lay_out(ui))
    }

    fn lay_out(&self, ui: &Ui) -> ButtonText {
        let mut label = job(self.label, self.kind(), Color32::PLACEHOLDER);
        ui.fonts_mut(|fonts| {
            let key = self
                .key
                .map(|key| fonts.layout_job(job(key, KEY, Color32::PLACEHOLDER)));
            let beside = 2.0 * self.padding().x + key.as_deref().map_or(0.0, cap_room);
            // A label that is wider than its column has several lines.
            label.wrap.max_width = (ui.max_rect().width() - beside).max(LABEL_MIN);
            ButtonText {
                label: fonts.layout_job(label),
                key,
            }
        })
    }

    fn size_of(&self, text: &ButtonText) -> Vec2 {
        let padding = self.padding();
        let key = text.key.as_deref().map_or(0.0, cap_room);
        text.label.size() + vec2(key, 0.0) + 2.0 * padding
    }

    /// Space between the label and the frame, in points.
    fn padding(&self) -> Vec2 {
        let line = self.kind().line;
        if self.look == ButtonLook::Filled {
            vec2(28.0, (44.0 - line) / 2.0)
        } else {
            vec2(14.0, (36.0 - line) / 2.0)
        }
    }

    fn kind(&self) -> Type {
        let face = if self.look == ButtonLook::Filled {
            FontFace::SansSemibold
        } else {
            FontFace::SansMedium
        };
        Type::BODY.with(face)
    }

    pub(in crate::ui) fn show(self, ui: &mut Ui, theme: &Theme) -> Response {
        let text = self.lay_out(ui);
        let (_, response) = ui.allocate_exact_size(self.size_of(&text), Sense::click());
        self.draw(ui, theme, &response, text);
        response
    }

    fn draw(self, ui: &Ui, theme: &Theme, response: &Response, text: ButtonText) {
        let rect = response.rect;
        let enabled = self.enabled && ui.is_enabled();
        let name = self.name.unwrap_or(self.label);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
        if self.look == ButtonLook::Filled && enabled {
            clear::keep_clear(ui, rect);
        }
        let (fill, ink, border) = match self.look {
            ButtonLook::Filled | ButtonLook::Compact if !enabled => {
                (theme.line, theme.quiet, theme.line)
            }
            ButtonLook::Filled | ButtonLook::Compact => {
                (theme.accent, theme.on_accent, theme.accent)
            }
            ButtonLook::Plain if !enabled => (theme.page, theme.quiet, theme.line),
            ButtonLook::Plain => (theme.raised, theme.ink, theme.line),
            ButtonLook::Chosen => (theme.accent_soft, theme.accent, theme.accent_soft),
        };
        let hovered = enabled && (response.hovered() || response.has_focus());
        let border = if hovered { theme.accent } else { border };
        let corner = CornerRadius::same(radius::BUTTON);
        ui.painter().rect(
            rect,
            corner,
            fill,
            Stroke::new(1.0, border),
            StrokeKind::Inside,
        );
        focus_ring(ui, theme, rect, response);
        let ButtonText { label, key } = text;
        let key_room = key.as_deref().map_or(0.0, cap_room);
        let left = rect.center().x - f32::midpoint(label.size().x, key_room);
        let text_right = left + label.size().x;
        ui.painter().galley(
            pos2(left, rect.center().y - label.size().y / 2.0),
            label,
            ink,
        );
        if let Some(key) = key {
            draw_cap(ui, pos2(text_right + space::S, rect.center().y), key, ink);
        }
    }
}

/// The text of a button, laid out without a colour.
struct ButtonText {
    label: Arc<Galley>,
    key: Option<Arc<Galley>>,
}

/// Tells screen readers the key that does the same as pressing what was drawn.
pub(in crate::ui) fn tell_key(ui: &Ui, view: &View<'_>, response: &Response, action: &Action) {
    // Only looked up while a screen reader listens.
    ui.ctx().accesskit_node_builder(response.id, |node| {
        if let Some(key) = view.key_of(action) {
            node.set_keyboard_shortcut(key);
        }
    });
}

/// Draws the ring around the widget that has keyboard focus.
pub(in crate::ui) fn focus_ring(ui: &Ui, theme: &Theme, rect: Rect, response: &Response) {
    if response.has_focus() {
        let corner = CornerRadius::same(radius::BUTTON + 2);
        ui.painter().rect_stroke(
            rect.expand(3.0),
            corner,
            Stroke::new(2.0, theme.accent),
            StrokeKind::Outside,
        );
    }
}

/// Minimum width of a label before it has several lines, in points.
const LABEL_MIN: f32 = 60.0;

const KEY: Type = Type {
    size: 11.0,
    line: 14.0,
    face: FontFace::SansMedium,
};

/// Width of a key cap with the gap before it, in points.
fn cap_room(key: &Galley) -> f32 {
    key.size().x + 12.0 + space::S
}

/// Draws a key cap at `left_center`. Returns the x of its right edge.
pub(in crate::ui) fn key_cap(ui: &Ui, left_center: egui::Pos2, key: &str, ink: Color32) -> f32 {
    let key = ui.fonts_mut(|fonts| fonts.layout_job(job(key, KEY, Color32::PLACEHOLDER)));
    draw_cap(ui, left_center, key, ink)
}

/// Returns the width of a key cap, in points.
pub(in crate::ui) fn key_cap_width(ui: &Ui, key: &str) -> f32 {
    let key = ui.fonts_mut(|fonts| fonts.layout_job(job(key, KEY, Color32::PLACEHOLDER)));
    key.size().x + 12.0
}

fn draw_cap(ui: &Ui, left_center: egui::Pos2, galley: Arc<Galley>, ink: Color32) -> f32 {
    let size = vec2(galley.size().x + 12.0, 18.0);
    let rect = Rect::from_min_size(pos2(left_center.x, left_center.y - size.y / 2.0), size);
    let stroke = Stroke::new(1.0, ink.gamma_multiply(0.7));
    ui.painter()
        .rect_stroke(rect, CornerRadius::same(4), stroke, StrokeKind::Inside);
    ui.painter()
        .galley(rect.center() - galley.size() / 2.0, galley, ink);
    rect.right()
}

/// Draws a link-like button: text and key cap without a frame. Pushes `action` when it is clicked.
pub(in crate::ui) fn quiet_button(
    ui: &mut Ui,
    view: &View<'_>,
    label: &str,
    action: impl Into<Action>,
    actions: &mut Vec<Action>,
) -> Response {
    let action = action.into();
    let response = quiet_button_for(ui, view, label, &action);
    if response.clicked() {
        actions.push(action);
    }
    response
}

/// Draws a link-like button with the key that does `action`.
pub(in crate::ui) fn quiet_button_for(
    ui: &mut Ui,
    view: &View<'_>,
    label: &str,
    action: &Action,
) -> Response {
    let key = view.key_of(action);
    let response = quiet_button_ui(ui, view.theme, (label, label), key.as_deref());
    tell_key(ui, view, &response, action);
    response
}

/// Draws a link-like button by its label and its accessible name.
pub(in crate::ui) fn quiet_button_ui(
    ui: &mut Ui,
    theme: &Theme,
    (label, name): (&str, &str),
    key: Option<&str>,
) -> Response {
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job(label, Type::SMALL, theme.quiet)));
    let key =
        key.map(|key| ui.fonts_mut(|fonts| fonts.layout_job(job(key, KEY, Color32::PLACEHOLDER))));
    let room = key.as_deref().map_or(0.0, cap_room);
    let size = vec2(galley.size().x + room, 28.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    let ink = if response.hovered() || response.has_focus() {
        theme.accent
    } else {
        theme.quiet
    };
    let end = rect.left() + galley.size().x;
    ui.painter().galley_with_override_text_color(
        pos2(rect.left(), rect.center().y - galley.size().y / 2.0),
        galley,
        ink,
    );
    if let Some(key) = key {
        draw_cap(ui, pos2(end + space::S, rect.center().y), key, ink);
    }
    focus_ring(ui, theme, rect, &response);
    response
}

/// Draws a bar filled to `share`, 0 to 1; `name` is its accessible name.
pub(in crate::ui) fn progress_bar(ui: &mut Ui, theme: &Theme, width: f32, share: f32, name: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(width.max(1.0), 6.0), Sense::hover());
    let share = share.clamp(0.0, 1.0);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ProgressIndicator, true, name);
        info.value = Some(f64::from(share));
        info
    });
    let corner = CornerRadius::same(3);
    ui.painter().rect_filled(rect, corner, theme.line);
    let filled = Rect::from_min_size(rect.min, vec2(rect.width() * share, rect.height()));
    ui.painter().rect_filled(filled, corner, theme.accent);
}

/// Draws a line across the available width.
pub(in crate::ui) fn hairline(ui: &mut Ui, theme: &Theme) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter()
        .hline(rect.x_range(), rect.center().y, theme.hairline());
}

pub(in crate::ui) fn card(theme: &Theme) -> Frame {
    Frame::new()
        .fill(theme.raised)
        .stroke(theme.hairline())
        .corner_radius(CornerRadius::same(radius::CARD))
        .inner_margin(Margin::same(24))
}

/// Returns the frame of a page; its margin depends on the window's width.
pub(in crate::ui) fn page(theme: &Theme, width: f32) -> Frame {
    let side = if width < 700.0 { 24 } else { 48 };
    Frame::new().fill(theme.page).inner_margin(Margin {
        left: side,
        right: side,
        top: 32,
        bottom: 32,
    })
}
