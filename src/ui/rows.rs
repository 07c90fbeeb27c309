//! A long list of rows of one height, of which only those in sight are drawn.

use egui::{Id, Rect, Ui, UiBuilder, pos2, vec2};

/// Draws `count` rows of that height inside a scrolled page. The row `shown` is scrolled to when it is another than before.
pub(super) fn rows_ui(
    ui: &mut Ui,
    (count, height): (usize, f32),
    shown: usize,
    mut row_ui: impl FnMut(&mut Ui, usize),
) {
    let (top, left, width) = (ui.cursor().top(), ui.cursor().left(), ui.available_width());
    let row_at = |y: f32| -> usize {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "not negative, and cut to the number of rows"
        )]
        let row = ((y - top) / height).max(0.0) as usize;
        row.min(count)
    };
    let rect_of = |row: usize| {
        let at = pos2(left, top + row as f32 * height);
        Rect::from_min_size(at, vec2(width, height))
    };
    let clip = ui.clip_rect();
    for row in row_at(clip.top())..(row_at(clip.bottom()) + 1).min(count) {
        let builder = UiBuilder::new().max_rect(rect_of(row)).id_salt(row);
        row_ui(&mut ui.new_child(builder), row);
    }
    if count > 0 && is_new_row(ui, shown) {
        ui.scroll_to_rect(rect_of(shown.min(count - 1)), None);
    }
    ui.advance_cursor_after_rect(Rect::from_min_size(
        pos2(left, top),
        vec2(width, count as f32 * height),
    ));
}

/// Whether the keys have just moved to that row, so that it is scrolled to once.
pub(super) fn is_new_row(ui: &Ui, row: usize) -> bool {
    ui.data_mut(|data| {
        let last: &mut usize = data.get_temp_mut_or_default(Id::unique("last row"));
        std::mem::replace(last, row) != row
    })
}
