//! Taking in what happened on another device meanwhile: only the facts that it touches are replayed.
//!
//! What a fact comes to does not depend on the answers to others, and everything else is a sum over answers. So a replay
//! with the late answers less one without them is what they change.

use std::collections::BTreeSet;

use crate::material::FactId;
use crate::memory::answers::Counts;
use crate::memory::remembered::Memory;
use crate::record::{Entry, Event, Moment, Record, What};

/// The facts that late events touch, by their addresses. `None` when one of them may change more than facts: then all must
/// be replayed.
pub fn touched(late: &Record) -> Option<BTreeSet<String>> {
    let mut facts = BTreeSet::new();
    for seen in late.iter() {
        match seen.what {
            What::Answer(it) => drop(facts.insert(it.fact().to_owned())),
            What::Other(Event::Answer { fact, .. }) => drop(facts.insert(fact.clone())),
            What::Start(_)
            | What::Finish(_)
            | What::Read(_)
            | What::Other(Event::Act { .. } | Event::Draft { .. } | Event::Mark { .. }) => {}
            What::Other(_) => return None,
        }
    }
    Some(facts)
}

impl Memory {
    /// This memory with the `late` events too, as a replay of everything would give it.
    ///
    /// `of_touched` has everything but the answers to facts that they do not touch, in the order of time, in which study
    /// days never go backwards. `None` when something was forgotten, of which more must be known.
    pub fn merged(mut self, mut of_touched: Record, late: &Record, now: Moment) -> Option<Self> {
        let mut with = Self::replay(&of_touched, now);
        let entries: Vec<Entry> = late.entries().collect();
        of_touched.remove(&entries);
        let without = Self::replay(&of_touched, now);
        if !self.forgotten.is_empty() || !with.forgotten.is_empty() {
            return None;
        }
        self.merge_sittings(&mut with, &without)?;
        for id in touched(late)? {
            let id = FactId::from_record(&id);
            for ask in with.checks.keys().filter(|ask| ask.fact == id) {
                let checked = with.checks.get(ask).copied();
                self.checks.extend(checked.map(|it| (ask.clone(), it)));
            }
            self.put_fact(&id, with.facts.get(&id).cloned());
        }
        self.counts = change(self.counts, with.counts, without.counts)?;
        for (day, count) in &with.introduced {
            let before = self.introduced_on(*day) + count;
            let count = before.checked_sub(without.introduced_on(*day))?;
            self.introduced.insert(*day, count);
        }
        for (day, gone) in &without.introduced {
            if !with.introduced.contains_key(day) {
                let count = self.introduced_on(*day).checked_sub(*gone)?;
                self.introduced.insert(*day, count);
            }
        }
        self.introduced.retain(|_, count| *count > 0);
        let pace = |part: fn(&(u64, u64)) -> u64| {
            (part(&self.drill_pace) + part(&with.drill_pace)).checked_sub(part(&without.drill_pace))
        };
        self.drill_pace = (pace(|it| it.0)?, pace(|it| it.1)?);
        self.day = self.day.max(with.day);
        self.horizon = with.horizon;
        (self.reading, self.last_read) = (with.reading, with.last_read);
        self.before.clear();
        Some(self)
    }

    /// Takes the sittings in their new order, each with what its answers come to now. `None` when one is missing.
    fn merge_sittings(&mut self, with: &mut Self, without: &Self) -> Option<()> {
        let mut known = self.sittings.iter().zip(without.sittings.iter()).peekable();
        let mut counts = Vec::new();
        for it in with.sittings.iter() {
            let is_it = known.next_if(|(_, old)| {
                (&old.device, &old.sit, old.at) == (&it.device, &it.sit, it.at)
            });
            counts.push(match is_it {
                Some((before, old)) => change(before.counts, it.counts, old.counts)?,
                None => it.counts,
            });
        }
        if known.next().is_some() || self.sittings.len() != without.sittings.len() {
            return None;
        }
        drop(known);
        for (place, counts) in counts.into_iter().enumerate() {
            with.sittings.get_mut(place)?.counts = counts;
        }
        self.sittings = std::mem::take(&mut with.sittings);
        Some(())
    }
}

/// What `counts` becomes when a part of it changes.
fn change(counts: Counts, with: Counts, without: Counts) -> Option<Counts> {
    let part = |all: usize, with: usize, without: usize| (all + with).checked_sub(without);
    Some(Counts {
        answers: part(counts.answers, with.answers, without.answers)?,
        right: part(counts.right, with.right, without.right)?,
        first_attempts: part(
            counts.first_attempts,
            with.first_attempts,
            without.first_attempts,
        )?,
        first_right: part(counts.first_right, with.first_right, without.first_right)?,
    })
}
