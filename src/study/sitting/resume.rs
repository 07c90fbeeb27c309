//! Rebuilds a session from the record, to continue it or to look at it.

use std::collections::BTreeSet;

use crate::answer::{Grade, Response, Score, Verdict, judge};
use crate::material::{FaceId, FactId, Library};
use crate::memory::{Memory, SittingAnswer, SittingEvent, SittingName, SittingScore};
use crate::record::{Mode, Moment, Record, StudyDay, event};
use crate::study::sitting::Sitting;
use crate::study::sitting::state::{Feedback, Judged, Wish};
use crate::study::sitting::steps::{Happened, Undo};

/// For how many study days an unfinished quiz is offered.
const OFFERED_DAYS: StudyDay = 7;

/// How many of the latest sessions, of all devices, are searched for it.
const LOOKED_BACK: usize = 500;

/// Drills and quizzes of a device that have answers but no end, latest first.
pub fn unfinished<'a>(
    memory: &'a Memory,
    device: &'a str,
) -> impl Iterator<Item = SittingScore<'a>> {
    unfinished_among(memory.sittings().rev(), device)
}

/// `sittings` must be sorted latest first.
fn unfinished_among<'a>(
    sittings: impl Iterator<Item = SittingScore<'a>>,
    device: &'a str,
) -> impl Iterator<Item = SittingScore<'a>> {
    // Events belong to the latest session with their id, so that an earlier one cannot be continued.
    let mut later = BTreeSet::new();
    let own = sittings.filter(move |it| it.device == device);
    let latest = own.filter(move |it| later.insert(it.sit));
    latest.filter(|it| {
        let goes_on = matches!(it.mode, Mode::Drill | Mode::Quiz);
        goes_on && it.finished.is_none() && it.counts.answers > 0
    })
}

/// Unfinished sessions worth continuing, latest first: quizzes of the last days, and drills of `today`; the cards of
/// older drills are due anyway.
pub fn offered<'a>(
    memory: &'a Memory,
    device: &'a str,
    today: StudyDay,
) -> impl Iterator<Item = SittingScore<'a>> {
    let since = today.saturating_sub(OFFERED_DAYS);
    // Limited, because this runs every frame.
    let recent = memory.sittings().rev().take(LOOKED_BACK);
    let recent = recent.filter(move |it| it.day > since);
    let left = unfinished_among(recent, device);
    left.filter(move |it| *it.mode == Mode::Quiz || it.day == today)
}

/// Rebuilds a session from the record. Questions no longer in a pack are left out; `None` if none is left or the
/// session does not count.
///
/// `memory` must be derived from `record`.
pub fn resumed(
    library: &Library,
    record: &Record,
    memory: &Memory,
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
            SittingEvent::TakenBack { at, of } => Some(Happened::TakenBack(Undo { at, of })),
            SittingEvent::GivenAgain { of, .. } => Some(Happened::GivenAgain { of }),
        };
        if let Some(happened) = happened {
            sitting.take(happened);
        }
    }
    sitting.leave_out(|judged| counted.contains(&judged.at));
    Some(sitting)
}

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

/// Restores an answer with the verdict it got; `None` if its question is no longer in a pack.
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
            misspelt: misspelt && Score::new(score).is_full(),
        },
        ask,
        at,
        ms,
        sure,
        attempt: given.attempt,
        cause: given.cause,
    })
}
