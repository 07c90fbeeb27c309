//! Is this material good? Checks for flaws in item writing, each a small function with its entry in a table.
//!
//! `assets/packs/CHECKS.md` is written from the table. They are advice with a severity; only errors block a release.

mod bank;
mod chance;
mod finding;
mod flaw;
mod form;
mod item;
mod locate;
mod report;
mod rule;
mod sheet;
mod table;

use std::collections::BTreeSet;

use crate::material::{Origin, Pack, PackFiles, Problem, load_pack};

use bank::Bank;
use item::{Context, Item, Source};
use locate::LineFinder;
use report::Reporter;

pub use finding::Finding;
pub use form::{FormReport, Tell};
pub use locate::{Excerpt, Place};
pub use report::{Report, Summary};
pub use rule::structure::run_hashes;
pub use sheet::score::{Given, Outcome, Score, answers_in};
pub use sheet::{Key, Sheet, SheetWish, key_file, keys_in};
pub use table::{Rule, Severity, rules};

/// Loads a pack from its files and checks it; if it cannot be loaded at all, the report says so.
pub fn check_files(files: &PackFiles, origin: Origin, third_party: &BTreeSet<u32>) -> Report {
    match load_pack(files, origin) {
        Ok((pack, problems)) => check_pack((&pack, origin), files, &problems, third_party),
        Err(refusal) => {
            let places = LineFinder::of(files, &refusal.problems);
            Report::refused(&files.folder, &refusal.problems, &places)
        }
    }
}

/// Returns the report on a folder that could not even be read.
pub fn report_unreadable(problem: &Problem) -> Report {
    let files = PackFiles::default();
    let problems = std::slice::from_ref(problem);
    Report::refused(&problem.pack, problems, &LineFinder::of(&files, problems))
}

/// Returns the report on a link where a folder of a pack would be.
pub fn report_link(name: &str) -> Report {
    Report {
        pack: name.to_owned(),
        findings: vec![Finding::of_link("")],
        ..Report::default()
    }
}

/// Checks a pack loaded from `files`; `problems` were found while loading it.
///
/// `third_party` are hashes of runs of eight words from texts of third parties, as made by [`run_hashes`]; if empty,
/// that check is skipped.
pub fn check_pack(
    (pack, origin): (&Pack, Origin),
    files: &PackFiles,
    problems: &[Problem],
    third_party: &BTreeSet<u32>,
) -> Report {
    let context = Context::new(pack, origin, third_party);
    let facts = pack.facts.iter();
    let sources: Vec<Source<'_>> = facts
        .flat_map(|fact| fact.questions.iter().map(|it| Source::new(fact, it)))
        .collect();
    let items: Vec<Item<'_>> = sources.iter().map(|it| Item::of(&context, it)).collect();
    let bank = Bank::new(pack, &items);
    let places = LineFinder::of(files, problems);
    Reporter::new(&context, &bank, &places).run(problems)
}
