//! What to drill on a study day; pure.

use crate::fast::{FastMap, FastSet};
use crate::material::{FaceId, Fact, FactId, FactPlace, Library, Question};
use crate::memory::{FactMemory, Memory, MemoryState, Schedule};
use crate::record::{Moment, StudyDay};

/// The facts to drill on one study day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DrillPlan {
    /// Least likely to be recalled first.
    pub due: Vec<Planned>,
    /// In reading order.
    pub new: Vec<Planned>,
    /// How many new facts the day had room for.
    room: usize,
}

/// A fact to drill, and where it is in the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    pub fact: FactId,
    /// Valid for the library that the plan was made from.
    place: FactPlace,
}

impl DrillPlan {
    /// Number of facts, due and new.
    pub fn len(&self) -> usize {
        self.due.len() + self.new.len()
    }

    /// Whether there is nothing to drill.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The face by which each fact is asked, due facts first.
    pub fn faces(&self, library: &Library, memory: &Memory) -> Vec<FaceId> {
        // For thousands of facts this is faster than as many lookups in the sorted map.
        let known: FastMap<&FactId, &FactMemory> = memory.facts().collect();
        let facts = self.due.iter().chain(&self.new);
        let face = |it: &Planned| {
            let (_, fact) = library.at(it.place)?;
            recall_face(&it.fact, fact, known.get(&it.fact).copied())
        };
        facts.filter_map(face).collect()
    }

    /// Updates the plan after answers to a fact were added or undone on the same day. Returns `None` if the new facts
    /// have to be chosen again.
    pub fn after(
        mut self,
        id: &FactId,
        library: &Library,
        memory: &Memory,
        now: Moment,
    ) -> Option<Self> {
        let today = memory.today(now);
        let known = memory.fact(id);
        self.due.retain(|it| it.fact != *id);
        let is_due = known.is_some_and(|it| repeats_on(it, today).is_some());
        let placed = library.placed(id);
        let place = placed.and_then(|(place, _, fact)| can_be_recalled(fact).then_some(place));
        if let Some(place) = place.filter(|_| is_due) {
            let rank = |it: &Planned| {
                let state = memory.fact(&it.fact)?.memory_state?;
                Some((Schedule::retrievability(&state, today), it.place))
            };
            let fact = id.clone();
            let own = Planned { fact, place };
            let place = self.due.partition_point(|it| rank(it) < rank(&own));
            self.due.insert(place, own);
        }
        let may_be_new = known.is_none_or(|it| it.memory_state.is_none() && !it.rests_on(today));
        if may_be_new && place.is_some() {
            return None;
        }
        let room = room_on(memory, today);
        let had_all = self.new.len() < self.room;
        self.new.retain(|it| it.fact != *id);
        self.new.truncate(room);
        let is_whole = had_all || room <= self.new.len();
        self.room = room;
        is_whole.then_some(self)
    }
}

/// Plans the study day of `now`: all due facts, then new ones up to the daily limit.
///
/// A fact can be introduced once its section was finished, or at any time if it has no passage.
pub fn drill_plan(library: &Library, memory: &Memory, now: Moment) -> DrillPlan {
    let today = memory.today(now);
    let mut due: Vec<(f32, Planned)> = Vec::new();
    // Goes through the memory once, and through the library, which may be far larger, only until there are enough new
    // facts.
    let packs = library.packs().iter();
    let mut may_be_new: Vec<Vec<bool>> = packs.map(|pack| vec![true; pack.facts.len()]).collect();
    for (id, known) in memory.facts() {
        let Some((place, _, fact)) = library.placed(id) else {
            continue;
        };
        if known.memory_state.is_some() || known.rests_on(today) {
            let pack = may_be_new.get_mut(place.0);
            if let Some(it) = pack.and_then(|pack| pack.get_mut(place.1)) {
                *it = false;
            }
        }
        if let Some(state) = repeats_on(known, today).filter(|_| can_be_recalled(fact)) {
            let fact = id.clone();
            let recall = Schedule::retrievability(&state, today);
            due.push((recall, Planned { fact, place }));
        }
    }
    // Equally likely ones in reading order.
    due.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.place.cmp(&b.1.place)));
    let room = room_on(memory, today);
    let finished = memory.readings().filter(|(_, it)| it.finished);
    let finished = finished.map(|(id, _)| (id.pack.as_str(), id.section.as_str()));
    let finished: FastSet<(&str, &str)> = finished.collect();
    let facts = library.packs().iter().zip(&may_be_new);
    let facts = facts.flat_map(|(pack, may_be_new)| {
        let facts = pack.facts.iter().zip(may_be_new);
        facts.map(move |(fact, may_be_new)| (pack, fact, *may_be_new))
    });
    let new = facts.filter(|(pack, fact, may_be_new)| {
        let section = fact.passage.as_ref().map(|it| it.section.as_str());
        let is_open = |section: &str| finished.contains(&(pack.id.as_str(), section));
        *may_be_new && section.is_none_or(is_open) && can_be_recalled(fact)
    });
    let new = new.take(room).filter_map(|(pack, fact, _)| {
        let fact = pack.fact_id(fact);
        let (place, ..) = library.placed(&fact)?;
        Some(Planned { fact, place })
    });
    DrillPlan {
        new: new.collect(),
        due: due.into_iter().map(|(_, it)| it).collect(),
        room,
    }
}

/// How many more facts may be introduced on a study day.
fn room_on(memory: &Memory, today: StudyDay) -> usize {
    let wanted = memory.settings().new_per_day;
    wanted.saturating_sub(memory.introduced_on(today))
}

/// Estimates how long a drill takes.
pub fn seconds_for(facts: usize, memory: &Memory) -> f64 {
    facts as f64 * memory.seconds_per_card()
}

/// How many facts that a drill can ask are due on or before a study day.
pub fn due_on(library: &Library, memory: &Memory, day: StudyDay) -> usize {
    let repeats = memory.facts().filter(|(id, known)| {
        let fact = repeats_on(known, day).and_then(|_| library.fact(id));
        fact.is_some_and(|(_, fact)| can_be_recalled(fact))
    });
    repeats.count()
}

/// The state of a fact that is due and does not rest.
fn repeats_on(known: &FactMemory, day: StudyDay) -> Option<MemoryState> {
    known
        .memory_state
        .filter(|state| state.due <= day && !known.rests_on(day))
}

/// Whether a drill can ask it.
fn can_be_recalled(fact: &Fact) -> bool {
    fact.questions.iter().any(Question::is_recall)
}

/// The least recently asked card or gap; `None` for a fact that only a quiz can ask.
fn recall_face(id: &FactId, fact: &Fact, known: Option<&FactMemory>) -> Option<FaceId> {
    let seen = known.map_or(&[][..], FactMemory::faces);
    let recall = fact.faces().filter(|(question, _)| question.is_recall());
    let faces = recall.map(|(question, gap)| {
        let is_it = |ask: &FaceId| ask.question_and_gap() == (question.id.as_str(), gap);
        (question, gap, seen.iter().find(|(ask, _)| is_it(ask)))
    });
    let face = faces.min_by_key(|(.., seen)| seen.map(|(_, it)| it.last_at));
    face.map(|(question, gap, seen)| match seen {
        Some((ask, _)) => ask.clone(),
        None => FaceId::new(id.clone(), question.ask(gap)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::Grade;
    use crate::record::{Event, KeepState, Record, event};
    use crate::study::sample_tests::{after, library};

    const DEVICE: &str = "test-0000";

    /// Three facts a day at most, and the first section read.
    fn record() -> Record {
        let mut record = Record::default();
        let limit = event::Set {
            at: after(0),
            key: "new_per_day".to_owned(),
            value: "3".to_owned(),
        };
        let read = event::Read {
            at: after(1),
            section: "test#first".to_owned(),
            permille: 1000,
            byte: 0,
            state: "finished".into(),
            ms: 0,
        };
        for event in [limit.into(), read.into()] {
            record.push(DEVICE, event);
        }
        record
    }

    fn answer(seconds: i64, fact: &str, grade: Grade) -> Event {
        event::Answer {
            at: after(seconds),
            fact: fact.to_owned(),
            ask: "card".to_owned(),
            score: 100,
            grade: Some(grade),
            ..Default::default()
        }
        .into()
    }

    fn names(facts: &[Planned]) -> Vec<&str> {
        facts.iter().map(|it| it.fact.as_str()).collect()
    }

    #[test]
    fn new_facts_come_in_reading_order_once_their_section_was_read() {
        let plan = drill_plan(&library(), &Memory::replay(&record()), after(10));
        assert_eq!(names(&plan.due), Vec::<&str>::new(), "nothing was learnt");
        assert_eq!(
            names(&plan.new),
            ["test/apple", "test/banana", "test/fig"],
            "the second section was not read"
        );
    }

    #[test]
    fn a_plan_that_is_brought_up_to_date_is_the_plan_made_anew() {
        let library = library();
        let mut record = record();
        let events = [
            (answer(10, "test/apple", Grade::Good), "test/apple"),
            // Takes up room for new facts though it is in no pack.
            (answer(20, "gone/other", Grade::Good), "gone/other"),
            (answer(30, "gone/another", Grade::Good), "gone/another"),
            (
                event::Undo {
                    at: after(40),
                    of: after(20),
                    by: String::new(),
                }
                .into(),
                "gone/other",
            ),
        ];
        let mut plan = drill_plan(&library, &Memory::replay(&record), after(9));
        for (event, fact) in events {
            record.push(DEVICE, event);
            let (memory, now) = (Memory::replay(&record), after(60));
            let anew = drill_plan(&library, &memory, now);
            let updated = plan.after(&FactId::from_record(fact), &library, &memory, now);
            assert_eq!(updated.as_ref().unwrap_or(&anew), &anew, "after {fact}");
            plan = anew;
        }
    }

    #[test]
    fn facts_that_were_removed_suspended_or_buried_are_not_drilled() {
        let library = library();
        let tomorrow = after(86_400);
        let until = tomorrow.study_day(4) + 1;
        for (state, until) in [
            (KeepState::Removed, String::new()),
            (KeepState::Suspended, String::new()),
            (KeepState::Buried, until.to_string()),
        ] {
            let mut record = record();
            record.push(DEVICE, answer(10, "test/apple", Grade::Again));
            for fact in ["test/apple", "test/fig"] {
                let keep = event::Keep {
                    at: after(20),
                    fact: fact.to_owned(),
                    state: state.clone(),
                    until: until.clone(),
                };
                record.push(DEVICE, keep.into());
            }
            let plan = drill_plan(&library, &Memory::replay(&record), tomorrow);
            assert_eq!(
                (names(&plan.due), names(&plan.new)),
                (vec![], vec!["test/banana"]),
                "{state}"
            );
        }
    }
}
