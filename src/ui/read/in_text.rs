//! A question in the text, with what can be done about it.

use egui::{Ui, vec2};

use crate::answer::key_text;
use crate::material::Face;
use crate::model::{Action, AnswerTarget, FlowAction, InTextAction, SittingAction, Skip};
use crate::record::{Mode, Scope};
use crate::study::{Gain, Judged, Sitting, Stage, gain};
use crate::ui::article::passage::rests_on;
use crate::ui::look::text::{count, days, line, words};
use crate::ui::look::theme::{Type, space};
use crate::ui::sitting::drill::grades_ui;
use crate::ui::sitting::quiz::{check_ui, question_ui};
use crate::ui::sitting::typed::cloze_ui;
use crate::ui::sitting::verdict::verdict_words_ui;
use crate::ui::view::View;
use crate::ui::widgets::{PushButton, quiet_button};

/// Whether another question stands in the text than in the last frame, or more of it. `place` tells the places apart.
pub(in crate::ui) fn comes_now(ui: &Ui, place: AnswerTarget, sitting: &Sitting) -> bool {
    let progress = sitting.progress();
    let now = (
        sitting.id.clone(),
        progress.answers.len(),
        progress.stage == Stage::Asking,
    );
    ui.data_mut(|data| {
        let id = what_came(place);
        let last: &mut (String, usize, bool) = data.get_temp_mut_or_default(id);
        let is_new = *last != now;
        *last = now;
        is_new
    })
}

/// What stands there comes anew when it is drawn next.
pub(in crate::ui) fn forget_what_came(ui: &Ui, place: AnswerTarget) {
    ui.data_mut(|data| data.remove::<(String, usize, bool)>(what_came(place)));
}

fn what_came(place: AnswerTarget) -> egui::Id {
    egui::Id::unique(("question in the text", place))
}

/// Draws what the questions at hand show now.
pub(in crate::ui) fn in_text_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (target, sitting): (AnswerTarget, &Sitting),
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        if target == AnswerTarget::After {
            ui.set_min_height(28.0);
        }
        line(ui, &caption(target, sitting), Type::SMALL, theme.quiet);
        if target == AnswerTarget::After && !sitting.is_over() {
            keyboard_ui(ui, view, actions);
        }
    });
    ui.add_space(space::S);
    let Some(asked) = view.model.target().face(view.model.library()) else {
        over_ui(ui, view, (target, sitting), actions);
        return;
    };
    let stage = &sitting.progress().stage;
    if sitting.is_self_graded(asked.question) {
        recall_ui(ui, view, asked, stage == &Stage::Revealed);
        ui.add_space(space::M);
        if stage == &Stage::Revealed {
            grades_ui(ui, view, asked, actions);
        } else {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                let show = PushButton::plain("Show answer");
                show.push(ui, view, SittingAction::Reveal, actions);
                away_ui(ui, view, target, actions);
            });
        }
        return;
    }
    let judged = match stage {
        Stage::Judged(judged) => Some(judged),
        Stage::Asking | Stage::Revealed | Stage::Over => None,
    };
    question_ui(ui, view, (asked, Type::LISTED), judged, actions);
    ui.add_space(space::M);
    match judged {
        None => ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            ui.vertical(|ui| check_ui(ui, view, asked, actions));
        }),
        Some(judged) => ui.horizontal(|ui| next_ui(ui, view, (sitting, judged), actions)),
    };
    if judged.is_none() {
        ui.add_space(space::S);
        ui.horizontal(|ui| away_ui(ui, view, target, actions));
    }
}

/// Gives the questions at the end the keyboard, or takes it away from them.
fn keyboard_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    if view.model.hears_keys_in_text() {
        quiet_button(ui, view, "Back to the text", FlowAction::Back, actions);
    } else if view.model.can_enter_questions() {
        quiet_button(ui, view, "Answer these", InTextAction::Enter, actions);
    }
}

fn caption(target: AnswerTarget, sitting: &Sitting) -> String {
    let progress = sitting.progress();
    let all = progress.answers.len() + progress.queue.len();
    let at = (progress.answers.len() + usize::from(sitting.is_asking())).clamp(1, all.max(1));
    match target {
        AnswerTarget::Before => format!("Before you read  ·  {at} of {all}  ·  not counted"),
        AnswerTarget::After if sitting.is_over() => "Before you go on".to_owned(),
        AnswerTarget::After => format!("Before you go on  ·  {at} of {all}"),
        AnswerTarget::Here | AnswerTarget::Sitting => "From the passage above".to_owned(),
    }
}

/// A card or a gap, and the answer once it is shown.
fn recall_ui(ui: &mut Ui, view: &View<'_>, asked: Face<'_>, revealed: bool) {
    let theme = view.theme;
    let answer = key_text(asked.question, asked.gap);
    if let Some(cloze) = asked.question.cloze() {
        let filled = revealed.then_some(answer.as_str());
        cloze_ui(ui, view, (cloze, asked.gap), filled, Type::LISTED);
    } else {
        words(ui, &asked.stem(), Type::LISTED, theme.ink);
        if revealed {
            ui.add_space(space::S);
            words(ui, &answer, Type::LISTED, theme.accent);
        }
    }
    if revealed {
        ui.add_space(space::XS);
        words(ui, &rests_on(asked), Type::SMALL, theme.quiet);
    }
}

fn next_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (sitting, judged): (&Sitting, &Judged),
    actions: &mut Vec<Action>,
) {
    ui.spacing_mut().item_spacing.x = space::M;
    let is_last = sitting.progress().queue.is_empty();
    let label = if is_last { "Done" } else { "Next" };
    PushButton::plain(label).push(ui, view, SittingAction::Next, actions);
    verdict_words_ui(ui, view, judged);
}

/// The ways not to answer.
fn away_ui(ui: &mut Ui, view: &View<'_>, target: AnswerTarget, actions: &mut Vec<Action>) {
    match target {
        AnswerTarget::After => {
            quiet_button(ui, view, "Skip", InTextAction::Skip(Skip::Now), actions);
        }
        AnswerTarget::Here => {
            quiet_button(ui, view, "Close", InTextAction::Close, actions);
        }
        AnswerTarget::Before => {
            quiet_button(ui, view, "Not now", InTextAction::CloseBefore, actions);
        }
        AnswerTarget::Sitting => {}
    }
}

/// What the answers came to.
fn over_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (target, sitting): (AnswerTarget, &Sitting),
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let counts = sitting.progress().counts;
    let text = match (target, sitting.progress().answers.last()) {
        (AnswerTarget::Here, Some(last)) => {
            let memory = view.model.memory();
            let strength = memory.fact(&last.ask.fact).and_then(|it| it.strength);
            let due = strength.map(|it| days(it.due - memory.today(view.now)));
            let said = if last.verdict.is_right() {
                "Recalled."
            } else {
                "Not yet."
            };
            match due {
                Some(due) => format!("{said} It comes again in {due}."),
                None => said.to_owned(),
            }
        }
        _ => format!(
            "{} of {} right.",
            counts.right,
            count(counts.answers, "question")
        ),
    };
    words(ui, &text, Type::LISTED, theme.ink);
    if let (AnswerTarget::After, Scope::Section(id)) = (target, &sitting.scope)
        && let Some(gain) = gain(view.model.library(), view.model.memory(), id)
    {
        let Gain { before, now, all } = gain;
        let text = format!("Before reading you had {before} of {all} right, now {now}.");
        words(ui, &text, Type::BODY, theme.quiet);
    }
    ui.add_space(space::S);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::L, space::S);
        let mode_goes_back = sitting.mode == Mode::Read && sitting.can_undo();
        if mode_goes_back {
            quiet_button(ui, view, "Undo", SittingAction::Undo, actions);
        }
        if target == AnswerTarget::Here {
            quiet_button(ui, view, "Close", InTextAction::Close, actions);
        }
    });
}
