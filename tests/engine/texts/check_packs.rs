//! The checks over whole packs: the bundled one, the control pack of sound questions, the examples of FORMAT.md.

use std::collections::BTreeSet;
use std::path::Path;

use spotter::check::{Report, Severity, check_files};
use spotter::material::{Origin, PackFiles};
use spotter::storage::{RealFs, read_folder};

use crate::support::files_of;

fn bundled() -> Report {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/packs/myokines");
    let files = read_folder(&RealFs, &folder).expect("there");
    check_files(&files, Origin::Bundled, &BTreeSet::new())
}

/// Severity, check and address of each finding, sorted.
fn named(report: &Report, severity: Severity) -> Vec<String> {
    let found = report.findings.iter().filter(|it| it.severity == severity);
    let mut found: Vec<String> = found
        .map(|it| format!("{} {}", it.id, it.of.as_deref().unwrap_or("the pack")))
        .collect();
    found.sort();
    found
}

#[test]
fn the_bundled_pack_has_no_error_and_no_warning() {
    let report = bundled();
    assert_eq!(named(&report, Severity::Error), [""; 0], "no error");
    assert_eq!(named(&report, Severity::Warning), [""; 0], "no warning");
    assert!(
        report.suppressed * 100 <= 3 * report.summary.questions,
        "few waived"
    );
    assert!(
        2 * report.summary.use_questions >= report.summary.questions,
        "half asks for use"
    );
}

#[test]
fn hardly_a_check_is_wrong_about_sound_questions() {
    let report = check_files(&files_of("clean"), Origin::Bundled, &BTreeSet::new());
    let worse: Vec<String> = [Severity::Error, Severity::Warning]
        .iter()
        .flat_map(|it| named(&report, *it))
        .collect();
    assert_eq!(worse, [""; 0], "sound questions");
    assert!(
        report.summary.questions >= 69,
        "{}",
        report.summary.questions
    );
}

#[test]
fn the_examples_of_the_format_page_pass() {
    let page = include_str!("../../../assets/packs/FORMAT.md");
    let blocks = page.split("```ron\n").skip(1);
    let blocks: Vec<&str> = blocks.filter_map(|it| it.split("```").next()).collect();
    let of = |beginning: &str| -> Vec<&str> {
        let own = blocks.iter().filter(|it| it.starts_with(beginning));
        own.copied().collect()
    };
    let article = page.split("```markdown\n").nth(1).expect("an article");
    let article = article.split("```").next().expect("its text");
    let kinds = [
        "Card(",
        "Cloze(",
        "Choice(",
        "MultipleChoice(",
        "TrueFalse(",
        "Typed(",
        "Number(",
        "Order(",
        "Match(",
    ];
    let mut facts = of("[")[1].trim_end().trim_end_matches(']').to_owned();
    for (at, question) in kinds.iter().flat_map(|kind| of(kind)).enumerate() {
        let fact = format!(
            "Fact(id: \"example-{at}\", topic: \"knee\", sources: [\"gray\"], evidence: Definition, says: \"An example.\", questions: [\n{question}]),\n"
        );
        facts.push_str(&fact);
    }
    // One of the examples speaks of a fact with this id.
    facts.push_str("Fact(id: \"calf\", topic: \"knee\", sources: [\"gray\"], evidence: Definition, says: \"The gastrocnemius has two heads.\", questions: [Card(id: \"two-heads\", front: \"Which muscle of the calf has two heads?\", back: \"The gastrocnemius.\")]),\n]");
    let mut files = PackFiles::default();
    for (path, text) in [
        ("pack.ron", of("Pack(")[1]),
        ("articles/legs.md", article),
        ("facts/a.ron", &facts),
    ] {
        files.texts.insert(path.to_owned(), text.to_owned());
    }
    let png = include_bytes!("../../packs/kinds/images/bar.png").as_slice();
    files
        .images
        .insert("images/knee.png".to_owned(), png.into());
    let report = check_files(&files, Origin::Own, &BTreeSet::new());
    let worse = report.findings.iter();
    let worse = worse.filter(|it| it.severity != Severity::Info && it.of.is_some());
    let worse: Vec<_> = worse.map(|it| (it.id, &it.of, &it.found)).collect();
    assert_eq!(worse, [], "nothing but information");
}
