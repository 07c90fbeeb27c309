//! Is this material good? Checks for flaws in item writing, each a small function with an id, as described in
//! `assets/packs/CHECKS.md`. They are advice with a severity; only errors block a release.

mod bank;
mod flaw;
mod item;
mod locate;
mod report;
mod table;

use std::collections::BTreeSet;

use crate::material::{Origin, Pack, PackFiles, Problem, load_pack};

use bank::Bank;
use item::{Context, Item, Source};
use locate::LineFinder;

pub use item::structure::run_hashes;
pub use locate::{Excerpt, Place};
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
    let context = Context::new(pack, third_party);
    let facts = pack.facts.iter();
    let sources: Vec<Source<'_>> = facts
        .flat_map(|fact| fact.questions.iter().map(|it| Source::new(fact, it)))
        .collect();
    let items: Vec<Item<'_>> = sources.iter().map(|it| Item::of(&context, it)).collect();
    let mut report = Report::begin(&context, problems);
    report.add_all(&Bank::new(&items), &LineFinder::of(files));
    report
}
