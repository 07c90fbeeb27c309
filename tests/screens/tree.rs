//! What a screen reader finds on every screen: names, headings, the way to the other screens, one order.

use std::collections::{BTreeMap, BTreeSet};

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use spotter::model::Route;

use crate::answering::Window;
use crate::picture::gallery::screens;
use crate::window::window;

/// What can be pressed or typed in.
const PRESSED: [Role; 9] = [
    Role::Button,
    Role::CheckBox,
    Role::ComboBox,
    Role::Link,
    Role::ListBoxOption,
    Role::RadioButton,
    Role::Slider,
    Role::Tab,
    Role::TextInput,
];

struct Item {
    role: Role,
    name: String,
    is_selected: bool,
}

/// The tree of a window, in its order.
fn items(window: &Window) -> Vec<Item> {
    let all = window.query_all_by(|_| true);
    all.map(|it| {
        let node = it.accesskit_node();
        Item {
            role: node.role(),
            name: node.label().unwrap_or_default(),
            is_selected: node.is_selected().unwrap_or(false),
        }
    })
    .collect()
}

/// What is wrong with a tree: kinds of faults, and where.
fn faults(name: &str, window: &Window) -> Vec<(String, String)> {
    let (items, model) = (items(window), window.state().model());
    let mut found = Vec::new();
    let mut fault = |kind: &str, place: &str| found.push((kind.to_owned(), place.to_owned()));
    if !items.iter().any(|it| it.role == Role::Heading) {
        fault("no heading", name);
    }
    for it in items.iter().filter(|it| PRESSED.contains(&it.role)) {
        if it.name.trim().is_empty() {
            fault("no name", &format!("{:?} on {name}", it.role));
        }
    }
    let mut buttons: BTreeMap<&str, usize> = BTreeMap::new();
    for it in items.iter().filter(|it| it.role == Role::Button) {
        *buttons.entry(it.name.as_str()).or_default() += 1;
    }
    for (button, _) in buttons.iter().filter(|(_, count)| **count > 1) {
        fault("a name of several buttons", button);
    }
    let ways = items
        .iter()
        .filter(|it| it.role == Role::Navigation && it.name == "Screens");
    let expected = usize::from(model.route() != Route::Sitting);
    if ways.count() != expected {
        fault("not one navigation", name);
    }
    let current = items
        .iter()
        .filter(|it| it.role == Role::Link && it.is_selected);
    if current.count() > 1 {
        fault("several current screens", name);
    }
    // What leads to the other screens comes before the screen, as on it.
    let first = items.iter().find(|it| PRESSED.contains(&it.role));
    if expected == 1 && first.is_none_or(|it| it.role != Role::Link) {
        fault("the navigation is not first", name);
    }
    found
}

#[test]
fn every_screen_can_be_told_by_a_screen_reader() {
    let mut found: BTreeSet<(String, String)> = BTreeSet::new();
    let mut walked = 0;
    for (name, model) in screens() {
        let window = window(model, 1280.0, 800.0);
        found.extend(faults(name, &window));
        walked += 1;
    }
    assert!(walked > 60, "{walked} screens");
    assert!(found.is_empty(), "{} faults:\n{found:#?}", found.len());
}

#[test]
fn the_window_and_its_screens_have_names() {
    let window = window(crate::picture::gallery::studied(), 1280.0, 800.0);
    let root = window.root();
    assert_eq!(root.accesskit_node().label().as_deref(), Some("Spotter"));
    let current =
        window.query_all_by(|it| it.role() == Role::Link && it.is_selected() == Some(true));
    let names: Vec<String> = current
        .map(|it| it.accesskit_node().label().unwrap_or_default())
        .collect();
    assert_eq!(names, ["Today"], "the current screen, and it is no toggle");
    let today =
        window.get_by(|it| it.role() == Role::Link && it.label().as_deref() == Some("Today"));
    assert_eq!(today.accesskit_node().toggled(), None);
    let _way = window.get_by_role_and_label(Role::Navigation, "Screens");
}
