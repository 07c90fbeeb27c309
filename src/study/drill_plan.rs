//! What to drill: pure.

use crate::material::{AskId, Fact, FactId, Library, Pack, SectionId};
use crate::memory::{FactMemory, Memory, Schedule, Strength};
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
    let mut due: Vec<(f32, (usize, usize), AskId)> = memory
        .due_by(today)
        .filter_map(|id| {
            let (place, _, fact) = library.placed(id)?;
            let known = memory.fact(id)?;
            let strength = repeats_on(known, today)?;
            let face = recall_face(id, fact, Some(known))?;
            Some((Schedule::recall(&strength, today), place, face))
        })
        .collect();
    // Of two that are as likely to be recalled the one that is read first.
    due.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let room = memory
        .plan()
        .new_per_day
        .saturating_sub(memory.introduced_on(today));
    let facts = library
        .packs()
        .iter()
        .flat_map(|pack| pack.facts.iter().map(move |fact| (pack, fact)));
    let new = facts.filter_map(|(pack, fact)| {
        let id = pack.fact_id(fact);
        let known = memory.fact(&id);
        let is_new = known.is_none_or(|it| {
            it.strength.is_none() && it.rests_until.is_none_or(|until| until <= today)
        });
        let face = (is_new && is_open(pack, fact, memory)).then(|| recall_face(&id, fact, known));
        face.flatten()
    });
    DrillPlan {
        new: new.take(room).collect(),
        due: due.into_iter().map(|(_, _, face)| face).collect(),
    }
}

/// About how long a drill of that many facts takes, in seconds.
pub fn seconds_for(facts: usize, memory: &Memory) -> f64 {
    facts as f64 * memory.seconds_per_card()
}

/// How many facts a drill will have to repeat on a study day.
pub fn due_on(library: &Library, memory: &Memory, day: StudyDay) -> usize {
    let due = memory.due_by(day).filter(|id| {
        let known = memory.fact(id);
        let repeats = known.and_then(|it| repeats_on(it, day)).is_some();
        let is_recall = |(_, fact): (&Pack, &Fact)| fact.asks().any(|(it, _)| it.is_recall());
        repeats && library.fact(id).is_some_and(is_recall)
    });
    due.count()
}

/// The strength of a fact that is due by a study day and does not rest.
fn repeats_on(known: &FactMemory, day: StudyDay) -> Option<Strength> {
    let rests = known.rests_until.is_some_and(|until| day < until);
    known
        .strength
        .filter(|strength| strength.due <= day && !rests)
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
fn recall_face(id: &FactId, fact: &Fact, known: Option<&FactMemory>) -> Option<AskId> {
    let recall = fact.asks().filter(|(question, _)| question.is_recall());
    let asks = recall.map(|(question, gap)| question.ask(gap));
    let last_at = |ask: &String| known?.ask(ask).map(|it| it.last_at);
    asks.min_by_key(last_at)
        .map(|ask| AskId::new(id.clone(), ask))
}
