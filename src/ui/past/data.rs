//! What the end page of a session of the record shows and offers.

use crate::model::Model;
use crate::record::Moment;
use crate::ui::look::names::title;
use crate::ui::look::phrases::day;
use crate::ui::sitting::data::result::{self, ResultPage};

/// A session of the record, before it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastPage {
    /// Its name, and the day on which it began.
    pub title: String,
    pub result: ResultPage,
}

/// Builds the page; `None` if the session no longer counts, or none of its questions is in a pack.
pub fn data(model: &Model, now: Moment) -> Option<PastPage> {
    let past = model.past();
    let past = past.as_ref().as_ref()?;
    let sitting = &past.sitting;
    let name = title(model.library(), &sitting.mode, &sitting.scope);
    let when = day(past.day, model.memory().today(now));
    Some(PastPage {
        title: format!("{when} · {name}"),
        result: result::past(model, past),
    })
}
