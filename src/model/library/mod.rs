//! What a check of a pack found, as the Library shows it.

pub(in crate::model) mod action;

use crate::check::{Finding, Report};
use crate::material::{FaceId, FactId};
use crate::model::ctx::Ctx;
use crate::model::effect::Effect;
use crate::model::library::action::CheckAction;
use crate::model::modal::Modal;

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

    /// The selected finding.
    pub fn selected(&self) -> Option<&Finding> {
        self.findings().get(self.row)
    }

    fn select(&mut self, row: usize) {
        self.row = row.min(self.findings().len().saturating_sub(1));
    }

    /// Takes what a check of a pack has found, unless something else was asked for meanwhile.
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
