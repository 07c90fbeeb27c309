//! The fast parser against RON: a million damaged lines, and no disagreement.

use crate::answer::{Confidence, Grade};
use crate::record::text::fast_line::read_canonical;
use crate::record::text::ron::read_event;
use crate::record::{Event, Moment, event, write_line};

/// Lines of every kind that the fast parser reads, with and without their optional fields.
fn lines() -> Vec<String> {
    let mut events = Vec::new();
    for (place, sure) in [
        None,
        Some(Confidence::Guess),
        Some(Confidence::Unsure),
        Some(Confidence::Sure),
    ]
    .into_iter()
    .enumerate()
    {
        let step = i64::try_from(place).expect("small");
        let at = |offset_s| Moment::new(1_795_353_244_123 + step * 7_777_777_777, offset_s);
        let grade = Grade::ALL.get(place).copied();
        for gave in [
            vec![],
            vec![String::new()],
            vec!["It is hïgher".to_owned(), "No, lower".to_owned()],
        ] {
            events.push(Event::Answer(event::Answer {
                at: at(3600),
                sit: "k7f3q".to_owned(),
                fact: "myokines/il6-pulse".to_owned(),
                ask: "rest#2".to_owned(),
                was: "4h2kqz".to_owned(),
                score: if gave.is_empty() { 100 } else { 0 },
                gave,
                grade: grade.filter(|_| place != 1),
                ms: 6312,
                sure,
                ..Default::default()
            }));
        }
        events.push(Event::Start(event::Start {
            at: at(-12_600),
            sit: "k7f3q".to_owned(),
            mode: "quiz".into(),
            of: "topic:myokines/brain".into(),
            seed: u64::MAX - place as u64,
            asks: vec!["myokines/il6-pulse/rest".to_owned(); place],
            limit_s: if place > 1 { 600 } else { 0 },
            verdicts_last: place % 2 == 1,
            ..Default::default()
        }));
        events.extend(small_events(place));
        let (sit, how) = ("k7f3q".to_owned(), "handed-in".into());
        events.push(Event::Finish(event::Finish {
            at: at(0),
            sit,
            how,
        }));
    }
    events.iter().map(value_of).collect()
}

/// Lines of exams, which are left to RON.
fn exam_lines() -> Vec<String> {
    let sit = || "k7f3q2ma".to_owned();
    let start = event::Start {
        sit: sit(),
        mode: "exam".into(),
        form: "A".to_owned(),
        unscored: vec![4],
        ..Default::default()
    };
    let answer = event::Answer {
        sit: sit(),
        ms: 88_000,
        n: 2,
        ..Default::default()
    };
    [start.into(), answer.into()].iter().map(value_of).collect()
}

/// Returns the line of an event up to the comma.
fn value_of(event: &Event) -> String {
    let line = write_line(event).expect("an event can be written");
    let (value, _) = line.rsplit_once(",//").expect("a tag");
    value.to_owned()
}

fn small_events(place: usize) -> [Event; 3] {
    let at = |offset_s| Moment::new(1_795_353_244_123, offset_s);
    [
        Event::Read(event::Read {
            at: at(7200),
            section: "myokines#two-faces".to_owned(),
            state: "reached".into(),
            permille: 730,
            ms: 60_000,
            byte: if place > 1 { 4711 } else { 0 },
        }),
        Event::Cause(event::Cause {
            at: at(0),
            of: at(3600),
            cause: "mixed-up".into(),
        }),
        Event::Undo(event::Undo {
            at: at(0),
            of: at(0),
            by: if place > 1 { "ben-0000" } else { "" }.to_owned(),
        }),
    ]
}

/// A linear congruential generator with Knuth's MMIX constants, of which the high bits are used.
fn below(state: &mut u64, bound: usize) -> usize {
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) as usize % bound.max(1)
}

fn damage(line: &mut Vec<char>, state: &mut u64) {
    const LETTERS: &str =
        "\"\\,:;()[]{}09175-+_.eTZxSure AgainHardGoodEasyGuessUnsureNone \t\r\n\0\u{feff}ïß“";
    let letters: Vec<char> = LETTERS.chars().collect();
    let place = below(state, line.len());
    let letter = letters[below(state, letters.len())];
    match below(state, 6) {
        0 => line[place] = letter,
        1 => line.insert(place, letter),
        2 => drop(line.remove(place)),
        3 => {
            let other = below(state, line.len());
            line.swap(place, other);
        }
        // Mostly a digit for a digit, or a letter in upper case: this is what a damaged number or word looks like.
        4 if line[place].is_ascii_digit() => line[place] = letters[10 + below(state, 7)],
        4 => line[place] = line[place].to_ascii_uppercase(),
        _ => {
            let end = (place + 1 + below(state, 12)).min(line.len());
            let copied: Vec<char> = line[place..end].to_vec();
            let to = below(state, line.len());
            drop(line.splice(to..to, copied));
        }
    }
}

#[test]
fn what_we_write_is_read_fast_and_as_ron_reads_it() {
    for line in lines() {
        let fast = read_canonical(&line).map(Event::from);
        let slow = read_event(&line).expect("RON reads it");
        assert_eq!(fast, Some(slow), "{line}");
    }
}

#[test]
fn a_million_damaged_lines_are_read_alike_or_left_to_ron() {
    let mut lines = lines();
    lines.extend(exam_lines());
    let (mut state, mut accepted) = (3, 0);
    for turn in 0..1_000_000 {
        let mut line: Vec<char> = lines[turn % lines.len()].chars().collect();
        for _ in 0..=below(&mut state, 2) {
            damage(&mut line, &mut state);
        }
        let line: String = line.into_iter().collect();
        if let Some(fast) = read_canonical(&line) {
            accepted += 1;
            let slow = read_event(&line);
            assert_eq!(
                slow.as_ref().ok(),
                Some(&Event::from(fast)),
                "{line}: {slow:?}"
            );
        }
    }
    assert!(
        accepted > 100_000,
        "enough were read fast to mean something: {accepted}"
    );
}

#[test]
fn every_day_of_a_century_is_the_one_that_the_calendar_has() {
    let mut ms = 31_536_000_000;
    while ms < 4_000_000_000_000 {
        for offset in [0, 3600, -34_200, 50_400] {
            let moment = Moment::new(ms + 123, offset);
            let text = moment.to_string();
            let read = text
                .as_bytes()
                .try_into()
                .ok()
                .and_then(Moment::read_canonical);
            assert_eq!(
                read,
                Some(moment).filter(|_| !text.starts_with("1970")),
                "{text}"
            );
        }
        ms += 86_400_000 - 7_001;
    }
}
