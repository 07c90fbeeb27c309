//! The whole app without a window: [`Model::apply`] takes an action and gives the events that must be saved.

mod desk;
mod forgetting;
mod going;
mod next_step;
mod reader;
mod sheet;
mod starting;

use crate::action::Action;
use crate::material::Library;
use crate::memory::{Memory, Missed, missed};
use crate::record::{Entry, Event, Moment, Record, Stamps, StudyDay};
use crate::settings::Settings;
use crate::study::{Mode, Shuffler, Sitting};

pub use desk::{Desk, Draft, Passage};
pub use next_step::{NextStep, next_step};
pub use reader::Reader;
pub use sheet::{History, PastAnswer, Sheet};

/// Which screen is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// The next step.
    Today,
    /// The article.
    Read,
    /// What was missed, and quizzes to start.
    Practise,
    /// A drill or a quiz.
    Sitting,
    /// The settings and the packs.
    Settings,
}

/// Something only the app around the model can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Show the data folder in the file manager.
    ShowDataFolder,
    /// Open an address in the browser.
    OpenLink(String),
    /// Bring back the answers of the backup of that study day.
    Restore(StudyDay),
    /// Close the window although answers are not saved.
    CloseAnyway,
    /// Take these out of all score files.
    Remove(Vec<Entry>),
}

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
}

/// The state of the app.
pub struct Model {
    /// The material.
    pub library: Library,
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
    /// The open sitting.
    pub desk: Desk,
    /// The selected row of the missed questions.
    pub missed_row: usize,
    /// What lies over the screen.
    pub sheet: Option<Sheet>,
    /// How saving goes.
    pub saving: Saving,
    /// Something that went wrong outside the record, such as a folder that could not be opened; empty for nothing.
    pub notice: String,
    /// The study days of which there is a backup, oldest first.
    pub backups: Vec<StudyDay>,
    /// What the app still has to do.
    pub requests: Vec<Request>,
    device: String,
    seeds: Shuffler,
}

impl Model {
    /// Puts the app together.
    pub fn new(library: Library, setup: Setup) -> Self {
        let Setup {
            record,
            settings,
            device,
            seed,
            now,
        } = setup;
        let memory = Memory::replay(record.entries(), now);
        let reader = Reader::new(&library, &memory);
        Self {
            library,
            record,
            memory,
            settings,
            route: Route::Today,
            reader,
            desk: Desk::default(),
            missed_row: 0,
            sheet: None,
            saving: Saving::default(),
            notice: String::new(),
            backups: Vec::new(),
            requests: Vec::new(),
            device,
            seeds: Shuffler::new(seed, "sittings"),
        }
    }

    /// Does what the learner wants and gives the events that must be saved; they are counted here already.
    pub fn apply(&mut self, action: Action, now: Moment) -> Vec<Event> {
        let mut events = Vec::new();
        match action {
            Action::Go(route) => events = self.go(route, now),
            Action::Back => events = self.back(now),
            Action::ToggleKeys => {
                self.sheet = self.sheet.is_none().then_some(Sheet::Keys);
            }
            Action::Lay(sheet) => self.sheet = Some(sheet),
            Action::CloseSheet => self.sheet = None,
            Action::ShowHistory(ask) => {
                self.sheet = Some(Sheet::History(History::find(&self.record, ask)));
            }
            Action::Forget(part) => events = self.forget(&part, now),
            Action::BringBack(forgotten) => events = self.bring_back(&forgotten, now),
            Action::RemoveForGood(part) => self.remove_for_good(&part),
            Action::OpenSection(id) => events = self.open_section(id, now),
            Action::FinishSection => events = self.finish_section(now),
            Action::ReadTo(permille) => {
                events = self.reading(now, |reader, stamps| reader.read_to(permille, stamps));
            }
            Action::OpenPassage(fact) => events = self.open_passage(fact, now),
            Action::ShowPassage(passage) => self.desk.passage = passage,
            Action::StartDrill => events = self.start_drill(now),
            Action::StartQuiz(scope) => events = self.start_quiz(scope, now),
            Action::StartAsks(scope, asks) => events = self.start(Mode::Quiz, scope, asks, now),
            Action::Reveal => self.desk.reveal(),
            Action::GiveGrade(grade) => {
                events = self.sitting(now, |desk, room| desk.grade(grade, room));
            }
            Action::Pick(option) => self.desk.pick(option, &self.library),
            Action::MovePick(step) => self.desk.move_pick(step, &self.library),
            Action::Type(text) => self.desk.draft.text = text,
            Action::Check => events = self.sitting(now, Desk::check),
            Action::Next => events = self.sitting(now, Desk::next),
            Action::Undo => events = self.sitting(now, Desk::undo),
            Action::Redo => events = self.sitting(now, Desk::redo),
            Action::Leave => events = self.leave(now),
            Action::SelectRow(row) => self.missed_row = row,
            Action::SetTheme(theme) => self.settings.theme = theme,
            Action::StepTextSize(step) => {
                self.settings.text_percent = self.settings.text_percent_after(step);
            }
            Action::SetNewPerDay(count) => events = self.set_new_per_day(count, now),
            Action::ShowDataFolder => self.requests.push(Request::ShowDataFolder),
            Action::OpenLink(address) => self.requests.push(Request::OpenLink(address)),
            Action::DismissNotice => self.notice.clear(),
            Action::Restore(day) => self.requests.push(Request::Restore(day)),
            Action::CloseAnyway => self.requests.push(Request::CloseAnyway),
            Action::Close => {
                events = self
                    .reader
                    .close(&mut Stamps::new(&self.record, &self.device, now));
            }
        }
        for event in &events {
            self.record.push(&self.device, event.clone());
            self.memory.take_last(self.record.entries());
        }
        self.saving.waiting += events.len();
        events
    }

    /// Takes in what another device or window has brought into the record.
    pub fn take_in(&mut self, record: Record, now: Moment) {
        if self.record.absorb(record) {
            self.memory = Memory::replay(self.record.entries(), now);
        }
    }

    /// The sitting that was left by looking up a passage and is not over.
    pub fn open_sitting(&self) -> Option<&Sitting> {
        self.desk
            .sitting
            .as_ref()
            .filter(|sitting| !sitting.is_over())
    }

    /// The missed questions in the order of the list.
    pub fn missed(&self) -> Vec<Missed> {
        missed(&self.memory, &self.library)
    }
}
