//! What is wrong with the files of a pack apart from its questions: hidden characters, pictures that are cut off.

use std::collections::BTreeSet;

use crate::check::bank::Bank;
use crate::check::flaw::{BankFlaw, Subject};
use crate::check::rule::signs::steers;
use crate::material::{BlockKind, Picture};

/// L16b: a character in pack.ron, a fact or an article that steers a terminal, turns the direction of writing, or is not
/// seen.
pub(in crate::check) fn hidden(bank: &Bank<'_, '_>) -> Vec<BankFlaw> {
    let pack = bank.pack;
    let mut found = Vec::new();
    let mut look = |of: &dyn Fn() -> Subject, text: &str, what: &str| {
        let is_plain = text.bytes().all(|it| (0x20..0x7f).contains(&it));
        let sign = text.chars().find(|c| !is_plain && steers(*c));
        if let Some(sign) = sign {
            let said = format!("the character U+{:04X} in {what}", u32::from(sign));
            found.push(BankFlaw::new(of(), said));
        }
    };
    for text in [&pack.title, &pack.about, &pack.notice]
        .into_iter()
        .chain(&pack.credits)
    {
        look(&|| Subject::Pack, text, "pack.ron");
    }
    for topic in &pack.topics {
        look(
            &|| Subject::Topic(topic.id.clone()),
            &topic.title,
            "the title of a topic",
        );
    }
    for source in &pack.sources {
        look(
            &|| Subject::Source(source.id.clone()),
            &source.cite,
            "a source",
        );
    }
    for section in pack.sections() {
        let of = || Subject::Section(section.id.clone());
        look(&of, &section.title, "a heading");
        for block in &section.blocks {
            look(&of, &block.text.plain, "an article");
        }
    }
    for fact in &pack.facts {
        let of = || Subject::Fact(fact.id.clone());
        look(&of, &fact.says, "a fact");
        look(&of, &fact.title, "the title of a fact");
    }
    found
}

/// L19: a picture that is cut off or broken behind its header.
pub(in crate::check) fn broken_pictures(bank: &Bank<'_, '_>) -> Vec<BankFlaw> {
    let mut found = Vec::new();
    let mut seen: Vec<&Picture> = Vec::new();
    for (place, item) in bank.items.iter().enumerate() {
        let picture = item.question.picture.as_ref();
        let new = picture.filter(|it| !seen.iter().any(|known| known.is_same(it)));
        if let Some(picture) = new {
            seen.push(picture);
            if let Err(why) = picture.decode() {
                found.push(BankFlaw::at(place, "image", format!("an image that {why}")));
            }
        }
    }
    let mut sections: BTreeSet<&str> = BTreeSet::new();
    for section in bank.pack.sections() {
        for block in &section.blocks {
            if let BlockKind::Image(Some(picture)) = &block.kind
                && let Err(why) = picture.decode()
                && sections.insert(&section.id)
            {
                let of = Subject::Section(section.id.clone());
                found.push(BankFlaw::new(of, format!("an image that {why}")));
            }
        }
    }
    found
}
