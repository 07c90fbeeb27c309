//! Everything that can be pressed has its own place in the window, at any of its sizes and at any size of text.

use std::collections::HashMap;

use egui::{LayerId, Rect, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use spotter::app::App;
use spotter::model::SettingsAction;

use crate::picture::gallery::screens;
use crate::support::play;
use crate::window::window_on_screen;

/// Sizes of the window in points, with sizes of text in percent.
const SIZES: [(f32, f32, u16); 7] = [
    (720.0, 480.0, 100),
    (720.0, 480.0, 150),
    (720.0, 480.0, 175),
    (1024.0, 700.0, 175),
    (720.0, 480.0, 200),
    (1280.0, 800.0, 200),
    (2560.0, 1440.0, 200),
];

struct Place {
    layer: LayerId,
    name: String,
    /// Where it is drawn.
    whole: Rect,
    /// What is left of that in the page that it scrolls in.
    in_sight: Rect,
}

/// What can be pressed or typed in and is at least partly in sight.
fn places(window: &Harness<'static, App>) -> Vec<Place> {
    let drawn: HashMap<u64, (LayerId, Rect, Rect)> = window.ctx.viewport(|viewport| {
        let layers = viewport.prev_pass.widgets.layers();
        let all = layers.flat_map(|(layer, all)| all.iter().map(|it| (*layer, it)));
        all.map(|(layer, it)| (it.id.value(), (layer, it.rect, it.interact_rect)))
            .collect()
    });
    let pressed = window.query_all_by(|node| {
        matches!(
            node.role(),
            Role::Button
                | Role::CheckBox
                | Role::ComboBox
                | Role::RadioButton
                | Role::Tab
                | Role::TextInput
        )
    });
    pressed
        .filter_map(|node| {
            let node = node.accesskit_node();
            let (layer, whole, in_sight) = *drawn.get(&node.locate().0.0)?;
            let name = node.label().unwrap_or_default();
            in_sight.is_positive().then_some(Place {
                layer,
                name,
                whole,
                in_sight,
            })
        })
        .collect()
}

/// What is wrong with the places of a window `width` points wide.
fn faults(places: &[Place], width: f32) -> Vec<String> {
    let mut found = Vec::new();
    for (at, place) in places.iter().enumerate() {
        let (left, right) = (place.whole.left(), place.whole.right());
        let cut = place.whole.width() - place.in_sight.width();
        if left < -0.5 || right > width + 0.5 || cut > 0.5 {
            let shown = place.in_sight.x_range();
            found.push(format!(
                "{:?} reaches from {left:.0} to {right:.0}, in sight is {shown:?}",
                place.name
            ));
        }
        for other in &places[at + 1..] {
            let both = place.in_sight.intersect(other.in_sight);
            let is_nested =
                place.whole.contains_rect(other.whole) || other.whole.contains_rect(place.whole);
            if place.layer == other.layer && both.is_positive() && both.area() > 4.0 && !is_nested {
                found.push(format!("{:?} and {:?} collide", place.name, other.name));
            }
        }
    }
    found
}

#[test]
fn all_that_can_be_pressed_has_its_place_in_any_window() {
    let (mut seen, mut all) = (0, Vec::new());
    for (width, height, percent) in SIZES {
        for (name, mut model) in screens() {
            while model.settings().text_percent < percent {
                play(&mut model, 0, vec![SettingsAction::StepTextSize(1).into()]);
            }
            let window = window_on_screen(model, width, height);
            let places = places(&window);
            seen += places.len();
            let faults = faults(&places, window.ctx.viewport_rect().width());
            let place = format!("{name} at {width} × {height}, {percent} %");
            all.extend(faults.into_iter().map(|it| format!("{place}: {it}")));
        }
    }
    assert!(seen > 1000, "only {seen} things can be pressed");
    assert!(all.is_empty(), "{} faults:\n{}", all.len(), all.join("\n"));
}
