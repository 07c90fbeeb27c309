//! What the Library shows and offers.

use crate::check::{Finding, Report, Severity};
use crate::material::{Face, OWN_PACK, Pack};
use crate::memory::RecordPart;
use crate::model::{CheckAction, FlowAction, Modal, Model, PackCheck, ShellAction};
use crate::ui::look::phrases::{count, sentence};
use crate::ui::offer::Offer;

/// The Library, before it is drawn.
#[derive(Debug)]
pub struct LibraryPage<'a> {
    /// In load order.
    pub packs: Vec<PackEntry<'a>>,
    /// One line for each thing that could not be loaded.
    pub problems: Vec<String>,
}

/// A pack, what it contains and what can be done with it.
#[derive(Debug)]
pub struct PackEntry<'a> {
    pub title: &'a str,
    pub about: &'a str,
    /// Only in the pack of the learner's own articles.
    pub own_articles: Vec<OwnArticle<'a>>,
    /// `None` only for the learner's own pack while it has no facts.
    pub bank: Option<Bank<'a>>,
    /// The latest check, if it was of this pack.
    pub check: Option<Check<'a>>,
}

/// An article that the learner added.
#[derive(Debug, PartialEq, Eq)]
pub struct OwnArticle<'a> {
    pub title: &'a str,
    pub remove: Offer,
}

/// The question bank of a pack.
#[derive(Debug, PartialEq, Eq)]
pub struct Bank<'a> {
    /// Version, size and licence.
    pub about: String,
    /// Credits, then the notice to the learner.
    pub notes: Vec<&'a str>,
    pub check: Offer,
    /// Accessible name of the check button, which includes the pack's title.
    pub check_name: String,
    /// Forgets all answers to the pack; `None` if there are none.
    pub start_over: Option<Offer>,
}

/// The state of a check of a pack's questions.
#[derive(Debug)]
pub struct Check<'a> {
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

/// Builds the Library page.
pub fn data(model: &Model) -> LibraryPage<'_> {
    let library = model.library();
    let packs = library.packs().iter();
    let problems = library.problems().iter();
    LibraryPage {
        packs: packs.map(|pack| entry(model, pack)).collect(),
        problems: problems.map(ToString::to_string).collect(),
    }
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

fn entry<'a>(model: &'a Model, pack: &'a Pack) -> PackEntry<'a> {
    let is_own = pack.id == OWN_PACK;
    let own = pack.articles.iter().filter(|_| is_own);
    let own = own.map(|article| OwnArticle {
        title: &article.title,
        remove: Offer::new(
            "Remove…",
            ShellAction::OpenModal(Modal::RemovingArticle(article.id.clone())),
        ),
    });
    let check = model.pack_check().filter(|it| it.pack == pack.id);
    PackEntry {
        title: &pack.title,
        about: &pack.about,
        own_articles: own.collect(),
        bank: (!is_own || !pack.facts.is_empty()).then(|| bank(model, pack)),
        check: check.map(check_of),
    }
}

fn bank<'a>(model: &Model, pack: &'a Pack) -> Bank<'a> {
    let facts = count(pack.facts.len(), "fact");
    let all = || pack.facts.iter().flat_map(|fact| &fact.questions);
    let questions = count(all().count(), "question");
    let cards = all().filter(|it| it.is_card()).count();
    let questions = match cards {
        0 => questions,
        some => format!("{questions} of which {some} are cards for drills"),
    };
    let (version, licence) = (&pack.version, &pack.licence);
    let notes = pack.credits.iter().chain([&pack.notice]);
    let notes = notes.filter(|note| !note.is_empty()).map(String::as_str);
    let answers = model.memory().answers_in(&pack.id);
    let start_over = || {
        let ask = Modal::Forgetting(RecordPart::Pack(pack.id.clone()));
        Offer::new("Reset progress…", ShellAction::OpenModal(ask))
    };
    Bank {
        about: format!("Version {version}, {facts}, {questions}. Licence {licence}."),
        notes: notes.collect(),
        check: Offer::new("Check the questions", CheckAction::Start(pack.id.clone())),
        check_name: format!("Check the questions of {}", pack.title),
        start_over: (answers > 0).then(start_over),
    }
}

fn check_of(check: &PackCheck) -> Check<'_> {
    Check {
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
        return "Nothing was found.".to_owned();
    }
    format!("Found: {}.", parts.join(", "))
}

fn about(report: &Report) -> String {
    let summary = &report.summary;
    let used = 100 * summary.use_questions / summary.questions.max(1);
    let bare = match summary.bare_sections.as_slice() {
        [] => "Each section has a fact.".to_owned(),
        bare => format!("Without a fact: {}.", bare.join(", ")),
    };
    format!(
        "{} questions, {used} % of them ask for use. {} of {} keys are the longest option. {bare}",
        summary.questions, summary.longest_keys, summary.choices
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
