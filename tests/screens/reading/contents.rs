//! The contents list beside the text and over it, and what mouse and touch do in the text.

use egui::{Event, Key, Modifiers, Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use spotter::model::{AnswerTarget, Route};

use crate::answering::{Window, click, press};
use crate::reading::{at, section};

fn open_section(window: &Window) -> Option<spotter::material::SectionId> {
    window.state().model().reader().section.clone()
}

fn is_called_up(window: &Window) -> bool {
    window.state().model().hears_keys_in_contents()
}

/// A small window on this section.
fn small(id: &str) -> Window {
    let mut window = at(id);
    window.set_size(vec2(720.0, 480.0));
    window.run();
    window.run();
    window
}

const BRAIN: &str = "Muscle and brain, not read, new";

#[test]
fn in_a_small_window_the_contents_come_by_button_or_key_and_go_with_esc_or_a_click_beside_them() {
    let mut window = small("two-faces");
    assert!(window.query_by_label(BRAIN).is_none(), "no room for them");
    click(&mut window, "Contents");
    let pane = window.get_by_label(BRAIN).rect();
    assert!(pane.right() < 400.0, "over the left side: {pane:?}");
    press(&mut window, Key::Escape);
    assert!(window.query_by_label(BRAIN).is_none(), "closed");
    assert_eq!(window.state().model().route(), Route::Read, "by one press");
    press(&mut window, Key::C);
    assert!(is_called_up(&window));
    let beside = egui::pos2(680.0, 300.0);
    for pressed in [true, false] {
        window.event(Event::PointerMoved(beside));
        window.event(Event::PointerButton {
            pos: beside,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    window.run();
    assert!(!is_called_up(&window), "a click beside it closes it");
    press(&mut window, Key::C);
    click(&mut window, BRAIN);
    assert_eq!(open_section(&window), Some(section("brain")), "it jumps");
    assert!(!is_called_up(&window), "and closes");
}

#[test]
fn arrow_keys_move_in_the_contents_and_enter_opens_what_has_the_focus() {
    for size in [vec2(720.0, 480.0), vec2(1280.0, 800.0)] {
        let mut window = at("two-faces");
        window.set_size(size);
        window.run();
        press(&mut window, Key::C);
        let row = |window: &Window, name: &str| window.get_by_label_contains(name).is_focused();
        assert!(
            row(&window, "Two faces of IL-6, "),
            "it begins where one is"
        );
        press(&mut window, Key::ArrowDown);
        assert!(row(&window, BRAIN), "one further");
        press(&mut window, Key::ArrowUp);
        press(&mut window, Key::ArrowDown);
        press(&mut window, Key::Enter);
        assert_eq!(open_section(&window), Some(section("brain")), "{size:?}");
        press(&mut window, Key::N);
        assert_ne!(
            open_section(&window),
            Some(section("brain")),
            "keys of reading"
        );
    }
}

#[test]
fn headings_of_the_open_section_are_in_the_contents_and_lead_to_their_place() {
    let mut window = at("what-a-myokine-is");
    let rows = |window: &Window| {
        let rows = window.get_all_by_label("How far a message goes");
        let rows = rows.filter(|it| it.accesskit_node().role() == Role::Button);
        rows.count()
    };
    assert_eq!(rows(&window), 1, "under its section");
    let button = window.get_by_role_and_label(Role::Button, "How far a message goes");
    button.click();
    window.run();
    window.run();
    let heading = window.get_by_role_and_label(Role::Heading, "How far a message goes");
    let top = heading.rect().top();
    assert!((0.0..780.0).contains(&top), "in sight: {top}");
    let level = heading.accesskit_node().data().level();
    assert_eq!(level, Some(2), "below the title");
    let said = window.get_by_label("You are at “How far a message goes” in “What a myokine is”");
    let live = said.accesskit_node().data().live();
    assert_eq!(live, Some(egui::accesskit::Live::Polite), "announced");
}

#[test]
fn the_contents_are_a_landmark_whose_rows_tell_their_place() {
    let window = at("two-faces");
    let list = window.get_by_role_and_label(Role::Navigation, "Contents");
    let many = list.accesskit_node().data().size_of_set();
    assert_eq!(many, Some(14), "sections");
    let row = window.get_by_label(BRAIN);
    let node = row.accesskit_node();
    let (place, level) = (node.data().position_in_set(), node.data().level());
    assert_eq!((place, level), (Some(4), Some(1)));
}

#[test]
fn titles_and_progress_in_the_contents_do_not_touch_and_what_is_wide_stays_together() {
    let mut window = at("two-faces");
    for width in [1280.0, 1920.0, 2560.0] {
        window.set_size(vec2(width, 1000.0));
        window.run();
        window.run();
        let row = window.get_by_label(BRAIN).rect();
        let heading = window.get_by_role_and_label(Role::Heading, "Two faces of IL-6");
        let gap = heading.rect().left() - row.right();
        assert!((20.0..140.0).contains(&gap), "{width}: {gap} apart");
        assert!(row.width() < 236.0, "{width}: {row:?}");
    }
}

#[test]
fn a_secondary_click_on_a_mark_or_a_paragraph_opens_its_menu() {
    let mut window = at("two-faces");
    click(&mut window, "Not now");
    window
        .get_by_label("IL-6 in two settings, new. Ask it here")
        .click_secondary();
    window.run();
    click(&mut window, "Ask here");
    let target = window.state().model().answer_target();
    assert_eq!(target, AnswerTarget::Here, "asked");
    press(&mut window, Key::Escape);
    window
        .get_by_label_contains("In sepsis TNF-alpha, a driver of inflammation")
        .click_secondary();
    window.run();
    let find = window.get_by_label_contains("Find “").rect();
    assert!(find.is_positive(), "the word under the pointer");
    let _copy = window.get_by_label("Copy paragraph");
    window.get_by_label_contains("Find “").click();
    window.run();
    let search = window.state().model().search().expect("it is searched");
    assert!(!search.hits.is_empty(), "found: {}", search.words);
}

#[test]
fn pinching_changes_the_size_of_the_text_in_steps() {
    let mut window = at("two-faces");
    let size = |window: &Window| window.state().model().settings().text_percent;
    window.event(Event::PointerMoved(egui::pos2(700.0, 400.0)));
    for _ in 0..3 {
        window.event(Event::Zoom(1.06));
        window.run();
    }
    assert_eq!(size(&window), 110, "one step");
    window.event(Event::Zoom(0.8));
    window.run();
    assert_eq!(size(&window), 100, "and back");
}
