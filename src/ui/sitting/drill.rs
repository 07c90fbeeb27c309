//! Draws a card: the text in the middle, the buttons always in the same place.

use egui::{
    Align, CentralPanel, Color32, CornerRadius, Frame, Layout, Margin, Panel, Rect, Response, Role,
    ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::answer::Grade;
use crate::material::Face;
use crate::model::{Action, SittingAction};
use crate::ui::article::layout::size_of;
use crate::ui::look::fonts::FontFace;
use crate::ui::look::scale::Type;
use crate::ui::look::text::{job, line, material_words, words};
use crate::ui::look::theme::{radius, space};
use crate::ui::sitting::bookmark::bookmark_ui;
use crate::ui::sitting::column::{Column, is_low};
use crate::ui::sitting::data::question::{Back, GradeOffer, Question, card, grades, question};
use crate::ui::sitting::inputs::typed::cloze_ui;
use crate::ui::sitting::menu::question_menu_ui;
use crate::ui::view::View;
use crate::ui::widgets::choice::offer_ui;
use crate::ui::widgets::clear::keep_clear;
use crate::ui::widgets::picture::picture_ui;
use crate::ui::widgets::scroll::scroll_keys;
use crate::ui::widgets::trailing::Reserved;
use crate::ui::widgets::{ButtonLook, PushButton, focus_ring, hairline, key_cap, tell_key};

/// Space kept free under the front of a card for its back, in points, so that the question does not move.
const ANSWER_ROOM: f32 = 230.0;

/// Width of a digit's key cap with the gap before it, in points.
const KEY_ROOM: f32 = 26.0;

pub(in crate::ui) fn drill_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let Some(question) = question(view.model) else {
        return;
    };
    let theme = view.theme;
    let margin = if is_low(ui) { 6 } else { 18 };
    let frame = Frame::new()
        .fill(theme.panel)
        .inner_margin(Margin::symmetric(12, margin));
    let height = grade_height(ui) + 2.0 * f32::from(margin);
    let panel = Panel::bottom("grades").exact_size(height).resizable(false);
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
                    let column = Column::in_middle(room.x);
                    let height = size_of(ui, &question.face.stem(), Type::CARD, column.width).y;
                    // Slightly above the middle.
                    let least = if is_low(ui) { space::M } else { space::XL };
                    let top = ((room.y - ANSWER_ROOM - height) / 2.0).max(least);
                    let corner = column.beside(ui, top - space::S);
                    bookmark_ui(ui, view, question.face, corner, actions);
                    column.show(ui, top, |ui| card_ui(ui, view, &question, actions));
                    ui.add_space(space::XL);
                });
            question_menu_ui(ui, view, ui.max_rect(), question.face, actions);
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
    words(ui, &back.evidence, Type::SMALL, theme.quiet);
    if let Some(passage) = &back.passage {
        ui.add_space(space::S);
        offer_ui(ui, view, ButtonLook::Plain, passage, actions);
    }
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

/// Draws the four grades in the middle, with a line between failing and passing.
pub(in crate::ui) fn grades_ui(
    ui: &mut Ui,
    view: &View<'_>,
    asked: Face<'_>,
    actions: &mut Vec<Action>,
) {
    let room = ui.available_width();
    let gap = if room < 520.0 { 8.0 } else { 14.0 };
    let beside = 4.0 * gap + 1.0;
    let width = 170.0_f32.min((room - beside) / 4.0).floor();
    ui.spacing_mut().item_spacing.x = gap;
    ui.horizontal(|ui| {
        ui.add_space(((room - 4.0 * width - beside) / 2.0).max(0.0));
        for it in grades(view.model, view.now, asked) {
            if grade_ui(ui, view, &it, width).clicked() {
                actions.push(it.offer.action);
            }
            if it.grade == Grade::Again {
                let (rect, _) = ui.allocate_exact_size(vec2(1.0, grade_height(ui)), Sense::hover());
                ui.painter()
                    .vline(rect.center().x, rect.y_range(), view.theme.hairline());
            }
        }
    });
}

/// Height of a grade's button, in points; in a low window it is `GRADE_LOW`.
const GRADE: f32 = 62.0;
const GRADE_LOW: f32 = 48.0;

fn grade_height(ui: &Ui) -> f32 {
    if is_low(ui) { GRADE_LOW } else { GRADE }
}

/// Draws a grade, with the time until the fact comes again below it.
fn grade_ui(ui: &mut Ui, view: &View<'_>, it: &GradeOffer, width: f32) -> Response {
    let theme = view.theme;
    let (fill, ink, border, quiet) = match it.grade {
        Grade::Again | Grade::Other => (theme.raised, theme.miss, theme.miss, theme.miss),
        Grade::Good => (theme.accent, theme.on_accent, theme.accent, theme.on_accent),
        Grade::Hard | Grade::Easy => (theme.raised, theme.ink, theme.line, theme.quiet),
    };
    let (rect, response) = ui.allocate_exact_size(vec2(width, grade_height(ui)), Sense::click());
    let after = it.after.as_deref().unwrap_or_default();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, it.spoken()));
    tell_key(ui, view, &response, &it.offer.action);
    keep_clear(ui, rect);
    let border = if response.hovered() {
        theme.accent
    } else {
        border
    };
    let corner = CornerRadius::same(radius::BUTTON);
    let stroke = Stroke::new(1.0, border);
    ui.painter()
        .rect(rect, corner, fill, stroke, StrokeKind::Inside);
    focus_ring(ui, theme, rect, &response);
    let inner = rect.shrink2(vec2(space::M, 0.0));
    grade_name_ui(ui, view, it, inner, ink);
    let after = job(after, Type::SMALL, quiet);
    let after = ui.fonts_mut(|fonts| fonts.layout_job(after));
    if after.size().x <= width - 2.0 * space::XS {
        let left = rect.center().x - after.size().x / 2.0;
        ui.painter()
            .galley(pos2(left, rect.center().y + 2.0), after, quiet);
    }
    response
}

/// Draws the name of a grade in the middle of `room`: with its meaning and its key if there is room for them.
fn grade_name_ui(ui: &Ui, view: &View<'_>, it: &GradeOffer, room: Rect, ink: Color32) {
    let laid = |text: &str| {
        let job = job(text, Type::BODY.with(FontFace::SansSemibold), ink);
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let key = view.key_of(&it.offer.action);
    let key_room = key.as_ref().map_or(0.0, |_| KEY_ROOM);
    let long = laid(&it.long());
    let name = if long.size().x + key_room <= room.width() {
        long
    } else {
        laid(&it.offer.label)
    };
    let key = key.filter(|_| name.size().x + key_room <= room.width());
    let key_room = key.as_ref().map_or(0.0, |_| key_room);
    let name_width = name.size().x;
    let left = room.center().x - f32::midpoint(name_width, key_room);
    let middle = room.center().y - 10.0;
    ui.painter()
        .galley(pos2(left, middle - name.size().y / 2.0), name, ink);
    if let Some(key) = &key {
        key_cap(ui, pos2(left + name_width + space::S, middle), key, ink);
    }
}
