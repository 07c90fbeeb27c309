//! The end of a sitting: the score, what was missed and where it stands, and what comes next.

use egui::{Align, Layout, Role, Ui, WidgetInfo};

use crate::material::Face;
use crate::memory::RecordPart;
use crate::model::{Action, RecordAction, SittingAction, StartAction, cause_words};
use crate::record::{Mode, Scope};
use crate::study::{
    Feedback, Judged, Sitting, by_topic, can_claim, due_on, last_time, median_ms, slowest,
};
use crate::ui::look::fonts::FontFace;
use crate::ui::look::text::{count, line, seconds, words};
use crate::ui::look::theme::{Type, space};
use crate::ui::sitting::missed_row::{MissedRow, missed_row_ui};
use crate::ui::view::View;
use crate::ui::widgets::{PushButton, hairline, quiet_button};

/// From how many answers on a share is shown.
const SHARE_FROM: usize = 20;

/// Draws the page.
pub(in crate::ui) fn end_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let Some(sitting) = &view.model.target().sitting else {
        return;
    };
    let theme = view.theme;
    let counts = sitting.progress().counts;
    let (title, verb) = match sitting.mode {
        Mode::Quiz | Mode::Read | Mode::Preread | Mode::Other(_) => (
            format!("{} of {} right", counts.right, counts.answers),
            "right",
        ),
        Mode::Drill => (
            format!("{} of {} recalled", counts.right, counts.answers),
            "recalled",
        ),
    };
    let percent = share(counts.right, counts.answers);
    words(ui, &format!("{title}{percent}"), Type::HEAD, theme.ink);
    words(ui, &first_attempts(counts, verb), Type::BODY, theme.quiet);
    if let Some(before) = last_time(view.model.memory(), view.model.device(), sitting)
        .filter(|_| sitting.mode == Mode::Quiz)
    {
        let text = format!("Last time: {} of {} {verb}.", before.right, before.answers);
        words(ui, &text, Type::BODY, theme.quiet);
    }
    let tomorrow = due_on(
        view.model.library(),
        view.model.memory(),
        view.model.memory().today(view.now) + 1,
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
    rows_ui(
        ui,
        view,
        "Missed in this sitting",
        sitting.misses(),
        actions,
    );
    let answers = &sitting.progress().answers;
    let lucky = answers.iter().filter(|judged| judged.is_lucky()).collect();
    rows_ui(ui, view, "Right by a guess", lucky, actions);
    if sitting.feedback == Feedback::AtEnd {
        let sound = |judged: &&Judged| judged.verdict.is_right() && !judged.is_lucky();
        let right = answers.iter().filter(sound).collect();
        rows_ui(ui, view, "Right", right, actions);
    }
    topics_ui(ui, view, sitting, actions);
    times_ui(ui, view, sitting);
}

/// Answers as rows under a title; nothing without answers.
fn rows_ui(
    ui: &mut Ui,
    view: &View<'_>,
    title: &str,
    answers: Vec<&Judged>,
    actions: &mut Vec<Action>,
) {
    if answers.is_empty() {
        return;
    }
    ui.add_space(space::XXL);
    line(ui, title, Type::LEAD, view.theme.ink);
    ui.add_space(space::M);
    for judged in answers {
        hairline(ui, view.theme);
        let mut notes = Vec::new();
        notes.extend(
            judged
                .cause
                .as_ref()
                .and_then(cause_words)
                .map(str::to_owned),
        );
        let right = judged.verdict.is_right();
        let gave = if right {
            Vec::new()
        } else {
            judged.response.texts()
        };
        let row = MissedRow {
            ask: &judged.ask,
            gave: &gave,
            notes: &notes,
            sure: judged.is_sure_and_wrong(),
        };
        missed_row_ui(ui, view, &row, actions);
        // Where the verdict comes only now, it can be answered only now.
        let asked = view.model.library().face(&judged.ask);
        let sitting = view.model.target().sitting.as_ref();
        let comes_last = sitting.is_some_and(|it| it.feedback == Feedback::AtEnd);
        if let Some(asked) = asked.filter(|_| comes_last) {
            reasons_ui(ui, view, asked);
        }
        if comes_last && asked.is_some_and(|asked| can_claim(asked, judged)) {
            quiet_button(
                ui,
                view,
                "My answer was right",
                SittingAction::ClaimRight(judged.at),
                actions,
            );
        }
    }
    hairline(ui, view.theme);
}

/// Why each other option is not the answer; beside the question there was no room for it before the end.
fn reasons_ui(ui: &mut Ui, view: &View<'_>, asked: Face<'_>) {
    let distractors = asked.question.distractors();
    if distractors.is_empty() {
        return;
    }
    for option in distractors {
        let not = if asked.question.negative {
            "true, so not the answer"
        } else {
            "not the answer"
        };
        let text = format!("{}: {not}. {}", option.text, option.why);
        words(ui, &text, Type::SMALL, view.theme.quiet);
    }
    ui.add_space(space::M);
}

/// The topics of a quiz, each with the way to more of it.
fn topics_ui(ui: &mut Ui, view: &View<'_>, sitting: &Sitting, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let topics = by_topic(view.model.library(), sitting);
    if sitting.mode == Mode::Drill || topics.len() < 2 {
        return;
    }
    ui.add_space(space::XXL);
    line(ui, "By topic", Type::LEAD, theme.ink);
    ui.add_space(space::S);
    for topic in topics {
        hairline(ui, theme);
        ui.horizontal(|ui| {
            ui.set_min_height(44.0);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if topic.right < topic.answers {
                    let name = format!("Quiz me on “{}”", topic.title);
                    let button = PushButton::plain("Quiz me on this").show(ui, theme);
                    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
                    if button.clicked() {
                        actions.push(StartAction::Quiz(topic.scope.clone()).into());
                    }
                    ui.add_space(space::M);
                }
                let score = format!(
                    "{} of {}{}",
                    topic.right,
                    topic.answers,
                    share(topic.right, topic.answers)
                );
                line(
                    ui,
                    &score,
                    Type::BODY.with(FontFace::SansSemibold),
                    theme.ink,
                );
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    line(ui, &topic.title, Type::BODY, theme.ink);
                });
            });
        });
    }
    hairline(ui, theme);
}

/// How long the answers took.
fn times_ui(ui: &mut Ui, view: &View<'_>, sitting: &Sitting) {
    let theme = view.theme;
    let Some(median) = median_ms(sitting).filter(|_| sitting.progress().answers.len() > 3) else {
        return;
    };
    ui.add_space(space::XXL);
    line(ui, "Time", Type::LEAD, theme.ink);
    let text = format!(
        "Half of the answers took {} or less. The slowest:",
        seconds(median)
    );
    words(ui, &text, Type::BODY, theme.quiet);
    ui.add_space(space::S);
    for judged in slowest(sitting, 3) {
        hairline(ui, theme);
        let asked = view.model.library().face(&judged.ask);
        ui.horizontal(|ui| {
            ui.set_min_height(40.0);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                line(ui, &seconds(judged.ms), Type::BODY, theme.quiet);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let stem = asked.map_or_else(String::new, |asked| asked.stem());
                    line(ui, &stem, Type::BODY, theme.ink);
                });
            });
        });
    }
    hairline(ui, theme);
}

/// The share in percent; nothing of few answers, from which it would say little.
fn share(part: usize, whole: usize) -> String {
    match (part * 100).checked_div(whole) {
        Some(percent) if whole >= SHARE_FROM => format!(" ({percent} %)"),
        _ => String::new(),
    }
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
    let misses = view
        .model
        .open()
        .sitting
        .as_ref()
        .map(Sitting::to_retry)
        .unwrap_or_default();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        if misses.is_empty() {
            PushButton::filled("Done").push(ui, view, SittingAction::Leave, actions);
        } else {
            let label = match misses.len() {
                1 => "Retry this one".to_owned(),
                many => format!("Retry these {many}"),
            };
            let retry = StartAction::Faces(Scope::Missed, misses);
            PushButton::filled(&label).push(ui, view, retry, actions);
            PushButton::plain("Done").push(ui, view, SittingAction::Leave, actions);
        }
        if let Some(sitting) = &view.model.target().sitting {
            let (device, sit) = (view.model.device().to_owned(), sitting.id.clone());
            let forget = RecordAction::Forget(RecordPart::Sitting { device, sit });
            quiet_button(ui, view, "Forget this sitting", forget, actions);
        }
    });
}
