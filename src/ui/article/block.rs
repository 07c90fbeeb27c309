//! Draws the blocks of an article: their words with highlights, links and pictures.

use std::ops::Range;
use std::sync::Arc;

use egui::{
    Color32, CursorIcon, Label, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
};

use crate::material::{BlockKind, Marker, Pack, Section, SectionId, TableRow};
use crate::model::{Action, FlowAction, Modal, ShellAction};
use crate::ui::article::layout::{LaidBlock, Setting, lay_out, marker_text};
use crate::ui::article::menu::{MenuOf, menu_ui};
use crate::ui::look::scale::Type;
use crate::ui::look::shapes;
use crate::ui::look::text::{heading_level_node, job};
use crate::ui::look::theme::{Theme, radius};
use crate::ui::widgets::picture::{paint_picture, texture};

/// How a range of a block's text is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Highlight {
    /// Invisible; only its position is needed.
    Place,
    /// A coloured ground.
    Tint(Color32),
    /// Hidden under a coloured bar.
    Cover(Color32),
}

/// A byte range of a block's text with its highlight.
pub(in crate::ui) type Touched = (Range<usize>, Highlight);

/// Where a block is, to resolve its links and footnotes.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Within<'a> {
    pub pack: &'a Pack,
    pub section: &'a Section,
    /// Whether the menu of a paragraph offers to find a word.
    pub finds: bool,
}

/// Draws a block. Returns, for each range in `touched`, one rectangle per line in screen coordinates.
pub(in crate::ui) fn block_ui(
    ui: &mut Ui,
    within: Within<'_>,
    block: &crate::material::Block,
    (setting, touched): (&Setting<'_>, &[Touched]),
    actions: &mut Vec<Action>,
) -> Vec<Vec<Rect>> {
    let laid = lay_out(ui, block, setting);
    let (rect, _) = ui.allocate_exact_size(vec2(setting.width, laid.height), Sense::hover());
    let origin = rect.min.to_vec2();
    ground_ui(ui, setting, &laid, rect);
    let places: Vec<Vec<Rect>> = touched
        .iter()
        .map(|(range, _)| {
            let rects = laid.rects(range).into_iter();
            rects.map(|it| it.translate(origin)).collect()
        })
        .collect();
    for ((_, touch), lines) in touched.iter().zip(&places) {
        if let Highlight::Tint(color) = touch {
            for line in lines {
                let ground = line.expand2(vec2(2.0, 0.0));
                ui.painter().rect_filled(ground, 2, *color);
            }
        }
    }
    let is_cover = |(_, touch): &Touched| matches!(touch, Highlight::Cover(_));
    let is_covered = touched.iter().any(is_cover);
    for piece in &laid.pieces {
        let at = Rect::from_min_size(rect.min + piece.at, piece.galley.size());
        let builder = egui::UiBuilder::new()
            .max_rect(at)
            .layout(egui::Layout::top_down(egui::Align::Min));
        let label = Label::new(Arc::clone(&piece.galley)).selectable(true);
        let response = ui.new_child(builder).add(label);
        if let BlockKind::Heading(level) = block.kind {
            // The title of the section has the first level; Markdown's third is the next.
            let level = usize::from(level).saturating_sub(1).max(2);
            heading_level_node(ui, &response, &block.text.plain, level);
        }
        // A menu would give away what is covered.
        let text = block.text.plain.get(piece.range.clone());
        if let Some(text) = text.filter(|_| !is_covered) {
            let finds = within.finds;
            menu_ui(ui, &response, &MenuOf { piece, text, finds }, actions);
        }
    }
    links_ui(ui, within, (setting, &laid, origin), actions);
    for ((_, touch), lines) in touched.iter().zip(&places) {
        if let Highlight::Cover(color) = touch {
            for line in lines {
                let cover = line.expand2(vec2(2.0, 1.0));
                ui.painter().rect_filled(cover, 3, *color);
            }
        }
    }
    places
}

/// Draws what is behind or beside the words of a block: bars, rules, markers, pictures.
fn ground_ui(ui: &Ui, setting: &Setting<'_>, laid: &LaidBlock<'_>, rect: Rect) {
    let theme = setting.theme;
    let block = laid.block;
    for quote in 0..block.quotes.min(6) {
        let left = rect.left() + 22.0 * f32::from(quote);
        let bar = Rect::from_min_size(pos2(left, rect.top()), vec2(3.0, rect.height()));
        ui.painter().rect_filled(bar, 1, theme.line);
    }
    let words = rect.with_min_x(rect.left() + laid.indent);
    match &block.kind {
        BlockKind::Rule => {
            ui.painter()
                .hline(words.x_range(), words.center().y, theme.hairline());
        }
        BlockKind::Code => {
            ui.painter().rect_filled(words, radius::BUTTON, theme.panel);
        }
        BlockKind::Row(TableRow { is_head, .. }) => {
            let ink = if *is_head { theme.quiet } else { theme.line };
            ui.painter()
                .hline(words.x_range(), words.bottom(), Stroke::new(1.0, ink));
        }
        BlockKind::Item(marker) => marker_ui(ui, setting, *marker, words),
        BlockKind::Note(number) => {
            let galley = ui.fonts_mut(|fonts| {
                fonts.layout_job(job(&number.to_string(), Type::SMALL, theme.quiet))
            });
            ui.painter()
                .galley(words.left_top() - vec2(22.0, -1.0), galley, theme.quiet);
        }
        BlockKind::Image(Some(picture)) => {
            let place = Rect::from_min_size(words.min, laid.picture);
            let response = ui.interact(place, ui.next_auto_id().with("picture"), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &picture.alt));
            match texture(ui, theme, picture) {
                Ok(texture) => paint_picture(ui, &texture, place),
                Err(problem) => {
                    frame_ui(ui, theme, place);
                    response.on_hover_text(problem);
                }
            }
        }
        BlockKind::Image(None) => frame_ui(ui, theme, words),
        BlockKind::Heading(_) | BlockKind::Paragraph => {}
    }
}

/// Draws a frame in place of a picture that cannot be shown.
fn frame_ui(ui: &Ui, theme: &Theme, rect: Rect) {
    ui.painter()
        .rect_stroke(rect, radius::BUTTON, theme.hairline(), StrokeKind::Inside);
}

fn marker_ui(ui: &Ui, setting: &Setting<'_>, marker: Marker, words: Rect) {
    let theme = setting.theme;
    let middle = words.top() + setting.kind.line / 2.0;
    match marker {
        Marker::Bullet => {
            let at = pos2(words.left() - 14.0, middle + 1.0);
            ui.painter().circle_filled(at, 2.5, theme.quiet);
        }
        Marker::Task(done) => {
            let at = pos2(words.left() - 15.0, middle + 1.0);
            let frame = Rect::from_center_size(at, vec2(13.0, 13.0));
            let stroke = Stroke::new(1.0, theme.quiet);
            ui.painter()
                .rect_stroke(frame, 2, stroke, StrokeKind::Inside);
            if done {
                shapes::check(ui.painter(), at, theme.ink);
            }
        }
        Marker::Number(_) => {
            let text = marker_text(marker);
            let galley =
                ui.fonts_mut(|fonts| fonts.layout_job(job(&text, setting.kind, theme.quiet)));
            ui.painter().galley(
                pos2(words.left() - 8.0 - galley.size().x, words.top()),
                galley,
                setting.ink,
            );
        }
    }
}

/// Underlines links and makes them clickable.
fn links_ui(
    ui: &Ui,
    within: Within<'_>,
    (setting, laid, origin): (&Setting<'_>, &LaidBlock<'_>, egui::Vec2),
    actions: &mut Vec<Action>,
) {
    let base = ui.next_auto_id();
    let runs = laid.block.text.runs.iter().enumerate();
    for (index, run) in runs.filter(|(_, run)| !run.look.link.is_empty()) {
        let link = &*run.look.link;
        let words = laid.block.text.plain.get(run.range.clone());
        let name = words.unwrap_or_default();
        let note = note_of(within.section, link);
        let (name, hint) = match note {
            Some((_, text)) => (format!("Footnote {name}"), text),
            None => (name.to_owned(), link),
        };
        for (line, rect) in laid.rects(&run.range).into_iter().enumerate() {
            let rect = rect.translate(origin);
            // The number of a footnote is small: clicks around it count too.
            let room = if note.is_some() {
                rect.expand(4.0)
            } else {
                rect
            };
            let response = ui
                .interact(room, base.with((index, line)), Sense::click())
                .on_hover_cursor(CursorIcon::PointingHand)
                .on_hover_text(hint);
            response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
            let strong = response.hovered() || response.has_focus();
            let stroke = Stroke::new(if strong { 2.0 } else { 1.0 }, setting.theme.accent);
            if note.is_none() || strong {
                let y = rect.bottom() - 1.0;
                ui.painter().add(Shape::hline(rect.x_range(), y, stroke));
            }
            if response.clicked() {
                follow(ui, within, link, note.map(|(block, _)| block), actions);
            }
        }
    }
}

/// Returns the footnote that a link leads to: the index of its block and its text.
fn note_of<'a>(section: &'a Section, link: &str) -> Option<(usize, &'a str)> {
    let number: u32 = link.strip_prefix("#fn-")?.parse().ok()?;
    let mut blocks = section.blocks.iter().enumerate();
    blocks.find_map(|(place, block)| {
        (block.kind == BlockKind::Note(number)).then_some((place, block.text.plain.as_str()))
    })
}

/// Follows a link: scrolls to a footnote, opens a section of the pack, or asks before leaving the app.
fn follow(ui: &Ui, within: Within<'_>, link: &str, note: Option<usize>, actions: &mut Vec<Action>) {
    if let Some(block) = note {
        crate::ui::widgets::long_page::scroll_to_block(ui, block);
    } else if let Some(id) = link.strip_prefix('#') {
        if within.pack.section(id).is_some() {
            actions.push(FlowAction::OpenSection(SectionId::new(&within.pack.id, id)).into());
        }
    } else {
        actions.push(ShellAction::OpenModal(Modal::Link(link.to_owned())).into());
    }
}
