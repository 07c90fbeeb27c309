//! What to drill: pure.

use crate::material::{AskId, Fact, Library, Pack, SectionId};
use crate::memory::{Memory, Schedule, Strength};
use crate::record::{Moment, StudyDay};

/// What the schedule asks for today.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DrillPlan {
    /// Faces of facts that are due, the least likely to be recalled first.
    pub due: Vec<AskId>,
    /// Faces of facts that are new, in reading order.
    pub new: Vec<AskId>,
}

impl DrillPlan {
    /// How many facts it has.
    pub fn len(&self) -> usize {
        self.due.len() + self.new.len()
    }

    /// Whether there is nothing to drill.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The facts to drill on the study day of `now`: all that are due, then new ones up to the day's number.
///
/// A fact may come as new when its section was finished, or at once where nothing is to be read.
pub fn drill_plan(library: &Library, memory: &Memory, now: Moment) -> DrillPlan {
    let today = memory.today(now);
    let mut due = Vec::new();
    let mut new = Vec::new();
    let room = memory
        .plan()
        .new_per_day
        .saturating_sub(memory.introduced_on(today));
    for (pack, fact) in library
        .packs()
        .iter()
        .flat_map(|pack| pack.facts.iter().map(move |fact| (pack, fact)))
    {
        let known = memory.fact(&pack.fact_id(fact));
        let Some(face) = recall_face(pack, fact, memory) else {
            continue;
        };
        if let Some(strength) = repeats_on(pack, fact, memory, today) {
            due.push((Schedule::recall(&strength, today), face));
        } else if known.is_none_or(|it| {
            it.strength.is_none() && it.rests_until.is_none_or(|until| until <= today)
        }) && is_open(pack, fact, memory)
        {
            new.push(face);
        }
    }
    due.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    new.truncate(room);
    DrillPlan {
        due: due.into_iter().map(|(_, face)| face).collect(),
        new,
    }
}

/// About how long a drill of that many facts takes, in seconds.
pub fn seconds_for(facts: usize, memory: &Memory) -> f64 {
    facts as f64 * memory.seconds_per_card()
}

/// How many facts a drill will have to repeat on a study day.
pub fn due_on(library: &Library, memory: &Memory, day: StudyDay) -> usize {
    let facts = library
        .packs()
        .iter()
        .flat_map(|pack| pack.facts.iter().map(move |fact| (pack, fact)));
    facts
        .filter(|(pack, fact)| repeats_on(pack, fact, memory, day).is_some())
        .count()
}

/// The strength of a fact that is due by a study day, can be recalled, and does not rest.
fn repeats_on(pack: &Pack, fact: &Fact, memory: &Memory, day: StudyDay) -> Option<Strength> {
    let known = memory.fact(&pack.fact_id(fact))?;
    let rests = known.rests_until.is_some_and(|until| day < until);
    let strength = known
        .strength
        .filter(|strength| strength.due <= day && !rests)?;
    recall_face(pack, fact, memory).map(|_| strength)
}

/// Whether a new fact may be drawn: it has nothing to read, or its section was finished.
fn is_open(pack: &Pack, fact: &Fact, memory: &Memory) -> bool {
    fact.passage.as_ref().is_none_or(|passage| {
        memory
            .reading(&SectionId::new(&pack.id, &passage.section))
            .is_some_and(|reading| reading.finished)
    })
}

/// The card or gap of a fact that was asked least recently; `None` for a fact that only a quiz can ask.
fn recall_face(pack: &Pack, fact: &Fact, memory: &Memory) -> Option<AskId> {
    let recall = fact.asks().filter(|(question, _)| question.is_recall());
    recall
        .map(|(question, gap)| AskId::new(pack.fact_id(fact), question.ask(gap)))
        .min_by_key(|ask| memory.ask(ask).map(|it| it.last_at))
}
