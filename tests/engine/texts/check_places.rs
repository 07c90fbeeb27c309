//! Where a finding points: to the question at fault, and to links that are not followed.

use std::collections::BTreeSet;
use std::path::Path;

use spotter::check::{Severity, check_files};
use spotter::material::{Origin, PackFiles};
use spotter::storage::{RealFs, pack_sources, read_folder};

use crate::texts::check::files;

const PACK: &str = r#"Pack(format: 1, id: "bad", version: "1", title: "Bad", about: "", licence: "", topics: [(id: "t", title: "T")])"#;

/// The line of each problem of reading.
fn lines(facts: &str) -> Vec<Option<usize>> {
    let report = check_files(&files(PACK, facts), Origin::Own, &BTreeSet::new());
    let found = report.findings.iter().filter(|it| it.id == "L01");
    let places = found.map(|it| it.place.as_ref().and_then(|it| it.line));
    places.collect()
}

#[test]
fn what_is_wrong_with_a_question_is_told_at_its_line() {
    let facts = r#"[
Fact(id: "sound", topic: "t", evidence: Human, says: "A hub turns.", questions: [
  Card(id: "one", front: "What turns in a wheel?", back: "The hub."),
]),
Fact(id: "gap", topic: "t", evidence: Human, says: "A hub turns.", questions: [
  Card(id: "one", front: "What turns in a wheel?", back: "The hub."),
  // A gap inside a gap.
  Cloze(id: "two", text: "The {{bearing {{of}} a hub}} turns."),
]),
Fact(id: "twice", topic: "t", evidence: Human, says: "A hub turns.",
  questions: [
  Card(id: "one", front: "What turns in a wheel?", back: "The hub."),
  Card(front: "What turns?", back: "The hub.", id: "one"),
]),
Fact(id: "topic", topic: "u", evidence: Human, says: "A hub turns.", questions: [
  Card(id: "one", front: "What turns in a wheel?", back: "The hub."),
]),
]
"#;
    assert_eq!(
        lines(facts),
        [Some(8), Some(13), Some(15)],
        "two questions, and a fact"
    );
}

/// A pack that can be read, in a folder.
fn written(folder: &Path) -> PackFiles {
    std::fs::create_dir_all(folder.join("facts")).expect("made");
    std::fs::write(folder.join("pack.ron"), PACK).expect("written");
    let fact = r#"[Fact(id: "f", topic: "t", evidence: Human, says: "A hub turns.", questions: [
        Card(id: "q", front: "What turns in a wheel?", back: "The hub."),
    ])]"#;
    std::fs::write(folder.join("facts/a.ron"), fact).expect("written");
    read_folder(&RealFs, folder).expect("a pack")
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed_and_told_as_information() {
    use std::os::unix::fs::symlink;

    let home = tempfile::tempdir().expect("a folder");
    let pack = home.path().join("bad");
    assert!(written(&pack).links.is_empty(), "no link yet");
    symlink(pack.join("facts/a.ron"), pack.join("facts/b.ron")).expect("linked");
    symlink(pack.join("facts"), pack.join("images")).expect("linked");
    // Not a file that would be read.
    symlink(pack.join("pack.ron"), pack.join("notes.txt")).expect("linked");
    let report = check_files(&written(&pack), Origin::Own, &BTreeSet::new());
    let links = report.findings.iter().filter(|it| it.id == "L01b");
    let links: Vec<(Severity, &str)> = links
        .filter_map(|it| Some((it.severity, it.place.as_ref()?.file.as_str())))
        .collect();
    assert_eq!(
        links,
        [(Severity::Info, "facts/b.ron"), (Severity::Info, "images")],
        "a file and a folder"
    );
    assert_eq!(report.summary.facts, 1, "the fact itself, once");
    symlink(&pack, home.path().join("linked")).expect("linked");
    let sources = pack_sources(&RealFs, home.path());
    assert_eq!(sources.links, ["linked"], "a whole pack");
}
