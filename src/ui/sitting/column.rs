//! Where a question stands in its part of the window.

use egui::{Pos2, Rect, Ui, UiBuilder, pos2, vec2};

/// Maximum width of a question, in points.
const WIDEST: f32 = 640.0;

/// Room in the margin, in points: the least that is free beside a column less that for a scroll bar.
const MARGIN: f32 = 36.0;

/// Height of a window, in points, below which bars must be low for a question to be seen.
const LOW: f32 = 400.0;

/// Whether the window is so low that bars have one row each and what is needed seldom is in a menu.
pub(in crate::ui) fn is_low(ui: &Ui) -> bool {
    ui.ctx().content_rect().height() < LOW
}

/// A column that a question and its buttons share.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Column {
    /// Distance from the left edge of the room, in points.
    pub left: f32,
    /// In points.
    pub width: f32,
    /// Free space at least on either side, in points.
    pub side: f32,
}

impl Column {
    /// The column in the middle of a room of that width.
    pub(in crate::ui) fn in_middle(room: f32) -> Self {
        let column = Self::at_side(room);
        Self {
            left: (room - column.width) / 2.0,
            ..column
        }
    }

    /// The column in a room with a passage to its right, which it stays close to.
    pub(in crate::ui) fn at_side(room: f32) -> Self {
        let side = if room < 600.0 { 32.0 } else { 40.0 };
        let width = (room - 2.0 * side).clamp(1.0, WIDEST);
        Self {
            left: room - side - width,
            width,
            side,
        }
    }

    /// The left upper corner of what stands in the margin to the right, `top` points below the cursor.
    pub(in crate::ui) fn beside(self, ui: &Ui, top: f32) -> Pos2 {
        let left = ui.max_rect().left() + self.left + self.width + self.side - MARGIN;
        pos2(left, ui.cursor().top() + top)
    }

    /// Draws `contents` there, `top` points below the cursor.
    pub(in crate::ui) fn show(self, ui: &mut Ui, top: f32, contents: impl FnOnce(&mut Ui)) {
        let start = pos2(ui.max_rect().left() + self.left, ui.cursor().top() + top);
        let room = Rect::from_min_size(start, vec2(self.width, f32::INFINITY));
        let mut child = ui.new_child(UiBuilder::new().max_rect(room).id_salt("column"));
        child.set_width(self.width);
        contents(&mut child);
        ui.advance_cursor_after_rect(child.min_rect());
    }
}
