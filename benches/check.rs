//! Cost of `spotter check` for a bank of 100,000 questions, and how often each check finds something in the bundled packs,
//! in the control pack of sound questions, and of the flaws planted in another:
//! `cargo bench --bench check`. CPU time of the thread.

#![expect(clippy::print_stdout, reason = "the figures are the purpose")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use cpu_time::ThreadTime;
use spotter::check::{Report, Severity, check_files, check_pack, rules};
use spotter::material::{Origin, PackFiles, load_pack};
use spotter::storage::{RealFs, read_folder};

const FACTS: usize = 25_000;

/// A pseudo-random word of three syllables, from a vocabulary of a few thousand, as in a real bank.
fn word(state: &mut u64) -> String {
    const PARTS: [&str; 16] = [
        "mus", "cle", "fi", "bre", "ner", "ve", "blo", "od", "gly", "co", "gen", "tra", "in",
        "ing", "ho", "ne",
    ];
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    let pick = |shift: u32| {
        PARTS
            .get(usize::try_from((*state >> shift) % 16).unwrap_or(0))
            .copied()
            .unwrap_or_default()
    };
    [pick(60), pick(52), pick(44)].concat()
}

/// A bank split into `files` files.
fn bank(files: usize) -> PackFiles {
    let pack = r#"Pack(format: 1, id: "large", version: "1", title: "Large", about: "", licence: "CC0-1.0",
        topics: [(id: "t", title: "T")], sources: [(id: "s", cite: "S", doi: "", url: "", retracted: false)])"#;
    let mut texts = BTreeMap::from([("pack.ron".to_owned(), pack.to_owned())]);
    let mut state = 3_u64;
    for file in 0..files {
        let mut text = String::from("[\n");
        for fact in 0..FACTS / files {
            let mut say = |count: usize| {
                (0..count)
                    .map(|_| word(&mut state))
                    .collect::<Vec<_>>()
                    .join(" ")
            };
            let _fits = writeln!(
                text,
                "Fact(id: \"f{file}-{fact}\", topic: \"t\", sources: [\"s\"], evidence: Human, says: \"{}\", questions: [",
                say(9)
            );
            for question in 0..4 {
                let _fits = writeln!(
                    text,
                    "Choice(id: \"q{question}\", stem: \"Which {} of the {} in a {}?\", key: (text: \"{}\", why: \"{}\"), distractors: [(text: \"{}\", why: \"{}\"), (text: \"{}\", why: \"{}\")]),",
                    say(3),
                    say(2),
                    say(2),
                    say(2),
                    say(8),
                    say(2),
                    say(8),
                    say(2),
                    say(8)
                );
            }
            text.push_str("]),\n");
        }
        text.push(']');
        texts.insert(format!("facts/f{file:03}.ron"), text);
    }
    PackFiles {
        folder: "large".to_owned(),
        texts,
        ..PackFiles::default()
    }
}

fn main() {
    for files in [100, 1] {
        measure(&bank(files));
    }
    count_findings();
    count_planted();
}

/// Prints how many of the flaws are found that were put into a bank on purpose.
fn count_planted() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/packs/planted");
    let flaws = std::fs::read_to_string(folder.join("flaws.tsv")).expect("a list");
    let files = read_folder(&RealFs, &folder).expect("a pack");
    let report = check_files(&files, Origin::Own, &BTreeSet::new());
    let (mut all, mut found, mut noted) = (0, 0, 0);
    for (of, ids) in flaws.lines().filter_map(|it| it.split_once('\t')) {
        let mut findings = report.findings.iter();
        let finding = findings.find(|it| {
            let is_of_pack = it.of.is_none() && of.contains(' ');
            (is_of_pack || it.of.as_deref() == Some(of)) && ids.split(' ').any(|id| id == it.id)
        });
        all += 1;
        found += usize::from(finding.is_some());
        noted += usize::from(finding.is_some_and(|it| it.severity == Severity::Info));
    }
    println!("{found} of {all} planted flaws found, {noted} of them as information only");
}

/// Prints for each check its findings in each pack. In the control pack each one is a false alarm.
fn count_findings() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let bundled = std::fs::read_dir(root.join("assets/packs")).expect("packs");
    let folders = bundled.filter_map(|it| Some(it.ok()?.path()).filter(|it| it.is_dir()));
    let mut folders: Vec<_> = folders.collect();
    folders.sort();
    folders.push(root.join("tests/packs/clean"));
    let reports: Vec<Report> = folders
        .iter()
        .map(|folder| {
            let files = read_folder(&RealFs, folder).expect("a pack");
            let start = ThreadTime::now();
            let report = check_files(&files, Origin::Bundled, &BTreeSet::new());
            let took = 1000.0 * start.elapsed().as_secs_f64();
            println!(
                "{}: {} questions, checked in {took:.0} ms, {} findings",
                report.pack,
                report.summary.questions,
                report.findings.len()
            );
            report
        })
        .collect();
    for rule in rules() {
        let counts: Vec<usize> = reports
            .iter()
            .map(|report| report.findings.iter().filter(|it| it.id == rule.id).count())
            .collect();
        if counts.iter().all(|it| *it == 0) {
            continue;
        }
        let clean = reports.last().map_or(1, |it| it.summary.questions.max(1));
        let wrong = 100.0 * counts.last().copied().unwrap_or(0) as f64 / clean as f64;
        let counts: Vec<String> = counts.iter().map(ToString::to_string).collect();
        let warns = rule.severity != Severity::Info && wrong > 2.0;
        let note = if warns {
            "  too often wrong for a warning"
        } else {
            ""
        };
        println!(
            "{:5} {:7} {}  ({wrong:.1} % of sound questions){note}",
            rule.id,
            rule.severity.word(),
            counts.join(" ")
        );
    }
}

fn measure(files: &PackFiles) {
    let start = ThreadTime::now();
    let (pack, problems) = load_pack(files, Origin::Own).expect("a pack");
    let read = start.elapsed().as_secs_f64();
    let start = ThreadTime::now();
    let report = check_pack((&pack, Origin::Own), files, &problems, &BTreeSet::new());
    let checked = start.elapsed().as_secs_f64();
    println!(
        "{} questions in {} files: read in {read:.2} s, checked in {checked:.2} s (wanted: 5), {} findings",
        report.summary.questions,
        files.texts.len() - 1,
        report.findings.len()
    );
    assert_eq!(report.summary.questions, 4 * FACTS, "all of them");
}
