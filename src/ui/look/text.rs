//! Labels and layout jobs in the types and colours of the theme.

use egui::text::LayoutJob;
use egui::{Align, Color32, Label, Response, Role, TextFormat, Ui};

use crate::material::{Script, script_parts};
use crate::ui::look::scale::Type;

/// Adds a label that wraps. Screen readers know a title as a heading.
pub(in crate::ui) fn words(ui: &mut Ui, text: &str, kind: Type, color: Color32) -> Response {
    let response = ui.add(Label::new(job(text, kind, color)).wrap());
    if is_title(kind) {
        heading_node(ui, &response, text);
    }
    response
}

/// Whether text is set in the type of the title of a screen, a dialog or one of their parts.
fn is_title(kind: Type) -> bool {
    [Type::HEAD, Type::TITLE, Type::LEAD].contains(&kind)
}

/// Adds a label of one line, truncated with an ellipsis. Screen readers know a title as a heading.
pub(in crate::ui) fn line(ui: &mut Ui, text: &str, kind: Type, color: Color32) -> Response {
    let response = ui.add(Label::new(job(text, kind, color)).truncate());
    if is_title(kind) {
        heading_node(ui, &response, text);
    }
    response
}

/// Adds a label that wraps and that screen readers know as a heading, in whatever type.
pub(in crate::ui) fn heading(ui: &mut Ui, text: &str, kind: Type, color: Color32) -> Response {
    let response = words(ui, text, kind, color);
    if !is_title(kind) {
        heading_node(ui, &response, text);
    }
    response
}

/// Exposes a label as a heading to screen readers.
pub(in crate::ui) fn heading_node(ui: &Ui, response: &Response, text: &str) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Heading);
        node.clear_value();
        node.set_label(text);
    });
}

/// Exposes a label as a heading of that level in its document, from 1.
pub(in crate::ui) fn heading_level_node(ui: &Ui, response: &Response, text: &str, level: usize) {
    heading_node(ui, response, text);
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_level(level));
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

/// Adds a label that wraps, with the subscripts and superscripts of the material.
pub(in crate::ui) fn material_words(
    ui: &mut Ui,
    text: &str,
    kind: Type,
    color: Color32,
) -> Response {
    ui.add(Label::new(material_job(text, kind, color)).wrap())
}

/// Returns a job with the subscripts and superscripts of the material: `VO~2~max`.
pub(in crate::ui) fn material_job(text: &str, kind: Type, color: Color32) -> LayoutJob {
    material_mixed(&[(text, kind, color)])
}

/// Returns a job with several stretches of text, with the subscripts and superscripts of the material.
pub(in crate::ui) fn material_mixed(parts: &[(&str, Type, Color32)]) -> LayoutJob {
    let mut job = LayoutJob::default();
    for (text, kind, color) in parts {
        for (part, script) in script_parts(text) {
            job.append(part, 0.0, script_format(*kind, script, *color));
        }
    }
    job
}

/// Returns the format of a subscript or superscript in text of `kind`, of `kind` itself for the baseline.
pub(in crate::ui) fn script_format(kind: Type, script: Script, color: Color32) -> TextFormat {
    // Factors of size and line height, chosen so that raised and lowered letters do not spread the lines.
    let (scale, line, valign) = match script {
        Script::Line => (1.0, 1.0, Align::BOTTOM),
        Script::Super => (0.68, 0.73, Align::TOP),
        Script::Sub => (0.68, 0.65, Align::BOTTOM),
    };
    let set = Type {
        size: kind.size * scale,
        line: kind.line * line,
        face: kind.face,
    };
    TextFormat {
        valign,
        ..set.format(color)
    }
}
