//! Is this material good? The checks of item writing, each a small function with its id, as `assets/packs/CHECKS.md` tells
//! them. They are advice with a severity; only faults of structure are errors.

mod bank;
mod hit;
mod item;
mod item_checks;
mod locate;
mod report;
mod table;

use std::collections::BTreeSet;

use crate::material::{Origin, Pack, PackFiles, Problem, load_pack};

use item::Item;
use item::text::Text;
use locate::LineFinder;

pub use item::structure::run_hashes;
pub use report::{Finding, Report, Summary};
pub use table::{RULES, Rule, Severity};

/// Reads a pack from its files and checks it; one that cannot be read at all is reported as such.
pub fn check_files(files: &PackFiles, origin: Origin, third_party: &BTreeSet<u32>) -> Report {
    match load_pack(files, origin) {
        Ok((pack, problems)) => check_pack(&pack, files, &problems, third_party),
        Err(problem) => Report::refused(&files.folder, &problem),
    }
}

/// Checks a pack that was read from `files`, with the `problems` of reading it.
///
/// `third_party` are hashes of runs of eight words that are not ours, as [`run_hashes`] makes them; without any that check
/// is left out.
pub fn check_pack(
    pack: &Pack,
    files: &PackFiles,
    problems: &[Problem],
    third_party: &BTreeSet<u32>,
) -> Report {
    let places = LineFinder::of(files);
    let mut report = Report::begin(pack, problems, !third_party.is_empty());
    let titles: Vec<Text<'_>> = pack.topics.iter().map(|it| Text::new(&it.title)).collect();
    let topics = titles
        .iter()
        .flat_map(Text::stems)
        .map(str::to_owned)
        .collect();
    let mut items = Vec::new();
    for fact in &pack.facts {
        for question in &fact.questions {
            items.push(Item::of((pack, &topics), fact, question));
        }
    }
    for item in &items {
        for (id, check) in item_checks::ITEM_CHECKS {
            if let Some(found) = check(item) {
                report.add(&places, item, id, found);
            }
        }
        if let Some(found) = item::structure::third_party(item, third_party) {
            report.add(&places, item, "L09", found);
        }
    }
    for (id, at, found) in bank::near::near_duplicates(&items)
        .into_iter()
        .chain(bank::cueing(&items))
    {
        if let Some(item) = items.get(at) {
            report.add(&places, item, id, found);
        }
    }
    for (id, found) in bank::over_all(&items) {
        report.add_for_all(id, found);
    }
    report.finish(&items);
    report
}
