//! Correcting the last answers without going through the whole record: what they changed is kept for a while.

use std::collections::HashMap;

use crate::material::{FaceId, FactId};
use crate::memory::fact::answers::FactMemory;
use crate::memory::fold::before::Before;
use crate::memory::fold::corrections::{Corrections, spoken_of};
use crate::memory::remembered::Memory;
use crate::record::{Event, EventView, Moment, Record, Seen};

/// How many answers can be taken back so; an older one takes a replay.
const KEPT: usize = 50;

/// Among how many of the last events they are looked for: a few others may stand between them.
const LOOKED_AT: usize = 1000;

impl Memory {
    /// Keeps what an answer is about to change.
    pub(in crate::memory) fn note_before(
        &mut self,
        (device, at): (&str, Moment),
        sitting: Option<usize>,
        ask: &FaceId,
    ) {
        let counts_of = |place: usize| Some((place, self.sittings.get(place)?.counts));
        let day = at.study_day(self.plan.day_ends);
        let day = if day > self.horizon {
            day
        } else {
            day.max(self.day)
        };
        let before = Before {
            device: device.to_owned(),
            at,
            ask: ask.clone(),
            fact: self.facts.get(&ask.fact).cloned(),
            sitting: sitting.and_then(counts_of),
            counts: self.counts,
            introduced: Some((day, self.introduced_on(day))),
            day: self.day,
            drill_pace: self.drill_pace,
            checked: self.checks.get(ask).copied(),
        };
        if self.before.len() >= KEPT {
            self.before.pop_front();
        }
        self.before.push_back(before);
    }

    /// Takes the last event of `record` if it says something of one of the last answers: that one and those after it are
    /// counted anew. Tells whether it was so.
    pub(in crate::memory) fn recount(&mut self, record: &Record) -> bool {
        let Some((device, of)) = record.iter().next_back().and_then(|it| spoken_of(it)) else {
            return false;
        };
        let recent = || record.iter().rev().take(LOOKED_AT);
        let named = recent().find(|it| it.device == device && it.at.ms() == of);
        // What is undone may itself speak of an answer.
        let (device, of) = named.and_then(spoken_of).unwrap_or((device, of));
        let is_it = |it: &Before| it.device == device && it.at.ms() == of;
        let Some(kept) = self.before.iter().rposition(is_it) else {
            return false;
        };
        let is_it = |it: Seen<'_>| it.device == device && it.at.ms() == of;
        let Some(back) = recent().position(is_it) else {
            return false;
        };
        let taken = self.before.split_off(kept);
        // Its sitting is the one that it was counted in, though another may have begun under that name since.
        let mut sittings: HashMap<(String, i64), Option<usize>> = HashMap::new();
        for before in taken.into_iter().rev() {
            let name = (before.device.clone(), before.at.ms());
            sittings.insert(name, before.sitting.map(|(place, _)| place));
            self.take_back(before);
        }
        let first = record.len() - 1 - back;
        let corrections = Corrections::find(record, first);
        for seen in record.iter_from(first) {
            let sitting = sittings.get(&(seen.device.to_owned(), seen.at.ms()));
            if let Some(sitting) = sitting
                && !corrections.is_undone(seen.device_number, seen.at)
            {
                let said = corrections.said_of(seen.device_number, seen.at);
                if let EventView::Answer(view) = seen.what {
                    self.add_answer((seen.device, view), *sitting, &said);
                }
            }
        }
        true
    }

    /// Takes the last answer back.
    fn take_back(&mut self, before: Before) {
        self.put_fact(&before.ask.fact, before.fact);
        if let Some((place, counts)) = before.sitting
            && let Some(sitting) = self.sittings.get_mut(place)
        {
            sitting.counts = counts;
        }
        (self.counts, self.day, self.drill_pace) = (before.counts, before.day, before.drill_pace);
        match before.introduced {
            Some((day, 0)) => drop(self.introduced.remove(&day)),
            Some((day, count)) => drop(self.introduced.insert(day, count)),
            None => {}
        }
        match before.checked {
            Some(checked) => drop(self.checks.insert(before.ask, checked)),
            None => drop(self.checks.remove(&before.ask)),
        }
    }

    /// Puts a fact as it was in place of what it is.
    pub(in crate::memory) fn put_fact(&mut self, id: &FactId, fact: Option<FactMemory>) {
        match fact {
            Some(fact) => drop(self.facts.insert(id.clone(), fact)),
            None => drop(self.facts.remove(id)),
        }
    }
}

/// Whether what is kept still holds after that event: some change what an answer had changed.
pub(in crate::memory) fn keeps_before(what: EventView<'_>) -> bool {
    match what {
        EventView::Answer(_) | EventView::Start(_) | EventView::Finish(_) | EventView::Read(_) => {
            true
        }
        EventView::Other(event) => matches!(
            event,
            Event::Act(_) | Event::Draft(_) | Event::Flag(_) | Event::Mark(_)
        ),
    }
}
