//! The command line: `spotter scores`, `spotter check` and `spotter quiz`, on the same engine as the window.

mod check;
mod check_sources;
mod input;
mod lines;
mod quiz;
mod safe_output;
mod score_files;
mod scores;
mod session;
mod sheet;
mod verdict;

use std::io::{self, BufRead, ErrorKind, IsTerminal as _, Write};
use std::path::PathBuf;

use clap::builder::{OsStringValueParser, TypedValueParser as _};
use clap::{Parser, Subcommand};

use crate::check::SheetWish;
use crate::memory::Counts;
use crate::record::{Mode, Moment};
use crate::storage::{Folders, GivenFolders, StorageError};
use crate::study::{Counted, Headline, headline};

/// The arguments of the program.
#[derive(Debug, Parser)]
#[command(
    name = "spotter",
    version,
    about = "Read, recall, test yourself, and go back to the sentence you missed"
)]
pub struct Args {
    /// Folder of packs and scores
    #[arg(
        long,
        value_name = "DIR",
        env = "SPOTTER_DATA",
        global = true,
        value_parser = OsStringValueParser::new().map(PathBuf::from)
    )]
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
        /// Instead of the summary
        #[command(subcommand)]
        what: Option<ScoresCommand>,
    },
    /// Load packs and print what is wrong with them: exit 0 clean, 1 errors, 2 unusable input
    Check {
        /// Pack ids or folders; all packs if omitted
        packs: Vec<String>,
        /// How findings are printed
        #[arg(long, value_enum, default_value = "human")]
        format: Format,
        /// Exit 1 for warnings too
        #[arg(long)]
        warnings_as_errors: bool,
        /// A file with hashes of eight-word runs of third-party texts, one per line
        #[arg(long, value_name = "FILE")]
        third_party: Option<PathBuf>,
        /// Instead of checking
        #[command(flatten)]
        sheet: SheetArgs,
    },
    /// Ask questions line by line
    Quiz {
        /// Pack id; the first pack if omitted
        pack: Option<String>,
        /// Ask at most N questions [default: 10; all with --missed]
        #[arg(long, value_name = "N")]
        count: Option<usize>,
        /// Ask missed questions
        #[arg(long, conflicts_with_all = ["section", "resume"])]
        missed: bool,
        /// Ask one section of the article
        #[arg(long, value_name = "ID", conflicts_with = "resume")]
        section: Option<String>,
        /// Resume the last unfinished quiz or drill
        #[arg(long, conflicts_with_all = ["pack", "count", "seed"])]
        resume: bool,
        /// Draw the same questions in the same order for the same S
        #[arg(long, value_name = "S")]
        seed: Option<u64>,
        /// Ask before each verdict how sure you are
        #[arg(long)]
        confidence: bool,
        /// Ask why you missed a question
        #[arg(long)]
        cause: bool,
    },
}

/// Arguments for blind reading.
#[derive(Debug, Default, clap::Args)]
pub struct SheetArgs {
    /// Draw questions of one pack for blind reading into DIR, and their keys beside it
    #[arg(long, value_name = "DIR", conflicts_with = "score")]
    sheet: Option<PathBuf>,
    /// Draw the same sheet for the same N
    #[arg(long, value_name = "N", requires = "sheet")]
    seed: Option<u64>,
    /// Draw from one topic
    #[arg(long, value_name = "T", requires = "sheet")]
    domain: Option<String>,
    /// Draw at most N questions
    #[arg(long, value_name = "N", requires = "sheet")]
    sample: Option<usize>,
    /// Replace words of meaning by invented ones
    #[arg(long, requires = "sheet")]
    masked: bool,
    /// Hold a file of answers against the keys of a sheet
    #[arg(long, value_names = ["DIR", "ANSWERS"], num_args = 2)]
    score: Option<Vec<PathBuf>>,
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
    /// Print every line that the app did not write like this; exit 1 if there is one
    Check,
    /// Print every answer as a table for a spreadsheet or a database
    Csv,
    /// Take in the score files of other folders; without --yes, print what that would do
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
    /// Determines the folders from the arguments and the environment; `home` is the value of `SPOTTER_HOME`. Empty ones
    /// count as not given.
    pub fn folders(&self, home: Option<PathBuf>) -> Result<Folders, StorageError> {
        let is_given = |path: &PathBuf| !path.as_os_str().is_empty();
        Folders::find(GivenFolders {
            data: self.data.clone().filter(is_given),
            home: home.filter(is_given),
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
    #[error("cannot read or write in the terminal: {0}")]
    Terminal(#[from] io::Error),
    #[error("cannot save the answer: {0}")]
    NotSaved(String),
    /// The arguments or files named cannot be used; the exit code is 2 instead of 1.
    #[error("{0}")]
    Unusable(String),
}

/// How a command ended that did what it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Exit code 0.
    Clean,
    /// Something is wrong with what was looked at: exit code 1.
    Problems,
    /// Something that was named cannot be used, and was told: exit code 2.
    Unusable,
}

/// Runs a command on the standard streams of this process; returns its exit code.
pub fn run_in_terminal(
    command: Command,
    folders: &Folders,
    clock: fn() -> Moment,
    seed: u64,
) -> u8 {
    let mut output = io::stdout().lock();
    // A table goes to programs as it is, but a person may also just look at it.
    let steering = if output.is_terminal() {
        safe_output::Steering::Shown
    } else {
        safe_output::Steering::PassedOn
    };
    let mut terminal = Terminal {
        input: &mut io::stdin().lock(),
        output: &mut safe_output::SafeOutput::new(&mut output, steering),
        errors: &mut io::stderr().lock(),
        clock,
        seed,
    };
    run(command, folders, &mut terminal)
}

/// Runs a command, with errors printed to the terminal; returns its exit code.
pub fn run(command: Command, folders: &Folders, terminal: &mut Terminal<'_>) -> u8 {
    let steering = command.steering();
    let mut output = safe_output::SafeOutput::new(&mut *terminal.output, steering);
    let mut errors =
        safe_output::SafeOutput::new(&mut *terminal.errors, safe_output::Steering::Shown);
    let mut terminal = Terminal {
        input: &mut *terminal.input,
        output: &mut output,
        errors: &mut errors,
        clock: terminal.clock,
        seed: terminal.seed,
    };
    match command.run(folders, &mut terminal) {
        Ok(Outcome::Clean) => 0,
        Ok(Outcome::Problems) => 1,
        Ok(Outcome::Unusable) => 2,
        // Whoever read the output has seen enough, as `head` has.
        Err(CommandError::Terminal(error)) if error.kind() == ErrorKind::BrokenPipe => 0,
        Err(error) => {
            let code = match error {
                CommandError::Unusable(_) => 2,
                CommandError::Storage(_)
                | CommandError::Terminal(_)
                | CommandError::NotSaved(_) => 1,
            };
            // Without standard error, the exit code must do.
            let _told = writeln!(terminal.errors, "spotter: {error}");
            code
        }
    }
}

impl Command {
    /// How its output treats characters that steer a terminal.
    fn steering(&self) -> safe_output::Steering {
        match self {
            Self::Scores {
                what: Some(ScoresCommand::Csv),
                ..
            } => safe_output::Steering::PassedOn,
            Self::Check {
                format: Format::Json,
                ..
            } => safe_output::Steering::Escaped,
            Self::Scores { .. } | Self::Check { .. } | Self::Quiz { .. } => {
                safe_output::Steering::Shown
            }
        }
    }

    fn run(self, folders: &Folders, terminal: &mut Terminal<'_>) -> Result<Outcome, CommandError> {
        match self {
            Self::Scores { json, what: None } => {
                let format = if json { Format::Json } else { Format::Human };
                scores::run(format, folders, terminal)
            }
            Self::Scores {
                what: Some(what), ..
            } => what.run(folders, terminal),
            Self::Check {
                packs,
                format,
                warnings_as_errors,
                third_party,
                sheet,
            } => {
                if let Some([folder, answers]) = sheet.score.as_deref() {
                    return sheet::score(folder, answers, terminal);
                }
                let seed = terminal.seed;
                let args = check::CheckArgs {
                    packs,
                    format,
                    warnings_as_errors,
                    third_party,
                    sheet: sheet.wish(seed),
                };
                check::run(&args, folders, terminal)
            }
            Self::Quiz {
                pack,
                count,
                missed,
                section,
                resume,
                seed,
                confidence,
                cause,
            } => {
                let source = match section {
                    _ if resume => quiz::QuizSource::Unfinished,
                    _ if missed => quiz::QuizSource::Missed,
                    Some(section) => quiz::QuizSource::Section(section),
                    None => quiz::QuizSource::Pack,
                };
                let args = quiz::QuizArgs {
                    pack,
                    source,
                    count,
                    seed,
                    asking: session::Asking { confidence, cause },
                };
                quiz::run(&args, folders, terminal)
            }
        }
    }
}

impl SheetArgs {
    /// Returns the folder and what goes into it; without a seed of its own the sheet has that of the terminal.
    fn wish(self, seed: u64) -> Option<(PathBuf, SheetWish)> {
        let wish = SheetWish {
            seed: self.seed.unwrap_or(seed),
            topic: self.domain,
            sample: self.sample,
            masked: self.masked,
        };
        Some((self.sheet?, wish))
    }
}

impl ScoresCommand {
    fn run(self, folders: &Folders, terminal: &mut Terminal<'_>) -> Result<Outcome, CommandError> {
        match self {
            Self::Check => score_files::check(folders, terminal),
            Self::Csv => score_files::csv(folders, terminal),
            Self::Merge { folders: from, yes } => {
                let mode = if yes {
                    score_files::MergeMode::CarryOut
                } else {
                    score_files::MergeMode::Preview
                };
                score_files::merge(&from, mode, folders, terminal)
            }
        }
    }
}

/// The figure that a session is known by, and all answers where those are more.
fn score_words(mode: &Mode, counts: Counts) -> String {
    let Headline {
        right,
        of,
        counts: counted,
    } = headline(mode, counts);
    let (all_right, all) = (counts.right, counts.answers);
    match counted {
        Counted::AllAnswers => format!("{right} of {of} right"),
        Counted::FirstAttempts if all > of => {
            format!("{right} of {of} right at first attempt, {all_right} of {all} in all")
        }
        Counted::FirstAttempts => format!("{right} of {of} right at first attempt"),
    }
}

/// A number with its noun, such as `1 problem` and `2 problems`.
fn count(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        _ => format!("{number} {noun}s"),
    }
}
