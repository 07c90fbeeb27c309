//! Esc lets go of the keyboard focus before it does anything else.

use egui::{Id, Key, Modifiers, Ui};

/// Notes which widget has the focus at the end of a frame; egui takes it away before the next one hears of Esc.
pub(in crate::ui) fn note_focus(ui: &Ui) {
    let focused = ui.memory(egui::Memory::focused);
    ui.data_mut(|data| data.insert_temp(noted_id(), focused));
}

/// Consumes Esc if it has just taken the focus from a widget.
///
/// A field that takes the focus by itself leaves it alone then, until another question comes or the field was away.
pub(in crate::ui) fn let_go(ui: &Ui) {
    // Esc closes an open menu first.
    if egui::Popup::is_any_open(ui.ctx()) {
        return;
    }
    let noted: Option<Option<Id>> = ui.data(|data| data.get_temp(noted_id()));
    let was_focused = noted.flatten().is_some_and(|id| {
        ui.memory(|memory| memory.had_focus_last_frame(id) && memory.focused().is_none())
    });
    if was_focused && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        let frame = ui.ctx().cumulative_frame_nr();
        ui.data_mut(|data| data.insert_temp(let_go_id(), frame));
    }
}

/// Whether the field that is being drawn was left with Esc. To be asked in every frame that shows it.
pub(in crate::ui) fn is_let_go(ui: &Ui) -> bool {
    let frame = ui.ctx().cumulative_frame_nr();
    let last: Option<u64> = ui.data(|data| data.get_temp(let_go_id()));
    let is_let_go = last.is_some_and(|last| frame <= last + 1);
    if is_let_go {
        ui.data_mut(|data| data.insert_temp(let_go_id(), frame));
    }
    is_let_go
}

/// Lets fields take the focus by themselves again.
pub(in crate::ui) fn take_again(ui: &Ui) {
    ui.data_mut(|data| data.remove::<u64>(let_go_id()));
}

fn noted_id() -> Id {
    Id::unique("widget that had the focus")
}

fn let_go_id() -> Id {
    Id::unique("frame in which Esc let go")
}
