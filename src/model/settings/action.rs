//! The actions on the settings.

use crate::settings::{LineWidth, ThemeChoice};

/// A change of a setting, of this device or in the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingsAction {
    SetTheme(ThemeChoice),
    /// Makes all text one step larger (1) or smaller (−1), or resets it (0).
    StepTextSize(isize),
    /// Toggles the tints on passages that may be forgotten.
    ToggleTint,
    SetLineWidth(LineWidth),
    /// Whether the lines of an article end at one edge.
    SetJustify(bool),
    /// Whether questions ask how sure the learner is.
    SetAsksConfidence(bool),
    /// Closes the line that explains the marks in the margin, for good.
    CloseMarksNote,
    /// How many new facts are introduced per study day.
    SetNewPerDay(usize),
}

impl SettingsAction {
    pub(in crate::model) fn needs_record(self) -> bool {
        match self {
            Self::SetTheme(_)
            | Self::StepTextSize(_)
            | Self::ToggleTint
            | Self::SetLineWidth(_)
            | Self::SetJustify(_)
            | Self::SetAsksConfidence(_)
            | Self::CloseMarksNote => false,
            Self::SetNewPerDay(_) => true,
        }
    }
}
