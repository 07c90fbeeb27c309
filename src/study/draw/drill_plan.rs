//! What to drill: pure.

use crate::fast::FastSet;
use crate::material::{AskId, Fact, FactId, Library, Question};
use crate::memory::{FactMemory, Memory, Schedule, Strength};
use crate::record::{Moment, StudyDay};

/// What the schedule asks for today.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DrillPlan {
    /// Facts that are due, the least likely to be recalled first.
    pub due: Vec<FactId>,
    /// Facts that are new, in reading order.
    pub new: Vec<FactId>,
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

    /// The faces by which its facts are asked, in their order.
    pub fn asks(&self, library: &Library, memory: &Memory) -> Vec<AskId> {
        let facts = self.due.iter().chain(&self.new);
        let face = |id: &FactId| recall_face(id, library.fact(id)?.1, memory.fact(id));
        facts.filter_map(face).collect()
    }
}

/// The facts to drill on the study day of `now`: all that are due, then new ones up to the day's number.
///
/// A fact may come as new when its section was finished, or at once where nothing is to be read.
pub fn drill_plan(library: &Library, memory: &Memory, now: Moment) -> DrillPlan {
    let today = memory.today(now);
    let mut due: Vec<(f32, (usize, usize), &FactId)> = Vec::new();
    // What is remembered is gone through once; the library, which may be much larger, only as far as new facts are wanted.
    let packs = library.packs().iter();
    let mut may_be_new: Vec<Vec<bool>> = packs.map(|pack| vec![true; pack.facts.len()]).collect();
    for (id, known) in memory.facts() {
        let Some((place, _, fact)) = library.placed(id) else {
            continue;
        };
        let rests = known.rests_until.is_some_and(|until| until > today);
        if known.strength.is_some() || rests {
            let pack = may_be_new.get_mut(place.0);
            if let Some(it) = pack.and_then(|pack| pack.get_mut(place.1)) {
                *it = false;
            }
        }
        if let Some(strength) = repeats_on(known, today).filter(|_| can_be_recalled(fact)) {
            due.push((Schedule::recall(&strength, today), place, id));
        }
    }
    // Of two that are as likely to be recalled the one that is read first.
    due.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let room = memory
        .plan()
        .new_per_day
        .saturating_sub(memory.introduced_on(today));
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
    DrillPlan {
        new: new
            .take(room)
            .map(|(pack, fact, _)| pack.fact_id(fact))
            .collect(),
        due: due.into_iter().map(|(.., id)| id.clone()).collect(),
    }
}

/// About how long a drill of that many facts takes, in seconds.
pub fn seconds_for(facts: usize, memory: &Memory) -> f64 {
    facts as f64 * memory.seconds_per_card()
}

/// How many facts a drill will have to repeat on a study day.
pub fn due_on(library: &Library, memory: &Memory, day: StudyDay) -> usize {
    let repeats = memory.facts().filter(|(id, known)| {
        let fact = repeats_on(known, day).and_then(|_| library.fact(id));
        fact.is_some_and(|(_, fact)| can_be_recalled(fact))
    });
    repeats.count()
}

/// The strength of a fact that is due by a study day and does not rest.
fn repeats_on(known: &FactMemory, day: StudyDay) -> Option<Strength> {
    let rests = known.rests_until.is_some_and(|until| day < until);
    known
        .strength
        .filter(|strength| strength.due <= day && !rests)
}

/// Whether a drill can ask a fact.
fn can_be_recalled(fact: &Fact) -> bool {
    fact.questions.iter().any(Question::is_recall)
}

/// The card or gap of a fact that was asked least recently; `None` for a fact that only a quiz can ask.
fn recall_face(id: &FactId, fact: &Fact, known: Option<&FactMemory>) -> Option<AskId> {
    let seen = known.map_or(&[][..], FactMemory::asks);
    let recall = fact.asks().filter(|(question, _)| question.is_recall());
    let faces = recall.map(|(question, gap)| {
        let is_it = |ask: &AskId| ask.question_and_gap() == (question.id.as_str(), gap);
        (question, gap, seen.iter().find(|(ask, _)| is_it(ask)))
    });
    let face = faces.min_by_key(|(.., seen)| seen.map(|(_, it)| it.last_at));
    face.map(|(question, gap, seen)| match seen {
        Some((ask, _)) => ask.clone(),
        None => AskId::new(id.clone(), question.ask(gap)),
    })
}
