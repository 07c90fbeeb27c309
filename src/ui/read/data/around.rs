//! What surrounds the text of a section: the questions before and after it, and the ways on.

use crate::material::{Pack, SectionId};
use crate::model::{InTextAction, Model, ReadAction, SettingsAction, Skip, StartAction};
use crate::reading::{article_outline, next_section};
use crate::record::Scope;
use crate::study::{Sitting, quiz_length};
use crate::ui::look::phrases::count;
use crate::ui::offer::Offer;

/// The line that explains the marks in the margin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarksNote {
    pub text: &'static str,
    /// Closes it for good.
    pub close: Offer,
}

/// Builds the line that explains the marks, while no mark was used and nothing was ever answered.
pub fn marks_note(model: &Model, id: &SectionId) -> Option<MarksNote> {
    let is_new = !model.settings().marks_known && !model.is_waiting();
    let is_new = is_new && model.memory().counts().answers == 0;
    let pack = model.library().pack(&id.pack).filter(|_| is_new)?;
    let mut marked = pack.facts_of(&id.section);
    marked.next().map(|_| MarksNote {
        text: "Each circle in the margin stands for a fact in the text beside it. Select one to be asked about it.",
        close: Offer::new("Hide this note", SettingsAction::CloseMarksNote),
    })
}

/// Returns the credits and the notice of a pack if section `id` ends an article.
pub fn credits<'a>(pack: &'a Pack, id: &SectionId) -> Vec<&'a str> {
    let article = article_outline(pack, &id.section);
    let is_last = article.last().is_some_and(|(last, _)| last == id);
    let lines = pack.credits.iter().chain([&pack.notice]);
    let lines = lines.filter(|it| is_last && !it.is_empty());
    lines.map(String::as_str).collect()
}

/// The state of the questions after a section.
#[derive(Clone, Debug)]
pub enum After<'a> {
    None,
    Skipped(Skipped),
    /// Other questions are being answered first; says how many wait.
    Waiting(String),
    Asked(&'a Sitting),
}

/// Questions that are not asked, with the offer to ask them after all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Why they are not asked.
    pub text: &'static str,
    pub offers: Vec<Offer>,
}

/// The ways on from the end of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaysOn {
    /// `None` if the section has no questions.
    pub quiz: Option<Offer>,
    pub about: Option<String>,
    pub next: Offer,
    pub next_step: NextStep,
}

/// What is recommended at the end of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// Unanswered questions in the text.
    Questions,
    Quiz,
    Read,
}

/// Returns the sentence that offers the questions before a section.
pub fn before(sitting: &Sitting) -> String {
    let questions = count(sitting.drawn(), "question");
    format!("Try {questions} before you read. They do not count; the section answers them.")
}

/// Returns the state of the questions after section `id`.
pub fn after<'a>(model: &'a Model, id: &SectionId) -> After<'a> {
    let in_text = model.in_text();
    let sitting = in_text.after.sitting.as_ref();
    if in_text.is_skipped || !model.memory().asks_after(id) {
        return skipped(model, id, sitting.is_some()).map_or(After::None, After::Skipped);
    }
    match sitting {
        None => After::None,
        Some(sitting) if model.answer_target() == crate::model::AnswerTarget::After => {
            After::Asked(sitting)
        }
        Some(sitting) => {
            let questions = count(sitting.progress().queue.len(), "question");
            After::Waiting(format!("{questions} about this section wait here."))
        }
    }
}

fn skipped(model: &Model, id: &SectionId, has_some: bool) -> Option<Skipped> {
    let memory = model.memory();
    let asks_here = memory.asks_after(id);
    if asks_here && !has_some {
        return None;
    }
    let text = if !memory.asks_in_text() {
        "Questions at the end of sections are off."
    } else if !asks_here {
        "Questions at the end of this section are off."
    } else {
        "Skipped this time."
    };
    let mut offers = vec![Offer::new("Ask them now", InTextAction::AfterAll)];
    if asks_here {
        let here = InTextAction::Skip(Skip::Section);
        let never = InTextAction::Skip(Skip::Always);
        offers.push(Offer::new("Never after this section", here));
        offers.push(Offer::new("Never in the text", never));
    }
    Some(Skipped { text, offers })
}

/// Builds the ways on from section `id` of `pack`.
pub fn ways_on(model: &Model, pack: &Pack, id: &SectionId) -> WaysOn {
    let here = Scope::Section(id.clone());
    let questions = quiz_length(model.library(), &here);
    let has_questions = questions > 0;
    let waiting = model.in_text().after.sitting.as_ref();
    let waits = waiting.is_some_and(|it| !it.is_over()) && !model.in_text().is_skipped;
    let next = next_section(pack, &id.section);
    let next = next.and_then(|next| pack.section(&next.section));
    let label = next.map_or_else(
        || "Back to Today".to_owned(),
        |next| format!("Next: {}", next.title),
    );
    let quiz = Offer::new("Quiz this section", StartAction::Quiz(here));
    let about = format!("{} about what you just read.", count(questions, "question"));
    WaysOn {
        quiz: has_questions.then_some(quiz),
        about: has_questions.then_some(about),
        next: Offer::new(label, ReadAction::Finish),
        next_step: if waits {
            NextStep::Questions
        } else if has_questions {
            NextStep::Quiz
        } else {
            NextStep::Read
        },
    }
}
