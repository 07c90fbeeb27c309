//! Checks over all questions of a pack.

pub(in crate::check) mod cues;
pub(in crate::check) mod files;
pub(in crate::check) mod near;
pub(in crate::check) mod references;
pub(in crate::check) mod spread;
pub(in crate::check) mod topics;
pub(in crate::check) mod twins;
pub(in crate::check) mod words;

use std::cell::OnceCell;

use crate::check::bank::near::{NearDuplicate, near_duplicates};
use crate::check::bank::words::WordIndex;
use crate::check::flaw::BankFlaw;
use crate::check::item::Item;
use crate::fast::FastSet;
use crate::material::Pack;

/// All questions of a pack.
pub(in crate::check) struct Bank<'b, 'a> {
    pub pack: &'a Pack,
    pub items: &'b [Item<'a>],
    /// Those with exactly one right option.
    pub choices: Vec<&'b Item<'a>>,
    near: OnceCell<Vec<NearDuplicate>>,
    index: OnceCell<WordIndex<'b>>,
    /// Numbers of the words in the titles of topics.
    topics: OnceCell<FastSet<u32>>,
}

impl<'b, 'a> Bank<'b, 'a> {
    pub(in crate::check) fn new(pack: &'a Pack, items: &'b [Item<'a>]) -> Self {
        Self {
            pack,
            items,
            choices: items.iter().filter(|it| it.is_choice()).collect(),
            near: OnceCell::new(),
            index: OnceCell::new(),
            topics: OnceCell::new(),
        }
    }

    /// Returns the words of all stems and options.
    pub(in crate::check) fn index(&self) -> &WordIndex<'b> {
        self.index.get_or_init(|| WordIndex::of(self.items))
    }

    /// Whether a word stands in the title of a topic.
    pub(in crate::check) fn is_topic(&self, word: u32) -> bool {
        let topics = self.topics.get_or_init(|| {
            let titles = self.items.first().map(|it| &it.context.topics);
            let words = titles.into_iter().flatten();
            words
                .filter_map(|it| Some(self.index().find(it)?.0))
                .collect()
        });
        topics.contains(&word)
    }

    /// Iterates over the ids of the sections without a fact.
    pub(in crate::check) fn bare_sections(&self) -> impl Iterator<Item = &'a str> {
        let passages = self.pack.facts.iter().filter_map(|it| it.passage.as_ref());
        let known: FastSet<&str> = passages.map(|it| it.section.as_str()).collect();
        let sections = self.pack.sections().map(|it| it.id.as_str());
        sections.filter(move |it| !it.is_empty() && !known.contains(it))
    }

    /// Returns the flaws of questions that are nearly the same as an earlier one, if `is_meant` says so of the pair.
    fn near(&self, is_meant: impl Fn(&NearDuplicate) -> bool) -> Vec<BankFlaw> {
        let all = self
            .near
            .get_or_init(|| near_duplicates(self.items, self.index()));
        let pairs = all.iter().filter(|it| is_meant(it)).filter_map(|it| {
            let (item, earlier) = (self.items.get(it.item)?, self.items.get(it.earlier)?);
            let found = format!(
                "a stem like that of {}, with the same key",
                earlier.address()
            );
            Some(BankFlaw::at(it.item, item.stem.as_str(), found))
        });
        pairs.collect()
    }
}

/// L62: questions that are nearly the same as an earlier one.
pub(in crate::check) fn near_duplicate(bank: &Bank<'_, '_>) -> Vec<BankFlaw> {
    bank.near(NearDuplicate::is_same)
}

/// L62b: questions that are much like an earlier one.
pub(in crate::check) fn similar(bank: &Bank<'_, '_>) -> Vec<BankFlaw> {
    bank.near(|it| !it.is_same())
}
