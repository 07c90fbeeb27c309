//! Counts what is in the record of the guards.

use std::collections::{BTreeMap, BTreeSet};

use spotter::answer::{Confidence, Grade};
use spotter::record::{Event, ForgetKind, event, write_line};

use crate::support::now;

const DAY_MS: i64 = 86_400_000;

/// The name that begins the event's line.
pub fn kind_of(event: &Event) -> String {
    let line = write_line(event).expect("an event can be written");
    line.split('(').next().unwrap_or_default().to_owned()
}

/// How often each case occurs that may have code of its own.
pub fn ingredients(all: &[(String, Event)]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    let mut note = |what: String| *counts.entry(what).or_insert(0) += 1;
    let mut latest: BTreeMap<&str, i64> = BTreeMap::new();
    let mut moments: BTreeMap<(&str, i64), usize> = BTreeMap::new();
    for (device, event) in all {
        let ms = event.at().ms();
        *moments.entry((device, ms)).or_default() += 1;
        note(kind_of(event));
        let latest = latest.entry(device).or_insert(0);
        if ms < 365 * DAY_MS {
            note("dated in 1970".to_owned());
        } else if ms < *latest - DAY_MS && *latest < now().ms() {
            note("set back by days".to_owned());
        }
        if ms > now().ms() + DAY_MS {
            note("dated in the future".to_owned());
        }
        *latest = ms.max(*latest);
        let notes = [corrected(all, (device, event)), said(event), kept(event)];
        notes.into_iter().flatten().for_each(&mut note);
    }
    let sits = all.iter().filter_map(|(device, event)| {
        if let Event::Answer(event::Answer { sit, .. }) = event {
            Some((device.as_str(), sit.as_str()))
        } else {
            None
        }
    });
    let sits: BTreeSet<(&str, &str)> = sits.collect();
    let unknown = sits.into_iter().filter(|it| !is_started(all, *it));
    unknown.for_each(|_| note("sitting without Start".to_owned()));
    let at_once = moments.into_values().filter(|count| *count > 1);
    at_once.for_each(|_| note("events in one millisecond".to_owned()));
    counts
}

fn is_started(all: &[(String, Event)], (device, sit): (&str, &str)) -> bool {
    all.iter().any(
        |(on, event)| matches!(event, Event::Start(event::Start { sit: it, .. }) if it == sit && on == device),
    )
}

/// What an event undoes or forgets.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the other kinds have no such parts"
)]
fn corrected(all: &[(String, Event)], (device, event): (&str, &Event)) -> Vec<String> {
    match event {
        Event::Undo(event::Undo { of, by, .. }) => {
            let on = if by.is_empty() { device } else { by };
            let mut named = all
                .iter()
                .filter(|(name, it)| name == on && it.at().ms() == of.ms());
            let kind = named.next().map(|(_, it)| kind_of(it));
            let kind = kind.unwrap_or_else(|| "nothing".to_owned());
            let has_some = all.iter().any(|(name, _)| name == by);
            let by = match (by.is_empty(), has_some) {
                (true, _) => None,
                (false, true) => Some("Undo by name of the other device"),
                (false, false) => Some("Undo by name of a device that has nothing"),
            };
            let by = by.map(str::to_owned);
            [format!("Undo of {kind}")].into_iter().chain(by).collect()
        }
        Event::Forget(event::Forget { what, key, .. }) => {
            let mut others = all.iter().filter(|(name, _)| name != device);
            let is_other = *what == ForgetKind::Sitting
                && others.any(
                    |(_, it)| matches!(it, Event::Start(event::Start { sit, .. }) if sit == key),
                );
            let other = is_other.then(|| "Forget of the other device's sitting".to_owned());
            [format!("Forget of a {what}")]
                .into_iter()
                .chain(other)
                .collect()
        }
        _ => Vec::new(),
    }
}

/// How a sitting was begun or a question answered.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the other kinds have no such parts"
)]
fn said(event: &Event) -> Vec<String> {
    let told = match event {
        Event::Answer(event::Answer {
            fact,
            gave,
            score,
            grade,
            sure,
            ..
        }) => vec![
            (*score < 100, "missed"),
            (gave.iter().any(|it| it.contains('\0')), "with NUL in gave"),
            (fact.contains('\0'), "with NUL in fact"),
            (gave.len() > 1, "of several texts"),
            (grade.is_none(), "without grade"),
            (*grade == Some(Grade::Other), "graded Other"),
            (*sure == Some(Confidence::Other), "sure Other"),
            (*sure == Some(Confidence::Sure), "sure"),
        ],
        Event::Start(event::Start {
            mode,
            verdicts_last,
            ..
        }) => vec![
            (true, mode.as_str()),
            (*verdicts_last, "with verdicts last"),
        ],
        _ => Vec::new(),
    };
    let told = told.into_iter().filter(|(is_it, _)| *is_it);
    told.map(|(_, what)| format!("{} {what}", kind_of(event)))
        .collect()
}

/// What was suspended, buried, flagged or set.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the other kinds have no such parts"
)]
fn kept(event: &Event) -> Vec<String> {
    match event {
        Event::Keep(event::Keep { state, until, .. }) => {
            let until = if until.is_empty() { "" } else { " until" };
            vec![format!("Keep {state}{until}")]
        }
        Event::Flag(event::Flag { on, .. }) => {
            vec![format!("Flag {}", if *on { "on" } else { "off" })]
        }
        Event::Set(event::Set { key, .. }) => {
            let key = key.split('/').next().unwrap_or_default();
            vec![format!("Set {key}")]
        }
        _ => Vec::new(),
    }
}
