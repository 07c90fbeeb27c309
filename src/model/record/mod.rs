//! Starting over: answers that are forgotten, brought back, or removed for good.

pub(in crate::model) mod action;

use crate::memory::{Forgotten, RecordPart, forgotten_entries};
use crate::model::ctx::Ctx;
use crate::model::effect::Effect;
use crate::model::notices::Notice;
use crate::model::record::action::RecordAction;
use crate::model::turn::Turn;
use crate::record::{Event, event};

/// The permanent removal that is under way, if any.
#[derive(Clone, Debug, Default)]
pub(in crate::model) struct Removal {
    under_way: Option<Forgotten>,
}

impl Removal {
    pub(in crate::model) fn apply(
        &mut self,
        action: RecordAction,
        ctx: &mut Ctx<'_>,
    ) -> Vec<Event> {
        match action {
            RecordAction::Forget(part) => forget(&part, ctx),
            RecordAction::Restore(forgotten) => self.restore(&forgotten, ctx),
            RecordAction::DeletePermanently(forgotten) => {
                self.delete_permanently(forgotten, ctx);
                Vec::new()
            }
        }
    }

    /// Notes that the removal is done or has failed.
    pub(in crate::model) fn end(&mut self) {
        self.under_way = None;
    }

    fn restore(&self, forgotten: &Forgotten, ctx: &mut Ctx<'_>) -> Vec<Event> {
        let under_way = self.under_way.as_ref();
        if under_way.is_some_and(|it| it.is_same(forgotten)) {
            say_removing(ctx);
            return Vec::new();
        }
        ctx.notices.forgotten_is_settled(forgotten);
        ctx.turns.push_back(Turn::RefreshSitting);
        let by = if forgotten.device == ctx.device {
            String::new()
        } else {
            forgotten.device.clone()
        };
        vec![Event::Undo(event::Undo {
            at: ctx.clock.take(),
            of: forgotten.at,
            by,
        })]
    }

    /// Requests that something forgotten be deleted from the files. While that is under way it cannot be brought back.
    fn delete_permanently(&mut self, forgotten: Forgotten, ctx: &mut Ctx<'_>) {
        *ctx.modal = None;
        if self.under_way.is_some() {
            say_removing(ctx);
            return;
        }
        ctx.notices.forgotten_is_settled(&forgotten);
        if ctx.is_long {
            self.under_way = Some(forgotten.clone());
            ctx.effects.push(Effect::FindRemovable(forgotten));
            return;
        }
        let gone = forgotten_entries(ctx.record, &forgotten);
        if !gone.is_empty() {
            self.under_way = Some(forgotten);
            ctx.effects.push(Effect::Remove(gone));
        }
    }
}

fn forget(part: &RecordPart, ctx: &mut Ctx<'_>) -> Vec<Event> {
    *ctx.modal = None;
    ctx.turns.push_back(Turn::RebuildSittings);
    let at = ctx.clock.take_behind_all(ctx.record);
    let forgotten = Forgotten {
        part: part.clone(),
        device: ctx.device.to_owned(),
        at,
        answers: 0,
        counted: 0,
        sitting: None,
    };
    let answers = ctx.memory.answers_of(part);
    let text = match answers {
        1 => "1 answer no longer counts. Settings can restore it.".to_owned(),
        many => format!("{many} answers no longer count. Settings can restore them."),
    };
    let back = RecordAction::Restore(forgotten);
    ctx.notices.add(Notice::info(text).with_undo(back));
    vec![part.forget(at).into()]
}

fn say_removing(ctx: &mut Ctx<'_>) {
    ctx.toast("Those answers are being removed from the files.");
}
