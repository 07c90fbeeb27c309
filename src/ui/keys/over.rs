//! The key bindings of what lies over a screen: messages and the command palette.

use egui::Key;

use crate::model::{FlowAction, Model, Palette, ShellAction};
use crate::ui::binding::{Binding, COMMAND, also, on, with};
use crate::ui::palette_data::{data as palette_page, show};

/// Returns the keys of the command palette over a screen with these `keys`.
pub(in crate::ui) fn palette_keys(
    model: &Model,
    palette: &Palette,
    keys: &[Binding],
) -> Vec<Binding> {
    let page = palette_page(model, keys, palette);
    let last = page.entries.len().saturating_sub(1);
    let to = |row| show(&palette.words, row);
    let (down, up) = (to((page.row + 1).min(last)), to(page.row.saturating_sub(1)));
    let mut keys = vec![
        on(Key::ArrowDown, "Up Down", "Choose", down),
        also(Key::ArrowUp, up),
        on(Key::Escape, "Esc", "Back", FlowAction::Back.into()),
    ];
    if let Some(chosen) = page.chosen() {
        keys.push(on(Key::Enter, "Enter", "Do it", chosen));
    }
    keys
}

/// Returns the key that opens the command palette.
pub(in crate::ui) fn palette_key() -> Binding {
    let open = show("", 0);
    let words = "Find an action, a section or a setting";
    with(COMMAND, Key::K, "Ctrl K", words, open)
}

/// Returns the keys of the newest message.
pub(in crate::ui) fn message_keys(model: &Model) -> Vec<Binding> {
    let Some(newest) = model.notices().all().next_back() else {
        return Vec::new();
    };
    let close = ShellAction::DismissNotice(newest.id).into();
    let close = with(COMMAND, Key::D, "Ctrl D", "Close the message", close);
    let undo = newest.undo.clone();
    let undo = undo.map(|it| with(COMMAND, Key::Z, "Ctrl Z", "Undo what the message says", it));
    [close].into_iter().chain(undo).collect()
}
