//! A file of the record: a header, one line per event, a closing bracket.

use std::io::{self, Read};

use crate::record::event::Event;
use crate::record::log::builder::RecordBuilder;
use crate::record::log::entry::Canonical;
use crate::record::text::blocks::{Blocks, lines_of, with_line_feeds};
use crate::record::text::file_line::{FileLine, HEADER};
use crate::record::text::line::{
    LineFault, ReadLine, Tag, complete_lines, is_tagged, may_become_a_line, read_line,
    read_own_line,
};
use crate::record::text::ron::{Document, read_document};

/// The file format that this version writes; it reads this one and older ones.
pub const RECORD_FORMAT: u32 = 1;

/// The last line of a file that was closed properly.
pub const CLOSER: &str = "])\n";

/// A comment for people who open the file.
const GREETING: &str =
    "// Study scores. One answer per line; the app only ever adds lines at the end.\n";

/// Something about a line that the learner should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// From 1.
    pub line: usize,
    /// What was found; the line itself is left as it is.
    pub message: String,
}

/// The contents of a record file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segment {
    /// The format named in the header, from 1; `None` if there is none.
    pub format: Option<u32>,
    /// The device named in the header; `None` if there is none.
    pub device: Option<String>,
    /// In the order of their lines.
    pub events: Vec<Event>,
    /// Lines that could not be read.
    pub problems: Vec<Note>,
    /// Lines that were edited by hand but could be read.
    pub edited: Vec<Note>,
    /// How many lines are of a kind that only a newer version knows.
    pub unknown: usize,
    pub shape: Shape,
}

/// How a file is laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One event a line, up to the closing bracket.
    Closed {
        /// The byte offset at which new lines go.
        body_end: usize,
    },
    /// The closing bracket is missing or misplaced.
    Open {
        /// What follows the last complete line.
        torn: String,
    },
    /// Somebody reformatted the whole document, so that events span several lines.
    Reformatted,
}

impl Default for Shape {
    fn default() -> Self {
        Self::Open {
            torn: String::new(),
        }
    }
}

impl Segment {
    /// Whether nothing was ever written to the file, not even something unreadable.
    pub fn is_empty(&self) -> bool {
        let has_lines = !self.events.is_empty() || !self.problems.is_empty() || self.unknown > 0;
        let is_torn = matches!(&self.shape, Shape::Open { torn } if !torn.is_empty());
        !has_lines && !is_torn
    }
}

/// Whether `name` may be used in the name of a file and in its header.
pub fn is_device_name(name: &str) -> bool {
    crate::material::is_slug(name)
}

/// Returns the first lines of a file of `device`.
pub fn header(device: &str) -> String {
    format!("{GREETING}{HEADER}format:{RECORD_FORMAT},device:\"{device}\",log:[\n")
}

/// Parses a file line by line. Never fails: unreadable lines are listed, and nothing complete is lost.
pub fn read_segment(text: &str) -> Segment {
    let as_found = text;
    let text = &*with_line_feeds(text);
    let mut segment = Segment::default();
    let (complete, tail) = complete_lines(text);
    let mut closed = false;
    let mut crowded = false;
    for (index, line) in complete.split_inclusive('\n').enumerate() {
        let note = |message: String| Note {
            line: index + 1,
            message,
        };
        let line = line.trim_start_matches('\u{feff}').trim();
        match FileLine::of(line) {
            FileLine::Blank | FileLine::Comment => {}
            FileLine::ClosingBracket => closed = true,
            FileLine::Header(header) => {
                (segment.format, segment.device) = (header.format, header.device);
                crowded |= !header.is_alone;
            }
            FileLine::Event => {
                closed = false;
                match read_line(line) {
                    Ok(ReadLine { event, tag }) => {
                        if tag == Tag::Wrong {
                            segment.edited.push(note("edited by hand".to_owned()));
                        }
                        segment.events.push(event);
                    }
                    Err(LineFault::UnknownKind(_)) => segment.unknown += 1,
                    Err(LineFault::Unreadable(why)) => segment.problems.push(note(why)),
                }
            }
        }
    }
    // The bracket must be on its own line: otherwise what is written in its place could end up in a comment.
    let body = as_found
        .strip_suffix(CLOSER)
        .filter(|body| body.is_empty() || body.ends_with('\n'));
    let is_closed = closed && tail.is_empty() && segment.format.is_some();
    segment.shape = match body.filter(|_| is_closed) {
        Some(body) => Shape::Closed {
            body_end: body.len(),
        },
        None => Shape::Open {
            torn: tail.to_owned(),
        },
    };
    if segment.problems.is_empty() && !crowded {
        segment
    } else {
        as_document(text)
            .filter(|it| it.events.len() > segment.events.len())
            .unwrap_or(segment)
    }
}

/// What was found in a file apart from its events.
#[derive(Debug, Default)]
pub struct Notes {
    /// Lines that could not be read, and lines that were edited by hand but could.
    pub lines: Vec<Note>,
    /// How many lines are of a kind that only a newer version knows.
    pub unknown: usize,
    /// What is wrong with the file apart from its lines.
    pub whole: Vec<Note>,
    /// Whether nothing in the file looks like a score file, though it is not empty.
    pub is_foreign: bool,
}

impl Notes {
    /// Whether nothing is wrong.
    pub fn is_clean(&self) -> bool {
        self.lines.is_empty() && self.whole.is_empty()
    }
}

/// Reads a file line by line into a record, as [`read_segment`] does, without holding all of it in memory.
///
/// `tell` is called with the size of each block in bytes. Only a file with something wrong in it is read a second time,
/// by `read_segment`. `unnamed` is the device if the header names none.
pub fn read_file(
    mut open: impl FnMut() -> io::Result<Box<dyn Read>>,
    unnamed: &str,
    builder: &mut RecordBuilder,
    tell: &mut dyn FnMut(usize),
) -> io::Result<Notes> {
    let mut blocks = Blocks::new(open()?);
    builder.begin(unnamed);
    let mut plain = PlainFile {
        builder,
        unknown: 0,
        has_header: false,
        has_events: false,
    };
    loop {
        let Some(block) = blocks.next_lines()? else {
            if plain.has_events && !plain.has_header {
                break;
            }
            return Ok(Notes {
                unknown: plain.unknown,
                ..Notes::default()
            });
        };
        tell(block.len());
        let lines = str::from_utf8(block).ok();
        if lines.and_then(|lines| plain.take(lines)).is_none() {
            break;
        }
    }
    builder.begin_again();
    let mut bytes = Vec::new();
    open()?.read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    let segment = read_segment(&text);
    let device = segment.device.as_deref().unwrap_or(unnamed);
    builder.begin(device);
    let whole = notes_on(&segment, &text, device);
    let is_foreign = segment.format.is_none() && segment.events.is_empty() && segment.unknown == 0;
    for event in segment.events {
        builder.add(event);
    }
    Ok(Notes {
        lines: segment.problems.into_iter().chain(segment.edited).collect(),
        unknown: segment.unknown,
        whole,
        is_foreign: is_foreign && !bytes.is_empty(),
    })
}

/// Returns what is wrong with a file apart from its lines: no header, or an end that is no line.
fn notes_on(segment: &Segment, text: &str, device: &str) -> Vec<Note> {
    let mut notes = Vec::new();
    if segment.format.is_none() && !text.is_empty() {
        let read_as = if segment.events.is_empty() {
            String::new()
        } else {
            format!("; its answers count as of the device {device}")
        };
        notes.push(Note {
            line: 1,
            message: format!(
                "found no header, expected Scores(format:{RECORD_FORMAT},device:\"…\",log:[{read_as}"
            ),
        });
    }
    if let Shape::Open { torn } = &segment.shape
        && !may_become_a_line(torn)
    {
        notes.push(Note {
            line: with_line_feeds(text).matches('\n').count() + 1,
            message: "found bytes that are no line, expected one or the end of the file".to_owned(),
        });
    }
    notes
}

/// The largest number of answers that are looked up together.
const TOGETHER: usize = 32;

/// A file whose lines so far are all as we write them.
struct PlainFile<'a> {
    builder: &'a mut RecordBuilder,
    unknown: usize,
    has_header: bool,
    has_events: bool,
}

impl PlainFile<'_> {
    /// Adds the next lines; `None` if one of them calls for `read_segment`.
    fn take(&mut self, lines: &str) -> Option<()> {
        // Successive answers are collected, since their texts are looked up in one go.
        let mut answers = Vec::with_capacity(TOGETHER);
        for line in lines_of(lines) {
            let line = line.strip_suffix('\n')?;
            let event = read_own_line(line);
            self.has_events |= event.is_some();
            match event {
                Some(Canonical::Answer(answer, gave)) => answers.push((answer, gave)),
                Some(event) => {
                    self.builder.add_answers(&mut answers);
                    self.builder.add_line(event);
                }
                None => {
                    self.builder.add_answers(&mut answers);
                    self.take_other(line)?;
                }
            }
            if answers.len() == TOGETHER {
                self.builder.add_answers(&mut answers);
            }
        }
        self.builder.add_answers(&mut answers);
        Some(())
    }

    /// Adds a line that the fast parser does not read; `None` if it calls for `read_segment`.
    fn take_other(&mut self, line: &str) -> Option<()> {
        match FileLine::of(line) {
            FileLine::Blank | FileLine::Comment | FileLine::ClosingBracket => {}
            FileLine::Header(header) if header.is_alone && !self.has_events => {
                self.has_header = true;
                if let Some(device) = header.device {
                    self.builder.begin(&device);
                }
            }
            FileLine::Header(_) | FileLine::Event => match read_line(line) {
                Ok(ReadLine {
                    event,
                    tag: Tag::Valid,
                }) => {
                    self.builder.add(event);
                    self.has_events = true;
                }
                Err(LineFault::UnknownKind(_)) => self.unknown += 1,
                Ok(ReadLine {
                    tag: Tag::Wrong, ..
                })
                | Err(LineFault::Unreadable(_)) => return None,
            },
        }
        Some(())
    }
}

/// Checks whether a file is exactly as we leave it: our header, lines with valid tags, the closing bracket.
///
/// Returns its format; `None` if there is anything else in it, so that [`read_segment`] must look at it. `witness` is
/// called with all lines, many at a time.
pub fn survey(reader: impl Read, mut witness: impl FnMut(&[u8])) -> io::Result<Option<u32>> {
    let mut blocks = Blocks::new(reader);
    let (mut format, mut is_closed, mut is_own) = (None, false, true);
    while let Some(block) = blocks.next_lines()? {
        witness(block);
        let Ok(lines) = str::from_utf8(block) else {
            is_own = false;
            continue;
        };
        for line in lines_of(lines) {
            let Some(line) = line.strip_suffix('\n') else {
                is_own = false;
                continue;
            };
            if is_tagged(line) {
                is_own &= format.is_some() && !is_closed;
                continue;
            }
            match FileLine::of(line) {
                FileLine::Header(header) if header.is_alone && format.is_none() => {
                    format = header.format;
                }
                FileLine::ClosingBracket => {
                    is_own &= format.is_some() && !is_closed;
                    is_closed = true;
                }
                FileLine::Comment => is_own &= format.is_none(),
                FileLine::Blank | FileLine::Header(_) | FileLine::Event => is_own = false,
            }
        }
    }
    Ok(format.filter(|_| is_own && is_closed))
}

/// Parses a file that an editor reformatted: a single value, spread over any lines.
fn as_document(text: &str) -> Option<Segment> {
    let Document {
        format,
        device,
        log,
    } = read_document(text.trim_start_matches('\u{feff}'))?;
    let note = Note {
        line: 1,
        message: "laid out anew by hand; read as a whole".to_owned(),
    };
    Some(Segment {
        format: Some(format).filter(|it| *it > 0),
        device: Some(device).filter(|it| !it.is_empty()),
        events: log,
        edited: vec![note],
        shape: Shape::Reformatted,
        ..Segment::default()
    })
}
