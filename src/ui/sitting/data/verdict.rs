//! What is shown after a verdict, and the history of a question.

use crate::answer::key_text;
use crate::material::{Face, Fact};
use crate::memory::{PastAnswer, RecordPart};
use crate::model::{
    Action, CAUSES, History, Modal, Model, QuestionAction, ShellAction, SittingAction, cause_words,
};
use crate::record::{MissCause, Moment, StudyDay, day_in_words};
use crate::study::{Judged, Sitting, can_claim};
use crate::ui::look::names::sure_words;
use crate::ui::look::phrases::{count, times};
use crate::ui::offer::{Choice, Offer};
use crate::ui::sitting::data::menu;

/// What follows a verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct AfterVerdict<'a> {
    /// How often this wrong answer was given, from the second time on.
    pub confused: Option<String>,
    /// Causes of a miss to choose from; empty for a right answer.
    pub causes: Vec<Choice>,
    /// Once the learner says that it was mixed up.
    pub comparison: Option<Comparison<'a>>,
    /// What can be done with the question or its verdict.
    pub offers: Vec<Offer>,
}

/// What a mix-up can be compared with.
#[derive(Clone, Debug, PartialEq)]
pub enum Comparison<'a> {
    Facts(Box<ContrastPair<'a>>),
    /// The wrong answer belongs to no other fact, or to several.
    Nothing,
}

/// Two facts that were mixed up, to compare them.
#[derive(Clone, Debug, PartialEq)]
pub struct ContrastPair<'a> {
    /// The fact that was asked.
    pub this: &'a Fact,
    /// The fact it was taken for.
    pub other: &'a Fact,
    /// Asks the question on the other fact next.
    pub ask: Option<Offer>,
}

/// Builds what follows the verdict.
pub fn data<'a>(model: &'a Model, face: Face<'a>, judged: &Judged) -> AfterVerdict<'a> {
    let is_miss = !judged.verdict.is_right();
    let is_mixed_up = is_miss && judged.cause == Some(MissCause::MixedUp);
    AfterVerdict {
        confused: confused(model, face, judged).filter(|_| is_miss),
        causes: if is_miss { causes(judged) } else { Vec::new() },
        comparison: is_mixed_up.then(|| comparison(model, face)),
        offers: offers(model, face, judged),
    }
}

/// The verdict in a sentence or two, and when the question comes again.
pub fn verdict_words(model: &Model, judged: &Judged) -> String {
    let sitting = model.target().sitting.as_ref();
    let is_queued = sitting.is_some_and(|it| it.progress().queue.contains(&judged.ask));
    match judged.verdict.score {
        100 => "Right.".to_owned(),
        _ if judged.is_sure_and_wrong() && is_queued => {
            "Missed, though you were sure. It comes again in this quiz and tomorrow.".to_owned()
        }
        0 => "Missed. It stays in your missed list until you get it right.".to_owned(),
        _ => "Partly right. It stays in your missed list until you get all of it.".to_owned(),
    }
}

/// Builds the button that claims the answer was right; `None` if this cannot be claimed.
pub fn claim(face: Face<'_>, judged: &Judged) -> Option<Offer> {
    let claim = SittingAction::ClaimRight(judged.at);
    can_claim(face, judged).then(|| Offer::new("My answer was right", claim))
}

fn confused(model: &Model, face: Face<'_>, judged: &Judged) -> Option<String> {
    let gave = judged.response.texts();
    let [given] = gave.as_slice() else {
        return None;
    };
    let known = model.memory().ask(&judged.ask)?;
    let often = known.times_given(given);
    let key = key_text(face.question, face.gap);
    let text = format!("You have taken “{given}” for “{key}” {}.", times(often));
    (often > 1).then_some(text)
}

fn causes(judged: &Judged) -> Vec<Choice> {
    let choice = |cause: &MissCause| {
        let label = cause_words(cause)?;
        let is_chosen = judged.cause.as_ref() == Some(cause);
        let give = SittingAction::GiveCause(cause.clone());
        Some(Choice::new(label, give, is_chosen))
    };
    CAUSES.iter().filter_map(choice).collect()
}

fn comparison<'a>(model: &'a Model, face: Face<'a>) -> Comparison<'a> {
    contrast(model, face).map_or(Comparison::Nothing, |pair| {
        Comparison::Facts(Box::new(pair))
    })
}

fn contrast<'a>(model: &'a Model, face: Face<'a>) -> Option<ContrastPair<'a>> {
    let contrast = model.target().contrast(model.library())?;
    let (_, other) = model.library().fact(&contrast.fact)?;
    let ask = contrast.ask.map(SittingAction::AskContrast);
    Some(ContrastPair {
        this: face.fact,
        other,
        ask: ask.map(|ask| Offer::new("Ask me the other one next", ask)),
    })
}

fn offers(model: &Model, face: Face<'_>, judged: &Judged) -> Vec<Offer> {
    let is_in_text = model
        .target()
        .sitting
        .as_ref()
        .is_some_and(Sitting::is_in_text);
    // Elsewhere the bookmark stands beside the question.
    let shown = menu::data(model, face).into_iter().filter(|it| {
        is_in_text
            || !matches!(
                it.action,
                Action::Question(QuestionAction::ToggleBookmark(_))
            )
    });
    claim(face, judged).into_iter().chain(shown).collect()
}

/// The history of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryPage {
    /// `None` if the question is no longer in its pack.
    pub stem: Option<String>,
    /// Newest first.
    pub answers: Vec<PastRow>,
    /// Number of answers to other questions on the same fact.
    pub others: Option<String>,
    /// Forgets all answers to the fact; `None` if there are none.
    pub forget: Option<Offer>,
}

/// An earlier answer as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastRow {
    /// In percent.
    pub score: u8,
    /// Date, confidence, and whether the question has changed since.
    pub about: String,
    /// `None` if the answer was empty or left no text.
    pub gave: Option<String>,
}

/// Builds the history of a question.
pub fn history(model: &Model, history: &History, now: Moment) -> HistoryPage {
    let face = model.library().face(&history.ask);
    let hash = face.map(|face| face.question.hash.as_str());
    let today = model.memory().today(now);
    let row = |it: &PastAnswer| past_row(model, (it, today), hash);
    let ask = Modal::Forgetting(RecordPart::Fact(history.ask.fact.clone()));
    let forget = Offer::new("Reset this fact…", ShellAction::OpenModal(ask));
    let others = count(history.others, "more answer");
    let others = format!("{others} to other questions on the same fact.");
    HistoryPage {
        stem: face.map(|face| face.stem()),
        answers: history.answers.iter().map(row).collect(),
        others: (history.others > 0).then_some(others),
        forget: (history.answers.len() + history.others > 0).then_some(forget),
    }
}

fn past_row(model: &Model, (past, today): (&PastAnswer, StudyDay), hash: Option<&str>) -> PastRow {
    let answer = &past.answer;
    let day = answer.at.study_day(model.memory().settings().day_ends);
    let mut about = vec![day_in_words(day, today)];
    about.extend(answer.sure.and_then(sure_words).map(str::to_owned));
    if hash.is_none_or(|hash| answer.was != hash) {
        about.push("the question read differently then".to_owned());
    }
    PastRow {
        score: past.score.percent(),
        about: about.join(", "),
        gave: (!answer.gave.is_empty()).then(|| answer.gave.join(", ")),
    }
}
