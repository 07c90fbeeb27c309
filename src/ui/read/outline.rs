//! Draws the outline: the sections of all packs with their states, and a legend.

use egui::{Color32, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::material::SectionId;
use crate::memory::FactState;
use crate::model::Action;
use crate::ui::look::fonts::FontFace;
use crate::ui::look::shapes;
use crate::ui::look::text::{heading, heading_node, job, line};
use crate::ui::look::theme::{Type, radius, space};
use crate::ui::read::data::outline::{Entry, HowFar, Outline, PackOutline, Progress, data};
use crate::ui::view::View;
use crate::ui::widgets::{focus_ring, progress_bar, quiet_button, tell_key};

/// What the tints mean, least faded first: a chance of recall below 90, 75 and 55 %.
const FADED: [&str; 3] = ["fading a little", "fading", "you may have lost this"];

/// Draws the outline; `open` is the section on the page.
pub(in crate::ui) fn outline_ui(
    ui: &mut Ui,
    view: &View<'_>,
    open: &SectionId,
    actions: &mut Vec<Action>,
) {
    let outline = data(view.model, view.now, open);
    for pack in &outline.packs {
        pack_ui(ui, view, pack, actions);
        ui.add_space(space::L);
    }
    ui.horizontal(|ui| {
        ui.add_space(space::S);
        let add = &outline.add;
        let response = quiet_button(ui, view, &add.label, add.action.clone(), actions);
        let _shown =
            response.on_hover_text("Markdown or plain text. You can also drop it on the window.");
    });
    ui.add_space(space::M);
    legend_ui(ui, view, &outline, actions);
}

fn pack_ui(ui: &mut Ui, view: &View<'_>, pack: &PackOutline<'_>, actions: &mut Vec<Action>) {
    let strong = Type::SMALL.with(FontFace::SansSemibold);
    if let Some(title) = pack.title {
        heading(ui, title, strong, view.theme.ink);
        ui.add_space(space::XS);
    }
    for entry in &pack.sections {
        if let Some(article) = entry.article {
            ui.add_space(space::S);
            ui.horizontal(|ui| {
                ui.add_space(space::S);
                let title = line(ui, article, strong, view.theme.quiet);
                heading_node(ui, &title, article);
            });
        }
        let response = entry_ui(ui, view, entry);
        let open = entry.open.clone().into();
        tell_key(ui, view, &response, &open);
        if response.clicked() {
            actions.push(open);
        }
    }
    if let Some(progress) = &pack.progress {
        ui.add_space(space::M);
        progress_ui(ui, view, progress);
    }
}

fn progress_ui(ui: &mut Ui, view: &View<'_>, progress: &Progress) {
    let Progress { text, share } = progress;
    ui.horizontal(|ui| {
        ui.add_space(space::S);
        ui.vertical(|ui| {
            line(ui, text, Type::SMALL, view.theme.quiet);
            ui.add_space(space::XS);
            let width = ui.available_width() - space::S;
            progress_bar(ui, view.theme, width, *share, text);
        });
    });
}

fn entry_ui(ui: &mut Ui, view: &View<'_>, entry: &Entry<'_>) -> Response {
    let theme = view.theme;
    let (face, ink) = if entry.is_open {
        (FontFace::SansSemibold, theme.accent)
    } else {
        (FontFace::Sans, theme.quiet)
    };
    let kind = Type {
        line: 20.0,
        ..Type::SMALL.with(face)
    };
    let mut title = job(entry.title, kind, ink);
    title.wrap.max_width = ui.available_width() - 68.0;
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(title));
    let size = vec2(ui.available_width(), galley.size().y + 10.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, entry.is_open, &entry.name));
    if entry.is_open {
        ui.painter()
            .rect_filled(rect, radius::BUTTON, theme.accent_soft);
    }
    let ink = if response.hovered() || response.has_focus() {
        theme.accent
    } else {
        ink
    };
    focus_ring(ui, theme, rect.shrink(2.0), &response);
    how_far_ui(ui, rect, entry.reading, ink);
    if let Some(state) = entry.state {
        let at = pos2(rect.left() + 12.0, rect.top() + 15.0);
        shapes::state_mark(ui.painter(), at, state, ink);
    }
    ui.painter().galley_with_override_text_color(
        pos2(rect.left() + 32.0, rect.top() + 5.0),
        galley,
        ink,
    );
    response
}

/// Draws reading progress at the right end of an entry.
fn how_far_ui(ui: &Ui, rect: Rect, reading: HowFar, ink: Color32) {
    match reading {
        HowFar::NotBegun => {}
        HowFar::Begun(percent) => {
            let text = job(&format!("{percent} %"), Type::SMALL, ink);
            let galley = ui.fonts_mut(|fonts| fonts.layout_job(text));
            let at = pos2(rect.right() - 8.0 - galley.size().x, rect.top() + 5.5);
            ui.painter().galley(at, galley, ink);
        }
        HowFar::Finished => {
            let at = pos2(rect.right() - 16.0, rect.top() + 15.0);
            shapes::check(ui.painter(), at, ink);
        }
    }
}

/// Draws the legend of marks and tints, and the buttons for tints and folding.
fn legend_ui(ui: &mut Ui, view: &View<'_>, outline: &Outline<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
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
    if outline.is_tinted {
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
    for offer in &outline.views {
        ui.horizontal(|ui| {
            ui.add_space(space::S);
            quiet_button(ui, view, &offer.label, offer.action.clone(), actions);
        });
    }
}
