//! What the Library shows and offers.

use crate::material::{OWN_PACK, Pack};
use crate::memory::RecordPart;
use crate::model::{
    Book, CheckAction, Effect, FlowAction, Modal, Model, QuestionAction, ShellAction, StartAction,
};
use crate::reading::minutes;
use crate::record::{Moment, Scope};
use crate::ui::library::check_data::{Check, check_of};
use crate::ui::look::phrases::{count, day, duration};
use crate::ui::offer::Offer;

/// The Library, before it is drawn.
#[derive(Debug)]
pub enum LibraryPage<'a> {
    Shelf(Shelf<'a>),
    /// The latest check of a pack, in place of the shelf.
    Check(Check<'a>),
}

/// All there is to study.
#[derive(Debug)]
pub struct Shelf<'a> {
    /// How many packs and own texts there are.
    pub about: String,
    pub add: Offer,
    /// None is empty.
    pub groups: Vec<Group<'a>>,
    /// One line for each thing that could not be loaded.
    pub problems: Vec<String>,
}

/// Cards that belong together.
#[derive(Debug)]
pub struct Group<'a> {
    /// `None` if it is the only one.
    pub title: Option<&'a str>,
    /// What can be done with a pack of several articles as a whole.
    pub pack: Option<Tools>,
    pub cards: Vec<Card<'a>>,
}

/// An article, or a pack of one article or none.
#[derive(Debug, PartialEq)]
pub struct Card<'a> {
    pub title: &'a str,
    pub about: String,
    /// Sections read, 0 to 1; `None` without an article.
    pub share: Option<f32>,
    /// Sections read, what is due, and when it was last opened.
    pub progress: String,
    /// Begins or continues to read.
    pub read: Option<Offer>,
    /// Whether reading it is the next step of the shelf.
    pub is_next: bool,
    pub tools: Tools,
}

/// The quiz on a pack, and what else can be done with it.
#[derive(Debug, PartialEq, Eq)]
pub struct Tools {
    /// What all of them act on, for accessible names.
    pub of: String,
    pub quiz: Option<Offer>,
    pub menu: Vec<Offer>,
}

/// Builds the Library page.
pub fn data(model: &Model, now: Moment) -> LibraryPage<'_> {
    match model.pack_check() {
        Some(check) => LibraryPage::Check(check_of(model, check)),
        None => LibraryPage::Shelf(shelf(model, now)),
    }
}

fn shelf(model: &Model, now: Moment) -> Shelf<'_> {
    let books = model.shelf(now);
    let next = next_of(&books);
    let (mut packs, mut several, mut own) = (Vec::new(), Vec::new(), Vec::new());
    let mut place = 0;
    for (at, pack) in model.library().packs().iter().enumerate() {
        let here = books.iter().skip(place);
        let here: Vec<&Book> = here.take_while(|it| it.pack == at).collect();
        let cards = here.iter().enumerate().map(|(i, book)| Card {
            is_next: next == Some(place + i),
            ..card(model, now, pack, book)
        });
        let cards: Vec<Card<'_>> = cards.collect();
        place += here.len();
        if pack.id == OWN_PACK {
            own.extend(cards);
        } else if cards.len() > 1 {
            several.push(Group {
                title: Some(&pack.title),
                pack: here
                    .first()
                    .map(|it| tools(model, pack, &pack.title, it.answers)),
                cards,
            });
        } else {
            packs.extend(cards);
        }
    }
    let group = |title, cards| Group {
        title: Some(title),
        pack: None,
        cards,
    };
    let about = about_shelf(packs.len() + several.len(), own.len());
    let first = group("Packs", packs);
    let last = group("Your texts", own);
    let groups = [first].into_iter().chain(several).chain([last]);
    let mut groups: Vec<Group<'_>> = groups.filter(|it| !it.cards.is_empty()).collect();
    if let [only] = groups.as_mut_slice()
        && only.pack.is_none()
    {
        only.title = None;
    }
    Shelf {
        about,
        add: Offer::new("Add…", ShellAction::Outside(Effect::ChooseArticle)),
        groups,
        problems: model
            .library()
            .problems()
            .iter()
            .map(ToString::to_string)
            .collect(),
    }
}

fn about_shelf(packs: usize, own: usize) -> String {
    let packs = count(packs, "pack");
    match own {
        0 => packs,
        1 => format!("{packs}, 1 text of your own"),
        many => format!("{packs}, {many} texts of your own"),
    }
}

/// Index of the article opened last, else of the first one.
fn next_of(books: &[Book]) -> Option<usize> {
    let articles = books.iter().enumerate();
    let articles = articles.filter(|(_, it)| it.section.is_some());
    let opened = articles.clone().filter(|(_, it)| it.opened.is_some());
    let last = opened.max_by_key(|(_, it)| it.opened);
    let found = last.or_else(|| articles.clone().next());
    found.map(|(place, _)| place)
}

fn card<'a>(model: &Model, now: Moment, pack: &'a Pack, book: &Book) -> Card<'a> {
    let article = book.article.and_then(|it| pack.articles.get(it));
    let is_own = pack.id == OWN_PACK;
    let is_whole = !is_own && pack.articles.len() < 2;
    // The title of a pack is often that of its article with a subtitle.
    let title = match article {
        Some(article) if !is_whole || pack.title.starts_with(&article.title) => &article.title,
        Some(_) | None => &pack.title,
    };
    let kind = match article {
        Some(_) if is_own => "Your text",
        Some(_) => "Article",
        None => "Question bank",
    };
    let label = if book.opened.is_some() {
        "Continue"
    } else {
        "Read"
    };
    let read = book.section.clone();
    Card {
        title,
        about: about_book(kind, book),
        share: article.map(|_| book.finished as f32 / book.sections.max(1) as f32),
        progress: progress(model, now, pack, book),
        read: read.map(|section| Offer::new(label, FlowAction::OpenSection(section))),
        is_next: false,
        tools: match article {
            Some(article) if is_own => Tools {
                of: article.title.clone(),
                quiz: None,
                menu: vec![Offer::new(
                    "Remove…",
                    ShellAction::OpenModal(Modal::RemovingArticle(article.id.clone())),
                )],
            },
            Some(article) if !is_whole => Tools {
                of: article.title.clone(),
                quiz: None,
                menu: Vec::new(),
            },
            Some(_) | None => tools(model, pack, title, book.answers),
        },
    }
}

fn about_book(kind: &str, book: &Book) -> String {
    let mut parts = vec![kind.to_owned()];
    if book.facts > 0 {
        parts.push(count(book.facts, "fact"));
        parts.push(count(book.questions, "question"));
    }
    if book.cards > 0 {
        parts.push(count(book.cards, "card"));
    }
    parts.join(", ")
}

fn progress(model: &Model, now: Moment, pack: &Pack, book: &Book) -> String {
    let mut parts = Vec::new();
    let article = book.article.and_then(|it| pack.articles.get(it));
    match (article, book.opened) {
        (Some(article), None) => {
            let all = article.sections.iter().map(minutes).sum();
            let sections = count(book.sections, "section");
            parts.push(format!("{sections}, about {}", duration(all)));
        }
        (Some(_), Some(_)) => {
            let sections = count(book.sections, "section");
            parts.push(format!("{} of {sections} read", book.finished));
        }
        (None, _) => {}
    }
    let memory = model.memory();
    if book.due > 0 {
        parts.push(format!("{} due", book.due));
    } else if book.facts > 0 && book.answers > 0 {
        parts.push("nothing due".to_owned());
    }
    if let Some(opened) = book.opened {
        let on = day(
            opened.study_day(memory.settings().day_ends),
            memory.today(now),
        );
        let on = match on.as_str() {
            word @ ("Today" | "Yesterday") => word.to_lowercase(),
            _ => on,
        };
        parts.push(format!("opened {on}"));
    }
    parts.join(" · ")
}

/// The quiz on a pack, and its menu.
fn tools(model: &Model, pack: &Pack, of: &str, answers: u32) -> Tools {
    let memory = model.memory();
    let has_facts = !pack.facts.is_empty();
    let quiz = StartAction::Quiz(Scope::Pack(pack.id.clone()));
    let mut menu = Vec::new();
    if has_facts {
        let check = CheckAction::Start(pack.id.clone());
        menu.push(Offer::new("Check the questions", check));
    }
    if memory.flags().any(|(face, _)| face.fact.pack() == pack.id) {
        menu.push(Offer::new("Export corrections…", QuestionAction::SaveFlags));
    }
    let is_read = || memory.readings().any(|(id, _)| id.pack == pack.id);
    if answers > 0 || is_read() {
        let ask = Modal::Forgetting(RecordPart::Pack(pack.id.clone()));
        menu.push(Offer::new("Reset progress…", ShellAction::OpenModal(ask)));
    }
    Tools {
        of: of.to_owned(),
        quiz: has_facts.then(|| Offer::new("Quiz", quiz)),
        menu,
    }
}
