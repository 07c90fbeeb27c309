//! Stories in the Library: packs, and what a check finds in them.

use std::path::Path;

use egui::Key;
use egui_kittest::kittest::Queryable as _;
use spotter::material::{Library, Origin, load_pack};
use spotter::model::{Modal, Model, Route};
use spotter::record::Record;

use crate::answering::{Window, click, press};
use crate::support::{files_of, flawed, model_of, new_model};
use crate::window::{app_in, window, window_of};

/// Runs frames until the check on its thread is done.
fn wait_for_check(window: &mut Window) {
    for _ in 0..3000 {
        window.run();
        let check = window.state().model().pack_check();
        if check.is_none_or(|it| it.report.is_some()) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
}

/// With a capital, as lines begin on screen.
fn capital(text: &str) -> String {
    let (first, rest) = text.split_at(1);
    first.to_uppercase() + rest
}

/// Chooses from the menu of a card.
fn from_menu(window: &mut Window, card: &str, entry: &str) {
    click(window, &format!("More for {card}"));
    click(window, &format!("{entry} {card}"));
}

fn shown(window: &Window) -> &Model {
    window.state().model()
}

#[test]
fn a_check_leads_to_the_question_and_from_there_to_its_passage() {
    let mut window = window(flawed(), 1280.0, 800.0);
    let _sum = window.get_by_label_contains(" error");
    let check = shown(&window).pack_check().cloned().expect("a check");
    let first = check.findings().first().expect("found").clone();
    let place = first.place.as_ref().expect("a place");
    let name = format!(
        "Error: {}, {} in {}, line {}",
        capital(&first.found),
        first.of.as_deref().expect("a question"),
        place.file,
        place.line.expect("a line")
    );
    click(&mut window, &name);
    assert_eq!(
        shown(&window).modal(),
        Some(&Modal::CheckFinding),
        "shown in whole"
    );
    let _why = window.get_by_label(first.why);
    let _help = window.get_by_label(first.help);
    let _place = window.get_by_label(&format!("1 of {}", check.findings().len()));
    press(&mut window, Key::ArrowDown);
    let second = check.findings().get(1).expect("two");
    let _second = window
        .get_all_by_label(&capital(&second.found))
        .next()
        .expect("the next one");
    press(&mut window, Key::Escape);
    assert_eq!(shown(&window).modal(), None, "put away");
    assert_eq!(
        shown(&window).pack_check().map(|it| it.row),
        Some(1),
        "the row stays"
    );
    press(&mut window, Key::Enter);
    press(&mut window, Key::J);
    assert_eq!(shown(&window).route(), Route::Read, "at the passage");
    let fact = shown(&window).reader().jumped.clone().expect("a fact");
    let asked = check.question_of(second).expect("of a question");
    assert_eq!(asked.fact, fact, "of that question");
    press(&mut window, Key::Escape);
    assert_eq!(shown(&window).route(), Route::Library, "and back");
    press(&mut window, Key::Escape);
    assert_eq!(shown(&window).pack_check(), None, "the list is put away");
    assert_eq!(shown(&window).route(), Route::Library, "the packs stay");
}

#[test]
fn the_bundled_pack_is_checked_beside_the_window_and_has_no_error() {
    let mut window = window(new_model(), 1280.0, 800.0);
    press(&mut window, Key::L);
    from_menu(&mut window, "Myokines", "Check the questions");
    wait_for_check(&mut window);
    let _sum = window.get_by_label_contains("of questions test application");
    let report = shown(&window)
        .pack_check()
        .as_ref()
        .and_then(|it| it.report.as_ref());
    let report = report.expect("a report");
    assert_eq!(report.count(spotter::check::Severity::Error), 0, "errors");
    let model = shown(&window);
    let pack = model.library().pack("myokines").expect("bundled");
    let questions = pack.facts.iter().map(|it| it.questions.len());
    assert_eq!(
        report.summary.questions,
        questions.sum::<usize>(),
        "all of them"
    );
}

#[test]
fn a_pack_whose_folder_is_gone_is_told_and_does_not_stay_in_checking() {
    let files = files_of("flawed");
    let (pack, problems) = load_pack(&files, Origin::Own).expect("a pack");
    let model = model_of(Library::new(vec![pack], problems), Record::default());
    let folder = tempfile::tempdir().expect("a folder");
    let app = app_in(model, Path::new(folder.path()).join("home"));
    let mut window = window_of(app, 1280.0, 800.0);
    press(&mut window, Key::L);
    from_menu(&mut window, "Questions with flaws", "Check the questions");
    wait_for_check(&mut window);
    let model = shown(&window);
    assert_eq!(model.pack_check(), None, "nothing is being checked");
    let said: Vec<&str> = model
        .notices()
        .banners()
        .map(|it| it.text.as_str())
        .collect();
    let details = model
        .notices()
        .banners()
        .filter_map(|it| it.details.as_deref());
    let names = details
        .chain(said.iter().copied())
        .any(|it| it.contains("flawed"));
    assert!(names, "said: {said:?}");
}

#[test]
fn the_menu_of_a_card_opens_by_keyboard_and_esc_closes_it_alone() {
    let mut window = window(new_model(), 1280.0, 800.0);
    press(&mut window, Key::L);
    let name = "More for Myokines";
    window.get_by_label(name).focus();
    window.run();
    press(&mut window, Key::Enter);
    let check = "Check the questions Myokines";
    assert!(window.query_by_label(check).is_some(), "it is open");
    press(&mut window, Key::Escape);
    assert!(window.query_by_label(check).is_none(), "it is closed");
    assert_eq!(shown(&window).route(), Route::Library, "and nothing else");
    press(&mut window, Key::Enter);
    press(&mut window, Key::Enter);
    wait_for_check(&mut window);
    assert!(shown(&window).pack_check().is_some(), "its first entry");
}

#[test]
fn a_title_of_the_shelf_opens_its_text() {
    let mut window = window(new_model(), 1280.0, 800.0);
    press(&mut window, Key::L);
    click(&mut window, "Open Myokines");
    assert_eq!(shown(&window).route(), Route::Read);
}
