//! The key bindings of the contents list, while it has the keyboard.

use egui::Key;

use crate::model::{Model, ReadAction};
use crate::ui::binding::{Binding, also, on};

/// Returns the bindings of the list, and those of `others` whose keys it leaves alone.
pub(in crate::ui) fn with_contents_keys(model: &Model, others: Vec<Binding>) -> Vec<Binding> {
    let mut keys = contents_keys(model);
    let taken: Vec<_> = keys.iter().map(|it| it.key).collect();
    keys.extend(others.into_iter().filter(|it| !taken.contains(&it.key)));
    keys
}

/// Returns what opens and closes the list.
pub(in crate::ui) fn contents_key() -> Binding {
    on(
        Key::C,
        "C",
        "Contents: show or close",
        ReadAction::ToggleContents.into(),
    )
}

fn contents_keys(model: &Model) -> Vec<Binding> {
    let step = |step| ReadAction::StepContents(step).into();
    let mut keys = vec![
        contents_key(),
        on(
            Key::Escape,
            "Esc",
            "Close the contents",
            ReadAction::ToggleContents.into(),
        ),
        on(Key::ArrowDown, "Up Down", "Move in the contents", step(1)),
        also(Key::ArrowUp, step(-1)),
    ];
    let Some(row) = model.contents().cursor() else {
        return keys;
    };
    keys.push(on(Key::Enter, "Enter", "Open it", row.into()));
    if row.is_branch() {
        let section = model.reader().section.as_ref();
        let is_folded = model.contents().is_folded(row, model.library(), section);
        let (key, words) = if is_folded {
            (Key::ArrowRight, "Unfold it")
        } else {
            (Key::ArrowLeft, "Fold it")
        };
        let name = if is_folded { "Right" } else { "Left" };
        let fold = ReadAction::FoldContents(row.clone()).into();
        keys.push(on(key, name, words, fold));
    }
    keys
}
