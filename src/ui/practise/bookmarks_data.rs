//! What Practise shows of the learner's bookmarks.

use crate::material::FaceId;
use crate::model::{Model, StartAction};
use crate::record::Scope;
use crate::ui::look::phrases::count;
use crate::ui::offer::Offer;
use crate::ui::sitting::data::row::AnswerRow;

/// The bookmarked questions.
pub struct BookmarksPage<'a> {
    model: &'a Model,
    asks: Vec<&'a FaceId>,
    /// Their number, or how a question is bookmarked.
    pub about: String,
    /// `None` if there are none.
    pub quiz: Option<Offer>,
    /// Index of the row that the keys act on.
    pub selected: usize,
}

/// A bookmarked question as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BookmarkRow {
    Here(Box<AnswerRow>),
    /// The question is no longer in its pack; a line that says so.
    Gone(String),
}

impl<'a> BookmarksPage<'a> {
    /// Builds the page without its rows, which are built as they come into sight.
    pub fn new(model: &'a Model) -> Self {
        let asks: Vec<_> = model.memory().bookmarks().collect();
        let about = match asks.len() {
            0 => "None yet. Press S on a question to find it here again.".to_owned(),
            some => count(some, "bookmarked question"),
        };
        let label = if asks.len() == 1 {
            "Quiz it"
        } else {
            "Quiz these"
        };
        let quiz = Offer::new(label, StartAction::Quiz(Scope::Bookmarked));
        Self {
            model,
            about,
            quiz: (!asks.is_empty()).then_some(quiz),
            selected: model.practise().row.min(asks.len().saturating_sub(1)),
            asks,
        }
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.asks.len()
    }

    /// Whether no question is bookmarked.
    pub fn is_empty(&self) -> bool {
        self.asks.is_empty()
    }

    /// Builds a row; `None` beyond the last.
    pub fn row(&self, row: usize) -> Option<BookmarkRow> {
        let ask = self.asks.get(row)?;
        let here = AnswerRow::bookmarked(self.model, ask);
        let gone = || BookmarkRow::Gone(format!("{ask}: no longer in its pack"));
        Some(here.map_or_else(gone, |row| BookmarkRow::Here(Box::new(row))))
    }
}
