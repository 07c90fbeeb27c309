//! Blocks of an article on the screen: real faces, links, and tints that sit on the words.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{CCursor, CharIndex, LayoutJob};
use egui::{
    Color32, Galley, Label, Rect, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::action::Action;
use crate::material::{Block, BlockKind, Marker, RichText, Style};
use crate::ui::fonts::Face;
use crate::ui::theme::{Theme, Type, space};
use crate::ui::words::job;

/// How a run of blocks is set.
pub(super) struct Setting<'a> {
    /// The colours.
    pub theme: &'a Theme,
    /// The type of plain text.
    pub kind: Type,
    /// The colour of plain text.
    pub ink: Color32,
    /// The width of the column.
    pub width: f32,
    /// Bytes of the text to tint, each in its colour.
    pub tints: Vec<(Range<usize>, Color32)>,
}

/// Draws a block and gives the room that the words take which are tinted as the place that was jumped to, if any.
pub(super) fn block_ui(
    ui: &mut Ui,
    block: &Block,
    setting: &Setting<'_>,
    actions: &mut Vec<Action>,
) -> Option<Rect> {
    let theme = setting.theme;
    let (kind, indent) = match block.kind {
        BlockKind::Heading => (Type::READING_SUBHEAD, 0.0),
        BlockKind::Paragraph | BlockKind::Rule | BlockKind::Code => (setting.kind, 0.0),
        BlockKind::Quote => (setting.kind.with(Face::SerifItalic), 24.0),
        BlockKind::Item { depth, .. } => (setting.kind, 28.0 + 24.0 * f32::from(depth)),
    };
    if block.kind == BlockKind::Rule {
        let (rect, _) = ui.allocate_exact_size(vec2(setting.width, 17.0), Sense::hover());
        ui.painter()
            .hline(rect.x_range(), rect.center().y, theme.hairline());
        return None;
    }
    let job = rich_job(&block.text, kind, setting, setting.width - indent);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let (rect, _) = ui.allocate_exact_size(vec2(setting.width, galley.size().y), Sense::hover());
    let text_rect = rect.with_min_x(rect.left() + indent);
    match block.kind {
        BlockKind::Quote => {
            let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
            ui.painter().rect_filled(bar, 1, theme.line);
        }
        BlockKind::Item { marker, .. } => marker_ui(ui, setting, marker, text_rect, kind),
        BlockKind::Heading | BlockKind::Paragraph | BlockKind::Rule | BlockKind::Code => {}
    }
    let laid = Laid {
        text: &block.text,
        galley: &galley,
        at: text_rect,
    };
    let mut tinted = None;
    for (range, color) in &setting.tints {
        let room = tint_ui(ui, *color, &laid, range);
        if *color == theme.jumped {
            tinted = Some(room);
        }
    }
    let builder = egui::UiBuilder::new()
        .max_rect(text_rect)
        .layout(egui::Layout::top_down(egui::Align::Min));
    ui.new_child(builder)
        .add(Label::new(Arc::clone(&galley)).selectable(true));
    links_ui(ui, theme, &laid, actions);
    tinted
}

/// The space under a block before the next one.
pub(super) fn gap_after(block: &Block, next: Option<&Block>) -> f32 {
    let both_items = matches!(block.kind, BlockKind::Item { .. })
        && next.is_some_and(|next| matches!(next.kind, BlockKind::Item { .. }));
    if both_items { 6.0 } else { space::L }
}

fn marker_ui(ui: &Ui, setting: &Setting<'_>, marker: Marker, text_rect: Rect, kind: Type) {
    let middle = text_rect.top() + kind.line / 2.0;
    match marker {
        Marker::Bullet => {
            ui.painter().circle_filled(
                pos2(text_rect.left() - 15.0, middle + 1.0),
                2.5,
                setting.theme.quiet,
            );
        }
        Marker::Number(number) => {
            let galley = ui.fonts_mut(|fonts| {
                fonts.layout_job(job(&format!("{number}."), kind, setting.theme.quiet))
            });
            ui.painter().galley(
                pos2(text_rect.left() - 8.0 - galley.size().x, text_rect.top()),
                galley,
                setting.ink,
            );
        }
        Marker::Continued => {}
    }
}

fn rich_job(text: &RichText, kind: Type, setting: &Setting<'_>, width: f32) -> LayoutJob {
    let mut job = LayoutJob {
        wrap: egui::text::TextWrapping::wrap_at_width(width),
        ..LayoutJob::default()
    };
    for run in &text.runs {
        let face = match (run.style, kind.face) {
            (Style::Regular, face) => face,
            (Style::Italic, Face::SerifItalic) => Face::Serif,
            (Style::Italic, _) => Face::SerifItalic,
            (Style::Bold, Face::SerifItalic) | (Style::BoldItalic, _) => Face::SerifBoldItalic,
            (Style::Bold, _) => Face::SerifBold,
            (Style::Code, _) => Face::Sans,
        };
        let ink = if run.link.is_empty() {
            setting.ink
        } else {
            setting.theme.accent
        };
        job.append(
            text.plain.get(run.range.clone()).unwrap_or_default(),
            0.0,
            kind.with(face).format(ink),
        );
    }
    job
}

/// A text that was laid out, and where it stands on the screen.
struct Laid<'a> {
    text: &'a RichText,
    galley: &'a Galley,
    at: Rect,
}

impl Laid<'_> {
    /// The rectangles on the screen that words take.
    fn rects(&self, range: &Range<usize>) -> Vec<Rect> {
        let rects = range_rects(self.galley, &self.text.plain, range);
        rects
            .into_iter()
            .map(|rect| rect.translate(self.at.min.to_vec2()))
            .collect()
    }
}

/// Tints the words of `range` and gives the room that they take on the screen.
fn tint_ui(ui: &Ui, color: Color32, laid: &Laid<'_>, range: &Range<usize>) -> Rect {
    let mut room = Rect::NOTHING;
    for rect in laid.rects(range) {
        room |= rect;
        ui.painter()
            .rect_filled(rect.expand2(vec2(2.0, 0.0)), 2, color);
    }
    room
}

/// The rectangles that words take, one for each line, as high as the letters rather than the line.
fn range_rects(galley: &Galley, text: &str, range: &Range<usize>) -> Vec<Rect> {
    let chars = |end: usize| text.get(..end).map_or(0, |before| before.chars().count());
    let start = galley.pos_from_cursor(CCursor::new(CharIndex(chars(range.start))));
    let end = galley.pos_from_cursor(CCursor::new(CharIndex(chars(range.end))));
    let mut rects = Vec::new();
    for row in &galley.rows {
        let rect = row.rect();
        let middle = rect.center().y;
        if middle < start.top() || middle > end.bottom() {
            continue;
        }
        let is_first = start.top() < middle && middle < start.bottom();
        let is_last = end.top() < middle && middle < end.bottom();
        let left = if is_first { start.left() } else { rect.left() };
        let right = if is_last {
            end.left()
        } else {
            last_letter(row)
        };
        if right > left {
            let Some(glyph) = row.glyphs.first() else {
                continue;
            };
            let baseline = rect.top() + glyph.pos.y;
            let (top, bottom) = (
                baseline - 0.86 * glyph.font_ascent,
                baseline + 0.30 * glyph.font_ascent,
            );
            rects.push(Rect::from_min_max(pos2(left, top), pos2(right, bottom)));
        }
    }
    rects
}

/// The right edge of the last letter of a row, blanks at its end left out.
fn last_letter(row: &egui::epaint::text::PlacedRow) -> f32 {
    let last = row
        .glyphs
        .iter()
        .rev()
        .find(|glyph| !glyph.chr.is_whitespace());
    last.map_or_else(
        || row.rect().right(),
        |glyph| row.pos.x + glyph.pos.x + glyph.advance_width,
    )
}

/// Underlines links just under their words and makes them work.
fn links_ui(ui: &Ui, theme: &Theme, laid: &Laid<'_>, actions: &mut Vec<Action>) {
    let base = ui.next_auto_id();
    for (index, run) in laid
        .text
        .runs
        .iter()
        .enumerate()
        .filter(|(_, run)| !run.link.is_empty())
    {
        let words = laid.text.plain.get(run.range.clone()).unwrap_or_default();
        for (line, rect) in laid.rects(&run.range).into_iter().enumerate() {
            let response = ui
                .interact(rect, base.with((index, line)), Sense::click())
                .on_hover_text(&run.link);
            response.widget_info(|| WidgetInfo::labeled(Role::Link, true, words));
            let strong = response.hovered() || response.has_focus();
            let stroke = Stroke::new(if strong { 2.0 } else { 1.0 }, theme.accent);
            ui.painter()
                .add(Shape::hline(rect.x_range(), rect.bottom() - 1.0, stroke));
            if response.clicked() {
                actions.push(Action::OpenLink(run.link.clone()));
            }
        }
    }
}

/// How tall a block will be, without drawing it.
pub(super) fn size_of(ui: &Ui, text: &str, kind: Type, width: f32) -> Vec2 {
    let mut job = job(text, kind, Color32::PLACEHOLDER);
    job.wrap.max_width = width;
    ui.fonts_mut(|fonts| fonts.layout_job(job)).size()
}
