//! The outline of an article: its sections with the state of their facts.

use egui::{Color32, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::material::{Article, OWN_PACK, Pack, Section, SectionId};
use crate::memory::{FactState, ReadingMemory};
use crate::model::{Action, Effect, FlowAction, ReadAction, SettingsAction, ShellAction};
use crate::reading::outline;
use crate::ui::look::fonts::FontFace;
use crate::ui::look::shapes;
use crate::ui::look::text::{job, line, words};
use crate::ui::look::theme::{Type, radius, space};
use crate::ui::view::View;
use crate::ui::widgets::{focus_ring, progress_bar, quiet_button};

/// Lists the sections of every pack; `open` is the one on the page.
pub(in crate::ui) fn outline_ui(
    ui: &mut Ui,
    view: &View<'_>,
    open: &SectionId,
    actions: &mut Vec<Action>,
) {
    let packs = view
        .model
        .library()
        .packs()
        .iter()
        .filter(|pack| pack.sections().next().is_some());
    let several = packs.clone().count() > 1;
    for pack in packs {
        if several {
            words(
                ui,
                &pack.title,
                Type::SMALL.with(FontFace::SansSemibold),
                view.theme.ink,
            );
            ui.add_space(space::XS);
        }
        let many = pack.articles.len() > 1;
        for (id, section) in outline(pack) {
            let article = pack.article_of(&section.id);
            let first = article.and_then(|it| it.sections.iter().find(|it| !it.id.is_empty()));
            if let Some(article) = article
                && many
                && first.is_some_and(|it| std::ptr::eq(it, section))
            {
                article_ui(ui, view, article);
            }
            let state = section_state(view, pack, section);
            if item_ui(ui, view, section, &id, (state, id == *open)) {
                actions.push(FlowAction::OpenSection(id).into());
            }
        }
        if pack.id != OWN_PACK {
            ui.add_space(space::M);
            progress_ui(ui, view, pack);
        }
        ui.add_space(space::L);
    }
    ui.horizontal(|ui| {
        ui.add_space(space::S);
        let choose = ShellAction::Outside(Effect::ChooseArticle);
        let open = quiet_button(ui, view, "Open a text of your own", choose, actions);
        let _shown =
            open.on_hover_text("Markdown or plain text. You can also drop it on the window.");
    });
    ui.add_space(space::M);
    legend_ui(ui, view, actions);
}

/// The title of an article among several.
fn article_ui(ui: &mut Ui, view: &View<'_>, article: &Article) {
    ui.add_space(space::S);
    ui.horizontal(|ui| {
        ui.add_space(space::S);
        let kind = Type::SMALL.with(FontFace::SansSemibold);
        line(ui, &article.title, kind, view.theme.quiet);
    });
}

/// Says how much of a pack's articles was read.
fn progress_ui(ui: &mut Ui, view: &View<'_>, pack: &Pack) {
    let outline = outline(pack);
    let finished = |id: &SectionId| {
        view.model
            .memory()
            .reading(id)
            .is_some_and(|it| it.finished)
    };
    let read = outline.iter().filter(|(id, _)| finished(id)).count();
    let text = format!("{read} of {} sections read", outline.len());
    ui.horizontal(|ui| {
        ui.add_space(space::S);
        ui.vertical(|ui| {
            line(ui, &text, Type::SMALL, view.theme.quiet);
            ui.add_space(space::XS);
            let share = read as f32 / outline.len().max(1) as f32;
            progress_bar(
                ui,
                view.theme,
                ui.available_width() - space::S,
                share,
                &text,
            );
        });
    });
}

/// Draws one section; tells whether it was chosen.
fn item_ui(
    ui: &mut Ui,
    view: &View<'_>,
    section: &Section,
    id: &SectionId,
    (state, is_open): (Option<FactState>, bool),
) -> bool {
    let theme = view.theme;
    let face = if is_open {
        FontFace::SansSemibold
    } else {
        FontFace::Sans
    };
    let ink = if is_open { theme.accent } else { theme.quiet };
    let mut title = job(
        &section.title,
        Type {
            line: 20.0,
            ..Type::SMALL.with(face)
        },
        ink,
    );
    title.wrap.max_width = ui.available_width() - 68.0;
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(title));
    let (rect, response) = ui.allocate_exact_size(
        vec2(ui.available_width(), galley.size().y + 10.0),
        Sense::click(),
    );
    let reading = view.model.memory().reading(id);
    let read = match reading {
        Some(it) if it.finished => "read".to_owned(),
        Some(it) if it.permille >= 10 => format!("{} % read", it.permille / 10),
        _ => "not read".to_owned(),
    };
    let name = format!(
        "{}, {read}, {}",
        section.title,
        state.map_or("no questions", FactState::word)
    );
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_open, &name));
    if is_open {
        ui.painter()
            .rect_filled(rect, radius::BUTTON, theme.accent_soft);
    }
    let ink = if response.hovered() || response.has_focus() {
        theme.accent
    } else {
        ink
    };
    focus_ring(ui, theme, rect.shrink(2.0), &response);
    how_far_ui(ui, rect, reading, ink);
    if let Some(state) = state {
        shapes::state_mark(
            ui.painter(),
            pos2(rect.left() + 12.0, rect.top() + 15.0),
            state,
            ink,
        );
    }
    ui.painter().galley_with_override_text_color(
        pos2(rect.left() + 32.0, rect.top() + 5.0),
        galley,
        ink,
    );
    response.clicked()
}

/// Shows at the right of an item how far its section was read.
fn how_far_ui(ui: &Ui, rect: Rect, reading: Option<&ReadingMemory>, ink: Color32) {
    let right = pos2(rect.right() - 16.0, rect.top() + 15.0);
    match reading {
        Some(it) if it.finished => shapes::check(ui.painter(), right, ink),
        Some(it) if it.permille >= 10 => {
            let percent = format!("{} %", it.permille / 10);
            let galley = ui.fonts_mut(|fonts| fonts.layout_job(job(&percent, Type::SMALL, ink)));
            let at = pos2(rect.right() - 8.0 - galley.size().x, rect.top() + 5.5);
            ui.painter().galley(at, galley, ink);
        }
        _ => {}
    }
}

/// Says what the marks and the tints mean, and how to see less.
fn legend_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let (theme, model) = (view.theme, view.model);
    for row in [
        [FactState::Strong, FactState::Fading],
        [FactState::Learning, FactState::New],
    ] {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            ui.add_space(space::XS - 1.0);
            for state in row {
                let (rect, _) = ui.allocate_exact_size(vec2(18.0, 22.0), Sense::hover());
                shapes::state_mark(ui.painter(), rect.center(), state, theme.quiet);
                let width = ui
                    .scope(|ui| line(ui, state.word(), Type::SMALL, theme.quiet))
                    .response
                    .rect
                    .width();
                ui.add_space((64.0 - width).max(0.0));
            }
        });
    }
    if model.settings().tint {
        ui.add_space(space::XS);
        for (color, words) in theme.fading.iter().zip(FADED) {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                ui.add_space(space::S);
                let (rect, _) = ui.allocate_exact_size(vec2(26.0, 22.0), Sense::hover());
                ui.painter()
                    .rect_filled(rect.shrink2(vec2(0.0, 3.0)), 2, *color);
                line(ui, words, Type::SMALL, theme.quiet);
            });
        }
    }
    ui.add_space(space::S);
    let tint = if model.settings().tint {
        "Hide the tints"
    } else {
        "Tint what is fading"
    };
    let fold = if model.reader().is_folded {
        "Unfold all"
    } else {
        "Fold what you know"
    };
    let buttons: [(&str, Action); 2] = [
        (tint, SettingsAction::ToggleTint.into()),
        (fold, ReadAction::ToggleFold.into()),
    ];
    for (label, action) in buttons {
        ui.horizontal(|ui| {
            ui.add_space(space::S);
            quiet_button(ui, view, label, action, actions);
        });
    }
}

/// What the three tints mean: recall below 90, 75 and 55 %.
const FADED: [&str; 3] = ["fading a little", "fading", "you may have lost this"];

/// The weakest state of a section's facts; `None` when it has none.
fn section_state(view: &View<'_>, pack: &Pack, section: &Section) -> Option<FactState> {
    let today = view.model.memory().today(view.now);
    pack.facts_of(&section.id)
        .map(|fact| view.model.memory().state(&pack.fact_id(fact), today))
        .min()
}
