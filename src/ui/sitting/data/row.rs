//! A question as a row of a list.

use crate::answer::{joined, key_text};
use crate::material::{Face, FaceId};
use crate::memory::{FaceMemory, Missed};
use crate::model::{FlowAction, Model, cause_words};
use crate::record::Moment;
use crate::study::Judged;
use crate::ui::look::phrases::{on_day, times};
use crate::ui::offer::Offer;

/// A question with the key, its explanation and, in some lists, the wrong answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerRow {
    pub stem: String,
    /// The wrong answer; `None` if it was right, empty, or the list is not about answers.
    pub gave: Option<String>,
    pub key: String,
    /// Why the key is right.
    pub why: String,
    /// Whether the learner was sure of a wrong answer.
    pub was_sure: bool,
    /// One line each.
    pub notes: Vec<String>,
    /// `None` if nothing in the articles proves the answer.
    pub passage: Option<Offer>,
}

/// The button of a row, named with its question, since a list has many.
fn show_passage(asked: Face<'_>, open: FlowAction) -> Offer {
    Offer::new("Show passage", open).named(format!("Show passage: {}", asked.stem()))
}

impl AnswerRow {
    fn of(asked: Face<'_>) -> Self {
        let open = FlowAction::OpenProof(asked.id());
        let passage = asked.passage();
        Self {
            stem: asked.stem(),
            gave: None,
            key: key_text(asked.question, asked.gap),
            why: asked.why().to_owned(),
            was_sure: false,
            notes: Vec::new(),
            passage: passage.map(|_| show_passage(asked, open)),
        }
    }

    /// Builds a row of the missed list; `None` if the question is no longer in its pack.
    pub fn missed(model: &Model, now: Moment, missed: &Missed) -> Option<Self> {
        let asked = model.library().face(&missed.ask)?;
        let known = model.memory().ask(&missed.ask);
        let miss = known.and_then(FaceMemory::last_miss);
        let gave = miss.map(|it| joined(asked.question, &it.gave));
        let has_changed = known.is_some_and(|it| it.was_another(&asked.question.hash));
        Some(Self {
            gave: gave.filter(|it| !it.is_empty()),
            was_sure: missed.sure,
            notes: notes(model, now, missed, has_changed),
            ..Self::of(asked)
        })
    }

    /// Builds the row of a flagged question; `None` if it is no longer in its pack.
    pub fn flagged(model: &Model, ask: &FaceId, note: &str) -> Option<Self> {
        let asked = model.library().face(ask)?;
        let note = if note.is_empty() {
            "No note".to_owned()
        } else {
            format!("“{note}”")
        };
        Some(Self {
            notes: vec![note],
            ..Self::of(asked)
        })
    }

    /// Builds the row of a bookmarked question; `None` if it is no longer in its pack.
    pub fn bookmarked(model: &Model, ask: &FaceId) -> Option<Self> {
        Some(Self::of(model.library().face(ask)?))
    }

    /// Builds a row of the end page; `None` if the question is no longer in its pack.
    pub fn judged(model: &Model, judged: &Judged) -> Option<Self> {
        let asked = model.library().face(&judged.ask)?;
        let gave = Some(&judged.response).filter(|_| !judged.verdict.is_right());
        let gave = gave.map(|it| joined(asked.question, &it.texts()));
        let cause = judged.cause.as_ref().and_then(cause_words);
        Some(Self {
            gave: gave.filter(|it| !it.is_empty()),
            was_sure: judged.is_sure_and_wrong(),
            notes: cause.map(str::to_owned).into_iter().collect(),
            ..Self::of(asked)
        })
    }
}

fn notes(model: &Model, now: Moment, missed: &Missed, has_changed: bool) -> Vec<String> {
    let memory = model.memory();
    let day = missed.at.study_day(memory.settings().day_ends);
    let when = on_day(day, memory.today(now));
    let last = if missed.times > 1 { "last " } else { "" };
    let mut notes = vec![format!("Missed {}, {last}{when}", times(missed.times))];
    let cause = missed.cause.as_ref().and_then(cause_words);
    notes.extend(cause.map(str::to_owned));
    if missed.recalled_since {
        notes.push("Its fact was recalled since".to_owned());
    }
    if has_changed {
        notes.push("Changed since you last saw it".to_owned());
    }
    notes
}
