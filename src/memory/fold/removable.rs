//! What removing something for good takes out of the record.

use std::collections::BTreeSet;

use crate::memory::fold::corrections::{Corrections, spoken_of};
use crate::memory::forgotten::RecordPart;
use crate::record::{Entry, Record};

/// The entries that belong to `part` and do not count since it was forgotten, with all that later entries say of them.
///
/// These are what removing it for good takes out of the files; the note that it was forgotten stays.
pub fn forgotten_entries(record: &Record, part: &RecordPart) -> Vec<Entry> {
    let corrections = Corrections::find(record, 0);
    let Some(last) = corrections.forgotten_at(part) else {
        return Vec::new();
    };
    let mut names = BTreeSet::new();
    let mut gone = Vec::new();
    for (index, seen) in record.iter().enumerate() {
        let speaks_of_one =
            spoken_of(seen).is_some_and(|(device, ms)| names.contains(&(device.to_owned(), ms)));
        if speaks_of_one || (index < last && part.holds(seen.what)) {
            let _new = names.insert((seen.device.to_owned(), seen.at.ms()));
            gone.push(Entry {
                device: seen.device.to_owned(),
                event: seen.what.into(),
            });
        }
    }
    gone
}
