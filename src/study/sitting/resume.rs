//! A sitting built from the record: one to be gone on with, or one that is over.

use std::collections::BTreeSet;

use crate::answer::{Grade, Response, Verdict, judge};
use crate::material::{FaceId, FactId, Library};
use crate::memory::{Memory, SittingAnswer, SittingEvent, SittingName, SittingScore};
use crate::record::{Mode, Moment, Record, StudyDay, event};
use crate::study::sitting::Sitting;
use crate::study::sitting::state::{Feedback, Judged, Wish};
use crate::study::sitting::steps::Happened;

/// For how many study days a quiz that was left is offered.
const OFFERED_DAYS: StudyDay = 7;

/// Among how many of the latest sessions of all devices it is looked for.
const LOOKED_BACK: usize = 500;

/// The drills and quizzes of a device that have an answer and no end, the latest first.
pub fn unfinished<'a>(
    memory: &'a Memory,
    device: &'a str,
) -> impl Iterator<Item = SittingScore<'a>> {
    unfinished_among(memory.sittings().rev(), device)
}

/// The same among sessions that are given the latest first.
fn unfinished_among<'a>(
    sittings: impl Iterator<Item = SittingScore<'a>>,
    device: &'a str,
) -> impl Iterator<Item = SittingScore<'a>> {
    // An event with an id belongs to the latest session of that id: an earlier one cannot be gone on with.
    let mut later = BTreeSet::new();
    let own = sittings.filter(move |it| it.device == device);
    let latest = own.filter(move |it| later.insert(it.sit));
    latest.filter(|it| {
        let goes_on = matches!(it.mode, Mode::Drill | Mode::Quiz);
        goes_on && it.finished.is_none() && it.counts.answers > 0
    })
}

/// Those of these that are worth going on with, the latest first: quizzes of the last days, drills of `today`, since their
/// cards are due anyway.
pub fn offered<'a>(
    memory: &'a Memory,
    device: &'a str,
    today: StudyDay,
) -> impl Iterator<Item = SittingScore<'a>> {
    let since = today.saturating_sub(OFFERED_DAYS);
    // Asked on every frame.
    let recent = memory.sittings().rev().take(LOOKED_BACK);
    let recent = recent.filter(move |it| it.day > since);
    let left = unfinished_among(recent, device);
    left.filter(move |it| *it.mode == Mode::Quiz || it.day == today)
}

/// The sitting of that name as it stands in the record, to be gone on with or to be looked at. What was asked and is no
/// longer in a pack is left out; `None` when nothing of it is left.
///
/// `memory` follows from `record`.
pub fn resumed(
    library: &Library,
    (record, memory): (&Record, &Memory),
    name: &SittingName,
) -> Option<Sitting> {
    let (start, events) = memory.sitting_events(record, name)?;
    let mut sitting = begun(library, &start)?;
    let mut counted: BTreeSet<Moment> = BTreeSet::new();
    for event in events {
        let happened = match event {
            SittingEvent::Answered(it) => {
                counted.extend(it.counts.then_some(it.answer.at));
                judged(library, it).map(Happened::Answered)
            }
            SittingEvent::Asked { at, face } => {
                let face = FaceId::parse(&face).filter(|it| library.face(it).is_some());
                face.map(|face| Happened::Asked(at, face))
            }
            SittingEvent::Ended { at, how } => Some(Happened::Ended(at, how)),
            SittingEvent::TakenBack { at, of } => Some(Happened::TakenBack { at, of }),
            SittingEvent::GivenAgain { of, .. } => Some(Happened::GivenAgain { of }),
        };
        if let Some(happened) = happened {
            sitting.take(happened);
        }
    }
    sitting.leave_out(|judged| counted.contains(&judged.at));
    Some(sitting)
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

/// An answer as it was judged then.
fn judged(library: &Library, given: SittingAnswer) -> Option<Judged> {
    let event::Answer {
        at,
        fact,
        ask,
        gave,
        score,
        grade,
        ms,
        sure,
        ..
    } = given.answer;
    let ask = FaceId::new(FactId::from_record(&fact), ask);
    let asked = library.face(&ask)?;
    let response = Response::recorded(asked.question, &gave, grade);
    let misspelt = matches!(response, Response::Typed(_)) && judge(asked, &response).misspelt;
    Some(Judged {
        response,
        verdict: Verdict {
            score,
            grade: grade.unwrap_or(Grade::Other),
            misspelt: misspelt && score >= 100,
        },
        ask,
        at,
        ms,
        sure,
        attempt: given.attempt,
        cause: given.cause,
    })
}
