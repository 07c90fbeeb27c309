//! Sessions that were left: they resume after any restart as if there had been none, undo included, and open when over.

use proptest::prelude::*;
use spotter::answer::{Confidence, Grade, Response};
use spotter::material::{FaceId, Library};
use spotter::memory::{Attempt, Memory, RecordPart, SittingName};
use spotter::record::{Ending, Event, EventClock, Mode, Moment, Record, Scope, event};
use spotter::study::{Given, Sitting, Stage, Wish, offered, resumed, unfinished};

use crate::support::{kinds, now};

const DEVICE: &str = "anna-1111";

#[derive(Clone, Copy, Debug)]
enum Step {
    Grade(Grade),
    Undo,
    Redo,
    End,
    Restart,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        5 => prop::sample::select(Grade::ALL.to_vec()).prop_map(Step::Grade),
        3 => Just(Step::Undo),
        3 => Just(Step::Redo),
        1 => Just(Step::End),
        3 => Just(Step::Restart),
    ]
}

fn cards(library: &Library, count: usize) -> Vec<FaceId> {
    let faces = library.packs().iter().flat_map(|pack| {
        let facts = pack.facts.iter();
        facts.flat_map(move |fact| {
            let faces = fact.faces().filter(|(question, _)| question.is_recall());
            faces.map(move |(question, gap)| FaceId::new(pack.fact_id(fact), question.ask(gap)))
        })
    });
    faces.take(count).collect()
}

/// A drill of `count` cards, and a record with its start.
fn drill(library: &Library, count: usize) -> (Sitting, Record) {
    let wish = Wish::of(Mode::Drill, Scope::Due, cards(library, count));
    let (sitting, start) = Sitting::start(wish, now()).expect("something to ask");
    let mut record = Record::default();
    record.push(DEVICE, start);
    (sitting, record)
}

fn name(sitting: &Sitting) -> SittingName {
    SittingName {
        device: DEVICE.to_owned(),
        at: sitting.began,
    }
}

fn grade(
    library: &Library,
    sitting: &mut Sitting,
    memory: &Memory,
    (grade, clock): (Grade, &mut EventClock),
) -> Vec<Event> {
    let Some(face) = sitting.current().cloned() else {
        return Vec::new();
    };
    let known = memory.ask(&face).is_some();
    let given = Given {
        response: Response::Graded(grade),
        sure: Some(Confidence::Sure).filter(|_| grade == Grade::Easy),
        attempt: if known {
            Attempt::Later
        } else {
            Attempt::First
        },
    };
    sitting.reveal();
    let asked = library.face(&face).expect("it is there");
    sitting.respond(asked, given, clock)
}

fn act(
    library: &Library,
    sitting: &mut Sitting,
    memory: &Memory,
    (step, clock): (Step, &mut EventClock),
) -> Vec<Event> {
    match step {
        Step::Grade(it) => grade(library, sitting, memory, (it, clock)),
        Step::Undo => sitting.undo(clock),
        Step::Redo => sitting.redo(clock),
        Step::End => sitting.end(clock),
        Step::Restart => Vec::new(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]
    /// One drill runs on, the other is rebuilt from the record again and again: both do the same.
    #[test]
    fn a_drill_says_the_same_after_any_restarts(steps in prop::collection::vec(step(), 1..40)) {
        let library = kinds();
        let (mut stays, mut record) = drill(&library, 4);
        let mut restarts = stays.clone();
        let mut clock = EventClock::new(DEVICE, now(), [now().ms()]);
        for (n, step) in (1_i64..).zip(steps) {
            clock.set(now().plus_ms(n * 5000), &record);
            let memory = Memory::replay(&record);
            if matches!(step, Step::Restart) {
                let built = resumed(&library, &record, &memory, &name(&stays));
                restarts = built.expect("it is in the record");
                prop_assert_eq!(restarts.is_over(), stays.is_over());
                stays.shown(clock.now());
                restarts.shown(clock.now());
                continue;
            }
            let mut other = clock.clone();
            let said = act(&library, &mut stays, &memory, (step, &mut clock));
            let also = act(&library, &mut restarts, &memory, (step, &mut other));
            prop_assert_eq!(&said, &also, "{:?}", step);
            for event in said {
                record.push(DEVICE, event);
            }
            let (a, b) = (stays.progress(), restarts.progress());
            prop_assert_eq!(&a.queue, &b.queue);
            prop_assert_eq!(a.counts, b.counts);
            let can = |it: &Sitting| (it.can_undo(), it.can_redo(), it.is_over());
            prop_assert_eq!(can(&stays), can(&restarts));
            // Memory replayed from the record agrees.
            let memory = Memory::replay(&record);
            let known = memory.sittings().next().expect("the drill");
            prop_assert_eq!(known.finished.is_some(), stays.is_over());
            prop_assert_eq!(known.counts, stays.progress().counts);
        }
    }
}

#[test]
fn an_undo_of_which_only_half_was_written_leaves_the_answer() {
    let library = kinds();
    let (mut sitting, mut record) = drill(&library, 1);
    let mut clock = EventClock::new(DEVICE, now().plus_ms(1), []);
    let memory = Memory::replay(&record);
    let said = grade(&library, &mut sitting, &memory, (Grade::Good, &mut clock));
    assert_eq!(said.len(), 2, "an answer and the end");
    let undone = sitting.undo(&mut clock);
    assert_eq!(undone.len(), 2, "both are taken back");
    // The undo of the end is written first; then the power goes.
    let written = said.into_iter().chain(undone.into_iter().take(1));
    for event in written {
        record.push(DEVICE, event);
    }
    let memory = Memory::replay(&record);
    let built = resumed(&library, &record, &memory, &name(&sitting)).expect("open");
    assert!(!built.is_over(), "it did not end");
    assert_eq!(built.progress().answers.len(), 1, "the answer counts");
    assert_eq!(built.progress().queue.len(), 0, "only its end is missing");
}

#[test]
fn what_was_forgotten_of_an_open_session_is_asked_again() {
    let library = kinds();
    let (mut sitting, mut record) = drill(&library, 3);
    let mut clock = EventClock::new(DEVICE, now().plus_ms(1), []);
    let memory = Memory::replay(&record);
    let first = sitting.current().cloned().expect("a card");
    for event in grade(&library, &mut sitting, &memory, (Grade::Good, &mut clock)) {
        record.push(DEVICE, event);
    }
    let forget = RecordPart::Fact(first.fact.clone()).forget(clock.take());
    record.push(DEVICE, forget.into());
    let memory = Memory::replay(&record);
    let built = resumed(&library, &record, &memory, &name(&sitting)).expect("open");
    assert_eq!(built.progress().answers, [], "it does not count");
    assert!(built.progress().queue.contains(&first), "and waits again");
}

#[test]
fn a_session_that_is_over_opens_as_it_was_whosever_it_is() {
    let library = kinds();
    let (mut sitting, mut record) = drill(&library, 3);
    let mut clock = EventClock::new(DEVICE, now().plus_ms(1), []);
    for it in [Grade::Good, Grade::Easy, Grade::Hard] {
        let memory = Memory::replay(&record);
        for event in grade(&library, &mut sitting, &memory, (it, &mut clock)) {
            record.push(DEVICE, event);
        }
    }
    // Another session began on this device since.
    let later = event::Start {
        at: now().plus_ms(90_000),
        sit: "later000".to_owned(),
        mode: Mode::Quiz,
        asks: vec![cards(&library, 1)[0].to_string()],
        ..Default::default()
    };
    record.push(DEVICE, later.into());
    let memory = Memory::replay(&record);
    let opened = resumed(&library, &record, &memory, &name(&sitting)).expect("it is there");
    assert_eq!(opened.progress().stage, Stage::Over, "its end page");
    assert_eq!(opened.progress().answers, sitting.progress().answers);
    assert_eq!(opened.progress().counts, sitting.progress().counts);
    let none = unfinished(&memory, DEVICE).count();
    assert_eq!(none, 0, "none is left: the later one has no answer");
}

/// The events of an unfinished session with one answer.
fn left(at: Moment, sit: &str, mode: Mode) -> [Event; 2] {
    let start = event::Start {
        at,
        sit: sit.to_owned(),
        mode,
        asks: vec!["other/f/q".to_owned(), "other/g/q".to_owned()],
        ..Default::default()
    };
    let answer = event::Answer {
        at: at.plus_ms(1),
        sit: sit.to_owned(),
        fact: "other/f".to_owned(),
        ask: "q".to_owned(),
        ..Default::default()
    };
    [start.into(), answer.into()]
}

#[test]
fn the_latest_quiz_of_a_week_is_offered_and_a_drill_on_its_day() {
    let day = 86_400_000;
    let at = |days: i64| now().plus_ms(-days * day);
    let offer = |sessions: &[(i64, &str, Mode)]| {
        let mut record = Record::default();
        for (days, sit, mode) in sessions {
            for event in left(at(*days), sit, mode.clone()) {
                record.push(DEVICE, event);
            }
        }
        let memory = Memory::replay(&record);
        let today = memory.today(now().plus_ms(60_000));
        let mut offers = offered(&memory, DEVICE, today);
        offers.next().map(|it| it.sit.to_owned())
    };
    let quiz = |days, sit| (days, sit, Mode::Quiz);
    let drill = |days, sit| (days, sit, Mode::Drill);
    assert_eq!(offer(&[]), None, "nothing was left");
    assert_eq!(
        offer(&[quiz(6, "q")]).as_deref(),
        Some("q"),
        "of six days ago"
    );
    assert_eq!(offer(&[quiz(7, "q")]), None, "of a week ago");
    assert_eq!(offer(&[drill(0, "d")]).as_deref(), Some("d"), "of today");
    assert_eq!(offer(&[drill(1, "d")]), None, "its cards are due anyway");
    let several = [quiz(5, "a"), quiz(2, "b"), drill(1, "d")];
    assert_eq!(offer(&several).as_deref(), Some("b"), "the latest quiz");
    let other = (1, "x", Mode::from("exam".to_owned()));
    assert_eq!(offer(&[other]), None, "of a newer version");
}

#[test]
fn a_session_whose_id_came_again_cannot_be_gone_on_with() {
    let mut record = Record::default();
    let first = left(now().plus_ms(-5000), "same0000", Mode::Quiz);
    let [start, answer] = left(now(), "same0000", Mode::Quiz);
    let end = event::Finish {
        at: now().plus_ms(9),
        sit: "same0000".to_owned(),
        how: Ending::Done,
    };
    for event in first.into_iter().chain([start, answer, end.into()]) {
        record.push(DEVICE, event);
    }
    let memory = Memory::replay(&record);
    assert_eq!(memory.sittings().count(), 2, "two sessions");
    let left = unfinished(&memory, DEVICE).count();
    assert_eq!(left, 0, "an answer would belong to the later one");
}
