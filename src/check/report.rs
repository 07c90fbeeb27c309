//! The findings of all checks, and a summary of the pack.

use std::collections::{BTreeSet, HashSet};

use serde::Serialize;

use crate::check::bank::Bank;
use crate::check::bank::spread::longest_keys;
use crate::check::finding::Finding;
use crate::check::flaw::{BankFlaw, Flaw, Subject};
use crate::check::form::{FormReport, Tell};
use crate::check::item::text::Text;
use crate::check::item::{Context, Item};
use crate::check::locate::LineFinder;
use crate::check::table::{Check, Rule, Severity, rules};
use crate::material::{Evidence, Level, Pack, PackFiles, Problem};

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
    /// How far form alone carries; `None` for too few questions to tell.
    pub form: Option<FormReport>,
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
    /// Returns the report on a pack that could not be loaded at all.
    pub(super) fn refused(folder: &str, problems: &[Problem], places: &LineFinder<'_>) -> Self {
        let found = problems.iter().map(|it| Finding::of_problem(it, places));
        Self {
            pack: folder.to_owned(),
            findings: found.chain(places.links().map(Finding::of_link)).collect(),
            ..Self::default()
        }
    }

    /// Adds what is wrong with the pack beside others, before all else.
    pub fn add_problem(&mut self, problem: &Problem, files: &PackFiles) {
        let places = LineFinder::of(files, std::slice::from_ref(problem));
        self.findings
            .insert(0, Finding::of_problem(problem, &places));
    }

    /// Returns how many findings have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings
            .iter()
            .filter(|it| it.severity == severity)
            .count()
    }
}

/// A report in the making.
pub(super) struct Reporter<'r, 'b, 'a> {
    context: &'r Context<'a>,
    bank: &'r Bank<'b, 'a>,
    places: &'r LineFinder<'r>,
    report: Report,
    /// The waivers that let a flaw pass: index of the question, and id of the check.
    used: BTreeSet<(usize, &'static str)>,
}

impl<'r, 'b, 'a> Reporter<'r, 'b, 'a> {
    pub(super) fn new(
        context: &'r Context<'a>,
        bank: &'r Bank<'b, 'a>,
        places: &'r LineFinder<'r>,
    ) -> Self {
        Self {
            context,
            bank,
            places,
            report: Report {
                pack: context.pack.id.clone(),
                ..Report::default()
            },
            used: BTreeSet::new(),
        }
    }

    /// Runs all checks, and counts what is in the pack.
    pub(super) fn run(mut self, problems: &[Problem]) -> Report {
        let found = problems
            .iter()
            .map(|it| Finding::of_problem(it, self.places));
        self.report.findings.extend(found);
        let links = self.places.links().map(Finding::of_link);
        self.report.findings.extend(links);
        let items = self.bank.items;
        for (place, item) in items.iter().enumerate() {
            // All checks of one question in a row, since they split its texts into words only once.
            for rule in rules() {
                if let Check::Question(check) = rule.check
                    && let Some(flaw) = check(item)
                {
                    self.add(rule, place, flaw);
                }
            }
        }
        self.check_facts();
        for rule in rules() {
            if let Check::Bank(check) = rule.check {
                for BankFlaw { of, flaw } in check(self.bank) {
                    match of {
                        Subject::Question(place) => self.add(rule, place, flaw),
                        Subject::Fact(_)
                        | Subject::Topic(_)
                        | Subject::Source(_)
                        | Subject::Section(_)
                        | Subject::Pack => self.add_elsewhere(rule, &of, flaw),
                    }
                }
            }
        }
        self.check_waivers();
        self.report.summary = summary(self.context, self.bank);
        self.tell_form();
        let position = |it: &Finding| {
            let place = it.place.as_ref();
            place.map(|it| (it.file.clone(), it.line, it.column))
        };
        self.report
            .findings
            .sort_by_cached_key(|it| (position(it), it.id));
        self.report
    }

    /// Adds a flaw of a question, unless the question waives the check with a reason. Errors are never waived.
    fn add(&mut self, rule: &Rule, place: usize, flaw: Flaw) {
        let Some(item) = self.bank.items.get(place) else {
            return;
        };
        let severity = rule.severity_in(self.context.origin);
        if severity != Severity::Error && waives(item, rule) {
            self.used.insert((place, rule.id));
            if !item.question.lint_reason.trim().is_empty() {
                self.report.suppressed += 1;
                return;
            }
        }
        let (fact, question) = (&item.fact.id, &item.question.id);
        let at = self.places.question(fact, question, flaw.mark.as_deref());
        let finding = Finding::of(rule, severity, (at, Some(item.address())), flaw.found);
        self.report.findings.push(finding);
    }

    /// Adds a flaw that is not one of a question.
    fn add_elsewhere(&mut self, rule: &Rule, of: &Subject, flaw: Flaw) {
        let severity = rule.severity_in(self.context.origin);
        let at = self
            .places
            .subject(self.context.pack, (of, None), flaw.mark.as_deref());
        let named = match of {
            Subject::Fact(id) => Some(id.clone()),
            Subject::Question(_)
            | Subject::Topic(_)
            | Subject::Source(_)
            | Subject::Section(_)
            | Subject::Pack => None,
        };
        let finding = Finding::of(rule, severity, (at, named), flaw.found);
        self.report.findings.push(finding);
    }

    /// Runs the checks of facts; a flaw passes if a question of the fact waives the check with a reason.
    fn check_facts(&mut self) {
        let mut first = 0;
        for fact in &self.context.pack.facts {
            let own = first..first + fact.questions.len();
            first = own.end;
            for rule in rules() {
                let Check::Fact(check) = rule.check else {
                    continue;
                };
                let Some(flaw) = check(self.context, fact) else {
                    continue;
                };
                let waiving = own.clone().find(|place| {
                    let item = self.bank.items.get(*place);
                    item.is_some_and(|it| {
                        waives(it, rule) && !it.question.lint_reason.trim().is_empty()
                    })
                });
                let is_error = rule.severity_in(self.context.origin) == Severity::Error;
                if let Some(place) = waiving.filter(|_| !is_error) {
                    self.used.insert((place, rule.id));
                    self.report.suppressed += 1;
                    continue;
                }
                self.add_elsewhere(rule, &Subject::Fact(fact.id.clone()), flaw);
            }
        }
    }

    /// L107: how far form alone carries.
    fn tell_form(&mut self) {
        let rule = rules().iter().find(|it| matches!(it.check, Check::Form));
        let Some((rule, form)) = rule.zip(self.report.summary.form.as_ref()) else {
            return;
        };
        let severity = if form.is_telling() {
            rule.severity
        } else {
            Severity::Info
        };
        let tells = form.tells.iter().map(Tell::words);
        let found: Vec<String> = std::iter::once(form.to_string()).chain(tells).collect();
        let at = self
            .places
            .subject(self.context.pack, (&Subject::Pack, None), None);
        let finding = Finding::of(rule, severity, (at, None), found.join("; "));
        self.report.findings.push(finding);
    }

    /// L13: waivers that waive nothing.
    fn check_waivers(&mut self) {
        let Some(rule) = rules().iter().find(|it| matches!(it.check, Check::Waivers)) else {
            return;
        };
        for (place, item) in self.bank.items.iter().enumerate() {
            for id in &item.question.lint_allow {
                if let Some(found) = self.wrong_waiver(place, item, id) {
                    let mark = Some(id.clone());
                    self.add(rule, place, Flaw { mark, found });
                }
            }
        }
    }

    fn wrong_waiver(&self, place: usize, item: &Item<'_>, id: &str) -> Option<String> {
        let named = |rule: &&Rule| names(id, rule);
        let mut known = rules().iter().filter(named).peekable();
        if known.peek().is_none() {
            return Some(format!("`lint_allow` names {id:?}, which is no check"));
        }
        let origin = self.context.origin;
        if known
            .clone()
            .all(|it| it.severity_in(origin) == Severity::Error)
        {
            return Some(format!(
                "`lint_allow` names {id}, an error, which cannot be waived"
            ));
        }
        if !known.any(|it| self.used.contains(&(place, it.id))) {
            return Some(format!("`lint_allow` names {id}, which finds nothing here"));
        }
        let is_said = !item.question.lint_reason.trim().is_empty();
        (!is_said).then(|| format!("`lint_allow` names {id}, and there is no `lint_reason`"))
    }
}

/// Whether a name in `lint_allow` means this check. To waive a check waives its variant too, as L62 does L62b.
fn names(id: &str, rule: &Rule) -> bool {
    id == rule.id || rule.id.strip_suffix('b') == Some(id)
}

fn waives(item: &Item<'_>, rule: &Rule) -> bool {
    item.question.lint_allow.iter().any(|it| names(it, rule))
}

/// Counts the facts for each kind of evidence.
fn evidence_of(pack: &Pack) -> Vec<(&'static str, usize)> {
    let mut evidence: Vec<(&'static str, usize)> = Vec::new();
    for fact in &pack.facts {
        let word = word_of(fact.evidence);
        match evidence.iter_mut().find(|(known, _)| *known == word) {
            Some((_, count)) => *count += 1,
            None => evidence.push((word, 1)),
        }
    }
    evidence
}

fn summary(context: &Context<'_>, bank: &Bank<'_, '_>) -> Summary {
    let Bank { items, choices, .. } = bank;
    let pack = context.pack;
    let keys: HashSet<&str> = choices
        .iter()
        .filter_map(|it| it.key())
        .map(Text::as_str)
        .collect();
    let distractors: HashSet<&str> = choices
        .iter()
        .flat_map(|it| it.distractors.iter().map(Text::as_str))
        .collect();
    let used = items.iter().filter(|it| it.question.level == Level::Use);
    Summary {
        facts: pack.facts.len(),
        questions: items.len(),
        sections: pack.sections().count(),
        bare_sections: bank.bare_sections().map(str::to_owned).collect(),
        evidence: evidence_of(pack),
        use_questions: used.count(),
        choices: choices.len(),
        longest_keys: longest_keys(choices),
        distinct_keys: keys.len(),
        distinct_distractors: distractors.len(),
        third_party_checked: !context.third_party.is_empty(),
        form: FormReport::of(items),
    }
}
