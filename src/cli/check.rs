//! `spotter check`: reports what is wrong with packs, in the style of a compiler.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::check::{
    Excerpt, Finding, Report, Severity, SheetWish, check_files, report_link, report_unreadable,
};
use crate::cli::check_sources::{Checked, sources, unusable_because};
use crate::cli::{CommandError, Format, Outcome, Terminal, count, sheet};
use crate::material::Problem;
use crate::storage::{Folders, RealFs, read_text};

#[derive(Clone, Debug)]
pub(super) struct CheckArgs {
    /// Ids or folders; all packs if empty.
    pub packs: Vec<String>,
    pub format: Format,
    pub warnings_as_errors: bool,
    /// A file with hashes of third-party texts, one per line, in hexadecimal.
    pub third_party: Option<PathBuf>,
    /// The folder for a sheet instead of a report, and what goes on it.
    pub sheet: Option<(PathBuf, SheetWish)>,
}

pub(super) fn run(
    args: &CheckArgs,
    folders: &Folders,
    terminal: &mut Terminal<'_>,
) -> Result<Outcome, CommandError> {
    if let Some((folder, wish)) = &args.sheet {
        return write_sheet(args, folders, (folder, wish), terminal);
    }
    let mut unusable: Vec<Problem> = Vec::new();
    let third_party = match args.third_party.as_deref().map(hashes_in) {
        Some(Ok(hashes)) => hashes,
        Some(Err(problem)) => {
            unusable.push(problem);
            BTreeSet::new()
        }
        None => BTreeSet::new(),
    };
    let sources = sources(&args.packs, folders, &mut unusable);
    let refused = sources.problems.iter();
    let links = sources.links.iter().map(|it| report_link(it));
    let mut reports: Vec<Report> = refused.map(report_unreadable).chain(links).collect();
    for Checked { source, taken_id } in &sources.packs {
        let mut report = check_files(&source.files, source.origin, &third_party);
        if let Some(problem) = taken_id {
            report.add_problem(problem, &source.files);
        }
        reports.push(report);
    }
    print_reports(args, &reports, &unusable, terminal)?;
    let blocks = |report: &Report| {
        report.count(Severity::Error) > 0
            || args.warnings_as_errors && report.count(Severity::Warning) > 0
    };
    Ok(if !unusable.is_empty() {
        Outcome::Unusable
    } else if reports.iter().any(blocks) {
        Outcome::Problems
    } else {
        Outcome::Clean
    })
}

fn write_sheet(
    args: &CheckArgs,
    folders: &Folders,
    (folder, wish): (&Path, &SheetWish),
    terminal: &mut Terminal<'_>,
) -> Result<Outcome, CommandError> {
    let mut unusable = Vec::new();
    let sources = sources(&args.packs, folders, &mut unusable);
    let refused = unusable.iter().chain(&sources.problems).next();
    match (sources.packs.as_slice(), args.packs.len(), refused) {
        ([Checked { source, .. }], 1, _) => {
            sheet::write((&source.files, source.origin), folder, wish, terminal)
        }
        (_, 1, Some(problem)) => Err(CommandError::Unusable(problem.message.clone())),
        _ => Err(CommandError::Unusable(
            "expected one pack for a sheet, by its id or its folder".to_owned(),
        )),
    }
}

/// Prints the reports; what cannot be used goes to the errors, and into the document for programs.
fn print_reports(
    args: &CheckArgs,
    reports: &[Report],
    unusable: &[Problem],
    terminal: &mut Terminal<'_>,
) -> Result<(), CommandError> {
    for problem in unusable {
        // Without standard error, the exit code must do.
        let _told = writeln!(terminal.errors, "spotter: {}", problem.message);
    }
    match args.format {
        Format::Human => reports
            .iter()
            .try_for_each(|report| print_report(report, terminal))?,
        Format::Json => {
            let of_unusable = unusable.iter().map(report_unreadable);
            let all: Vec<Report> = of_unusable.chain(reports.iter().cloned()).collect();
            let text = serde_json::to_string_pretty(&all)
                .map_err(|error| CommandError::Unusable(error.to_string()))?;
            writeln!(terminal.output, "{text}")?;
        }
    }
    Ok(())
}

fn hashes_in(file: &Path) -> Result<BTreeSet<u32>, Problem> {
    let name = file.display().to_string();
    let unusable = |why: String| unusable_because(&name, format!("{name}: {why}"));
    let text = read_text(&RealFs, file)
        .map_err(|error| unusable_because(&name, error.to_string().replace('\n', ". ")))?;
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
    let form = summary.form.as_ref();
    let form = form.map_or_else(
        || "guessing by form alone: too few questions to tell".to_owned(),
        ToString::to_string,
    );
    writeln!(terminal.output, "  {form}")?;
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
        // A finding on the folder itself has no file.
        let path = [pack, file.as_str()].join("/");
        let path = path.trim_end_matches('/');
        format!("  --> {path}{line}{column}{of}\n{excerpt}")
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
