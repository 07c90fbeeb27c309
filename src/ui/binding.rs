//! What a key does.

use egui::{Key, Modifiers};

use crate::model::Action;

/// A key, or several, and what it does now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The key with the modifiers that must be held.
    pub key: (Modifiers, Key),
    /// How the key is called in the list of keys; empty for a second key that does the same.
    pub name: &'static str,
    /// What it does.
    pub words: &'static str,
    /// What is asked of the model.
    pub action: Action,
    /// Whether it works everywhere, or only on this screen.
    pub everywhere: bool,
}

/// The keys that are not called by their names in egui.
const NAMES: [(Key, &str); 7] = [
    (Key::Escape, "Esc"),
    (Key::ArrowDown, "Down"),
    (Key::ArrowUp, "Up"),
    (Key::Comma, ","),
    (Key::Plus, "+"),
    (Key::Minus, "-"),
    (Key::Questionmark, "?"),
];

impl Binding {
    /// The key as it stands on a button.
    pub fn cap(&self) -> String {
        let (held, key) = self.key;
        let named = NAMES.iter().find(|(it, _)| *it == key);
        let name = named.map_or_else(|| key.name(), |(_, name)| name);
        let command = if held.command { "Ctrl " } else { "" };
        let shift = if held.shift { "Shift " } else { "" };
        format!("{command}{shift}{name}")
    }
}

pub(in crate::ui) const NONE: Modifiers = Modifiers::NONE;
pub(in crate::ui) const COMMAND: Modifiers = Modifiers::COMMAND;
pub(in crate::ui) const COMMAND_SHIFT: Modifiers = Modifiers {
    shift: true,
    ..Modifiers::COMMAND
};

pub(in crate::ui) fn on(
    key: Key,
    name: &'static str,
    words: &'static str,
    action: Action,
) -> Binding {
    Binding {
        key: (NONE, key),
        name,
        words,
        action,
        everywhere: false,
    }
}

pub(in crate::ui) fn also(key: Key, action: Action) -> Binding {
    on(key, "", "", action)
}

pub(in crate::ui) fn with(
    modifiers: Modifiers,
    key: Key,
    name: &'static str,
    words: &'static str,
    action: Action,
) -> Binding {
    Binding {
        key: (modifiers, key),
        ..on(key, name, words, action)
    }
}
