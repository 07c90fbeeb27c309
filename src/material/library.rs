//! All packs together, with lookup by address.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use serde::Deserialize;

use crate::fast::FastMap;
use crate::material::address::{FaceId, FactId, SectionId};
use crate::material::article::{Article, Section};
use crate::material::fact::Fact;
use crate::material::passage::Passage;
use crate::material::problem::Problem;
use crate::material::question::{Kind, Question, Scoring};

/// A part of the pack's subject.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    pub id: String,
    pub title: String,
    /// Percentage of the questions that should be on it; 0 if the author sets no target.
    #[serde(default)]
    pub share: u8,
}

/// A work that facts cite.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub id: String,
    /// The full citation.
    pub cite: String,
    /// May be empty.
    pub doi: String,
    /// May be empty.
    pub url: String,
    pub retracted: bool,
}

/// A validated folder of material.
#[derive(Clone, Debug, PartialEq)]
pub struct Pack {
    /// Unique within the library.
    pub id: String,
    /// Name of the folder it was read from, as problems refer to it.
    pub folder: String,
    /// Set by the author.
    pub version: String,
    pub title: String,
    /// One or two sentences.
    pub about: String,
    /// An SPDX identifier.
    pub licence: String,
    pub credits: Vec<String>,
    /// A notice that must be shown to readers; may be empty.
    pub notice: String,
    pub scoring: Scoring,
    pub topics: Vec<Topic>,
    pub sources: Vec<Source>,
    /// In reading order.
    pub articles: Vec<Article>,
    /// Ordered by file name, then by line; empty only in the learner's own pack.
    pub facts: Vec<Fact>,
}

impl Pack {
    /// Returns the sections of all articles in reading order.
    pub fn sections(&self) -> impl Iterator<Item = &Section> {
        self.articles.iter().flat_map(|article| &article.sections)
    }

    /// Finds a section by id, in any of the articles.
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections().find(|section| section.id == id)
    }

    /// Returns the title of a topic; the id itself if the pack has no such topic.
    pub fn topic_title<'a>(&'a self, id: &'a str) -> &'a str {
        let known = self.topics.iter().find(|topic| topic.id == id);
        known.map_or(id, |topic| &topic.title)
    }

    /// Finds the article that contains a section.
    pub fn article_of(&self, section: &str) -> Option<&Article> {
        let has_it = |article: &&Article| article.sections.iter().any(|it| it.id == section);
        self.articles.iter().find(has_it)
    }

    /// Finds a fact by its id within the pack.
    pub fn fact(&self, id: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.id == id)
    }

    /// Returns the facts whose passage is in the section, in the order of the files.
    pub fn facts_of(&self, section: &str) -> impl Iterator<Item = &Fact> {
        self.facts.iter().filter(move |fact| {
            fact.passage
                .as_ref()
                .is_some_and(|passage| passage.section == section)
        })
    }

    /// Returns the whole sentences that hold a passage, as they are read, without the numbers of footnotes.
    pub fn proof<'a>(&'a self, passage: &'a Passage) -> Cow<'a, str> {
        let words = self.section(&passage.section).and_then(|section| {
            let whole = section.sentences_around(&passage.place);
            let block = section.blocks.get(whole.block)?;
            block.text.without_notes(whole.range)
        });
        words.unwrap_or(Cow::Borrowed(&passage.quote))
    }

    /// Returns the address of one of the pack's facts.
    pub fn fact_id(&self, fact: &Fact) -> FactId {
        FactId::new(&self.id, &fact.id)
    }

    /// Returns the citations of a fact, in the order in which it lists its sources.
    pub fn citations(&self, fact: &Fact) -> Vec<&str> {
        fact.sources
            .iter()
            .filter_map(|id| self.sources.iter().find(|source| source.id == *id))
            .map(|source| source.cite.as_str())
            .collect()
    }
}

/// A question, or one gap of a cloze, with the fact and the pack it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Face<'a> {
    pub pack: &'a Pack,
    pub fact: &'a Fact,
    pub question: &'a Question,
    /// Index of the gap for a cloze, otherwise 0.
    pub gap: usize,
}

impl Face<'_> {
    /// Returns the address under which the record keeps it.
    pub fn id(&self) -> FaceId {
        FaceId::new(self.pack.fact_id(self.fact), self.question.ask(self.gap))
    }

    /// Returns the question as text: `____` for the gap, and “True or false?” before a statement.
    pub fn stem(&self) -> String {
        if let Some(cloze) = self.question.cloze() {
            return cloze.with_gap(self.gap, "____").0;
        }
        let stem = self.question.stem().unwrap_or_default();
        if self.question.is_statement() {
            format!("True or false? {stem}")
        } else {
            stem.to_owned()
        }
    }

    /// Returns the author's hint for the gap; empty if there is none.
    pub fn hint(&self) -> &str {
        let gap = self.question.cloze();
        let gap = gap.and_then(|cloze| cloze.gaps().nth(self.gap));
        gap.map_or("", |gap| &gap.hint)
    }
}

impl<'a> Face<'a> {
    /// Returns the words that prove the answer: the question's own passage, else that of its fact.
    pub fn passage(&self) -> Option<&'a Passage> {
        let own = self.question.passage.as_ref();
        own.or(self.fact.passage.as_ref())
    }

    /// Returns the explanation of the key for the question as a whole; the fact's `says` if the kind has none.
    pub fn why(&self) -> &'a str {
        match &self.question.kind {
            Kind::Choice { key, .. } => &key.why,
            Kind::MultipleChoice { .. } | Kind::Card { .. } | Kind::Cloze(_) => &self.fact.says,
            Kind::TrueFalse { why, .. }
            | Kind::Typed { why, .. }
            | Kind::Number { why, .. }
            | Kind::Order { why, .. }
            | Kind::Match { why, .. } => why,
        }
    }
}

/// Indices of the pack in the library and of the fact in the pack. Sorts in reading order.
pub type FactPlace = (usize, usize);

/// Every pack that could be read, and the problems with the rest.
#[derive(Clone, Debug, Default)]
pub struct Library {
    packs: Vec<Pack>,
    problems: Vec<Problem>,
    places: FastMap<FactId, FactPlace>,
    /// Sorted by address.
    facts: Vec<(FactId, FactPlace)>,
}

impl Library {
    /// Builds a library; a pack whose id an earlier one has is dropped and reported as a problem.
    pub fn new(packs: Vec<Pack>, mut problems: Vec<Problem>) -> Self {
        let mut taken = BTreeSet::new();
        let mut kept: Vec<Pack> = Vec::new();
        for pack in packs {
            if taken.insert(pack.id.clone()) {
                kept.push(pack);
            } else {
                let first = kept.iter().find(|it| it.id == pack.id);
                let first = first.map_or_else(String::new, |it| {
                    format!("the pack {:?} in the folder {:?}", it.title, it.folder)
                });
                problems.push(Problem::taken_id(&pack.id, &pack.folder, &first));
            }
        }
        let mut library = Self {
            places: FastMap::default(),
            facts: Vec::new(),
            packs: kept,
            problems,
        };
        library.index();
        library
    }

    /// Returns the packs and the problems.
    pub fn into_parts(self) -> (Vec<Pack>, Vec<Problem>) {
        (self.packs, self.problems)
    }

    /// Replaces the pack with the same id, or appends it; `problems` replace those of its folder.
    pub fn replace_pack(&mut self, pack: Pack, problems: Vec<Problem>) {
        self.problems.retain(|it| it.pack != pack.folder);
        self.problems.extend(problems);
        match self.packs.iter_mut().find(|it| it.id == pack.id) {
            Some(before) => *before = pack,
            None => self.packs.push(pack),
        }
        self.index();
    }

    /// Removes a pack that can no longer be read; `problems` replace those of its folder.
    pub fn remove_pack(&mut self, id: &str, problems: Vec<Problem>) {
        let folder = self
            .pack(id)
            .map_or(id, |pack| pack.folder.as_str())
            .to_owned();
        self.problems.retain(|it| it.pack != folder);
        self.problems.extend(problems);
        self.packs.retain(|pack| pack.id != id);
        self.index();
    }

    /// Returns the packs, bundled ones first.
    pub fn packs(&self) -> &[Pack] {
        &self.packs
    }

    /// Returns what could not be read.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Finds a pack by id.
    pub fn pack(&self, id: &str) -> Option<&Pack> {
        self.packs.iter().find(|pack| pack.id == id)
    }

    /// Finds a fact with its pack; `None` if it no longer exists.
    pub fn fact(&self, id: &FactId) -> Option<(&Pack, &Fact)> {
        self.at(*self.places.get(id)?)
    }

    /// Finds a fact with its pack and its indices.
    pub fn placed(&self, id: &FactId) -> Option<(FactPlace, &Pack, &Fact)> {
        let place = *self.places.get(id)?;
        let (pack, fact) = self.at(place)?;
        Some((place, pack, fact))
    }

    /// Returns the fact at `place` with its pack.
    pub fn at(&self, (pack, fact): FactPlace) -> Option<(&Pack, &Fact)> {
        let pack = self.packs.get(pack)?;
        Some((pack, pack.facts.get(fact)?))
    }

    /// Returns all facts with their packs, sorted by address.
    pub fn facts(&self) -> impl Iterator<Item = (&FactId, &Pack, &Fact)> {
        self.facts_in(0..self.facts.len())
    }

    /// Returns the number of facts in all packs.
    pub fn facts_count(&self) -> usize {
        self.facts.len()
    }

    /// Returns a range of what `facts` returns, for work that is spread over several frames.
    pub fn facts_in(&self, places: Range<usize>) -> impl Iterator<Item = (&FactId, &Pack, &Fact)> {
        let facts = self.facts.get(places).unwrap_or_default();
        facts.iter().filter_map(|(id, (pack, fact))| {
            let pack = self.packs.get(*pack)?;
            Some((id, pack, pack.facts.get(*fact)?))
        })
    }

    fn index(&mut self) {
        let packs = self.packs.iter().enumerate();
        let facts = packs.flat_map(|(at, pack)| {
            let facts = pack.facts.iter().enumerate();
            facts.map(move |(n, fact)| (pack.fact_id(fact), (at, n)))
        });
        self.facts = facts.collect();
        self.facts.sort_unstable();
        self.places = self.facts.iter().cloned().collect();
    }

    /// Finds a face; `None` if the question or the gap no longer exists.
    pub fn face(&self, id: &FaceId) -> Option<Face<'_>> {
        let (pack, fact) = self.fact(&id.fact)?;
        let (question_id, gap) = id.question_and_gap();
        let question = fact
            .questions
            .iter()
            .find(|question| question.id == question_id)?;
        (gap < question.gaps()).then_some(Face {
            pack,
            fact,
            question,
            gap,
        })
    }

    /// Finds a section with its pack.
    pub fn section(&self, id: &SectionId) -> Option<(&Pack, &Section)> {
        let pack = self.pack(&id.pack)?;
        Some((pack, pack.section(&id.section)?))
    }
}
