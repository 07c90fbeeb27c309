//! The steps of a session, one at a time.

use crate::answer::{Confidence, Grade, Response};
use crate::material::FaceId;
use crate::memory::{Attempt, Memory};
use crate::record::{Event, EventClock, Mode, Record, Scope, event};
use crate::study::sample_tests::{after, clock, face, library};
use crate::study::sitting::Sitting;
use crate::study::sitting::resume::resumed;
use crate::study::sitting::state::{Feedback, Given, Stage, Wish};

/// A session of the questions called `fact/question`.
fn begun(mode: Mode, feedback: Feedback, faces: &[&str]) -> Sitting {
    let wish = Wish {
        feedback,
        ..Wish::of(
            mode,
            Scope::Everything,
            faces.iter().map(|it| face(it)).collect(),
        )
    };
    Sitting::start(wish, after(0)).expect("questions").0
}

fn drill(faces: &[&str]) -> Sitting {
    begun(Mode::Drill, Feedback::AtOnce, faces)
}

/// Answers the question on screen.
fn respond(
    sitting: &mut Sitting,
    response: Response,
    sure: Option<Confidence>,
    clock: &mut EventClock,
) {
    let library = library();
    let face = sitting.current().expect("a question").clone();
    let given = Given {
        response,
        sure,
        attempt: Attempt::First,
    };
    let asked = library.face(&face).expect("it is in the pack");
    let _events = sitting.respond(asked, given, clock);
}

fn grade(sitting: &mut Sitting, grade: Grade, clock: &mut EventClock) {
    sitting.reveal();
    respond(sitting, Response::Graded(grade), None, clock);
}

fn queue(sitting: &Sitting) -> Vec<String> {
    let queue = sitting.progress().queue.iter();
    queue.map(|it| it.fact.to_string()).collect()
}

#[test]
fn undoing_the_end_of_a_drill_keeps_the_answer_of_the_next_card_hidden() {
    let mut clock = clock();
    let mut drill = drill(&["apple/card", "banana/card"]);
    grade(&mut drill, Grade::Good, &mut clock);
    let _finish = drill.end(&mut clock);
    let undos = drill.undo(&mut clock);
    assert_eq!(undos.len(), 1, "only the end is taken back");
    assert_eq!(drill.progress().stage, Stage::Asking, "not yet seen");
    assert_eq!(queue(&drill), ["test/banana"], "the card that was asked");
    let _undos = drill.undo(&mut clock);
    assert_eq!(
        (queue(&drill), &drill.progress().stage),
        (
            vec!["test/apple".to_owned(), "test/banana".to_owned()],
            &Stage::Revealed
        ),
        "the answer that was graded is still in sight"
    );
}

/// A file from elsewhere can hold any score up to 255.
#[test]
fn a_score_above_a_hundred_is_right_everywhere() {
    let library = library();
    let quiz = begun(Mode::Quiz, Feedback::AtOnce, &["apple/typed", "fig/typed"]);
    for score in [100, 101, 255] {
        let mut record = Record::default();
        let start = event::Start {
            at: quiz.began,
            sit: quiz.id.clone(),
            mode: Mode::Quiz,
            asks: quiz.plan.iter().map(FaceId::address).collect(),
            ..Default::default()
        };
        record.push("test-0000", start.into());
        let answer = event::Answer {
            at: after(5),
            sit: quiz.id.clone(),
            fact: "test/apple".to_owned(),
            ask: "typed".to_owned(),
            gave: vec!["apple".to_owned()],
            score,
            grade: Some(Grade::Good),
            ..Default::default()
        };
        record.push("test-0000", answer.into());
        let memory = Memory::replay(&record);
        let name = memory.sittings().next().expect("the quiz").name();
        let resumed = resumed(&library, &record, &memory, &name).expect("the quiz");
        assert_eq!(resumed.progress().counts, memory.counts(), "{score}");
        assert_eq!(memory.counts().right, 1, "{score}");
        let face = memory.ask(&face("apple/typed")).expect("answered");
        assert_eq!(
            (resumed.misses().len(), face.is_missed()),
            (0, false),
            "{score} is no miss"
        );
    }
}

#[test]
fn a_failed_card_comes_again_after_five_others_or_at_the_end_of_fewer() {
    let all = [
        "apple/card",
        "banana/card",
        "cherry/card",
        "date/card",
        "fig/card",
        "apple/typed",
        "fig/typed",
    ];
    for (cards, place) in [(7, 5), (6, 5), (3, 2), (1, 0)] {
        let mut clock = clock();
        let mut drill = drill(all.get(..cards).expect("as many"));
        grade(&mut drill, Grade::Again, &mut clock);
        let found = drill.progress().queue.iter();
        let found = found.clone().position(|it| *it == face("apple/card"));
        assert_eq!(found, Some(place), "of {cards}");
        assert_eq!(drill.progress().queue.len(), cards, "none is lost");
    }
}

#[test]
fn sure_and_wrong_comes_once_again_in_a_quiz_with_verdicts_at_once() {
    let wrong = || Response::Typed("plum".to_owned());
    for (feedback, sure, comes_again) in [
        (Feedback::AtOnce, Some(Confidence::Sure), true),
        (Feedback::AtOnce, Some(Confidence::Unsure), false),
        (Feedback::AtOnce, None, false),
        (Feedback::AtEnd, Some(Confidence::Sure), false),
    ] {
        let mut clock = clock();
        let mut quiz = begun(Mode::Quiz, feedback, &["apple/typed"]);
        respond(&mut quiz, wrong(), sure, &mut clock);
        let _events = quiz.next(&mut clock);
        assert_eq!(!quiz.is_over(), comes_again, "{feedback:?}, {sure:?}");
        if comes_again {
            respond(&mut quiz, wrong(), sure, &mut clock);
            let _events = quiz.next(&mut clock);
            assert!(quiz.is_over(), "only once");
        }
    }
}

#[test]
fn a_contrast_is_asked_next_and_only_after_a_verdict() {
    let mut clock = clock();
    let mut quiz = begun(
        Mode::Quiz,
        Feedback::AtOnce,
        &["banana/typed", "fig/typed", "apple/typed"],
    );
    let early = quiz.ask_next(face("apple/typed"), &mut clock);
    assert_eq!(early, Vec::new(), "no verdict yet");
    let wrong = Response::Typed("apple".to_owned());
    respond(&mut quiz, wrong, None, &mut clock);
    let events = quiz.ask_next(face("apple/typed"), &mut clock);
    assert!(matches!(events.as_slice(), [Event::Act(_)]), "{events:?}");
    assert_eq!(
        queue(&quiz),
        ["test/apple", "test/fig"],
        "brought forward, not asked twice"
    );
}
