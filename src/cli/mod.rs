//! The command line: `spotter scores`, `spotter check` and `spotter quiz`, on the same engine as the window.

mod check;
mod lines;
mod quiz;
mod score_files;
mod scores;
mod verdict;

use std::io::{self, BufRead, Write};
use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::exchange::CsvError;
use crate::record::Moment;
use crate::storage::{Folders, GivenFolders, StorageError};

/// The arguments of the program.
#[derive(Debug, Parser)]
#[command(
    name = "spotter",
    version,
    about = "Read, recall, test yourself, and go back to the sentence you missed"
)]
pub struct Args {
    /// Folder of packs and scores
    #[arg(long, value_name = "DIR", env = "SPOTTER_DATA", global = true)]
    data: Option<PathBuf>,
    /// What to do in the terminal; without it the window opens
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// A command for the terminal.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print a summary of the record
    Scores {
        /// Print one JSON object with the numbers
        #[arg(long)]
        json: bool,
        /// Something else than the summary
        #[command(subcommand)]
        what: Option<ScoresCommand>,
    },
    /// Load packs and print what is wrong with them: exit 0 clean, 1 errors, 2 unusable input
    Check {
        /// Ids or folders of packs; all packs when none is named
        packs: Vec<String>,
        /// How findings are printed
        #[arg(long, value_enum, default_value = "human")]
        format: Format,
        /// Exit 1 for warnings too
        #[arg(long)]
        warnings_as_errors: bool,
        /// A file with hashes of runs of eight words that are not ours, one a line
        #[arg(long, value_name = "FILE")]
        third_party: Option<PathBuf>,
    },
    /// Ask questions line by line
    Quiz {
        /// The id of a pack; the first one when none is named
        pack: Option<String>,
        /// How many questions at the most; 10 when not named, all for --missed
        #[arg(long, value_name = "N")]
        count: Option<usize>,
        /// Ask what was missed
        #[arg(long, conflicts_with_all = ["section", "resume"])]
        missed: bool,
        /// Ask one section of the article
        #[arg(long, value_name = "ID", conflicts_with = "resume")]
        section: Option<String>,
        /// Resume the last unfinished quiz or drill
        #[arg(long, conflicts_with_all = ["pack", "count", "seed"])]
        resume: bool,
        /// Fixes what is drawn and in which order
        #[arg(long, value_name = "S")]
        seed: Option<u64>,
    },
}

/// Output format of `spotter check`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people.
    Human,
    /// For programs: one document.
    Json,
}

/// Subcommands of `spotter scores`.
#[derive(Debug, Subcommand)]
pub enum ScoresCommand {
    /// Print every line that is not as the app wrote it: exit 1 if there is one
    Check,
    /// Print every answer as a table for a spreadsheet or a database
    Csv,
    /// Take in the score files of other folders; prints what it would do
    Merge {
        /// Folders with score files
        #[arg(required = true)]
        folders: Vec<PathBuf>,
        /// Do it
        #[arg(long)]
        yes: bool,
    },
}

impl Args {
    /// Determines the folders from the arguments and the environment; `home` is the value of `SPOTTER_HOME`.
    pub fn folders(&self, home: Option<PathBuf>) -> Result<Folders, StorageError> {
        Folders::find(GivenFolders {
            data: self.data.clone(),
            home,
        })
    }
}

/// Input, output, clock and seed of a command.
pub struct Terminal<'a> {
    /// Answers, one per line.
    pub input: &'a mut dyn BufRead,
    pub output: &'a mut dyn Write,
    pub errors: &'a mut dyn Write,
    pub clock: fn() -> Moment,
    /// Determines what is drawn if no seed is given.
    pub seed: u64,
}

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error("cannot print the table: {0}")]
    Csv(#[from] CsvError),
    #[error("cannot read or write in the terminal: {0}")]
    Terminal(#[from] io::Error),
    #[error("cannot save the answer: {0}")]
    NotSaved(String),
    /// The arguments or files named cannot be used; the exit code is 2 instead of 1.
    #[error("{0}")]
    Unusable(String),
}

/// Runs a command on the standard streams of this process; returns its exit code.
pub fn run_in_terminal(
    command: Command,
    folders: &Folders,
    clock: fn() -> Moment,
    seed: u64,
) -> u8 {
    let mut terminal = Terminal {
        input: &mut io::stdin().lock(),
        output: &mut io::stdout().lock(),
        errors: &mut io::stderr().lock(),
        clock,
        seed,
    };
    run(command, folders, &mut terminal)
}

/// Runs a command, with errors printed to the terminal; returns its exit code.
pub fn run(command: Command, folders: &Folders, terminal: &mut Terminal<'_>) -> u8 {
    let result = match command {
        Command::Scores { json, what: None } => scores::run(json, folders, terminal),
        Command::Scores {
            what: Some(ScoresCommand::Check),
            ..
        } => score_files::check(folders, terminal),
        Command::Scores {
            what: Some(ScoresCommand::Csv),
            ..
        } => score_files::csv(folders, terminal),
        Command::Scores {
            what: Some(ScoresCommand::Merge { folders: from, yes }),
            ..
        } => score_files::merge(&from, yes, folders, terminal),
        Command::Check {
            packs,
            format,
            warnings_as_errors,
            third_party,
        } => {
            let wish = check::CheckArgs {
                packs,
                format,
                warnings_as_errors,
                third_party,
            };
            check::run(&wish, folders, terminal)
        }
        Command::Quiz {
            pack,
            count,
            missed,
            section,
            resume,
            seed,
        } => {
            let wish = quiz::QuizArgs {
                pack,
                count,
                seed,
                missed,
                section,
                resume,
            };
            quiz::run(&wish, folders, terminal)
        }
    };
    match result {
        Ok(code) => code,
        Err(error) => {
            let code = if matches!(error, CommandError::Unusable(_)) {
                2
            } else {
                1
            };
            // Without standard error, the exit code must do.
            if writeln!(terminal.errors, "spotter: {error}").is_err() {
                1
            } else {
                code
            }
        }
    }
}
