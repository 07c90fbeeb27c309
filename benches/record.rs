//! What a million answers cost: `cargo bench --bench record`.

mod large;

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use rusqlite::Connection;
use spotter::memory::{Memory, Step};
use spotter::record::{Event, Grade, event};
use spotter::storage::read_record;

use large::{DEVICE, SIZE, all_answers, fill, folders, make, now, states};

/// An answer after all others, and what takes it back.
fn next_answer(n: i64) -> [Event; 2] {
    let at = now().plus_ms(n * 60_000);
    let answer = Event::Answer(event::Answer {
        at,
        sit: "now".to_owned(),
        fact: format!("large-0/fact-{}", n * 7919 % 10_000),
        ask: "card".to_owned(),
        was: "000000".to_owned(),
        gave: Vec::new(),
        score: 100,
        grade: Some(Grade::Good),
        ms: 3000,
        sure: None,
        ..Default::default()
    });
    let undo = Event::Undo(event::Undo {
        at: at.plus_ms(1),
        of: at,
        by: String::new(),
    });
    [answer, undo]
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
    let mut after = |name: &str, events: usize| {
        // A clone shares what was read.
        let (mut memory, mut record) = (Memory::replay(&record), record.clone());
        let mut n = 0;
        group.bench_function(name, |bench| {
            bench.iter(|| {
                n += 1;
                for event in next_answer(n).into_iter().take(events) {
                    record.push(DEVICE, event);
                    assert_eq!(
                        memory.take_last(&record, usize::MAX),
                        Step::Taken,
                        "without a replay"
                    );
                }
            });
        });
    };
    after("taken", 1);
    after("taken and taken back", 2);
    group.finish();
}

criterion_group!(benches, record);
criterion_main!(benches);
