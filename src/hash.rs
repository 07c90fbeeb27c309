//! The checksum that distinguishes texts while files are read. The only module that names `xxhash_rust`.

/// Returns the XXH3 checksum (128 bits): safe against accidental collisions, but not against deliberate ones.
pub fn sum(bytes: &[u8]) -> u128 {
    xxhash_rust::xxh3::xxh3_128(bytes)
}
