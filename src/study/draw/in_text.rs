//! Questions around a section: before reading it, next to a passage, and after it. Pure.

use crate::material::{FaceId, Fact, FactId, Input, Library, Pack, SectionId};
use crate::memory::{FactState, Memory};
use crate::reading::{anchors, outline};
use crate::record::{Scope, StudyDay};
use crate::study::draw::pick::{QuizWish, quiz_of};
use crate::study::draw::shuffle::Shuffler;

/// Maximum number of questions before a section, and after it.
pub const CHECK_LENGTH: usize = 3;

/// The face shown next to a fact's passage: a card or gap if there is one, else another question; the least recently
/// asked.
pub fn face_of(pack: &Pack, fact: &Fact, memory: &Memory) -> Option<FaceId> {
    let asks = |recall: bool| {
        fact.faces()
            .filter(move |(question, _)| question.is_recall() == recall)
            .map(|(question, gap)| FaceId::new(pack.fact_id(fact), question.ask(gap)))
            .min_by_key(|ask| memory.ask(ask).map(|it| it.last_at))
    };
    asks(true).or_else(|| asks(false))
}

/// Questions to ask before a section is read: on facts never asked before, and none that the learner grades. Empty if
/// any question of the section was asked this way already.
pub fn before_section(
    library: &Library,
    memory: &Memory,
    section: &SectionId,
    seed: u64,
) -> Vec<FaceId> {
    let Some((pack, _)) = library.section(section) else {
        return Vec::new();
    };
    // Asked only once, before the first reading.
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
    let mut asks = quiz_of(library, &asks, &wish(section));
    // Who has read nothing yet chooses first and calculates last.
    asks.sort_by_key(|ask| library.face(ask).map(|face| effort(face.question.input())));
    asks
}

/// How much an answer takes, least first.
fn effort(input: Input) -> u8 {
    match input {
        Input::One => 0,
        Input::Several => 1,
        Input::Match | Input::Order | Input::Text | Input::Grade => 2,
        Input::Number => 3,
    }
}

/// Questions for the end of a section: first those asked before it and not since, then those on the facts known least.
/// Of the latter, facts answered today and strong ones are skipped.
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

/// Whether a face was answered before its section was read, but not since.
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
        at_most: Some(CHECK_LENGTH),
        ..QuizWish::usual(Scope::Section(section.clone()), 0, 0)
    }
}

/// The gain from reading a section, measured by questions asked both before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gain {
    /// Right before reading.
    pub before: usize,
    /// Right at the latest answer.
    pub now: usize,
    /// Asked both before and after.
    pub all: usize,
}

/// `None` if no question of the section was asked both before and after.
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

/// The next fact in reading order that is fading or being learnt, wrapping around at the end of the pack's articles.
///
/// The search starts after the fact `shown`, or at the beginning of `section` if there is none.
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
