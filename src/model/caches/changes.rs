//! Recent changes of the memory, so that cached lists can be updated instead of rebuilt.

use std::collections::VecDeque;

use crate::material::FactId;
use crate::memory::RecordPart;
use crate::record::{Event, EventView, Moment, Record, event};

/// How many events are searched for an answer that was undone or changed.
const LOOKED_BACK: usize = 200;

/// How many versions a cache may lag behind; an older one is rebuilt.
const FOLLOWED: usize = 32;

/// What an event changes in the cached lists.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Change {
    Nothing,
    Fact(FactId),
    /// The drill plan as a whole.
    Plan,
}

/// What changed since a given version.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::model) enum Since<'a> {
    Facts(Vec<&'a FactId>),
    /// These facts, and the drill plan as a whole.
    FactsAndPlan(Vec<&'a FactId>),
    /// Unknown, because it is too long ago: everything may have changed.
    All,
}

/// A version counter with the latest changes.
#[derive(Debug, Default)]
pub(in crate::model) struct Changes {
    version: u64,
    /// One change for each of the latest versions, oldest first.
    last: VecDeque<Change>,
}

impl Changes {
    pub(in crate::model) fn version(&self) -> u64 {
        self.version
    }

    /// Notes that the whole memory was replaced.
    pub(in crate::model) fn mark_all(&mut self) {
        self.version += 1;
        self.last.clear();
    }

    pub(in crate::model) fn since(&self, version: u64) -> Since<'_> {
        let behind = usize::try_from(self.version.saturating_sub(version));
        let first = behind.ok().and_then(|it| self.last.len().checked_sub(it));
        let Some(first) = first else {
            return Since::All;
        };
        let mut facts: Vec<&FactId> = Vec::new();
        let mut has_plan = false;
        for change in self.last.iter().skip(first) {
            match change {
                Change::Nothing => {}
                Change::Fact(fact) => {
                    facts.retain(|it| *it != fact);
                    facts.push(fact);
                }
                Change::Plan => has_plan = true,
            }
        }
        if has_plan {
            Since::FactsAndPlan(facts)
        } else {
            Since::Facts(facts)
        }
    }

    /// Notes the last event of the record, which is one of this device.
    pub(in crate::model) fn follow(&mut self, event: &Event, device: &str, record: &Record) {
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "whatever else happens, all is found anew"
        )]
        let change = match event {
            Event::Answer(it) => Some(Change::Fact(FactId::from_record(&it.fact))),
            Event::Undo(it) if it.by.is_empty() => {
                fact_answered(record, device, it.of).map(Change::Fact)
            }
            Event::Amend(event::Amend { of, .. }) | Event::Cause(event::Cause { of, .. }) => {
                fact_answered(record, device, *of).map(Change::Fact)
            }
            Event::Forget(it) => match RecordPart::of(it, device) {
                Some(RecordPart::Fact(fact)) => Some(Change::Fact(fact)),
                Some(RecordPart::Pack(_) | RecordPart::Sitting { .. }) | None => None,
            },
            Event::Start(_)
            | Event::Finish(_)
            | Event::Draft(_)
            | Event::Act(_)
            | Event::Flag(_)
            | Event::Star(_)
            | Event::Mark(_) => Some(Change::Nothing),
            Event::Set(_) | Event::Read(_) => Some(Change::Plan),
            _ => None,
        };
        let Some(change) = change else {
            return self.mark_all();
        };
        self.version += 1;
        self.last.push_back(change);
        if self.last.len() > FOLLOWED {
            self.last.pop_front();
        }
    }
}

/// The fact of a recent answer on `device`, following undos and corrections back to it.
fn fact_answered(record: &Record, device: &str, mut of: Moment) -> Option<FactId> {
    let latest = record.iter().rev().take(LOOKED_BACK);
    for seen in latest.filter(|it| it.device == device) {
        match seen.what {
            _ if seen.at != of => {}
            EventView::Answer(answer) => return Some(FactId::from_record(answer.fact())),
            EventView::Other(Event::Undo(event::Undo { of: before, by, .. })) if by.is_empty() => {
                of = *before;
            }
            EventView::Other(
                Event::Amend(event::Amend { of: before, .. })
                | Event::Cause(event::Cause { of: before, .. }),
            ) => of = *before,
            EventView::Start(_)
            | EventView::Finish(_)
            | EventView::Read(_)
            | EventView::Other(_) => return None,
        }
    }
    None
}
