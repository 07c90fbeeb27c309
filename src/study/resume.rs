//! A sitting that was cut off, built again from the record: the same as one that never was.

use std::collections::BTreeSet;

use crate::answer::{Grade, Response, Verdict};
use crate::material::{AskId, FactId, Library};
use crate::memory::{Attempt, uncounted};
use crate::record::{Entry, Event};
use crate::study::progress::{Feedback, Judged, Wish};
use crate::study::scope::{Mode, Scope};
use crate::study::sitting::Sitting;

/// The id of the sitting of `device` that began last, if it has an answer and was not finished.
pub fn interrupted<'a>(entries: &'a [Entry], device: &str) -> Option<&'a str> {
    let uncounted = uncounted(entries);
    let own = entries.iter().filter(|entry| {
        entry.device == device
            && !uncounted.contains(&(entry.device.clone(), entry.event.at().ms()))
    });
    let mut open = None;
    let mut has_answer = false;
    for entry in own {
        match &entry.event {
            Event::Start { sit, mode, .. } => {
                let known = [Mode::Drill, Mode::Quiz].iter().any(|it| it.word() == mode);
                // Questions in the text are asked while a quiz waits.
                if !Mode::parse(mode).is_in_text() {
                    (open, has_answer) = (known.then_some(sit.as_str()), false);
                }
            }
            Event::Answer { sit, .. } if open == Some(sit) => has_answer = true,
            Event::Finish { sit, .. } if open == Some(sit) => open = None,
            Event::Answer { .. }
            | Event::Finish { .. }
            | Event::Draft { .. }
            | Event::Act { .. }
            | Event::Undo { .. }
            | Event::Amend { .. }
            | Event::Cause { .. }
            | Event::Keep { .. }
            | Event::Flag { .. }
            | Event::Read { .. }
            | Event::Mark { .. }
            | Event::Forget { .. }
            | Event::Set { .. } => {}
        }
    }
    open.filter(|_| has_answer)
}

/// Builds the sitting `sit` of `device` again, up to its last answer that counts. What was to be asked and is no longer in
/// a pack is left out. `None` when there is no such sitting.
pub fn resumed(library: &Library, entries: &[Entry], device: &str, sit: &str) -> Option<Sitting> {
    let uncounted = uncounted(entries);
    let counts =
        |entry: &Entry| !uncounted.contains(&(entry.device.clone(), entry.event.at().ms()));
    let start = entries.iter().position(|entry| {
        entry.device == device && matches!(&entry.event, Event::Start { sit: it, .. } if it == sit)
    })?;
    let (before, after) = entries.split_at_checked(start)?;
    let mut answered: BTreeSet<(&str, &str)> = before
        .iter()
        .filter(|entry| counts(entry))
        .filter_map(|entry| asked_in(&entry.event))
        .collect();
    let mut sitting = begun(library, &after.first()?.event)?;
    for Entry { device: on, event } in after.iter().filter(|entry| counts(entry)) {
        let attempt = match asked_in(event) {
            Some(ask) if !answered.insert(ask) => Attempt::Later,
            Some(_) | None => Attempt::First,
        };
        if on == device {
            go_on(&mut sitting, library, sit, (event, attempt));
        }
    }
    Some(sitting)
}

fn asked_in(event: &Event) -> Option<(&str, &str)> {
    if let Event::Answer { fact, ask, .. } = event {
        Some((fact, ask))
    } else {
        None
    }
}

/// The sitting as it began.
fn begun(library: &Library, event: &Event) -> Option<Sitting> {
    let Event::Start {
        at,
        sit,
        mode,
        of,
        seed,
        asks,
        verdicts_last,
        ..
    } = event
    else {
        return None;
    };
    let asks = asks.iter().filter_map(|ask| AskId::parse(ask));
    let wish = Wish {
        mode: Mode::parse(mode),
        scope: Scope::parse(of),
        feedback: if *verdicts_last {
            Feedback::AtEnd
        } else {
            Feedback::AtOnce
        },
        seed: *seed,
        asks: asks.filter(|ask| library.asked(ask).is_some()).collect(),
    };
    Sitting::begin(wish, sit.clone(), *at)
}

fn go_on(sitting: &mut Sitting, library: &Library, id: &str, (event, attempt): (&Event, Attempt)) {
    match event {
        Event::Answer {
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
        } if sit == id => {
            let ask = AskId::new(FactId::from_record(fact), ask.clone());
            let Some(asked) = library.asked(&ask) else {
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
                cause: String::new(),
            };
            sitting.take_up(judged);
        }
        Event::Act { sit, act, what, .. } if sit == id && act == Sitting::ASK => {
            if let Some(ask) = AskId::parse(what).filter(|ask| library.asked(ask).is_some()) {
                sitting.insert(ask);
            }
        }
        Event::Amend { of, grade, .. } => sitting.amend(*of, *grade),
        Event::Cause { of, cause, .. } => sitting.note_cause(*of, cause),
        Event::Answer { .. }
        | Event::Act { .. }
        | Event::Start { .. }
        | Event::Draft { .. }
        | Event::Finish { .. }
        | Event::Undo { .. }
        | Event::Keep { .. }
        | Event::Flag { .. }
        | Event::Read { .. }
        | Event::Mark { .. }
        | Event::Forget { .. }
        | Event::Set { .. } => {}
    }
}
