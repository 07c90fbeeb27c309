//! What screens and the app around the model see of it, and what the app tells it.

use std::sync::Arc;

use crate::check::{Finding, Report};
use crate::material::Library;
use crate::material::SectionId;
use crate::memory::{Memory, Missed, SittingScore};
use crate::model::Model;
use crate::model::action::FlowAction;
use crate::model::caches::{Basis, MissedRows};
use crate::model::effect::Effect;
use crate::model::library::PackCheck;
use crate::model::modal::Modal;
use crate::model::notices::{Notice, Notices};
use crate::model::practise::Practise;
use crate::model::read::in_text::{Entered, InText};
use crate::model::read::reader::Reader;
use crate::model::read::search::Search;
use crate::model::route::Route;
use crate::model::saving::Saving;
use crate::model::sitting::OpenSitting;
use crate::model::study::Loading;
use crate::model::target::AnswerTarget;
use crate::record::{Entry, Moment, Record, StudyDay};
use crate::settings::Settings;
use crate::study::{DrillPlan, Sitting, offered};

impl Model {
    /// The material.
    pub fn library(&self) -> &Arc<Library> {
        &self.shared.library
    }

    /// The record.
    pub fn record(&self) -> &Record {
        &self.shared.record
    }

    /// What follows from it.
    pub fn memory(&self) -> &Memory {
        &self.shared.memory
    }

    /// The settings of this device.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The screen.
    pub fn route(&self) -> Route {
        self.route
    }

    /// The open article.
    pub fn reader(&self) -> &Reader {
        &self.read.reader
    }

    /// What is looked for in it; `None` while the field is closed.
    pub fn search(&self) -> Option<&Search> {
        self.read.search.as_ref()
    }

    /// The questions in its text.
    pub fn in_text(&self) -> &InText {
        &self.read.in_text
    }

    /// The sitting that has a screen of its own.
    pub fn open(&self) -> &OpenSitting {
        &self.sitting
    }

    /// That sitting, if it is not over: the way back to it.
    pub fn open_sitting(&self) -> Option<&Sitting> {
        let sitting = self.sitting.sitting.as_ref();
        sitting.filter(|it| !it.is_over())
    }

    /// The session that was left last and is worth going on with.
    pub fn unfinished(&self, now: Moment) -> Option<SittingScore<'_>> {
        let today = self.memory().today(now);
        let open = self.open_sitting().map(|it| it.began);
        let mut left = offered(self.memory(), self.device(), today);
        left.find(|it| Some(it.at) != open)
    }

    /// How many questions of that session are still to be asked; `None` when nothing of it is in the packs any more.
    pub fn questions_left(&self, left: &SittingScore<'_>, now: Moment) -> Option<usize> {
        let caches = &self.shared.caches;
        caches.questions_left(self.basis(now), self.record(), &left.name())
    }

    /// The Practise screen.
    pub fn practise(&self) -> &Practise {
        &self.practise
    }

    /// What the Library shows of a check.
    pub fn pack_check(&self) -> Option<&PackCheck> {
        self.pack_check.as_ref()
    }

    /// How far the record is read; `None` when all of it is there.
    pub fn loading(&self) -> Option<&Loading> {
        self.loading.as_ref()
    }

    /// Whether all must be counted anew, since something changed more of the past than can be told without it.
    pub fn is_behind(&self) -> bool {
        self.shared.is_behind
    }

    /// Whether the record is so long that it is gone through on a thread.
    pub fn is_long(&self) -> bool {
        self.shared.is_long()
    }

    /// What lies over the screen.
    pub fn modal(&self) -> Option<&Modal> {
        self.shared.modal.as_ref()
    }

    /// What the learner is told.
    pub fn notices(&self) -> &Notices {
        &self.shared.notices
    }

    /// Tells the learner something.
    pub fn notify(&mut self, notice: Notice) {
        self.shared.notices.add(notice);
    }

    /// How saving goes.
    pub fn saving(&self) -> &Saving {
        &self.saving
    }

    /// So many events are on disk.
    pub fn saved(&mut self, events: usize) {
        self.saving.waiting = self.saving.waiting.saturating_sub(events);
        self.saving.problem = None;
    }

    /// Saving does not go on.
    pub fn not_saved(&mut self, problem: String) {
        self.saving.problem = Some(problem);
    }

    /// The study days of which there is a backup, oldest first.
    pub fn backups(&self) -> &[StudyDay] {
        &self.backups
    }

    /// There are backups of these study days, oldest first.
    pub fn note_backups(&mut self, days: Vec<StudyDay>) {
        self.backups = days;
    }

    /// What the app still has to do.
    pub fn effects(&self) -> &[Effect] {
        &self.shared.effects
    }

    /// The same, to be done now.
    pub fn take_effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.shared.effects)
    }

    /// Whose keys and buttons work now.
    pub fn answer_target(&self) -> AnswerTarget {
        AnswerTarget::of(self.route, &self.read)
    }

    /// The questions that are on the screen: those of the sitting, or those in the text.
    pub fn target(&self) -> &OpenSitting {
        self.answer_target().open(&self.sitting, &self.read)
    }

    /// Whether a question in the text has the keyboard: one that was asked for, or those at the end once they were entered.
    pub fn hears_keys_in_text(&self) -> bool {
        match self.answer_target() {
            AnswerTarget::Sitting => false,
            AnswerTarget::Here => {
                let here = self.read.in_text.here.sitting.as_ref();
                here.is_some_and(|it| !it.is_over())
            }
            AnswerTarget::Before => true,
            AnswerTarget::After => self.read.in_text.entered == Entered::After,
        }
    }

    /// Whether the questions at the end can be given the keyboard: they wait, and the text was seen.
    pub fn can_enter_questions(&self) -> bool {
        let is_after = self.answer_target() == AnswerTarget::After;
        is_after && self.read.in_text.waits() && self.read.reader.permille() >= 1000
    }

    /// Takes what a check of a pack has found, unless something else was asked for meanwhile.
    pub fn pack_checked(&mut self, pack: &str, report: Report) {
        if let Some(check) = &mut self.pack_check {
            check.take(pack, report);
        }
    }

    /// The check could not be made; the notice says why.
    pub fn pack_not_checked(&mut self, why: &str) {
        self.pack_check = None;
        self.notify(Notice::error(why));
    }

    /// The selected finding of a check.
    pub fn check_finding(&self) -> Option<(&PackCheck, &Finding)> {
        let check = self.pack_check.as_ref()?;
        Some((check, check.selected()?))
    }

    /// The way from the selected finding to the passage of its fact.
    pub fn passage_of_finding(&self) -> Option<FlowAction> {
        let (check, finding) = self.check_finding()?;
        let fact = check.question_of(finding)?.fact;
        let (_, known) = self.library().fact(&fact)?;
        let has_passage = known.passage.is_some();
        has_passage.then_some(FlowAction::OpenPassage(fact))
    }

    /// Lets go of what is no longer in the files, which are read again after this. None of it counts any more.
    pub fn removed(&mut self, gone: &[Entry]) {
        self.removal.end();
        self.shared.record.take_out(gone);
    }

    /// Nothing was removed.
    pub fn not_removed(&mut self) {
        self.removal.end();
    }

    fn basis(&self, now: Moment) -> Basis<'_> {
        self.shared.basis(now)
    }

    /// All missed questions in the order of the list.
    pub fn missed(&self) -> Arc<Vec<Missed>> {
        let basis = self.basis(self.shared.clock.now());
        self.shared.caches.missed(basis)
    }

    /// Those that the filter lets through.
    pub fn missed_rows(&self) -> MissedRows {
        let basis = self.basis(self.shared.clock.now());
        let filter = &self.practise.filter;
        self.shared.caches.missed_rows(basis, filter)
    }

    /// What the schedule asks for today.
    pub fn drill_plan(&self, now: Moment) -> Arc<DrillPlan> {
        self.shared.caches.drill_plan(self.basis(now))
    }

    /// How many facts will be due tomorrow.
    pub fn due_tomorrow(&self, now: Moment) -> usize {
        self.shared.caches.due_tomorrow(self.basis(now))
    }

    /// The first section in reading order that has facts and was not finished.
    pub(in crate::model) fn first_unread(&self) -> Option<SectionId> {
        let basis = self.basis(self.shared.clock.now());
        self.shared.caches.first_unread(basis)
    }
}
