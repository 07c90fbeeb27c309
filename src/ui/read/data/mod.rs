//! What the reading view shows around and beside the text.

pub mod around;
pub mod in_text;
pub mod known;
pub mod outline;
pub mod status;

use crate::material::{Pack, Section, SectionId};
use crate::model::Model;

/// The open section with its pack; `None` where no pack has an article.
pub fn open_section(model: &Model) -> Option<(&SectionId, &Pack, &Section)> {
    let id = model.reader().section.as_ref()?;
    let (pack, section) = model.library().section(id)?;
    Some((id, pack, section))
}

/// Whether searching can go beyond the pack on the page.
pub fn has_several_packs(model: &Model) -> bool {
    model.library().packs().len() > 1
}
