//! A small pack for the tests of this room.

use std::collections::BTreeMap;

use crate::material::{FaceId, FactId, Library, Origin, PackFiles, load_pack};
use crate::record::{EventClock, Moment};

/// Sunday, 22 November 2026, 14:14 in Berlin.
pub(in crate::study) const NOW: i64 = 1_795_353_244_000;

const PACK: &str = r#"Pack(
    format: 1, id: "test", version: "1", title: "Test", about: "Fruit.", licence: "CC0-1.0",
    topics: [(id: "one", title: "The first"), (id: "two", title: "The second")],
    articles: [(id: "text", title: "Text", file: "articles/text.md")],
)"#;

const TEXT: &str = "\
## First {#first}

An apple is red. A banana is yellow.

## Second {#second}

A cherry is dark. A date is brown.
";

/// In reading order: apple and banana in the first section, cherry and date in the second; a fig without a passage.
const FACTS: &str = r#"[
Fact(id: "cherry", topic: "two", evidence: Definition, says: "A cherry is dark.", passage: (section: "second", quote: "A cherry is dark."),
    questions: [Card(id: "card", front: "Which color has a cherry?", back: "Dark."),
        TrueFalse(id: "claim", stem: "A cherry is dark.", key: true, why: "It is.")]),
Fact(id: "apple", topic: "one", evidence: Definition, says: "An apple is red.", passage: (section: "first", quote: "An apple is red."),
    questions: [Card(id: "card", front: "Which color has an apple?", back: "Red."),
        Typed(id: "typed", stem: "Which fruit is red?", key: "apple", why: "Apples are red.")]),
Fact(id: "banana", topic: "one", evidence: Definition, says: "A banana is yellow.", passage: (section: "first", quote: "A banana is yellow."),
    questions: [Card(id: "card", front: "Which color has a banana?", back: "Yellow."),
        Typed(id: "typed", stem: "Which fruit is yellow?", key: "banana", contrast: "test/apple/typed", why: "Bananas are yellow.")]),
Fact(id: "date", topic: "two", evidence: Definition, says: "A date is brown.", passage: (section: "second", quote: "A date is brown."),
    questions: [Card(id: "card", front: "Which color has a date?", back: "Brown."),
        TrueFalse(id: "claim", stem: "A date is brown.", key: true, why: "It is."),
        Typed(id: "typed", stem: "Which fruit is brown?", key: "date", why: "Dates are brown.")]),
Fact(id: "fig", topic: "two", evidence: Definition, says: "A fig is purple.",
    questions: [Card(id: "card", front: "Which color has a fig?", back: "Purple."),
        Typed(id: "typed", stem: "Which fruit is purple?", key: "fig", accept: ["quince"], why: "Figs are purple.")]),
]"#;

/// A library of one pack, `test`, with five fruit.
pub(in crate::study) fn library() -> Library {
    let texts = [
        ("pack.ron", PACK),
        ("articles/text.md", TEXT),
        ("facts/fruit.ron", FACTS),
    ];
    let texts = texts.map(|(path, text)| (path.to_owned(), text.to_owned()));
    let files = PackFiles {
        folder: "test".to_owned(),
        texts: BTreeMap::from(texts),
        ..PackFiles::default()
    };
    let (pack, problems) = load_pack(&files, Origin::Own).expect("a pack");
    assert!(problems.is_empty(), "{problems:?}");
    Library::new(vec![pack], problems)
}

/// The fact of that name in the pack.
pub(in crate::study) fn fact(name: &str) -> FactId {
    FactId::new("test", name)
}

/// A face from `fact/question`.
pub(in crate::study) fn face(name: &str) -> FaceId {
    FaceId::parse(&format!("test/{name}")).expect("an address")
}

/// `seconds` after the tests' now.
pub(in crate::study) fn after(seconds: i64) -> Moment {
    Moment::new(NOW + 1000 * seconds, 3600)
}

/// A clock that stands at the tests' now.
pub(in crate::study) fn clock() -> EventClock {
    EventClock::new("test-0000", after(0), [NOW])
}
