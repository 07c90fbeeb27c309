//! What no screen says any more.

use std::collections::BTreeSet;

use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::phrases::said;
use crate::picture::gallery::screens;
use crate::window::window;

#[test]
fn screens_say_it_in_plain_words() {
    let mut found = BTreeSet::new();
    let mut texts = 0;
    for (_, model) in screens() {
        // High enough for all that scrolls.
        let window = window(model, 1280.0, 2600.0);
        for node in window.query_all_by(|_| true) {
            let node = node.accesskit_node();
            let text = [node.label(), node.value()].into_iter().flatten();
            let text = text.collect::<Vec<String>>().join("\n");
            found.extend(said(&text));
            texts += 1;
        }
    }
    assert!(texts > 3000, "{texts} texts");
    assert!(found.is_empty(), "said: {found:?}");
}
