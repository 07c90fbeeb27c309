//! A sitting that was cut off, built again from the record: the same as one that never was.

use std::collections::{BTreeMap, BTreeSet};

use crate::answer::{Grade, Response, Verdict};
use crate::material::{FaceId, FactId, Library};
use crate::memory::{Attempt, Memory, uncounted};
use crate::record::{ActKind, Entry, Event, EventView, Mode, Record, Seen, event};
use crate::study::is_in_text;
use crate::study::sitting::Sitting;
use crate::study::sitting::state::{Feedback, Judged, Wish};

/// The id of the sitting of `device` that began last, if it has an answer and was not finished.
pub fn interrupted(record: &Record, device: &str) -> Option<String> {
    let uncounted = uncounted(record);
    let is_own = |seen: &Seen<'_>| {
        seen.device == device && !uncounted.contains(&(device.to_owned(), seen.at.ms()))
    };
    let mut all = record.iter_others().rev();
    let (place, start) = all.find_map(|(place, seen)| match seen.what {
        // Questions in the text are asked while a quiz waits.
        EventView::Start(it) if is_own(&seen) && !is_in_text(&it.mode()) => Some((place, it)),
        EventView::Start(_)
        | EventView::Answer(_)
        | EventView::Finish(_)
        | EventView::Read(_)
        | EventView::Other(_) => None,
    })?;
    if ![Mode::Drill, Mode::Quiz].contains(&start.mode()) {
        return None;
    }
    let mut has_answer = false;
    for seen in record.iter_from(place + 1).filter(is_own) {
        match seen.what {
            EventView::Answer(it) => has_answer |= it.sit() == start.sit(),
            EventView::Finish(it) if it.sit() == start.sit() => return None,
            EventView::Start(_)
            | EventView::Finish(_)
            | EventView::Read(_)
            | EventView::Other(_) => {}
        }
    }
    has_answer.then(|| start.sit().to_owned())
}

/// A sitting as the record has it: its begin, and what came after it on its device.
#[derive(Clone, Debug)]
pub struct CutOff {
    sit: String,
    start: Event,
    /// Each event that counts; of an answer whether it was the first to its question.
    after: Vec<(Event, Attempt)>,
}

impl CutOff {
    /// The sitting of `device` that can be gone on with. Looks at the whole record, from which `memory` follows.
    pub fn find(record: &Record, memory: &Memory, device: &str) -> Option<Self> {
        let sit = interrupted(record, device)?;
        Self::of(record, memory, (device, &sit))
    }

    /// The events of the sitting of that device and id; of several with one id those of the last.
    fn of(record: &Record, memory: &Memory, (device, sit): (&str, &str)) -> Option<Self> {
        let uncounted = uncounted(record);
        let counts = |seen: &Seen<'_>| {
            uncounted.is_empty() || !uncounted.contains(&(seen.device.to_owned(), seen.at.ms()))
        };
        let begins = |seen: &Seen<'_>| matches!(seen.what, EventView::Start(it) if seen.device == device && it.sit() == sit);
        let mut others = record.iter_others().rev();
        let (start, _) = others.find(|(_, seen)| begins(seen))?;
        let mut after = record.iter_from(start);
        let start: Event = after.next()?.what.into();
        let after: Vec<Entry> = after.filter(counts).map(Entry::from).collect();
        let mut answered = answered_before(memory, &after);
        let attempts = after.iter().map(|entry| match asked_in(&entry.event) {
            Some(ask) if !answered.insert(ask) => Attempt::Later,
            Some(_) | None => Attempt::First,
        });
        let attempts: Vec<Attempt> = attempts.collect();
        let own = after.into_iter().zip(attempts);
        let own = own.filter(|(entry, _)| entry.device == device);
        Some(Self {
            sit: sit.to_owned(),
            start,
            after: own.map(|(entry, attempt)| (entry.event, attempt)).collect(),
        })
    }

    /// Builds the sitting again, up to its last answer that counts. What was to be asked and is no longer in a pack is left
    /// out. `None` when nothing of it is left.
    pub fn sitting(&self, library: &Library) -> Option<Sitting> {
        let mut sitting = begun(library, &self.start)?;
        for (event, attempt) in &self.after {
            go_on(&mut sitting, library, &self.sit, (event, *attempt));
        }
        Some(sitting)
    }
}

/// Builds the sitting `sit` of `device` again, as [`CutOff::sitting`] does. `None` when there is no such sitting.
///
/// `memory` follows from `record`.
pub fn resumed(
    library: &Library,
    (record, memory): (&Record, &Memory),
    device: &str,
    sit: &str,
) -> Option<Sitting> {
    CutOff::of(record, memory, (device, sit))?.sitting(library)
}

/// Which of the questions that are answered in `after` have an answer before that counts: those with more answers in all.
fn answered_before<'a>(memory: &Memory, after: &'a [Entry]) -> BTreeSet<(&'a str, &'a str)> {
    let mut since: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for Entry { device, event } in after {
        if let Event::Answer(event::Answer { fact, ask, sit, .. }) = event {
            let counts = !memory.is_preread(device, sit);
            *since.entry((fact, ask)).or_default() += u32::from(counts);
        }
    }
    let has_more = |((fact, ask), since): (&(&str, &str), &u32)| {
        let ask = FaceId::new(FactId::from_record(fact), *ask);
        memory.ask(&ask).is_some_and(|it| it.answers > *since)
    };
    let before = since.iter().filter(|it| has_more(*it));
    before.map(|(ask, _)| *ask).collect()
}

fn asked_in(event: &Event) -> Option<(&str, &str)> {
    if let Event::Answer(event::Answer { fact, ask, .. }) = event {
        Some((fact, ask))
    } else {
        None
    }
}

/// The sitting as it began.
fn begun(library: &Library, event: &Event) -> Option<Sitting> {
    let Event::Start(event::Start {
        at,
        sit,
        mode,
        of,
        seed,
        asks,
        verdicts_last,
        ..
    }) = event
    else {
        return None;
    };
    let asks = asks.iter().filter_map(|ask| FaceId::parse(ask));
    let wish = Wish {
        mode: mode.clone(),
        scope: of.clone(),
        feedback: if *verdicts_last {
            Feedback::AtEnd
        } else {
            Feedback::AtOnce
        },
        seed: *seed,
        asks: asks.filter(|ask| library.face(ask).is_some()).collect(),
    };
    Sitting::begin(wish, sit.clone(), *at)
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the other kinds change nothing of a session"
)]
fn go_on(sitting: &mut Sitting, library: &Library, id: &str, (event, attempt): (&Event, Attempt)) {
    match event {
        Event::Answer(event::Answer {
            at,
            sit,
            fact,
            ask,
            gave,
            score,
            grade,
            ms,
            sure,
            ..
        }) if sit == id => {
            let ask = FaceId::new(FactId::from_record(fact), ask.clone());
            let Some(asked) = library.face(&ask) else {
                return;
            };
            let judged = Judged {
                response: Response::recorded(asked.question, gave, *grade),
                verdict: Verdict {
                    score: *score,
                    grade: grade.unwrap_or(Grade::Other),
                    misspelt: false,
                },
                ask,
                at: *at,
                ms: *ms,
                sure: *sure,
                attempt,
                cause: None,
            };
            sitting.take_up(judged);
        }
        Event::Act(event::Act { sit, act, what, .. }) if sit == id && *act == ActKind::Ask => {
            if let Some(ask) = FaceId::parse(what).filter(|ask| library.face(ask).is_some()) {
                sitting.insert(ask);
            }
        }
        Event::Amend(event::Amend { of, grade, .. }) => sitting.amend(*of, *grade),
        Event::Cause(event::Cause { of, cause, .. }) => sitting.note_cause(*of, cause),
        _ => {}
    }
}
