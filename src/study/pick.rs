//! What to ask: pure and seeded.

use std::collections::BTreeSet;

use crate::material::{AskId, Fact, Kind, Library, Pack, SectionId};
use crate::memory::{Memory, Schedule, missed};
use crate::record::{Moment, StudyDay};
use crate::study::scope::Scope;
use crate::study::shuffle::Shuffler;

/// How many questions a quiz has at the most.
pub const QUIZ_LENGTH: usize = 10;

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
        if known
            .and_then(|it| it.rests_until)
            .is_some_and(|until| today < until)
        {
            continue;
        }
        let Some(face) = recall_face(pack, fact, memory) else {
            continue;
        };
        match known.and_then(|it| it.strength) {
            Some(strength) if strength.due <= today => {
                due.push((Schedule::recall(&strength, today), face));
            }
            None if known.is_none_or(|it| it.answers == 0) && is_open(pack, fact, memory) => {
                new.push(face);
            }
            Some(_) | None => {}
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

/// How many facts will be due on a study day.
pub fn due_on(library: &Library, memory: &Memory, day: StudyDay) -> usize {
    let facts = library
        .packs()
        .iter()
        .flat_map(|pack| pack.facts.iter().map(|fact| pack.fact_id(fact)));
    facts
        .filter(|id| {
            memory
                .fact(id)
                .and_then(|it| it.strength)
                .is_some_and(|strength| strength.due <= day)
        })
        .count()
}

/// Whether a new fact may be drawn: it has nothing to read, or its section was finished.
fn is_open(pack: &Pack, fact: &Fact, memory: &Memory) -> bool {
    fact.passage.as_ref().is_none_or(|passage| {
        memory
            .reading(&SectionId::new(&pack.id, &passage.section))
            .is_some_and(|reading| reading.finished)
    })
}

/// The card or gap of a fact that was asked least recently; any other question where it has neither.
fn recall_face(pack: &Pack, fact: &Fact, memory: &Memory) -> Option<AskId> {
    let recall: Vec<AskId> = asks_of(pack, fact, |kind| {
        matches!(kind, Kind::Card { .. } | Kind::Cloze(_))
    });
    least_recent(recall, memory)
}

/// What a quiz is to be.
pub struct QuizWish<'a> {
    /// Where the questions come from.
    pub scope: &'a Scope,
    /// Fixes what is drawn by chance.
    pub seed: u64,
    /// How many questions at the most.
    pub count: usize,
    /// Which kinds it takes.
    pub takes: fn(&Kind) -> bool,
}

impl<'a> QuizWish<'a> {
    /// A quiz of the usual length over all kinds that the machine judges.
    pub fn usual(scope: &'a Scope, seed: u64) -> Self {
        Self {
            scope,
            seed,
            count: QUIZ_LENGTH,
            takes: |kind| !matches!(kind, Kind::Card { .. }),
        }
    }
}

/// The questions of a quiz, in the order in which they come; at most one for each fact.
///
/// From a section or a pack: for each fact the question that was asked least recently, by chance among those never asked.
/// From the missed ones: all of them, of every kind, in the order of [`missed`].
pub fn quiz_asks(library: &Library, memory: &Memory, wish: &QuizWish<'_>) -> Vec<AskId> {
    let mut shuffler = Shuffler::new(wish.seed, "quiz");
    let facts: Vec<(&Pack, &Fact)> = match wish.scope {
        Scope::Missed | Scope::Due => {
            return missed(memory, library)
                .into_iter()
                .map(|it| it.ask)
                .collect();
        }
        Scope::Section(id) => library
            .section(id)
            .map(|(pack, section)| {
                pack.facts_of(&section.id)
                    .map(|fact| (pack, fact))
                    .collect()
            })
            .unwrap_or_default(),
        Scope::Pack(id) => library
            .pack(id)
            .map(|pack| pack.facts.iter().map(|fact| (pack, fact)).collect())
            .unwrap_or_default(),
    };
    let mut asks: Vec<AskId> = facts
        .into_iter()
        .filter_map(|(pack, fact)| {
            let mut faces = asks_of(pack, fact, wish.takes);
            shuffler.shuffle(&mut faces);
            least_recent(faces, memory)
        })
        .collect();
    shuffler.shuffle(&mut asks);
    // Rested longest first; the sort keeps the order by chance among equals.
    asks.sort_by_key(|ask| memory.ask(ask).map(|it| it.last_at));
    let mut asks = without_give_aways(library, asks);
    asks.truncate(wish.count);
    shuffler.shuffle(&mut asks);
    asks
}

fn asks_of(pack: &Pack, fact: &Fact, takes: impl Fn(&Kind) -> bool) -> Vec<AskId> {
    fact.asks()
        .filter(|(_, question)| takes(&question.kind))
        .map(|(ask, _)| AskId::new(pack.fact_id(fact), ask))
        .collect()
}

fn least_recent(asks: Vec<AskId>, memory: &Memory) -> Option<AskId> {
    asks.into_iter()
        .min_by_key(|ask| memory.ask(ask).map(|it| it.last_at))
}

/// Leaves out each question that an earlier one gives away, that gives an earlier one away, or that is its variant.
fn without_give_aways(library: &Library, asks: Vec<AskId>) -> Vec<AskId> {
    let mut kept: Vec<AskId> = Vec::new();
    let mut given_away = BTreeSet::new();
    let mut families = BTreeSet::new();
    for ask in asks {
        let Some(asked) = library.asked(&ask) else {
            continue;
        };
        let gives: Vec<String> = asked
            .question
            .gives_away
            .iter()
            .map(|other| format!("{}/{other}", asked.pack.id))
            .collect();
        let tells_earlier = kept
            .iter()
            .any(|earlier| gives.contains(&earlier.to_string()));
        let family = (asked.pack.id.as_str(), asked.question.family.as_str());
        if tells_earlier || given_away.contains(&ask.to_string()) || families.contains(&family) {
            continue;
        }
        if !family.1.is_empty() {
            families.insert(family);
        }
        given_away.extend(gives);
        kept.push(ask);
    }
    kept
}
