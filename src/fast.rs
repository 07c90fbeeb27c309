//! Maps and sets with a fast hash. It is not hardened against chosen keys: nobody gains by slowing these down. The only
//! module that names `indexmap` and `foldhash`.

use foldhash::fast::RandomState;

/// An unordered map.
pub(crate) type FastMap<K, V> = std::collections::HashMap<K, V, RandomState>;

/// An unordered set.
pub(crate) type FastSet<K> = std::collections::HashSet<K, RandomState>;

/// A set that numbers its keys in order of insertion.
pub(crate) type NumberedSet<K> = indexmap::IndexSet<K, RandomState>;
