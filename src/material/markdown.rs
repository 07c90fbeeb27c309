//! From Markdown to the sections of an article, parsed once. The only module that names `pulldown-cmark`.
//!
//! Nothing in an article is executed or fetched: HTML is shown as the text that it is, an image as its description.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::material::article::{Block, BlockKind, Marker, RichText, Run, Section, Style};

/// Reads an article's Markdown. Gives the sections, and a line (from 1) with a message for each thing that is wrong.
pub(super) fn parse_sections(markdown: &str) -> (Vec<Section>, Vec<(usize, String)>) {
    let mut reader = Reader::default();
    let (mut line, mut counted) = (1, 0);
    for (event, range) in
        Parser::new_ext(markdown, Options::ENABLE_HEADING_ATTRIBUTES).into_offset_iter()
    {
        // An end comes with the range of its start; lines are counted forward only.
        if let Some(passed) = markdown.get(counted..range.start) {
            line += passed.matches('\n').count();
            counted = range.start;
        }
        reader.line = line;
        reader.take(event);
    }
    reader.end_block();
    (reader.sections, reader.problems)
}

#[derive(Default)]
struct Reader {
    sections: Vec<Section>,
    problems: Vec<(usize, String)>,
    line: usize,
    text: RichText,
    /// The numbers of the open lists: `None` for a bulleted one.
    lists: Vec<Option<u64>>,
    marker: Option<Marker>,
    quotes: usize,
    emphasis: usize,
    strong: usize,
    link: String,
    in_code: bool,
    /// The level and id of the heading that is being read.
    heading: Option<(HeadingLevel, String)>,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) | Event::Html(words) | Event::InlineHtml(words) => {
                self.push(&words, self.style());
            }
            Event::Code(words) => self.push(&words, Style::Code),
            Event::SoftBreak | Event::HardBreak => self.push(" ", self.style()),
            Event::Rule => {
                self.end_block();
                self.add(BlockKind::Rule);
            }
            Event::InlineMath(words)
            | Event::DisplayMath(words)
            | Event::FootnoteReference(words) => self.push(&words, self.style()),
            Event::TaskListMarker(_) => {}
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
                        *number += 1;
                        Marker::Number(*number - 1)
                    }
                    None => Marker::Bullet,
                });
            }
            Tag::Emphasis => self.emphasis += 1,
            Tag::Strong => self.strong += 1,
            Tag::Link { dest_url, .. } => self.link = dest_url.to_string(),
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
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Link => self.link.clear(),
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

    /// Adds words to the open block, white space collapsed unless it is code.
    fn push(&mut self, words: &str, style: Style) {
        let start = self.text.plain.len();
        if self.in_code {
            self.text.plain.push_str(words);
        } else {
            for character in words.chars() {
                let blank = character.is_whitespace();
                if !blank {
                    self.text.plain.push(character);
                } else if !self.text.plain.is_empty() && !self.text.plain.ends_with(' ') {
                    self.text.plain.push(' ');
                }
            }
        }
        let end = self.text.plain.len();
        match self.text.runs.last_mut() {
            _ if start == end => {}
            Some(run) if run.style == style && run.link == self.link => run.range.end = end,
            _ => self.text.runs.push(Run {
                range: start..end,
                style,
                link: self.link.clone(),
            }),
        }
    }

    fn end_heading(&mut self) {
        let Some((level, id)) = self.heading.take() else {
            return;
        };
        if level > HeadingLevel::H2 {
            self.add(BlockKind::Heading);
            return;
        }
        let title = std::mem::take(&mut self.text).plain.trim().to_owned();
        if id.is_empty() {
            self.problems.push((self.line, format!("found the heading {title:?} without an id, expected one such as {{#my-section}}")));
        }
        self.sections.push(Section {
            id,
            title,
            blocks: Vec::new(),
        });
    }

    fn end_block(&mut self) {
        if self.text.plain.trim().is_empty() {
            self.text = RichText::default();
            return;
        }
        let kind = if self.in_code {
            BlockKind::Code
        } else if self.quotes > 0 {
            BlockKind::Quote
        } else if self.lists.is_empty() {
            BlockKind::Paragraph
        } else {
            let depth = u8::try_from(self.lists.len() - 1).unwrap_or(u8::MAX);
            BlockKind::Item {
                depth,
                marker: self
                    .marker
                    .replace(Marker::Continued)
                    .unwrap_or(Marker::Continued),
            }
        };
        self.add(kind);
    }

    /// Closes the open block and puts it into the open section.
    fn add(&mut self, kind: BlockKind) {
        let mut text = std::mem::take(&mut self.text);
        let kept = text.plain.trim_end().len();
        text.plain.truncate(kept);
        text.runs.retain(|run| run.range.start < kept);
        if let Some(last) = text.runs.last_mut() {
            last.range.end = kept;
        }
        match self.sections.last_mut() {
            Some(section) => section.blocks.push(Block { kind, text }),
            None => self.problems.push((
                self.line,
                "found text before the first section, expected a heading such as ## Title {#id}"
                    .to_owned(),
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(markdown: &str) -> Section {
        let (mut sections, problems) =
            parse_sections(&format!("## Title {{#title}}\n\n{markdown}"));
        assert_eq!(problems, [], "no problems");
        sections.remove(0)
    }

    #[test]
    fn marks_are_taken_out_and_remembered() {
        let text =
            &section("Plain *soft\nwords* and **[strong *both*](https://a.b)**.").blocks[0].text;
        assert_eq!(text.plain, "Plain soft words and strong both.", "plain");
        let runs: Vec<_> = text
            .runs
            .iter()
            .map(|run| {
                (
                    text.plain.get(run.range.clone()).unwrap_or_default(),
                    run.style,
                    run.link.as_str(),
                )
            })
            .collect();
        assert_eq!(
            runs,
            [
                ("Plain ", Style::Regular, ""),
                ("soft words", Style::Italic, ""),
                (" and ", Style::Regular, ""),
                ("strong ", Style::Bold, "https://a.b"),
                ("both", Style::BoldItalic, "https://a.b"),
                (".", Style::Regular, ""),
            ],
            "runs"
        );
    }

    #[test]
    fn blocks_keep_their_kind() {
        let blocks = section("One.\n\n> Said.\n\n1. First\n\n   more\n2. Second\n   - deep\n\n### Inside\n\n---\n\n```\na\n  b\n```").blocks;
        let kinds: Vec<_> = blocks.iter().map(|block| block.kind).collect();
        let item = |depth, marker| BlockKind::Item { depth, marker };
        assert_eq!(
            kinds,
            [
                BlockKind::Paragraph,
                BlockKind::Quote,
                item(0, Marker::Number(1)),
                item(0, Marker::Continued),
                item(0, Marker::Number(2)),
                item(1, Marker::Bullet),
                BlockKind::Heading,
                BlockKind::Rule,
                BlockKind::Code,
            ],
            "kinds"
        );
        assert_eq!(blocks[8].text.plain, "a\n  b", "code keeps its lines");
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
        let (_, problems) = parse_sections("Lost words.\n\n## No id\n");
        assert_eq!(
            problems.iter().map(|(line, _)| *line).collect::<Vec<_>>(),
            [1, 3],
            "both, with their lines"
        );
    }
}
