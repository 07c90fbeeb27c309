//! Asks, before the verdict, how sure the learner is. Answering is optional.

use egui::Ui;

use crate::answer::Confidence;
use crate::model::{Action, SittingAction};
use crate::ui::look::text::words;
use crate::ui::look::theme::{Type, space};
use crate::ui::view::View;
use crate::ui::widgets::{ButtonLook, PushButton};

/// Each confidence with its label and the chance of being right that it stands for.
const STEPS: [(Confidence, &str, &str); 3] = [
    (Confidence::Guess, "Guess", "no better than chance"),
    (Confidence::Unsure, "Unsure", "about 2 in 3"),
    (Confidence::Sure, "Sure", "at least 9 in 10"),
];

pub(in crate::ui) fn sure_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let chosen = view.model.target().draft.sure;
    ui.add_space(space::L);
    let what = match STEPS.iter().find(|(sure, ..)| Some(*sure) == chosen) {
        None => "How sure are you? You may leave this out; it never changes the score.".to_owned(),
        Some((_, word, chance)) => format!("{word}: {chance}. It never changes the score."),
    };
    words(ui, &what, Type::SMALL, theme.quiet);
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::S, space::S);
        for (sure, word, _) in STEPS {
            let look = if chosen == Some(sure) {
                ButtonLook::Chosen
            } else {
                ButtonLook::Plain
            };
            let button = PushButton {
                look,
                ..PushButton::plain(word)
            };
            button.push(ui, view, SittingAction::SetSure(sure), actions);
        }
    });
}
