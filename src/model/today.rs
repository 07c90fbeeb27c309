//! The next step that Today suggests.

use std::sync::Arc;

use crate::material::SectionId;
use crate::model::Model;
use crate::model::action::{Action, FlowAction};
use crate::model::sitting::action::StartAction;
use crate::record::{Moment, Scope};
use crate::study::DrillPlan;

/// What Today offers on its main button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// A fresh start: read the first section.
    Begin(SectionId),
    Drill(Arc<DrillPlan>),
    /// The number of missed questions to work off.
    Missed(usize),
    /// The first unfinished section.
    Read(SectionId),
    /// Nothing is due, missed or unread.
    Quiz(Scope),
    /// There is no pack.
    Nothing,
}

impl NextStep {
    /// What its button does; `None` without a pack.
    pub fn action(self) -> Option<Action> {
        match self {
            Self::Begin(section) | Self::Read(section) => {
                Some(FlowAction::OpenSection(section).into())
            }
            Self::Drill(_) => Some(StartAction::Drill.into()),
            Self::Missed(_) => Some(StartAction::Quiz(Scope::Missed).into()),
            Self::Quiz(scope) => Some(StartAction::Quiz(scope).into()),
            Self::Nothing => None,
        }
    }
}

/// Picks the next step: first what is due, then misses, then unread sections, then a quiz.
pub fn next_step(model: &Model, now: Moment) -> NextStep {
    let unread = model.first_unfinished();
    if model.memory().counts().answers == 0
        && model.memory().last_read().is_none()
        && let Some(section) = &unread
    {
        return NextStep::Begin(section.clone());
    }
    let plan = model.drill_plan(now);
    if !plan.is_empty() {
        return NextStep::Drill(plan);
    }
    let missed = model.missed().len();
    match (missed, unread, model.library().packs().first()) {
        (1.., _, _) => NextStep::Missed(missed),
        (0, Some(section), _) => NextStep::Read(section),
        (0, None, Some(pack)) => NextStep::Quiz(Scope::Pack(pack.id.clone())),
        (0, None, None) => NextStep::Nothing,
    }
}
