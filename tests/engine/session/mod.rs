//! Sessions, and the whole model through its actions: what screens say, any actions in any order.

pub mod bookmarks;
pub mod contents;
pub mod flows;
pub mod in_text;
pub mod kinds;
pub mod left;
pub mod lists;
pub mod monkey;
pub mod number_gaps;
pub mod numbers;
pub mod pages;
pub mod palette;
pub mod proof;
pub mod study;
