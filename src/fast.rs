//! Maps and sets that find their keys quickly; nobody gains by choosing keys that make them slow. The only module that names
//! `indexmap` and `foldhash`.

use foldhash::fast::RandomState;

/// A map without order.
pub(crate) type FastMap<K, V> = std::collections::HashMap<K, V, RandomState>;

/// A set without order.
pub(crate) type FastSet<K> = std::collections::HashSet<K, RandomState>;

/// A set in which each key has the number of its place.
pub(crate) type NumberedSet<K> = indexmap::IndexSet<K, RandomState>;
