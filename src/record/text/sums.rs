//! Hashes that identify the events of score files without keeping them: each covers an event's device and its line.

use std::io::{self, Read};

use crate::hash::sum;
use crate::record::event::Event;
use crate::record::text::blocks::{Blocks, lines_of};
use crate::record::text::file::read_segment;
use crate::record::text::file_line::FileLine;
use crate::record::text::line::{LineFault, read_line, read_own_line};
use crate::record::text::ron::write_event;

/// Calls `each` with the hash of every event in a file, for some more than once, and returns the file's device.
///
/// Equal events of one device have equal hashes, whatever the file and its layout. A line of a newer version counts as
/// an event too. `unnamed` is the device if the header names none.
pub fn event_sums(
    mut open: impl FnMut() -> io::Result<Box<dyn Read>>,
    unnamed: &str,
    each: &mut dyn FnMut(u128),
) -> io::Result<String> {
    let mut blocks = Blocks::new(open()?);
    let mut device = unnamed.to_owned();
    let mut name = String::new();
    while let Some(block) = blocks.next_lines()? {
        let lines = str::from_utf8(block).ok();
        let is_plain = lines.is_some_and(|lines| {
            let mut lines = lines_of(lines);
            lines.all(|line| take_line(line.trim_end(), &mut device, &mut name, each))
        });
        if is_plain {
            continue;
        }
        let mut bytes = Vec::new();
        open()?.read_to_end(&mut bytes)?;
        return Ok(take_whole(&String::from_utf8_lossy(&bytes), unnamed, each));
    }
    Ok(device)
}

/// Returns the hash of one event, as in [`event_sums`]; `None` if the event cannot be written.
pub fn event_sum(device: &str, event: &Event) -> Option<u128> {
    let value = write_event(event).ok()?;
    Some(sum_of(&mut String::new(), device, &value))
}

fn sum_of(name: &mut String, device: &str, value: &str) -> u128 {
    name.clear();
    // No device name contains a NUL byte.
    name.extend([device, "\0", value]);
    sum(name.as_bytes())
}

/// Handles one line; `false` if the file must be read as a whole.
fn take_line(
    line: &str,
    device: &mut String,
    name: &mut String,
    each: &mut dyn FnMut(u128),
) -> bool {
    if read_own_line(line).is_some() {
        // The line is canonical, so the event is all of it up to the comma and the tag.
        let value = line.rsplit_once(",//").map_or(line, |(value, _)| value);
        each(sum_of(name, device, value));
        return true;
    }
    match FileLine::of(line) {
        FileLine::Blank | FileLine::Comment | FileLine::ClosingBracket => return true,
        FileLine::Header(header) if header.is_alone => {
            if let Some(named) = header.device {
                *device = named;
            }
            return true;
        }
        FileLine::Header(_) | FileLine::Event => {}
    }
    match read_line(line) {
        Ok(read) => each_of(&read.event, device, name, each),
        Err(LineFault::UnknownKind(_)) => each(sum_of(name, device, line)),
        Err(LineFault::Unreadable(_)) => return false,
    }
    true
}

fn each_of(event: &Event, device: &str, name: &mut String, each: &mut dyn FnMut(u128)) {
    if let Ok(value) = write_event(event) {
        each(sum_of(name, device, &value));
    }
}

fn take_whole(text: &str, unnamed: &str, each: &mut dyn FnMut(u128)) -> String {
    let segment = read_segment(text);
    let device = segment.device.unwrap_or_else(|| unnamed.to_owned());
    let mut name = String::new();
    for event in &segment.events {
        each_of(event, &device, &mut name, each);
    }
    if segment.unknown > 0 {
        let lines = text.lines().map(str::trim);
        let newer = lines.filter(|it| matches!(read_line(it), Err(LineFault::UnknownKind(_))));
        newer.for_each(|line| each(sum_of(&mut name, &device, line)));
    }
    device
}

#[cfg(test)]
mod tests {
    use crate::record::event;
    use std::collections::BTreeSet;
    use std::io::Cursor;

    use super::*;
    use crate::record::moment::Moment;
    use crate::record::{CLOSER, header, write_line};

    fn sums(text: &str) -> BTreeSet<u128> {
        let mut sums = BTreeSet::new();
        let open = || Ok(Box::new(Cursor::new(text.as_bytes().to_vec())) as Box<dyn Read>);
        event_sums(open, "anna", &mut |it| sums.extend([it])).expect("no file, no error");
        sums
    }

    #[test]
    fn an_event_has_one_sum_however_it_is_laid_out() {
        let event = |key: &str| {
            Event::Set(event::Set {
                at: Moment::new(1_795_353_244_000, 3600),
                key: key.to_owned(),
                value: "\"quoted\" ,//abcd".to_owned(),
            })
        };
        let finish = Event::Finish(event::Finish {
            at: Moment::new(1_795_353_245_000, 3600),
            sit: "k7f3q".to_owned(),
            how: "done".into(),
        });
        let events = [event("a"), event("b"), finish];
        let lines: Vec<String> = events
            .iter()
            .map(|it| write_line(it).expect("a line"))
            .collect();
        let file = |device: &str, lines: &str| format!("{}{lines}{CLOSER}", header(device));
        let expected: BTreeSet<u128> = events
            .iter()
            .filter_map(|it| event_sum("anna", it))
            .collect();
        assert_eq!(expected.len(), 3, "three events");
        assert_eq!(sums(&file("anna", &lines.concat())), expected, "as written");
        let by_hand = lines
            .concat()
            .replace(":\"", " : \"")
            .replace("(at", "( at");
        assert_eq!(sums(&file("anna", &by_hand)), expected, "laid out by hand");
        let torn = format!("{}Answer(at:\"2026", file("anna", &lines.concat()));
        assert_eq!(sums(&torn), expected, "with a torn end");
        assert_eq!(
            sums(&lines.concat()),
            expected,
            "of a file without a header"
        );
        let other = sums(&file("ben", &lines.concat()));
        assert!(other.is_disjoint(&expected), "on another device");
    }
}
