//! Keyboard scrolling.

use egui::{Ui, vec2};

use crate::ui::look::scale::Type;

/// Scrolls with the usual keys of a reader. Returns whether End was pressed.
pub(in crate::ui) fn scroll_keys(ui: &Ui, page_height: f32) -> bool {
    use egui::{Key, Modifiers};
    const ALL: f32 = 1e9;
    if ui.ctx().egui_wants_keyboard_input() {
        return false;
    }
    let page = page_height - 2.0 * Type::READING.line;
    let steps = [
        (Key::PageDown, page),
        (Key::Space, page),
        (Key::PageUp, -page),
        (Key::ArrowDown, 2.0 * Type::READING.line),
        (Key::ArrowUp, -2.0 * Type::READING.line),
        (Key::End, ALL),
        (Key::Home, -ALL),
    ];
    let delta: f32 = ui.input_mut(|input| {
        steps
            .iter()
            .filter(|(key, _)| input.consume_key(Modifiers::NONE, *key))
            .map(|(_, step)| step)
            .sum()
    });
    if delta.abs() > 0.0 {
        ui.scroll_with_delta_animation(vec2(0.0, -delta), egui::style::ScrollAnimation::none());
    }
    delta >= ALL
}
