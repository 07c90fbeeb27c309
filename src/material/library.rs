//! All packs together, and the way from an address to what it names.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Deserialize;

use crate::fast::FastMap;
use crate::material::address::{FaceId, FactId, SectionId};
use crate::material::article::{Article, Section};
use crate::material::fact::Fact;
use crate::material::problem::Problem;
use crate::material::question::{Kind, Question, Scoring};

/// A part of the subject.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Unique in the pack.
    pub id: String,
    /// For the screen.
    pub title: String,
    /// How many of a hundred questions should be on it; 0 where the author wants no number.
    #[serde(default)]
    pub share: u8,
}

/// Something that facts rest on.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Unique in the pack.
    pub id: String,
    /// How it is cited.
    pub cite: String,
    /// May be empty.
    pub doi: String,
    /// May be empty.
    pub url: String,
    /// Whether it was withdrawn.
    pub retracted: bool,
}

/// A folder of material, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Pack {
    /// Unique in the library.
    pub id: String,
    /// The folder it was read from, as problems name it.
    pub folder: String,
    /// The author's.
    pub version: String,
    /// For the screen.
    pub title: String,
    /// One or two sentences.
    pub about: String,
    /// An SPDX name.
    pub licence: String,
    /// Whom the pack thanks.
    pub credits: Vec<String>,
    /// What the reader must be told; may be empty.
    pub notice: String,
    /// How an answer that is right in part counts.
    pub scoring: Scoring,
    /// The parts of its subject.
    pub topics: Vec<Topic>,
    /// What its facts rest on.
    pub sources: Vec<Source>,
    /// In reading order.
    pub articles: Vec<Article>,
    /// In the order of files and of lines in them; empty only in the learner's own pack.
    pub facts: Vec<Fact>,
}

impl Pack {
    /// All sections of all articles in reading order.
    pub fn sections(&self) -> impl Iterator<Item = &Section> {
        self.articles.iter().flat_map(|article| &article.sections)
    }

    /// The section of that id.
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections().find(|section| section.id == id)
    }

    /// The title of a topic; its id where the pack has none of that id.
    pub fn topic_title<'a>(&'a self, id: &'a str) -> &'a str {
        let known = self.topics.iter().find(|topic| topic.id == id);
        known.map_or(id, |topic| &topic.title)
    }

    /// The article that has that section.
    pub fn article_of(&self, section: &str) -> Option<&Article> {
        let has_it = |article: &&Article| article.sections.iter().any(|it| it.id == section);
        self.articles.iter().find(has_it)
    }

    /// The fact of that id.
    pub fn fact(&self, id: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.id == id)
    }

    /// The facts whose passage stands in that section.
    pub fn facts_of(&self, section: &str) -> impl Iterator<Item = &Fact> {
        self.facts.iter().filter(move |fact| {
            fact.passage
                .as_ref()
                .is_some_and(|passage| passage.section == section)
        })
    }

    /// The address of one of its facts.
    pub fn fact_id(&self, fact: &Fact) -> FactId {
        FactId::new(&self.id, &fact.id)
    }

    /// How the sources of a fact are cited, in the order of the fact.
    pub fn citations(&self, fact: &Fact) -> Vec<&str> {
        fact.sources
            .iter()
            .filter_map(|id| self.sources.iter().find(|source| source.id == *id))
            .map(|source| source.cite.as_str())
            .collect()
    }
}

/// One asking with all that belongs to it.
#[derive(Clone, Copy, Debug)]
pub struct Face<'a> {
    /// The pack.
    pub pack: &'a Pack,
    /// The fact that is asked.
    pub fact: &'a Fact,
    /// The question that asks it.
    pub question: &'a Question,
    /// The gap that is asked, for a cloze; else 0.
    pub gap: usize,
}

impl Face<'_> {
    /// Its address.
    pub fn id(&self) -> FaceId {
        FaceId::new(self.pack.fact_id(self.fact), self.question.ask(self.gap))
    }

    /// What is asked, in one line; a gap reads `____`.
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

    /// What the author gives away of a gap; empty for nothing.
    pub fn hint(&self) -> &str {
        let gap = self.question.cloze();
        let gap = gap.and_then(|cloze| cloze.gaps().nth(self.gap));
        gap.map_or("", |gap| &gap.hint)
    }
}

impl<'a> Face<'a> {
    /// Why the key is right, for the question as a whole.
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

/// Where a fact stands in a library: its pack, and its place there. In reading order.
pub type FactPlace = (usize, usize);

/// Every pack that could be read, and what could not.
#[derive(Clone, Debug, Default)]
pub struct Library {
    packs: Vec<Pack>,
    problems: Vec<Problem>,
    /// Where each fact stands: its pack, and its place there.
    places: FastMap<FactId, FactPlace>,
    /// The facts in the order of their addresses, each with where it stands.
    facts: Vec<(FactId, FactPlace)>,
}

impl Library {
    /// Puts packs together; a pack whose id is taken by an earlier one is left out and reported.
    pub fn new(packs: Vec<Pack>, mut problems: Vec<Problem>) -> Self {
        let mut taken = BTreeSet::new();
        let mut kept: Vec<Pack> = Vec::new();
        for pack in packs {
            if taken.insert(pack.id.clone()) {
                kept.push(pack);
            } else {
                problems.push(Problem {
                    message: format!(
                        "found the pack id {:?} a second time, expected an id of its own",
                        pack.id
                    ),
                    pack: pack.folder,
                    file: "pack.ron".to_owned(),
                    line: 0,
                    column: 0,
                    path: String::new(),
                });
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

    /// The packs, and what could not be read.
    pub fn into_parts(self) -> (Vec<Pack>, Vec<Problem>) {
        (self.packs, self.problems)
    }

    /// Puts a pack that was read again in the place of the one with its id, or at the end, and its problems in the place
    /// of those of its folder.
    pub fn replace_pack(&mut self, pack: Pack, problems: Vec<Problem>) {
        self.problems.retain(|it| it.pack != pack.folder);
        self.problems.extend(problems);
        match self.packs.iter_mut().find(|it| it.id == pack.id) {
            Some(before) => *before = pack,
            None => self.packs.push(pack),
        }
        self.index();
    }

    /// Takes out a pack of which nothing is left to be read, and puts what is wrong with it in the place of its problems.
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

    /// The packs, bundled ones first.
    pub fn packs(&self) -> &[Pack] {
        &self.packs
    }

    /// What could not be read.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The pack of that id.
    pub fn pack(&self, id: &str) -> Option<&Pack> {
        self.packs.iter().find(|pack| pack.id == id)
    }

    /// The fact at that address with its pack; `None` when it is no longer there.
    pub fn fact(&self, id: &FactId) -> Option<(&Pack, &Fact)> {
        self.at(*self.places.get(id)?)
    }

    /// The same with the place.
    pub fn placed(&self, id: &FactId) -> Option<(FactPlace, &Pack, &Fact)> {
        let place = *self.places.get(id)?;
        let (pack, fact) = self.at(place)?;
        Some((place, pack, fact))
    }

    /// The fact at that place with its pack.
    pub fn at(&self, (pack, fact): FactPlace) -> Option<(&Pack, &Fact)> {
        let pack = self.packs.get(pack)?;
        Some((pack, pack.facts.get(fact)?))
    }

    /// All facts with their packs, in the order of their addresses.
    pub fn facts(&self) -> impl Iterator<Item = (&FactId, &Pack, &Fact)> {
        self.facts_in(0..self.facts.len())
    }

    /// How many facts there are.
    pub fn facts_count(&self) -> usize {
        self.facts.len()
    }

    /// Those at some places in the order of their addresses, with their packs.
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

    /// What is asked at that address; `None` when it is no longer there.
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

    /// The section at that address with its pack.
    pub fn section(&self, id: &SectionId) -> Option<(&Pack, &Section)> {
        let pack = self.pack(&id.pack)?;
        Some((pack, pack.section(&id.section)?))
    }
}
