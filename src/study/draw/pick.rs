//! What a quiz asks: pure and seeded.

use std::collections::HashSet;

use crate::material::{Face, FaceId, Kind, Library};
use crate::memory::{Memory, Schedule, missed};
use crate::record::{Scope, StudyDay};
use crate::study::draw::pool::{FactPool, has_fact, has_pack, pool};
use crate::study::draw::shuffle::Shuffler;

/// How many questions a quiz has at the most, unless the learner wants another number.
pub const QUIZ_LENGTH: usize = 10;

/// What a quiz is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuizWish {
    /// Where the questions come from.
    pub scope: Scope,
    /// Fixes what is drawn by chance.
    pub seed: u64,
    /// How many questions at the most.
    pub count: usize,
    /// Whether several questions on one fact may come.
    pub siblings: bool,
    /// The study day, on which facts are more or less likely to be recalled.
    pub today: StudyDay,
}

impl QuizWish {
    /// A quiz of the usual length; one of missed questions has them all.
    pub fn usual(scope: Scope, seed: u64, today: StudyDay) -> Self {
        let is_missed = scope == Scope::Missed;
        Self {
            scope,
            seed,
            count: if is_missed { usize::MAX } else { QUIZ_LENGTH },
            // What was missed is worked off, one question at a time.
            siblings: is_missed,
            today,
        }
    }
}

/// How many questions a quiz of the usual length has of a section, a pack or all; cheap enough for every frame.
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

/// The questions of a quiz, in the order in which they come.
///
/// Those that were asked least recently, by chance among equals; at most one for each fact unless siblings are wished;
/// never two where one gives the other away or is its variant. Weakest facts come by the chance of recall, missed
/// questions in the order of [`missed`]; one that clashes comes the next time.
pub fn quiz_asks(library: &Library, memory: &Memory, wish: &QuizWish) -> Vec<FaceId> {
    if wish.scope == Scope::Missed {
        let missed = missed(memory, library).into_iter().map(|it| it.ask);
        return quiz_of(library, &missed.collect::<Vec<_>>(), wish);
    }
    let mut asks: Vec<FaceId> = drawn(&pool(library, memory, &wish.scope), memory, wish)
        .iter()
        .map(Face::id)
        .collect();
    Shuffler::new(wish.seed, "order").shuffle(&mut asks);
    asks
}

/// Those of `asks` that go together, in their order.
pub fn quiz_of(library: &Library, asks: &[FaceId], wish: &QuizWish) -> Vec<FaceId> {
    let asked = asks.iter().filter_map(|ask| library.face(ask));
    compatible(asked, wish).iter().map(Face::id).collect()
}

/// Draws from the pool.
///
/// Those that were never asked come first, and the rest of a large library need not be looked at when they are enough.
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
    // The sorts keep the order by chance among equals.
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

/// A draw that goes on.
struct Draw<'a, 'w> {
    memory: &'w Memory,
    wish: &'w QuizWish,
    shuffler: Shuffler,
    compatible: Compatible<'a>,
    /// The questions of each fact that was drawn, where several of one may come.
    faces: Vec<Vec<Face<'a>>>,
}

impl<'a> Draw<'a, '_> {
    fn is_full(&self) -> bool {
        self.compatible.kept.len() >= self.wish.count
    }

    /// Draws one question of a fact: the first that goes with those drawn before. Where several may come, only the first of
    /// all is tried; the others have their turn later.
    fn take(&mut self, pool_of_fact: &FactPool<'a>) {
        if self.is_full() {
            return;
        }
        // The least recent first, by chance among equals.
        let mut faces: Vec<_> = pool_of_fact
            .candidates(&self.wish.scope, self.memory)
            .collect();
        self.shuffler.shuffle(&mut faces);
        faces.sort_by_key(|it| it.last_at);
        let faces: Vec<Face<'a>> = faces.into_iter().map(|it| it.asked).collect();
        let tried = if self.wish.siblings { 1 } else { faces.len() };
        let mut tried = faces.iter().take(tried);
        if let Some(one) = tried.find(|one| self.compatible.takes(**one)) {
            self.compatible.add(*one);
        }
        if self.wish.siblings {
            self.faces.push(faces);
        }
    }

    /// Draws the second question of each fact, then the third, as far as several may come.
    fn finish(mut self) -> Vec<Face<'a>> {
        let rounds = self.faces.iter().map(Vec::len).max().unwrap_or(0);
        let turns = (1..rounds).flat_map(|round| {
            let faces = self.faces.iter();
            faces.filter_map(move |it| it.get(round))
        });
        for one in turns {
            if self.compatible.kept.len() >= self.wish.count {
                break;
            }
            if self.compatible.takes(*one) {
                self.compatible.add(*one);
            }
        }
        self.compatible.kept
    }
}

/// How likely a fact is to be recalled, in millionths.
fn retrievability(pool_of_fact: &FactPool<'_>, today: StudyDay) -> u32 {
    let strength = pool_of_fact.memory.and_then(|it| it.strength.as_ref());
    let chance = strength.map_or(0.0, |strength| Schedule::retrievability(strength, today));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a chance lies between 0 and 1"
    )]
    let millionths = (chance * 1e6) as u32;
    millionths
}

/// Those that go together, in their order; without siblings unless they are wished.
fn compatible<'a>(asked: impl Iterator<Item = Face<'a>>, wish: &QuizWish) -> Vec<Face<'a>> {
    let mut compatible = Compatible::default();
    for one in asked {
        if compatible.kept.len() >= wish.count {
            break;
        }
        if compatible.takes(one) && (wish.siblings || !compatible.knows_fact(one)) {
            compatible.add(one);
        }
    }
    compatible.kept
}

/// Questions that may stand in one sitting, and what tells whether another may join them.
#[derive(Default)]
struct Compatible<'a> {
    kept: Vec<Face<'a>>,
    facts: HashSet<(&'a str, &'a str)>,
    /// Clozes: one gap gives the others away.
    clozes: HashSet<(&'a str, &'a str, &'a str)>,
    families: HashSet<(&'a str, &'a str)>,
    /// What is asked, as authors name it: pack, and `fact/question`.
    asks: HashSet<(&'a str, String)>,
    /// What is given away, named alike.
    given_away: HashSet<(&'a str, &'a str)>,
}

impl<'a> Compatible<'a> {
    fn knows_fact(&self, one: Face<'a>) -> bool {
        self.facts.contains(&(&one.pack.id, &one.fact.id))
    }

    /// Whether it neither gives one of them away, nor is given away, nor is a variant of one.
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

/// How authors name a question of their pack.
fn name_of(asked: Face<'_>) -> String {
    format!("{}/{}", asked.fact.id, asked.question.ask(asked.gap))
}
