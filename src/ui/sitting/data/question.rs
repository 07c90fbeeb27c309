//! What is shown of a question before and after its answer.

use std::borrow::Cow;

use crate::answer::{Grade, key_text, number_problem};
use crate::material::{Face, Input, Scoring, small_letters};
use crate::model::{Draft, FlowAction, Model, SittingAction};
use crate::record::{Mode, Moment};
use crate::study::{Judged, Sitting, Stage};
use crate::ui::look::names::grade_words;
use crate::ui::look::phrases::days;
use crate::ui::offer::Offer;

/// The current face of a session: asked, revealed or judged.
#[derive(Clone, Debug)]
pub struct Question<'a> {
    pub face: Face<'a>,
    /// `None` until it is judged.
    pub judged: Option<&'a Judged>,
    /// Whether the back of a card is shown.
    pub is_revealed: bool,
    /// In display order.
    pub options: Vec<&'a str>,
    /// Lines above the stem.
    pub notes: Vec<String>,
    /// What to do before the answer can be submitted; `None` once it can.
    pub missing: Option<String>,
    /// What the button that submits the answer says.
    pub submit: &'static str,
    pub asks_confidence: bool,
}

/// A card or a cloze gap in a drill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card<'a> {
    /// Title of its section, else of its pack.
    pub place: &'a str,
    /// Hint of the gap, until the answer is shown.
    pub hint: Option<&'a str>,
    /// `None` until the answer is shown.
    pub back: Option<Back<'a>>,
}

/// The back of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Back<'a> {
    pub answer: String,
    /// The sentences of the article that prove the answer.
    pub quote: Option<Cow<'a, str>>,
    pub evidence: String,
    pub passage: Option<Offer>,
}

/// A grade with its button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GradeOffer {
    pub grade: Grade,
    /// What it means, said after its name where there is room.
    pub hint: &'static str,
    /// When the fact comes again; `None` where that is not known.
    pub after: Option<String>,
    pub offer: Offer,
}

impl GradeOffer {
    /// Its name with what it means.
    pub fn long(&self) -> String {
        let parts = [self.offer.label.as_str(), self.hint];
        joined(parts)
    }

    /// All that is said of it.
    pub fn spoken(&self) -> String {
        let after = self.after.as_deref().unwrap_or_default();
        joined([self.long().as_str(), after])
    }
}

/// Joins what is not empty with a comma.
fn joined(parts: [&str; 2]) -> String {
    let [first, second] = parts;
    let comma = if second.is_empty() { "" } else { ", " };
    format!("{first}{comma}{second}")
}

/// Builds the current question of the answer target; `None` if there is none.
pub fn question(model: &Model) -> Option<Question<'_>> {
    let target = model.target();
    let face = target.face(model.library())?;
    let sitting = target.sitting.as_ref()?;
    let stage = &sitting.progress().stage;
    let judged = match stage {
        Stage::Judged(judged) => Some(judged),
        Stage::Asking | Stage::Revealed | Stage::Over => None,
    };
    let missing = !target.can_submit(model.library());
    Some(Question {
        face,
        judged,
        is_revealed: *stage == Stage::Revealed,
        options: target.options(model.library()),
        notes: notes(model, face, judged),
        missing: missing.then(|| missing_part(face, &target.draft.text)),
        submit: if sitting.mode == Mode::Preread {
            "Next"
        } else {
            "Check answer"
        },
        asks_confidence: judged.is_none()
            && sitting.mode != Mode::Preread
            && model.settings().asks_confidence,
    })
}

/// Builds the front and, once revealed, the back of a card.
pub fn card<'a>(question: &Question<'a>) -> Card<'a> {
    let Face {
        pack,
        fact,
        question: asked,
        gap,
    } = question.face;
    let passage = fact.passage.as_ref();
    let section = passage.and_then(|passage| pack.section(&passage.section));
    let gap = asked.cloze().and_then(|cloze| cloze.gaps().nth(gap));
    let hint = gap.map(|gap| gap.hint.as_str());
    Card {
        place: section.map_or(pack.title.as_str(), |section| section.title.as_str()),
        hint: hint.filter(|hint| !hint.is_empty() && !question.is_revealed),
        back: question.is_revealed.then(|| back(question.face)),
    }
}

fn back(face: Face<'_>) -> Back<'_> {
    let fact = face.fact;
    let passage = face.passage();
    let contested = if fact.contested { ", contested" } else { "" };
    let open = FlowAction::OpenProof(face.id());
    Back {
        answer: key_text(face.question, face.gap),
        quote: passage.map(|passage| face.pack.proof(passage)),
        evidence: format!("{}{contested}", fact.evidence.words()),
        passage: passage.map(|_| Offer::new("Show passage", open)),
    }
}

/// Builds the grade buttons of a card, each with the interval that it leads to.
pub fn grades(model: &Model, now: Moment, face: Face<'_>) -> Vec<GradeOffer> {
    let memory = model.memory();
    let known = memory.fact(&face.pack.fact_id(face.fact));
    let state = known.and_then(|fact| fact.memory_state);
    let schedule = memory.schedule();
    let intervals = schedule.intervals(state.as_ref(), memory.today(now));
    let sitting = model.target().sitting.as_ref();
    let comes_again = sitting.is_some_and(|it: &Sitting| it.mode == Mode::Drill);
    let offer = |(index, grade): (usize, Grade)| {
        let interval = intervals.and_then(|it| it.get(index).copied());
        let after = match grade {
            Grade::Again if comes_again => Some("this session".to_owned()),
            Grade::Again | Grade::Hard | Grade::Good | Grade::Easy | Grade::Other => {
                interval.map(days)
            }
        };
        let give = SittingAction::GiveGrade(grade);
        GradeOffer {
            grade,
            hint: if grade == Grade::Hard { "I got it" } else { "" },
            after,
            offer: Offer::new(grade_words(grade), give),
        }
    };
    Grade::ALL.into_iter().enumerate().map(offer).collect()
}

fn notes(model: &Model, face: Face<'_>, judged: Option<&Judged>) -> Vec<String> {
    let known = model.memory().ask(&face.id());
    let has_changed = known.is_some_and(|it| it.was_another(&face.question.hash));
    let changed = (has_changed && judged.is_none()).then(|| "Changed since you last saw it".into());
    instruction(face).into_iter().chain(changed).collect()
}

/// Returns what kind of answer is expected, unless the stem is enough.
fn instruction(face: Face<'_>) -> Option<String> {
    let question = face.question;
    let keys = question.keys().len();
    match question.input() {
        Input::Several if face.pack.scoring == Scoring::AllOrNothing => {
            Some(format!("Choose {keys}. Only all of them count."))
        }
        Input::Several => Some(format!("Choose {keys}")),
        Input::One if question.is_statement() => Some("True or false?".to_owned()),
        Input::Order => Some("Put these in order".to_owned()),
        // The columns say it.
        Input::Match | Input::One | Input::Text | Input::Number | Input::Grade => None,
    }
}

/// Says how the items of an order are moved; once one was, where that one is now.
pub fn order_words(draft: &Draft, items: &[&str]) -> String {
    let moved = draft
        .moved
        .and_then(|place| Some((place, items.get(place)?)));
    match moved {
        Some((place, item)) => {
            let item = small_letters(item);
            format!("“{item}” is now {} of {}.", place + 1, items.len())
        }
        None if draft.order.is_some() => {
            "This order is your answer. You can still move items.".to_owned()
        }
        None => "Drag the items, use their arrows, or press Ctrl Up and Ctrl Down.".to_owned(),
    }
}

/// Returns what to do before an answer can be submitted, given what was `typed`; empty where the options say it.
fn missing_part(face: Face<'_>, typed: &str) -> String {
    if let Some(problem) = number_problem(face, typed) {
        return problem;
    }
    let question = face.question;
    let text = match question.input() {
        Input::One | Input::Several | Input::Number => "",
        Input::Match => "Give each an answer: click it, or press its number.",
        Input::Order => "Move an item, or keep the order as it is.",
        Input::Text | Input::Grade => "Small spelling mistakes in long words are accepted.",
    };
    text.to_owned()
}
