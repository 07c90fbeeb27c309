//! The end of a sitting: the score, what was missed and where it stands, and what comes next.

use egui::Ui;

use crate::action::Action;
use crate::memory::RecordPart;
use crate::model::Model;
use crate::study::{Mode, due_on};
use crate::ui::View;
use crate::ui::missed_row::{MissedRow, missed_row_ui};
use crate::ui::theme::{Type, space};
use crate::ui::widgets::{PushButton, hairline, quiet_button};
use crate::ui::words::{count, line, words};

/// Retrying what was missed in the sitting that just ended; `None` when nothing was, or when it was a drill,
/// which asks again by itself.
pub(super) fn retry(model: &Model) -> Option<Action> {
    let sitting = model
        .desk
        .sitting
        .as_ref()
        .filter(|sitting| sitting.mode == Mode::Quiz)?;
    let asks: Vec<_> = sitting
        .misses()
        .into_iter()
        .map(|judged| judged.ask.clone())
        .collect();
    (!asks.is_empty()).then_some(Action::StartAsks(crate::study::Scope::Missed, asks))
}

/// Draws the page.
pub(super) fn end_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let Some(sitting) = &view.model.desk.sitting else {
        return;
    };
    let theme = view.theme;
    let counts = sitting.progress().counts;
    let (title, verb) = match sitting.mode {
        Mode::Quiz => (
            format!("{} of {} right", counts.right, counts.answers),
            "right",
        ),
        Mode::Drill => (
            format!("{} of {} recalled", counts.right, counts.answers),
            "recalled",
        ),
    };
    words(ui, &title, Type::HEAD, theme.ink);
    words(ui, &first_attempts(counts, verb), Type::BODY, theme.quiet);
    let tomorrow = due_on(
        &view.model.library,
        &view.model.memory,
        view.model.memory.today(view.now) + 1,
    );
    let verb = if tomorrow == 1 { "is" } else { "are" };
    words(
        ui,
        &format!("{} {verb} due by tomorrow.", count(tomorrow, "fact")),
        Type::BODY,
        theme.quiet,
    );
    ui.add_space(space::XL);
    buttons_ui(ui, view, actions);
    let misses = sitting.misses();
    if misses.is_empty() {
        return;
    }
    ui.add_space(space::XXL);
    line(ui, "Missed in this sitting", Type::LEAD, theme.ink);
    ui.add_space(space::M);
    for judged in misses {
        hairline(ui, theme);
        let gave = judged.response.texts();
        let row = MissedRow {
            ask: &judged.ask,
            gave: &gave,
            notes: &[],
            sure: false,
            selected: false,
        };
        missed_row_ui(ui, view, &row, actions);
    }
    hairline(ui, theme);
}

fn first_attempts(counts: crate::memory::Counts, verb: &str) -> String {
    match counts.first_attempts {
        0 => "You had answered all of these before.".to_owned(),
        first if first == counts.answers => "All of them were asked for the first time.".to_owned(),
        first => format!(
            "Of {first} asked for the first time, {} {verb}.",
            counts.first_right
        ),
    }
}

fn buttons_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let misses = view
        .model
        .desk
        .sitting
        .as_ref()
        .map_or(0, |sitting| sitting.misses().len());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        if let Some(retry) = retry(view.model) {
            let label = if misses == 1 {
                "Retry this one".to_owned()
            } else {
                format!("Retry these {misses}")
            };
            if PushButton::filled(&label, "Enter")
                .show(ui, theme)
                .clicked()
            {
                actions.push(retry);
            }
            if PushButton::plain("Done", "Esc").show(ui, theme).clicked() {
                actions.push(Action::Leave);
            }
        } else if PushButton::filled("Done", "Enter")
            .show(ui, theme)
            .clicked()
        {
            actions.push(Action::Leave);
        }
        if let Some(sitting) = &view.model.desk.sitting
            && quiet_button(ui, theme, "Forget this sitting", "").clicked()
        {
            actions.push(Action::Forget(RecordPart::Sitting(sitting.id.clone())));
        }
    });
}
