//! What an answer becomes by what was said later.

use crate::record::MissCause;

/// What later events say of an answer.
#[derive(Default)]
pub(in crate::memory) struct Correction {
    pub amended: Option<(u8, crate::answer::Grade)>,
    pub cause: Option<MissCause>,
}
