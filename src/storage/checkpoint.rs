//! A file in the cache that saves the start from reading every answer: what was known after reading the score files up to
//! some place. It is never a source of truth, and can be deleted at any time.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::compact::{Bytes, Sum, from_bytes, to_bytes};
use crate::record::{
    CLOSER, Piece, Record, RecordBuilder, Segment, read_line, read_segment, split_last_line,
};
use crate::storage::StorageError;
use crate::storage::fs::{Fs as _, RealFs};
use crate::storage::keeper::ScorePlaces;
use crate::storage::scores::score_files;

/// How the file begins; another number for other contents.
const MAGIC: &[u8] = b"Spotter checkpoint 1\n";

/// How much before a mark is looked at when the file is opened, in bytes. The rest is looked at in the background.
const LOOKED_AT: u64 = 64 << 10;

/// How many bytes behind a mark are read at once; of more a start is quicker in the background.
const SINCE_MAX: u64 = 1 << 20;

/// How far a score file was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    path: String,
    /// The file behind the name; 0 where the system does not say.
    id: u64,
    /// Whose it is.
    device: String,
    /// In bytes from the start.
    len: u64,
    /// The sum of all bytes up to there.
    sum: u128,
    /// Whether the closing bracket stands there, so that lines may come in its place. If not, the file ends there.
    grows: bool,
}

/// Marks a file while it is read.
#[derive(Default)]
pub(super) struct Marker {
    sum: Sum,
    len: u64,
    /// The last line, which is the closing bracket at the end.
    last: Vec<u8>,
}

impl Marker {
    pub(super) fn take(&mut self, piece: Piece<'_>) {
        match piece {
            Piece::Lines(lines) => {
                self.add_last();
                let (before, last) = split_last_line(lines);
                self.sum.add(before);
                self.len += before.len() as u64;
                self.last.extend_from_slice(last);
            }
            Piece::Whole(bytes) => {
                *self = Self::default();
                self.sum.add(bytes);
                self.len = bytes.len() as u64;
            }
        }
    }

    fn add_last(&mut self) {
        self.sum.add(&self.last);
        self.len += self.last.len() as u64;
        self.last.clear();
    }

    pub(super) fn finish(mut self, path: &Path, id: u64, device: &str) -> Mark {
        let grows = self.last == CLOSER.as_bytes();
        if !grows {
            self.add_last();
        }
        Mark {
            path: path.to_string_lossy().into_owned(),
            id,
            device: device.to_owned(),
            len: self.len,
            sum: self.sum.value(),
            grows,
        }
    }
}

/// What the file says: its parts, then their sum.
#[derive(Serialize, Deserialize)]
struct Contents<'a> {
    marks: Vec<(Mark, [u8; 16])>,
    state: &'a [u8],
}

/// A checkpoint that fits the score files at first sight, with what was written since.
pub struct Checkpoint {
    /// What was kept with it.
    pub state: Bytes,
    /// The events behind the marks.
    pub since: Record,
    /// Each mark, and where the lines end now.
    marks: Vec<(Mark, u64)>,
}

/// Keeps `state`, which follows from the score files up to these marks.
pub fn keep_checkpoint(path: &Path, marks: Vec<Mark>, state: &[u8]) -> Result<(), StorageError> {
    let failed = || StorageError::io("keep the checkpoint", path);
    let looked_at = |mark: Mark| {
        let sum = sum_before(Path::new(&mark.path), mark.len)?;
        Ok((mark, sum))
    };
    let marks = marks.into_iter().map(looked_at);
    let marks: io::Result<Vec<_>> = marks.collect();
    let contents = Contents {
        marks: marks.map_err(failed())?,
        state,
    };
    let Some(body) = to_bytes(&contents) else {
        return Ok(());
    };
    let sum = Sum::of(&body).to_le_bytes();
    let bytes = [MAGIC, &sum, &body].concat();
    RealFs.replace(path, &bytes).map_err(failed())
}

/// Deletes the checkpoint at `path`, if there is one.
pub fn remove_checkpoint(path: &Path) -> Result<(), StorageError> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(StorageError::io("delete the checkpoint", path)(error))
        }
        _ => Ok(()),
    }
}

/// Opens the checkpoint at `path`. `None` when there is none that fits the score files, whatever the reason.
pub fn open_checkpoint(places: &ScorePlaces, path: &Path) -> Option<Checkpoint> {
    let bytes = Bytes::from(std::fs::read(path).ok()?);
    let (sum, body) = bytes.strip_prefix(MAGIC)?.split_first_chunk::<16>()?;
    if Sum::of(body).to_le_bytes() != *sum {
        return None;
    }
    let Contents { marks, state } = from_bytes(body)?;
    let mut known = marks.into_iter().peekable();
    let mut builder = RecordBuilder::default();
    let mut marks = Vec::new();
    for path in score_files(&RealFs, places).ok()? {
        marks.push(
            match known.next_if(|(mark, _)| Path::new(&mark.path) == path) {
                Some((mark, looked_at)) => {
                    let end = read_since(&mark, looked_at, &mut builder)?;
                    (mark, end)
                }
                None => read_new(&path, &mut builder)?,
            },
        );
    }
    // One that is not there any more, or stands in another order now.
    if known.next().is_some() {
        return None;
    }
    Some(Checkpoint {
        state: bytes.slice_ref(state),
        since: builder.finish(),
        marks,
    })
}

/// Reads a file that was not there when the checkpoint was made: its mark is at its start. `None` where anything is not as
/// we leave it.
fn read_new(path: &Path, builder: &mut RecordBuilder) -> Option<(Mark, u64)> {
    let stamp = RealFs.stamp(path).ok()?;
    if stamp.len > SINCE_MAX {
        return None;
    }
    let text = String::from_utf8(std::fs::read(path).ok()?).ok()?;
    let Segment {
        device,
        events,
        problems,
        edited,
        unknown: 0,
        body_end: Some(end),
        rewritten: false,
        ..
    } = read_segment(&text)
    else {
        return None;
    };
    if device.is_empty() || !problems.is_empty() || !edited.is_empty() {
        return None;
    }
    builder.begin(&device);
    for event in events {
        builder.add(event);
    }
    let mark = Mark {
        path: path.to_string_lossy().into_owned(),
        id: stamp.id,
        device,
        len: 0,
        sum: Sum::default().value(),
        grows: true,
    };
    Some((mark, end as u64))
}

/// Reads the lines behind a mark and gives where they end. `None` where anything is not as we leave it.
fn read_since(mark: &Mark, looked_at: [u8; 16], builder: &mut RecordBuilder) -> Option<u64> {
    let path = Path::new(&mark.path);
    let stamp = RealFs.stamp(path).ok()?;
    let closer = if mark.grows { CLOSER.len() as u64 } else { 0 };
    let end = stamp.len.checked_sub(closer)?;
    let may_be = if mark.grows {
        end >= mark.len
    } else {
        end == mark.len
    };
    if stamp.id != mark.id
        || !may_be
        || end - mark.len > SINCE_MAX
        || sum_before(path, mark.len).ok()? != looked_at
    {
        return None;
    }
    let text = String::from_utf8(bytes_of(path, mark.len, stamp.len - mark.len).ok()?).ok()?;
    let lines = if mark.grows {
        text.strip_suffix(CLOSER)?
    } else {
        &text
    };
    if !lines.is_empty() && !lines.ends_with('\n') {
        return None;
    }
    builder.begin(&mark.device);
    for line in lines.lines() {
        let (event, is_as_written) = read_line(line).ok()?;
        if !is_as_written {
            return None;
        }
        builder.add(event);
    }
    Some(end)
}

impl Checkpoint {
    /// Compares every byte that was read for it with what the files say now. Gives the marks up to which they are read with
    /// what was written since; `None` when they are not the same.
    pub fn verify(&self) -> Option<Vec<Mark>> {
        self.marks
            .iter()
            .map(|(mark, end)| verified(mark, *end).ok()?)
            .collect()
    }
}

fn verified(mark: &Mark, end: u64) -> io::Result<Option<Mark>> {
    let mut file = File::open(&mark.path)?;
    let mut sum = Sum::default();
    add_to(&mut sum, &mut file, mark.len)?;
    if sum.value() != mark.sum {
        return Ok(None);
    }
    add_to(&mut sum, &mut file, end - mark.len)?;
    Ok(Some(Mark {
        len: end,
        sum: sum.value(),
        ..mark.clone()
    }))
}

/// Adds the next `len` bytes.
fn add_to(sum: &mut Sum, file: &mut File, len: u64) -> io::Result<()> {
    let mut piece = vec![0; 1 << 20];
    let mut left = len;
    while left > 0 {
        let wanted = usize::try_from(left).unwrap_or(usize::MAX).min(piece.len());
        let Some(part) = piece.get_mut(..wanted) else {
            break;
        };
        file.read_exact(part)?;
        sum.add(part);
        left -= wanted as u64;
    }
    Ok(())
}

/// The sum of the last bytes before `len`.
fn sum_before(path: &Path, len: u64) -> io::Result<[u8; 16]> {
    let from = len.saturating_sub(LOOKED_AT);
    Ok(Sum::of(&bytes_of(path, from, len - from)?).to_le_bytes())
}

fn bytes_of(path: &Path, from: u64, len: u64) -> io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(from))?;
    let mut bytes = vec![0; usize::try_from(len).map_err(io::Error::other)?];
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}
