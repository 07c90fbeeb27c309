//! Kills the quiz process at any moment: every verdict that was printed is in the record.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use spotter::record::Event;
use spotter::storage::{ScorePlaces, read_record};
use tempfile::TempDir;

/// The number of kills; the variable `SPOTTER_KILLS` overrides it.
fn rounds() -> u64 {
    std::env::var("SPOTTER_KILLS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(12)
}

/// Input with a line for every kind of question, short enough for a pipe's buffer.
fn anything() -> String {
    "1\n1 2\n1 2 3\n1 2 3 4\n1 2 3 4 5\n".repeat(80)
}

/// Runs a quiz to its end or until it is killed, and returns the number of verdicts it printed.
fn quiz(home: &TempDir, seed: u64, kill_after: Option<Duration>) -> usize {
    let mut child = Command::new(env!("CARGO_BIN_EXE_spotter"))
        .args(["quiz", "--count", "50", "--seed", &seed.to_string()])
        .env("SPOTTER_HOME", home.path())
        .env_remove("SPOTTER_DATA")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the binary starts");
    let mut stdin = child.stdin.take().expect("piped");
    let lines = BufReader::new(child.stdout.take().expect("piped")).lines();
    stdin.write_all(anything().as_bytes()).expect("it reads");
    let reader = std::thread::Builder::new()
        .name("verdicts".to_owned())
        .spawn(move || {
            let is_verdict = |line: &String| line.starts_with("Right") || line.starts_with("Wrong");
            lines.map_while(Result::ok).filter(is_verdict).count()
        })
        .expect("a thread");
    if let Some(after) = kill_after {
        std::thread::sleep(after);
        child.kill().expect("it can be killed");
    } else {
        drop(stdin);
    }
    child.wait().expect("it ended");
    reader.join().expect("no panic")
}

#[test]
fn every_printed_verdict_is_in_the_record() {
    let home = TempDir::new().expect("a temporary folder");
    // How long a quiz takes depends on the machine.
    let start = Instant::now();
    let whole = quiz(&home, 0, None);
    let took = start.elapsed();
    let (mut printed, mut recorded) = (whole, answers_in(&home));
    assert!(whole > 0 && recorded >= whole, "the first quiz is recorded");
    for round in 0..rounds() {
        // Anywhere from before the first answer to after the last.
        let after = took * u32::try_from(round * 7 % 23).expect("small") / 20;
        let shown = quiz(&home, round, Some(after));
        let now = answers_in(&home);
        assert!(
            now - recorded >= shown,
            "round {round}: {shown} shown, {} recorded",
            now - recorded
        );
        (printed, recorded) = (printed + shown, now);
    }
    println!(
        "kills: {}, verdicts printed: {printed}, answers recorded: {recorded}, lost: 0",
        rounds()
    );
    assert!(printed > whole, "some verdict was printed before a kill");
}

fn answers_in(home: &TempDir) -> usize {
    let state = home.path().join("state");
    let places = ScorePlaces {
        scores: home.path().join("data/scores"),
        rescue: state.join("rescue"),
        torn: state.join("torn"),
        removed: state.join("removed"),
        ballast: state.join("ballast"),
    };
    let record = read_record(&places).expect("readable");
    record
        .entries()
        .filter(|entry| matches!(entry.event, Event::Answer(_)))
        .count()
}
