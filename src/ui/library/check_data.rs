//! What a check of a pack shows and offers.

use crate::check::{Finding, Report, Severity};
use crate::material::Face;
use crate::model::{FlowAction, Model, PackCheck};
use crate::ui::look::phrases::{count, sentence};
use crate::ui::offer::Offer;

/// The state of a check of a pack's questions.
#[derive(Debug)]
pub struct Check<'a> {
    /// Title of the pack.
    pub title: &'a str,
    /// Leads back to the shelf.
    pub close: Offer,
    /// `None` while it runs.
    pub result: Option<CheckResult>,
    /// Worst first.
    pub findings: &'a [Finding],
    /// Index of the selected finding.
    pub row: usize,
}

/// The outcome of a check in words.
#[derive(Debug, PartialEq, Eq)]
pub struct CheckResult {
    /// Number of findings by severity.
    pub found: String,
    /// Statistics of the pack's questions.
    pub about: String,
}

/// A finding with the question that it concerns.
#[derive(Debug)]
pub struct FindingPage<'a> {
    pub finding: &'a Finding,
    /// Index in the list, from 0.
    pub row: usize,
    /// Number of findings.
    pub all: usize,
    /// `None` for a finding that concerns no single question.
    pub asked: Option<Face<'a>>,
    /// Opens the passage of its fact.
    pub passage: Option<FlowAction>,
}

/// Builds the page of the selected finding, if there is one.
pub fn finding(model: &Model) -> Option<FindingPage<'_>> {
    let (check, finding) = model.check_finding()?;
    let face = check.question_of(finding);
    Some(FindingPage {
        finding,
        row: check.row,
        all: check.findings().len(),
        asked: face.and_then(|it| model.library().face(&it)),
        passage: model.passage_of_finding(),
    })
}

/// Puts a check in words.
pub(super) fn check_of<'a>(model: &'a Model, check: &'a PackCheck) -> Check<'a> {
    let pack = model.library().pack(&check.pack);
    Check {
        title: pack.map_or(&check.pack, |it| &it.title),
        close: Offer::new("Back to the Library", FlowAction::Back),
        result: check.report.as_ref().map(|report| CheckResult {
            found: found(report),
            about: about(report),
        }),
        findings: check.findings(),
        row: check.row,
    }
}

fn found(report: &Report) -> String {
    let found = |severity: Severity, one: &str| {
        let found = report.count(severity);
        (found > 0).then(|| count(found, one))
    };
    let parts = [
        found(Severity::Error, "error"),
        found(Severity::Warning, "warning"),
        found(Severity::Info, "note"),
        (report.suppressed > 0).then(|| format!("{} waived", report.suppressed)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        return "No findings".to_owned();
    }
    parts.join(", ")
}

fn about(report: &Report) -> String {
    let summary = &report.summary;
    let used = 100 * summary.use_questions / summary.questions.max(1);
    let bare = match summary.bare_sections.as_slice() {
        [] => "Every section has facts.".to_owned(),
        [one] => format!("The section {one} has no fact."),
        many => format!("These sections have no fact: {}.", many.join(", ")),
    };
    format!(
        "{}; {used} % of questions test application. The correct option is the longest in {} of {}. {bare}",
        count(summary.questions, "question"),
        summary.longest_keys,
        summary.choices,
    )
}

/// Returns the message of a finding with a capital letter.
pub fn found_in(finding: &Finding) -> String {
    sentence(&finding.found)
}

/// Returns where a finding is: question, file and line as far as they are known.
pub fn place_of(finding: &Finding) -> String {
    let place = finding.place.as_ref().map(|place| match place.line {
        Some(line) => format!("{}, line {line}", place.file),
        None => place.file.clone(),
    });
    let parts: Vec<String> = finding.of.clone().into_iter().chain(place).collect();
    if parts.is_empty() {
        "the whole pack".to_owned()
    } else {
        parts.join(" in ")
    }
}
