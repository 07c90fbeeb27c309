//! Any actions in any order: nothing panics, and a restart finds what was there.

use proptest::prelude::*;
use spotter::answer::{Confidence, Grade, Response};
use spotter::material::{FaceId, FactId, Library, SectionId};
use spotter::memory::{Memory, RecordPart, SittingName};
use spotter::model::{
    Action, CheckAction, FlowAction, HitStep, MissedFilter, Model, PassageView, PractiseAction,
    QuestionAction, QuizForm, ReadAction, RecordAction, Route, SearchIn, SettingsAction,
    ShellAction, SittingAction, StartAction, Tab,
};
use spotter::record::{MissCause, Record, Scope};
use spotter::settings::ThemeChoice;
use spotter::study::{Feedback, Judged, Siblings, Sitting, unfinished};

use crate::support::{kinds, library, model_of, now};

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
        Just(Scope::Everything),
        Just(Scope::Unseen),
        Just(Scope::Weakest),
        Just(Scope::Flagged),
        Just(Scope::SureWrong),
        Just(Scope::Topic("kinds".to_owned(), "practice".to_owned())),
        Just(Scope::Tag("safety".to_owned())),
    ]
}

/// A face that may not exist.
fn ask() -> impl Strategy<Value = FaceId> {
    let asks = [
        "kinds/one-rm/name",
        "kinds/strength-sets/gaps#2",
        "kinds/eccentric/lowering",
        "kinds/bar/mass",
        "kinds/no-such-fact/q",
    ];
    prop::sample::select(asks.to_vec()).prop_map(|id| FaceId::parse(id).expect("an address"))
}

fn part() -> impl Strategy<Value = RecordPart> {
    prop_oneof![
        ask().prop_map(|ask| RecordPart::Fact(ask.fact)),
        Just(RecordPart::Pack("kinds".to_owned())),
        Just(RecordPart::Sitting {
            device: "test-0000".to_owned(),
            sit: "no-such-sitting".to_owned(),
        }),
    ]
}

fn form() -> impl Strategy<Value = QuizForm> {
    let counts = prop::sample::select(vec![Some(0), Some(1), Some(7), None]);
    let siblings = prop::sample::select(vec![Siblings::Buried, Siblings::Asked]);
    (scope(), counts, siblings, any::<bool>()).prop_map(|(scope, at_most, siblings, last)| {
        let feedback = if last {
            Feedback::AtEnd
        } else {
            Feedback::AtOnce
        };
        QuizForm {
            scope,
            at_most,
            siblings,
            feedback,
        }
    })
}

/// The rarer actions.
fn around() -> impl Strategy<Value = Action> {
    let sure = [Confidence::Guess, Confidence::Unsure, Confidence::Sure];
    let filter = |cause: &str| MissedFilter {
        cause: Some(cause.into()),
        ..MissedFilter::default()
    };
    prop_oneof![
        4 => (0_usize..6).prop_map(|it| SittingAction::SelectPart(it).into()),
        4 => (0_usize..6, 0_usize..6).prop_map(|(from, to)| SittingAction::MoveItem { from, to }.into()),
        4 => prop::sample::select(sure.to_vec()).prop_map(|it| SittingAction::SetSure(it).into()),
        2 => (-5000_i64..1).prop_map(|ms| SittingAction::ClaimRight(now().plus_ms(ms)).into()),
        3 => prop::sample::select(MissCause::KNOWN.to_vec()).prop_map(|it| SittingAction::GiveCause(it).into()),
        2 => ask().prop_map(|it| SittingAction::AskContrast(it).into()),
        1 => prop::sample::select(Tab::ALL.to_vec()).prop_map(|it| PractiseAction::ShowTab(it).into()),
        1 => prop::sample::select(vec![filter(""), filter("misread")]).prop_map(|it| PractiseAction::Filter(it).into()),
        2 => (0_usize..12).prop_map(|it| PractiseAction::RetryMissed(Some(it)).into()),
        2 => form().prop_map(|it| PractiseAction::ChangeForm(it).into()),
        3 => Just(PractiseAction::StartForm.into()),
        1 => ask().prop_map(|ask| QuestionAction::Flag(ask, "?".to_owned()).into()),
        1 => ask().prop_map(|it| QuestionAction::Unflag(it).into()),
        1 => ask().prop_map(|it| QuestionAction::Copy(it).into()),
        1 => Just(PractiseAction::SaveMissed.into()),
        1 => Just(QuestionAction::SaveFlags.into()),
        1 => ask().prop_map(|it| QuestionAction::ShowHistory(it).into()),
        1 => Just(ReadAction::OpenFind.into()),
        1 => Just(ReadAction::CloseFind.into()),
        2 => ("[a-z]{0,2}", any::<bool>()).prop_map(|(words, all)| ReadAction::Find(words, if all { SearchIn::All } else { SearchIn::ThisPack }).into()),
        2 => prop::sample::select(vec![HitStep::Next, HitStep::Previous]).prop_map(|it| ReadAction::FindStep(it).into()),
        1 => part().prop_map(|it| RecordAction::Forget(it).into()),
        1 => Just(CheckAction::Start("myokines".to_owned()).into()),
        1 => (0_usize..4).prop_map(|row| CheckAction::Show(row).into()),
        1 => (0_usize..4).prop_map(|row| CheckAction::Select(row).into()),
    ]
}

/// Anything that the learner can do, with answering as the most frequent.
pub fn action() -> impl Strategy<Value = Action> {
    let routes = [
        Route::Today,
        Route::Read,
        Route::Practise,
        Route::Sitting,
        Route::Library,
        Route::Settings,
    ];
    let facts = ["il6-falls-with-training", "range-autocrine", "no-such-fact"];
    prop_oneof![
        2 => prop::sample::select(routes.to_vec()).prop_map(|it| FlowAction::Go(it).into()),
        2 => Just(FlowAction::Back.into()),
        1 => Just(ShellAction::ToggleKeys.into()),
        2 => section().prop_map(|it| FlowAction::OpenSection(it).into()),
        2 => Just(ReadAction::Finish.into()),
        2 => (0_u16..1200).prop_map(|it| ReadAction::To(it).into()),
        1 => prop::sample::select(facts.to_vec()).prop_map(|id| FlowAction::OpenPassage(FactId::new("myokines", id)).into()),
        1 => prop::sample::select(vec![PassageView::Auto, PassageView::Shown, PassageView::Hidden]).prop_map(|it| SittingAction::ShowPassage(it).into()),
        2 => Just(StartAction::Drill.into()),
        3 => scope().prop_map(|it| StartAction::Quiz(it).into()),
        5 => Just(SittingAction::Reveal.into()),
        5 => prop::sample::select(Grade::ALL.to_vec()).prop_map(|it| SittingAction::GiveGrade(it).into()),
        4 => (0_usize..5).prop_map(|it| SittingAction::Pick(it).into()),
        2 => (-3_isize..3).prop_map(|it| SittingAction::MovePick(it).into()),
        2 => ".{0,6}".prop_map(|it| SittingAction::Type(it).into()),
        6 => Just(SittingAction::Submit.into()),
        6 => Just(SittingAction::Next.into()),
        2 => Just(SittingAction::Undo.into()),
        2 => Just(SittingAction::Redo.into()),
        1 => Just(SittingAction::Leave.into()),
        1 => Just(SittingAction::End.into()),
        1 => (0_usize..9).prop_map(|it| PractiseAction::SelectRow(it).into()),
        1 => Just(SettingsAction::SetTheme(ThemeChoice::Dark).into()),
        1 => (-2_isize..3).prop_map(|it| SettingsAction::StepTextSize(it).into()),
        1 => (0_usize..40).prop_map(|it| SettingsAction::SetNewPerDay(it).into()),
        1 => Just(FlowAction::Close.into()),
        24 => around(),
    ]
}

/// The bundled pack, and the test packs with every kind of question.
pub fn packs() -> Library {
    let packs = [kinds().packs(), library().packs()].concat();
    Library::new(packs, Vec::new())
}

fn model() -> Model {
    model_of(packs(), Record::default())
}

/// What is left to ask, and the answers. Of a graded card the record has only the grade that counted.
fn standing(sitting: &Sitting) -> (Vec<FaceId>, Vec<Judged>) {
    let progress = sitting.progress();
    let mut answers = progress.answers.clone();
    for answer in &mut answers {
        if let Response::Graded(grade) = &mut answer.response {
            *grade = answer.verdict.grade;
        }
    }
    (progress.queue.iter().cloned().collect(), answers)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_actions_in_any_order_leave_a_record_that_says_all(steps in prop::collection::vec((action(), 0_i64..200_000), 0..120)) {
        let mut model = model();
        let mut at = now();
        let mut given = 0;
        for (action, pause) in steps {
            at = at.plus_ms(pause);
            given += model.apply(action, at).len();
            if let Some(left) = model.unfinished(at).map(|it| it.name()) {
                given += match pause % 7 {
                    0 => model.apply(StartAction::Resume(left), at.plus_ms(2)).len(),
                    1 => model.apply(StartAction::End(left), at.plus_ms(2)).len(),
                    _ => 0,
                };
            }
            if let Some(last) = model.memory().forgotten().first().cloned() {
                given += match pause % 6 {
                    0 | 3 => model.apply(RecordAction::Restore(last), at.plus_ms(1)).len(),
                    1 => model.apply(RecordAction::DeletePermanently(last), at.plus_ms(1)).len(),
                    2 => {
                        model.not_removed();
                        0
                    }
                    _ => 0,
                };
            }
            prop_assert!(model.route() != Route::Sitting || model.open().sitting.is_some(), "a screen without a sitting");
        }
        let entries = model.record().entries();
        prop_assert_eq!(model.record().len(), given);
        let moments: std::collections::BTreeSet<i64> = entries.map(|entry| entry.event.at().ms()).collect();
        prop_assert_eq!(moments.len(), given, "each event has a moment of its own");
        let again = Memory::replay(model.record());
        prop_assert_eq!(again.counts(), model.memory().counts());
        prop_assert!(again.sittings().eq(model.memory().sittings()), "the sittings");
        prop_assert_eq!(again.settings(), model.memory().settings());
        prop_assert!(again.faces().eq(model.memory().faces()), "the same of every question");
        prop_assert!(again.flags().eq(model.memory().flags()), "the same flags");
        prop_assert_eq!(again.forgotten(), model.memory().forgotten());
        // A restart finds the open session, once it has an answer, where it was.
        let left: Vec<SittingName> = unfinished(&again, model.device()).map(|it| it.name()).collect();
        let open = model.open_sitting().map(|it| (it, SittingName { device: model.device().to_owned(), at: it.began }));
        if let Some((open, name)) = open.filter(|(_, name)| left.contains(name)) {
            let mut restarted = model_of(packs(), model.record().clone());
            restarted.apply(StartAction::Resume(name), at.plus_ms(3));
            let resumed = restarted.open().sitting.as_ref();
            prop_assert!(resumed.is_some(), "it is resumed: {:?}", open);
            prop_assert_eq!(resumed.map(standing), Some(standing(open)));
        }
    }
}
