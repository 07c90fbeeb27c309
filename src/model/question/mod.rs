//! Flagging and bookmarking a question, copying it, listing its answers.

pub(in crate::model) mod action;
pub(in crate::model) mod history;

use crate::answer::key_text;
use crate::material::{Face, FaceId};
use crate::model::ctx::Ctx;
use crate::model::effect::Effect;
use crate::model::modal::Modal;
use crate::model::notices::Notice;
use crate::model::question::action::QuestionAction;
use crate::model::question::history::History;
use crate::record::{Event, event};
use crate::study::options_in_order;

/// `seed` is the one of the open session, which fixes the order of options.
pub(in crate::model) fn apply(action: QuestionAction, seed: u64, ctx: &mut Ctx<'_>) -> Vec<Event> {
    match action {
        QuestionAction::Flag(face, note) => return flag(&face, &note, ctx),
        QuestionAction::Unflag(face) => return unflag(&face, ctx),
        QuestionAction::ToggleBookmark(face) => return vec![toggle_bookmark(&face, ctx)],
        QuestionAction::FlagAsNoted => return flag_as_noted(ctx),
        QuestionAction::SaveFlags => save_flags(ctx),
        QuestionAction::Copy(face) => {
            if let Some(asked) = ctx.library.face(&face) {
                ctx.effects.push(Effect::Copy(text_of(asked, seed)));
                ctx.toast("Copied");
            }
        }
        QuestionAction::ShowHistory(face) => {
            let history = History::find(ctx.record, ctx.memory, face);
            *ctx.modal = Some(Modal::History(history));
        }
    }
    Vec::new()
}

fn flag(face: &FaceId, note: &str, ctx: &mut Ctx<'_>) -> Vec<Event> {
    *ctx.modal = None;
    vec![flagged(face, Some(note.trim()), ctx)]
}

fn unflag(face: &FaceId, ctx: &mut Ctx<'_>) -> Vec<Event> {
    *ctx.modal = None;
    let Some(note) = ctx.memory.flag(face).map(|it| it.note.clone()) else {
        return Vec::new();
    };
    let withdrawn = flagged(face, None, ctx);
    let again = QuestionAction::Flag(face.clone(), note);
    ctx.notices
        .add(Notice::info("Report withdrawn.").with_undo(again));
    vec![withdrawn]
}

fn flagged(face: &FaceId, note: Option<&str>, ctx: &mut Ctx<'_>) -> Event {
    Event::Flag(event::Flag {
        at: ctx.clock.take(),
        fact: face.fact.to_string(),
        ask: face.ask.to_string(),
        on: note.is_some(),
        note: note.unwrap_or_default().to_owned(),
    })
}

fn toggle_bookmark(face: &FaceId, ctx: &mut Ctx<'_>) -> Event {
    Event::Star(event::Star {
        at: ctx.clock.take(),
        fact: face.fact.to_string(),
        ask: face.ask.to_string(),
        on: !ctx.memory.is_bookmarked(face),
    })
}

fn flag_as_noted(ctx: &mut Ctx<'_>) -> Vec<Event> {
    match ctx.modal.take() {
        Some(Modal::Flag(face, note)) => flag(&face, &note, ctx),
        other => {
            *ctx.modal = other;
            Vec::new()
        }
    }
}

fn save_flags(ctx: &mut Ctx<'_>) {
    let flags = ctx.memory.flags();
    let flags: Vec<(FaceId, String)> = flags
        .map(|(face, flag)| (face.clone(), flag.note.clone()))
        .collect();
    if !flags.is_empty() {
        ctx.effects.push(Effect::SaveFlags(flags));
    }
}

/// The question as plain text, with its answer and sources.
fn text_of(asked: Face<'_>, seed: u64) -> String {
    let mut text = asked.stem();
    let options = options_in_order(seed, &asked.id(), asked.question);
    for option in options {
        text.push_str("\n- ");
        text.push_str(option);
    }
    text.push_str("\n\nAnswer: ");
    text.push_str(&key_text(asked.question, asked.gap));
    text.push('\n');
    text.push_str(asked.why());
    text.push('\n');
    for source in asked.pack.citations(asked.fact) {
        text.push_str("\nSource: ");
        text.push_str(source);
    }
    text.push('\n');
    text
}
