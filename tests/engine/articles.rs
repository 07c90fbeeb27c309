//! Articles for tests: any text as a pack, and texts that stress a Markdown parser.

use std::collections::BTreeMap;

use spotter::material::{Origin, Pack, PackFiles, load_pack};

/// A pack of the learner's own whose only article is `text`.
pub fn own_pack(files: &[&str], text: &str) -> Pack {
    let pack = r#"Pack(format: 1, id: "mine", version: "1", title: "Mine", about: "", licence: "", topics: [])"#;
    let articles = files
        .iter()
        .map(|file| (format!("articles/{file}"), text.to_owned()));
    let pack = ("pack.ron".to_owned(), pack.to_owned());
    let texts: BTreeMap<_, _> = articles.chain([pack]).collect();
    let files = PackFiles {
        folder: "mine".to_owned(),
        texts,
        ..PackFiles::default()
    };
    load_pack(&files, Origin::Own)
        .expect("an article is enough")
        .0
}

/// Named texts that stress a Markdown parser: deep, huge, unclosed, or in other scripts.
#[expect(clippy::too_many_lines, reason = "a list, one text after the other")]
#[expect(clippy::format_collect, reason = "short, and a test")]
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
