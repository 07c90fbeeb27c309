//! The statements of the article that the bundled pack retells: each is carried by facts that are read and asked.

use std::collections::BTreeSet;

use crate::support::library;

/// A statement of the retold article.
struct Statement {
    /// Its number in the list of statements.
    id: &'static str,
    /// What it says, in short.
    label: &'static str,
    /// The facts that tell it, or that correct it.
    facts: &'static [&'static str],
}

const STATEMENTS: &[Statement] = &[
    Statement {
        id: "S01",
        label: "the article and its author",
        facts: &["internal-medicine"],
    },
    Statement {
        id: "S02",
        label: "training helps damaged nerves recover",
        facts: &["walking-trial", "nerve-evidence-rodents"],
    },
    Statement {
        id: "S03",
        label: "more than added muscle: an inner medicine",
        facts: &["internal-medicine"],
    },
    Statement {
        id: "S04",
        label: "repetitions, sprints and lifts set signals free",
        facts: &["internal-medicine", "il6-size-of-rise"],
    },
    Statement {
        id: "S05",
        label: "they reach brain, metabolism, immune system and nerves, unfelt",
        facts: &["internal-medicine", "not-felt"],
    },
    Statement {
        id: "S06",
        label: "myokines are peptides, cytokines a group of them",
        facts: &["myokine-definition", "cytokine-group"],
    },
    Statement {
        id: "S07",
        label: "the fibre makes, expresses and releases them",
        facts: &["myokine-definition"],
    },
    Statement {
        id: "S08",
        label: "contraction releases them",
        facts: &["contraction-trigger", "one-leg"],
    },
    Statement {
        id: "S09",
        label: "three ranges",
        facts: &["range-autocrine", "range-paracrine", "range-endocrine"],
    },
    Statement {
        id: "S10",
        label: "a moving muscle informs the major systems",
        facts: &["target-organs"],
    },
    Statement {
        id: "S11",
        label: "talk between organs",
        facts: &["cross-talk"],
    },
    Statement {
        id: "S12",
        label: "the regrowth of injured nerves",
        facts: &["nerve-evidence-rodents", "axons-twice-length"],
    },
    Statement {
        id: "S13",
        label: "BDNF and IGF-1",
        facts: &[
            "bdnf-from-neurons",
            "muscle-bdnf-local",
            "median-nerve-correlation",
            "igf1-from-liver",
        ],
    },
    Statement {
        id: "S14",
        label: "what BDNF stands for",
        facts: &["schwann-grafts"],
    },
    Statement {
        id: "S15",
        label: "axons regrow, injuries heal, nerves last into old age",
        facts: &[
            "axons-twice-length",
            "rats-no-gain",
            "masters-unit-size",
            "champions-unit-number",
        ],
    },
    Statement {
        id: "S16",
        label: "lasting inflammation hinders healing",
        facts: &["inflammation-and-repair"],
    },
    Statement {
        id: "S17",
        label: "IL-6 and the anti-inflammatory effect of exercise",
        facts: &["il6-two-settings", "il1ra-il10-follow", "endotoxin-test"],
    },
    Statement {
        id: "S18",
        label: "IL-6 with every workout",
        facts: &["il6-size-of-rise"],
    },
    Statement {
        id: "S19",
        label: "IL-6 grows more efficient with training",
        facts: &["il6-falls-with-training", "il6-receptor-studies"],
    },
    Statement {
        id: "S20",
        label: "healthier vessels, more blood and oxygen, for nerves too",
        facts: &["shear-and-cuff", "nerve-blood-flow"],
    },
    Statement {
        id: "S21",
        label: "dozens of processes",
        facts: &["few-established"],
    },
    Statement {
        id: "S22",
        label: "strength and endurance training raise the levels",
        facts: &[
            "levels-after-session",
            "modes-differ",
            "not-all-should-rise",
            "myostatin-falls",
        ],
    },
    Statement {
        id: "S23",
        label: "thinking and the brain",
        facts: &["thinking-pooled", "hippocampus-volume", "cathepsin-b"],
    },
    Statement {
        id: "S24",
        label: "fat and sugar",
        facts: &["il6-visceral-fat", "glucose-uptake"],
    },
    Statement {
        id: "S25",
        label: "bone and muscle",
        facts: &["bone-load", "growth-load"],
    },
    Statement {
        id: "S26",
        label: "the health of vessels",
        facts: &["shear-and-cuff", "vegf-local"],
    },
    Statement {
        id: "S27",
        label: "skin and tumours",
        facts: &["skin-training", "colon-trial", "running-mice-size"],
    },
    Statement {
        id: "S28",
        label: "markers of how training works",
        facts: &["biomarkers-may"],
    },
    Statement {
        id: "S29",
        label: "exercise on prescription for five groups",
        facts: &["exercise-prescribed"],
    },
    Statement {
        id: "S30",
        label: "every session heals, adapts and protects",
        facts: &["muscle-organ", "choose-by-outcome", "disease-programme"],
    },
    Statement {
        id: "S31",
        label: "muscle signals, repairs and protects",
        facts: &["muscle-organ"],
    },
    Statement {
        id: "S32",
        label: "its one source",
        facts: &["few-established", "target-organs"],
    },
];

#[test]
fn the_list_of_statements_is_whole() {
    let found: Vec<&str> = STATEMENTS.iter().map(|it| it.id).collect();
    let expected: Vec<String> = (1..=32).map(|number| format!("S{number:02}")).collect();
    assert_eq!(found, expected, "each once, in order");
    for statement in STATEMENTS {
        let (id, label) = (statement.id, statement.label);
        assert!(!statement.facts.is_empty(), "{id} ({label}): no fact");
        let facts: BTreeSet<&str> = statement.facts.iter().copied().collect();
        assert_eq!(facts.len(), statement.facts.len(), "{id}: a fact twice");
    }
}

#[test]
fn each_statement_of_the_retold_article_is_read_and_asked() {
    let library = library();
    let pack = library.pack("myokines").expect("bundled");
    for statement in STATEMENTS {
        let (id, label) = (statement.id, statement.label);
        for name in statement.facts {
            let fact = pack.fact(name);
            let fact = fact.unwrap_or_else(|| panic!("{id} ({label}): no fact {name}"));
            assert!(
                !fact.questions.is_empty(),
                "{id} ({label}): {name}, unasked"
            );
            let passage = fact.passage.as_ref();
            let passage = passage.unwrap_or_else(|| panic!("{id} ({label}): {name}, unread"));
            let proof = pack.proof(passage);
            assert!(
                !proof.is_empty(),
                "{id} ({label}): {name}, without a sentence"
            );
        }
    }
}

#[test]
fn the_article_names_its_author_and_the_review_it_cites() {
    let library = library();
    let pack = library.pack("myokines").expect("bundled");
    let has = |id: &str, words: &str| {
        let section = pack.section(id).expect(id);
        let mut blocks = section.blocks.iter();
        blocks.any(|block| block.text.plain.contains(words))
    };
    assert!(has("what-a-myokine-is", "Mariah May, CSCS"), "S01");
    assert!(
        has("nerves", "brain-derived neurotrophic factor"),
        "S14: the words behind BDNF"
    );
    let review = pack.sources.iter().find(|it| it.id == "severinsen-2020");
    let review = review.expect("S32");
    assert!(review.url.contains("PMC7288608"), "S32: {}", review.url);
}
