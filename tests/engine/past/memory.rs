//! Memory is a fold over the record: replay equals step by step, and an undo leaves no trace.

use crate::support::{library, merged, now};
use proptest::prelude::*;
use spotter::answer::{Confidence, Grade};
use spotter::material::{FaceId, FactId};
use spotter::memory::{FactState, Memory, Step, missed};
use spotter::record::{Event, Moment, Record, event};

const DAY: i64 = 86_400_000;

/// One event to generate: some seconds after the last one, of this kind and with these parts, on one of two devices.
#[derive(Clone, Copy, Debug)]
struct Happening {
    seconds: i64,
    kind: u8,
    which: u8,
    part: u8,
    on_ben: bool,
}

fn happening() -> impl Strategy<Value = Happening> {
    let days = |days: i64| days * 86_400;
    let seconds = prop_oneof![
        20 => 1_i64..days(3),
        2 => days(-2)..0,
        1 => prop::sample::select(vec![days(-400), days(-30), days(30), days(400)]),
        1 => Just(0),
    ];
    (
        seconds,
        0_u8..22,
        0_u8..4,
        0_u8..5,
        prop::bool::weighted(0.3),
    )
        .prop_map(|(seconds, kind, which, part, on_ben)| Happening {
            seconds,
            kind,
            which,
            part,
            on_ben,
        })
}

const DEVICES: [&str; 2] = ["anna", "ben"];

const FACTS: [&str; 4] = [
    "myokine-definition",
    "range-autocrine",
    "gone",
    "exerkine-wider",
];

/// The address of a fact; now and then a bare pack id instead.
fn address(it: Happening) -> String {
    match FACTS[usize::from(it.which)] {
        "gone" if it.part == 4 => "myokines".to_owned(),
        fact => format!("myokines/{fact}"),
    }
}

/// Generates events for two devices, each with its own clock.
struct Maker {
    clocks: [Moment; 2],
    made: Vec<(usize, Event)>,
}

impl Maker {
    fn new() -> Self {
        Self {
            clocks: [now(), now().plus_ms(1234)],
            made: Vec::new(),
        }
    }

    fn make(&mut self, it: Happening) -> (&'static str, Event) {
        let device = usize::from(it.on_ben);
        // A clock that was never set shows 1970.
        let unset = it.kind == 0 && it.seconds % 97 == 0;
        let at = if unset {
            Moment::new(it.seconds.abs() * 1000, 3600)
        } else {
            self.clocks[device] = self.clocks[device].plus_ms(it.seconds * 1000);
            self.clocks[device]
        };
        let event = self.event(it, device, at);
        self.made.push((device, event.clone()));
        (DEVICES[device], event)
    }

    /// Mostly one of the latest events, sometimes one of the first; of that device, or of any for `None`.
    fn earlier(&self, it: Happening, device: Option<usize>) -> (usize, Moment) {
        let mut known = self
            .made
            .iter()
            .filter(|(on, _)| device.is_none_or(|it| it == *on));
        let count = known.clone().count();
        let back = usize::from(it.part) % count.max(1);
        let place = if it.which > 0 {
            count.saturating_sub(1 + back)
        } else {
            back
        };
        let found = known.nth(place).map(|(on, event)| (*on, event.at()));
        found.unwrap_or_else(|| (device.unwrap_or(0), now()))
    }

    fn event(&self, it: Happening, device: usize, at: Moment) -> Event {
        let Happening {
            kind, which, part, ..
        } = it;
        let (which_fact, place) = (usize::from(which), usize::from(part));
        let fact = address(it);
        let (_, own) = self.earlier(it, Some(device));
        match kind {
            0 => event::Start {
                at,
                sit: format!("s{which}"),
                mode: ["drill", "quiz", "check"][place % 3].into(),
                of: "due".into(),
                seed: 1,
                ..Default::default()
            }
            .into(),
            1..=6 => event::Answer {
                at,
                sit: format!("s{which}"),
                fact,
                ask: format!("q{part}"),
                was: "w".to_owned(),
                gave: vec!["x".to_owned()],
                score: if part == 0 { 0 } else { 100 },
                grade: [
                    Some(Grade::Again),
                    Some(Grade::Hard),
                    Some(Grade::Other),
                    Some(Grade::Easy),
                    None,
                ][place],
                ms: 1000,
                sure: (which == 1).then_some(Confidence::Sure),
                ..Default::default()
            }
            .into(),
            7..=9 => {
                let anywhere = self.earlier(it, None);
                let (by, of) = match part {
                    0 => (DEVICES[anywhere.0], anywhere.1),
                    1 => ("nobody", own),
                    _ => ("", own),
                };
                let by = by.to_owned();
                event::Undo { at, of, by }.into()
            }
            10 => event::Set {
                at,
                key: ["retention", "day_ends", "prompts", "prompts/myokines#s1"][which_fact]
                    .to_owned(),
                value: ["0.8", "3", "off", "on", "0.95"][place].to_owned(),
            }
            .into(),
            11 | 12 => event::Forget {
                at,
                what: ["fact", "pack", "sitting", "sitting"][which_fact].into(),
                key: [fact.as_str(), "myokines", "s1", "s0", "s2"][place].to_owned(),
                by: ["", DEVICES[device], DEVICES[1 - device]][place % 3].to_owned(),
            }
            .into(),
            13 => event::Finish {
                at,
                sit: format!("s{which}"),
                how: ["done", "left"][place % 2].into(),
            }
            .into(),
            _ => Self::rarer(it, at, (fact, own)),
        }
    }

    fn rarer(it: Happening, at: Moment, (fact, of): (String, Moment)) -> Event {
        let Happening {
            kind, which, part, ..
        } = it;
        let place = usize::from(part);
        match kind {
            14 => event::Keep {
                at,
                fact,
                state: ["suspended", "buried", "active", "buried", "moon"][place].into(),
                until: ["", "20800"][usize::from(which) % 2].to_owned(),
            }
            .into(),
            15 | 16 => event::Cause {
                at,
                of,
                cause: ["misread", "guessed"][place % 2].into(),
            }
            .into(),
            17 => event::Flag {
                at,
                fact,
                ask: format!("q{part}"),
                on: place.is_multiple_of(2),
                note: "odd".to_owned(),
            }
            .into(),
            18 => event::Read {
                at,
                section: format!("myokines#s{which}"),
                state: ["opened", "finished"][place % 2].into(),
                permille: u16::from(part) * 100,
                ..Default::default()
            }
            .into(),
            19 => event::Amend {
                at,
                of,
                score: [100, 0][place % 2],
                grade: Grade::Good,
                why: "right".to_owned(),
            }
            .into(),
            20 => event::Act {
                at,
                sit: format!("s{which}"),
                n: 0,
                act: "ask".into(),
                what: String::new(),
                left_s: 0,
            }
            .into(),
            _ => event::Note {
                at,
                fact,
                text: "mine".to_owned(),
            }
            .into(),
        }
    }
}

/// Everything that memory can be asked, as text.
fn all_of(memory: &Memory, record: &Record, day: i32) -> String {
    let ids = FACTS.map(|id| FactId::new("myokines", id));
    let facts: Vec<_> = ids
        .iter()
        .map(|id| (memory.fact(id).cloned(), memory.state(id, day)))
        .collect();
    let asks: Vec<_> = memory.faces().collect();
    let flags: Vec<_> = memory.flags().collect();
    let faces = ids.iter().flat_map(|id| {
        (0..5).map(move |part| FaceId::new(id.clone(), format!("q{part}").as_str()))
    });
    let checked: Vec<_> = faces.map(|ask| memory.checked(&ask).copied()).collect();
    let past: Vec<_> = ids.iter().map(|id| memory.answers_to(record, id)).collect();
    let counted = record.iter().enumerate();
    let counted: Vec<_> = counted
        .map(|(index, seen)| memory.is_counted(record, index, &seen))
        .collect();
    let introduced: Vec<_> = (day - 900..day + 900)
        .map(|day| memory.introduced_on(day))
        .filter(|count| *count > 0)
        .collect();
    let readings: Vec<_> = memory.readings().collect();
    let sittings: Vec<_> = memory.sittings().collect();
    format!(
        "{facts:?} {asks:?} {flags:?} {checked:?} {past:?} {counted:?} {introduced:?} {readings:?} {sittings:?} {:?} {:?} {:?} {:?} {} {}",
        memory.last_read(),
        memory.counts(),
        memory.settings(),
        memory.forgotten(),
        memory.seconds_per_card(),
        memory.asks_in_text(),
    )
}

/// Takes the last event in one step, or replays if that is needed.
fn take(memory: &mut Memory, record: &Record) {
    if memory.take_last(record, usize::MAX) == Step::NeedsReplay {
        *memory = Memory::replay(record);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]
    /// For any events on two devices, with clocks that jump.
    #[test]
    fn replay_equals_step_by_step(steps in prop::collection::vec(happening(), 0..50)) {
        let mut record = Record::default();
        let mut memory = Memory::replay(&record);
        let mut maker = Maker::new();
        for step in steps {
            let (device, event) = maker.make(step);
            record.push(device, event);
            take(&mut memory, &record);
        }
        let day = now().study_day(4);
        let expected = all_of(&Memory::replay(&record), &record, day);
        prop_assert_eq!(all_of(&memory, &record, day), expected);
    }

    /// The undo of an event restores the state before the event; the undo of that undo, the state after it.
    #[test]
    fn an_undo_takes_back_without_a_trace(
        steps in prop::collection::vec(happening(), 0..40),
        last in happening(),
    ) {
        let mut record = Record::default();
        let mut memory = Memory::replay(&record);
        let mut maker = Maker::new();
        for step in steps {
            // Keeps clocks from being unset: such a line gets its day only from the next one.
            let seconds = step.seconds.abs() / 97 * 97 + 1;
            let (device, event) = maker.make(Happening { seconds, ..step });
            record.push(device, event);
            take(&mut memory, &record);
        }
        let last = Happening { seconds: 60, ..last };
        let day = now().study_day(4);
        let whole = |memory: &Memory| {
            let facts: Vec<_> = memory.facts().map(|(id, it)| (id.clone(), it.clone())).collect();
            let sittings: Vec<_> = memory.sittings().map(|it| format!("{it:?}")).collect();
            format!("{facts:?} {sittings:?} {:?} {:?} {:?}", memory.counts(), memory.forgotten(), memory.settings())
        };
        let before = whole(&memory);
        let (device, event) = maker.make(last);
        // An answer moves the day of later ones even if it is undone; here nothing comes after it.
        let of = event.at();
        record.push(device, event);
        take(&mut memory, &record);
        let after = whole(&memory);
        // Earlier lines that already refer to that moment would refer to this event.
        prop_assume!(record.places_of((record.device_number(device).unwrap_or(0), of.ms())).len() == 1);
        prop_assume!(memory.is_counted(&record, record.len() - 1, &record.get(record.len() - 1).expect("it")));
        let undo = |n: i64, of: Moment| Event::from(event::Undo { at: of.plus_ms(n), of, by: String::new() });
        record.push(device, undo(1, of));
        take(&mut memory, &record);
        prop_assert_eq!(&whole(&memory), &before, "taken back");
        record.push(device, undo(1, of.plus_ms(1)));
        take(&mut memory, &record);
        prop_assert_eq!(&whole(&memory), &after, "and taken back again");
        let replayed = all_of(&Memory::replay(&record), &record, day);
        prop_assert_eq!(all_of(&memory, &record, day), replayed, "as a replay has it");
    }

    /// Events read from files are packed, and later ones are not; this makes no difference.
    #[test]
    fn what_was_read_and_what_happened_since_count_alike(
        steps in prop::collection::vec(happening(), 0..40),
        cut in 0_usize..40,
    ) {
        let mut maker = Maker::new();
        let mut events: Vec<(&str, Event)> = Vec::new();
        for step in steps {
            // In chronological order, which is the order of files too.
            let (_, event) = maker.make(Happening { seconds: step.seconds.max(1), on_ben: false, ..step });
            events.push(("anna", event));
        }
        let since = events.split_off(cut.min(events.len()));
        let of = |events: &[(&str, Event)]| events.iter().map(|(_, event)| event.clone()).collect::<Vec<_>>();
        let mut half = merged([("anna".to_owned(), of(&events))]);
        let mut memory = Memory::replay(&half);
        let mut plain = Record::default();
        for (device, event) in &events {
            plain.push(device, event.clone());
        }
        for (device, event) in since {
            half.push(device, event.clone());
            plain.push(device, event);
            take(&mut memory, &half);
        }
        let whole = plain.entries().map(|it| it.event).collect();
        let packed = merged([("anna".to_owned(), whole)]);
        let day = now().study_day(4);
        let expected = all_of(&Memory::replay(&packed), &packed, day);
        prop_assert_eq!(&all_of(&Memory::replay(&plain), &plain, day), &expected, "not packed");
        prop_assert_eq!(&all_of(&Memory::replay(&half), &half, day), &expected, "half packed");
        prop_assert_eq!(&all_of(&memory, &half, day), &expected, "step by step behind what was read");
    }
}

fn answer(at: Moment, ask: &str, score: u8) -> Event {
    let id = FaceId::parse(ask).expect("an address");
    Event::Answer(event::Answer {
        at,
        sit: "s".to_owned(),
        fact: id.fact.to_string(),
        ask: id.ask.to_string(),
        was: "w".to_owned(),
        gave: vec!["x".to_owned()],
        score,
        grade: Some(if score == 100 {
            Grade::Good
        } else {
            Grade::Again
        }),
        ms: 1000,
        sure: None,
        ..Default::default()
    })
}

fn replayed(events: &[Event]) -> Memory {
    let mut record = Record::default();
    for event in events {
        record.push("anna", event.clone());
    }
    Memory::replay(&record)
}

const CASE: &str = "myokines/range-autocrine/case";
const CARD: &str = "myokines/range-autocrine/target";

#[test]
fn a_question_is_missed_until_that_question_is_answered_right() {
    let library = library();
    let mut events = vec![answer(now(), CASE, 0)];
    let listed = |events: &[Event]| {
        missed(&replayed(events), &library)
            .into_iter()
            .map(|it| it.ask.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(listed(&events), [CASE], "missed");
    events.push(answer(now().plus_ms(1000), CARD, 100));
    assert_eq!(
        listed(&events),
        [CASE],
        "another question of the fact does not clear it"
    );
    events.push(answer(now().plus_ms(2000), CASE, 100));
    assert_eq!(listed(&events), [""; 0], "that question does");
}

#[test]
fn the_missed_list_puts_sure_and_wrong_first_and_recalled_facts_last() {
    let library = library();
    let sure = |mut event: Event| {
        if let Event::Answer(event::Answer { sure, .. }) = &mut event {
            *sure = Some(Confidence::Sure);
        }
        event
    };
    let (often, other, sure_one) = (
        "myokines/range-paracrine/case",
        "myokines/exerkine-wider/liver-signal",
        "myokines/range-endocrine/example",
    );
    let at = |n: i64| now().plus_ms(n * 1000);
    let start = Event::Start(event::Start {
        at: at(0),
        sit: "s".to_owned(),
        mode: "drill".into(),
        of: "due".into(),
        seed: 1,
        asks: vec![],
        limit_s: 0,
        verdicts_last: false,
        ..Default::default()
    });
    let sure_id = library.packs()[0]
        .facts
        .iter()
        .find(|fact| fact.id == "range-endocrine")
        .and_then(|fact| fact.questions.last())
        .map(|it| it.id.clone());
    let sure_one = sure_id.map_or_else(
        || sure_one.to_owned(),
        |id| format!("myokines/range-endocrine/{id}"),
    );
    let events = [
        start,
        answer(at(1), CASE, 0),
        answer(at(2), often, 0),
        answer(at(3), often, 0),
        answer(at(4), other, 0),
        sure(answer(at(5), &sure_one, 0)),
        answer(at(6), CARD, 100),
    ];
    let order: Vec<_> = missed(&replayed(&events), &library)
        .into_iter()
        .map(|it| it.ask.to_string())
        .collect();
    assert_eq!(
        order,
        [sure_one.as_str(), often, other, CASE],
        "sure, often, latest, recalled since"
    );
}

#[test]
fn a_fact_is_new_then_learning_then_due() {
    let id = FactId::new("myokines", "range-autocrine");
    let today = now().study_day(4);
    assert_eq!(
        replayed(&[]).state(&id, today),
        FactState::New,
        "never answered"
    );
    let memory = replayed(&[answer(now(), CASE, 0)]);
    assert_eq!(memory.state(&id, today), FactState::Learning, "failed");
    let due = memory
        .fact(&id)
        .and_then(|fact| fact.memory_state)
        .expect("it was graded")
        .due;
    assert_eq!(due, today + 1, "failing brings it back tomorrow");
}

#[test]
fn an_answer_without_a_grade_counts_and_leaves_the_schedule_alone() {
    let mut event = answer(now(), CASE, 100);
    if let Event::Answer(event::Answer { grade, .. }) = &mut event {
        *grade = None;
    }
    let memory = replayed(&[event]);
    assert_eq!(memory.counts().answers, 1, "counted");
    let fact = memory
        .fact(&FactId::new("myokines", "range-autocrine"))
        .expect("known");
    assert!(fact.memory_state.is_none(), "not scheduled");
}

#[test]
fn first_attempts_are_kept_apart_from_later_ones() {
    let memory = replayed(&[
        answer(now(), CASE, 0),
        answer(now().plus_ms(DAY), CASE, 100),
        answer(now().plus_ms(2 * DAY), CARD, 100),
    ]);
    let counts = memory.counts();
    assert_eq!(
        (
            counts.answers,
            counts.right,
            counts.first_attempts,
            counts.first_right
        ),
        (3, 2, 2, 1),
        "{counts:?}"
    );
}

#[test]
fn days_of_study_give_the_states_that_anki_gives() {
    // Four answers on study days 0, 2, 8 and 30, graded Good, Good, Again, Good; the expected state is that of the
    // reference implementation for the same intervals in days.
    let grades = [(0, 100), (2, 100), (8, 0), (30, 100)];
    let events: Vec<Event> = grades
        .iter()
        .map(|(day, score)| answer(now().plus_ms(day * DAY), CASE, *score))
        .collect();
    let reviews = [(0, 3), (2, 3), (6, 1), (22, 3)]
        .map(|(delta_t, rating)| fsrs::FSRSReview { rating, delta_t });
    let expected = fsrs::FSRS::default()
        .memory_state(
            fsrs::FSRSItem {
                reviews: reviews.to_vec(),
            },
            None,
        )
        .expect("a state");
    let strength = replayed(&events)
        .fact(&FactId::new("myokines", "range-autocrine"))
        .and_then(|fact| fact.memory_state)
        .expect("graded");
    assert_eq!(
        (strength.stability.to_bits(), strength.difficulty.to_bits()),
        (expected.stability.to_bits(), expected.difficulty.to_bits()),
        "bit for bit"
    );
}

#[test]
fn an_answer_from_the_future_harms_its_own_day_only() {
    let mut record = Record::default();
    record.push("anna", answer(now().plus_ms(3000 * DAY), CASE, 100));
    let other = "myokines/range-paracrine/case";
    record.push("anna", answer(now(), other, 0));
    let later = now().plus_ms(5 * DAY);
    let memory = Memory::replay(&record);
    let strength = memory
        .fact(&FactId::new("myokines", "range-paracrine"))
        .and_then(|fact| fact.memory_state);
    let due = strength.expect("it was graded").due;
    assert_eq!(
        due,
        now().study_day(4) + 1,
        "due as if nothing had happened"
    );
    assert_eq!(
        memory.today(later),
        later.study_day(4),
        "and today is today"
    );
    assert_eq!(
        record.dated_after(later).count(),
        1,
        "the wrong one is named"
    );
}
