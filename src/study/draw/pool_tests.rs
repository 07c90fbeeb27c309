//! What a quiz can ask about facts that the learner removed.

use crate::memory::{Memory, missed};
use crate::record::{Event, KeepState, Record, Scope, event};
use crate::study::draw::fit::FitCount;
use crate::study::draw::pick::{QuizWish, quiz_asks};
use crate::study::sample_tests::{after, library};

const DEVICE: &str = "test-0000";

fn missed_answer(fact: &str) -> Event {
    event::Answer {
        at: after(0),
        fact: fact.to_owned(),
        ask: "typed".to_owned(),
        gave: vec!["plum".to_owned()],
        grade: Some(crate::answer::Grade::Again),
        ..Default::default()
    }
    .into()
}

fn keep(seconds: i64, state: KeepState) -> Event {
    event::Keep {
        at: after(seconds),
        fact: "test/apple".to_owned(),
        state,
        until: String::new(),
    }
    .into()
}

/// Whether a quiz asks about the apple, by scope.
fn asks_apple(memory: &Memory, scope: Scope) -> bool {
    let wish = QuizWish::usual(scope, 1, 0);
    let asked = quiz_asks(&library(), memory, &wish);
    let fit = FitCount::new(wish).go_on(&library(), memory, usize::MAX);
    assert_eq!(
        fit.map(|it| it.length),
        Some(asked.len()),
        "the count agrees"
    );
    asked.iter().any(|it| it.fact.as_str() == "test/apple")
}

#[test]
fn a_removed_fact_is_in_no_quiz_and_no_list_until_it_is_active_again() {
    let scopes = [
        Scope::Everything,
        Scope::Missed,
        Scope::Weakest,
        Scope::Pack("test".to_owned()),
    ];
    let mut record = Record::default();
    record.push(DEVICE, missed_answer("test/apple"));
    for (seconds, state, is_asked) in [
        (1, KeepState::Removed, false),
        (2, KeepState::Active, true),
        (3, KeepState::Suspended, true),
    ] {
        record.push(DEVICE, keep(seconds, state.clone()));
        let memory = Memory::replay(&record);
        for scope in &scopes {
            assert_eq!(
                asks_apple(&memory, scope.clone()),
                is_asked,
                "{state}, {scope}"
            );
        }
        let listed = missed(&memory, &library());
        assert_eq!(listed.len(), usize::from(is_asked), "{state}");
    }
}
