//! What permanent removal takes out of the record.

use crate::fast::FastSet;
use crate::memory::correction::spoken_of;
use crate::memory::fold::scan::Scan;
use crate::memory::forgotten::Forgotten;
use crate::memory::located::Located;
use crate::memory::register::sittings::Context;
use crate::record::{Entry, Name, Record};

/// Returns the entries that do not count because of `forgotten`, and all later entries that refer to them.
///
/// These are what permanent removal takes out of the files. The `Forget` event itself stays, and so does the start of a
/// session: without it the `Forget` would apply to an earlier session with the same id.
pub fn forgotten_entries(record: &Record, forgotten: &Forgotten) -> Vec<Entry> {
    let Some(device) = record.device_number(&forgotten.device) else {
        return Vec::new();
    };
    let name = (device, forgotten.at.ms());
    let scan = Scan::of(record);
    let with = Context::new(record, &scan.sittings);
    let mut names: FastSet<Name> = FastSet::default();
    let mut gone = Vec::new();
    for (index, seen) in record.iter().enumerate() {
        if seen.what.start().is_some() {
            continue;
        }
        let speaks_of_one = spoken_of(record, &seen).is_some_and(|it| names.contains(&it));
        if speaks_of_one
            || scan
                .corrections
                .is_forgotten_with(with, Located { index, seen: &seen }, name)
        {
            let _new = names.insert(seen.name());
            gone.push(Entry {
                device: seen.device.to_owned(),
                event: seen.what.into(),
            });
        }
    }
    gone
}
