//! What a reader needs to know of an article: where the facts stand, how long a section takes, what comes next.

mod find;

use crate::material::{BlockRange, Fact, OWN_PACK, Pack, Section, SectionId};

pub use find::{HITS_MAX, Hit, find};

/// Words a minute at which most adults read a text to learn from it; Brysbaert 2019 gives 238 for plain prose.
const WORDS_PER_MINUTE: usize = 200;

/// How many minutes a section takes to read; at least 1.
pub fn minutes(section: &Section) -> usize {
    section.words.div_ceil(WORDS_PER_MINUTE).max(1)
}

/// The facts whose passage stands in a section, each with its place, in reading order.
pub fn anchors<'a>(pack: &'a Pack, section: &str) -> Vec<(&'a Fact, &'a BlockRange)> {
    let mut anchors: Vec<_> = pack
        .facts_of(section)
        .filter_map(|fact| Some((fact, &fact.passage.as_ref()?.place)))
        .collect();
    anchors.sort_by_key(|(_, place)| (place.block, place.range.start));
    anchors
}

/// The sections of a pack in reading order; those without an id cannot be pointed at and are left out.
pub fn outline(pack: &Pack) -> Vec<(SectionId, &Section)> {
    pack.sections()
        .filter(|section| !section.id.is_empty())
        .map(|section| (SectionId::new(&pack.id, &section.id), section))
        .collect()
}

/// The sections of the article that has that section, in reading order.
pub fn article_outline<'a>(pack: &'a Pack, section: &str) -> Vec<(SectionId, &'a Section)> {
    let sections = pack.article_of(section).map(|article| &article.sections);
    let named = sections
        .into_iter()
        .flatten()
        .filter(|it| !it.id.is_empty());
    named
        .map(|section| (SectionId::new(&pack.id, &section.id), section))
        .collect()
}

/// The section that follows in the outline.
pub fn next_section(pack: &Pack, section: &str) -> Option<SectionId> {
    neighbour(pack, section, 1)
}

/// The section before in the outline.
pub fn previous_section(pack: &Pack, section: &str) -> Option<SectionId> {
    neighbour(pack, section, -1)
}

fn neighbour(pack: &Pack, section: &str, step: isize) -> Option<SectionId> {
    // The learner's own articles have nothing to do with one another.
    let outline = if pack.id == OWN_PACK {
        article_outline(pack, section)
    } else {
        outline(pack)
    };
    let at = outline.iter().position(|(id, _)| id.section == section)?;
    outline
        .get(at.checked_add_signed(step)?)
        .map(|(id, _)| id.clone())
}
