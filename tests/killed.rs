//! Kills the real quiz at any moment: every verdict that was printed is in the record.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};
use std::time::Duration;

use spotter::record::Event;
use spotter::storage::{ScorePlaces, read_record};
use tempfile::TempDir;

/// How many kills; more with the variable `SPOTTER_KILLS`.
fn rounds() -> u64 {
    std::env::var("SPOTTER_KILLS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(12)
}

/// Lines of which some line answers a question of any kind; few enough for a pipe to hold.
fn anything() -> String {
    "1\n1 2\n1 2 3\n1 2 3 4\n1 2 3 4 5\n".repeat(80)
}

#[test]
fn every_printed_verdict_is_in_the_record() {
    let home = TempDir::new().expect("a temporary folder");
    let (mut printed, mut recorded) = (0, 0);
    for round in 0..rounds() {
        let mut child = Command::new(env!("CARGO_BIN_EXE_spotter"))
            .args(["quiz", "--count", "50", "--seed", &round.to_string()])
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
                let is_verdict =
                    |line: &String| line.starts_with("Right") || line.starts_with("Wrong");
                lines.map_while(Result::ok).filter(is_verdict).count()
            })
            .expect("a thread");
        // From before the first answer to after the last.
        std::thread::sleep(Duration::from_micros(2_000 + 1_900 * (round * 7 % 23)));
        child.kill().expect("it can be killed");
        child.wait().expect("it ended");
        let shown = reader.join().expect("no panic");
        drop(stdin);
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
    assert!(printed > 0, "some verdict was printed");
}

/// How many answers the record has, as the app reads it.
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
        .filter(|entry| matches!(entry.event, Event::Answer { .. }))
        .count()
}
