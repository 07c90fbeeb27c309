//! Tests of the Markdown parser.

use super::*;

fn section(markdown: &str) -> Section {
    let markdown = format!("## Title {{#title}}\n\n{markdown}");
    let (mut sections, problems) = parse_sections(&markdown, &Images::new(), Naming::Given);
    assert_eq!(problems, [], "no problems");
    sections.remove(0)
}

#[test]
fn marks_are_taken_out_and_remembered() {
    let text =
        &section("Plain *soft\nwords* and **[strong *both*](https://a.b)**, x^2^ H<sub>2</sub>O.")
            .blocks[0]
            .text;
    assert_eq!(
        text.plain, "Plain soft words and strong both, x2 H2O.",
        "plain"
    );
    let runs: Vec<_> = text
        .runs
        .iter()
        .map(|run| {
            (
                text.plain.get(run.range.clone()).unwrap_or_default(),
                run.look.style,
                run.look.script,
                &*run.look.link,
            )
        })
        .collect();
    let plain = |words| (words, Style::Regular, Script::Line, "");
    assert_eq!(
        runs,
        [
            plain("Plain "),
            ("soft words", Style::Italic, Script::Line, ""),
            plain(" and "),
            ("strong ", Style::Bold, Script::Line, "https://a.b"),
            ("both", Style::BoldItalic, Script::Line, "https://a.b"),
            plain(", x"),
            ("2", Style::Regular, Script::Super, ""),
            plain(" H"),
            ("2", Style::Regular, Script::Sub, ""),
            plain("O."),
        ],
        "runs"
    );
}

#[test]
fn blocks_keep_their_kind_and_depth() {
    let blocks = section("One.\n\n> Said.\n>\n> - in it\n\n1. First\n\n   more\n2. Second\n   - [x] deep\n\n### Inside\n\n---\n\n```\na\n  b\n```").blocks;
    let kinds: Vec<_> = blocks
        .iter()
        .map(|block| (block.kind.clone(), block.quotes, block.lists))
        .collect();
    let item = BlockKind::Item;
    assert_eq!(
        kinds,
        [
            (BlockKind::Paragraph, 0, 0),
            (BlockKind::Paragraph, 1, 0),
            (item(Marker::Bullet), 1, 1),
            (item(Marker::Number(1)), 0, 1),
            (BlockKind::Paragraph, 0, 1),
            (item(Marker::Number(2)), 0, 1),
            (item(Marker::Task(true)), 0, 2),
            (BlockKind::Heading(3), 0, 0),
            (BlockKind::Rule, 0, 0),
            (BlockKind::Code, 0, 0),
        ],
        "kinds"
    );
    assert_eq!(blocks[9].text.plain, "a\n  b", "code keeps its lines");
}

#[test]
fn a_table_is_rows_of_cells() {
    let blocks =
        section("| Myokine | From |\n|:--|--:|\n| IL-6 | *muscle* fibres |\n| short |\n").blocks;
    let cells = |block: &Block| -> Vec<String> {
        let BlockKind::Row(row) = &block.kind else {
            panic!("a row, not {:?}", block.kind)
        };
        let words = |cell: &Range<usize>| block.text.plain.get(cell.clone()).map(str::to_owned);
        row.cells
            .iter()
            .map(|cell| words(cell).expect("whole letters"))
            .collect()
    };
    let rows: Vec<Vec<String>> = blocks.iter().map(cells).collect();
    assert_eq!(
        rows,
        [
            ["Myokine", "From"],
            ["IL-6", "muscle fibres"],
            ["short", ""]
        ],
        "cells"
    );
    let BlockKind::Row(head) = &blocks[0].kind else {
        panic!("a row")
    };
    let sides: Vec<_> = head.columns.iter().map(|it| (it.side, it.weight)).collect();
    assert_eq!(
        (sides, head.is_head),
        (vec![(Side::Left, 7), (Side::Right, 13)], true),
        "columns"
    );
    assert_eq!(blocks[1].text.plain, "IL-6 muscle fibres", "one text");
}

#[test]
fn footnotes_stand_at_the_end_of_each_section_that_refers_to_them() {
    let markdown = "## A {#a}\n\nOne[^x] and two[^y].\n\n[^y]: Second note.\n\n## B {#b}\n\nAgain[^y].\n\n[^x]: First note.\n";
    let (sections, problems) = parse_sections(markdown, &Images::new(), Naming::Given);
    assert_eq!(problems, [], "no problems");
    let notes = |section: &Section| -> Vec<(u32, String)> {
        let notes = section.blocks.iter();
        notes
            .filter_map(|block| {
                let BlockKind::Note(number) = block.kind else {
                    return None;
                };
                Some((number, block.text.plain.clone()))
            })
            .collect()
    };
    assert_eq!(
        notes(&sections[0]),
        [
            (1, "First note.".to_owned()),
            (2, "Second note.".to_owned())
        ],
        "in the order of the references"
    );
    assert_eq!(
        notes(&sections[1]),
        [(1, "Second note.".to_owned())],
        "numbered anew"
    );
    let link = &sections[0].blocks[0].text.runs[1];
    assert_eq!(
        (&*link.look.link, link.look.script),
        ("#fn-1", Script::Super),
        "a reference"
    );
}

#[test]
fn an_image_parts_its_paragraph_and_is_described() {
    let (sections, problems) = parse_sections(
        "## A {#a}\n\nBefore ![three organs](images/x.png \"The map\") behind.",
        &Images::new(),
        Naming::Given,
    );
    let words: Vec<&str> = sections[0]
        .blocks
        .iter()
        .map(|it| it.text.plain.as_str())
        .collect();
    assert_eq!(words, ["Before", "The map", "behind."], "three blocks");
    assert_eq!(
        sections[0].blocks[1].kind,
        BlockKind::Image(None),
        "no such file"
    );
    assert_eq!(problems.len(), 1, "and said so: {problems:?}");
}

#[test]
fn line_breaks_are_blanks_to_a_quote() {
    let section = section("First line  \nsecond<br>third.");
    let text = &section.blocks[0].text;
    assert_eq!(
        (text.plain.as_str(), &text.breaks),
        ("First line second third.", &vec![10, 17]),
        "kept apart"
    );
    assert!(section.find("line second third").is_ok(), "found");
}

#[test]
fn a_quote_is_found_across_marks_and_must_be_the_only_one() {
    let section = section("Rest *is\nhow* muscle grows. Rest is good.");
    assert_eq!(
        section.find("Rest is  how muscle").expect("once").range,
        0..18,
        "found"
    );
    assert_eq!(section.find("Rest is"), Err(2), "twice");
    assert_eq!(section.find("sleep"), Err(0), "nowhere");
}

#[test]
fn what_has_no_section_or_no_id_is_reported() {
    let (_, problems) = parse_sections("Lost words.\n\n## No id\n", &Images::new(), Naming::Given);
    assert_eq!(
        problems.iter().map(|(line, _)| *line).collect::<Vec<_>>(),
        [1, 3],
        "both, with their lines"
    );
}

#[test]
fn the_learners_own_articles_need_no_ids() {
    let naming = Naming::Made {
        article: "notes",
        title: "Notes",
    };
    let markdown = "Before.\n\n# One\n\ntext\n\n# Empty\n\n# One\n\ntext ![a](https://a.b/c.png)\n\n## Äther\n\ntext";
    let (sections, problems) = parse_sections(markdown, &Images::new(), naming);
    let named: Vec<_> = sections
        .iter()
        .map(|it| (it.id.as_str(), it.title.as_str()))
        .collect();
    assert_eq!(
        named,
        [
            ("notes", "Notes"),
            ("notes-one", "One"),
            ("notes-one-n2", "One"),
            ("notes-ther", "Äther"),
        ],
        "made from the headings"
    );
    assert_eq!(problems, [], "nobody is to blame");
}
