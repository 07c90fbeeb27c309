//! The keys of the Library.

use egui::Key;

use crate::model::{Action, CheckAction, Model};
use crate::ui::keys::binding::{Binding, also, on};

/// What each key does in the list of what a check has found.
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
            Action::PackCheck(CheckAction::Select(row + 1)),
        ),
        also(
            Key::ArrowUp,
            Action::PackCheck(CheckAction::Select(row.saturating_sub(1))),
        ),
        on(
            Key::Enter,
            "Enter",
            "Show it with its question",
            Action::PackCheck(CheckAction::Show(row)),
        ),
    ]
}

/// The same while one is shown.
pub(in crate::ui) fn finding_modal_keys(model: &Model) -> Vec<Binding> {
    let row = model.check_finding().map_or(0, |(check, _)| check.row);
    let mut keys = vec![
        on(
            Key::ArrowDown,
            "Up Down",
            "The next, the one before",
            Action::PackCheck(CheckAction::Show(row + 1)),
        ),
        also(Key::Enter, Action::PackCheck(CheckAction::Show(row + 1))),
        also(
            Key::ArrowUp,
            Action::PackCheck(CheckAction::Show(row.saturating_sub(1))),
        ),
        on(Key::Escape, "Esc", "Back", Action::Back),
    ];
    let passage = model.passage_of_finding();
    keys.extend(passage.map(|it| on(Key::J, "J", "Show its passage", it)));
    keys
}
