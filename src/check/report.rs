//! The findings of all checks, and a summary of the pack.

use std::collections::HashSet;

use serde::Serialize;

use crate::check::bank::longest_keys;
use crate::check::hit::Flaw;
use crate::check::item::Item;
use crate::check::item::text::Text;
use crate::check::locate::LineFinder;
use crate::check::table::{RULES, Rule, Severity};
use crate::material::{Level, Pack, Problem};

/// A flaw, with its position in the pack and the rule behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The check's id, such as `L20`.
    pub id: &'static str,
    pub severity: Severity,
    /// Relative to the pack's folder; empty for the whole pack.
    pub file: String,
    /// From 1; 0 if unknown.
    pub line: usize,
    /// In characters, from 1; 0 if unknown.
    pub column: usize,
    /// The whole line.
    pub text: String,
    /// How many characters are meant, from `column` on.
    pub length: usize,
    /// The question, as `fact/question`; empty for the whole pack.
    pub of: String,
    pub found: String,
    pub why: &'static str,
    /// How to fix it.
    pub help: &'static str,
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
    pub evidence: Vec<(String, usize)>,
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

/// Returns the rule with this id. An unknown id is a bug in this program, and reads as the first rule.
fn rule(id: &str) -> &'static Rule {
    RULES.iter().find(|it| it.id == id).unwrap_or(&RULES[0])
}

impl Report {
    pub(super) fn begin(pack: &Pack, problems: &[Problem], third_party_checked: bool) -> Self {
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
        let mut evidence: Vec<(String, usize)> = Vec::new();
        for fact in &pack.facts {
            let word = format!("{:?}", fact.evidence);
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
            third_party_checked,
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

    pub(super) fn add(
        &mut self,
        places: &LineFinder<'_>,
        item: &Item<'_>,
        id: &'static str,
        hit: Flaw,
    ) {
        let waived = item
            .question
            .lint_allow
            .iter()
            .any(|it| it == id || id.strip_suffix('b') == Some(it));
        if waived && !item.question.lint_reason.trim().is_empty() {
            self.suppressed += 1;
            return;
        }
        let rule = rule(id);
        let place = places.find(&item.fact.id, &item.question.id, &hit.mark);
        self.findings.push(Finding {
            id: rule.id,
            severity: rule.severity,
            file: place.file,
            line: place.line,
            column: place.column,
            text: place.text,
            length: place.length,
            of: format!("{}/{}", item.fact.id, item.question.id),
            found: hit.found,
            why: rule.why,
            help: rule.help,
        });
    }

    pub(super) fn add_for_all(&mut self, id: &'static str, hit: Flaw) {
        let rule = rule(id);
        self.findings.push(Finding {
            id: rule.id,
            severity: rule.severity,
            file: String::new(),
            line: 0,
            column: 0,
            text: String::new(),
            length: 0,
            of: String::new(),
            found: hit.found,
            why: rule.why,
            help: rule.help,
        });
    }

    pub(super) fn finish(&mut self, items: &[Item<'_>]) {
        let choices: Vec<&Item<'_>> = items.iter().filter(|it| it.is_choice()).collect();
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
        summary.longest_keys = longest_keys(&choices);
        summary.distinct_keys = keys.len();
        summary.distinct_distractors = distractors.len();
        self.findings.sort_by(|a, b| {
            (&a.file, a.line, a.column, a.id).cmp(&(&b.file, b.line, b.column, b.id))
        });
    }

    /// Returns how many findings have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings
            .iter()
            .filter(|it| it.severity == severity)
            .count()
    }
}

impl Finding {
    /// Turns what could not be loaded into a finding.
    pub fn of_problem(problem: &Problem) -> Self {
        let rule = rule("L01");
        let path = if problem.path.is_empty() {
            String::new()
        } else {
            format!("{}: ", problem.path)
        };
        Self {
            id: rule.id,
            severity: rule.severity,
            file: problem.file.clone(),
            line: problem.line,
            column: problem.column,
            text: String::new(),
            length: 0,
            of: String::new(),
            found: format!("{path}{}", problem.message),
            why: rule.why,
            help: rule.help,
        }
    }
}
