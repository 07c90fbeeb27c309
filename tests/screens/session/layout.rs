//! A question stands in the middle and moves aside for its passage; buttons stay where they are.

use egui::{Key, Rect, vec2};
use egui_kittest::kittest::Queryable as _;
use spotter::model::StartAction;

use crate::answering::{Window, answer, press};
use crate::picture::gallery::studied;
use crate::session::asking;
use crate::support::{Give, kinds, library, play};
use crate::window::window;

/// Sizes of windows in points.
const SIZES: [(f32, f32); 4] = [
    (720.0, 480.0),
    (1280.0, 800.0),
    (1920.0, 1080.0),
    (2560.0, 1440.0),
];

/// A question of each kind that the app judges itself.
const KINDS: [&str; 8] = [
    "kinds/overload/gap",
    "kinds/volume-load/bench",
    "kinds/spotting/which",
    "kinds/exercise-order/claim",
    "kinds/one-rm/name",
    "kinds/two-for-two/sessions",
    "kinds/cycles/sizes",
    "kinds/repetitions-by-goal/goals",
];

fn rect(window: &Window, label: &str) -> Rect {
    window.get_by_label(label).rect()
}

#[test]
fn the_next_button_is_at_one_place_in_every_question_and_verdict() {
    for size in SIZES {
        let mut window = asking(kinds(), &KINDS, size);
        let first = rect(&window, "Check answer");
        assert!(first.bottom() <= size.1, "{size:?}: {first:?} is in sight");
        for address in KINDS {
            let check = rect(&window, "Check answer");
            assert_eq!(check.min, first.min, "{size:?}: {address}");
            answer(&mut window, Give::Wrong);
            let next = rect(&window, "Next");
            // With a passage it stays in the column of its question, which moves aside.
            let moved = (next.min - first.min).abs();
            assert!(moved.y < 0.1, "{size:?}: verdict on {address}");
            let is_aside = window.query_by_label("Open in the article").is_some();
            assert_eq!(moved.x > 0.1, is_aside, "{size:?}: {address}");
            press(&mut window, Key::Enter);
        }
    }
}

#[test]
fn a_question_is_in_the_middle_until_its_passage_comes() {
    for (width, height) in SIZES {
        let mut window = asking(
            library(),
            &["myokines/range-autocrine/case"],
            (width, height),
        );
        let option = rect(&window, "Endocrine");
        let middle = option.center().x;
        assert!((middle - width / 2.0).abs() < 1.0, "{width}: {middle}");
        assert!(option.width() <= 640.0, "{width}: {option:?}");
        let check = rect(&window, "Check answer");
        assert!((check.left() - option.left()).abs() < 1.0, "one column");
        window.get_by_label("Endocrine").click();
        window.run();
        press(&mut window, Key::Enter);
        let option = window.get_by_label_contains("Endocrine: wrong").rect();
        if width < 900.0 {
            let middle = option.center().x;
            assert!((middle - width / 2.0).abs() < 1.0, "no room beside it");
            continue;
        }
        let open = rect(&window, "Open in the article");
        assert!(option.right() < width / 2.0, "{width}: {option:?}");
        assert!(open.left() > width / 2.0, "{width}: {open:?}");
        // Both stay close to the line between them, in any window.
        assert!(width / 2.0 - option.right() < 60.0, "{width}: {option:?}");
        assert!(open.left() - width / 2.0 < 60.0, "{width}: {open:?}");
    }
}

#[test]
fn head_and_foot_of_a_passage_stay_while_it_scrolls() {
    let mut window = asking(
        library(),
        &["myokines/range-autocrine/case"],
        (1000.0, 500.0),
    );
    answer(&mut window, Give::Wrong);
    let places =
        |window: &Window| ["Open in the article", "Hide passage"].map(|label| rect(window, label));
    let before = places(&window);
    assert!(before.iter().all(|it| it.bottom() <= 500.0), "{before:?}");
    window.hover_at(egui::pos2(750.0, 250.0));
    window.input_mut().events.push(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, -150.0),
        modifiers: egui::Modifiers::NONE,
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
    });
    window.run();
    assert_eq!(places(&window), before);
}

#[test]
fn the_way_back_from_a_passage_in_a_small_window_is_that_of_esc() {
    let mut window = asking(
        library(),
        &["myokines/range-autocrine/case"],
        (720.0, 480.0),
    );
    answer(&mut window, Give::Wrong);
    press(&mut window, Key::J);
    for label in ["Leave", "End quiz", "Next"] {
        assert!(window.query_by_label(label).is_none(), "{label}");
    }
    window.get_by_label("Hide passage").click();
    window.run();
    let _same_question = window.get_by_label("Next");
    press(&mut window, Key::J);
    press(&mut window, Key::Escape);
    let _same_question = window.get_by_label("Next");
}

#[test]
fn all_of_a_card_is_centred_on_one_line() {
    for (width, height) in SIZES {
        let mut model = studied();
        play(&mut model, 0, vec![StartAction::Drill.into()]);
        let mut card = window(model, width, height);
        card.run();
        let show = rect(&card, "Show answer").center().x;
        press(&mut card, Key::Space);
        let grade = |name: &str| card.get_by_label_contains(name).rect();
        let grades = f32::midpoint(grade("Again, ").left(), grade("Easy, ").right());
        for middle in [show, grades] {
            assert!((middle - width / 2.0).abs() <= 1.0, "{width}: {middle}");
        }
    }
}

#[test]
fn pairs_and_orders_are_used_without_scrolling() {
    for (address, last) in [
        ("kinds/repetitions-by-goal/goals", "At most 6"),
        ("kinds/cycles/sizes", "Keep this order"),
    ] {
        let window = asking(kinds(), &[address], (1280.0, 800.0));
        let (last, bar) = (rect(&window, last), rect(&window, "Check answer"));
        assert!(last.bottom() <= bar.top(), "{address}: {last:?}");
    }
    let window = asking(
        kinds(),
        &["kinds/repetitions-by-goal/goals"],
        (720.0, 480.0),
    );
    let (first, last) = (
        "Maximal strength: nothing chosen yet",
        "Muscular endurance: nothing chosen yet",
    );
    let (first, last) = (rect(&window, first), rect(&window, last));
    assert!(
        last.bottom() <= rect(&window, "Check answer").top(),
        "{last:?}"
    );
    let beside = ["Exactly 1", "At most 6", "6 to 12", "12 or more"]
        .map(|label| rect(&window, label))
        .into_iter()
        .any(|it| it.left() > first.right() && (it.top() - first.top()).abs() < 1.0);
    assert!(beside, "answers begin beside the first item");
}

#[test]
fn buttons_come_back_into_the_bar_when_there_is_room_for_them_again() {
    let mut window = asking(kinds(), &KINDS[..2], (1280.0, 800.0));
    for (size, is_beside) in [((380.0, 800.0), false), ((360.0, 240.0), true)] {
        window.set_size(vec2(size.0, size.1));
        for _ in 0..3 {
            window.run();
        }
        // Below the progress it is in the second row of the bar.
        let leave = rect(&window, "Leave").top();
        assert_eq!(leave < 20.0, is_beside, "{size:?}: {leave}");
    }
}
