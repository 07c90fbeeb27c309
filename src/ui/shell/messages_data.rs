//! What the messages over the lower edge say and offer.

use crate::model::{Level, Model, Notice, ShellAction};
use crate::ui::look::phrases::count;
use crate::ui::offer::Offer;

/// How much of a message names it where a button must tell its object, in characters.
const NAME: usize = 60;

/// The messages in sight, in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Messages<'a> {
    /// What could not be saved first, then the newest.
    pub rows: Vec<Message<'a>>,
    /// The number of messages behind these.
    pub more: Option<String>,
}

/// A message to the learner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message<'a> {
    /// `None` for answers that could not be saved, of which the writer tells.
    pub id: Option<u64>,
    pub level: Level,
    pub text: String,
    /// The system's words or a path, folded away.
    pub details: Option<Details<'a>>,
    pub undo: Option<Offer>,
    /// `None` where closing would only hide what must be seen to.
    pub close: Option<Offer>,
    /// How long it is shown, in milliseconds; `None` if it waits until it is closed.
    pub lasts_ms: Option<u64>,
}

/// What lies behind the button Details.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details<'a> {
    pub text: &'a str,
    /// Accessible name of the button.
    pub name: String,
}

/// Builds the messages, at most `most` at once.
pub fn messages(model: &Model, most: usize) -> Messages<'_> {
    let stuck = stuck(model);
    let all = model.notices().all();
    let (known, room) = (all.len(), most.saturating_sub(usize::from(stuck.is_some())));
    let notices = all.rev().take(room).map(message);
    let more = known.saturating_sub(room);
    Messages {
        rows: stuck.into_iter().chain(notices).collect(),
        more: (more > 0).then(|| format!("and {} behind these", count(more, "message"))),
    }
}

fn stuck(model: &Model) -> Option<Message<'_>> {
    let saving = model.saving();
    let problem = saving.problem.as_deref().filter(|_| saving.is_stuck())?;
    let waiting = match saving.waiting {
        1 => "1 entry".to_owned(),
        many => format!("{many} entries"),
    };
    Some(Message {
        id: None,
        level: Level::Error,
        text: format!(
            "Not saved yet: {waiting}. Leave the window open; saving is tried again every second."
        ),
        details: Some(details(problem, "what is not saved")),
        undo: None,
        close: None,
        lasts_ms: None,
    })
}

fn message(notice: &Notice) -> Message<'_> {
    let text = match notice.times {
        ..=1 => notice.text.clone(),
        times => format!("{} ({times} times)", notice.text),
    };
    let name = short(&notice.text);
    let undo = notice.undo.clone();
    let close = ShellAction::DismissNotice(notice.id);
    Message {
        id: Some(notice.id),
        level: notice.level,
        details: notice.details.as_deref().map(|it| details(it, name)),
        undo: undo.map(|undo| Offer::new("Undo", undo).named(format!("Undo: {name}"))),
        close: Some(Offer::new("Close", close).named(format!("Close: {name}"))),
        lasts_ms: notice.lasts_ms(),
        text,
    }
}

fn details<'a>(text: &'a str, of: &str) -> Details<'a> {
    let name = format!("Details: {of}");
    Details { text, name }
}

/// Returns the first sentence, cut to the length of a name.
fn short(text: &str) -> &str {
    let sentence = text.split_once(". ").map_or(text, |(first, _)| first);
    let end = sentence.char_indices().nth(NAME).map(|(at, _)| at);
    end.and_then(|end| sentence.get(..end)).unwrap_or(sentence)
}
