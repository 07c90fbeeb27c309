//! What screen readers are told beyond names: headings, places in a list, what has just changed.

use egui::accesskit::{Live, Role};
use egui::{Color32, Response, Ui};

use crate::ui::look::text::words;
use crate::ui::look::theme::Type;

/// Draws the title of a screen or of a part of it.
pub(in crate::ui) fn heading_ui(ui: &mut Ui, text: &str, kind: Type, ink: Color32) -> Response {
    let response = words(ui, text, kind, ink);
    heading(ui, &response, text);
    response
}

/// Makes a label with that text a heading.
pub(in crate::ui) fn heading(ui: &Ui, label: &Response, text: &str) {
    ui.ctx().accesskit_node_builder(label.id, |node| {
        node.set_role(Role::Heading);
        node.clear_value();
        node.set_label(text);
    });
}

/// Has the text of a label read out whenever it changes.
pub(in crate::ui) fn announce(ui: &Ui, label: &Response) {
    ui.ctx()
        .accesskit_node_builder(label.id, |node| node.set_live(Live::Polite));
}

/// Tells which of `count` things this is; `place` is its index.
pub(in crate::ui) fn tell_place(ui: &Ui, response: &Response, place: usize, count: usize) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_position_in_set(place);
        node.set_size_of_set(count);
    });
}
