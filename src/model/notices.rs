//! What the learner is told outside of a screen: a list, so that no message hides another.

use crate::memory::Forgotten;
use crate::model::action::Action;
use crate::model::record::action::RecordAction;
use crate::record::Moment;

/// How much a notice matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Something was done.
    Info,
    /// Something is not as it should be; nothing is lost.
    Warning,
    /// Something that was wanted could not be done.
    Error,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Names it as long as the program runs.
    pub id: u64,
    /// How much it matters.
    pub level: Level,
    /// A sentence or two.
    pub text: String,
    /// The system's own words, a path.
    pub details: Option<String>,
    /// What takes back what it tells of.
    pub undo: Option<Action>,
    /// When it was said last.
    pub at: Moment,
    /// How often it was said since it was put away last.
    pub times: usize,
    /// Whether it goes by itself, with the next thing that the learner does.
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

    /// Something was done, and that stays on the screen until it is put away.
    pub fn info(text: impl Into<String>) -> Self {
        Self::new(Level::Info, &text.into())
    }

    /// Something was done, which is said for a moment.
    pub fn toast(text: impl Into<String>) -> Self {
        Self {
            is_toast: true,
            ..Self::info(text)
        }
    }

    /// Something is not as it should be.
    pub fn warning(text: impl Into<String>) -> Self {
        Self::new(Level::Warning, &text.into())
    }

    /// Something could not be done. Of an error of several lines the first is the message, the others are its details.
    pub fn error(error: &(impl ToString + ?Sized)) -> Self {
        let all = error.to_string();
        match all.split_once('\n') {
            Some((text, details)) => Self::new(Level::Error, text).with_details(details.to_owned()),
            None => Self::new(Level::Error, &all),
        }
    }

    /// The same with details.
    #[must_use]
    pub fn with_details(self, details: String) -> Self {
        Self {
            details: Some(details),
            ..self
        }
    }

    /// The same with what takes it back.
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

/// The text with a capital letter: errors begin with a verb.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// All notices that were not put away, the latest last.
#[derive(Clone, Debug, Default)]
pub struct Notices {
    list: Vec<Notice>,
    last_id: u64,
    now: Option<Moment>,
}

impl Notices {
    /// Takes the time for the notices to come.
    pub(in crate::model) fn tick(&mut self, now: Moment) {
        self.now = Some(now);
    }

    /// Adds a notice. One that says the same takes the place of the one before, and is counted.
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

    /// Puts one away.
    pub fn dismiss(&mut self, id: u64) {
        self.list.retain(|it| it.id != id);
    }

    /// What was said for a moment goes.
    pub(in crate::model) fn hush(&mut self) {
        self.list.retain(|it| !it.is_toast);
    }

    /// What offers to take that back has done so.
    pub(in crate::model) fn is_undone(&mut self, undo: &Action) {
        self.list.retain(|it| it.undo.as_ref() != Some(undo));
    }

    /// What offers to bring that back has been answered, here or elsewhere, or it goes for good.
    pub(in crate::model) fn forgotten_is_settled(&mut self, forgotten: &Forgotten) {
        self.list.retain(
            |notice| !matches!(&notice.undo, Some(Action::Record(RecordAction::BringBack(it))) if it.is_same(forgotten)),
        );
    }

    /// Those that stay until they are put away, the latest last.
    pub fn banners(&self) -> impl DoubleEndedIterator<Item = &Notice> {
        self.list.iter().filter(|it| !it.is_toast)
    }

    /// What is said for a moment.
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
