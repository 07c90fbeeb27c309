//! The whole app without a window: [`Model::apply`] takes an action and gives the events that must be saved.

mod action;
mod caches;
mod effect;
mod flags;
mod flow;
mod forget;
mod history;
mod modal;
mod notices;
mod pack_check;
mod practise;
mod read;
mod route;
mod settings;
mod sitting;
mod study;
mod today;

use std::sync::Arc;

use crate::material::Library;
use crate::memory::{Forgotten, Memory};
use crate::record::{Event, EventClock, Moment, Record, StudyDay};
use crate::settings::Settings;
use crate::study::{Shuffler, Sitting};

pub use action::Action;
pub use caches::{ListBasis, MissedList};
pub use effect::Effect;
pub use history::History;
pub use modal::Modal;
pub use notices::{Level, Notice, Notices};
pub use pack_check::{CheckAction, PackCheck};
pub use practise::{MissedFilter, Practise, QuizForm, Tab, cause_words};
pub use read::Reader;
pub use read::in_text::{AnswerTarget, InText, InTextAction, Skip};
pub use read::search::{Search, SearchIn};
pub use route::{Route, Width};
pub use sitting::draft::Draft;
pub use sitting::offers::{can_claim, retry};
pub use sitting::{OpenSitting, PassageView};
pub use study::{Loading, Outdated, Replayed, Study};
pub use today::{NextStep, next_step};

/// How saving goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saving {
    /// Events that are not on disk yet.
    pub waiting: usize,
    /// Why saving is stuck; empty while it is not.
    pub problem: String,
}

/// What the app starts from, all of it from outside.
#[derive(Clone, Debug)]
pub struct Setup {
    /// Every answer so far.
    pub record: Record,
    /// How it looks.
    pub settings: Settings,
    /// The name of this device in the record.
    pub device: String,
    /// Fixes all that comes by chance.
    pub seed: u64,
    /// Tells what is in the future.
    pub now: Moment,
    /// From how many events on a record is gone through on a thread; a shorter one is, on a frame.
    pub replay_at_once: usize,
}

impl Setup {
    /// The usual number of events: up to there it takes some milliseconds.
    pub const REPLAY_AT_ONCE: usize = 10_000;
}

/// The state of the app.
pub struct Model {
    /// The material.
    pub library: Arc<Library>,
    /// The record.
    pub record: Record,
    /// What follows from it.
    pub memory: Memory,
    /// The settings of this device.
    pub settings: Settings,
    /// The screen.
    pub route: Route,
    /// The open article.
    pub reader: Reader,
    /// What is looked for in it; `None` while the field is closed.
    pub search: Option<Search>,
    /// The questions in its text.
    pub in_text: InText,
    /// The open sitting.
    pub open: OpenSitting,
    /// The Practise screen.
    pub practise: Practise,
    /// What the Library shows of a check.
    pub pack_check: Option<PackCheck>,
    /// The sitting that was cut off by the end of the program, if it can be gone on with.
    pub interrupted: Option<Sitting>,
    /// How far the record is read; `None` when all of it is there.
    pub loading: Option<Loading>,
    /// Whether the whole record must be read again, since something changed more of the past than can be told without it.
    pub is_behind: bool,
    /// What lies over the screen.
    pub modal: Option<Modal>,
    /// How saving goes.
    pub saving: Saving,
    /// What the learner is told.
    pub notices: Notices,
    /// The study days of which there is a backup, oldest first.
    pub backups: Vec<StudyDay>,
    /// What the app still has to do.
    pub effects: Vec<Effect>,
    device: String,
    /// When the app was started, or the earliest event since then where the clock was set back.
    earliest: Moment,
    clock: EventClock,
    faults: Vec<String>,
    replay_at_once: usize,
    /// What is being taken out of the files.
    removing: Option<Forgotten>,
    lists: caches::Lists,
    seeds: Shuffler,
    in_text_seeds: Shuffler,
}

impl Model {
    /// Puts the app together.
    pub fn new(library: impl Into<Arc<Library>>, setup: Setup) -> Self {
        let library = library.into();
        let Setup {
            record,
            settings,
            device,
            seed,
            now,
            replay_at_once,
        } = setup;
        let memory = Memory::replay(&Record::default());
        let reader = Reader::new(&library, &memory);
        let mut model = Self {
            library,
            record: Record::default(),
            memory,
            settings,
            route: Route::Today,
            reader,
            search: None,
            in_text: InText::default(),
            open: OpenSitting::default(),
            practise: Practise::default(),
            pack_check: None,
            interrupted: None,
            loading: None,
            is_behind: false,
            modal: None,
            saving: Saving::default(),
            notices: Notices::default(),
            backups: Vec::new(),
            effects: Vec::new(),
            clock: EventClock::new(&device, now, []),
            faults: Vec::new(),
            removing: None,
            replay_at_once,
            device,
            earliest: now,
            lists: caches::Lists::default(),
            seeds: Shuffler::new(seed, "sittings"),
            in_text_seeds: Shuffler::new(seed, "prompts"),
        };
        if !record.is_empty() {
            model.begin_loading();
            let study = Study::new(record, &model.device, now, now);
            drop(model.studied(study, now));
        }
        model
    }

    /// Does what the learner wants and gives the events that must be saved; they are counted here already.
    pub fn apply(&mut self, action: Action, now: Moment) -> Vec<Event> {
        self.notices.tick(now);
        // What was said for a moment goes with the next action.
        if !matches!(action, Action::ReadTo(_)) {
            self.notices.hush();
        }
        if self.waits_for_record(&action) {
            let text = "Your answers are still being read.";
            self.notices.add(Notice::toast(text));
            return Vec::new();
        }
        let mut events = self.act(action, now);
        self.keep(&events);
        events.extend(self.follow_reading(now));
        events
    }

    fn act(&mut self, action: Action, now: Moment) -> Vec<Event> {
        let mut events = Vec::new();
        match action {
            Action::Go(route) => events = self.go(route, now),
            Action::Back => events = self.back(now),
            Action::ToggleKeys => self.modal = self.modal.is_none().then_some(Modal::Keys),
            Action::OpenModal(modal) => self.modal = Some(modal),
            Action::CloseModal => self.modal = None,
            Action::ShowHistory(ask) => self.show_history(ask),
            Action::Forget(part) => events = self.forget(&part, now),
            Action::BringBack(forgotten) => events = self.bring_back(&forgotten, now),
            Action::RemoveForGood(forgotten) => self.remove_for_good(forgotten),
            Action::OpenSection(id) => events = self.open_section(id, now),
            Action::FinishSection => events = self.finish_section(now),
            Action::OpenFind => self.open_find(),
            Action::CloseFind => self.search = None,
            Action::Find(words, within) => events = self.find(words, within, now),
            Action::FindStep(step) => events = self.find_step(step, now),
            Action::ReadTo(permille) => events = self.read_to(permille, now),
            Action::NextWeak => events = self.next_weak(now),
            Action::ToggleFold => self.reader.is_folded = !self.reader.is_folded,
            Action::ToggleTint => self.settings.tint = !self.settings.tint,
            Action::InText(action) => events = self.act_in_text(action, now),
            Action::OpenPassage(fact) => events = self.open_passage(fact, now),
            Action::ShowPassage(passage) => self.open.passage = passage,
            Action::StartDrill => events = self.start_drill(now),
            Action::StartQuiz(scope) => events = self.start_quiz(scope, now),
            Action::StartFaces(scope, asks) => events = self.start_asks(scope, asks, now),
            Action::StartForm => events = self.start_form(now),
            Action::RetryMissed(count) => events = self.retry_missed(count, now),
            Action::Resume => events = self.resume(now),
            Action::Discard => events = self.discard(now),
            Action::Reveal => self.target_mut().reveal(),
            Action::GiveGrade(grade) => events = self.grade(grade, now),
            Action::Pick(option) => self.prepare(|open, library| open.pick(option, library)),
            Action::MovePick(step) => self.prepare(|open, library| open.move_pick(step, library)),
            Action::SelectPart(row) => self.prepare(|open, library| open.select(row, library)),
            Action::MoveItem(a, b) => self.prepare(|it, library| it.move_item(a, b, library)),
            Action::SetSure(sure) => self.prepare(|open, library| open.set_sure(sure, library)),
            Action::ClaimRight(of) => events = self.say(now, |it, to| it.claim_right(of, to)),
            Action::GiveCause(cause) => events = self.give_cause(&cause, now),
            Action::AskContrast(ask) => events = self.ask_contrast(ask, now),
            Action::Type(text) => self.target_mut().draft.text = text,
            Action::Submit => events = self.sitting(now, OpenSitting::check),
            Action::Next => events = self.sitting(now, OpenSitting::next),
            Action::Undo => events = self.sitting(now, OpenSitting::undo),
            Action::Redo => events = self.sitting(now, OpenSitting::redo),
            Action::Leave => events = self.leave(now),
            Action::SelectRow(row) => self.practise.row = row,
            Action::ShowTab(tab) => self.show_tab(tab, now),
            Action::Filter(filter) => self.filter(filter),
            Action::ChangeForm(form) => self.change_form(form, now),
            Action::PackCheck(check) => self.check(check),
            Action::Flag(ask, note) => events = self.flag(&ask, &note, now),
            Action::Unflag(ask) => events = self.unflag(&ask, now),
            Action::FlagAsNoted => events = self.flag_as_noted(now),
            Action::CopyQuestion(ask) => self.copy_question(&ask),
            Action::SaveMissed => self.save_missed(now),
            Action::SaveFlags => self.save_flags(),
            Action::SetTheme(theme) => self.settings.theme = theme,
            Action::StepTextSize(step) => self.settings.step_text_size(step),
            Action::SetNewPerDay(count) => events = self.set_new_per_day(count, now),
            Action::Outside(request) => self.effects.push(request),
            Action::OpenLink(address) => self.open_link(address),
            Action::DismissNotice(id) => self.notices.dismiss(id),
            Action::Close => events = self.close(now),
        }
        events
    }

    /// Takes new events into record and memory, and counts them as not saved.
    fn keep(&mut self, events: &[Event]) {
        for event in events {
            let taken = self.push(event.clone());
            self.follow_lists(event, taken);
        }
        self.saving.waiting += events.len();
    }

    fn filter(&mut self, filter: MissedFilter) {
        (self.practise.filter, self.practise.row) = (filter, 0);
        self.forget_lists();
    }

    /// The material changed: a reader whose section is gone starts where the rest was left.
    pub fn library_changed(&mut self) {
        self.forget_lists();
        let open = self.reader.section.as_ref();
        if open.is_none_or(|id| self.library.section(id).is_none()) {
            self.reader = Reader::new(&self.library, &self.memory);
            self.search = None;
        }
    }

    /// The sitting that was left by looking up a passage and is not over.
    pub fn open_sitting(&self) -> Option<&Sitting> {
        self.open
            .sitting
            .as_ref()
            .filter(|sitting| !sitting.is_over())
    }
}
