//! The verdict in words, announced to screen readers.

use egui::{Ui, vec2};

use crate::study::Judged;
use crate::ui::look::fonts::FontFace;
use crate::ui::look::scale::Type;
use crate::ui::look::shapes;
use crate::ui::look::text::words;
use crate::ui::sitting::announce::announce;
use crate::ui::sitting::data::verdict::verdict_words;
use crate::ui::view::View;

/// Draws how much of the answer was right, with a check or a cross.
pub(in crate::ui) fn verdict_words_ui(ui: &mut Ui, view: &View<'_>, judged: &Judged) {
    let theme = view.theme;
    let right = judged.verdict.is_right();
    let (rect, _) = ui.allocate_exact_size(vec2(14.0, 20.0), egui::Sense::hover());
    let ink = if right { theme.right } else { theme.miss };
    let text = verdict_words(view.model, judged);
    let mark = if right { shapes::check } else { shapes::cross };
    mark(ui.painter(), rect.center(), ink);
    let label = words(ui, &text, Type::BODY.with(FontFace::SansSemibold), ink);
    announce(ui, &label);
}
