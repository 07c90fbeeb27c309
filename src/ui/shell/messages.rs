//! The messages over the lower edge of the window. They move nothing and leave the next step free.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::time::Duration;

use egui::accesskit::{Live, Role};
use egui::{Area, Color32, Frame, Id, Margin, Pos2, Rect, Sense, Stroke, Ui, WidgetInfo, vec2};

use crate::model::{Action, Level, ShellAction};
use crate::ui::look::scale::Type;
use crate::ui::look::shapes;
use crate::ui::look::text::words;
use crate::ui::look::theme::{Theme, radius, space};
use crate::ui::offer::Offer;
use crate::ui::shell::lifetimes::{Brief, Lifetimes, Time};
use crate::ui::shell::messages_data::{Details, Message, Messages, messages};
use crate::ui::view::View;
use crate::ui::widgets::choice::offer_ui;
use crate::ui::widgets::clear::{free_place, to_keep_clear};
use crate::ui::widgets::trailing::at_right_or_below_ui;
use crate::ui::widgets::{ButtonLook, focus_ring, quiet_button_ui, tell_key};

/// Width of a message where there is room, in points.
const WIDTH: f32 = 440.0;

/// Space between the messages and the edge of the window, in points.
const EDGE: f32 = 16.0;

/// How many messages are shown at once, and in a window lower than [`LOW`] points.
const MOST: usize = 3;
const MOST_IN_LOW: usize = 1;
const LOW: f32 = 420.0;

/// The messages as they were last drawn.
#[derive(Clone, Copy)]
struct OnScreen {
    /// Changes with every message that comes or goes.
    ids: u64,
    rect: Rect,
    /// Where they were before the last change.
    before: Rect,
    /// When that was, in seconds of egui's clock.
    since: f64,
}

fn on_screen_id() -> Id {
    Id::unique("messages on screen")
}

/// Whether messages came, went or moved at `place` in the last `seconds`.
pub(in crate::ui) fn has_changed_at(ui: &Ui, place: Pos2, seconds: f64) -> bool {
    let last: Option<OnScreen> = ui.data(|data| data.get_temp(on_screen_id()));
    let now = ui.input(|input| input.time);
    last.is_some_and(|it| {
        now - it.since < seconds && (it.rect.contains(place) || it.before.contains(place))
    })
}

/// Draws the messages. To be called after the screen, whose primary button they leave free.
pub(in crate::ui) fn messages_ui(ui: &Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let room = ui.ctx().content_rect().shrink(EDGE);
    let most = if room.height() < LOW {
        MOST_IN_LOW
    } else {
        MOST
    };
    let page = messages(view.model, most);
    let last: Option<OnScreen> = ui.data(|data| data.get_temp(on_screen_id()));
    let had = last.map_or(Rect::NOTHING, |it| it.rect);
    let rect = if page.rows.is_empty() {
        Rect::NOTHING
    } else {
        pass_time(ui, view, &page, had, actions);
        stack_ui(ui, view, &page, (room, had), actions)
    };
    let mut hasher = DefaultHasher::new();
    page.rows.iter().for_each(|it| it.id.hash(&mut hasher));
    let ids = hasher.finish();
    let (before, since) = match last {
        Some(it) if it.ids == ids => (it.before, it.since),
        _ => (had, ui.input(|input| input.time)),
    };
    let now = OnScreen {
        ids,
        rect,
        before,
        since,
    };
    ui.data_mut(|data| data.insert_temp(on_screen_id(), now));
}

/// Lets the messages go that have had their time.
fn pass_time(ui: &Ui, view: &View<'_>, page: &Messages<'_>, rect: Rect, actions: &mut Vec<Action>) {
    let brief = |it: &Message<'_>| {
        let (id, lasts) = it.id.zip(it.lasts_ms)?;
        Some(Brief { id, lasts })
    };
    let shown: Vec<Brief> = page.rows.iter().filter_map(brief).collect();
    let is_pointed_at = ui.input(|input| {
        let pointer = input.pointer.hover_pos();
        pointer.is_some_and(|it| rect.contains(it)) || !input.focused
    });
    let is_focused = ui.memory(egui::Memory::focused).is_some_and(|focused| {
        let response = ui.ctx().read_response(focused);
        response.is_some_and(|it| rect.contains_rect(it.rect))
    });
    let is_covered = view.model.modal().is_some();
    let time = if is_pointed_at || is_focused || is_covered {
        Time::Held
    } else {
        Time::Runs
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "seconds since the start"
    )]
    let now = ui.input(|input| (input.time * 1000.0) as u64);
    let id = Id::unique("lifetimes of messages");
    let mut lifetimes: Lifetimes = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let over = lifetimes.pass(now, time, &shown);
    let next = lifetimes.until_next(&shown).filter(|_| time == Time::Runs);
    ui.data_mut(|data| data.insert_temp(id, lifetimes));
    actions.extend(
        over.into_iter()
            .map(|it| ShellAction::DismissNotice(it).into()),
    );
    if let Some(next) = next.filter(|it| *it > 0) {
        ui.ctx().request_repaint_after(Duration::from_millis(next));
    }
}

/// Draws the stack in `room`; `had` is where it was in the last frame. Returns where it is.
fn stack_ui(
    ui: &Ui,
    view: &View<'_>,
    page: &Messages<'_>,
    (room, had): (Rect, Rect),
    actions: &mut Vec<Action>,
) -> Rect {
    let theme = view.theme;
    let width = WIDTH.min(room.width());
    let height = if had.is_positive() {
        had.height()
    } else {
        60.0
    };
    let place = free_place(room, vec2(width, height), &to_keep_clear(ui));
    let area = Area::new(Id::unique("messages"))
        .fixed_pos(place.min)
        .constrain(false)
        .show(ui.ctx(), |ui| {
            ui.set_width(width);
            for (at, message) in page.rows.iter().enumerate() {
                if at > 0 {
                    ui.add_space(space::S);
                }
                message_ui(ui, view, message, actions);
            }
            if let Some(more) = &page.more {
                ui.add_space(space::S);
                Frame::new()
                    .fill(theme.raised)
                    .stroke(Stroke::new(1.0, theme.quiet))
                    .corner_radius(radius::BUTTON)
                    .inner_margin(Margin::symmetric(12, 4))
                    .show(ui, |ui| words(ui, more, Type::SMALL, theme.ink));
            }
        });
    let drawn = area.response.rect;
    if (drawn.height() - height).abs() > 0.5 {
        ui.ctx().request_discard("the messages have another height");
    }
    drawn
}

fn message_ui(ui: &mut Ui, view: &View<'_>, message: &Message<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    Frame::new()
        .fill(theme.raised)
        .stroke(Stroke::new(1.0, theme.quiet))
        .corner_radius(radius::CARD)
        .inner_margin(Margin {
            left: 14,
            right: 8,
            top: 8,
            bottom: 8,
        })
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let text = |ui: &mut Ui| text_ui(ui, theme, message);
            at_right_or_below_ui(ui, 36.0, 180.0, text, |ui| {
                if let Some(undo) = &message.undo {
                    offer_ui(ui, view, ButtonLook::Plain, undo, actions);
                }
                if let Some(close) = &message.close {
                    close_ui(ui, view, close, actions);
                }
            });
            if let Some(details) = &message.details {
                details_ui(ui, view, (message.id, details));
            }
        });
}

/// Draws the level as a mark, and the text, which screen readers say at once.
fn text_ui(ui: &mut Ui, theme: &Theme, message: &Message<'_>) {
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(18.0, 22.0), Sense::hover());
        let (painter, center) = (ui.painter(), rect.center());
        match message.level {
            Level::Info => shapes::check(painter, center, theme.right),
            Level::Warning => shapes::contested(painter, center, theme.unsure),
            Level::Error => shapes::cross(painter, center, theme.miss),
        }
        let label = words(ui, &message.text, Type::BODY, theme.ink);
        let (role, live) = match message.level {
            Level::Info => (Role::Status, Live::Polite),
            Level::Warning | Level::Error => (Role::Alert, Live::Assertive),
        };
        ui.ctx().accesskit_node_builder(label.id, |node| {
            node.set_role(role);
            node.set_live(live);
            node.set_label(message.text.as_str());
        });
    });
}

fn close_ui(ui: &mut Ui, view: &View<'_>, close: &Offer, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(32.0, 36.0), Sense::click());
    let name = close.accessible_name();
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name));
    tell_key(ui, view, &response, &close.action);
    let is_lit = response.hovered() || response.has_focus();
    let ink = if is_lit { theme.accent } else { theme.quiet };
    cross(ui, rect.center(), ink);
    focus_ring(ui, theme, rect.shrink(4.0), &response);
    let key = view.key_of(&close.action);
    let tip = key.map_or_else(
        || close.label.clone(),
        |key| format!("{}  {key}", close.label),
    );
    if response.on_hover_text(tip).clicked() {
        actions.push(close.action.clone());
    }
}

fn cross(ui: &Ui, center: Pos2, ink: Color32) {
    let stroke = Stroke::new(1.6, ink);
    for side in [-1.0, 1.0] {
        let ends = [vec2(-4.5, -4.5 * side), vec2(4.5, 4.5 * side)];
        ui.painter()
            .line_segment(ends.map(|it| center + it), stroke);
    }
}

/// Draws the system's words, folded until they are asked for.
fn details_ui(ui: &mut Ui, view: &View<'_>, (of, details): (Option<u64>, &Details<'_>)) {
    let id = Id::unique(("details of a message", of));
    let is_open: bool = ui.data(|data| data.get_temp(id)).unwrap_or(false);
    ui.horizontal(|ui| {
        ui.add_space(26.0);
        let label = if is_open { "Hide details" } else { "Details" };
        let response = quiet_button_ui(ui, view.theme, (label, &details.name), None);
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
        if response.clicked() {
            ui.data_mut(|data| data.insert_temp(id, !is_open));
        }
    });
    if is_open {
        Frame::new()
            .inner_margin(Margin {
                left: 26,
                right: 8,
                ..Margin::ZERO
            })
            .show(ui, |ui| {
                words(ui, details.text, Type::SMALL, view.theme.ink)
            });
    }
}
