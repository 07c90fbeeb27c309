//! Questions around a section: before reading it, next to a passage, and after it. Pure.

use crate::material::{FaceId, Fact, FactId, Input, Library, Pack, SectionId};
use crate::memory::{FactMemory, FactState, Memory};
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
        .filter(|fact| {
            let known = memory.fact(&pack.fact_id(fact));
            !known.is_some_and(FactMemory::is_removed)
        })
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
    let state = known.and_then(|it| it.memory_state);
    let is_done = state.is_some_and(|it| it.last_day == today);
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
    section: &SectionId,
    shown: Option<&FactId>,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::Grade;
    use crate::record::{Event, Mode, Record, event};
    use crate::study::sample_tests::{after, fact, library};

    const DEVICE: &str = "test-0000";

    fn answer(seconds: i64, fact: &str, score: u8) -> event::Answer {
        event::Answer {
            at: after(seconds),
            fact: format!("test/{fact}"),
            ask: "card".to_owned(),
            score,
            grade: Some(if score == 100 {
                Grade::Easy
            } else {
                Grade::Again
            }),
            ..Default::default()
        }
    }

    fn section(name: &str) -> SectionId {
        SectionId::new("test", name)
    }

    #[test]
    fn the_next_weak_fact_is_the_next_in_reading_order_round_the_end() {
        let library = library();
        let mut record = Record::default();
        // In reading order: apple and banana in the first section, cherry and date in the second. The fig has no
        // passage.
        for (seconds, name, score) in [
            (0, "fig", 0),
            (1, "date", 0),
            (2, "banana", 0),
            (3, "apple", 100),
        ] {
            record.push(DEVICE, answer(seconds, name, score).into());
        }
        let memory = Memory::replay(&record);
        for (from, shown, next) in [
            ("first", None, "banana"),
            ("second", None, "date"),
            ("first", Some("apple"), "banana"),
            ("first", Some("banana"), "date"),
            ("second", Some("cherry"), "date"),
            ("second", Some("date"), "banana"),
            ("second", Some("fig"), "date"),
            ("gone", None, "banana"),
        ] {
            let shown = shown.map(fact);
            let found = next_weak(&library, &memory, &section(from), shown.as_ref(), 0);
            assert_eq!(found, Some(fact(next)), "from {from}, {shown:?}");
        }
        let none = Memory::replay(&Record::default());
        let found = next_weak(&library, &none, &section("first"), None, 0);
        assert_eq!(found, None, "nothing was learnt");
    }

    /// An answer from before reading, in its own session.
    fn preread(seconds: i64, fact: &str, score: u8) -> [Event; 2] {
        let sit = format!("s{seconds}");
        let start = event::Start {
            at: after(seconds),
            sit: sit.clone(),
            mode: Mode::Preread,
            ..Default::default()
        };
        let answer = event::Answer {
            sit,
            grade: None,
            ..answer(seconds + 1, fact, score)
        };
        [start.into(), answer.into()]
    }

    #[test]
    fn the_gain_compares_only_questions_asked_before_and_after_reading() {
        let library = library();
        let mut record = Record::default();
        let gained = |record: &Record| {
            let memory = Memory::replay(record);
            gain(&library, &memory, &section("first")).map(|it| (it.before, it.now, it.all))
        };
        let prereads = [
            preread(0, "apple", 0),
            preread(10, "banana", 100),
            preread(20, "cherry", 0),
        ];
        for event in prereads.into_iter().flatten() {
            record.push(DEVICE, event);
        }
        assert_eq!(gained(&record), None, "nothing was asked since");
        record.push(DEVICE, answer(30, "apple", 100).into());
        record.push(DEVICE, answer(31, "cherry", 100).into());
        assert_eq!(gained(&record), Some((0, 1, 1)), "the apple alone");
        record.push(DEVICE, answer(32, "banana", 0).into());
        assert_eq!(gained(&record), Some((1, 1, 2)), "one gained, one lost");
    }
}
