//! What the learner notes, wants counted, copied or saved outside of an answer.

use crate::exchange::missed_page;
use crate::material::FaceId;
use crate::memory::Plan;
use crate::model::practise::page::{missed_in_words, question_text};
use crate::model::{Effect, History, Modal, Model, Notice, QuizForm, Route, Tab};
use crate::record::{Event, Moment, day_in_words};

impl Model {
    /// Counts what fits the quiz that is being put together.
    pub(super) fn show_tab(&mut self, tab: Tab, now: Moment) {
        (self.practise.tab, self.practise.row) = (tab, 0);
        self.count_shown_form(now);
    }

    /// Counts what fits the quiz while it is put together on the screen: that takes long in a large library.
    pub(super) fn count_shown_form(&mut self, now: Moment) {
        if self.route == Route::Practise && self.practise.tab == Tab::Quiz {
            self.count_form(now);
        }
    }

    fn count_form(&mut self, now: Moment) {
        let today = self.memory.today(now);
        self.practise.count(&self.library, &self.memory, today);
    }

    pub(super) fn change_form(&mut self, form: QuizForm, now: Moment) {
        self.practise.form = form;
        self.count_form(now);
    }

    pub(super) fn show_history(&mut self, ask: FaceId) {
        let history = if self.is_long() {
            self.effects.push(Effect::FindHistory(ask.clone()));
            History::sought(ask)
        } else {
            History::find(&self.record, ask)
        };
        self.modal = Some(Modal::History(history));
    }

    /// Shows the answers that were looked for, if they are still wanted.
    pub fn history_found(&mut self, found: History) {
        if let Some(Modal::History(open)) = &mut self.modal
            && open.ask == found.ask
        {
            *open = found;
        }
    }

    /// The record could not be looked through.
    pub fn not_found(&mut self) {
        if matches!(&self.modal, Some(Modal::History(open)) if !open.is_found) {
            self.modal = None;
        }
    }

    /// Flags a question as doubtful, or takes the flag off.
    pub(super) fn flag(&mut self, ask: &FaceId, on: bool, note: &str, now: Moment) -> Vec<Event> {
        self.modal = None;
        if !on && self.memory.flag(ask).is_none() {
            return Vec::new();
        }
        vec![Event::Flag {
            at: self.clock.at(now, &self.record).take(),
            fact: ask.fact.to_string(),
            ask: ask.ask.to_string(),
            on,
            note: note.trim().to_owned(),
        }]
    }

    /// Flags the question of the open sheet with the note that stands there.
    pub(super) fn flag_as_noted(&mut self, now: Moment) -> Vec<Event> {
        match self.modal.take() {
            Some(Modal::Flag(ask, note)) => self.flag(&ask, true, &note, now),
            other => {
                self.modal = other;
                Vec::new()
            }
        }
    }

    pub(super) fn copy_question(&mut self, ask: &FaceId) {
        let seed = self.open.sitting.as_ref().map_or(0, |it| it.seed);
        if let Some(asked) = self.library.face(ask) {
            let text = question_text(asked, seed);
            self.effects.push(Effect::Copy(text));
            self.notices.add(Notice::toast("Copied"));
        }
    }

    pub(super) fn save_missed(&mut self, now: Moment) {
        let day = day_in_words(self.memory.today(now));
        let page = missed_page(&day, missed_in_words(self));
        self.effects.push(Effect::Save("missed.md", page));
    }

    pub(super) fn save_flags(&mut self) {
        let flags = self.memory.flags();
        let flags: Vec<(FaceId, String)> = flags
            .map(|(ask, flag)| (ask.clone(), flag.note.clone()))
            .collect();
        if !flags.is_empty() {
            self.effects.push(Effect::SaveFlags(flags));
        }
    }

    pub(super) fn set_new_per_day(&mut self, count: usize, now: Moment) -> Vec<Event> {
        let value = count.min(Plan::NEW_PER_DAY_MAX);
        if value == self.memory.plan().new_per_day {
            return Vec::new();
        }
        let at = self.clock.at(now, &self.record).take();
        vec![Event::Set {
            at,
            key: "new_per_day".to_owned(),
            value: value.to_string(),
        }]
    }
}
