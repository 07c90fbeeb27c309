//! Answers any question by keyboard alone, rightly or wrongly.

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use spotter::answer::{key_text, key_texts};
use spotter::app::App;
use spotter::material::Kind;

use crate::support::Give;

/// The app in the test harness.
pub type Window = Harness<'static, App>;

/// The digit keys from 1 to 9.
pub const DIGITS: [Key; 9] = [
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
];

/// Presses a key and runs frames until the window settles.
pub fn press(window: &mut Window, key: Key) {
    window.key_press(key);
    window.run();
}

/// Clicks the widget with that label and runs frames until the window settles.
pub fn click(window: &mut Window, name: &str) {
    window.get_by_label(name).click();
    window.run();
}

struct Shown {
    kind: Kind,
    key: String,
    keys: Vec<String>,
    options: Vec<String>,
}

fn shown(window: &Window) -> Shown {
    let model = window.state().model();
    let asked = model
        .target()
        .face(model.library())
        .expect("a question is asked");
    let options = model.target().options(model.library());
    Shown {
        kind: asked.question.kind.clone(),
        key: key_text(asked.question, asked.gap),
        keys: key_texts(asked.question, asked.gap),
        options: options.into_iter().map(str::to_owned).collect(),
    }
}

/// Enters an answer to the question on the screen, without submitting it.
pub fn prepare(window: &mut Window, give: Give) {
    let right = give == Give::Right;
    let Shown {
        kind,
        key,
        keys,
        options,
    } = shown(window);
    match kind {
        Kind::Choice { .. } | Kind::TrueFalse { .. } => {
            let place = options.iter().position(|option| (*option == key) == right);
            press(window, DIGITS[place.expect("an option")]);
        }
        Kind::MultipleChoice { .. } => {
            for (place, option) in options.iter().enumerate() {
                if keys.contains(option) == right {
                    press(window, DIGITS[place]);
                }
            }
        }
        Kind::Cloze(_) | Kind::Typed { .. } => {
            let text = if right {
                key.as_str()
            } else {
                "something else"
            };
            window.get_by_role(egui::Role::TextInput).type_text(text);
            window.run();
        }
        Kind::Number { .. } => {
            let text = if right { key.as_str() } else { "987654" };
            window.get_by_role(egui::Role::TextInput).type_text(text);
            window.run();
        }
        Kind::Order { items, .. } => put_in_order(window, &items, give),
        Kind::Match { pairs, .. } => {
            for pair in &pairs {
                let fits = |option: &String| (*option == pair.response) == right;
                let place = options.iter().position(fits).expect("a response");
                press(window, DIGITS[place]);
            }
        }
        Kind::Card { .. } => {}
    }
}

/// Moves items with Ctrl and the arrow keys until they are in order, or leaves them for a wrong answer.
fn put_in_order(window: &mut Window, items: &[String], give: Give) {
    if give == Give::Wrong {
        // They are offered in a wrong order already.
        press(window, Key::K);
        return;
    }
    for (to, item) in items.iter().enumerate() {
        let from = |window: &Window| {
            let now = shown(window).options;
            now.iter().position(|it| it == item).expect("the item")
        };
        while window.state().model().open().draft.cursor != Some(from(window)) {
            let below = window
                .state()
                .model()
                .open()
                .draft
                .cursor
                .is_none_or(|at| at < from(window));
            press(window, if below { Key::ArrowDown } else { Key::ArrowUp });
        }
        while from(window) > to {
            window.key_press_modifiers(Modifiers::COMMAND, Key::ArrowUp);
            window.run();
        }
    }
}

/// Answers the question on the screen by keyboard and submits it, which shows the verdict.
pub fn answer(window: &mut Window, give: Give) {
    prepare(window, give);
    press(window, Key::Enter);
}
