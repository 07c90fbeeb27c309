//! What the reading view shows and offers around the text.

pub mod around;
pub mod in_text;
pub mod known;
pub mod marked;
pub mod outline;
pub mod status;

use crate::material::{Pack, Section, SectionId};
use crate::model::Model;

/// Returns the open section with its pack; `None` if no section is open.
pub fn open_section(model: &Model) -> Option<(&SectionId, &Pack, &Section)> {
    let id = model.reader().section.as_ref()?;
    let (pack, section) = model.library().section(id)?;
    Some((id, pack, section))
}

/// Whether a search can be widened beyond the open pack.
pub fn has_several_packs(model: &Model) -> bool {
    model.library().packs().len() > 1
}
