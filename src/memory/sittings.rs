//! What each sitting came to.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::iter::once_with;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::compact::{Bytes, from_bytes, part_of, to_bytes};
use crate::memory::answers::Counts;
use crate::record::{Moment, StartView, StudyDay};

/// One sitting, finished or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SittingScore {
    /// The device's name.
    pub device: Arc<str>,
    /// The sitting's id, unique on its device.
    pub sit: Box<str>,
    /// `drill`, `quiz` or a word of a newer version.
    pub mode: Arc<str>,
    /// What it was of, as in the record.
    pub of: Arc<str>,
    /// When it began.
    pub at: Moment,
    /// The study day on which it began.
    pub day: StudyDay,
    /// How many askings were drawn.
    pub drawn: usize,
    /// Its answers.
    pub counts: Counts,
    /// `done`, `left` or another word; empty while it is open or was cut off.
    pub finished: Arc<str>,
}

impl SittingScore {
    /// The score with which a sitting begins.
    fn open(device: &str, start: StartView<'_>, day_ends: u8, words: &mut Words) -> Self {
        Self {
            device: words.get(device),
            sit: start.sit().into(),
            mode: words.get(start.mode()),
            of: words.get(start.of()),
            at: start.at(),
            day: start.at().study_day(day_ends),
            drawn: start.drawn(),
            counts: Counts::default(),
            finished: words.get(""),
        }
    }
}

/// How many of the last sittings stand ready when a checkpoint is read.
const LATEST: usize = 32;

/// All sittings in the order of their start. The earlier ones of a checkpoint stay packed until they are wanted.
#[derive(Default)]
pub(super) struct Sittings {
    packed: Bytes,
    packed_count: usize,
    earlier: OnceCell<Vec<SittingScore>>,
    latest: Vec<SittingScore>,
    words: Words,
}

/// Sittings as a checkpoint has them.
#[derive(Serialize, Deserialize)]
pub(super) struct PackedSittings<'a> {
    words: Vec<String>,
    earlier_count: usize,
    #[serde(borrow)]
    earlier: Cow<'a, [u8]>,
    #[serde(borrow)]
    latest: Cow<'a, [u8]>,
}

/// One of them: device, mode, scope and end are places among the words.
#[derive(Serialize, Deserialize)]
struct Row<'a> {
    sit: &'a str,
    words: [usize; 4],
    /// Milliseconds since 1970, seconds east of UTC.
    at: (i64, i32),
    day: StudyDay,
    drawn: usize,
    counts: [usize; 4],
}

impl Sittings {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.packed_count + self.latest.len()
    }

    /// All of them in order. The earlier ones stay packed as long as it is gone through from the end.
    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &SittingScore> {
        let earlier = once_with(|| self.earlier()).flatten();
        earlier.chain(&self.latest)
    }

    fn earlier(&self) -> &[SittingScore] {
        // The sum of the checkpoint was right, so that this is as it was packed.
        self.earlier
            .get_or_init(|| unpacked(&self.packed, &self.words.in_order()).unwrap_or_default())
    }

    /// The one at a place.
    pub(super) fn get(&self, place: usize) -> Option<&SittingScore> {
        match place.checked_sub(self.packed_count) {
            Some(place) => self.latest.get(place),
            None => self.earlier().get(place),
        }
    }

    /// The same, to be changed.
    pub(super) fn get_mut(&mut self, place: usize) -> Option<&mut SittingScore> {
        if place < self.packed_count {
            let earlier = self.earlier().to_vec();
            self.latest.splice(..0, earlier);
            (self.packed, self.packed_count) = (Bytes::new(), 0);
            self.earlier = OnceCell::new();
        }
        self.latest.get_mut(place - self.packed_count)
    }

    /// The place of a sitting; of several with one id that of the last.
    pub(super) fn place(&self, device: &str, sit: &str) -> Option<usize> {
        let mut all = self.iter().rev();
        let back = all.position(|it| &*it.sit == sit && &*it.device == device)?;
        Some(self.len() - 1 - back)
    }

    /// Takes the begin of a sitting.
    pub(super) fn begin(&mut self, device: &str, start: StartView<'_>, day_ends: u8) {
        let sitting = SittingScore::open(device, start, day_ends, &mut self.words);
        self.latest.push(sitting);
    }

    /// Takes the end of the sitting at a place.
    pub(super) fn finish(&mut self, place: usize, how: &str) {
        let how = self.words.get(how);
        if let Some(it) = self.get_mut(place) {
            it.finished = how;
        }
    }

    /// `None` when they cannot be packed.
    pub(super) fn packed(&self) -> Option<PackedSittings<'_>> {
        let words = self.words.in_order();
        let rows = self.iter().map(|it| row(it, &words));
        let rows = rows.collect::<Option<Vec<_>>>()?;
        let earlier_count = rows.len().saturating_sub(LATEST);
        let (earlier, latest) = rows.split_at_checked(earlier_count)?;
        Some(PackedSittings {
            words: words.iter().map(|word| (**word).to_owned()).collect(),
            earlier_count,
            earlier: to_bytes(&earlier)?.into(),
            latest: to_bytes(&latest)?.into(),
        })
    }

    /// Those of a checkpoint that was read from these bytes; `None` when they are not as they were packed.
    pub(super) fn of(packed: &PackedSittings<'_>, bytes: &Bytes) -> Option<Self> {
        let mut sittings = Self {
            packed: part_of(bytes, &packed.earlier),
            packed_count: packed.earlier_count,
            ..Self::default()
        };
        for word in &packed.words {
            sittings.words.get(word);
        }
        sittings.latest = unpacked(&packed.latest, &sittings.words.in_order())?;
        Some(sittings)
    }
}

fn row<'a>(it: &'a SittingScore, words: &[Arc<str>]) -> Option<Row<'a>> {
    let place = |word: &Arc<str>| words.binary_search(word).ok();
    let counts = it.counts;
    Some(Row {
        sit: &it.sit,
        words: [
            place(&it.device)?,
            place(&it.mode)?,
            place(&it.of)?,
            place(&it.finished)?,
        ],
        at: (it.at.ms(), it.at.offset_s()),
        day: it.day,
        drawn: it.drawn,
        counts: [
            counts.answers,
            counts.right,
            counts.first_attempts,
            counts.first_right,
        ],
    })
}

fn unpacked(bytes: &[u8], words: &[Arc<str>]) -> Option<Vec<SittingScore>> {
    let rows: Vec<Row<'_>> = from_bytes(bytes)?;
    let score = |it: &Row<'_>| {
        let [device, mode, of, finished] = it.words.map(|place| words.get(place).cloned());
        let [answers, right, first_attempts, first_right] = it.counts;
        Some(SittingScore {
            device: device?,
            sit: it.sit.into(),
            mode: mode?,
            of: of?,
            at: Moment::new(it.at.0, it.at.1),
            day: it.day,
            drawn: it.drawn,
            counts: Counts {
                answers,
                right,
                first_attempts,
                first_right,
            },
            finished: finished?,
        })
    };
    rows.iter().map(score).collect()
}

/// Words that nearly every sitting has in common, each kept once.
#[derive(Default)]
struct Words(BTreeSet<Arc<str>>);

impl Words {
    fn get(&mut self, word: &str) -> Arc<str> {
        if let Some(known) = self.0.get(word) {
            return Arc::clone(known);
        }
        let new: Arc<str> = word.into();
        self.0.insert(Arc::clone(&new));
        new
    }

    fn in_order(&self) -> Vec<Arc<str>> {
        self.0.iter().cloned().collect()
    }
}
