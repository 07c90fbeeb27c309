//! The pool of questions that a quiz is drawn from, by scope.

use std::ops::Range;

use crate::material::{Face, FaceId, Fact, FactId, Kind, Library, Pack, Question};
use crate::memory::{FaceMemory, FactMemory, Memory};
use crate::record::{Moment, Scope};

/// A question that fits.
#[derive(Clone, Copy, Debug)]
pub(in crate::study) struct Candidate<'a> {
    pub asked: Face<'a>,
    /// `None` if it was never asked.
    pub last_at: Option<Moment>,
}

/// A fact whose questions may fit, and what is remembered of it.
#[derive(Clone, Copy, Debug)]
pub(in crate::study) struct FactPool<'a> {
    pack: &'a Pack,
    fact: &'a Fact,
    pub memory: Option<&'a FactMemory>,
}

/// Where the facts that may fit a scope are found; the library may be far larger than the other two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::study) enum Source {
    Memory,
    Flags,
    Bookmarks,
    Library,
}

impl Source {
    pub(in crate::study) fn of(scope: &Scope) -> Self {
        match scope {
            Scope::Due | Scope::Missed | Scope::SureWrong | Scope::Weakest => Self::Memory,
            Scope::Flagged => Self::Flags,
            Scope::Bookmarked => Self::Bookmarks,
            Scope::Section(_)
            | Scope::Pack(_)
            | Scope::Topic(..)
            | Scope::Tag(_)
            | Scope::Unseen
            | Scope::Everything => Self::Library,
        }
    }
}

/// All facts whose questions may fit a scope, sorted by id. Which questions do is looked up only for facts that are
/// drawn.
pub(in crate::study) fn pool<'a>(
    library: &'a Library,
    memory: &'a Memory,
    scope: &Scope,
) -> Vec<FactPool<'a>> {
    let of = |id: &FactId, known| {
        let (pack, fact) = library.fact(id)?;
        pool_of(pack, fact, known, scope)
    };
    match Source::of(scope) {
        Source::Memory => {
            let facts = memory.facts();
            facts
                .filter_map(|(id, known)| of(id, Some(known)))
                .collect()
        }
        Source::Flags => marked(library, memory, scope, memory.flags().map(|(ask, _)| ask)),
        Source::Bookmarks => marked(library, memory, scope, memory.bookmarks()),
        Source::Library => {
            let all = 0..library.facts_count();
            pool_in(library, memory, scope, all).collect()
        }
    }
}

/// The facts of questions that the learner has marked, which are sorted by id.
fn marked<'a>(
    library: &'a Library,
    memory: &'a Memory,
    scope: &Scope,
    asks: impl Iterator<Item = &'a FaceId>,
) -> Vec<FactPool<'a>> {
    let mut facts: Vec<&FactId> = asks.map(|ask| &ask.fact).collect();
    facts.dedup();
    let pools = facts.into_iter().filter_map(|id| {
        let (pack, fact) = library.fact(id)?;
        pool_of(pack, fact, memory.fact(id), scope)
    });
    pools.collect()
}

/// Same as `pool` for a range of positions in the library.
pub(in crate::study) fn pool_in<'a>(
    library: &'a Library,
    memory: &'a Memory,
    scope: &Scope,
    places: Range<usize>,
) -> impl Iterator<Item = FactPool<'a>> {
    let mut facts = library.facts_in(places).peekable();
    let least = facts.peek().map(|(id, _, _)| *id);
    // Library and memory have the same order, so that one pass joins them.
    let known = least.map(|id| memory.facts_from(id));
    let mut known = known.into_iter().flatten().peekable();
    facts.filter_map(move |(id, pack, fact)| {
        while known.next_if(|(known, _)| *known < id).is_some() {}
        let known = known.next_if(|(known, _)| *known == id).map(|(_, it)| it);
        pool_of(pack, fact, known, scope)
    })
}

/// `None` if no question of the fact can fit.
pub(in crate::study) fn pool_of<'a>(
    pack: &'a Pack,
    fact: &'a Fact,
    known: Option<&'a FactMemory>,
    scope: &Scope,
) -> Option<FactPool<'a>> {
    let has_it = has_pack(scope, pack) && has_fact(scope, fact);
    let memory = known;
    let is_in = has_it && !known.is_some_and(FactMemory::is_removed);
    (is_in && may_fit(scope, known)).then_some(FactPool { pack, fact, memory })
}

/// Cheap test by memory alone; may be true for a fact without a fitting question.
fn may_fit(scope: &Scope, known: Option<&FactMemory>) -> bool {
    let seen = known.map_or(&[][..], FactMemory::faces);
    match scope {
        Scope::Missed | Scope::Due => seen.iter().any(|(_, it)| it.is_missed()),
        Scope::SureWrong => seen.iter().any(|(_, it)| it.is_sure_and_wrong()),
        Scope::Weakest => known.is_some_and(|it| it.memory_state.is_some()),
        Scope::Section(_)
        | Scope::Pack(_)
        | Scope::Topic(..)
        | Scope::Tag(_)
        | Scope::Unseen
        | Scope::Flagged
        | Scope::Bookmarked
        | Scope::Everything => true,
    }
}

impl<'a> FactPool<'a> {
    pub(in crate::study) fn id(&self) -> FactId {
        self.pack.fact_id(self.fact)
    }

    /// When the least recently asked of the fitting questions was asked; `None` if any of them never was.
    pub(in crate::study) fn least_at(&self, scope: &Scope, memory: &Memory) -> Option<Moment> {
        let seen = self.memory?.faces();
        // If fewer were seen than can be asked, one was never asked.
        let is_askable = |(question, _): &(&Question, usize)| !question.is_card();
        let askable = || self.fact.faces().filter(is_askable).count();
        if seen.is_empty() || !(scope.is_of_memory() || seen.len() >= askable()) {
            return None;
        }
        let candidates = self.candidates(scope, memory);
        candidates.map(|it| it.last_at).min().flatten()
    }

    /// The questions that fit. Cards, which the program cannot judge, fit only if missed,
    /// flagged, bookmarked, or sure but wrong.
    pub(in crate::study) fn candidates(
        &self,
        scope: &Scope,
        memory: &Memory,
    ) -> impl Iterator<Item = Candidate<'a>> {
        let (pack, fact) = (self.pack, self.fact);
        let seen = self.memory.map_or(&[][..], FactMemory::faces);
        fact.faces().filter_map(move |(question, gap)| {
            let asked = Face {
                pack,
                fact,
                question,
                gap,
            };
            let is_it = |ask: &FaceId| ask.question_and_gap() == (question.id.as_str(), gap);
            let seen = seen.iter().find(|(ask, _)| is_it(ask)).map(|(_, it)| it);
            let last_at = seen.map(|it| it.last_at);
            fits(scope, memory, asked, seen).then_some(Candidate { asked, last_at })
        })
    }
}

pub(in crate::study) fn has_pack(scope: &Scope, pack: &Pack) -> bool {
    match scope {
        Scope::Pack(id) | Scope::Topic(id, _) => *id == pack.id,
        Scope::Section(section) => section.pack == pack.id,
        Scope::Due
        | Scope::Missed
        | Scope::Tag(_)
        | Scope::Unseen
        | Scope::Weakest
        | Scope::Flagged
        | Scope::Bookmarked
        | Scope::SureWrong
        | Scope::Everything => true,
    }
}

pub(in crate::study) fn has_fact(scope: &Scope, fact: &Fact) -> bool {
    match scope {
        Scope::Section(id) => fact
            .passage
            .as_ref()
            .is_some_and(|passage| passage.section == id.section),
        Scope::Topic(_, topic) => fact.topic == *topic,
        Scope::Tag(tag) => fact.tags.contains(tag),
        Scope::Due
        | Scope::Missed
        | Scope::Pack(_)
        | Scope::Unseen
        | Scope::Weakest
        | Scope::Flagged
        | Scope::Bookmarked
        | Scope::SureWrong
        | Scope::Everything => true,
    }
}

fn fits(scope: &Scope, memory: &Memory, asked: Face<'_>, seen: Option<&FaceMemory>) -> bool {
    let is_card = matches!(asked.question.kind, Kind::Card { .. });
    match scope {
        Scope::Missed | Scope::Due => seen.is_some_and(FaceMemory::is_missed),
        Scope::SureWrong => seen.is_some_and(FaceMemory::is_sure_and_wrong),
        Scope::Flagged => memory.has_flags() && memory.flag(&asked.id()).is_some(),
        Scope::Bookmarked => memory.is_bookmarked(&asked.id()),
        Scope::Unseen => seen.is_none() && !is_card,
        Scope::Section(_)
        | Scope::Pack(_)
        | Scope::Topic(..)
        | Scope::Tag(_)
        | Scope::Weakest
        | Scope::Everything => !is_card,
    }
}
