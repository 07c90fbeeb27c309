//! Places for widgets at the right and the bottom, which are created after those before them: Tab and screen readers
//! follow the order of creation.

use egui::{Id, Rect, Sense, Ui, UiBuilder, vec2};

use crate::ui::look::theme::space;

/// Draws a row of at least `height` points: `before`, and then `contents` from left to right so that they end at its right
/// edge. Draws two rows where `before` would have less than `least` points in the first. Returns whether it drew two.
///
/// How wide `contents` are is known from the last pass; when that changes, the frame is drawn again.
pub(in crate::ui) fn at_right_or_below_ui(
    ui: &mut Ui,
    height: f32,
    least: f32,
    before: impl FnOnce(&mut Ui),
    contents: impl FnOnce(&mut Ui),
) -> bool {
    let kept = ui.next_auto_id().with(WIDTH);
    let width: f32 = ui.data(|data| data.get_temp(kept)).unwrap_or(0.0);
    let gap = ui.spacing().item_spacing.x;
    if ui.available_width() - width - gap >= least {
        ui.horizontal(|ui| {
            ui.set_min_height(height);
            end_row_ui(ui, kept, before, contents);
        });
        false
    } else {
        before(ui);
        ui.add_space(space::S);
        let row = ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            contents(ui);
            ui.min_rect()
        });
        // In one row they are as wide as they would be beside; buttons that are gone may have made room for that.
        let is_one_row = row.inner.height() < 1.5 * ONE_ROW;
        if is_one_row && row.inner.width() < width - 0.1 {
            keep_width(ui, kept, row.inner.width());
        }
        true
    }
}

/// Height of a row of buttons, in points.
const ONE_ROW: f32 = 44.0;

fn keep_width(ui: &Ui, kept: Id, width: f32) {
    ui.data_mut(|data| data.insert_temp(kept, width));
    ui.ctx()
        .request_discard("what ends a row has another width");
}

/// Name under which the width of what ends a row is kept.
const WIDTH: &str = "width at the right";

fn end_row_ui(ui: &mut Ui, kept: Id, before: impl FnOnce(&mut Ui), contents: impl FnOnce(&mut Ui)) {
    let width: f32 = ui.data(|data| data.get_temp(kept)).unwrap_or(0.0);
    let gap = ui.spacing().item_spacing.x;
    let row = ui.available_width();
    ui.scope(|ui| {
        ui.set_max_width((ui.available_width() - width - gap).max(0.0));
        before(ui);
    });
    ui.add_space((ui.available_width() - width).max(0.0));
    let contents = |ui: &mut Ui| {
        // Labels may be as wide as the row: in what is left of it, they would wrap before their width is known.
        ui.set_max_width(row);
        contents(ui);
    };
    let shown = ui.scope(contents).response.rect.width();
    if (shown - width).abs() > 0.1 {
        keep_width(ui, kept, shown);
    }
}

/// Draws buttons side by side, in several rows where one is too short.
pub(in crate::ui) fn button_row_ui(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::M, space::S);
        contents(ui);
    });
}

/// A place in a panel, filled later in the frame.
pub(in crate::ui) struct Reserved {
    name: &'static str,
    rect: Rect,
    clip: Rect,
}

impl Reserved {
    /// Takes what is left of a panel.
    pub(in crate::ui) fn rest_of(ui: &Ui, name: &'static str) -> Self {
        Self {
            name,
            rect: ui.max_rect(),
            clip: ui.clip_rect(),
        }
    }

    /// Takes a row that is as high as was needed in the last pass; `first` points in the first one.
    pub(in crate::ui) fn row_of(ui: &mut Ui, name: &'static str, first: f32) -> Self {
        let height = ui.data(|data| data.get_temp(height_id(name)));
        let size = vec2(ui.available_width(), height.unwrap_or(first));
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let clip = ui.clip_rect();
        Self { name, rect, clip }
    }

    /// Draws `contents` there. Returns their height in points.
    pub(in crate::ui) fn fill(self, ui: &mut Ui, contents: impl FnOnce(&mut Ui)) -> f32 {
        let builder = UiBuilder::new().max_rect(self.rect).id_salt(self.name);
        let mut child = ui.new_child(builder);
        child.set_clip_rect(self.clip);
        contents(&mut child);
        child.min_rect().height()
    }

    /// Draws `contents` there; if they need another height than was taken, the frame is drawn again.
    pub(in crate::ui) fn fill_row(self, ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
        let (kept, taken) = (height_id(self.name), self.rect.height());
        let needed = self.fill(ui, contents);
        if (needed - taken).abs() > 0.1 {
            ui.data_mut(|data| data.insert_temp(kept, needed));
            ui.ctx()
                .request_discard("a row at the bottom has another height");
        }
    }
}

fn height_id(name: &str) -> Id {
    Id::unique(("height of the row", name))
}
