//! What screen readers are told beyond names: places in a list, what has just changed.

use egui::accesskit::Live;
use egui::{Response, Ui};

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
