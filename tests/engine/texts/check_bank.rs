//! What comes to light when questions stand beside each other, and how findings are told.

use std::collections::BTreeSet;

use spotter::check::{Finding, Report, Severity, Sheet, SheetWish, check_files, key_file, keys_in};
use spotter::material::Origin;

use crate::texts::check::{STEM, bank, choice, fact, files, ids, report_of};

fn sound() -> String {
    choice(STEM, "The liver", &["The heart", "The brain"])
}

/// With further fields after the id.
fn with(question: &str, fields: &str) -> String {
    question.replacen("id: \"q\",", &format!("id: \"q\", {fields},"), 1)
}

fn found(report: &Report, id: &str) -> Vec<String> {
    let found = report.findings.iter().filter(|it| it.id == id);
    found.map(|it| it.found.clone()).collect()
}

#[test]
fn names_of_other_questions_lead_somewhere() {
    let other = || {
        choice(
            "Which gland slows the messenger down at night?",
            "The spleen",
            &["The skin", "The ear"],
        )
    };
    let dangles = |fields: &str| {
        let report = bank([with(&sound(), fields), other()]);
        found(&report, "L12").len()
    };
    for fields in [
        "gives_away: [\"f1/nowhere\"]",
        "gives_away: [\"f0/q\"]",
        "gives_away: [\"no address\"]",
        "gives_away: [\"f1/q#2\"]",
        "contrast: \"bad/f1/nowhere\"",
        "contrast: \"bad/f0/q\"",
        "contrast: \"f1\"",
    ] {
        assert_eq!(dangles(fields), 1, "{fields}");
    }
    for fields in [
        "gives_away: [\"f1/q\"]",
        "contrast: \"bad/f1/q\"",
        "contrast: \"another/f1/q\"",
    ] {
        assert_eq!(dangles(fields), 0, "{fields}");
    }
}

#[test]
fn waivers_are_of_checks_that_find_something_and_are_no_errors() {
    let vague = choice(STEM, "The liver", &["Often the heart", "The brain"]);
    let waived = |fields: &str| bank([with(&vague, fields)]);
    let sound = waived("lint_allow: [\"L27\"], lint_reason: \"It is meant so.\"");
    assert_eq!(
        (found(&sound, "L13").len(), sound.suppressed),
        (0, 1),
        "waived"
    );
    for (fields, word) in [
        ("lint_allow: [\"L27\"]", "no `lint_reason`"),
        (
            "lint_allow: [\"L27\", \"L99\"], lint_reason: \"So.\"",
            "no check",
        ),
        (
            "lint_allow: [\"L27\", \"L20\"], lint_reason: \"So.\"",
            "finds nothing",
        ),
        (
            "lint_allow: [\"L27\", \"L02\"], lint_reason: \"So.\"",
            "an error",
        ),
    ] {
        let said = found(&waived(fields), "L13");
        assert!(
            said.iter().any(|it| it.contains(word)),
            "{fields}: {said:?}"
        );
    }
    let two = choice(STEM, "The liver", &["The heart"]);
    let report = bank([with(
        &two,
        "lint_allow: [\"L02\"], lint_reason: \"I like two.\"",
    )]);
    assert!(ids(&report).contains("L02"), "an error stays");
}

#[test]
fn twins_that_contradict_each_other_are_an_error_of_their_own() {
    let contradicts = |a: String, b: String| ids(&bank([a, b])).contains("L14");
    let with_key = |key: &str, others: [&str; 2]| choice(STEM, key, &others);
    assert!(
        contradicts(sound(), with_key("The spleen", ["The liver", "The skin"])),
        "offered as wrong"
    );
    assert!(
        contradicts(sound(), with_key("A spleen", ["The skin", "The ear"])),
        "another answer"
    );
    assert!(
        !contradicts(sound(), with_key("Liver", ["The skin", "The ear"])),
        "the same"
    );
    let of_these = |key: &str, others: [&str; 2]| {
        choice(
            "Which of these organs lets the messenger out?",
            key,
            &others,
        )
    };
    assert!(
        !contradicts(
            of_these("The liver", ["The ear", "The eye"]),
            of_these("The spleen", ["The skin", "The nose"])
        ),
        "other options"
    );
    let statement = |key: bool| {
        format!(
            "TrueFalse(id: \"q\", stem: \"The liver lets the messenger out.\", key: {key}, why: {STEM:?})"
        )
    };
    assert!(
        contradicts(statement(true), statement(false)),
        "true and false"
    );
    let number = |key: f64| {
        format!(
            "Number(id: \"q\", stem: \"How long does the liver let it out in a run?\", key: {key:?}, unit: \"min\", tolerance: 5.0, why: {STEM:?})"
        )
    };
    assert!(contradicts(number(40.0), number(60.0)), "60 is not 40");
    assert!(
        !contradicts(number(40.0), number(48.0)),
        "within both tolerances"
    );
    let typed = "Typed(id: \"q\", stem: \"Which organ lets the messenger out while a person runs?\", key: \"spleen\", accept: [\"the liver\"], why: \"It was found in the blood of runners behind it.\")";
    assert!(!contradicts(sound(), typed.to_owned()), "accepted");
}

#[test]
fn the_same_question_is_found_in_other_words_and_kinds() {
    let same = |a: String, b: String| ids(&bank([a, b])).contains("L62");
    let asked = |stem: &str| choice(stem, "The liver", &["The heart", "The brain"]);
    let typed = "Typed(id: \"q\", stem: \"Which organ lets the messenger out while a person runs?\", key: \"hepar\", accept: [\"liver\"], why: \"It was found in the blood of runners behind it.\")";
    assert!(
        same(sound(), typed.to_owned()),
        "accepted, without its article"
    );
    assert!(
        !same(
            asked("Which organ holds the front wheel of a runner's cart?"),
            asked("Which organ holds the rear wheel of a runner's cart?")
        ),
        "front and rear"
    );
    let order = |last: &str| {
        format!(
            "Order(id: \"q\", stem: \"Put these organs in order, the lightest first.\", items: [\"Spleen\", \"Heart\", {last:?}], why: {STEM:?})"
        )
    };
    assert!(same(order("Liver"), order("liver")), "orders");
    assert!(!same(order("Liver"), order("Lungs")), "other items");
}

#[test]
fn every_kind_of_answer_can_be_given_away() {
    let cue = choice(
        "A person who runs fast has little T25: what grows?",
        "The calf",
        &["The ear", "The eye"],
    );
    let keys = [
        "Typed(id: \"q\", stem: \"Which screw holds the shoe of a person who runs?\", key: \"T25\", why: \"It is the one that was found on the shoes of all.\")",
        "Card(id: \"q\", front: \"Which screw holds the shoe of a person who runs?\", back: \"T25.\")",
        "Cloze(id: \"q\", text: \"The shoe of a person who runs is held by the screw {{T25}}.\")",
    ];
    for key in keys {
        assert!(
            ids(&bank([key.to_owned(), cue.clone()])).contains("L63"),
            "{key}"
        );
        let named = with(&cue, "gives_away: [\"f0/q\"]");
        assert!(
            !ids(&bank([key.to_owned(), named])).contains("L63"),
            "{key}, and says so"
        );
    }
    let far = choice("What is T25 made of?", "Steel", &["Wood", "Wool"]);
    assert!(
        !ids(&bank([keys[1].to_owned(), far])).contains("L63"),
        "nothing else in common"
    );
    let verb = "Card(id: \"q\", front: \"What becomes of the messenger while a person runs?\", back: \"It goes down at rest.\")";
    let other = choice(
        "The messenger of a person who runs goes to which organ?",
        "The calf",
        &["The ear", "The eye"],
    );
    assert!(
        !ids(&bank([verb.to_owned(), other])).contains("L63"),
        "a short word of a sentence"
    );
}

fn find<'r>(report: &'r Report, id: &str) -> &'r Finding {
    let found = report.findings.iter().find(|it| it.id == id);
    found.expect(id)
}

#[test]
fn findings_of_a_pack_have_a_file_and_a_line() {
    let pack = "Pack(format: 1, id: \"bad\", version: \"1\", title: \"Bad\", about: \"\", licence: \"CC0-1.0\",\n\
        topics: [\n(id: \"t\", title: \"Exercise\"),\n(id: \"u\", title: \"Rest\", share: 10),\n(id: \"t\", title: \"Again\"),\n],\n\
        articles: [(id: \"a\", title: \"A\", file: \"articles/a.md\")],\n\
        sources: [(id: \"s\", cite: \"S 2001\", doi: \"\", url: \"\", retracted: false)])";
    let mut files = files(pack, &format!("[{}]", fact("f", "", &sound())));
    let article = "## Run {#run}\n\nWords with [a link](#nowhere).\n";
    files
        .texts
        .insert("articles/a.md".to_owned(), article.to_owned());
    let report = check_files(&files, Origin::Own, &BTreeSet::new());
    let place = |finding: &Finding| {
        let place = finding.place.as_ref().expect("a place");
        (place.file.clone(), place.line)
    };
    assert_eq!(
        place(find(&report, "L64b")),
        ("pack.ron".to_owned(), Some(4)),
        "the topic"
    );
    let mut twice = report
        .findings
        .iter()
        .filter(|it| it.id == "L15")
        .map(place);
    assert_eq!(
        twice.next(),
        Some(("articles/a.md".to_owned(), Some(1))),
        "the section with the link"
    );
    assert_eq!(
        twice.next(),
        Some(("pack.ron".to_owned(), Some(5))),
        "the second one"
    );
    assert_eq!(
        place(find(&report, "L69")),
        ("articles/a.md".to_owned(), Some(1)),
        "no fact"
    );
}

#[test]
fn a_flaw_of_a_fact_is_said_once_and_at_the_fact_in_use() {
    let two = format!("{}, {}", sound(), sound().replacen("\"q\"", "\"other\"", 1));
    let report = report_of(&[fact("f", "sources: [],", &two)], &BTreeSet::new());
    assert_eq!(found(&report, "L06").len(), 1, "once");
    let finding = find(&report, "L06");
    assert_eq!(
        (finding.severity, finding.of.as_deref()),
        (Severity::Warning, Some("f")),
        "in a pack of one's own"
    );
    let broken = fact("f", "", &sound()).replace("stem:", "stam:");
    let report = report_of(
        &[broken, fact("f", "sources: [],", &sound())],
        &BTreeSet::new(),
    );
    let line = find(&report, "L06").place.as_ref().and_then(|it| it.line);
    assert_eq!(line, Some(3), "the second one was read");
}

#[test]
fn a_pack_without_a_readable_fact_tells_all_that_is_wrong() {
    let pack = "Pack(format: 1, id: \"bad\", version: \"1\", title: \"Bad\", about: \"\", licence: \"\", topics: [(id: \"t\", title: \"T\")])";
    let one = fact("f", "", &sound()).replace("topic: \"t\"", "topic: \"u\"");
    let other = fact("g", "", &sound()).replace("stem:", "stam:");
    let files = files(pack, &format!("[\n{one},\n{other},\n]"));
    let report = check_files(&files, Origin::Own, &BTreeSet::new());
    let said: Vec<&Finding> = report.findings.iter().collect();
    assert_eq!(said.len(), 3, "{said:?}");
    let lines: Vec<Option<usize>> = said
        .iter()
        .map(|it| it.place.as_ref().and_then(|it| it.line))
        .collect();
    assert_eq!(lines, [None, Some(2), Some(3)], "each with its line");
    let excerpt = said[1].place.as_ref().and_then(|it| it.excerpt.as_ref());
    assert!(
        excerpt.is_some_and(|it| it.text.starts_with("Fact(id: \"f\"")),
        "and its text"
    );
    assert_eq!(said[1].of.as_deref(), Some("f"), "the fact");
}

/// A bank of questions whose options say nothing, but for a comma in `commas` of a hundred keys.
fn with_commas(commas: u64) -> Report {
    const NAMES: [&str; 12] = [
        "amber", "birch", "cedar", "daisy", "ebony", "fern", "grape", "hazel", "ivory", "jade",
        "kelp", "lilac",
    ];
    let mut state = 7_u64;
    let mut draw = |below: u64| {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (bits ^ (bits >> 31)) % below
    };
    bank((0..120).map(|n| {
        let mut options: Vec<String> = Vec::new();
        while options.len() < 3 {
            let words = [0, 1, 2].map(|_| NAMES[usize::try_from(draw(12)).expect("small")]);
            let option = words.join(" ");
            if !options.contains(&option) {
                options.push(option);
            }
        }
        if draw(100) < commas {
            options[0] = options[0].replacen(' ', ", ", 1);
        }
        let stem = format!("Which tree of wood {n} stands at the way {n}x to the lake?");
        choice(&stem, &options[0], &[&options[1], &options[2]])
    }))
}

#[test]
fn a_bank_that_gives_itself_away_by_form_is_told_so_with_the_tell() {
    let report = with_commas(50);
    let finding = find(&report, "L107");
    assert_eq!(finding.severity, Severity::Warning, "{}", finding.found);
    assert!(
        finding.found.contains("options with a comma"),
        "{}",
        finding.found
    );
    let form = report.summary.form.clone().expect("enough questions");
    assert!(
        form.right > form.chance + 100 && form.p <= 10 && form.gain_low > 0,
        "{form:?}"
    );
    assert_eq!(
        report.summary.form,
        with_commas(50).summary.form,
        "the same each time"
    );
    let even = with_commas(0);
    assert_eq!(
        find(&even, "L107").severity,
        Severity::Info,
        "{}",
        find(&even, "L107").found
    );
    assert_eq!(bank([sound()]).summary.form, None, "too few to tell");
}

#[test]
fn names_are_masked_with_their_numbers_anew_in_each_question() {
    let pack = crate::support::library().pack("myokines").cloned();
    let wish = SheetWish {
        seed: 7,
        masked: true,
        ..SheetWish::default()
    };
    let masked = Sheet::of(&pack.expect("bundled"), &wish);
    let is_name = |it: &&str| {
        let (letters, number) = it.split_once('-').unwrap_or_default();
        letters.len() == 2
            && number.len() == 1
            && number.starts_with(|it: char| it.is_ascii_digit())
    };
    let names: BTreeSet<&str> = masked.text.split_whitespace().filter(is_name).collect();
    assert!(names.len() > 20, "of IL-6: {names:?}");
    let numbers: BTreeSet<&str> = names.iter().filter_map(|it| it.split('-').nth(1)).collect();
    assert!(numbers.len() > 4, "the number too: {numbers:?}");
    assert!(!masked.text.contains("IL-"), "none is its own");
    assert!(masked.text.contains("12-"), "weeks and the like stay");
}

#[test]
fn a_masked_sheet_keeps_the_form_and_loses_the_sense() {
    let pack = crate::support::library()
        .pack("myokines")
        .expect("bundled")
        .clone();
    let wish = |masked| SheetWish {
        seed: 7,
        masked,
        ..SheetWish::default()
    };
    let (plain, masked) = (
        Sheet::of(&pack, &wish(false)),
        Sheet::of(&pack, &wish(true)),
    );
    assert_eq!(
        masked,
        Sheet::of(&pack, &wish(true)),
        "the same seed, the same sheet"
    );
    assert_ne!(
        masked,
        Sheet::of(
            &pack,
            &SheetWish {
                seed: 8,
                ..wish(true)
            }
        ),
        "another one"
    );
    assert!(
        plain.text.contains("muscle") && !masked.text.contains("muscle"),
        "words of meaning"
    );
    let letters = |text: &str| text.lines().filter(|it| it.starts_with("A. ")).count();
    assert_eq!(
        letters(&masked.text),
        masked.keys.len(),
        "options as before"
    );
    assert!(
        masked.keys.len() > 100 && masked.keys.len() <= 200,
        "{}",
        masked.keys.len()
    );
    for kept in [" not ", " the ", "leaflet", "client"] {
        assert!(masked.text.contains(kept), "{kept} belongs to the form");
    }
    assert_eq!(
        keys_in(&key_file(&plain.keys)),
        Ok(plain.keys.clone()),
        "keys are read back"
    );
    assert!(keys_in("1 A").is_err(), "no keys");
    let firsts = plain.keys.iter().filter(|it| it.letter == 'A').count();
    assert!(
        5 * firsts > plain.keys.len() && 2 * firsts < plain.keys.len(),
        "shuffled: {firsts}"
    );
    let topic = SheetWish {
        topic: Some("nerves".to_owned()),
        ..wish(false)
    };
    assert!(
        Sheet::of(&pack, &topic)
            .keys
            .iter()
            .all(|it| it.topic == "nerves"),
        "one topic"
    );
}

#[test]
fn a_picture_that_is_cut_off_is_found() {
    let pack = "Pack(format: 1, id: \"bad\", version: \"1\", title: \"Bad\", about: \"\", licence: \"\", topics: [(id: \"t\", title: \"T\")], sources: [(id: \"s\", cite: \"S\", doi: \"\", url: \"\", retracted: false)])";
    let shown = with(
        &sound(),
        "image: \"images/bar.png\", image_alt: \"A bar with two plates\"",
    );
    let whole = include_bytes!("../../packs/kinds/images/bar.png").as_slice();
    let found = |bytes: &[u8]| {
        let mut files = files(pack, &format!("[{}]", fact("f", "", &shown)));
        files
            .images
            .insert("images/bar.png".to_owned(), bytes.into());
        let report = check_files(&files, Origin::Own, &BTreeSet::new());
        ids(&report).contains("L19")
    };
    assert!(!found(whole), "whole");
    assert!(found(&whole[..whole.len() * 2 / 3]), "cut off");
    let alt = sound().replace("The liver", "A bar");
    let telling = with(
        &alt,
        "image: \"images/bar.png\", image_alt: \"A bar with two plates\"",
    );
    let mut files = files(pack, &format!("[{}]", fact("f", "", &telling)));
    files
        .images
        .insert("images/bar.png".to_owned(), whole.into());
    let report = check_files(&files, Origin::Own, &BTreeSet::new());
    assert!(
        ids(&report).contains("L36"),
        "the text in place of the picture holds the key"
    );
}

#[test]
fn input_that_is_out_of_bounds_is_refused_with_one_message() {
    let pack = |format: &str, id: &str| {
        format!(
            "Pack(format: {format}, id: {id:?}, version: \"1\", title: \"B\", about: \"\", licence: \"\", topics: [(id: \"t\", title: \"T\")], sources: [(id: \"s\", cite: \"S\", doi: \"\", url: \"\", retracted: false)])"
        )
    };
    let said = |pack: &str, facts: &str| {
        let report = check_files(&files(pack, facts), Origin::Own, &BTreeSet::new());
        found(&report, "L01")
    };
    let sound = format!("[{}]", fact("f", "", &sound()));
    assert!(
        said(&pack("0", "bad"), &sound)[0].contains("format 0"),
        "format"
    );
    let long = "a".repeat(100_000);
    for problems in [
        said(&pack("1", &long), &sound),
        said(
            &pack("1", "bad"),
            &format!("[{}]", fact(&long, "", &crate::texts::check_bank::sound())),
        ),
    ] {
        let first = problems
            .iter()
            .find(|it| it.contains("at most 200"))
            .expect("a limit");
        assert!(first.len() < 300, "{first}");
    }
    let hidden = pack("1", "bad").replace("title: \"B\"", "title: \"B\\u{202e}\"");
    let report = check_files(&files(&hidden, &sound), Origin::Own, &BTreeSet::new());
    assert!(
        ids(&report).contains("L16b"),
        "a character that turns the writing"
    );
}
