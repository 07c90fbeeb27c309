//! Arguments, and the window. The only file that names eframe.

use std::io;
use std::process::ExitCode;

use clap::Parser as _;
use spotter::cli::{Args, Terminal, run};
use spotter::record::Moment;

fn main() -> ExitCode {
    let args = Args::parse();
    let folders = match args.folders(std::env::var_os("SPOTTER_HOME").map(Into::into)) {
        Ok(folders) => folders,
        Err(error) => return fail(&error.to_string()),
    };
    match args.command {
        Some(command) => {
            let mut terminal = Terminal {
                input: &mut io::stdin().lock(),
                output: &mut io::stdout().lock(),
                errors: &mut io::stderr().lock(),
                clock: now,
                seed: rand::random(),
            };
            ExitCode::from(run(command, &folders, &mut terminal))
        }
        None => fail("the window comes next"),
    }
}

/// The learner's clock; the only place that reads it.
#[expect(
    clippy::disallowed_methods,
    reason = "time enters the program here, and is an argument everywhere else"
)]
fn now() -> Moment {
    let now = jiff::Zoned::now();
    Moment::in_zone(now.timestamp(), now.time_zone())
}

/// Says why nothing can be done.
#[expect(clippy::print_stderr, reason = "there is no window to say it in")]
fn fail(message: &str) -> ExitCode {
    eprintln!("spotter: {message}");
    ExitCode::FAILURE
}
