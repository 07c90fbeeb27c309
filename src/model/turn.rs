//! What a part asks of the parts beside it.

use crate::material::FactId;
use crate::model::route::Route;
use crate::study::{Sitting, Wish};

/// Something that crosses parts. Done after the events of the action were taken.
#[derive(Clone, Debug)]
pub(in crate::model) enum Turn {
    /// Shows a screen.
    Go(Route),
    /// Opens the article at the passage of a fact.
    ShowPassage(FactId),
    /// Begins a session; with nothing to ask, none.
    Start(Wish),
    /// Goes on with a session that was left.
    Resume(Box<Sitting>),
    /// Builds the sitting anew that is open, and ends what is being answered in the text: answers of theirs may no longer
    /// count.
    RebuildSittings,
    /// Builds the sitting anew that is open where other answers of it count now; nothing else changes.
    RefreshSitting,
}
