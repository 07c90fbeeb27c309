//! A card: the text in the middle, the buttons always at the same place.

use crate::ui::look::names::grade_words;
use egui::{
    Align, CentralPanel, CornerRadius, Frame, Layout, Margin, Panel, Role, ScrollArea, Sense,
    Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::answer::{Grade, key_text};
use crate::material::Face;
use crate::model::{Action, FlowAction, SittingAction};
use crate::record::Mode;
use crate::study::{Sitting, Stage};
use crate::ui::article::layout::size_of;
use crate::ui::look::fonts::FontFace;
use crate::ui::look::text::{days, job, line, words};
use crate::ui::look::theme::{Type, radius, space};
use crate::ui::sitting::typed::cloze_ui;
use crate::ui::view::View;
use crate::ui::widgets::picture::picture_ui;
use crate::ui::widgets::scroll::scroll_keys;
use crate::ui::widgets::{PushButton, focus_ring, hairline, key_cap, quiet_button};

/// Draws the card with its buttons.
pub(in crate::ui) fn drill_ui(
    ui: &mut Ui,
    view: &View<'_>,
    sitting: &Sitting,
    actions: &mut Vec<Action>,
) {
    let Some(asked) = view.model.target().face(view.model.library()) else {
        return;
    };
    let revealed = sitting.progress().stage == Stage::Revealed;
    let theme = view.theme;
    let frame = Frame::new()
        .fill(theme.panel)
        .inner_margin(Margin::symmetric(12, 18));
    Panel::bottom("grades")
        .exact_size(98.0)
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| {
            if revealed {
                grades_ui(ui, view, asked, actions);
            } else {
                reveal_ui(ui, view, actions);
            }
        });
    CentralPanel::default()
        .frame(Frame::new().fill(theme.page))
        .show(ui, |ui| {
            ScrollArea::vertical()
                .id_salt(("card", view.model.memory().counts().answers))
                .auto_shrink(false)
                .show(ui, |ui| {
                    scroll_keys(ui, ui.clip_rect().height());
                    let room = ui.available_size();
                    let width = 640.0_f32.min(room.x - 2.0 * space::XL);
                    // A little above the middle, with room for the answer, so that the question does not move when it comes.
                    let top = ((room.y - 230.0 - size_of(ui, &asked.stem(), Type::CARD, width).y)
                        / 2.0)
                        .max(space::XL);
                    ui.add_space(top);
                    ui.horizontal(|ui| {
                        ui.add_space((room.x - width) / 2.0 - ui.spacing().item_spacing.x);
                        ui.vertical(|ui| {
                            ui.set_width(width);
                            card_ui(ui, view, asked, revealed, actions);
                        });
                    });
                });
        });
}

fn card_ui(
    ui: &mut Ui,
    view: &View<'_>,
    asked: Face<'_>,
    revealed: bool,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let passage = asked.fact.passage.as_ref();
    let section = passage.and_then(|passage| asked.pack.section(&passage.section));
    let place = section.map_or(asked.pack.title.as_str(), |section| section.title.as_str());
    line(ui, place, Type::SMALL, theme.quiet);
    ui.add_space(space::M);
    if let Some(cloze) = asked.question.cloze() {
        let filled = revealed.then(|| key_text(asked.question, asked.gap));
        cloze_ui(ui, view, (cloze, asked.gap), filled.as_deref(), Type::CARD);
        let hint = cloze
            .gaps()
            .nth(asked.gap)
            .map(|gap| gap.hint.as_str())
            .unwrap_or_default();
        if !revealed && !hint.is_empty() {
            ui.add_space(space::S);
            line(ui, &format!("Hint: {hint}"), Type::BODY, theme.quiet);
        }
    } else {
        words(ui, &asked.stem(), Type::CARD, theme.ink);
    }
    picture_ui(ui, view, asked);
    if revealed {
        back_ui(ui, view, asked, actions);
    }
}

/// The answer, the words that prove it, and the way to them.
fn back_ui(ui: &mut Ui, view: &View<'_>, asked: Face<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let passage = asked.fact.passage.as_ref();
    ui.add_space(space::L);
    hairline(ui, theme);
    ui.add_space(space::L);
    if asked.question.cloze().is_none() {
        words(
            ui,
            &key_text(asked.question, asked.gap),
            Type::CARD,
            theme.ink,
        );
        ui.add_space(space::S);
    }
    if let Some(passage) = passage {
        words(
            ui,
            &format!("“{}”", passage.quote),
            Type::PASSAGE,
            theme.quiet,
        );
        ui.add_space(space::XS);
    }
    ui.horizontal(|ui| {
        ui.set_min_height(28.0);
        ui.spacing_mut().item_spacing.x = space::L;
        let contested = if asked.fact.contested {
            ", contested"
        } else {
            ""
        };
        line(
            ui,
            &format!("{}{contested}", asked.fact.evidence.words()),
            Type::SMALL,
            theme.quiet,
        );
        if passage.is_some() {
            quiet_button(
                ui,
                view,
                "See it in the article",
                FlowAction::OpenPassage(asked.pack.fact_id(asked.fact)),
                actions,
            );
        }
    });
}

fn reveal_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let key = view.key_of(&SittingAction::Reveal.into());
    let button = PushButton {
        key: &key,
        ..PushButton::filled("Show answer")
    };
    let size = button.size(ui);
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.add_space((ui.available_width() - size.x) / 2.0);
        button.push(ui, view, SittingAction::Reveal, actions);
    });
}

/// The four grades, each with the time until the fact comes again; failing stands apart from passing.
pub(in crate::ui) fn grades_ui(
    ui: &mut Ui,
    view: &View<'_>,
    asked: Face<'_>,
    actions: &mut Vec<Action>,
) {
    let memory = view.model.memory();
    let strength = memory
        .fact(&asked.pack.fact_id(asked.fact))
        .and_then(|fact| fact.strength);
    let intervals = memory
        .schedule()
        .intervals(strength.as_ref(), memory.today(view.now));
    let gap = 14.0;
    let width = 170.0_f32.min((ui.available_width() - 4.0 * gap - 1.0) / 4.0);
    ui.spacing_mut().item_spacing.x = gap;
    ui.horizontal(|ui| {
        ui.add_space(((ui.available_width() - 4.0 * width - 4.0 * gap - 1.0) / 2.0 - gap).max(0.0));
        for (place, grade) in Grade::ALL.into_iter().enumerate() {
            let sitting = view.model.target().sitting.as_ref();
            let comes_again = sitting.is_some_and(|it| it.mode == Mode::Drill);
            let after = match (grade, intervals) {
                (Grade::Again, _) if comes_again => "once more in this sitting".to_owned(),
                (_, Some(intervals)) => intervals
                    .get(place)
                    .map(|interval| days(*interval))
                    .unwrap_or_default(),
                (_, None) => String::new(),
            };
            if grade_ui(ui, view, grade, &after, width) {
                actions.push(SittingAction::GiveGrade(grade).into());
            }
            if grade == Grade::Again {
                let (rect, _) = ui.allocate_exact_size(vec2(1.0, 62.0), Sense::hover());
                ui.painter()
                    .vline(rect.center().x, rect.y_range(), view.theme.hairline());
            }
        }
    });
}

fn grade_ui(ui: &mut Ui, view: &View<'_>, grade: Grade, after: &str, width: f32) -> bool {
    let theme = view.theme;
    let label = grade_words(grade);
    let key = view.key_of(&SittingAction::GiveGrade(grade).into());
    let (fill, ink, border) = match grade {
        Grade::Again | Grade::Other => (theme.raised, theme.miss, theme.miss),
        Grade::Good => (theme.accent, theme.on_accent, theme.accent),
        Grade::Hard | Grade::Easy => (theme.raised, theme.ink, theme.line),
    };
    let (rect, response) = ui.allocate_exact_size(vec2(width, 62.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{label}, {after}")));
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
    let name = ui.fonts_mut(|fonts| {
        fonts.layout_job(job(label, Type::BODY.with(FontFace::SansSemibold), ink))
    });
    let key_room = if key.is_empty() { 0.0 } else { 26.0 };
    let left = rect.center().x - f32::midpoint(name.size().x, key_room);
    let name_width = name.size().x;
    let middle = rect.top() + 21.0;
    ui.painter()
        .galley(pos2(left, middle - name.size().y / 2.0), name, ink);
    if !key.is_empty() {
        key_cap(ui, pos2(left + name_width + space::S, middle), &key, ink);
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
    response.clicked()
}
