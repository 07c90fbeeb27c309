//! Reading packs: from files to validated values.

pub(in crate::material) mod articles;
pub(in crate::material) mod facts;
pub(in crate::material) mod files;
pub(in crate::material) mod load;
pub(in crate::material) mod parse;
pub(in crate::material) mod question_lines;
pub(in crate::material) mod split;
pub(in crate::material) mod written;
