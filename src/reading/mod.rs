//! Queries on articles: where the facts are, how long a section takes to read, which section is next.

mod find;
mod rank;

use crate::material::{BlockRange, Fact, OWN_PACK, Pack, Section, SectionId};

pub use find::{HITS_MAX, Hit, find};
pub use rank::{Fit, Wanted};

/// Reading speed of most adults when studying; Brysbaert 2019 reports 238 words per minute for plain prose.
const WORDS_PER_MINUTE: usize = 200;

/// Returns the estimated reading time of a section, rounded up; at least 1.
pub fn minutes(section: &Section) -> usize {
    section.words.div_ceil(WORDS_PER_MINUTE).max(1)
}

/// Returns the facts whose passage is in a section, with its range, in reading order.
pub fn anchors<'a>(pack: &'a Pack, section: &str) -> Vec<(&'a Fact, &'a BlockRange)> {
    let mut anchors: Vec<_> = pack
        .facts_of(section)
        .filter_map(|fact| Some((fact, &fact.passage.as_ref()?.place)))
        .collect();
    anchors.sort_by_key(|(_, place)| (place.block, place.range.start));
    anchors
}

/// Returns the sections of a pack in reading order, without those that have no id, since they cannot be addressed.
pub fn outline(pack: &Pack) -> Vec<(SectionId, &Section)> {
    pack.sections()
        .filter(|section| !section.id.is_empty())
        .map(|section| (SectionId::new(&pack.id, &section.id), section))
        .collect()
}

/// Returns the sections of the article that contains `section`, in reading order.
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

/// Returns the section after `section`: in the same pack, or in the same article for the learner's own pack.
pub fn next_section(pack: &Pack, section: &str) -> Option<SectionId> {
    neighbour(pack, section, 1)
}

/// Returns the section before `section`, within the same limits as `next_section`.
pub fn previous_section(pack: &Pack, section: &str) -> Option<SectionId> {
    neighbour(pack, section, -1)
}

fn neighbour(pack: &Pack, section: &str, step: isize) -> Option<SectionId> {
    // The learner's own articles are unrelated.
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
