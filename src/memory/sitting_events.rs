//! What happened in a session, from which it is built again.

use std::collections::{BTreeMap, BTreeSet};

use crate::material::{FaceId, FactId};
use crate::memory::correction::Status;
use crate::memory::fold::places::large;
use crate::memory::fold::walk::Answered;
use crate::memory::register::sittings::SittingName;
use crate::memory::remembered::Memory;
use crate::memory::tally::attempt::Attempt;
use crate::record::{
    ActKind, Ending, Event, EventView, MissCause, Moment, Name, Record, Seen, event,
};

/// Something that happened in a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SittingEvent {
    /// An answer was given.
    Answered(SittingAnswer),
    /// One more question was asked.
    Asked {
        /// Names the event.
        at: Moment,
        /// The address of the question.
        face: String,
    },
    /// The session ended.
    Ended {
        /// Names the event.
        at: Moment,
        /// How.
        how: Ending,
    },
    /// One of the above was taken back.
    TakenBack {
        /// Names the event.
        at: Moment,
        /// What was taken back.
        of: Moment,
    },
    /// One of the above was given again, after it was taken back.
    GivenAgain {
        /// Names the event.
        at: Moment,
        /// What was given again.
        of: Moment,
    },
}

/// An answer of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SittingAnswer {
    /// As it was given, with score and grade as they were amended.
    pub answer: event::Answer,
    /// Whether it counts now.
    pub counts: bool,
    /// Whether its question was answered before.
    pub attempt: Attempt,
    /// Why it was missed, as was said last.
    pub cause: Option<MissCause>,
}

/// The events of a session, by their indices in the record.
struct Own<'a> {
    others: Vec<(usize, Seen<'a>)>,
    /// The facts that were asked.
    facts: BTreeSet<FactId>,
    /// Where the session began, and behind which index it has no events.
    begin: usize,
    end: usize,
}

impl Memory {
    /// The start of a session, and what happened in it, in the order of the record. `None` where none of that name counts.
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
        let place = u32::try_from(place?.0).ok()?;
        let (_, sitting) = self.sittings.counted(Some(place))?;
        let begin = large(sitting.index);
        let start = event::Start::from(record.get(begin)?.what.start()?);
        let own = self.own_events(record, (device, place), (begin, &start));
        let mut happened = self.own_answers(record, (device, place), &own);
        happened.extend(own.others.iter().filter_map(|(index, seen)| {
            let event = other_event(seen)?;
            Some((*index, event))
        }));
        let named: Vec<(Name, Moment)> = happened
            .iter()
            .map(|(_, it)| ((device, it.at().ms()), it.at()))
            .collect();
        for (name, of) in named {
            self.add_undos(record, (name, of), &mut happened);
        }
        happened.sort_by_key(|(index, _)| *index);
        Some((start, happened.into_iter().map(|(_, it)| it).collect()))
    }

    /// The events of the session that are no answers, up to its end that counts.
    fn own_events<'a>(
        &self,
        record: &'a Record,
        (device, place): (u32, u32),
        (begin, start): (usize, &event::Start),
    ) -> Own<'a> {
        let asked = start.asks.iter().filter_map(|ask| FaceId::parse(ask));
        let mut own = Own {
            others: Vec::new(),
            facts: asked.map(|it| it.fact).collect(),
            begin,
            end: record.len(),
        };
        for (index, seen) in record.iter_others_from(begin + 1) {
            let is_its = seen.device_number == device
                && self
                    .sittings
                    .key(record, index, &seen)
                    .and_then(|key| key.2)
                    == Some(place);
            if !is_its {
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

    /// The answers of the session, those too that were taken back; not what was forgotten.
    fn own_answers(
        &self,
        record: &Record,
        (device, place): (u32, u32),
        own: &Own<'_>,
    ) -> Vec<(usize, SittingEvent)> {
        let mut all = Vec::new();
        for fact in &own.facts {
            let Some(known) = self.facts.get(fact) else {
                continue;
            };
            let indices = known.answers.iter(&self.listed).map(|it| large(it.index));
            let indices = indices.filter(|index| (own.begin..own.end).contains(index));
            let its: Vec<(usize, Seen<'_>)> = indices
                .filter_map(|index| Some((index, record.get(index)?)))
                .filter(|(index, seen)| {
                    let key = self.sittings.key(record, *index, seen);
                    seen.device_number == device && key.and_then(|key| key.2) == Some(place)
                })
                .collect();
            if its.is_empty() {
                continue;
            }
            let mut counted = BTreeMap::new();
            let _faces = self.walk(record, fact, &mut |(index, _), answered| match answered {
                Answered::Counted(it, grade, _) => {
                    counted.insert(index, (it.attempt, it.score, grade));
                }
                // What was asked before its section was read is no attempt.
                Answered::Preread(view, score) => {
                    counted.insert(index, (Attempt::First, score, view.grade()));
                }
                Answered::Forgotten(_) => {}
            });
            for (index, seen) in its {
                let known = counted.get(&index).copied();
                let answer = self.own_answer(record, (index, &seen), known);
                all.extend(answer.map(|it| (index, SittingEvent::Answered(it))));
            }
        }
        all
    }

    fn own_answer(
        &self,
        record: &Record,
        (index, seen): (usize, &Seen<'_>),
        known: Option<(Attempt, u8, Option<crate::answer::Grade>)>,
    ) -> Option<SittingAnswer> {
        let EventView::Answer(view) = seen.what else {
            return None;
        };
        let status = self
            .corrections
            .status((record, &self.sittings), (index, seen));
        if matches!(status, Status::Forgotten(_)) {
            return None;
        }
        let face = FaceId::new(FactId::from_record(view.fact()), view.ask());
        let (attempt, score, grade) = known.unwrap_or_else(|| {
            let (score, grade) = self.corrections.judged(record, seen.name(), view);
            (Attempt::after(self.ask(&face).is_some()), score, grade)
        });
        Some(SittingAnswer {
            answer: event::Answer {
                score,
                grade,
                ..view.into()
            },
            counts: status == Status::Counts,
            attempt,
            cause: self.corrections.cause(record, seen.name()),
        })
    }

    /// Adds the undos of an event, and those of these.
    fn add_undos(
        &self,
        record: &Record,
        (name, of): (Name, Moment),
        happened: &mut Vec<(usize, SittingEvent)>,
    ) {
        let mut open = vec![(name, true)];
        while let Some((name, takes_back)) = open.pop() {
            for index in self.corrections.undos_of(name) {
                let Some(seen) = record.get(index) else {
                    continue;
                };
                let at = seen.at;
                let event = if takes_back {
                    SittingEvent::TakenBack { at, of }
                } else {
                    SittingEvent::GivenAgain { at, of }
                };
                happened.push((index, event));
                open.push((seen.name(), !takes_back));
            }
        }
    }
}

/// What an event that is no answer says of its session; `None` for what changes nothing of it.
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
    /// Names the event.
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
