//! A flaw with its place, as people and programs read it.

use serde::{Serialize, Serializer};

use crate::check::locate::{LineFinder, Place};
use crate::check::table::{Rule, Severity, skipped_link, unreadable};
use crate::material::Problem;

/// A flaw, with its position in the pack and the rule behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The check's id, such as `L20`.
    pub id: &'static str,
    pub severity: Severity,
    /// `None` for the whole pack.
    pub place: Option<Place>,
    /// The question, as `fact/question`, or the fact; `None` for the whole pack, or a file of it.
    pub of: Option<String>,
    pub found: String,
    pub why: &'static str,
    /// How to fix it.
    pub help: &'static str,
}

impl Finding {
    pub(in crate::check) fn of(
        rule: &Rule,
        severity: Severity,
        (place, of): (Option<Place>, Option<String>),
        found: String,
    ) -> Self {
        Self {
            id: rule.id,
            severity,
            place,
            of,
            found,
            why: rule.why,
            help: rule.help,
        }
    }

    /// Turns what could not be loaded into a finding.
    pub(in crate::check) fn of_problem(problem: &Problem, places: &LineFinder<'_>) -> Self {
        let found = match problem.path.as_str() {
            "" => problem.message.clone(),
            path => format!("{path}: {}", problem.message),
        };
        let rule = unreadable();
        Self::of(rule, rule.severity, places.problem(problem), found)
    }

    /// Says that something was not read, since it is a link.
    pub(in crate::check) fn of_link(file: &str) -> Self {
        let rule = skipped_link();
        let place = Place {
            file: file.to_owned(),
            line: None,
            column: None,
            excerpt: None,
        };
        let found = "a link, which is not followed".to_owned();
        Self::of(rule, rule.severity, (Some(place), None), found)
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
