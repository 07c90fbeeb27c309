//! The list of all checks. `assets/packs/CHECKS.md` is written from it.

mod bank;
mod entry;
mod kinds;
mod options;
mod stems;
mod structure;

use std::sync::LazyLock;

pub(in crate::check) use entry::Check;
pub use entry::{Rule, Severity};

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let mut rules = [
        &structure::ROWS[..],
        &options::ROWS,
        &stems::ROWS,
        &kinds::ROWS,
        &bank::ROWS,
    ]
    .concat();
    rules.sort_by(Rule::is_before);
    rules
});

/// All checks, sorted by the number of their id.
pub fn rules() -> &'static [Rule] {
    &RULES
}

/// What could not be read.
pub(in crate::check) fn unreadable() -> &'static Rule {
    &structure::ROWS[0]
}

/// What was skipped, since it is a link.
pub(in crate::check) fn skipped_link() -> &'static Rule {
    &structure::ROWS[1]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_check_has_an_id_of_its_own_and_says_what_it_is_for() {
        let ids: BTreeSet<&str> = rules().iter().map(|it| it.id).collect();
        assert_eq!(ids.len(), rules().len(), "only once");
        assert_eq!(unreadable().id, "L01", "the first");
        assert_eq!(skipped_link().id, "L01b", "the second");
        for Rule {
            id,
            statement,
            why,
            help,
            ..
        } in rules()
        {
            for text in [statement, why, help] {
                assert!(text.ends_with('.'), "{id}: {text:?} is a sentence");
            }
        }
    }
}
