//! Places that nothing floating may cover.

use egui::{Id, Rect, Ui, Vec2};

/// The places of one pass.
#[derive(Clone, Default)]
struct Places {
    pass: u64,
    rects: Vec<Rect>,
}

fn id() -> Id {
    Id::unique("places to keep clear")
}

/// Keeps what floats over the screen in this pass away from `rect`.
pub(in crate::ui) fn keep_clear(ui: &Ui, rect: Rect) {
    let rect = rect.intersect(ui.clip_rect());
    if !rect.is_positive() {
        return;
    }
    let pass = ui.ctx().cumulative_pass_nr();
    ui.data_mut(|data| {
        let places: &mut Places = data.get_temp_mut_or_default(id());
        if places.pass != pass {
            *places = Places {
                pass,
                rects: Vec::new(),
            };
        }
        places.rects.push(rect);
    });
}

/// Returns what was drawn in this pass and must stay clear.
pub(in crate::ui) fn to_keep_clear(ui: &Ui) -> Vec<Rect> {
    let pass = ui.ctx().cumulative_pass_nr();
    let places: Option<Places> = ui.data(|data| data.get_temp(id()));
    let places = places.filter(|it| it.pass == pass);
    places.map(|it| it.rects).unwrap_or_default()
}

/// Finds a place for something of `size` within `room`: at its lower right, else above what must stay clear there, else
/// at another corner. Where there is none, the lower right.
pub(in crate::ui) fn free_place(room: Rect, size: Vec2, clear: &[Rect]) -> Rect {
    let right_bottom = |x: f32, y: f32| Rect::from_min_size(egui::pos2(x, y) - size, size);
    let lowest = right_bottom(room.right(), room.bottom());
    let in_the_way = |place: Rect| {
        let wide = place.expand(4.0);
        clear.iter().filter(move |it| it.intersects(wide))
    };
    let top = in_the_way(lowest).map(egui::Rect::top).reduce(f32::min);
    let above = top.map(|top| right_bottom(room.right(), top - 8.0));
    let places = [
        Some(lowest),
        above,
        Some(right_bottom(room.right(), room.top() + size.y)),
        Some(right_bottom(room.left() + size.x, room.bottom())),
        Some(right_bottom(room.left() + size.x, room.top() + size.y)),
    ];
    let mut places = places.into_iter().flatten();
    let is_free =
        |place: &Rect| place.top() >= room.top() - 0.5 && in_the_way(*place).next().is_none();
    places.find(is_free).unwrap_or(lowest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{pos2, vec2};

    #[test]
    fn what_floats_finds_a_place_beside_what_must_stay_clear() {
        let room = Rect::from_min_max(pos2(0.0, 0.0), pos2(700.0, 400.0));
        let size = vec2(300.0, 100.0);
        let place = |clear: &[Rect]| free_place(room, size, clear).min;
        assert_eq!(place(&[]), pos2(400.0, 300.0), "at the lower right");
        let next = Rect::from_min_size(pos2(600.0, 350.0), vec2(80.0, 40.0));
        assert_eq!(place(&[next]), pos2(400.0, 242.0), "above the button");
        let tall = Rect::from_min_size(pos2(600.0, 90.0), vec2(80.0, 300.0));
        assert_eq!(place(&[tall]), pos2(0.0, 300.0), "at the other side");
        let wide = Rect::from_min_size(pos2(0.0, 90.0), vec2(700.0, 300.0));
        assert_eq!(place(&[wide]), pos2(400.0, 300.0), "nowhere");
    }
}
