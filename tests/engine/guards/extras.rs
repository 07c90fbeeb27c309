//! Rare events, added to the record of the guards as they would be written.

use spotter::answer::{Confidence, Grade};
use spotter::base32;
use spotter::record::{Event, Moment, event, write_line};

use crate::guards::record::{ANNA, Learner};
use crate::support::now;

const DAY_MS: i64 = 86_400_000;

/// Adds the rare events of the day that was `days_ago` days ago.
pub fn extras(days_ago: i64, own: &mut Learner, other: &Learner) {
    match days_ago {
        55 => take_back(own),
        52 => forget_facts(own),
        48 => keep(own),
        44 => set(own),
        40 => flag(own),
        36 => odd_answers(own),
        32 => unknown_words(own),
        28 => clock_jumps_and_returns(own),
        24 => in_1970(own),
        20 => take_back_elsewhere(own, other),
        16 => forget_sittings(own, other),
        12 => forget_packs(own),
        8 => set_again(own),
        2 if own.device == ANNA => from_the_future(own),
        1 if own.device != ANNA => from_the_future(own),
        _ => {}
    }
}

impl Learner {
    /// Adds an event to the log without telling the model, and returns its moment.
    fn put(&mut self, make: impl FnOnce(Moment) -> Event) -> Moment {
        let at = self.tick();
        self.log.push(make(at));
        at
    }

    fn undo(&mut self, of: Moment, by: &str) -> Moment {
        let by = by.to_owned();
        self.put(|at| Event::Undo(event::Undo { at, of, by }))
    }

    fn forget(&mut self, what: &str, key: &str) -> Moment {
        let (what, key) = (what.to_owned(), key.to_owned());
        self.put(|at| {
            Event::Forget(event::Forget {
                at,
                what: what.into(),
                key,
                ..Default::default()
            })
        })
    }

    fn set(&mut self, key: &str, value: &str) -> Moment {
        let (key, value) = (key.to_owned(), value.to_owned());
        self.put(|at| Event::Set(event::Set { at, key, value }))
    }

    /// The answer `back` answers before the last one.
    fn answer_back(&self, back: usize) -> Event {
        let mut answers = self
            .log
            .iter()
            .rev()
            .filter(|it| matches!(it, Event::Answer(_)));
        answers.nth(back).cloned().expect("so many answers")
    }

    /// The miss `back` misses before the last one.
    fn miss_back(&self, back: usize) -> Event {
        let is_missed =
            |it: &&Event| matches!(it, Event::Answer(event::Answer { score, .. }) if *score < 100);
        let mut misses = self.log.iter().rev().filter(is_missed);
        misses.nth(back).cloned().expect("so many misses")
    }

    /// The ids of the sittings begun in the last 300 events, latest first.
    fn sits(&self) -> Vec<String> {
        let last = self.log.iter().rev().take(300);
        last.filter_map(|it| Some(begun(it)?.1.to_owned()))
            .collect()
    }
}

/// The moment and id of the sitting that the event begins, if any.
fn begun(event: &Event) -> Option<(Moment, &str)> {
    if let Event::Start(event::Start { at, sit, .. }) = event {
        Some((*at, sit))
    } else {
        None
    }
}

/// Fact, sitting and face of an answer.
fn parts(answer: &Event) -> (String, String, String) {
    let found = if let Event::Answer(event::Answer { fact, sit, ask, .. }) = answer {
        Some((fact.clone(), sit.clone(), ask.clone()))
    } else {
        None
    };
    found.expect("an answer")
}

/// Undoes everything about answers that can be undone, and some of those undos again.
fn take_back(own: &mut Learner) {
    let answers: Vec<Moment> = (0..8).map(|back| own.answer_back(back).at()).collect();
    let misses: Vec<Moment> = (0..6).map(|back| own.miss_back(back).at()).collect();
    for of in answers.iter().take(3) {
        own.undo(*of, "");
    }
    for of in answers.iter().skip(3).take(2) {
        let undo = own.undo(*of, "");
        own.undo(undo, "");
    }
    let undo = own.undo(answers[5], "");
    let redo = own.undo(undo, "");
    own.undo(redo, "");
    let amend = |score, grade, why: &str, of| {
        let why = why.to_owned();
        move |at| {
            Event::Amend(event::Amend {
                at,
                of,
                score,
                grade,
                why,
            })
        }
    };
    own.put(amend(100, Grade::Good, "a word for it", misses[0]));
    let twice = own.put(amend(50, Grade::Hard, "half of it", misses[1]));
    own.put(amend(100, Grade::Easy, "all of it", misses[1]));
    let amended = own.put(amend(100, Grade::Good, "\0", misses[2]));
    own.undo(amended, "");
    own.undo(twice, "");
    own.put(amend(0, Grade::Other, "worse", answers[6]));
    let cause = |cause: &str, of| {
        let cause = cause.to_owned();
        move |at| {
            Event::Cause(event::Cause {
                at,
                of,
                cause: cause.into(),
            })
        }
    };
    own.put(cause("misread", misses[3]));
    own.put(cause("of a newer version", misses[3]));
    let said = own.put(cause("guessed", misses[4]));
    own.undo(said, "");
    own.put(cause("mixed-up", misses[5]));
    own.put(cause("not-known", answers[7]));
    own.undo(Moment::new(now().ms() - 400 * DAY_MS, 0), "");
}

fn forget_facts(own: &mut Learner) {
    let facts: Vec<String> = (0..3)
        .map(|back| parts(&own.answer_back(back * 7)).0)
        .collect();
    own.forget("fact", &facts[0]);
    let for_now = own.forget("fact", &facts[1]);
    let back = own.undo(for_now, "");
    own.undo(back, "");
    let for_now = own.forget("fact", &facts[2]);
    own.undo(for_now, "");
    own.forget("fact", "myokines/never-answered");
    own.forget("moon", &facts[0]);
}

fn keep(own: &mut Learner) {
    let day = now().study_day(4);
    let soon = (day + 3).to_string();
    let long_ago = (day - 47).to_string();
    let states = [
        ("suspended", ""),
        ("buried", soon.as_str()),
        ("buried", long_ago.as_str()),
        ("buried", ""),
        ("buried", "next week"),
        ("active", ""),
        ("of a newer version", "7"),
    ];
    for (place, (state, until)) in states.into_iter().enumerate() {
        let (fact, ..) = parts(&own.answer_back(place * 5));
        let (state, until) = (state.to_owned(), until.to_owned());
        own.put(|at| {
            Event::Keep(event::Keep {
                at,
                fact,
                state: state.into(),
                until,
            })
        });
    }
    let keep = |fact: &str, state: &str| {
        let (fact, state) = (fact.to_owned(), state.to_owned());
        move |at| {
            Event::Keep(event::Keep {
                at,
                fact,
                state: state.into(),
                until: String::new(),
            })
        }
    };
    own.put(keep("kinds/never-answered", "suspended"));
    own.put(keep("kinds/one-rm", "suspended"));
    own.put(keep("kinds/one-rm", "active"));
    let undone = own.put(keep("kinds/eccentric", "suspended"));
    own.undo(undone, "");
}

fn set(own: &mut Learner) {
    own.set("retention", "0.85");
    let undone = own.set("retention", "0.97");
    own.undo(undone, "");
    own.set("retention", "much");
    own.set("day_ends", "3");
    own.set("day_ends", "-1");
    own.set("new_per_day", "12");
    let undone = own.set("new_per_day", "0");
    let back = own.undo(undone, "");
    own.undo(back, "");
    own.set("prompts", "off");
    own.set("prompts/myokines#nerves", "off");
    own.set("prompts/myokines#two-faces", "off");
    own.set("of a newer version", "\0");
}

fn set_again(own: &mut Learner) {
    own.set("retention", "0.88");
    own.set("day_ends", "5");
    own.set("new_per_day", "15");
    own.set("prompts", "on");
    own.set("prompts/myokines#two-faces", "on");
    let undone = own.set("prompts", "off");
    own.undo(undone, "");
}

fn flag(own: &mut Learner) {
    let notes = ["", "not so since 2024", "\"odd\"\n\\ \0 💪 אִימּוּן", "off"];
    for (place, note) in notes.into_iter().enumerate() {
        let (fact, _, ask) = parts(&own.answer_back(place * 6));
        let note = note.to_owned();
        let flag = |on| {
            let (fact, ask, note) = (fact.clone(), ask.clone(), note.clone());
            move |at| {
                Event::Flag(event::Flag {
                    at,
                    fact,
                    ask,
                    on,
                    note,
                })
            }
        };
        let on = own.put(flag(true));
        if note == "off" {
            own.put(flag(false));
        } else if note.is_empty() {
            own.undo(on, "");
            own.put(flag(true));
        }
    }
    own.put(|at| {
        Event::Flag(event::Flag {
            at,
            fact: "kinds/never-answered".to_owned(),
            ask: "q\0".to_owned(),
            on: true,
            note: String::new(),
        })
    });
}

/// An answer in the last sitting to a fact that is in no pack.
fn odd(own: &Learner, fact: &str, gave: &[&str]) -> impl FnOnce(Moment) -> Event + use<> {
    let sit = own.sits().first().cloned().unwrap_or_default();
    let (fact, gave) = (fact.to_owned(), gave.iter().map(|it| (*it).to_owned()));
    let gave: Vec<String> = gave.collect();
    move |at| {
        Event::Answer(event::Answer {
            at,
            sit,
            fact,
            ask: "q".to_owned(),
            was: "x".to_owned(),
            gave,
            score: 0,
            grade: Some(Grade::Again),
            ms: 1234,
            sure: None,
            ..Default::default()
        })
    }
}

/// Answers with strings that are hard to store.
fn odd_answers(own: &mut Learner) {
    for (fact, gave) in [
        ("gone/f1", ["a\0b"].as_slice()),
        ("gone/f1", ["a\0b"].as_slice()),
        ("gone/f1", ["a", "b"].as_slice()),
        ("gone/f1", ["a"].as_slice()),
        ("gone/f1", [""].as_slice()),
        ("gone/f1", ["\0"].as_slice()),
        ("gone/f\u{0}2", ["a"].as_slice()),
        ("gone/f\u{0}2", ["a", "\0", ""].as_slice()),
        (
            "gone/f\u{0}2",
            ["\"\\\n\r\u{2028} 💪 אִימּוּן \u{202e}"].as_slice(),
        ),
        ("", [""].as_slice()),
        ("no address", [].as_slice()),
        ("gone/f3/deeper", ["1 = 2", "3 = 4"].as_slice()),
    ] {
        let event = odd(own, fact, gave);
        own.put(event);
    }
    let texts = [("q\0r", "x"), ("q", "x\0y"), ("", ""), ("q#2", "x")];
    for (ask, was) in texts {
        let event = odd(own, "gone/f4", &["a\0"]);
        own.put(|at| {
            let mut event = event(at);
            if let Event::Answer(event::Answer {
                ask: its_ask,
                was: its_was,
                ..
            }) = &mut event
            {
                (*its_ask, *its_was) = (ask.to_owned(), was.to_owned());
            }
            event
        });
    }
    for sit in ["no Start", "", "nor\0this"] {
        for score in [0, 100] {
            own.put(|at| {
                Event::Answer(event::Answer {
                    at,
                    sit: sit.to_owned(),
                    fact: "myokines/range-autocrine".to_owned(),
                    ask: "q1".to_owned(),
                    was: "w".to_owned(),
                    gave: Vec::new(),
                    score,
                    grade: Some(Grade::Good),
                    ms: 900,
                    sure: Some(Confidence::Guess),
                    ..Default::default()
                })
            });
        }
    }
}

/// Answers with grades and words of newer versions, or without any.
fn unknown_words(own: &mut Learner) {
    let sit = own.sits().first().cloned().unwrap_or_default();
    let grades = [
        (None, None),
        (None, Some(Confidence::Sure)),
        (Some(Grade::Other), None),
        (Some(Grade::Other), Some(Confidence::Other)),
        (Some(Grade::Again), Some(Confidence::Other)),
        (Some(Grade::Other), Some(Confidence::Sure)),
    ];
    for (place, (grade, sure)) in grades.into_iter().enumerate() {
        for (fact, score) in [
            ("kinds/only-odd", 0),
            ("kinds/one-rm", 50),
            ("gone/high", 255),
        ] {
            let (fact, sit) = (fact.to_owned(), sit.clone());
            own.put(|at| {
                Event::Answer(event::Answer {
                    at,
                    sit,
                    fact,
                    ask: format!("q{}", place % 2),
                    was: "w".to_owned(),
                    gave: vec!["x".to_owned()],
                    score,
                    grade,
                    ms: u32::MAX,
                    sure,
                    ..Default::default()
                })
            });
        }
    }
    sit_under_one_name(own);
    passed_over(own);
}

fn sit_under_one_name(own: &mut Learner) {
    let start = |mode: &str| {
        let mode = mode.to_owned();
        move |at| {
            Event::Start(event::Start {
                at,
                sit: "twice".to_owned(),
                mode: mode.into(),
                of: "of a newer version".into(),
                seed: u64::MAX,
                asks: vec!["no address".to_owned(), "\0".to_owned()],
                limit_s: 5400,
                verdicts_last: true,
                ..Default::default()
            })
        }
    };
    for mode in ["exam", "check", "drill"] {
        own.put(start(mode));
        own.put(|at| {
            Event::Answer(event::Answer {
                at,
                sit: "twice".to_owned(),
                fact: "kinds/bar".to_owned(),
                ask: "mass".to_owned(),
                was: "w".to_owned(),
                gave: vec!["20 kg".to_owned()],
                score: 100,
                grade: Some(Grade::Good),
                ms: 61_000,
                sure: None,
                ..Default::default()
            })
        });
    }
}

/// Events that memory ignores, and ends of sittings.
fn passed_over(own: &mut Learner) {
    own.put(|at| {
        Event::Draft(event::Draft {
            sure: None,
            at,
            sit: "twice".to_owned(),
            n: 1,
            gave: vec!["x".to_owned()],
            ms: 5,
            left_s: 100,
        })
    });
    own.put(|at| {
        Event::Mark(event::Mark {
            at,
            mark: "m1".to_owned(),
            section: "myokines#nerves".to_owned(),
            quote: "a \"quote\"".to_owned(),
            before: String::new(),
            after: "\n".to_owned(),
            colour: "yellow".to_owned(),
            note: "\0".to_owned(),
            on: true,
        })
    });
    own.put(|at| {
        Event::Act(event::Act {
            at,
            sit: "twice".to_owned(),
            n: 1,
            act: "strike".into(),
            what: String::new(),
            left_s: 0,
        })
    });
    own.put(|at| {
        Event::Finish(event::Finish {
            at,
            sit: "twice".to_owned(),
            how: "time-out".into(),
        })
    });
    own.put(|at| {
        Event::Finish(event::Finish {
            at,
            sit: "never begun".to_owned(),
            how: "done".into(),
        })
    });
}

/// Adds an answer, a read and a start at each moment of a wrong clock.
fn at_wrong_times(own: &mut Learner, moments: &[Moment]) {
    for (place, at) in moments.iter().enumerate() {
        let mut event = own.answer_back(place * 3);
        if let Event::Answer(event::Answer {
            at: its, fact, ask, ..
        }) = &mut event
        {
            *its = *at;
            if place % 3 == 2 {
                (*fact, *ask) = (format!("kinds/first-then-{place}"), "q".to_owned());
            }
        }
        own.log.push(event);
        own.log.push(Event::Read(event::Read {
            at: at.plus_ms(11),
            section: format!("myokines#wrong-clock-{place}"),
            state: ["reached", "finished"]
                .get(place % 2)
                .copied()
                .unwrap_or_default()
                .into(),
            permille: 1200,
            ms: 5,
            ..Default::default()
        }));
        own.log.push(Event::Start(event::Start {
            at: at.plus_ms(22),
            sit: format!("wrong-clock-{place}-{}", at.ms()),
            mode: "drill".into(),
            of: "due".into(),
            seed: 3,
            asks: Vec::new(),
            limit_s: 0,
            verdicts_last: false,
            ..Default::default()
        }));
    }
}

/// A clock that is three days ahead, then ten days behind, then right again.
fn clock_jumps_and_returns(own: &mut Learner) {
    let at = own.tick();
    let days = [3, 3, -10, -10, 0];
    let moments: Vec<Moment> = (0..)
        .zip(days)
        .map(|(n, days)| at.plus_ms(days * DAY_MS + n * 1003))
        .collect();
    at_wrong_times(own, &moments);
    own.at = own.at.plus_ms(600_000);
}

fn in_1970(own: &mut Learner) {
    let moments = [Moment::new(0, 0), Moment::new(40 * 3_600_000, -18_000)];
    at_wrong_times(own, &moments);
}

/// Dates days after the tests' clock; what follows is dated correctly.
fn from_the_future(own: &mut Learner) {
    let moments = [2, 2, 9, 400].map(|days| now().plus_ms(days * DAY_MS + 77));
    let moments: Vec<Moment> = (0..)
        .zip(moments)
        .map(|(n, at)| at.plus_ms(n * 501))
        .collect();
    at_wrong_times(own, &moments);
    own.undo(moments[1], "");
}

fn take_back_elsewhere(own: &mut Learner, other: &Learner) {
    for back in [2, 9, 30] {
        let of = other.answer_back(back).at();
        own.undo(of, other.device);
    }
    let undo = own.undo(other.answer_back(40).at(), other.device);
    own.undo(undo, "");
    own.undo(other.answer_back(45).at(), "nobody-0009");
    // An undo may also name its own device.
    let device = own.device;
    own.undo(own.answer_back(12).at(), device);
    // Amendments and causes only apply to answers of the same device.
    let of = other.miss_back(1).at();
    own.put(|at| {
        Event::Cause(event::Cause {
            at,
            of,
            cause: "misread".into(),
        })
    });
}

fn forget_sittings(own: &mut Learner, other: &Learner) {
    let (mine, theirs) = (own.sits(), other.sits());
    own.forget("sitting", &mine[0]);
    let for_now = own.forget("sitting", &mine[2]);
    own.undo(for_now, "");
    own.forget("sitting", &theirs[1]);
    let for_now = own.forget("sitting", &theirs[3]);
    own.undo(for_now, "");
    own.forget("sitting", "no Start");
    own.forget("sitting", "");
    let last = own.log.iter().rev().find_map(begun);
    let (of, _) = last.expect("a sitting");
    own.undo(of, "");
}

/// Installed packs are forgotten and brought back; packs that are not installed stay forgotten.
fn forget_packs(own: &mut Learner) {
    let for_now = own.forget("pack", "kinds");
    let bundled = own.forget("pack", "myokines");
    own.undo(for_now, "");
    own.undo(bundled, "");
    own.forget("pack", "gone");
    own.forget("pack", "never-was");
    for gave in ["after", "after", "all"] {
        let event = odd(own, "gone/f1", &[gave]);
        own.put(event);
    }
}

/// The lines of the third file: copies from the first one, events in the same milliseconds, and lines as other programs
/// or people may leave them.
pub fn third_file(first: &[Event]) -> String {
    let line = |event: &Event| write_line(event).expect("an event can be written");
    let copied = first.iter().skip(400).take(40);
    let last = first.iter().skip(first.len() - 10);
    let mut lines: Vec<String> = copied.chain(last).map(line).collect();
    let answers = first.iter().filter(|it| matches!(it, Event::Answer(_)));
    for (place, answer) in answers.skip(300).step_by(100).take(3).enumerate() {
        let mut answer = answer.clone();
        if let Event::Answer(event::Answer { at, gave, ms, .. }) = &mut answer {
            *ms = ms.wrapping_add(1);
            *gave = vec!["in the same millisecond".to_owned()];
            if place == 2 {
                *at = Moment::new(at.ms(), -3600);
            }
        }
        lines.push(line(&answer));
    }
    let newer = "Orbit(at:\"2026-11-20T14:14:04.123+01:00\",score:74),";
    let tag = base32::text(u64::from(crc32fast::hash(newer.as_bytes())), 4);
    lines.push(format!("{newer}//{tag}\n"));
    let set = Event::Set(event::Set {
        at: now().plus_ms(-DAY_MS),
        key: "new_per_day".to_owned(),
        value: "15".to_owned(),
    });
    lines.push(line(&set).replace("15", "16"));
    lines.push("Answer(at:\"2026-11-20\n".to_owned());
    lines.concat()
}
