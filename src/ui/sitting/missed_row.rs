//! A missed question as a row: what was asked, your answer, the key, why, and the way to its passage.

use egui::{Align, Layout, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::answer::{joined, key_text};
use crate::material::FaceId;
use crate::memory::Missed;
use crate::model::{Action, FlowAction, cause_words};
use crate::ui::look::fonts::FontFace;
use crate::ui::look::shapes;
use crate::ui::look::text::{job, line, on_day, times, words};
use crate::ui::look::theme::{Type, space};
use crate::ui::view::View;
use crate::ui::widgets::PushButton;

pub(in crate::ui) fn notes_of(missed: &Missed, today: i32, view: &View<'_>) -> Vec<String> {
    let day_ends = view.model.memory().settings().day_ends;
    let when = on_day(missed.at.study_day(day_ends), today);
    let mut notes = vec![format!(
        "Missed {}, {}{when}",
        times(missed.times),
        if missed.times > 1 { "last " } else { "" }
    )];
    if let Some(cause) = missed.cause.as_ref().and_then(cause_words) {
        notes.push(cause.to_owned());
    }
    if missed.recalled_since {
        notes.push("Its fact was recalled since".to_owned());
    }
    let asked = view.model.library().face(&missed.ask);
    let known = view.model.memory().ask(&missed.ask);
    if asked.is_some_and(|asked| known.is_some_and(|it| it.was_another(&asked.question.hash))) {
        notes.push("Changed since you last saw it".to_owned());
    }
    notes
}

/// A missed question as a row.
pub(in crate::ui) struct MissedRow<'a> {
    /// What was asked.
    pub ask: &'a FaceId,
    /// What was given.
    pub gave: &'a [String],
    /// What kind of miss it was.
    pub notes: &'a [String],
    /// Whether the learner was sure.
    pub sure: bool,
}

/// Draws a row: question, your answer, key, why, what kind of miss, and the way to its passage. Gives its room.
pub(in crate::ui) fn missed_row_ui(
    ui: &mut Ui,
    view: &View<'_>,
    row: &MissedRow<'_>,
    actions: &mut Vec<Action>,
) -> Rect {
    let Some(asked) = view.model.library().face(row.ask) else {
        return Rect::NOTHING;
    };
    let theme = view.theme;
    let room = ui.available_width();
    let (button, notes) = (112.0, if room > 760.0 { 230.0 } else { 0.0 });
    let top = ui.cursor().min + vec2(0.0, space::M);
    let text_rect = Rect::from_min_size(
        top,
        vec2(room - button - notes - 2.0 * space::L, f32::INFINITY),
    );
    let text = ui.scope_builder(
        UiBuilder::new()
            .max_rect(text_rect)
            .id_salt(("missed", row.ask.to_string())),
        |ui| {
            words(ui, &asked.stem(), Type::LISTED, theme.ink);
            ui.add_space(2.0);
            let gave = joined(asked.question, row.gave);
            answers_ui(ui, view, &gave, &key_text(asked.question, asked.gap));
            words(ui, asked.why(), Type::SMALL, theme.quiet);
            if notes == 0.0 {
                notes_ui(ui, view, row);
            }
        },
    );
    let bottom = text.response.rect.bottom() + space::M;
    let all = Rect::from_min_max(pos2(top.x, top.y - space::M), pos2(top.x + room, bottom));
    let notes_rect = Rect::from_min_size(
        pos2(all.right() - button - notes, top.y + 4.0),
        vec2(notes - space::L, 80.0),
    );
    if notes > 0.0 {
        notes_ui(
            &mut ui.new_child(UiBuilder::new().max_rect(notes_rect)),
            view,
            row,
        );
    }
    if asked.fact.passage.is_some() {
        let place = Rect::from_min_size(pos2(all.right() - button, top.y), vec2(button, 36.0));
        let builder = UiBuilder::new()
            .max_rect(place)
            .layout(Layout::right_to_left(Align::Min));
        let show = FlowAction::OpenPassage(row.ask.fact.clone());
        PushButton::plain("Show me").push(&mut ui.new_child(builder), view, show, actions);
    }
    ui.advance_cursor_after_rect(all);
    all
}

fn notes_ui(ui: &mut Ui, view: &View<'_>, row: &MissedRow<'_>) {
    if row.sure {
        line(
            ui,
            "You were sure.",
            Type::SMALL.with(FontFace::SansSemibold),
            view.theme.miss,
        );
    }
    for note in row.notes.iter().filter(|note| !note.is_empty()) {
        words(ui, note, Type::SMALL, view.theme.quiet);
    }
}

/// What was given and what is right, by mark, colour and word for screen readers.
fn answers_ui(ui: &mut Ui, view: &View<'_>, gave: &str, key: &str) {
    let theme = view.theme;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        if !gave.is_empty() {
            answer_ui(
                ui,
                gave,
                ("Your answer", theme.miss, FontFace::Sans),
                shapes::cross,
            );
        }
        answer_ui(
            ui,
            key,
            ("The answer", theme.right, FontFace::SansSemibold),
            shapes::check,
        );
    });
}

fn answer_ui(
    ui: &mut Ui,
    text: &str,
    (name, ink, face): (&str, egui::Color32, FontFace),
    mark: fn(&egui::Painter, egui::Pos2, egui::Color32),
) {
    let mut job = job(text, Type::BODY.with(face), ink);
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
