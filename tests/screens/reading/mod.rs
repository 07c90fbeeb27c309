//! The reading view: what is on a page, marks, tints, questions in the text, and long or awkward articles.

#![expect(
    clippy::disallowed_methods,
    reason = "the tests write files as anybody may"
)]
#![expect(clippy::format_collect, reason = "short, and a test")]

pub mod contents;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{DroppedFile, Key, Modifiers, Rect, Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use spotter::answer::Grade;
use spotter::material::{FactId, Library, SectionId};
use spotter::memory::FactState;
use spotter::model::{AnswerTarget, FlowAction, InTextAction, Modal, Route, SittingAction};
use spotter::record::{Event, Record};
use spotter::study::Stage;

use crate::answering::{Window, click, prepare, press};
use crate::articles::{awkward, own_pack};
use crate::support::{Give, library, model_of, new_model, page, play};
use crate::window::{app_in, window, window_of};

pub fn section(id: &str) -> SectionId {
    SectionId::new("myokines", id)
}

fn fact(id: &str) -> FactId {
    FactId::new("myokines", id)
}

/// A window on this section of the bundled article.
pub fn at(id: &str) -> Window {
    let mut model = new_model();
    play(
        &mut model,
        0,
        vec![FlowAction::OpenSection(section(id)).into()],
    );
    window(model, 1280.0, 800.0)
}

fn at_the_page(height: f32) -> Window {
    let mut model = model_of(page(), Record::default());
    let open = FlowAction::OpenSection(SectionId::new("page", "uptake")).into();
    play(&mut model, 0, vec![open]);
    window(model, 1280.0, height)
}

/// A window on a pack whose only article is this text.
fn over(text: &str, size: (f32, f32)) -> Window {
    let pack = own_pack(&["text.md"], text);
    let first = pack.sections().next().expect("a section").id.clone();
    let mut model = model_of(Library::new(vec![pack], Vec::new()), Record::default());
    let open = FlowAction::OpenSection(SectionId::new("mine", &first)).into();
    play(&mut model, 0, vec![open]);
    window(model, size.0, size.1)
}

fn place(window: &Window, words: &str) -> Rect {
    window.get_by_label_contains(words).rect()
}

#[test]
fn all_that_can_stand_on_a_page_is_there_by_name() {
    let window = at_the_page(1700.0);
    let _heading = window.get_by_role_and_label(Role::Heading, "How oxygen gets to muscle");
    for words in [
        "is called VO2max.1",
        "A chain is as strong",
        "the left chamber widens",
        "Stroke volume at full effort",
        "fn uptake(flow",
        "A bar, loaded.",
        "Nothing is at this place",
        "Fick found the product",
    ] {
        let _found = window.get_by_label_contains(words);
    }
    let _inner = window.get_by_role_and_label(Role::Heading, "What changes with training");
    let _image = window.get_by_role_and_label(Role::Image, "A bar with plates on both sides");
    let _link = window.get_by_role_and_label(Role::Link, "on the web");
    let notes = window.get_all_by_label_contains("Footnote 1").count();
    assert_eq!(notes, 1, "a reference is a link to its footnote");
    let (left, right) = (place(&window, "Untrained"), place(&window, "Trained"));
    assert!(
        (left.center().y - right.center().y).abs() < 1.0,
        "cells stand on one line"
    );
    assert!(left.right() < right.left(), "side by side");
}

#[test]
fn a_link_shows_where_it_leads_before_it_is_followed() {
    let mut window = at_the_page(1700.0);
    click(&mut window, "on the web");
    let _address = window.get_by_label("https://example.org/oxygen?at=work");
    let modal = window.state().model().modal();
    assert!(matches!(modal, Some(Modal::Link(_))), "asked first");
    press(&mut window, Key::Escape);
    assert!(window.state().model().modal().is_none(), "put away");
    click(&mut window, "in the next section");
    let open = window.state().model().reader().section.clone();
    assert_eq!(
        open,
        Some(SectionId::new("page", "limits")),
        "a link inside leads there"
    );
}

#[test]
fn a_link_that_is_not_of_the_web_is_shown_and_not_followed() {
    let mut window = over(
        "Go [there](file:///etc/passwd) or [here](javascript:alert(1)).",
        (1280.0, 800.0),
    );
    for link in ["there", "here"] {
        click(&mut window, link);
        let _said = window.get_by_label("This link cannot be opened here");
        assert!(window.query_by_label("Open").is_none(), "no way to open it");
        press(&mut window, Key::Enter);
        press(&mut window, Key::Escape);
    }
}

#[test]
fn a_footnote_is_one_click_away() {
    let mut window = at_the_page(500.0);
    assert!(
        window
            .query_by_label_contains("Fick found the product")
            .is_none(),
        "below"
    );
    click(&mut window, "Footnote 1");
    let seen = place(&window, "Fick found the product");
    assert!(
        seen.top() > 0.0 && seen.bottom() < 470.0,
        "in sight: {seen:?}"
    );
}

#[test]
fn a_mark_asks_its_fact_in_place_and_shows_what_is_known() {
    let mut window = at("two-faces");
    click(&mut window, "Not now");
    let mark = window
        .get_by_label("IL-6 in two settings, new. Ask it here")
        .rect();
    let words = place(&window, "In obesity and type 2 diabetes IL-6 stays raised");
    assert!(
        words.y_range().contains(mark.center().y),
        "beside its paragraph"
    );
    click(&mut window, "IL-6 in two settings, new. Ask it here");
    assert_eq!(
        window.state().model().answer_target(),
        AnswerTarget::Here,
        "asked"
    );
    press(&mut window, Key::Space);
    press(&mut window, Key::Num4);
    let _said = window.get_by_label_contains("Recalled. It comes again in");
    let state = {
        let model = window.state().model();
        let it = fact("il6-two-settings");
        model
            .memory()
            .state(&it, model.memory().today(crate::support::now()))
    };
    assert_eq!(state, FactState::Strong, "it counts");
    press(&mut window, Key::Escape);
    let now = window
        .get_by_label_contains("IL-6 in two settings, strong, 100 % chance that you recall it")
        .rect();
    let beside = |mark: Rect, words: Rect| mark.center().y - words.top();
    let moved = place(&window, "In obesity and type 2 diabetes IL-6 stays raised");
    assert!(
        (beside(now, moved) - beside(mark, words)).abs() < 1.0,
        "the mark stays beside its words"
    );
}

#[test]
fn a_mark_works_by_keyboard_alone() {
    let mut window = at("two-faces");
    window
        .get_by_label("IL-6 in two settings, new. Ask it here")
        .focus();
    window.run();
    press(&mut window, Key::Enter);
    assert_eq!(
        window.state().model().answer_target(),
        AnswerTarget::Here,
        "asked"
    );
    press(&mut window, Key::U);
    press(&mut window, Key::Escape);
    assert_eq!(
        window.state().model().route(),
        Route::Read,
        "Esc closes the question, not the article"
    );
}

#[test]
fn what_fades_is_tinted_named_and_found_with_one_key() {
    let mut model = new_model();
    for id in ["il6-falls-with-training", "range-autocrine"] {
        let asked = vec![
            FlowAction::OpenPassage(fact(id)).into(),
            InTextAction::Here(fact(id)).into(),
            SittingAction::Reveal.into(),
            SittingAction::GiveGrade(Grade::Easy).into(),
        ];
        play(&mut model, 40, asked);
    }
    play(
        &mut model,
        0,
        vec![FlowAction::OpenSection(section("nerves")).into()],
    );
    let mut window = window(model, 1280.0, 800.0);
    press(&mut window, Key::W);
    let jumped = |window: &Window| window.state().model().reader().jumped.clone();
    assert_eq!(
        jumped(&window),
        Some(fact("il6-falls-with-training")),
        "the next one"
    );
    let mark = window.get_by_label_contains("Rest after training, ");
    let name = mark.accesskit_node().label().unwrap_or_default();
    assert!(
        name.contains("% chance that you recall it"),
        "said in words: {name}"
    );
    let _said = window.get_by_label_contains("1 fact here is fading");
    press(&mut window, Key::W);
    assert_eq!(
        jumped(&window),
        Some(fact("range-autocrine")),
        "round the end"
    );
    press(&mut window, Key::A);
    assert_eq!(
        window.state().model().answer_target(),
        AnswerTarget::Here,
        "asked with one key"
    );
    press(&mut window, Key::Escape);
    assert!(window.state().model().settings().tint, "tinted");
    press(&mut window, Key::H);
    assert!(!window.state().model().settings().tint, "not tinted");
    click(&mut window, "View");
    let _button = window.get_by_label("Show highlights of fading facts");
}

#[test]
fn what_is_known_is_folded_and_unfolded() {
    let mut model = new_model();
    for known in library()
        .pack("myokines")
        .expect("bundled")
        .facts_of("two-faces")
    {
        let id = fact(&known.id);
        let asked = vec![
            FlowAction::OpenPassage(id.clone()).into(),
            InTextAction::Here(id).into(),
            SittingAction::Reveal.into(),
            SittingAction::GiveGrade(Grade::Easy).into(),
        ];
        play(&mut model, 1, asked);
    }
    play(
        &mut model,
        0,
        vec![
            FlowAction::Go(Route::Today).into(),
            FlowAction::OpenSection(section("two-faces")).into(),
        ],
    );
    let mut window = window(model, 1280.0, 800.0);
    let _all = window.get_by_label_contains("In obesity and type 2 diabetes IL-6 stays raised");
    press(&mut window, Key::K);
    assert!(
        window
            .query_by_label_contains("In obesity and type 2 diabetes IL-6 stays raised")
            .is_none(),
        "folded"
    );
    window
        .get_all_by_label_contains("you know")
        .next()
        .expect("a folded stretch")
        .click();
    window.run();
    press(&mut window, Key::Home);
    let _again = window.get_by_label_contains("In obesity and type 2 diabetes IL-6 stays raised");
}

#[test]
fn questions_after_the_section_by_keyboard() {
    let mut window = at("two-faces");
    press(&mut window, Key::End);
    let _first = window.get_by_label_contains("Before you go on  ·  1 of 3");
    press(&mut window, Key::Enter);
    for _ in 0..3 {
        press(&mut window, Key::Space);
        press(&mut window, Key::Num3);
    }
    let _sum = window.get_by_label("3 of 3 questions right.");
    click(&mut window, "Undo");
    let _back = window.get_by_label_contains("Before you go on  ·  3 of 3");
    press(&mut window, Key::N);
    let open = |window: &Window| window.state().model().reader().section.clone();
    assert_eq!(
        open(&window),
        Some(section("two-faces")),
        "the question has the keyboard"
    );
    press(&mut window, Key::Escape);
    press(&mut window, Key::N);
    assert_eq!(open(&window), Some(section("brain")), "and on");
}

/// The number of answers, and whether the current question at the end of the section is revealed.
fn answered(window: &Window) -> (usize, bool) {
    let model = window.state().model();
    let after = model.in_text().after.sitting.as_ref().expect("questions");
    let is_revealed = after.progress().stage == Stage::Revealed;
    (model.memory().counts().answers, is_revealed)
}

#[test]
fn keys_that_read_never_answer_and_those_of_a_question_need_it_entered() {
    let mut window = at("two-faces");
    press(&mut window, Key::End);
    let reading = [
        Key::Space,
        Key::Num3,
        Key::PageUp,
        Key::PageDown,
        Key::Space,
        Key::Num1,
        Key::ArrowDown,
        Key::End,
        Key::Space,
        Key::Num4,
    ];
    for key in reading {
        press(&mut window, key);
        assert_eq!(answered(&window), (0, false), "{key:?} answers nothing");
    }
    press(&mut window, Key::Enter);
    assert_eq!(answered(&window), (0, false), "entering neither");
    press(&mut window, Key::Space);
    assert_eq!(answered(&window), (0, true), "its keys work now");
    press(&mut window, Key::Escape);
    press(&mut window, Key::Num3);
    assert_eq!(answered(&window), (0, true), "and no longer");
    press(&mut window, Key::Enter);
    press(&mut window, Key::Num3);
    assert_eq!(answered(&window), (1, false), "and again");
}

#[test]
fn a_question_that_is_entered_is_scrolled_wholly_into_sight() {
    let mut window = at("two-faces");
    window.set_size(egui::vec2(720.0, 480.0));
    window.run();
    press(&mut window, Key::End);
    press(&mut window, Key::Enter);
    let first = place(&window, "Before you go on");
    let last = place(&window, "Show answer");
    assert!(first.top() > 0.0, "its first line: {first:?}");
    assert!(last.bottom() < 440.0, "and its button: {last:?}");
}

#[test]
fn questions_before_a_section_are_in_sight_in_a_small_window() {
    for id in ["two-faces", "brain"] {
        let mut window = at(id);
        window.set_size(egui::vec2(720.0, 480.0));
        window.run();
        press(&mut window, Key::Y);
        for _ in 0..3 {
            let first = place(&window, "Before you read");
            let last = place(&window, "Not now");
            assert!(first.top() > 0.0, "its first line: {first:?}");
            assert!(last.bottom() < 445.0, "the way out: {last:?}");
            prepare(&mut window, Give::Wrong);
            press(&mut window, Key::Enter);
        }
    }
}

#[test]
fn keys_of_reading_work_again_once_a_question_is_over() {
    let mut window = at("two-faces");
    click(&mut window, "IL-6 in two settings, new. Ask it here");
    press(&mut window, Key::Space);
    press(&mut window, Key::Num3);
    let _over = window.get_by_label_contains("Recalled.");
    assert!(
        !window.state().model().hears_keys_in_text(),
        "it is answered"
    );
    press(&mut window, Key::U);
    assert_eq!(
        window.state().model().memory().counts().answers,
        0,
        "its undo is at hand"
    );
    press(&mut window, Key::Num3);
    press(&mut window, Key::N);
    let open = window.state().model().reader().section.clone();
    assert_eq!(open, Some(section("brain")), "and on");
}

#[test]
fn questions_before_a_section_are_asked_once() {
    let mut window = at("two-faces");
    press(&mut window, Key::Y);
    for _ in 0..3 {
        prepare(&mut window, Give::Wrong);
        press(&mut window, Key::Enter);
    }
    press(&mut window, Key::End);
    press(&mut window, Key::Enter);
    prepare(&mut window, Give::Right);
    press(&mut window, Key::Enter);
    press(&mut window, Key::Enter);
    let _second = window.get_by_label_contains("Before you go on  ·  2 of 3");
    press(&mut window, Key::Escape);
    press(&mut window, Key::Y);
    let _still = window.get_by_label_contains("Before you go on  ·  2 of 3");
}

#[test]
fn the_keyboard_on_a_button_of_a_question_enters_it() {
    let mut window = at("two-faces");
    press(&mut window, Key::End);
    window.get_by_label("Show answer").focus();
    window.run();
    assert!(
        window.state().model().hears_keys_in_text(),
        "it has the keyboard"
    );
    press(&mut window, Key::Escape);
    press(&mut window, Key::Escape);
    assert!(
        !window.state().model().hears_keys_in_text(),
        "Esc lets go of the button, and then leads back to the text"
    );
}

#[test]
fn end_goes_to_the_very_end_however_tall_that_turns_out() {
    let mut window = at("two-faces");
    press(&mut window, Key::Y);
    for _ in 0..3 {
        prepare(&mut window, Give::Wrong);
        press(&mut window, Key::Enter);
    }
    press(&mut window, Key::End);
    let last = place(&window, "about what you just read");
    assert!(last.bottom() < 757.0, "the last line is in sight: {last:?}");
    let credits = |window: &Window| window.query_all_by_label_contains("For study only").count();
    assert_eq!(credits(&window), 0, "not under every section");
    let mut window = at("sources");
    press(&mut window, Key::End);
    assert_eq!(credits(&window), 1, "but under the last");
}

#[test]
fn questions_after_the_section_are_skipped_for_now_or_for_good() {
    let mut window = at("two-faces");
    press(&mut window, Key::End);
    click(&mut window, "Skip");
    let _said = window.get_by_label("Skipped this time.");
    click(&mut window, "Ask them now");
    let _first = window.get_by_label_contains("Before you go on  ·  1 of 3");
    click(&mut window, "Skip");
    click(&mut window, "Never in the text");
    let _said = window.get_by_label("Questions at the end of sections are off.");
    press(&mut window, Key::Comma);
    click(&mut window, "Questions in the text: On");
    assert!(
        window.state().model().memory().asks_in_text(),
        "switched on in the settings"
    );
}

#[test]
fn before_and_after_reading_the_page_says_what_was_gained() {
    let mut window = at("two-faces");
    press(&mut window, Key::Y);
    let _first = window.get_by_label_contains("Before you read  ·  1 of 3");
    for _ in 0..3 {
        prepare(&mut window, Give::Wrong);
        press(&mut window, Key::Enter);
    }
    let _noted = window.get_by_label_contains("Noted.");
    assert!(
        window
            .query_by_label("Missed. It stays in your missed list until you get it right.")
            .is_none(),
        "nothing is told"
    );
    press(&mut window, Key::End);
    press(&mut window, Key::Enter);
    for _ in 0..3 {
        prepare(&mut window, Give::Right);
        press(&mut window, Key::Enter);
        press(&mut window, Key::Enter);
    }
    let _gain = window.get_by_label("Before reading: 0 of 3. Now: 3 of 3.");
}

#[test]
fn of_a_long_article_only_what_is_in_sight_is_built_and_places_are_kept() {
    let paragraphs: Vec<String> = (0..3000)
        .map(|n| {
            format!(
                "Paragraph {n} says: {}",
                "some more words about muscle. ".repeat(4 + n % 23)
            )
        })
        .collect();
    let mut window = over(&paragraphs.join("\n\n"), (1280.0, 800.0));
    let built = |window: &Window| window.get_all_by_label_contains("Paragraph ").count();
    assert!(
        (3..40).contains(&built(&window)),
        "a screenful: {}",
        built(&window)
    );
    press(&mut window, Key::End);
    let end = place(&window, "Paragraph 2999 says");
    assert!(end.bottom() < 800.0, "the end is in sight");
    // Nothing above has been measured yet, but each page still joins the one before.
    for _ in 0..12 {
        let labels = window.get_all_by_label_contains("Paragraph ");
        let first = labels.map(|it| {
            (
                it.rect().top(),
                it.accesskit_node().value().unwrap_or_default(),
            )
        });
        let (top, words) = first
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .expect("a paragraph");
        let name: String = words.split(" says").next().unwrap_or_default().to_owned() + " says";
        press(&mut window, Key::ArrowUp);
        let moved = place(&window, &name).top() - top;
        assert!((moved - 58.0).abs() < 1.5, "two lines, not {moved} points");
        press(&mut window, Key::PageUp);
    }
    press(&mut window, Key::Home);
    let first = place(&window, "Paragraph 0 says");
    assert!(
        first.top() > 0.0 && first.top() < 200.0,
        "the very top: {first:?}"
    );
}

#[test]
fn found_words_far_away_come_to_the_middle() {
    let filler = "Words that nobody looks for stand here in numbers. ".repeat(9);
    let text: String = (0..1500)
        .map(|n| format!("{filler} Number{n}end.\n\n"))
        .collect();
    let mut window = over(&text, (1280.0, 800.0));
    for wanted in [1400, 3, 750] {
        let words = format!("number{wanted}end");
        window.key_press_modifiers(Modifiers::COMMAND, Key::F);
        window.run();
        press(&mut window, Key::Escape);
        window.key_press_modifiers(Modifiers::COMMAND, Key::F);
        window.run();
        window
            .get_by_role_and_label(Role::TextInput, "Words to find")
            .type_text(&words);
        window.run();
        let seen = place(&window, &format!("Number{wanted}end"));
        assert!(
            (seen.center().y - 420.0).abs() < 150.0,
            "in the middle: {seen:?}"
        );
    }
}

#[test]
fn the_same_words_stay_in_sight_in_another_window_and_at_another_size() {
    let text: String = (0..800)
        .map(|n| {
            format!(
                "Number{n}end. {}\n\n",
                "Some words to fill the lines of it. ".repeat(8)
            )
        })
        .collect();
    let mut window = over(&text, (1280.0, 800.0));
    for _ in 0..30 {
        press(&mut window, Key::PageDown);
    }
    let last = |window: &Window| -> i64 {
        let all = window.get_all_by_label_contains("Number");
        let shown = all.filter(|it| it.rect().top() < 740.0).filter_map(|it| {
            let words = it.accesskit_node().value()?;
            words
                .strip_prefix("Number")?
                .split("end")
                .next()?
                .parse()
                .ok()
        });
        shown.max().expect("a paragraph")
    };
    let before = last(&window);
    assert!(before > 100, "far down: {before}");
    window.set_size(vec2(560.0, 800.0));
    window.run();
    assert!(
        (last(&window) - before).abs() <= 2,
        "narrow: {} for {before}",
        last(&window)
    );
    window.set_size(vec2(1280.0, 800.0));
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::Plus);
    window.run();
    window.run();
    assert!(
        (last(&window) - before).abs() <= 4,
        "larger: {} for {before}",
        last(&window)
    );
}

#[test]
fn awkward_articles_open_scroll_and_end() {
    for (name, text) in awkward() {
        // Letters that are in no bundled font need the desktop's fonts, which the tests do not have.
        let text: String = text
            .chars()
            .map(|it| if it.is_ascii() { it } else { 'x' })
            .collect();
        let mut window = over(&text, (720.0, 480.0));
        for key in [Key::PageDown, Key::End, Key::PageUp, Key::Home] {
            press(&mut window, key);
        }
        assert_eq!(
            window.state().model().route(),
            Route::Read,
            "{name} is still open"
        );
    }
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

fn drop_file(window: &mut Window, file: &Path) {
    let dropped = Arc::new(Dropped(file.to_owned()));
    window.input_mut().dropped_files.push(dropped);
    window.run();
}

#[test]
fn a_text_that_is_dropped_on_the_window_opens_and_what_is_no_text_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = folder.path().join("home");
    let mut window = window_of(app_in(new_model(), home.clone()), 1280.0, 800.0);
    let notes = folder.path().join("Sleep and muscle.md");
    std::fs::write(
        &notes,
        "# Sleep\n\nSleep mends *muscle*.\n\n## Dreams\n\nNobody knows.\n",
    )
    .expect("written");
    drop_file(&mut window, &notes);
    let _text = window.get_by_label("Sleep mends muscle.");
    assert_eq!(window.state().model().route(), Route::Read, "it opens");
    let _contents = window.get_by_label("Dreams, not read, no questions");
    assert!(
        home.join("packs/mine/articles/sleep-and-muscle.md")
            .is_file(),
        "copied"
    );
    std::fs::remove_file(&notes).expect("removed");
    press(&mut window, Key::N);
    let _next = window.get_by_label("Nobody knows.");

    let picture = folder.path().join("picture.pdf");
    std::fs::write(&picture, b"%PDF-1.7\x00").expect("written");
    drop_file(&mut window, &picture);
    let notices = window.state().model().notices().banners();
    let notice = notices.map(|it| it.text.as_str()).collect::<String>();
    assert!(
        notice.contains("picture.pdf") && notice.contains("not a text file"),
        "said: {notice}"
    );
    let _still = window.get_by_label("Nobody knows.");

    press(&mut window, Key::L);
    click(&mut window, "More for Sleep");
    click(&mut window, "Remove… Sleep");
    let _title = window.get_by_label("Remove “Sleep”?");
    click(&mut window, "Remove");
    assert!(
        !home
            .join("packs/mine/articles/sleep-and-muscle.md")
            .exists(),
        "taken out"
    );
    click(&mut window, "Undo: Removed");
    let _again = window.get_by_label("Sleep mends muscle.");
    assert!(
        window.query_by_label("Undo: Removed").is_none(),
        "it was taken back"
    );
    press(&mut window, Key::L);
    click(&mut window, "More for Sleep");
    click(&mut window, "Remove… Sleep");
    click(&mut window, "Remove");
    press(&mut window, Key::R);
    assert!(window.get_all_by_role(Role::Heading).count() > 0, "a page");
    let open = window
        .state()
        .model()
        .reader()
        .section
        .clone()
        .expect("a section");
    assert_eq!(open.pack, "myokines", "another article is open");
}

/// The keys that page and scroll.
const PAGING: [Key; 9] = [
    Key::Space,
    Key::PageDown,
    Key::PageUp,
    Key::ArrowDown,
    Key::ArrowUp,
    Key::Home,
    Key::End,
    Key::N,
    Key::P,
];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 24, failure_persistence: None, ..Default::default() })]

    #[test]
    fn paging_and_scrolling_never_answer(
        place in proptest::prelude::any::<proptest::sample::Index>(),
        keys in proptest::collection::vec(proptest::sample::select(PAGING.to_vec()), 1..30),
    ) {
        let mut model = new_model();
        let all = spotter::reading::outline(&model.library().packs()[0]);
        let (section, _) = all[place.index(all.len())].clone();
        play(&mut model, 0, vec![FlowAction::OpenSection(section.clone()).into()]);
        let mut window = window(model, 1280.0, 800.0);
        for key in keys {
            press(&mut window, key);
        }
        let model = window.state().model();
        let is_answer = |event: &Event| matches!(event, Event::Answer(_));
        let answered = model.record().entries().any(|it| is_answer(&it.event));
        proptest::prop_assert!(!answered, "in {section}");
        proptest::prop_assert_eq!(model.memory().counts().answers, 0);
    }
}

#[test]
fn questions_before_a_section_cover_its_text_begin_with_a_choice_and_say_where_the_answers_are() {
    let body = "muscle fibres";
    let has_text = |window: &Window| window.query_all_by_label_contains(body).count() > 0;
    let mut window = at("what-a-myokine-is");
    assert!(has_text(&window), "it is only offered");
    press(&mut window, Key::Y);
    assert!(!has_text(&window), "the text has the answers");
    let _why = window.get_by_label_contains("The text is covered until");
    let _where = window.get_by_label_contains("the text has the answers");
    let model = window.state().model();
    let face = model.target().face(model.library()).expect("a question");
    assert_eq!(
        face.question.input(),
        spotter::material::Input::One,
        "a choice first"
    );
    let read = |window: &Window| {
        let model = window.state().model();
        model
            .memory()
            .reading(&section("what-a-myokine-is"))
            .is_some()
    };
    for _ in 0..3 {
        prepare(&mut window, Give::Wrong);
        click(&mut window, "Next");
    }
    assert!(has_text(&window), "it is there again");
    assert!(!read(&window), "nothing was read yet");
    press(&mut window, Key::Escape);

    let mut window = at("two-faces");
    press(&mut window, Key::Y);
    let _covered = window.get_by_label_contains("The text is covered until");
    click(&mut window, "Not now");
    assert!(
        window
            .query_by_label_contains("The text is covered")
            .is_none(),
        "skipped"
    );
}
