//! Modals.

use egui::{Frame, Id, Margin};

use crate::ui::look::theme::{Theme, radius};

/// Returns a modal in the look of Spotter, which dims what is behind it.
pub(in crate::ui) fn modal(name: &str, theme: &Theme) -> egui::Modal {
    let frame = Frame::new()
        .fill(theme.raised)
        .stroke(theme.hairline())
        .corner_radius(radius::CARD)
        .inner_margin(Margin::same(24));
    // The darker of ink and page, so that a dark theme is dimmed too.
    let (shade, strength) = if theme.is_dark {
        (theme.page, 0.7)
    } else {
        (theme.ink, 0.25)
    };
    egui::Modal::new(Id::unique(name))
        .frame(frame)
        .backdrop_color(shade.gamma_multiply(strength))
}
