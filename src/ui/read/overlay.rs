//! Draws the contents over the text where they have no room beside it.

use egui::{Area, Frame, Id, Margin, Order, Rect, Sense, Ui, UiBuilder, vec2};

use crate::model::{Action, ReadAction};
use crate::ui::look::theme::space;
use crate::ui::read::contents::contents_ui;
use crate::ui::read::data::contents::ContentsList;
use crate::ui::view::View;

/// Width of the pane, in points.
const PANE: f32 = 280.0;

/// Draws the pane over the left side of what is left of the screen; a click beside it closes it.
pub(in crate::ui) fn overlay_ui(
    ui: &Ui,
    view: &View<'_>,
    list: &ContentsList<'_>,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let room = ui.available_rect_before_wrap();
    let width = PANE.min(room.width() - space::XXL);
    let area = Area::new(Id::unique("contents over the text"))
        .order(Order::Middle)
        .fixed_pos(room.min)
        .constrain(false)
        .fade_in(false);
    area.show(ui.ctx(), |ui| {
        let (rect, beside) = ui.allocate_exact_size(room.size(), Sense::click());
        let pane = Rect::from_min_size(rect.min, vec2(width, rect.height()));
        // Clicks between the rows do nothing.
        let _pane = ui.interact(pane, ui.scope_id().with("pane"), Sense::click());
        let mut inner = ui.new_child(UiBuilder::new().max_rect(pane));
        inner.set_clip_rect(pane);
        Frame::new()
            .fill(theme.raised)
            .inner_margin(Margin::symmetric(12, 12))
            .show(&mut inner, |ui| {
                ui.set_min_size(ui.available_size());
                contents_ui(ui, view, list, actions);
            });
        let edge = pane.right() - 0.5;
        ui.painter().vline(edge, pane.y_range(), theme.hairline());
        if beside.clicked() {
            actions.push(ReadAction::ToggleContents.into());
        }
    });
}
