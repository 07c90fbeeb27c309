//! The end of a sitting: the score, what was missed and where it stands, and what comes next.

use egui::{Align, Layout, Role, Ui, WidgetInfo};

use crate::material::Face;
use crate::memory::{Counts, RecordPart};
use crate::model::{Action, RecordAction, SittingAction, StartAction, cause_words};
use crate::record::{Mode, Scope};
use crate::study::{Feedback, Judged, Sitting, by_topic, last_time, median_ms, slowest};
use crate::ui::look::fonts::FontFace;
use crate::ui::look::text::{count, line, seconds, words};
use crate::ui::look::theme::{Type, space};
use crate::ui::sitting::missed_row::{MissedRow, missed_row_ui};
use crate::ui::sitting::verdict::claim_ui;
use crate::ui::view::View;
use crate::ui::widgets::{PushButton, hairline, quiet_button};

/// From how many answers on a share is shown.
const SHARE_FROM: usize = 20;

/// What the head of the page is made from.
struct Basis {
    is_drill: bool,
    counts: Counts,
    /// What the same came to the time before.
    last_time: Option<Counts>,
    /// How many facts are due by tomorrow.
    tomorrow: usize,
}

/// The head of the page.
#[derive(Debug, PartialEq, Eq)]
struct Summary {
    title: String,
    sentences: Vec<String>,
}

impl Summary {
    fn of(basis: &Basis) -> Self {
        let Basis {
            is_drill,
            counts,
            last_time,
            tomorrow,
        } = *basis;
        let verb = if is_drill { "recalled" } else { "right" };
        let (right, answers) = (counts.right, counts.answers);
        let mut sentences = vec![first_attempts(counts, verb)];
        if let Some(before) = last_time.filter(|_| !is_drill) {
            let (right, answers) = (before.right, before.answers);
            sentences.push(format!("Last time: {right} of {answers} {verb}."));
        }
        let are = if tomorrow == 1 { "is" } else { "are" };
        let facts = count(tomorrow, "fact");
        sentences.push(format!("{facts} {are} due by tomorrow."));
        Self {
            title: format!("{right} of {answers} {verb}{}", share(right, answers)),
            sentences,
        }
    }
}

/// Draws the page.
pub(in crate::ui) fn end_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let Some(sitting) = &view.model.target().sitting else {
        return;
    };
    let theme = view.theme;
    let (model, now) = (view.model, view.now);
    let summary = Summary::of(&Basis {
        is_drill: sitting.mode == Mode::Drill,
        counts: sitting.progress().counts,
        last_time: last_time(model.memory(), model.device(), sitting),
        tomorrow: model.due_tomorrow(now),
    });
    words(ui, &summary.title, Type::HEAD, theme.ink);
    for sentence in &summary.sentences {
        words(ui, sentence, Type::BODY, theme.quiet);
    }
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
            claim_ui(ui, view, asked, judged, actions);
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

fn first_attempts(counts: Counts, verb: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(right: usize, answers: usize, first: usize) -> Counts {
        Counts {
            answers,
            right,
            first_attempts: first,
            first_right: right.min(first),
        }
    }

    fn said(basis: &Basis) -> (String, String) {
        let Summary { title, sentences } = Summary::of(basis);
        (title, sentences.join(" "))
    }

    #[test]
    fn the_head_says_what_it_came_to_and_what_comes_tomorrow() {
        let mut basis = Basis {
            is_drill: false,
            counts: counts(1, 1, 0),
            last_time: None,
            tomorrow: 1,
        };
        let (title, rest) = said(&basis);
        assert_eq!(title, "1 of 1 right");
        assert_eq!(
            rest,
            "You had answered all of these before. 1 fact is due by tomorrow."
        );
        basis.counts = counts(15, 20, 12);
        basis.last_time = Some(counts(3, 9, 9));
        basis.tomorrow = 0;
        let (title, rest) = said(&basis);
        assert_eq!(title, "15 of 20 right (75 %)", "of twenty on in percent");
        assert_eq!(
            rest,
            "Of 12 asked for the first time, 12 right. Last time: 3 of 9 right. 0 facts are due by tomorrow."
        );
        basis.is_drill = true;
        let (title, rest) = said(&basis);
        assert_eq!(title, "15 of 20 recalled (75 %)");
        assert!(
            !rest.contains("Last time"),
            "a drill is of other cards: {rest}"
        );
    }
}
