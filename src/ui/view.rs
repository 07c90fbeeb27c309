//! What every screen is handed.

use std::path::Path;

use crate::model::{Action, Model, Width};
use crate::record::Moment;
use crate::ui::binding::Binding;
use crate::ui::look::theme::Theme;

/// What a screen draws from.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The state of the app.
    pub model: &'a Model,
    /// The colours.
    pub theme: &'a Theme,
    /// The learner's clock.
    pub now: Moment,
    /// Where packs and scores lie.
    pub data_folder: &'a Path,
    /// Whether rail and side panels have room.
    pub width: Width,
    /// What each key does now.
    pub keys: &'a [Binding],
}

impl View<'_> {
    /// The key that does that now; empty for none.
    pub fn key_of(&self, action: &Action) -> String {
        let binding = self.keys.iter().find(|it| it.action == *action);
        binding.map_or_else(String::new, Binding::cap)
    }

    /// Whether rail and side panels have room.
    pub fn is_wide(&self) -> bool {
        self.width == Width::Wide
    }
}
