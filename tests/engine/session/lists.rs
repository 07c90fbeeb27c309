//! What Today lists follows each answer as if it were found anew.

use proptest::prelude::*;
use spotter::answer::Grade;
use spotter::material::SectionId;
use spotter::memory::missed;
use spotter::model::{Action, Model, Route};
use spotter::record::{MissCause, Record, Scope};
use spotter::study::drill_plan;

use crate::session::monkey::{action, packs};
use crate::support::{model_of, now, play};

/// A learner who has read all and drilled eight facts ninety days ago.
fn learner() -> Model {
    let mut model = model_of(packs(), Record::default());
    play(&mut model, 90, vec![Action::SetNewPerDay(8)]);
    let library = packs();
    let sections = library
        .packs()
        .iter()
        .flat_map(|pack| pack.sections().map(|it| SectionId::new(&pack.id, &it.id)));
    for section in sections {
        let read = vec![Action::OpenSection(section), Action::FinishSection];
        play(&mut model, 90, read);
    }
    play(&mut model, 90, vec![Action::StartDrill]);
    for grade in Grade::ALL.into_iter().cycle().take(14) {
        play(
            &mut model,
            5,
            vec![Action::Reveal, Action::GiveGrade(grade)],
        );
    }
    play(&mut model, 90, vec![Action::Leave, Action::Leave]);
    model
}

/// What is answered, and what takes it back.
fn step() -> impl Strategy<Value = Vec<Action>> {
    let card = |grade| vec![Action::Reveal, Action::GiveGrade(grade)];
    let quiz = |option| vec![Action::Pick(option), Action::Submit, Action::Next];
    prop_oneof![
        2 => Just(vec![Action::StartDrill]),
        10 => prop::sample::select(Grade::ALL.to_vec()).prop_map(card),
        1 => Just(vec![Action::StartQuiz(Scope::Everything)]),
        1 => Just(vec![Action::StartQuiz(Scope::Missed)]),
        8 => (0_usize..4).prop_map(quiz),
        // Of what would come as new today.
        2 => Just(vec![]),
        3 => Just(vec![Action::Undo]),
        1 => Just(vec![Action::Redo]),
        1 => Just(vec![Action::GiveCause(MissCause::Misread)]),
        1 => Just(vec![Action::Go(Route::Today)]),
        1 => (0_usize..40).prop_map(|count| vec![Action::SetNewPerDay(count)]),
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
            let new = plan.faces(&model.library, &model.memory);
            let quiz_of_new = vec![Action::StartFaces(Scope::Due, new)];
            for action in if actions.is_empty() { quiz_of_new } else { actions } {
                at = at.plus_ms(pause + 1);
                model.apply(action.clone(), at);
                model.tick(at);
                prop_assert_eq!(model.missed(), missed(&model.memory, &model.library), "{:?}", action);
                let plan = drill_plan(&model.library, &model.memory, at);
                let followed = model.drill_plan(at);
                prop_assert_eq!(&*followed, &plan, "{:?}", action);
            }
        }
    }
}
