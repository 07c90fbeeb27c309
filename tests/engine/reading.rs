//! Articles as blocks: whatever is written, each place in them is a place in the source.

use std::collections::BTreeMap;

use proptest::prelude::*;
use spotter::material::{BlockKind, Origin, Pack, PackFiles, Section, load_pack};
use spotter::reading::find;

/// A pack of the learner's own with that text as its only article.
pub fn own_pack(file: &str, text: &str) -> Pack {
    let pack = r#"Pack(format: 1, id: "mine", version: "1", title: "Mine", about: "", licence: "", topics: [])"#;
    let texts = BTreeMap::from([
        ("pack.ron".to_owned(), pack.to_owned()),
        (format!("articles/{file}"), text.to_owned()),
    ]);
    let files = PackFiles {
        folder: "mine".to_owned(),
        texts,
        ..PackFiles::default()
    };
    load_pack(&files, Origin::Own)
        .expect("an article is enough")
        .0
}

/// Texts that are hard on a reader of Markdown.
pub fn awkward() -> Vec<(&'static str, String)> {
    let deep_list: String = (0..200)
        .map(|depth| format!("{}- item {depth}\n", "  ".repeat(depth)))
        .collect();
    let row = format!("|{}\n", " cell |".repeat(40));
    let table = format!("{row}|{}\n{}", "---|".repeat(40), row.repeat(2000));
    let wide = format!("|{0}\n|{1}\n|{0}\n", " a |".repeat(3000), "-|".repeat(3000));
    let notes: String = (0..5000).map(|n| format!("word[^n{n}] ")).collect();
    let defined: String = (0..5000)
        .map(|n| format!("[^n{n}]: note {n}\n\n"))
        .collect();
    vec![
        ("deep quotes", format!("{} deep", ">".repeat(5000))),
        ("deep lists", deep_list),
        (
            "deep brackets",
            format!("{}x{}", "[".repeat(5000), "](y)".repeat(5000)),
        ),
        ("a huge table", table),
        ("a wide table", wide),
        (
            "unclosed marks",
            "*a **b _c `d [e](f ![g](h ~~i <j ".repeat(2000),
        ),
        (
            "unclosed code",
            format!("```\n{}", "code without end\n".repeat(3000)),
        ),
        ("a line of a megabyte", "never ending words ".repeat(55_000)),
        ("a word of a megabyte", "x".repeat(1 << 20)),
        ("a megabyte of marks", "*_`~^[](!|>#-".repeat(80_000)),
        (
            "only images",
            "![](a.png)\n\n![alt](https://b.c/d.png \"title\") ![](../../../etc/passwd)\n"
                .repeat(500),
        ),
        (
            "right to left",
            "مرحبا بالعالم، هذه فقرة طويلة. שלום עולם.\n\n".repeat(200),
        ),
        (
            "Chinese, Japanese, Korean",
            "筋肉は内分泌器官です。근육은 내분비 기관입니다。肌肉是内分泌器官。".repeat(500),
        ),
        (
            "combining marks",
            format!(
                "a{} e\u{301}o\u{308} z\u{34f}\u{200d}\n",
                "\u{301}".repeat(5000)
            ),
        ),
        (
            "control letters",
            "a\u{0}b\u{7}c\u{1b}[31m\u{202e}d\u{feff}\u{2028}e\n\n".repeat(200),
        ),
        (
            "the same heading often",
            "# Part\n\nwords\n\n".repeat(20_000),
        ),
        ("headings only", "# a\n## b\n### c\n".repeat(2000)),
        ("many footnotes", format!("{notes}\n\n{defined}")),
        (
            "footnotes in circles",
            "a[^1]\n\n[^1]: b[^2]\n\n[^2]: c[^1]\n".repeat(20),
        ),
        (
            "HTML",
            "<script>alert(1)</script>\n\n<img src=x onerror=y>\n\n<!-- hidden -->\n\n".repeat(500),
        ),
        (
            "white space only between",
            format!("a{}b", " \t\u{a0}\u{3000}\n \n".repeat(5000)),
        ),
        (
            "windows lines",
            "# Head\r\n\r\nwords\r\nwords\r\n\r\n- item\r\n".repeat(500),
        ),
    ]
}

/// Each range of each block slices the source or the text, and nothing overlaps.
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
        let pack = own_pack("text.md", &text);
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
        let files = own_pack("text.md", &format!("start\n\n{text}"));
        let source = format!("start\n\n{text}");
        for section in files.sections() {
            check(section, &source)?;
        }
    }

    #[test]
    fn what_stands_in_a_block_is_found_at_its_place(text in markdown(), take in 0_usize..1000) {
        let pack = own_pack("text.md", &format!("start\n\n{text}"));
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
