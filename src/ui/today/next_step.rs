//! The next step, in one sentence and one button.

use egui::{Align, Layout, Ui};

use crate::material::SectionId;
use crate::model::{Action, NextStep};
use crate::reading::minutes;
use crate::record::Scope;
use crate::study::{quiz_length, seconds_for};
use crate::ui::look::text::{about, count, words};
use crate::ui::look::theme::{Type, space};
use crate::ui::view::View;
use crate::ui::widgets::{PushButton, card};

/// The sentence under the date.
pub(super) fn summary(view: &View<'_>, step: &NextStep) -> String {
    let memory = view.model.memory();
    match step {
        NextStep::Begin(_) => "Read a section, then answer a few questions about it. Spotter brings back what you miss.".to_owned(),
        NextStep::Drill(plan) => {
            let time = about(seconds_for(plan.len(), memory));
            let (are, due) = (if plan.len() == 1 { "is" } else { "are" }, count(plan.len(), "fact"));
            format!("{due} {are} waiting to be recalled. At your pace that is {time}.")
        }
        NextStep::Missed(_) | NextStep::Read(_) | NextStep::Quiz(_) => {
            let tomorrow = view.model.due_tomorrow(view.now);
            match tomorrow {
                0 => "Nothing is due today, and nothing tomorrow.".to_owned(),
                1 => "Nothing is due today. 1 fact is due tomorrow.".to_owned(),
                _ => format!("Nothing is due today. {tomorrow} facts are due tomorrow."),
            }
        }
        NextStep::Nothing => "No pack could be loaded. The Library says why.".to_owned(),
    }
}

/// The next step, said in a title, a sentence and a button.
fn step_words(view: &View<'_>, step: &NextStep) -> (String, String, &'static str) {
    let section_words = |id: &SectionId| {
        let found = view.model.library().section(id);
        let name = found
            .map_or("", |(_, section)| section.title.as_str())
            .to_owned();
        let time = count(found.map_or(1, |(_, section)| minutes(section)), "minute");
        let questions = quiz_length(view.model.library(), &Scope::Section(id.clone()));
        (
            name,
            format!(
                "About {time}, then {} on it if you like.",
                count(questions, "question")
            ),
        )
    };
    match step {
        NextStep::Begin(id) => {
            let (name, sentence) = section_words(id);
            (format!("Start with “{name}”"), sentence, "Start reading")
        }
        NextStep::Read(id) => {
            let (name, sentence) = section_words(id);
            (format!("Read on with “{name}”"), sentence, "Read on")
        }
        NextStep::Drill(plan) => {
            let sentence = match (plan.due.len(), plan.new.len()) {
                (due, 0) => format!("{due} to repeat."),
                (0, new) => format!("{new} new from what you read."),
                (due, new) => format!("{due} to repeat, {new} new from what you read."),
            };
            ("Recall what is due".to_owned(), sentence, "Start")
        }
        NextStep::Missed(missed) => {
            let sentence = format!(
                "{}. Each stays until you answer it right.",
                count(*missed, "question")
            );
            ("Work off what you missed".to_owned(), sentence, "Start")
        }
        NextStep::Quiz(_) => (
            "Test yourself".to_owned(),
            "Questions from the whole article, those you saw least first.".to_owned(),
            "Start",
        ),
        NextStep::Nothing => (
            "There is nothing to study".to_owned(),
            "Put a pack into the data folder.".to_owned(),
            "",
        ),
    }
}

pub(super) fn step_ui(ui: &mut Ui, view: &View<'_>, step: NextStep, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let (title, sentence, button) = step_words(view, &step);
    card(theme).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.set_min_height(50.0);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if let Some(action) = step.action() {
                    PushButton::filled(button).push(ui, view, action, actions);
                }
                ui.add_space(space::M);
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    words(ui, &title, Type::TITLE, theme.ink);
                    words(ui, &sentence, Type::BODY, theme.quiet);
                });
            });
        });
    });
}
