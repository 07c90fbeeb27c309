//! How many flaws that were put into a bank on purpose are found.

use std::collections::BTreeSet;

use spotter::check::{Finding, Severity, check_files};
use spotter::material::Origin;

use crate::support::files_of;

/// Each planted flaw: what it is one of, and the checks of which one should find it; "-" where only a reader can.
const FLAWS: &str = include_str!("../../packs/planted/flaws.tsv");

/// Whether a finding is of this question or fact; other names, which have a blank, stand for the pack.
fn is_of(finding: &Finding, of: &str) -> bool {
    match &finding.of {
        Some(it) => it == of,
        None => of.contains(' '),
    }
}

#[test]
fn two_of_three_planted_flaws_are_found() {
    let report = check_files(&files_of("planted"), Origin::Own, &BTreeSet::new());
    let flaws: Vec<(&str, &str)> = FLAWS.lines().filter_map(|it| it.split_once('\t')).collect();
    let severity = |(of, ids): &(&str, &str)| {
        let mut own = report.findings.iter().filter(|it| is_of(it, of));
        let found = own.find(|it| ids.split(' ').any(|id| id == it.id));
        found.map(|it| it.severity)
    };
    let found: Vec<Severity> = flaws.iter().filter_map(severity).collect();
    let noted = found.iter().filter(|it| **it == Severity::Info).count();
    println!(
        "{} of {} planted flaws found, {noted} of them as information only",
        found.len(),
        flaws.len()
    );
    assert!(flaws.len() >= 120, "{} flaws", flaws.len());
    assert!(3 * found.len() >= 2 * flaws.len(), "{} found", found.len());
    let missed = flaws.iter().filter(|it| severity(it).is_none());
    let missed: Vec<&str> = missed.map(|(of, _)| *of).collect();
    assert_eq!(
        missed,
        [
            "mice/animals-not-named",
            "feeding/cues-another",
            "reader/two-options-are-right",
            "reader/key-is-false",
            "reader/order-is-wrong",
            "reader/depends-on-what-is-not-said",
            "reader-two/reason-is-false",
            "reader-two/nobody-would-take-it",
            "reader-two/case-lacks-what-is-needed",
            "reader-two/recall-marked-as-use",
        ],
        "all but these"
    );
}
