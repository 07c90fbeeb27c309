//! What Settings tells about the program, its fonts and its packs.

use crate::model::Model;

/// The change log, whose headings name the releases.
const CHANGES: &str = include_str!("../../../CHANGELOG.md");

/// The licence that all fonts have.
const FONT_LICENCE: &str = "SIL Open Font License 1.1";

/// A name, with what there is to say about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AboutRow {
    pub name: String,
    pub texts: Vec<String>,
}

/// Builds the rows: the program, its fonts, then each pack.
pub fn about(model: &Model) -> Vec<AboutRow> {
    let version = env!("CARGO_PKG_VERSION");
    let program = AboutRow {
        name: "Spotter".to_owned(),
        texts: vec![
            match released(CHANGES, version) {
                Some(date) => format!("Version {version}, {date}"),
                None => format!("Version {version}, not yet released"),
            },
            format!("Licence: {}", env!("CARGO_PKG_LICENSE")),
        ],
    };
    let fonts = AboutRow {
        name: "Fonts".to_owned(),
        texts: [
            "Literata, © 2017 The Literata Project Authors",
            "Atkinson Hyperlegible Next and Mono, © 2020–2024 The Atkinson Hyperlegible Project Authors",
        ]
        .map(str::to_owned)
        .into_iter()
        .chain([format!("Licence: {FONT_LICENCE}")])
        .collect(),
    };
    let packs = model.library().packs().iter();
    let packs = packs.filter(|pack| !pack.licence.is_empty());
    let packs = packs.map(|pack| {
        let head = format!("Version {}. Licence: {}", pack.version, pack.licence);
        let more = [&pack.about].into_iter().chain(&pack.credits);
        let more = more.chain([&pack.notice]).filter(|it| !it.is_empty());
        AboutRow {
            name: pack.title.clone(),
            texts: [head].into_iter().chain(more.cloned()).collect(),
        }
    });
    [program, fonts].into_iter().chain(packs).collect()
}

/// The date of a release as the change log heads it: `## [1.2.0] - 2026-01-05`.
fn released<'a>(changes: &'a str, version: &str) -> Option<&'a str> {
    let head = format!("## [{version}] - ");
    changes.lines().find_map(|line| line.strip_prefix(&head))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_of_a_release_stands_in_the_change_log() {
        let changes = "# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2026-01-05\n\n- x\n";
        assert_eq!(released(changes, "0.2.0"), Some("2026-01-05"));
        assert_eq!(released(changes, "0.3.0"), None);
    }
}
