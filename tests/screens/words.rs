//! What no screen says any more.

use std::collections::BTreeSet;

use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::gallery::screens;
use crate::phrases::said;
use crate::window::window;

/// What some screens still say. A phrase that is on none any more has to go.
const REMAINING: &[&str] = &[
    "recall what is due",
    "waiting to be recalled",
    "work off",
    "look at them",
    "go on reading",
    "read on with",
    "put a quiz together",
    "the last:",
    "of them ask for use",
    "flag it",
    "flag this question",
    "flagged questions",
    "take the flag off",
    "save as a patch",
    "page to print",
    "hide the tints",
    "you may have lost",
    "fading a little",
    "open a text of your own",
    "how sure are you",
    "you may leave this out",
];

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
    let remaining: BTreeSet<&str> = REMAINING.iter().copied().collect();
    let new: Vec<_> = found.difference(&remaining).collect();
    assert!(new.is_empty(), "said: {new:?}");
    let gone: Vec<_> = remaining.difference(&found).collect();
    assert!(gone.is_empty(), "said no more, take them out: {gone:?}");
}
