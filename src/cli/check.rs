//! `spotter check`: reports what is wrong with packs, in the style of a compiler.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::check::{Excerpt, Finding, Report, Severity, check_files};
use crate::cli::{CommandError, Format, Outcome, Terminal, count};
use crate::material::{Origin, Problem, load_pack};
use crate::storage::{Folders, PackSource, RealFs, pack_sources, read_folder, read_text};

#[derive(Clone, Debug)]
pub(super) struct CheckArgs {
    /// Ids or folders; all packs if empty.
    pub packs: Vec<String>,
    pub format: Format,
    pub warnings_as_errors: bool,
    /// A file with hashes of third-party texts, one per line, in hexadecimal.
    pub third_party: Option<PathBuf>,
}

pub(super) fn run(
    args: &CheckArgs,
    folders: &Folders,
    terminal: &mut Terminal<'_>,
) -> Result<Outcome, CommandError> {
    let third_party = match &args.third_party {
        Some(file) => hashes_in(file)?,
        None => BTreeSet::new(),
    };
    let sources = sources(&args.packs, folders)?;
    let refused = sources.problems.iter();
    let mut reports: Vec<Report> = refused.map(|it| Report::refused(&it.pack, it)).collect();
    for Checked { source, taken_id } in &sources.packs {
        let mut report = check_files(&source.files, source.origin, &third_party);
        if let Some(problem) = taken_id {
            report.add_problem(problem);
        }
        reports.push(report);
    }
    match args.format {
        Format::Human => reports
            .iter()
            .try_for_each(|report| print_report(report, terminal))?,
        Format::Json => {
            let text = serde_json::to_string_pretty(&reports)
                .map_err(|error| CommandError::Unusable(error.to_string()))?;
            writeln!(terminal.output, "{text}")?;
        }
    }
    let blocks = |report: &Report| {
        report.count(Severity::Error) > 0
            || args.warnings_as_errors && report.count(Severity::Warning) > 0
    };
    Ok(if reports.iter().any(blocks) {
        Outcome::Problems
    } else {
        Outcome::Clean
    })
}

/// A pack to check.
#[derive(Clone)]
struct Checked {
    source: PackSource,
    /// Set if an earlier pack has its id.
    taken_id: Option<Problem>,
}

/// What is checked.
#[derive(Default)]
struct Sources {
    packs: Vec<Checked>,
    /// What is wrong with packs that could not be read.
    problems: Vec<Problem>,
}

/// The ids of packs seen so far, each with the first pack that has it.
#[derive(Default)]
struct Ids(BTreeMap<String, String>);

impl Ids {
    /// Takes the next pack, in the order in which packs are loaded: the first one keeps its id.
    fn take(&mut self, source: PackSource, place: &Path) -> Checked {
        let loaded = load_pack(&source.files, source.origin).ok();
        let taken_id = loaded.and_then(|(pack, _)| {
            let first = self.0.get(&pack.id);
            let problem =
                first.map(|first| Problem::taken_id(&pack.id, &source.files.folder, first));
            let own = || match source.origin {
                Origin::Bundled => format!("the bundled pack {:?}", pack.title),
                Origin::Own => format!("the pack {:?} in {}", pack.title, place.display()),
            };
            self.0.entry(pack.id.clone()).or_insert_with(own);
            problem
        });
        Checked { source, taken_id }
    }
}

/// Returns the packs that are named, or all if none is.
fn sources(names: &[String], folders: &Folders) -> Result<Sources, CommandError> {
    let known = pack_sources(&RealFs, &folders.packs());
    let mut ids = Ids::default();
    let take = |source: PackSource| {
        let place = folders.packs().join(&source.files.folder);
        ids.take(source, &place)
    };
    let known = Sources {
        packs: known.packs.into_iter().map(take).collect(),
        problems: known.problems,
    };
    if names.is_empty() {
        return Ok(known);
    }
    let mut found = Sources::default();
    // Folders may lie anywhere, so that only those named together are compared.
    let mut ids = Ids::default();
    for name in names {
        let folder = Path::new(name);
        if folder.is_dir() {
            if !folder.join("pack.ron").is_file() {
                return Err(CommandError::Unusable(format!(
                    "found no pack.ron in {name}, expected the folder of a pack"
                )));
            }
            let source = PackSource {
                files: read_folder(&RealFs, folder)?,
                origin: Origin::Own,
            };
            found.packs.push(ids.take(source, folder));
        } else if let Some(pack) = known.packs.iter().find(|it| is_called(&it.source, name)) {
            found.packs.push(pack.clone());
        } else if let Some(problem) = known.problems.iter().find(|it| it.pack == *name) {
            found.problems.push(problem.clone());
        } else {
            let names: Vec<&str> = known
                .packs
                .iter()
                .map(|it| it.source.files.folder.as_str())
                .collect();
            return Err(CommandError::Unusable(format!(
                "found no pack \"{name}\", expected a folder or one of: {}",
                names.join(", ")
            )));
        }
    }
    Ok(found)
}

/// Whether a pack has this id or folder name.
fn is_called(PackSource { files, origin }: &PackSource, name: &str) -> bool {
    files.folder == name || load_pack(files, *origin).is_ok_and(|(pack, _)| pack.id == name)
}

fn hashes_in(file: &Path) -> Result<BTreeSet<u32>, CommandError> {
    let unusable = |why: String| CommandError::Unusable(format!("{}: {why}", file.display()));
    let text = read_text(&RealFs, file)?;
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            u32::from_str_radix(line, 16).map_err(|error| {
                unusable(format!(
                    "found \"{line}\", expected eight hexadecimal digits: {error}"
                ))
            })
        })
        .collect()
}

fn print_report(report: &Report, terminal: &mut Terminal<'_>) -> Result<(), CommandError> {
    for finding in &report.findings {
        writeln!(terminal.output, "{}", format_finding(&report.pack, finding))?;
    }
    let summary = &report.summary;
    writeln!(
        terminal.output,
        "{}: {}, {}, {}; {}, {}, {} noted, {} suppressed",
        report.pack,
        count(summary.facts, "fact"),
        count(summary.questions, "question"),
        count(summary.sections, "section"),
        count(report.count(Severity::Error), "error"),
        count(report.count(Severity::Warning), "warning"),
        report.count(Severity::Info),
        report.suppressed,
    )?;
    let evidence: Vec<String> = summary
        .evidence
        .iter()
        .map(|(kind, count)| format!("{kind} {count}"))
        .collect();
    let bare = if summary.bare_sections.is_empty() {
        "each section has a fact".to_owned()
    } else {
        format!(
            "sections without a fact: {}",
            summary.bare_sections.join(", ")
        )
    };
    writeln!(
        terminal.output,
        "  {bare}; evidence: {}",
        evidence.join(", ")
    )?;
    let share = |part: usize, all: usize| 100 * part / all.max(1);
    writeln!(
        terminal.output,
        "  {} % ask for use; {} of {} keys are the longest option; {} keys and {} distractors that differ; third-party texts: {}",
        share(summary.use_questions, summary.questions),
        summary.longest_keys,
        summary.choices,
        summary.distinct_keys,
        summary.distinct_distractors,
        if summary.third_party_checked {
            "checked"
        } else {
            "not checked"
        },
    )?;
    Ok(())
}

/// Formats a finding as compilers do: what and where, the line with its words marked, why, and how to fix it.
fn format_finding(pack: &str, finding: &Finding) -> String {
    let heading = format!(
        "{}[{}]: {}\n",
        finding.severity.word(),
        finding.id,
        finding.found
    );
    let place = finding.place.as_ref().map(|place| {
        let number = |it: Option<usize>| it.map_or_else(String::new, |it| format!(":{it}"));
        let (file, line, column) = (&place.file, number(place.line), number(place.column));
        let of = finding.of.as_ref();
        let of = of.map_or_else(String::new, |it| format!(" ({it})"));
        let excerpt = place.excerpt.as_ref().map_or_else(String::new, |it| {
            let (text, under) = window(it, place.column);
            format!("   | {text}\n   | {under}\n")
        });
        format!("  --> {pack}/{file}{line}{column}{of}\n{excerpt}")
    });
    let advice = format!("   = why: {}\n   = help: {}\n", finding.why, finding.help);
    [heading, place.unwrap_or_default(), advice].concat()
}

/// Cuts a line down to the part around the words in question; also returns the marks to print under it. `column` counts
/// characters from 1.
fn window(excerpt: &Excerpt, column: Option<usize>) -> (String, String) {
    const BEFORE: usize = 30;
    const WIDTH: usize = 110;
    let at = column.map_or(0, |it| it.saturating_sub(1));
    let from = at.saturating_sub(BEFORE);
    let line: String = excerpt.text.chars().skip(from).take(WIDTH).collect();
    let marks = excerpt.length.max(1).min(WIDTH.saturating_sub(at - from));
    (
        line,
        format!("{}{}", " ".repeat(at - from), "^".repeat(marks)),
    )
}
