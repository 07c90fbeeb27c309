//! The learner's bookmarks: set and taken off, kept through forgetting, listed and quizzed.

use spotter::material::FaceId;
use spotter::memory::RecordPart;
use spotter::model::{Model, QuestionAction, RecordAction, SittingAction, StartAction};
use spotter::record::{Event, Record, Scope, event};
use spotter::ui::data::bookmarks::{BookmarkRow, BookmarksPage};

use crate::support::{Give, answers, kinds, model_of, play};

const ASKS: [&str; 2] = ["kinds/exercise-order/claim", "kinds/volume-load/bench"];

fn ask(text: &str) -> FaceId {
    FaceId::parse(text).expect("an address")
}

fn toggle(model: &mut Model, text: &str) {
    play(
        model,
        0,
        vec![QuestionAction::ToggleBookmark(ask(text)).into()],
    );
}

#[test]
fn a_bookmark_is_a_line_of_the_record_and_read_from_it_again() {
    let mut model = model_of(kinds(), Record::default());
    for text in [ASKS[0], ASKS[1], ASKS[1]] {
        toggle(&mut model, text);
    }
    let is_on = |model: &Model, text: &str| model.memory().is_bookmarked(&ask(text));
    assert!(is_on(&model, ASKS[0]) && !is_on(&model, ASKS[1]));
    let entries: Vec<_> = model.record().entries().collect();
    let stars = entries
        .iter()
        .filter(|it| matches!(it.event, Event::Star(_)));
    assert_eq!(stars.count(), 3, "one line each time");
    let again = model_of(kinds(), model.record().clone());
    assert!(is_on(&again, ASKS[0]) && !is_on(&again, ASKS[1]));
}

#[test]
fn forgetting_the_answers_keeps_the_bookmark() {
    let mut model = model_of(kinds(), Record::default());
    let quiz = StartAction::Faces(Scope::Everything, vec![ask(ASKS[0])]).into();
    play(&mut model, 0, vec![quiz]);
    let mut actions = answers(&model, Give::Wrong);
    actions.push(SittingAction::Submit.into());
    play(&mut model, 0, actions);
    toggle(&mut model, ASKS[0]);
    let fact = RecordPart::Fact(ask(ASKS[0]).fact);
    play(&mut model, 0, vec![RecordAction::Forget(fact).into()]);
    assert_eq!(model.memory().counts().answers, 0);
    assert!(model.memory().is_bookmarked(&ask(ASKS[0])));
}

#[test]
fn bookmarked_questions_are_listed_and_quizzed() {
    let mut model = model_of(kinds(), Record::default());
    assert!(BookmarksPage::new(&model).is_empty());
    assert_eq!(BookmarksPage::new(&model).quiz, None);
    for text in ASKS {
        toggle(&mut model, text);
    }
    let page = BookmarksPage::new(&model);
    assert_eq!(
        (page.len(), page.about.as_str()),
        (2, "2 bookmarked questions")
    );
    assert!(matches!(page.row(1), Some(BookmarkRow::Here(_))));
    assert_eq!(page.row(2), None);
    let quiz = page
        .quiz
        .as_ref()
        .expect("some are bookmarked")
        .action
        .clone();
    play(&mut model, 0, vec![quiz]);
    let sitting = model.open().sitting.as_ref().expect("a quiz");
    assert_eq!((sitting.drawn(), &sitting.scope), (2, &Scope::Bookmarked));
}

#[test]
fn an_undo_of_a_bookmark_leaves_what_was_before_it() {
    let mut model = model_of(kinds(), Record::default());
    toggle(&mut model, ASKS[0]);
    toggle(&mut model, ASKS[0]);
    let mut record = model.record().clone();
    let last = record.entries().last().map(|it| it.event.at());
    let of = last.expect("the bookmark was removed");
    let undo = event::Undo {
        at: of.plus_ms(1),
        of,
        by: String::new(),
    };
    record.push(model.device(), undo.into());
    let again = model_of(kinds(), record);
    assert!(again.memory().is_bookmarked(&ask(ASKS[0])), "set again");
    assert!(!model.memory().is_bookmarked(&ask(ASKS[0])));
}
