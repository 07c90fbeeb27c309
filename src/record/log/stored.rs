//! How an event is kept in a record: packed or plain.

use crate::record::log::packed::Packer;

/// The data behind a view of an event.
#[derive(Debug)]
pub(in crate::record) enum Stored<'a, P, E> {
    Packed(&'a Packer, &'a P),
    Plain(&'a E),
}

impl<P, E> Clone for Stored<'_, P, E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P, E> Copy for Stored<'_, P, E> {}
