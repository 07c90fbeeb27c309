//! What Today shows and offers.

use crate::material::SectionId;
use crate::memory::SittingScore;
use crate::model::{FlowAction, Model, NextStep, Route, StartAction, next_step};
use crate::reading::{article_outline, minutes};
use crate::record::{Mode, Moment, Scope, day_in_words};
use crate::study::{Counted, Headline, headline, is_in_text, quiz_length, seconds_for};
use crate::ui::look::names::title;
use crate::ui::look::phrases::{about, count, day, sections_finished};
use crate::ui::offer::Offer;

/// Maximum number of sessions listed.
const SESSIONS: usize = 5;

/// Today without its date, before it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Today {
    /// What is due now or tomorrow.
    pub summary: String,
    pub step: Step,
    pub unfinished: Option<Unfinished>,
    /// `None` if no pack has an article.
    pub reading: Option<Reading>,
    pub missed: Missed,
    /// On the first pack; `None` without packs.
    pub quiz: Option<Quiz>,
    /// Latest sessions with answers, newest first; those in the text are left out.
    pub sessions: Vec<Session>,
}

/// The recommended next step in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub title: String,
    pub sentence: String,
    /// `None` without material.
    pub offer: Option<Offer>,
}

/// A session that was left unfinished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// How many questions are left.
    pub title: String,
    /// Mode and scope.
    pub name: String,
    pub resume: Offer,
    /// Ends it without answering the rest.
    pub end: Offer,
}

/// Reading progress in the open article.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Title of the open section.
    pub section: String,
    /// Its number among the sections of the article, and its reading time.
    pub place: String,
    /// Finished sections, 0 to 1.
    pub share: f32,
    /// `share` in words.
    pub progress: String,
    pub offer: Offer,
}

/// Totals of the missed questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    pub waiting: usize,
    /// Those that the learner was sure of.
    pub sure: usize,
    pub offer: Offer,
}

/// A quiz that starts with one press.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quiz {
    pub sentence: String,
    pub offer: Offer,
}

/// A past session as a table row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// `Today`, `Friday`, `3 March`.
    pub day: String,
    /// Mode and scope.
    pub name: String,
    /// `7 of 10`.
    pub score: String,
    /// What the score counts, and what the whole session came to.
    pub about: String,
}

/// Returns the study day of `now` in words.
pub fn date(model: &Model, now: Moment) -> String {
    let today = model.memory().today(now);
    day_in_words(today, today)
}

/// Builds the page.
pub fn data(model: &Model, now: Moment) -> Today {
    let step = next_step(model, now);
    Today {
        summary: summary(model, now, &step),
        step: step_of(model, step),
        unfinished: model.unfinished(now).map(|it| unfinished(model, now, &it)),
        reading: reading(model),
        missed: missed(model),
        quiz: quiz(model),
        sessions: sessions(model, now),
    }
}

fn summary(model: &Model, now: Moment, step: &NextStep) -> String {
    match step {
        NextStep::Begin(_) => "Read a section, then answer a few questions about it. Spotter brings back what you miss.".to_owned(),
        NextStep::Drill(plan) => {
            let time = about(seconds_for(plan.len(), model.memory()));
            let are = if plan.len() == 1 { "is" } else { "are" };
            let due = count(plan.len(), "fact");
            format!("{due} {are} waiting to be recalled. At your pace that is {time}.")
        }
        NextStep::Missed(_) | NextStep::Read(_) | NextStep::Quiz(_) => {
            match model.due_tomorrow(now) {
                0 => "Nothing is due today, and nothing tomorrow.".to_owned(),
                1 => "Nothing is due today. 1 fact is due tomorrow.".to_owned(),
                many => format!("Nothing is due today. {many} facts are due tomorrow."),
            }
        }
        NextStep::Nothing => "No pack could be loaded. The Library says why.".to_owned(),
    }
}

fn step_of(model: &Model, step: NextStep) -> Step {
    let (title, sentence, label) = match &step {
        NextStep::Begin(id) => {
            let title = format!("Start with “{}”", section_title(model, id));
            (title, section_sentence(model, id), "Start reading")
        }
        NextStep::Read(id) => {
            let title = format!("Read on with “{}”", section_title(model, id));
            (title, section_sentence(model, id), "Read on")
        }
        NextStep::Drill(plan) => {
            let sentence = match (plan.due.len(), plan.new.len()) {
                (due, 0) => format!("{due} to repeat."),
                (0, new) => format!("{new} new from what you read."),
                (due, new) => format!("{due} to repeat, {new} new from what you read."),
            };
            ("Recall what is due".to_owned(), sentence, "Start")
        }
        NextStep::Missed(missed) => {
            let missed = count(*missed, "question");
            let sentence = format!("{missed}. Each stays until you answer it right.");
            ("Work off what you missed".to_owned(), sentence, "Start")
        }
        NextStep::Quiz(_) => (
            "Test yourself".to_owned(),
            "Questions from the whole article, those you saw least first.".to_owned(),
            "Start",
        ),
        NextStep::Nothing => (
            "There is nothing to study".to_owned(),
            "Put a pack into the data folder.".to_owned(),
            "",
        ),
    };
    Step {
        title,
        sentence,
        offer: step.action().map(|action| Offer::new(label, action)),
    }
}

fn section_title(model: &Model, id: &SectionId) -> String {
    let found = model.library().section(id);
    found.map_or_else(String::new, |(_, section)| section.title.clone())
}

fn section_sentence(model: &Model, id: &SectionId) -> String {
    let found = model.library().section(id);
    let time = count(found.map_or(1, |(_, section)| minutes(section)), "minute");
    let questions = quiz_length(model.library(), &Scope::Section(id.clone()));
    let questions = count(questions, "question");
    format!("About {time}, then {questions} on it if you like.")
}

fn unfinished(model: &Model, now: Moment, left: &SittingScore<'_>) -> Unfinished {
    let kind = if *left.mode == Mode::Drill {
        "drill"
    } else {
        "quiz"
    };
    Unfinished {
        title: match model.questions_left(left, now) {
            Some(0) => format!("Unfinished {kind}, all answered"),
            Some(questions) => format!("Unfinished {kind}, {questions} left"),
            None => format!("Unfinished {kind}; its questions are no longer in your packs"),
        },
        name: title(model.library(), left.mode, left.of),
        resume: Offer::new("Resume", StartAction::Resume(left.name())),
        end: Offer::new(format!("End {kind}"), StartAction::End(left.name())),
    }
}

fn reading(model: &Model) -> Option<Reading> {
    let id = model.reader().section.as_ref()?;
    let (pack, section) = model.library().section(id)?;
    let sections = article_outline(pack, &id.section);
    let all = sections.len();
    let at = sections.iter().position(|(it, _)| it == id);
    let memory = model.memory();
    let is_finished = |id: &SectionId| memory.reading(id).is_some_and(|it| it.finished);
    let finished = sections.iter().filter(|(id, _)| is_finished(id)).count();
    let time = count(minutes(section), "minute");
    Some(Reading {
        section: section.title.clone(),
        place: format!("Section {} of {all}, {time}", at.map_or(1, |at| at + 1)),
        share: finished as f32 / all.max(1) as f32,
        progress: sections_finished(finished, all),
        offer: Offer::new("Open", FlowAction::Go(Route::Read)),
    })
}

fn missed(model: &Model) -> Missed {
    let missed = model.missed();
    Missed {
        waiting: missed.len(),
        sure: missed.iter().filter(|it| it.sure).count(),
        offer: Offer::new("Look at them", FlowAction::OpenMissed),
    }
}

fn quiz(model: &Model) -> Option<Quiz> {
    let pack = model.library().packs().first()?;
    let scope = Scope::Pack(pack.id.clone());
    let length = count(quiz_length(model.library(), &scope), "question");
    Some(Quiz {
        sentence: format!("{length} from the whole article, each answer explained at once."),
        offer: Offer::new("Start a quiz", StartAction::Quiz(scope)),
    })
}

fn sessions(model: &Model, now: Moment) -> Vec<Session> {
    let today = model.memory().today(now);
    let all = model.memory().sittings().rev();
    let answered = all.filter(|it| it.counts.answers > 0 && !is_in_text(it.mode));
    let row = |it: SittingScore<'_>| {
        let Headline { right, of, counts } = headline(it.mode, it.counts);
        let all = it.counts;
        let about = match counts {
            Counted::FirstAttempts if all.answers > all.first_attempts => {
                format!("at first attempt, {} of {} in all", all.right, all.answers)
            }
            Counted::FirstAttempts => "at first attempt".to_owned(),
            Counted::AllAnswers => String::new(),
        };
        Session {
            day: day(it.day, today),
            name: title(model.library(), it.mode, it.of),
            score: format!("{right} of {of}"),
            about,
        }
    };
    answered.take(SESSIONS).map(row).collect()
}
