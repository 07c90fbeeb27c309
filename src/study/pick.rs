//! What to ask: pure and seeded.

use crate::material::{AskId, Asked, Fact, Kind, Library, Pack, SectionId};
use crate::memory::{Memory, Schedule, Strength, missed};
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
/// From the missed ones: of every kind, in the order of [`missed`], but for those that another one gives away; they come
/// the next time.
pub fn quiz_asks(library: &Library, memory: &Memory, wish: &QuizWish<'_>) -> Vec<AskId> {
    let mut shuffler = Shuffler::new(wish.seed, "quiz");
    if matches!(wish.scope, Scope::Missed | Scope::Due) {
        let asks = missed(memory, library).into_iter().map(|it| vec![it.ask]);
        return one_of_each(library, asks, usize::MAX);
    }
    let facts = facts_in(library, wish.scope);
    let mut faces: Vec<Vec<AskId>> = facts
        .into_iter()
        .map(|(pack, fact)| {
            let mut faces = asks_of(pack, fact, wish.takes);
            shuffler.shuffle(&mut faces);
            faces.sort_by_key(|ask| memory.ask(ask).map(|it| it.last_at));
            faces
        })
        .collect();
    shuffler.shuffle(&mut faces);
    // Rested longest first; the sort keeps the order by chance among equals.
    faces.sort_by_key(|faces| {
        faces
            .first()
            .and_then(|ask| memory.ask(ask))
            .map(|it| it.last_at)
    });
    let mut asks = one_of_each(library, faces, wish.count);
    shuffler.shuffle(&mut asks);
    asks
}

/// How many questions a quiz of the usual kind would have; cheap enough for every frame, however large the pack is.
pub fn quiz_length(library: &Library, memory: &Memory, scope: &Scope) -> usize {
    let wish = QuizWish::usual(scope, 0);
    if matches!(scope, Scope::Missed | Scope::Due) {
        return quiz_asks(library, memory, &wish).len();
    }
    let faces = facts_in(library, scope)
        .into_iter()
        .map(|(pack, fact)| asks_of(pack, fact, wish.takes));
    one_of_each(library, faces, wish.count).len()
}

/// The facts of a section or of a pack.
fn facts_in<'a>(library: &'a Library, scope: &Scope) -> Vec<(&'a Pack, &'a Fact)> {
    let of = |pack: &'a Pack, section: Option<&str>| {
        let is_in = |fact: &&Fact| {
            section.is_none_or(|section| {
                fact.passage
                    .as_ref()
                    .is_some_and(|passage| passage.section == section)
            })
        };
        pack.facts
            .iter()
            .filter(is_in)
            .map(|fact| (pack, fact))
            .collect()
    };
    match scope {
        Scope::Section(id) => library
            .pack(&id.pack)
            .map(|pack| of(pack, Some(&id.section))),
        Scope::Pack(id) => library.pack(id).map(|pack| of(pack, None)),
        Scope::Missed | Scope::Due => None,
    }
    .unwrap_or_default()
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

/// The first question of each fact that no earlier one gives away, that gives no earlier one away, and that is no
/// variant of one; `count` at the most.
fn one_of_each(
    library: &Library,
    facts: impl IntoIterator<Item = Vec<AskId>>,
    count: usize,
) -> Vec<AskId> {
    let mut kept: Vec<(AskId, Asked<'_>)> = Vec::new();
    for faces in facts {
        if kept.len() >= count {
            break;
        }
        let mut known = faces
            .into_iter()
            .filter_map(|ask| library.asked(&ask).map(|asked| (ask, asked)));
        if let Some(found) = known.find(|one| !kept.iter().any(|other| clash(one, other))) {
            kept.push(found);
        }
    }
    kept.into_iter().map(|(ask, _)| ask).collect()
}

/// Whether two questions must not stand in one sitting.
fn clash((one, a): &(AskId, Asked<'_>), (other, b): &(AskId, Asked<'_>)) -> bool {
    let gives = |asked: &Asked<'_>, away: &AskId| {
        asked
            .question
            .gives_away
            .iter()
            .any(|it| format!("{}/{it}", asked.pack.id) == away.to_string())
    };
    let is_variant = !a.question.family.is_empty()
        && a.question.family == b.question.family
        && a.pack.id == b.pack.id;
    gives(a, other) || gives(b, one) || is_variant
}
