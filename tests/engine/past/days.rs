//! Study days: the hour at which they end, and what a wrong clock does to them.

use proptest::prelude::*;
use spotter::answer::Grade;
use spotter::material::FactId;
use spotter::memory::{Memory, Rest};
use spotter::record::{Event, KeepState, Moment, Record, StudyDay, event};

use crate::support::{merged, now};

const HOUR: i64 = 3_600_000;

const DAY: i64 = 24 * HOUR;

fn set(at: Moment, key: &str, value: &str) -> Event {
    let (key, value) = (key.to_owned(), value.to_owned());
    event::Set { at, key, value }.into()
}

fn answer(at: Moment, fact: &str) -> Event {
    event::Answer {
        at,
        sit: "s".to_owned(),
        fact: fact.to_owned(),
        ask: "q".to_owned(),
        grade: Some(Grade::Again),
        ..Default::default()
    }
    .into()
}

fn pushed(events: impl IntoIterator<Item = Event>) -> Record {
    let mut record = Record::default();
    for event in events {
        record.push("anna", event);
    }
    record
}

fn days(record: &Record) -> Vec<StudyDay> {
    record.iter().map(|seen| seen.study_day(4)).collect()
}

fn due(memory: &Memory, fact: &str) -> StudyDay {
    let known = memory
        .fact(&FactId::from_record(fact))
        .expect("it was answered");
    known.memory_state.expect("and graded").due
}

#[test]
fn the_hour_at_which_days_end_holds_for_what_was_said_before_it_was_set() {
    // The tests' clock says 14:14; this is half past four in the morning.
    let night = now().plus_ms(-9 * HOUR - 44 * 60_000);
    let keep = event::Keep {
        at: night.plus_ms(1),
        fact: "p/f".to_owned(),
        state: KeepState::Buried,
        until: String::new(),
    };
    let record = pushed([
        set(night, "day_ends", "3"),
        keep.into(),
        answer(night.plus_ms(2), "p/g"),
        set(night.plus_ms(3), "day_ends", "5"),
    ]);
    let memory = Memory::replay(&record);
    let yesterday = now().study_day(5) - 1;
    let buried = memory.fact(&FactId::from_record("p/f")).expect("kept back");
    assert_eq!(
        buried.rest,
        Some(Rest::BuriedUntil(yesterday + 1)),
        "of the evening before"
    );
    assert_eq!(due(&memory, "p/g"), yesterday + 1, "and so is the answer");
}

#[test]
fn a_wanted_recall_that_is_no_number_is_not_taken() {
    let record = pushed([
        set(now(), "retention", "0.85"),
        set(now().plus_ms(1), "retention", "NaN"),
        set(now().plus_ms(2), "retention", "inf"),
    ]);
    let settings = *Memory::replay(&record).settings();
    assert!((settings.retention - 0.85).abs() < 1e-6, "{settings:?}");
}

#[test]
fn a_fact_that_was_missed_while_the_clock_was_a_year_ahead_is_due_once_it_is_put_right() {
    let ahead = answer(now().plus_ms(365 * DAY), "p/f");
    let mut record = pushed([answer(now().plus_ms(-DAY), "p/g"), ahead]);
    let mut memory = Memory::replay(&record);
    assert_eq!(
        due(&memory, "p/f"),
        now().study_day(4) + 366,
        "so the clock said"
    );
    record.push("anna", answer(now(), "p/h"));
    let step = memory.take_last(&record, usize::MAX);
    assert_eq!(step, spotter::memory::Step::NeedsReplay, "other days");
    let memory = Memory::replay(&record);
    assert_eq!(due(&memory, "p/f"), now().study_day(4) + 1, "tomorrow");
    assert_eq!(
        due(&memory, "p/g"),
        now().study_day(4),
        "the others as before"
    );
}

#[test]
fn what_follows_a_wrong_line_keeps_its_place_among_the_answers_of_other_devices() {
    let year = 365 * DAY;
    // Anna's clock is wrong at first and right on day 2; Ben answers on day 1 or 3.
    for (wrong, others, last) in [
        (year, 3 * DAY, "ben"),
        (year, DAY, "anna"),
        (-60 * year, 3 * DAY, "ben"),
        (-60 * year, DAY, "anna"),
    ] {
        let at = |ms| now().plus_ms(ms);
        let anna = vec![answer(at(wrong), "p/f"), answer(at(2 * DAY), "p/f")];
        let ben = vec![answer(at(others), "p/f")];
        let record = merged([("anna".to_owned(), anna), ("ben".to_owned(), ben)]);
        let latest = record.iter().last().map(|seen| seen.device.to_owned());
        assert_eq!(latest.as_deref(), Some(last), "{wrong} and {others}");
    }
}

#[test]
fn a_last_line_of_a_wrong_clock_does_not_move_all_before_it_among_other_devices() {
    let at = |days: i64| now().plus_ms(days * DAY);
    let mut anna: Vec<Event> = (0..5).map(|n| answer(at(2 * n), "p/f")).collect();
    // An empty battery: the date is two years ago, and nothing follows it yet.
    anna.push(answer(at(-730), "p/f"));
    let ben = vec![answer(at(5), "p/g")];
    let record = merged([("anna".to_owned(), anna), ("ben".to_owned(), ben)]);
    let place = record.iter().position(|seen| seen.device == "ben");
    assert_eq!(
        place,
        Some(3),
        "between those of the fourth and the sixth day"
    );
}

#[test]
fn a_last_line_of_an_empty_battery_moves_no_earlier_session() {
    let at = |days: i64| now().plus_ms(days * DAY);
    let year = (-5..0).map(|day| answer(at(day), "p/f"));
    let year: Vec<Event> = year.collect();
    let right = days(&pushed(year.clone()));
    // 1 January 2020, noon.
    let reset = answer(Moment::new(1_577_876_400_000, 3600), "p/g");
    let behind: Vec<Event> = year.into_iter().chain([reset]).collect();
    let read = merged([("anna".to_owned(), behind.clone())]);
    for record in [pushed(behind), read] {
        let mut days = days(&record);
        assert_eq!(days.pop(), right.last().copied(), "the last day before it");
        assert_eq!(days, right, "all others on their own");
    }
}

#[test]
fn an_answer_of_a_clock_that_was_never_set_counts_on_the_next_day_that_is_known() {
    let record = pushed([answer(Moment::new(4 * DAY, 0), "p/f"), answer(now(), "p/g")]);
    let memory = Memory::replay(&record);
    assert_eq!(due(&memory, "p/f"), due(&memory, "p/g"), "the same day");
}

#[test]
fn an_empty_battery_does_not_move_the_answers_of_a_year() {
    let year = (0..365).map(|day| answer(now().plus_ms((day - 365) * DAY), "p/f"));
    let behind = answer(now().plus_ms(-1000 * DAY), "p/g");
    let right = pushed(year.clone().chain([answer(now(), "p/h")]));
    let wrong = pushed(year.chain([behind, answer(now(), "p/h")]));
    let (right, mut wrong) = (days(&right), days(&wrong));
    assert_eq!(wrong.remove(365), right[364], "it counts on the day before");
    assert_eq!(wrong, right, "and all others on their own");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]
    /// Pushed one by one or merged as if read from a file, each event has the same study day.
    #[test]
    fn days_are_the_same_as_they_are_given_and_as_they_are_read(
        hours in prop::collection::vec(prop_oneof![
            6 => 0_i64..60,
            2 => 20_i64..30,
            1 => prop::sample::select(vec![-400 * 24, -30 * 24, 30 * 24, 400 * 24]),
        ], 0..12),
        unset in prop::collection::vec(prop::bool::weighted(0.1), 12),
    ) {
        let mut at = now();
        let events = hours.iter().zip(unset).enumerate().map(|(place, (hours, unset))| {
            at = at.plus_ms(hours * HOUR);
            let n = i64::try_from(place).expect("small");
            let at = if unset { Moment::new(n, 3600) } else { at.plus_ms(n) };
            answer(at, &format!("p/f{place}"))
        });
        let events: Vec<Event> = events.collect();
        let given = pushed(events.clone());
        let read = merged([("anna".to_owned(), events)]);
        prop_assert_eq!(days(&given), days(&read));
    }
}
