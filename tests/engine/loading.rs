//! A record that is read while the window is open.

use spotter::action::Action;
use spotter::material::SectionId;
use spotter::memory::Memory;
use spotter::model::{Loaded, Model, Route};
use spotter::record::{Event, Record};
use spotter::study::Scope;

use crate::support::{answers, library, model_of, new_model, now, play};

/// A learner with a finished quiz, and the record of it.
fn learner() -> Model {
    let mut model = new_model();
    let section = SectionId::new("myokines", "two-faces");
    play(
        &mut model,
        2,
        vec![Action::OpenSection(section.clone()), Action::ReadTo(600)],
    );
    play(
        &mut model,
        2,
        vec![Action::StartQuiz(Scope::Section(section))],
    );
    for turn in 0..6 {
        let mut actions = answers(&model, turn % 2 == 0);
        actions.extend([Action::Check, Action::Next]);
        play(&mut model, 2, actions);
    }
    model
}

fn started() -> Model {
    let mut model = model_of(library(), Record::default());
    model.begin_loading();
    model
}

/// The same, a section further on, with what was noted of that.
fn started_and_read() -> (Model, Vec<Event>) {
    let mut model = started();
    let section = SectionId::new("myokines", "nerves");
    model.apply(Action::OpenSection(section), now());
    let read = model.apply(Action::FinishSection, now().plus_ms(61_000));
    assert!(!read.is_empty(), "something was read");
    (model, read)
}

#[test]
fn what_needs_the_record_waits_and_what_does_not_is_done() {
    let mut model = started();
    for action in [
        Action::StartDrill,
        Action::StartQuiz(Scope::Everything),
        Action::Resume,
        Action::Undo,
    ] {
        let events = model.apply(action.clone(), now());
        assert_eq!(events, [], "{action:?} gives nothing");
        assert!(model.desk.sitting.is_none(), "{action:?} starts nothing");
        assert_eq!(
            model.said, "Your answers are still being read.",
            "{action:?} is answered"
        );
    }
    let section = SectionId::new("myokines", "nerves");
    let events = model.apply(Action::OpenSection(section.clone()), now());
    assert_eq!(model.reader.section, Some(section), "reading goes on");
    let known = |it: &Event| matches!(it, Event::Read { .. });
    assert!(events.iter().all(known), "nothing is asked: {events:?}");
}

#[test]
fn a_record_that_was_read_is_as_one_that_was_there_at_once() {
    let before = learner();
    let (mut model, read) = started_and_read();
    model.note_loading(0.5);
    let done = now().plus_ms(62_000);
    model.loaded(Loaded::new(before.record.clone(), now()), done);
    assert_eq!(model.loading, None, "done");
    assert_eq!(model.memory.counts(), before.memory.counts(), "the answers");
    assert_eq!(model.missed(), before.missed(), "what was missed");
    let whole = Memory::replay(&model.record, done);
    assert!(whole.asks().eq(model.memory.asks()), "as a replay has it");
    assert_eq!(
        model.record.len(),
        before.record.len() + read.len(),
        "and what was read since"
    );
    assert!(model.interrupted.is_some(), "what was cut off is offered");
    model.apply(Action::Go(Route::Today), done);
    model.apply(Action::StartQuiz(Scope::Everything), done.plus_ms(1));
    assert!(model.desk.sitting.is_some(), "and all can be done");
}

#[test]
fn what_was_written_before_the_file_was_read_counts_once() {
    let before = learner();
    let (mut model, read) = started_and_read();
    let mut on_disk = before.record.clone();
    for event in &read {
        on_disk.push("test-0000", event.clone());
    }
    let all = on_disk.len();
    model.loaded(Loaded::new(on_disk, now()), now().plus_ms(62_000));
    assert_eq!(model.record.len(), all, "each once");
}
