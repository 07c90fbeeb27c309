//! Values in few bytes, and sums of bytes: what caches are made of. The only module that names `bytes`, `postcard`
//! and `xxhash_rust`.

pub use bytes::Bytes;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::Xxh3Default;

/// A value as bytes; `None` for one that cannot be written so.
pub fn to_bytes(value: &impl Serialize) -> Option<Vec<u8>> {
    postcard::to_stdvec(value).ok()
}

/// Reads a value that may borrow from the bytes; `None` when they are not exactly one.
pub fn from_bytes<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Option<T> {
    match postcard::take_from_bytes(bytes) {
        Ok((value, [])) => Some(value),
        Ok(_) | Err(_) => None,
    }
}

/// A part of bytes that holds them instead of a copy; of other bytes a copy.
pub fn part_of(bytes: &Bytes, part: &[u8]) -> Bytes {
    let (all, wanted) = (bytes.as_ptr_range(), part.as_ptr_range());
    if all.start <= wanted.start && wanted.end <= all.end {
        bytes.slice_ref(part)
    } else {
        Bytes::copy_from_slice(part)
    }
}

/// A sum that tells bytes apart (XXH3, 128 bits): not against intent, but against any accident.
#[derive(Clone, Default)]
pub struct Sum(Xxh3Default);

impl Sum {
    /// The sum of these bytes.
    pub fn of(bytes: &[u8]) -> u128 {
        xxhash_rust::xxh3::xxh3_128(bytes)
    }

    /// Adds the next bytes.
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The sum of all bytes so far.
    pub fn value(&self) -> u128 {
        self.0.digest128()
    }
}
