//! Starts and resumes sessions, and ends those that are not open.

use crate::memory::SittingName;
use crate::model::ctx::Ctx;
use crate::model::notices::Notice;
use crate::model::practise::say_left_out;
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
            if scope == Scope::Missed {
                let waiting = ctx.caches.missed(ctx.basis()).len();
                say_left_out(waiting.saturating_sub(faces.len()), ctx);
            }
            Wish::of(Mode::Quiz, scope, faces)
        }
        StartAction::Faces(scope, faces) => Wish::of(Mode::Quiz, scope, faces),
        StartAction::Resume(name) => {
            resume(&name, ctx);
            return Vec::new();
        }
        StartAction::End(name) => return end(&name, ctx),
        StartAction::Reopen(end) => {
            return vec![Event::Undo(event::Undo {
                at: ctx.clock.take(),
                of: end,
                by: String::new(),
            })];
        }
    };
    ctx.turns.push_back(Turn::Start(wish));
    Vec::new()
}

fn resume(name: &SittingName, ctx: &mut Ctx<'_>) {
    if !unfinished(ctx.memory, ctx.device).any(|it| it.name() == *name) {
        return;
    }
    match resumed(ctx.library, ctx.record, ctx.memory, name) {
        Some(sitting) => ctx.turns.push_back(Turn::Resume(Box::new(sitting))),
        None => ctx.toast("Its questions are no longer in your packs."),
    }
}

fn end(name: &SittingName, ctx: &mut Ctx<'_>) -> Vec<Event> {
    let Some(left) = unfinished(ctx.memory, ctx.device).find(|it| it.name() == *name) else {
        return Vec::new();
    };
    let (sit, mode) = (left.sit.to_owned(), left.mode.clone());
    let built = resumed(ctx.library, ctx.record, ctx.memory, name);
    let is_whole = built.is_some_and(|it| it.progress().queue.is_empty());
    let at = ctx.clock.take();
    let kind = if mode == Mode::Drill { "Drill" } else { "Quiz" };
    let text = format!("{kind} ended. Its answers still count.");
    let reopen = StartAction::Reopen(at);
    ctx.notices.add(Notice::info(text).with_undo(reopen));
    vec![Event::Finish(event::Finish {
        at,
        sit,
        how: if is_whole { Ending::Done } else { Ending::Left },
    })]
}
