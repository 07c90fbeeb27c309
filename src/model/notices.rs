//! Messages to the learner outside any screen: a list, so that none hides another.

use crate::memory::Forgotten;
use crate::model::action::Action;
use crate::model::record::action::RecordAction;
use crate::record::Moment;

/// The severity of a notice, mildest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Info,
    /// Something is wrong, but nothing is lost.
    Warning,
    /// A request failed.
    Error,
}

/// A message to the learner: a toast or a banner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Unique within this run of the program.
    pub id: u64,
    pub level: Level,
    /// One or two sentences.
    pub text: String,
    /// The operating system's wording, or a path.
    pub details: Option<String>,
    pub undo: Option<Action>,
    /// When it was last added.
    pub at: Moment,
    /// How often it was added since it was last dismissed.
    pub times: usize,
    /// Whether it disappears with the learner's next action.
    pub is_toast: bool,
}

impl Notice {
    fn new(level: Level, text: &str) -> Self {
        Self {
            id: 0,
            level,
            text: sentence(text),
            details: None,
            undo: None,
            at: Moment::new(0, 0),
            times: 1,
            is_toast: false,
        }
    }

    /// A banner that confirms something was done; stays until dismissed.
    pub fn info(text: impl Into<String>) -> Self {
        Self::new(Level::Info, &text.into())
    }

    /// A brief confirmation that disappears with the next action.
    pub fn toast(text: impl Into<String>) -> Self {
        Self {
            is_toast: true,
            ..Self::info(text)
        }
    }

    /// A banner about something wrong that loses nothing.
    pub fn warning(text: impl Into<String>) -> Self {
        Self::new(Level::Warning, &text.into())
    }

    /// A banner about a failed request. The first line of a longer error is the message, the rest are its details.
    pub fn error(error: &(impl ToString + ?Sized)) -> Self {
        let all = error.to_string();
        match all.split_once('\n') {
            Some((text, details)) => Self::new(Level::Error, text).with_details(details.to_owned()),
            None => Self::new(Level::Error, &all),
        }
    }

    /// Attaches lines that are shown on demand.
    #[must_use]
    pub fn with_details(self, details: String) -> Self {
        Self {
            details: Some(details),
            ..self
        }
    }

    /// Offers an action that reverts what the notice reports.
    #[must_use]
    pub fn with_undo(self, undo: impl Into<Action>) -> Self {
        Self {
            undo: Some(undo.into()),
            ..self
        }
    }

    fn says_the_same(&self, other: &Self) -> bool {
        let key = |it: &Self| (it.level, it.is_toast, it.undo.clone());
        key(self) == key(other) && self.text == other.text && self.details == other.details
    }
}

/// Capitalizes the first letter: error texts begin with a lowercase verb.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// The notices that are not dismissed, latest last.
#[derive(Clone, Debug, Default)]
pub struct Notices {
    list: Vec<Notice>,
    last_id: u64,
    now: Option<Moment>,
}

impl Notices {
    /// Sets the time stamp of notices added from now on.
    pub(in crate::model) fn tick(&mut self, now: Moment) {
        self.now = Some(now);
    }

    /// Adds a notice. A repeated one replaces its predecessor and counts up.
    pub fn add(&mut self, notice: Notice) {
        let known = self.list.iter().position(|it| it.says_the_same(&notice));
        let before = known.map(|place| self.list.remove(place));
        self.last_id += 1;
        self.list.push(Notice {
            id: self.last_id,
            at: self.now.unwrap_or(notice.at),
            times: before.map_or(1, |it| it.times + 1),
            ..notice
        });
    }

    /// Removes the notice with that id, if it is still listed.
    pub fn dismiss(&mut self, id: u64) {
        self.list.retain(|it| it.id != id);
    }

    /// Removes all toasts.
    pub(in crate::model) fn hush(&mut self) {
        self.list.retain(|it| !it.is_toast);
    }

    /// Removes the notices that offer this undo, which has been carried out.
    pub(in crate::model) fn remove_undo(&mut self, undo: &Action) {
        self.list.retain(|it| it.undo.as_ref() != Some(undo));
    }

    /// Removes the offers to bring back something forgotten that is brought back or being removed for good.
    pub(in crate::model) fn forgotten_is_settled(&mut self, forgotten: &Forgotten) {
        self.list.retain(
            |notice| !matches!(&notice.undo, Some(Action::Record(RecordAction::Restore(it))) if it.is_same(forgotten)),
        );
    }

    /// The notices that stay until dismissed, latest last.
    pub fn banners(&self) -> impl DoubleEndedIterator<Item = &Notice> {
        self.list.iter().filter(|it| !it.is_toast)
    }

    /// The most recent notice that disappears by itself.
    pub fn latest_toast(&self) -> Option<&Notice> {
        self.list.iter().rev().find(|it| it.is_toast)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_message_hides_another_and_the_same_is_counted_once() {
        let mut notices = Notices::default();
        notices.add(Notice::error("cannot read the settings: found a\nPath: b"));
        notices.add(Notice::warning("cannot back up"));
        notices.add(Notice::toast("Copied"));
        notices.add(Notice::error("cannot read the settings: found a\nPath: b"));
        let texts: Vec<(&str, usize)> = notices
            .banners()
            .map(|it| (it.text.as_str(), it.times))
            .collect();
        assert_eq!(
            texts,
            [
                ("Cannot back up", 1),
                ("Cannot read the settings: found a", 2)
            ],
            "both, the latest last"
        );
        let toast = notices.latest_toast().map(|it| it.text.as_str());
        assert_eq!(toast, Some("Copied"), "beside them");
        notices.hush();
        assert_eq!(notices.latest_toast(), None, "it goes by itself");
        let first = notices.banners().next().map_or(0, |it| it.id);
        notices.dismiss(first);
        assert_eq!(notices.banners().count(), 1, "one by one");
    }
}
