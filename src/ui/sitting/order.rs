//! Items to put in order: dragged with the mouse, moved with keys or buttons.

use egui::{
    Color32, CornerRadius, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::answer::Response as Given;
use crate::material::Face;
use crate::model::{Action, SittingAction};
use crate::study::Judged;
use crate::ui::look::fonts::FontFace;
use crate::ui::look::text::{job, line, words};
use crate::ui::look::theme::{Type, radius, space};
use crate::ui::view::View;
use crate::ui::widgets::focus_ring;
use crate::ui::widgets::option_row::{OptionRow, Sign, row_ui};

/// Draws the items in the order in which they stand; once judged, the right order too.
pub(in crate::ui) fn order_ui(
    ui: &mut Ui,
    view: &View<'_>,
    asked: Face<'_>,
    judged: Option<&Judged>,
    actions: &mut Vec<Action>,
) {
    let items = asked.question.items();
    match judged {
        None => items_ui(ui, view, actions),
        Some(judged) => {
            judged_ui(ui, view, items, judged);
            words(ui, asked.why(), Type::BODY, view.theme.ink);
        }
    }
}

fn items_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let items = view.model.target().options(view.model.library());
    let mut rects: Vec<Rect> = Vec::new();
    let mut dragged = None;
    for (place, text) in items.iter().enumerate() {
        let target = view.model.target().draft.picked == Some(place);
        let (rect, is_dragged) = item_ui(ui, view, (place, items.len()), (text, target), actions);
        rects.push(rect);
        if is_dragged {
            dragged = Some(place);
        }
        ui.add_space(space::S);
    }
    let pointer = ui.input(|input| input.pointer.interact_pos());
    if let (Some(from), Some(at)) = (dragged, pointer) {
        // Where the pointer has crossed the middle of another item, the two change places.
        let to = rects.iter().filter(|rect| rect.center().y < at.y).count();
        let to = if to > from { to - 1 } else { to };
        if to != from {
            actions.push(SittingAction::MoveItem(from, to).into());
        }
    }
}

/// Draws an item. Gives its room, and whether it is being dragged.
fn item_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (place, count): (usize, usize),
    (text, target): (&str, bool),
    actions: &mut Vec<Action>,
) -> (Rect, bool) {
    let theme = view.theme;
    let width = ui.available_width();
    let mut job = job(text, Type::BODY, theme.ink);
    job.wrap.max_width = width - 44.0 - 84.0;
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let (rect, _) = ui.allocate_exact_size(vec2(width, galley.size().y + 26.0), Sense::hover());
    // Named after the item, not its place, so that it stays in the hand when it moves.
    let response = ui.interact(rect, Id::unique(("item", text)), Sense::click_and_drag());
    let name = format!("{} of {count}: {text}", place + 1);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, target, &name));
    if response.clicked() {
        actions.push(SittingAction::SelectPart(place).into());
    }
    let held = response.dragged();
    let (fill, border) = if target || held {
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
    let number = crate::ui::look::text::job(
        &(place + 1).to_string(),
        Type::BODY.with(FontFace::SansBold),
        theme.quiet,
    );
    let number = ui.fonts_mut(|fonts| fonts.layout_job(number));
    let middle = rect.center().y;
    ui.painter().galley(
        pos2(rect.left() + 18.0, middle - number.size().y / 2.0),
        number,
        theme.quiet,
    );
    ui.painter().galley(
        pos2(rect.left() + 44.0, rect.top() + 13.0),
        galley,
        theme.ink,
    );
    for (step, x) in [(-1, 64.0), (1, 26.0)] {
        let to = place.checked_add_signed(step).filter(|to| *to < count);
        let center = pos2(rect.right() - x, middle);
        if let Some(to) = to
            && arrow_ui(ui, view, center, (step, text))
        {
            actions.push(SittingAction::MoveItem(place, to).into());
        }
    }
    (rect, held)
}

/// A button with an arrow up (−1) or down (1).
fn arrow_ui(ui: &Ui, view: &View<'_>, center: egui::Pos2, (step, text): (isize, &str)) -> bool {
    let theme = view.theme;
    let rect = Rect::from_center_size(center, vec2(32.0, 32.0));
    let word = if step < 0 { "up" } else { "down" };
    let response = ui.interact(rect, Id::unique((word, text)), Sense::click());
    let name = format!("Move {word}: {text}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let ink: Color32 = if response.hovered() || response.has_focus() {
        theme.accent
    } else {
        theme.quiet
    };
    let tip = if step < 0 { -4.0 } else { 4.0 };
    let points = [
        center + vec2(-5.0, -tip / 2.0),
        center + vec2(0.0, tip / 2.0),
        center + vec2(5.0, -tip / 2.0),
    ];
    let stroke = Stroke::new(1.8, ink);
    ui.painter().line(points.to_vec(), stroke);
    focus_ring(ui, theme, rect, &response);
    response.clicked()
}

/// What was given, each item marked where the one before it is the right one, and the right order under it.
fn judged_ui(ui: &mut Ui, view: &View<'_>, items: &[String], judged: &Judged) {
    let given: &[String] = if let Given::Ordered(given) = &judged.response {
        given
    } else {
        &[]
    };
    let theme = view.theme;
    let right = judged.verdict.is_right();
    if !right {
        line(ui, "Your order", Type::SMALL, theme.quiet);
        ui.add_space(space::XS);
        let text = given.join(", then ");
        words(ui, &text, Type::BODY, theme.ink);
        ui.add_space(space::M);
        line(ui, "The right order", Type::SMALL, theme.quiet);
        ui.add_space(space::XS);
    }
    for (place, item) in items.iter().enumerate() {
        let number = char::from_digit(u32::try_from(place + 1).unwrap_or(0), 10).unwrap_or('?');
        let stands = given.get(place) == Some(item);
        let row = if right || stands {
            OptionRow::judged(view, true, item, "")
        } else {
            OptionRow::open(view, Sign::Letter(number), item, false)
        };
        let response = row_ui(ui, view, &row);
        let said = if stands {
            "you had it here"
        } else {
            "you had it elsewhere"
        };
        let name = format!("{number}. {item}: {said}");
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
        ui.add_space(6.0);
    }
}
