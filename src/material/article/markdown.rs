//! Parses Markdown into the sections of an article. The only module that uses `pulldown-cmark`.
//!
//! Nothing in an article is executed or fetched: HTML is shown as literal text, except for line breaks, super- and
//! subscripts, and comments; an image that is not in the pack is replaced by its description.

use std::ops::Range;

use pulldown_cmark::{
    Alignment, Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeWithOffset,
};

use crate::material::article::looks::{Html, Looks};
use crate::material::article::picture::{Images, Picture};
use crate::material::article::rich::Blanks;
use crate::material::article::sections::{Naming, Sections};
use crate::material::article::table::Table;
use crate::material::article::{
    Block, BlockKind, Marker, RichText, RunStyle, Script, Section, Side, Style, scripts,
};

/// Parses an article. Returns its sections, and the problems as 1-based line and message.
pub(in crate::material) fn parse_sections(
    markdown: &str,
    images: &Images,
    naming: Naming<'_>,
) -> (Vec<Section>, Vec<(usize, String)>) {
    let options = Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_SUPERSCRIPT
        | Options::ENABLE_SUBSCRIPT
        | Options::ENABLE_TASKLISTS;
    let mut reader = MarkdownReader::new(images, naming);
    let (mut line, mut counted) = (1, 0);
    let parser = Parser::new_ext(markdown, options).into_offset_iter();
    for (event, range) in TextMergeWithOffset::new(parser) {
        // An end event has the range of its start event; lines are only counted forward.
        if let Some(passed) = markdown.get(counted..range.start) {
            line += passed.matches('\n').count();
            counted = range.start;
        }
        reader.line = line;
        // Escaped characters are literal.
        let source = markdown.get(range.clone());
        reader.is_verbatim = source.is_some_and(|it| !it.contains('\\'));
        reader.take(event, range);
    }
    reader.end_block();
    reader.sections.finish()
}

/// An image whose description is still being read.
struct OpenImage {
    file: String,
    title: String,
    alt: String,
    source: Range<usize>,
}

struct MarkdownReader<'a> {
    images: &'a Images,
    sections: Sections<'a>,
    line: usize,
    text: RichText,
    /// Byte range of the open block in the source.
    source: Range<usize>,
    /// Byte range of the current event in the source.
    here: Range<usize>,
    /// Next number of each open list, outermost first; `None` for a bulleted one.
    lists: Vec<Option<u64>>,
    /// Kind of the next block, for the first one of an item or a footnote.
    lead: Option<BlockKind>,
    quotes: usize,
    looks: Looks,
    /// Whether the source of the current event contains no escapes.
    is_verbatim: bool,
    table: Option<Table>,
    image: Option<OpenImage>,
    /// Level and id of the heading being read.
    heading: Option<(HeadingLevel, String)>,
}

impl<'a> MarkdownReader<'a> {
    fn new(images: &'a Images, naming: Naming<'a>) -> Self {
        Self {
            images,
            sections: Sections::new(naming),
            line: 1,
            text: RichText::default(),
            source: 0..0,
            here: 0..0,
            lists: Vec::new(),
            lead: None,
            quotes: 0,
            looks: Looks::new(),
            is_verbatim: false,
            table: None,
            image: None,
            heading: None,
        }
    }

    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        self.here = range;
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) if self.is_verbatim && !self.looks.in_code => {
                for (part, script) in scripts::parts(&words) {
                    self.push(part, &self.looks.look_at(script));
                }
            }
            Event::Text(words) | Event::InlineMath(words) | Event::DisplayMath(words) => {
                self.push(&words, &self.looks.look());
            }
            Event::Html(words) | Event::InlineHtml(words) => self.html(&words),
            Event::Code(words) => {
                let style = Style::Code;
                let look = self.looks.look();
                self.push(&words, &RunStyle { style, ..look });
            }
            Event::SoftBreak => self.push(" ", &self.looks.look()),
            Event::HardBreak => self.text.push_break(&self.looks.look(), &self.here),
            Event::Rule => {
                self.end_block();
                self.source = self.here.clone();
                self.add(BlockKind::Rule);
            }
            Event::FootnoteReference(label) => {
                let number = self.sections.number_of(&label);
                let look = RunStyle {
                    script: Script::Super,
                    link: format!("#fn-{number}").into(),
                    ..RunStyle::default()
                };
                self.begin_text();
                let number = number.to_string();
                self.text
                    .push(&number, &look, Blanks::Collapsed, &self.here);
            }
            Event::TaskListMarker(done) => self.lead = Some(BlockKind::Item(Marker::Task(done))),
        }
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "all other tags only pass their words on"
    )]
    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, id, .. } => {
                self.end_block();
                self.heading = Some((level, id.map(|id| id.to_string()).unwrap_or_default()));
            }
            Tag::BlockQuote(_) => {
                self.end_block();
                self.quotes += 1;
            }
            Tag::CodeBlock(_) => {
                self.end_block();
                self.looks.in_code = true;
            }
            Tag::List(first) => {
                self.end_block();
                self.lists.push(first);
            }
            Tag::Item => {
                self.end_block();
                let marker = self.lists.last_mut().map(Marker::next);
                self.lead = marker.map(BlockKind::Item);
            }
            Tag::FootnoteDefinition(label) => {
                self.end_block();
                self.sections.begin_note(&label);
                // The number is known only once all references have been read.
                self.lead = Some(BlockKind::Note(0));
            }
            Tag::Table(sides) => {
                self.end_block();
                self.table = Some(Table::new(sides.into_iter().map(side).collect()));
            }
            Tag::TableHead | Tag::TableRow => self.source = self.here.clone(),
            Tag::TableCell => {
                if let Some(table) = &mut self.table {
                    table.begin_cell(&mut self.text, &self.here);
                }
            }
            Tag::Image {
                dest_url, title, ..
            } => {
                self.image.get_or_insert_with(|| OpenImage {
                    file: dest_url.to_string(),
                    title: title.to_string(),
                    alt: String::new(),
                    source: self.here.clone(),
                });
            }
            Tag::Emphasis => self.looks.emphasis(true),
            Tag::Strong => self.looks.strong(true),
            Tag::Strikethrough => self.looks.strike(true),
            Tag::Superscript => self.looks.open_script(Script::Super),
            Tag::Subscript => self.looks.open_script(Script::Sub),
            Tag::Link { dest_url, .. } => self.looks.link(&dest_url),
            _ => {}
        }
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "all other tags only pass their words on"
    )]
    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::BlockQuote(_) => {
                self.end_block();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::CodeBlock => {
                self.end_block();
                self.looks.in_code = false;
            }
            TagEnd::List(_) => {
                self.end_block();
                self.lists.pop();
            }
            TagEnd::FootnoteDefinition => {
                self.end_block();
                self.lead = None;
                self.sections.end_note();
            }
            TagEnd::TableCell => {
                if let Some(table) = &mut self.table {
                    table.end_cell(&self.text);
                }
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                if let Some(table) = &mut self.table {
                    table.end_row(std::mem::take(&mut self.text), self.source.clone());
                }
            }
            TagEnd::Table => {
                let (quotes, lists) = self.depth();
                for row in self
                    .table
                    .take()
                    .into_iter()
                    .flat_map(|it| it.into_blocks(quotes, lists))
                {
                    self.sections.add(row, self.line);
                }
            }
            TagEnd::Image => self.end_image(),
            TagEnd::Emphasis => self.looks.emphasis(false),
            TagEnd::Strong => self.looks.strong(false),
            TagEnd::Strikethrough => self.looks.strike(false),
            TagEnd::Superscript | TagEnd::Subscript => self.looks.close_script(),
            TagEnd::Link => self.looks.link(""),
            TagEnd::Paragraph | TagEnd::Item | TagEnd::HtmlBlock => self.end_block(),
            _ => {}
        }
    }

    fn depth(&self) -> (u8, u8) {
        let small = |depth: usize| u8::try_from(depth).unwrap_or(u8::MAX);
        (small(self.quotes), small(self.lists.len()))
    }

    /// Starts the source range of the open block, or extends it to the current event.
    fn begin_text(&mut self) {
        if self.text.plain.is_empty() && self.table.is_none() {
            self.source = self.here.clone();
        } else {
            self.source.end = self.source.end.max(self.here.end);
        }
    }

    /// Appends text to the open block, or to the description of the open image.
    fn push(&mut self, words: &str, look: &RunStyle) {
        if let Some(image) = &mut self.image {
            image.alt.push_str(words);
            return;
        }
        self.begin_text();
        let blanks = if self.looks.in_code {
            Blanks::Kept
        } else {
            Blanks::Collapsed
        };
        self.text.push(words, look, blanks, &self.here);
    }

    fn html(&mut self, words: &str) {
        match self.looks.take_html(words.trim()) {
            Html::Taken => {}
            Html::Break => self.text.push_break(&self.looks.look(), &self.here),
            Html::Words => self.push(words, &self.looks.look()),
        }
    }

    /// Adds an image as a separate block, which ends the paragraph before it.
    ///
    /// In a cell or a heading only its description is shown.
    fn end_image(&mut self) {
        let Some(image) = self.image.take() else {
            return;
        };
        let alt = image.alt.trim().to_owned();
        if self.table.is_some() || self.heading.is_some() {
            self.push(&alt, &self.looks.look());
            return;
        }
        self.end_block();
        let file = image.file.trim_start_matches(['.', '/']);
        let (picture, problem) = match Picture::in_pack(self.images, file, &alt) {
            Ok(picture) => (Some(picture), None),
            Err(problem) => (None, Some(problem)),
        };
        if let Some(problem) = problem {
            self.sections.report(self.line, problem);
        }
        let caption = if image.title.is_empty() {
            alt
        } else {
            image.title
        };
        let source = image.source;
        (self.here, self.source) = (source.clone(), source.clone());
        self.text
            .push(&caption, &RunStyle::default(), Blanks::Collapsed, &source);
        self.add(BlockKind::Image(picture));
        // Text after the image starts a new paragraph.
        self.source = source.end..source.end;
    }

    fn end_heading(&mut self) {
        let Some((level, id)) = self.heading.take() else {
            return;
        };
        if level > HeadingLevel::H2 || self.depth() != (0, 0) {
            self.add(BlockKind::Heading(level as u8));
            return;
        }
        let title = std::mem::take(&mut self.text).plain.trim().to_owned();
        self.sections.begin(id, title, self.line);
    }

    fn end_block(&mut self) {
        if self.text.plain.trim().is_empty() || self.table.is_some() {
            if self.table.is_none() {
                self.text = RichText::default();
            }
            return;
        }
        let kind = if self.looks.in_code {
            BlockKind::Code
        } else {
            self.lead.take().unwrap_or(BlockKind::Paragraph)
        };
        self.add(kind);
    }

    /// Closes the open block and adds it to the section, split up if it is long.
    fn add(&mut self, kind: BlockKind) {
        let text = std::mem::take(&mut self.text).trimmed();
        let (quotes, lists) = self.depth();
        let mut kind = Some(kind);
        for (place, text) in text.in_pieces().into_iter().enumerate() {
            let is_code = kind == Some(BlockKind::Code);
            let block = Block {
                kind: if is_code {
                    BlockKind::Code
                } else {
                    kind.take().unwrap_or(BlockKind::Paragraph)
                },
                quotes,
                lists,
                continued: place > 0,
                text,
                source: self.source.clone(),
            };
            self.sections.add(block, self.line);
        }
    }
}

fn side(alignment: Alignment) -> Side {
    match alignment {
        Alignment::None | Alignment::Left => Side::Left,
        Alignment::Center => Side::Middle,
        Alignment::Right => Side::Right,
    }
}

#[cfg(test)]
#[path = "markdown_tests.rs"]
mod tests;
