//! From Markdown to the sections of an article, parsed once. The only module that names `pulldown-cmark`.
//!
//! Nothing in an article is executed or fetched: HTML is shown as the text that it is, but for line breaks, what stands
//! above and below the line, and comments; an image that is not in the pack is shown as its description.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Alignment, Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeWithOffset};

use crate::material::article::{Block, BlockKind, Look, Marker, RichText, Script, Section, Side, Style};
use crate::material::picture::Picture;
use crate::material::rich::Blanks;
use crate::material::scripts;
use crate::material::sections::{Naming, Sections};
use crate::material::table::Table;
use crate::material::written::Images;

/// Reads an article's Markdown. Gives the sections, and a line (from 1) with a message for each thing that is wrong.
pub(super) fn parse_sections(
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
    let mut reader = Reader::new(images, naming);
    let (mut line, mut counted) = (1, 0);
    let parser = Parser::new_ext(markdown, options).into_offset_iter();
    for (event, range) in TextMergeWithOffset::new(parser) {
        // An end comes with the range of its start; lines are counted forward only.
        if let Some(passed) = markdown.get(counted..range.start) {
            line += passed.matches('\n').count();
            counted = range.start;
        }
        reader.line = line;
        // What the author escaped is meant as it is.
        reader.is_verbatim = markdown.get(range.clone()).is_some_and(|it| !it.contains('\\'));
        reader.take(event, range);
    }
    reader.end_block();
    reader.sections.finish()
}

/// An image whose description is being read.
struct OpenImage {
    file: String,
    title: String,
    alt: String,
    source: Range<usize>,
}

struct Reader<'a> {
    images: &'a Images,
    sections: Sections<'a>,
    line: usize,
    text: RichText,
    /// Where the open block stands in the source.
    source: Range<usize>,
    /// The place of what is being read now.
    here: Range<usize>,
    /// The numbers of the open lists: `None` for a bulleted one.
    lists: Vec<Option<u64>>,
    marker: Option<Marker>,
    quotes: usize,
    emphasis: usize,
    strong: usize,
    struck: usize,
    scripts: Vec<Script>,
    link: Arc<str>,
    in_code: bool,
    /// The words of the event stand in the source as they are.
    is_verbatim: bool,
    table: Option<Table>,
    image: Option<OpenImage>,
    /// The first words of a footnote are to come.
    note: bool,
    /// The level and id of the heading that is being read.
    heading: Option<(HeadingLevel, String)>,
}

impl<'a> Reader<'a> {
    fn new(images: &'a Images, naming: Naming<'a>) -> Self {
        Self {
            images,
            sections: Sections::new(naming),
            line: 1,
            text: RichText::default(),
            source: 0..0,
            here: 0..0,
            lists: Vec::new(),
            marker: None,
            quotes: 0,
            emphasis: 0,
            strong: 0,
            struck: 0,
            scripts: Vec::new(),
            link: Arc::from(""),
            in_code: false,
            is_verbatim: false,
            table: None,
            image: None,
            note: false,
            heading: None,
        }
    }

    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        self.here = range;
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) if self.is_verbatim && !self.in_code => {
                for (part, script) in scripts::parts(&words) {
                    let is_set = script != Script::Line;
                    self.scripts.extend(is_set.then_some(script));
                    self.push(part, self.style());
                    self.scripts.truncate(self.scripts.len() - usize::from(is_set));
                }
            }
            Event::Text(words) | Event::InlineMath(words) | Event::DisplayMath(words) => {
                self.push(&words, self.style());
            }
            Event::Html(words) | Event::InlineHtml(words) => self.html(&words),
            Event::Code(words) => self.push(&words, Style::Code),
            Event::SoftBreak => self.push(" ", self.style()),
            Event::HardBreak => {
                let look = self.look(self.style());
                self.text.push_break(&look, &self.here);
            }
            Event::Rule => {
                self.end_block();
                self.source = self.here.clone();
                self.add(BlockKind::Rule);
            }
            Event::FootnoteReference(label) => {
                let number = self.sections.number_of(&label);
                let look = Look {
                    script: Script::Super,
                    link: format!("#fn-{number}").into(),
                    ..Look::default()
                };
                self.begin_text();
                let number = number.to_string();
                self.text.push(&number, &look, Blanks::Collapsed, &self.here);
            }
            Event::TaskListMarker(done) => self.marker = Some(Marker::Task(done)),
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
                self.in_code = true;
            }
            Tag::List(first) => {
                self.end_block();
                self.lists.push(first);
            }
            Tag::Item => {
                self.end_block();
                self.marker = self.lists.last_mut().map(|number| match number {
                    Some(number) => {
                        *number = number.saturating_add(1);
                        Marker::Number(*number - 1)
                    }
                    None => Marker::Bullet,
                });
            }
            Tag::FootnoteDefinition(label) => {
                self.end_block();
                self.sections.begin_note(&label);
                self.note = true;
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
            Tag::Image { dest_url, title, .. } => {
                self.image.get_or_insert(OpenImage {
                    file: dest_url.to_string(),
                    title: title.to_string(),
                    alt: String::new(),
                    source: self.here.clone(),
                });
            }
            Tag::Emphasis => self.emphasis += 1,
            Tag::Strong => self.strong += 1,
            Tag::Strikethrough => self.struck += 1,
            Tag::Superscript => self.scripts.push(Script::Super),
            Tag::Subscript => self.scripts.push(Script::Sub),
            Tag::Link { dest_url, .. } => self.link = Arc::from(&*dest_url),
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
                self.in_code = false;
            }
            TagEnd::List(_) => {
                self.end_block();
                self.lists.pop();
            }
            TagEnd::FootnoteDefinition => {
                self.end_block();
                self.note = false;
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
                for row in self.table.take().into_iter().flat_map(|it| it.into_blocks(quotes, lists)) {
                    self.sections.add(row, self.line);
                }
            }
            TagEnd::Image => self.end_image(),
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Strikethrough => self.struck = self.struck.saturating_sub(1),
            TagEnd::Superscript | TagEnd::Subscript => {
                self.scripts.pop();
            }
            TagEnd::Link => self.link = Arc::from(""),
            TagEnd::Paragraph | TagEnd::Item | TagEnd::HtmlBlock => self.end_block(),
            _ => {}
        }
    }

    fn style(&self) -> Style {
        match (self.emphasis > 0, self.strong > 0) {
            _ if self.in_code => Style::Code,
            (false, false) => Style::Regular,
            (true, false) => Style::Italic,
            (false, true) => Style::Bold,
            (true, true) => Style::BoldItalic,
        }
    }

    fn look(&self, style: Style) -> Look {
        Look {
            style,
            script: self.scripts.last().copied().unwrap_or_default(),
            struck: self.struck > 0,
            link: Arc::clone(&self.link),
        }
    }

    fn depth(&self) -> (u8, u8) {
        let small = |depth: usize| u8::try_from(depth).unwrap_or(u8::MAX);
        (small(self.quotes), small(self.lists.len()))
    }

    /// Notes where the open block begins.
    fn begin_text(&mut self) {
        if self.text.plain.is_empty() && self.table.is_none() {
            self.source = self.here.clone();
        } else {
            self.source.end = self.source.end.max(self.here.end);
        }
    }

    /// Adds words to the open block, white space collapsed unless it is code.
    fn push(&mut self, words: &str, style: Style) {
        if let Some(image) = &mut self.image {
            image.alt.push_str(words);
            return;
        }
        self.begin_text();
        let blanks = if self.in_code {
            Blanks::Kept
        } else {
            Blanks::Collapsed
        };
        let look = self.look(style);
        self.text.push(words, &look, blanks, &self.here);
    }

    /// HTML is shown as it is written, but for the few marks that Markdown itself lacks.
    fn html(&mut self, words: &str) {
        match words.trim() {
            "<sup>" => self.scripts.push(Script::Super),
            "<sub>" => self.scripts.push(Script::Sub),
            "</sup>" | "</sub>" => {
                self.scripts.pop();
            }
            "<br>" | "<br/>" | "<br />" => {
                let look = self.look(self.style());
                self.text.push_break(&look, &self.here);
            }
            comment if comment.starts_with("<!--") && comment.ends_with("-->") => {}
            _ => self.push(words, self.style()),
        }
    }

    /// An image is a block of its own; what stands before it in the paragraph ends there. In a cell or a heading only its
    /// description is shown.
    fn end_image(&mut self) {
        let Some(image) = self.image.take() else {
            return;
        };
        let alt = image.alt.trim().to_owned();
        if self.table.is_some() || self.heading.is_some() {
            self.push(&alt, self.style());
            return;
        }
        self.end_block();
        let file = image.file.trim_start_matches("../").trim_start_matches("./");
        let bytes = self.images.get(file).cloned();
        let read = bytes.map(|bytes| Picture::read(bytes, alt.clone()));
        let problem = match &read {
            Some(Ok(_)) => None,
            Some(Err(problem)) => Some(format!("image {file:?}: {problem}")),
            None => Some(format!("found the image {file:?}, expected a file under images/")),
        };
        if let Some(problem) = problem {
            self.sections.report(self.line, problem);
        }
        let words = [alt, image.title];
        let words: Vec<&str> = words.iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
        self.here = image.source.clone();
        self.source = image.source;
        let source = self.source.clone();
        let caption = words.last().copied().unwrap_or_default();
        self.text.push(caption, &Look::default(), Blanks::Collapsed, &source);
        self.add(BlockKind::Image(read.and_then(Result::ok)));
        // The words behind it are a paragraph of their own.
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
        let kind = if self.in_code {
            BlockKind::Code
        } else if std::mem::take(&mut self.note) {
            // Its number is known when all references were read.
            BlockKind::Note(0)
        } else if let Some(marker) = self.marker.take() {
            BlockKind::Item(marker)
        } else {
            BlockKind::Paragraph
        };
        self.add(kind);
    }

    /// Closes the open block and puts it into the open section, in pieces when it is long.
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
mod tests {
    use super::*;

    fn section(markdown: &str) -> Section {
        let markdown = format!("## Title {{#title}}\n\n{markdown}");
        let (mut sections, problems) = parse_sections(&markdown, &Images::new(), Naming::Given);
        assert_eq!(problems, [], "no problems");
        sections.remove(0)
    }

    #[test]
    fn marks_are_taken_out_and_remembered() {
        let text =
            &section("Plain *soft\nwords* and **[strong *both*](https://a.b)**, x^2^ H<sub>2</sub>O.").blocks[0].text;
        assert_eq!(text.plain, "Plain soft words and strong both, x2 H2O.", "plain");
        let runs: Vec<_> = text
            .runs
            .iter()
            .map(|run| {
                (
                    text.plain.get(run.range.clone()).unwrap_or_default(),
                    run.look.style,
                    run.look.script,
                    &*run.look.link,
                )
            })
            .collect();
        let plain = |words| (words, Style::Regular, Script::Line, "");
        assert_eq!(
            runs,
            [
                plain("Plain "),
                ("soft words", Style::Italic, Script::Line, ""),
                plain(" and "),
                ("strong ", Style::Bold, Script::Line, "https://a.b"),
                ("both", Style::BoldItalic, Script::Line, "https://a.b"),
                plain(", x"),
                ("2", Style::Regular, Script::Super, ""),
                plain(" H"),
                ("2", Style::Regular, Script::Sub, ""),
                plain("O."),
            ],
            "runs"
        );
    }

    #[test]
    fn blocks_keep_their_kind_and_depth() {
        let blocks = section("One.\n\n> Said.\n>\n> - in it\n\n1. First\n\n   more\n2. Second\n   - [x] deep\n\n### Inside\n\n---\n\n```\na\n  b\n```").blocks;
        let kinds: Vec<_> = blocks
            .iter()
            .map(|block| (block.kind.clone(), block.quotes, block.lists))
            .collect();
        let item = BlockKind::Item;
        assert_eq!(
            kinds,
            [
                (BlockKind::Paragraph, 0, 0),
                (BlockKind::Paragraph, 1, 0),
                (item(Marker::Bullet), 1, 1),
                (item(Marker::Number(1)), 0, 1),
                (BlockKind::Paragraph, 0, 1),
                (item(Marker::Number(2)), 0, 1),
                (item(Marker::Task(true)), 0, 2),
                (BlockKind::Heading(3), 0, 0),
                (BlockKind::Rule, 0, 0),
                (BlockKind::Code, 0, 0),
            ],
            "kinds"
        );
        assert_eq!(blocks[9].text.plain, "a\n  b", "code keeps its lines");
    }

    #[test]
    fn a_table_is_rows_of_cells() {
        let blocks = section("| Myokine | From |\n|:--|--:|\n| IL-6 | *muscle* fibres |\n| short |\n").blocks;
        let cells = |block: &Block| -> Vec<String> {
            let BlockKind::Row(row) = &block.kind else {
                panic!("a row, not {:?}", block.kind)
            };
            let words = |cell: &Range<usize>| block.text.plain.get(cell.clone()).map(str::to_owned);
            row.cells.iter().map(|cell| words(cell).expect("whole letters")).collect()
        };
        let rows: Vec<Vec<String>> = blocks.iter().map(cells).collect();
        assert_eq!(rows, [["Myokine", "From"], ["IL-6", "muscle fibres"], ["short", ""]], "cells");
        let BlockKind::Row(head) = &blocks[0].kind else {
            panic!("a row")
        };
        let sides: Vec<_> = head.columns.iter().map(|it| (it.side, it.weight)).collect();
        assert_eq!((sides, head.is_head), (vec![(Side::Left, 7), (Side::Right, 13)], true), "columns");
        assert_eq!(blocks[1].text.plain, "IL-6 muscle fibres", "one text");
    }

    #[test]
    fn footnotes_stand_at_the_end_of_each_section_that_refers_to_them() {
        let markdown = "## A {#a}\n\nOne[^x] and two[^y].\n\n[^y]: Second note.\n\n## B {#b}\n\nAgain[^y].\n\n[^x]: First note.\n";
        let (sections, problems) = parse_sections(markdown, &Images::new(), Naming::Given);
        assert_eq!(problems, [], "no problems");
        let notes = |section: &Section| -> Vec<(u32, String)> {
            let notes = section.blocks.iter();
            notes
                .filter_map(|block| match block.kind {
                    BlockKind::Note(number) => Some((number, block.text.plain.clone())),
                    _ => None,
                })
                .collect()
        };
        assert_eq!(
            notes(&sections[0]),
            [(1, "First note.".to_owned()), (2, "Second note.".to_owned())],
            "in the order of the references"
        );
        assert_eq!(notes(&sections[1]), [(1, "Second note.".to_owned())], "numbered anew");
        let link = &sections[0].blocks[0].text.runs[1];
        assert_eq!((&*link.look.link, link.look.script), ("#fn-1", Script::Super), "a reference");
    }

    #[test]
    fn an_image_parts_its_paragraph_and_is_described() {
        let (sections, problems) = parse_sections(
            "## A {#a}\n\nBefore ![three organs](images/x.png \"The map\") behind.",
            &Images::new(),
            Naming::Given,
        );
        let words: Vec<&str> = sections[0].blocks.iter().map(|it| it.text.plain.as_str()).collect();
        assert_eq!(words, ["Before", "The map", "behind."], "three blocks");
        assert_eq!(sections[0].blocks[1].kind, BlockKind::Image(None), "no such file");
        assert_eq!(problems.len(), 1, "and said so: {problems:?}");
    }

    #[test]
    fn line_breaks_are_blanks_to_a_quote() {
        let section = section("First line  \nsecond<br>third.");
        let text = &section.blocks[0].text;
        assert_eq!((text.plain.as_str(), &text.breaks), ("First line second third.", &vec![10, 17]), "kept apart");
        assert!(section.find("line second third").is_ok(), "found");
    }

    #[test]
    fn a_quote_is_found_across_marks_and_must_be_the_only_one() {
        let section = section("Rest *is\nhow* muscle grows. Rest is good.");
        assert_eq!(
            section.find("Rest is  how muscle").expect("once").range,
            0..18,
            "found"
        );
        assert_eq!(section.find("Rest is"), Err(2), "twice");
        assert_eq!(section.find("sleep"), Err(0), "nowhere");
    }

    #[test]
    fn what_has_no_section_or_no_id_is_reported() {
        let (_, problems) = parse_sections("Lost words.\n\n## No id\n", &Images::new(), Naming::Given);
        assert_eq!(
            problems.iter().map(|(line, _)| *line).collect::<Vec<_>>(),
            [1, 3],
            "both, with their lines"
        );
    }

    #[test]
    fn the_learners_own_articles_need_no_ids() {
        let naming = Naming::Made {
            article: "notes",
            title: "Notes",
        };
        let markdown = "Before.\n\n# One\n\ntext\n\n# Empty\n\n# One\n\ntext ![a](https://a.b/c.png)\n\n## Äther\n\ntext";
        let (sections, problems) = parse_sections(markdown, &Images::new(), naming);
        let named: Vec<_> = sections.iter().map(|it| (it.id.as_str(), it.title.as_str())).collect();
        assert_eq!(
            named,
            [
                ("notes", "Notes"),
                ("notes-one", "One"),
                ("notes-one-n2", "One"),
                ("notes-ther", "Äther"),
            ],
            "made from the headings"
        );
        assert_eq!(problems, [], "nobody is to blame");
    }
}
