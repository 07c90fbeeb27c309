//! What saving one answer costs, sync included: `cargo bench --bench append`.
//!
//! Disks differ and are shared, so it is also given as a ratio to a bare overwrite of the same size with its sync, taken
//! in turns in the same run.

#![expect(clippy::print_stdout, reason = "the figures are the purpose")]

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use spotter::answer::Grade;
use spotter::record::{Event, Moment, write_line};
use spotter::storage::{Fs as _, Keeper, RealFs, ScorePlaces};

const ANSWERS: i64 = 2000;

fn answer(n: i64) -> Event {
    Event::Answer {
        at: Moment::new(1_795_353_244_123 + n, 3600),
        sit: "k7f3q".to_owned(),
        fact: "myokines/il6-falls-with-training".to_owned(),
        ask: "athlete".to_owned(),
        was: "4h2kqz".to_owned(),
        gave: vec!["It is higher".to_owned()],
        score: 0,
        grade: Some(Grade::Again),
        ms: 6312,
        sure: None,
    }
}

fn timed(act: impl FnOnce()) -> Duration {
    let start = Instant::now();
    act();
    start.elapsed()
}

fn main() {
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    let at = |name: &str| folder.path().join(name);
    let places = ScorePlaces {
        scores: at("scores"),
        rescue: at("rescue"),
        torn: at("torn"),
        removed: at("removed"),
        ballast: at("ballast"),
    };
    let mut keeper = Keeper::new(Arc::new(RealFs), places, "bench-0000");
    keeper.start().expect("the folder can be written");
    let bare = at("bare");
    let line = write_line(&answer(0)).expect("an event can be written");
    RealFs
        .replace(&bare, &vec![b' '; 4096])
        .expect("the folder can be written");
    let (mut saves, mut overwrites) = (Vec::new(), Vec::new());
    for n in 0..ANSWERS {
        keeper.give(&[answer(n)]);
        saves.push(timed(|| assert_eq!(keeper.save().ok(), Some(1), "saved")));
        overwrites.push(timed(|| overwrite(&bare, line.as_bytes())));
    }
    println!("bytes of an answer with three short texts: {}", line.len());
    println!("{:30} {:>9} {:>9}", "one answer, µs", "p50", "p99");
    for (name, times) in [
        ("save", &mut saves),
        ("bare overwrite and sync", &mut overwrites),
    ] {
        times.sort_unstable();
        println!(
            "{name:30} {:>9} {:>9}",
            of(times, 50).as_micros(),
            of(times, 99).as_micros()
        );
    }
    let ratio =
        |percent| of(&saves, percent).as_secs_f64() / of(&overwrites, percent).as_secs_f64();
    println!("{:30} {:>9.2} {:>9.2}", "ratio", ratio(50), ratio(99));
}

fn overwrite(path: &Path, bytes: &[u8]) {
    RealFs
        .write_at(path, 0, bytes)
        .expect("the file can be written");
}

/// The time that `percent` of all stay below; `times` are sorted.
fn of(times: &[Duration], percent: usize) -> Duration {
    times
        .get(times.len() * percent / 100)
        .copied()
        .unwrap_or_default()
}
