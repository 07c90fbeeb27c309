//! An entry of the table of checks: id, severity, what runs it, statement, evidence and remedy.

use serde::Serialize;

use crate::check::bank::Bank;
use crate::check::flaw::{BankFlaw, Flaw};
use crate::check::item::{Context, Item};
use crate::material::{Fact, Origin};

/// How serious a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Blocks a release; cannot be waived.
    Error,
    /// The author fixes it, or waives it with a reason.
    Warning,
    /// Good to know.
    Info,
}

impl Severity {
    /// Returns its name in lower case.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// What a check looks at.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) enum Check {
    /// What is found while the pack is read.
    Reading,
    /// What was not read, since it is a link.
    Links,
    /// What questions waive, once all other checks have run.
    Waivers,
    /// What goes along with being right over the whole bank.
    Form,
    /// One question at a time.
    Question(fn(&Item<'_>) -> Option<Flaw>),
    /// One fact at a time, however many questions it has.
    Fact(fn(&Context<'_>, &Fact) -> Option<Flaw>),
    /// Questions beside each other, and the pack as a whole.
    Bank(fn(&Bank<'_, '_>) -> Vec<BankFlaw>),
}

/// What a check looks for, and why.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// As named in `lint_allow`.
    pub id: &'static str,
    /// In bundled packs.
    pub severity: Severity,
    /// In the packs of learners and third parties.
    in_own: Severity,
    pub(in crate::check) check: Check,
    /// What exactly it finds.
    pub statement: &'static str,
    /// Why it matters, with evidence if there is any.
    pub why: &'static str,
    /// How to fix it.
    pub help: &'static str,
}

pub(in crate::check) const fn rule(id: &'static str, severity: Severity, check: Check) -> Rule {
    Rule {
        id,
        severity,
        in_own: severity,
        check,
        statement: "",
        why: "",
        help: "",
    }
}

impl Rule {
    pub(in crate::check) const fn says(
        mut self,
        statement: &'static str,
        why: &'static str,
        help: &'static str,
    ) -> Self {
        self.statement = statement;
        self.why = why;
        self.help = help;
        self
    }

    /// Gives it another severity in packs that are not bundled.
    pub(in crate::check) const fn in_own_packs(mut self, severity: Severity) -> Self {
        self.in_own = severity;
        self
    }

    pub(in crate::check) fn severity_in(&self, origin: Origin) -> Severity {
        match origin {
            Origin::Bundled => self.severity,
            Origin::Own => self.in_own,
        }
    }

    /// The number in its id, and the letter behind it, by which rules are sorted.
    fn place(&self) -> (u32, &'static str) {
        let digits = self.id.trim_matches(|c: char| !c.is_ascii_digit());
        (digits.parse().unwrap_or(0), self.id)
    }

    pub(in crate::check) fn is_before(&self, other: &Self) -> std::cmp::Ordering {
        self.place().cmp(&other.place())
    }
}
