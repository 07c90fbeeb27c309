//! The lists on Today, updated answer by answer, equal those computed from scratch.

use proptest::prelude::*;
use spotter::answer::Grade;
use spotter::material::SectionId;
use spotter::memory::missed;
use spotter::model::{
    Action, FlowAction, Model, ReadAction, Route, SettingsAction, SittingAction, StartAction,
};
use spotter::record::{MissCause, Record, Scope};
use spotter::study::drill_plan;

use crate::session::monkey::{action, packs};
use crate::support::{model_of, now, play};

/// A learner who read everything, began a drill of eight facts and graded its cards, all ninety days ago.
fn learner() -> Model {
    let mut model = model_of(packs(), Record::default());
    play(&mut model, 90, vec![SettingsAction::SetNewPerDay(8).into()]);
    let library = packs();
    let sections = library
        .packs()
        .iter()
        .flat_map(|pack| pack.sections().map(|it| SectionId::new(&pack.id, &it.id)));
    for section in sections {
        let read = vec![
            FlowAction::OpenSection(section).into(),
            ReadAction::Finish.into(),
        ];
        play(&mut model, 90, read);
    }
    play(&mut model, 90, vec![StartAction::Drill.into()]);
    for grade in Grade::ALL.into_iter().cycle().take(14) {
        play(
            &mut model,
            90,
            vec![
                SittingAction::Reveal.into(),
                SittingAction::GiveGrade(grade).into(),
            ],
        );
    }
    play(
        &mut model,
        90,
        vec![SittingAction::Leave.into(), SittingAction::Leave.into()],
    );
    model
}

/// Answers, and what undoes them; an empty list stands for a quiz of what would be new today.
fn step() -> impl Strategy<Value = Vec<Action>> {
    let card = |grade| {
        vec![
            SittingAction::Reveal.into(),
            SittingAction::GiveGrade(grade).into(),
        ]
    };
    let quiz = |option| {
        vec![
            SittingAction::Pick(option).into(),
            SittingAction::Submit.into(),
            SittingAction::Next.into(),
        ]
    };
    prop_oneof![
        2 => Just(vec![StartAction::Drill.into()]),
        10 => prop::sample::select(Grade::ALL.to_vec()).prop_map(card),
        1 => Just(vec![StartAction::Quiz(Scope::Everything).into()]),
        1 => Just(vec![StartAction::Quiz(Scope::Missed).into()]),
        8 => (0_usize..4).prop_map(quiz),
        2 => Just(vec![]),
        3 => Just(vec![SittingAction::Undo.into()]),
        1 => Just(vec![SittingAction::Redo.into()]),
        1 => Just(vec![SittingAction::GiveCause(MissCause::Misread).into()]),
        1 => Just(vec![FlowAction::Go(Route::Today).into()]),
        1 => (0_usize..40).prop_map(|count| vec![SettingsAction::SetNewPerDay(count).into()]),
        2 => action().prop_map(|action| vec![action]),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn lists_follow_the_answers(steps in prop::collection::vec((step(), 0_i64..20_000), 0..60)) {
        let mut model = learner();
        let mut at = now();
        model.tick(at);
        prop_assert!(model.drill_plan(at).due.len() > 5, "{:?}", model.drill_plan(at));
        for (actions, pause) in steps {
            let mut plan = model.drill_plan(at).as_ref().clone();
            plan.due.clear();
            let new = plan.faces(model.library(), model.memory());
            let quiz_of_new = vec![StartAction::Faces(Scope::Due, new).into()];
            for action in if actions.is_empty() { quiz_of_new } else { actions } {
                at = at.plus_ms(pause + 1);
                model.apply(action.clone(), at);
                model.tick(at);
                prop_assert_eq!(&*model.missed(), &missed(model.memory(), model.library()), "{:?}", action);
                let plan = drill_plan(model.library(), model.memory(), at);
                let followed = model.drill_plan(at);
                prop_assert_eq!(&*followed, &plan, "{:?}", action);
            }
        }
    }
}
