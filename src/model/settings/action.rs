//! What can be set.

use crate::settings::ThemeChoice;

/// A setting to be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingsAction {
    /// Changes the colours.
    SetTheme(ThemeChoice),
    /// Makes all text larger (1) or smaller (−1), or as it is at first (0).
    StepTextSize(isize),
    /// Shows or hides by tints what may be forgotten.
    ToggleTint,
    /// Changes how many new facts come in a day.
    SetNewPerDay(usize),
}

impl SettingsAction {
    pub(in crate::model) fn needs_record(self) -> bool {
        match self {
            Self::SetTheme(_) | Self::StepTextSize(_) | Self::ToggleTint => false,
            Self::SetNewPerDay(_) => true,
        }
    }
}
