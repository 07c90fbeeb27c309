//! Turns key presses into actions, depending on which widget has keyboard focus.

use egui::{Event, Key, Modifiers, Ui};

use crate::model::{
    Action, Modal, PractiseAction, ReadAction, SettingsAction, ShellAction, SittingAction,
};
use crate::ui::binding::{Binding, NONE};

/// A key press as egui reports it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyPress {
    /// The sign that the keyboard layout gives the key; where that is none that egui knows, the key's place.
    pub sign: Key,
    /// The sign that the key has on an American keyboard, whatever the layout.
    pub place: Option<Key>,
    pub held: Modifiers,
}

impl KeyPress {
    fn of(event: &Event) -> Option<(Self, Repeat)> {
        let Event::Key {
            key,
            physical_key,
            pressed: true,
            repeat,
            modifiers,
        } = *event
        else {
            return None;
        };
        let press = Self {
            sign: key,
            place: physical_key,
            held: modifiers,
        };
        let repeat = if repeat { Repeat::Held } else { Repeat::First };
        Some((press, repeat))
    }

    /// Returns the binding that the press means.
    ///
    /// A sign that is bound counts first. Else a key of the digit row or of the keypad means its digit: French,
    /// Belgian, Czech, Slovak and Lithuanian layouts have other signs there. Shift is free with signs that some layouts
    /// have only with it.
    pub fn binding_in(self, bindings: &[Binding]) -> Option<&Binding> {
        let means = |key: Key, held: Modifiers| {
            let mut keys = bindings.iter();
            keys.find(|it| is_pressed(it.key, key, held))
        };
        means(self.sign, self.held).or_else(|| means(self.digit_by_place()?, self.held))
    }

    /// Returns the digit at the key's place, unless its sign is another digit or the keypad moves the cursor, as
    /// without Num Lock.
    fn digit_by_place(self) -> Option<Key> {
        let moves = matches!(
            self.sign,
            Key::ArrowDown
                | Key::ArrowLeft
                | Key::ArrowRight
                | Key::ArrowUp
                | Key::End
                | Key::Home
                | Key::Insert
                | Key::PageDown
                | Key::PageUp
        );
        let is_told = moves || is_digit(self.sign);
        self.place.filter(|it| is_digit(*it) && !is_told)
    }
}

/// Whether a key was pressed just now or is held down.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Repeat {
    First,
    Held,
}

fn is_digit(key: Key) -> bool {
    matches!(
        key,
        Key::Num0
            | Key::Num1
            | Key::Num2
            | Key::Num3
            | Key::Num4
            | Key::Num5
            | Key::Num6
            | Key::Num7
            | Key::Num8
            | Key::Num9
    )
}

fn is_pressed((wanted, key): (Modifiers, Key), pressed: Key, held: Modifiers) -> bool {
    let is_mark = matches!(key, Key::Questionmark | Key::Plus | Key::Comma);
    key == pressed
        && held.command == wanted.command
        && (is_mark || is_digit(key) || held.shift == wanted.shift)
        // Some layouts need Alt Gr for these.
        && (is_mark || held.alt == wanted.alt)
}

/// Whether a held key counts again and again: when it moves through rows, options and hits, or changes the text size.
fn repeats(action: &Action) -> bool {
    matches!(
        action,
        Action::Practise(PractiseAction::SelectRow(_))
            | Action::Sitting(SittingAction::MovePick(_))
            | Action::Settings(SettingsAction::StepTextSize(_))
            | Action::Shell(ShellAction::OpenModal(Modal::Palette(_)))
            | Action::Read(ReadAction::FindStep(_))
    )
}

/// Consumes the key presses of this frame that are bound, and pushes their actions.
///
/// Keys without modifiers are left to a focused text field, Enter and Space to a focused button. Returns the actions of
/// Enter in a text field, which must come after the last letters: the field takes those later in this frame.
pub(in crate::ui) fn take_keys(
    ui: &Ui,
    bindings: &[Binding],
    actions: &mut Vec<Action>,
) -> Vec<Action> {
    let mut after_text = Vec::new();
    // An open menu gets all keys.
    if egui::Popup::is_any_open(ui.ctx()) {
        return after_text;
    }
    let typing = ui.ctx().text_edit_focused();
    let focused = ui.ctx().egui_wants_keyboard_input();
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let Some((press, repeat)) = KeyPress::of(event) else {
                return true;
            };
            let Some(binding) = press.binding_in(bindings) else {
                return true;
            };
            let is_enter = press.sign == Key::Enter;
            let left_to_field = typing && binding.key.0 == NONE && !works_while_typing(press.sign);
            let left_to_button = focused && !typing && (is_enter || press.sign == Key::Space);
            if left_to_field || left_to_button {
                return true;
            }
            if repeat == Repeat::First || repeats(&binding.action) {
                let list = if typing && is_enter {
                    &mut after_text
                } else {
                    &mut *actions
                };
                list.push(binding.action.clone());
            }
            false
        });
    });
    after_text
}

/// Whether a key without modifiers is taken from a text field, as it types nothing there. Fields have one line.
fn works_while_typing(key: Key) -> bool {
    matches!(
        key,
        Key::Enter
            | Key::Escape
            | Key::ArrowDown
            | Key::ArrowUp
            | Key::F1
            | Key::F2
            | Key::F3
            | Key::F4
    )
}
