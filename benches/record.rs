//! Cost of a million answers: `cargo bench --bench record`.
#![expect(clippy::print_stdout, reason = "it is a command")]

mod large;

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use rusqlite::Connection;
use spotter::memory::{Memory, Step};
use spotter::record::{CLOSER, Event, ForgetKind, Grade, event, header, write_line};
use spotter::storage::{Fs as _, RealFs, ScorePlaces, read_record};

use large::{DEVICE, SIZE, all_answers, fill, folders, make, now, states};

/// An answer later than all others.
fn an_answer(n: i64) -> event::Answer {
    event::Answer {
        at: now().plus_ms(n * 60_000),
        sit: "now".to_owned(),
        fact: format!("large-0/fact-{}", n * 7919 % 10_000),
        ask: "card".to_owned(),
        was: "000000".to_owned(),
        score: 100,
        grade: Some(Grade::Good),
        ms: 3000,
        ..Default::default()
    }
}

fn record(criterion: &mut Criterion) {
    let (home, empty) = (tempfile::tempdir(), tempfile::tempdir());
    let (home, empty) = (home.expect("a folder"), empty.expect("a folder"));
    make(home.path(), SIZE);
    let places = folders(home.path()).scores();
    let nothing = folders(empty.path()).scores();
    let database = home.path().join("answers.sqlite");
    fill(&mut Connection::open(&database).expect("SQLite opens")).expect("filled");

    let mut group = criterion.benchmark_group("start");
    group.bench_function("empty record", |bench| {
        let read = || read_record(&nothing).expect("read");
        bench.iter(|| black_box(Memory::replay(&read())));
    });
    group.bench_function("SQLite, states", |bench| {
        bench.iter(|| black_box(states(&database).expect("read")));
    });
    group.finish();

    let mut group = criterion.benchmark_group("everything");
    group
        .sample_size(10)
        .measurement_time(Duration::from_secs(20));
    let read = || read_record(&places).expect("read");
    group.bench_function("read", |bench| bench.iter_with_large_drop(read));
    let record = read();
    group.bench_function("replay", |bench| {
        bench.iter_with_large_drop(|| Memory::replay(&record));
    });
    group.bench_function("SQLite, all answers", |bench| {
        bench.iter(|| black_box(all_answers(&database).expect("read")));
    });
    group.finish();

    let mut group = criterion.benchmark_group("one answer");
    // A clone shares what was read.
    let (mut memory, mut more) = (Memory::replay(&record), record.clone());
    let mut n = 0;
    group.bench_function("taken", |bench| {
        bench.iter(|| {
            n += 1;
            more.push(DEVICE, an_answer(n).into());
            let step = memory.take_last(&more, usize::MAX);
            assert_eq!(step, Step::Taken, "without a replay");
        });
    });
    group.finish();
    drop((record, memory, more));
    corrections(&places);
}

/// Measures undoing an answer to a fact with 200 others in the files, and forgetting and bringing back such a fact.
fn corrections(places: &ScorePlaces) {
    const DEVICE: &str = "corrected-0000";
    const FACTS: i64 = 51;
    let names = (0..FACTS).map(|fact| format!("large-0/corrected-{fact}"));
    let answer = |n: i64, fact: String| event::Answer {
        fact,
        ..an_answer(n)
    };
    let mut lines = header(DEVICE);
    for (place, fact) in (0..).zip(names.clone()) {
        for n in 0..200 {
            let event = Event::Answer(answer(place * 200 + n, fact.clone()));
            lines.push_str(&write_line(&event).expect("a line"));
        }
    }
    lines.push_str(CLOSER);
    let file = places.scores.join(format!("scores-{DEVICE}.ron"));
    RealFs.replace(&file, lines.as_bytes()).expect("written");
    let mut record = read_record(places).expect("read");
    let mut memory = Memory::replay(&record);
    let mut times: [Vec<Duration>; 4] = Default::default();
    for (place, fact) in (0..).zip(names) {
        let answer = answer(FACTS * 200 + place * 10, fact.clone());
        let at = |n| answer.at.plus_ms(n);
        let undo = |n: i64, of| {
            Event::from(event::Undo {
                at: at(n),
                of,
                by: String::new(),
            })
        };
        let forget = event::Forget {
            at: at(2),
            what: ForgetKind::Fact,
            key: fact,
            by: String::new(),
        };
        let of = answer.at;
        let events = [
            answer.clone().into(),
            undo(1, of),
            forget.into(),
            undo(3, at(2)),
        ];
        for (event, times) in events.into_iter().zip(&mut times) {
            record.push(DEVICE, event);
            let begin = Instant::now();
            let step = memory.take_last(&record, usize::MAX);
            times.push(begin.elapsed());
            assert_eq!(step, Step::Taken, "without a replay");
        }
    }
    for (name, mut times) in [
        "one answer more",
        "its undo",
        "fact forgotten",
        "brought back",
    ]
    .into_iter()
    .zip(times)
    {
        times.sort_unstable();
        println!(
            "a fact with 200 answers, {name}: median {:?}",
            times[times.len() / 2]
        );
    }
}

criterion_group!(benches, record);
criterion_main!(benches);
