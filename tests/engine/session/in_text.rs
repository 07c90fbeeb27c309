//! Questions in the text: before a section, beside a passage and after a section.

use spotter::answer::Grade;
use spotter::material::{FactId, SectionId};
use spotter::memory::{FactState, Memory, RecordPart};
use spotter::model::{
    Action, AnswerTarget, FlowAction, InTextAction, Model, ReadAction, RecordAction, Route,
    SittingAction, Skip, StartAction,
};
use spotter::record::{Ending, Event, Mode, Scope, event};
use spotter::study::{Gain, gain};

use crate::support::{Give, answers, model_of, new_model, now, play};

fn section() -> SectionId {
    SectionId::new("myokines", "two-faces")
}

fn fact(id: &str) -> FactId {
    FactId::new("myokines", id)
}

fn open() -> Model {
    let mut model = new_model();
    play(
        &mut model,
        0,
        vec![FlowAction::OpenSection(section()).into()],
    );
    model
}

fn prompt(action: InTextAction) -> Action {
    Action::from(action)
}

fn events(model: &Model) -> Vec<Event> {
    let entries = model.record().entries();
    entries.map(|entry| entry.event.clone()).collect()
}

/// Answers the questions in the text that have the keyboard, until they are over.
fn answer_all(model: &mut Model, give: Give) {
    let target = model.answer_target();
    while model.answer_target() == target {
        let open = model.target();
        let Some(asked) = open.face(model.library()) else {
            return;
        };
        let sitting = open.sitting.as_ref().expect("something is asked");
        let actions = if sitting.is_self_graded(asked.question) {
            let grade = match give {
                Give::Right => Grade::Good,
                Give::Wrong => Grade::Again,
            };
            vec![
                SittingAction::Reveal.into(),
                SittingAction::GiveGrade(grade).into(),
            ]
        } else {
            let mut actions = answers(model, give);
            actions.extend([SittingAction::Submit.into(), SittingAction::Next.into()]);
            actions
        };
        play(model, 0, actions);
    }
}

fn leave_and_return(model: &mut Model) {
    let away = FlowAction::Go(Route::Today).into();
    let back = FlowAction::OpenSection(section()).into();
    play(model, 0, vec![away, back]);
}

#[test]
fn questions_before_reading_count_nowhere_but_for_the_gain() {
    let mut model = open();
    play(&mut model, 0, vec![prompt(InTextAction::AskBefore)]);
    assert_eq!(
        model.answer_target(),
        AnswerTarget::Before,
        "they have the keyboard"
    );
    answer_all(&mut model, Give::Wrong);
    let given = events(&model);
    let graded = given
        .iter()
        .filter(|it| matches!(it, Event::Answer(event::Answer { grade: Some(_), .. })));
    assert_eq!(graded.count(), 0, "no answer has a grade");
    assert_eq!(
        given
            .iter()
            .filter(|it| matches!(it, Event::Answer(_)))
            .count(),
        3,
        "three answers are in the record"
    );
    let memory = model.memory();
    assert_eq!(memory.counts().answers, 0, "none counts");
    assert_eq!(
        memory.facts().count(),
        0,
        "the schedule knows nothing of them"
    );
    assert!(model.missed().is_empty(), "nothing is missed");
    assert_eq!(
        gain(model.library(), memory, &section()),
        None,
        "nothing was asked since"
    );

    play(&mut model, 0, vec![ReadAction::To(1000).into()]);
    assert_eq!(
        model.answer_target(),
        AnswerTarget::After,
        "the section was read"
    );
    answer_all(&mut model, Give::Right);
    let found = gain(model.library(), model.memory(), &section());
    let all = Gain {
        before: 0,
        now: 3,
        all: 3,
    };
    assert_eq!(found, Some(all), "the same three, right now");
    assert_eq!(
        model.memory().counts().first_attempts,
        3,
        "each a first attempt"
    );
    let again = Memory::replay(model.record());
    assert_eq!(again.counts(), model.memory().counts(), "replayed alike");
    assert_eq!(
        gain(model.library(), &again, &section()),
        found,
        "the gain too"
    );
    leave_and_return(&mut model);
    assert!(
        model.in_text().before.sitting.is_none(),
        "they are not offered again"
    );
}

#[test]
fn questions_before_reading_are_offered_and_can_be_put_away() {
    let mut model = open();
    assert!(model.in_text().before.sitting.is_some(), "offered");
    assert_eq!(model.answer_target(), AnswerTarget::After, "not forced");
    play(&mut model, 0, vec![prompt(InTextAction::CloseBefore)]);
    assert!(model.in_text().before.sitting.is_none(), "put away");
    assert!(
        events(&model).is_empty(),
        "of which the record hears nothing"
    );
    play(
        &mut model,
        0,
        vec![
            ReadAction::To(1000).into(),
            ReadAction::Finish.into(),
            FlowAction::OpenSection(section()).into(),
        ],
    );
    assert!(
        model.in_text().before.sitting.is_none(),
        "too late once it was read"
    );
}

#[test]
fn the_record_hears_of_questions_after_a_section_with_the_first_answer() {
    let mut model = open();
    play(
        &mut model,
        0,
        vec![ReadAction::To(1000).into(), SittingAction::Reveal.into()],
    );
    let starts = |model: &Model| {
        let given = events(model);
        given
            .iter()
            .filter(|it| matches!(it, Event::Start(_)))
            .count()
    };
    assert_eq!(starts(&model), 0, "looking is no answer");
    play(
        &mut model,
        0,
        vec![SittingAction::GiveGrade(Grade::Good).into()],
    );
    let given = events(&model);
    let [
        ..,
        Event::Start(event::Start {
            at, sit, mode, of, ..
        }),
        Event::Answer(event::Answer {
            at: then,
            sit: own,
            grade,
            ..
        }),
    ] = given.as_slice()
    else {
        panic!("a start and an answer, not {given:?}")
    };
    assert_eq!(
        (mode.as_str(), of.to_string().as_str()),
        ("read", "myokines#two-faces"),
        "what it is of"
    );
    assert_eq!(sit, own, "one sitting");
    assert!(at < then, "in order");
    assert_eq!(*grade, Some(Grade::Good), "graded by the learner");
    play(&mut model, 0, vec![SittingAction::Undo.into()]);
    assert_eq!(model.memory().counts().answers, 0, "taken back");
    play(&mut model, 0, vec![SittingAction::Redo.into()]);
    answer_all(&mut model, Give::Right);
    let finished = events(&model)
        .iter()
        .any(|it| matches!(it, Event::Finish(event::Finish { how, .. }) if *how == Ending::Done));
    assert!(finished, "it ends by itself");
    assert_eq!(starts(&model), 1, "one start");
    assert_eq!(model.memory().counts().answers, 3, "three questions");
    leave_and_return(&mut model);
    let asks = model
        .in_text()
        .after
        .sitting
        .as_ref()
        .map(|it| it.progress().queue.clone());
    let answered = asks
        .into_iter()
        .flatten()
        .filter(|ask| model.memory().fact(&ask.fact).is_some());
    assert_eq!(
        answered.count(),
        0,
        "what was answered today is not asked again"
    );
}

#[test]
fn what_was_answered_today_is_not_asked_again_at_the_end() {
    let mut model = open();
    let facts = model.library().pack("myokines").expect("bundled");
    let facts = facts.facts_of("two-faces").count();
    for _ in 0..=facts {
        play(&mut model, 0, vec![ReadAction::To(1000).into()]);
        answer_all(&mut model, Give::Right);
        let again = vec![
            FlowAction::Go(Route::Today).into(),
            FlowAction::OpenSection(section()).into(),
        ];
        play(&mut model, 0, again);
    }
    let asked = model.in_text().after.sitting.as_ref();
    assert!(asked.is_none(), "each was asked once today");
    assert_eq!(model.memory().counts().answers, facts, "and no more");
}

#[test]
fn questions_after_a_section_are_skipped_once_there_or_for_good() {
    let mut model = open();
    let is_asked =
        |model: &Model| model.in_text().after.sitting.is_some() && !model.in_text().is_skipped;
    assert!(is_asked(&model), "asked");
    play(
        &mut model,
        0,
        vec![
            ReadAction::To(1000).into(),
            prompt(InTextAction::Skip(Skip::Now)),
        ],
    );
    assert!(!is_asked(&model), "skipped");
    assert!(!model.hears_keys_in_text(), "no key is theirs");
    leave_and_return(&mut model);
    assert!(is_asked(&model), "only this time");

    play(
        &mut model,
        0,
        vec![prompt(InTextAction::Skip(Skip::Section))],
    );
    let other = SectionId::new("myokines", "nerves");
    play(
        &mut model,
        0,
        vec![FlowAction::OpenSection(other.clone()).into()],
    );
    assert!(is_asked(&model), "elsewhere they come");
    let again = model_of(crate::support::library(), model.record().clone());
    assert!(!again.memory().asks_after(&section()), "kept in the record");
    assert!(again.memory().asks_after(&other), "for that section");
    play(
        &mut model,
        0,
        vec![FlowAction::OpenSection(section()).into()],
    );
    assert!(!is_asked(&model), "not here");
    play(&mut model, 0, vec![prompt(InTextAction::AfterAll)]);
    assert!(is_asked(&model), "after all");

    play(
        &mut model,
        0,
        vec![prompt(InTextAction::Skip(Skip::Always))],
    );
    play(&mut model, 0, vec![FlowAction::OpenSection(other).into()]);
    assert!(!is_asked(&model), "nowhere");
    assert!(model.in_text().before.sitting.is_none(), "nor before");
    play(
        &mut model,
        0,
        vec![
            prompt(InTextAction::TurnOn),
            FlowAction::OpenSection(section()).into(),
        ],
    );
    assert!(is_asked(&model), "switched on again");
}

#[test]
fn a_fact_is_asked_beside_its_passage_and_its_mark_changes() {
    let mut model = open();
    let it = fact("il6-falls-with-training");
    play(&mut model, 0, vec![prompt(InTextAction::Here(it.clone()))]);
    assert_eq!(
        model.in_text().veiled_by().map(|it| &it.fact),
        Some(&it),
        "its passage cannot be read meanwhile"
    );
    play(&mut model, 0, vec![SittingAction::Reveal.into()]);
    assert_eq!(
        model.in_text().veiled_by().map(|it| &it.fact),
        None,
        "it can with the answer"
    );
    play(
        &mut model,
        0,
        vec![SittingAction::GiveGrade(Grade::Easy).into()],
    );
    assert_eq!(
        model.memory().state(&it, model.memory().today(now())),
        FactState::Strong,
        "it is known now"
    );
    assert_eq!(
        model.in_text().asked_here(),
        Some(&it),
        "what it came to is shown"
    );
    play(&mut model, 0, vec![FlowAction::Back.into()]);
    assert_eq!(
        (model.in_text().asked_here(), model.route()),
        (None, Route::Read),
        "Esc closes it first"
    );
    play(
        &mut model,
        0,
        vec![
            prompt(InTextAction::Here(it.clone())),
            prompt(InTextAction::Here(it)),
        ],
    );
    assert_eq!(
        model.in_text().asked_here(),
        None,
        "the same again closes it"
    );
    let answers = model.memory().counts().answers;
    assert_eq!(answers, 1, "one answer");
}

#[test]
fn bringing_answers_back_leaves_a_question_in_the_text_as_it_is() {
    let mut model = open();
    let it = fact("il6-falls-with-training");
    let ask = prompt(InTextAction::Here(it.clone()));
    let answer = [SittingAction::Reveal, SittingAction::GiveGrade(Grade::Easy)];
    play(&mut model, 0, vec![ask.clone()]);
    play(&mut model, 0, answer.map(Action::from).to_vec());
    play(&mut model, 0, vec![FlowAction::Back.into()]);
    let forget = RecordAction::Forget(RecordPart::Fact(it.clone()));
    play(&mut model, 0, vec![forget.into(), ask]);
    let forgotten = model.memory().forgotten()[0].clone();
    let back = RecordAction::Restore(forgotten);
    play(&mut model, 0, vec![back.into()]);
    assert_eq!(model.memory().counts().answers, 1, "it counts again");
    assert_eq!(model.in_text().asked_here(), Some(&it), "and is asked");
}

#[test]
fn a_quiz_that_waits_is_not_disturbed_by_questions_in_the_text() {
    let mut model = open();
    let it = fact("il6-falls-with-training");
    play(
        &mut model,
        0,
        vec![StartAction::Quiz(Scope::Section(section())).into()],
    );
    let mut actions = answers(&model, Give::Right);
    actions.extend([
        SittingAction::Submit.into(),
        FlowAction::OpenPassage(it.clone()).into(),
        prompt(InTextAction::Here(it)),
        SittingAction::Reveal.into(),
        SittingAction::GiveGrade(Grade::Good).into(),
    ]);
    play(&mut model, 0, actions);
    let cut_off = model_of(crate::support::library(), model.record().clone());
    let offered = cut_off.unfinished(now()).map(|it| it.mode.clone());
    assert_eq!(
        offered,
        Some(Mode::Quiz),
        "the quiz is offered after a crash"
    );
    play(
        &mut model,
        0,
        vec![FlowAction::Back.into(), FlowAction::Back.into()],
    );
    assert_eq!(
        model.route(),
        Route::Sitting,
        "and it is there to go back to"
    );
    let sitting = model.open().sitting.as_ref().expect("the quiz");
    assert_eq!(sitting.progress().answers.len(), 1, "as it was");
}

#[test]
fn the_next_weak_passage_is_found_round_the_end_of_the_articles() {
    let mut model = open();
    play(&mut model, 0, vec![ReadAction::NextWeak.into()]);
    assert_eq!(model.reader().jumped, None, "nothing was learnt yet");
    assert!(model.notices().latest_toast().is_some(), "and that is said");
    for id in ["il6-falls-with-training", "range-autocrine"] {
        let asked = vec![
            FlowAction::OpenPassage(fact(id)).into(),
            prompt(InTextAction::Here(fact(id))),
            SittingAction::Reveal.into(),
            SittingAction::GiveGrade(Grade::Again).into(),
        ];
        play(&mut model, 3, asked);
    }
    leave_and_return(&mut model);
    let mut next = || {
        play(&mut model, 0, vec![ReadAction::NextWeak.into()]);
        model.reader().jumped.clone()
    };
    let (one, other) = (fact("il6-falls-with-training"), fact("range-autocrine"));
    assert_eq!(next(), Some(one.clone()), "in this section first");
    assert_eq!(next(), Some(other), "then from the start");
    assert_eq!(next(), Some(one), "and round again");
}
