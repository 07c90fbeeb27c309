//! What the next event changes in a memory that has taken all before it.

use crate::material::{FaceId, FactId};
use crate::memory::fact::answers::{CountedAnswer, FaceMemory, FactMemory};
use crate::memory::fold::correction::Correction;
use crate::memory::fold::undo::keeps_before;
use crate::memory::plan::Plan;
use crate::memory::remembered::Memory;
use crate::record::{AnswerView, Event, EventView, Record, Seen, event};

impl Memory {
    /// Adds the last event of `record`, all earlier ones having been taken; the record may begin late.
    ///
    /// `false` when it changes so much of the past that only a replay can tell what follows; then nothing is changed here.
    #[must_use = "otherwise a replay is needed"]
    #[expect(clippy::wildcard_enum_match_arm, reason = "all other kinds only add")]
    pub fn take_last(&mut self, record: &Record) -> bool {
        let Some(seen) = record.iter().next_back() else {
            return true;
        };
        let Seen { at, what, .. } = seen;
        let day = at.study_day(self.plan.day_ends);
        // Where the clock was set back since, days may count otherwise.
        if day >= self.day {
            self.horizon = self.horizon.max(day.saturating_add(1));
            if self.recount(record) {
                return true;
            }
        }
        let changes_the_past = match what {
            EventView::Other(Event::Set(event::Set { key, value, .. })) => {
                Plan::set(&mut { self.plan }, key, value)
            }
            EventView::Other(Event::Undo(_) | Event::Amend(_) | Event::Forget(_)) => true,
            // The clock was set back: what came before may be dated in the future now.
            _ => day.saturating_add(1) < self.day,
        };
        if !keeps_before(what) {
            self.before.clear();
        }
        if changes_the_past {
            return false;
        }
        self.horizon = self.horizon.max(day.saturating_add(1));
        self.add(&seen);
        if let EventView::Other(Event::Cause(event::Cause { of, cause, .. })) = what {
            self.note_cause(*of, cause);
        }
        true
    }

    /// Adds an event that changes nothing of the past.
    fn add(&mut self, seen: &Seen<'_>) {
        let device = seen.device;
        match seen.what {
            EventView::Answer(view) => {
                let sitting = self.sittings.place(device, view.sit());
                self.add_answer((device, view), sitting, &Correction::default());
            }
            EventView::Start(start) => self.sittings.begin(device, start, self.plan.day_ends),
            EventView::Other(Event::Keep(event::Keep {
                at,
                fact,
                state,
                until,
            })) => {
                let until = self.rests_until(*at, state, until);
                let id = FactId::from_record(fact);
                let fact = self.facts.entry(id.clone()).or_default();
                fact.rests_until = until;
                if *fact == FactMemory::default() {
                    self.facts.remove(&id);
                }
            }
            EventView::Finish(finish) => {
                if let Some(place) = self.sittings.place(device, finish.sit()) {
                    self.sittings.finish(place, finish.how());
                }
            }
            EventView::Read(read) => self.note_reading(read),
            EventView::Other(event) => self.count_other(event),
        }
    }

    /// Adds an answer, given on that device, of the sitting at that place, and what was said of it.
    pub(in crate::memory) fn add_answer(
        &mut self,
        (device, view): (&str, AnswerView<'_>),
        sitting: Option<usize>,
        said: &Correction,
    ) {
        let ask = FaceId::new(FactId::from_record(view.fact()), view.ask());
        let answer = counted(view, said);
        self.count_one(device, sitting, (ask, view.was()), &answer);
    }

    /// Counts one answer without the help of numbers.
    fn count_one(
        &mut self,
        device: &str,
        sitting: Option<usize>,
        (ask, was): (FaceId, &str),
        answer: &CountedAnswer<'_>,
    ) {
        self.note_before((device, answer.at), sitting, &ask);
        let day = self.day_for(sitting, answer.at);
        let mut fact = self.facts.remove(&ask.fact).unwrap_or_default();
        let place = match fact.place(&ask.ask) {
            Ok(place) => place,
            Err(place) => {
                let new = (ask.clone(), FaceMemory::new(answer.at));
                fact.asks.insert(place, new);
                place
            }
        };
        if self.count_answer(&mut fact, place, (sitting, day), answer) {
            set_hash(&mut fact, place, was);
        }
        fact.asks.retain(|(_, it)| it.answers > 0);
        if fact != FactMemory::default() {
            self.facts.insert(ask.fact, fact);
        }
    }
}

/// An answer with all that was said of it later.
pub(in crate::memory) fn counted<'a>(view: AnswerView<'a>, said: &Correction) -> CountedAnswer<'a> {
    let answer = CountedAnswer {
        at: view.at(),
        gave: Vec::new(),
        score: view.score(),
        grade: view.grade(),
        ms: view.ms(),
        sure: view.sure(),
        cause: None,
    };
    let mut answer = answer.with(said);
    if answer.score < 100 {
        answer.gave = view.gave().collect();
    }
    answer
}

/// Notes the hash that a question had when it was asked last.
pub(in crate::memory) fn set_hash(fact: &mut FactMemory, ask: usize, was: &str) {
    if let Some((_, ask)) = fact.asks.get_mut(ask) {
        was.clone_into(&mut ask.texts.was);
    }
}

impl CountedAnswer<'_> {
    pub(in crate::memory) fn with(self, said: &Correction) -> Self {
        let (score, grade) = said
            .amended
            .map_or((self.score, self.grade), |(score, to)| {
                (score, self.grade.map(|_| to))
            });
        Self {
            score,
            grade,
            cause: said.cause.clone(),
            ..self
        }
    }
}
