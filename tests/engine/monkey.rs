//! Any actions in any order: nothing panics, and what a restart finds is what was there.

use proptest::prelude::*;
use spotter::action::Action;
use spotter::answer::Grade;
use spotter::material::{FactId, SectionId};
use spotter::memory::Memory;
use spotter::model::{Passage, Route};
use spotter::settings::ThemeChoice;
use spotter::study::Scope;

use crate::support::{new_model, now};

fn section() -> impl Strategy<Value = SectionId> {
    let ids = [
        "what-a-myokine-is",
        "nerves",
        "two-faces",
        "sources",
        "no-such-section",
    ];
    prop::sample::select(ids.to_vec()).prop_map(|id| SectionId::new("myokines", id))
}

fn scope() -> impl Strategy<Value = Scope> {
    prop_oneof![
        Just(Scope::Due),
        Just(Scope::Missed),
        section().prop_map(Scope::Section),
        Just(Scope::Pack("myokines".to_owned())),
        Just(Scope::Pack("no-such-pack".to_owned())),
    ]
}

fn action() -> impl Strategy<Value = Action> {
    let routes = [
        Route::Today,
        Route::Read,
        Route::Practise,
        Route::Sitting,
        Route::Settings,
    ];
    let facts = ["il6-falls-with-training", "range-autocrine", "no-such-fact"];
    prop_oneof![
        2 => prop::sample::select(routes.to_vec()).prop_map(Action::Go),
        2 => Just(Action::Back),
        1 => Just(Action::ToggleKeys),
        2 => section().prop_map(Action::OpenSection),
        2 => Just(Action::FinishSection),
        2 => (0_u16..1200).prop_map(Action::ReadTo),
        1 => prop::sample::select(facts.to_vec()).prop_map(|id| Action::OpenPassage(FactId::new("myokines", id))),
        1 => prop::sample::select(vec![Passage::Auto, Passage::Shown, Passage::Hidden]).prop_map(Action::ShowPassage),
        2 => Just(Action::StartDrill),
        3 => scope().prop_map(Action::StartQuiz),
        5 => Just(Action::Reveal),
        5 => prop::sample::select(Grade::ALL.to_vec()).prop_map(Action::GiveGrade),
        4 => (0_usize..5).prop_map(Action::Pick),
        2 => (-3_isize..3).prop_map(Action::MovePick),
        2 => ".{0,6}".prop_map(Action::Type),
        6 => Just(Action::Check),
        6 => Just(Action::Next),
        2 => Just(Action::Undo),
        2 => Just(Action::Redo),
        1 => Just(Action::Leave),
        1 => (0_usize..9).prop_map(Action::SelectRow),
        1 => Just(Action::SetTheme(ThemeChoice::Dark)),
        1 => (-2_isize..3).prop_map(Action::StepTextSize),
        1 => (0_usize..40).prop_map(Action::SetNewPerDay),
        1 => Just(Action::Close),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_actions_in_any_order_leave_a_record_that_says_all(steps in prop::collection::vec((action(), 0_i64..200_000), 0..120)) {
        let mut model = new_model();
        let mut at = now();
        let mut given = 0;
        for (action, pause) in steps {
            at = at.plus_ms(pause);
            given += model.apply(action, at).len();
            prop_assert!(model.route != Route::Sitting || model.desk.sitting.is_some(), "a screen without a sitting");
        }
        let entries = model.record.entries();
        prop_assert_eq!(entries.len(), given);
        let moments: std::collections::BTreeSet<i64> = entries.iter().map(|entry| entry.event.at().ms()).collect();
        prop_assert_eq!(moments.len(), given, "each event has a moment of its own");
        let again = Memory::replay(entries, at);
        prop_assert_eq!(again.counts(), model.memory.counts());
        prop_assert_eq!(again.sittings(), model.memory.sittings());
        prop_assert_eq!(again.plan(), model.memory.plan());
        prop_assert!(again.asks().eq(model.memory.asks()), "the same of every question");
    }
}
