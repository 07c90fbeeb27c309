//! The next step that Today suggests.

use std::sync::Arc;

use crate::material::{Pack, SectionId};
use crate::model::Model;
use crate::model::action::{Action, FlowAction};
use crate::model::caches::past::PastSitting;
use crate::model::sitting::action::StartAction;
use crate::record::{Moment, Scope};
use crate::study::DrillPlan;

/// What Today offers on its main button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// Nothing was ever opened or answered: read the first section.
    Begin(SectionId),
    Drill(Arc<DrillPlan>),
    /// The number of missed questions to work off.
    Missed(usize),
    /// The first unfinished section, in the article that is being read if it has one.
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
    match (missed, unread, quiz_at_hand(model)) {
        (1.., _, _) => NextStep::Missed(missed),
        (0, Some(section), _) => NextStep::Read(section),
        (0, None, Some(scope)) => NextStep::Quiz(scope),
        (0, None, None) => NextStep::Nothing,
    }
}

/// What a session of the record leads to: it is resumed, or what was missed in it is asked again.
pub fn after_past(past: &PastSitting) -> Option<StartAction> {
    if past.can_resume {
        return Some(StartAction::Resume(past.name.clone()));
    }
    let misses = past.sitting.to_retry();
    (!misses.is_empty()).then_some(StartAction::Faces(Scope::Missed, misses))
}

/// The pack that a quick quiz asks about: that of the open article, else the first with questions.
pub fn quiz_at_hand(model: &Model) -> Option<Scope> {
    let packs = model.library().packs();
    let open = model.reader().section.as_ref();
    let is_open = |pack: &&Pack| open.is_some_and(|it| it.pack == pack.id);
    let mut asked = packs.iter().filter(|pack| !pack.facts.is_empty());
    let found = asked.clone().find(is_open).or_else(|| asked.next());
    found.map(|pack| Scope::Pack(pack.id.clone()))
}
