//! Where the window opens.

use egui::{Pos2, Rect, Vec2, pos2, vec2};
use winit::dpi::{PhysicalPosition, PhysicalSize};
use winit::window::Window;

/// What must be in sight of a window's top edge so that it can be taken and moved, in pixels.
const HANDLE: Vec2 = vec2(300.0, 20.0);

/// Height of the strip at the top that holds the title bar, in pixels.
const TITLE_BAR: f32 = 30.0;

/// Moves a window that was saved on a monitor that is gone. On Wayland the desktop alone places windows.
pub fn bring_into_sight(window: Option<&Window>) {
    let Some((window, at)) = window.and_then(|it| Some((it, it.outer_position().ok()?))) else {
        return;
    };
    let rect = |(x, y): (i32, i32), size: PhysicalSize<u32>| {
        let size = vec2(size.width as f32, size.height as f32);
        Rect::from_min_size(pos2(x as f32, y as f32), size)
    };
    let monitors = window.available_monitors();
    let monitors: Vec<_> = monitors
        .map(|it| rect(it.position().into(), it.size()))
        .collect();
    if let Some(place) = usual_place(rect(at.into(), window.outer_size()), &monitors) {
        window.set_outer_position(PhysicalPosition::new(place.x, place.y));
    }
}

/// Returns where to put a window whose title bar is on no monitor: in the middle of the first one.
///
/// All in pixels. `None` if the window can stay, or if no monitor is known.
fn usual_place(window: Rect, monitors: &[Rect]) -> Option<Pos2> {
    let bar = Rect::from_min_size(window.min, vec2(window.width(), TITLE_BAR));
    let needed = HANDLE.min(bar.size());
    let can_be_taken = |monitor: &Rect| {
        let seen = bar.intersect(*monitor).size();
        seen.x >= needed.x && seen.y >= needed.y
    };
    if monitors.iter().any(can_be_taken) {
        return None;
    }
    let first = monitors.first()?;
    let spare = (first.size() - window.size()).max(Vec2::ZERO);
    Some(first.min + (spare / 2.0).floor())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rect(x: f32, y: f32, width: f32, height: f32) -> Rect {
        Rect::from_min_size(pos2(x, y), vec2(width, height))
    }

    #[test]
    fn a_window_that_can_be_taken_stays() {
        let monitors = [
            rect(0.0, 0.0, 1920.0, 1080.0),
            rect(1920.0, 200.0, 1280.0, 1024.0),
        ];
        for (x, y) in [
            (0.0, 0.0),
            (300.0, 900.0),
            (1600.0, 500.0),
            (-900.0, 20.0),
            (1920.0, 200.0),
        ] {
            let window = rect(x, y, 1280.0, 800.0);
            assert_eq!(usual_place(window, &monitors), None, "{x}, {y}");
        }
    }

    #[test]
    fn a_window_out_of_reach_comes_to_the_middle_of_the_first_monitor() {
        let monitor = [rect(0.0, 0.0, 1920.0, 1080.0)];
        for (x, y) in [
            (5000.0, 3000.0),
            (-3000.0, -2000.0),
            // 126 × 42 pixels of it stay in sight.
            (1794.0, 1038.0),
            (100.0, -40.0),
            (100.0, 1075.0),
        ] {
            let window = rect(x, y, 1280.0, 800.0);
            let place = usual_place(window, &monitor);
            assert_eq!(place, Some(pos2(320.0, 140.0)), "{x}, {y}");
        }
        let large = rect(9000.0, 0.0, 2000.0, 1200.0);
        assert_eq!(usual_place(large, &monitor), Some(pos2(0.0, 0.0)), "large");
        assert_eq!(usual_place(large, &[]), None, "no monitor is known");
    }

    #[test]
    fn a_narrow_window_needs_no_more_than_its_own_width() {
        let monitor = [rect(0.0, 0.0, 1920.0, 1080.0)];
        assert_eq!(usual_place(rect(0.0, 0.0, 200.0, 200.0), &monitor), None);
    }
}
