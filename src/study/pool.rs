//! From which questions a quiz is drawn, for each scope.

use crate::material::{AskId, Asked, Fact, Kind, Library, Pack};
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

/// The questions of one fact that fit, with how well the fact is remembered.
#[derive(Debug)]
pub(super) struct Sibs<'a> {
    pub candidates: Vec<Candidate<'a>>,
    pub memory: Option<&'a FactMemory>,
}

/// All questions that fit a scope, by fact, in the order of the library. A card fits only where it was missed, flagged or
/// asked for by sure and wrong: a quiz is judged by the machine.
pub(super) fn pool<'a>(library: &'a Library, memory: &'a Memory, scope: &Scope) -> Vec<Sibs<'a>> {
    let mut found = Vec::new();
    let packs = library.packs().iter().filter(|pack| has_pack(scope, pack));
    for (pack, fact) in packs.flat_map(|pack| pack.facts.iter().map(move |fact| (pack, fact))) {
        if !has_fact(scope, fact) {
            continue;
        }
        let id = pack.fact_id(fact);
        let known = memory.fact(&id);
        // A fact without a single answer has no memory of its questions either.
        let seen: Vec<(&AskId, &AskMemory)> = match known {
            Some(_) => memory.asks_of(&id).collect(),
            None => Vec::new(),
        };
        if matches!(scope, Scope::Weakest) && known.is_none_or(|it| it.strength.is_none()) {
            continue;
        }
        let mut candidates = Vec::new();
        for (question, gap) in fact.asks() {
            let asked = Asked {
                pack,
                fact,
                question,
                gap,
            };
            let is_it = |ask: &AskId| ask.question_and_gap() == (question.id.as_str(), gap);
            let seen = seen.iter().find(|(ask, _)| is_it(ask)).map(|(_, it)| *it);
            if fits(scope, memory, asked, seen) {
                let last_at = seen.map(|it| it.last_at);
                candidates.push(Candidate { asked, last_at });
            }
        }
        if !candidates.is_empty() {
            found.push(Sibs {
                candidates,
                memory: known,
            });
        }
    }
    found
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
