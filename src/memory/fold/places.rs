//! Numbers facts and faces for the time of a replay.

use crate::fast::FastMap;
use crate::material::{FaceId, FactId};
use crate::memory::fact::answers::{FaceMemory, FactMemory};
use crate::memory::located::{to_u32, to_usize};
use crate::record::{AnswerView, EventView, Moment, Record};

/// Where a face is found; kept small, since every answer looks one up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::memory) struct FaceIndex {
    /// Position of its fact in `ReplayIndex::facts`.
    pub fact: u32,
    /// Position in the fact's `asks`.
    pub ask: u32,
    /// Consecutive number among the faces of all facts.
    pub number: u32,
}

/// Facts and faces, found by their numbers in the record.
pub(in crate::memory) struct ReplayIndex {
    pub facts: Vec<(FactId, FactMemory)>,
    by_id: FastMap<String, usize>,
    /// For each fact the numbers of its faces, parallel to its `asks`.
    numbers: Vec<Vec<usize>>,
    questions: usize,
    /// Indexed by `AnswerView::asked`.
    asked: Vec<FaceIndex>,
}

impl ReplayIndex {
    /// Numbers all facts and faces. Also returns an upper bound on the number of answers to each fact.
    pub(in crate::memory) fn find(record: &Record) -> (Self, Vec<u32>) {
        let mut places = Self {
            facts: Vec::new(),
            by_id: FastMap::default(),
            numbers: Vec::new(),
            questions: 0,
            asked: Vec::new(),
        };
        let mut answers = Vec::new();
        let mut add = |place: FaceIndex, count: u32| {
            let fact = to_usize(place.fact);
            answers.resize(answers.len().max(fact + 1), 0);
            if let Some(answers) = answers.get_mut(fact) {
                *answers += count;
            }
        };
        for (fact, ask, count) in record.asked() {
            let place = places.place_of(fact, ask);
            places.asked.push(place);
            add(place, count);
        }
        for (_, seen) in record.iter_others() {
            if let EventView::Answer(it) = seen.what {
                add(places.place_of(it.fact(), it.ask()), 1);
            }
        }
        (places, answers)
    }

    pub(in crate::memory) fn questions(&self) -> usize {
        self.questions
    }

    pub(in crate::memory) fn fact(&mut self, id: &str) -> usize {
        if let Some(place) = self.by_id.get(id) {
            return *place;
        }
        let place = self.facts.len();
        self.by_id.insert(id.to_owned(), place);
        let fact = FactMemory::default();
        self.facts.push((FactId::from_record(id), fact));
        self.numbers.push(Vec::new());
        place
    }

    pub(in crate::memory) fn place(&mut self, answer: AnswerView<'_>) -> FaceIndex {
        match answer.asked() {
            Some(asked) => self.asked.get(asked).copied().unwrap_or_default(),
            None => self.place_of(answer.fact(), answer.ask()),
        }
    }

    /// Adds the face if it is new.
    pub(in crate::memory) fn place_of(&mut self, fact: &str, ask: &str) -> FaceIndex {
        let fact = self.fact(fact);
        let known = self.facts.get_mut(fact).zip(self.numbers.get_mut(fact));
        let Some(((id, it), numbers)) = known else {
            return FaceIndex::default();
        };
        let known = it.asks.iter().position(|(known, _)| *known.ask == *ask);
        let ask = known.unwrap_or_else(|| {
            let ask = FaceId::new(id.clone(), ask);
            it.asks.push((ask, FaceMemory::new(Moment::new(0, 0))));
            numbers.push(self.questions);
            self.questions += 1;
            it.asks.len() - 1
        });
        let number = numbers.get(ask).copied().unwrap_or(usize::MAX);
        let (fact, ask, number) = (to_u32(fact), to_u32(ask), to_u32(number));
        FaceIndex { fact, ask, number }
    }
}
