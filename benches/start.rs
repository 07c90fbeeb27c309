//! What a start costs in a process that has just begun: `cargo bench --bench start`.
//!
//! Each line is the median of several processes, in turns: CPU time of the thread, and how much more memory the process had
//! at the most. In a process that has run for a while the same takes less, since it has its memory already.

#![expect(clippy::print_stdout, reason = "the figures are the purpose")]

mod large;

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;

use cpu_time::ThreadTime;
use large::{all_answers, fill, full, job_in, now, states};
use rusqlite::Connection;
use spotter::memory::Memory;
use spotter::model::Loaded;
use spotter::storage::{read_and_mark, read_record};

/// How often each is measured.
const TURNS: usize = 9;

/// What is measured, what it is called, and what is wanted of it.
const MEASURED: [(&str, &str, &str); 6] = [
    ("empty", "empty record", ""),
    (
        "checkpoint",
        "start from the checkpoint",
        "wanted: 10 above the empty record, 80 MB",
    ),
    ("states", "SQLite: open, read 10,000 states", ""),
    ("rebuild", "read and replay everything", "wanted: 1000"),
    ("read", "of that, read", ""),
    ("answers", "SQLite: open, read all answers", ""),
];

/// A line of what the system says of the process's memory, in bytes; 0 where it does not say.
fn memory(line: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|it| it.strip_prefix(line));
    let kilobytes = line.and_then(|it| it.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}

/// Does one of them, and prints CPU time in microseconds and bytes of memory.
fn measure(what: &str, home: &Path) {
    let before = memory("VmRSS:");
    let start = ThreadTime::now();
    match what {
        "checkpoint" => done(&job_in(home).open().expect("a checkpoint that fits"), start),
        "states" => done(&states(&database(home)).expect("read"), start),
        "answers" => done(&all_answers(&database(home)).expect("read"), start),
        "read" => done(
            &read_record(&job_in(home).folders.scores()).expect("read"),
            start,
        ),
        "rebuild" => {
            let places = job_in(home).folders.scores();
            let (record, _marks) = read_and_mark(&places, &mut |_| ()).expect("read");
            done(&Loaded::new(record, now()), start);
        }
        _ => {
            let nothing = job_in(&home.join("empty"));
            let record = read_record(&nothing.folders.scores()).expect("read");
            done(&Memory::replay(&record, now()), start);
        }
    }
    println!("{}", memory("VmHWM:").saturating_sub(before));
}

/// Takes the time before what was made is thrown away.
fn done<T>(made: &T, start: ThreadTime) {
    let cpu = start.elapsed();
    black_box(made);
    print!("{} ", cpu.as_micros());
}

fn database(home: &Path) -> PathBuf {
    home.join("answers.sqlite")
}

/// Has a new process do it.
fn apart(what: &str, home: &Path) -> (u64, u64) {
    let program = std::env::current_exe().expect("this program");
    let output = Command::new(program).arg(what).arg(home).output();
    let output = output.expect("it runs again").stdout;
    let text = String::from_utf8(output).expect("numbers");
    let (cpu, bytes) = text.trim().split_once(' ').expect("two numbers");
    let number = |text: &str| text.parse().expect("a number");
    (number(cpu), number(bytes))
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [what, home] = arguments.as_slice() {
        return measure(what, Path::new(home));
    }
    let home = tempfile::tempdir().expect("a folder");
    full(home.path());
    fill(&mut Connection::open(database(home.path())).expect("SQLite opens")).expect("filled");
    let mut figures = MEASURED.map(|_| Vec::new());
    for _ in 0..TURNS {
        for ((what, ..), figures) in MEASURED.iter().zip(&mut figures) {
            figures.push(apart(what, home.path()));
        }
    }
    println!("{:34} {:>8} {:>8} {:>8}", "", "median", "least", "memory");
    for ((_, name, wanted), figures) in MEASURED.iter().zip(&mut figures) {
        figures.sort_unstable();
        let ms = |at: usize| figures.get(at).map_or(0.0, |(cpu, _)| *cpu as f64 / 1000.0);
        let memory = figures
            .get(TURNS / 2)
            .map_or(0.0, |(_, bytes)| *bytes as f64 / 1e6);
        let (median, least) = (ms(TURNS / 2), ms(0));
        println!("{name:34} {median:>5.1} ms {least:>5.1} ms {memory:>5.1} MB   {wanted}");
    }
}
