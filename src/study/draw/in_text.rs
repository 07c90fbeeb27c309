//! Questions around the reading of a section: before it, beside a passage, after it. Pure.

use crate::material::{FaceId, Fact, FactId, Library, Pack, SectionId};
use crate::memory::{FactState, Memory};
use crate::reading::{anchors, outline};
use crate::record::{Scope, StudyDay};
use crate::study::draw::pick::{QuizWish, quiz_of};
use crate::study::draw::shuffle::Shuffler;

/// How many questions come before a section, and after it, at the most.
pub const CHECK_LENGTH: usize = 3;

/// The way of asking a fact that comes beside its passage: a card or gap, or another question where there is none; the one
/// that was asked least recently.
pub fn face_of(pack: &Pack, fact: &Fact, memory: &Memory) -> Option<FaceId> {
    let asks = |recall: bool| {
        fact.faces()
            .filter(move |(question, _)| question.is_recall() == recall)
            .map(|(question, gap)| FaceId::new(pack.fact_id(fact), question.ask(gap)))
            .min_by_key(|ask| memory.ask(ask).map(|it| it.last_at))
    };
    asks(true).or_else(|| asks(false))
}

/// Questions for the time before a section is read: on facts that were never asked, each judged by the machine.
pub fn before_section(
    library: &Library,
    memory: &Memory,
    section: &SectionId,
    seed: u64,
) -> Vec<FaceId> {
    let Some((pack, _)) = library.section(section) else {
        return Vec::new();
    };
    // Asked once before a first reading, and not again.
    let was_preread = |fact: &Fact| {
        let mut asks = fact.faces();
        asks.any(|(question, gap)| {
            let ask = FaceId::new(pack.fact_id(fact), question.ask(gap));
            memory.checked(&ask).is_some()
        })
    };
    if pack.facts_of(&section.section).any(was_preread) {
        return Vec::new();
    }
    let facts = anchors(pack, &section.section).into_iter();
    let unknown = facts.filter(|(fact, _)| memory.fact(&pack.fact_id(fact)).is_none());
    let mut asks: Vec<FaceId> = unknown
        .filter_map(|(fact, _)| {
            let mut asks = fact.faces().filter(|(question, _)| !question.is_recall());
            asks.next()
                .map(|(question, gap)| FaceId::new(pack.fact_id(fact), question.ask(gap)))
        })
        .collect();
    Shuffler::new(seed, "check").shuffle(&mut asks);
    quiz_of(library, &asks, &wish(section))
}

/// Questions for the end of a section: those that came before it, else recall of what is least known. What was answered
/// today is left alone, and so is what is strong.
pub fn after_section(
    library: &Library,
    memory: &Memory,
    section: &SectionId,
    today: StudyDay,
) -> Vec<FaceId> {
    let Some((pack, _)) = library.section(section) else {
        return Vec::new();
    };
    let facts: Vec<&Fact> = anchors(pack, &section.section)
        .into_iter()
        .map(|(fact, _)| fact)
        .collect();
    let open_prereads = facts.iter().flat_map(|fact| {
        let asks = fact.faces();
        asks.map(|(question, gap)| FaceId::new(pack.fact_id(fact), question.ask(gap)))
            .filter(|ask| is_open_preread(memory, ask))
    });
    let mut weak: Vec<(FactState, &Fact)> = facts
        .iter()
        .filter(|fact| is_worth_asking(pack, fact, memory, today))
        .map(|fact| (memory.state(&pack.fact_id(fact), today), *fact))
        .collect();
    weak.sort_by_key(|(state, _)| *state);
    let weak = weak
        .into_iter()
        .filter_map(|(_, fact)| face_of(pack, fact, memory));
    let asks: Vec<FaceId> = open_prereads.chain(weak).collect();
    quiz_of(library, &asks, &wish(section))
}

/// Whether a question was answered before the reading and not since.
fn is_open_preread(memory: &Memory, ask: &FaceId) -> bool {
    let since = memory.ask(ask).map(|it| it.last_at);
    memory
        .checked(ask)
        .is_some_and(|check| since.is_none_or(|at| at < check.at))
}

fn is_worth_asking(pack: &Pack, fact: &Fact, memory: &Memory, today: StudyDay) -> bool {
    let id = pack.fact_id(fact);
    let known = memory.fact(&id);
    let rests = known.is_some_and(|it| it.rests_on(today));
    let strength = known.and_then(|it| it.strength);
    let is_done = strength.is_some_and(|it| it.last_day == today);
    !rests && !is_done && memory.state(&id, today) != FactState::Strong
}

fn wish(section: &SectionId) -> QuizWish {
    QuizWish {
        count: CHECK_LENGTH,
        ..QuizWish::usual(Scope::Section(section.clone()), 0, 0)
    }
}

/// What reading a section has gained, told by the questions that were asked before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gain {
    /// How many of them were right before.
    pub before: usize,
    /// How many are right now.
    pub now: usize,
    /// How many there are.
    pub all: usize,
}

/// The gain over the questions of a section that were asked before and after; `None` when there are none.
pub fn gain(library: &Library, memory: &Memory, section: &SectionId) -> Option<Gain> {
    let (pack, _) = library.section(section)?;
    let mut gain = Gain {
        before: 0,
        now: 0,
        all: 0,
    };
    for fact in pack.facts_of(&section.section) {
        for (question, gap) in fact.faces() {
            let ask = FaceId::new(pack.fact_id(fact), question.ask(gap));
            let (Some(check), Some(now)) = (memory.checked(&ask), memory.ask(&ask)) else {
                continue;
            };
            if now.last_at > check.at {
                gain.all += 1;
                gain.before += usize::from(check.is_right);
                gain.now += usize::from(!now.is_missed());
            }
        }
    }
    (gain.all > 0).then_some(gain)
}

/// The next passage in reading order, round the end of the pack's articles, whose fact is fading or being learnt.
/// It is looked for behind `from`: a section, and the fact in it that was shown last.
pub fn next_weak(
    library: &Library,
    memory: &Memory,
    (section, shown): (&SectionId, Option<&FactId>),
    today: StudyDay,
) -> Option<FactId> {
    let pack = library.pack(&section.pack)?;
    let facts: Vec<(SectionId, FactId)> = outline(pack)
        .into_iter()
        .flat_map(|(id, _)| {
            let anchors = anchors(pack, &id.section).into_iter();
            let facts: Vec<_> = anchors
                .map(|(fact, _)| (id.clone(), pack.fact_id(fact)))
                .collect();
            facts
        })
        .collect();
    let shown = facts.iter().position(|(_, fact)| Some(fact) == shown);
    let order: Vec<SectionId> = outline(pack).into_iter().map(|(id, _)| id).collect();
    let place = |id: &SectionId| order.iter().position(|it| it == id);
    let start = shown.map_or_else(
        || facts.partition_point(|(id, _)| place(id) < place(section)),
        |at| at + 1,
    );
    let is_weak = |fact: &FactId| {
        let state = memory.state(fact, today);
        matches!(state, FactState::Fading | FactState::Learning)
    };
    let (before, behind) = facts.split_at_checked(start)?;
    let mut round = behind.iter().chain(before).map(|(_, fact)| fact);
    round.find(|fact| is_weak(fact)).cloned()
}
