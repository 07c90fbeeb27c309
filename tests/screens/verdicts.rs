//! Verdicts show what the learner did: by shape, by word and for screen readers, in every kind.

use egui::Key;
use egui_kittest::kittest::Queryable as _;
use spotter::material::{FaceId, Library};
use spotter::model::StartAction;
use spotter::record::{Record, Scope};

use crate::answering::{Window, answer, click, press};
use crate::support::{Give, kinds, library, model_of, play};
use crate::window::window;

/// A quiz of one question in a window of `width` by `height` points.
fn asking(library: Library, address: &str, (width, height): (f32, f32)) -> Window {
    let mut model = model_of(library, Record::default());
    let face = FaceId::parse(address).expect("an address");
    let quiz = StartAction::Faces(Scope::Everything, vec![face]).into();
    play(&mut model, 0, vec![quiz]);
    window(model, width, height)
}

fn shows(window: &Window, label: &str) {
    assert!(window.query_by_label_contains(label).is_some(), "{label}");
}

#[test]
fn a_right_option_that_was_not_chosen_is_told_from_one_that_was() {
    let mut window = asking(kinds(), "kinds/spotting/which", (1280.0, 800.0));
    for option in ["Bench press", "Snatch", "Back squat"] {
        click(&mut window, option);
    }
    click(&mut window, "Check answer");
    shows(&window, "Bench press: right, your answer");
    shows(&window, "Front squat: the right answer, not chosen");
    shows(&window, "Snatch: wrong, your answer");
    shows(&window, "Deadlift: not the answer");
}

#[test]
fn an_order_says_of_each_item_where_it_was() {
    let mut window = asking(kinds(), "kinds/cycles/sizes", (1280.0, 800.0));
    let order = |window: &Window| -> Vec<String> {
        let model = window.state().model();
        let options = model.open().options(model.library());
        options.into_iter().map(str::to_owned).collect()
    };
    // Session first, the rest in the right order: each item but none is one place too far down.
    for (place, item) in ["Session", "Macrocycle", "Mesocycle", "Microcycle"]
        .iter()
        .enumerate()
    {
        while let Some(from) = order(&window)
            .iter()
            .position(|it| it == item)
            .filter(|it| *it > place)
        {
            let item = order(&window)[from].clone();
            click(&mut window, &format!("Move up: {item}"));
        }
    }
    click(&mut window, "Check answer");
    shows(&window, "1. Macrocycle: you had it 2nd");
    shows(&window, "3. Microcycle: you had it 4th");
    shows(&window, "4. Session: you had it 1st");
}

#[test]
fn what_was_typed_and_matched_is_named_as_the_learners_answer() {
    let mut window = asking(kinds(), "kinds/one-rm/share", (1280.0, 800.0));
    answer(&mut window, Give::Wrong);
    shows(&window, ": wrong, your answer");
    shows(&window, "82.5 kg: the right answer");
    let mut window = asking(kinds(), "kinds/repetitions-by-goal/goals", (1280.0, 800.0));
    answer(&mut window, Give::Wrong);
    let wrong = window.query_all_by_label_contains(": wrong, your answer. ");
    assert_eq!(wrong.count(), 3, "each pair");
    let mut window = asking(kinds(), "kinds/exercise-order/claim", (1280.0, 800.0));
    answer(&mut window, Give::Wrong);
    shows(&window, "True: wrong, your answer");
    shows(&window, "False: the right answer");
}

#[test]
fn a_comparison_with_what_was_chosen_comes_into_sight_once() {
    for size in [(1280.0, 800.0), (1000.0, 625.0), (720.0, 480.0)] {
        let mut window = asking(library(), "myokines/range-autocrine/case", size);
        click(&mut window, "Endocrine");
        press(&mut window, Key::Enter);
        press(&mut window, Key::Num2);
        window.run();
        let other = "An endocrine signal travels in the blood to a distant organ, as exercise IL-6 does to the liver.";
        let shown = window.get_by_label(other).rect();
        let pinned = window.get_by_label_contains("Next").rect();
        assert!(
            shown.bottom() <= pinned.top(),
            "{size:?}: {shown:?} under {pinned:?}"
        );
        assert!(shown.top() >= 0.0, "{size:?}: {shown:?}");
        // Scrolling back is not undone.
        press(&mut window, Key::Home);
        let scrolled = window.get_by_label(other).rect();
        window.run();
        assert_eq!(window.get_by_label(other).rect(), scrolled, "{size:?}");
    }
}

#[test]
fn the_claim_that_nothing_can_be_compared_is_made_in_a_line() {
    let mut window = asking(kinds(), "kinds/exercise-order/claim", (1280.0, 800.0));
    answer(&mut window, Give::Wrong);
    press(&mut window, Key::Num2);
    shows(&window, "there is nothing to compare");
}
