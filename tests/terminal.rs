//! The terminal commands, run through the real binary.

#![expect(
    clippy::disallowed_methods,
    reason = "the tests write packs as anybody may"
)]

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

fn spotter(home: &TempDir, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_spotter"))
        .args(arguments)
        .env("SPOTTER_HOME", home.path())
        .env_remove("SPOTTER_DATA")
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut stdin = child.stdin.take().expect("piped");
    // A command that does not read its input may have exited already.
    let _written = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

/// Input with a line for every kind of question.
fn anything() -> String {
    "1\n1 2\n1 2 3\n1 2 3 4\n1 2 3 4 5\n1 2 3 4 5 6\n".repeat(60)
}

fn home() -> TempDir {
    TempDir::new().expect("a temporary folder")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn verdicts(output: &Output) -> usize {
    text(&output.stdout)
        .lines()
        .filter(|line| line.starts_with("Right") || line.starts_with("Wrong"))
        .count()
}

#[test]
fn a_quiz_is_asked_judged_and_recorded() {
    let home = home();
    let output = spotter(
        &home,
        &["quiz", "--count", "5", "--seed", "3"],
        &format!("\n{}", anything()),
    );
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_eq!(verdicts(&output), 5, "{}", text(&output.stdout));
    let scores = text(&spotter(&home, &["scores", "--json"], "").stdout);
    assert!(
        scores.starts_with("{\"answers\":5,\"right\":") && scores.contains("\"first_attempts\":5"),
        "{scores}"
    );
    assert!(scores.trim_end().ends_with("\"problems\":0}"), "{scores}");
}

#[test]
fn input_that_ends_leaves_a_sitting_to_resume() {
    let home = home();
    let none = spotter(&home, &["quiz", "--resume"], "");
    assert_eq!(none.status.code(), Some(2), "nothing was cut off");
    let section = ["quiz", "--section", "two-faces", "--seed", "1"];
    let mut rest = anything();
    let output = spotter(&home, &section, &rest.split_off(60));
    assert!(output.status.success(), "{}", text(&output.stderr));
    let all = verdicts(&output);

    let home = self::home();
    let output = spotter(&home, &section, "1\n1 2 3 4\n");
    assert!(output.status.success(), "{}", text(&output.stderr));
    let first = verdicts(&output);
    assert!((1..all).contains(&first), "{}", text(&output.stdout));
    assert!(
        text(&output.stdout).contains("spotter quiz --resume"),
        "says how to go on"
    );
    let output = spotter(&home, &["quiz", "--resume"], &anything());
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_eq!(
        first + verdicts(&output),
        all,
        "nothing twice, nothing lost"
    );
    let missed = spotter(&home, &["quiz", "--missed"], &anything());
    assert!(verdicts(&missed) > 0, "{}", text(&missed.stdout));
    let none = spotter(&home, &["quiz", "--section", "nowhere"], "");
    assert_eq!(none.status.code(), Some(2), "no such section");
    assert!(
        text(&none.stderr).contains("two-faces"),
        "names what there is"
    );
}

#[test]
fn every_kind_is_asked_in_the_terminal() {
    let home = home();
    let packs = home.path().join("data/packs/kinds");
    copy(
        &std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/packs/kinds"),
        &packs,
    );
    let output = spotter(
        &home,
        &["quiz", "kinds", "--count", "40", "--seed", "4"],
        &anything(),
    );
    assert!(output.status.success(), "{}", text(&output.stderr));
    let shown = text(&output.stdout);
    for prompt in [
        "Your answer, 1 to 3:",
        " of 1 to ",
        "Your answer, a number",
        "Your order, the numbers 1 to 4",
        "lines above:",
        "Your answer:",
        "True or false?",
    ] {
        assert!(shown.contains(prompt), "{prompt} in {shown}");
    }
    let questions = shown.matches("Your ").count();
    assert!(verdicts(&output) >= 12 && questions >= 12, "{shown}");
    let record = text(&spotter(&home, &["scores", "--json"], "").stdout);
    assert!(record.contains("\"problems\":0"), "{record}");
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).expect("made");
    for entry in std::fs::read_dir(from).expect("there") {
        let path = entry.expect("readable").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, &target).expect("copied");
        }
    }
}

#[test]
fn the_same_seed_asks_the_same_questions() {
    let ask = || text(&spotter(&home(), &["quiz", "--seed", "9"], &anything()).stdout);
    assert_eq!(ask(), ask(), "twice the same");
}

#[test]
fn checking_packs_tells_clean_from_wrong_from_unusable() {
    let home = home();
    assert_eq!(
        spotter(&home, &["check"], "").status.code(),
        Some(0),
        "the bundled packs are clean"
    );
    let pack = home.path().join("p");
    std::fs::create_dir_all(pack.join("facts")).expect("made");
    std::fs::write(
        pack.join("pack.ron"),
        "Pack(format: 1, id: \"p\", colour: 1)",
    )
    .expect("written");
    let wrong = spotter(&home, &["check", &pack.to_string_lossy()], "");
    assert_eq!(wrong.status.code(), Some(1), "wrong");
    assert!(
        text(&wrong.stdout).contains("p/pack.ron:1") && text(&wrong.stdout).contains("colour"),
        "{}",
        text(&wrong.stdout)
    );
    assert_eq!(
        spotter(&home, &["check", "no-such-pack"], "").status.code(),
        Some(2),
        "unusable"
    );
}

#[test]
fn without_a_display_the_window_says_so_in_one_sentence() {
    let output = spotter(&home(), &[], "");
    assert_eq!(output.status.code(), Some(1), "no panic");
    let message = text(&output.stderr);
    assert!(
        message.lines().count() == 1
            && message.contains("display")
            && message.contains("spotter quiz"),
        "{message}"
    );
}

#[test]
fn the_table_has_a_row_for_each_answer() {
    let home = home();
    spotter(&home, &["quiz", "--count", "4", "--seed", "3"], &anything());
    let table = text(&spotter(&home, &["scores", "csv"], "").stdout);
    assert_eq!(table.lines().count(), 5, "{table}");
    assert!(table.starts_with("at,device,sitting,fact,ask,"), "{table}");
}

#[test]
fn checking_the_record_names_file_line_and_reason() {
    let home = home();
    spotter(&home, &["quiz", "--count", "3", "--seed", "3"], &anything());
    assert_eq!(
        spotter(&home, &["scores", "check"], "").status.code(),
        Some(0),
        "clean"
    );
    let folder = home.path().join("data/scores");
    let file = std::fs::read_dir(&folder)
        .expect("there")
        .map(|it| it.expect("readable").path());
    let file = file
        .into_iter()
        .find(|path| path.extension().is_some_and(|it| it == "ron"))
        .expect("the record");
    let broken =
        std::fs::read_to_string(&file)
            .expect("readable")
            .replacen("Answer(at:", "Answer(at=", 1);
    std::fs::write(&file, broken).expect("written");
    let output = spotter(&home, &["scores", "check"], "");
    assert_eq!(output.status.code(), Some(1), "a problem");
    let report = text(&output.stdout);
    assert!(
        report.contains(".ron, line 4: column ") && report.contains("1 problems"),
        "{report}"
    );
}

#[test]
fn merging_takes_in_what_is_new_and_only_with_yes() {
    let (home, other) = (self::home(), self::home());
    for home in [&home, &other] {
        spotter(home, &["quiz", "--count", "3", "--seed", "3"], &anything());
    }
    let from = other
        .path()
        .join("data/scores")
        .to_string_lossy()
        .into_owned();
    let answers = |home: &TempDir| text(&spotter(home, &["scores", "--json"], "").stdout);
    assert!(
        text(&spotter(&home, &["scores", "merge", &from], "").stdout).contains("add --yes"),
        "dry run"
    );
    assert!(answers(&home).contains("\"answers\":3"), "nothing changed");
    spotter(&home, &["scores", "merge", &from, "--yes"], "");
    assert!(answers(&home).contains("\"answers\":6"), "taken in");
    let again = text(&spotter(&home, &["scores", "merge", &from, "--yes"], "").stdout);
    assert!(again.contains("Nothing new"), "once: {again}");
}

#[test]
fn version_and_unknown_packs() {
    let home = home();
    assert!(
        text(&spotter(&home, &["--version"], "").stdout).starts_with("spotter 0."),
        "version"
    );
    let unknown = spotter(&home, &["quiz", "nothing"], "");
    assert_eq!(unknown.status.code(), Some(2), "unusable");
    assert!(
        text(&unknown.stderr).contains("myokines"),
        "names what there is"
    );
}
