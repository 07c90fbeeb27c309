//! One event as one line: canonical RON, a comma, and a tag that tells whether the line is as it was written.

use crate::record::event::Event;
use crate::record::log::entry::Canonical;
use crate::record::text::fast_line::read_canonical;
use crate::record::text::ron::{Error, read_event, write_event};

/// Why a line gave no event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineFault {
    /// A kind of a newer version; kept in the file, counted, passed over.
    UnknownKind(String),
    /// It cannot be read; says why.
    Unreadable(String),
}

/// Writes an event as a line, with its tag and line feed.
pub fn write_line(event: &Event) -> Result<String, Error> {
    let body = format!("{},", write_event(event)?);
    let tag = tag(&body);
    Ok(format!("{body}//{tag}\n"))
}

/// Reads a line. Also tells whether it carries the right tag: if not, it was edited by hand.
pub fn read_line(line: &str) -> Result<(Event, bool), LineFault> {
    let line = line.trim();
    let (body, tagged) = match split_tag(line) {
        Some((body, found)) => (body, is_tag(body, found)),
        None => (line, false),
    };
    let value = body.trim_end().trim_end_matches(',');
    if let Some(event) = read_canonical(value) {
        return Ok((event.into(), tagged));
    }
    match read_event(value) {
        Ok(event) => Ok((event, tagged)),
        Err(error) => {
            let kind = value.split(['(', ' ']).next().unwrap_or_default();
            let is_name = kind.starts_with(|c: char| c.is_ascii_uppercase())
                && kind.chars().all(|c| c.is_ascii_alphanumeric());
            if tagged && is_name && !Event::KINDS.contains(&kind) {
                return Err(LineFault::UnknownKind(kind.to_owned()));
            }
            Err(LineFault::Unreadable(format!(
                "column {}: {}",
                error.span.start.col, error.code
            )))
        }
    }
}

/// Reads a line that is exactly as we write it, its right tag included; `None` for any other.
pub(in crate::record) fn read_own_line(line: &str) -> Option<Canonical<'_>> {
    let (body, found) = split_tag(line)?;
    let value = body.strip_suffix(',')?;
    read_canonical(value).filter(|_| is_tag(body, found))
}

/// Whether a line ends in its right tag.
pub(in crate::record) fn is_tagged(line: &str) -> bool {
    split_tag(line).is_some_and(|(body, found)| is_tag(body, found))
}

/// Whether that is the tag of `body`.
fn is_tag(body: &str, found: &str) -> bool {
    crate::base32::is_text(u64::from(crc32fast::hash(body.as_bytes())), found)
}

/// The low 20 bits of the CRC-32 of `body`, as four characters.
fn tag(body: &str) -> String {
    crate::base32::text(u64::from(crc32fast::hash(body.as_bytes())), 4)
}

/// Cuts `//abcd` off the end of a line.
fn split_tag(line: &str) -> Option<(&str, &str)> {
    let cut = line.len().checked_sub(6)?;
    let (body, comment) = line.split_at_checked(cut)?;
    Some((body, comment.strip_prefix("//")?))
}
