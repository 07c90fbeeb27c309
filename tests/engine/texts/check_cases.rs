//! For each check a question that has its flaw and one like it that has not, and the false alarms of the first edition.

#![expect(clippy::too_many_lines, reason = "lists of cases, one after the other")]

use std::collections::BTreeSet;

use crate::texts::check::{STEM, bank, choice, fact, ids, report_of};

/// Whether a check finds something in a question; `more` holds further fields of its fact.
fn finds(id: &str, question: &str, more: &str) -> bool {
    let report = report_of(&[fact("f", more, question)], &BTreeSet::new());
    ids(&report).contains(id)
}

/// A question with a flaw and one without, for one check.
fn pair(id: &str, flawed: &str, sound: &str) {
    pair_in(id, "", flawed, sound);
}

fn pair_in(id: &str, more: &str, flawed: &str, sound: &str) {
    assert!(finds(id, flawed, more), "{id} is found in {flawed}");
    assert!(!finds(id, sound, more), "{id} leaves this alone: {sound}");
}

const WHY: &str = "Long enough to be an explanation: the liver does it, as it was found in people.";

fn typed(stem: &str, key: &str, accept: &[&str]) -> String {
    format!("Typed(id: \"q\", stem: {stem:?}, key: {key:?}, accept: {accept:?}, why: {WHY:?})")
}

fn number(stem: &str, key: &str, unit: &str, tolerance: &str, why: &str) -> String {
    format!(
        "Number(id: \"q\", stem: {stem:?}, key: {key}, unit: {unit:?}, tolerance: {tolerance}, why: {why:?})"
    )
}

fn statement(stem: &str, key: bool) -> String {
    format!("TrueFalse(id: \"q\", stem: {stem:?}, key: {key}, why: {WHY:?})")
}

fn card(front: &str, back: &str) -> String {
    format!("Card(id: \"q\", front: {front:?}, back: {back:?})")
}

fn cloze(text: &str) -> String {
    format!("Cloze(id: \"q\", text: {text:?})")
}

fn order(stem: &str, items: &[&str]) -> String {
    format!("Order(id: \"q\", stem: {stem:?}, items: {items:?}, why: {WHY:?})")
}

fn several(stem: &str, keys: &[&str], distractors: &[&str]) -> String {
    let options = |texts: &[&str]| {
        let options = texts.iter().map(|it| {
            format!(
                "(text: {it:?}, why: {:?})",
                format!("This is what was found of {it} in a run.")
            )
        });
        options.collect::<Vec<_>>().join(", ")
    };
    format!(
        "MultipleChoice(id: \"q\", stem: {stem:?}, keys: [{}], distractors: [{}])",
        options(keys),
        options(distractors)
    )
}

fn matching(pairs: &[(&str, &str)], extra: &[&str]) -> String {
    let pairs = pairs
        .iter()
        .map(|(a, b)| format!("(premise: {a:?}, response: {b:?})"));
    let pairs = pairs.collect::<Vec<_>>().join(", ");
    format!(
        "Match(id: \"q\", stem: \"What does each of these organs do in a run?\", pairs: [{pairs}], extra: {extra:?}, why: {WHY:?})"
    )
}

/// With other words in the fact.
fn says(question: &str, says: &str) -> String {
    fact("f", "", question).replace("The liver lets it out in about 40 minutes.", says)
}

fn finds_in(id: &str, fact: &str) -> bool {
    ids(&report_of(&[fact.to_owned()], &BTreeSet::new())).contains(id)
}

#[test]
fn the_false_alarms_of_the_first_edition_are_gone() {
    let organs = |stem: &str| choice(stem, "The liver", &["The heart", "The brain"]);
    let range = choice(
        "How wide a hole does such a valve need in the rim?",
        "7 to 9 mm",
        &["3 to 5 mm", "11 to 13 mm"],
    );
    assert!(
        !finds_in("L11", &says(&range, "The valve needs a hole of 8 mm.")),
        "in the range"
    );
    assert!(
        finds_in("L11", &says(&range, "The valve needs a hole of 6 mm.")),
        "not in it"
    );
    let size = card("Which number of the size 37-622 is the width?", "37.");
    assert!(
        !finds_in("L11", &says(&size, "The first number is the width.")),
        "in the stem"
    );
    let sum = number(
        "A force of 40 N acts at 0.2 m. Which torque is that?",
        "8.0",
        "N m",
        "0.1",
        "40 N times 0.2 m is 8 N m.",
    );
    assert!(!finds("L05", &sum, ""), "a sum explains");
    for stem in [
        "How does a bike without a ratchet behave, and which part lets it out?",
        "Which organ of a runner needs the least width of vessel?",
        "Which organ is cooled so that it does not fail in a run?",
        "If a vessel is not open, which organ lets it out in a run?",
        "Which organ works in runners without training?",
    ] {
        assert!(!finds("L24", &organs(stem), ""), "{stem}");
    }
    for option in [
        "In May 1817",
        "After May",
        "On 3 May",
        "The May of that year",
    ] {
        let dated = choice(
            "When did the first run of this kind take place?",
            option,
            &["In June", "In July"],
        );
        assert!(!finds("L27", &dated, ""), "{option}");
    }
    assert!(
        finds(
            "L27",
            &choice(STEM, "The liver may", &["The heart", "The brain"]),
            ""
        ),
        "may"
    );
    let exercises = choice(
        "Which exercise lets the messenger out in a runner?",
        "The exercise of the legs",
        &["The rest of the arms", "The sleep of the brain"],
    );
    assert!(!finds("L28", &exercises, ""), "the topic is \"Exercise\"");
    let how = choice(
        "How are new pads bedded in?",
        "With several firm stops",
        &["By riding in the rain", "With a drop of light oil"],
    );
    assert!(!finds("L33", &how, ""), "a whole question, if short");
    for ending in ["____.", "...", "… ", "____"] {
        let open = organs(&format!("In a run the messenger is let out by {ending}"));
        assert!(!finds("L33", &open, ""), "{ending}");
    }
    let explained = organs(STEM).replace(
        "The passage says that it is The liver, in so many words.",
        "It is the only gland that was sampled on both sides in runners.",
    );
    assert!(
        !finds("L37", &explained, ""),
        "a reason need not repeat the key"
    );
}

#[test]
fn options_are_read_as_a_person_reads_them() {
    let options = |key: &str, others: &[&str]| choice(STEM, key, others);
    pair(
        "L03",
        &options("The liver", &["café", "cafe\u{301}"]),
        &options("The liver", &["café", "cafés"]),
    );
    pair(
        "L04",
        &options("The liver", &["The heart", "..."]),
        &options("<", &[">", "="]),
    );
    pair(
        "L08",
        &options("The liver", &["The heart", "The brain"]).replace(
            "It is something that people believe of The brain.",
            "This is simply not the right answer here.",
        ),
        &options("The liver", &["The heart", "The brain"]),
    );
    for catch_all in [
        "All of these",
        "All three",
        "None",
        "None of these",
        "Both of these",
        "Each of these",
        "Neither",
        "A and B",
        "Both A and C",
        "Everything listed",
    ] {
        assert!(
            finds("L23", &options("The liver", &["The heart", catch_all]), ""),
            "{catch_all}"
        );
    }
    for whole in [
        "All organs of the belly",
        "None but the liver",
        "Both legs",
        "Each leg alone",
    ] {
        assert!(
            !finds("L23", &options(whole, &["The heart", "The brain"]), ""),
            "{whole}"
        );
    }
    for absolute in [
        "cannot rest",
        "invariably rests",
        "rests without exception",
        "nothing but rests",
    ] {
        let distractor = format!("The heart {absolute}");
        assert!(
            finds(
                "L26",
                &options("The liver", &[&distractor, "The brain"]),
                ""
            ),
            "{absolute}"
        );
    }
    for vague in [
        "might rest",
        "mostly rests",
        "perhaps rests",
        "tends to rest",
        "rests as a rule",
    ] {
        let distractor = format!("The heart {vague}");
        assert!(
            finds(
                "L27",
                &options("The liver", &[&distractor, "The brain"]),
                ""
            ),
            "{vague}"
        );
    }
    pair(
        "L29",
        &options(
            "Tighter and more upright",
            &[
                "Tighter and more slanted",
                "Looser and more upright",
                "Thicker and more slack",
            ],
        ),
        &options(
            "Tighter and more upright",
            &[
                "Looser and more slanted",
                "Warmer and more curved",
                "Thicker and more slack",
            ],
        ),
    );
    for other in [
        "The one above",
        "Both the first and the second",
        "See option 2",
    ] {
        assert!(
            finds("L38", &options("The liver", &["The heart", other]), ""),
            "{other}"
        );
    }
    assert!(
        !finds(
            "L38",
            &options("The first rib", &["The heart", "The second rib"]),
            ""
        ),
        "a rib"
    );
    pair(
        "L55",
        &options("The liver (a gland)", &["The heart", "The brain"]),
        &options("The liver (a gland)", &["The heart (a pump)", "The brain"]),
    );
    pair(
        "L56",
        &options("The liver.", &["The heart", "The brain"]),
        &options("The liver.", &["The heart.", "The brain."]),
    );
    pair(
        "L56",
        &options("the liver", &["The heart", "The brain"]),
        &options("pH of blood", &["The heart", "The brain"]),
    );
    pair(
        "L57",
        &options(
            "It lets the messenger out of the liver",
            &[
                "It lets the messenger out of the heart",
                "It lets the messenger out of the brain",
            ],
        ),
        &options(
            "Out of the liver",
            &["Out of the heart", "Out of the brain"],
        ),
    );
    pair(
        "L58",
        &options("The perineum", &["The peroneum", "The brain"]),
        &options("The perineum", &["The peritoneum", "The brain"]),
    );
}

#[test]
fn several_keys_are_read_as_one_is() {
    let stem = "Which of these organs of the belly let the messenger out?";
    let sound = several(stem, &["Liver", "Spleen"], &["Heart", "Brain"]);
    pair(
        "L20",
        &several(
            stem,
            &[
                "The liver, all through the run",
                "The spleen, all through the run",
            ],
            &["The heart", "The brain"],
        ),
        &several(
            stem,
            &["The liver, all through the run", "Spleen"],
            &["The heart", "The brain"],
        ),
    );
    pair(
        "L28",
        &several(
            stem,
            &["A belly gland", "A belly vessel"],
            &["The heart", "The brain"],
        ),
        &several(
            stem,
            &["A belly gland", "A large vessel"],
            &["The heart", "The brain"],
        ),
    );
    pair(
        "L32",
        &several(
            stem,
            &["2 of them", "3 of them"],
            &["9 of them", "5 of them"],
        ),
        &several(
            stem,
            &["2 of them", "3 of them"],
            &["5 of them", "9 of them"],
        ),
    );
    pair(
        "L36",
        &several(
            "The liver works hard: which organs let the messenger out?",
            &["The liver", "Spleen"],
            &["Heart", "Brain"],
        ),
        &several(
            "The liver and the brain work hard: which organs let the messenger out?",
            &["The liver", "Spleen"],
            &["Heart", "The brain"],
        ),
    );
    pair(
        "L55",
        &several(
            stem,
            &["Liver (right)", "Spleen (left)"],
            &["Heart", "Brain"],
        ),
        &several(stem, &["Liver (right)", "Spleen"], &["Heart", "Brain"]),
    );
    pair(
        "L56",
        &several(stem, &["Liver.", "Spleen."], &["Heart", "Brain"]),
        &sound,
    );
    pair(
        "L57",
        &several(
            stem,
            &[
                "An organ that lies well below the liver",
                "An organ that lies well below the spleen",
            ],
            &[
                "An organ that lies well below the heart",
                "An organ that lies well below the brain",
            ],
        ),
        &sound,
    );
}

#[test]
fn a_stem_that_names_several_options_gives_none_of_them_away() {
    pair(
        "L28",
        &choice(
            "Two sacks are marked 550 and 1050. Which one has more ash in it?",
            "The one marked 1050",
            &["The other of the two", "Both have the same"],
        ),
        &choice(
            "Two sacks are marked 550 and 1050. Which one has more ash in it?",
            "The one marked 1050",
            &["The one marked 550", "Both have the same"],
        ),
    );
}

#[test]
fn what_is_not_the_case_need_not_stand_in_the_passage() {
    let flawed = choice(
        "After which of these times does the liver let the messenger out?",
        "55 minutes",
        &["40 minutes", "90 minutes"],
    );
    let sound = choice(
        "After which of these times does the liver NOT let the messenger out?",
        "55 minutes",
        &["40 minutes", "90 minutes"],
    );
    pair("L11", &flawed, &sound);
}

#[test]
fn ranges_numbers_and_directions_exclude_one_another() {
    let asked =
        |key: &str, others: &[&str]| choice("How wide is such a vessel in a runner?", key, others);
    for [one, other] in [
        ["under 8 mm", "5 to 7 mm"],
        ["less than 8 mm", "at most 5 mm"],
        ["up to 6 mm", "5 mm or more"],
        ["between 5 and 7 mm", "6 mm"],
        ["over 5 mm", "at least 6 mm"],
    ] {
        assert!(
            finds("L30", &asked("90 to 95 m", &[one, other]), ""),
            "{one} and {other}"
        );
    }
    for [one, other] in [
        ["under 5 mm", "5 to 7 mm"],
        ["5 mm", "7 mm"],
        ["up to 5 mm", "over 5 mm"],
    ] {
        assert!(
            !finds("L30", &asked("90 to 95 m", &[one, other]), ""),
            "{one} and {other}"
        );
    }
    for [one, other] in [
        ["Tighter", "Looser"],
        ["It grows", "It shrinks"],
        ["Before a run", "After a run"],
    ] {
        assert!(
            finds("L31", &asked(one, &[other, "It swings"]), ""),
            "{one} and {other}"
        );
    }
    assert!(
        !finds(
            "L31",
            &asked("Up by day, down at night", &["It swings", "It rests"]),
            ""
        ),
        "one option with both"
    );
    for others in [
        ["Less beige fat", "As much beige fat as in others"],
        ["Less sugar", "A slower heart"],
    ] {
        assert!(
            !finds("L31", &asked("More beige fat", &others), ""),
            "{others:?}"
        );
    }
    for [first, second] in [
        ["In 1817", "In 1790"],
        ["M6", "M5"],
        ["1/2", "1/4"],
        ["Seven days", "Five days"],
        ["In June", "In April"],
    ] {
        let key = if first.starts_with('M') {
            "M8"
        } else {
            "In 1901"
        };
        let key = if first.contains("days") {
            "Nine days"
        } else {
            key
        };
        let key = if first == "1/2" { "1/8" } else { key };
        let key = if first == "In June" { "In July" } else { key };
        assert!(
            finds("L32", &asked(key, &[first, second]), ""),
            "{first}, {second}"
        );
        assert!(
            !finds("L32", &asked(key, &[second, first]), ""),
            "{second}, {first}"
        );
    }
    pair(
        "L51",
        &asked("5 mm", &["3 cm", "2 km"]),
        &asked("5 mm", &["3 mm", "2 mm"]),
    );
    pair(
        "L59",
        &asked("5 mm", &["8 mm", "900 mm"]),
        &asked("5 mm", &["8 mm", "90 mm"]),
    );
}

#[test]
fn negative_questions_stand_out_and_say_so() {
    let stem = |stem: &str| choice(stem, "The liver", &["The heart", "The brain"]);
    for negative in [
        "Which organ cannot let the messenger out in a run?",
        "Which organ isn't able to let the messenger out?",
        "Which organ can't let the messenger out in a run?",
        "Which organ does Not let the messenger out in a run?",
        "Which organ is unsuitable for a sample in a run?",
        "Which organ fails to let the messenger out in a run?",
        "Which organ is least likely to let the messenger out?",
    ] {
        assert!(finds("L24", &stem(negative), ""), "{negative}");
    }
    let loud = "Which organ does NOT let the messenger out in a run?";
    pair(
        "L46",
        &stem(loud),
        &stem(loud).replacen("id: \"q\",", "id: \"q\", negative: true,", 1),
    );
    assert!(
        finds(
            "L46",
            &stem(STEM).replacen("id: \"q\",", "id: \"q\", negative: true,", 1),
            ""
        ),
        "the reverse"
    );
    pair(
        "L25",
        &statement("The liver is not unable to let the messenger out.", true),
        &statement("The liver is able to let the messenger out.", true),
    );
    pair(
        "L25",
        &stem("Which organ is NOT unsuitable for a sample in a run?"),
        &stem("Which organ is NOT sampled in a run of an hour?"),
    );
}

#[test]
fn stems_put_a_whole_question_about_the_subject() {
    let stem = |stem: &str| choice(stem, "The liver", &["The heart", "The brain"]);
    pair(
        "L40",
        &stem("Which drink is recommended for one who runs?"),
        &stem("According to the college, which drink is recommended for one who runs?"),
    );
    pair(
        "L40",
        &stem("Which is the best grease for a runner's shoe?"),
        &stem("Which organ best explains the rise in a run?"),
    );
    pair(
        "L50",
        &stem("Which organ is named in the article as the source?"),
        &stem("Which organ is the source of the messenger?"),
    );
    pair(
        "L52",
        &stem("Which of these statements is true?"),
        &stem("Which of these organs is a gland of the belly?"),
    );
    pair(
        "L52",
        &stem("Which of these is true of the liver and of the heart?"),
        &stem("Which of these is found in the liver and in the heart?"),
    );
    pair(
        "L53",
        &stem("Which organ is usually the source of the messenger?"),
        &stem("How often does the organ let the messenger out?"),
    );
    pair(
        "L54",
        &stem("In a run the ____ lets out the messenger that the brain takes up."),
        &stem("In a run the messenger is let out by the ____."),
    );
    pair(
        "L70",
        &stem("Going by your answer to this, which organ lets it out?"),
        &stem("Going by the result, which organ lets it out in a run?"),
    );
    pair(
        "L71",
        &stem("Which organ does the picture show at the left?"),
        &stem("Which organ does the picture of a rival match?"),
    );
    pair(
        "L73",
        &choice(
            "What are the sources of the messenger in a run?",
            "Glands",
            &["A heart", "A brain"],
        ),
        &choice(
            "What are the sources of the messenger in a run?",
            "Glands",
            &["Hearts", "A brain"],
        ),
    );
    pair(
        "L74",
        &stem(
            "Anna likes her new red shoes a lot. The weather was fine on that day in early spring, and the birds were singing in all the gardens along the way to town. Then she ran with a friend for an hour. Which organ lets the messenger out while a person runs?",
        ),
        &stem(
            "A person runs for an hour. Blood is drawn from the liver, the heart and the brain before and after. The messenger is found in the blood that leaves the liver, and in no other blood that was drawn on that day. Which organ lets the messenger out while a person runs?",
        ),
    );
    pair_in(
        "L39",
        "evidence: Animal,",
        &cloze("The {{liver}} lets the messenger out while somebody runs."),
        &cloze("The {{liver}} lets the messenger out in rat-like runners."),
    );
}

#[test]
fn placeholders_marks_and_hidden_characters_are_found() {
    let with = |option: &str| choice(STEM, "The liver", &["The heart", option]);
    for left in ["TODO", "The brain (TBD)", "xxx", "Lorem ipsum", "???"] {
        assert!(finds("L17", &with(left), ""), "{left}");
    }
    assert!(!finds("L17", &with("The todos of the brain"), ""), "words");
    for marked in [
        "The <b>brain</b>",
        "The **brain**",
        "The [brain](images/b.png)",
    ] {
        assert!(finds("L18", &with(marked), ""), "{marked}");
    }
    for plain in [
        "The brain < 5 g and > 2 g",
        "2 * 3",
        "The brain [left]",
        "VO~2~max",
    ] {
        assert!(!finds("L18", &with(plain), ""), "{plain}");
    }
    for hidden in [
        "The \u{202e}brain",
        "The bra\u{200b}in",
        "The \u{1b}[2J brain",
        "The \u{0}brain",
    ] {
        let question = with("The brain").replace("The brain", &hidden.escape_unicode().to_string());
        let question = question.replace("\\u{0}", "\u{0}");
        assert!(finds("L16", &question, ""), "{hidden:?}");
    }
    assert!(
        !finds("L16", &with("Gehirn, cerveau, מוח"), ""),
        "other scripts"
    );
}

#[test]
fn answers_are_borne_out_by_passage_or_fact() {
    let about = |question: &str| {
        says(
            question,
            "The liver lets out 0.6 g within 40 minutes, half of it at once.",
        )
    };
    let amount = |key: &str, unit: &str| {
        number(
            "How much does the liver let out in a run?",
            key,
            unit,
            "0.0",
            WHY,
        )
    };
    assert!(
        finds_in("L11", &about(&amount("0.7", "g"))),
        "another number"
    );
    assert!(!finds_in("L11", &about(&amount("0.6", "g"))), "the number");
    assert!(
        !finds_in("L11", &about(&amount("50.0", "percent"))),
        "a share of it"
    );
    for (key, is_known) in [
        ("Seven minutes", false),
        ("Forty minutes", true),
        ("50 percent", true),
        ("60 percent", true),
        ("55 percent", false),
    ] {
        let question = choice(
            "How long does the liver let it out?",
            key,
            &["Two hours", "Three hours"],
        );
        assert_eq!(!finds_in("L11", &about(&question)), is_known, "{key}");
    }
    let thousands = choice(
        "How much is let out by the liver in all?",
        "1500 mg",
        &["200 mg", "300 mg"],
    );
    assert!(
        !finds_in("L11", &says(&thousands, "The liver lets out 1,500 mg.")),
        "thousands"
    );
    // The explanation, the unit and the tolerance of a number.
    let whole = |unit: &str, tolerance: &str, why: &str| {
        number(
            "How much does the liver let out in a run?",
            "40.0",
            unit,
            tolerance,
            why,
        )
    };
    let fact_of = |question: &str| says(question, "The liver lets it out in about 40 minutes.");
    assert!(
        finds_in(
            "L89",
            &fact_of(&whole(
                "minutes",
                "1.0",
                "Within 55 minutes all of it was let out by the liver of the runners."
            ))
        ),
        "another number"
    );
    assert!(
        !finds_in(
            "L89",
            &fact_of(&whole(
                "minutes",
                "1.0",
                "Within 40 minutes all of it was let out by the liver of the runners."
            ))
        ),
        "the number"
    );
    assert!(
        finds_in("L90", &fact_of(&whole("hours", "1.0", WHY))),
        "another unit"
    );
    assert!(finds_in("L90", &fact_of(&whole("", "1.0", WHY))), "no unit");
    assert!(
        !finds_in("L90", &fact_of(&whole("min", "1.0", WHY))),
        "the same unit"
    );
    assert!(
        finds_in("L91", &fact_of(&whole("minutes", "30.0", WHY))),
        "anything goes"
    );
    assert!(
        !finds_in("L91", &fact_of(&whole("minutes", "5.0", WHY))),
        "near enough"
    );
}

#[test]
fn a_short_answer_stands_in_the_sentence_that_proves_it() {
    let article = "## Run {#run}\n\nThe liver lets it out in about 40 minutes. The spleen does not do so in runners.\n";
    let report = |question: &str| {
        let pack = r#"Pack(format: 1, id: "bad", version: "1", title: "Bad", about: "", licence: "CC0-1.0", topics: [(id: "t", title: "Exercise")],
            articles: [(id: "a", title: "A", file: "articles/a.md")], sources: [(id: "s", cite: "S 2001", doi: "", url: "", retracted: false)])"#;
        let passage =
            "passage: (section: \"run\", quote: \"The liver lets it out in about 40 minutes\"),";
        let facts = format!("[{}]", fact("f", passage, question));
        let mut files = crate::texts::check::files(pack, &facts);
        files
            .texts
            .insert("articles/a.md".to_owned(), article.to_owned());
        let report =
            spotter::check::check_files(&files, spotter::material::Origin::Own, &BTreeSet::new());
        ids(&report)
    };
    assert!(
        report(&card("Which organ does not do so?", "The spleen.")).contains("L47"),
        "elsewhere in the article"
    );
    assert!(
        !report(&card("Which organ does so?", "The liver.")).contains("L47"),
        "in the passage"
    );
    assert!(
        !report(&cloze(
            "It takes {{forty}} minutes until the runner has let it all out."
        ))
        .contains("L47"),
        "a number"
    );
    assert!(
        report(&choice(
            "Which organ lets nothing out while a person runs?",
            "The spleen",
            &["The liver", "The brain"]
        ))
        .contains("L47"),
        "a distractor is proved"
    );
    assert!(
        report(&statement(
            "The liver lets it out in about 40 minutes.",
            true
        ))
        .contains("L84"),
        "word for word"
    );
    assert!(
        !report(&statement(
            "In 40 minutes the liver has let it all out.",
            true
        ))
        .contains("L84"),
        "other words"
    );
    assert!(
        report(&choice(
            "Which organ does the TGFB of a runner reach?",
            "The liver",
            &["The heart", "The brain"]
        ))
        .contains("L75"),
        "not explained"
    );
    assert!(
        !report(&choice(
            "Which organ does the LIVER of a runner reach?",
            "The liver",
            &["The heart", "The brain"]
        ))
        .contains("L75"),
        "in the article"
    );
}

#[test]
fn reasons_explain() {
    let sound = choice(STEM, "The liver", &["The heart", "The brain"]);
    let with = |why: &str| {
        sound.replace(
            "The passage says that it is The liver, in so many words.",
            why,
        )
    };
    for placed in [
        "The second option is right, as the liver was sampled in runners.",
        "(a) is what was found in the blood of runners.",
        "Option B was found in the blood of runners, not here.",
    ] {
        assert!(finds("L37", &with(placed), ""), "{placed}");
    }
    assert!(
        !finds(
            "L37",
            &with("Vitamin A is right at home in the liver, which lets it out."),
            ""
        ),
        "a name"
    );
    pair(
        "L109",
        &with("The liver is the answer, because the liver lets the messenger out."),
        &with("The liver does so, as samples of blood on both sides of it have shown."),
    );
    pair(
        "L110",
        &sound.replace(
            "It is something that people believe of The brain.",
            "The brain is right as well, if one looks at sleep.",
        ),
        &sound,
    );
    pair(
        "L05",
        &typed(STEM, "liver", &[]).replace(WHY, "It is the liver."),
        &typed(STEM, "liver", &[]),
    );
}

#[test]
fn statements_claim_one_thing_that_can_be_judged() {
    let rises = "The liver lets the messenger out in a run.";
    for (id, stem) in [
        ("L80", "The liver always lets the messenger out in a run."),
        ("L80", "The liver lets the messenger out without exception."),
        (
            "L81",
            "The liver sometimes lets the messenger out in a run.",
        ),
        (
            "L82",
            "The liver lets the messenger out in a run, and the brain takes it up at once.",
        ),
        ("L83", "The liver does not let the messenger out in a run."),
        (
            "L85",
            "It is better for the liver to let the messenger out.",
        ),
    ] {
        pair(id, &statement(stem, false), &statement(rises, true));
    }
    let near = [
        (
            "L80",
            "The liver lets out only 5 g of the messenger in a run.",
        ),
        ("L81", "In May 1817 the liver let the messenger out."),
        (
            "L82",
            "The liver lets out sugar, fat, and the messenger in a run.",
        ),
        (
            "L85",
            "According to the college, it is better to run an hour.",
        ),
    ];
    for (id, stem) in near {
        assert!(!finds(id, &statement(stem, true), ""), "{id}: {stem}");
    }
    let many = |right: usize| {
        bank((0..12).map(|n| {
            let stem = format!("Organ number {n} lets thing {n}x and {n}y out in run {n}z.");
            statement(&stem, n < right)
        }))
    };
    assert!(ids(&many(1)).contains("L106"), "nearly all false");
    assert!(!ids(&many(5)).contains("L106"), "half of them");
}

#[test]
fn typed_answers_cards_and_gaps_ask_for_one_thing() {
    pair("L86", &typed(STEM, "40", &[]), &typed(STEM, "liver", &[]));
    pair(
        "L86",
        &typed(STEM, "40 min", &[]),
        &typed("In which year did the liver first let it out?", "1817", &[]),
    );
    pair(
        "L87",
        &typed(STEM, "the liver of one who runs fast", &[]),
        &typed(STEM, "liver", &[]),
    );
    let sibling = |accept: &str| {
        let other = choice(STEM, "The liver", &["The heart", "The brain"]).replacen(
            "\"q\"",
            "\"other\"",
            1,
        );
        format!("{}, {other}", typed(STEM, "liver", &[accept]))
    };
    pair("L88", &sibling("heart"), &sibling("hepar"));
    pair(
        "L43",
        &typed(
            "Does the liver let the messenger out in a run?",
            "yes",
            &["y"],
        ),
        &typed(STEM, "liver", &[]),
    );
    for list in [
        "Headset, hubs, pedals, and rims.",
        "Headset; hubs; pedals; rims",
        "Hubs / pedals / rims / headset",
        "1. Hubs 2. Pedals 3. Rims 4. Headset",
        "Loosen the nut of the axle, lift the wheel out of the fork, take the tyre off the rim, and pull the tube out",
    ] {
        assert!(
            finds("L42", &card("Which parts turn on bearings?", list), ""),
            "{list}"
        );
    }
    for short in [
        "Headset, hubs, and pedals.",
        "When it is warm, wet, or dark, and the runner rests.",
    ] {
        assert!(
            !finds("L42", &card("Which parts turn on bearings?", short), ""),
            "{short}"
        );
    }
    pair(
        "L101",
        &card(
            "What does the liver do?",
            &"It lets the messenger out into the blood and so on ".repeat(3),
        ),
        &card("What does the liver do?", "It lets the messenger out."),
    );
    pair(
        "L102",
        &card(
            "Which organ lets it out, and when does it stop?",
            "The liver.",
        ),
        &card("Which organ lets it out?", "The liver."),
    );
    pair(
        "L103",
        &card("The liver?", "A gland."),
        &card("What is the liver?", "A gland."),
    );
    pair(
        "L104",
        &cloze("The {{liver::li}} lets the messenger out while a person runs."),
        &cloze("The {{liver::organ}} lets the messenger out while a person runs."),
    );
    pair(
        "L105",
        &cloze("While a person runs, an {{organ}} lets the messenger out."),
        &cloze("While a person runs, a {{liver}} lets the messenger out."),
    );
}

#[test]
fn tasks_do_not_show_their_order() {
    let stem = "Put these organs in order, from the lightest to the heaviest.";
    let organs = ["The spleen", "The heart", "The liver"];
    pair("L92", &order(stem, &organs[..2]), &order(stem, &organs));
    pair(
        "L93",
        &order(stem, &["First the spleen", "Then the heart", "The liver"]),
        &order(stem, &organs),
    );
    pair(
        "L93",
        &order(stem, &["1. The spleen", "The heart", "The liver"]),
        &order(stem, &organs),
    );
    pair(
        "L94",
        &order(
            stem,
            &[
                "The spleen of 150 g",
                "The heart of 300 g",
                "The liver of 1500 g",
            ],
        ),
        &order(stem, &["150 g", "300 g", "1500 g"]),
    );
    pair(
        "L95",
        &order("Put these organs of a runner in order.", &organs),
        &order(stem, &organs),
    );
    let pairs = [
        ("Liver", "Lets the messenger out"),
        ("Heart", "Pumps the blood"),
    ];
    pair(
        "L97",
        &matching(&pairs, &[]),
        &matching(&pairs, &["Takes up air"]),
    );
    pair(
        "L96",
        &matching(
            &[
                ("Heart of the pump", "Acts as a pump"),
                ("Liver", "Lets it out"),
            ],
            &["Takes up air"],
        ),
        &matching(&pairs, &["Takes up air"]),
    );
    let keys = ["The liver", "The heart"];
    pair(
        "L72",
        &several(
            "Which three organs let the messenger out in a run?",
            &keys,
            &["The ear"],
        ),
        &several(
            "Which two organs let the messenger out in a run?",
            &keys,
            &["The ear"],
        ),
    );
    pair(
        "L72",
        &several(
            "Which one of the organs lets the messenger out?",
            &keys,
            &["The ear"],
        ),
        &several(
            "Which organs let the messenger out of the two legs?",
            &keys,
            &["The ear"],
        ),
    );
    pair(
        "L98",
        &several(
            "Which organs let the messenger out in a run?",
            &["The liver", "The heart", "The brain"],
            &["The ear"],
        ),
        &several(
            "Which organs let the messenger out in a run?",
            &keys,
            &["The ear"],
        ),
    );
}

#[test]
fn facts_are_one_thing_with_a_date_where_it_matters() {
    for changing in [
        "The regulation asks for a helmet.",
        "The fine for it is 50 euros.",
        "The record is 40 minutes.",
    ] {
        assert!(
            finds_in(
                "L44",
                &says(
                    &choice(STEM, "The liver", &["The heart", "The brain"]),
                    changing
                )
            ),
            "{changing}"
        );
    }
    let since = says(
        &choice(STEM, "The liver", &["The heart", "The brain"]),
        "Since 2014 the liver counts.",
    )
    .replace("evidence: Human", "evidence: Definition");
    assert!(finds_in("L44", &since), "since a year");
    let three = "The liver lets it out, and the heart pumps it, and the brain takes it up.";
    assert!(
        finds_in(
            "L48",
            &says(
                &choice(STEM, "The liver", &["The heart", "The brain"]),
                three
            )
        ),
        "three facts"
    );
    let sound = choice(STEM, "The liver", &["The heart", "The brain"]);
    pair_in(
        "L79",
        "title: \"Liver and messenger\",",
        &sound,
        &choice(STEM, "The spleen", &["The heart", "The brain"]),
    );
    pair_in(
        "L07",
        "contested: true,",
        &sound,
        &choice(
            "Which organ lets it out, according to the textbook?",
            "The liver",
            &["The heart", "The brain"],
        ),
    );
    assert!(
        !finds("L07", &sound, "contested: true, status: Unchecked,"),
        "no exam takes it"
    );
    assert!(
        !finds(
            "L07",
            &sound.replacen("id: \"q\",", "id: \"q\", contested: true,", 1),
            "contested: true,"
        ),
        "marked"
    );
}
