//! A question as a row of a list: stem, wrong answer, key, explanation, and the way to its passage.

use egui::{Align, Color32, Layout, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::model::Action;
use crate::ui::look::fonts::FontFace;
use crate::ui::look::scale::Type;
use crate::ui::look::shapes;
use crate::ui::look::text::{line, material_job, material_words, words};
use crate::ui::look::theme::space;
use crate::ui::sitting::data::row::AnswerRow;
use crate::ui::view::View;
use crate::ui::widgets::ButtonLook;
use crate::ui::widgets::choice::offer_ui;

/// Width of the column with the button, in points.
const BUTTON: f32 = 150.0;

/// Width of the column with the notes, if there is room for one, in points.
const NOTES: f32 = 230.0;

pub(in crate::ui) fn answer_row_ui(
    ui: &mut Ui,
    view: &View<'_>,
    row: &AnswerRow,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let room = ui.available_width();
    let has_notes_column = room > 760.0;
    let notes = if has_notes_column { NOTES } else { 0.0 };
    let top = ui.cursor().min + vec2(0.0, space::M);
    let text_size = vec2(room - BUTTON - notes - 2.0 * space::L, f32::INFINITY);
    let text_rect = Rect::from_min_size(top, text_size);
    let builder = UiBuilder::new().max_rect(text_rect).id_salt("row");
    let text = ui.scope_builder(builder, |ui| {
        material_words(ui, &row.stem, Type::LISTED, theme.ink);
        ui.add_space(2.0);
        answers_ui(ui, view, row);
        words(ui, &row.why, Type::SMALL, theme.quiet);
        if !has_notes_column {
            notes_ui(ui, view, row);
        }
    });
    let bottom = text.response.rect.bottom() + space::M;
    let all = Rect::from_min_max(pos2(top.x, top.y - space::M), pos2(top.x + room, bottom));
    if has_notes_column {
        let at = pos2(all.right() - BUTTON - notes, top.y + 4.0);
        let rect = Rect::from_min_size(at, vec2(notes - space::L, 80.0));
        let mut column = ui.new_child(UiBuilder::new().max_rect(rect));
        notes_ui(&mut column, view, row);
    }
    if let Some(passage) = &row.passage {
        let place = Rect::from_min_size(pos2(all.right() - BUTTON, top.y), vec2(BUTTON, 36.0));
        let builder = UiBuilder::new()
            .max_rect(place)
            .layout(Layout::right_to_left(Align::Min));
        let mut column = ui.new_child(builder);
        offer_ui(&mut column, view, ButtonLook::Plain, passage, actions);
    }
    ui.advance_cursor_after_rect(all);
}

fn notes_ui(ui: &mut Ui, view: &View<'_>, row: &AnswerRow) {
    if row.was_sure {
        let strong = Type::SMALL.with(FontFace::SansSemibold);
        line(ui, "You were sure.", strong, view.theme.miss);
    }
    for note in &row.notes {
        words(ui, note, Type::SMALL, view.theme.quiet);
    }
}

/// Draws the wrong answer, if any, and the key: each with a mark, a colour, and a word for screen readers.
fn answers_ui(ui: &mut Ui, view: &View<'_>, row: &AnswerRow) {
    let theme = view.theme;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        if let Some(gave) = &row.gave {
            let (mark, face) = (shapes::cross, FontFace::Sans);
            answer_ui(
                ui,
                "Your answer",
                gave,
                Look {
                    mark,
                    face,
                    ink: theme.miss,
                },
            );
        }
        let (mark, face) = (shapes::check, FontFace::SansSemibold);
        answer_ui(
            ui,
            "The answer",
            &row.key,
            Look {
                mark,
                face,
                ink: theme.right,
            },
        );
    });
}

#[derive(Clone, Copy)]
struct Look {
    mark: fn(&egui::Painter, egui::Pos2, Color32),
    face: FontFace,
    ink: Color32,
}

fn answer_ui(ui: &mut Ui, name: &str, text: &str, look: Look) {
    let Look { mark, face, ink } = look;
    let mut job = material_job(text, Type::BODY.with(face), ink);
    job.wrap.max_width = ui.available_width().max(120.0) - 20.0;
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(18.0, 4.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name}: {text}")));
    mark(
        ui.painter(),
        pos2(rect.left() + 6.0, rect.top() + 13.0),
        ink,
    );
    ui.painter()
        .galley(pos2(rect.left() + 18.0, rect.top() + 2.0), galley, ink);
}
