//! Which facts, sessions and registers a correcting event affects.

use std::collections::BTreeSet;

use crate::material::FactId;
use crate::memory::correction::spoken_of;
use crate::memory::forgotten::RecordPart;
use crate::memory::located::Located;
use crate::memory::register::is_written;
use crate::memory::register::settings::StudySettings;
use crate::memory::register::sittings::SittingKey;
use crate::memory::remembered::Memory;
use crate::record::{Event, EventView, Name, Record, Seen};

/// What has to be computed again because of an event.
#[derive(Debug, Default)]
pub(in crate::memory) struct Reach {
    /// Facts with answers that may count differently.
    pub facts: BTreeSet<FactId>,
    /// Indices of sessions whose start or end may count differently.
    pub sittings: BTreeSet<u32>,
    /// Whether the registers may change.
    pub written: bool,
    /// Whether the study days or the schedule of all answers may change.
    pub everything: bool,
}

impl Memory {
    /// `seen` must be the last event of the record. Follows corrections of corrections.
    pub(in crate::memory) fn reach(&self, record: &Record, index: usize, seen: &Seen<'_>) -> Reach {
        let mut reach = Reach::default();
        let mut known: BTreeSet<Name> = BTreeSet::new();
        let mut names: Vec<Name> = spoken_of(record, seen).into_iter().collect();
        if let EventView::Other(Event::Forget(_)) = seen.what {
            self.reach_forget(record, Located { index, seen }, &mut reach);
        }
        while let Some(name) = names.pop() {
            if !known.insert(name) {
                continue;
            }
            for place in record.places_of(name) {
                let Some(seen) = record.get(place) else {
                    continue;
                };
                names.extend(spoken_of(record, &seen));
                self.reach_event(
                    record,
                    Located {
                        index: place,
                        seen: &seen,
                    },
                    &mut reach,
                );
            }
        }
        reach
    }

    fn reach_event(&self, record: &Record, at: Located<'_>, reach: &mut Reach) {
        let seen = at.seen;
        match seen.what {
            EventView::Answer(view) => {
                reach.facts.insert(FactId::from_record(view.fact()));
            }
            EventView::Start(_) | EventView::Finish(_) => {
                let Some(key) = self.sittings.key(record, at) else {
                    return;
                };
                reach.sittings.extend(key.start);
                if matches!(seen.what, EventView::Start(_)) {
                    self.reach_answers(record, key, reach);
                }
            }
            EventView::Other(Event::Set(it)) => {
                reach.written = true;
                reach.everything |= StudySettings::is_of_the_past(&it.key);
            }
            EventView::Other(Event::Forget(_)) => self.reach_forget(record, at, reach),
            EventView::Read(_) | EventView::Other(_) => reach.written |= is_written(seen.what),
        }
    }

    /// Adds the facts that were answered in a session.
    fn reach_answers(&self, record: &Record, key: SittingKey, reach: &mut Reach) {
        let facts = self.sittings.answers(record, key).into_iter();
        reach.facts.extend(facts.map(FactId::from_record));
    }

    fn reach_forget(
        &self,
        record: &Record,
        Located { index, seen }: Located<'_>,
        reach: &mut Reach,
    ) {
        let EventView::Other(Event::Forget(it)) = seen.what else {
            return;
        };
        match RecordPart::of(it, seen.device) {
            Some(RecordPart::Fact(fact)) => {
                reach.written |= self.kept.contains(&fact);
                reach.facts.insert(fact);
            }
            Some(RecordPart::Pack(pack)) => {
                reach.written = true;
                let facts = self.facts.range(FactId::new(&pack, "")..);
                let facts = facts.take_while(|(fact, _)| fact.pack() == pack);
                reach.facts.extend(facts.map(|(fact, _)| fact.clone()));
            }
            Some(RecordPart::Sitting { device, sit }) => {
                let device = record.device_number(&device);
                let key = device.and_then(|it| self.sittings.key_of(record, it, &sit, index));
                if let Some(key) = key {
                    reach.sittings.extend(key.start);
                    self.reach_answers(record, key, reach);
                }
            }
            None => {}
        }
    }
}
