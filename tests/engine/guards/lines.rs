//! Events of each kind, with and without each optional field, for the golden lines.

use spotter::answer::{Confidence, Grade};
use spotter::record::{Event, Moment, event};

use crate::guards::later::{added_fields, added_kinds};

/// Strings with characters that must be escaped, or must not be.
const TEXTS: [&str; 10] = [
    "",
    "plain words",
    "\"quoted\" and 'quoted'",
    "back\\slash, C:\\new\\0",
    "two\nlines\r\nthree\ttabs",
    "NUL \0 and bell \u{7} and escape \u{1b} and delete \u{7f}",
    "emoji 🏋🏽\u{200d}♀\u{fe0f} 💪",
    "right to left: אִימּוּן \u{202e}abc\u{202c} تمرين",
    "ends of lines: \u{85}\u{2028}\u{2029}, no blank\u{a0}, mark \u{feff}, é or e\u{301}",
    "//b817 ),]) (at:\"x\", // comment /* and */ #\"raw\"#",
];

/// East of UTC, from usual to odd.
const OFFSETS_MIN: [i32; 8] = [60, 0, 345, -210, 840, -720, 1, -1439];

/// One of `TEXTS`, cycling with `n`.
pub fn text(n: usize) -> String {
    let text = TEXTS.get(n % TEXTS.len());
    text.copied().unwrap_or_default().to_owned()
}

/// A moment of any age in any time zone, cycling with `n`.
pub fn at(n: usize) -> Moment {
    let ms = [
        1_795_353_244_123,
        0,
        999,
        951_782_399_999,
        1_709_164_800_000,
        253_370_700_000_000,
        1_795_353_244_000,
    ];
    let offset = OFFSETS_MIN.get(n % OFFSETS_MIN.len()).copied();
    let ms = ms.get(n % ms.len()).copied().unwrap_or_default();
    Moment::new(ms, offset.unwrap_or_default() * 60)
}

/// All events, in the order of `lines.ron`.
pub fn golden_events() -> Vec<Event> {
    let mut events = Vec::new();
    events.extend(starts());
    events.extend(answers());
    events.extend(answers_with_odd_texts());
    events.extend(drafts_and_acts());
    events.extend(corrections());
    events.extend(keeps_and_flags());
    events.extend(reads_and_marks());
    events.extend(forgets_and_sets());
    events.extend(added_fields());
    events.extend(added_kinds());
    events
}

fn starts() -> Vec<Event> {
    let start = |n: usize, seed, (limit_s, verdicts_last)| {
        Event::Start(event::Start {
            at: at(n),
            sit: "k7f3q".to_owned(),
            mode: ["drill", "quiz", "check", "read"]
                .get(n % 4)
                .copied()
                .unwrap_or_default()
                .into(),
            of: "pack:myokines".into(),
            seed,
            asks: vec![
                "myokines/il6-falls-with-training/athlete".to_owned(),
                "kinds/strength-sets/gaps#2".to_owned(),
            ],
            limit_s,
            verdicts_last,
            ..Default::default()
        })
    };
    let mut starts = vec![
        start(0, 0, (0, false)),
        start(1, u64::MAX, (5400, false)),
        start(2, 9_223_372_036_854_775_808, (0, true)),
        start(3, 12_345_678_901_234_567_890, (u32::MAX, true)),
    ];
    starts.extend((0..TEXTS.len()).map(|n| {
        Event::Start(event::Start {
            at: at(n),
            sit: text(n),
            mode: text(n + 1).into(),
            of: text(n + 2).into(),
            seed: 1,
            asks: (0..n % 3).map(|more| text(n + more)).collect(),
            ..event::Start::default()
        })
    }));
    starts
}

fn answer(
    n: usize,
    gave: Vec<String>,
    (grade, sure): (Option<Grade>, Option<Confidence>),
) -> Event {
    Event::Answer(event::Answer {
        at: at(n),
        sit: "k7f3q".to_owned(),
        fact: "myokines/il6-falls-with-training".to_owned(),
        ask: "athlete".to_owned(),
        was: "4h2kqz".to_owned(),
        gave,
        score: [0, 100, 50, 33, 255].get(n % 5).copied().unwrap_or(0),
        grade,
        ms: [0, 6312, u32::MAX].get(n % 3).copied().unwrap_or(0),
        sure,
        ..Default::default()
    })
}

fn answers() -> Vec<Event> {
    let gave = || vec!["It is higher".to_owned()];
    let sure = [
        Confidence::Guess,
        Confidence::Unsure,
        Confidence::Sure,
        Confidence::Other,
    ];
    let grades = [
        Grade::Again,
        Grade::Hard,
        Grade::Good,
        Grade::Easy,
        Grade::Other,
    ];
    let mut answers = vec![
        answer(0, Vec::new(), (None, None)),
        answer(1, gave(), (None, None)),
        answer(2, gave(), (Some(Grade::Good), Some(Confidence::Sure))),
    ];
    answers.extend(grades.map(|grade| answer(3, Vec::new(), (Some(grade), None))));
    answers.extend(sure.map(|sure| answer(4, Vec::new(), (None, Some(sure)))));
    for (n, grade) in grades.into_iter().enumerate() {
        answers.extend(sure.map(|sure| answer(n, gave(), (Some(grade), Some(sure)))));
    }
    answers
}

fn answers_with_odd_texts() -> Vec<Event> {
    let odd = |n: usize| {
        Event::Answer(event::Answer {
            at: at(n),
            sit: text(n),
            fact: text(n + 1),
            ask: text(n + 2),
            was: text(n + 3),
            gave: vec![text(n), text(n + 4), text(n + 5)],
            score: 0,
            grade: Some(Grade::Again),
            ms: 1,
            sure: None,
            ..Default::default()
        })
    };
    let alone = |n: usize| answer(n, vec![text(n)], (None, None));
    let all = answer(5, TEXTS.map(str::to_owned).to_vec(), (None, None));
    let each = (0..TEXTS.len()).flat_map(|n| [alone(n), odd(n)]);
    each.chain([all]).collect()
}

fn drafts_and_acts() -> Vec<Event> {
    let draft = |n: usize| {
        Event::Draft(event::Draft {
            sure: None,
            at: at(n),
            sit: text(n),
            n: u32::MAX,
            gave: (0..n % 3).map(|more| text(n + more)).collect(),
            ms: 17,
            left_s: 5399,
        })
    };
    let act = |n: usize, what: String| {
        Event::Act(event::Act {
            at: at(n),
            sit: text(n),
            n: 3,
            act: "strike".into(),
            what,
            left_s: u32::MAX,
        })
    };
    let finish = |n: usize| {
        Event::Finish(event::Finish {
            at: at(n),
            sit: text(n),
            how: ["done", "handed-in", "time-out", "left"]
                .get(n % 4)
                .copied()
                .unwrap_or_default()
                .into(),
        })
    };
    let drafts = (0..TEXTS.len()).map(draft);
    let acts = (0..TEXTS.len()).map(|n| act(n, text(n)));
    drafts
        .chain(acts)
        .chain((0..TEXTS.len()).map(finish))
        .collect()
}

fn corrections() -> Vec<Event> {
    let undo = |n: usize| {
        Event::Undo(event::Undo {
            at: at(n),
            of: at(n + 3),
            by: text(n),
        })
    };
    let grades = [
        Grade::Again,
        Grade::Hard,
        Grade::Good,
        Grade::Easy,
        Grade::Other,
    ];
    let amend = |n: usize, grade| {
        Event::Amend(event::Amend {
            at: at(n),
            of: at(n + 1),
            score: 100,
            grade,
            why: text(n),
        })
    };
    let cause = |n: usize| {
        Event::Cause(event::Cause {
            at: at(n),
            of: at(n + 2),
            cause: text(n).into(),
        })
    };
    let named = Event::Undo(event::Undo {
        at: at(0),
        of: at(6),
        by: "ben-0002".to_owned(),
    });
    let amends = (0..TEXTS.len()).zip(grades.into_iter().cycle());
    (0..TEXTS.len())
        .map(undo)
        .chain([named])
        .chain(amends.map(|(n, grade)| amend(n, grade)))
        .chain((0..TEXTS.len()).map(cause))
        .collect()
}

fn keeps_and_flags() -> Vec<Event> {
    let keep = |n: usize, state: &str, until: &str| {
        Event::Keep(event::Keep {
            at: at(n),
            fact: "kinds/one-rm".to_owned(),
            state: state.into(),
            until: until.to_owned(),
        })
    };
    let odd = |n: usize| {
        Event::Keep(event::Keep {
            at: at(n),
            fact: text(n),
            state: text(n + 1).into(),
            until: text(n + 2),
        })
    };
    let flag = |n: usize| {
        Event::Flag(event::Flag {
            at: at(n),
            fact: "kinds/one-rm".to_owned(),
            ask: text(n + 1),
            on: n.is_multiple_of(2),
            note: text(n),
        })
    };
    let keeps = [
        keep(0, "suspended", ""),
        keep(1, "buried", "20780"),
        keep(2, "active", ""),
    ];
    keeps
        .into_iter()
        .chain((0..TEXTS.len()).map(odd))
        .chain((0..TEXTS.len()).map(flag))
        .collect()
}

fn reads_and_marks() -> Vec<Event> {
    let read = |n: usize| {
        Event::Read(event::Read {
            at: at(n),
            section: text(n),
            state: ["reached", "left", "finished"]
                .get(n % 3)
                .copied()
                .unwrap_or_default()
                .into(),
            permille: [0, 1000, u16::MAX].get(n % 3).copied().unwrap_or_default(),
            ms: 61_000,
            ..Default::default()
        })
    };
    let mark = |n: usize| {
        Event::Mark(event::Mark {
            at: at(n),
            mark: text(n),
            section: "myokines#nerves".to_owned(),
            quote: text(n + 1),
            before: text(n + 2),
            after: text(n + 3),
            colour: "yellow".to_owned(),
            note: text(n + 4),
            on: n % 2 == 1,
        })
    };
    let reads = (0..TEXTS.len()).map(read);
    reads.chain((0..TEXTS.len()).map(mark)).collect()
}

fn forgets_and_sets() -> Vec<Event> {
    let forget = |n: usize| {
        Event::Forget(event::Forget {
            at: at(n),
            what: ["fact", "pack", "sitting"]
                .get(n % 3)
                .copied()
                .unwrap_or_default()
                .into(),
            key: text(n),
            ..Default::default()
        })
    };
    let set = |n: usize| {
        Event::Set(event::Set {
            at: at(n),
            key: ["retention", "day_ends", "new_per_day", "prompts"]
                .get(n % 4)
                .copied()
                .unwrap_or_default()
                .to_owned(),
            value: text(n),
        })
    };
    let forgets = (0..TEXTS.len()).map(forget);
    forgets.chain((0..TEXTS.len()).map(set)).collect()
}
