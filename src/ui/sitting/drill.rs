//! Draws a card: the text in the middle, the buttons always in the same place.

use egui::{
    Align, CentralPanel, CornerRadius, Frame, Layout, Margin, Panel, Response, Role, ScrollArea,
    Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::answer::Grade;
use crate::material::Face;
use crate::model::{Action, SittingAction};
use crate::ui::article::layout::size_of;
use crate::ui::look::fonts::FontFace;
use crate::ui::look::text::{job, line, material_words, words};
use crate::ui::look::theme::{Type, radius, space};
use crate::ui::sitting::data::question::{Back, GradeOffer, Question, card, grades, question};
use crate::ui::sitting::typed::cloze_ui;
use crate::ui::view::View;
use crate::ui::widgets::choice::quiet_offer_ui;
use crate::ui::widgets::clear::keep_clear;
use crate::ui::widgets::picture::picture_ui;
use crate::ui::widgets::scroll::scroll_keys;
use crate::ui::widgets::trailing::Reserved;
use crate::ui::widgets::{PushButton, focus_ring, hairline, key_cap, tell_key};

/// Space kept free under the front of a card for its back, in points, so that the question does not move.
const ANSWER_ROOM: f32 = 230.0;

/// Width of a digit's key cap with the gap before it, in points.
const KEY_ROOM: f32 = 26.0;

pub(in crate::ui) fn drill_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let Some(question) = question(view.model) else {
        return;
    };
    let theme = view.theme;
    let frame = Frame::new()
        .fill(theme.panel)
        .inner_margin(Margin::symmetric(12, 18));
    let panel = Panel::bottom("grades").exact_size(98.0).resizable(false);
    let room = panel
        .frame(frame)
        .show(ui, |ui| Reserved::rest_of(ui, "grades"))
        .inner;
    CentralPanel::default()
        .frame(Frame::new().fill(theme.page))
        .show(ui, |ui| {
            ScrollArea::vertical()
                .id_salt(("card", view.model.answers()))
                .auto_shrink(false)
                .show(ui, |ui| {
                    scroll_keys(ui, ui.clip_rect().height());
                    let room = ui.available_size();
                    let width = 640.0_f32.min(room.x - 2.0 * space::XL);
                    let height = size_of(ui, &question.face.stem(), Type::CARD, width).y;
                    // Slightly above the middle.
                    let top = ((room.y - ANSWER_ROOM - height) / 2.0).max(space::XL);
                    ui.add_space(top);
                    ui.horizontal(|ui| {
                        ui.add_space((room.x - width) / 2.0 - ui.spacing().item_spacing.x);
                        ui.vertical(|ui| {
                            ui.set_width(width);
                            card_ui(ui, view, &question, actions);
                        });
                    });
                });
        });
    room.fill(ui, |ui| {
        if question.is_revealed {
            grades_ui(ui, view, question.face, actions);
        } else {
            reveal_ui(ui, view, actions);
        }
    });
}

fn card_ui(ui: &mut Ui, view: &View<'_>, question: &Question<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let card = card(question);
    let asked = question.face;
    let is_cloze = asked.question.cloze().is_some();
    line(ui, card.place, Type::SMALL, theme.quiet);
    ui.add_space(space::M);
    if is_cloze {
        let filled = card.back.as_ref().map(|back| back.answer.as_str());
        cloze_ui(ui, view, asked, filled, Type::CARD);
    } else {
        material_words(ui, &asked.stem(), Type::CARD, theme.ink);
    }
    if let Some(hint) = card.hint {
        ui.add_space(space::S);
        line(ui, &format!("Hint: {hint}"), Type::BODY, theme.quiet);
    }
    picture_ui(ui, view, asked);
    if let Some(back) = &card.back {
        ui.add_space(space::L);
        hairline(ui, theme);
        ui.add_space(space::L);
        if !is_cloze {
            material_words(ui, &back.answer, Type::CARD, theme.ink);
            ui.add_space(space::S);
        }
        back_ui(ui, view, back, actions);
    }
}

/// Draws the quote that proves the answer, the evidence, and the way to the passage.
fn back_ui(ui: &mut Ui, view: &View<'_>, back: &Back<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    if let Some(quote) = &back.quote {
        words(ui, &format!("“{quote}”"), Type::PASSAGE, theme.quiet);
        ui.add_space(space::XS);
    }
    ui.horizontal(|ui| {
        ui.set_min_height(28.0);
        ui.spacing_mut().item_spacing.x = space::L;
        line(ui, &back.evidence, Type::SMALL, theme.quiet);
        if let Some(passage) = &back.passage {
            quiet_offer_ui(ui, view, passage, actions);
        }
    });
}

fn reveal_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let key = view.key_of(&SittingAction::Reveal.into());
    let button = PushButton {
        key: key.as_deref(),
        ..PushButton::filled("Show answer")
    };
    let size = button.size(ui);
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.add_space((ui.available_width() - size.x) / 2.0);
        button.push(ui, view, SittingAction::Reveal, actions);
    });
}

/// Draws the four grades, with a line between failing and passing.
pub(in crate::ui) fn grades_ui(
    ui: &mut Ui,
    view: &View<'_>,
    asked: Face<'_>,
    actions: &mut Vec<Action>,
) {
    let gap = 14.0;
    let width = 170.0_f32.min((ui.available_width() - 4.0 * gap - 1.0) / 4.0);
    ui.spacing_mut().item_spacing.x = gap;
    ui.horizontal(|ui| {
        ui.add_space(((ui.available_width() - 4.0 * width - 4.0 * gap - 1.0) / 2.0 - gap).max(0.0));
        for it in grades(view.model, view.now, asked) {
            if grade_ui(ui, view, &it, width).clicked() {
                actions.push(it.offer.action);
            }
            if it.grade == Grade::Again {
                let (rect, _) = ui.allocate_exact_size(vec2(1.0, 62.0), Sense::hover());
                ui.painter()
                    .vline(rect.center().x, rect.y_range(), view.theme.hairline());
            }
        }
    });
}

fn grade_ui(ui: &mut Ui, view: &View<'_>, it: &GradeOffer, width: f32) -> Response {
    let theme = view.theme;
    let GradeOffer {
        grade,
        after,
        offer,
    } = it;
    let grade = *grade;
    let label = offer.label.as_str();
    let key = view.key_of(&offer.action);
    let (fill, ink, border) = match grade {
        Grade::Again | Grade::Other => (theme.raised, theme.miss, theme.miss),
        Grade::Good => (theme.accent, theme.on_accent, theme.accent),
        Grade::Hard | Grade::Easy => (theme.raised, theme.ink, theme.line),
    };
    let (rect, response) = ui.allocate_exact_size(vec2(width, 62.0), Sense::click());
    let after = after.as_deref().unwrap_or_default();
    let name = [label, after].into_iter().filter(|it| !it.is_empty());
    let name = name.collect::<Vec<_>>().join(", ");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    tell_key(ui, view, &response, &offer.action);
    keep_clear(ui, rect);
    let border = if response.hovered() {
        theme.accent
    } else {
        border
    };
    ui.painter().rect(
        rect,
        CornerRadius::same(radius::BUTTON),
        fill,
        Stroke::new(1.0, border),
        StrokeKind::Inside,
    );
    focus_ring(ui, theme, rect, &response);
    let lay_out = |text: &str| {
        let name = job(text, Type::BODY.with(FontFace::SansSemibold), ink);
        ui.fonts_mut(|fonts| fonts.layout_job(name))
    };
    let mut name = lay_out(label);
    if name.size().x + 2.0 * space::S > width {
        // The grade alone, without what it says of the answer.
        name = lay_out(label.split(',').next().unwrap_or(label));
    }
    // The name comes before its key where there is no room for both.
    let key = key.filter(|_| name.size().x + KEY_ROOM + 2.0 * space::S <= width);
    let key_room = key.as_ref().map_or(0.0, |_| KEY_ROOM);
    let left = rect.center().x - f32::midpoint(name.size().x, key_room);
    let name_width = name.size().x;
    let middle = rect.top() + 21.0;
    ui.painter()
        .galley(pos2(left, middle - name.size().y / 2.0), name, ink);
    if let Some(key) = &key {
        key_cap(ui, pos2(left + name_width + space::S, middle), key, ink);
    }
    let quiet = if grade == Grade::Hard || grade == Grade::Easy {
        theme.quiet
    } else {
        ink
    };
    let mut job = job(after, Type::SMALL, quiet);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width - 8.0);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    ui.painter().galley(
        pos2(rect.center().x - galley.size().x / 2.0, rect.top() + 33.0),
        galley,
        quiet,
    );
    response
}
