//! A sitting that was cut off, built again from the record: the same as one that never was.

use std::collections::{BTreeMap, BTreeSet};

use crate::answer::{Grade, Response, Verdict};
use crate::material::{FaceId, FactId, Library};
use crate::memory::{Attempt, Memory};
use crate::record::{ActKind, Event, EventView, Mode, Record, Seen, StartView, event};
use crate::study::is_in_text;
use crate::study::sitting::Sitting;
use crate::study::sitting::state::{Feedback, Judged, Wish};

/// The id of the sitting of `device` that began last, if it has an answer and was not finished. `memory` follows from
/// `record`.
pub fn interrupted(record: &Record, memory: &Memory, device: &str) -> Option<String> {
    let (_, start) = last_open(record, memory, device)?;
    Some(start.sit().to_owned())
}

/// The index of its start, and the start.
fn last_open<'a>(
    record: &'a Record,
    memory: &Memory,
    device: &str,
) -> Option<(usize, StartView<'a>)> {
    let is_own = |index: usize, seen: &Seen<'_>| {
        seen.device == device && memory.is_counted(record, index, seen)
    };
    let mut all = record.iter_others().rev();
    // Questions in the text are asked while a quiz waits.
    let (begin, start) = all.find_map(|(index, seen)| {
        let start = seen.what.start().filter(|it| !is_in_text(&it.mode()))?;
        is_own(index, &seen).then_some((index, start))
    })?;
    if ![Mode::Drill, Mode::Quiz].contains(&start.mode()) {
        return None;
    }
    let mut has_answer = false;
    for (index, seen) in of_session(record, device, (begin, start)) {
        match seen.what {
            EventView::Answer(_) => has_answer |= is_own(index, &seen),
            EventView::Finish(_) if is_own(index, &seen) => return None,
            EventView::Start(_)
            | EventView::Finish(_)
            | EventView::Read(_)
            | EventView::Other(_) => {}
        }
    }
    has_answer.then_some((begin, start))
}

/// The events behind the start of a session that belong to it by its device and id: up to the next start of these.
fn of_session<'a>(
    record: &'a Record,
    device: &str,
    (begin, start): (usize, StartView<'a>),
) -> impl Iterator<Item = (usize, Seen<'a>)> {
    let after = (begin + 1..).zip(record.iter_from(begin + 1));
    let its = after
        .filter(move |(_, seen)| seen.device == device && seen.what.sit() == Some(start.sit()));
    its.take_while(|(_, seen)| !matches!(seen.what, EventView::Start(_)))
}

/// A sitting as the record has it: its begin, and what came after it on its device.
#[derive(Clone, Debug)]
pub struct CutOff {
    start: event::Start,
    /// Each event that counts; of an answer whether it was the first to its question.
    after: Vec<(Event, Attempt)>,
}

impl CutOff {
    /// The sitting of `device` that can be gone on with. Looks at the record from its start on; `memory` follows from it.
    pub fn find(record: &Record, memory: &Memory, device: &str) -> Option<Self> {
        let open = last_open(record, memory, device)?;
        Some(Self::of(record, memory, device, open))
    }

    fn of(
        record: &Record,
        memory: &Memory,
        device: &str,
        (begin, start): (usize, StartView<'_>),
    ) -> Self {
        let after = (begin + 1..).zip(record.iter_from(begin + 1));
        let after: Vec<(usize, Seen<'_>)> = after
            .filter(|(index, seen)| memory.is_counted(record, *index, seen))
            .collect();
        // Another session of its id is another one.
        let of_it = of_session(record, device, (begin, start)).map(|(index, _)| index);
        let of_it: BTreeSet<usize> = of_it.collect();
        let mut answered = answered_before(record, memory, &after);
        let attempts = after.iter().map(|(index, seen)| match asked_in(seen) {
            // What was asked before its section was read is no attempt.
            Some(_) if memory.is_preread(record, *index) => Attempt::First,
            Some(ask) if !answered.insert(ask) => Attempt::Later,
            Some(_) | None => Attempt::First,
        });
        let attempts: Vec<Attempt> = attempts.collect();
        let own = after.iter().zip(attempts);
        let own = own.filter(|((index, seen), _)| {
            let is_another = seen.what.sit().is_some() && !of_it.contains(index);
            seen.device == device && !is_another
        });
        Self {
            start: start.into(),
            after: own
                .map(|((_, seen), attempt)| (seen.what.into(), attempt))
                .collect(),
        }
    }

    /// Builds the sitting again, up to its last answer that counts. What was to be asked and is no longer in a pack is left
    /// out. `None` when nothing of it is left.
    pub fn sitting(&self, library: &Library) -> Option<Sitting> {
        let mut sitting = begun(library, &self.start)?;
        for (event, attempt) in &self.after {
            go_on(&mut sitting, library, &self.start.sit, (event, *attempt));
        }
        Some(sitting)
    }
}

/// Builds the latest sitting of that device and id again, as [`CutOff::sitting`] does. `None` when there is none.
///
/// `memory` follows from `record`.
pub fn resumed(
    library: &Library,
    (record, memory): (&Record, &Memory),
    device: &str,
    sit: &str,
) -> Option<Sitting> {
    let mut others = record.iter_others().rev();
    let start = others.find_map(|(index, seen)| {
        let is_it = |it: &StartView<'_>| seen.device == device && it.sit() == sit;
        Some((index, seen.what.start().filter(is_it)?))
    })?;
    CutOff::of(record, memory, device, start).sitting(library)
}

/// Which of the questions that are answered in `after` have an answer before that counts: those with more answers in all.
fn answered_before<'a>(
    record: &Record,
    memory: &Memory,
    after: &[(usize, Seen<'a>)],
) -> BTreeSet<(&'a str, &'a str)> {
    let mut since: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for (index, seen) in after {
        if let Some(asked) = asked_in(seen) {
            let counts = !memory.is_preread(record, *index);
            *since.entry(asked).or_default() += u32::from(counts);
        }
    }
    let has_more = |((fact, ask), since): (&(&str, &str), &u32)| {
        let ask = FaceId::new(FactId::from_record(fact), *ask);
        memory.ask(&ask).is_some_and(|it| it.answers > *since)
    };
    let before = since.iter().filter(|it| has_more(*it));
    before.map(|(ask, _)| *ask).collect()
}

fn asked_in<'a>(seen: &Seen<'a>) -> Option<(&'a str, &'a str)> {
    if let EventView::Answer(it) = seen.what {
        Some((it.fact(), it.ask()))
    } else {
        None
    }
}

/// The sitting as it began.
fn begun(library: &Library, start: &event::Start) -> Option<Sitting> {
    let asks = start.asks.iter().filter_map(|ask| FaceId::parse(ask));
    let wish = Wish {
        mode: start.mode.clone(),
        scope: start.of.clone(),
        feedback: if start.verdicts_last {
            Feedback::AtEnd
        } else {
            Feedback::AtOnce
        },
        seed: start.seed,
        asks: asks.filter(|ask| library.face(ask).is_some()).collect(),
    };
    Sitting::begin(wish, start.sit.clone(), start.at)
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
