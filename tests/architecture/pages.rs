//! A page is put together before it is drawn: its data functions know no egui, and drawing looks nothing up.

use crate::source::{Source, sources};

/// What asks the model for something that has to be looked up, or counted.
const LOOKED_UP: [&str; 16] = [
    ".library()",
    ".memory()",
    ".record()",
    ".missed()",
    ".missed_rows()",
    ".drill_plan(",
    ".due_tomorrow(",
    ".unfinished(",
    ".questions_left(",
    ".faults()",
    ".backups()",
    ".check_finding()",
    "next_step(",
    "quiz_length(",
    ".past()",
    ".shelf(",
];

/// Whether a file of `ui` holds data functions.
fn is_data(path: &str) -> bool {
    path.contains("/data/") || path.ends_with("/data.rs") || path.ends_with("_data.rs")
}

/// Whether a file of `ui` draws. Bindings are looked up once a frame, before anything is drawn.
fn draws(path: &str) -> bool {
    path.starts_with("ui/") && !is_data(path) && !path.starts_with("ui/keys/")
}

#[test]
fn drawing_looks_nothing_up() {
    let all = sources();
    let drawn: Vec<&Source> = all.iter().filter(|it| draws(&it.path)).collect();
    assert!(drawn.len() > 40, "found the files that draw");
    for Source { path, code, .. } in drawn {
        // `names.rs` puts names together for data functions.
        let is_name = path == "ui/look/names.rs";
        for call in LOOKED_UP {
            assert!(is_name || !code.contains(call), "{path} calls {call}");
        }
    }
}

#[test]
fn data_functions_know_no_egui() {
    let all = sources();
    let data: Vec<&Source> = all.iter().filter(|it| is_data(&it.path)).collect();
    assert!(data.len() >= 15, "found the data functions");
    for Source { path, code, .. } in data {
        assert!(!code.contains("egui"), "{path} names egui");
    }
}
