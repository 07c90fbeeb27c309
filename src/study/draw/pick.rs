//! Draws the questions of a quiz; pure and seeded.

use std::collections::HashSet;

use crate::material::{Face, FaceId, Kind, Library};
use crate::memory::{Memory, Schedule, missed};
use crate::record::{Scope, StudyDay};
use crate::study::draw::pool::{FactPool, has_fact, has_pack, pool};
use crate::study::draw::shuffle::Shuffler;

/// Default maximum number of questions in a quiz.
pub const QUIZ_LENGTH: usize = 10;

/// What happens to the other questions on a fact that a quiz asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Siblings {
    /// Left out, so that each fact is asked once.
    Buried,
    /// Asked too, once every fact had its first question.
    Asked,
}

/// Parameters of a quiz to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuizWish {
    pub scope: Scope,
    /// Determines all random choices.
    pub seed: u64,
    /// Maximum number of questions; `None` for no limit.
    pub at_most: Option<usize>,
    pub siblings: Siblings,
    /// Study day for which retrievability is computed.
    pub today: StudyDay,
}

impl QuizWish {
    /// A quiz of the default length; one of missed questions is not limited.
    pub fn usual(scope: Scope, seed: u64, today: StudyDay) -> Self {
        let is_missed = scope == Scope::Missed;
        Self {
            scope,
            seed,
            at_most: (!is_missed).then_some(QUIZ_LENGTH),
            // Every missed question is worked off, even several on one fact.
            siblings: if is_missed {
                Siblings::Asked
            } else {
                Siblings::Buried
            },
            today,
        }
    }

    fn is_enough(&self, questions: usize) -> bool {
        self.at_most.is_some_and(|most| questions >= most)
    }
}

/// Length of a default quiz of a section, a pack or everything. Stops counting at the maximum, so it can run every
/// frame.
pub fn quiz_length(library: &Library, scope: &Scope) -> usize {
    let mut compatible = Compatible::default();
    for pack in library.packs().iter().filter(|pack| has_pack(scope, pack)) {
        for fact in pack.facts.iter().filter(|fact| has_fact(scope, fact)) {
            if compatible.kept.len() >= QUIZ_LENGTH {
                return compatible.kept.len();
            }
            let mut faces = fact.faces().map(|(question, gap)| Face {
                pack,
                fact,
                question,
                gap,
            });
            let fits = |one: &Face<'_>| !one.question.is_card() && compatible.takes(*one);
            if let Some(one) = faces.find(fits) {
                compatible.add(one);
            }
        }
    }
    compatible.kept.len()
}

/// Draws the questions of a quiz, in the order in which they are asked.
///
/// Prefers those asked least recently, with ties broken at random. Takes at most one for each fact unless siblings are
/// asked too, and never two where one gives the other away or is a variant of it. With `Scope::Weakest` facts are taken
/// by retrievability, with `Scope::Missed` questions in the order of [`missed`]; one that clashes waits for the next
/// quiz.
pub fn quiz_asks(library: &Library, memory: &Memory, wish: &QuizWish) -> Vec<FaceId> {
    if wish.scope == Scope::Missed {
        let missed = missed(memory, library);
        return quiz_of(library, missed.iter().map(|it| &it.ask), wish);
    }
    let mut asks: Vec<FaceId> = drawn(&pool(library, memory, &wish.scope), memory, wish)
        .iter()
        .map(Face::id)
        .collect();
    Shuffler::new(wish.seed, "order").shuffle(&mut asks);
    asks
}

/// Keeps those of `asks` that are compatible with each other, in order.
#[expect(single_use_lifetimes, reason = "an anonymous one is not allowed here")]
pub fn quiz_of<'a>(
    library: &Library,
    asks: impl IntoIterator<Item = &'a FaceId>,
    wish: &QuizWish,
) -> Vec<FaceId> {
    let asked = asks.into_iter().filter_map(|ask| library.face(ask));
    compatible(asked, wish).iter().map(Face::id).collect()
}

/// Draws from the pool.
///
/// Facts never asked come first; if they suffice, the rest of a large library is not looked at.
pub(in crate::study) fn drawn<'a>(
    pool: &[FactPool<'a>],
    memory: &Memory,
    wish: &QuizWish,
) -> Vec<Face<'a>> {
    let mut draw = Draw {
        memory,
        wish,
        shuffler: Shuffler::new(wish.seed, "quiz"),
        compatible: Compatible::default(),
        faces: Vec::new(),
    };
    let mut pool: Vec<&FactPool<'a>> = pool.iter().collect();
    draw.shuffler.shuffle(&mut pool);
    // The sorts are stable, so ties stay in random order.
    if wish.scope == Scope::Weakest {
        pool.sort_by_cached_key(|pool_of_fact| retrievability(pool_of_fact, wish.today));
        for pool_of_fact in pool {
            draw.take(pool_of_fact);
        }
        return draw.finish();
    }
    let mut asked = Vec::new();
    for pool_of_fact in pool {
        if draw.is_full() {
            break;
        }
        match pool_of_fact.least_at(&wish.scope, memory) {
            None => draw.take(pool_of_fact),
            Some(at) => asked.push((at, pool_of_fact)),
        }
    }
    asked.sort_by_key(|(at, _)| *at);
    for (_, pool_of_fact) in asked {
        draw.take(pool_of_fact);
    }
    draw.finish()
}

struct Draw<'a, 'w> {
    memory: &'w Memory,
    wish: &'w QuizWish,
    shuffler: Shuffler,
    compatible: Compatible<'a>,
    /// With siblings, the questions of each fact drawn so far, for further rounds.
    faces: Vec<Vec<Face<'a>>>,
}

impl<'a> Draw<'a, '_> {
    fn is_full(&self) -> bool {
        self.wish.is_enough(self.compatible.kept.len())
    }

    /// Draws one question of a fact, the first that is compatible. With siblings only the very first is tried; the
    /// others get their turn in `finish`.
    fn take(&mut self, pool_of_fact: &FactPool<'a>) {
        if self.is_full() {
            return;
        }
        // Least recently asked first, ties in random order.
        let mut faces: Vec<_> = pool_of_fact
            .candidates(&self.wish.scope, self.memory)
            .collect();
        self.shuffler.shuffle(&mut faces);
        faces.sort_by_key(|it| it.last_at);
        let faces: Vec<Face<'a>> = faces.into_iter().map(|it| it.asked).collect();
        let tried = match self.wish.siblings {
            Siblings::Asked => 1,
            Siblings::Buried => faces.len(),
        };
        let mut tried = faces.iter().take(tried);
        if let Some(one) = tried.find(|one| self.compatible.takes(**one)) {
            self.compatible.add(*one);
        }
        if self.wish.siblings == Siblings::Asked {
            self.faces.push(faces);
        }
    }

    /// With siblings, draws the second question of each fact, then the third, and so on.
    fn finish(mut self) -> Vec<Face<'a>> {
        let rounds = self.faces.iter().map(Vec::len).max().unwrap_or(0);
        let turns = (1..rounds).flat_map(|round| {
            let faces = self.faces.iter();
            faces.filter_map(move |it| it.get(round))
        });
        for one in turns {
            if self.is_full() {
                break;
            }
            if self.compatible.takes(*one) {
                self.compatible.add(*one);
            }
        }
        self.compatible.kept
    }
}

/// In millionths, as a sort key; 0 for a fact without a graded answer.
fn retrievability(pool_of_fact: &FactPool<'_>, today: StudyDay) -> u32 {
    let state = pool_of_fact.memory.and_then(|it| it.memory_state.as_ref());
    let chance = state.map_or(0.0, |state| Schedule::retrievability(state, today));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a chance lies between 0 and 1"
    )]
    let millionths = (chance * 1e6) as u32;
    millionths
}

/// Keeps compatible questions in order, without siblings unless they are wished.
fn compatible<'a>(asked: impl Iterator<Item = Face<'a>>, wish: &QuizWish) -> Vec<Face<'a>> {
    let mut compatible = Compatible::default();
    for one in asked {
        if wish.is_enough(compatible.kept.len()) {
            break;
        }
        if compatible.takes(one)
            && (wish.siblings == Siblings::Asked || !compatible.knows_fact(one))
        {
            compatible.add(one);
        }
    }
    compatible.kept
}

/// Questions that can appear in one session, indexed to test further ones against them.
#[derive(Default)]
struct Compatible<'a> {
    kept: Vec<Face<'a>>,
    facts: HashSet<(&'a str, &'a str)>,
    /// Cloze questions, since one gap gives the others away.
    clozes: HashSet<(&'a str, &'a str, &'a str)>,
    families: HashSet<(&'a str, &'a str)>,
    /// Questions as authors name them: pack, and `fact/question`.
    asks: HashSet<(&'a str, String)>,
    /// Questions that are given away, named the same way.
    given_away: HashSet<(&'a str, &'a str)>,
}

impl<'a> Compatible<'a> {
    fn knows_fact(&self, one: Face<'a>) -> bool {
        self.facts.contains(&(&one.pack.id, &one.fact.id))
    }

    /// Whether `one` neither gives away, nor is given away by, nor is a variant of a question already kept.
    fn takes(&self, one: Face<'a>) -> bool {
        let (pack, question) = (one.pack.id.as_str(), one.question);
        let is_variant =
            !question.family.is_empty() && self.families.contains(&(pack, &question.family));
        let is_given_away =
            !self.given_away.is_empty() && self.given_away.contains(&(pack, name_of(one).as_str()));
        let mut gives = question.gives_away.iter();
        let gives = gives.any(|it| self.asks.contains(&(pack, it.clone())));
        let is_gap = matches!(question.kind, Kind::Cloze(_))
            && self.clozes.contains(&(pack, &one.fact.id, &question.id));
        !(is_variant || is_given_away || gives || is_gap)
    }

    fn add(&mut self, one: Face<'a>) {
        let (pack, question) = (one.pack.id.as_str(), one.question);
        self.facts.insert((pack, &one.fact.id));
        if matches!(question.kind, Kind::Cloze(_)) {
            self.clozes.insert((pack, &one.fact.id, &question.id));
        }
        if !question.family.is_empty() {
            self.families.insert((pack, &question.family));
        }
        self.asks.insert((pack, name_of(one)));
        for away in &question.gives_away {
            self.given_away.insert((pack, away));
        }
        self.kept.push(one);
    }
}

/// As authors refer to a question within their pack: `fact/question`.
fn name_of(asked: Face<'_>) -> String {
    format!("{}/{}", asked.fact.id, asked.question.ask(asked.gap))
}
