//! Questions in the text: before a section, beside a passage, at the end.

use crate::material::{FaceId, FactId, SectionId};
use crate::model::sitting::OpenSitting;
use crate::model::{Model, Notice, Reader, Route};
use crate::record::{Event, Mode, Moment, Scope, Setting, event};
use crate::study::{
    Feedback, Sitting, Stage, Wish, after_section, before_section, face_of, next_weak,
};

/// The questions of the open section.
#[derive(Clone, Debug, Default)]
pub struct InText {
    section: Option<SectionId>,
    /// The visit of the reader that they were drawn for.
    visit: u64,
    /// Those for the time before it is read; empty when there are none.
    pub before: OpenSitting,
    /// Whether the learner wanted them.
    pub wants_preread: bool,
    /// The one that is asked beside its passage.
    pub here: OpenSitting,
    /// Those at the end.
    pub after: OpenSitting,
    /// Whether the learner skipped them.
    pub is_skipped: bool,
}

/// Whose keys and buttons work now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerTarget {
    /// The drill or quiz with a screen of its own.
    Sitting,
    /// The questions before a section.
    Before,
    /// The question beside a passage.
    Here,
    /// The questions at the end of a section.
    After,
}

impl AnswerTarget {
    /// The open sitting that is meant.
    pub(in crate::model) fn of<'a>(
        self,
        open: &'a mut OpenSitting,
        in_text: &'a mut InText,
    ) -> &'a mut OpenSitting {
        match self {
            Self::Sitting => open,
            Self::Before => &mut in_text.before,
            Self::Here => &mut in_text.here,
            Self::After => &mut in_text.after,
        }
    }
}

/// Something that is done with the questions in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InTextAction {
    /// Asks a fact beside its passage; the same again closes the question.
    Here(FactId),
    /// Closes the question beside a passage.
    Close,
    /// Begins the questions before the section.
    AskBefore,
    /// Puts them away.
    CloseBefore,
    /// Leaves the questions at the end of the section out.
    Skip(Skip),
    /// Brings them back.
    AfterAll,
    /// Asks in the text.
    TurnOn,
    /// Asks there no longer.
    TurnOff,
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

impl InText {
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
fn is_begun(open: &OpenSitting) -> bool {
    let sitting = open.sitting.as_ref();
    sitting.is_some_and(|it| !it.is_over() && !it.progress().answers.is_empty())
}

impl Model {
    /// Whose keys and buttons work now.
    pub fn answer_target(&self) -> AnswerTarget {
        if self.route != Route::Read {
            AnswerTarget::Sitting
        } else if self.in_text.here.sitting.is_some() {
            AnswerTarget::Here
        } else if self.in_text.wants_preread {
            AnswerTarget::Before
        } else {
            AnswerTarget::After
        }
    }

    /// The questions that are on the screen: those of the sitting, or those in the text.
    pub fn target(&self) -> &OpenSitting {
        match self.answer_target() {
            AnswerTarget::Sitting => &self.open,
            AnswerTarget::Before => &self.in_text.before,
            AnswerTarget::Here => &self.in_text.here,
            AnswerTarget::After => &self.in_text.after,
        }
    }

    pub(in crate::model) fn target_mut(&mut self) -> &mut OpenSitting {
        self.answer_target().of(&mut self.open, &mut self.in_text)
    }

    /// Whether a question in the text has the keyboard: one that was asked for, or the one at the end once the text was seen.
    pub fn asks_in_text(&self) -> bool {
        match self.answer_target() {
            AnswerTarget::Sitting => false,
            AnswerTarget::Here | AnswerTarget::Before => true,
            AnswerTarget::After => {
                let has_some = self.in_text.after.sitting.is_some();
                has_some && !self.in_text.is_skipped && self.reader.permille() >= 1000
            }
        }
    }

    pub(in crate::model) fn act_in_text(
        &mut self,
        action: InTextAction,
        now: Moment,
    ) -> Vec<Event> {
        match action {
            InTextAction::Here(fact) => self.ask_here(&fact, now),
            InTextAction::Close => self.close_here(now),
            InTextAction::AskBefore => self.ask_before(true, now),
            InTextAction::CloseBefore => self.ask_before(false, now),
            InTextAction::Skip(skip) => self.skip_in_text(skip, now),
            InTextAction::AfterAll => self.ask_after_all(now),
            InTextAction::TurnOn => self.set_in_text("on", now),
            InTextAction::TurnOff => self.set_in_text("off", now),
        }
    }

    /// Brings the questions of the open section; those that are being answered stay.
    pub(in crate::model) fn open_in_text(&mut self, now: Moment) -> Vec<Event> {
        let Some(section) = self
            .reader
            .section
            .clone()
            .filter(|_| !self.in_text.is_of(&self.reader))
        else {
            return Vec::new();
        };
        let same = self.in_text.section.as_ref() == Some(&section);
        let is_over = self
            .in_text
            .after
            .sitting
            .as_ref()
            .is_some_and(Sitting::is_over);
        if same && (!is_over || is_begun(&self.in_text.before)) {
            self.in_text.visit = self.reader.visit;
            return self.close_here(now);
        }
        let events = self.leave_in_text(now);
        let read = self.memory.reading(&section);
        let seed = self.in_text_seeds.bits();
        let is_unread = read.is_none_or(|it| !it.finished && it.permille < 500);
        let mut before = if is_unread && self.memory.asks_in_text() {
            before_section(&self.library, &self.memory, &section, seed)
        } else {
            Vec::new()
        };
        // One question alone would measure nothing.
        before.truncate(if before.len() < 2 { 0 } else { before.len() });
        self.in_text = InText {
            before: self.prepared(Mode::Preread, &section, before, now),
            section: Some(section),
            visit: self.reader.visit,
            ..InText::default()
        };
        self.draw_after(now);
        events
    }

    /// Draws the questions for the end of the open section.
    fn draw_after(&mut self, now: Moment) {
        let Some(section) = self.in_text.section.clone() else {
            return;
        };
        let asks = if self.memory.asks_after(&section) {
            let today = self.memory.today(now);
            after_section(&self.library, &self.memory, &section, today)
        } else {
            Vec::new()
        };
        self.in_text.after = self.prepared(Mode::Read, &section, asks, now);
    }

    /// An open sitting that the record hears of with its first answer; empty when nothing is asked.
    fn prepared(
        &mut self,
        mode: Mode,
        section: &SectionId,
        asks: Vec<FaceId>,
        now: Moment,
    ) -> OpenSitting {
        let wish = Wish {
            mode,
            scope: Scope::Section(section.clone()),
            feedback: Feedback::AtOnce,
            seed: self.in_text_seeds.bits(),
            asks,
        };
        Sitting::prepared(wish, now).map_or_else(OpenSitting::default, OpenSitting::with)
    }

    /// The article left the screen: what is open beside a passage ends, and questions that were not begun are drawn anew
    /// when it comes back.
    pub(in crate::model) fn rest_in_text(&mut self, now: Moment) -> Vec<Event> {
        let events = if self.in_text.here.sitting.is_some() || self.in_text.wants_preread {
            self.leave_in_text(now)
        } else {
            Vec::new()
        };
        if !is_begun(&self.in_text.after) {
            self.in_text.section = None;
        }
        events
    }

    /// Ends what is being answered in the text.
    pub(in crate::model) fn leave_in_text(&mut self, now: Moment) -> Vec<Event> {
        let mut stamps = self.clock.at(now, &self.record);
        let in_text = &mut self.in_text;
        let open = [&mut in_text.before, &mut in_text.here, &mut in_text.after];
        let events = open
            .into_iter()
            .filter_map(|open| open.sitting.as_mut())
            .flat_map(|sitting| sitting.leave(&mut stamps))
            .collect();
        (in_text.here, in_text.wants_preread) = (OpenSitting::default(), false);
        events
    }

    /// Asks a fact beside its passage; the same again closes the question.
    fn ask_here(&mut self, fact: &FactId, now: Moment) -> Vec<Event> {
        let same = self.in_text.asked_here() == Some(fact);
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
        self.in_text.here = self.prepared(Mode::Read, &section, vec![face], now);
        events
    }

    /// Closes the question beside a passage.
    pub(in crate::model) fn close_here(&mut self, now: Moment) -> Vec<Event> {
        let mut stamps = self.clock.at(now, &self.record);
        let here = std::mem::take(&mut self.in_text.here);
        here.sitting
            .map(|mut sitting| sitting.leave(&mut stamps))
            .unwrap_or_default()
    }

    /// Begins the questions before the section (`true`), or puts them away.
    pub(in crate::model) fn ask_before(&mut self, begin: bool, now: Moment) -> Vec<Event> {
        self.in_text.wants_preread = begin && self.in_text.before.sitting.is_some();
        if let Some(sitting) = self.in_text.before.sitting.as_mut().filter(|_| begin) {
            sitting.shown(now);
            return Vec::new();
        }
        let mut stamps = self.clock.at(now, &self.record);
        let before = std::mem::take(&mut self.in_text.before);
        let sitting = before.sitting.into_iter();
        sitting.flat_map(|mut it| it.leave(&mut stamps)).collect()
    }

    /// What follows when an answer in the text was given: the questions at the end are those that came before.
    pub(in crate::model) fn after_answer(&mut self, now: Moment) {
        let is_over = |open: &OpenSitting| open.sitting.as_ref().is_some_and(Sitting::is_over);
        if self.in_text.wants_preread && is_over(&self.in_text.before) {
            self.in_text.wants_preread = false;
            self.draw_after(now);
        }
    }

    /// Leaves the questions at the end out.
    fn skip_in_text(&mut self, skip: Skip, now: Moment) -> Vec<Event> {
        self.in_text.is_skipped = true;
        if skip == Skip::Always {
            self.in_text.before = OpenSitting::default();
        }
        let section = self.reader.section.as_ref();
        let section = section.map(ToString::to_string);
        let setting = match (skip, &section) {
            (Skip::Now, _) | (Skip::Section, None) => return Vec::new(),
            (Skip::Section, Some(section)) => Setting::InTextAfter(section),
            (Skip::Always, _) => Setting::InText,
        };
        vec![self.set(setting, "off", now)]
    }

    /// Asks at the end of sections again, or no longer.
    fn set_in_text(&mut self, to: &str, now: Moment) -> Vec<Event> {
        vec![self.set(Setting::InText, to, now)]
    }

    /// Brings the skipped questions back, here or also for the next time.
    fn ask_after_all(&mut self, now: Moment) -> Vec<Event> {
        self.in_text.is_skipped = false;
        let Some(section) = self.reader.section.clone() else {
            return Vec::new();
        };
        let mut events = Vec::new();
        if !self.memory.asks_in_text() {
            events.push(self.set(Setting::InText, "on", now));
        }
        if !self.memory.asks_after(&section) {
            events.push(self.set(Setting::InTextAfter(&section.to_string()), "on", now));
        }
        self.in_text.section = None;
        events
    }

    fn set(&mut self, setting: Setting<'_>, value: &str, now: Moment) -> Event {
        Event::Set(event::Set {
            at: self.clock.at(now, &self.record).take(),
            key: setting.key(),
            value: value.to_owned(),
        })
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
