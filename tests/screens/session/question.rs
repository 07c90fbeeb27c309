//! What can be done with a question beside answering it, and what is announced of it.

use egui::accesskit::{Live, Role};
use egui::{Key, Modifiers, PointerButton};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use spotter::material::FaceId;

use crate::answering::{Window, answer, click, prepare, press};
use crate::session::asking;
use crate::support::{Give, kinds};

const WIDE: (f32, f32) = (1280.0, 800.0);

fn has(window: &Window, label: &str) -> bool {
    window.query_by_label(label).is_some()
}

fn right_click(window: &mut Window, at: egui::Pos2) {
    window.hover_at(at);
    window.run();
    for pressed in [true, false] {
        window.input_mut().events.push(egui::Event::PointerButton {
            pos: at,
            button: PointerButton::Secondary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    window.run();
}

#[test]
fn an_order_is_checked_once_it_was_moved_or_kept() {
    let mut window = asking(kinds(), &["kinds/cycles/sizes"], WIDE);
    let is_disabled = |window: &Window| {
        let check = window.get_by_label("Check answer");
        check.accesskit_node().is_disabled()
    };
    assert!(is_disabled(&window), "nothing was done yet");
    press(&mut window, Key::Enter);
    assert!(has(&window, "Check answer"), "nor does Enter check it");
    let _how = window.get_by_label_contains("Drag the items");
    click(&mut window, "Keep this order");
    assert!(!is_disabled(&window) && !has(&window, "Keep this order"));
    let mut window = asking(kinds(), &["kinds/cycles/sizes"], WIDE);
    press(&mut window, Key::ArrowDown);
    window.key_press_modifiers(Modifiers::COMMAND, Key::ArrowDown);
    window.run();
    assert!(!is_disabled(&window), "moved");
    let said = window.get_by_label_contains("is now 2 of 4");
    assert_eq!(said.accesskit_node().live(), Live::Polite, "read out");
}

#[test]
fn confidence_is_chosen_from_its_button() {
    let mut window = asking(kinds(), &["kinds/exercise-order/claim"], WIDE);
    prepare(&mut window, Give::Right);
    click(&mut window, "Confidence (optional)");
    click(&mut window, "Unsure, about 2 in 3");
    assert!(has(&window, "Confidence: unsure"), "said on the button");
    assert!(!has(&window, "Unsure, about 2 in 3"), "the menu is closed");
    click(&mut window, "Sure");
    assert!(has(&window, "Next"), "checked at once");
}

#[test]
fn a_question_has_a_menu_that_gives_nothing_away() {
    let mut window = asking(kinds(), &["kinds/exercise-order/claim"], WIDE);
    let at = window.get_by_label("True").rect().center();
    right_click(&mut window, at);
    assert!(has(&window, "Report a problem"));
    assert!(!has(&window, "Copy") && !has(&window, "Earlier answers"));
    press(&mut window, Key::Escape);
    assert!(!has(&window, "Report a problem"), "closed");
    answer(&mut window, Give::Wrong);
    right_click(&mut window, at);
    let copies = window.query_all_by_label("Copy").count();
    assert_eq!(copies, 2, "in the menu and under the verdict");
    window
        .query_all_by_label("Copy")
        .last()
        .expect("in the menu")
        .click();
    window.run();
    assert!(has(&window, "Copied"));
}

#[test]
fn a_question_is_bookmarked_by_its_ribbon_and_by_keys() {
    let address = "kinds/overload/gap";
    let mut window = asking(kinds(), &[address, "kinds/exercise-order/claim"], WIDE);
    let ask = FaceId::parse(address).expect("an address");
    let is_on = |window: &Window| window.state().model().memory().is_bookmarked(&ask);
    click(&mut window, "Bookmark");
    assert!(is_on(&window));
    click(&mut window, "Remove bookmark");
    assert!(!is_on(&window));
    window.key_press_modifiers(Modifiers::COMMAND, Key::D);
    window.run();
    assert!(is_on(&window), "also while a field has the keyboard");
    answer(&mut window, Give::Wrong);
    press(&mut window, Key::S);
    assert!(!is_on(&window), "taken off after the verdict");
}

#[test]
fn the_verdict_is_read_out_and_titles_are_headings() {
    let mut window = asking(kinds(), &["kinds/exercise-order/claim"], WIDE);
    let option = window.get_by_label("True").accesskit_node();
    let place = (option.data().position_in_set(), option.data().size_of_set());
    assert_eq!(place, (Some(0), Some(2)), "which of how many");
    let titles = window.query_all_by_role_and_label(Role::Heading, "Quiz, everything");
    assert_eq!(titles.count(), 1, "the title of the session");
    answer(&mut window, Give::Right);
    let verdict = window.get_by_label_contains("Right.");
    assert_eq!(verdict.accesskit_node().live(), Live::Polite);
    press(&mut window, Key::Enter);
    let title = "1 of 1 right at first attempt";
    let _title = window.get_by_role_and_label(Role::Heading, title);
}
