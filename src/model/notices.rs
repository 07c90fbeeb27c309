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

/// A message to the learner.
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

/// How long a message that asks for nothing is shown at least, in milliseconds.
const SHOWN_MIN: u64 = 4_000;
/// How much longer if it can be undone.
const TO_UNDO: u64 = 4_000;
/// How much longer for each letter: unhurried readers take in about fifteen a second.
const EACH_LETTER: u64 = 65;

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

    /// Confirms something that was done; goes by itself.
    pub fn info(text: impl Into<String>) -> Self {
        Self::new(Level::Info, &text.into())
    }

    /// Like `info`, but gone with the next action.
    pub fn toast(text: impl Into<String>) -> Self {
        Self {
            is_toast: true,
            ..Self::info(text)
        }
    }

    /// Says that something is wrong and nothing is lost; stays until dismissed.
    pub fn warning(text: impl Into<String>) -> Self {
        Self::new(Level::Warning, &text.into())
    }

    /// Reports a failed request; stays until dismissed. The first line of a longer error is the message, the rest are its details.
    pub fn error(error: &(impl ToString + ?Sized)) -> Self {
        let all = error.to_string();
        match all.split_once('\n') {
            Some((text, details)) => Self::new(Level::Error, text).with_details(details.to_owned()),
            None => Self::new(Level::Error, &all),
        }
    }

    /// How long it is shown before it goes by itself, in milliseconds; `None` if it waits until it is closed.
    pub fn lasts_ms(&self) -> Option<u64> {
        let to_undo = if self.undo.is_some() { TO_UNDO } else { 0 };
        let letters = self.text.chars().count() as u64;
        let lasts = SHOWN_MIN + to_undo + EACH_LETTER * letters;
        (self.level == Level::Info && self.details.is_none()).then_some(lasts)
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

    /// All notices, latest last.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = &Notice> + ExactSizeIterator {
        self.list.iter()
    }

    /// The notices that outlast the next action, latest last.
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
    fn what_asks_for_nothing_goes_by_itself_and_later_the_longer_it_is() {
        let lasts = |notice: Notice| notice.lasts_ms();
        let undo = || Action::Shell(crate::model::ShellAction::CloseModal);
        let short = lasts(Notice::info("Saved."));
        let long = lasts(Notice::info(
            "Removed. The files as they were lie beside the scores.",
        ));
        assert!(short < long, "{short:?} {long:?}");
        let undone = lasts(Notice::info("Saved.").with_undo(undo()));
        assert!(short < undone, "time to press Undo: {undone:?}");
        assert_eq!(lasts(Notice::warning("The folder is gone.")), None);
        assert_eq!(lasts(Notice::error("cannot save the text")), None);
        let unopened = Notice::info("Saved.").with_details("It could not be opened".to_owned());
        assert_eq!(lasts(unopened), None, "details take time");
    }

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
