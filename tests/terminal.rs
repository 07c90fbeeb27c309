//! The terminal commands, run through the real binary.

#![expect(
    clippy::disallowed_methods,
    reason = "the tests write packs as anybody may"
)]

#[path = "engine/phrases.rs"]
mod phrases;

use std::io::Write as _;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

use spotter::model::{Model, Setup, SittingAction, StartAction};
use spotter::record::{Event, Moment};
use spotter::settings::Settings;
use spotter::storage::{Folders, GivenFolders, RealFs, Writer, load_library, read_record};
use spotter::study::unfinished;
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
    let output = child.wait_with_output().expect("it ends");
    for bytes in [&output.stdout, &output.stderr] {
        let said = phrases::said(&text(bytes));
        assert!(said.is_empty(), "{arguments:?} says {said:?}");
    }
    output
}

/// Input with a line for every kind of question.
fn anything() -> String {
    "1\n1 2\n1 2 3\n1 2 3 4\n1 2 3 4 5\n1 2 3 4 5 6\n1 1 1\n1 1 1 1\n1 1 1 1 1\n".repeat(60)
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
fn what_cannot_be_used_is_told_and_hides_nothing_else() {
    let home = home();
    let arguments = ["check", "no-such-pack", "myokines", "--format", "json"];
    let output = spotter(&home, &arguments, "");
    assert_eq!(output.status.code(), Some(2), "unusable");
    let reports: Vec<serde_json::Value> =
        serde_json::from_str(&text(&output.stdout)).expect("a document");
    let packs: Vec<&str> = reports
        .iter()
        .filter_map(|it| it["pack"].as_str())
        .collect();
    assert_eq!(packs, ["no-such-pack", "myokines"], "both");
    let found = reports[0]["findings"][0]["found"]
        .as_str()
        .expect("a reason");
    assert!(found.contains("found no pack"), "{found}");
    assert!(text(&output.stderr).contains("found no pack"), "said");
    let pack = home.path().join("many");
    std::fs::create_dir_all(pack.join("facts")).expect("made");
    for number in 0..2001 {
        std::fs::write(pack.join(format!("facts/f{number}.ron")), "[]").expect("written");
    }
    std::fs::write(pack.join("pack.ron"), "Pack()").expect("written");
    let many = spotter(
        &home,
        &["check", &pack.to_string_lossy(), "--format", "json"],
        "",
    );
    assert_eq!(many.status.code(), Some(2), "too many files");
    assert!(
        text(&many.stdout).contains("2000 files"),
        "{}",
        text(&many.stdout)
    );
}

#[test]
fn a_sheet_is_drawn_answered_and_scored() {
    let home = home();
    let folder = home.path().join("reader");
    let folder = folder.to_string_lossy();
    let arguments = [
        "check", "myokines", "--sheet", &folder, "--seed", "7", "--sample", "20",
    ];
    let drawn = spotter(&home, &arguments, "");
    assert_eq!(drawn.status.code(), Some(0), "{}", text(&drawn.stderr));
    let sheet = std::fs::read_to_string(home.path().join("reader/sheet.md")).expect("a sheet");
    assert!(
        sheet.contains("\n## 20\n") && !sheet.contains("\n## 21\n"),
        "{sheet}"
    );
    let keys = std::fs::read_to_string(home.path().join("reader.keys.tsv")).expect("keys");
    let again = spotter(&home, &arguments, "");
    assert_eq!(again.status.code(), Some(2), "never written over");
    let rows: Vec<Vec<&str>> = keys
        .lines()
        .skip(1)
        .map(|it| it.split('\t').collect())
        .collect();
    for row in &rows {
        assert!(
            !sheet.contains(row[4]),
            "no address on the sheet: {}",
            row[4]
        );
    }
    let answers: Vec<String> = rows
        .iter()
        .map(|row| match row[0] {
            "3" => "3 Q sure".replace('Q', if row[1] == "A" { "B" } else { "A" }),
            number => format!("{number} {} sure", row[1]),
        })
        .collect();
    let file = home.path().join("answers.txt");
    std::fs::write(&file, answers.join("\n")).expect("written");
    let score = spotter(
        &home,
        &["check", "--score", &folder, &file.to_string_lossy()],
        "",
    );
    assert_eq!(score.status.code(), Some(0), "{}", text(&score.stderr));
    let score = text(&score.stdout);
    assert!(
        score.starts_with("19 of 20 agree (95 %); 0 left out"),
        "{score}"
    );
    assert!(
        score.contains(&format!("3 {}: key {}", rows[2][4], rows[2][1])),
        "{score}"
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
        report.contains(".ron, line 4: column ") && report.contains("1 problem"),
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

#[test]
fn each_question_has_a_number_and_q_stops_so_that_it_can_be_resumed() {
    let home = home();
    let section = ["quiz", "--section", "two-faces", "--seed", "1"];
    let output = spotter(&home, &section, "?\n:q\n");
    let shown = text(&output.stdout);
    assert!(shown.contains("Question 1 of "), "{shown}");
    assert!(
        shown.contains("stops; the session can be resumed"),
        "{shown}"
    );
    assert_eq!(verdicts(&output), 0, "{shown}");
    let output = spotter(&home, &section, "1\n1 2 3 4\n:q\n");
    assert!(output.status.success(), "{}", text(&output.stderr));
    let shown = text(&output.stdout);
    assert!(verdicts(&output) > 0, "{shown}");
    assert!(shown.contains("spotter quiz --resume"), "{shown}");
    let asked = shown.matches("Question ").count();
    let output = spotter(&home, &["quiz", "--resume"], "");
    let resumed = text(&output.stdout);
    let next = format!("Question {asked} of ");
    assert!(resumed.contains(&next), "{next} in {resumed}");
}

#[test]
fn confidence_and_cause_are_asked_if_wanted_and_recorded() {
    let home = home();
    let arguments = [
        "quiz",
        "--count",
        "8",
        "--seed",
        "3",
        "--confidence",
        "--cause",
    ];
    // Whatever is asked, some line answers it; 3 is "sure" and "misread".
    let input = "3\n1\n1 2\n1 2 3\n1 2 3 4\n".repeat(80);
    let output = spotter(&home, &arguments, &input);
    let shown = text(&output.stdout);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(shown.contains("Confidence (optional)"), "{shown}");
    assert!(shown.contains("Why did you miss it?"), "{shown}");
    let table = text(&spotter(&home, &["scores", "csv"], "").stdout);
    assert!(
        table.contains("sure")
            && table
                .lines()
                .skip(1)
                .all(|it| it.contains("sure") || it.contains("guess")),
        "each answer has a confidence: {table}"
    );
    let record = read_record(&folders(&home).scores()).expect("readable");
    let causes = record
        .entries()
        .filter(|it| matches!(it.event, Event::Cause(_)));
    assert!(causes.count() > 0, "and some miss a cause");
    let plain = spotter(&home, &["quiz", "--count", "3"], &anything());
    assert!(!text(&plain.stdout).contains("How sure"), "only if wanted");
}

fn folders(home: &TempDir) -> Folders {
    let given = GivenFolders {
        home: Some(home.path().to_owned()),
        ..GivenFolders::default()
    };
    Folders::find(given).expect("folders")
}

/// The model of a window on the same folders.
fn window(home: &TempDir) -> Model {
    let folders = folders(home);
    let device = std::fs::read_to_string(folders.config.join("device")).expect("a name");
    let record = read_record(&folders.scores()).expect("readable");
    let now = record.iter().last().expect("some event").at.plus_ms(60_000);
    let setup = Setup {
        record,
        settings: Settings::default(),
        device,
        seed: 7,
        now,
        replay_at_once: usize::MAX,
    };
    Model::new(load_library(&folders.packs()), setup)
}

#[test]
fn what_is_left_in_the_terminal_goes_on_in_the_window_and_back() {
    let home = home();
    let section = ["quiz", "--section", "two-faces", "--seed", "1"];
    let output = spotter(&home, &section, "1\n1 2 3 4\n:q\n");
    let first = verdicts(&output);
    assert!(first > 0, "{}", text(&output.stdout));
    let mut model = window(&home);
    let left = unfinished(model.memory(), model.device())
        .next()
        .expect("offered")
        .name();
    let now = model
        .record()
        .iter()
        .last()
        .expect("some")
        .at
        .plus_ms(60_000);
    let mut events = model.apply(StartAction::Resume(left), now);
    let open = model.open().sitting.as_ref().expect("it goes on");
    assert_eq!(open.progress().answers.len(), first, "where it was");
    let all = open.progress().queue.len() + first;
    events.extend(model.apply(SittingAction::Leave, now));
    let device = model.device().to_owned();
    let writer = Writer::start(Arc::new(RealFs), folders(&home).scores(), &device, || {});
    let writer = writer.expect("the thread starts");
    writer.save(events);
    assert_eq!(writer.close(), 0, "saved");
    let output = spotter(&home, &["quiz", "--resume"], &anything());
    assert_eq!(first + verdicts(&output), all, "{}", text(&output.stdout));
    let model = window(&home);
    assert_eq!(
        unfinished(model.memory(), model.device()).count(),
        0,
        "nothing is left over in the window"
    );
}

#[test]
fn what_a_foreign_pack_brings_along_never_steers_the_terminal() {
    let home = home();
    let pack = home.path().join("data/packs/foreign");
    std::fs::create_dir_all(pack.join("facts")).expect("made");
    std::fs::write(
        pack.join("pack.ron"),
        r#"Pack(format: 1, id: "foreign", version: "1", title: "F", about: "A.", licence: "", topics: [(id: "t", title: "T")])"#,
    )
    .expect("written");
    std::fs::write(
        pack.join("facts/all.ron"),
        r#"[Fact(id: "f", topic: "t", evidence: Human, says: "S.", questions: [
            Choice(id: "q", stem: "\u{1b}[2J\u{1b}]0;title\u{7}\u{202e}Which?",
                key: (text: "One\u{9b}31m", why: "So."),
                distractors: [(text: "Two\r", why: "\u{2066}No."), (text: "Three", why: "No.")]),
        ])]"#,
    )
    .expect("written");
    let is_steered = |output: &Output| {
        let steers = |c: char| {
            c.is_control() && !matches!(c, '\n' | '\t')
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        (text(&output.stdout) + &text(&output.stderr)).contains(steers)
    };
    let quiz = spotter(&home, &["quiz", "foreign"], "\u{1b}[2J\n1\n");
    assert!(
        text(&quiz.stdout).contains("Which?"),
        "{:?}",
        text(&quiz.stdout)
    );
    assert!(!is_steered(&quiz), "{:?}", text(&quiz.stdout));
    assert!(
        !text(&quiz.stdout).contains("\\u{"),
        "no escapes of the source"
    );
    let check = spotter(&home, &["check", "foreign", "foreign"], "");
    assert!(!is_steered(&check), "{:?}", text(&check.stdout));
    assert_eq!(
        text(&check.stdout).matches("foreign: 1 fact").count(),
        2,
        "named twice, checked twice: {}",
        text(&check.stdout)
    );
    let json = spotter(&home, &["check", "foreign", "--format", "json"], "");
    assert!(!is_steered(&json), "{:?}", text(&json.stdout));
    assert_ne!(json.status.code(), Some(2), "{}", text(&json.stderr));
    let named = spotter(&home, &["quiz", "\u{1b}[2J"], "");
    assert!(!is_steered(&named), "{:?}", text(&named.stderr));
}

#[test]
fn a_reader_who_has_seen_enough_ends_it_silently() {
    let home = home();
    spotter(&home, &["quiz", "--count", "4", "--seed", "3"], &anything());
    for arguments in [&["scores", "csv"][..], &["scores"], &["check"]] {
        let (reader, output) = std::io::pipe().expect("a pipe");
        drop(reader);
        let ended = Command::new(env!("CARGO_BIN_EXE_spotter"))
            .args(arguments)
            .env("SPOTTER_HOME", home.path())
            .env_remove("SPOTTER_DATA")
            .stdout(output)
            .stderr(Stdio::piped())
            .output()
            .expect("it ends");
        assert_eq!(text(&ended.stderr), "", "{arguments:?}");
        assert_eq!(ended.status.code(), Some(0), "{arguments:?}");
    }
}

#[test]
fn the_exit_code_is_the_same_without_standard_error() {
    struct Closed;
    impl std::io::Write for Closed {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::Error::from(std::io::ErrorKind::BrokenPipe))
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let home = home();
    let command = || spotter::cli::Command::Check {
        packs: vec!["no-such-pack".to_owned()],
        format: spotter::cli::Format::Human,
        warnings_as_errors: false,
        third_party: None,
        sheet: spotter::cli::SheetArgs::default(),
    };
    let code = |errors: &mut dyn std::io::Write| {
        let mut terminal = spotter::cli::Terminal {
            input: &mut std::io::empty(),
            output: &mut Vec::new(),
            errors,
            clock: || Moment::new(1_795_353_244_000, 3600),
            seed: 1,
        };
        spotter::cli::run(command(), &folders(&home), &mut terminal)
    };
    assert_eq!(code(&mut Vec::new()), 2, "unusable");
    assert_eq!(code(&mut Closed), 2, "and still so");
}

#[test]
fn a_data_folder_that_leads_nowhere_sends_answers_to_the_rescue_folder() {
    let home = home();
    std::fs::write(home.path().join("data"), "not a folder").expect("written");
    let output = spotter(&home, &["quiz", "--count", "3"], &anything());
    // The record cannot be read where a file is in place of its folder.
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    std::fs::remove_file(home.path().join("data")).expect("removed");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(home.path().join("gone/away"), home.path().join("data"))
            .expect("a link");
        let output = spotter(&home, &["quiz", "--count", "3"], &anything());
        assert!(output.status.success(), "{}", text(&output.stderr));
        assert_eq!(verdicts(&output), 3, "{}", text(&output.stdout));
        assert!(
            text(&output.stderr).contains("rescue"),
            "{}",
            text(&output.stderr)
        );
        let scores = text(&spotter(&home, &["scores", "--json"], "").stdout);
        assert!(scores.starts_with("{\"answers\":3,"), "{scores}");
    }
}

#[test]
fn a_name_of_the_device_that_cannot_be_kept_stops_no_quiz() {
    let home = home();
    std::fs::create_dir_all(home.path().join("config/device/x")).expect("made");
    let output = spotter(&home, &["quiz", "--count", "2"], &anything());
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_eq!(verdicts(&output), 2, "{}", text(&output.stdout));
    assert!(
        text(&output.stderr).contains("name of this device"),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn an_empty_variable_is_as_none() {
    let home = home();
    let output = Command::new(env!("CARGO_BIN_EXE_spotter"))
        .args(["scores", "--json"])
        .env("SPOTTER_HOME", "")
        .env("SPOTTER_DATA", "")
        .env("HOME", home.path())
        .env_remove("XDG_DATA_HOME")
        .env_remove("XDG_CONFIG_HOME")
        .env_remove("XDG_STATE_HOME")
        .env_remove("XDG_CACHE_HOME")
        .current_dir(home.path())
        .output()
        .expect("it ends");
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(
        !home.path().join("data").exists(),
        "nothing in the current folder"
    );
}

/// Writes a pack of the learner's own with one fact a question.
fn write_pack(home: &TempDir, folder: &str, id: &str, questions: &[&str]) {
    let path = home.path().join("data/packs").join(folder);
    std::fs::create_dir_all(path.join("facts")).expect("a folder");
    let pack = format!(
        "Pack(format: 1, id: {id:?}, version: \"1\", title: \"T\", about: \"\", licence: \"CC0-1.0\", \
         topics: [(id: \"t\", title: \"T\")], sources: [(id: \"s\", cite: \"S\", doi: \"\", url: \"\", retracted: false)])"
    );
    std::fs::write(path.join("pack.ron"), pack).expect("written");
    let facts = questions.iter().enumerate().map(|(place, question)| {
        format!(
            "Fact(id: \"f{place}\", topic: \"t\", sources: [\"s\"], evidence: Definition, says: \"A sentence.\", \
             questions: [{question}])"
        )
    });
    let facts: Vec<String> = facts.collect();
    let facts = format!("[\n{},\n]\n", facts.join(",\n"));
    std::fs::write(path.join("facts/all.ron"), facts).expect("written");
}

const TYPED: &str = "Typed(id: \"t\", stem: \"Which messenger does a muscle send out?\", key: \"IL-6\", why: \"It does.\")";

#[test]
fn a_lone_q_or_question_mark_is_no_answer_unless_it_is_the_right_one() {
    let home = home();
    write_pack(&home, "words", "words", &[TYPED]);
    let gap =
        "Cloze(id: \"g\", text: \"A reflex is tested with the letter {{q|?}} on the sheet.\")";
    write_pack(&home, "letters", "letters", &[gap]);
    let asked = |pack: &str, input: &str| spotter(&home, &["quiz", pack], input);

    let stopped = asked("words", "?\nq\nIL-6\n");
    let shown = text(&stopped.stdout);
    assert!(
        shown.contains("Type your answer and press Enter"),
        "{shown}"
    );
    assert!(
        shown.contains("q stops; the session can be resumed"),
        "{shown}"
    );
    assert_eq!(
        verdicts(&stopped),
        0,
        "neither was taken for an answer: {shown}"
    );
    for command in [":?\n:q\n", "?\n?\n:q\n"] {
        assert_eq!(verdicts(&asked("words", command)), 0, "{command}");
    }

    let answered = asked("letters", ":?\nq\n");
    let shown = text(&answered.stdout);
    assert!(shown.contains(":q stops"), "says what stops: {shown}");
    assert!(shown.contains("Right: q"), "{shown}");
    assert_eq!(verdicts(&asked("letters", "?\n")), 1, "the other one, too");
    assert_eq!(
        verdicts(&asked("letters", ":q\n")),
        0,
        "with a colon it stops"
    );
}

#[test]
fn a_line_that_is_too_long_is_no_answer() {
    let home = home();
    write_pack(&home, "words", "words", &[TYPED]);
    let long = "x".repeat(2 << 20);
    let letters = "é".repeat(2001);
    let longest = "é".repeat(2000);
    let input = format!("{long}\n{letters}\n{longest}\n");
    let output = spotter(&home, &["quiz", "words"], &input);
    let shown = text(&output.stdout);
    assert_eq!(shown.matches("expected at most 2000").count(), 2, "{shown}");
    assert_eq!(verdicts(&output), 1, "the third is taken");
    let table = text(&spotter(&home, &["scores", "csv"], "").stdout);
    assert!(table.len() < 10_000, "{} bytes", table.len());
}

#[test]
fn a_number_in_a_gap_is_judged_as_one_in_the_terminal() {
    let home = home();
    let gap =
        "Cloze(id: \"g\", text: \"It rose by about {{40|forty::number}} percent in a year.\")";
    write_pack(&home, "gaps", "gaps", &[gap]);
    for (given, right) in [("40 %", true), ("40.0", true), ("4e1", true), ("41", false)] {
        let output = spotter(&home, &["quiz", "gaps"], &format!("{given}\n"));
        let shown = text(&output.stdout);
        assert_eq!(shown.contains("\nRight: "), right, "{given}: {shown}");
    }
    let output = spotter(&home, &["quiz", "gaps"], "1,500\nforty\n");
    let shown = text(&output.stdout);
    assert!(
        shown.contains("may mean 1500 or 1.5"),
        "asked again: {shown}"
    );
    assert!(shown.contains("\nRight: "), "{shown}");
}

#[test]
fn missed_questions_that_wait_are_said_and_counted_alike() {
    let home = home();
    let typed = |id: &str, more: &str| {
        format!(
            "Typed(id: {id:?}, {more} stem: \"Which messenger does muscle {id} send out?\", key: \"IL-6\", why: \"It does.\")"
        )
    };
    let (one, two) = (typed("a", "family: \"v\","), typed("b", "family: \"v\","));
    let three = typed("c", "");
    write_pack(&home, "words", "words", &[&one, &two, &three]);
    // Variants never meet: the second one comes in a quiz of its own.
    for _ in 0..2 {
        spotter(&home, &["quiz", "words"], "no\nno\nno\n");
    }
    let scores = text(&spotter(&home, &["scores", "--json"], "").stdout);
    assert!(scores.contains("\"missed\":3"), "{scores}");
    let output = spotter(&home, &["quiz", "--missed"], "");
    let shown = text(&output.stdout);
    let sentence = "1 missed question comes next time: another one here gives its answer away.";
    assert!(shown.starts_with(sentence), "{shown}");
    assert!(shown.contains("Question 1 of 2"), "{shown}");
    let count = ["quiz", "--missed", "--count", "2"];
    let shown = text(&spotter(&home, &count, "").stdout);
    assert!(
        !shown.contains("comes next time"),
        "two were wanted: {shown}"
    );
    let scores = text(&spotter(&home, &["scores"], "").stdout);
    assert!(scores.contains("Missed           3"), "{scores}");
    let mut model = window(&home);
    let start = StartAction::Quiz(spotter::record::Scope::Missed);
    let now = model
        .record()
        .iter()
        .last()
        .expect("some event")
        .at
        .plus_ms(60_000);
    model.apply(start, now);
    let toast = model.notices().latest_toast().map(|it| it.text.clone());
    assert_eq!(toast.as_deref(), Some(sentence), "the window says the same");
}

#[test]
fn causes_have_the_numbers_of_the_window() {
    let home = home();
    write_pack(&home, "words", "words", &[TYPED]);
    let output = spotter(&home, &["quiz", "words", "--cause"], "no\n?\n4\n");
    let shown = text(&output.stdout);
    assert!(
        shown.contains("1 did not know, 2 mixed up, 3 misread, 4 guessed, Enter to skip"),
        "{shown}"
    );
    assert!(shown.contains("Type a number of 1 to 4"), "{shown}");
    let words: Vec<_> = spotter::model::CAUSES
        .iter()
        .filter_map(spotter::model::cause_words)
        .collect();
    assert_eq!(words, ["Did not know", "Mixed up", "Misread", "Guessed"]);
    let record = read_record(&folders(&home).scores()).expect("readable");
    let mut causes = record.entries().filter_map(|it| {
        if let Event::Cause(it) = it.event {
            Some(it.cause)
        } else {
            None
        }
    });
    assert_eq!(causes.next().as_ref(), spotter::model::CAUSES.last());
}

#[test]
fn merging_takes_a_data_folder_and_refuses_one_without_scores() {
    let (home, other) = (self::home(), self::home());
    spotter(
        &other,
        &["quiz", "--count", "3", "--seed", "3"],
        &anything(),
    );
    let data = other.path().join("data").to_string_lossy().into_owned();
    let merged = spotter(&home, &["scores", "merge", &data], "");
    assert_eq!(merged.status.code(), Some(0), "{}", text(&merged.stderr));
    assert!(
        text(&merged.stdout).contains("add --yes"),
        "its folder scores"
    );
    let packs = other.path().join("config").to_string_lossy().into_owned();
    let empty = self::home();
    let nothing = empty.path().to_string_lossy().into_owned();
    for (folder, found) in [(&packs, "other entr"), (&nothing, "which is empty")] {
        let refused = spotter(&home, &["scores", "merge", folder], "");
        let said = text(&refused.stderr);
        assert_eq!(refused.status.code(), Some(2), "{said}");
        assert!(
            said.contains(folder.as_str()) && said.contains(found),
            "{said}"
        );
        assert!(said.contains("expected files such as scores-"), "{said}");
    }
}

#[test]
fn a_pack_id_that_is_used_twice_is_reported_with_both_places() {
    let home = home();
    write_pack(&home, "a", "same", &[TYPED]);
    write_pack(&home, "b", "same", &[TYPED]);
    write_pack(&home, "muscles", "myokines", &[TYPED]);
    let output = spotter(&home, &["check"], "");
    let shown = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{shown}");
    let first = home.path().join("data/packs/a");
    let same = format!(
        "found the pack id \"same\", which the pack \"T\" in {}",
        first.display()
    );
    assert!(shown.contains(&same), "{shown}");
    let bundled = "found the pack id \"myokines\", which the bundled pack";
    assert!(shown.contains(bundled), "{shown}");
    assert_eq!(
        shown.matches("found the pack id").count(),
        2,
        "the later ones: {shown}"
    );
    let named = spotter(&home, &["check", "b"], "");
    assert!(text(&named.stdout).contains(&same), "by its name, too");
    let alone = spotter(&home, &["check", &first.to_string_lossy()], "");
    assert!(
        !text(&alone.stdout).contains("found the pack id"),
        "as a folder"
    );
}

#[test]
fn a_folder_without_answers_is_named() {
    let home = home();
    let nowhere = home.path().join("nowhere").to_string_lossy().into_owned();
    for what in [
        &["scores"][..],
        &["scores", "check"],
        &["scores", "csv"],
        &["scores", "--json"],
    ] {
        let output = spotter(&home, &[&["--data", &nowhere], what].concat(), "");
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{what:?}: {said}");
        assert!(
            said.contains("no answers yet") && said.contains(&nowhere),
            "{what:?}: {said}"
        );
        assert!(said.contains("does not exist"), "{what:?}: {said}");
    }
    spotter(&home, &["quiz", "--count", "1"], &anything());
    let output = spotter(&home, &["scores"], "");
    assert_eq!(text(&output.stderr), "", "there are some");
}

#[test]
fn a_score_file_that_was_cut_off_behind_a_line_is_named_and_no_problem() {
    let home = home();
    spotter(&home, &["quiz", "--count", "3", "--seed", "3"], &anything());
    let clean = text(&spotter(&home, &["scores", "check"], "").stdout);
    assert!(!clean.contains("closing line"), "{clean}");
    let folder = home.path().join("data/scores");
    let mut files = std::fs::read_dir(&folder).expect("there");
    let file = files.find_map(|it| {
        let path = it.expect("readable").path();
        path.extension()
            .is_some_and(|it| it == "ron")
            .then_some(path)
    });
    let file = file.expect("the record");
    let whole = std::fs::read_to_string(&file).expect("readable");
    let cut = whole.strip_suffix("])\n").expect("closed");
    std::fs::write(&file, cut).expect("written");
    let output = spotter(&home, &["scores", "check"], "");
    let shown = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{shown}");
    assert!(
        shown.contains(&*file.to_string_lossy()) && shown.contains("ends without its closing line"),
        "{shown}"
    );
    assert!(shown.contains("0 problems"), "{shown}");
}

#[test]
fn the_packs_of_the_format_page_pass_the_check_that_it_promises() {
    let page = include_str!("../assets/packs/FORMAT.md");
    let blocks = |language: &str| -> Vec<String> {
        let begin = format!("```{language}\n");
        let blocks = page.split(&begin).skip(1);
        let texts = blocks.filter_map(|it| it.split("```").next());
        texts.map(str::to_owned).collect()
    };
    let of = |beginning: &str| -> Vec<String> {
        let ron = blocks("ron").into_iter();
        ron.filter(|it| it.starts_with(beginning)).collect()
    };
    let (packs, facts) = (of("Pack("), of("["));
    assert_eq!((packs.len(), facts.len()), (2, 2), "each with its facts");
    let home = home();
    for (folder, (pack, facts)) in ["first", "legs"].iter().zip(packs.iter().zip(&facts)) {
        let path = home.path().join("data/packs").join(folder);
        for inside in ["facts", "articles"] {
            std::fs::create_dir_all(path.join(inside)).expect("a folder");
        }
        std::fs::write(path.join("pack.ron"), pack).expect("written");
        std::fs::write(path.join("facts/all.ron"), facts).expect("written");
        if let Some(article) = blocks("markdown").first().filter(|_| *folder == "legs") {
            std::fs::write(path.join("articles/legs.md"), article).expect("written");
        }
        let check = ["check", folder, "--warnings-as-errors"];
        let output = spotter(&home, &check, "");
        let shown = text(&output.stdout);
        assert_eq!(output.status.code(), Some(0), "{shown}");
        if *folder == "first" {
            let answers = blocks("text");
            let answer = answers.iter().find(|it| it.starts_with("first: "));
            let answer = answer.expect("the page says it").trim_end();
            assert!(shown.starts_with(answer), "{answer} in {shown}");
        }
    }
}
