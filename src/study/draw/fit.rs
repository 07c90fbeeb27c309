//! How many questions there are for a quiz, counted piece by piece: that is linear in the library.

use crate::material::{FactId, Library};
use crate::memory::Memory;
use crate::record::Scope;
use crate::study::draw::pick::{QuizWish, drawn};
use crate::study::draw::pool::{FactPool, pool, pool_in, pool_of};

/// Up to how many facts a quiz is drawn from, only to tell how long it would be. With more it is as long as wished.
const DRAWN: usize = 1000;

/// How many questions there are for a quiz.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fit {
    /// Questions that fit.
    pub questions: usize,
    /// The facts that they ask.
    pub facts: usize,
    /// How many a quiz would have.
    pub length: usize,
}

/// A count of what fits that goes on.
#[derive(Clone, Debug)]
pub struct FitCount {
    wish: QuizWish,
    fit: Fit,
    /// Up to which place in the library is counted.
    next: usize,
    /// The first facts that fit.
    first: Vec<FactId>,
}

impl FitCount {
    /// Begins to count what fits a wish.
    pub fn new(wish: QuizWish) -> Self {
        Self {
            wish,
            fit: Fit::default(),
            next: 0,
            first: Vec::new(),
        }
    }

    /// Goes through the next `facts` of the library. Gives what fits once all of it is counted.
    pub fn go_on(&mut self, library: &Library, memory: &Memory, facts: usize) -> Option<Fit> {
        let scope = self.wish.scope.clone();
        let all = library.facts_count();
        if scope.is_of_memory() || scope == Scope::Weakest {
            for pool_of_fact in pool(library, memory, &scope) {
                self.add(&pool_of_fact, memory);
            }
            self.next = all;
        } else {
            let last = self.next.saturating_add(facts).min(all);
            for pool_of_fact in pool_in(library, memory, &scope, self.next..last) {
                self.add(&pool_of_fact, memory);
            }
            self.next = last;
        }
        (self.next >= all).then(|| self.counted(library, memory))
    }

    fn add(&mut self, pool_of_fact: &FactPool<'_>, memory: &Memory) {
        let questions = pool_of_fact.candidates(&self.wish.scope, memory).count();
        self.fit.questions += questions;
        if questions > 0 {
            self.fit.facts += 1;
            if self.fit.facts <= DRAWN {
                self.first.push(pool_of_fact.id());
            }
        }
    }

    fn counted(&self, library: &Library, memory: &Memory) -> Fit {
        let Self {
            wish, fit, first, ..
        } = self;
        let length = if fit.facts > DRAWN {
            let most = if wish.siblings {
                fit.questions
            } else {
                fit.facts
            };
            wish.count.min(most)
        } else {
            let pool_of_fact =
                |id: &FactId| pool_of(library.fact(id)?, memory.fact(id), &wish.scope);
            let pool: Vec<FactPool<'_>> = first.iter().filter_map(pool_of_fact).collect();
            drawn(&pool, memory, wish).len()
        };
        Fit { length, ..*fit }
    }
}
