//! The bars of the reading view: title and progress above the text where the contents have no room beside it, and the
//! ways on below.

use egui::{Direction, Frame, Layout, Margin, Panel, Rect, Ui, UiBuilder, vec2};

use crate::model::{Action, ReadAction};
use crate::ui::look::scale::Type;
use crate::ui::look::text::line;
use crate::ui::look::theme::space;
use crate::ui::offer::Offer;
use crate::ui::read::data::status::Status;
use crate::ui::view::View;
use crate::ui::widgets::choice::quiet_offer_ui;
use crate::ui::widgets::trailing::at_right_or_below_ui;
use crate::ui::widgets::{PushButton, quiet_button};

/// Minimum width of what stands left in the bar below, in points; with less, the ways on come below it.
const STATUS_MIN: f32 = 80.0;

/// Minimum width of the bar below with room for the way to the next weak passage beside what a small window shows.
const WEAK_MIN: f32 = 560.0;

/// Height of the contents of the bar above, in points.
const TITLE: f32 = 36.0;

/// Draws the bar above the text: the button for the contents, the title of the section, how far it was read.
pub(in crate::ui) fn title_bar_ui(
    ui: &mut Ui,
    view: &View<'_>,
    status: &Status,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let frame = Frame::new()
        .fill(theme.panel)
        .inner_margin(Margin::symmetric(16, 5));
    let panel = Panel::top("title").resizable(false).frame(frame);
    panel.show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_min_height(TITLE);
            let whole = ui.max_rect();
            let button = PushButton::plain("Contents");
            let button = button.push(ui, view, ReadAction::ToggleContents, actions);
            let percent = at_right_ui(ui, view, whole, &status.read);
            let gap = space::L;
            let left = button.rect.right() + gap - whole.left();
            let right = whole.right() - percent.left() + gap;
            // In the middle of the bar where that leaves enough of the title, else in the middle of what is left.
            let side = left.max(right);
            let (left, right) = if whole.width() - 2.0 * side >= 160.0 {
                (side, side)
            } else {
                (left, right)
            };
            let room = Rect::from_x_y_ranges(
                whole.left() + left..=(whole.right() - right).max(whole.left() + left),
                button.rect.y_range(),
            );
            let middle = Layout::centered_and_justified(Direction::LeftToRight);
            let builder = UiBuilder::new().max_rect(room).layout(middle);
            line(
                &mut ui.new_child(builder),
                &status.title,
                Type::SMALL,
                theme.quiet,
            );
        });
    });
}

fn at_right_ui(ui: &mut Ui, view: &View<'_>, whole: Rect, text: &str) -> Rect {
    let end = Layout::right_to_left(egui::Align::Center);
    let row = Rect::from_min_size(whole.min, vec2(whole.width(), TITLE));
    let mut inner = ui.new_child(UiBuilder::new().max_rect(row).layout(end));
    line(&mut inner, text, Type::SMALL, view.theme.quiet).rect
}

/// Draws the bar below the text: the position in the article, or in a small window the way to find words; and the ways
/// on with their keys.
pub(in crate::ui) fn status_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (status, is_small): (&Status, bool),
    actions: &mut Vec<Action>,
) {
    ui.spacing_mut().item_spacing.x = space::L;
    let has_find = is_small && status.back.is_none();
    let mut found = Vec::new();
    let before = |ui: &mut Ui| {
        if has_find {
            quiet_offer_ui(ui, view, &status.find, &mut found);
        } else {
            line(ui, &status.text, Type::SMALL, view.theme.quiet);
        }
    };
    let is_tight = ui.available_width() < WEAK_MIN;
    let ways_on = |ui: &mut Ui| {
        if let Some(back) = &status.back {
            back_ui(ui, view, back, actions);
            return;
        }
        let weak = status.weak.as_ref().filter(|_| !is_small || !is_tight);
        let find = Some(&status.find).filter(|_| !is_small);
        let on = if is_small { &status.small } else { &status.on };
        for offer in weak.into_iter().chain(find).chain(on.iter().rev()) {
            quiet_offer_ui(ui, view, offer, actions);
        }
    };
    // What stands there, and so its width, depends on these.
    let kind = (is_small, is_tight, status.back.is_some());
    ui.push_id(kind, |ui| {
        at_right_or_below_ui(ui, 28.0, STATUS_MIN, before, ways_on);
    });
    actions.append(&mut found);
}

/// Draws the way back after a jump. During a search, `FlowAction::Back` only closes the search bar, so a click sends it
/// twice.
fn back_ui(ui: &mut Ui, view: &View<'_>, back: &Offer, actions: &mut Vec<Action>) {
    let response = quiet_button(ui, view, &back.label, back.action.clone(), actions);
    if response.clicked() && view.model.search().is_some() {
        actions.push(back.action.clone());
    }
}
