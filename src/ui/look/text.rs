//! Labels and layout jobs in the types and colours of the theme.

use egui::text::LayoutJob;
use egui::{Color32, Label, Response, Ui};

use crate::ui::look::theme::Type;

/// Adds a label that wraps.
pub(in crate::ui) fn words(ui: &mut Ui, text: &str, kind: Type, color: Color32) -> Response {
    ui.add(Label::new(job(text, kind, color)).wrap())
}

/// Adds a label of one line, truncated with an ellipsis.
pub(in crate::ui) fn line(ui: &mut Ui, text: &str, kind: Type, color: Color32) -> Response {
    ui.add(Label::new(job(text, kind, color)).truncate())
}

pub(in crate::ui) fn job(text: &str, kind: Type, color: Color32) -> LayoutJob {
    LayoutJob::single_section(text.to_owned(), kind.format(color))
}

/// Returns a job with several stretches of text.
pub(in crate::ui) fn mixed(parts: &[(&str, Type, Color32)]) -> LayoutJob {
    let mut job = LayoutJob::default();
    for (text, kind, color) in parts {
        job.append(text, 0.0, kind.format(*color));
    }
    job
}
