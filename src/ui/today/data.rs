//! What Today shows and offers.

use crate::material::SectionId;
use crate::memory::SittingScore;
use crate::model::{
    Book, Effect, FlowAction, Model, NextStep, Route, ShellAction, StartAction, next_step,
    quiz_at_hand,
};
use crate::reading::{article_outline, minutes};
use crate::record::{Moment, Scope, day_in_words};
use crate::study::{quiz_length, seconds_for};
use crate::ui::look::names::{kind_of_session, title};
use crate::ui::look::phrases::{about, count, duration, sections_finished};
use crate::ui::offer::Offer;
use crate::ui::today::sessions_data::{Session, sessions};

/// Maximum number of articles offered at the first start; the Library lists all.
const BOOKS: usize = 5;

/// Today without its date, before it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Today {
    /// What is due now or tomorrow.
    pub summary: String,
    /// What there is to read, in place of the next step while nothing was ever opened.
    pub shelf: Vec<ShelfRow>,
    /// `None` while the shelf stands in its place.
    pub step: Option<Step>,
    pub unfinished: Option<Unfinished>,
    /// `None` if no pack has an article, and while the shelf is shown.
    pub reading: Option<Reading>,
    /// `None` while the shelf is shown.
    pub missed: Option<Missed>,
    /// `None` without questions, and while the shelf is shown.
    pub quiz: Option<Quiz>,
    /// Latest sessions with answers, newest first; those in the text are left out.
    pub sessions: Vec<Session>,
}

/// An article to begin with, or the way to add one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShelfRow {
    pub title: String,
    pub about: String,
    pub offer: Offer,
    /// Accessible name of the button.
    pub name: String,
    /// Whether it is the next step.
    pub is_first: bool,
}

/// The recommended next step in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub title: String,
    pub sentence: String,
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
    /// Its article if there are several, its number in it, and its reading time.
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
    /// How many of them the learner was sure about.
    pub sure: usize,
    /// What comes after that number, or stands there without one.
    pub about: &'static str,
    pub offer: Offer,
}

/// A quiz that starts with one press.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quiz {
    pub sentence: String,
    pub offer: Offer,
}

/// Returns the study day of `now` in words.
pub fn date(model: &Model, now: Moment) -> String {
    let today = model.memory().today(now);
    day_in_words(today, today)
}

/// Builds the page.
pub fn data(model: &Model, now: Moment) -> Today {
    let step = next_step(model, now);
    let summary = summary(model, now, &step);
    let (shelf, step) = match step {
        NextStep::Begin(first) => (shelf(model, now, &first), None),
        NextStep::Drill(_)
        | NextStep::Missed(_)
        | NextStep::Read(_)
        | NextStep::Quiz(_)
        | NextStep::Nothing => (Vec::new(), Some(step_of(model, step))),
    };
    let is_first = step.is_none();
    Today {
        summary,
        unfinished: model.unfinished(now).map(|it| unfinished(model, now, &it)),
        reading: reading(model).filter(|_| !is_first),
        missed: (!is_first).then(|| missed(model)),
        quiz: quiz(model).filter(|_| !is_first),
        sessions: sessions(model, now),
        shelf,
        step,
    }
}

fn summary(model: &Model, now: Moment, step: &NextStep) -> String {
    match step {
        NextStep::Begin(_) => {
            "Read a section, then answer a few questions on it. Spotter brings back what you miss."
                .to_owned()
        }
        NextStep::Drill(plan) => {
            let time = about(seconds_for(plan.len(), model.memory()));
            match (plan.due.len(), plan.new.len()) {
                (due, 0) => format!("{due} due, {time}."),
                (due, new) => format!("{} to study, {time}.", count(due + new, "card")),
            }
        }
        NextStep::Missed(_) | NextStep::Read(_) | NextStep::Quiz(_) => {
            match model.due_tomorrow(now) {
                0 => "Nothing is due today or tomorrow.".to_owned(),
                1 => "Nothing is due today. 1 card is due tomorrow.".to_owned(),
                due => format!("Nothing is due today. {due} cards are due tomorrow."),
            }
        }
        NextStep::Nothing if model.library().packs().is_empty() => {
            "No pack could be loaded. The Library says why.".to_owned()
        }
        NextStep::Nothing => "There is nothing to study yet.".to_owned(),
    }
}

/// What there is to read, with the article of `first` as the next step, then the way to add a text.
fn shelf(model: &Model, now: Moment, first: &SectionId) -> Vec<ShelfRow> {
    let books = model.shelf(now);
    let rows = books.iter().filter_map(|it| shelf_row(model, it, first));
    let add = ShelfRow {
        title: "A text of your own".to_owned(),
        about: "A Markdown or plain-text file. You can also drop it on the window.".to_owned(),
        offer: Offer::new("Open a text…", ShellAction::Outside(Effect::ChooseArticle)),
        name: "Open a text…".to_owned(),
        is_first: false,
    };
    rows.take(BOOKS).chain([add]).collect()
}

fn shelf_row(model: &Model, book: &Book, first: &SectionId) -> Option<ShelfRow> {
    let pack = model.library().packs().get(book.pack)?;
    let article = pack.articles.get(book.article?)?;
    let section = book.section.clone()?;
    let all = article.sections.iter().map(minutes).sum();
    let mut about = vec![
        count(book.sections, "section"),
        format!("about {}", duration(all)),
    ];
    if book.questions > 0 {
        about.push(count(book.questions, "question"));
    }
    let is_first = section == *first;
    Some(ShelfRow {
        title: article.title.clone(),
        about: about.join(", "),
        name: format!("Start reading “{}”", article.title),
        offer: Offer::new("Start reading", FlowAction::OpenSection(section)),
        is_first,
    })
}

fn step_of(model: &Model, step: NextStep) -> Step {
    let (title, sentence, label) = match &step {
        NextStep::Begin(id) | NextStep::Read(id) => {
            let title = format!("Continue reading “{}”", section_title(model, id));
            (title, section_sentence(model, id), "Continue")
        }
        NextStep::Drill(plan) => {
            let (title, sentence) = match (plan.due.len(), plan.new.len()) {
                (0, new) => (
                    format!("Learn {}", count(new, "new card")),
                    "From what you read, in reading order.".to_owned(),
                ),
                (due, 0) => (
                    format!("Review {}", count(due, "due card")),
                    "Those you are most likely to have forgotten come first.".to_owned(),
                ),
                (due, new) => (
                    format!("Review {}", count(due, "due card")),
                    format!("Then {new} new from what you read."),
                ),
            };
            (title, sentence, "Start")
        }
        NextStep::Missed(missed) => {
            let stays = if *missed == 1 { "It" } else { "Each" };
            let missed = count(*missed, "question");
            let sentence = format!("{missed}. {stays} stays until you get it right.");
            ("Review missed questions".to_owned(), sentence, "Start")
        }
        NextStep::Quiz(_) => (
            "Test yourself".to_owned(),
            "Questions on all you read, those you saw least first.".to_owned(),
            "Start",
        ),
        NextStep::Nothing => {
            let step = Step {
                title: "Add something to study".to_owned(),
                sentence: "A text of your own, or a pack in the data folder.".to_owned(),
                offer: Some(Offer::new(
                    "Open a text…",
                    ShellAction::Outside(Effect::ChooseArticle),
                )),
            };
            return step;
        }
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
    let time = duration(found.map_or(1, |(_, section)| minutes(section)));
    match quiz_length(model.library(), &Scope::Section(id.clone())) {
        0 => format!("About {time}."),
        some => {
            let questions = count(some, "question");
            format!("About {time}, then {questions} on it if you like.")
        }
    }
}

fn unfinished(model: &Model, now: Moment, left: &SittingScore<'_>) -> Unfinished {
    let kind = kind_of_session(left.mode);
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
    let number = at.map_or(1, |at| at + 1);
    let articles = model.library().packs().iter().map(|it| it.articles.len());
    let article = pack.article_of(&id.section);
    let place = match article.filter(|_| articles.sum::<usize>() > 1) {
        Some(article) => format!("{}, section {number} of {all}", article.title),
        None => format!("Section {number} of {all}"),
    };
    let furthest = memory.reading(id).map_or(0, |it| usize::from(it.furthest));
    let all_of_it = minutes(section);
    let left = (all_of_it * 1000_usize.saturating_sub(furthest)).div_ceil(1000);
    let time = match left {
        _ if is_finished(id) => "read".to_owned(),
        0 => "read to its end".to_owned(),
        _ if furthest > 0 => format!("{} left", duration(left)),
        _ => duration(all_of_it),
    };
    Some(Reading {
        section: section.title.clone(),
        place: format!("{place}, {time}"),
        share: finished as f32 / all.max(1) as f32,
        progress: sections_finished(finished, all),
        offer: Offer::new("Open", FlowAction::Go(Route::Read)),
    })
}

fn missed(model: &Model) -> Missed {
    let missed = model.missed();
    let sure = missed.iter().filter(|it| it.sure).count();
    Missed {
        waiting: missed.len(),
        sure,
        about: match (missed.len(), sure) {
            (0, _) => "None. A question that you miss waits here until you get it right.",
            (1, 0) => "It stays until you get it right.",
            (_, 0) => "Each stays until you get it right.",
            (1, _) => " that you were sure about.",
            (_, 1) => " that you were sure about. It comes first.",
            (..) => " that you were sure about. They come first.",
        },
        offer: Offer::new("Review missed", FlowAction::OpenMissed),
    }
}

fn quiz(model: &Model) -> Option<Quiz> {
    let scope = quiz_at_hand(model)?;
    let length = count(quiz_length(model.library(), &scope), "question");
    let has_several = model.library().packs().len() > 1;
    let pack = match &scope {
        Scope::Pack(id) if has_several => model.library().pack(id),
        Scope::Pack(_)
        | Scope::Due
        | Scope::Missed
        | Scope::Section(_)
        | Scope::Topic(..)
        | Scope::Tag(_)
        | Scope::Unseen
        | Scope::Weakest
        | Scope::Flagged
        | Scope::Bookmarked
        | Scope::SureWrong
        | Scope::Everything => None,
    };
    let from = pack.map_or_else(String::new, |it| format!(" from “{}”", it.title));
    Some(Quiz {
        sentence: format!("{length}{from}, each answer explained at once."),
        offer: Offer::new("Start quiz", StartAction::Quiz(scope)),
    })
}
