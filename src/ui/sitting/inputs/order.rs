//! Ordering questions: items are dragged, or moved with keys or buttons.

use egui::{
    Color32, CornerRadius, CursorIcon, Id, Painter, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::answer::{OptionMark, given_place, ordinal};
use crate::material::{Input, small_letters};
use crate::model::{Action, SittingAction};
use crate::study::Judged;
use crate::ui::look::fonts::FontFace;
use crate::ui::look::scale::Type;
use crate::ui::look::text::{job, line, material_job, words};
use crate::ui::look::theme::{radius, space};
use crate::ui::sitting::announce::{announce, tell_place};
use crate::ui::sitting::data::question::{Question, order_words};
use crate::ui::view::View;
use crate::ui::widgets::option_row::{OptionRow, Sign, row_ui};
use crate::ui::widgets::{PushButton, focus_ring, tell_key};

/// Draws the items in their current order; once judged, in the right order.
pub(in crate::ui) fn order_ui(
    ui: &mut Ui,
    view: &View<'_>,
    question: &Question<'_>,
    actions: &mut Vec<Action>,
) {
    let asked = question.face;
    match question.judged {
        None => items_ui(ui, view, &question.options, actions),
        Some(judged) => {
            judged_ui(ui, view, asked.question.items(), judged);
            words(ui, asked.why(), Type::BODY, view.theme.ink);
        }
    }
}

/// Says that the order offered is the answer.
const KEEP: &str = "Keep this order";

/// Space above and below the text of an item, in points.
const PADDING: f32 = 10.0;

/// Space to the left of the text of an item, in points.
const TEXT_LEFT: f32 = 58.0;

/// An item at its current position.
#[derive(Clone, Copy)]
struct Item<'a> {
    place: usize,
    /// Number of items.
    count: usize,
    text: &'a str,
    is_selected: bool,
}

#[derive(Clone, Copy)]
enum Direction {
    Up,
    Down,
}

impl Direction {
    /// Returns the neighbouring index; `None` above the first.
    fn from(self, place: usize) -> Option<usize> {
        match self {
            Self::Up => place.checked_sub(1),
            Self::Down => Some(place + 1),
        }
    }
}

/// Draws the items to be moved, how to move them, and the button that keeps them as they are.
fn items_ui(ui: &mut Ui, view: &View<'_>, items: &[&str], actions: &mut Vec<Action>) {
    let theme = view.theme;
    let said = words(
        ui,
        &order_words(&view.model.target().draft, items),
        Type::SMALL,
        theme.quiet,
    );
    announce(ui, &said);
    ui.add_space(space::S);
    let mut rects: Vec<Rect> = Vec::new();
    let mut dragged = None;
    for (place, text) in items.iter().enumerate() {
        let item = Item {
            place,
            count: items.len(),
            text,
            is_selected: view.model.target().draft.cursor == Some(place),
        };
        let response = item_ui(ui, view, item, actions);
        rects.push(response.rect);
        if response.dragged() {
            dragged = Some(place);
        }
        ui.add_space(6.0);
    }
    if view.model.target().draft.order.is_none() {
        ui.add_space(space::XS);
        PushButton::plain(KEEP).push(ui, view, SittingAction::KeepOrder, actions);
    }
    let pointer = ui.input(|input| input.pointer.interact_pos());
    if let (Some(from), Some(at)) = (dragged, pointer) {
        // An item moves past another once the pointer has crossed the middle of that one.
        let to = rects.iter().filter(|rect| rect.center().y < at.y).count();
        let to = if to > from { to - 1 } else { to };
        if to != from {
            actions.push(SittingAction::MoveItem { from, to }.into());
        }
    }
}

fn item_ui(ui: &mut Ui, view: &View<'_>, item: Item<'_>, actions: &mut Vec<Action>) -> Response {
    let Item {
        place,
        count,
        text,
        is_selected,
    } = item;
    let theme = view.theme;
    let width = ui.available_width();
    let mut wrapped = material_job(text, Type::BODY, theme.ink);
    wrapped.wrap.max_width = width - TEXT_LEFT - 84.0;
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(wrapped));
    let (rect, _) =
        ui.allocate_exact_size(vec2(width, galley.size().y + 2.0 * PADDING), Sense::hover());
    // The id depends on the text, not on the place, so that a dragged item is not dropped when it moves.
    let response = ui.interact(rect, Id::unique(("item", text)), Sense::click_and_drag());
    let name = format!("{} of {count}: {}", place + 1, small_letters(text));
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, is_selected, &name));
    tell_place(ui, &response, place, count);
    if response.clicked() {
        actions.push(SittingAction::SelectPart(place).into());
    }
    let held = response.dragged();
    let cursor = if held {
        CursorIcon::Grabbing
    } else {
        CursorIcon::Grab
    };
    let response = response.on_hover_cursor(cursor);
    let (fill, border) = if is_selected || held {
        (theme.accent_soft, theme.accent)
    } else if response.hovered() {
        (theme.raised, theme.accent)
    } else {
        (theme.raised, theme.line)
    };
    let corner = CornerRadius::same(radius::CARD);
    let stroke = Stroke::new(1.0, border);
    ui.painter()
        .rect(rect, corner, fill, stroke, StrokeKind::Inside);
    focus_ring(ui, theme, rect, &response);
    let bold = Type::BODY.with(FontFace::SansBold);
    let number = job(&(place + 1).to_string(), bold, theme.quiet);
    let number = ui.fonts_mut(|fonts| fonts.layout_job(number));
    let middle = rect.center().y;
    grip(ui.painter(), pos2(rect.left() + 16.0, middle), theme.quiet);
    ui.painter().galley(
        pos2(rect.left() + 34.0, middle - number.size().y / 2.0),
        number,
        theme.quiet,
    );
    ui.painter().galley(
        pos2(rect.left() + TEXT_LEFT, rect.top() + PADDING),
        galley,
        theme.ink,
    );
    for (direction, x) in [(Direction::Up, 60.0), (Direction::Down, 23.0)] {
        let center = pos2(rect.right() - x, middle);
        if let Some(to) = direction.from(place).filter(|to| *to < count) {
            let response = arrow_ui(ui, view, center, direction, text);
            let move_item = SittingAction::MoveItem { from: place, to }.into();
            tell_key(ui, view, &response, &move_item);
            if response.clicked() {
                actions.push(move_item);
            }
        }
    }
    response
}

/// Draws the dots that an item is held at.
fn grip(painter: &Painter, center: egui::Pos2, ink: Color32) {
    for x in [-2.5, 2.5] {
        for y in [-5.0, 0.0, 5.0] {
            painter.circle_filled(center + vec2(x, y), 1.4, ink);
        }
    }
}

/// Draws an arrow button.
fn arrow_ui(
    ui: &Ui,
    view: &View<'_>,
    center: egui::Pos2,
    direction: Direction,
    text: &str,
) -> Response {
    let theme = view.theme;
    let rect = Rect::from_center_size(center, vec2(32.0, 32.0));
    let (word, tip) = match direction {
        Direction::Up => ("up", -4.0),
        Direction::Down => ("down", 4.0),
    };
    let response = ui.interact(rect, Id::unique((word, text)), Sense::click());
    let name = format!("Move {word}: {text}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let ink: Color32 = if response.hovered() || response.has_focus() {
        theme.accent
    } else {
        theme.quiet
    };
    let (corner, border) = (CornerRadius::same(radius::BUTTON), theme.hairline());
    ui.painter()
        .rect(rect, corner, theme.page, border, StrokeKind::Inside);
    let points = [
        center + vec2(-5.0, -tip / 2.0),
        center + vec2(0.0, tip / 2.0),
        center + vec2(5.0, -tip / 2.0),
    ];
    let stroke = Stroke::new(1.8, ink);
    ui.painter().line(points.to_vec(), stroke);
    focus_ring(ui, theme, rect, &response);
    response
}

/// Draws the right order, and says of each item where the learner had it.
fn judged_ui(ui: &mut Ui, view: &View<'_>, items: &[String], judged: &Judged) {
    let theme = view.theme;
    if !judged.verdict.is_right() {
        line(ui, "Correct order", Type::SMALL, theme.quiet);
        ui.add_space(space::XS);
    }
    for (place, item) in items.iter().enumerate() {
        let number = place + 1;
        let given = given_place(&judged.response, item);
        let tag = match given {
            Some(given) if given == place => "You had it here".to_owned(),
            Some(given) => format!("You had it {}", ordinal(given + 1)),
            None => String::new(),
        };
        let text = format!("{number}.  {item}");
        // The order shown is the correct one: what stood elsewhere has no cross here, it says where it was.
        let row = if given == Some(place) {
            OptionRow::marked(view, (OptionMark::ChosenRight, Input::Order), &text, "")
        } else {
            OptionRow::open(view, Sign::Letter('·'), &text, false)
        };
        let row = OptionRow { tag: &tag, ..row };
        let response = row_ui(ui, view, &row);
        let said = match given {
            Some(given) if given == place => "you had it here".to_owned(),
            Some(given) => format!("you had it {}", ordinal(given + 1)),
            None => "you had it nowhere".to_owned(),
        };
        let name = format!("{number}. {item}: {said}");
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
        ui.add_space(6.0);
    }
}
