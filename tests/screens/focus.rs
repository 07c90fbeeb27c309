//! The keyboard focus: Tab in reading order, Esc lets go of it first.

use egui::{Key, Rect, Role};
use egui_kittest::kittest::Queryable as _;
use spotter::material::Input;
use spotter::model::{FlowAction, Modal, Model, ReadAction, Route, SearchIn, ShellAction};

use crate::answering::{Window, press};
use crate::keys::asked_for;
use crate::picture::gallery::screens;
use crate::support::{Give, answers, new_model, now, play};
use crate::window::{app, app_at, window, window_of};

/// A widget that had the focus: its name is not unique, its place is.
fn focused(window: &Window) -> Option<Rect> {
    let id = window.ctx.memory(egui::Memory::focused)?;
    let response = window.ctx.read_response(id)?;
    // What the page that it scrolls in does not cut off.
    Some(response.interact_rect)
}

/// Presses Tab until it comes to the first widget again; returns the places in this order.
fn walk(window: &mut Window) -> Vec<Rect> {
    let mut places: Vec<Rect> = Vec::new();
    if focused(window).is_some() {
        // A field that takes the focus by itself; the walk begins at the top.
        press(window, Key::Escape);
    }
    for _ in 0..200 {
        press(window, Key::Tab);
        let Some(place) = focused(window) else {
            continue;
        };
        // A page that scrolls to what has the focus moves it.
        if places.first() == Some(&place) {
            break;
        }
        if place.is_positive() {
            places.push(place);
        }
    }
    places
}

#[test]
fn the_keyboard_stays_on_its_entry_when_the_rail_gets_narrow() {
    let mut window = window(new_model(), 1280.0, 800.0);
    for _ in 0..3 {
        press(&mut window, Key::Tab);
    }
    let has_focus = |window: &Window| {
        let entry = window.get_by_role_and_label(Role::Link, "Practise").rect();
        focused(window).is_some_and(|it| it.contains(entry.center()))
    };
    assert!(has_focus(&window), "the third entry");
    window.set_size(egui::vec2(720.0, 480.0));
    window.run();
    window.run();
    assert!(has_focus(&window), "still");
    press(&mut window, Key::Enter);
    assert_eq!(window.state().model().route(), Route::Practise);
}

#[test]
fn every_entry_of_the_rail_is_in_sight_in_a_low_window() {
    let window = window(new_model(), 360.0, 240.0);
    let room = window.ctx.content_rect();
    for name in [
        "Today",
        "Read",
        "Practise",
        "Library",
        "Settings",
        "Shortcuts",
    ] {
        let entry = window.get_by_label(name).rect();
        assert!(room.contains_rect(entry), "{name}: {entry:?} in {room:?}");
    }
}

/// Whether `next` comes after `place` for someone who reads: below it, or to its right in the same row.
fn follows(place: Rect, next: Rect) -> bool {
    let same_row = place.y_range().intersection(next.y_range()).span()
        > 0.5 * place.height().min(next.height());
    if same_row && place.x_range() == next.x_range() {
        // The next row of a list, which scrolled to show it whole.
        true
    } else if same_row {
        next.center().x > place.center().x
    } else {
        next.center().y > place.center().y
    }
}

/// Whether `next` is in the card at the right of the card with `place`: a card is read whole.
fn is_next_card(model: &Model, place: Rect, next: Rect) -> bool {
    const CARD: f32 = 152.0;
    let gap = 188.0 + (1280.0 - 188.0) / 2.0;
    model.route() == Route::Library
        && place.right() < gap
        && next.left() > gap
        && (place.center().y - next.center().y).abs() < CARD
}

/// The columns and bars of a screen, in reading order, by the left and top edge of what is in them.
fn region(model: &Model, place: Rect) -> u8 {
    let (x, y) = (place.center().x, place.center().y);
    match model.route() {
        Route::Sitting if y < 60.0 => 0,
        Route::Sitting => {
            let asked = model.target().face(model.library());
            let is_match = asked.is_some_and(|it| it.question.input() == Input::Match);
            let has_passage = model.target().passage_visible(spotter::model::Width::Wide);
            match (has_passage, is_match) {
                // Under the columns of a match are the buttons, above them the bookmark.
                (false, true) if y > 728.0 => 3,
                (false, true) => 1 + u8::from(x > 640.0 && y > 160.0),
                (has_passage, _) => 1 + u8::from(has_passage && x > 640.0),
            }
        }
        _ if x < 188.0 => 0,
        Route::Read if y > 758.0 => 3,
        Route::Read if x < 188.0 + 236.0 => 1,
        Route::Read
        | Route::Today
        | Route::Practise
        | Route::Past
        | Route::Library
        | Route::Settings => 2,
    }
}

/// Whether a place on the page of an article is beside its text, in a window 1280 points wide.
fn is_in_margin(place: Rect) -> bool {
    place.left() >= 1040.0
}

#[test]
fn tab_goes_in_reading_order_on_every_screen() {
    let (mut walked, mut faults) = (0, Vec::new());
    for (name, model) in screens() {
        if model.modal().is_some()
            || model.search().is_some()
            || model.notices().banners().count() > 0
        {
            continue;
        }
        let mut window = window(model, 1280.0, 800.0);
        let places = walk(&mut window);
        let model = window.state().model();
        for pair in places.windows(2) {
            let [place, next] = pair else { continue };
            let regions = (region(model, *place), region(model, *next));
            // A paragraph comes with its footnotes, and then with its marks, which stand beside all of it.
            let is_beside = regions == (2, 2)
                && model.route() == Route::Read
                && is_in_margin(*place) != is_in_margin(*next);
            let is_in_order = regions.0 < regions.1
                || is_beside
                || (regions.0 == regions.1 && follows(*place, *next))
                || is_next_card(model, *place, *next);
            if !is_in_order {
                faults.push(format!(
                    "{name}: {place} and then {next}, regions {regions:?}"
                ));
            }
        }
        walked += places.len();
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(walked > 200, "{walked} widgets were reached");
}

#[test]
fn settings_come_before_the_list_of_keys_as_they_stand() {
    let window = window(new_model(), 1280.0, 800.0);
    let top = |name: &str| window.get_by_label(name).rect().top();
    assert!(top("Settings") < top("Shortcuts"), "as they stand");
    assert!(
        (window.get_by_label("Shortcuts").rect().bottom() - 784.0).abs() < 1.0,
        "at the bottom"
    );
}

#[test]
fn escape_lets_go_of_a_button_before_it_leaves() {
    let mut window = window(asked_for(Input::One, None), 1280.0, 800.0);
    press(&mut window, Key::Tab);
    assert!(focused(&window).is_some(), "a button has the focus");
    press(&mut window, Key::Escape);
    assert_eq!(focused(&window), None, "let go");
    assert_eq!(
        window.state().model().route(),
        Route::Sitting,
        "still there"
    );
    press(&mut window, Key::Escape);
    assert_ne!(window.state().model().route(), Route::Sitting, "left");
}

#[test]
fn escape_lets_go_of_the_field_and_keeps_what_was_typed() {
    let mut window = window(asked_for(Input::Text, None), 1280.0, 800.0);
    assert!(focused(&window).is_some(), "the field takes the focus");
    window.event(egui::Event::Text("half".to_owned()));
    window.run();
    press(&mut window, Key::Escape);
    window.run();
    assert_eq!(focused(&window), None, "and leaves it alone");
    let model = window.state().model();
    assert_eq!(model.route(), Route::Sitting, "still there");
    assert_eq!(model.open().draft.text, "half", "kept");
    press(&mut window, Key::Questionmark);
    let modal = window.state().model().modal();
    assert!(matches!(modal, Some(Modal::Keys)), "keys are no text now");
    press(&mut window, Key::Escape);
    press(&mut window, Key::Tab);
    press(&mut window, Key::Escape);
    press(&mut window, Key::Escape);
    assert_ne!(window.state().model().route(), Route::Sitting, "left");
}

#[test]
fn the_next_question_takes_the_focus_though_the_last_was_let_go() {
    let mut model = asked_for(Input::Text, None);
    let given = answers(&model, Give::Right);
    play(&mut model, 0, given);
    let mut window = window(model, 1280.0, 800.0);
    press(&mut window, Key::Escape);
    press(&mut window, Key::Enter);
    press(&mut window, Key::Enter);
    let asked = window
        .state()
        .model()
        .open()
        .sitting
        .as_ref()
        .is_some_and(spotter::study::Sitting::is_asking);
    assert!(asked, "another question");
    assert!(focused(&window).is_some(), "which takes the focus");
}

#[test]
fn escape_closes_a_dialog_and_the_search_bar_at_once() {
    let mut model = new_model();
    play(
        &mut model,
        0,
        vec![ShellAction::OpenModal(Modal::Link("https://example.org".to_owned())).into()],
    );
    let mut open = window(model, 1280.0, 800.0);
    press(&mut open, Key::Tab);
    press(&mut open, Key::Escape);
    assert!(open.state().model().modal().is_none(), "the dialog");
    let mut model = new_model();
    let find = ReadAction::Find("muscle".to_owned(), SearchIn::ThisPack).into();
    play(
        &mut model,
        0,
        vec![
            FlowAction::Go(Route::Read).into(),
            ReadAction::OpenFind.into(),
            find,
        ],
    );
    let mut open = window(model, 1280.0, 800.0);
    assert!(focused(&open).is_some(), "the search field has the focus");
    press(&mut open, Key::Escape);
    assert!(open.state().model().search().is_none(), "the search bar");
}

#[test]
fn a_pasted_answer_has_a_limit_that_is_said() {
    let mut window = window(asked_for(Input::Text, None), 1280.0, 800.0);
    window.event(egui::Event::Paste("long ".repeat(100_000)));
    window.run();
    let typed = window.state().model().open().draft.text.chars().count();
    assert_eq!(typed, 2000, "cut");
    window.get_by_label_contains("2,000 characters at most");
    press(&mut window, Key::Enter);
    assert!(
        !window
            .state()
            .model()
            .open()
            .sitting
            .as_ref()
            .expect("a quiz")
            .is_asking(),
        "judged"
    );
}

#[test]
fn a_window_left_open_plans_a_frame_for_the_next_study_day() {
    fn at_night() -> spotter::record::Moment {
        // 03:59:58.500 on the day of the tests.
        let passed = now().ms_left_of_day(4);
        now().plus_ms(i64::try_from(passed).expect("a day") - 1500)
    }
    let model = new_model();
    let delay = |window: &Window| {
        let root = egui::ViewportId::ROOT;
        window
            .output()
            .viewport_output
            .get(&root)
            .map(|it| it.repaint_delay)
    };
    let mut late: Window = window_of(app_at(model, at_night), 1280.0, 800.0);
    late.step();
    assert_eq!(
        delay(&late),
        Some(std::time::Duration::from_millis(1500)),
        "4:00"
    );
    let mut day = window_of(app(new_model()), 1280.0, 800.0);
    day.step();
    assert_eq!(
        delay(&day),
        Some(std::time::Duration::from_mins(10)),
        "at rest"
    );
}
