//! Counts the questions that fit a quiz, in portions, since that takes time linear in the size of the library.

use crate::material::{FactId, Library};
use crate::memory::Memory;
use crate::record::Scope;
use crate::study::draw::pick::{QuizWish, Siblings, drawn, quiz_asks};
use crate::study::draw::pool::{FactPool, Source, pool, pool_in, pool_of};

/// Up to this many facts, the length of a quiz is found by drawing it; with more, it is taken to be as long as wished.
const DRAWN: usize = 1000;

/// How many questions and facts fit a quiz.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fit {
    pub questions: usize,
    /// Facts with at least one of these questions.
    pub facts: usize,
    /// How many questions the quiz would have.
    pub length: usize,
}

/// A count in progress.
#[derive(Clone, Debug)]
pub struct FitCount {
    wish: QuizWish,
    fit: Fit,
    /// Position in the library up to which facts are counted.
    next: usize,
    /// The first `DRAWN` facts that fit.
    first: Vec<FactId>,
}

impl FitCount {
    /// Starts a count at the beginning of the library.
    pub fn new(wish: QuizWish) -> Self {
        Self {
            wish,
            fit: Fit::default(),
            next: 0,
            first: Vec::new(),
        }
    }

    /// Counts the next `facts` facts of the library. Returns the result once all are counted.
    pub fn go_on(&mut self, library: &Library, memory: &Memory, facts: usize) -> Option<Fit> {
        let scope = self.wish.scope.clone();
        let all = library.facts_count();
        if Source::of(&scope) == Source::Library {
            let last = self.next.saturating_add(facts).min(all);
            for pool_of_fact in pool_in(library, memory, &scope, self.next..last) {
                self.add(&pool_of_fact, memory);
            }
            self.next = last;
        } else {
            for pool_of_fact in pool(library, memory, &scope) {
                self.add(&pool_of_fact, memory);
            }
            self.next = all;
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
        let length = if wish.scope == Scope::Missed {
            quiz_asks(library, memory, wish).len()
        } else if fit.facts > DRAWN {
            let most = if wish.siblings == Siblings::Asked {
                fit.questions
            } else {
                fit.facts
            };
            wish.at_most.map_or(most, |wanted| wanted.min(most))
        } else {
            let pool_of_fact = |id: &FactId| {
                let (pack, fact) = library.fact(id)?;
                pool_of(pack, fact, memory.fact(id), &wish.scope)
            };
            let pool: Vec<FactPool<'_>> = first.iter().filter_map(pool_of_fact).collect();
            drawn(&pool, memory, wish).len()
        };
        Fit { length, ..*fit }
    }
}
