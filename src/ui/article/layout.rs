//! Lays out the blocks of an article: faces, tables, code, and the position of each range of text.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{CCursor, CharIndex, LayoutJob, TextWrapping};
use egui::{Color32, Galley, Rect, Stroke, TextFormat, Ui, Vec2, pos2, vec2};

use crate::material::{Block, BlockKind, Marker, RichText, Run, Side, Style, TableRow};
use crate::ui::look::fonts::FontFace;
use crate::ui::look::scale::Type;
use crate::ui::look::text::{job, script_format};
use crate::ui::look::theme::{Theme, space};

/// Maximum height of a picture in an article, in points.
const PICTURE_HEIGHT_MAX: f32 = 420.0;

/// Padding of code and of table cells, in points.
const CODE_PAD: f32 = 14.0;
const CELL_PAD: Vec2 = vec2(10.0, 7.0);

/// Minimum width of a table column in points; in a narrower table, cells are stacked.
const COLUMN_MIN: f32 = 48.0;

/// The type, colour and width in which blocks are set.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Setting<'a> {
    pub theme: &'a Theme,
    /// Of plain text.
    pub kind: Type,
    /// Of plain text.
    pub ink: Color32,
    /// Of the column, in points.
    pub width: f32,
    /// Whether lines of running text end at one edge.
    pub justify: bool,
}

/// The whole text of a block, or a cell, laid out.
pub(in crate::ui) struct Piece {
    /// In bytes of the block's text.
    pub range: Range<usize>,
    pub galley: Arc<Galley>,
    /// Offset from the top left of the block.
    pub at: Vec2,
}

/// A block, laid out in points.
pub(in crate::ui) struct LaidBlock<'a> {
    pub block: &'a Block,
    pub pieces: Vec<Piece>,
    /// Left edge of the words.
    pub indent: f32,
    /// Zero without a picture.
    pub picture: Vec2,
    /// Right edges of the columns; empty for stacked cells.
    pub columns: Vec<f32>,
    pub height: f32,
}

/// Returns the indent of a block; nesting beyond 8 lists or 6 quotes adds none.
fn indent(block: &Block) -> f32 {
    let lists = f32::from(block.lists.min(8));
    let quotes = f32::from(block.quotes.min(6));
    let note = if matches!(block.kind, BlockKind::Note(_)) {
        26.0
    } else {
        0.0
    };
    26.0 * lists + 22.0 * quotes + note
}

fn kind_of(block: &Block, setting: &Setting<'_>) -> Type {
    match block.kind {
        BlockKind::Heading(3) => Type::READING_SUBHEAD,
        BlockKind::Heading(_) => setting.kind.with(FontFace::SerifSemibold),
        BlockKind::Code => Type::CODE,
        BlockKind::Row(TableRow { is_head: true, .. }) => Type::TABLE.with(FontFace::SansSemibold),
        BlockKind::Row(_) => Type::TABLE,
        BlockKind::Note(_) => Type::NOTE,
        BlockKind::Image(_) => Type::SMALL,
        BlockKind::Paragraph if block.quotes > 0 => setting.kind.with(FontFace::SerifItalic),
        BlockKind::Paragraph | BlockKind::Item(_) | BlockKind::Rule => setting.kind,
    }
}

/// Lays out a block in the width of `setting`.
pub(in crate::ui) fn lay_out<'a>(
    ui: &Ui,
    block: &'a Block,
    setting: &Setting<'_>,
) -> LaidBlock<'a> {
    let mut laid = LaidBlock {
        block,
        pieces: Vec::new(),
        indent: indent(block).min(setting.width / 2.0),
        picture: Vec2::ZERO,
        columns: Vec::new(),
        height: 0.0,
    };
    let width = setting.width - laid.indent;
    match &block.kind {
        BlockKind::Rule => laid.height = 17.0,
        BlockKind::Row(row) => row_pieces(ui, &mut laid, row, setting, width),
        BlockKind::Image(picture) => {
            if let Some(picture) = picture {
                let size = picture.size.map(|side| side as f32);
                let scale = (width / size[0]).min(PICTURE_HEIGHT_MAX / size[1]).min(1.0);
                laid.picture = vec2(size[0], size[1]) * scale;
                laid.height = laid.picture.y;
            }
            // A caption that only repeats the alternative text is left to screen readers.
            let is_alt = picture
                .as_ref()
                .is_some_and(|it| it.alt == block.text.plain);
            if picture.is_none() {
                let inner = width - 2.0 * CODE_PAD;
                whole(ui, &mut laid, setting, (inner, vec2(CODE_PAD, CODE_PAD)));
                laid.height += CODE_PAD;
            } else if !is_alt && !block.text.plain.is_empty() {
                let top = laid.height + space::S;
                whole(ui, &mut laid, setting, (width, vec2(0.0, top)));
            }
        }
        BlockKind::Code => {
            let inner = width - 2.0 * CODE_PAD;
            whole(ui, &mut laid, setting, (inner, vec2(CODE_PAD, CODE_PAD)));
            laid.height += CODE_PAD;
        }
        BlockKind::Heading(_) | BlockKind::Paragraph | BlockKind::Item(_) | BlockKind::Note(_) => {
            whole(ui, &mut laid, setting, (width, Vec2::ZERO));
        }
    }
    laid
}

/// Lays out the whole text as one piece, `width` wide, at `at` from the indent.
fn whole(ui: &Ui, laid: &mut LaidBlock<'_>, setting: &Setting<'_>, (width, at): (f32, Vec2)) {
    let kind = kind_of(laid.block, setting);
    let range = 0..laid.block.text.plain.len();
    let ink = if matches!(laid.block.kind, BlockKind::Image(_)) {
        setting.theme.quiet
    } else {
        setting.ink
    };
    let setting = Setting { ink, ..*setting };
    let mut job = rich_job(&laid.block.text, &range, kind, &setting);
    job.wrap = TextWrapping::wrap_at_width(width.max(COLUMN_MIN));
    let is_running = matches!(
        laid.block.kind,
        BlockKind::Paragraph | BlockKind::Item(_) | BlockKind::Note(_)
    );
    job.justify = setting.justify && is_running;
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    laid.height = at.y + galley.size().y;
    laid.pieces.push(Piece {
        range,
        galley,
        at: at + vec2(laid.indent, 0.0),
    });
}

/// Lays out the cells of a row side by side, or stacked if the columns would be too narrow.
fn row_pieces(
    ui: &Ui,
    laid: &mut LaidBlock<'_>,
    row: &TableRow,
    setting: &Setting<'_>,
    width: f32,
) {
    let kind = kind_of(laid.block, setting);
    let all: f32 = row.columns.iter().map(|it| f32::from(it.weight)).sum();
    let fair = width / row.columns.len().max(1) as f32;
    let side_by_side = fair >= COLUMN_MIN;
    // The mean of equal columns and columns in proportion to their content.
    let widths = row.columns.iter().map(|column| {
        let wanted = width * f32::from(column.weight) / all.max(1.0);
        f32::midpoint(fair, wanted)
    });
    let mut at = vec2(laid.indent, CELL_PAD.y);
    let mut lowest = at.y;
    for ((cell, column), own) in row.cells.iter().zip(row.columns.iter()).zip(widths) {
        let room = if side_by_side { own } else { width } - 2.0 * CELL_PAD.x;
        let mut job = rich_job(&laid.block.text, cell, kind, setting);
        job.wrap = TextWrapping::wrap_at_width(room.max(1.0));
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let spare = (room - galley.size().x).max(0.0);
        let shift = match column.side {
            _ if !side_by_side => 0.0,
            Side::Left => 0.0,
            Side::Middle => spare / 2.0,
            Side::Right => spare,
        };
        let bottom = at.y + galley.size().y;
        lowest = lowest.max(bottom);
        if !cell.is_empty() {
            laid.pieces.push(Piece {
                range: cell.clone(),
                galley,
                at: at + vec2(CELL_PAD.x + shift, 0.0),
            });
        }
        if side_by_side {
            at.x += own;
            laid.columns.push(at.x);
        } else if !cell.is_empty() {
            at.y = bottom + 2.0;
        }
    }
    laid.height = lowest + CELL_PAD.y;
}

/// Returns the space under a block before the next one, in points.
pub(in crate::ui) fn gap_after(block: &Block, next: Option<&Block>) -> f32 {
    let Some(next) = next else { return space::L };
    match (&block.kind, &next.kind) {
        _ if next.continued => 0.0,
        (BlockKind::Row(_), BlockKind::Row(row)) if !row.is_head => 0.0,
        (_, BlockKind::Note(_)) if !matches!(block.kind, BlockKind::Note(_)) => space::XXL,
        (BlockKind::Note(_) | BlockKind::Heading(_), _) => space::S,
        (_, BlockKind::Heading(_)) => space::XL,
        (BlockKind::Item(_), _) | (_, BlockKind::Item(_)) if block.lists.min(next.lists) > 0 => 6.0,
        _ => space::L,
    }
}

/// Estimates the height of a block without laying it out.
pub(in crate::ui) fn estimate(block: &Block, setting: &Setting<'_>) -> f32 {
    let kind = kind_of(block, setting);
    let letters = block.text.plain.len() as f32;
    let a_line = ((setting.width - indent(block)) / (0.48 * kind.size)).max(1.0);
    let rows = (letters / a_line).ceil().max(1.0);
    match &block.kind {
        BlockKind::Rule => 17.0,
        BlockKind::Row(_) => 2.0 * CELL_PAD.y + kind.line * (rows / 2.0).ceil(),
        BlockKind::Image(Some(picture)) => (picture.size[1] as f32).min(PICTURE_HEIGHT_MAX),
        BlockKind::Code => 2.0 * CODE_PAD + kind.line * rows.max(lines(&block.text)),
        BlockKind::Image(None)
        | BlockKind::Heading(_)
        | BlockKind::Paragraph
        | BlockKind::Item(_)
        | BlockKind::Note(_) => kind.line * rows,
    }
}

fn lines(text: &RichText) -> f32 {
    text.plain.split('\n').count() as f32
}

/// Builds the job for `range` of a text, with the author's line breaks.
fn rich_job(text: &RichText, range: &Range<usize>, kind: Type, setting: &Setting<'_>) -> LayoutJob {
    let mut job = LayoutJob::default();
    let runs = text.runs.iter();
    for run in runs.skip_while(|run| run.range.end <= range.start) {
        if run.range.start >= range.end {
            break;
        }
        let part = run.range.start.max(range.start)..run.range.end.min(range.end);
        let format = format_of(run, kind, setting);
        let words = text.plain.get(part.clone()).unwrap_or_default();
        let breaks = text.breaks.iter().filter(|at| part.contains(at));
        let mut broken = words.to_owned();
        for at in breaks {
            let at = at - part.start;
            if broken.is_char_boundary(at) && broken.get(at..=at) == Some(" ") {
                broken.replace_range(at..=at, "\n");
            }
        }
        job.append(&broken, 0.0, format);
    }
    job
}

fn format_of(run: &Run, kind: Type, setting: &Setting<'_>) -> TextFormat {
    let theme = setting.theme;
    let is_sans = matches!(kind.face, FontFace::Sans | FontFace::SansSemibold);
    let face = match (run.look.style, kind.face) {
        (Style::Regular, face) => face,
        (Style::Code, _) => FontFace::Mono,
        (Style::Italic | Style::BoldItalic, _) if is_sans => FontFace::SansItalic,
        (Style::Bold, _) if is_sans => FontFace::SansBold,
        (Style::Italic, FontFace::SerifItalic) => FontFace::Serif,
        (Style::Italic, _) => FontFace::SerifItalic,
        (Style::Bold, FontFace::SerifItalic) | (Style::BoldItalic, _) => FontFace::SerifBoldItalic,
        (Style::Bold, _) => FontFace::SerifBold,
    };
    let ink = if run.look.link.is_empty() {
        setting.ink
    } else {
        theme.accent
    };
    let mono = if face == FontFace::Mono && kind.face != FontFace::Mono {
        0.88
    } else {
        1.0
    };
    let struck = if run.look.struck {
        Stroke::new(1.0, ink)
    } else {
        Stroke::NONE
    };
    let set = Type {
        size: kind.size * mono,
        line: kind.line,
        face,
    };
    TextFormat {
        strikethrough: struck,
        ..script_format(set, run.look.script, ink)
    }
}

impl LaidBlock<'_> {
    /// Returns one rectangle per line of a byte range of the text, relative to the top left of the block.
    pub(in crate::ui) fn rects(&self, range: &Range<usize>) -> Vec<Rect> {
        let mut rects = Vec::new();
        for piece in &self.pieces {
            let part = range.start.max(piece.range.start)..range.end.min(piece.range.end);
            if part.start < part.end {
                let text = self.block.text.plain.get(piece.range.clone());
                let inner = part.start - piece.range.start..part.end - piece.range.start;
                let found = range_rects(&piece.galley, text.unwrap_or_default(), &inner);
                rects.extend(found.into_iter().map(|rect| rect.translate(piece.at)));
            }
        }
        rects
    }
}

/// Returns one rectangle per line of a byte range, as high as the letters rather than the line.
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

/// Returns the right edge of the last character of a row that is not whitespace.
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

/// Measures a text wrapped at `width`, without drawing it.
pub(in crate::ui) fn size_of(ui: &Ui, text: &str, kind: Type, width: f32) -> Vec2 {
    let mut job = job(text, kind, Color32::PLACEHOLDER);
    job.wrap.max_width = width;
    ui.fonts_mut(|fonts| fonts.layout_job(job)).size()
}

/// Returns the marker of a list item as text; empty for markers that are drawn as shapes.
pub(in crate::ui) fn marker_text(marker: Marker) -> String {
    match marker {
        Marker::Number(number) => format!("{number}."),
        Marker::Bullet | Marker::Task(_) => String::new(),
    }
}
