//! The reading view: the outline, the open section, and the line under it.

pub(in crate::ui) mod around;
pub(in crate::ui) mod find_bar;
pub(in crate::ui) mod in_text;
pub(in crate::ui) mod margin;
pub(in crate::ui) mod outline;
pub(in crate::ui) mod section;

use egui::{Align, CentralPanel, Frame, Layout, Panel, ScrollArea, Ui};

use crate::material::{Pack, SectionId};
use crate::memory::FactState;
use crate::model::{Action, Effect, FlowAction, ReadAction, ShellAction, StartAction};
use crate::reading::{article_outline, minutes};
use crate::record::Scope;
use crate::study::quiz_length;
use crate::ui::look::text::{count, line, words};
use crate::ui::look::theme::{Type, space};
use crate::ui::read::find_bar::find_ui;
use crate::ui::read::outline::outline_ui;
use crate::ui::read::section::section_ui;
use crate::ui::view::View;
use crate::ui::widgets::{PushButton, page, quiet_button};

/// Draws the open section with its outline.
pub(in crate::ui) fn read_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let open = view
        .model
        .reader()
        .section
        .as_ref()
        .and_then(|id| Some((id, view.model.library().section(id)?)));
    let Some((id, (pack, section))) = open else {
        CentralPanel::default()
            .frame(page(theme, ui.available_width()))
            .show(ui, |ui| {
                line(ui, "Nothing to read", Type::HEAD, theme.ink);
                let why = "No pack with an article could be loaded.";
                words(ui, why, Type::BODY, theme.quiet);
                ui.add_space(space::L);
                let choose = ShellAction::Outside(Effect::ChooseArticle);
                PushButton::filled("Open a text of your own").push(ui, view, choose, actions);
            });
        return;
    };
    find_ui(ui, view, actions);
    status_ui(ui, view, pack, id, actions);
    // Its marks say what was recalled and read.
    if view.is_wide() && !view.model.is_waiting() {
        let frame = Frame::new().fill(theme.page).inner_margin(egui::Margin {
            left: 24,
            right: 12,
            top: 36,
            bottom: 12,
        });
        Panel::left("outline")
            .exact_size(236.0)
            .resizable(false)
            .show_separator_line(false)
            .frame(frame)
            .show(ui, |ui| {
                ScrollArea::vertical()
                    .auto_shrink(false)
                    .show(ui, |ui| outline_ui(ui, view, id, actions));
            });
    }
    CentralPanel::default()
        .frame(Frame::new().fill(theme.page))
        .show(ui, |ui| {
            section_ui(ui, view, (pack, section), id, actions);
        });
}

/// The line under the page: where one is, and what the keys do.
fn status_ui(
    ui: &mut Ui,
    view: &View<'_>,
    pack: &Pack,
    open: &SectionId,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let frame = Frame::new()
        .fill(theme.panel)
        .inner_margin(egui::Margin::symmetric(24, 7));
    Panel::bottom("status")
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.set_min_height(28.0);
                let fading = fading_in(view, pack, open);
                let text = status_text(pack, open, fading);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.spacing_mut().item_spacing.x = space::L;
                    if view.model.reader().came_by_jump() {
                        // While words are looked for, Esc closes their field first.
                        let back = quiet_button(
                            ui,
                            view,
                            "Back to where you were",
                            FlowAction::Back,
                            actions,
                        );
                        if back.clicked() && view.model.search().is_some() {
                            actions.push(FlowAction::Back.into());
                        }
                    } else {
                        quiet_button(ui, view, "Next section", ReadAction::Finish, actions);
                        let here = Scope::Section(open.clone());
                        let has_facts = quiz_length(view.model.library(), &here) > 0;
                        if has_facts {
                            quiet_button(
                                ui,
                                view,
                                "Quiz this section",
                                StartAction::Quiz(here),
                                actions,
                            );
                        }
                        if view.is_wide() {
                            quiet_button(ui, view, "Find", ReadAction::OpenFind, actions);
                        }
                        if fading > 0 {
                            quiet_button(
                                ui,
                                view,
                                "Next weak passage",
                                ReadAction::NextWeak,
                                actions,
                            );
                        }
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        line(ui, &text, Type::SMALL, theme.quiet);
                    });
                });
            });
        });
}

/// Where one is, and what waits there.
fn status_text(pack: &Pack, open: &SectionId, fading: usize) -> String {
    let outline = article_outline(pack, &open.section);
    let at = outline
        .iter()
        .position(|(id, _)| id == open)
        .map_or(0, |at| at + 1);
    let title = pack
        .article_of(&open.section)
        .map_or("", |article| article.title.as_str());
    let left = pack.section(&open.section).map_or(0, minutes);
    let about = match fading {
        0 => count(left, "minute"),
        1 => "1 fact here is fading".to_owned(),
        _ => format!("{fading} facts here are fading"),
    };
    format!("{title}, section {at} of {}  ·  {about}", outline.len())
}

/// How many facts of a section are fading.
fn fading_in(view: &View<'_>, pack: &Pack, section: &SectionId) -> usize {
    let today = view.model.memory().today(view.now);
    let facts = pack.facts_of(&section.section);
    let states = facts.map(|fact| view.model.memory().state(&pack.fact_id(fact), today));
    states.filter(|state| *state == FactState::Fading).count()
}
