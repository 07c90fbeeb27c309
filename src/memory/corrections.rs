//! What later events say of earlier ones: undone, amended, forgotten.

use std::collections::{BTreeMap, BTreeSet};

use crate::answer::Grade;
use crate::memory::forgotten::{Forgotten, RecordPart};
use crate::memory::plan::Plan;
use crate::record::{Entry, Event};

/// An event's name: its device and its time.
pub(super) type Name = (String, i64);

/// What later events say of earlier ones.
#[derive(Default)]
pub(super) struct Corrections {
    pub undone: BTreeSet<Name>,
    pub amended: BTreeMap<Name, (u8, Grade)>,
    /// Why answers were missed.
    pub causes: BTreeMap<Name, String>,
    /// What was forgotten, with the index of the event that says so; the latest first.
    forgotten: Vec<(usize, Forgotten)>,
}

impl Corrections {
    /// Reads backwards: an undo counts unless a later one that counts names it.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "only these kinds speak of earlier events"
    )]
    pub(super) fn find(entries: &[Entry]) -> Self {
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
                Event::Cause { of, cause, .. } => {
                    found
                        .causes
                        .entry((device.clone(), of.ms()))
                        .or_insert_with(|| cause.clone());
                }
                Event::Forget { at, what, key } => {
                    found
                        .forgotten
                        .extend(RecordPart::parse(what, key).map(|part| {
                            let forgotten = Forgotten {
                                part,
                                device: device.clone(),
                                at: *at,
                                answers: 0,
                                sitting: <(String, String)>::default(),
                            };
                            (index, forgotten)
                        }));
                }
                _ => {}
            }
        }
        found
    }

    /// Whether the event at `index` was forgotten later; an answer is counted with what took it.
    pub(super) fn forgets(&mut self, index: usize, event: &Event) -> bool {
        let taken = self
            .forgotten
            .iter_mut()
            .find(|(at, it)| index < *at && it.part.holds(event));
        if let Some((_, it)) = taken {
            it.answers += usize::from(matches!(event, Event::Answer { .. }));
            if let Event::Start { mode, of, .. } = event {
                it.sitting = (mode.clone(), of.clone());
            }
            true
        } else {
            false
        }
    }

    /// The index of the latest event that forgets `part`.
    pub(super) fn forgotten_at(&self, part: &RecordPart) -> Option<usize> {
        self.forgotten
            .iter()
            .find(|(_, it)| it.part == *part)
            .map(|(index, _)| *index)
    }

    /// What was forgotten and had answers, the latest first.
    pub(super) fn into_forgotten(self) -> Vec<Forgotten> {
        let forgotten = self.forgotten.into_iter().map(|(_, it)| it);
        forgotten.filter(|it| it.answers > 0).collect()
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
    let mut corrections = Corrections::find(entries);
    let mut names = std::mem::take(&mut corrections.undone);
    for (index, Entry { device, event }) in entries.iter().enumerate() {
        if corrections.forgets(index, event) {
            names.insert((device.clone(), event.at().ms()));
        }
    }
    names
}
