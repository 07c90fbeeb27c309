//! What covers a screen: modals.

use egui::{Align, Grid, Layout, TextEdit, Ui};

use crate::material::{FaceId, is_web};
use crate::model::{Action, FlowAction, Modal, ShellAction};
use crate::ui::binding::Binding;
use crate::ui::library::finding::finding_modal_ui;
use crate::ui::look::scale::Type;
use crate::ui::look::text::{heading, line, words};
use crate::ui::look::theme::space;
use crate::ui::shell::ask_data::{self, AskPage};
use crate::ui::shell::data::flag;
use crate::ui::shell::palette::palette_ui;
use crate::ui::sitting::history::history_ui;
use crate::ui::view::View;
use crate::ui::widgets::choice::offer_ui;
use crate::ui::widgets::modal::modal;
use crate::ui::widgets::trailing::button_row_ui;
use crate::ui::widgets::{ButtonLook, PushButton, key_cap};

/// Maximum length of a note on a question, in characters.
const NOTE_MAX: usize = 400;

/// Height of a question's frame, title and buttons, in points.
const ASK_FRAME: f32 = 240.0;

/// Draws the open modal, if any. `bindings` are the keys to list, `behind` those of the screen it covers.
pub(in crate::ui) fn modal_ui(
    ui: &Ui,
    view: &View<'_>,
    (bindings, behind): (&[Binding], &[Binding]),
    actions: &mut Vec<Action>,
) {
    match view.model.modal() {
        None => {}
        Some(Modal::Keys) => keys_ui(ui, view, bindings, actions),
        Some(
            modal @ (Modal::Closing
            | Modal::Forgetting(_)
            | Modal::Removing(_)
            | Modal::RemovingArticle(_)),
        ) => {
            if let Some(page) = ask_data::data(view.model, modal) {
                ask_ui(ui, view, &page, actions);
            }
        }
        Some(Modal::CheckFinding) => finding_modal_ui(ui, view, actions),
        Some(Modal::History(history)) => history_ui(ui, view, history, actions),
        Some(Modal::Palette(palette)) => palette_ui(ui, view, behind, palette, actions),
        Some(Modal::Link(address)) => link_ui(ui, view, address, actions),
        Some(Modal::Flag(ask, note)) => flag_ui(ui, view, ask, note, actions),
    }
}

fn keys_ui(ui: &Ui, view: &View<'_>, bindings: &[Binding], actions: &mut Vec<Action>) {
    let theme = view.theme;
    let response = modal("keys", theme).show(ui.ctx(), |ui| {
        ui.set_width(420.0_f32.min(ui.ctx().content_rect().width() - 80.0));
        ui.horizontal(|ui| {
            heading(ui, "Shortcuts", Type::TITLE, theme.ink);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                PushButton::plain("Close").push(ui, view, FlowAction::Back, actions);
            });
        });
        let height = ui.ctx().content_rect().height() - 160.0;
        egui::ScrollArea::vertical()
            .max_height(height)
            .min_scrolled_height(height)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                for (title, everywhere) in [("On this screen", false), ("Everywhere", true)] {
                    let mut listed = bindings
                        .iter()
                        .filter(|it| it.everywhere == everywhere && !it.name.is_empty())
                        .peekable();
                    if listed.peek().is_none() {
                        continue;
                    }
                    ui.add_space(space::L);
                    line(ui, title, Type::SMALL, theme.quiet);
                    ui.add_space(space::XS);
                    Grid::new(title)
                        .num_columns(2)
                        .spacing([space::L, space::XS])
                        .show(ui, |ui| {
                            for binding in listed {
                                let (rect, _) = ui.allocate_exact_size(
                                    egui::vec2(120.0, 26.0),
                                    egui::Sense::hover(),
                                );
                                key_cap(ui, rect.left_center(), binding.name, theme.ink);
                                line(ui, binding.words, Type::BODY, theme.ink);
                                ui.end_row();
                            }
                        });
                }
            });
    });
    if response.backdrop_response.clicked() {
        actions.push(FlowAction::Back.into());
    }
}

fn ask_ui(ui: &Ui, view: &View<'_>, page: &AskPage, actions: &mut Vec<Action>) {
    let theme = view.theme;
    modal("ask", theme).show(ui.ctx(), |ui| {
        ui.set_width(460.0_f32.min(ui.ctx().content_rect().width() - 80.0));
        heading(ui, &page.title, Type::TITLE, theme.ink);
        ui.add_space(space::S);
        // The buttons stay in sight in a window that is too low for the text.
        let height = (ui.ctx().content_rect().height() - ASK_FRAME).max(ASK_FRAME / 4.0);
        egui::ScrollArea::vertical()
            .max_height(height)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                for text in &page.texts {
                    words(ui, text, Type::BODY, theme.quiet);
                    ui.add_space(space::XS);
                }
            });
        ui.add_space(space::L);
        button_row_ui(ui, |ui| {
            offer_ui(ui, view, ButtonLook::Filled, &page.keep, actions);
            offer_ui(ui, view, ButtonLook::Plain, &page.go, actions);
        });
    });
}

fn link_ui(ui: &Ui, view: &View<'_>, address: &str, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let is_web = is_web(address);
    modal("link", theme).show(ui.ctx(), |ui| {
        ui.set_width(460.0_f32.min(ui.ctx().content_rect().width() - 80.0));
        let title = if is_web {
            "Open this in the browser?"
        } else {
            "This link cannot be opened here"
        };
        heading(ui, title, Type::TITLE, theme.ink);
        ui.add_space(space::S);
        // A long address is cut at its end: its beginning says where it leads.
        let shown: String = address.chars().take(300).collect();
        words(ui, &shown, Type::BODY, theme.quiet);
        ui.add_space(space::L);
        button_row_ui(ui, |ui| {
            if is_web {
                let open = ShellAction::OpenLink(address.to_owned());
                PushButton::filled("Open").push(ui, view, open, actions);
            }
            PushButton::plain("Cancel").push(ui, view, FlowAction::Back, actions);
        });
    });
}

/// Asks what is wrong with a question.
fn flag_ui(ui: &Ui, view: &View<'_>, ask: &FaceId, note: &str, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let page = flag(view.model, ask);
    modal("flag", theme).show(ui.ctx(), |ui| {
        ui.set_width(460.0_f32.min(ui.ctx().content_rect().width() - 80.0));
        heading(ui, "Report a problem", Type::TITLE, theme.ink);
        ui.add_space(space::S);
        if let Some(stem) = &page.stem {
            words(ui, stem, Type::BODY, theme.quiet);
            ui.add_space(space::M);
        }
        let label = line(
            ui,
            "What is wrong with the question?",
            Type::SMALL,
            theme.quiet,
        );
        ui.add_space(space::XS);
        let mut text = note.to_owned();
        let field = TextEdit::singleline(&mut text)
            .font(Type::BODY.format(theme.ink).font_id)
            .desired_width(f32::INFINITY)
            .char_limit(NOTE_MAX)
            .margin(egui::vec2(12.0, 10.0));
        let response = ui.add(field).labelled_by(label.id);
        if !response.has_focus() && ui.memory(egui::Memory::focused).is_none() {
            response.request_focus();
        }
        if response.changed() {
            actions.push(ShellAction::OpenModal(Modal::Flag(ask.clone(), text)).into());
        }
        ui.add_space(space::L);
        button_row_ui(ui, |ui| {
            offer_ui(ui, view, ButtonLook::Filled, &page.keep, actions);
            if let Some(unflag) = &page.unflag {
                offer_ui(ui, view, ButtonLook::Plain, unflag, actions);
            }
            PushButton::plain("Cancel").push(ui, view, FlowAction::Back, actions);
        });
    });
}
