//! Packs: strict loading, with clear messages about what is wrong, and nothing else lost.

use std::path::Path;

use spotter::material::{Library, Origin, Pack, PackFiles, Problem, RESERVED_IDS, load_pack};
use spotter::record::Scope;
use spotter::storage::load_library;

const PACK: &str = r#"Pack(
    format: 1, id: "gym", version: "1", title: "Gym", about: "", licence: "CC0-1.0",
    topics: [(id: "basics", title: "Basics")],
    articles: [(id: "gym", title: "Gym", file: "articles/gym.md")],
    sources: [(id: "smith-2020", cite: "Smith 2020", doi: "", url: "", retracted: false)],
)"#;

const ARTICLE: &str = "## Rest {#rest}\n\nMuscle *grows* at rest. It does not grow in the gym.\n";

fn fact(id: &str) -> String {
    format!(
        r#"Fact(id: "{id}", topic: "basics", sources: ["smith-2020"], evidence: Human, says: "Muscle grows at rest.",
            passage: (section: "rest", quote: "Muscle grows at rest"),
            questions: [Card(id: "when", front: "When does muscle grow?", back: "At rest.")])"#
    )
}

fn files(texts: &[(&str, &str)]) -> PackFiles {
    let mut files = PackFiles {
        folder: "gym".to_owned(),
        ..PackFiles::default()
    };
    let usual = [("pack.ron", PACK), ("articles/gym.md", ARTICLE)];
    for (path, text) in usual.iter().chain(texts) {
        files.texts.insert((*path).to_owned(), (*text).to_owned());
    }
    files
}

fn load(facts: &str) -> (Pack, Vec<Problem>) {
    load_pack(&files(&[("facts/a.ron", facts)]), Origin::Own).expect("the pack can be used")
}

/// Loads `broken` between two good facts and returns the only problem.
fn problem_of(broken: &str) -> Problem {
    let (pack, mut problems) = load(&format!(
        "[\n{},\n{broken},\n{},\n]",
        fact("one"),
        fact("two")
    ));
    let ids: Vec<_> = pack.facts.iter().map(|fact| fact.id.as_str()).collect();
    assert_eq!(
        ids,
        ["one", "two"],
        "the good facts are kept beside {broken}"
    );
    assert_eq!(problems.len(), 1, "one problem for {broken}: {problems:?}");
    problems.remove(0)
}

#[test]
fn a_pack_whose_id_is_a_word_of_the_record_is_refused_with_the_reason() {
    let mut words: Vec<&str> = Scope::words().collect();
    words.sort_unstable();
    assert_eq!(words, RESERVED_IDS, "each word that stands for a scope");
    let load = |id: &str, folder: &str| {
        let pack = PACK.replace("id: \"gym\", v", &format!("id: {id:?}, v"));
        let facts = format!("[\n{}\n]", fact("one"));
        let mut files = files(&[("pack.ron", &pack), ("facts/a.ron", &facts)]);
        folder.clone_into(&mut files.folder);
        load_pack(&files, Origin::Own)
    };
    for word in words {
        let problem = load(word, "gym").expect_err("refused");
        assert!(problem.to_string().contains(word), "{problem}");
        assert!(
            problem.to_string().contains("expected another id"),
            "{problem}"
        );
    }
    let problem = load("mine", "gym").expect_err("not there");
    assert!(problem.to_string().contains("in the folder"), "{problem}");
    assert!(load("mine", "mine").is_ok(), "but there");
    assert!(load("missed-questions", "gym").is_ok(), "a longer id");
}

#[test]
fn the_bundled_pack_is_without_fault_and_complete() {
    let library = load_library(Path::new("no such folder"));
    assert_eq!(library.problems(), [], "no problems");
    let pack = library.pack("myokines").expect("it is bundled");
    assert!(pack.facts.len() >= 90, "{} facts", pack.facts.len());
    let words: usize = pack.sections().map(|section| section.words).sum();
    assert!(
        (2800..=4000).contains(&words),
        "{words} words in the article"
    );
    assert!(
        !pack.notice.is_empty() && !pack.credits.is_empty(),
        "notice and credits"
    );
    for fact in &pack.facts {
        assert!(
            fact.passage.is_some() && !fact.sources.is_empty(),
            "{} has passage and source",
            fact.id
        );
        assert!(
            fact.questions
                .iter()
                .any(spotter::material::Question::is_recall),
            "{} can be recalled",
            fact.id
        );
        assert!(
            fact.questions.iter().any(|it| !it.is_card()),
            "{} can be asked in a quiz",
            fact.id
        );
    }
}

#[test]
fn each_named_question_of_the_bundled_pack_exists() {
    let library = load_library(Path::new("no such folder"));
    for pack in library.packs() {
        for question in pack.facts.iter().flat_map(|fact| &fact.questions) {
            for other in &question.gives_away {
                let ask = spotter::material::FaceId::parse(&format!("{}/{other}", pack.id))
                    .expect("fact/question");
                assert!(
                    library.face(&ask).is_some(),
                    "{} gives away {other}",
                    question.id
                );
            }
            let contrast = spotter::material::FaceId::parse(&question.contrast);
            assert!(
                question.contrast.is_empty()
                    || contrast.is_some_and(|ask| library.face(&ask).is_some()),
                "{}",
                question.contrast
            );
        }
    }
}

#[test]
fn a_pack_without_passages_is_fine_when_it_is_the_learners_own() {
    let bare = r#"[Fact(id: "a", topic: "basics", evidence: Human, says: "S.", questions: [Typed(id: "q", stem: "What?", key: "that", why: "so")])]"#;
    assert_eq!(load(bare).0.facts.len(), 1, "own");
    let bundled =
        load_pack(&files(&[("facts/a.ron", bare)]), Origin::Bundled).expect_err("no fact is left");
    assert!(
        bundled.to_string().contains("found no passage"),
        "{bundled}"
    );
}

#[test]
fn a_misspelt_field_is_named_with_its_place_and_what_was_expected() {
    let problem = problem_of(&fact("broken").replace("front", "fornt"));
    assert_eq!(
        (problem.file.as_str(), problem.line),
        ("facts/a.ron", 6 + 1),
        "{problem}"
    );
    assert!(problem.path.starts_with("questions[0]"), "{problem}");
    assert!(
        problem.message.contains("fornt") && problem.message.contains("front"),
        "{problem}"
    );
}

#[test]
fn an_unknown_kind_of_question_is_named_with_the_known_ones() {
    let problem = problem_of(&fact("broken").replace("Card(", "Essay("));
    assert!(
        problem.message.contains("Essay") && problem.message.contains("TrueFalse"),
        "{problem}"
    );
}

#[test]
fn broken_brackets_and_strings_spoil_only_their_fact() {
    problem_of(&fact("broken").replace(")]", ""));
    problem_of(&fact("broken").replace("\"At rest.\"", "\"At rest."));
}

#[test]
fn what_a_fact_names_must_exist() {
    for (from, to, word) in [
        ("\"basics\"", "\"nothing\"", "topic"),
        ("smith-2020", "nobody", "source"),
        ("section: \"rest\"", "section: \"sleep\"", "section"),
        ("Muscle grows at rest\"", "Muscle sleeps\"", "0 times"),
        ("Muscle grows at rest\"", "grow\"", "2 times"),
        ("\"broken\"", "\"Not a slug\"", "id"),
        ("\"broken\"", "\"one\"", "second time"),
    ] {
        let problem = problem_of(&fact("broken").replace(from, to));
        assert!(
            problem.message.contains(word) && problem.message.contains("expected"),
            "{word}: {problem}"
        );
    }
}

#[test]
fn a_newer_pack_is_told_as_such() {
    let newer = PACK.replace("format: 1", "format: 2, shape: \"new\"");
    let problem = load_pack(&files(&[("pack.ron", &newer)]), Origin::Own).expect_err("too new");
    assert!(problem.to_string().contains("newer Spotter"), "{problem}");
}

#[test]
fn the_second_pack_with_an_id_is_left_out_and_reported() {
    let (pack, _) = load(&format!("[{}]", fact("one")));
    let library = Library::new(vec![pack.clone(), pack], Vec::new());
    assert_eq!(
        (library.packs().len(), library.problems().len()),
        (1, 1),
        "one pack, one problem"
    );
}

#[test]
fn every_example_of_the_format_page_can_be_read() {
    let page = include_str!("../../../assets/packs/FORMAT.md");
    let blocks = page.split("```ron\n").skip(1);
    let blocks: Vec<&str> = blocks
        .map(|block| block.split("```").next().expect("its text"))
        .collect();
    let of = |beginning: &str| -> Vec<&str> {
        let own = blocks.iter().filter(|it| it.starts_with(beginning));
        own.copied().collect()
    };
    // The smallest pack comes first, then the full one with its article and its fact.
    let (packs, facts) = (of("Pack("), of("["));
    let article = page.split("```markdown\n").nth(1).expect("an article");
    let article = article.split("```").next().expect("its text");
    let load = |pack: &str, facts: &str| {
        let mut files = PackFiles::default();
        for (path, text) in [
            ("pack.ron", pack),
            ("articles/legs.md", article),
            ("facts/a.ron", facts),
        ] {
            files.texts.insert(path.to_owned(), text.to_owned());
        }
        let png = include_bytes!("../../packs/kinds/images/bar.png").as_slice();
        files
            .images
            .insert("images/knee.png".to_owned(), png.into());
        let (pack, problems) = load_pack(&files, Origin::Own).expect("a pack");
        assert!(problems.is_empty(), "{problems:?}");
        pack
    };
    assert_eq!(load(packs[0], facts[0]).facts.len(), 1, "the smallest pack");
    assert!(
        load(packs[1], facts[1]).facts[0].passage.is_some(),
        "the full one, with its passage"
    );
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
    for kind in kinds {
        let questions = of(kind);
        assert!(!questions.is_empty(), "{kind} has an example");
        let fact = format!(
            "[Fact(id: \"f\", topic: \"muscles\", evidence: Definition, says: \"S.\", questions: [{}])]",
            questions.join(",")
        );
        let pack = load(packs[0], &fact);
        assert_eq!(pack.facts[0].questions.len(), questions.len(), "{kind}");
    }
}

#[test]
fn an_image_that_is_none_or_too_large_is_named() {
    let fact = |image: &str| {
        format!(
            "[Fact(id: \"f\", topic: \"basics\", evidence: Definition, says: \"S.\", questions: [\
             Card(id: \"c\", image: \"images/{image}\", image_alt: \"a bar\", front: \"f\", back: \"b\")])]"
        )
    };
    // The header of a PNG that claims 60,000 by 60,000 pixels, which would take 14 GB.
    let mut bomb = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    let header = [0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60, 8, 6, 0, 0, 0];
    bomb.extend(header);
    let sum = crc32fast::hash(&bomb[12..]);
    bomb.extend(sum.to_be_bytes());
    bomb.extend(b"\0\0\0\0IDAT\x35\xaf\x06\x1e");
    let images = [
        ("a.png", b"no image".to_vec(), "expected PNG, JPEG or SVG"),
        ("b.png", bomb, "size exceeds limit"),
        ("c.png", vec![0; 5 << 20], "expected at most"),
        ("../d.png", Vec::new(), "found no image"),
    ];
    for (name, bytes, expected) in images {
        let mut files = files(&[("facts/a.ron", &fact(name))]);
        if !name.contains("..") {
            files.images.insert(format!("images/{name}"), bytes.into());
        }
        let problem = load_pack(&files, Origin::Own).expect_err("no readable fact");
        assert!(problem.to_string().contains(expected), "{name}: {problem}");
    }
}
