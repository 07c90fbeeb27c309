//! Taking the last answers back without going through the whole record: what they changed is kept for a while.

use crate::material::{AskId, FactId};
use crate::memory::answers::{Counts, FactMemory};
use crate::memory::checks::Checked;
use crate::memory::remembered::Memory;
use crate::record::{Event, Moment, StudyDay, What};

/// How many answers can be taken back so; an older one takes a replay.
const KEPT: usize = 50;

/// What an answer changed, as it was before.
pub(super) struct Before {
    device: String,
    at: Moment,
    ask: AskId,
    /// `None` when nothing was known of the fact.
    fact: Option<FactMemory>,
    /// The place of its sitting, and what that had come to.
    sitting: Option<(usize, Counts)>,
    counts: Counts,
    /// The study day of the answer with the number of facts that were new on it.
    introduced: Option<(StudyDay, usize)>,
    day: StudyDay,
    drill_pace: (u64, u64),
    checked: Option<Checked>,
}

impl Memory {
    /// Keeps what an answer is about to change.
    pub(super) fn note_before(&mut self, device: &str, at: Moment, sit: &str, ask: &AskId) {
        let sitting = self.sitting_place(device, sit);
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

    /// Whether what is kept still holds after that event: some change what an answer had changed.
    pub(super) fn keeps_before(&self, what: What<'_>) -> bool {
        match what {
            What::Answer(_) | What::Start(_) | What::Finish(_) | What::Read(_) => true,
            What::Other(Event::Cause { of, .. }) => {
                self.before.back().is_some_and(|it| it.at == *of)
            }
            What::Other(event) => matches!(
                event,
                Event::Act { .. } | Event::Draft { .. } | Event::Flag { .. } | Event::Mark { .. }
            ),
        }
    }

    /// Takes the last answer back, if the event at `of` on that device is it. Tells whether it was.
    pub(super) fn take_back(&mut self, device: &str, of: Moment) -> bool {
        let last = self.before.pop_back();
        let Some(before) = last.filter(|it| it.device == device && it.at.ms() == of.ms()) else {
            return false;
        };
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
        true
    }

    /// Puts a fact as it was in place of what it is, and finds anew what is due and missed of it.
    fn put_fact(&mut self, id: &FactId, fact: Option<FactMemory>) {
        if let Some(now) = self.facts.remove(id) {
            if let Some(strength) = &now.strength {
                self.due.remove(&(strength.due, id.clone()));
            }
            for (ask, _) in &now.asks {
                self.missed.remove(ask);
            }
        }
        let Some(fact) = fact else { return };
        if let Some(strength) = &fact.strength {
            self.due.insert((strength.due, id.clone()));
        }
        let missed = fact.asks.iter().filter(|(_, it)| it.is_missed());
        self.missed.extend(missed.map(|(ask, _)| ask.clone()));
        self.facts.insert(id.clone(), fact);
    }
}
