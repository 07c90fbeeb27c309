//! Messages float: they move nothing, leave the next step free, and go by themselves where nothing must be done.

use egui::accesskit::{Live, Role};
use egui::{Event, Id, Key, Modifiers, PointerButton, Pos2, Rect, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use spotter::memory::RecordPart;
use spotter::model::{Model, Notice, QuestionAction, RecordAction, Route, SettingsAction};

use crate::answering::{Window, click};
use crate::picture::gallery::{screens, studied};
use crate::support::{now, play};
use crate::window::{app, window, window_in_steps, window_on_screen};

const WARNING: &str = "The data folder cannot be written. Your answers are safe.";

fn forget() -> RecordAction {
    RecordAction::Forget(RecordPart::Pack("myokines".to_owned()))
}

fn has(window: &Window, begin: &str) -> bool {
    let named = window.query_all_by(|node| {
        let text = node.label().or_else(|| node.value());
        text.is_some_and(|it| it.starts_with(begin))
    });
    named.count() > 0
}

/// Lets `seconds` pass.
fn wait(window: &mut Window, seconds: f32) {
    let mut passed = 0.0;
    while passed < seconds {
        window.step();
        passed += 0.3;
    }
}

fn press_held(window: &mut Window, key: Key) {
    window.key_press_modifiers(Modifiers::COMMAND, key);
    window.run();
}

/// What can be pressed, with its place.
fn buttons(window: &Window) -> Vec<(String, Rect)> {
    let all = window.get_all_by_role(Role::Button);
    let named = all.map(|it| (it.accesskit_node().label().unwrap_or_default(), it.rect()));
    named.collect()
}

#[test]
fn a_message_moves_nothing() {
    let mut compared = 0;
    for (width, height) in [(1280.0, 800.0), (720.0, 480.0)] {
        let before = buttons(&window(studied(), width, height));
        let mut model = studied();
        model.notify(Notice::warning(WARNING));
        let after = buttons(&window(model, width, height));
        for it in &before {
            assert!(after.contains(it), "{it:?} moved: {after:?}");
            compared += 1;
        }
        assert_eq!(after.len(), before.len() + 1, "and it can be closed");
    }
    assert!(compared > 6, "{compared} buttons");
}

#[test]
fn what_asks_for_nothing_goes_by_itself_unless_it_is_pointed_at() {
    let mut window = window(studied(), 1280.0, 800.0);
    window.state_mut().apply(forget(), now());
    window.run();
    let said = window.get_by(|it| it.role() == Role::Status);
    assert_eq!(said.accesskit_node().data().live(), Some(Live::Polite));
    let place = said.rect().center();
    window.event(Event::PointerMoved(place));
    wait(&mut window, 60.0);
    assert!(has(&window, "Undo: "), "while it is pointed at");
    window.event(Event::PointerMoved(pos2(400.0, 20.0)));
    wait(&mut window, 3.0);
    assert!(has(&window, "Undo: "), "there is time to read it");
    wait(&mut window, 20.0);
    assert!(!has(&window, "Undo: "), "then it is gone");
    assert_eq!(window.state().model().notices().all().len(), 0);
}

#[test]
fn what_must_be_seen_to_stays_and_is_an_alert() {
    let mut model = studied();
    model.notify(Notice::warning(WARNING));
    let mut window = window(model, 1280.0, 800.0);
    wait(&mut window, 90.0);
    let said = window.get_by_label(WARNING);
    let node = said.accesskit_node();
    assert_eq!(
        (node.role(), node.data().live()),
        (Role::Alert, Some(Live::Assertive))
    );
    click(&mut window, "Close: The data folder cannot be written");
    assert!(
        window.query_by_label(WARNING).is_none(),
        "until it is closed"
    );
}

#[test]
fn the_newest_is_closed_and_undone_by_keys() {
    let mut model = studied();
    model.notify(Notice::warning(WARNING));
    let answers = model.memory().counts().answers;
    let mut window = window(model, 1280.0, 800.0);
    window.state_mut().apply(forget(), now());
    window.run();
    assert_eq!(window.state().model().memory().counts().answers, 0);
    press_held(&mut window, Key::Z);
    let model = window.state().model();
    assert_eq!(model.memory().counts().answers, answers, "as before");
    assert_eq!(model.notices().all().len(), 1, "the older one is there");
    press_held(&mut window, Key::D);
    assert_eq!(window.state().model().notices().all().len(), 0);
}

#[test]
fn the_words_of_the_system_are_folded() {
    let mut model = studied();
    let error = "Could not save the text. Your answers are safe.\nos error 28";
    model.notify(Notice::error(error));
    let mut window = window(model, 1280.0, 800.0);
    assert!(!has(&window, "os error"), "folded");
    click(&mut window, "Details: Could not save the text");
    assert!(window.query_by_label("os error 28").is_some(), "asked for");
}

#[test]
fn at_most_three_are_shown_and_the_others_counted() {
    let with = |count: usize, height: f32| {
        let mut model = studied();
        for n in 0..count {
            model.notify(Notice::warning(format!("Warning {n}.")));
        }
        let window = window(model, 1280.0, height);
        let alerts = window.query_all_by(|it| it.role() == Role::Alert).count();
        (alerts, has(&window, "and "))
    };
    assert_eq!(with(3, 800.0), (3, false));
    assert_eq!(with(5, 800.0), (3, true));
    assert_eq!(with(5, 400.0), (1, true), "a low window");
}

#[test]
fn the_next_step_stays_free() {
    let mut checked = 0;
    let sizes = [
        (1280.0, 800.0, 100),
        (720.0, 480.0, 100),
        (2560.0, 1440.0, 200),
    ];
    for (width, height, percent) in sizes {
        for (name, mut model) in screens() {
            if model.modal().is_some() {
                continue;
            }
            while model.settings().text_percent < percent {
                play(&mut model, 0, vec![SettingsAction::StepTextSize(1).into()]);
            }
            model.notify(Notice::warning(WARNING));
            let window = window_on_screen(model, width, height);
            let next = window.query_all_by(|node| {
                let key = node.data().keyboard_shortcut().map(str::to_owned);
                node.role() == Role::Button
                    && key.is_some_and(|it| matches!(it.as_str(), "Enter" | "Space"))
            });
            let room = window.ctx.content_rect();
            for button in next {
                let rect = button.rect().intersect(room);
                if !rect.is_positive() {
                    continue;
                }
                let layer = window.ctx.layer_id_at(rect.center());
                let name = format!("{name} at {width} × {height}, {percent} %");
                let over = layer.map(|it| it.id);
                assert_ne!(over, Some(Id::unique("messages")), "{name}: {rect:?}");
                checked += 1;
            }
        }
    }
    assert!(checked > 60, "{checked} buttons");
}

fn click_at(window: &mut Window, pos: Pos2) {
    for pressed in [true, false] {
        window.event(Event::PointerMoved(pos));
        window.event(Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        window.step();
    }
}

#[test]
fn a_click_that_was_meant_for_what_lay_beneath_does_not_close_a_message() {
    let with_notice = |window: &mut Window| {
        window.state_mut().apply(forget(), now());
        window.step();
        window.step();
    };
    let is_told = |window: &Window| window.state().model().notices().all().len() == 1;
    let close = |window: &Window| {
        let all = window.query_all_by(|it| it.label().is_some_and(|it| it.starts_with("Close: ")));
        let places: Vec<Pos2> = all.map(|it| it.rect().center()).collect();
        places[0]
    };
    for (step, stays) in [(0.02, true), (0.3, false)] {
        let mut window = window_in_steps(app(studied()), 1280.0, 800.0, step);
        with_notice(&mut window);
        let place = close(&window);
        click_at(&mut window, place);
        window.step();
        assert_eq!(is_told(&window), stays, "{step} s a frame");
    }
}

#[test]
fn a_toast_goes_with_the_next_action_and_can_be_closed_before() {
    let copied = || -> Model {
        let mut model = studied();
        let face = model.missed()[0].ask.clone();
        play(&mut model, 0, vec![QuestionAction::Copy(face).into()]);
        model
    };
    let mut first = window(copied(), 1280.0, 800.0);
    assert!(has(&first, "Close: "), "it has a close button");
    first
        .state_mut()
        .apply(spotter::model::FlowAction::Go(Route::Library), now());
    first.run();
    assert!(!has(&first, "Close: "), "gone with the next action");
}
