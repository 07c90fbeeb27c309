//! The record of the guards: two learners study for sixty days, and every rare event happens to both.
//!
//! It was generated once and is stored in `tests/records/first`; if a file is missing, `UPDATE_GUARDS=1` generates all
//! of them.

use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use spotter::record::{MissCause, Scope};

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use spotter::answer::{Confidence, Grade};
use spotter::material::SectionId;
use spotter::memory::RecordPart;
use spotter::model::{
    Action, FlowAction, InTextAction, ReadAction, RecordAction, ShellAction, SittingAction,
    StartAction,
};
use spotter::model::{Model, Setup};
use spotter::record::{CLOSER, Event, Moment, Record, header, write_line};
use spotter::settings::Settings;
use spotter::storage::{ScorePlaces, read_record};

use crate::guards::extras::{extras, third_file};
use crate::guards::{records, updates};
use crate::session::monkey::{action, packs};
use crate::support::{Give, answers, now, places_below};

/// The device of the first and third files.
pub const ANNA: &str = "anna-0001";

/// The device of the second file.
pub const BEN: &str = "ben-0002";

/// The last file is from the same device as the first.
pub const FILES: [&str; 3] = [
    "scores-anna-0001.ron",
    "scores-ben-0002.ron",
    "scores-anna-0001-2.ron",
];

/// Days of study before the last one.
const DAYS: i64 = 60;

const DAY_MS: i64 = 86_400_000;

/// Where the three files of the record are stored.
pub fn record_folder() -> PathBuf {
    records().join("first")
}

/// Reads the record from its three files, which `UPDATE_GUARDS=1` generates first if any is missing.
pub fn record() -> Record {
    static MADE: OnceLock<()> = OnceLock::new();
    let is_there = || FILES.iter().all(|name| record_folder().join(name).exists());
    MADE.get_or_init(|| {
        if updates() && !is_there() {
            make();
        }
    });
    assert!(is_there(), "a file of the record is missing");
    let none = records().join("no such folder");
    let places = ScorePlaces {
        scores: record_folder(),
        ..places_below(&none)
    };
    read_record(&places).expect("readable")
}

/// Someone who studies on one device, through a model.
pub struct Learner {
    pub device: &'static str,
    model: Model,
    /// All events, in the order of the lines.
    pub log: Vec<Event>,
    /// What the device's clock says.
    pub at: Moment,
}

impl Learner {
    fn new(device: &'static str, seed: u64) -> Self {
        let start = now().plus_ms(-(DAYS + 1) * DAY_MS);
        let setup = Setup {
            record: Record::default(),
            settings: Settings::default(),
            device: device.to_owned(),
            seed,
            now: start,
            replay_at_once: Setup::REPLAY_AT_ONCE,
        };
        let model = Model::new(packs(), setup);
        Self {
            device,
            model,
            log: Vec::new(),
            at: start,
        }
    }

    /// Moves the clock on by a minute and an odd number of milliseconds.
    pub fn tick(&mut self) -> Moment {
        self.at = self.at.plus_ms(60_007);
        self.at
    }

    fn do_it(&mut self, action: Action, pause_ms: i64) {
        self.at = self.at.plus_ms(pause_ms);
        self.log.extend(self.model.apply(action, self.at));
        let _asked = self.model.take_effects();
        self.model.saved(usize::MAX);
    }

    /// Answers the current question, if any, and moves on to the next.
    fn answer(&mut self, how: &How) {
        if self.model.target().face(self.model.library()).is_none() {
            return;
        }
        for action in answers(&self.model, Give::right_if(how.right)) {
            self.do_it(action, 1500);
        }
        if let Some(sure) = how.sure {
            self.do_it(SittingAction::SetSure(sure).into(), 800);
        }
        self.do_it(SittingAction::Submit.into(), how.pause_ms % 20_000);
        self.do_it(SittingAction::Reveal.into(), 900);
        self.do_it(SittingAction::GiveGrade(how.grade).into(), 2100);
        if let Some(cause) = how.cause.clone() {
            self.do_it(SittingAction::GiveCause(cause).into(), 1100);
        }
        self.do_it(SittingAction::Next.into(), 700);
    }

    fn study(&mut self, start: Moment, steps: Vec<Step>) {
        self.at = start;
        for Step { begin, action, how } in steps {
            for action in begin.into_iter().flatten() {
                self.do_it(action, 3000);
            }
            if how.is_played {
                self.answer(&how);
            } else if fits(&action) {
                self.do_it(action, how.pause_ms);
            }
            let last = self.model.memory().forgotten().first().cloned();
            if let Some(last) = last.filter(|_| how.pause_ms % 3 == 0) {
                self.do_it(RecordAction::Restore(last).into(), 1);
            }
        }
    }

    /// Begins a quiz, answers one question and stops there.
    fn is_cut_off(&mut self) {
        let section = SectionId::new("myokines", "two-faces");
        for action in [
            SittingAction::Leave.into(),
            SittingAction::Leave.into(),
            ShellAction::CloseModal.into(),
        ] {
            self.do_it(action, 1000);
        }
        self.do_it(StartAction::Quiz(Scope::Section(section)).into(), 1000);
        self.answer(&How {
            is_played: true,
            right: false,
            sure: Some(Confidence::Sure),
            grade: Grade::Again,
            cause: None,
            pause_ms: 4000,
        });
    }
}

/// Whether an action may be played: if any pack could be forgotten, little would be left.
fn fits(action: &Action) -> bool {
    !matches!(
        action,
        Action::Record(
            RecordAction::Forget(RecordPart::Pack(_)) | RecordAction::DeletePermanently(_)
        )
    )
}

#[derive(Clone, Debug)]
struct How {
    is_played: bool,
    right: bool,
    sure: Option<Confidence>,
    grade: Grade,
    cause: Option<MissCause>,
    pause_ms: i64,
}

/// Now and then something to begin, followed by either an answer or any action.
#[derive(Clone, Debug)]
struct Step {
    begin: Option<Vec<Action>>,
    action: Action,
    how: How,
}

fn how() -> impl Strategy<Value = How> {
    let sure = [Confidence::Guess, Confidence::Unsure, Confidence::Sure];
    let sure = prop::option::weighted(0.3, prop::sample::select(sure.to_vec()));
    let grade = prop::sample::select(Grade::ALL.to_vec());
    let cause = prop::option::weighted(0.1, prop::sample::select(MissCause::KNOWN.to_vec()));
    let parts = (
        prop::bool::weighted(0.6),
        prop::bool::weighted(0.7),
        sure,
        grade,
        cause,
        0_i64..200_000,
    );
    parts.prop_map(|(is_played, right, sure, grade, cause, pause_ms)| How {
        is_played,
        right,
        sure,
        grade,
        cause,
        pause_ms,
    })
}

/// Drills, quizzes, and sections with the questions in their text.
fn begin() -> impl Strategy<Value = Vec<Action>> {
    let packs = packs();
    let bundled = packs.pack("myokines").expect("the bundled pack");
    let ids: Vec<String> = bundled.sections().map(|it| it.id.clone()).collect();
    let section = prop::sample::select(ids);
    let section = section.prop_map(|id| SectionId::new("myokines", &id));
    let before = || InTextAction::AskBefore.into();
    let after = || InTextAction::AfterAll.into();
    prop_oneof![
        4 => Just(vec![StartAction::Drill.into()]),
        1 => Just(vec![StartAction::Quiz(Scope::Pack("kinds".to_owned())).into()]),
        1 => section.clone().prop_map(|id| vec![StartAction::Quiz(Scope::Section(id)).into()]),
        3 => section.clone().prop_map(move |id| vec![FlowAction::OpenSection(id).into(), before()]),
        2 => section.prop_map(move |id| vec![FlowAction::OpenSection(id).into(), ReadAction::To(1000).into(), after()]),
        1 => Just(vec![ReadAction::Finish.into()]),
    ]
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let begin = prop::option::weighted(0.2, begin());
    let step = (begin, action(), how());
    let step = step.prop_map(|(begin, action, how)| Step { begin, action, how });
    prop::collection::vec(step, 10..46)
}

/// The UTC offset of a learner's clock; one of the two travels.
fn offset_s(device: &str, days_ago: i64) -> i32 {
    match days_ago {
        20..30 if device == BEN => 20_700,
        33..40 if device == BEN => -28_800,
        _ => 3600,
    }
}

fn make() {
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let mut draw = |hours| {
        let drawn = (steps(), hours).new_tree(&mut runner).expect("drawn");
        drawn.current()
    };
    let (mut anna, mut ben) = (Learner::new(ANNA, 1), Learner::new(BEN, 2));
    for days_ago in (0..=DAYS).rev() {
        day_of(&mut anna, days_ago, &mut draw);
        extras(days_ago, &mut anna, &ben);
        day_of(&mut ben, days_ago, &mut draw);
        extras(days_ago, &mut ben, &anna);
    }
    ben.is_cut_off();
    fs::create_dir_all(record_folder()).expect("a folder");
    let third = third_file(&anna.log);
    let lines = |log: &[Event]| -> String {
        let line = |event| write_line(event).expect("an event can be written");
        log.iter().map(line).collect()
    };
    let [first, second, again] = FILES;
    for (name, device, lines) in [
        (first, ANNA, lines(&anna.log)),
        (second, BEN, lines(&ben.log)),
        (again, ANNA, third),
    ] {
        let text = format!("{}{lines}{CLOSER}", header(device));
        fs::write(record_folder().join(name), text).expect("written");
    }
}

/// Plays one day of study, unless it is a day of rest.
fn day_of(
    own: &mut Learner,
    days_ago: i64,
    draw: &mut impl FnMut(std::ops::Range<i64>) -> (Vec<Step>, i64),
) {
    let hours = if days_ago == 0 { -6..-4 } else { -11..8 };
    let (steps, hour) = draw(hours);
    let is_resting = (days_ago * 7 + i64::from(own.device == BEN)) % 5 == 3;
    let start = now().ms() - days_ago * DAY_MS + hour * 3_600_000;
    let start = Moment::new(start, offset_s(own.device, days_ago));
    let steps = if is_resting { Vec::new() } else { steps };
    own.study(start, steps);
}
