//! Packs of study material: articles, facts and questions, parsed from text into validated, immutable values.
//!
//! Everything here is pure. A [`Library`] is valid by construction: ids are unique, topics and sources resolve, and
//! each passage occurs exactly once in its section, so nothing downstream checks again.

mod address;
mod article;
mod cloze;
mod exam_fit;
mod fact;
mod library;
mod pack;
mod passage;
mod problem;
mod question;

pub use address::{FaceId, FactId, SectionId, is_slug, is_web};
pub use article::picture::Picture;
pub use article::scripts::{parts as script_parts, small_letters};
pub use article::svg::Palette;
pub use article::{
    Article, Block, BlockKind, BlockRange, Column, Marker, RichText, Run, RunStyle, Script,
    Section, Side, Style, TableRow,
};
pub use cloze::{Cloze, ClozePart, Gap};
pub use exam_fit::{Contrasts, exam_fit};
pub use fact::{Evidence, Fact, Status};
pub use library::{Face, FactPlace, Library, Pack, Source, Topic};
pub use pack::articles::{is_worth_reading, new_article_id, own_articles};
pub use pack::files::{OWN_PACK, Origin, PackFiles, RESERVED_IDS, Unreadable};
pub use pack::load::{PACK_FORMAT, load_pack};
pub use pack::question_lines::{FactLines, entry_lines, fact_lines, question_lines};
pub use passage::Passage;
pub use problem::{Problem, Refusal};
pub use question::{AnswerOption, Input, Kind, Level, Pair, Question, Scoring};
