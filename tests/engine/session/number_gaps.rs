//! Gaps of a cloze that ask for a number.

use spotter::answer::{Response, judge, number_problem, read_as};
use spotter::material::{FaceId, Library, Origin, PackFiles, load_pack};
use spotter::model::{SittingAction, StartAction};
use spotter::record::{Record, Scope};
use spotter::study::Stage;

use crate::support::{model_of, now};

/// A pack whose only fact has these gaps.
fn library(clozes: &[(&str, &str)]) -> Library {
    let questions: Vec<String> = clozes
        .iter()
        .map(|(id, text)| format!("Cloze(id: {id:?}, text: {text:?})"))
        .collect();
    let facts = format!(
        "[Fact(id: \"f\", topic: \"t\", evidence: Human, says: \"A fact.\", questions: [{}])]",
        questions.join(", ")
    );
    let pack = "Pack(format: 1, id: \"p\", version: \"1\", title: \"P\", about: \"\", licence: \"\", \
                topics: [(id: \"t\", title: \"T\")])";
    let files = PackFiles {
        folder: "p".to_owned(),
        texts: [
            ("pack.ron".to_owned(), pack.to_owned()),
            ("facts/f.ron".to_owned(), facts),
        ]
        .into(),
        ..PackFiles::default()
    };
    let (pack, problems) = load_pack(&files, Origin::Own).expect("a pack");
    assert!(problems.is_empty(), "{problems:?}");
    Library::new(vec![pack], problems)
}

fn ask(id: &str) -> FaceId {
    FaceId::parse(&format!("p/f/{id}")).expect("an address")
}

const GAPS: [(&str, &str); 8] = [
    ("percent", "It rose by {{40|forty::number}} percent."),
    ("own-unit", "It rose by {{40 %|forty::how much}}."),
    (
        "word",
        "It was highest {{two|2::number}} hours after a run.",
    ),
    ("count", "Of {{1,500::how many}} proteins, most were small."),
    ("weight", "The bar weighs {{12.5::kg}} kg."),
    ("name", "It is vitamin {{B12::which}}, not {{B6}}."),
    ("year", "It was found in {{2000::year}}."),
    ("plain", "There are {{600}} of them."),
];

#[test]
fn a_gap_that_asks_for_a_number_is_judged_as_one() {
    let library = library(&GAPS);
    for (gap, right, wrong) in [
        (
            "percent",
            &[
                "40",
                "40 %",
                "40 percent",
                "40 per cent",
                "40.0",
                "40,0",
                "4e1",
                "40.",
                "forty",
                "forty percent",
                "Forty %",
                "80/2",
            ][..],
            &[
                "4", "41", "40.1", "-40", "40 kg", "400", "fourty", "forty kg", "", "percent",
            ][..],
        ),
        (
            "own-unit",
            &[
                "40 %",
                "40",
                "40 percent",
                "40.0",
                "4e1",
                "forty",
                "forty percent",
            ],
            &["40 ‰", "4 %", "40 kg"],
        ),
        (
            "word",
            &["two", "2", "2.0", "2 hours", "2 h", "two hours"],
            &["3", "two days", "2 days", "2 minutes"],
        ),
        (
            "count",
            &["1,500", "1500", "1500 proteins", "1.5e3", "1 500"],
            &["1.50", "15", "1500 %"],
        ),
        (
            "weight",
            &["12.5", "12,5", "12.5 kilograms", "12·5", "25/2 kg"],
            &["minus 12.5", "12.5 g", "12.51"],
        ),
        ("name", &["B12", "b12"], &["12", "B12.0"]),
        ("year", &["2000"], &["2000.0", "2e3"]),
        ("plain", &["600"], &["600.0", "6e2"]),
    ] {
        let face = ask(gap);
        let asked = library.face(&face).expect("a gap");
        let is_right =
            |given: &&str| judge(asked, &Response::Typed((*given).to_owned())).is_right();
        for given in right {
            assert!(is_right(given), "{gap}: {given} is right");
        }
        for given in wrong {
            assert!(!is_right(given), "{gap}: {given} is wrong");
        }
    }
}

#[test]
fn a_number_with_two_readings_in_a_gap_is_asked_again() {
    let library = library(&GAPS);
    let face = ask("percent");
    let asked = library.face(&face).expect("a gap");
    assert_eq!(
        number_problem(asked, "1,500 %").as_deref(),
        Some("“1,500 %” may mean 1500 or 1.5. Write 1500 or 1.5."),
        "both readings"
    );
    assert_eq!(number_problem(asked, "forty"), None, "words are judged");
    assert_eq!(number_problem(asked, ""), None, "as nothing else is said");
    assert_eq!(
        read_as(asked, "4e2 %").as_deref(),
        Some("400"),
        "how it was read"
    );
    assert_eq!(read_as(asked, "400"), None, "just so");
    let count = ask("count");
    let asked = library.face(&count).expect("a gap");
    assert_eq!(
        number_problem(asked, "1,500"),
        None,
        "as its author writes it"
    );

    let mut model = model_of(library, Record::default());
    let start = StartAction::Faces(Scope::Everything, vec![face]);
    model.apply(start, now());
    for (typed, is_judged) in [("1,500", false), (" 4,0e1 % ", true)] {
        model.apply(SittingAction::Type(typed.to_owned()), now());
        model.apply(SittingAction::Submit, now());
        let sitting = model.open().sitting.as_ref().expect("a quiz");
        let stage = &sitting.progress().stage;
        assert_eq!(matches!(stage, Stage::Judged(_)), is_judged, "{typed}");
        if let Stage::Judged(judged) = stage {
            assert!(judged.verdict.is_right(), "{typed}");
            assert_eq!(judged.response.texts(), [typed.trim()], "as typed");
        }
    }
}
