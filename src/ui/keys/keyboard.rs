//! Turns key presses into actions, depending on which widget has keyboard focus.

use egui::{Event, Key, Modifiers, Ui};

use crate::model::{Action, PractiseAction, ReadAction, SettingsAction, SittingAction};
use crate::ui::binding::{Binding, NONE};

/// Consumes the key presses of this frame that are bound, and pushes their actions.
///
/// Keys without modifiers are left to a focused text field, Enter and Space to a focused button. A key held down
/// counts once, except for moving through rows, options and hits and for the text size. Returns the actions of Enter in
/// a text field, which must come after the last letters: the field takes those later in this frame.
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
            let Event::Key {
                key,
                pressed: true,
                repeat,
                modifiers,
                ..
            } = event
            else {
                return true;
            };
            let Some(binding) = bindings
                .iter()
                .find(|binding| is_pressed(binding.key, *key, *modifiers))
            else {
                return true;
            };
            let single = binding.key.0 == NONE;
            let left_to_field =
                typing && single && !matches!(key, Key::Enter | Key::Escape | Key::F1);
            let left_to_button = focused && !typing && matches!(key, Key::Enter | Key::Space);
            if left_to_field || left_to_button {
                return true;
            }
            if !repeat
                || matches!(
                    binding.action,
                    Action::Practise(PractiseAction::SelectRow(_))
                        | Action::Sitting(SittingAction::MovePick(_))
                        | Action::Settings(SettingsAction::StepTextSize(_))
                        | Action::Read(ReadAction::FindStep(_))
                )
            {
                let list = if typing && *key == Key::Enter {
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

fn is_pressed((wanted, key): (Modifiers, Key), pressed: Key, held: Modifiers) -> bool {
    // Some keyboard layouts need Shift or Alt Gr for these characters.
    let is_mark = matches!(key, Key::Questionmark | Key::Plus | Key::Comma);
    key == pressed
        && held.command == wanted.command
        && (is_mark || (held.shift == wanted.shift && held.alt == wanted.alt))
}
