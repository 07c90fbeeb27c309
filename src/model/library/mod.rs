//! The pack check shown in the Library.

pub(in crate::model) mod action;

use crate::check::{Finding, Report};
use crate::material::{FaceId, FactId};
use crate::model::ctx::Ctx;
use crate::model::effect::Effect;
use crate::model::library::action::CheckAction;
use crate::model::modal::Modal;

/// A check of a pack, running or done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackCheck {
    /// The pack id.
    pub pack: String,
    /// Findings worst first; `None` while the check is running.
    pub report: Option<Report>,
    /// Index of the selected finding.
    pub row: usize,
}

impl PackCheck {
    /// Worst first; empty while the check is running.
    pub fn findings(&self) -> &[Finding] {
        self.report.as_ref().map_or(&[], |it| &it.findings)
    }

    /// The question of a finding; `None` if the finding is about the pack or one of its files.
    pub fn question_of(&self, finding: &Finding) -> Option<FaceId> {
        let (fact, question) = finding.of.as_deref()?.split_once('/')?;
        Some(FaceId::new(
            FactId::new(&self.pack, fact),
            question.to_owned(),
        ))
    }

    /// The finding in the selected row.
    pub fn selected(&self) -> Option<&Finding> {
        self.findings().get(self.row)
    }

    fn select(&mut self, row: usize) {
        self.row = row.min(self.findings().len().saturating_sub(1));
    }

    /// Takes the report of a check of `pack`, unless another pack was chosen meanwhile.
    pub(in crate::model) fn take(&mut self, pack: &str, mut report: Report) {
        report.findings.sort_by_key(|it| it.severity);
        if self.pack == pack {
            self.report = Some(report);
        }
    }
}

pub(in crate::model) fn apply(
    check: &mut Option<PackCheck>,
    action: CheckAction,
    ctx: &mut Ctx<'_>,
) {
    match action {
        CheckAction::Start(pack) => {
            if ctx.library.pack(&pack).is_some() {
                ctx.effects.push(Effect::CheckPack(pack.clone()));
                *check = Some(PackCheck {
                    pack,
                    report: None,
                    row: 0,
                });
            }
        }
        CheckAction::Select(row) => {
            if let Some(check) = check {
                check.select(row);
            }
        }
        CheckAction::Show(row) => {
            if let Some(check) = check {
                check.select(row);
                if check.selected().is_some() {
                    *ctx.modal = Some(Modal::CheckFinding);
                }
            }
        }
    }
}
