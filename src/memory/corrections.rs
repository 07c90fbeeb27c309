//! What later events say of earlier ones: undone, amended, forgotten.

use std::collections::{BTreeMap, BTreeSet};

use crate::answer::Grade;
use crate::memory::plan::Plan;
use crate::record::{Entry, Event};

/// An event's name: its device and its time.
pub(super) type Name = (String, i64);

/// What later events say of earlier ones.
#[derive(Default)]
pub(super) struct Corrections<'a> {
    pub undone: BTreeSet<Name>,
    pub amended: BTreeMap<Name, (u8, Grade)>,
    /// Kind and key of what was forgotten, with the index of the event.
    forgotten: Vec<(usize, &'a str, &'a str)>,
}

impl<'a> Corrections<'a> {
    /// Reads backwards: an undo counts unless a later one that counts names it.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "only these kinds speak of earlier events"
    )]
    pub(super) fn find(entries: &'a [Entry]) -> Self {
        let mut found = Self::default();
        for (index, Entry { device, event }) in entries.iter().enumerate().rev() {
            if found.undone.contains(&(device.clone(), event.at().ms())) {
                continue;
            }
            match event {
                Event::Undo { of, by, .. } => {
                    let device = if by.is_empty() { device } else { by };
                    found.undone.insert((device.clone(), of.ms()));
                }
                Event::Amend {
                    of, score, grade, ..
                } => {
                    found
                        .amended
                        .entry((device.clone(), of.ms()))
                        .or_insert((*score, *grade));
                }
                Event::Forget { what, key, .. } => found.forgotten.push((index, what, key)),
                _ => {}
            }
        }
        found
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "only what belongs to a sitting can be forgotten"
    )]
    pub(super) fn forgets(&self, index: usize, event: &Event) -> bool {
        let (fact, sit) = match event {
            Event::Answer { fact, sit, .. } => (fact.as_str(), sit.as_str()),
            Event::Start { sit, .. } | Event::Finish { sit, .. } => ("", sit.as_str()),
            _ => return false,
        };
        self.forgotten.iter().any(|(at, what, key)| {
            index < *at
                && match *what {
                    "fact" => fact == *key,
                    "pack" => fact.split_once('/').is_some_and(|(pack, _)| pack == *key),
                    "sitting" => sit == *key,
                    _ => false,
                }
        })
    }
}

/// The settings at the end of the record, last write winning.
pub(super) fn plan_of(entries: &[Entry], undone: &BTreeSet<Name>) -> Plan {
    let mut plan = Plan::default();
    for Entry { device, event } in entries {
        if let Event::Set { key, value, .. } = event
            && !undone.contains(&(device.clone(), event.at().ms()))
        {
            plan.set(key, value);
        }
    }
    plan
}

/// The names (device, milliseconds) of events that do not count: undone ones, and answers that were forgotten.
pub fn uncounted(entries: &[Entry]) -> BTreeSet<(String, i64)> {
    let corrections = Corrections::find(entries);
    let forgotten = entries
        .iter()
        .enumerate()
        .filter(|(index, entry)| corrections.forgets(*index, &entry.event));
    let forgotten: Vec<Name> = forgotten
        .map(|(_, entry)| (entry.device.clone(), entry.event.at().ms()))
        .collect();
    corrections
        .undone
        .iter()
        .cloned()
        .chain(forgotten)
        .collect()
}
