//! What was missed and waits, quizzes to put together, and what was flagged.

pub(in crate::ui) mod quiz_form;

use egui::{Role, Ui, WidgetInfo};

use crate::memory::FaceMemory;
use crate::model::{
    Action, MissedFilter, MissedList, MissedRows, PractiseAction, QuestionAction, StartAction, Tab,
    cause_words,
};
use crate::record::{MissCause, Scope};
use crate::study::QUIZ_LENGTH;
use crate::ui::look::text::{count, line, words};
use crate::ui::look::theme::{Type, space};
use crate::ui::practise::quiz_form::quiz_form_ui;
use crate::ui::sitting::missed_row::{MissedRow, missed_row_ui, notes_of};
use crate::ui::view::View;
use crate::ui::widgets::choice::choice_ui;
use crate::ui::widgets::loading::loading_ui;
use crate::ui::widgets::rows::tall_rows_ui;
use crate::ui::widgets::{ButtonLook, PushButton, hairline};

/// How tall a row is taken to be before it is drawn.
const ROW: f32 = 120.0;

/// Draws the screen.
pub(in crate::ui) fn practise_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    if loading_ui(ui, view) {
        return;
    }
    tabs_ui(ui, view, view.model.missed().len(), actions);
    ui.add_space(space::L);
    match view.model.practise().tab {
        Tab::Missed => missed_ui(ui, view, actions),
        Tab::Quiz => quiz_form_ui(ui, view, actions),
        Tab::Flagged => flagged_ui(ui, view, actions),
    }
}

fn tabs_ui(ui: &mut Ui, view: &View<'_>, missed: usize, actions: &mut Vec<Action>) {
    let flagged = view.model.memory().flags().count();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        for tab in Tab::ALL {
            let name = match tab {
                Tab::Missed => format!("Missed ({missed})"),
                Tab::Quiz => "New quiz".to_owned(),
                Tab::Flagged => format!("Flagged ({flagged})"),
            };
            let chosen = view.model.practise().tab == tab;
            let look = if chosen {
                ButtonLook::Chosen
            } else {
                ButtonLook::Plain
            };
            let button = PushButton {
                look,
                ..PushButton::plain(&name)
            };
            let response = button.push(ui, view, PractiseAction::ShowTab(tab), actions);
            response.widget_info(|| WidgetInfo::selected(Role::Tab, true, chosen, &name));
        }
    });
}

fn missed_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let (theme, missed) = (view.theme, view.model.missed_rows());
    let all = view.model.missed().len();
    words(ui, "Missed questions", Type::HEAD, theme.ink);
    let text = match all {
        0 => {
            "None waits. A question that you miss comes here until you answer it right.".to_owned()
        }
        1 => "1 waits. It leaves this list when you answer it right, not before.".to_owned(),
        many => format!(
            "{many} wait. A question leaves this list when you answer it right, not before."
        ),
    };
    words(ui, &text, Type::BODY, theme.quiet);
    ui.add_space(space::M);
    if all == 0 {
        quiz_yourself_ui(ui, view, actions);
        return;
    }
    missed_buttons_ui(ui, view, missed.len(), actions);
    ui.add_space(space::M);
    filters_ui(ui, view, missed.list(), actions);
    ui.add_space(space::L);
    missed_rows_ui(ui, view, &missed, actions);
}

fn quiz_yourself_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let Some(pack) = view.model.library().packs().first() else {
        return;
    };
    PushButton::filled("Quiz yourself").push(
        ui,
        view,
        StartAction::Quiz(Scope::Pack(pack.id.clone())),
        actions,
    );
}

fn missed_buttons_ui(ui: &mut Ui, view: &View<'_>, listed: usize, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::M, space::S);
        let label = match listed {
            1 => "Retry it".to_owned(),
            many => format!("Retry all {many}"),
        };
        let button = PushButton {
            enabled: listed > 0,
            ..PushButton::filled(&label)
        };
        button.push(ui, view, PractiseAction::RetryMissed(usize::MAX), actions);
        if listed > QUIZ_LENGTH {
            PushButton::plain("Retry ten").push(
                ui,
                view,
                PractiseAction::RetryMissed(QUIZ_LENGTH),
                actions,
            );
        }
        if listed > 0 {
            PushButton::plain("Save as a page to print").push(
                ui,
                view,
                PractiseAction::SaveMissed,
                actions,
            );
        }
    });
}

fn filters_ui(ui: &mut Ui, view: &View<'_>, missed: &MissedList, actions: &mut Vec<Action>) {
    let (filter, ink) = (&view.model.practise().filter, view.theme.ink);
    let (packs, topics) = (&missed.packs, &missed.topics);
    let chosen = filter.cause.as_ref().map_or("", MissCause::as_str);
    let causes = missed.causes.iter();
    let causes: Vec<(String, String)> = causes
        .filter_map(|cause| Some((cause.to_string(), cause_words(cause)?.to_owned())))
        .collect();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        if packs.len() > 1
            && let Some(pack) = choice_ui(ui, ink, ("Pack", "All packs"), packs, &filter.pack)
        {
            let filter = MissedFilter {
                pack,
                topic: String::new(),
                ..filter.clone()
            };
            actions.push(PractiseAction::Filter(filter).into());
        }
        if let Some(topic) = choice_ui(ui, ink, ("Topic", "All topics"), topics, &filter.topic) {
            let filter = MissedFilter {
                topic,
                ..filter.clone()
            };
            actions.push(PractiseAction::Filter(filter).into());
        }
        if !causes.is_empty()
            && let Some(cause) = choice_ui(ui, ink, ("Cause", "All causes"), &causes, chosen)
        {
            let filter = MissedFilter {
                cause: (!cause.is_empty()).then(|| cause.as_str().into()),
                ..filter.clone()
            };
            actions.push(PractiseAction::Filter(filter).into());
        }
    });
}

/// The flagged questions with their notes.
fn flagged_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let (theme, memory) = (view.theme, view.model.memory());
    words(ui, "Flagged questions", Type::HEAD, theme.ink);
    let flagged = memory.flags().count();
    let text = match flagged {
        0 => "None. Press F on a question that seems wrong or unclear, and write down why."
            .to_owned(),
        some => format!(
            "{}. Saving them makes a patch: the notes, put above the questions in the files of the packs, for whoever wrote them.",
            count(some, "note")
        ),
    };
    words(ui, &text, Type::BODY, theme.quiet);
    if flagged == 0 {
        return;
    }
    ui.add_space(space::M);
    PushButton::filled("Save as a patch").push(ui, view, QuestionAction::SaveFlags, actions);
    ui.add_space(space::L);
    let selected = view.model.practise().row.min(flagged - 1);
    tall_rows_ui(ui, ("flagged", flagged, ROW), selected, |ui, index| {
        hairline(ui, theme);
        let Some((ask, flag)) = memory.flags().nth(index) else {
            return;
        };
        let note = if flag.note.is_empty() {
            "No note".to_owned()
        } else {
            format!("“{}”", flag.note)
        };
        let row = MissedRow {
            ask,
            gave: &[],
            notes: &[note],
            sure: false,
        };
        if view.model.library().face(ask).is_some() {
            missed_row_ui(ui, view, &row, actions);
        } else {
            ui.add_space(space::S);
            let text = format!("{ask}: no longer in its pack");
            line(ui, &text, Type::BODY, theme.quiet);
            ui.add_space(space::S);
        }
    });
    hairline(ui, theme);
}

fn missed_rows_ui(ui: &mut Ui, view: &View<'_>, missed: &MissedRows, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let count = missed.len();
    if count == 0 {
        words(
            ui,
            "None of these. Choose another topic or cause.",
            Type::BODY,
            theme.quiet,
        );
        return;
    }
    let today = view.model.memory().today(view.now);
    let selected = view.model.practise().row.min(count - 1);
    tall_rows_ui(ui, ("missed", count, ROW), selected, |ui, index| {
        hairline(ui, theme);
        let Some(it) = missed.get(index) else {
            return;
        };
        let notes = notes_of(it, today, view);
        let miss = view
            .model
            .memory()
            .ask(&it.ask)
            .and_then(FaceMemory::last_miss);
        let gave = miss.map_or_else(Vec::new, |it| it.gave);
        let row = MissedRow {
            ask: &it.ask,
            gave: &gave,
            notes: &notes,
            sure: it.sure,
        };
        missed_row_ui(ui, view, &row, actions);
    });
    hairline(ui, theme);
}
