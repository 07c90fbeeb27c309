//! One event as one line: canonical RON, a comma, and a checksum as a tag that gives away edited lines.

use crate::record::event::Event;
use crate::record::log::entry::Canonical;
use crate::record::text::fast_line::read_canonical;
use crate::record::text::file_line::CLOSING_BRACKET;
use crate::record::text::ron::{Error, read_event, write_event};

/// Why a line yields no event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineFault {
    /// A kind of a newer version: counted and skipped, but kept in the file.
    UnknownKind(String),
    /// With the reason.
    Unreadable(String),
}

/// Whether the tag of a line fits the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    Valid,
    /// Missing, or that of another text: the line was edited by hand.
    Wrong,
}

/// An event as read from its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadLine {
    pub event: Event,
    pub tag: Tag,
}

/// Formats an event as a line, with its tag and line feed.
pub fn write_line(event: &Event) -> Result<String, Error> {
    let body = format!("{},", write_event(event)?);
    let tag = tag(&body);
    Ok(format!("{body}//{tag}\n"))
}

/// Parses a line.
pub fn read_line(line: &str) -> Result<ReadLine, LineFault> {
    let line = line.trim();
    let (body, tag) = match split_tag(line) {
        Some((body, found)) if is_tag(body, found) => (body, Tag::Valid),
        Some((body, _)) => (body, Tag::Wrong),
        None => (line, Tag::Wrong),
    };
    let value = body.trim_end().trim_end_matches(',');
    if let Some(event) = read_canonical(value) {
        let event = event.into();
        return Ok(ReadLine { event, tag });
    }
    match read_event(value) {
        Ok(event) => Ok(ReadLine { event, tag }),
        Err(error) => {
            let kind = value.split(['(', ' ']).next().unwrap_or_default();
            let is_name = kind.starts_with(|c: char| c.is_ascii_uppercase())
                && kind.chars().all(|c| c.is_ascii_alphanumeric());
            if tag == Tag::Valid && is_name && !Event::KINDS.contains(&kind) {
                return Err(LineFault::UnknownKind(kind.to_owned()));
            }
            Err(LineFault::Unreadable(format!(
                "column {}: {}",
                error.span.start.col, error.code
            )))
        }
    }
}

/// Parses a line that is exactly as we write it, with a valid tag; `None` for any other.
pub(in crate::record) fn read_own_line(line: &str) -> Option<Canonical<'_>> {
    let (body, found) = split_tag(line)?;
    let value = body.strip_suffix(',')?;
    read_canonical(value).filter(|_| is_tag(body, found))
}

/// Whether a line ends in a valid tag.
pub(in crate::record) fn is_tagged(line: &str) -> bool {
    split_tag(line).is_some_and(|(body, found)| is_tag(body, found))
}

/// Splits `text` after its last line feed. A last event line that lacks only its line feed counts as complete.
pub(in crate::record) fn complete_lines(text: &str) -> (&str, &str) {
    let end = text.rfind('\n').map_or(0, |newline| newline + 1);
    let (complete, tail) = text.split_at_checked(end).unwrap_or((text, ""));
    let is_valid = || read_line(tail).is_ok_and(|it| it.tag == Tag::Valid);
    if tail.trim() == CLOSING_BRACKET || is_valid() {
        (text, "")
    } else {
        (complete, tail)
    }
}

/// Whether what follows the last complete line is nothing, or as if it were still being written.
pub(in crate::record) fn may_become_a_line(torn: &str) -> bool {
    let torn = torn.trim();
    let is_begun = torn.starts_with(|c: char| c.is_ascii_uppercase() || c == '/');
    let is_text = |c: char| !c.is_control() && c != char::REPLACEMENT_CHARACTER;
    "])".starts_with(torn) || is_begun && torn.chars().all(is_text)
}

fn is_tag(body: &str, found: &str) -> bool {
    crate::base32::is_text(u64::from(crc32fast::hash(body.as_bytes())), found)
}

/// Returns the low 20 bits of the CRC-32 of `body`, as four base-32 characters.
fn tag(body: &str) -> String {
    crate::base32::text(u64::from(crc32fast::hash(body.as_bytes())), 4)
}

/// Splits a tag such as `//abcd` off the end of a line, and drops its slashes.
fn split_tag(line: &str) -> Option<(&str, &str)> {
    let cut = line.len().checked_sub(6)?;
    let (body, comment) = line.split_at_checked(cut)?;
    Some((body, comment.strip_prefix("//")?))
}
