//! The key bindings of the Library.

use egui::Key;

use crate::model::{CheckAction, FlowAction, Model};
use crate::ui::binding::{Binding, also, on};

/// Returns the bindings for the list of findings.
pub(in crate::ui) fn library_keys(model: &Model) -> Vec<Binding> {
    let Some((check, _)) = model.check_finding() else {
        return Vec::new();
    };
    let row = check.row;
    vec![
        on(
            Key::ArrowDown,
            "Up Down",
            "Choose what was found",
            CheckAction::Select(row + 1).into(),
        ),
        also(
            Key::ArrowUp,
            CheckAction::Select(row.saturating_sub(1)).into(),
        ),
        on(
            Key::Enter,
            "Enter",
            "Show it with its question",
            CheckAction::Show(row).into(),
        ),
    ]
}

/// Returns the bindings while one finding is shown.
pub(in crate::ui) fn finding_modal_keys(model: &Model) -> Vec<Binding> {
    let row = model.check_finding().map_or(0, |(check, _)| check.row);
    let mut keys = vec![
        on(
            Key::ArrowDown,
            "Up Down",
            "The next, the one before",
            CheckAction::Show(row + 1).into(),
        ),
        also(Key::Enter, CheckAction::Show(row + 1).into()),
        also(
            Key::ArrowUp,
            CheckAction::Show(row.saturating_sub(1)).into(),
        ),
        on(Key::Escape, "Esc", "Back", FlowAction::Back.into()),
    ];
    let passage = model.passage_of_finding();
    keys.extend(passage.map(|it| on(Key::J, "J", "Show its passage", it.into())));
    keys
}
