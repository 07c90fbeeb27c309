//! Requests of one part of the model to another.

use crate::material::FactId;
use crate::model::route::Route;
use crate::study::{Sitting, Wish};

/// A change outside the part that handled the action; carried out after the events of the action are recorded.
#[derive(Clone, Debug)]
pub(in crate::model) enum Turn {
    Go(Route),
    ShowPassage(FactId),
    /// Starts a session, or none if there is nothing to ask.
    Start(Wish),
    Resume(Box<Sitting>),
    /// Rebuilds the open session and ends the open questions in the text, since some of their answers may no longer
    /// count.
    RebuildSittings,
    /// Rebuilds the open session if other answers of it count now.
    RefreshSitting,
}
