//! The whole app without a window: [`Model::apply`] takes an action and gives the events that must be saved.

mod desk;
mod next_step;
mod reader;

use crate::action::Action;
use crate::material::{AskId, FactId, Library, SectionId};
use crate::memory::{Memory, Missed, Plan, missed};
use crate::record::{Event, Moment, Record, Stamps, StudyDay};
use crate::settings::Settings;
use crate::study::{Mode, QuizWish, Scope, Shuffler, Sitting, drill_plan, quiz_asks};

pub use desk::{Desk, Draft, Passage};
pub use next_step::{NextStep, next_step};
pub use reader::Reader;

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
    /// Whether the sheet of keys is shown.
    pub keys_shown: bool,
    /// How saving goes.
    pub saving: Saving,
    /// Something that went wrong outside the record, such as a folder that could not be opened; empty for nothing.
    pub notice: String,
    /// Whether the learner is asked before the window closes with answers that are not saved.
    pub close_asked: bool,
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
            keys_shown: false,
            saving: Saving::default(),
            notice: String::new(),
            close_asked: false,
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
            Action::ToggleKeys => self.keys_shown = !self.keys_shown,
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
            Action::AskToClose(asked) => self.close_asked = asked,
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

    fn reading(
        &mut self,
        now: Moment,
        act: impl FnOnce(&mut Reader, &mut Stamps<'_>) -> Vec<Event>,
    ) -> Vec<Event> {
        let mut stamps = Stamps::new(&self.record, &self.device, now);
        if self.route == Route::Read {
            act(&mut self.reader, &mut stamps)
        } else {
            Vec::new()
        }
    }

    fn sitting(
        &mut self,
        now: Moment,
        act: impl FnOnce(&mut Desk, &mut desk::Room<'_>) -> Vec<Event>,
    ) -> Vec<Event> {
        let stamps = Stamps::new(&self.record, &self.device, now);
        act(
            &mut self.desk,
            &mut desk::Room {
                library: &self.library,
                memory: &self.memory,
                stamps,
            },
        )
    }

    fn go(&mut self, route: Route, now: Moment) -> Vec<Event> {
        let events = self.reading(now, Reader::leave);
        self.keys_shown = false;
        if route == Route::Sitting && self.desk.sitting.is_none() {
            return events;
        }
        self.route = route;
        self.missed_row = 0;
        if route == Route::Read {
            self.reader.show();
        }
        events
    }

    fn back(&mut self, now: Moment) -> Vec<Event> {
        if self.keys_shown || self.close_asked {
            (self.keys_shown, self.close_asked) = (false, false);
            return Vec::new();
        }
        match self.route {
            Route::Sitting if self.desk.passage == Passage::Shown => {
                self.desk.passage = Passage::Hidden;
                Vec::new()
            }

            Route::Sitting => self.leave(now),
            Route::Read => {
                let to = self.reader.return_to();
                self.go(to, now)
            }
            Route::Today | Route::Practise | Route::Settings => self.go(Route::Today, now),
        }
    }

    fn open_section(&mut self, id: SectionId, now: Moment) -> Vec<Event> {
        let events = self.go(Route::Read, now);
        if self.library.section(&id).is_some() {
            self.reader.open(id, &self.memory);
        }
        events
    }

    fn finish_section(&mut self, now: Moment) -> Vec<Event> {
        let mut stamps = Stamps::new(&self.record, &self.device, now);
        let events = self.reader.finish(&mut stamps);
        match self.reader.next(&self.library) {
            Some(next) => self.reader.open(next, &self.memory),
            None => self.route = Route::Today,
        }
        events
    }

    fn open_passage(&mut self, fact: FactId, now: Moment) -> Vec<Event> {
        let from = self.route;
        let Some((_, found)) = self.library.fact(&fact) else {
            return Vec::new();
        };
        let Some(passage) = &found.passage else {
            return Vec::new();
        };
        let section = SectionId::new(fact.pack(), &passage.section);
        let events = self.go(Route::Read, now);
        self.reader.jump(section, fact, from);
        events
    }

    fn start_drill(&mut self, now: Moment) -> Vec<Event> {
        let plan = drill_plan(&self.library, &self.memory, now);
        let asks = plan.due.into_iter().chain(plan.new).collect();
        self.start(Mode::Drill, Scope::Due, asks, now)
    }

    fn start_quiz(&mut self, scope: Scope, now: Moment) -> Vec<Event> {
        let mut stamps = Stamps::new(&self.record, &self.device, now);
        let at_end = self.route == Route::Read && self.reader.is_at_end_of(&scope);
        let mut events = if at_end {
            self.reader.finish(&mut stamps)
        } else {
            Vec::new()
        };
        let start = stamps.take();
        if let Some(next) = self.reader.next(&self.library).filter(|_| at_end) {
            self.reader.open(next, &self.memory);
        }
        let wish = QuizWish::usual(&scope, self.seeds.bits());
        let asks = quiz_asks(&self.library, &self.memory, &wish);
        events.extend(self.start(Mode::Quiz, scope, asks, start));
        events
    }

    fn start(&mut self, mode: Mode, scope: Scope, asks: Vec<AskId>, now: Moment) -> Vec<Event> {
        let mut events = self.reading(now, Reader::leave);
        if asks.is_empty() {
            return events;
        }
        let after = |events: &[Event]| events.last().map_or(now, |event| event.at().plus_ms(1));
        // One that was left by looking up a passage ends here.
        events.extend(self.sitting(after(&events), Desk::leave));
        let seed = self.seeds.bits();
        let at = Stamps::new(&self.record, &self.device, after(&events)).take();
        if let Some((sitting, event)) = Sitting::start(mode, scope, seed, asks, at) {
            self.desk = Desk::with(sitting);
            self.route = Route::Sitting;
            self.keys_shown = false;
            events.push(event);
        }
        events
    }

    /// Ends the sitting, or closes the end page of one that is over or never had an answer.
    fn leave(&mut self, now: Moment) -> Vec<Event> {
        let events = self.sitting(now, Desk::leave);
        if self.desk.sitting.is_none() {
            self.route = Route::Today;
        }
        events
    }

    fn set_new_per_day(&self, count: usize, now: Moment) -> Vec<Event> {
        let value = count.min(Plan::NEW_PER_DAY_MAX);
        if value == self.memory.plan().new_per_day {
            return Vec::new();
        }
        let at = Stamps::new(&self.record, &self.device, now).take();
        vec![Event::Set {
            at,
            key: "new_per_day".to_owned(),
            value: value.to_string(),
        }]
    }
}
