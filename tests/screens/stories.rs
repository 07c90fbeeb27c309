//! Stories on every screen, through the labels that screen readers hear; without a window or a GPU.

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use spotter::app::{App, Done};
use spotter::material::{FaceId, SectionId};
use spotter::model::{FlowAction, Model, ReadAction, Route, SittingAction, StartAction, Study};
use spotter::record::Scope;
use spotter::study::Stage;

use crate::answering::{Window, answer, click, press};
use crate::support::{Give, new_model, now, play, unsaved};
use crate::window::{window, window_in_steps};

fn open(model: Model) -> Window {
    window(model, 1280.0, 800.0)
}

fn section(id: &str) -> SectionId {
    SectionId::new("myokines", id)
}

fn quizzing() -> Model {
    let mut model = new_model();
    play(
        &mut model,
        0,
        vec![StartAction::Quiz(Scope::Section(section("two-faces"))).into()],
    );
    model
}

/// Answers rightly until a question with at least three options comes up.
fn go_to_options(window: &mut Window) {
    while window
        .state()
        .model()
        .open()
        .options(window.state().model().library())
        .len()
        < 3
    {
        answer(window, Give::Right);
        press(window, Key::Enter);
    }
}

#[test]
fn a_newcomer_reads_a_section_and_answers_three_questions_by_keyboard_alone() {
    let mut window = open(new_model());
    window.get_by_label("Start reading “Myokines”");
    press(&mut window, Key::Enter);
    window.get_by_label_contains("Six men extended one knee for five hours");
    press(&mut window, Key::End);
    press(&mut window, Key::Q);
    for give in [Give::Right, Give::Wrong, Give::Right] {
        answer(&mut window, give);
        window.get_by_label(if give == Give::Right {
            "Right."
        } else {
            "Missed. It stays in your missed list until you get it right."
        });
        press(&mut window, Key::Enter);
    }
    press(&mut window, Key::Escape);
    let _left = window.get_by_label_contains("Unfinished quiz, ");
    window.get_by_label("Missed questions");
    assert_eq!(
        window.state().model().memory().counts().answers,
        3,
        "three answers"
    );
}

#[test]
fn the_first_screen_shows_the_shelf_and_asks_nothing() {
    let mut window = open(new_model());
    window.get_by_label("Sunday, 22 November");
    window.get_by_label("Open a text…");
    let nothing = window.query_by_label("Missed questions");
    assert!(nothing.is_none(), "nothing was answered yet");
    click(&mut window, "Start reading “Myokines”");
    assert_eq!(
        window.state().model().route(),
        Route::Read,
        "it leads to the article"
    );
}

#[test]
fn the_outline_opens_sections_and_says_how_far_one_is() {
    let mut window = open(new_model());
    press(&mut window, Key::R);
    click(&mut window, "Two faces of IL-6, not read, new");
    assert_eq!(
        window.state().model().reader().section,
        Some(section("two-faces")),
        "opened"
    );
    press(&mut window, Key::N);
    assert_eq!(
        window.state().model().reader().section,
        Some(section("brain")),
        "the next one"
    );
    window.get_by_label("Two faces of IL-6, finished, new");
    press(&mut window, Key::P);
    assert_eq!(
        window.state().model().reader().section,
        Some(section("two-faces")),
        "and back"
    );
}

#[test]
fn each_source_is_a_link() {
    let mut model = new_model();
    play(
        &mut model,
        0,
        vec![FlowAction::OpenSection(section("nerves")).into()],
    );
    // The notes with the sources stand at the end of the section.
    let window = window(model, 1280.0, 6000.0);
    assert!(
        window.get_all_by_role(egui::Role::Link).count() >= 10,
        "each source with an address"
    );
}

#[test]
fn a_wrong_answer_shows_every_reason_and_the_passage_beside_it() {
    let mut window = open(quizzing());
    go_to_options(&mut window);
    answer(&mut window, Give::Wrong);
    let model = window.state().model();
    let Stage::Judged(judged) = &model
        .open()
        .sitting
        .as_ref()
        .expect("a quiz")
        .progress()
        .stage
    else {
        panic!("judged")
    };
    let fact = judged.ask.fact.clone();
    assert_eq!(
        window
            .get_all_by_label_contains(": wrong, your answer. ")
            .count(),
        1,
        "the given one"
    );
    assert_eq!(
        window
            .get_all_by_label_contains(": the right answer. ")
            .count(),
        1,
        "the key"
    );
    window.get_by_label("Open in the article");
    press(&mut window, Key::J);
    assert_eq!(
        (
            window.state().model().route(),
            window.state().model().reader().jumped.clone()
        ),
        (Route::Read, Some(fact)),
        "at the passage"
    );
    press(&mut window, Key::Escape);
    assert_eq!(
        window.state().model().route(),
        Route::Sitting,
        "and back to the same verdict"
    );
    window.get_by_label("Missed. It stays in your missed list until you get it right.");
}

#[test]
fn in_a_small_window_the_passage_is_a_page_with_esc_back() {
    let mut window = window(quizzing(), 720.0, 480.0);
    answer(&mut window, Give::Wrong);
    assert!(
        window.query_by_label("Open in the article").is_none(),
        "it does not cover the reasons by itself"
    );
    press(&mut window, Key::J);
    window.get_by_label("Open in the article");
    press(&mut window, Key::Escape);
    window.get_by_label("Missed. It stays in your missed list until you get it right.");
}

#[test]
fn options_are_chosen_by_number_letter_arrow_and_mouse() {
    let mut window = open(quizzing());
    go_to_options(&mut window);
    let picked = |window: &Window| window.state().model().open().draft.cursor;
    press(&mut window, Key::Num3);
    assert_eq!(picked(&window), Some(2), "number");
    press(&mut window, Key::A);
    assert_eq!(picked(&window), Some(0), "letter");
    press(&mut window, Key::ArrowDown);
    assert_eq!(picked(&window), Some(1), "arrow");
    let last = window
        .state()
        .model()
        .open()
        .options(window.state().model().library())[2]
        .to_owned();
    click(&mut window, &last);
    assert_eq!(picked(&window), Some(2), "mouse");
    assert_eq!(
        window.state().model().memory().counts().answers,
        window
            .state()
            .model()
            .open()
            .sitting
            .as_ref()
            .expect("a quiz")
            .progress()
            .answers
            .len(),
        "nothing is handed in yet"
    );
}

#[test]
fn single_keys_are_text_while_a_field_has_the_keyboard() {
    let mut model = new_model();
    let typed = FaceId::parse("myokines/myokine-definition/name").expect("an address");
    let quiz = StartAction::Faces(Scope::Everything, vec![typed]).into();
    play(&mut model, 0, vec![quiz]);
    let mut window = open(model);
    window
        .get_by_role(egui::Role::TextInput)
        .type_text("more q t r m");
    window.run();
    press(&mut window, Key::M);
    assert_eq!(
        window.state().model().route(),
        Route::Sitting,
        "no key leads away"
    );
    assert_eq!(
        window.state().model().open().draft.text,
        "more q t r m",
        "it is all text"
    );
}

#[test]
fn a_card_is_shown_graded_and_taken_back() {
    let mut model = new_model();
    play(
        &mut model,
        0,
        vec![
            FlowAction::OpenSection(section("two-faces")).into(),
            ReadAction::Finish.into(),
            FlowAction::Go(Route::Today).into(),
        ],
    );
    let mut window = open(model);
    press(&mut window, Key::Enter);
    window.get_by_label("Show answer");
    press(&mut window, Key::Num3);
    assert_eq!(
        window.state().model().memory().counts().answers,
        0,
        "no grade before the answer is shown"
    );
    press(&mut window, Key::Space);
    window.get_by_label("Again, this session");
    window.get_by_label("Good, 2 days");
    press(&mut window, Key::Space);
    assert_eq!(
        window.state().model().memory().counts().answers,
        1,
        "Space is Good"
    );
    press(&mut window, Key::U);
    assert_eq!(
        window.state().model().memory().counts().answers,
        0,
        "undone"
    );
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    window.run();
    assert_eq!(
        window.state().model().memory().counts().answers,
        1,
        "redone"
    );
}

#[test]
fn a_key_that_is_held_down_counts_once() {
    let mut model = new_model();
    play(
        &mut model,
        0,
        vec![
            FlowAction::OpenSection(section("two-faces")).into(),
            ReadAction::Finish.into(),
            StartAction::Drill.into(),
        ],
    );
    let mut window = open(model);
    // Space shows the answer; held down, it must not grade the card or run on through the next ones.
    for repeat in [false, true, true, true] {
        let modifiers = Modifiers::NONE;
        window.event(egui::Event::Key {
            key: Key::Space,
            physical_key: None,
            pressed: true,
            repeat,
            modifiers,
        });
        window.run();
    }
    let model = window.state().model();
    assert_eq!(
        model
            .open()
            .sitting
            .as_ref()
            .expect("a drill")
            .progress()
            .stage,
        Stage::Revealed,
        "shown"
    );
    assert_eq!(model.memory().counts().answers, 0, "and not graded");
}

#[test]
fn missed_questions_are_listed_shown_and_worked_off() {
    let mut window = open(quizzing());
    answer(&mut window, Give::Wrong);
    press(&mut window, Key::Enter);
    press(&mut window, Key::Escape);
    press(&mut window, Key::Escape);
    press(&mut window, Key::M);
    window.get_by_label("1 question. It stays here until you get it right.");
    window.get_by_label_contains("Show passage: ").click();
    window.run();
    assert_eq!(
        window.state().model().route(),
        Route::Read,
        "at its passage"
    );
    press(&mut window, Key::Escape);
    press(&mut window, Key::Enter);
    answer(&mut window, Give::Right);
    press(&mut window, Key::Enter);
    press(&mut window, Key::Enter);
    press(&mut window, Key::M);
    window.get_by_label_contains("None. A question that you miss stays here");
}

#[test]
fn the_list_of_keys_opens_and_closes() {
    let mut window = open(new_model());
    press(&mut window, Key::Questionmark);
    window.get_by_label("On this screen");
    window.get_by_label("Larger text");
    press(&mut window, Key::Escape);
    assert!(window.query_by_label("On this screen").is_none(), "closed");
    assert_eq!(
        window.state().model().route(),
        Route::Today,
        "and nothing else happened"
    );
}

#[test]
fn settings_change_colours_size_and_plan() {
    let mut window = open(new_model());
    press(&mut window, Key::Comma);
    click(&mut window, "Sepia");
    click(&mut window, "More");
    assert_eq!(
        window.state().model().memory().settings().new_per_day,
        25,
        "more"
    );
    click(&mut window, "Larger");
    assert_eq!(
        window.state().model().settings().text_percent,
        110,
        "larger"
    );
    window.get_by_label("Show in file manager");
    window.get_by_label_contains("Not medical advice");
    window.get_by_label_contains("SIL Open Font License");
}

#[test]
fn unsaved_answers_are_counted_in_plain_sight() {
    let mut model = quizzing();
    unsaved(&mut model, "No space left on device");
    let folder = std::path::PathBuf::from("nowhere");
    let view_of = |model: &Model, ui: &mut egui::Ui| {
        let view = spotter::ui::View {
            keys: &[],
            model,
            theme: &spotter::ui::look::theme::LIGHT,
            now: crate::support::now(),
            data_folder: &folder,
            width: spotter::model::Width::Wide,
        };
        spotter::ui::window_ui(ui, &view, &mut Vec::new());
    };
    let mut harness = Harness::builder()
        .with_size(egui::vec2(1280.0, 800.0))
        .with_max_steps(60)
        .with_context_setup(App::prepare)
        .build_ui(|ui| view_of(&model, ui));
    harness.run();
    harness.get_by_label_contains("Not saved yet: 2 entries");
}

#[test]
fn what_lies_behind_the_list_of_keys_is_not_answered() {
    let mut model = new_model();
    let first = vec![
        FlowAction::OpenSection(section("two-faces")).into(),
        ReadAction::Finish.into(),
        StartAction::Drill.into(),
        SittingAction::Reveal.into(),
    ];
    play(&mut model, 0, first);
    let mut window = open(model);
    press(&mut window, Key::Questionmark);
    press(&mut window, Key::Num3);
    assert_eq!(
        window.state().model().memory().counts().answers,
        0,
        "no grade"
    );
    press(&mut window, Key::Escape);
    press(&mut window, Key::Num3);
    assert_eq!(
        window.state().model().memory().counts().answers,
        1,
        "the list is gone"
    );
}

#[test]
fn the_rail_leads_back_to_an_open_quiz() {
    let mut window = open(quizzing());
    answer(&mut window, Give::Wrong);
    press(&mut window, Key::J);
    press(&mut window, Key::T);
    click(&mut window, "Back to the quiz");
    window.get_by_label("Missed. It stays in your missed list until you get it right.");
}

#[test]
fn m_shows_the_missed_questions_whatever_was_shown_there_last() {
    let mut window = open(quizzing());
    answer(&mut window, Give::Wrong);
    press(&mut window, Key::Enter);
    // The first one lets go of the field.
    press(&mut window, Key::Escape);
    press(&mut window, Key::Escape);
    press(&mut window, Key::M);
    click(&mut window, "New quiz");
    press(&mut window, Key::T);
    press(&mut window, Key::M);
    let _missed = window.get_by_label("Retry it");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 24, failure_persistence: None, ..Default::default() })]
    #[test]
    fn any_keys_in_any_order_are_survived(keys in proptest::collection::vec(0_usize..28, 0..60), small in proptest::prelude::any::<bool>()) {
        let all = [
            Key::Enter, Key::Space, Key::Escape, Key::Tab, Key::ArrowUp, Key::ArrowDown, Key::PageDown, Key::End, Key::Num1,
            Key::Num2, Key::Num3, Key::Num4, Key::A, Key::B, Key::C, Key::J, Key::O, Key::U, Key::Q, Key::R, Key::M, Key::T,
            Key::N, Key::P, Key::Comma, Key::Questionmark, Key::Enter, Key::Space,
        ];
        let (width, height) = if small { (720.0, 480.0) } else { (1280.0, 800.0) };
        let mut window = crate::window::window(new_model(), width, height);
        for key in keys {
            press(&mut window, all[key]);
        }
    }
}

/// A window with two unsaved entries that the desktop asks to close.
fn closing() -> Window {
    let mut model = quizzing();
    unsaved(
        &mut model,
        "cannot write the scores: no space left on device",
    );
    let mut window = open(model);
    let input = window.input_mut();
    let root = input.viewport_id;
    let info = input.viewports.entry(root).or_default();
    info.events.push(egui::ViewportEvent::Close);
    window.step();
    let input = window.input_mut();
    input.viewports.entry(root).or_default().events.clear();
    window.run();
    window
}

#[test]
fn closing_with_answers_that_are_not_saved_asks_first() {
    let mut window = closing();
    let _title = window.get_by_label("Some answers are not saved");
    press(&mut window, Key::Num1);
    press(&mut window, Key::Enter);
    assert!(
        window.state().model().modal().is_some(),
        "what lies behind is not answered"
    );
    press(&mut window, Key::Escape);
    assert!(
        window
            .query_by_label("Some answers are not saved")
            .is_none(),
        "Esc keeps the window open"
    );

    let mut window = closing();
    window.get_by_label("Close and lose them").click();
    window.step();
    window.step();
    let commands = &window.output().viewport_output[&egui::ViewportId::ROOT].commands;
    assert!(
        commands.contains(&egui::ViewportCommand::Close),
        "the window closes: {commands:?}"
    );
}

#[test]
fn a_sitting_is_forgotten_from_its_end_page_and_brought_back_in_settings() {
    let mut window = open(quizzing());
    answer(&mut window, Give::Right);
    press(&mut window, Key::I);
    let _title = window.get_by_label("Your earlier answers");
    press(&mut window, Key::Escape);
    click(&mut window, "End quiz");
    click(&mut window, "Discard this session…");
    let _title = window.get_by_label("Discard this session?");
    click(&mut window, "Discard");
    assert_eq!(
        window.state().model().memory().counts().answers,
        0,
        "it no longer counts"
    );
    press(&mut window, Key::Comma);
    window
        .get_by_label_contains("Remove for good…: Quiz, ")
        .click_accesskit();
    window.run();
    let _title = window.get_by_label("Remove 1 answer for good?");
    click(&mut window, "Keep them");
    window
        .get_by_label_contains("Restore: Quiz, ")
        .click_accesskit();
    window.run();
    assert_eq!(
        window.state().model().memory().counts().answers,
        1,
        "it counts again"
    );
    assert!(
        window.query_by_label_contains("Restore: ").is_none(),
        "and is no longer listed"
    );
}

#[test]
fn words_are_found_in_the_article_and_esc_leads_back() {
    let mut model = new_model();
    let start = vec![FlowAction::OpenSection(section("two-faces")).into()];
    play(&mut model, 0, start);
    let mut window = open(model);
    window.key_press_modifiers(Modifiers::COMMAND, Key::F);
    window.run();
    window
        .get_by_role_and_label(egui::Role::TextInput, "Words to find")
        .type_text("CAPILLARIES");
    window.run();
    let finding = |window: &Window| {
        let finding = window.state().model().search().cloned();
        finding.expect("the field is open")
    };
    let all = finding(&window).hits.len();
    assert!(all > 1, "it stands in several places");
    let first = finding(&window).at;
    let _count = window.get_by_label(&format!("{} of {all}", first + 1));
    let mut shown = std::collections::BTreeSet::new();
    for _ in 0..all {
        press(&mut window, Key::Enter);
        let finding = finding(&window);
        shown.insert(finding.at);
        let hit = finding.current().expect("a place").clone();
        let model = window.state().model();
        assert_eq!(
            model.reader().section.as_ref(),
            Some(&hit.section),
            "its section is open"
        );
        let (_, section) = model.library().section(&hit.section).expect("it is there");
        let words = section.blocks[hit.block].text.plain.get(hit.range);
        let words = words.expect("whole letters");
        assert_eq!(words.to_lowercase(), "capillaries", "the very words");
    }
    assert_eq!(shown.len(), all, "each place was shown");
    assert_eq!(finding(&window).at, first, "round the end");
    window.key_press_modifiers(Modifiers::SHIFT, Key::Enter);
    window.run();
    assert_ne!(finding(&window).at, first, "and back");
    press(&mut window, Key::Escape);
    assert!(window.state().model().search().is_none(), "closed");
    press(&mut window, Key::Escape);
    assert_eq!(
        window.state().model().reader().section,
        Some(section("two-faces")),
        "back at the place of reading"
    );
    let read = window.state().model().memory().last_read();
    assert!(
        read.is_none_or(|(id, _)| *id == section("two-faces")),
        "what was looked up was not read"
    );
}

#[test]
fn nothing_found_is_said_and_no_key_gets_through_to_the_page() {
    let mut model = new_model();
    let start = vec![FlowAction::OpenSection(section("two-faces")).into()];
    play(&mut model, 0, start);
    let mut window = open(model);
    window.key_press_modifiers(Modifiers::COMMAND, Key::F);
    window.run();
    window
        .get_by_role_and_label(egui::Role::TextInput, "Words to find")
        .type_text("nqt");
    window.run();
    for key in [Key::N, Key::Q, Key::T] {
        press(&mut window, key);
    }
    assert_eq!(window.state().model().route(), Route::Read, "still reading");
    let _said = window.get_by_label("No results");
}

#[test]
fn while_the_record_is_read_one_can_read_and_then_goes_on_where_one_is() {
    let record = quizzing().record().clone();
    let mut started = new_model();
    started.begin_loading();
    started.note_loading(0.5);
    let study = Study::new(record, started.device(), started.earliest(), now());
    let mut window = crate::window::window(started, 1280.0, 800.0);
    window.get_by_label("Reading your answers");
    press(&mut window, Key::Q);
    assert!(
        window.state().model().open().sitting.is_none(),
        "no quiz yet"
    );
    press(&mut window, Key::R);
    window.get_by_label_contains("Six men extended one knee for five hours");
    let done = Done::Read(Box::new(Ok(study)));
    window.state_mut().take(done, now());
    window.run();
    assert_eq!(window.state().model().loading(), None, "all of it is there");
    window.get_by_label_contains("Six men extended one knee for five hours");
    press(&mut window, Key::Q);
    assert!(window.state().model().open().sitting.is_some(), "a quiz");
}

#[test]
fn a_record_that_cannot_be_read_is_told_and_nothing_is_answered() {
    let mut started = new_model();
    started.begin_loading();
    let mut window = crate::window::window(started, 1280.0, 800.0);
    let error = spotter::storage::StorageError::NoHome;
    let done = Done::Read(Box::new(Err(error)));
    window.state_mut().take(done, now());
    window.run();
    window.get_by_label("Your answers cannot be read");
    press(&mut window, Key::Q);
    assert!(window.state().model().open().sitting.is_none(), "no quiz");
}

/// Presses and lets go of the mouse at that place, in one frame each.
fn click_at(window: &mut Window, pos: egui::Pos2) {
    for pressed in [true, false] {
        window.event(egui::Event::PointerMoved(pos));
        window.event(egui::Event::PointerButton {
            pos,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: egui::Modifiers::NONE,
        });
        window.step();
    }
}

#[test]
fn a_double_click_does_not_answer_what_comes_under_it() {
    let drill = || {
        let mut model = crate::picture::gallery::studied();
        play(&mut model, 0, vec![StartAction::Drill.into()]);
        crate::window::app(model)
    };
    let stage = |window: &Window| {
        let sitting = window.state().model().open().sitting.as_ref();
        let progress = sitting.expect("a drill").progress();
        (progress.stage.clone(), progress.answers.len())
    };
    for (step, answers) in [(0.02, 0), (0.2, 1)] {
        let mut window = window_in_steps(drill(), 1280.0, 800.0, step);
        let show = window.get_by_label("Show answer").rect();
        // Left of the middle, where a grade comes.
        let at = show.center() - egui::vec2(30.0, 0.0);
        click_at(&mut window, at);
        window.step();
        assert_eq!(stage(&window), (Stage::Revealed, 0), "it is shown");
        click_at(&mut window, at);
        window.step();
        assert_eq!(stage(&window).1, answers, "frames of {step} s");
    }
}
