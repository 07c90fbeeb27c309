//! Memory is a fold over the record: replay equals step by step, and undo takes back without a trace.

use crate::support::{library, now};
use proptest::prelude::*;
use spotter::answer::{Confidence, Grade};
use spotter::material::{FaceId, FactId};
use spotter::memory::{FactState, Memory, Step, missed};
use spotter::record::{Event, Moment, Record, event};

const DAY: i64 = 86_400_000;

/// One small thing that can happen: a number of seconds later, this kind of event with these parts.
fn event() -> impl Strategy<Value = (i64, u8, u8, u8)> {
    (1_i64..3 * 86_400, 0_u8..16, 0_u8..4, 0_u8..5)
}

fn make(step: (i64, u8, u8, u8), at: Moment, made: &[Event]) -> Event {
    let (_, kind, which, part) = step;
    let fact = format!(
        "myokines/{}",
        [
            "myokine-definition",
            "range-autocrine",
            "gone",
            "exerkine-wider"
        ][usize::from(which)]
    );
    // Mostly one of the last, now and then one of the first.
    let back = usize::from(part) % made.len().max(1);
    let place = if which > 0 {
        made.len().saturating_sub(1 + back)
    } else {
        back
    };
    let of = made.get(place).map_or(at, Event::at);
    match kind {
        0 => Event::Start(event::Start {
            at,
            sit: format!("s{which}"),
            mode: ["drill", "quiz", "check"][usize::from(part % 3)].into(),
            of: "due".into(),
            seed: 1,
            asks: Vec::new(),
            limit_s: 0,
            verdicts_last: false,
            ..Default::default()
        }),
        1..=5 | 15 => Event::Answer(event::Answer {
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
                Some(Grade::Good),
                Some(Grade::Easy),
                None,
            ][usize::from(part)],
            ms: 1000,
            sure: (which == 1).then_some(Confidence::Sure),
            ..Default::default()
        }),
        6 | 14 => Event::Undo(event::Undo {
            at,
            of,
            by: String::new(),
        }),
        7 => Event::Set(event::Set {
            at,
            key: ["retention", "day_ends", "new_per_day", "unknown"][usize::from(which)].to_owned(),
            value: ["0.8", "3", "7", "x", "0.95"][usize::from(part)].to_owned(),
        }),
        8 => Event::Forget(event::Forget {
            at,
            what: ["fact", "pack", "sitting", "moon"][usize::from(which)].into(),
            key: [fact.as_str(), "myokines", "s1", "", "s2"][usize::from(part)].to_owned(),
            ..Default::default()
        }),
        _ => make_other(step, at, (fact, of)),
    }
}

fn make_other(step: (i64, u8, u8, u8), at: Moment, (fact, of): (String, Moment)) -> Event {
    let (_, kind, which, part) = step;
    match kind {
        9 => Event::Keep(event::Keep {
            at,
            fact,
            state: ["suspended", "buried", "active", "buried", "moon"][usize::from(part)].into(),
            until: String::new(),
        }),
        10 | 11 => Event::Cause(event::Cause {
            at,
            of,
            cause: ["misread", "guessed"][usize::from(part % 2)].into(),
        }),
        12 => Event::Flag(event::Flag {
            at,
            fact,
            ask: format!("q{part}"),
            on: part % 2 == 0,
            note: "odd".to_owned(),
        }),
        13 => Event::Read(event::Read {
            at,
            section: format!("myokines#s{which}"),
            state: ["reached", "finished"][usize::from(part % 2)].into(),
            permille: u16::from(part) * 100,
            ms: 1000,
            ..Default::default()
        }),
        _ => Event::Amend(event::Amend {
            at,
            of,
            score: 100,
            grade: Grade::Good,
            why: "right".to_owned(),
        }),
    }
}

/// Everything that can be asked of a memory, as text.
fn all_of(memory: &Memory, day: i32) -> String {
    let facts: Vec<_> = [
        "myokine-definition",
        "range-autocrine",
        "gone",
        "exerkine-wider",
    ]
    .map(|id| FactId::new("myokines", id))
    .iter()
    .map(|id| (memory.fact(id).cloned(), memory.state(id, day)))
    .collect();
    let asks: Vec<_> = memory.faces().collect();
    let pace = memory.seconds_per_card();
    let due: Vec<_> = memory.due_by(day + 40).collect();
    let missed: Vec<_> = memory.faces().filter(|(_, it)| it.is_missed()).collect();
    let looked_at: Vec<_> = asks.iter().filter(|(_, it)| it.is_missed()).collect();
    assert!(missed.iter().eq(looked_at), "each missed one, and no other");
    let flags: Vec<_> = memory.flags().collect();
    let checked = asks.iter().map(|(ask, _)| memory.checked(ask));
    let checked: Vec<_> = checked.collect();
    format!(
        "{facts:?} {asks:?} {due:?} {flags:?} {checked:?} {:?} {:?} {:?} {:?} {pace} {}",
        memory.last_read(),
        memory.counts(),
        memory.sittings().collect::<Vec<_>>(),
        memory.settings(),
        memory.introduced_on(day)
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]
    #[test]
    fn replay_equals_step_by_step(steps in prop::collection::vec(event(), 0..40)) {
        let mut record = Record::default();
        let mut memory = Memory::replay(&record);
        let mut made = Vec::new();
        let mut at = now();
        for step in steps {
            at = at.plus_ms(step.0 * 1000);
            let event = make(step, at, &made);
            made.push(event.clone());
            record.push("anna", event);
            if memory.take_last(&record, usize::MAX) == Step::NeedsReplay {
                memory = Memory::replay(&record);
            }
        }
        let day = at.study_day(4);
        prop_assert_eq!(all_of(&memory, day), all_of(&Memory::replay(&record), day));
    }

    /// What was read of files is packed, what happens since is not: that makes no difference.
    #[test]
    fn what_was_read_and_what_happened_since_count_alike(
        steps in prop::collection::vec(event(), 0..40),
        cut in 0_usize..40,
    ) {
        let (mut events, mut made) = (Vec::new(), Vec::new());
        let mut at = now();
        for step in steps {
            at = at.plus_ms(step.0 * 1000);
            let event = make(step, at, &made);
            made.push(event.clone());
            events.push(event);
        }
        let since = events.split_off(cut.min(events.len()));
        let mut half = Record::merge([("anna".to_owned(), events.clone())]);
        let mut memory = Memory::replay(&half);
        let mut plain = Record::default();
        for event in &events {
            plain.push("anna", event.clone());
        }
        for event in since {
            half.push("anna", event.clone());
            plain.push("anna", event.clone());
            if memory.take_last(&half, usize::MAX) == Step::NeedsReplay {
                memory = Memory::replay(&half);
            }
        }
        let whole = plain.entries().map(|it| it.event).collect();
        let packed = Record::merge([("anna".to_owned(), whole)]);
        let day = at.study_day(4);
        let expected = all_of(&Memory::replay(&packed), day);
        prop_assert_eq!(&all_of(&Memory::replay(&plain), day), &expected, "not packed");
        prop_assert_eq!(&all_of(&Memory::replay(&half), day), &expected, "half packed");
        prop_assert_eq!(&all_of(&memory, day), &expected, "step by step behind what was read");
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
        .and_then(|fact| fact.strength)
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
    assert!(fact.strength.is_none(), "not scheduled");
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
    // Four answers on study days 0, 2, 8 and 30 with grades Good, Good, Again, Good; the states are those of the
    // reference implementation fed with the same differences of days.
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
        .and_then(|fact| fact.strength)
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
        .and_then(|fact| fact.strength);
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
