//! Kills the real quiz at any moment: every verdict that was printed is in the record.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};
use std::time::Duration;

use spotter::record::read_segment;
use tempfile::TempDir;

/// How many kills; more with the variable `SPOTTER_KILLS`.
fn rounds() -> u64 {
    std::env::var("SPOTTER_KILLS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(12)
}

#[test]
fn every_printed_verdict_is_in_the_record() {
    let home = TempDir::new().expect("a temporary folder");
    let mut printed = 0;
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
        stdin
            .write_all("1\n".repeat(50).as_bytes())
            .expect("it reads");
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
        printed += reader.join().expect("no panic");
        drop(stdin);
    }
    let recorded: usize = std::fs::read_dir(home.path().join("data/scores"))
        .expect("the folder is there")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "ron"))
        .map(|path| {
            read_segment(&String::from_utf8_lossy(
                &std::fs::read(path).expect("readable"),
            ))
        })
        .flat_map(|segment| segment.events)
        .filter(|event| matches!(event, spotter::record::Event::Answer { .. }))
        .count();
    println!(
        "kills: {}, verdicts printed: {printed}, answers recorded: {recorded}, lost: {}",
        rounds(),
        printed.saturating_sub(recorded)
    );
    assert!(
        recorded >= printed,
        "{recorded} recorded, {printed} printed"
    );
    assert!(printed > 0, "some verdict was printed");
}
