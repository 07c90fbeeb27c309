//! What is shown of a question, before and after its answer.

use crate::answer::{Grade, key_text, parse_number};
use crate::material::{Face, Input, Scoring};
use crate::model::{FlowAction, Model, SittingAction};
use crate::record::{Mode, Moment};
use crate::study::{Judged, Sitting, Stage};
use crate::ui::look::names::grade_words;
use crate::ui::look::phrases::days;
use crate::ui::offer::Offer;

/// The face that is asked, or was just judged.
#[derive(Clone, Debug)]
pub struct Question<'a> {
    /// What is asked.
    pub face: Face<'a>,
    /// The answer with its verdict; `None` while it is asked.
    pub judged: Option<&'a Judged>,
    /// Whether the answer of a card is shown.
    pub is_revealed: bool,
    /// The options in the order in which they are shown.
    pub options: Vec<&'a str>,
    /// What stands over the stem, a line each.
    pub notes: Vec<String>,
    /// What is still to do before an answer can be submitted; `None` once it can.
    pub missing: Option<String>,
    /// Whether the learner may say how sure they are.
    pub asks_confidence: bool,
}

/// A card, or a gap, as it is drilled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card<'a> {
    /// The section, or the pack, that it is from.
    pub place: &'a str,
    /// A hint to the gap, until the answer is shown.
    pub hint: Option<&'a str>,
    /// The answer, once it is shown.
    pub back: Option<Back<'a>>,
}

/// The answer of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Back<'a> {
    /// What was asked for.
    pub answer: String,
    /// The words of the article that prove it.
    pub quote: Option<&'a str>,
    /// The kind of evidence, and whether experts disagree.
    pub evidence: String,
    /// The way to the passage.
    pub passage: Option<Offer>,
}

/// A grade to give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GradeOffer {
    /// The grade.
    pub grade: Grade,
    /// When the fact comes again; empty where that is not known.
    pub after: String,
    /// Gives it.
    pub offer: Offer,
}

/// What the target asks now; `None` when its session is over.
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
        asks_confidence: judged.is_none() && sitting.mode != Mode::Preread,
    })
}

/// The sides of a card.
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
    let passage = fact.passage.as_ref();
    let contested = if fact.contested { ", contested" } else { "" };
    let open = FlowAction::OpenPassage(face.pack.fact_id(fact));
    Back {
        answer: key_text(face.question, face.gap),
        quote: passage.map(|passage| passage.quote.as_str()),
        evidence: format!("{}{contested}", fact.evidence.words()),
        passage: passage.map(|_| Offer::new("See it in the article", open)),
    }
}

/// The four grades of a card, each with the time until its fact comes again.
pub fn grades(model: &Model, now: Moment, face: Face<'_>) -> Vec<GradeOffer> {
    let memory = model.memory();
    let known = memory.fact(&face.pack.fact_id(face.fact));
    let state = known.and_then(|fact| fact.strength);
    let schedule = memory.schedule();
    let intervals = schedule.intervals(state.as_ref(), memory.today(now));
    let sitting = model.target().sitting.as_ref();
    let comes_again = sitting.is_some_and(|it: &Sitting| it.mode == Mode::Drill);
    let offer = |(index, grade): (usize, Grade)| {
        let interval = intervals.and_then(|it| it.get(index).copied());
        let after = match grade {
            Grade::Again if comes_again => "once more in this sitting".to_owned(),
            Grade::Again | Grade::Hard | Grade::Good | Grade::Easy | Grade::Other => {
                interval.map(days).unwrap_or_default()
            }
        };
        let give = SittingAction::GiveGrade(grade);
        GradeOffer {
            grade,
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

/// What kind of answer is wanted, where the stem alone does not say it.
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
        Input::Match => Some("Find what belongs to each".to_owned()),
        Input::One | Input::Text | Input::Number | Input::Grade => None,
    }
}

/// What is to be done before an answer can be submitted, where `typed` stands in the field; nothing for an order, which
/// always can be.
fn missing_part(face: Face<'_>, typed: &str) -> String {
    let question = face.question;
    let text = match question.input() {
        Input::One if question.is_statement() => "Press 1 for true, 2 for false.",
        Input::One => "Choose with the mouse, the number or the letter.",
        Input::Several => "Switch options on and off with the mouse, number or letter.",
        Input::Match => "Give each a response: click, or press its number.",
        Input::Number => {
            let unit = question.unit();
            let error = parse_number(typed, unit).err();
            return error.map_or_else(String::new, |error| error.sentence(typed, unit));
        }
        Input::Order => "",
        Input::Text | Input::Grade => "Small spelling mistakes in long words are accepted.",
    };
    text.to_owned()
}
