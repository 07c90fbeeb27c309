//! From events to memory: a pure fold, so that a memory can always be built again from the record.

use std::collections::{BTreeMap, HashMap};

use crate::material::{AskId, FactId};
use crate::memory::answers::{AskMemory, CountedAnswer, FactMemory};
use crate::memory::corrections::{Corrections, plan_of};
use crate::memory::plan::Plan;
use crate::memory::remembered::Memory;
use crate::record::{AnswerView, Event, Moment, Record, Seen, What};

/// What later events say of an answer.
#[derive(Default)]
pub(super) struct Said<'a> {
    pub amended: Option<(u8, crate::answer::Grade)>,
    pub cause: &'a str,
}

impl Memory {
    /// Builds the memory from all events in order, as it is at `now`.
    ///
    /// An event that a wrong clock dated in the future counts on its own day and moves no other.
    pub fn replay(record: &Record, now: Moment) -> Self {
        let mut corrections = Corrections::find(record);
        let mut memory = Self::empty(plan_of(record, &corrections), now);
        let mut places = Places::new(record);
        for (index, seen) in record.iter().enumerate() {
            let number = seen.device_number;
            if corrections.is_undone(number, seen.at) || corrections.forgets(index, seen.what) {
                continue;
            }
            match seen.what {
                What::Answer(view) => {
                    let said = corrections.said_of(number, seen.at);
                    let sitting = places.sitting(number, view.sit_number());
                    let (fact, ask) = places.place(view);
                    if let Some((_, it)) = places.facts.get_mut(fact)
                        && memory.count_answer(it, ask, sitting, &counted(view, &said))
                    {
                        places.note_hash((fact, ask), view);
                    }
                }
                What::Start(start) => {
                    let place = memory.sittings.len();
                    memory.begin(seen.device, start);
                    places.sittings.insert((number, start.sit_number()), place);
                }
                What::Other(Event::Keep {
                    at,
                    fact,
                    state,
                    until,
                }) => {
                    let fact = places.fact(fact);
                    let until = memory.rests_until(*at, state, until);
                    if let Some((_, fact)) = places.facts.get_mut(fact) {
                        fact.rests_until = until;
                    }
                }
                What::Other(
                    event @ Event::Answer {
                        fact,
                        ask,
                        sit,
                        was,
                        ..
                    },
                ) => {
                    let said = corrections.said_of(number, seen.at);
                    let sitting = memory.sitting_place(seen.device, sit);
                    let (fact, ask) = places.place_of(fact, ask, seen.at);
                    let answer = odd(event).map(|it| it.with(&said));
                    if let Some((answer, (_, it))) = answer.zip(places.facts.get_mut(fact))
                        && memory.count_answer(it, ask, sitting, &answer)
                    {
                        set_hash(it, ask, was);
                        places.forget_hash(fact, ask);
                    }
                }
                What::Finish(finish) => {
                    let sitting = places.sitting(number, finish.sit_number());
                    memory.finish(sitting, finish.how());
                }
                What::Read(read) => memory.note_reading(read),
                What::Other(event) => memory.count_other(event),
            }
        }
        memory.facts = places.into_facts();
        memory.index();
        memory.forgotten = corrections.into_forgotten();
        memory
    }

    /// Adds the last event of `record`, all earlier ones having been taken.
    #[expect(clippy::wildcard_enum_match_arm, reason = "all other kinds only add")]
    pub fn take_last(&mut self, record: &Record) {
        let Some(Seen {
            device, at, what, ..
        }) = record.iter().next_back()
        else {
            return;
        };
        let day = at.study_day(self.plan.day_ends);
        if let What::Other(Event::Undo { of, by, .. }) = what {
            let by = if by.is_empty() { device } else { by };
            // The clock was not set back since, so that no day was counted otherwise.
            if day >= self.day && self.take_back(by, *of) {
                return;
            }
        }
        if !self.keeps_before(what) {
            self.before.clear();
        }
        let changes_the_past = match what {
            What::Other(Event::Set { key, value, .. }) => Plan::set(&mut { self.plan }, key, value),
            What::Other(Event::Undo { .. } | Event::Amend { .. } | Event::Forget { .. }) => true,
            // The clock was set back: what came before may be dated in the future now.
            _ => day.saturating_add(1) < self.day,
        };
        if changes_the_past {
            *self = Self::replay(record, at);
            return;
        }
        self.horizon = self.horizon.max(day.saturating_add(1));
        self.add(device, what);
        if let What::Other(Event::Cause { of, cause, .. }) = what {
            self.note_cause(*of, cause);
        }
    }

    /// Adds an event that changes nothing of the past.
    fn add(&mut self, device: &str, what: What<'_>) {
        match what {
            What::Answer(view) => {
                let id = FactId::from_record(view.fact());
                let answer = counted(view, &Said::default());
                let ask = AskId::new(id, view.ask());
                self.count_one(device, view.sit(), (ask, view.was()), &answer);
            }
            What::Start(start) => self.begin(device, start),
            What::Other(
                event @ Event::Answer {
                    fact,
                    ask,
                    sit,
                    was,
                    ..
                },
            ) => {
                let ask = AskId::new(FactId::from_record(fact), ask.clone());
                if let Some(answer) = odd(event) {
                    self.count_one(device, sit, (ask, was), &answer);
                }
            }
            What::Other(Event::Keep {
                at,
                fact,
                state,
                until,
            }) => {
                let until = self.rests_until(*at, state, until);
                let id = FactId::from_record(fact);
                let fact = self.facts.entry(id.clone()).or_default();
                fact.rests_until = until;
                if *fact == FactMemory::default() {
                    self.facts.remove(&id);
                }
            }
            What::Finish(finish) => {
                let sitting = self.sitting_place(device, finish.sit());
                self.finish(sitting, finish.how());
            }
            What::Read(read) => self.note_reading(read),
            What::Other(event) => self.count_other(event),
        }
    }

    /// Finds what is due and missed from the facts.
    fn index(&mut self) {
        let due = self.facts.iter().filter_map(|(id, it)| {
            let strength = it.strength.as_ref()?;
            Some((strength.due, id.clone()))
        });
        self.due = due.collect();
        let asks = self.facts.values().flat_map(|it| &it.asks);
        let missed = asks.filter(|(_, it)| it.is_missed());
        self.missed = missed.map(|(ask, _)| ask.clone()).collect();
    }

    /// Counts one answer without the help of numbers.
    fn count_one(
        &mut self,
        device: &str,
        sit: &str,
        (ask, was): (AskId, &str),
        answer: &CountedAnswer<'_>,
    ) {
        self.note_before(device, answer.at, sit, &ask);
        let sitting = self.sitting_place(device, sit);
        let mut fact = self.facts.remove(&ask.fact).unwrap_or_default();
        if let Some(strength) = &fact.strength {
            self.due.remove(&(strength.due, ask.fact.clone()));
        }
        let place = match fact.place(&ask.ask) {
            Ok(place) => place,
            Err(place) => {
                let new = (ask.clone(), AskMemory::new(answer.at));
                fact.asks.insert(place, new);
                place
            }
        };
        if self.count_answer(&mut fact, place, sitting, answer) {
            set_hash(&mut fact, place, was);
        }
        if let Some(strength) = &fact.strength {
            self.due.insert((strength.due, ask.fact.clone()));
        }
        if fact
            .asks
            .get(place)
            .is_some_and(|(_, it)| it.answers > 0 && it.is_missed())
        {
            self.missed.insert(ask.clone());
        } else {
            self.missed.remove(&ask);
        }
        fact.asks.retain(|(_, it)| it.answers > 0);
        if fact != FactMemory::default() {
            self.facts.insert(ask.fact, fact);
        }
    }
}

/// An answer whose texts are too odd to be packed.
fn odd(event: &Event) -> Option<CountedAnswer<'_>> {
    let Event::Answer {
        at,
        gave,
        score,
        grade,
        ms,
        sure,
        ..
    } = event
    else {
        return None;
    };
    Some(CountedAnswer {
        at: *at,
        gave: gave.iter().map(String::as_str).collect(),
        score: *score,
        grade: *grade,
        ms: *ms,
        sure: *sure,
        cause: "",
    })
}

/// An answer with all that was said of it later.
fn counted<'a>(view: AnswerView<'a>, said: &Said<'a>) -> CountedAnswer<'a> {
    let answer = CountedAnswer {
        at: view.at(),
        gave: Vec::new(),
        score: view.score(),
        grade: view.grade(),
        ms: view.ms(),
        sure: view.sure(),
        cause: "",
    };
    let mut answer = answer.with(said);
    if answer.score < 100 {
        answer.gave = view.gave().collect();
    }
    answer
}

/// Notes the hash that a question had when it was asked last.
fn set_hash(fact: &mut FactMemory, ask: usize, was: &str) {
    if let Some((_, ask)) = fact.asks.get_mut(ask) {
        was.clone_into(&mut ask.was);
    }
}

impl<'a> CountedAnswer<'a> {
    fn with(self, said: &Said<'a>) -> Self {
        let (score, grade) = said
            .amended
            .map_or((self.score, self.grade), |(score, to)| {
                (score, self.grade.map(|_| to))
            });
        Self {
            score,
            grade,
            cause: said.cause,
            ..self
        }
    }
}

/// Where facts, questions and sittings are found by their numbers in the record, while it is replayed.
struct Places {
    facts: Vec<(FactId, FactMemory)>,
    by_id: HashMap<String, usize>,
    /// For each number of a question the places of its fact and of itself in it.
    asked: Vec<Option<(usize, usize)>>,
    sittings: HashMap<(u32, u32), usize>,
    /// For each fact and question the number under which it was answered last: its hash changes seldom.
    latest: Vec<Vec<usize>>,
}

impl Places {
    fn new(record: &Record) -> Self {
        Self {
            facts: Vec::new(),
            by_id: HashMap::new(),
            asked: vec![None; record.asked_count()],
            sittings: HashMap::new(),
            latest: Vec::new(),
        }
    }

    /// The hash was noted otherwise.
    fn forget_hash(&mut self, fact: usize, ask: usize) {
        if let Some(latest) = self.latest.get_mut(fact).and_then(|it| it.get_mut(ask)) {
            *latest = usize::MAX;
        }
    }

    /// Takes the hash of an answer that counts.
    fn note_hash(&mut self, (fact, ask): (usize, usize), view: AnswerView<'_>) {
        let latest = self.latest.get_mut(fact).and_then(|it| it.get_mut(ask));
        if let Some(latest) = latest
            && std::mem::replace(latest, view.asked()) != view.asked()
            && let Some((_, fact)) = self.facts.get_mut(fact)
        {
            set_hash(fact, ask, view.was());
        }
    }

    fn sitting(&self, device: u32, sit: u32) -> Option<usize> {
        self.sittings.get(&(device, sit)).copied()
    }

    fn fact(&mut self, id: &str) -> usize {
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
    fn place(&mut self, view: AnswerView<'_>) -> (usize, usize) {
        if let Some(place) = self.asked.get(view.asked()).copied().flatten() {
            return place;
        }
        let found = self.place_of(view.fact(), view.ask(), view.at());
        if let Some(place) = self.asked.get_mut(view.asked()) {
            *place = Some(found);
        }
        found
    }

    fn place_of(&mut self, fact: &str, ask: &str, at: Moment) -> (usize, usize) {
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
    fn into_facts(self) -> BTreeMap<FactId, FactMemory> {
        let facts = self.facts.into_iter().filter_map(|(id, mut fact)| {
            // What was only asked before its section was read is not remembered.
            fact.asks.retain(|(_, it)| it.answers > 0);
            fact.asks.sort_by(|(a, _), (b, _)| a.ask.cmp(&b.ask));
            (fact != FactMemory::default()).then_some((id, fact))
        });
        facts.collect()
    }
}
