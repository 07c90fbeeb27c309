//! The whole app without a window: [`Model::apply`] takes an action and returns the events to save.

mod action;
mod arrival;
mod caches;
mod ctx;
mod effect;
mod filter;
mod flow;
mod library;
mod modal;
mod notices;
mod practise;
mod question;
mod read;
mod record;
mod route;
mod saving;
mod settings;
mod shell;
mod sitting;
mod state;
mod study;
mod target;
mod today;
mod turn;

use std::collections::VecDeque;
use std::sync::Arc;

use crate::material::Library;
use crate::memory::{Memory, SittingName};
use crate::model::caches::Caches;
use crate::model::ctx::{Seeds, Shared};
use crate::model::read::Reading;
use crate::model::record::Removal;
use crate::record::{Event, EventClock, Moment, Record, StudyDay};
use crate::settings::Settings;
use crate::study::Shuffler;

pub use action::{Action, FlowAction};
pub use caches::past::PastSitting;
pub use caches::shelf::Book;
pub use caches::{ListBasis, MissedList, MissedRows, Titled};
pub use effect::Effect;
pub use filter::MissedFilter;
pub use library::PackCheck;
pub use library::action::CheckAction;
pub use modal::{Modal, Palette};
pub use notices::{Level, Notice, Notices};
pub use practise::Practise;
pub use practise::action::{PractiseAction, Tab};
pub use practise::causes::{CAUSES, cause_words};
pub use practise::form::QuizForm;
pub use practise::left_out_words;
pub use question::action::QuestionAction;
pub use question::history::History;
pub use read::action::{HitStep, InTextAction, ReadAction, SearchIn, Skip};
pub use read::contents::{Contents, ContentsRow};
pub use read::in_text::{Entered, InText};
pub use read::reader::Reader;
pub use read::search::Search;
pub use record::action::RecordAction;
pub use route::{Route, Width};
pub use saving::Saving;
pub use settings::action::SettingsAction;
pub use shell::action::ShellAction;
pub use sitting::OpenSitting;
pub use sitting::action::{SittingAction, StartAction};
pub use sitting::draft::{ANSWER_MAX, Draft};
pub use sitting::passage_view::PassageView;
pub use study::{LoadKind, Loading, Outdated, Replayed, Study};
pub use target::AnswerTarget;
pub use today::{NextStep, after_past, next_step, quiz_at_hand};

/// Everything a model needs from outside to start.
#[derive(Clone, Debug)]
pub struct Setup {
    pub record: Record,
    pub settings: Settings,
    /// The name under which this device writes to the record.
    pub device: String,
    /// Makes every shuffle and draw reproducible.
    pub seed: u64,
    /// Events after it count as dated in the future.
    pub now: Moment,
    /// From this many events on, the record is replayed on another thread instead of within a frame.
    pub replay_at_once: usize,
}

impl Setup {
    /// Fewer events than this replay in a few milliseconds.
    pub const REPLAY_AT_ONCE: usize = 10_000;
}

/// The complete state of the app, changed only by actions and by what the app around it reports.
pub struct Model {
    shared: Shared,
    route: Route,
    read: Reading,
    sitting: OpenSitting,
    practise: Practise,
    /// The session of the Past screen.
    past: Option<SittingName>,
    pack_check: Option<PackCheck>,
    removal: Removal,
    settings: Settings,
    /// `None` once the record is read and replayed.
    loading: Option<Loading>,
    saving: Saving,
    faults: Vec<String>,
    /// Study days with a backup, oldest first.
    backups: Vec<StudyDay>,
}

impl Model {
    /// Builds the model; a non-empty record is replayed at once.
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
        let read = Reading {
            reader: Reader::new(&library, &memory),
            ..Reading::default()
        };
        let shared = Shared {
            library,
            record: Record::default(),
            memory,
            clock: EventClock::new(&device, now, []),
            device,
            earliest: now,
            replay_at_once,
            is_behind: false,
            seeds: Seeds {
                sittings: Shuffler::new(seed, "sittings"),
                in_text: Shuffler::new(seed, "prompts"),
            },
            caches: Caches::default(),
            notices: Notices::default(),
            modal: None,
            effects: Vec::new(),
            turns: VecDeque::new(),
        };
        let mut model = Self {
            shared,
            route: Route::Today,
            read,
            sitting: OpenSitting::default(),
            practise: Practise::default(),
            past: None,
            pack_check: None,
            removal: Removal::default(),
            settings,
            loading: None,
            saving: Saving::default(),
            faults: Vec::new(),
            backups: Vec::new(),
        };
        if !record.is_empty() {
            model.begin_loading();
            let study = Study::new(record, model.device(), now, now);
            drop(model.studied(study, now));
        }
        model
    }

    /// Carries out an action and returns the events to save, which record and memory already include.
    pub fn apply(&mut self, action: impl Into<Action>, now: Moment) -> Vec<Event> {
        let mut action = action.into();
        while let Action::Flow(FlowAction::Run(chosen)) = action {
            self.shared.modal = None;
            action = *chosen;
        }
        self.shared.notices.tick(now);
        self.shared.clock.set(now, &self.shared.record);
        // A toast lasts until the next action other than scrolling and closing messages.
        if !matches!(
            action,
            Action::Read(ReadAction::To(_)) | Action::Shell(ShellAction::DismissNotice(_))
        ) {
            self.shared.notices.hush();
        }
        if !self.can(&action) {
            let text = "Your answers are still being read.";
            self.shared.notices.add(Notice::toast(text));
            return Vec::new();
        }
        self.shared.notices.remove_undo(&action);
        let mut events = self.act(action);
        self.shared.keep(&events);
        while let Some(turn) = self.shared.turns.pop_front() {
            let more = self.take_turn(turn);
            self.shared.keep(&more);
            events.extend(more);
        }
        if !self.is_waiting() {
            let more = self.read.follow(&mut self.shared.ctx(self.route));
            self.shared.keep(&more);
            events.extend(more);
        }
        self.saving.waiting += events.len();
        events
    }

    fn act(&mut self, action: Action) -> Vec<Event> {
        let target = self.answer_target();
        let seed = self.sitting.sitting.as_ref().map_or(0, |it| it.seed);
        // Who uses a mark knows what the marks are for.
        self.settings.marks_known |= action.uses_mark();
        let ctx = &mut self.shared.ctx(self.route);
        match action {
            Action::Flow(action) => return self.flow(action),
            Action::Read(action) => return self.read.apply(action, ctx),
            Action::Sitting(action) => {
                // Questions in the text close with their section, not by these actions.
                let target = if matches!(action, SittingAction::Leave | SittingAction::End) {
                    AnswerTarget::Sitting
                } else {
                    target
                };
                // Answering with the pointer enters the questions, too.
                if target == AnswerTarget::After {
                    self.read.in_text.entered = Entered::After;
                }
                let open = target.open_mut(&mut self.sitting, &mut self.read);
                return open.apply(action, ctx);
            }
            Action::Start(action) => return sitting::begin::apply(action, ctx),
            Action::Practise(action) => self.practise.apply(action, ctx),
            Action::Question(action) => return question::apply(action, seed, ctx),
            Action::Check(action) => library::apply(&mut self.pack_check, action, ctx),
            Action::Record(action) => return self.removal.apply(action, ctx),
            Action::Settings(action) => return settings::apply(&mut self.settings, action, ctx),
            Action::Shell(action) => shell::apply(action, ctx),
        }
        Vec::new()
    }

    /// Advances what depends on time alone; called before each frame.
    pub fn tick(&mut self, now: Moment) {
        self.shared.notices.tick(now);
        let Shared {
            library, memory, ..
        } = &self.shared;
        self.practise.go_on_counting(library, memory);
    }

    /// Edits the packs in place, copying them only if they are shared. If the open section no longer exists, the reader
    /// restarts at the last place read.
    pub fn change_library(&mut self, change: impl FnOnce(&mut Library)) {
        change(Arc::make_mut(&mut self.shared.library));
        self.shared.caches.library_changed();
        let open = self.read.reader.section.as_ref();
        let library = &self.shared.library;
        if open.is_none_or(|id| library.section(id).is_none()) {
            self.read.reader = Reader::new(library, &self.shared.memory);
            self.read.search = None;
        }
    }
}
