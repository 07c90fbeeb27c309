//! Is this material good? Checks for flaws in item writing, each a small function with an id, as described in
//! `assets/packs/CHECKS.md`. They are advice with a severity; only errors block a release.

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

/// Loads a pack from its files and checks it; if it cannot be loaded at all, the report says so.
pub fn check_files(files: &PackFiles, origin: Origin, third_party: &BTreeSet<u32>) -> Report {
    match load_pack(files, origin) {
        Ok((pack, problems)) => check_pack(&pack, files, &problems, third_party),
        Err(problem) => Report::refused(&files.folder, &problem),
    }
}

/// Checks a pack loaded from `files`; `problems` were found while loading it.
///
/// `third_party` are hashes of runs of eight words from texts of third parties, as made by [`run_hashes`]; if empty,
/// that check is skipped.
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
