//! How far each article was read, where reading continues, and what of it is due.

use std::collections::HashMap;

use crate::material::{Article, Fact, Library, OWN_PACK, Pack, Section, SectionId};
use crate::memory::Memory;
use crate::record::Moment;
use crate::study::DrillPlan;

/// An article, or a pack without one, and what the learner did with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Book {
    /// Index of its pack in the library.
    pub pack: usize,
    /// Index in the pack; `None` for a pack of questions alone.
    pub article: Option<usize>,
    pub sections: usize,
    /// How many sections were read to their end.
    pub finished: usize,
    pub facts: usize,
    /// Without cards.
    pub questions: usize,
    pub cards: usize,
    /// How many answers to facts of its pack count.
    pub answers: u32,
    /// Facts to repeat today.
    pub due: usize,
    /// When one of its sections was last on screen; `None` if none ever was.
    pub opened: Option<Moment>,
    /// Where reading begins or continues; `None` without a section.
    pub section: Option<SectionId>,
}

/// All articles, and the packs without one, in library order.
pub(in crate::model) fn shelf(library: &Library, memory: &Memory, plan: &DrillPlan) -> Vec<Book> {
    let packs = library.packs().iter().enumerate();
    let mut shelf: Vec<Book> = packs
        .flat_map(|(at, pack)| books_of(at, pack, memory))
        .collect();
    let mut first_of: HashMap<usize, usize> = HashMap::new();
    for (place, book) in shelf.iter().enumerate() {
        first_of.entry(book.pack).or_insert(place);
    }
    for planned in &plan.due {
        let Some((place, pack, fact)) = library.placed(&planned.fact) else {
            continue;
        };
        let first = first_of.get(&place.0).copied();
        let within = article_of(pack, fact).unwrap_or(0);
        let book = first.and_then(|first| shelf.get_mut(first + within));
        if let Some(book) = book {
            book.due += 1;
        }
    }
    shelf
}

fn books_of(at: usize, pack: &Pack, memory: &Memory) -> Vec<Book> {
    let blank = Book {
        pack: at,
        article: None,
        sections: 0,
        finished: 0,
        facts: 0,
        questions: 0,
        cards: 0,
        answers: memory.answers_in(&pack.id),
        due: 0,
        opened: None,
        section: None,
    };
    let articles = pack.articles.iter().enumerate();
    let mut books: Vec<Book> = articles
        .map(|(article, it)| book_of(pack, it, memory, &blank, article))
        .collect();
    let is_bare = pack.id == OWN_PACK && pack.facts.is_empty();
    if books.is_empty() && !is_bare {
        books.push(blank);
    }
    for fact in &pack.facts {
        if let Some(book) = books.get_mut(article_of(pack, fact).unwrap_or(0)) {
            book.facts += 1;
            let cards = fact.questions.iter().filter(|it| it.is_card()).count();
            book.cards += cards;
            book.questions += fact.questions.len() - cards;
        }
    }
    books
}

fn book_of(pack: &Pack, article: &Article, memory: &Memory, blank: &Book, place: usize) -> Book {
    let mut book = Book {
        article: Some(place),
        ..blank.clone()
    };
    let mut last: Option<(Moment, SectionId)> = None;
    for section in named(article) {
        let id = SectionId::new(&pack.id, &section.id);
        book.sections += 1;
        let Some(reading) = memory.reading(&id) else {
            continue;
        };
        book.finished += usize::from(reading.finished);
        if last.as_ref().is_none_or(|(at, _)| *at < reading.at) {
            last = Some((reading.at, id));
        }
    }
    book.opened = last.as_ref().map(|(at, _)| *at);
    book.section = continued(pack, article, memory, last.map(|(_, id)| id));
    book
}

/// The section read last unless it is finished, else the next that is not, else the first.
fn continued(
    pack: &Pack,
    article: &Article,
    memory: &Memory,
    last: Option<SectionId>,
) -> Option<SectionId> {
    let ids: Vec<SectionId> = named(article)
        .map(|it| SectionId::new(&pack.id, &it.id))
        .collect();
    let at = last.and_then(|last| ids.iter().position(|it| *it == last));
    let (before, from) = ids.split_at(at.unwrap_or(0));
    let mut onward = from.iter().chain(before);
    let open = onward.find(|it| !is_finished(memory, it));
    open.or_else(|| ids.first()).cloned()
}

/// The section to read next: in the article that is being read, else in the first with one left.
///
/// Only sections with facts count, unless their article has no facts at all.
pub(in crate::model) fn first_unfinished(library: &Library, memory: &Memory) -> Option<SectionId> {
    let read = || {
        let (last, _) = memory.last_read()?;
        let (pack, _) = library.section(last)?;
        let article = pack.article_of(&last.section)?;
        unread(pack, article, memory, Some(&last.section))
    };
    read().or_else(|| {
        let packs = library.packs().iter();
        let mut articles = packs.flat_map(|pack| pack.articles.iter().map(move |it| (pack, it)));
        articles.find_map(|(pack, article)| unread(pack, article, memory, None))
    })
}

/// The first unfinished section from `last` on, around the end of the article.
fn unread(
    pack: &Pack,
    article: &Article,
    memory: &Memory,
    last: Option<&str>,
) -> Option<SectionId> {
    let all: Vec<&Section> = named(article).collect();
    let at = last.and_then(|last| all.iter().position(|it| it.id == last));
    let (before, from) = all.split_at(at.unwrap_or(0));
    let id = |it: &Section| SectionId::new(&pack.id, &it.id);
    let onward = from.iter().chain(before);
    let open: Vec<&&Section> = onward.filter(|it| !is_finished(memory, &id(it))).collect();
    let has_facts = |it: &Section| pack.facts_of(&it.id).next().is_some();
    let found = open.iter().find(|it| has_facts(it)).or_else(|| {
        let first = open.first()?;
        (!all.iter().any(|it| has_facts(it))).then_some(first)
    });
    found.map(|it| id(it))
}

fn named(article: &Article) -> impl Iterator<Item = &Section> {
    let sections = article.sections.iter();
    sections.filter(|section| !section.id.is_empty())
}

fn is_finished(memory: &Memory, id: &SectionId) -> bool {
    memory.reading(id).is_some_and(|it| it.finished)
}

/// Index of the article with the passage of a fact.
fn article_of(pack: &Pack, fact: &Fact) -> Option<usize> {
    if pack.articles.len() < 2 {
        return None;
    }
    let section = &fact.passage.as_ref()?.section;
    let has_it = |it: &Article| it.sections.iter().any(|it| it.id == *section);
    pack.articles.iter().position(has_it)
}
