//! The events of a session, from which it can be rebuilt.

use std::collections::{BTreeMap, BTreeSet};

use crate::material::{FaceId, FactId};
use crate::memory::correction::{Judgement, Status};
use crate::memory::fold::walk::WalkedAnswer;
use crate::memory::located::{Located, to_u32, to_usize};
use crate::memory::register::sittings::{Context, SittingName};
use crate::memory::remembered::Memory;
use crate::memory::tally::attempt::Attempt;
use crate::record::{
    ActKind, Ending, Event, EventView, MissCause, Moment, Name, Record, Seen, event,
};

/// An event of a session; `at` identifies it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SittingEvent {
    Answered(SittingAnswer),
    /// A question was added to those drawn at the start.
    Asked {
        at: Moment,
        /// Address of the question.
        face: String,
    },
    Ended {
        at: Moment,
        how: Ending,
    },
    /// One of the above was undone.
    TakenBack {
        at: Moment,
        /// The undone event.
        of: Moment,
    },
    /// An undone event was redone.
    GivenAgain {
        at: Moment,
        /// The redone event.
        of: Moment,
    },
}

/// An answer with what later events made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SittingAnswer {
    /// With amended score and grade.
    pub answer: event::Answer,
    /// `false` once it is undone.
    pub counts: bool,
    pub attempt: Attempt,
    /// The latest one named by the learner.
    pub cause: Option<MissCause>,
}

/// A session by its device and its index in the list.
#[derive(Clone, Copy)]
struct ListedSitting {
    device: u32,
    place: u32,
}

/// What an undo does to the event at the end of its chain of undos.
#[derive(Clone, Copy)]
enum Effect {
    TakesBack,
    GivesAgain,
}

/// The events of a session, with their record indices.
struct Own<'a> {
    others: Vec<(usize, Seen<'a>)>,
    /// Facts that were asked.
    facts: BTreeSet<FactId>,
    /// Record index of the start; the answers lie in `begin..end`.
    begin: usize,
    end: usize,
}

impl Memory {
    /// Returns the start of a session and its events in record order, or `None` if no session of that name counts.
    pub fn sitting_events(
        &self,
        record: &Record,
        name: &SittingName,
    ) -> Option<(event::Start, Vec<SittingEvent>)> {
        let device = record.device_number(&name.device)?;
        let all = self.sittings.all().iter();
        let place = all
            .enumerate()
            .rev()
            .find(|(_, it)| it.name == (device, name.at.ms()));
        let place = to_u32(place?.0);
        let (_, sitting) = self.sittings.counted(Some(place))?;
        let begin = to_usize(sitting.index);
        let start = event::Start::from(record.get(begin)?.what.start()?);
        let of = ListedSitting { device, place };
        let own = self.own_events(record, of, &start, begin);
        let mut happened = self.own_answers(record, of, &own);
        happened.extend(own.others.iter().filter_map(|(index, seen)| {
            let event = other_event(seen)?;
            Some((*index, event))
        }));
        let named: Vec<(Name, Moment)> = happened
            .iter()
            .map(|(_, it)| ((device, it.at().ms()), it.at()))
            .collect();
        for (name, of) in named {
            self.add_undos(record, name, of, &mut happened);
        }
        happened.sort_by_key(|(index, _)| *index);
        Some((start, happened.into_iter().map(|(_, it)| it).collect()))
    }

    /// Collects the session's events other than answers, up to the first end that counts.
    fn own_events<'a>(
        &self,
        record: &'a Record,
        of: ListedSitting,
        start: &event::Start,
        begin: usize,
    ) -> Own<'a> {
        let asked = start.asks.iter().filter_map(|ask| FaceId::parse(ask));
        let mut own = Own {
            others: Vec::new(),
            facts: asked.map(|it| it.fact).collect(),
            begin,
            end: record.len(),
        };
        for (index, seen) in record.iter_others_from(begin + 1) {
            if !self.is_of(record, Located { index, seen: &seen }, of) {
                continue;
            }
            if let EventView::Other(Event::Act(act)) = seen.what {
                let asked = FaceId::parse(&act.what).filter(|_| act.act == ActKind::Ask);
                own.facts.extend(asked.map(|it| it.fact));
            }
            let is_end = matches!(seen.what, EventView::Finish(_));
            let counts = self.is_counted(record, index, &seen);
            own.others.push((index, seen));
            if is_end && counts {
                own.end = index;
                break;
            }
        }
        own
    }

    /// Collects the session's answers, including undone ones but not forgotten ones.
    fn own_answers(
        &self,
        record: &Record,
        of: ListedSitting,
        own: &Own<'_>,
    ) -> Vec<(usize, SittingEvent)> {
        let mut all = Vec::new();
        for fact in &own.facts {
            let Some(known) = self.facts.get(fact) else {
                continue;
            };
            let indices = known
                .answers
                .iter(&self.listed)
                .map(|it| to_usize(it.index));
            let indices = indices.filter(|index| (own.begin..own.end).contains(index));
            let its: Vec<(usize, Seen<'_>)> = indices
                .filter_map(|index| Some((index, record.get(index)?)))
                .filter(|(index, seen)| {
                    let index = *index;
                    self.is_of(record, Located { index, seen }, of)
                })
                .collect();
            if its.is_empty() {
                continue;
            }
            let mut counted = BTreeMap::new();
            let _faces = self.walk(record, fact, &mut |at, answered| match answered {
                WalkedAnswer::Counted { answer, grade, .. } => {
                    let score = answer.score;
                    counted.insert(at.index, (answer.attempt, Judgement { score, grade }));
                }
                // Answers from before reading are no attempts, so that none of them is a later one.
                WalkedAnswer::Preread { view, score } => {
                    let grade = view.grade();
                    counted.insert(at.index, (Attempt::First, Judgement { score, grade }));
                }
                WalkedAnswer::Forgotten { .. } => {}
            });
            for (index, seen) in its {
                let known = counted.get(&index).copied();
                let answer = self.own_answer(record, Located { index, seen: &seen }, known);
                all.extend(answer.map(|it| (index, SittingEvent::Answered(it))));
            }
        }
        all
    }

    /// Whether an event belongs to a session.
    fn is_of(&self, record: &Record, at: Located<'_>, of: ListedSitting) -> bool {
        let key = || self.sittings.key(record, at);
        at.seen.device_number == of.device && key().and_then(|it| it.start) == Some(of.place)
    }

    fn own_answer(
        &self,
        record: &Record,
        at: Located<'_>,
        known: Option<(Attempt, Judgement)>,
    ) -> Option<SittingAnswer> {
        let seen = at.seen;
        let EventView::Answer(view) = seen.what else {
            return None;
        };
        let with = Context::new(record, &self.sittings);
        let status = self.corrections.status(with, at);
        if matches!(status, Status::Forgotten(_)) {
            return None;
        }
        let face = FaceId::new(FactId::from_record(view.fact()), view.ask());
        let (attempt, Judgement { score, grade }) = known.unwrap_or_else(|| {
            let judgement = self.corrections.judged(record, seen.name(), view);
            (Attempt::after(self.ask(&face).is_some()), judgement)
        });
        Some(SittingAnswer {
            answer: event::Answer {
                score: score.percent(),
                grade,
                ..view.into()
            },
            counts: status == Status::Counts,
            attempt,
            cause: self.corrections.cause(record, seen.name()),
        })
    }

    /// Adds the undos of an event, and the undos of those undos.
    fn add_undos(
        &self,
        record: &Record,
        name: Name,
        of: Moment,
        happened: &mut Vec<(usize, SittingEvent)>,
    ) {
        let mut open = vec![(name, Effect::TakesBack)];
        while let Some((name, effect)) = open.pop() {
            for index in self.corrections.undos_of(name) {
                let Some(seen) = record.get(index) else {
                    continue;
                };
                let at = seen.at;
                let (event, undone) = match effect {
                    Effect::TakesBack => (SittingEvent::TakenBack { at, of }, Effect::GivesAgain),
                    Effect::GivesAgain => (SittingEvent::GivenAgain { at, of }, Effect::TakesBack),
                };
                happened.push((index, event));
                open.push((seen.name(), undone));
            }
        }
    }
}

/// Converts an event other than an answer; `None` if it does not change the session.
fn other_event(seen: &Seen<'_>) -> Option<SittingEvent> {
    match seen.what {
        EventView::Finish(it) => Some(SittingEvent::Ended {
            at: seen.at,
            how: it.how(),
        }),
        EventView::Other(Event::Act(act)) if act.act == ActKind::Ask => Some(SittingEvent::Asked {
            at: seen.at,
            face: act.what.clone(),
        }),
        EventView::Answer(_) | EventView::Start(_) | EventView::Read(_) | EventView::Other(_) => {
            None
        }
    }
}

impl SittingEvent {
    /// The moment that identifies it.
    pub fn at(&self) -> Moment {
        match self {
            Self::Answered(it) => it.answer.at,
            Self::Asked { at, .. }
            | Self::Ended { at, .. }
            | Self::TakenBack { at, .. }
            | Self::GivenAgain { at, .. } => *at,
        }
    }
}
