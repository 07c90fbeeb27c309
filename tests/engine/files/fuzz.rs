//! Fuzzes both readers of the record with damaged copies of the files in `tests/seeds/record`.
//! `SPOTTER_FUZZ=200000 cargo test --test engine fuzz -- --nocapture` tries more of them.

use std::path::Path;
use std::{fs, io};

use arbitrary::{Arbitrary, Unstructured};
use rand::rngs::ChaCha8Rng;
use rand::{Rng as _, SeedableRng as _};
use spotter::record::{
    CLOSER, Event, ReadLine, RecordBuilder, Shape, Tag, event, read_file, read_line, read_segment,
    repaired, survey, write_line,
};

use crate::support::merged;

/// One kind of damage; numbers pick a place in the file.
#[derive(Arbitrary, Clone, Debug)]
enum Damage {
    FlipBit(u32, u8),
    SetByte(u32, u8),
    Insert(u32, Vec<u8>),
    InsertText(u32, Text),
    Cut(u32, u16),
    Truncate(u32),
    Duplicate(u32, u16),
    SwapLines(u16, u16),
    DropLine(u16),
    JoinLines(u16),
}

/// Text that people, editors and sync tools leave in files.
#[derive(Arbitrary, Clone, Copy, Debug)]
enum Text {
    Closer,
    Header,
    Comment,
    Quote,
    CurlyQuote,
    Feed,
    Nul,
    Mark,
    Bom,
    Conflict,
}

impl Text {
    fn bytes(self) -> &'static [u8] {
        match self {
            Self::Closer => b"])\n",
            Self::Header => b"Scores(format:1,device:\"bob\",log:[\n",
            Self::Comment => b"//",
            Self::Quote => b"\"",
            Self::CurlyQuote => "“".as_bytes(),
            Self::Feed => b"\r\n",
            Self::Nul => b"\0\0\0\0",
            Self::Mark => b"),//b817\n",
            Self::Bom => "\u{feff}".as_bytes(),
            Self::Conflict => b"<<<<<<< HEAD\n",
        }
    }
}

fn lines_of(bytes: &[u8]) -> Vec<Vec<u8>> {
    bytes
        .split_inclusive(|byte| *byte == b'\n')
        .map(<[u8]>::to_vec)
        .collect()
}

impl Damage {
    fn apply(&self, bytes: &mut Vec<u8>) {
        let at = |place: u32| place as usize % (bytes.len() + 1);
        let range = |place: u32, len: u16| {
            let start = at(place);
            start..(start + usize::from(len)).min(bytes.len())
        };
        match self {
            Self::FlipBit(place, bit) => {
                let at = at(*place);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << (bit % 8);
                }
            }
            Self::SetByte(place, value) => {
                let at = at(*place);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = *value;
                }
            }
            Self::Insert(place, more) => {
                let at = at(*place);
                drop(bytes.splice(at..at, more.iter().copied().take(64)));
            }
            Self::InsertText(place, text) => {
                let at = at(*place);
                drop(bytes.splice(at..at, text.bytes().iter().copied()));
            }
            Self::Cut(place, len) => drop(bytes.drain(range(*place, *len))),
            Self::Truncate(place) => {
                let at = at(*place);
                bytes.truncate(at);
            }
            Self::Duplicate(place, len) => {
                let range = range(*place, *len);
                let (end, copy) = (range.end, bytes[range].to_vec());
                drop(bytes.splice(end..end, copy));
            }
            Self::SwapLines(a, b) => {
                let mut lines = lines_of(bytes);
                let count = lines.len().max(1);
                let (a, b) = (usize::from(*a) % count, usize::from(*b) % count);
                if !lines.is_empty() {
                    lines.swap(a, b);
                }
                *bytes = lines.concat();
            }
            Self::DropLine(line) => {
                let mut lines = lines_of(bytes);
                if !lines.is_empty() {
                    lines.remove(usize::from(*line) % lines.len());
                }
                *bytes = lines.concat();
            }
            Self::JoinLines(line) => {
                let mut lines = lines_of(bytes);
                let count = lines.len().max(1);
                if let Some(line) = lines.get_mut(usize::from(*line) % count) {
                    line.retain(|byte| *byte != b'\n');
                }
                *bytes = lines.concat();
            }
        }
    }
}

fn seeds() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/seeds/record");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the seeds are there")
        .map(|entry| entry.expect("readable").path())
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| fs::read(path).expect("readable"))
        .collect()
}

fn rounds() -> u64 {
    std::env::var("SPOTTER_FUZZ")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(4000)
}

/// Calls `check` with one damaged seed per round. Each round is its own random seed.
fn for_each_damaged(mut check: impl FnMut(&[u8], u64)) {
    let seeds = seeds();
    assert!(seeds.len() >= 7, "the seeds are committed");
    for round in 0..rounds() {
        let mut random = vec![0; 512];
        ChaCha8Rng::seed_from_u64(round).fill_bytes(&mut random);
        let mut choices = Unstructured::new(&random);
        let count = choices.int_in_range(0..=6).unwrap_or_default();
        let damages: Vec<Damage> = (0..count)
            .filter_map(|_| choices.arbitrary().ok())
            .collect();
        let mut bytes = seeds[usize::try_from(round).expect("few rounds") % seeds.len()].clone();
        for damage in &damages {
            damage.apply(&mut bytes);
        }
        check(&bytes, round);
    }
}

fn for_each_damaged_text(mut check: impl FnMut(&str, u64)) {
    for_each_damaged(|bytes, round| check(&String::from_utf8_lossy(bytes), round));
}

#[test]
fn a_file_read_piece_by_piece_says_what_it_says_as_a_whole() {
    let (mut events, mut as_we_leave_them) = (0, 0);
    for_each_damaged(|bytes, round| {
        let whole = read_segment(&String::from_utf8_lossy(bytes));
        let mut builder = RecordBuilder::default();
        let open =
            || -> io::Result<Box<dyn io::Read>> { Ok(Box::new(io::Cursor::new(bytes.to_vec()))) };
        let notes =
            read_file(open, "unnamed", &mut builder, &mut |_| ()).expect("a file in memory");
        let device = whole.device.clone();
        let device = device.unwrap_or_else(|| "unnamed".to_owned());
        assert_eq!(notes.unknown, whole.unknown, "round {round}: newer lines");
        let mut read = 0;
        let surveyed = survey(bytes, |piece| read += piece.len()).expect("in memory");
        assert_eq!(read, bytes.len(), "round {round}: all of it is looked at");
        if let Some(format) = surveyed {
            let fits = whole.format == Some(format) && whole.edited.is_empty();
            assert!(fits, "round {round}: taken for a file of ours: {whole:?}");
            let body_end = bytes.len() - CLOSER.len();
            let closed = Shape::Closed { body_end };
            assert_eq!(whole.shape, closed, "round {round}: where it goes on");
            as_we_leave_them += 1;
        }
        let noted: Vec<_> = whole
            .problems
            .iter()
            .chain(&whole.edited)
            .cloned()
            .collect();
        assert_eq!(notes.lines, noted, "round {round}: what is wrong");
        let is_torn = matches!(&whole.shape, Shape::Open { torn } if !torn.is_empty());
        let is_odd = whole.format.is_none() || is_torn;
        let file = notes.whole;
        assert!(file.is_empty() || is_odd, "round {round}: {file:?}");
        events += whole.events.len();
        let merged = merged([(device, whole.events)]);
        let pieces = builder.finish();
        assert!(
            pieces.entries().eq(merged.entries()),
            "round {round}: {:?} instead of {:?}",
            pieces.entries().collect::<Vec<_>>(),
            merged.entries().collect::<Vec<_>>()
        );
    });
    println!(
        "damaged files, piece by piece: {} files, {events} events, {as_we_leave_them} as we leave them",
        rounds()
    );
    assert!(events > 0, "some events survive");
    assert!(as_we_leave_them > 0, "some are as we leave them");
}

#[test]
fn a_line_is_read_as_it_was_written_or_marked_as_edited() {
    let mut lines = 0;
    let originals: Vec<String> = seeds()
        .iter()
        .flat_map(|seed| {
            let text = String::from_utf8_lossy(seed).into_owned();
            text.lines()
                .map(|it| it.trim().to_owned())
                .collect::<Vec<_>>()
        })
        .collect();
    for_each_damaged_text(|text, round| {
        for line in text.lines() {
            let Ok(ReadLine { event, .. }) = read_line(line) else {
                continue;
            };
            lines += 1;
            let written = write_line(&event).expect("what was read can be written");
            assert_eq!(
                read_line(&written),
                Ok(ReadLine {
                    event,
                    tag: Tag::Valid
                }),
                "round {round}: {line}"
            );
            // A tag has 20 bits, so that an edited line passes for an original one about once in a million.
            let is_original = originals.iter().any(|it| it == line.trim());
            assert!(
                is_original || read_line(line).is_ok_and(|it| it.tag == Tag::Wrong),
                "round {round}: not noticed as edited: {line}"
            );
        }
    });
    println!(
        "damaged files, line by line: {} files, {lines} readable lines",
        rounds()
    );
    assert!(lines > 0, "some lines survive");
}

#[test]
fn a_damaged_file_keeps_every_readable_line_and_can_be_mended() {
    let (mut events, mut continued, mut mended_files) = (0, 0, 0);
    for_each_damaged_text(|text, round| {
        let segment = read_segment(text);
        let readable = |text: &str| -> Vec<Event> {
            let lines = text
                .lines()
                .filter_map(|line| read_line(line.trim_start_matches('\u{feff}')).ok());
            lines
                .filter(|it| it.tag == Tag::Valid)
                .map(|it| it.event)
                .collect()
        };
        for event in readable(text) {
            assert!(
                segment.events.contains(&event),
                "round {round}: a readable line is lost: {event:?}"
            );
            events += 1;
        }
        if let Shape::Closed { body_end: end } = segment.shape {
            assert_eq!(text.get(end..), Some(CLOSER), "round {round}: the end");
            let line = write_line(&Event::Finish(event::Finish {
                at: spotter::record::Moment::new(1, 0),
                sit: "fuzz".to_owned(),
                how: "done".into(),
            }))
            .expect("an event can be written");
            let longer = format!("{}{line}{CLOSER}", &text[..end]);
            let after = read_segment(&longer);
            assert_eq!(
                after.events.len(),
                segment.events.len() + 1,
                "round {round}: a line is added"
            );
            continued += 1;
        } else if segment.format.is_some() && segment.shape != Shape::Reformatted {
            let mended = repaired(text);
            let after = read_segment(&mended);
            assert!(
                !matches!(after.shape, Shape::Open { .. }),
                "round {round}: can be continued"
            );
            for event in &segment.events {
                assert!(
                    after.events.contains(event),
                    "round {round}: mending loses {event:?}"
                );
            }
            assert_eq!(repaired(&mended), mended, "round {round}: mended once");
            mended_files += 1;
        }
    });
    println!(
        "damaged files, as a whole: {} files, {events} readable lines, {continued} continued, {mended_files} mended",
        rounds()
    );
    assert!(events > 0, "some lines survive");
    assert!(continued > 0, "some files can be continued as they are");
    assert!(mended_files > 0, "and some once they are mended");
}
