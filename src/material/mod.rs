//! Packs of study material: articles, facts and questions, read from text into checked, immutable values.
//!
//! Everything here is pure. A [`Library`] that exists is valid: ids are unique, topics and sources resolve,
//! and each passage stands exactly once in its section, so nobody checks again.

mod address;
mod article;
mod cloze;
mod fact;
mod library;
mod load;
mod load_articles;
mod looks;
mod markdown;
mod parse;
mod picture;
mod plain_text;
mod problem;
mod question;
mod question_lines;
mod rich;
mod scripts;
mod sections;
mod split;
mod svg;
mod table;
mod written;

pub use address::{AskId, FactId, SectionId, is_slug};
pub use article::{
    Article, Block, BlockKind, Column, Look, Marker, Place, RichText, Row, Run, Script, Section,
    Side, Style,
};
pub use cloze::{Cloze, ClozePart, Gap};
pub use fact::{Evidence, Fact, Passage, Status};
pub use library::{Asked, Library, Pack, Source, Topic};
pub use load::{OWN_PACK, Origin, PACK_FORMAT, PackFiles, load_pack};
pub use load_articles::{is_worth_reading, new_article_id, own_articles};
pub use picture::Picture;
pub use problem::Problem;
pub use question::{AnswerOption, Kind, Level, Pair, Question, Scoring};
pub use question_lines::question_lines;
pub use svg::Palette;
