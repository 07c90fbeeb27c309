//! Which questions are asked, and in which order.

pub(in crate::study) mod drill_plan;
pub(in crate::study) mod fit;
pub(in crate::study) mod in_text;
pub(in crate::study) mod pick;
pub(in crate::study) mod pool;
#[cfg(test)]
mod pool_tests;
pub(in crate::study) mod shuffle;
