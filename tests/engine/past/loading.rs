//! A record that arrives while the window is already open.

use spotter::material::SectionId;
use spotter::memory::{Memory, SittingName};
use spotter::model::{
    Action, FlowAction, MissedFilter, Model, PractiseAction, ReadAction, RecordAction, Replayed,
    Route, SettingsAction, Setup, SittingAction, StartAction, Study, next_step,
};
use spotter::record::{Event, MissCause, Moment, Record, Scope};

use crate::support::{Give, answers, library, merged, model_of, new_model, now, play, setup_of};

/// A learner who has answered six questions of a quiz, half of them wrongly.
fn learner() -> Model {
    let mut model = new_model();
    let section = SectionId::new("myokines", "two-faces");
    play(
        &mut model,
        2,
        vec![
            FlowAction::OpenSection(section.clone()).into(),
            ReadAction::To(600).into(),
        ],
    );
    play(
        &mut model,
        2,
        vec![StartAction::Quiz(Scope::Section(section)).into()],
    );
    for turn in 0..6 {
        let mut actions = answers(&model, Give::right_if(turn % 2 == 0));
        actions.push(SittingAction::Submit.into());
        if turn == 1 {
            actions.push(SittingAction::GiveCause(MissCause::Misread).into());
        }
        actions.push(SittingAction::Next.into());
        play(&mut model, 2, actions);
    }
    model
}

/// Hands the model a record that was read, with the lists that the thread computed.
fn arrive(model: &mut Model, record: Record, now: Moment) {
    let basis = model.list_basis();
    let study = Study::new(record, model.device(), model.earliest(), now).with_lists(basis, now);
    drop(model.studied(study, now));
}

fn started() -> Model {
    let mut model = model_of(library(), Record::default());
    model.begin_loading();
    model
}

/// Like `started`, after a section was read; returns the events of that as well.
fn started_and_read() -> (Model, Vec<Event>) {
    let mut model = started();
    let section = SectionId::new("myokines", "nerves");
    model.apply(FlowAction::OpenSection(section), now());
    let read = model.apply(ReadAction::Finish, now().plus_ms(61_000));
    assert!(!read.is_empty(), "something was read");
    (model, read)
}

#[test]
fn what_needs_the_record_waits_and_what_does_not_is_done() {
    let mut model = started();
    for action in [
        Action::from(StartAction::Drill),
        StartAction::Quiz(Scope::Everything).into(),
        StartAction::Resume(SittingName {
            device: "test-0000".to_owned(),
            at: now(),
        })
        .into(),
        SittingAction::Undo.into(),
    ] {
        let events = model.apply(action.clone(), now());
        assert_eq!(events, [], "{action:?} gives nothing");
        assert!(model.open().sitting.is_none(), "{action:?} starts nothing");
        let toast = model.notices().latest_toast().map(|it| it.text.as_str());
        assert_eq!(
            toast,
            Some("Your answers are still being read."),
            "{action:?} is answered"
        );
    }
    let section = SectionId::new("myokines", "nerves");
    let events = model.apply(FlowAction::OpenSection(section.clone()), now());
    assert_eq!(model.reader().section, Some(section), "reading goes on");
    let known = |it: &Event| matches!(it, Event::Read(_));
    assert!(events.iter().all(known), "nothing is asked: {events:?}");
}

#[test]
fn a_record_that_was_read_is_as_one_that_was_there_at_once() {
    let before = learner();
    let (mut model, read) = started_and_read();
    model.note_loading(0.5);
    let done = now().plus_ms(62_000);
    arrive(&mut model, before.record().clone(), done);
    assert_eq!(model.loading(), None, "done");
    assert_eq!(
        model.memory().counts(),
        before.memory().counts(),
        "the answers"
    );
    assert_eq!(model.missed(), before.missed(), "what was missed");
    let whole = Memory::replay(model.record());
    assert!(
        whole.faces().eq(model.memory().faces()),
        "as a replay has it"
    );
    assert_eq!(
        model.record().len(),
        before.record().len() + read.len(),
        "and what was read since"
    );
    assert!(
        model.unfinished(now()).is_some(),
        "what was cut off is offered"
    );
    model.apply(FlowAction::Go(Route::Today), done);
    model.apply(StartAction::Quiz(Scope::Everything), done.plus_ms(1));
    assert!(model.open().sitting.is_some(), "and all can be done");
}

/// Everything that the screens list, as text.
fn listed(model: &Model, now: Moment) -> String {
    let rows = model.missed_rows();
    let plan = model.drill_plan(now);
    let tomorrow = model.due_tomorrow(now);
    let next = next_step(model, now);
    format!("{rows:?}\n{plan:?}\n{tomorrow}\n{next:?}")
}

#[test]
fn lists_made_on_the_thread_are_those_that_the_frame_would_make() {
    let before = learner();
    let meanwhile = [
        Vec::<Action>::new(),
        vec![SettingsAction::SetNewPerDay(0).into()],
        vec![
            PractiseAction::Filter(MissedFilter {
                cause: Some(MissCause::Misread),
                ..MissedFilter::default()
            })
            .into(),
        ],
    ];
    for actions in meanwhile {
        let mut model = model_of(library(), before.record().clone());
        model.begin_reread();
        let study = Study::new(
            before.record().clone(),
            model.device(),
            model.earliest(),
            now(),
        );
        let study = study.with_lists(model.list_basis(), now());
        for action in &actions {
            model.apply(action.clone(), now());
        }
        drop(model.studied(study, now()));
        model.tick(now());
        let arrived = listed(&model, now());
        // Whatever changes the packs drops the lists.
        model.change_library(|_| ());
        assert_eq!(arrived, listed(&model, now()), "after {actions:?}");
        assert!(!model.missed().is_empty(), "there is something to list");
    }
}

#[test]
fn what_was_written_before_the_file_was_read_counts_once() {
    let before = learner();
    let (mut model, read) = started_and_read();
    let mut on_disk = before.record().clone();
    for event in &read {
        on_disk.push("test-0000", event.clone());
    }
    let all = on_disk.len();
    arrive(&mut model, on_disk, now().plus_ms(62_000));
    assert_eq!(model.record().len(), all, "each once");
}

#[test]
fn a_clock_that_was_set_back_counts_nothing_twice() {
    let mut model = model_of(library(), learner().record().clone());
    let before = now().plus_ms(-3_600_000);
    let section = SectionId::new("myokines", "nerves");
    model.apply(FlowAction::OpenSection(section), before);
    let read = model.apply(ReadAction::Finish, before.plus_ms(61_000));
    assert!(!read.is_empty(), "written an hour before the start");
    let on_disk = merged([(
        model.device().to_owned(),
        model.record().entries().map(|it| it.event).collect(),
    )]);
    let all = on_disk.len();
    model.begin_reread();
    arrive(&mut model, on_disk, before.plus_ms(80_000));
    assert_eq!(model.record().len(), all, "each once");
}

#[test]
fn what_changes_the_past_of_a_long_record_is_counted_on_a_thread_and_what_came_meanwhile_too() {
    let before = learner();
    let setup = Setup {
        replay_at_once: 0,
        ..setup_of(before.record().clone())
    };
    let mut model = Model::new(library(), setup);
    let fact = before.missed()[0].ask.fact.clone();
    let part = spotter::memory::RecordPart::Fact(fact.clone());
    model.apply(RecordAction::Forget(part), now());
    assert!(model.memory().fact(&fact).is_some(), "not yet counted anew");
    let record = model.begin_replay().expect("it is behind");
    assert_eq!(model.begin_replay().map(|it| it.len()), None, "once");
    let replayed = Replayed::new(record, model.list_basis(), now());
    model.apply(SettingsAction::SetNewPerDay(3), now().plus_ms(1000));
    drop(model.replayed(replayed));
    assert!(model.memory().fact(&fact).is_none(), "forgotten");
    assert_eq!(
        model.memory().settings().new_per_day,
        3,
        "and what came meanwhile"
    );
    assert_eq!(model.begin_replay().map(|it| it.len()), None, "done");

    // A change to the past during a count is counted after it.
    let back = model.memory().forgotten()[0].clone();
    model.apply(RecordAction::Restore(back), now().plus_ms(2000));
    let record = model.begin_replay().expect("behind again");
    let replayed = Replayed::new(record, model.list_basis(), now());
    let pack = spotter::memory::RecordPart::Pack("myokines".to_owned());
    model.apply(RecordAction::Forget(pack), now().plus_ms(3000));
    drop(model.replayed(replayed));
    let record = model.begin_replay().expect("once more");
    drop(model.replayed(Replayed::new(record, model.list_basis(), now())));
    assert_eq!(model.memory().counts().answers, 0, "the pack is forgotten");
}

#[test]
fn a_count_of_what_was_read_before_the_files_changed_is_made_again() {
    let before = learner();
    let setup = Setup {
        replay_at_once: 0,
        ..setup_of(before.record().clone())
    };
    let mut model = Model::new(library(), setup);
    let pack = spotter::memory::RecordPart::Pack("myokines".to_owned());
    model.apply(RecordAction::Forget(pack), now());
    let record = model.begin_replay().expect("it is behind");
    let outdated = Replayed::new(record, model.list_basis(), now());
    let all = model.record().entries().map(|it| it.event).collect();
    let read = merged([("test-0000".to_owned(), all)]);
    arrive(&mut model, read, now().plus_ms(1000));
    assert!(
        model.replayed(outdated).is_none(),
        "it is of no use any more"
    );
    let record = model.begin_replay().expect("so it is made again");
    drop(model.replayed(Replayed::new(record, model.list_basis(), now())));
    assert_eq!(model.memory().counts().answers, 0, "and right");
}
