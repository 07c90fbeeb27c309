//! The model as screens and the app see it, and what the app reports to it.

use std::sync::Arc;

use crate::check::{Finding, Report};
use crate::material::Library;
use crate::material::SectionId;
use crate::memory::{Memory, Missed, SittingScore};
use crate::model::Model;
use crate::model::action::{Action, FlowAction};
use crate::model::caches::past::PastSitting;
use crate::model::caches::shelf::Book;
use crate::model::caches::{Basis, MissedRows};
use crate::model::effect::Effect;
use crate::model::library::PackCheck;
use crate::model::modal::Modal;
use crate::model::notices::{Notice, Notices};
use crate::model::practise::Practise;
use crate::model::read::Reading;
use crate::model::read::contents::Contents;
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
    /// All packs, bundled and the learner's own.
    pub fn library(&self) -> &Arc<Library> {
        &self.shared.library
    }

    /// All events of all devices.
    pub fn record(&self) -> &Record {
        &self.shared.record
    }

    /// Everything derived from the record.
    pub fn memory(&self) -> &Memory {
        &self.shared.memory
    }

    /// How many answers count; another number with every answer, so that what is drawn can tell one question from the next.
    pub fn answers(&self) -> usize {
        self.shared.memory.counts().answers
    }

    /// This device's own settings, which are not in the record.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The current screen.
    pub fn route(&self) -> Route {
        self.route
    }

    /// The learner's place in the articles.
    pub fn reader(&self) -> &Reader {
        &self.read.reader
    }

    /// The current search of the articles; `None` while the search field is closed.
    pub fn search(&self) -> Option<&Search> {
        self.read.search.as_ref()
    }

    /// The questions before, within and after the section being read.
    pub fn in_text(&self) -> &InText {
        &self.read.in_text
    }

    /// The session of the Sitting screen, with the answer in progress.
    pub fn open(&self) -> &OpenSitting {
        &self.sitting
    }

    /// The same session while it is not over, for the way back to it.
    pub fn open_sitting(&self) -> Option<&Sitting> {
        let sitting = self.sitting.sitting.as_ref();
        sitting.filter(|it| !it.is_over())
    }

    /// The latest unfinished session that is worth resuming.
    pub fn unfinished(&self, now: Moment) -> Option<SittingScore<'_>> {
        let today = self.memory().today(now);
        let open = self.open_sitting().map(|it| it.began);
        let mut left = offered(self.memory(), self.device(), today);
        left.find(|it| Some(it.at) != open)
    }

    /// How many questions of an unfinished session remain; `None` if none of them is in a pack any more.
    pub fn questions_left(&self, left: &SittingScore<'_>, now: Moment) -> Option<usize> {
        let caches = &self.shared.caches;
        caches.questions_left(self.basis(now), self.record(), &left.name())
    }

    /// The session of the Past screen; `None` if it no longer counts.
    pub fn past(&self) -> Arc<Option<PastSitting>> {
        let (basis, device) = (self.basis(self.shared.clock.now()), self.device());
        let past = self.past.as_ref();
        past.map_or_else(Arc::default, |name| {
            self.shared.caches.past(basis, self.record(), device, name)
        })
    }

    /// All articles, and the packs without one, in library order.
    pub fn shelf(&self, now: Moment) -> Arc<Vec<Book>> {
        self.shared.caches.shelf(self.basis(now))
    }

    /// The state of the missed list and of the quiz form.
    pub fn practise(&self) -> &Practise {
        &self.practise
    }

    /// The latest check of a pack, if any, as shown in the Library.
    pub fn pack_check(&self) -> Option<&PackCheck> {
        self.pack_check.as_ref()
    }

    /// Progress of reading or replaying the record; `None` once it is complete.
    pub fn loading(&self) -> Option<&Loading> {
        self.loading.as_ref()
    }

    /// Whether a full replay is due but not started yet.
    pub fn is_behind(&self) -> bool {
        self.shared.is_behind
    }

    /// Whether the record is too long to walk within a frame.
    pub fn is_long(&self) -> bool {
        self.shared.is_long()
    }

    /// What covers the screen, if anything.
    pub fn modal(&self) -> Option<&Modal> {
        self.shared.modal.as_ref()
    }

    /// The toasts and banners.
    pub fn notices(&self) -> &Notices {
        &self.shared.notices
    }

    /// Whether the action is not refused because the record is still being read.
    pub fn can(&self, action: &Action) -> bool {
        !(self.is_waiting() && action.needs_record())
    }

    /// Adds a message for the learner.
    pub fn notify(&mut self, notice: Notice) {
        self.shared.notices.add(notice);
    }

    /// How many events wait for the disk, and why if they are stuck.
    pub fn saving(&self) -> &Saving {
        &self.saving
    }

    /// Notes that the writer has put this many events on disk.
    pub fn saved(&mut self, events: usize) {
        self.saving.waiting = self.saving.waiting.saturating_sub(events);
        self.saving.problem = None;
    }

    /// Notes why the writer is stuck.
    pub fn not_saved(&mut self, problem: String) {
        self.saving.problem = Some(problem);
    }

    /// Study days with a backup, oldest first.
    pub fn backups(&self) -> &[StudyDay] {
        &self.backups
    }

    /// Replaces the list of study days with a backup, oldest first.
    pub fn note_backups(&mut self, days: Vec<StudyDay>) {
        self.backups = days;
    }

    /// Removes and returns the requests to the app.
    pub fn take_effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.shared.effects)
    }

    /// The contents list of the article.
    pub fn contents(&self) -> &Contents {
        &self.read.contents
    }

    /// Whether the contents list has the keyboard.
    pub fn hears_keys_in_contents(&self) -> bool {
        let Reading {
            contents, reader, ..
        } = &self.read;
        self.route == Route::Read && contents.is_open(reader.visit)
    }

    /// Which questions the answer keys and buttons act on.
    pub fn answer_target(&self) -> AnswerTarget {
        AnswerTarget::of(self.route, &self.read)
    }

    /// The open questions that keys and buttons act on.
    pub fn target(&self) -> &OpenSitting {
        self.answer_target().open(&self.sitting, &self.read)
    }

    /// Whether a question in the text has the keyboard: the one beside a passage, those before the section, or those
    /// after it once entered.
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

    /// Whether the text of the open section is covered: questions before it are being asked, and it answers them.
    pub fn is_veiled(&self) -> bool {
        let in_text = &self.read.in_text;
        let is_asked = in_text.entered == Entered::Before;
        let sitting = in_text.before.sitting.as_ref();
        let is_looked_up = self.read.search.is_some() || self.read.reader.jumped.is_some();
        is_asked && !is_looked_up && sitting.is_some_and(|it| !it.is_over())
    }

    /// Whether the questions after the section can take the keyboard: they are open, and the end of the text was seen.
    pub fn can_enter_questions(&self) -> bool {
        let is_after = self.answer_target() == AnswerTarget::After;
        is_after && self.read.in_text.waits() && self.read.reader.permille() >= 1000
    }

    /// Shows the report of a pack check, unless another check was started meanwhile.
    pub fn pack_checked(&mut self, pack: &str, report: Report) {
        if let Some(check) = &mut self.pack_check {
            check.take(pack, report);
        }
    }

    /// Drops the check, which could not run, and reports why.
    pub fn pack_not_checked(&mut self, why: Notice) {
        self.pack_check = None;
        self.notify(why);
    }

    /// The selected finding, with the pack check it belongs to.
    pub fn check_finding(&self) -> Option<(&PackCheck, &Finding)> {
        let check = self.pack_check.as_ref()?;
        Some((check, check.selected()?))
    }

    /// The action that opens the passage of the selected finding's fact.
    pub fn passage_of_finding(&self) -> Option<FlowAction> {
        let (check, finding) = self.check_finding()?;
        let fact = check.question_of(finding)?.fact;
        let (_, known) = self.library().fact(&fact)?;
        let has_passage = known.passage.is_some();
        has_passage.then_some(FlowAction::OpenPassage(fact))
    }

    /// Drops entries that are no longer in any file; none of them counts any more. The files are reread after this.
    pub fn removed(&mut self, gone: &[Entry]) {
        self.removal.end();
        self.shared.record.take_out(gone);
    }

    /// Ends a removal that failed or found nothing.
    pub fn not_removed(&mut self) {
        self.removal.end();
    }

    fn basis(&self, now: Moment) -> Basis<'_> {
        self.shared.basis(now)
    }

    /// All missed questions in list order.
    pub fn missed(&self) -> Arc<Vec<Missed>> {
        let basis = self.basis(self.shared.clock.now());
        self.shared.caches.missed(basis)
    }

    /// The missed questions that match the filter of the Practise screen.
    pub fn missed_rows(&self) -> MissedRows {
        let basis = self.basis(self.shared.clock.now());
        let filter = &self.practise.filter;
        self.shared.caches.missed_rows(basis, filter)
    }

    /// The facts to drill today: those due, then new ones up to the daily limit.
    pub fn drill_plan(&self, now: Moment) -> Arc<DrillPlan> {
        self.shared.caches.drill_plan(self.basis(now))
    }

    /// How many facts will be due on the next study day, overdue ones included.
    pub fn due_tomorrow(&self, now: Moment) -> usize {
        self.shared.caches.due_tomorrow(self.basis(now))
    }

    /// The section to read next: in the article that is being read, else in the first with one left.
    pub(in crate::model) fn first_unfinished(&self) -> Option<SectionId> {
        let basis = self.basis(self.shared.clock.now());
        self.shared.caches.first_unfinished(basis)
    }
}
