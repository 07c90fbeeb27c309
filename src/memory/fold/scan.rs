//! First pass of a replay, over all events but answers: sessions, corrections and registers.

use std::collections::BTreeSet;

use crate::material::FactId;
use crate::memory::correction::{Corrections, Status, is_undo};
use crate::memory::located::{Located, to_u32, to_usize};
use crate::memory::register::sittings::{Context, Sittings};
use crate::memory::register::{Registers, is_written, kept_in};
use crate::record::{EventView, Name, Record, Seen};

/// What has to be known before answers can be counted.
#[derive(Default)]
pub(in crate::memory) struct Scan {
    pub sittings: Sittings,
    pub corrections: Corrections,
    /// Record indices of the events that set a register.
    pub written: Vec<u32>,
    /// Facts that were ever suspended, buried, removed or made active again.
    pub kept: BTreeSet<FactId>,
    /// Record indices of the `Finish` events.
    finishes: Vec<u32>,
}

impl Scan {
    pub(in crate::memory) fn of(record: &Record) -> Self {
        let mut scan = Self::default();
        let mut undos: Vec<(u32, Name)> = Vec::new();
        for (index, seen) in record.iter_others() {
            let at = Located { index, seen: &seen };
            match seen.what {
                EventView::Start(start) => scan.sittings.begin(record, at, start),
                EventView::Finish(_) => {
                    scan.sittings.note(record, &seen);
                    scan.finishes.push(to_u32(index));
                }
                _ if is_written(seen.what) => {
                    scan.written.push(to_u32(index));
                    scan.kept.extend(kept_in(seen.what));
                }
                EventView::Answer(_) | EventView::Read(_) | EventView::Other(_) => {
                    scan.sittings.note(record, &seen);
                    let Self {
                        sittings,
                        corrections,
                        ..
                    } = &mut scan;
                    corrections.add(Context { record, sittings }, Located { index, seen: &seen });
                    if is_undo(&seen) {
                        undos.push((to_u32(index), seen.name()));
                    }
                }
            }
        }
        scan.corrections.settle(&undos);
        scan
    }

    pub(in crate::memory) fn counts(&self, record: &Record, index: usize, seen: &Seen<'_>) -> bool {
        let with = Context::new(record, &self.sittings);
        self.corrections.status(with, Located { index, seen }) == Status::Counts
    }

    /// Builds the registers first, since the study day of a session depends on the hour at which days end; then settles
    /// which sessions count and how they ended.
    pub(in crate::memory) fn registers(&mut self, record: &Record) -> Registers {
        let registers = registers(record, &self.written, |index, seen| {
            self.counts(record, index, seen)
        });
        let day_ends = registers.settings.day_ends;
        for place in 0..to_u32(self.sittings.all().len()) {
            settle(
                &mut self.sittings,
                &self.corrections,
                record,
                day_ends,
                place,
            );
        }
        for index in std::mem::take(&mut self.finishes) {
            let index = to_usize(index);
            if let Some(seen) = record
                .get(index)
                .filter(|it| self.counts(record, index, it))
            {
                finish(&mut self.sittings, record, Located { index, seen: &seen });
            }
        }
        registers
    }
}

/// Decides whether a session counts, and on which study day it began.
pub(in crate::memory) fn settle(
    sittings: &mut Sittings,
    corrections: &Corrections,
    record: &Record,
    day_ends: u8,
    place: u32,
) {
    let Some(sitting) = sittings.get(place) else {
        return;
    };
    let day = sitting.dated.study_day(day_ends);
    let index = to_usize(sitting.index);
    let counts = if corrections.has_forgets() {
        record.get(index).is_some_and(|seen| {
            corrections.status(Context { record, sittings }, Located { index, seen: &seen })
                == Status::Counts
        })
    } else {
        !corrections.is_undone(sitting.name)
    };
    sittings.settle(place, counts.then_some(day));
}

/// Notes how a session ended.
pub(in crate::memory) fn finish(sittings: &mut Sittings, record: &Record, at: Located<'_>) {
    let EventView::Finish(view) = at.seen.what else {
        return;
    };
    let place = sittings.key(record, at).and_then(|key| key.start);
    if let Some(it) = place.and_then(|place| sittings.get_mut(place)) {
        it.finished = Some(view.how());
    }
}

/// Builds the registers from those of the `written` events that count.
pub(in crate::memory) fn registers(
    record: &Record,
    written: &[u32],
    counts: impl Fn(usize, &Seen<'_>) -> bool,
) -> Registers {
    let events = written.iter().filter_map(|index| {
        let index = to_usize(*index);
        let seen = record.get(index)?;
        counts(index, &seen).then_some(seen)
    });
    let events: Vec<Seen<'_>> = events.collect();
    Registers::of(&events)
}
