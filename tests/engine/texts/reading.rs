//! Articles as blocks: whatever the text, every place in a block is a place in the source.

use crate::articles::{awkward, own_pack};
use proptest::prelude::*;
use spotter::material::{BlockKind, Section};
use spotter::reading::find;

/// Checks that every range slices the source or the text, and that runs neither overlap nor leave gaps.
fn check(section: &Section, source: &str) -> Result<(), TestCaseError> {
    for block in &section.blocks {
        let text = &block.text;
        prop_assert!(
            source.get(block.source.clone()).is_some(),
            "a block of the source: {:?}",
            block.source
        );
        prop_assert!(
            text.plain.len() <= 8192 || matches!(block.kind, BlockKind::Row(_)),
            "short enough"
        );
        let mut end = 0;
        for run in &text.runs {
            prop_assert_eq!(run.range.start, end, "without gaps");
            prop_assert!(
                text.plain
                    .get(run.range.clone())
                    .is_some_and(|it| !it.is_empty()),
                "whole letters"
            );
            prop_assert!(
                source.get(run.source.clone()).is_some(),
                "words of the source"
            );
            end = run.range.end;
        }
        prop_assert_eq!(end, text.plain.len(), "all of the text");
        for at in &text.breaks {
            prop_assert_eq!(
                text.plain.get(*at..=*at),
                Some(" "),
                "a break is a blank to those who look for words"
            );
        }
        if let BlockKind::Row(row) = &block.kind {
            prop_assert_eq!(row.cells.len(), row.columns.len(), "a cell for each column");
            for cell in &row.cells {
                prop_assert!(text.plain.get(cell.clone()).is_some(), "a cell of the text");
            }
        }
    }
    Ok(())
}

#[test]
fn awkward_texts_are_read_and_searched() {
    for (name, text) in awkward() {
        let pack = own_pack(&["text.md"], &text);
        let sections: Vec<&Section> = pack.sections().collect();
        assert!(!sections.is_empty(), "{name} has something to read");
        for section in &sections {
            check(section, &text).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
        let mut ids: Vec<&str> = sections.iter().map(|it| it.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(
            ids.len(),
            sections.len(),
            "{name}: each section has an id of its own"
        );
        let _hits = find([&pack], "e");
    }
}

fn markdown() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("word ".to_owned()),
        Just("Ärger ".to_owned()),
        Just("# Head\n\n".to_owned()),
        Just("### Sub {#x}\n".to_owned()),
        Just("> quote\n".to_owned()),
        Just("- item\n".to_owned()),
        Just("  1. deep\n".to_owned()),
        Just("- [x] done\n".to_owned()),
        Just("| a | *b* |\n|:-|-:|\n| c | d |\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("  \n".to_owned()),
        Just("\\\n".to_owned()),
        Just("```\ncode\n```\n".to_owned()),
        Just("[^1] ".to_owned()),
        Just("\n\n[^1]: note\n\n".to_owned()),
        Just("![alt](images/a.png \"t\")".to_owned()),
        Just("[link](https://a.b)".to_owned()),
        Just("VO~2~ 10^6^ ".to_owned()),
        Just("H<sub>2</sub>O<br>".to_owned()),
        Just("&amp; &nbsp; \\* ".to_owned()),
        "[*_`~^|<>\\[\\]()! a-c\u{e9}\u{4e2d}\n-]{1,12}",
    ];
    proptest::collection::vec(piece, 1..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_range_of_every_block_slices_the_source(text in markdown()) {
        prop_assume!(!text.trim().is_empty());
        let files = own_pack(&["text.md"], &format!("start\n\n{text}"));
        let source = format!("start\n\n{text}");
        for section in files.sections() {
            check(section, &source)?;
        }
    }

    #[test]
    fn what_stands_in_a_block_is_found_at_its_place(text in markdown(), take in 0_usize..1000) {
        let pack = own_pack(&["text.md"], &format!("start\n\n{text}"));
        let words: Vec<(String, String)> = pack
            .sections()
            .flat_map(|section| section.blocks.iter().map(|block| (section.id.clone(), block)))
            .flat_map(|(id, block)| {
                let words: Vec<_> = block.text.plain.split_whitespace().map(|it| (id.clone(), it.to_owned())).collect();
                words
            })
            .filter(|(_, word)| word.chars().any(char::is_alphanumeric))
            .collect();
        let (id, word) = &words[take % words.len()];
        let section = pack.section(id).expect("the section");
        let hits = find([&pack], word);
        let hits = hits.iter().filter(|hit| hit.section.section == *id);
        let found: Vec<_> = hits
            .filter_map(|hit| section.blocks[hit.block].text.plain.get(hit.range.clone()))
            .collect();
        prop_assert!(found.contains(&word.as_str()), "{:?} at its place, not {:?}", word, found);
    }
}
