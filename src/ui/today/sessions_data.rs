//! The recent sessions as table rows.

use crate::memory::SittingScore;
use crate::model::{FlowAction, Model};
use crate::record::{Mode, Moment};
use crate::study::{Counted, Headline, headline, is_in_text};
use crate::ui::look::names::title;
use crate::ui::look::phrases::day;
use crate::ui::offer::Offer;

/// Maximum number of sessions listed.
const SESSIONS: usize = 5;

/// A past session as a table row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// `Today`, `Friday`, `3 March`.
    pub day: String,
    /// Mode and scope.
    pub name: String,
    /// `7 of 10`.
    pub score: String,
    /// What the score counts, and what the whole session came to.
    pub about: String,
    /// Shows how it ended; its label names the session.
    pub open: Offer,
}

/// The latest sessions with answers, newest first; those in the text are left out.
pub(super) fn sessions(model: &Model, now: Moment) -> Vec<Session> {
    let all = model.memory().sittings().rev();
    let answered = all.filter(|it| it.counts.answers > 0 && !is_in_text(it.mode));
    let shown = answered.take(SESSIONS);
    shown.map(|it| session(model, now, &it)).collect()
}

fn session(model: &Model, now: Moment, it: &SittingScore<'_>) -> Session {
    let Headline { right, of, counts } = headline(it.mode, it.counts);
    let all = it.counts;
    let is_own = it.device == model.device();
    let goes_on = it.finished.is_none() && matches!(it.mode, Mode::Drill | Mode::Quiz);
    let about = match counts {
        _ if goes_on && is_own => "unfinished".to_owned(),
        Counted::FirstAttempts if all.answers > all.first_attempts => {
            format!("at first attempt, {} of {} in all", all.right, all.answers)
        }
        Counted::FirstAttempts => "at first attempt".to_owned(),
        Counted::AllAnswers => String::new(),
    };
    let day = day(it.day, model.memory().today(now));
    let name = title(model.library(), it.mode, it.of);
    let score = format!("{right} of {of}");
    Session {
        open: Offer::new(
            format!("{day}, {name}, {score}"),
            FlowAction::OpenPast(it.name()),
        ),
        day,
        name,
        score,
        about,
    }
}
