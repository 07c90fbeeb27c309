//! What questions and pack.ron name, and whether it is there.

use std::collections::BTreeSet;

use crate::check::bank::Bank;
use crate::check::flaw::{BankFlaw, Subject};
use crate::check::item::Item;
use crate::fast::FastMap;

/// L12: `gives_away` or `contrast` that names no other question.
pub(in crate::check) fn dangling(bank: &Bank<'_, '_>) -> Vec<BankFlaw> {
    let named =
        |it: &Item<'_>| !it.question.gives_away.is_empty() || !it.question.contrast.is_empty();
    if !bank.items.iter().any(named) {
        return Vec::new();
    }
    let places = bank.items.iter().enumerate();
    let places: FastMap<String, usize> = places.map(|(at, it)| (it.address(), at)).collect();
    let mut found = Vec::new();
    for (place, item) in bank.items.iter().enumerate() {
        for name in &item.question.gives_away {
            if let Some(problem) = problem_of(bank, &places, place, name) {
                found.push(BankFlaw::at(
                    place,
                    name.clone(),
                    format!("`gives_away` names {name:?}, {problem}"),
                ));
            }
        }
        let contrast = &item.question.contrast;
        if contrast.is_empty() {
            continue;
        }
        let problem = match contrast.split_once('/') {
            Some((pack, name)) if pack == item.context.pack.id => {
                problem_of(bank, &places, place, name)
            }
            // Another pack may be there or not.
            Some((_, name)) if name.split('/').count() == 2 => None,
            _ => Some("which is not written pack/fact/question"),
        };
        if let Some(problem) = problem {
            let said = format!("`contrast` names {contrast:?}, {problem}");
            found.push(BankFlaw::at(place, contrast.clone(), said));
        }
    }
    found
}

/// Returns what is wrong with the name of another question of the pack, if anything.
fn problem_of(
    bank: &Bank<'_, '_>,
    places: &FastMap<String, usize>,
    own: usize,
    name: &str,
) -> Option<&'static str> {
    let (address, gap) = match name.split_once('#') {
        Some((address, gap)) => (address, Some(gap)),
        None => (name, None),
    };
    if address.split('/').count() != 2 {
        return Some("which is not written fact/question");
    }
    let Some(place) = places.get(address) else {
        return Some("which is no question of the pack");
    };
    if *place == own {
        return Some("which is the question itself");
    }
    let gaps = bank.items.get(*place).map_or(0, |it| it.question.gaps());
    let is_gap = |gap: &str| {
        gap.parse::<usize>()
            .is_ok_and(|it| (2..=gaps).contains(&it))
    };
    (!gap.is_none_or(is_gap)).then_some("which is no gap of that question")
}

/// L15: a topic, source or article of pack.ron twice, or a link of an article to a section that is not there.
pub(in crate::check) fn pack_names(bank: &Bank<'_, '_>) -> Vec<BankFlaw> {
    let Some(pack) = bank.items.first().map(|it| it.context.pack) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut topics = BTreeSet::new();
    for topic in &pack.topics {
        if !topics.insert(&topic.id) {
            let said = format!("the topic {:?} twice", topic.id);
            found.push(BankFlaw::new(Subject::Topic(topic.id.clone()), said));
        }
    }
    let mut sources = BTreeSet::new();
    for source in &pack.sources {
        if !sources.insert(&source.id) {
            let said = format!("the source {:?} twice", source.id);
            found.push(BankFlaw::new(Subject::Source(source.id.clone()), said));
        }
    }
    let sections: BTreeSet<&str> = pack.sections().map(|it| it.id.as_str()).collect();
    for section in pack.sections() {
        let runs = section.blocks.iter().flat_map(|it| &it.text.runs);
        let links: BTreeSet<&str> = runs
            .filter_map(|it| it.look.link.strip_prefix('#'))
            .filter(|it| !it.starts_with("fn-") && !sections.contains(it))
            .collect();
        found.extend(links.into_iter().map(|link| {
            let said = format!("a link to the section {link:?}, which is not there");
            BankFlaw::new(Subject::Section(section.id.clone()), said)
        }));
    }
    found
}
