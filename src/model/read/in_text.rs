//! Questions in the text: before a section, beside a passage, at the end.

use crate::material::{AskId, FactId, SectionId};
use crate::model::sitting::Desk;
use crate::model::{Model, Notice, Reader, Route};
use crate::record::{Event, Moment};
use crate::study::{
    Feedback, Mode, Scope, Sitting, Stage, Wish, after_section, before_section, face_of, next_weak,
};

/// The questions of the open section.
#[derive(Clone, Debug, Default)]
pub struct Prompts {
    section: Option<SectionId>,
    /// The visit of the reader that they were drawn for.
    visit: u64,
    /// Those for the time before it is read; empty when there are none.
    pub before: Desk,
    /// Whether the learner wanted them.
    pub is_checking: bool,
    /// The one that is asked beside its passage.
    pub here: Desk,
    /// Those at the end.
    pub after: Desk,
    /// Whether the learner skipped them.
    pub is_skipped: bool,
}

/// Whose keys and buttons work now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// The drill or quiz with a screen of its own.
    Sitting,
    /// The questions before a section.
    Before,
    /// The question beside a passage.
    Here,
    /// The questions at the end of a section.
    After,
}

impl Hand {
    /// The desk that is meant.
    pub(in crate::model) fn of<'a>(
        self,
        desk: &'a mut Desk,
        prompts: &'a mut Prompts,
    ) -> &'a mut Desk {
        match self {
            Self::Sitting => desk,
            Self::Before => &mut prompts.before,
            Self::Here => &mut prompts.here,
            Self::After => &mut prompts.after,
        }
    }
}

/// Something that is done with the questions in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PromptAction {
    /// Asks a fact beside its passage; the same again closes the question.
    Here(FactId),
    /// Closes the question beside a passage.
    Close,
    /// Begins the questions before the section (`true`), or puts them away.
    Before(bool),
    /// Leaves the questions at the end of the section out.
    Skip(Skip),
    /// Brings them back.
    AfterAll,
    /// Asks in the text, or no longer.
    Anywhere(bool),
}

/// For how long the questions at the end of a section are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skip {
    /// This time.
    Now,
    /// At the end of this section.
    Section,
    /// At the end of all sections.
    Always,
}

impl Prompts {
    /// Whether they belong to what the reader shows now.
    fn is_of(&self, reader: &Reader) -> bool {
        self.section == reader.section && self.visit == reader.visit
    }

    /// The fact that is asked beside its passage.
    pub fn asked_here(&self) -> Option<&FactId> {
        let sitting = self.here.sitting.as_ref()?;
        let answered = sitting.progress().answers.last().map(|it| &it.ask.fact);
        sitting.current().map(|ask| &ask.fact).or(answered)
    }

    /// The fact whose passage must not be read now: it is asked in the text.
    pub fn covered(&self) -> Option<&FactId> {
        let sitting = self.here.sitting.as_ref()?;
        let is_open = sitting.progress().stage == Stage::Asking;
        sitting.current().filter(|_| is_open).map(|ask| &ask.fact)
    }
}

/// Whether a sitting in the text has an answer and is not over.
fn is_begun(desk: &Desk) -> bool {
    let sitting = desk.sitting.as_ref();
    sitting.is_some_and(|it| !it.is_over() && !it.progress().answers.is_empty())
}

impl Model {
    /// Whose keys and buttons work now.
    pub fn hand(&self) -> Hand {
        if self.route != Route::Read {
            Hand::Sitting
        } else if self.prompts.here.sitting.is_some() {
            Hand::Here
        } else if self.prompts.is_checking {
            Hand::Before
        } else {
            Hand::After
        }
    }

    /// The questions that are on the screen: those of the sitting, or those in the text.
    pub fn at_hand(&self) -> &Desk {
        match self.hand() {
            Hand::Sitting => &self.desk,
            Hand::Before => &self.prompts.before,
            Hand::Here => &self.prompts.here,
            Hand::After => &self.prompts.after,
        }
    }

    pub(in crate::model) fn at_hand_mut(&mut self) -> &mut Desk {
        self.hand().of(&mut self.desk, &mut self.prompts)
    }

    /// Whether a question in the text has the keyboard: one that was asked for, or the one at the end once the text was seen.
    pub fn asks_in_text(&self) -> bool {
        match self.hand() {
            Hand::Sitting => false,
            Hand::Here | Hand::Before => true,
            Hand::After => {
                let has_some = self.prompts.after.sitting.is_some();
                has_some && !self.prompts.is_skipped && self.reader.permille() >= 1000
            }
        }
    }

    pub(in crate::model) fn prompt(&mut self, action: PromptAction, now: Moment) -> Vec<Event> {
        match action {
            PromptAction::Here(fact) => self.ask_here(&fact, now),
            PromptAction::Close => self.close_here(now),
            PromptAction::Before(begin) => self.check_before(begin, now),
            PromptAction::Skip(skip) => self.skip_prompts(skip, now),
            PromptAction::AfterAll => self.ask_after_all(now),
            PromptAction::Anywhere(on) => self.set_prompts(on, now),
        }
    }

    /// Brings the questions of the open section; those that are being answered stay.
    pub(in crate::model) fn open_prompts(&mut self, now: Moment) -> Vec<Event> {
        let Some(section) = self
            .reader
            .section
            .clone()
            .filter(|_| !self.prompts.is_of(&self.reader))
        else {
            return Vec::new();
        };
        let same = self.prompts.section.as_ref() == Some(&section);
        let is_over = self
            .prompts
            .after
            .sitting
            .as_ref()
            .is_some_and(Sitting::is_over);
        if same && (!is_over || is_begun(&self.prompts.before)) {
            self.prompts.visit = self.reader.visit;
            return self.close_here(now);
        }
        let events = self.leave_prompts(now);
        let read = self.memory.reading(&section);
        let seed = self.prompt_seeds.bits();
        let is_unread = read.is_none_or(|it| !it.finished && it.permille < 500);
        let mut before = if is_unread && self.memory.asks_in_text() {
            before_section(&self.library, &self.memory, &section, seed)
        } else {
            Vec::new()
        };
        // One question alone would measure nothing.
        before.truncate(if before.len() < 2 { 0 } else { before.len() });
        self.prompts = Prompts {
            before: self.prepared(Mode::Check, &section, before, now),
            section: Some(section),
            visit: self.reader.visit,
            ..Prompts::default()
        };
        self.draw_after(now);
        events
    }

    /// Draws the questions for the end of the open section.
    fn draw_after(&mut self, now: Moment) {
        let Some(section) = self.prompts.section.clone() else {
            return;
        };
        let asks = if self.memory.asks_after(&section) {
            let today = self.memory.today(now);
            after_section(&self.library, &self.memory, &section, today)
        } else {
            Vec::new()
        };
        self.prompts.after = self.prepared(Mode::Read, &section, asks, now);
    }

    /// A desk with a sitting that the record hears of with its first answer; empty when nothing is asked.
    fn prepared(&mut self, mode: Mode, section: &SectionId, asks: Vec<AskId>, now: Moment) -> Desk {
        let wish = Wish {
            mode,
            scope: Scope::Section(section.clone()),
            feedback: Feedback::AtOnce,
            seed: self.prompt_seeds.bits(),
            asks,
        };
        Sitting::prepared(wish, now).map_or_else(Desk::default, Desk::with)
    }

    /// The article left the screen: what is open beside a passage ends, and questions that were not begun are drawn anew
    /// when it comes back.
    pub(in crate::model) fn rest_prompts(&mut self, now: Moment) -> Vec<Event> {
        let events = if self.prompts.here.sitting.is_some() || self.prompts.is_checking {
            self.leave_prompts(now)
        } else {
            Vec::new()
        };
        if !is_begun(&self.prompts.after) {
            self.prompts.section = None;
        }
        events
    }

    /// Ends what is being answered in the text.
    pub(in crate::model) fn leave_prompts(&mut self, now: Moment) -> Vec<Event> {
        let mut stamps = self.clock.at(now, &self.record);
        let prompts = &mut self.prompts;
        let desks = [&mut prompts.before, &mut prompts.here, &mut prompts.after];
        let events = desks
            .into_iter()
            .filter_map(|desk| desk.sitting.as_mut())
            .flat_map(|sitting| sitting.leave(&mut stamps))
            .collect();
        (prompts.here, prompts.is_checking) = (Desk::default(), false);
        events
    }

    /// Asks a fact beside its passage; the same again closes the question.
    fn ask_here(&mut self, fact: &FactId, now: Moment) -> Vec<Event> {
        let same = self.prompts.asked_here() == Some(fact);
        let events = self.close_here(now);
        let Some((pack, found)) = self.library.fact(fact).filter(|_| !same) else {
            return events;
        };
        let (Some(face), Some(section)) = (
            face_of(pack, found, &self.memory),
            self.reader.section.clone(),
        ) else {
            return events;
        };
        self.prompts.here = self.prepared(Mode::Read, &section, vec![face], now);
        events
    }

    /// Closes the question beside a passage.
    pub(in crate::model) fn close_here(&mut self, now: Moment) -> Vec<Event> {
        let mut stamps = self.clock.at(now, &self.record);
        let here = std::mem::take(&mut self.prompts.here);
        here.sitting
            .map(|mut sitting| sitting.leave(&mut stamps))
            .unwrap_or_default()
    }

    /// Begins the questions before the section (`true`), or puts them away.
    pub(in crate::model) fn check_before(&mut self, begin: bool, now: Moment) -> Vec<Event> {
        self.prompts.is_checking = begin && self.prompts.before.sitting.is_some();
        if let Some(sitting) = self.prompts.before.sitting.as_mut().filter(|_| begin) {
            sitting.shown(now);
            return Vec::new();
        }
        let mut stamps = self.clock.at(now, &self.record);
        let before = std::mem::take(&mut self.prompts.before);
        let sitting = before.sitting.into_iter();
        sitting.flat_map(|mut it| it.leave(&mut stamps)).collect()
    }

    /// What follows when an answer in the text was given: the questions at the end are those that came before.
    pub(in crate::model) fn after_answer(&mut self, now: Moment) {
        let is_over = |desk: &Desk| desk.sitting.as_ref().is_some_and(Sitting::is_over);
        if self.prompts.is_checking && is_over(&self.prompts.before) {
            self.prompts.is_checking = false;
            self.draw_after(now);
        }
    }

    /// Leaves the questions at the end out.
    fn skip_prompts(&mut self, skip: Skip, now: Moment) -> Vec<Event> {
        self.prompts.is_skipped = true;
        if skip == Skip::Always {
            self.prompts.before = Desk::default();
        }
        let section = self.reader.section.as_ref();
        let key = match (skip, section) {
            (Skip::Now, _) | (Skip::Section, None) => return Vec::new(),
            (Skip::Section, Some(section)) => format!("prompts/{section}"),
            (Skip::Always, _) => "prompts".to_owned(),
        };
        vec![self.set(key, "off", now)]
    }

    /// Asks at the end of sections again, or no longer.
    fn set_prompts(&mut self, on: bool, now: Moment) -> Vec<Event> {
        vec![self.set("prompts".to_owned(), if on { "on" } else { "off" }, now)]
    }

    /// Brings the skipped questions back, here or also for the next time.
    fn ask_after_all(&mut self, now: Moment) -> Vec<Event> {
        self.prompts.is_skipped = false;
        let Some(section) = self.reader.section.clone() else {
            return Vec::new();
        };
        let mut events = Vec::new();
        if !self.memory.asks_in_text() {
            events.push(self.set("prompts".to_owned(), "on", now));
        }
        if !self.memory.asks_after(&section) {
            events.push(self.set(format!("prompts/{section}"), "on", now));
        }
        self.prompts.section = None;
        events
    }

    fn set(&mut self, key: String, value: &str, now: Moment) -> Event {
        Event::Set {
            at: self.clock.at(now, &self.record).take(),
            key,
            value: value.to_owned(),
        }
    }

    /// Shows the next passage whose fact is fading or being learnt.
    pub(in crate::model) fn next_weak(&mut self, now: Moment) -> Vec<Event> {
        let Some(section) = self.reader.section.clone() else {
            return Vec::new();
        };
        let today = self.memory.today(now);
        let from = (&section, self.reader.jumped.as_ref());
        if let Some(fact) = next_weak(&self.library, &self.memory, from, today) {
            return self.open_passage(fact, now);
        }
        let text = "Nothing in these articles is fading.";
        self.notices.add(Notice::toast(text));
        Vec::new()
    }
}
