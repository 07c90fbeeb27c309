//! Every kind of question in the window, by mouse, by keyboard alone and by accessible name, up to its last retry.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use spotter::answer::key_texts;
use spotter::material::{FaceId, Kind, Library, Origin, PackFiles, load_pack};
use spotter::model::{Model, PractiseAction, QuizForm, StartAction};
use spotter::record::{Record, Scope};
use spotter::study::{Feedback, Siblings, Sitting, Stage};

use crate::answering::{Window, answer, click, prepare, press};
use crate::support::{Give, kinds, model_of, play};
use crate::window::window;

/// One question of each kind that the app judges itself.
const EVERY_KIND: [&str; 8] = [
    "kinds/overload/gap",
    "kinds/volume-load/bench",
    "kinds/spotting/which",
    "kinds/exercise-order/claim",
    "kinds/one-rm/name",
    "kinds/two-for-two/sessions",
    "kinds/cycles/sizes",
    "kinds/repetitions-by-goal/goals",
];

fn ask(text: &str) -> FaceId {
    FaceId::parse(text).expect("an address")
}

fn asking(addresses: &[&str]) -> Window {
    let mut model = model_of(kinds(), Record::default());
    let asks = addresses.iter().map(|it| ask(it)).collect();
    play(
        &mut model,
        0,
        vec![StartAction::Faces(Scope::Everything, asks).into()],
    );
    open(model)
}

fn open(model: Model) -> Window {
    window(model, 1280.0, 800.0)
}

fn score(window: &Window) -> Option<u8> {
    let sitting = window.state().model().open().sitting.as_ref()?;
    match &sitting.progress().stage {
        Stage::Judged(judged) => Some(judged.verdict.score),
        Stage::Asking | Stage::Revealed | Stage::Over => None,
    }
}

#[test]
fn every_kind_is_answered_rightly_by_keyboard_alone() {
    let mut window = asking(&EVERY_KIND);
    for address in EVERY_KIND {
        answer(&mut window, Give::Right);
        assert_eq!(score(&window), Some(100), "{address}");
        assert!(
            window.query_by_label_contains("Right.").is_some(),
            "{address}: said in words"
        );
        press(&mut window, Key::Enter);
    }
    let _title = window.get_by_label("8 of 8 right at first attempt");
}

#[test]
fn every_kind_is_missed_found_again_and_worked_off() {
    let mut window = asking(&EVERY_KIND);
    for address in EVERY_KIND {
        answer(&mut window, Give::Wrong);
        assert_eq!(score(&window), Some(0), "{address}");
        for part in key_parts(&window, address) {
            assert!(
                window.query_all_by_label_contains(&part).next().is_some(),
                "{address}: {part} is on the screen"
            );
        }
        press(&mut window, Key::Enter);
    }
    press(&mut window, Key::Escape);
    press(&mut window, Key::M);
    for address in EVERY_KIND {
        let stem = stem(&window, address);
        assert!(
            window.query_by_label(&stem).is_some(),
            "{address} waits in the list"
        );
    }
    press(&mut window, Key::Enter);
    for _ in EVERY_KIND {
        answer(&mut window, Give::Right);
        assert_eq!(score(&window), Some(100), "right this time");
        press(&mut window, Key::Enter);
    }
    assert!(
        window.state().model().missed().is_empty(),
        "and the list is empty"
    );
}

/// The parts of the key that the verdict must show.
fn key_parts(window: &Window, address: &str) -> Vec<String> {
    let model = window.state().model();
    let asked = model.library().face(&ask(address)).expect("it is there");
    let parts = key_texts(asked.question, asked.gap);
    // A premise and its response share a row, joined by a colon.
    parts.iter().map(|part| part.replace(" = ", ": ")).collect()
}

fn stem(window: &Window, address: &str) -> String {
    let model = window.state().model();
    let asked = model.library().face(&ask(address)).expect("it is there");
    asked.stem()
}

#[test]
fn several_options_are_switched_by_mouse_and_by_keys() {
    let mut window = asking(&["kinds/spotting/which"]);
    let _about = window.get_by_label("Choose 3");
    click(&mut window, "Bench press");
    click(&mut window, "Snatch");
    click(&mut window, "Snatch");
    let on = window.get_by_role_and_label(Role::CheckBox, "Bench press");
    assert_eq!(
        on.accesskit_node().toggled(),
        Some(egui::accesskit::Toggled::True),
        "said to be on"
    );
    assert_eq!(
        window.state().model().open().draft.several.len(),
        1,
        "the second click switched it off"
    );
    let options = window
        .state()
        .model()
        .open()
        .options(window.state().model().library());
    let row = options
        .iter()
        .position(|it| *it == "Back squat")
        .expect("an option");
    while window.state().model().open().draft.cursor != Some(row) {
        let at = window.state().model().open().draft.cursor.unwrap_or(0);
        press(
            &mut window,
            if at < row {
                Key::ArrowDown
            } else {
                Key::ArrowUp
            },
        );
    }
    press(&mut window, Key::Space);
    click(&mut window, "Check answer");
    assert_eq!(score(&window), Some(66), "two of three");
    let _part = window.get_by_label_contains("Partly right.");
    let _key = window.get_by_label_contains("Front squat: the right answer");
}

#[test]
fn items_are_dragged_and_moved_with_buttons() {
    let mut window = asking(&["kinds/cycles/sizes"]);
    let order = |window: &Window| -> Vec<String> {
        let model = window.state().model();
        let options = model.open().options(model.library());
        options.into_iter().map(str::to_owned).collect()
    };
    let before = order(&window);
    click(&mut window, &format!("Move down: {}", before[0]));
    assert_eq!(order(&window)[1], before[0], "one down by its button");
    let label = |place: usize, text: &str| format!("{place} of 4: {text}");
    let last = order(&window)[3].clone();
    let from = window.get_by_label(&label(4, &last)).rect().center();
    let to = window
        .get_by_label(&label(1, &order(&window)[0]))
        .rect()
        .center();
    window.drag_at(from);
    window.run();
    window.hover_at(to - egui::vec2(0.0, 8.0));
    window.run();
    window.drop_at(to - egui::vec2(0.0, 8.0));
    window.run();
    assert_eq!(order(&window)[0], last, "dragged to the top");
}

#[test]
fn responses_are_given_by_mouse_and_can_be_changed() {
    let mut window = asking(&["kinds/repetitions-by-goal/goals"]);
    assert!(
        window
            .query_by_label_contains("Give each an answer")
            .is_some(),
        "says what to do"
    );
    for (premise, response) in [
        ("Maximal strength", "Exactly 1"),
        ("Muscle growth", "6 to 12"),
        ("Muscular endurance", "12 or more"),
    ] {
        window
            .get_by_label_contains(&format!("{premise}: "))
            .click();
        window.run();
        window
            .get_by_role_and_label(Role::RadioButton, response)
            .click();
        window.run();
    }
    window.get_by_label("Maximal strength: Exactly 1").click();
    window.run();
    window
        .get_by_role_and_label(Role::RadioButton, "At most 6")
        .click();
    window.run();
    click(&mut window, "Check answer");
    assert_eq!(score(&window), Some(100), "changed before it was handed in");
}

#[test]
fn a_number_that_cannot_be_read_is_not_handed_in() {
    let mut window = asking(&["kinds/one-rm/share"]);
    let _unit = window.get_by_label("Your answer (kg)");
    window.get_by_role(Role::TextInput).type_text("1,500");
    window.run();
    press(&mut window, Key::Enter);
    assert_eq!(score(&window), None, "not judged");
    let _question = window.get_by_label("“1,500” may mean 1500 or 1.5. Write 1500 or 1.5.");
    let field = window.get_by_role(Role::TextInput);
    assert_eq!(
        field.value().as_deref(),
        Some("1,500"),
        "what was typed stays"
    );
}

#[test]
fn a_negative_stem_reads_rightly_and_an_image_is_named() {
    let mut window = asking(&["kinds/spotting/exception", "kinds/bar/picture"]);
    answer(&mut window, Give::Wrong);
    let not = "The statement is true, so it is not the answer";
    assert_eq!(
        window.query_all_by_label_contains(not).count(),
        2,
        "each distractor"
    );
    press(&mut window, Key::Enter);
    let _image = window.get_by_role_and_label(
        Role::Image,
        "A barbell with two plates of the same size on each side",
    );
}

#[test]
fn confidence_cause_contrast_and_claims_have_keys() {
    let mut window = asking(&["kinds/concentric/lifting", "kinds/overload/principle"]);
    prepare(&mut window, Give::Wrong);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Num3);
    window.run();
    press(&mut window, Key::Enter);
    press(&mut window, Key::Num2);
    let _title = window.get_by_label("Side by side");
    press(&mut window, Key::X);
    let asked = |window: &Window| {
        let model = window.state().model();
        let asked = model.open().face(model.library());
        asked
            .map(|asked| asked.id().to_string())
            .unwrap_or_default()
    };
    assert_eq!(asked(&window), "kinds/eccentric/lowering", "asked next");
    answer(&mut window, Give::Right);
    press(&mut window, Key::Enter);
    assert_eq!(asked(&window), "kinds/overload/principle", "then the rest");
    answer(&mut window, Give::Wrong);
    press(&mut window, Key::R);
    assert_eq!(score(&window), Some(100), "it was right");
    press(&mut window, Key::Enter);
    assert_eq!(
        asked(&window),
        "kinds/concentric/lifting",
        "sure and wrong comes again"
    );
}

#[test]
fn a_question_is_flagged_with_a_note_and_listed() {
    let mut window = asking(&["kinds/exercise-order/claim"]);
    answer(&mut window, Give::Wrong);
    press(&mut window, Key::F);
    window.get_by_role(Role::TextInput).type_text("which bar?");
    window.run();
    press(&mut window, Key::Enter);
    let flag = window
        .state()
        .model()
        .memory()
        .flag(&ask("kinds/exercise-order/claim"));
    assert_eq!(
        flag.map(|flag| flag.note.as_str()),
        Some("which bar?"),
        "kept"
    );
    press(&mut window, Key::Escape);
    press(&mut window, Key::Escape);
    press(&mut window, Key::M);
    press(&mut window, Key::Num3);
    let _note = window.get_by_label("“which bar?”");
    let _save = window.get_by_label("Export corrections…");
}

#[test]
fn missed_questions_are_filtered_and_a_quiz_is_put_together() {
    let mut window = asking(&["kinds/exercise-order/claim", "kinds/volume-load/bench"]);
    answer(&mut window, Give::Wrong);
    press(&mut window, Key::Num3);
    press(&mut window, Key::Enter);
    answer(&mut window, Give::Wrong);
    press(&mut window, Key::Enter);
    press(&mut window, Key::Escape);
    press(&mut window, Key::M);
    let _both = window.get_by_label("Retry all 2");
    window.get_by_label_contains("Cause: All causes").click();
    window.run();
    let choice = window
        .query_all_by_label("Misread")
        .rfind(|node| node.accesskit_node().toggled().is_some());
    choice.expect("a choice").click();
    window.run();
    let _one = window.get_by_label("Retry it");
    press(&mut window, Key::Num2);
    let _fits = window.get_by_label_contains(" to choose from. ");
    click(&mut window, "Reported");
    let _why = window.get_by_label("Nothing to ask: you have not reported a problem.");
    press(&mut window, Key::Enter);
    assert!(
        window.query_by_label("Custom quiz").is_some(),
        "it does not start"
    );
    click(&mut window, "Never asked");
    click(&mut window, "At the end");
    press(&mut window, Key::Enter);
    let sitting = window
        .state()
        .model()
        .open()
        .sitting
        .as_ref()
        .expect("a quiz");
    assert_eq!(sitting.scope, Scope::Unseen, "it starts");
}

/// A pack of one question with as many options as are allowed.
fn nine_options() -> Library {
    let pack = r#"Pack(format: 1, id: "nine", version: "1", title: "Nine", about: "", licence: "",
        topics: [(id: "t", title: "T")])"#;
    let options = (2..=9).map(|n| format!("(text: \"o{n}\", why: \"not it\")"));
    let facts = format!(
        r#"[Fact(id: "f", topic: "t", evidence: Definition, says: "One of nine.", questions: [
            Choice(id: "c", stem: "Which?", key: (text: "o1", why: "it is"), distractors: [{}])])]"#,
        options.collect::<Vec<_>>().join(",")
    );
    let texts = [("pack.ron", pack.to_owned()), ("facts/f.ron", facts)];
    let files = PackFiles {
        folder: "nine".to_owned(),
        texts: texts.map(|(name, text)| (name.to_owned(), text)).into(),
        ..PackFiles::default()
    };
    let (pack, problems) = load_pack(&files, Origin::Own).expect("a pack");
    assert_eq!(problems.len(), 0, "{problems:?}");
    Library::new(vec![pack], problems)
}

#[test]
fn each_of_nine_options_is_chosen_by_its_number_and_by_its_letter() {
    let letters = [
        Key::A,
        Key::B,
        Key::C,
        Key::D,
        Key::E,
        Key::F,
        Key::G,
        Key::H,
        Key::I,
    ];
    let mut model = model_of(nine_options(), Record::default());
    let face = FaceId::parse("nine/f/c").expect("an address");
    let quiz = StartAction::Faces(Scope::Everything, vec![face]).into();
    play(&mut model, 0, vec![quiz]);
    let mut window = open(model);
    let picked = |window: &Window| window.state().model().open().draft.cursor;
    for (place, letter) in letters.into_iter().enumerate() {
        press(&mut window, letter);
        assert_eq!(picked(&window), Some(place), "{letter:?}");
    }
    press(&mut window, Key::Num7);
    assert_eq!(picked(&window), Some(6), "its number");
}

#[test]
fn the_keys_of_each_question_work_though_no_verdict_stands_between_them() {
    let mut model = model_of(kinds(), Record::default());
    let form = QuizForm {
        at_most: Some(40),
        siblings: Siblings::Asked,
        feedback: Feedback::AtEnd,
        ..QuizForm::default()
    };
    let start = vec![
        PractiseAction::ChangeForm(form).into(),
        PractiseAction::StartForm.into(),
    ];
    play(&mut model, 0, start);
    let asked = model.open().sitting.as_ref().map_or(0, Sitting::drawn);
    assert!(asked > 12, "{asked} questions of all kinds");
    let mut window = open(model);
    for n in 1..=asked {
        answer(&mut window, Give::right_if(n % 2 == 0));
        let given = window.state().model().memory().counts().answers;
        assert_eq!(given, n, "each is answered by its keys");
    }
}

#[test]
fn a_session_that_was_left_is_offered_on_the_first_screen() {
    let mut window = asking(&["kinds/exercise-order/claim", "kinds/volume-load/bench"]);
    answer(&mut window, Give::Right);
    let record = window.state().model().record().clone();
    let mut window = open(model_of(kinds(), record.clone()));
    let _text = window.get_by_label_contains("Unfinished quiz, 1 left");
    press(&mut window, Key::G);
    answer(&mut window, Give::Right);
    press(&mut window, Key::Enter);
    let _title = window.get_by_label("2 of 2 right at first attempt");
    let mut window = open(model_of(kinds(), record));
    click(&mut window, "End quiz");
    assert!(
        window.query_by_label("Unfinished quiz, 1 left").is_none(),
        "put away"
    );
    click(&mut window, "Undo: Quiz ended");
    let _again = window.get_by_label_contains("Unfinished quiz, 1 left");
    assert!(
        window.query_by_label_contains("Quiz ended.").is_none(),
        "and nothing more is said of it"
    );
}

#[test]
fn the_end_page_says_what_was_missed_by_topic_and_in_time() {
    let mut window = asking(&EVERY_KIND);
    for turn in 0..EVERY_KIND.len() {
        prepare(&mut window, Give::right_if(turn % 2 == 0));
        let sure = if turn == 2 { Key::Num1 } else { Key::Num2 };
        window.key_press_modifiers(Modifiers::COMMAND, sure);
        window.run();
        press(&mut window, Key::Enter);
        press(&mut window, Key::Enter);
    }
    for part in [
        "4 of 8 right at first attempt",
        "Missed in this session",
        "Right by a guess",
        "By topic",
        "Time",
    ] {
        assert!(window.query_by_label(part).is_some(), "{part}");
    }
    window
        .query_all_by_label_contains("Quiz me on “")
        .next()
        .expect("a topic with a miss")
        .click_accesskit();
    window.run();
    let sitting = window
        .state()
        .model()
        .open()
        .sitting
        .as_ref()
        .expect("a quiz");
    assert!(matches!(sitting.scope, Scope::Topic(..)), "of that topic");
}

#[test]
fn a_question_is_copied_with_one_key_and_it_is_said() {
    let mut window = asking(&["kinds/exercise-order/claim"]);
    answer(&mut window, Give::Right);
    press(&mut window, Key::C);
    let _said = window.get_by_label("Copied");
}

#[test]
fn verdicts_at_the_end_give_every_reason_and_take_a_claim() {
    let mut model = model_of(kinds(), Record::default());
    let form = QuizForm {
        feedback: Feedback::AtEnd,
        at_most: None,
        scope: Scope::Topic("kinds".to_owned(), "planning".to_owned()),
        ..QuizForm::default()
    };
    play(
        &mut model,
        0,
        vec![
            PractiseAction::ChangeForm(form).into(),
            PractiseAction::StartForm.into(),
        ],
    );
    let mut window = window(model, 1280.0, 6000.0);
    let mut reasons = Vec::new();
    while let Some(asked) = {
        let model = window.state().model();
        model.open().face(model.library())
    } {
        if let Kind::Choice { distractors, .. } = &asked.question.kind {
            reasons.extend(distractors.iter().map(|option| option.why.clone()));
        }
        answer(&mut window, Give::Wrong);
        assert_eq!(score(&window), None, "no verdict before the end");
    }
    for reason in reasons {
        let shown = window.query_by_label_contains(&reason);
        assert!(shown.is_some(), "{reason}");
    }
    let before = window.state().model().missed().len();
    let claim = window
        .query_all_by_label("My answer was right")
        .next()
        .expect("a typed answer");
    claim.click();
    window.run();
    assert_eq!(window.state().model().missed().len(), before - 1, "right");
}

#[test]
fn enter_together_with_the_last_letters_hands_them_in() {
    let mut window = asking(&["kinds/overload/gap"]);
    let enter = |pressed| egui::Event::Key {
        key: Key::Enter,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    let events = &mut window.input_mut().events;
    events.push(egui::Event::Text("overload".to_owned()));
    events.extend([enter(true), enter(false)]);
    window.step();
    window.run();
    assert_eq!(score(&window), Some(100), "with all letters");
}

#[test]
fn esc_closes_an_open_list_and_nothing_else() {
    let mut window = asking(&["kinds/exercise-order/claim"]);
    answer(&mut window, Give::Wrong);
    press(&mut window, Key::Escape);
    press(&mut window, Key::Escape);
    press(&mut window, Key::M);
    window.get_by_label_contains("Topic: ").click();
    window.run();
    assert!(egui::Popup::is_any_open(&window.ctx), "open");
    press(&mut window, Key::Escape);
    assert!(!egui::Popup::is_any_open(&window.ctx), "closed");
    assert_eq!(
        window.state().model().route(),
        spotter::model::Route::Practise,
        "on the same screen"
    );
}
