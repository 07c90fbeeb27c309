//! The sum that tells texts apart while files are read. The only module that names `xxhash_rust`.

/// The sum of these bytes (XXH3, 128 bits): it tells them apart not against intent, but against any accident.
pub fn sum(bytes: &[u8]) -> u128 {
    xxhash_rust::xxh3::xxh3_128(bytes)
}
