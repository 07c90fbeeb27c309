//! The findings of all checks, and a summary of the pack.

use std::collections::HashSet;

use serde::{Serialize, Serializer};

use crate::check::bank::{Bank, longest_keys};
use crate::check::flaw::{Flaw, ItemFlaw};
use crate::check::item::text::Text;
use crate::check::item::{Context, Item};
use crate::check::locate::{LineFinder, Place};
use crate::check::table::{Check, RULES, Rule, Severity, UNREADABLE};
use crate::material::{Evidence, Level, Problem};

/// A flaw, with its position in the pack and the rule behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The check's id, such as `L20`.
    pub id: &'static str,
    pub severity: Severity,
    /// `None` for the whole pack.
    pub place: Option<Place>,
    /// The question, as `fact/question`; `None` for the whole pack, or a file of it.
    pub of: Option<String>,
    pub found: String,
    pub why: &'static str,
    /// How to fix it.
    pub help: &'static str,
}

impl Finding {
    fn of(rule: &Rule, place: Option<Place>, of: Option<String>, found: String) -> Self {
        Self {
            id: rule.id,
            severity: rule.severity,
            place,
            of,
            found,
            why: rule.why,
            help: rule.help,
        }
    }

    /// Turns what could not be loaded into a finding.
    fn of_problem(problem: &Problem) -> Self {
        let known = |number: usize| Some(number).filter(|it| *it > 0);
        let place = (!problem.file.is_empty()).then(|| Place {
            file: problem.file.clone(),
            line: known(problem.line),
            column: known(problem.column),
            excerpt: None,
        });
        let found = match problem.path.as_str() {
            "" => problem.message.clone(),
            path => format!("{path}: {}", problem.message),
        };
        Self::of(&UNREADABLE, place, None, found)
    }
}

/// The fields of a finding as programs read them: what is not known is 0 or empty.
#[derive(Serialize)]
struct WrittenFinding<'a> {
    id: &'a str,
    severity: Severity,
    file: &'a str,
    line: usize,
    column: usize,
    text: &'a str,
    length: usize,
    of: &'a str,
    found: &'a str,
    why: &'a str,
    help: &'a str,
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let place = self.place.as_ref();
        let excerpt = place.and_then(|it| it.excerpt.as_ref());
        let written = WrittenFinding {
            id: self.id,
            severity: self.severity,
            file: place.map_or("", |it| &it.file),
            line: place.and_then(|it| it.line).unwrap_or(0),
            column: place.and_then(|it| it.column).unwrap_or(0),
            text: excerpt.map_or("", |it| &it.text),
            length: excerpt.map_or(0, |it| it.length),
            of: self.of.as_deref().unwrap_or_default(),
            found: &self.found,
            why: self.why,
            help: self.help,
        };
        written.serialize(serializer)
    }
}

/// Counts over the contents of a pack.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    pub facts: usize,
    pub questions: usize,
    pub sections: usize,
    /// Ids of the sections without a fact.
    pub bare_sections: Vec<String>,
    /// The number of facts for each kind of evidence, in order of first appearance.
    pub evidence: Vec<(&'static str, usize)>,
    /// Questions that ask for use of a fact rather than its recall.
    pub use_questions: usize,
    /// Questions with one key among several options.
    pub choices: usize,
    /// How many of `choices` have a key that is longer than every other option.
    pub longest_keys: usize,
    /// The number of different texts of keys.
    pub distinct_keys: usize,
    /// The number of different texts of distractors.
    pub distinct_distractors: usize,
    /// Whether there were hashes of third-party texts to compare with.
    pub third_party_checked: bool,
}

/// Everything that was found in a pack.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The pack's id, or its folder if it could not be loaded.
    pub pack: String,
    /// Sorted by file and position.
    pub findings: Vec<Finding>,
    /// How many findings the author waived with a reason.
    pub suppressed: usize,
    pub summary: Summary,
}

/// Returns the word for the kind of work behind a fact, as packs write it.
fn word_of(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Article => "Article",
        Evidence::Definition => "Definition",
        Evidence::Human => "Human",
        Evidence::Meta => "Meta",
        Evidence::Review => "Review",
        Evidence::Animal => "Animal",
        Evidence::Cell => "Cell",
    }
}

impl Report {
    pub(super) fn begin(context: &Context<'_>, problems: &[Problem]) -> Self {
        let pack = context.pack;
        let mut report = Self {
            pack: pack.id.clone(),
            ..Self::default()
        };
        let own = pack.facts.iter();
        let has_fact = |section: &str| {
            own.clone().any(|fact| {
                fact.passage
                    .as_ref()
                    .is_some_and(|it| it.section == section)
            })
        };
        let bare = pack
            .sections()
            .filter(|it| !it.id.is_empty() && !has_fact(&it.id));
        let mut evidence: Vec<(&'static str, usize)> = Vec::new();
        for fact in &pack.facts {
            let word = word_of(fact.evidence);
            match evidence.iter_mut().find(|(known, _)| *known == word) {
                Some((_, count)) => *count += 1,
                None => evidence.push((word, 1)),
            }
        }
        report.summary = Summary {
            facts: pack.facts.len(),
            sections: pack.sections().count(),
            bare_sections: bare.map(|it| it.id.clone()).collect(),
            evidence,
            third_party_checked: !context.third_party.is_empty(),
            ..Summary::default()
        };
        report
            .findings
            .extend(problems.iter().map(Finding::of_problem));
        report
    }

    /// Returns the report on a pack that could not be loaded at all.
    pub fn refused(folder: &str, problem: &Problem) -> Self {
        let mut report = Self {
            pack: folder.to_owned(),
            ..Self::default()
        };
        report.findings.push(Finding::of_problem(problem));
        report
    }

    /// Adds what is wrong with the pack beside others, before all else.
    pub fn add_problem(&mut self, problem: &Problem) {
        self.findings.insert(0, Finding::of_problem(problem));
    }

    /// Runs all checks, and counts the questions.
    pub(super) fn add_all(&mut self, bank: &Bank<'_, '_>, places: &LineFinder<'_>) {
        for item in bank.items {
            // All checks of one question in a row, since they split its texts into words only once.
            for rule in &RULES {
                if let Check::Question(check) = rule.check
                    && let Some(flaw) = check(item)
                {
                    self.add(rule, item, flaw, places);
                }
            }
        }
        for rule in &RULES {
            match rule.check {
                Check::Reading | Check::Question(_) => {}
                Check::Comparison(check) => {
                    for ItemFlaw { item, flaw } in check(bank) {
                        if let Some(item) = bank.items.get(item) {
                            self.add(rule, item, flaw, places);
                        }
                    }
                }
                Check::Topics(check) => {
                    for flaw in check(bank) {
                        self.add_for_all(rule, flaw);
                    }
                }
                Check::Pack(check) => {
                    if let Some(flaw) = check(bank) {
                        self.add_for_all(rule, flaw);
                    }
                }
            }
        }
        self.finish(bank);
    }

    /// Adds a flaw of a question, unless the question waives the check with a reason.
    fn add(&mut self, rule: &Rule, item: &Item<'_>, flaw: Flaw, places: &LineFinder<'_>) {
        let question = item.question;
        // To waive a check waives its variant too, as L62 does L62b.
        let is_this = |it: &String| it == rule.id || rule.id.strip_suffix('b') == Some(it);
        let waived = question.lint_allow.iter().any(is_this);
        if waived && !question.lint_reason.trim().is_empty() {
            self.suppressed += 1;
            return;
        }
        let place = places.find(&item.fact.id, &question.id, flaw.mark.as_deref());
        let of = format!("{}/{}", item.fact.id, question.id);
        let finding = Finding::of(rule, place, Some(of), flaw.found);
        self.findings.push(finding);
    }

    /// Adds a flaw of the whole pack.
    fn add_for_all(&mut self, rule: &Rule, flaw: Flaw) {
        let finding = Finding::of(rule, None, None, flaw.found);
        self.findings.push(finding);
    }

    /// Counts the questions, and sorts the findings by file and position.
    fn finish(&mut self, bank: &Bank<'_, '_>) {
        let Bank { items, choices, .. } = bank;
        let keys: HashSet<&str> = choices
            .iter()
            .filter_map(|it| it.key())
            .map(Text::as_str)
            .collect();
        let distractors: HashSet<&str> = choices
            .iter()
            .flat_map(|it| it.distractors.iter().map(Text::as_str))
            .collect();
        let summary = &mut self.summary;
        summary.questions = items.len();
        summary.use_questions = items
            .iter()
            .filter(|it| it.question.level == Level::Use)
            .count();
        summary.choices = choices.len();
        summary.longest_keys = longest_keys(choices);
        summary.distinct_keys = keys.len();
        summary.distinct_distractors = distractors.len();
        let position = |it: &Finding| {
            let place = it.place.as_ref();
            place.map(|it| (it.file.clone(), it.line, it.column))
        };
        self.findings.sort_by_cached_key(|it| (position(it), it.id));
    }

    /// Returns how many findings have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings
            .iter()
            .filter(|it| it.severity == severity)
            .count()
    }
}
