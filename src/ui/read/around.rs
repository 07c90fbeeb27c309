//! What stands around the text of a section: questions before it and after it, and the ways on.

use egui::{Ui, vec2};

use crate::material::{Pack, Section, SectionId};
use crate::model::{Action, AnswerTarget, InTextAction, ReadAction, Skip, StartAction};
use crate::reading::next_section;
use crate::record::Scope;
use crate::study::quiz_length;
use crate::ui::look::text::{count, line, words};
use crate::ui::look::theme::{Type, space};
use crate::ui::read::in_text::{comes_now, forget_what_came, in_text_ui};
use crate::ui::read::outline::outline_ui;
use crate::ui::view::View;
use crate::ui::widgets::{PushButton, card, hairline, quiet_button};

/// The questions before the section: offered, and asked where they are wanted.
pub(in crate::ui) fn before_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let (theme, in_text) = (view.theme, &view.model.in_text());
    let Some(sitting) = &in_text.before.sitting else {
        return;
    };
    card(theme).inner_margin(18).show(ui, |ui| {
        ui.set_width(ui.available_width());
        if sitting.is_over() {
            let text = "Noted. You see after the section what the reading gained.";
            words(ui, text, Type::BODY, theme.quiet);
            return;
        }
        if view.model.answer_target() == AnswerTarget::Before {
            let shown =
                ui.scope(|ui| in_text_ui(ui, view, (AnswerTarget::Before, sitting), actions));
            if comes_now(ui, AnswerTarget::Before, sitting) {
                ui.scroll_to_rect(shown.response.rect.expand(space::L), None);
            }
            return;
        }
        let text = format!(
            "Try {} before you read. They do not count; the section answers them.",
            count(sitting.drawn(), "question")
        );
        words(ui, &text, Type::BODY, theme.quiet);
        ui.add_space(space::S);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            PushButton::plain("Try them").push(ui, view, InTextAction::AskBefore, actions);
            quiet_button(ui, view, "Not now", InTextAction::CloseBefore, actions);
        });
    });
    ui.add_space(space::XL);
}

/// What comes after the text: questions on it, what it gained, the way on, and the notice.
pub(in crate::ui) fn end_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (pack, section): (&Pack, &Section),
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let id = SectionId::new(&pack.id, &section.id);
    ui.add_space(space::S);
    hairline(ui, theme);
    ui.add_space(space::XL);
    after_ui(ui, view, &id, actions);
    ways_on_ui(ui, view, (pack, &id), actions);
    ui.add_space(space::XXL);
    if !view.is_wide() {
        hairline(ui, theme);
        ui.add_space(space::M);
        outline_ui(ui, view, &id, actions);
        ui.add_space(space::L);
    }
    for credit in pack.credits.iter().chain([&pack.notice]) {
        words(ui, credit, Type::SMALL, theme.quiet);
    }
    ui.add_space(space::XL);
}

/// The questions at the end of the section.
fn after_ui(ui: &mut Ui, view: &View<'_>, id: &SectionId, actions: &mut Vec<Action>) {
    let (theme, model) = (view.theme, view.model);
    if model.in_text().is_skipped || !model.memory().asks_after(id) {
        skipped_ui(ui, view, id, actions);
        return;
    }
    let Some(sitting) = &model.in_text().after.sitting else {
        return;
    };
    if model.answer_target() != AnswerTarget::After {
        let questions = count(sitting.progress().queue.len(), "question");
        let text = format!("{questions} about this section wait here.");
        words(ui, &text, Type::SMALL, theme.quiet);
        ui.add_space(space::L);
        return;
    }
    let shown = ui.scope(|ui| in_text_ui(ui, view, (AnswerTarget::After, sitting), actions));
    let rect = shown.response.rect;
    if !model.hears_keys_in_text() {
        if has_focus_in(ui, rect) && model.can_enter_questions() {
            actions.push(InTextAction::Enter.into());
        }
        // What comes next is new when it has the keyboard.
        forget_what_came(ui, AnswerTarget::After);
    } else if comes_now(ui, AnswerTarget::After, sitting) {
        ui.scroll_to_rect(rect.expand(space::L), None);
    }
    ui.add_space(space::XL);
    hairline(ui, theme);
    ui.add_space(space::L);
}

/// Whether the keyboard is on something there.
fn has_focus_in(ui: &Ui, rect: egui::Rect) -> bool {
    let focused = ui.memory(egui::Memory::focused);
    let response = focused.and_then(|id| ui.ctx().read_response(id));
    response.is_some_and(|it| rect.contains(it.rect.center()))
}

/// What was skipped, and for how long.
fn skipped_ui(ui: &mut Ui, view: &View<'_>, id: &SectionId, actions: &mut Vec<Action>) {
    let (theme, memory) = (view.theme, view.model.memory());
    let has_some = view.model.in_text().after.sitting.is_some();
    if memory.asks_after(id) && !has_some {
        return;
    }
    let text = if !memory.asks_in_text() {
        "Questions at the end of sections are off."
    } else if !memory.asks_after(id) {
        "Questions at the end of this section are off."
    } else {
        "Skipped this time."
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::L, 0.0);
        ui.set_row_height(28.0);
        line(ui, text, Type::SMALL, theme.quiet);
        quiet_button(ui, view, "Ask after all", InTextAction::AfterAll, actions);
        if memory.asks_after(id) {
            quiet_button(
                ui,
                view,
                "Never after this section",
                InTextAction::Skip(Skip::Section),
                actions,
            );
            quiet_button(
                ui,
                view,
                "Never in the text",
                InTextAction::Skip(Skip::Always),
                actions,
            );
        }
    });
    ui.add_space(space::L);
}

fn ways_on_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (pack, id): (&Pack, &SectionId),
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let questions = quiz_length(view.model.library(), &Scope::Section(id.clone()));
    // While a question of the section waits, that is the next step.
    let waits = view.model.in_text().after.sitting.as_ref();
    let waits = waits.is_some_and(|it| !it.is_over()) && !view.model.in_text().is_skipped;
    let button = |label, is_next: bool| {
        if is_next && !waits {
            PushButton::filled(label)
        } else {
            PushButton::plain(label)
        }
    };
    let next = next_section(pack, &id.section);
    let on = next.as_ref().and_then(|next| pack.section(&next.section));
    let label = on.map_or_else(
        || "Back to today".to_owned(),
        |next| format!("Next: {}", next.title),
    );
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::M, space::S);
        if questions > 0 {
            let quiz = StartAction::Quiz(Scope::Section(id.clone()));
            button("Quiz this section", true).push(ui, view, quiz, actions);
        }
        button(&label, questions == 0).push(ui, view, ReadAction::Finish, actions);
    });
    ui.add_space(space::S);
    if questions > 0 {
        let about = format!("{} about what you just read.", count(questions, "question"));
        words(ui, &about, Type::SMALL, theme.quiet);
    }
}
