//! What later events say of earlier ones: undone, amended, forgotten.

use std::collections::BTreeSet;

use crate::answer::Grade;
use crate::fast::{FastMap, FastSet};
use crate::memory::fold::correction::Correction;
use crate::memory::forgotten::{Forgotten, RecordPart};
use crate::memory::plan::Plan;
use crate::record::{Event, EventView, MissCause, Moment, Record, Seen, event};

/// An event's name: its device's number in the record, and its time in milliseconds.
type Name = (u32, i64);

/// What later events say of earlier ones.
#[derive(Default)]
pub(in crate::memory) struct Corrections {
    undone: FastSet<Name>,
    amended: FastMap<Name, (u8, Grade)>,
    /// Why answers were missed.
    causes: FastMap<Name, MissCause>,
    /// What was forgotten, with the index of the event that says so; the latest first.
    forgotten: Vec<(usize, Forgotten)>,
}

impl Corrections {
    /// What is said of the events from the index `first` on. Reads backwards: an undo counts unless a later one that
    /// counts names it.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "only these kinds speak of earlier events"
    )]
    pub(in crate::memory) fn find(record: &Record, first: usize) -> Self {
        let mut found = Self::default();
        // Answers say nothing of others.
        for (index, seen) in record.iter_others_from(first).rev() {
            let EventView::Other(event) = seen.what else {
                continue;
            };
            let device = seen.device_number;
            if found.is_undone(device, seen.at) {
                continue;
            }
            match event {
                Event::Undo(event::Undo { of, by, .. }) => {
                    // An event of a device that left none cannot be undone.
                    let by = if by.is_empty() {
                        Some(device)
                    } else {
                        record.device_number(by)
                    };
                    found.undone.extend(by.map(|by| (by, of.ms())));
                }
                Event::Amend(event::Amend {
                    of, score, grade, ..
                }) => {
                    found
                        .amended
                        .entry((device, of.ms()))
                        .or_insert((*score, *grade));
                }
                Event::Cause(event::Cause { of, cause, .. }) => {
                    found
                        .causes
                        .entry((device, of.ms()))
                        .or_insert_with(|| cause.clone());
                }
                Event::Forget(event::Forget { at, what, key, .. }) => {
                    found
                        .forgotten
                        .extend(RecordPart::parse(what, key).map(|part| {
                            let forgotten = Forgotten {
                                part,
                                device: seen.device.to_owned(),
                                at: *at,
                                answers: 0,
                                sitting: None,
                            };
                            (index, forgotten)
                        }));
                }
                _ => {}
            }
        }
        found
    }

    /// Whether a later event takes that one back.
    pub(in crate::memory) fn is_undone(&self, device: u32, at: Moment) -> bool {
        !self.undone.is_empty() && self.undone.contains(&(device, at.ms()))
    }

    /// What later events say of an answer.
    pub(in crate::memory) fn said_of(&self, device: u32, at: Moment) -> Correction {
        let name = (device, at.ms());
        Correction {
            amended: (!self.amended.is_empty())
                .then(|| self.amended.get(&name).copied())
                .flatten(),
            cause: self.causes.get(&name).cloned(),
        }
    }

    /// Whether the event at `index` was forgotten later; an answer is counted with what took it.
    pub(in crate::memory) fn forgets(&mut self, index: usize, what: EventView<'_>) -> bool {
        let taken = self
            .forgotten
            .iter_mut()
            .find(|(at, it)| index < *at && it.part.holds(what));
        let Some((_, it)) = taken else {
            return false;
        };
        match what {
            EventView::Start(start) => {
                it.sitting = Some((start.mode(), start.of()));
            }
            EventView::Answer(_) => it.answers += 1,
            EventView::Finish(_) | EventView::Read(_) | EventView::Other(_) => {}
        }
        true
    }

    /// The index of the latest event that forgets `part`.
    pub(in crate::memory) fn forgotten_at(&self, part: &RecordPart) -> Option<usize> {
        self.forgotten
            .iter()
            .find(|(_, it)| it.part == *part)
            .map(|(index, _)| *index)
    }

    /// What was forgotten and had answers, the latest first.
    pub(in crate::memory) fn into_forgotten(self) -> Vec<Forgotten> {
        let forgotten = self.forgotten.into_iter().map(|(_, it)| it);
        forgotten.filter(|it| it.answers > 0).collect()
    }
}

/// The settings at the end of the record, last write winning.
pub(in crate::memory) fn plan_of(record: &Record, corrections: &Corrections) -> Plan {
    let mut plan = Plan::default();
    for (_, seen) in record.iter_others() {
        if let EventView::Other(Event::Set(event::Set { key, value, .. })) = seen.what
            && !corrections.is_undone(seen.device_number, seen.at)
        {
            plan.set(key, value);
        }
    }
    plan
}

/// The names (device, milliseconds) of events that do not count: undone ones, and answers that were forgotten.
pub fn uncounted(record: &Record) -> BTreeSet<(String, i64)> {
    let mut corrections = Corrections::find(record, 0);
    let undone = corrections.undone.iter();
    let mut names: BTreeSet<(String, i64)> = undone
        .map(|(device, at)| (record.device_name(*device).to_owned(), *at))
        .collect();
    if corrections.forgotten.is_empty() {
        return names;
    }
    for (index, seen) in record.iter().enumerate() {
        if corrections.forgets(index, seen.what) {
            names.insert((seen.device.to_owned(), seen.at.ms()));
        }
    }
    names
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the other kinds speak of no other event"
)]
/// The name of the event that another one corrects: its device, and its time in milliseconds.
pub(in crate::memory) fn spoken_of(seen: Seen<'_>) -> Option<(&str, i64)> {
    let EventView::Other(event) = seen.what else {
        return None;
    };
    match event {
        Event::Undo(event::Undo { of, by, .. }) if !by.is_empty() => Some((by, of.ms())),
        Event::Undo(event::Undo { of, .. })
        | Event::Amend(event::Amend { of, .. })
        | Event::Cause(event::Cause { of, .. }) => Some((seen.device, of.ms())),
        _ => None,
    }
}
