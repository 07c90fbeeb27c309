//! Keys of every layout: what egui reports for the digit row, the keypad and the marks, and what it means here.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use spotter::answer::{Confidence, Grade};
use spotter::material::Input;
use spotter::model::{Action, Model, SittingAction, StartAction, Width};
use spotter::study::Stage;
use spotter::ui::{Binding, KeyPress, bindings};

use crate::answering::{DIGITS, press};
use crate::keys::asked_for;
use crate::picture::gallery::studied;
use crate::support::{Give, answers, now, play};
use crate::window::window;

/// The digit row from 1 to 9 in each layout of xkeyboard-config, without and with Shift; `´` is a dead key.
const LAYOUTS: [(&str, &str, &str); 21] = [
    ("us", "123456789", "!@#$%^&*("),
    ("fr", "&é\"'(-è_ç", "123456789"),
    ("be", "&é\"'(§è!ç", "123456789"),
    ("fr bepo", "\"«»()@+-/", "123456789"),
    ("ch fr", "123456789", "+\"*ç%&/()"),
    ("de", "123456789", "!\"§$%&/()"),
    ("cz", "+ěščřžýáí", "123456789"),
    ("sk", "+ľščťžýáí", "123456789"),
    ("tr", "123456789", "!'^+%&/()"),
    ("hu", "123456789", "'\"+!%/=()"),
    ("lt", "ąčęėįšųū„", "ĄČĘĖĮŠŲŪ("),
    ("ru", "123456789", "!\"№;%:?*("),
    ("ua", "123456789", "!\"№;%:?*("),
    ("gr", "123456789", "!@#$%^&*("),
    ("il", "123456789", "!@#$%^&*)"),
    ("ara", "123456789", "!@#$%^&*)"),
    ("ir", "۱۲۳۴۵۶۷۸۹", "!٬٫﷼٪×،*)"),
    ("kr", "123456789", "!@#$%^&*("),
    ("jp", "123456789", "!\"#$%&'()"),
    ("us dvorak", "123456789", "!@#$%^&*("),
    ("us intl", "123456789", "!@#$%´&*("),
];

/// What egui reports for a key that has this sign in the layout and stands at that place.
fn reported(sign: char, place: Key, held: Modifiers) -> KeyPress {
    KeyPress {
        // egui takes the place for signs that it has no key for.
        sign: Key::from_name(&sign.to_string()).unwrap_or(place),
        place: Some(place),
        held,
    }
}

fn meant(press: KeyPress, keys: &[Binding]) -> Option<Action> {
    press.binding_in(keys).map(|it| it.action.clone())
}

fn grading() -> Model {
    let mut model = studied();
    let reveal = SittingAction::Reveal.into();
    play(&mut model, 0, vec![StartAction::Drill.into(), reveal]);
    model
}

fn keys_of(model: &Model) -> Vec<Binding> {
    bindings(model, Width::Wide, now())
}

#[test]
fn a_digit_is_found_by_its_sign_or_its_place_in_every_layout() {
    let (grading, choosing) = (grading(), asked_for(Input::One, None));
    let grades = [Grade::Again, Grade::Hard, Grade::Good, Grade::Easy];
    let grades = grades.map(|it| SittingAction::GiveGrade(it).into());
    let options = choosing.open().options(choosing.library()).len();
    let picks: Vec<Action> = (0..options)
        .map(|it| SittingAction::Pick(it).into())
        .collect();
    let mut pressed = 0;
    for (keys, wanted) in [
        (keys_of(&grading), grades.to_vec()),
        (keys_of(&choosing), picks),
    ] {
        for (layout, plain, shifted) in LAYOUTS {
            for (row, held) in [(plain, Modifiers::NONE), (shifted, Modifiers::SHIFT)] {
                let signs: Vec<char> = row.chars().collect();
                assert_eq!(signs.len(), 9, "{layout}");
                for (place, action) in wanted.iter().enumerate() {
                    let press = reported(signs[place], DIGITS[place], held);
                    let at = format!("{layout}, {held:?}, {}", place + 1);
                    assert_eq!(meant(press, &keys).as_ref(), Some(action), "{at}");
                    pressed += 1;
                }
            }
        }
    }
    assert!(pressed > 250, "{pressed} keys were pressed");
}

#[test]
fn a_mark_that_is_bound_counts_before_the_digit_at_its_place() {
    let keys = keys_of(&asked_for(Input::One, None));
    let toggle = Some(spotter::model::ShellAction::ToggleKeys.into());
    let ask = reported('?', Key::Num7, Modifiers::SHIFT);
    assert_eq!(meant(ask, &keys), toggle, "Shift 7 in a Russian layout");
    let larger = spotter::model::SettingsAction::StepTextSize(1).into();
    let plus = reported('+', Key::Num1, Modifiers::COMMAND);
    assert_eq!(
        meant(plus, &keys),
        Some(larger),
        "Ctrl + in a Czech layout, where + is on the key of 1"
    );
    // With Shift, digits of a Dvorak layout for programmers stand in another order.
    let seven = reported('7', Key::Num2, Modifiers::SHIFT);
    let marks = keys_of(&grading());
    assert_eq!(meant(seven, &marks), None, "7 is no grade, wherever it is");
}

#[test]
fn control_with_a_digit_is_another_binding_than_the_digit() {
    let keys = keys_of(&asked_for(Input::One, None));
    for (layout, plain, _) in LAYOUTS.iter().filter(|it| !["cz", "sk"].contains(&it.0)) {
        let signs = plain.chars().zip(DIGITS).zip(Confidence::ALL);
        for ((sign, place), sure) in signs {
            let press = reported(sign, place, Modifiers::COMMAND);
            let wanted = SittingAction::SetSure(sure).into();
            assert_eq!(meant(press, &keys), Some(wanted), "{layout}, {place:?}");
        }
    }
}

#[test]
fn the_keypad_types_digits_and_enter_and_moves_without_num_lock() {
    let keys = keys_of(&grading());
    let grade = |it| Some(SittingAction::GiveGrade(it).into());
    let four = reported('4', Key::Num4, Modifiers::NONE);
    assert_eq!(meant(four, &keys), grade(Grade::Easy), "4 of the keypad");
    for (sign, place) in [
        (Key::End, Key::Num1),
        (Key::ArrowDown, Key::Num2),
        (Key::PageDown, Key::Num3),
        (Key::ArrowLeft, Key::Num4),
    ] {
        let press = KeyPress {
            sign,
            place: Some(place),
            held: Modifiers::NONE,
        };
        assert_eq!(meant(press, &keys), None, "{sign:?} grades nothing");
    }
    let enter = KeyPress {
        sign: Key::Enter,
        place: Some(Key::Enter),
        held: Modifiers::NONE,
    };
    assert_eq!(meant(enter, &keys), grade(Grade::Good), "Enter");
}

#[test]
fn a_french_keyboard_grades_with_the_fourth_key() {
    let mut window = window(grading(), 1280.0, 800.0);
    let before = window.state().model().answers();
    for pressed in [true, false] {
        window.event(egui::Event::Key {
            key: Key::Quote,
            physical_key: Some(Key::Num4),
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        });
    }
    window.run();
    assert_eq!(window.state().model().answers(), before + 1, "Easy");
}

fn sure_of_judged(model: &Model) -> Option<Confidence> {
    let open = model.open();
    let sitting = open.sitting.as_ref().expect("a quiz");
    let judged = match &sitting.progress().stage {
        Stage::Judged(judged) => Some(judged),
        Stage::Asking | Stage::Revealed | Stage::Over => None,
    };
    judged.expect("a verdict").sure
}

#[test]
fn one_hand_says_how_sure_one_is() {
    for input in [Input::One, Input::Text, Input::Number] {
        for (key, held, sure) in [
            (Key::F2, Modifiers::NONE, Confidence::Guess),
            (Key::F3, Modifiers::NONE, Confidence::Unsure),
            (Key::F4, Modifiers::NONE, Confidence::Sure),
            (Key::Enter, Modifiers::SHIFT, Confidence::Sure),
        ] {
            let mut model = asked_for(input, None);
            let given = answers(&model, Give::Right);
            play(&mut model, 0, given);
            let mut window = window(model, 1280.0, 800.0);
            window.key_press_modifiers(held, key);
            window.run();
            if key != Key::Enter {
                press(&mut window, Key::Enter);
            }
            let said = sure_of_judged(window.state().model());
            assert_eq!(said, Some(sure), "{input:?}, {key:?}");
        }
    }
}

#[test]
fn shift_enter_without_an_answer_says_nothing() {
    let mut window = window(asked_for(Input::One, None), 1280.0, 800.0);
    window.key_press_modifiers(Modifiers::SHIFT, Key::Enter);
    window.run();
    let open = window.state().model().open();
    assert_eq!(open.draft.sure, None, "not sure of nothing");
    window.get_by_label("Check answer");
}
