//! Modals and notices, which surround and cover the screens.

pub(in crate::model) mod action;

use crate::model::ctx::Ctx;
use crate::model::effect::Effect;
use crate::model::modal::Modal;
use crate::model::shell::action::ShellAction;

pub(in crate::model) fn apply(action: ShellAction, ctx: &mut Ctx<'_>) {
    match action {
        ShellAction::ToggleKeys => *ctx.modal = ctx.modal.is_none().then_some(Modal::Keys),
        ShellAction::OpenModal(modal) => *ctx.modal = Some(modal),
        ShellAction::CloseModal => *ctx.modal = None,
        ShellAction::Outside(effect) => ctx.effects.push(effect),
        ShellAction::OpenLink(address) => {
            *ctx.modal = None;
            ctx.effects.push(Effect::OpenLink(address));
        }
        ShellAction::RemoveArticle(id) => {
            *ctx.modal = None;
            ctx.effects.push(Effect::RemoveArticle(id));
        }
        ShellAction::DismissNotice(id) => ctx.notices.dismiss(id),
    }
}
