//! From which questions a quiz is drawn, for each scope.

use crate::material::{AskId, Asked, Fact, FactId, Kind, Library, Pack, Question};
use crate::memory::{AskMemory, FactMemory, Memory};
use crate::record::Moment;
use crate::study::scope::Scope;

/// A question that a quiz may ask.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate<'a> {
    pub asked: Asked<'a>,
    /// When it was asked last; `None` for never.
    pub last_at: Option<Moment>,
}

/// A fact with questions that may fit, and what is remembered of it.
#[derive(Debug)]
pub(super) struct Sibs<'a> {
    pack: &'a Pack,
    fact: &'a Fact,
    pub memory: Option<&'a FactMemory>,
    /// Its askings that were answered.
    seen: Vec<(&'a AskId, &'a AskMemory)>,
    /// When the one that was asked least recently was asked; `None` when one never was.
    pub least_at: Option<Moment>,
}

/// All facts with questions that may fit a scope, in the order of their addresses. Which questions do is looked up only for
/// those that are drawn.
pub(super) fn pool<'a>(library: &'a Library, memory: &'a Memory, scope: &Scope) -> Vec<Sibs<'a>> {
    // Library and memory are sorted alike, so that one walk joins them.
    let mut facts = memory.facts().peekable();
    let mut asks = memory.asks().peekable();
    let mut found = Vec::new();
    for (id, pack, fact) in library.facts() {
        if !has_pack(scope, pack) || !has_fact(scope, fact) {
            continue;
        }
        while facts.next_if(|(known, _)| *known < id).is_some() {}
        let known = facts.next_if(|(known, _)| *known == id).map(|(_, it)| it);
        let seen = known.map_or_else(Vec::new, |_| askings(&mut asks, id));
        if !may_fit(scope, known, &seen) {
            continue;
        }
        let mut sibs = Sibs {
            pack,
            fact,
            memory: known,
            seen,
            least_at: None,
        };
        // With more to ask than was ever asked, one never was.
        let is_askable = |(question, _): &(&Question, usize)| !question.is_card();
        let askable = || fact.asks().filter(is_askable).count();
        if !sibs.seen.is_empty() && (scope.is_of_memory() || sibs.seen.len() >= askable()) {
            let candidates = sibs.candidates(scope, memory);
            sibs.least_at = candidates.iter().map(|it| it.last_at).min().flatten();
        }
        found.push(sibs);
    }
    found
}

/// Takes the askings of a fact from a list that is sorted by address.
fn askings<'a, I>(asks: &mut std::iter::Peekable<I>, id: &FactId) -> Vec<(&'a AskId, &'a AskMemory)>
where
    I: Iterator<Item = (&'a AskId, &'a AskMemory)>,
{
    while asks.next_if(|(ask, _)| ask.fact < *id).is_some() {}
    std::iter::from_fn(|| asks.next_if(|(ask, _)| ask.fact == *id)).collect()
}

/// Whether a fact can have a question that fits, as far as memory alone tells.
fn may_fit(scope: &Scope, known: Option<&FactMemory>, seen: &[(&AskId, &AskMemory)]) -> bool {
    match scope {
        Scope::Missed | Scope::Due => seen.iter().any(|(_, it)| it.is_missed()),
        Scope::SureWrong => seen.iter().any(|(_, it)| it.is_sure_and_wrong()),
        Scope::Weakest => known.is_some_and(|it| it.strength.is_some()),
        Scope::Section(_)
        | Scope::Pack(_)
        | Scope::Topic(..)
        | Scope::Tag(_)
        | Scope::Unseen
        | Scope::Flagged
        | Scope::Everything => true,
    }
}

impl<'a> Sibs<'a> {
    /// The questions that fit. A card fits only where it was missed, flagged, or sure and wrong: a quiz is judged by the
    /// machine.
    pub(super) fn candidates(&self, scope: &Scope, memory: &Memory) -> Vec<Candidate<'a>> {
        let mut candidates = Vec::with_capacity(self.fact.questions.len());
        for (question, gap) in self.fact.asks() {
            let asked = Asked {
                pack: self.pack,
                fact: self.fact,
                question,
                gap,
            };
            let is_it = |ask: &AskId| ask.question_and_gap() == (question.id.as_str(), gap);
            let seen = self.seen.iter().find(|(ask, _)| is_it(ask));
            let seen = seen.map(|(_, it)| *it);
            if fits(scope, memory, asked, seen) {
                let last_at = seen.map(|it| it.last_at);
                candidates.push(Candidate { asked, last_at });
            }
        }
        candidates
    }
}

pub(super) fn has_pack(scope: &Scope, pack: &Pack) -> bool {
    match scope {
        Scope::Pack(id) | Scope::Topic(id, _) => *id == pack.id,
        Scope::Section(section) => section.pack == pack.id,
        Scope::Due
        | Scope::Missed
        | Scope::Tag(_)
        | Scope::Unseen
        | Scope::Weakest
        | Scope::Flagged
        | Scope::SureWrong
        | Scope::Everything => true,
    }
}

pub(super) fn has_fact(scope: &Scope, fact: &Fact) -> bool {
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
        | Scope::SureWrong
        | Scope::Everything => true,
    }
}

fn fits(scope: &Scope, memory: &Memory, asked: Asked<'_>, seen: Option<&AskMemory>) -> bool {
    let is_card = matches!(asked.question.kind, Kind::Card { .. });
    match scope {
        Scope::Missed | Scope::Due => seen.is_some_and(AskMemory::is_missed),
        Scope::SureWrong => seen.is_some_and(AskMemory::is_sure_and_wrong),
        Scope::Flagged => memory.has_flags() && memory.flag(&asked.id()).is_some(),
        Scope::Unseen => seen.is_none() && !is_card,
        Scope::Section(_)
        | Scope::Pack(_)
        | Scope::Topic(..)
        | Scope::Tag(_)
        | Scope::Weakest
        | Scope::Everything => !is_card,
    }
}
