//! Events together with their index in the record.

use crate::record::Seen;

/// An event and its index in the record.
#[derive(Clone, Copy)]
pub(in crate::memory) struct Located<'a> {
    pub index: usize,
    pub seen: &'a Seen<'a>,
}

/// Shortens an index, of which there are as many as answers; a record is never longer than `u32::MAX`.
pub(in crate::memory) fn to_u32(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

pub(in crate::memory) fn to_usize(index: u32) -> usize {
    usize::try_from(index).unwrap_or(usize::MAX)
}
