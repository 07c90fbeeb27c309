//! The passage of a question: strict loading, and a hash that knows nothing of it.

use spotter::material::{FaceId, Library, Origin, Pack, PackFiles, load_pack};

use crate::support::library;

/// Hash of each bundled question as it was when last reworded, one `pack/fact/question hash` a line.
const HASHES: &str = include_str!("../../records/question-hashes.txt");

fn hashes(library: &Library) -> Vec<String> {
    let facts = library.facts();
    let hashes = facts.flat_map(|(id, _, fact)| {
        let questions = fact.questions.iter();
        questions.map(move |it| format!("{id}/{} {}", it.id, it.hash))
    });
    hashes.collect()
}

#[test]
fn no_bundled_question_counts_as_changed_without_a_new_wording() {
    let found = hashes(&library());
    for line in HASHES.lines() {
        assert!(found.iter().any(|it| it == line), "{line}: another hash");
    }
    assert_eq!(found.len(), HASHES.lines().count(), "each has its line");
}

const PACK: &str = r#"Pack(
    format: 1, id: "gym", version: "1", title: "Gym", about: "", licence: "CC0-1.0",
    topics: [(id: "basics", title: "Basics")],
    articles: [(id: "gym", title: "Gym", file: "articles/gym.md")],
)"#;

const ARTICLE: &str = "## Rest {#rest}\n\nMuscle *grows* at rest.[^a] It does not grow in the gym.\n\n\
    ## Food {#food}\n\nGrowth needs e.g. protein,[^b] about 1.6 g a day.[^a] Water helps.\n\n\
    [^a]: A review.\n\n[^b]: A trial.\n";

/// A pack of one fact, whose passage is `of_fact` and whose card ends with the field `of_question`.
fn load(of_fact: &str, of_question: &str) -> Result<Pack, String> {
    let facts = format!(
        r#"[Fact(id: "rest", topic: "basics", evidence: Human, says: "Muscle grows at rest.", {of_fact}
            questions: [Card(id: "when", front: "When does muscle grow?", back: "At rest."{of_question})])]"#
    );
    let texts = [
        ("pack.ron", PACK),
        ("articles/gym.md", ARTICLE),
        ("facts/a.ron", facts.as_str()),
    ];
    let texts = texts.map(|(path, text)| (path.to_owned(), text.to_owned()));
    let files = PackFiles {
        folder: "gym".to_owned(),
        texts: texts.into_iter().collect(),
        ..PackFiles::default()
    };
    match load_pack(&files, Origin::Own) {
        Ok((pack, _)) => Ok(pack),
        Err(problem) => Err(problem.to_string()),
    }
}

const OF_FACT: &str = r#"passage: (section: "rest", quote: "Muscle grows at rest"),"#;
const OF_QUESTION: &str = r#", passage: (section: "food", quote: "needs e.g. protein")"#;

#[test]
fn a_question_is_proved_by_its_own_passage_else_by_that_of_its_fact() {
    let ask = FaceId::parse("gym/rest/when").expect("an address");
    let table = [
        (
            OF_FACT,
            OF_QUESTION,
            Some("Growth needs e.g. protein, about 1.6 g a day."),
        ),
        (
            "",
            OF_QUESTION,
            Some("Growth needs e.g. protein, about 1.6 g a day."),
        ),
        (OF_FACT, "", Some("Muscle grows at rest.")),
        ("", "", None),
    ];
    let mut hashes = Vec::new();
    for (of_fact, of_question, proof) in table {
        let pack = load(of_fact, of_question).expect("a pack");
        let library = Library::new(vec![pack], Vec::new());
        let face = library.face(&ask).expect("the card");
        let found = face.passage().map(|passage| face.pack.proof(passage));
        assert_eq!(found.as_deref(), proof, "{of_fact}{of_question}");
        let anchor = face.fact.passage.as_ref();
        assert_eq!(
            anchor.is_some(),
            !of_fact.is_empty(),
            "the fact keeps its own"
        );
        hashes.push(face.question.hash.clone());
    }
    hashes.dedup();
    assert_eq!(hashes.len(), 1, "the same question, whatever proves it");
}

#[test]
fn a_passage_of_a_question_is_read_as_strictly_as_that_of_a_fact() {
    let table = [
        (
            r#", passage: (section: "food", quote: "needs water")"#,
            "0 times",
        ),
        (
            r#", passage: (section: "sleep", quote: "needs")"#,
            "\"sleep\"",
        ),
        (r#", passage: (section: "food")"#, "quote"),
        (r#", passage: (section: "food", quote: "")"#, "0 times"),
        (
            r#", passage: (section: "food", quote: "Growth", page: 3)"#,
            "page",
        ),
        (r#", passage: (section: "food", quote: "e")"#, "times"),
        (
            r#", passages: (section: "food", quote: "Growth")"#,
            "passages",
        ),
    ];
    for (of_question, named) in table {
        let problem = load(OF_FACT, of_question).expect_err(of_question);
        assert!(problem.contains(named), "{problem}");
    }
    let problem = load(OF_FACT, table[0].0).expect_err("no such quote");
    assert!(problem.contains("question \"when\""), "{problem}");
}

#[test]
fn questions_whose_fact_does_not_prove_them_have_a_passage_that_does() {
    let library = library();
    let table = [
        ("local-effects-count/year", "In 2003"),
        ("proof-of-myokine/arm-blood", "does not tell who sent it"),
        ("il6-first/gap", "IL-6"),
        ("sparc-one-bout/gap", "SPARC"),
        ("osm-serum/messenger", "Oncostatin M"),
        ("range-endocrine/gap", "Endocrine"),
        ("exerkine-wider/gap", "Exerkine"),
        ("thinking-pooled/both-kinds", "strength work"),
        ("no-proof-in-people/kind", "indirect"),
        ("colon-trial/reason", "No myokine"),
        ("myostatin-1997/which-first", "local effects"),
        ("fgf21-liver/family", "hepatokine"),
    ];
    for (ask, words) in table {
        let face = FaceId::parse(&format!("myokines/{ask}")).expect("an address");
        let face = library.face(&face).expect(ask);
        let passage = face.question.passage.as_ref().expect(ask);
        assert!(passage.quote.contains(words), "{ask}: {}", passage.quote);
        assert_ne!(Some(passage), face.fact.passage.as_ref(), "{ask}");
    }
}
