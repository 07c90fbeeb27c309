//! What a check of a pack found, as the Library shows it.

use crate::check::{Finding, Report};
use crate::material::{FaceId, FactId};
use crate::model::action::Action;
use crate::model::{Effect, Modal, Model, Notice};

/// A pack that is being checked, or was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackCheck {
    /// The pack's id.
    pub pack: String,
    /// What was found, the worst first; `None` while it is being checked.
    pub report: Option<Report>,
    /// The selected row.
    pub row: usize,
}

/// What can be done with the check of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckAction {
    /// Begin it, as `spotter check` does, for the pack of that id.
    Start(String),
    /// Select what was found at that place.
    Select(usize),
    /// The same, and show it with its question.
    Show(usize),
}

impl PackCheck {
    /// What was found, the worst first.
    pub fn findings(&self) -> &[Finding] {
        self.report.as_ref().map_or(&[], |it| &it.findings)
    }

    /// The question that a finding is about; `None` for one about the pack or a file of it.
    pub fn question_of(&self, finding: &Finding) -> Option<FaceId> {
        let (fact, question) = finding.of.split_once('/')?;
        Some(FaceId::new(
            FactId::new(&self.pack, fact),
            question.to_owned(),
        ))
    }
}

impl Model {
    pub(super) fn check(&mut self, action: CheckAction) {
        match action {
            CheckAction::Start(pack) => self.start_check(pack),
            CheckAction::Select(row) => self.select_check_finding(row),
            CheckAction::Show(row) => {
                self.select_check_finding(row);
                if self.check_finding().is_some() {
                    self.modal = Some(Modal::CheckFinding);
                }
            }
        }
    }

    /// Has a pack checked as its files are now.
    fn start_check(&mut self, pack: String) {
        if self.library.pack(&pack).is_some() {
            self.effects.push(Effect::CheckPack(pack.clone()));
            self.pack_check = Some(PackCheck {
                pack,
                report: None,
                row: 0,
            });
        }
    }

    /// Takes what a check has found, unless something else was asked for meanwhile.
    pub fn pack_checked(&mut self, pack: &str, mut report: Report) {
        report.findings.sort_by_key(|it| it.severity);
        let waiting = self.pack_check.as_mut();
        if let Some(check) = waiting.filter(|it| it.pack == pack) {
            check.report = Some(report);
        }
    }

    /// The check could not be made; the notice says why.
    pub fn pack_not_checked(&mut self, why: &str) {
        self.pack_check = None;
        self.notices.add(Notice::error(why));
    }

    fn select_check_finding(&mut self, row: usize) {
        if let Some(check) = &mut self.pack_check {
            check.row = row.min(check.findings().len().saturating_sub(1));
        }
    }

    /// The selected finding.
    pub fn check_finding(&self) -> Option<(&PackCheck, &Finding)> {
        let check = self.pack_check.as_ref()?;
        Some((check, check.findings().get(check.row)?))
    }

    /// The way from the selected finding to the passage of its fact.
    pub fn passage_of_finding(&self) -> Option<Action> {
        let (check, finding) = self.check_finding()?;
        let fact = check.question_of(finding)?.fact;
        let (_, known) = self.library.fact(&fact)?;
        known.passage.is_some().then_some(Action::OpenPassage(fact))
    }
}
