//! Key bindings.

use egui::{Key, Modifiers};

use crate::model::Action;

/// A key and the action it triggers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    pub key: (Modifiers, Key),
    /// The key or keys as shown in the list of keys; empty for a binding that is not listed.
    pub name: &'static str,
    /// What it does, in the list of keys.
    pub words: &'static str,
    pub action: Action,
    /// Whether it works on every screen rather than on the current one only.
    pub everywhere: bool,
}

/// Keys whose egui name is not shown.
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
    /// Returns the text of the key cap, such as `Ctrl O`.
    pub fn cap(&self) -> String {
        let (held, key) = self.key;
        let named = NAMES.iter().find(|(it, _)| *it == key);
        let name = named.map_or_else(|| key.name(), |(_, name)| name);
        let command = if held.command { "Ctrl " } else { "" };
        let alt = if held.alt { "Alt " } else { "" };
        let shift = if held.shift { "Shift " } else { "" };
        format!("{command}{alt}{shift}{name}")
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
