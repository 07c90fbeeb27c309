//! The reading view: the outline, and one section as a page of a book.

use egui::{Align, CentralPanel, Frame, Layout, Margin, Panel, Rect, ScrollArea, Ui, pos2, vec2};

use crate::action::Action;
use crate::material::{Pack, Section, SectionId};
use crate::reading::{minutes, next_section, outline};
use crate::study::Scope;
use crate::ui::View;
use crate::ui::find::{find_ui, hit_tints, hits_in};
use crate::ui::outline::outline_ui;
use crate::ui::practise::questions_in;
use crate::ui::prose::{Setting, block_ui, gap_after};
use crate::ui::scroll::scroll_keys;
use crate::ui::theme::{READING_WIDTH, Type, space};
use crate::ui::widgets::{PushButton, hairline, page, quiet_button};
use crate::ui::words::{count, line, words};

/// Draws the open section with its outline.
pub(super) fn read_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let open = view
        .model
        .reader
        .section
        .as_ref()
        .and_then(|id| Some((id, view.model.library.section(id)?)));
    let Some((id, (pack, section))) = open else {
        CentralPanel::default()
            .frame(page(theme, ui.available_width()))
            .show(ui, |ui| {
                line(ui, "Nothing to read", Type::HEAD, theme.ink);
                words(
                    ui,
                    "No pack with an article could be loaded.",
                    Type::BODY,
                    theme.quiet,
                );
            });
        return;
    };
    find_ui(ui, view, actions);
    status_ui(ui, view, pack, id, actions);
    if view.wide {
        let frame = Frame::new().fill(theme.page).inner_margin(Margin {
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

fn section_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (pack, section): (&Pack, &Section),
    id: &SectionId,
    actions: &mut Vec<Action>,
) {
    let visit = view.model.reader.visit;
    let room = ui.available_width();
    let width = READING_WIDTH.min(room - 2.0 * space::XL);
    // What is left over goes half to each side, once the margin for the facts has its room.
    let left = if view.wide {
        space::XL + ((room - width - 266.0) / 2.0).max(0.0)
    } else {
        (room - width) / 2.0
    };
    let output = ScrollArea::vertical()
        .id_salt(("section", visit))
        .auto_shrink(false)
        .show(ui, |ui| {
            scroll_keys(ui, ui.clip_rect().height());
            ui.set_width(room);
            ui.horizontal(|ui| {
                ui.add_space(left - ui.spacing().item_spacing.x);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    text_ui(ui, view, pack, section, actions)
                })
                .inner
            })
            .inner
        });
    let Some((top, end)) = output.inner else {
        return;
    };
    let seen = (output.inner_rect.bottom() - top) / (end - top).max(1.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to 0 to 1000"
    )]
    let permille = (seen * 1000.0).clamp(0.0, 1000.0) as u16;
    if view.model.reader.section.as_ref() == Some(id)
        && view.model.reader.permille().abs_diff(permille) >= 5
    {
        actions.push(Action::ReadTo(permille));
    }
}

/// Draws the section in the width of `ui` and gives the top and the end of its text on the screen; `None`
/// in the first frame of a visit, before it is scrolled to its place.
fn text_ui(
    ui: &mut Ui,
    view: &View<'_>,
    pack: &Pack,
    section: &Section,
    actions: &mut Vec<Action>,
) -> Option<(f32, f32)> {
    let width = ui.available_width();
    let (theme, reader) = (view.theme, &view.model.reader);
    ui.add_space(space::XXL);
    let top = ui.cursor().top();
    words(ui, &section.title, Type::READING_HEAD, theme.ink);
    ui.add_space(space::S);
    let jumped = reader
        .jumped
        .as_ref()
        .and_then(|fact| view.model.library.fact(fact)?.1.passage.as_ref());
    let hits = hits_in(view, &SectionId::new(&pack.id, &section.id));
    let mut passage = None;
    for (index, block) in section.blocks.iter().enumerate() {
        let place = jumped
            .map(|passage| &passage.place)
            .filter(|place| place.block == index);
        let mut tints = hit_tints(view, hits, index);
        tints.extend(place.map(|place| (place.range.clone(), theme.jumped)));
        let setting = Setting {
            theme,
            kind: Type::READING,
            ink: theme.ink,
            width,
            tints,
        };
        let tinted = block_ui(ui, block, &setting, actions);
        passage = passage.or(tinted);
        ui.add_space(gap_after(block, section.blocks.get(index + 1)));
    }
    let end = ui.cursor().top();
    end_ui(ui, view, pack, section, actions);
    if is_new_visit(ui, reader.visit) {
        if let Some(passage) = passage {
            ui.scroll_to_rect(passage, Some(Align::Center));
        } else if let Some(permille) = reader.restore {
            let y = top + (end - top) * f32::from(permille) / 1000.0;
            ui.scroll_to_rect(
                Rect::from_min_size(pos2(0.0, y), vec2(1.0, 1.0)),
                Some(Align::BOTTOM),
            );
        }
        ui.request_repaint();
        return None;
    }
    Some((top, end))
}

/// What comes after the text: the quiz on it, the way on, and the notice.
fn end_ui(ui: &mut Ui, view: &View<'_>, pack: &Pack, section: &Section, actions: &mut Vec<Action>) {
    let theme = view.theme;
    hairline(ui, theme);
    ui.add_space(space::L);
    let facts = questions_in(view, &Scope::Section(SectionId::new(&pack.id, &section.id)));
    let next = next_section(pack, &section.id);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::M, space::S);
        if facts > 0
            && PushButton::filled("Quiz this section", "Q")
                .show(ui, theme)
                .clicked()
        {
            actions.push(Action::StartQuiz(Scope::Section(SectionId::new(
                &pack.id,
                &section.id,
            ))));
        }
        let on = next
            .as_ref()
            .and_then(|next| pack.section(&next.section))
            .map(|next| next.title.as_str());
        let label = on.map_or_else(
            || "Back to today".to_owned(),
            |title| format!("Next: {title}"),
        );
        let button = if facts > 0 {
            PushButton::plain(&label, "N")
        } else {
            PushButton::filled(&label, "N")
        };
        if button.show(ui, theme).clicked() {
            actions.push(Action::FinishSection);
        }
    });
    ui.add_space(space::S);
    if facts > 0 {
        let about = format!("{} about what you just read.", count(facts, "question"));
        words(ui, &about, Type::SMALL, theme.quiet);
    }
    ui.add_space(space::XXL);
    if !view.wide {
        hairline(ui, theme);
        ui.add_space(space::M);
        outline_ui(ui, view, &SectionId::new(&pack.id, &section.id), actions);
        ui.add_space(space::L);
    }
    for credit in pack.credits.iter().chain([&pack.notice]) {
        words(ui, credit, Type::SMALL, theme.quiet);
    }
    ui.add_space(space::XL);
}

/// Whether the section came on the screen just now; asked once for each visit.
fn is_new_visit(ui: &Ui, visit: u64) -> bool {
    let id = egui::Id::unique("last visit of the reader");
    ui.data_mut(|data| {
        let last: &mut u64 = data.get_temp_mut_or_default(id);
        std::mem::replace(last, visit) != visit
    })
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
        .inner_margin(Margin::symmetric(24, 7));
    Panel::bottom("status")
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.set_min_height(28.0);
                let outline = outline(pack);
                let at = outline
                    .iter()
                    .position(|(id, _)| id == open)
                    .map_or(0, |at| at + 1);
                let title = pack
                    .articles
                    .first()
                    .map_or("", |article| article.title.as_str());
                let left = pack.section(&open.section).map_or(0, minutes);
                let text = format!(
                    "{title}, section {at} of {}  ·  {}",
                    outline.len(),
                    count(left, "minute")
                );
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.spacing_mut().item_spacing.x = space::L;
                    if view.model.reader.came_by_jump() {
                        // While words are looked for, Esc closes their field first.
                        let key = if view.model.finding.is_none() {
                            "Esc"
                        } else {
                            ""
                        };
                        if quiet_button(ui, theme, "Back to where you were", key).clicked() {
                            actions.push(Action::CloseFind);
                            actions.push(Action::Back);
                        }
                    } else {
                        if quiet_button(ui, theme, "Next section", "N").clicked() {
                            actions.push(Action::FinishSection);
                        }
                        let has_facts = questions_in(view, &Scope::Section(open.clone())) > 0;
                        if has_facts && quiet_button(ui, theme, "Quiz this section", "Q").clicked()
                        {
                            actions.push(Action::StartQuiz(Scope::Section(open.clone())));
                        }
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        line(ui, &text, Type::SMALL, theme.quiet);
                    });
                });
            });
        });
}
