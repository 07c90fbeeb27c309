//! The command palette: by name to everything that can be done now.

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use spotter::model::{Modal, Route};
use spotter::settings::ThemeChoice;

use crate::answering::{Window, press};
use crate::picture::gallery::studied;
use crate::support::new_model;
use crate::window::window;

fn open(mut window: Window, words: &str) -> Window {
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.run();
    window.event(Event::Text(words.to_owned()));
    window.run();
    window
}

#[test]
fn a_section_is_opened_by_some_words_of_its_title() {
    let mut window = open(window(new_model(), 1280.0, 800.0), "faces TWO");
    press(&mut window, Key::Enter);
    let model = window.state().model();
    assert_eq!(model.modal(), None, "it closes");
    let section = model.reader().section.as_ref().expect("a section");
    assert_eq!(section.section, "two-faces");
    assert_eq!(model.route(), Route::Read);
}

#[test]
fn arrows_choose_enter_does_it_and_esc_closes() {
    let mut window = open(window(studied(), 1280.0, 800.0), "theme");
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::ArrowUp);
    press(&mut window, Key::ArrowDown);
    let Some(Modal::Palette(palette)) = window.state().model().modal() else {
        panic!("the palette is open");
    };
    assert_eq!((palette.words.as_str(), palette.row), ("theme", 1));
    press(&mut window, Key::Enter);
    let theme = window.state().model().settings().theme;
    assert_ne!(theme, ThemeChoice::System, "another one");

    let mut window = open(window, "dark");
    press(&mut window, Key::Escape);
    press(&mut window, Key::Escape);
    assert_eq!(window.state().model().modal(), None);
    assert_eq!(
        window.state().model().route(),
        Route::Today,
        "and nothing else"
    );
}

#[test]
fn a_click_does_it_and_what_fits_nothing_is_said() {
    let mut window = open(window(studied(), 1280.0, 800.0), "library");
    window.get_by_label("Library, Everywhere").click();
    window.run();
    assert_eq!(window.state().model().route(), Route::Library);
    let window = open(window, "xyzzy");
    let _said = window.get_by_label("No matches");
}
