//! The read-only context that every screen draws from.

use std::path::Path;

use crate::model::{Action, Model, Width};
use crate::record::Moment;
use crate::ui::binding::Binding;
use crate::ui::look::theme::Theme;

/// What a screen draws from, for one frame.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub model: &'a Model,
    pub theme: &'a Theme,
    pub now: Moment,
    /// The folder of packs and scores.
    pub data_folder: &'a Path,
    /// Whether there is room for the rail and side panels.
    pub width: Width,
    /// The key bindings in force.
    pub keys: &'a [Binding],
}

impl View<'_> {
    /// Returns the key cap of the first binding that triggers `action`.
    pub fn key_of(&self, action: &Action) -> Option<String> {
        let binding = self.keys.iter().find(|it| it.action == *action);
        binding.map(Binding::cap)
    }

    /// Whether there is room for the rail and side panels.
    pub fn is_wide(&self) -> bool {
        self.width == Width::Wide
    }
}
