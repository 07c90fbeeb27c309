//! Where facts, questions and sittings are found while a record is replayed.

use std::collections::{BTreeMap, HashMap};

use crate::material::{AskId, FactId};
use crate::memory::adding::set_hash;
use crate::memory::answers::{AskMemory, FactMemory};
use crate::record::{AnswerView, Moment, Record};

/// Where facts, questions and sittings are found by their numbers in the record, while it is replayed.
pub(super) struct Places {
    pub facts: Vec<(FactId, FactMemory)>,
    by_id: HashMap<String, usize>,
    /// For each number of a question the places of its fact and of itself in it.
    asked: Vec<Option<(usize, usize)>>,
    /// By the number of the device and that of the sitting's id.
    sittings: HashMap<(u32, u32), usize>,
    /// The sitting that was looked for last: answers come one after the other.
    last_sitting: Option<((u32, u32), usize)>,
    /// For each fact and question the number under which it was answered last: its hash changes seldom.
    latest: Vec<Vec<usize>>,
}

impl Places {
    pub(super) fn new(record: &Record) -> Self {
        Self {
            facts: Vec::new(),
            by_id: HashMap::new(),
            asked: vec![None; record.asked_count()],
            sittings: HashMap::new(),
            last_sitting: None,
            latest: Vec::new(),
        }
    }

    /// The hash was noted otherwise.
    pub(super) fn forget_hash(&mut self, fact: usize, ask: usize) {
        if let Some(latest) = self.latest.get_mut(fact).and_then(|it| it.get_mut(ask)) {
            *latest = usize::MAX;
        }
    }

    /// Takes the hash of an answer that counts.
    pub(super) fn note_hash(&mut self, (fact, ask): (usize, usize), view: AnswerView<'_>) {
        let latest = self.latest.get_mut(fact).and_then(|it| it.get_mut(ask));
        if let Some(latest) = latest
            && std::mem::replace(latest, view.asked()) != view.asked()
            && let Some((_, fact)) = self.facts.get_mut(fact)
        {
            set_hash(fact, ask, view.was());
        }
    }

    /// The sitting of that number has begun.
    pub(super) fn begin(&mut self, device: u32, sit: u32, place: usize) {
        self.last_sitting = Some(((device, sit), place));
        self.sittings.insert((device, sit), place);
    }

    pub(super) fn sitting(&mut self, device: u32, sit: u32) -> Option<usize> {
        let name = (device, sit);
        if let Some((last, place)) = self.last_sitting
            && last == name
        {
            return Some(place);
        }
        let place = self.sittings.get(&name).copied()?;
        self.last_sitting = Some((name, place));
        Some(place)
    }

    pub(super) fn fact(&mut self, id: &str) -> usize {
        if let Some(place) = self.by_id.get(id) {
            return *place;
        }
        let place = self.facts.len();
        self.by_id.insert(id.to_owned(), place);
        let fact = FactMemory::default();
        self.facts.push((FactId::from_record(id), fact));
        self.latest.push(Vec::new());
        place
    }

    /// The places of fact and question; both are made where they are new.
    pub(super) fn place(&mut self, view: AnswerView<'_>) -> (usize, usize) {
        if let Some(place) = self.asked.get(view.asked()).copied().flatten() {
            return place;
        }
        let found = self.place_of(view.fact(), view.ask(), view.at());
        if let Some(place) = self.asked.get_mut(view.asked()) {
            *place = Some(found);
        }
        found
    }

    pub(super) fn place_of(&mut self, fact: &str, ask: &str, at: Moment) -> (usize, usize) {
        let fact = self.fact(fact);
        let known = self.facts.get_mut(fact).zip(self.latest.get_mut(fact));
        let ask = known.map_or(0, |((id, it), latest)| {
            let known = it.asks.iter().position(|(known, _)| known.ask == ask);
            known.unwrap_or_else(|| {
                let ask = AskId::new(id.clone(), ask);
                it.asks.push((ask, AskMemory::new(at)));
                latest.push(usize::MAX);
                it.asks.len() - 1
            })
        });
        (fact, ask)
    }

    /// The facts in order.
    pub(super) fn into_facts(self) -> BTreeMap<FactId, FactMemory> {
        let facts = self.facts.into_iter().filter_map(|(id, mut fact)| {
            // What was only asked before its section was read is not remembered.
            fact.asks.retain(|(_, it)| it.answers > 0);
            fact.asks.sort_by(|(a, _), (b, _)| a.ask.cmp(&b.ask));
            (fact != FactMemory::default()).then_some((id, fact))
        });
        facts.collect()
    }
}
