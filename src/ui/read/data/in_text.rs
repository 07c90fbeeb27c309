//! What is shown above and after questions in the text.

use crate::model::{AnswerTarget, FlowAction, InTextAction, Model, SittingAction, Skip};
use crate::record::{Mode, Moment, Scope};
use crate::study::{Gain, Sitting, gain};
use crate::ui::look::phrases::{count, days};
use crate::ui::offer::Offer;

/// The line above a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Where in the reading it is asked, and its number.
    pub caption: String,
    /// Gives the questions the keyboard, or returns it to the text; only after the section.
    pub keyboard: Option<Offer>,
}

/// The result of questions in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Over {
    /// The score, or for a single fact when it comes again.
    pub text: String,
    /// Right answers before and after reading the section.
    pub gain: Option<String>,
    pub offers: Vec<Offer>,
}

/// Builds the line above the question.
pub fn head(model: &Model, target: AnswerTarget, sitting: &Sitting) -> Head {
    let is_open = target == AnswerTarget::After && !sitting.is_over();
    Head {
        caption: caption(target, sitting),
        keyboard: keyboard(model).filter(|_| is_open),
    }
}

fn caption(target: AnswerTarget, sitting: &Sitting) -> String {
    let progress = sitting.progress();
    let all = progress.answers.len() + progress.queue.len();
    let at = (progress.answers.len() + usize::from(sitting.is_asking())).clamp(1, all.max(1));
    match target {
        AnswerTarget::Before => {
            format!("Before you read  ·  {at} of {all}  ·  not counted, the text has the answers")
        }
        AnswerTarget::After if sitting.is_over() => "Before you go on".to_owned(),
        AnswerTarget::After => format!("Before you go on  ·  {at} of {all}"),
        AnswerTarget::Here | AnswerTarget::Sitting => "From the passage above".to_owned(),
    }
}

fn keyboard(model: &Model) -> Option<Offer> {
    if model.hears_keys_in_text() {
        Some(Offer::new("Back to the text", FlowAction::Back))
    } else {
        let enter = Offer::new("Answer these", InTextAction::Enter);
        model.can_enter_questions().then_some(enter)
    }
}

/// Builds the button that dismisses the questions; `None` for a session on its own screen, whose bar has one.
pub fn away(target: AnswerTarget) -> Option<Offer> {
    match target {
        AnswerTarget::After => Some(Offer::new("Skip", InTextAction::Skip(Skip::Now))),
        AnswerTarget::Here => Some(Offer::new("Close", InTextAction::Close)),
        AnswerTarget::Before => Some(Offer::new("Not now", InTextAction::CloseBefore)),
        AnswerTarget::Sitting => None,
    }
}

/// Builds the result of the questions of `target`.
pub fn over(model: &Model, now: Moment, target: AnswerTarget, sitting: &Sitting) -> Over {
    let undo = Offer::new("Undo", SittingAction::Undo);
    let can_undo = sitting.mode == Mode::Read && sitting.can_undo();
    let close = Offer::new("Close", InTextAction::Close);
    let close = (target == AnswerTarget::Here).then_some(close);
    let recalled = if target == AnswerTarget::Here {
        recalled(model, now, sitting)
    } else {
        None
    };
    Over {
        text: recalled.unwrap_or_else(|| score(sitting)),
        gain: gained(model, target, sitting),
        offers: can_undo.then_some(undo).into_iter().chain(close).collect(),
    }
}

fn score(sitting: &Sitting) -> String {
    let counts = sitting.progress().counts;
    let questions = count(counts.answers, "question");
    format!("{} of {questions} right.", counts.right)
}

fn recalled(model: &Model, now: Moment, sitting: &Sitting) -> Option<String> {
    let last = sitting.progress().answers.last()?;
    let memory = model.memory();
    let state = memory.fact(&last.ask.fact).and_then(|it| it.memory_state);
    let said = if last.verdict.is_right() {
        "Recalled."
    } else {
        "Not yet."
    };
    Some(match state {
        Some(state) => {
            let due = days(state.due - memory.today(now));
            format!("{said} It comes again in {due}.")
        }
        None => said.to_owned(),
    })
}

fn gained(model: &Model, target: AnswerTarget, sitting: &Sitting) -> Option<String> {
    let (AnswerTarget::After, Scope::Section(id)) = (target, &sitting.scope) else {
        return None;
    };
    let Gain { before, now, all } = gain(model.library(), model.memory(), id)?;
    let text = format!("Before reading: {before} of {all}. Now: {now} of {all}.");
    Some(text)
}
