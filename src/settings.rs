//! How the app looks on this device; settings that affect the plan are in the record instead.

use serde::{Deserialize, Serialize};

/// The colour scheme the learner prefers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// Follows the desktop: light or dark.
    #[default]
    System,
    Light,
    Dark,
    /// Dark text on the colour of old paper.
    Sepia,
}

impl ThemeChoice {
    /// In the order of the settings page.
    pub const ALL: [Self; 4] = [Self::System, Self::Light, Self::Dark, Self::Sepia];

    /// Returns the choice's name on the settings page.
    pub fn word(self) -> &'static str {
        match self {
            Self::System => "System",
            Self::Light => "Light",
            Self::Dark => "Dark",
            Self::Sepia => "Sepia",
        }
    }
}

/// The width of the text of an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineWidth {
    Narrow,
    /// About 66 characters.
    #[default]
    Medium,
    Wide,
}

impl LineWidth {
    /// In the order of the settings page.
    pub const ALL: [Self; 3] = [Self::Narrow, Self::Medium, Self::Wide];

    /// Returns the choice's name on the settings page.
    pub fn word(self) -> &'static str {
        match self {
            Self::Narrow => "Narrow",
            Self::Medium => "Medium",
            Self::Wide => "Wide",
        }
    }
}

/// Settings of this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own on the settings page"
)]
pub struct Settings {
    pub theme: ThemeChoice,
    /// Size of all text in percent: one of [`Settings::TEXT_SIZES`].
    pub text_percent: u16,
    /// Whether articles are tinted where something may be forgotten.
    pub tint: bool,
    pub line_width: LineWidth,
    /// Whether the lines of an article end at one edge.
    pub justify: bool,
    /// Whether questions ask how sure the learner is.
    pub asks_confidence: bool,
    /// Whether the learner has closed the line that explains the marks in the margin, or has used a mark.
    pub marks_known: bool,
}

impl Settings {
    /// The sizes to choose from, in percent.
    pub const TEXT_SIZES: [u16; 8] = [80, 90, 100, 110, 125, 150, 175, 200];

    /// Selects the next larger size for `step` 1 and the next smaller for −1, stopping at the ends; 0 restores the
    /// default.
    pub fn step_text_size(&mut self, step: isize) {
        if step == 0 {
            self.text_percent = Self::default().text_percent;
        } else {
            self.move_text_size(step);
        }
    }

    fn move_text_size(&mut self, step: isize) {
        let at = Self::TEXT_SIZES
            .iter()
            .position(|&size| size >= self.text_percent)
            .unwrap_or(Self::TEXT_SIZES.len() - 1);
        let next = at
            .saturating_add_signed(step)
            .min(Self::TEXT_SIZES.len() - 1);
        self.text_percent = Self::TEXT_SIZES.get(next).copied().unwrap_or(100);
    }

    /// Brings settings that were read from a file into range.
    pub fn checked(mut self) -> Self {
        self.move_text_size(0);
        self
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::System,
            text_percent: 100,
            tint: true,
            line_width: LineWidth::Medium,
            justify: false,
            asks_confidence: true,
            marks_known: false,
        }
    }
}
