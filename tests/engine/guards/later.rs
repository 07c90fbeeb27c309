//! Events for the golden lines of fields and kinds that were added to the format later.

use spotter::answer::{Confidence, Grade};
use spotter::record::{Ending, Event, ForgetKind, Mode, ReadState, event};

use crate::guards::lines::{at, text};

/// Events of the first kinds with the fields that were added later.
pub fn added_fields() -> Vec<Event> {
    let sit = || "k7f3q2ma".to_owned();
    let part = |id: &str, asks| event::ExamPart {
        id: id.to_owned(),
        asks,
        limit_s: 5400,
    };
    let exam = event::Start {
        at: at(0),
        sit: sit(),
        mode: "exam".into(),
        of: "exam:cscs-style/cscs-2020".into(),
        seed: 9_154_022,
        asks: vec!["cscs-style/hook-grip/first-pull".to_owned()],
        limit_s: 14_400,
        verdicts_last: false,
        form: "A".to_owned(),
        rules: "real".to_owned(),
        parts: vec![part("scientific-foundations", 95), part(&text(2), 0)],
        unscored: vec![4, 11, u32::MAX],
    };
    let answer = event::Answer {
        at: at(1),
        sit: sit(),
        fact: "cscs-style/hook-grip".to_owned(),
        ask: "first-pull".to_owned(),
        was: "9d1mza".to_owned(),
        ms: 88_000,
        n: 2,
        ..Default::default()
    };
    [vec![exam.into(), answer.into()], other_fields()].concat()
}

fn other_fields() -> Vec<Event> {
    let sit = || "k7f3q2ma".to_owned();
    let draft = |sure| event::Draft {
        at: at(2),
        sit: sit(),
        n: 1,
        gave: Vec::new(),
        ms: 31_000,
        left_s: 5369,
        sure,
    };
    let read = |byte, state: ReadState| event::Read {
        at: at(3),
        section: "mine#zh-n2".to_owned(),
        state,
        permille: 130,
        ms: 61_000,
        byte,
    };
    let forget = event::Forget {
        at: at(4),
        what: ForgetKind::Sitting,
        key: sit(),
        by: "anna-0001".to_owned(),
    };
    let start = event::Start {
        sit: sit(),
        mode: Mode::Quiz,
        ..Default::default()
    };
    let finish = event::Finish {
        at: at(5),
        sit: sit(),
        how: Ending::HandedIn,
    };
    vec![
        draft(None).into(),
        draft(Some(Confidence::Unsure)).into(),
        read(0, ReadState::Opened).into(),
        read(u32::MAX, ReadState::Reached).into(),
        forget.into(),
        start.into(),
        finish.into(),
    ]
}

/// Events of the kinds that were added later, with and without each optional field.
pub fn added_kinds() -> Vec<Event> {
    let mut events = Vec::new();
    for n in 0..4 {
        events.extend(of_the_learner(n));
        events.extend(of_exams(n));
        events.extend(from_elsewhere(n));
    }
    events
}

fn of_the_learner(n: usize) -> [Event; 7] {
    let (at, on) = (at(n), n.is_multiple_of(2));
    let (fact, ask) = ("myokines/il6-pulse".to_owned(), text(n));
    [
        event::Note {
            at,
            fact: fact.clone(),
            text: text(n + 1),
        }
        .into(),
        event::Holiday {
            at,
            from: "2026-12-24".to_owned(),
            to: "2027-01-02".to_owned(),
        }
        .into(),
        event::Fit {
            at,
            parameters: vec![212_000, -1, 0],
            answers: 1000,
            loss: vec![350_000, 340_000],
            rmse: vec![50_000, 40_000],
            on,
        }
        .into(),
        event::Tag {
            at,
            tag: text(n),
            facts: vec![fact.clone(); n],
            on,
        }
        .into(),
        event::Drafted {
            at,
            draft: text(n + 2),
            verdict: "kept".to_owned(),
        }
        .into(),
        event::Edit {
            at,
            fact: fact.clone(),
            ask: ask.clone(),
            was: "4h2kqz".to_owned(),
            now: "9d1mza".to_owned(),
        }
        .into(),
        event::Star { at, fact, ask, on }.into(),
    ]
}

fn of_exams(n: usize) -> [Event; 4] {
    let at = at(n);
    let (blueprint, section) = ("cscs-style/cscs-2020".to_owned(), text(n));
    [
        event::Plan {
            at,
            exam: blueprint.clone(),
            date: "2026-12-05".to_owned(),
            minutes: 45,
            target: 90,
        }
        .into(),
        event::Seal {
            at,
            blueprint: blueprint.clone(),
            form: "A".to_owned(),
            seed: u64::MAX,
            asks: vec![text(n + 1); n],
            unscored: vec![4; n],
            on: n % 2 == 1,
        }
        .into(),
        event::Predict {
            at,
            blueprint: blueprint.clone(),
            section: section.clone(),
            expect: 701,
            low: 612,
            high: 784,
            label: "ours".to_owned(),
        }
        .into(),
        event::RealResult {
            at,
            blueprint,
            section,
            passed: n.is_multiple_of(2),
            band: vec![("Exercise".to_owned(), text(n)); n],
            note: text(n + 2),
        }
        .into(),
    ]
}

fn from_elsewhere(n: usize) -> [Event; 4] {
    let (at, is_full) = (at(n), n % 2 == 1);
    let fact = "anki-legs/a0123456789abc-1".to_owned();
    let when_full = |text: &str| {
        if is_full {
            text.to_owned()
        } else {
            String::new()
        }
    };
    let number = |number: u32| if is_full { number } else { 0 };
    [
        event::Outside {
            at,
            form: text(n),
            kind: when_full("official"),
            n: number(12),
            right: 61,
            of: 80,
            topic: when_full("nutrition"),
            fact: when_full(&fact),
            sure: is_full.then_some(Confidence::Guess),
            day: when_full("2026-11-20"),
        }
        .into(),
        event::Import {
            at,
            from: "anki".to_owned(),
            fact: fact.clone(),
            grade: is_full.then_some(Grade::Hard),
            ms: number(7000),
            day: when_full("2026-06-30"),
            due: when_full("2026-12-30"),
            interval: number(33),
            ease: number(2500),
            id: u64::from(number(1_700_000_000)),
        }
        .into(),
        event::Imported {
            at,
            import: "k7f3q2m".to_owned(),
            from: "anki".to_owned(),
            file: text(n + 2),
            packs: vec!["anki-legs".to_owned(); n],
            facts: 5,
            reviews: 6,
        }
        .into(),
        event::Move {
            at,
            from: fact,
            to: text(n),
        }
        .into(),
    ]
}
