//! Virtualized lists: only rows in sight are drawn.

use egui::{Id, Rect, Ui, UiBuilder, pos2, vec2};

/// A list of rows of equal height.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Rows<'a> {
    /// Tells its selected row from those of other lists.
    pub name: &'a str,
    pub count: usize,
    /// Of each row, in points.
    pub height: f32,
    /// The selected row; scrolled to when it changes.
    pub shown: usize,
}

/// Draws the rows in sight. To be called inside a scroll area.
pub(in crate::ui) fn rows_ui(ui: &mut Ui, rows: Rows<'_>, mut row_ui: impl FnMut(&mut Ui, usize)) {
    let Rows {
        name,
        count,
        height,
        shown,
    } = rows;
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
    if count > 0 && is_new_row(ui, name, shown) {
        ui.scroll_to_rect(rect_of(shown.min(count - 1)), None);
    }
    ui.advance_cursor_after_rect(Rect::from_min_size(
        pos2(left, top),
        vec2(width, count as f32 * height),
    ));
}

/// Lists up to this length are drawn whole, so that screen readers reach every row.
const FEW: usize = 40;

/// A list of rows whose heights are known only once they are drawn.
#[derive(Clone, Copy)]
pub(in crate::ui) struct TallRows<'a> {
    /// Separates its heights from those of other lists.
    pub name: &'a str,
    pub count: usize,
    /// Estimated height of a row that was not drawn yet, in points.
    pub usual: f32,
    /// The selected row; scrolled to when it changes.
    pub shown: usize,
}

/// Draws the rows in sight. To be called inside a scroll area.
pub(in crate::ui) fn tall_rows_ui(
    ui: &mut Ui,
    rows: TallRows<'_>,
    mut row_ui: impl FnMut(&mut Ui, usize),
) {
    let TallRows {
        name,
        count,
        usual,
        shown,
    } = rows;
    let id = ui.scope_id().with(("heights of rows", name));
    let width = ui.available_width();
    let known: Option<RowHeights> = ui.data_mut(|data| data.remove_temp(id));
    let mut heights = known
        .filter(|it| it.all.len() == count && (it.width - width).abs() < 0.5)
        .unwrap_or_else(|| RowHeights {
            width,
            all: vec![usual; count],
        });
    let clip = ui.clip_rect();
    let is_new = is_new_row(ui, name, shown);
    let (left, mut top) = (ui.cursor().left(), ui.cursor().top());
    for (row, height) in heights.all.iter_mut().enumerate() {
        let rect = Rect::from_min_size(pos2(left, top), vec2(width, *height));
        if is_new && row == shown {
            ui.scroll_to_rect(rect, None);
        }
        let is_in_sight = rect.bottom() >= clip.top() && rect.top() <= clip.bottom();
        if is_in_sight || count <= FEW {
            let room = Rect::from_min_size(rect.min, vec2(width, f32::INFINITY));
            let mut inner = ui.new_child(UiBuilder::new().max_rect(room).id_salt(row));
            row_ui(&mut inner, row);
            let drawn = inner.min_rect().height();
            if (drawn - *height).abs() > 0.5 {
                *height = drawn;
                ui.request_repaint();
            }
        }
        top += *height;
    }
    let all = Rect::from_min_max(ui.cursor().min, pos2(left + width, top));
    ui.advance_cursor_after_rect(all);
    ui.data_mut(|data| data.insert_temp(id, heights));
}

/// The heights of the rows of a list, valid for one width.
#[derive(Clone, Default)]
struct RowHeights {
    width: f32,
    all: Vec<f32>,
}

/// Whether the selection has just moved to `row`, so that it is scrolled to only once.
fn is_new_row(ui: &Ui, list: &str, row: usize) -> bool {
    ui.data_mut(|data| {
        let last: &mut usize = data.get_temp_mut_or_default(Id::unique(("last row", list)));
        std::mem::replace(last, row) != row
    })
}
