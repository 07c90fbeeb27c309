//! Where facts and questions are found while a record is replayed.

use crate::fast::FastMap;
use crate::material::{FaceId, FactId};
use crate::memory::fact::answers::{FaceMemory, FactMemory};
use crate::record::{AnswerView, EventView, Moment, Record};

/// Where a question is found; small, since each answer looks one up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::memory) struct FaceIndex {
    /// The place of its fact among all.
    pub fact: u32,
    /// Its place in the fact.
    pub ask: u32,
    /// Its own number among all questions.
    pub number: u32,
}

/// A small number as a place in a list, and back.
pub(in crate::memory) fn large(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}

pub(in crate::memory) fn small(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// Where facts and questions are found by their numbers in the record, while it is replayed.
pub(in crate::memory) struct ReplayIndex {
    pub facts: Vec<(FactId, FactMemory)>,
    by_id: FastMap<String, usize>,
    /// The numbers of the questions of each fact.
    numbers: Vec<Vec<usize>>,
    questions: usize,
    /// The place of each question by its number in the record.
    asked: Vec<FaceIndex>,
}

impl ReplayIndex {
    /// Finds the places of all facts and questions, and how many answers to each fact there are at the most.
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
            let fact = large(place.fact);
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

    /// How many questions there are.
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

    /// The place of the question that was answered.
    pub(in crate::memory) fn place(&mut self, answer: AnswerView<'_>) -> FaceIndex {
        match answer.asked() {
            Some(asked) => self.asked.get(asked).copied().unwrap_or_default(),
            None => self.place_of(answer.fact(), answer.ask()),
        }
    }

    /// The place of a question; it is made where it is new.
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
        let (fact, ask, number) = (small(fact), small(ask), small(number));
        FaceIndex { fact, ask, number }
    }
}
