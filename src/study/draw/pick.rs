//! What a quiz asks: pure and seeded.

use std::collections::HashSet;

use crate::material::{AskId, Asked, Kind, Library};
use crate::memory::{Memory, Schedule, missed};
use crate::record::StudyDay;
use crate::study::draw::pool::{Sibs, has_fact, has_pack, pool};
use crate::study::draw::shuffle::Shuffler;
use crate::study::scope::Scope;

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
    let mut company = Company::default();
    for pack in library.packs().iter().filter(|pack| has_pack(scope, pack)) {
        for fact in pack.facts.iter().filter(|fact| has_fact(scope, fact)) {
            if company.kept.len() >= QUIZ_LENGTH {
                return company.kept.len();
            }
            let mut faces = fact.asks().map(|(question, gap)| Asked {
                pack,
                fact,
                question,
                gap,
            });
            let fits = |one: &Asked<'_>| !one.question.is_card() && company.takes(*one);
            if let Some(one) = faces.find(fits) {
                company.add(one);
            }
        }
    }
    company.kept.len()
}

/// The questions of a quiz, in the order in which they come.
///
/// Those that were asked least recently, by chance among equals; at most one for each fact unless siblings are wished;
/// never two where one gives the other away or is its variant. Weakest facts come by the chance of recall, missed
/// questions in the order of [`missed`]; one that clashes comes the next time.
pub fn quiz_asks(library: &Library, memory: &Memory, wish: &QuizWish) -> Vec<AskId> {
    if wish.scope == Scope::Missed {
        let missed = missed(memory, library).into_iter().map(|it| it.ask);
        return quiz_of(library, &missed.collect::<Vec<_>>(), wish);
    }
    let mut asks: Vec<AskId> = drawn(&pool(library, memory, &wish.scope), memory, wish)
        .iter()
        .map(Asked::id)
        .collect();
    Shuffler::new(wish.seed, "order").shuffle(&mut asks);
    asks
}

/// Those of `asks` that go together, in their order.
pub fn quiz_of(library: &Library, asks: &[AskId], wish: &QuizWish) -> Vec<AskId> {
    let asked = asks.iter().filter_map(|ask| library.asked(ask));
    compatible(asked, wish).iter().map(Asked::id).collect()
}

/// Draws from the pool.
///
/// Those that were never asked come first, and the rest of a large library need not be looked at when they are enough.
pub(in crate::study) fn drawn<'a>(
    pool: &[Sibs<'a>],
    memory: &Memory,
    wish: &QuizWish,
) -> Vec<Asked<'a>> {
    let mut draw = Draw {
        memory,
        wish,
        shuffler: Shuffler::new(wish.seed, "quiz"),
        company: Company::default(),
        faces: Vec::new(),
    };
    let mut pool: Vec<&Sibs<'a>> = pool.iter().collect();
    draw.shuffler.shuffle(&mut pool);
    // The sorts keep the order by chance among equals.
    if wish.scope == Scope::Weakest {
        pool.sort_by_cached_key(|sibs| recall(sibs, wish.today));
        for sibs in pool {
            draw.take(sibs);
        }
        return draw.finish();
    }
    let mut asked = Vec::new();
    for sibs in pool {
        if draw.is_full() {
            break;
        }
        match sibs.least_at(&wish.scope, memory) {
            None => draw.take(sibs),
            Some(at) => asked.push((at, sibs)),
        }
    }
    asked.sort_by_key(|(at, _)| *at);
    for (_, sibs) in asked {
        draw.take(sibs);
    }
    draw.finish()
}

/// A draw that goes on.
struct Draw<'a, 'w> {
    memory: &'w Memory,
    wish: &'w QuizWish,
    shuffler: Shuffler,
    company: Company<'a>,
    /// The questions of each fact that was drawn, where several of one may come.
    faces: Vec<Vec<Asked<'a>>>,
}

impl<'a> Draw<'a, '_> {
    fn is_full(&self) -> bool {
        self.company.kept.len() >= self.wish.count
    }

    /// Draws one question of a fact: the first that goes with those drawn before. Where several may come, only the first of
    /// all is tried; the others have their turn later.
    fn take(&mut self, sibs: &Sibs<'a>) {
        if self.is_full() {
            return;
        }
        // The least recent first, by chance among equals.
        let mut faces: Vec<_> = sibs.candidates(&self.wish.scope, self.memory).collect();
        self.shuffler.shuffle(&mut faces);
        faces.sort_by_key(|it| it.last_at);
        let faces: Vec<Asked<'a>> = faces.into_iter().map(|it| it.asked).collect();
        let tried = if self.wish.siblings { 1 } else { faces.len() };
        let mut tried = faces.iter().take(tried);
        if let Some(one) = tried.find(|one| self.company.takes(**one)) {
            self.company.add(*one);
        }
        if self.wish.siblings {
            self.faces.push(faces);
        }
    }

    /// Draws the second question of each fact, then the third, as far as several may come.
    fn finish(mut self) -> Vec<Asked<'a>> {
        let rounds = self.faces.iter().map(Vec::len).max().unwrap_or(0);
        let turns = (1..rounds).flat_map(|round| {
            let faces = self.faces.iter();
            faces.filter_map(move |it| it.get(round))
        });
        for one in turns {
            if self.company.kept.len() >= self.wish.count {
                break;
            }
            if self.company.takes(*one) {
                self.company.add(*one);
            }
        }
        self.company.kept
    }
}

/// How likely a fact is to be recalled, in millionths.
fn recall(sibs: &Sibs<'_>, today: StudyDay) -> u32 {
    let strength = sibs.memory.and_then(|it| it.strength.as_ref());
    let chance = strength.map_or(0.0, |strength| Schedule::recall(strength, today));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a chance lies between 0 and 1"
    )]
    let millionths = (chance * 1e6) as u32;
    millionths
}

/// Those that go together, in their order; without siblings unless they are wished.
fn compatible<'a>(asked: impl Iterator<Item = Asked<'a>>, wish: &QuizWish) -> Vec<Asked<'a>> {
    let mut company = Company::default();
    for one in asked {
        if company.kept.len() >= wish.count {
            break;
        }
        if company.takes(one) && (wish.siblings || !company.knows_fact(one)) {
            company.add(one);
        }
    }
    company.kept
}

/// Questions that may stand in one sitting, and what tells whether another may join them.
#[derive(Default)]
struct Company<'a> {
    kept: Vec<Asked<'a>>,
    facts: HashSet<(&'a str, &'a str)>,
    /// Clozes: one gap gives the others away.
    clozes: HashSet<(&'a str, &'a str, &'a str)>,
    families: HashSet<(&'a str, &'a str)>,
    /// What is asked, as authors name it: pack, and `fact/question`.
    asks: HashSet<(&'a str, String)>,
    /// What is given away, named alike.
    given_away: HashSet<(&'a str, &'a str)>,
}

impl<'a> Company<'a> {
    fn knows_fact(&self, one: Asked<'a>) -> bool {
        self.facts.contains(&(&one.pack.id, &one.fact.id))
    }

    /// Whether it neither gives one of them away, nor is given away, nor is a variant of one.
    fn takes(&self, one: Asked<'a>) -> bool {
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

    fn add(&mut self, one: Asked<'a>) {
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
fn name_of(asked: Asked<'_>) -> String {
    format!("{}/{}", asked.fact.id, asked.question.ask(asked.gap))
}
