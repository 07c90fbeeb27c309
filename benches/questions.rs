//! Cost of choosing and judging: `cargo bench --bench questions`. Draws from 100,000 questions, a fifth of them
//! answered before.

use std::fmt::Write as _;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use spotter::answer::{Grade, Response, judge, key_texts};
use spotter::material::{FaceId, Library, Origin, PackFiles, load_pack};
use spotter::memory::Memory;
use spotter::record::{Event, Moment, Record, Scope, event};
use spotter::study::{FitCount, QuizWish, quiz_asks};

const FACTS: usize = 25_000;

/// A pack of `FACTS` facts with four questions each, and one with answers of many signs.
fn library() -> Library {
    let mut facts = String::from("[");
    for n in 0..FACTS {
        write!(
            facts,
            r#"Fact(id: "f{n}", topic: "t{}", evidence: Human, says: "Fact {n}.", questions: [
            Choice(id: "c", stem: "What of {n}?", key: (text: "k{n}", why: "w"), distractors: [(text: "a", why: "w"), (text: "b", why: "w")]),
            Typed(id: "t", stem: "And {n}?", key: "answer {n}", accept: ["answer number {n}"], why: "w"),
            Number(id: "n", stem: "How much?", key: {n}.5, unit: "kg", tolerance: 0.1, why: "w"),
            Order(id: "o", stem: "In order", items: ["one {n}", "two", "three", "four"], why: "w")]),"#,
            n % 40
        )
        .expect("a text takes all");
    }
    facts.push_str(
        r#"Fact(id: "signs", topic: "t0", evidence: Human, says: "Signs.", questions: [
            Typed(id: "t", stem: "Which?", key: "SO~4~^2-^ of 1,500–2,500 µg/kg", accept: ["Größe der Zelle", "a sulphate of the cell"], why: "w"),
            Number(id: "n", stem: "How much?", key: 42.5, unit: "ml/kg/min", tolerance: 0.1, why: "w"),
            Cloze(id: "g", text: "It rose by about {{40|forty::number}} percent in a year.")]),"#,
    );
    facts.push(']');
    let mut topics = String::new();
    for n in 0..40 {
        write!(topics, "(id: \"t{n}\", title: \"T{n}\"),").expect("a text takes all");
    }
    let pack = format!(
        "Pack(format: 1, id: \"p\", version: \"1\", title: \"P\", about: \"\", licence: \"\", topics: [{topics}])"
    );
    let files = PackFiles {
        folder: "p".to_owned(),
        texts: [
            ("pack.ron".to_owned(), pack),
            ("facts/f.ron".to_owned(), facts),
        ]
        .into(),
        ..PackFiles::default()
    };
    let (pack, problems) = load_pack(&files, Origin::Own).expect("a pack");
    assert!(problems.is_empty(), "{problems:?}");
    Library::new(vec![pack], problems)
}

fn memory() -> Memory {
    let mut record = Record::default();
    for n in 0_i64..20_000 {
        let answer = Event::Answer(event::Answer {
            at: Moment::new(1_795_353_244_000 + n * 10_000, 3600),
            sit: "s".to_owned(),
            fact: format!("p/f{}", n * 7919 % 25_000),
            ask: ["c", "t", "n", "o"][usize::try_from(n % 4).expect("small")].to_owned(),
            was: String::new(),
            gave: vec!["a".to_owned()],
            score: if n % 3 == 0 { 0 } else { 100 },
            grade: Some(if n % 3 == 0 {
                Grade::Again
            } else {
                Grade::Good
            }),
            ms: 9000,
            sure: None,
            ..Default::default()
        });
        record.push("d", answer);
    }
    Memory::replay(&record)
}

fn questions(criterion: &mut Criterion) {
    let (library, memory) = (library(), memory());
    let mut group = criterion.benchmark_group("200 of 100,000 questions");
    for scope in [
        Scope::Everything,
        Scope::Topic("p".to_owned(), "t7".to_owned()),
        Scope::Unseen,
        Scope::Weakest,
        Scope::Missed,
    ] {
        let mut seed = 0;
        let name = scope.to_string();
        group.bench_function(&name, |bench| {
            bench.iter(|| {
                seed += 1;
                let wish = QuizWish {
                    at_most: Some(200),
                    ..QuizWish::usual(scope.clone(), seed, 20_790)
                };
                black_box(quiz_asks(&library, &memory, &wish))
            });
        });
    }
    group.bench_function("count what fits", |bench| {
        let wish = QuizWish {
            at_most: Some(200),
            ..QuizWish::usual(Scope::Everything, 1, 20_790)
        };
        let count = || FitCount::new(wish.clone()).go_on(&library, &memory, usize::MAX);
        bench.iter(|| black_box(count()));
    });
    group.finish();

    let mut group = criterion.benchmark_group("judging");
    for ask in ["c", "t", "n", "o"] {
        let id = FaceId::parse(&format!("p/f17/{ask}")).expect("an address");
        let asked = library.face(&id).expect("it is there");
        let keys = key_texts(asked.question, asked.gap);
        let response = Response::recorded(asked.question, &keys, None);
        let kind = match ask {
            "c" => "choice",
            "t" => "typed",
            "n" => "number",
            _ => "order",
        };
        group.bench_function(kind, |bench| {
            bench.iter(|| black_box(judge(asked, black_box(&response))));
        });
    }
    for (ask, kind, typed) in [
        (
            "t",
            "typed, wrong, with signs",
            "SO₄²⁻ of 1500 to 2500 μg/kg",
        ),
        ("n", "number, spelt otherwise", "4,25×10¹ mL·kg⁻¹·min⁻¹"),
        ("g", "number in a gap", "4e1 per cent"),
    ] {
        let id = FaceId::parse(&format!("p/signs/{ask}")).expect("an address");
        let asked = library.face(&id).expect("it is there");
        let response = Response::Typed(typed.to_owned());
        group.bench_function(kind, |bench| {
            bench.iter(|| black_box(judge(asked, black_box(&response))));
        });
    }
    group.finish();
}

criterion_group!(benches, questions);
criterion_main!(benches);
