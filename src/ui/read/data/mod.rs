//! What the reading view shows and offers around the text.

pub mod around;
pub mod contents;
pub mod in_text;
pub mod known;
pub mod marked;
pub mod status;

use crate::material::{Pack, Section, SectionId};
use crate::model::Model;
use crate::ui::read::data::known::title_of;

/// Returns the open section with its pack; `None` if no section is open.
pub fn open_section(model: &Model) -> Option<(&SectionId, &Pack, &Section)> {
    let id = model.reader().section.as_ref()?;
    let (pack, section) = model.library().section(id)?;
    Some((id, pack, section))
}

/// Returns where an opening or a jump led to, for screen readers.
pub fn place(model: &Model, section: &Section) -> String {
    let reader = model.reader();
    let heading = reader.block.and_then(|block| section.blocks.get(block));
    let heading = heading.map(|it| it.text.plain.clone());
    let fact = reader.jumped.as_ref();
    let fact = fact.and_then(|fact| model.library().fact(fact));
    let passage = fact.map(|(_, fact)| title_of(fact));
    match heading.or(passage).filter(|it| !it.is_empty()) {
        Some(place) => format!("You are at “{place}” in “{}”", section.title),
        None => format!("You are at “{}”", section.title),
    }
}

/// Whether a search can be widened beyond the open pack.
pub fn has_several_packs(model: &Model) -> bool {
    model.library().packs().len() > 1
}
