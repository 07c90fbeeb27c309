//! How sessions begin, are gone on with, and end from outside.

use crate::memory::SittingName;
use crate::model::ctx::Ctx;
use crate::model::sitting::action::StartAction;
use crate::model::turn::Turn;
use crate::record::{Ending, Event, Mode, Scope, event};
use crate::study::{QuizWish, Wish, quiz_asks, resumed, unfinished};

pub(in crate::model) fn apply(action: StartAction, ctx: &mut Ctx<'_>) -> Vec<Event> {
    let wish = match action {
        StartAction::Drill => {
            let plan = ctx.caches.drill_plan(ctx.basis());
            let faces = plan.faces(ctx.library, ctx.memory);
            Wish::of(Mode::Drill, Scope::Due, faces)
        }
        StartAction::Quiz(scope) => {
            let usual = QuizWish::usual(scope.clone(), ctx.seeds.sittings.bits(), ctx.today());
            let faces = quiz_asks(ctx.library, ctx.memory, &usual);
            Wish::of(Mode::Quiz, scope, faces)
        }
        StartAction::Faces(scope, faces) => Wish::of(Mode::Quiz, scope, faces),
        StartAction::Resume(name) => {
            resume(&name, ctx);
            return Vec::new();
        }
        StartAction::End(name) => return end(&name, ctx),
    };
    ctx.turns.push_back(Turn::Start(wish));
    Vec::new()
}

fn resume(name: &SittingName, ctx: &mut Ctx<'_>) {
    if !unfinished(ctx.memory, ctx.device).any(|it| it.name() == *name) {
        return;
    }
    match resumed(ctx.library, (ctx.record, ctx.memory), name) {
        Some(sitting) => ctx.turns.push_back(Turn::Resume(Box::new(sitting))),
        None => ctx.toast("Its questions are no longer in your packs."),
    }
}

fn end(name: &SittingName, ctx: &mut Ctx<'_>) -> Vec<Event> {
    let Some(left) = unfinished(ctx.memory, ctx.device).find(|it| it.name() == *name) else {
        return Vec::new();
    };
    match resumed(ctx.library, (ctx.record, ctx.memory), name) {
        Some(mut sitting) => sitting.end(ctx.clock),
        // Its questions are no longer in the packs.
        None => vec![Event::Finish(event::Finish {
            at: ctx.clock.take(),
            sit: left.sit.to_owned(),
            how: Ending::Left,
        })],
    }
}
