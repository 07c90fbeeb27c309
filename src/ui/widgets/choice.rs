//! A list to choose from, and a list to read.

use egui::{Color32, ComboBox, Role, Ui, WidgetInfo};

use crate::ui::look::text::{job, line, words};
use crate::ui::look::theme::{Type, space};
use crate::ui::view::View;

/// A list to choose from, with a first entry that stands for all; gives the key of what was chosen, if another.
pub(in crate::ui) fn choice_ui(
    ui: &mut Ui,
    ink: Color32,
    (name, all): (&str, &str),
    choices: &[(String, String)],
    chosen: &str,
) -> Option<String> {
    let now = choices.iter().find(|(key, _)| key == chosen);
    let shown = now.map_or(all, |(_, words)| words.as_str());
    let mut picked = None;
    ui.spacing_mut().interact_size.y = 36.0;
    ui.spacing_mut().button_padding = egui::vec2(space::M, space::S);
    let text = |text: &str| job(text, Type::BODY, ink);
    let response = ComboBox::from_id_salt(name)
        .selected_text(text(shown))
        .width(150.0)
        .height(360.0)
        .show_ui(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            let rest = choices
                .iter()
                .map(|(key, words)| (key.as_str(), words.as_str()));
            let first = (!all.is_empty()).then_some(("", all));
            for (key, words) in first.into_iter().chain(rest) {
                let response = ui.selectable_label(key == chosen, text(words));
                if response.clicked() && key != chosen {
                    picked = Some(key.to_owned());
                }
            }
        });
    response
        .response
        .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("{name}: {shown}")));
    picked
}

/// A list of texts under a title; nothing when there is none.
pub(in crate::ui) fn listed_ui(ui: &mut Ui, view: &View<'_>, title: &str, problems: &[String]) {
    if problems.is_empty() {
        return;
    }
    ui.add_space(space::XXL);
    line(ui, title, Type::LEAD, view.theme.ink);
    ui.add_space(space::S);
    for problem in problems {
        words(ui, problem, Type::SMALL, view.theme.ink);
        ui.add_space(space::XS);
    }
}
