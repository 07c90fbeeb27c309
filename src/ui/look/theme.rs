//! Colours and spacing, named by meaning.

use egui::{Color32, CornerRadius, Stroke};

use crate::settings::{LineWidth, ThemeChoice};

/// A colour scheme, by meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Whether text is lighter than its ground.
    pub is_dark: bool,
    pub page: Color32,
    /// Ground of the rail, side panels and bars.
    pub panel: Color32,
    /// Ground of cards and buttons.
    pub raised: Color32,
    pub ink: Color32,
    pub quiet: Color32,
    pub line: Color32,
    /// The primary button, the open item, links.
    pub accent: Color32,
    pub on_accent: Color32,
    /// Ground of the open item.
    pub accent_soft: Color32,
    pub right: Color32,
    pub right_soft: Color32,
    pub miss: Color32,
    pub miss_soft: Color32,
    /// Warnings, and what is fading.
    pub unsure: Color32,
    pub unsure_soft: Color32,
    /// Ground of the passage or the search hit that was jumped to.
    pub jumped: Color32,
    /// Grounds of passages whose facts are fading, least faded first.
    pub fading: [Color32; 3],
}

/// Returns the opaque colour of `0xRRGGBB`.
#[expect(
    clippy::disallowed_methods,
    reason = "this is where colours get their names"
)]
const fn hex(rgb: u32) -> Color32 {
    let [_, red, green, blue] = rgb.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

pub const LIGHT: Theme = Theme {
    is_dark: false,
    page: hex(0x00FB_FAF7),
    panel: hex(0x00F4_F2EC),
    raised: hex(0x00FF_FFFF),
    ink: hex(0x001E_2227),
    quiet: hex(0x005A_616A),
    line: hex(0x00DF_DBD2),
    accent: hex(0x001D_5C7C),
    on_accent: hex(0x00FF_FFFF),
    accent_soft: hex(0x00E3_EEF4),
    right: hex(0x0023_704A),
    right_soft: hex(0x00E4_F1E9),
    miss: hex(0x00A9_3A2C),
    miss_soft: hex(0x00F8_E7E3),
    unsure: hex(0x008A_5A0B),
    unsure_soft: hex(0x00F8_EED6),
    jumped: hex(0x00FF_F3B0),
    fading: [hex(0x00FB_F1D9), hex(0x00F5_E0B3), hex(0x00EE_C98A)],
};

pub const DARK: Theme = Theme {
    is_dark: true,
    page: hex(0x0015_181C),
    panel: hex(0x001A_1E23),
    raised: hex(0x0020_252B),
    ink: hex(0x00E8_E5DE),
    quiet: hex(0x00A3_A9B1),
    line: hex(0x002F_353C),
    accent: hex(0x0086_BFDD),
    on_accent: hex(0x000E_2230),
    accent_soft: hex(0x001D_3443),
    right: hex(0x0083_CBA0),
    right_soft: hex(0x001C_3527),
    miss: hex(0x00F1_9585),
    miss_soft: hex(0x0040_221D),
    unsure: hex(0x00E4_B866),
    unsure_soft: hex(0x003A_2E16),
    jumped: hex(0x004A_4216),
    fading: [hex(0x002A_2619), hex(0x003D_331B), hex(0x0057_441D)],
};

pub const SEPIA: Theme = Theme {
    page: hex(0x00F5_EDDA),
    panel: hex(0x00EF_E5CD),
    raised: hex(0x00FB_F5E6),
    ink: hex(0x003A_2F22),
    quiet: hex(0x006E_5F4B),
    line: hex(0x00DD_D0B4),
    accent_soft: hex(0x00E0_E3DC),
    jumped: hex(0x00FF_EFA0),
    fading: [hex(0x00F3_E3B8), hex(0x00ED_D59A), hex(0x00E4_C07A)],
    ..LIGHT
};

impl Theme {
    /// Returns the theme for a setting; `desktop_is_dark` decides for [`ThemeChoice::System`].
    pub fn of(choice: ThemeChoice, desktop_is_dark: bool) -> &'static Self {
        match choice {
            ThemeChoice::System if desktop_is_dark => &DARK,
            ThemeChoice::System | ThemeChoice::Light => &LIGHT,
            ThemeChoice::Dark => &DARK,
            ThemeChoice::Sepia => &SEPIA,
        }
    }

    /// Returns the colours, as RGB, that a drawing in a pack may use as `var(--name)`.
    pub fn palette(&self) -> [(&'static str, [u8; 3]); 10] {
        let rgb = |color: Color32| [color.r(), color.g(), color.b()];
        [
            ("ink", rgb(self.ink)),
            ("quiet", rgb(self.quiet)),
            ("line", rgb(self.line)),
            ("accent-soft", rgb(self.accent_soft)),
            ("accent", rgb(self.accent)),
            ("right", rgb(self.right)),
            ("miss", rgb(self.miss)),
            ("unsure", rgb(self.unsure)),
            ("raised", rgb(self.raised)),
            ("page", rgb(self.page)),
        ]
    }

    /// Returns the one-point stroke of separators and borders.
    pub fn hairline(&self) -> Stroke {
        Stroke::new(1.0, self.line)
    }

    /// Applies the theme to egui's own widgets.
    pub fn apply(&self, style: &mut egui::Style) {
        style.animation_time = 0.0;
        style.scroll_animation = egui::style::ScrollAnimation::none();
        style.interaction.selectable_labels = false;
        style.spacing.item_spacing = egui::vec2(space::S, 0.0);
        style.spacing.scroll = egui::style::ScrollStyle::thin();
        style.spacing.scroll.fade.strength = 0.0;
        let visuals = &mut style.visuals;
        visuals.dark_mode = self.is_dark;
        visuals.panel_fill = self.page;
        visuals.window_fill = self.raised;
        visuals.window_stroke = self.hairline();
        visuals.window_corner_radius = CornerRadius::same(radius::CARD);
        visuals.window_shadow = egui::Shadow::NONE;
        visuals.popup_shadow = egui::Shadow::NONE;
        visuals.extreme_bg_color = self.raised;
        visuals.text_edit_bg_color = Some(self.raised);
        visuals.hyperlink_color = self.accent;
        visuals.selection.bg_fill = self.accent.gamma_multiply(0.3);
        visuals.selection.stroke = Stroke::new(1.0, self.accent);
        visuals.text_cursor.blink = false;
        visuals.text_cursor.stroke = Stroke::new(2.0, self.accent);
        for widget in [
            &mut visuals.widgets.noninteractive,
            &mut visuals.widgets.inactive,
            &mut visuals.widgets.hovered,
            &mut visuals.widgets.active,
            &mut visuals.widgets.open,
        ] {
            widget.fg_stroke.color = self.ink;
            widget.bg_stroke = self.hairline();
            widget.bg_fill = self.line;
            widget.weak_bg_fill = self.raised;
            widget.corner_radius = CornerRadius::same(radius::BUTTON);
            widget.expansion = 0.0;
        }
    }
}

/// Spacing steps in points.
pub mod space {
    pub const XS: f32 = 4.0;
    pub const S: f32 = 8.0;
    pub const M: f32 = 12.0;
    pub const L: f32 = 16.0;
    pub const XL: f32 = 24.0;
    pub const XXL: f32 = 32.0;
}

/// Corner radii in points.
pub mod radius {
    pub const BUTTON: u8 = 6;
    pub const CARD: u8 = 8;
}

/// Minimum window width with room for the full rail and side panels, in points.
pub const WIDE: f32 = 900.0;

/// Returns the width of the reading column in points.
pub fn reading_width(width: LineWidth) -> f32 {
    match width {
        LineWidth::Narrow => 500.0,
        LineWidth::Medium => 590.0,
        LineWidth::Wide => 700.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every pair of text and ground that the screens use.
    fn text_on_ground(theme: &Theme) -> [(&'static str, Color32, Color32); 25] {
        [
            ("ink on page", theme.ink, theme.page),
            ("ink on panel", theme.ink, theme.panel),
            ("ink on raised", theme.ink, theme.raised),
            ("ink on jumped", theme.ink, theme.jumped),
            ("ink on fading 1", theme.ink, theme.fading[0]),
            ("ink on fading 2", theme.ink, theme.fading[1]),
            ("ink on fading 3", theme.ink, theme.fading[2]),
            ("ink on right soft", theme.ink, theme.right_soft),
            ("ink on miss soft", theme.ink, theme.miss_soft),
            ("ink on accent soft", theme.ink, theme.accent_soft),
            ("ink on unsure soft", theme.ink, theme.unsure_soft),
            ("quiet on page", theme.quiet, theme.page),
            ("quiet on panel", theme.quiet, theme.panel),
            ("quiet on raised", theme.quiet, theme.raised),
            ("quiet on accent soft", theme.quiet, theme.accent_soft),
            ("accent on raised", theme.accent, theme.raised),
            ("accent on page", theme.accent, theme.page),
            ("accent on accent soft", theme.accent, theme.accent_soft),
            ("on accent on accent", theme.on_accent, theme.accent),
            ("right on page", theme.right, theme.page),
            ("right on right soft", theme.right, theme.right_soft),
            ("miss on page", theme.miss, theme.page),
            ("miss on raised", theme.miss, theme.raised),
            ("miss on miss soft", theme.miss, theme.miss_soft),
            ("unsure on unsure soft", theme.unsure, theme.unsure_soft),
        ]
    }

    /// Relative luminance as defined by WCAG 2.2.
    fn luminance(color: Color32) -> f64 {
        let [red, green, blue, _] = color.to_array().map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Every pair of ring, mark or border and ground that tells something.
    fn mark_on_ground(theme: &Theme) -> [(&'static str, Color32, Color32); 14] {
        [
            ("ring on page", theme.accent, theme.page),
            ("ring on panel", theme.accent, theme.panel),
            ("ring on raised", theme.accent, theme.raised),
            ("ring on accent soft", theme.accent, theme.accent_soft),
            ("ring on right soft", theme.accent, theme.right_soft),
            ("ring on miss soft", theme.accent, theme.miss_soft),
            ("ring on unsure soft", theme.accent, theme.unsure_soft),
            ("right on raised", theme.right, theme.raised),
            ("miss on raised", theme.miss, theme.raised),
            ("unsure on raised", theme.unsure, theme.raised),
            ("unsure on page", theme.unsure, theme.page),
            ("frame of a message", theme.quiet, theme.page),
            ("frame of a message over the rail", theme.quiet, theme.panel),
            ("progress on line", theme.accent, theme.line),
        ]
    }

    #[test]
    fn rings_and_marks_stand_out_from_their_ground() {
        for (name, theme) in [("light", LIGHT), ("dark", DARK), ("sepia", SEPIA)] {
            for (pair, mark, ground) in mark_on_ground(&theme) {
                let contrast = contrast(mark, ground);
                assert!(contrast >= 3.0, "{name}, {pair}: {contrast:.2} to 1");
            }
        }
    }

    fn contrast(one: Color32, other: Color32) -> f64 {
        let (a, b) = (luminance(one), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_stands_out_from_its_ground() {
        for (name, theme) in [("light", LIGHT), ("dark", DARK), ("sepia", SEPIA)] {
            for (pair, ink, ground) in text_on_ground(&theme) {
                let contrast = contrast(ink, ground);
                assert!(contrast >= 4.5, "{name}, {pair}: {contrast:.2} to 1");
            }
        }
    }
}
