//! The record: what is written reads back byte for byte, and damage never hides what is intact.

use proptest::prelude::*;
use spotter::answer::{Confidence, Grade};
use spotter::record::{
    CLOSER, Event, LineFault, Moment, ReadLine, Shape, Tag, event, header, read_line, read_segment,
    repaired, write_line,
};

use crate::support::merged;

fn moment() -> impl Strategy<Value = Moment> {
    (0_i64..253_000_000_000_000, -50_400_i32..50_400)
        .prop_map(|(ms, offset)| Moment::new(ms, offset / 60 * 60))
}

fn grade() -> impl Strategy<Value = Grade> {
    prop::sample::select(Grade::ALL.to_vec())
}

fn sure() -> impl Strategy<Value = Confidence> {
    prop::sample::select(vec![
        Confidence::Guess,
        Confidence::Unsure,
        Confidence::Sure,
    ])
}

fn answer() -> impl Strategy<Value = Event> {
    let texts = prop::collection::vec(".*", 0..3);
    (
        moment(),
        ".*",
        ".*",
        texts,
        0_u8..=100,
        prop::option::of(grade()),
        any::<u32>(),
        prop::option::of(sure()),
    )
        .prop_map(|(at, fact, was, gave, score, grade, ms, sure)| {
            Event::Answer(event::Answer {
                at,
                sit: "s".to_owned(),
                fact,
                ask: "a".to_owned(),
                was,
                gave,
                score,
                grade,
                ms,
                sure,
                ..Default::default()
            })
        })
}

#[expect(clippy::too_many_lines, reason = "one arm for each kind")]
fn event() -> impl Strategy<Value = Event> {
    let text = || ".*";
    prop_oneof![
        answer(),
        (
            moment(),
            text(),
            any::<u64>(),
            prop::collection::vec(text(), 0..4),
            any::<u32>()
        )
            .prop_map(|(at, of, seed, asks, limit_s)| {
                Event::Start(event::Start {
                    at,
                    sit: "s".to_owned(),
                    mode: "quiz".into(),
                    of: of.into(),
                    seed,
                    asks,
                    limit_s,
                    verdicts_last: limit_s % 2 == 1,
                    ..Default::default()
                })
            }),
        (
            moment(),
            any::<u32>(),
            prop::collection::vec(text(), 0..2),
            any::<u32>()
        )
            .prop_map(|(at, n, gave, ms)| Event::Draft(event::Draft {
                sure: None,
                at,
                sit: "s".to_owned(),
                n,
                gave,
                ms,
                left_s: 5
            })),
        (moment(), text(), text()).prop_map(|(at, act, what)| Event::Act(event::Act {
            at,
            sit: "s".to_owned(),
            n: 1,
            act: act.into(),
            what,
            left_s: 0
        })),
        (moment(), text()).prop_map(|(at, how)| Event::Finish(event::Finish {
            at,
            sit: "s".to_owned(),
            how: how.into()
        })),
        (moment(), moment(), text()).prop_map(|(at, of, by)| Event::Undo(event::Undo {
            at,
            of,
            by
        })),
        (moment(), moment(), 0_u8..=100, grade(), text()).prop_map(
            |(at, of, score, grade, why)| Event::Amend(event::Amend {
                at,
                of,
                score,
                grade,
                why
            })
        ),
        (moment(), moment(), text()).prop_map(|(at, of, cause)| Event::Cause(event::Cause {
            at,
            of,
            cause: cause.into()
        })),
        (moment(), text(), text(), text()).prop_map(|(at, fact, state, until)| Event::Keep(
            event::Keep {
                at,
                fact,
                state: state.into(),
                until
            }
        )),
        (moment(), text(), any::<bool>(), text()).prop_map(|(at, fact, on, note)| Event::Flag(
            event::Flag {
                at,
                fact,
                ask: "a".to_owned(),
                on,
                note
            }
        )),
        (moment(), text(), 0_u16..=1000, any::<u32>()).prop_map(|(at, section, permille, ms)| {
            Event::Read(event::Read {
                at,
                section,
                state: "left".into(),
                permille,
                ms,
                ..Default::default()
            })
        }),
        (moment(), text(), text(), any::<bool>()).prop_map(|(at, quote, note, on)| {
            let empty = String::new;
            Event::Mark(event::Mark {
                at,
                mark: empty(),
                section: empty(),
                quote,
                before: empty(),
                after: empty(),
                colour: empty(),
                note,
                on,
            })
        }),
        (moment(), text(), text()).prop_map(|(at, what, key)| Event::Forget(event::Forget {
            at,
            what: what.into(),
            key,
            ..Default::default()
        })),
        (moment(), text(), text()).prop_map(|(at, key, value)| Event::Set(event::Set {
            at,
            key,
            value
        })),
    ]
}

/// Whole lines of a file: one that holds an event, with that event, or anything else.
fn piece() -> impl Strategy<Value = (String, Option<Event>)> {
    let line = |event: Event| {
        let line = write_line(&event).expect("an event can be written");
        (line, Some(event))
    };
    let frame = [header("anna"), CLOSER.to_owned()];
    prop_oneof![
        4 => event().prop_map(line),
        2 => ".*".prop_map(|text| (format!("{text}\n"), None)),
        1 => prop::sample::select(frame.to_vec()).prop_map(|text| (text, None)),
    ]
}

proptest! {
    #[test]
    fn every_event_reads_as_it_was_written(event in event()) {
        let line = write_line(&event).expect("an event can be written");
        prop_assert_eq!(line.matches('\n').count(), 1, "one line");
        prop_assert_eq!(read_line(&line), Ok(ReadLine { event, tag: Tag::Valid }));
    }

    #[test]
    fn a_changed_letter_never_passes_for_an_untouched_line(event in answer(), at in any::<prop::sample::Index>()) {
        let line = write_line(&event).expect("an event can be written");
        let mut bytes = line.trim_end().as_bytes().to_vec();
        let at = at.index(bytes.len());
        bytes[at] ^= 1;
        if let Ok(text) = String::from_utf8(bytes) {
            prop_assert!(!read_line(&text).is_ok_and(|it| it.tag == Tag::Valid), "{}", text);
        }
    }

    #[test]
    fn among_any_noise_every_line_is_read_and_repairing_keeps_it(pieces in prop::collection::vec(piece(), 0..8)) {
        let text: String = pieces.iter().map(|(text, _)| text.as_str()).collect();
        let before = read_segment(&text);
        for event in pieces.iter().filter_map(|(_, event)| event.as_ref()) {
            prop_assert!(before.events.contains(event), "{:?} is not read from {}", event, text);
        }
        let after = read_segment(&repaired(&text));
        prop_assert_eq!(before.events, after.events);
    }

    #[test]
    fn merging_does_not_depend_on_order_and_counts_copies_once(events in prop::collection::vec((any::<bool>(), event()), 0..20)) {
        let of = |mine: bool| -> Vec<Event> {
            let mut it: Vec<Event> = events.iter().filter(|(is_mine, _)| *is_mine == mine).map(|(_, event)| event.clone()).collect();
            it.sort_by_key(Event::at);
            it
        };
        let (a, b) = (("anna".to_owned(), of(true)), ("ben".to_owned(), of(false)));
        let once = merged([a.clone(), b.clone()]);
        let again = merged([b.clone(), a.clone(), b.clone(), a.clone()]);
        prop_assert!(once.entries().eq(again.entries()), "the same events");
        let lists = [b.1, a.1].concat();
        prop_assert!(lists.iter().all(|event| once.entries().any(|it| it.event == *event)), "as they were");
    }
}

fn golden_answer() -> Event {
    let at = Moment::new(1_795_353_244_123, 3600);
    Event::Answer(event::Answer {
        at,
        sit: "k7f3q".to_owned(),
        fact: "myokines/il6-falls-with-training".to_owned(),
        ask: "athlete".to_owned(),
        was: "4h2kqz".to_owned(),
        gave: vec!["It is higher".to_owned()],
        score: 0,
        grade: Some(Grade::Again),
        ms: 6312,
        sure: Some(Confidence::Sure),
        ..Default::default()
    })
}

#[test]
fn the_bytes_of_a_line_are_for_ever() {
    assert_eq!(
        write_line(&golden_answer()).expect("an event can be written"),
        "Answer(at:\"2026-11-22T14:14:04.123+01:00\",sit:\"k7f3q\",fact:\"myokines/il6-falls-with-training\",ask:\"athlete\",\
         was:\"4h2kqz\",gave:[\"It is higher\"],score:0,grade:Again,ms:6312,sure:Sure),//b817\n",
        "golden"
    );
    let at = Moment::new(1_795_353_244_123, 3600);
    let plain = Event::Undo(event::Undo {
        at,
        of: at.plus_ms(-5),
        by: String::new(),
    });
    assert_eq!(
        write_line(&plain).expect("an event can be written"),
        "Undo(at:\"2026-11-22T14:14:04.123+01:00\",of:\"2026-11-22T14:14:04.118+01:00\"),//8v8g\n",
        "defaults are left out"
    );
    assert_eq!(
        header("anna-k7f3"),
        "// Study scores. One answer per line; the app only ever adds lines at the end.\nScores(format:1,device:\"anna-k7f3\",log:[\n",
        "header"
    );
}

#[test]
fn the_whole_file_is_one_ron_value() {
    let line = write_line(&golden_answer()).expect("an event can be written");
    let text = format!("{}{line}{CLOSER}", header("anna"));
    let value: ron::Value = ron::from_str(&text).expect("plain RON, no extension needed");
    assert!(matches!(value, ron::Value::Map(_)), "{value:?}");
}

#[test]
fn words_of_newer_versions_are_kept_and_passed_over() {
    let body = "Orbit(at:\"2026-11-22T14:14:04.123+01:00\",score:74),";
    let tagged = {
        // A newer version would write the right tag; here it is found by trying them all.
        (0..1_u32 << 20)
            .map(|tag| format!("{body}//{}", spotter::base32::text(u64::from(tag), 4)))
            .find(|line| matches!(read_line(line), Err(LineFault::UnknownKind(_))))
    };
    let line = tagged.expect("one of all tags fits");
    let text = format!("{}{line}\n{CLOSER}", header("anna"));
    let segment = read_segment(&text);
    assert_eq!(
        (segment.unknown, segment.problems.len()),
        (1, 0),
        "counted, not a problem"
    );
    let newer = "Answer(at:\"2026-11-22T14:14:04.123+01:00\",sit:\"k\",fact:\"p/f\",ask:\"a\",was:\"w\",score:100,grade:Brilliant,ms:1,mood:(1,[2])),";
    let ReadLine { event, .. } = read_line(newer).expect("new fields and grades are no fault");
    assert!(
        matches!(
            event,
            Event::Answer(event::Answer {
                grade: Some(Grade::Other),
                ..
            })
        ),
        "{event:?}"
    );
}

#[test]
fn a_torn_tail_loses_only_the_line_that_was_being_written() {
    let line = write_line(&golden_answer()).expect("an event can be written");
    let whole = format!("{}{line}{line}{CLOSER}", header("anna"));
    let complete_after = header("anna").len() + line.len();
    for cut in header("anna").len()..whole.len() {
        let torn = &whole[..cut];
        let expected = 1 + usize::from(cut + 1 >= complete_after + line.len());
        let expected = if cut + 1 < complete_after {
            0
        } else {
            expected
        };
        assert_eq!(read_segment(torn).events.len(), expected, "cut at {cut}");
        let mended = repaired(torn);
        let after = read_segment(&mended);
        assert_eq!(
            after.events.len(),
            expected,
            "repaired after a cut at {cut}"
        );
        assert_eq!(
            after.shape,
            Shape::Closed {
                body_end: mended.len() - CLOSER.len()
            },
            "can be continued after a cut at {cut}"
        );
        assert!(
            ron::from_str::<ron::Value>(&mended).is_ok(),
            "valid RON after a cut at {cut}:\n{mended}"
        );
    }
}

#[test]
fn a_closing_bracket_inside_a_comment_is_none() {
    let line = write_line(&golden_answer()).expect("an event can be written");
    let text = format!("{}{line}{CLOSER}// my note ])\n", header("anna"));
    let torn = String::new();
    assert_eq!(
        read_segment(&text).shape,
        Shape::Open { torn },
        "no place for a line"
    );
    let mended = repaired(&text);
    let Shape::Closed { body_end: end } = read_segment(&mended).shape else {
        panic!("not mended: {mended}");
    };
    let longer = format!("{}{line}{CLOSER}", &mended[..end]);
    assert_eq!(read_segment(&longer).events.len(), 2, "the line is added");
}

#[test]
fn hand_edits_are_read_and_reported() {
    let line = write_line(&golden_answer()).expect("an event can be written");
    let edited = line.replace("score:0", "score:100");
    let text =
        format!("\u{feff}{}{edited}{line}broken(\n{CLOSER}", header("anna")).replace('\n', "\r\n");
    let segment = read_segment(&text);
    assert_eq!(segment.events.len(), 2, "both answers");
    assert_eq!(
        segment
            .edited
            .iter()
            .map(|note| note.line)
            .collect::<Vec<_>>(),
        [3],
        "the edited line"
    );
    assert_eq!(
        segment
            .problems
            .iter()
            .map(|note| note.line)
            .collect::<Vec<_>>(),
        [5],
        "the broken line"
    );
}

#[test]
fn a_file_that_an_editor_laid_out_anew_is_read_as_a_whole() {
    let line = write_line(&golden_answer()).expect("an event can be written");
    let body = line
        .split("//")
        .next()
        .expect("the body")
        .replace("(at", "(\n    at")
        .replace(",sit", ",\n    sit");
    let segment = read_segment(&format!("{}{body}\n{CLOSER}", header("anna")));
    assert_eq!(segment.events, [golden_answer()], "the answer");
    assert_eq!(segment.shape, Shape::Reformatted, "and it is left alone");
}

#[test]
fn two_processes_that_meet_in_one_millisecond_lose_nothing() {
    let at = Moment::new(1_795_353_244_123, 3600);
    let set = |value: &str| {
        Event::Set(event::Set {
            at,
            key: "new_per_day".to_owned(),
            value: value.to_owned(),
        })
    };
    let record = merged([
        ("anna".to_owned(), vec![set("5")]),
        ("anna".to_owned(), vec![set("6"), set("5")]),
    ]);
    assert_eq!(
        record.len(),
        2,
        "both, each once: {:?}",
        record.entries().collect::<Vec<_>>()
    );
}

#[test]
fn a_document_on_one_line_is_read_as_a_whole() {
    let line = write_line(&golden_answer()).expect("an event can be written");
    let body = line.split("//").next().expect("the body");
    let segment = read_segment(&format!("Scores(format:1,device:\"anna\",log:[{body}])\n"));
    assert_eq!(segment.events, [golden_answer()], "the answer");
    assert_eq!(segment.shape, Shape::Reformatted, "and it is left alone");
}

/// Three events, and the complete file that holds them.
fn three() -> (Vec<Event>, String) {
    let at = Moment::new(1_795_353_244_123, 3600);
    let event = |n: i64| {
        Event::Set(event::Set {
            at: at.plus_ms(n),
            key: "new_per_day".to_owned(),
            value: n.to_string(),
        })
    };
    let events: Vec<Event> = (0..3).map(event).collect();
    let lines: String = events
        .iter()
        .map(|event| write_line(event).expect("an event can be written"))
        .collect();
    (events, format!("{}{lines}{CLOSER}", header("anna")))
}

/// What people or programs may do to a file, how many of the three events can then be read, and how many notes
/// (problems and edited lines) are made.
#[expect(clippy::too_many_lines, reason = "a table of cases")]
#[test]
fn whatever_is_done_to_a_file_every_readable_line_is_kept_and_the_rest_is_noted() {
    let (events, text) = three();
    let line = |n: usize| write_line(&events[n]).expect("an event can be written");
    let conflict = format!(
        "<<<<<<< ours\n{}=======\n{}>>>>>>> theirs\n",
        line(1),
        line(1)
    );
    let cases: Vec<(&str, String, usize, usize)> = vec![
        ("nothing", text.clone(), 3, 0),
        ("a byte order mark", format!("\u{feff}{text}"), 3, 0),
        ("Windows line ends", text.replace('\n', "\r\n"), 3, 0),
        ("a lost comma", text.replacen("),//", ")//", 1), 3, 1),
        (
            "a comment",
            text.replace(CLOSER, &format!("// mine\n{CLOSER}")),
            3,
            0,
        ),
        (
            "an empty line",
            text.replace(CLOSER, &format!("\n{CLOSER}")),
            3,
            0,
        ),
        ("a broken line", text.replacen("Set(", "Set", 1), 2, 1),
        ("a deleted line", text.replace(&line(1), ""), 2, 0),
        (
            "a doubled line",
            text.replace(&line(1), &line(1).repeat(2)),
            4,
            0,
        ),
        ("a deleted closer", text.replace(CLOSER, ""), 3, 0),
        ("marks of a merge", text.replace(&line(1), &conflict), 4, 3),
        (
            "curly quotes",
            text.replace("\"new_per_day\"", "“new_per_day”"),
            0,
            3,
        ),
        ("NUL bytes at the end", format!("{text}\0\0\0\0"), 3, 0),
        (
            "an edited value",
            text.replace("value:\"1\"", "value:\"9\""),
            3,
            1,
        ),
        ("a newer format", text.replace("format:1", "format:7"), 3, 0),
        (
            "laid out anew",
            text.replace("Set(", "Set(\n  ").replace("//", "// "),
            3,
            1,
        ),
        ("nothing at all", String::new(), 0, 0),
        ("only NUL bytes", "\0".repeat(300), 0, 0),
    ];
    for (what, damaged, readable, notes) in cases {
        let segment = read_segment(&damaged);
        assert_eq!(segment.events.len(), readable, "{what}: {segment:?}");
        assert_eq!(
            segment.problems.len() + segment.edited.len(),
            notes,
            "{what}: {segment:?}"
        );
        let after = read_segment(&repaired(&damaged));
        assert!(
            segment.shape == Shape::Reformatted || after.events == segment.events,
            "{what}: repairing keeps what is readable"
        );
    }
}
