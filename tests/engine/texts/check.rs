//! The item-writing checks: each finds its flaw and leaves a sound question alone.

use std::collections::{BTreeMap, BTreeSet};

use spotter::check::{Finding, Report, Severity, check_files, check_pack, rules, run_hashes};
use spotter::material::{Origin, PackFiles, load_pack};

/// A choice whose options all have sound reasons.
pub(crate) fn choice(stem: &str, key: &str, distractors: &[&str]) -> String {
    let distractors: Vec<String> = distractors
        .iter()
        .map(|it| {
            format!(
                "(text: {it:?}, why: {:?})",
                format!("It is something that people believe of {it}.")
            )
        })
        .collect();
    format!(
        "Choice(id: \"q\", stem: {stem:?}, key: (text: {key:?}, why: {:?}), distractors: [{}])",
        format!("The passage says that it is {key}, in so many words."),
        distractors.join(", ")
    )
}

pub(crate) const STEM: &str = "Which organ lets the messenger out while a person runs?";

fn sound() -> String {
    choice(STEM, "The liver", &["The heart", "The brain"])
}

/// A fact with these questions; `more` holds further fields.
pub(crate) fn fact(id: &str, more: &str, questions: &str) -> String {
    let sources = if more.contains("sources") {
        ""
    } else {
        "sources: [\"s\"],"
    };
    let evidence = if more.contains("evidence") {
        ""
    } else {
        "evidence: Human,"
    };
    format!(
        "Fact(id: {id:?}, topic: \"t\", {sources} {evidence} says: \"The liver lets it out in about 40 minutes.\", {more} questions: [{questions}])"
    )
}

pub(crate) fn files(pack: &str, facts: &str) -> PackFiles {
    PackFiles {
        folder: "bad".to_owned(),
        texts: BTreeMap::from([
            ("pack.ron".to_owned(), pack.to_owned()),
            ("facts/all.ron".to_owned(), facts.to_owned()),
        ]),
        ..PackFiles::default()
    }
}

pub(crate) fn report_of(facts: &[String], third_party: &BTreeSet<u32>) -> Report {
    let pack = r#"Pack(format: 1, id: "bad", version: "1", title: "Bad", about: "", licence: "CC0-1.0", topics: [(id: "t", title: "Exercise")],
        sources: [(id: "s", cite: "S 2001", doi: "", url: "", retracted: false), (id: "gone", cite: "G 2002", doi: "", url: "", retracted: true)])"#;
    let text = format!("[\n{},\n]\n", facts.join(",\n"));
    let files = files(pack, &text);
    let (pack, problems) = load_pack(&files, Origin::Own).expect("a pack");
    check_pack((&pack, Origin::Own), &files, &problems, third_party)
}

pub(crate) fn ids(report: &Report) -> BTreeSet<&'static str> {
    report.findings.iter().map(|it| it.id).collect()
}

/// For each check of single questions: a flawed question, further fields of its fact, and a sound question like it.
#[expect(clippy::too_many_lines, reason = "a list, one check after the other")]
fn flaws() -> Vec<(&'static str, String, &'static str, String)> {
    let options = |key: &str, others: &[&str]| choice(STEM, key, others);
    let stem = |stem: &str| choice(stem, "The liver", &["The heart", "The brain"]);
    let typed = |stem: &str, key: &str, why: &str| {
        format!("Typed(id: \"q\", stem: {stem:?}, key: {key:?}, why: {why:?})")
    };
    let cloze = |text: &str| format!("Cloze(id: \"q\", text: {text:?})");
    let card =
        |front: &str, back: &str| format!("Card(id: \"q\", front: {front:?}, back: {back:?})");
    let why = "Long enough to be an explanation: the liver does it, as studies of it have shown.";
    vec![
        ("L02", options("The liver", &["The heart"]), "", sound()),
        (
            "L03",
            options("The liver", &["The heart", "the  heart."]),
            "",
            sound(),
        ),
        ("L04", stem("Which organ is it?"), "", sound()),
        (
            "L05",
            typed(STEM, "liver", "It is the liver."),
            "",
            typed(STEM, "liver", why),
        ),
        ("L06", sound(), "sources: [],", sound()),
        (
            "L07",
            sound(),
            "contested: true,",
            stem("Which organ lets the messenger out, in the rowing study?"),
        ),
        (
            // Any trial has a group.
            "L07",
            stem("Which organ lets it out in the group that ran on the belt?"),
            "contested: true,",
            stem("Which organ lets the messenger out, as the textbook has it?"),
        ),
        (
            "L08",
            sound().replace("people believe of The brain", "people believe of The heart"),
            "",
            sound(),
        ),
        ("L10", sound(), "sources: [\"gone\"],", sound()),
        (
            "L11",
            options("In 55 minutes", &["In 10 minutes", "In 90 minutes"]),
            "",
            options("In 40 minutes", &["In 10 minutes", "In 90 minutes"]),
        ),
        (
            "L20",
            options(
                "The liver, and that for as long as the run goes on",
                &["The heart alone", "The brain alone"],
            ),
            "",
            sound(),
        ),
        (
            "L21",
            options(
                "The liver of a person who runs on",
                &["Heart", "The brain of a person who runs on"],
            ),
            "",
            sound(),
        ),
        (
            "L22",
            choice(
                "While a person runs, the messenger comes out of an",
                "organ of the belly",
                &["muscle of the leg", "artery of the arm"],
            ),
            "",
            choice(
                "While a person runs, the messenger comes out of an",
                "organ of the belly",
                &["artery of the arm", "hour of silence"],
            ),
        ),
        (
            "L23",
            options("The liver", &["The heart", "None of the above"]),
            "",
            sound(),
        ),
        (
            "L11",
            cloze("The liver lets it out in about {{55}} minutes of a steady run."),
            "",
            cloze("The liver lets it out in about {{40}} minutes of a steady run."),
        ),
        (
            "L34",
            cloze(&format!(
                "{}The {{{{liver}}}} lets it out.",
                "A person runs on and on. ".repeat(20)
            )),
            "",
            cloze("The {{liver}} lets the messenger out while a person runs."),
        ),
        (
            "L39",
            cloze("The {{liver}} lets the messenger out while somebody runs."),
            "evidence: Animal,",
            cloze("The {{liver}} lets the messenger out while {{mice}} run."),
        ),
        (
            "L40",
            cloze("The optimal protein intake of a runner is a {{handful}} in every meal."),
            "",
            cloze(
                "According to the college, the optimal protein intake of a runner is a {{handful}} in every meal.",
            ),
        ),
        (
            "L24",
            stem("Which organ does not let the messenger out in a run?"),
            "",
            stem("Which organ does NOT let the messenger out in a run?"),
        ),
        (
            // A decimal point does not end a sentence.
            "L24",
            stem("Which organ does not let it out in a run at 2.5 % of full effort?"),
            "",
            stem("At rest it does not. Which organ lets it out at 2.5 % of full effort?"),
        ),
        (
            "L25",
            stem("Which organ does NOT let it out, except in a run that is not long?"),
            "",
            sound(),
        ),
        (
            "L26",
            options("The liver", &["Only the heart", "The brain"]),
            "",
            options("Only the liver", &["Only the heart", "The brain"]),
        ),
        (
            "L27",
            options("The liver", &["Often the heart", "The brain"]),
            "",
            sound(),
        ),
        (
            "L28",
            choice(
                "Which abdominal organ lets it out while a person runs?",
                "An abdominal gland",
                &["A chest muscle", "A brain region"],
            ),
            "",
            sound(),
        ),
        (
            "L29",
            options(
                "Liver and heart blood",
                &["Liver and brain blood", "Spleen and heart blood"],
            ),
            "",
            options(
                "Liver cells here",
                &["Heart fibres there", "Brain regions elsewhere"],
            ),
        ),
        (
            "L30",
            options("10–40 min", &["30–60 min", "70–90 min"]),
            "",
            options("10–40 min", &["40–60 min", "70–90 min"]),
        ),
        (
            "L31",
            options("It rises", &["It falls", "It swings"]),
            "",
            options("It rises", &["It falls", "It stays the same"]),
        ),
        (
            "L32",
            options("40 min", &["90 min", "10 min"]),
            "",
            options("40 min", &["10 min", "90 min"]),
        ),
        (
            "L33",
            stem("The organ that lets the messenger out"),
            "",
            sound(),
        ),
        (
            "L34",
            stem(&format!(
                "{}Which organ lets it out?",
                "A person runs on and on. ".repeat(20)
            )),
            "",
            sound(),
        ),
        (
            "L35",
            options(
                "Blood leaves the liver warmer and fuller after each long and steady hour of running",
                &[
                    "A nurse counts what patients drink on warm summer days before they go home",
                    "Cold air makes trees grow thick rings in narrow valleys near the northern sea",
                ],
            ),
            "",
            sound(),
        ),
        (
            "L36",
            stem("The liver works hard: which organ lets it out in a run?"),
            "",
            sound(),
        ),
        (
            "L37",
            sound().replace(
                "The passage says that it is The liver, in so many words.",
                "A is right, since the liver alone lets it out.",
            ),
            "",
            sound(),
        ),
        (
            "L38",
            options("The liver", &["The heart", "The first option"]),
            "",
            sound(),
        ),
        (
            "L39",
            sound().replace("a person runs", "one runs"),
            "evidence: Animal,",
            stem("Which organ lets the messenger out while mice run?"),
        ),
        (
            "L40",
            stem("Which protein intake is optimal for one who runs?"),
            "",
            stem("According to the college, which protein intake is optimal for one who runs?"),
        ),
        (
            "L41",
            cloze("The liver lets {{the}} messenger out while a person runs."),
            "",
            cloze("The {{liver}} lets the messenger out while a person runs."),
        ),
        (
            "L42",
            card(
                "Which organs let messengers out?",
                "Liver, heart, brain, spleen and skin.",
            ),
            "",
            card("Which organ lets it out?", "The liver."),
        ),
        (
            "L43",
            card("Does the liver let it out?", "Yes."),
            "",
            card("Which organ lets it out?", "The liver."),
        ),
        ("L44", sound(), "as_of: \"\",", sound()),
        (
            "L45",
            cloze("The {{f(x)}} organ lets the messenger out while a person runs."),
            "",
            cloze("The {{liver (left)}} lets the messenger out while a person runs."),
        ),
    ]
}

#[test]
fn each_check_finds_its_flaw_and_leaves_a_sound_question_alone() {
    for (id, flawed, more, like_it) in flaws() {
        let mut bad = fact("f", more, &flawed);
        if id == "L44" {
            bad = bad.replace(
                "The liver lets it out in about 40 minutes.",
                "The exam asks for the liver.",
            );
        }
        let found = report_of(&[bad], &BTreeSet::new());
        assert!(
            ids(&found).contains(id),
            "{id} is found, not {:?}",
            ids(&found)
        );
        let more = if more.starts_with("contested") || more.starts_with("evidence") {
            more
        } else {
            ""
        };
        let good = report_of(&[fact("f", more, &like_it)], &BTreeSet::new());
        assert!(
            !ids(&good).contains(id),
            "{id} leaves it alone: {:?}",
            good.findings
        );
    }
}

#[test]
fn a_bad_bank_has_every_flaw_at_its_place_and_a_good_one_has_none() {
    let flaws = flaws();
    let facts: Vec<String> = flaws
        .iter()
        .enumerate()
        .map(|(n, (_, flawed, more, _))| fact(&format!("f-{n}"), more, flawed))
        .collect();
    let report = report_of(&facts, &BTreeSet::new());
    for (n, (id, ..)) in flaws
        .iter()
        .enumerate()
        .filter(|(_, (id, ..))| *id != "L44")
    {
        let of = format!("f-{n}/q");
        let finding = report.findings.iter().find(|it| {
            it.id == *id && it.of.as_ref().is_some_and(|it| of.starts_with(it.as_str()))
        });
        let finding = finding.unwrap_or_else(|| panic!("{id} at {of}"));
        let place = finding.place.as_ref().expect("a place");
        assert_eq!(place.file, "facts/all.ron", "{id}: the file");
        let line = facts
            .iter()
            .position(|it| it.contains(&format!("\"f-{n}\"")));
        assert_eq!(place.line, line.map(|it| it + 2), "{id}: the line");
        let length = place.excerpt.as_ref().map(|it| it.length);
        assert!(
            place.column >= Some(1) && length >= Some(1),
            "{id}: the words"
        );
        assert!(
            !finding.why.is_empty() && !finding.help.is_empty(),
            "{id}: why and how to mend it"
        );
    }
    let good = report_of(&[fact("f", "", &sound())], &BTreeSet::new());
    assert_eq!(good.findings, [], "none");
    assert_eq!(good.summary.questions, 1, "counted");
}

/// Returns the words that a finding points at.
pub(crate) fn marked(finding: &Finding) -> String {
    let place = finding.place.as_ref().expect("a place");
    let excerpt = place.excerpt.as_ref().expect("its line");
    let letters = excerpt
        .text
        .chars()
        .skip(place.column.expect("a column") - 1);
    letters.take(excerpt.length).collect()
}

#[test]
fn the_words_in_question_are_marked_to_the_letter() {
    let report = report_of(
        &[fact(
            "f",
            "",
            &choice(STEM, "The liver", &["The heart", "None of the above"]),
        )],
        &BTreeSet::new(),
    );
    let finding = report
        .findings
        .iter()
        .find(|it| it.id == "L23")
        .expect("found");
    let marked = marked(finding);
    assert_eq!(marked, "None of the above", "just these");
}

#[test]
fn words_with_quotation_marks_are_marked_as_they_are_written() {
    let option = "None of the \"above\"";
    let flawed = choice(STEM, "The liver", &["The heart", option]);
    let report = report_of(&[fact("f", "", &flawed)], &BTreeSet::new());
    let finding = report.findings.iter().find(|it| it.id == "L23");
    let finding = finding.expect("found");
    let marked = marked(finding);
    assert_eq!(marked, r#"None of the \"above\""#, "with their escapes");
}

#[test]
fn what_is_waived_with_a_reason_is_counted_and_without_one_is_not() {
    let catch_all = choice(STEM, "The liver", &["The heart", "None of the above"]);
    let waived = |reason: &str| {
        catch_all.replacen(
            "id: \"q\",",
            &format!("id: \"q\", lint_allow: [\"L23\"], lint_reason: {reason:?},"),
            1,
        )
    };
    let with = report_of(
        &[fact(
            "f",
            "",
            &waived("A sum may come out at none of these."),
        )],
        &BTreeSet::new(),
    );
    assert_eq!(
        (with.suppressed, ids(&with).contains("L23")),
        (1, false),
        "waived"
    );
    let without = report_of(&[fact("f", "", &waived(" "))], &BTreeSet::new());
    assert_eq!(
        (without.suppressed, ids(&without).contains("L23")),
        (0, true),
        "a reason is wanted"
    );
}

#[test]
fn sentences_of_others_are_found_by_their_hashes_alone() {
    let theirs =
        "In that very year the liver gives its messenger away while somebody else runs on.";
    let hashes = run_hashes(theirs);
    let found = report_of(
        &[fact(
            "f",
            "",
            &choice(
                "Is it so that the liver gives its messenger away while somebody else runs?",
                "So it is",
                &["It is not", "It was once"],
            ),
        )],
        &hashes,
    );
    assert!(ids(&found).contains("L09"), "eight words in a row");
    assert!(found.summary.third_party_checked, "and said so");
    assert!(
        !ids(&report_of(&[fact("f", "", &sound())], &hashes)).contains("L09"),
        "our own words"
    );
    let gap = "Cloze(id: \"q\", text: \"So the liver {{gives}} its messenger away while somebody else runs.\")";
    assert!(
        ids(&report_of(&[fact("f", "", gap)], &hashes)).contains("L09"),
        "a gap among them"
    );
    assert!(
        !report_of(&[fact("f", "", &sound())], &BTreeSet::new())
            .summary
            .third_party_checked,
        "not checked"
    );
}

#[test]
fn the_shares_of_topics_are_held_against_those_that_the_author_wants() {
    let with_shares = |shares: [u8; 2]| {
        let pack = format!(
            r#"Pack(format: 1, id: "bad", version: "1", title: "Bad", about: "", licence: "CC0-1.0",
            topics: [(id: "t", title: "Exercise", share: {}), (id: "u", title: "Rest", share: {})],
            sources: [(id: "s", cite: "S 2001", doi: "", url: "", retracted: false)])"#,
            shares[0], shares[1]
        );
        let on = |id: &str, topic: &str| {
            fact(id, "", &sound()).replace("topic: \"t\"", &format!("topic: {topic:?}"))
        };
        let text = format!("[{},{},{}]", on("f", "t"), on("g", "t"), on("h", "u"));
        let files = files(&pack, &text);
        let report = check_files(&files, Origin::Own, &BTreeSet::new());
        let shares = report.findings.iter().filter(|it| it.id.starts_with("L64"));
        shares.map(|it| it.found.clone()).collect::<Vec<_>>()
    };
    assert_eq!(with_shares([0, 0]), [""; 0], "no wish");
    assert_eq!(with_shares([65, 35]), [""; 0], "near enough");
    assert_eq!(
        with_shares([50, 50]),
        [
            "67 of a hundred questions on \"t\", not 50",
            "33 of a hundred questions on \"u\", not 50"
        ],
        "both are off"
    );
}

#[test]
fn a_topic_that_is_promised_and_never_asked_is_an_error() {
    let pack = r#"Pack(format: 1, id: "bad", version: "1", title: "Bad", about: "", licence: "CC0-1.0",
        topics: [(id: "t", title: "Exercise"), (id: "u", title: "Rest", share: 10)],
        sources: [(id: "s", cite: "S 2001", doi: "", url: "", retracted: false)])"#;
    let files = files(pack, &format!("[{}]", fact("f", "", &sound())));
    let report = check_files(&files, Origin::Own, &BTreeSet::new());
    let found = report.findings.iter().find(|it| it.id == "L64b");
    assert_eq!(found.map(|it| it.severity), Some(Severity::Error), "found");
}

#[test]
fn what_cannot_be_read_is_an_error_with_its_place() {
    let report = report_of(
        &[
            fact("f", "", &sound()),
            "Fact(id: \"g\", topic: \"nowhere\")".to_owned(),
        ],
        &BTreeSet::new(),
    );
    let finding = report
        .findings
        .iter()
        .find(|it| it.id == "L01")
        .expect("found");
    assert_eq!(
        (
            finding.severity,
            finding.place.as_ref().and_then(|it| it.line)
        ),
        (Severity::Error, Some(3)),
        "its line"
    );
}

/// Checks a pack with the facts `f0`, `f1` and so on, each with one question.
pub(crate) fn bank(questions: impl IntoIterator<Item = String>) -> Report {
    let facts = questions
        .into_iter()
        .enumerate()
        .map(|(n, it)| fact(&format!("f{n}"), "", &it));
    report_of(&facts.collect::<Vec<_>>(), &BTreeSet::new())
}

#[test]
fn a_bank_whose_keys_are_long_or_crowd_is_told_so() {
    let named = |n: usize, key: &str, others: [&str; 2]| {
        choice(
            &format!("Which organ number {n} does thing {n}x and {n}y in a run?"),
            key,
            &others,
        )
    };
    let long =
        bank((0..24).map(|n| named(n, &format!("The liver {n} a"), ["The heart", "The brain"])));
    assert!(ids(&long).contains("L61"), "long keys");
    let even = bank((0..24).map(|n| named(n, "The liver", ["The heart", "The brain"])));
    assert!(!ids(&even).contains("L61"), "even keys");
    assert!(ids(&even).contains("L67"), "the same distractors");
    assert!(
        !ids(&bank([sound()])).contains("L67"),
        "one question repeats nothing"
    );
    let numbers = |key: &dyn Fn(usize) -> usize| {
        bank((0..33).map(|n| {
            let values = [10, 20, 30].map(|it| format!("{} kg", it + n));
            let (key, others) = (
                key(n),
                (0..3).filter(|it| *it != key(n)).collect::<Vec<_>>(),
            );
            named(n, &values[key], [&values[others[0]], &values[others[1]]])
        }))
    };
    assert!(
        ids(&numbers(&|_| 1)).contains("L60"),
        "in the middle, each time"
    );
    assert!(!ids(&numbers(&|n| n % 3)).contains("L60"), "spread");
    // Where there are three options and where there are four, keys stand at each place equally often.
    let sizes = bank((0..60).map(|n| {
        let (options, key) = if n < 40 { (3, n % 3) } else { (4, n % 4) };
        let values: Vec<String> = (1..=options)
            .map(|it| format!("{} kg", 10 * it + n))
            .collect();
        let (key, others) = (values[key].clone(), {
            let others = values.iter().enumerate().filter(|(at, _)| *at != key);
            others.map(|(_, it)| it.as_str()).collect::<Vec<_>>()
        });
        choice(
            &format!("Which number {n} do {n}x and {n}y weigh?"),
            &key,
            &others,
        )
    }));
    assert!(!ids(&sizes).contains("L60"), "spread, of three and of four");
    let mixed = bank([sound(), named(1, "Liver", ["Heart", "Brain"]).replace("distractors: [", "distractors: [(text: \"Spleen\", why: \"It is something that people believe of it.\"), ")]);
    assert!(ids(&mixed).contains("L68"), "three options and four");
    assert!(!ids(&even).contains("L68"), "three each");
    assert!(ids(&even).contains("L66"), "all recall");
    let used = bank((0..24).map(|n| {
        named(n, "The liver", ["The heart", "The brain"]).replacen(
            "id: \"q\",",
            "id: \"q\", level: Use,",
            1,
        )
    }));
    assert!(!ids(&used).contains("L66"), "all use");
}

#[test]
fn near_duplicates_and_cues_are_found_and_variants_let_be() {
    let one = choice(
        "Which organ lets the messenger into the blood while a person runs fast?",
        "The liver",
        &["The heart", "The brain"],
    );
    let same = choice(
        "While a person runs fast, which organ lets the messenger into blood?",
        "The liver",
        &["The spleen", "The skin"],
    );
    assert!(
        ids(&bank([one.clone(), same.clone()])).contains("L62"),
        "the same again"
    );
    let alike = choice(
        "Messenger in blood, person at rest: which organ lets it go?",
        "The liver",
        &["The spleen", "The skin"],
    );
    assert!(
        ids(&bank([one.clone(), alike])).contains("L62b"),
        "much alike"
    );
    let family = |it: &str| it.replacen("id: \"q\",", "id: \"q\", family: \"v\",", 1);
    assert!(
        !ids(&bank([family(&one), family(&same)])).contains("L62"),
        "variants"
    );
    let other = same.replace("The liver", "The pancreas");
    assert!(
        !ids(&bank([one.clone(), other])).contains("L62"),
        "another key"
    );
}

#[test]
fn a_question_that_gives_another_away_is_found_unless_it_says_so() {
    let key = choice(
        "Which hormone slows a person down who runs fast?",
        "Myostatin",
        &["Insulin", "Leptin"],
    );
    let cue = choice(
        "A person who runs fast has little myostatin: what grows?",
        "The calf",
        &["The ear", "The eye"],
    );
    assert!(
        ids(&bank([key.clone(), cue.clone()])).contains("L63"),
        "one answers the other"
    );
    let named = cue.replacen("id: \"q\",", "id: \"q\", gives_away: [\"f0/q\"],", 1);
    assert!(
        !ids(&bank([key.clone(), named])).contains("L63"),
        "and says so"
    );
    let cloze = |text: &str| format!("Cloze(id: \"q\", text: {text:?})");
    let shown = cloze("A person who runs fast has little myostatin, so the {{calf}} grows.");
    assert!(
        ids(&bank([key.clone(), shown])).contains("L63"),
        "a sentence with a gap does so too"
    );
    let hidden = cloze("A person who runs fast has little {{myostatin}}, so the calf grows.");
    assert!(
        !ids(&bank([key.clone(), hidden])).contains("L63"),
        "not with what the gap hides"
    );
}

#[test]
fn a_fact_with_more_than_four_questions_is_noted() {
    let many = fact(
        "f",
        "",
        &(0..5).map(card_numbered).collect::<Vec<_>>().join(","),
    );
    assert!(
        ids(&report_of(&[many], &BTreeSet::new())).contains("L65"),
        "five questions on one fact"
    );
    let unchecked = fact(
        "f",
        "status: Unchecked,",
        &(0..5).map(card_numbered).collect::<Vec<_>>().join(","),
    );
    assert!(
        ids(&report_of(&[unchecked], &BTreeSet::new())).contains("L65"),
        "whether it was checked or not"
    );
    assert!(!ids(&bank([sound()])).contains("L65"), "one question");
}

#[test]
fn statements_and_numbers_are_near_duplicates_only_if_their_answers_are_the_same() {
    let statement = |stem: &str, key: bool| {
        format!(
            "TrueFalse(id: \"q\", stem: {stem:?}, key: {key}, why: \"{}\")",
            "So it was found. ".repeat(4)
        )
    };
    let rises = statement(
        "The liver lets the messenger into the blood in a long run.",
        true,
    );
    let falls = |key| {
        statement(
            "The liver lets no messenger into the blood in a long run.",
            key,
        )
    };
    assert!(
        ids(&bank([rises.clone(), falls(true)])).contains("L62"),
        "statements that are both true"
    );
    assert!(
        !ids(&bank([rises, falls(false)])).contains("L62"),
        "one is true, the other false"
    );
    let number = |after: &str, key: f64| {
        format!(
            "Number(id: \"q\", stem: \"How long does the liver go on after {after} of running?\", key: {key:?}, unit: \"min\", tolerance: 1.0, why: \"{}\")",
            "So it was found. ".repeat(4)
        )
    };
    assert!(
        ids(&bank([number("one hour", 40.0), number("two hours", 40.0)])).contains("L62"),
        "one number"
    );
    assert!(
        !ids(&bank([number("one hour", 40.0), number("two hours", 60.0)])).contains("L62"),
        "different numbers"
    );
}

fn card_numbered(n: usize) -> String {
    format!("Card(id: \"c{n}\", front: \"Which organ is number {n}?\", back: \"The liver.\")")
}

/// What stands on the page before the checks.
const PAGE: &str = "# What `spotter check` looks for

`spotter check [FOLDER]` reads a pack and says what is wrong with it, as a compiler does: where, why it matters, and how to mend it.
Errors block a release and cannot be waived; warnings are mended, or waived with a reason; the rest is good to know. Effects of
single flaws are not uniform, so this is advice with a severity, not a verdict. A check that is wrong about more than two of a
hundred sound questions is information, never a warning; `cargo bench --bench check` counts the findings on the bundled packs and
on a pack of sound questions, `tests/packs/clean`.

A question waives checks with `lint_allow: [\"L20\"]` and says why with `lint_reason: \"…\"`. What is waived is counted, and a waiver
that waives nothing is a finding itself. A flaw of a fact is said once, and is waived by any question of the fact.
`--warnings-as-errors` lets warnings fail too, `--format json` is for programs. The exit code is 0 for clean, 1 for errors, 2 for
input that cannot be used; what can be used is checked all the same.

`--third-party FILE` compares with texts that are not yours: the file has a hash a line for each run of eight words (FNV-1a, 32 bits,
over the words in lower case, each followed by a blank), so that the texts themselves need not be kept. Without it the summary says
\"not checked\".

## Guessing by form alone

Length, hedges, negatives, echoes of the stem and the like may go along with being right, although no single question is at fault.
The last line of the summary says how often somebody is right who knows nothing but such habits: they are learned from nine tenths of
the facts and tried on the last tenth, ten times (a conditional logit with a ridge, on features that are fixed, and on the twenty
words that tell most). Chance, the gain over it with its 90 % interval (bootstrap over facts) and p (200 permutations of the keys) stand
beside it, and L107 names the three strongest tells as counts. Banks of fewer than 60 questions with options or statements are too
small to tell; of more than 2,000 a sample is taken.
";

#[test]
#[expect(clippy::format_push_string, reason = "short, and a test")]
fn every_check_is_told_on_the_page_for_authors() {
    let mut page = String::from(PAGE);
    for rule in rules() {
        page.push_str(&format!(
            "\n## {} ({})\n\n{}\n\nWhy: {}\n\nHow to mend it: {}\n",
            rule.id,
            rule.severity.word(),
            rule.statement,
            rule.why,
            rule.help
        ));
    }
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/packs/CHECKS.md");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, &page).expect("written");
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        written, page,
        "renewed with UPDATE_SNAPSHOTS=1 cargo test --test engine check"
    );
}

#[test]
fn findings_read_by_programs_keep_their_fields_and_their_order() {
    let pack = r#"Pack(format: 1, id: "bad", version: "1", title: "Bad", about: "", licence: "CC0-1.0",
        topics: [(id: "t", title: "Exercise"), (id: "u", title: "Rest", share: 10)],
        sources: [(id: "s", cite: "S 2001", doi: "", url: "", retracted: false)])"#;
    let catch_all = choice(STEM, "The liver", &["The heart", "None of the above"]);
    let facts = format!(
        "[\n{},\nFact(id: \"g\", topic: \"nowhere\"),\n]\n",
        fact("f", "", &catch_all)
    );
    let report = check_files(&files(pack, &facts), Origin::Own, &BTreeSet::new());
    let refused = check_files(&files("Pack(", "[]"), Origin::Own, &BTreeSet::new());
    let json = serde_json::to_string_pretty(&[report, refused]).expect("written");
    let path =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/engine/texts/check.json");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, format!("{json}\n")).expect("written");
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(json, written.trim_end(), "byte for byte");
}
