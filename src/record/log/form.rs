//! The two forms of an event in a record: packed, or plain.

use crate::record::event::Event;
use crate::record::log::packed::Packer;

/// Where a view finds what it says.
#[derive(Debug)]
pub(in crate::record) enum Form<'a, T> {
    Packed(&'a Packer, &'a T),
    /// An event of the kind that the view is of.
    Plain(&'a Event),
}

impl<T> Clone for Form<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Form<'_, T> {}
