//! What is asked and in which order: golden orders, properties of shuffling, and drills step by step.

use spotter::record::Scope;

use crate::support::{library, new_model, now, play};
use proptest::prelude::*;
use spotter::answer::Grade;
use spotter::material::{FaceId, FactId, Kind, SectionId};
use spotter::model::Model;
use spotter::model::{Action, FlowAction, ReadAction, SettingsAction, SittingAction, StartAction};
use spotter::study::{QuizWish, Shuffler, drill_plan, options_in_order, quiz_asks};

fn ask(text: &str) -> FaceId {
    FaceId::parse(text).expect("an address")
}

#[test]
fn the_order_of_a_seed_is_for_ever() {
    let mut numbers: Vec<u8> = (0..10).collect();
    Shuffler::new(42, "golden").shuffle(&mut numbers);
    assert_eq!(numbers, [9, 8, 6, 3, 5, 1, 0, 4, 7, 2], "golden");
    let library = library();
    let id = ask("myokines/range-paracrine/case");
    let asked = library.face(&id).expect("it is bundled");
    let orders: Vec<_> = (1..=3)
        .map(|seed| options_in_order(seed, &id, asked.question).join(" "))
        .collect();
    assert_eq!(
        orders,
        [
            "Paracrine Autocrine Endocrine",
            "Endocrine Autocrine Paracrine",
            "Autocrine Paracrine Endocrine"
        ],
        "golden"
    );
}

proptest! {
    #[test]
    fn a_shuffle_is_a_permutation(seed in any::<u64>(), salt in ".*", length in 0_usize..60) {
        let mut items: Vec<usize> = (0..length).collect();
        Shuffler::new(seed, &salt).shuffle(&mut items);
        items.sort_unstable();
        prop_assert_eq!(items, (0..length).collect::<Vec<_>>());
    }

    #[test]
    fn a_quiz_asks_each_fact_once_and_never_more_than_wanted(seed in any::<u64>(), count in 1_usize..20) {
        let model = new_model();
        let scope = Scope::Pack("myokines".to_owned());
        let asks = quiz_asks(model.library(), model.memory(), &QuizWish { at_most: Some(count), ..QuizWish::usual(scope, seed, 0) });
        let mut facts: Vec<&FactId> = asks.iter().map(|ask| &ask.fact).collect();
        facts.sort_unstable();
        facts.dedup();
        prop_assert_eq!(facts.len(), asks.len());
        prop_assert_eq!(asks.len(), count, "the pack has facts enough for each count tried");
    }
}

#[test]
fn the_first_place_is_fair() {
    let mut firsts = [0_u32; 3];
    for seed in 0..3000 {
        let mut items = [0, 1, 2];
        Shuffler::new(seed, "fair").shuffle(&mut items);
        firsts[items[0]] += 1;
    }
    assert!(
        firsts.iter().all(|&count| (900..1100).contains(&count)),
        "{firsts:?}"
    );
}

#[test]
fn options_that_are_numbers_stand_in_ascending_order() {
    let files = spotter::material::PackFiles {
        folder: "n".to_owned(),
        texts: [
            ("pack.ron".to_owned(), r#"Pack(format: 1, id: "n", version: "1", title: "N", about: "", licence: "", topics: [(id: "t", title: "T")])"#.to_owned()),
            ("facts/n.ron".to_owned(), r#"[Fact(id: "f", topic: "t", evidence: Human, says: "S.", questions: [Choice(id: "q", stem: "How much?",
                key: (text: "20 %", why: "w"), distractors: [(text: "100 %", why: "w"), (text: "5 %", why: "w")])])]"#.to_owned()),
        ].into(),
        ..spotter::material::PackFiles::default()
    };
    let (pack, _) =
        spotter::material::load_pack(&files, spotter::material::Origin::Own).expect("a pack");
    for seed in 0..20 {
        assert_eq!(
            options_in_order(seed, &ask("n/f/q"), &pack.facts[0].questions[0]),
            ["5 %", "20 %", "100 %"],
            "seed {seed}"
        );
    }
}

#[test]
fn options_that_are_numbers_ascend_in_every_spelling() {
    let library = new_model();
    let face = ask("myokines/range-paracrine/case");
    let asked = library.library().face(&face).expect("a choice");
    for ascending in [
        ["−10", "−5", "5"],
        ["0,25", "0,5", "1,5"],
        ["900", "1,500", "12,000"],
        ["900 mL", "1 500 ml", "12 000 ml"],
        ["1e-1", "1×10²", "10^3"],
        ["$5", "$20", "$100"],
        ["1/3", "½", "1½"],
    ] {
        let mut question = asked.question.clone();
        let Kind::Choice {
            key, distractors, ..
        } = &mut question.kind
        else {
            panic!("a choice");
        };
        distractors.truncate(2);
        for (option, text) in distractors.iter_mut().chain([key]).zip(ascending) {
            text.clone_into(&mut option.text);
        }
        for seed in 0..20 {
            assert_eq!(
                options_in_order(seed, &face, &question),
                ascending,
                "seed {seed}"
            );
        }
    }
}

fn read(id: &str) -> Vec<Action> {
    vec![
        FlowAction::OpenSection(SectionId::new("myokines", id)).into(),
        ReadAction::Finish.into(),
    ]
}

fn drilling() -> Model {
    let mut model = new_model();
    play(&mut model, 0, read("two-faces"));
    play(&mut model, 0, vec![StartAction::Drill.into()]);
    model
}

fn queue(model: &Model) -> Vec<FaceId> {
    model
        .open()
        .sitting
        .as_ref()
        .expect("a sitting")
        .progress()
        .queue
        .iter()
        .cloned()
        .collect()
}

#[test]
fn new_facts_come_from_sections_that_were_read_up_to_the_days_number() {
    let mut model = new_model();
    assert!(
        drill_plan(model.library(), model.memory(), now()).is_empty(),
        "nothing was read"
    );
    play(&mut model, 0, read("two-faces"));
    assert_eq!(
        drill_plan(model.library(), model.memory(), now()).new.len(),
        model
            .library()
            .pack("myokines")
            .expect("bundled")
            .facts_of("two-faces")
            .count(),
        "the section's facts"
    );
    play(&mut model, 0, vec![SettingsAction::SetNewPerDay(4).into()]);
    assert_eq!(
        drill_plan(model.library(), model.memory(), now()).new.len(),
        4,
        "no more than wanted"
    );
}

#[test]
fn a_forgotten_card_comes_round_again_after_the_others() {
    let mut model = drilling();
    let first = queue(&model)[0].clone();
    play(
        &mut model,
        0,
        vec![
            SittingAction::Reveal.into(),
            SittingAction::GiveGrade(Grade::Again).into(),
        ],
    );
    assert_eq!(
        queue(&model).iter().position(|ask| *ask == first),
        Some(5),
        "after five others"
    );
    // Once the five others have passed, it comes again.
    for _ in 0..5 {
        play(
            &mut model,
            0,
            vec![
                SittingAction::Reveal.into(),
                SittingAction::GiveGrade(Grade::Good).into(),
            ],
        );
    }
    assert_eq!(queue(&model)[0], first, "it is next");
    for _ in 0..queue(&model).len() {
        play(
            &mut model,
            0,
            vec![
                SittingAction::Reveal.into(),
                SittingAction::GiveGrade(Grade::Good).into(),
            ],
        );
    }
    assert!(
        model.open().sitting.as_ref().expect("a sitting").is_over(),
        "passed, so it is over"
    );
    assert_eq!(model.missed().len(), 0, "and right at last");
}

#[test]
fn a_grade_before_the_answer_is_shown_does_nothing() {
    let mut model = drilling();
    let before = queue(&model);
    play(
        &mut model,
        0,
        vec![SittingAction::GiveGrade(Grade::Easy).into()],
    );
    assert_eq!(
        (queue(&model), model.memory().counts().answers),
        (before, 0),
        "ignored"
    );
}

#[test]
fn undo_and_redo_take_back_and_give_again() {
    let mut model = drilling();
    let (start, blank) = (queue(&model), model.memory().counts());
    play(
        &mut model,
        0,
        vec![
            SittingAction::Reveal.into(),
            SittingAction::GiveGrade(Grade::Again).into(),
        ],
    );
    let (after, counted) = (queue(&model), model.memory().counts());
    for _ in 0..3 {
        play(&mut model, 0, vec![SittingAction::Undo.into()]);
        assert_eq!(
            (queue(&model), model.memory().counts()),
            (start.clone(), blank),
            "undone"
        );
        play(&mut model, 0, vec![SittingAction::Redo.into()]);
        assert_eq!(
            (queue(&model), model.memory().counts()),
            (after.clone(), counted),
            "redone"
        );
    }
    play(
        &mut model,
        0,
        vec![
            SittingAction::Undo.into(),
            SittingAction::Reveal.into(),
            SittingAction::GiveGrade(Grade::Good).into(),
        ],
    );
    let sitting = model.open().sitting.as_ref().expect("a sitting");
    assert!(
        !sitting.can_redo() && sitting.can_undo(),
        "a new answer ends what could be redone"
    );
}

#[test]
fn undo_reaches_back_over_the_end_of_the_drill() {
    let mut model = drilling();
    let all = queue(&model).len();
    for _ in 0..all {
        play(
            &mut model,
            0,
            vec![
                SittingAction::Reveal.into(),
                SittingAction::GiveGrade(Grade::Good).into(),
            ],
        );
    }
    assert!(
        model.open().sitting.as_ref().expect("a sitting").is_over(),
        "over"
    );
    play(&mut model, 0, vec![SittingAction::Undo.into()]);
    assert_eq!(queue(&model).len(), 1, "the last card is back");
    let sitting = model.memory().sittings().last().expect("the drill").clone();
    assert_eq!(
        (sitting.counts.answers, sitting.finished),
        (all - 1, None),
        "and the end is taken back"
    );
}

#[test]
fn a_fact_comes_again_on_the_day_that_its_grade_said_and_not_before() {
    let mut model = drilling();
    let first = queue(&model)[0].fact.clone();
    play(
        &mut model,
        0,
        vec![
            SittingAction::Reveal.into(),
            SittingAction::GiveGrade(Grade::Easy).into(),
            SittingAction::Leave.into(),
            SittingAction::Leave.into(),
        ],
    );
    let due = model
        .memory()
        .fact(&first)
        .and_then(|fact| fact.memory_state)
        .expect("it was graded")
        .due;
    let days = i64::from(due - now().study_day(4));
    assert_eq!(days, 8, "easy at first sight");
    let repeats = |day: i64| {
        let plan = drill_plan(
            model.library(),
            model.memory(),
            now().plus_ms(day * 86_400_000),
        );
        plan.due.iter().any(|it| it.fact == first)
    };
    assert!(!repeats(days - 1), "not the day before");
    assert!(
        repeats(days) && repeats(days + 30),
        "on the day, and as long as it waits"
    );
}
