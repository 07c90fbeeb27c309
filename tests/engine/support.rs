//! Shared by the tests: packs, a clock that stands still, and a learner who does things.

use spotter::memory::SittingName;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use spotter::answer::key_texts;
use spotter::check::check_files;
use spotter::material::{Kind, Library, OWN_PACK, Origin, PackFiles, load_pack};
use spotter::model::{
    Action, CheckAction, FlowAction, Model, Route, SettingsAction, Setup, SittingAction,
    StartAction, Study,
};
use spotter::record::{Event, Moment, Record, RecordBuilder};
use spotter::settings::{Settings, ThemeChoice};
use spotter::storage::{RealFs, ScorePlaces, load_library, read_folder};

/// Sunday, 22 November 2026, 14:14 in Berlin.
pub const NOW_MS: i64 = 1_795_353_244_000;

/// The tests' clock, which stands still.
pub fn now() -> Moment {
    Moment::new(NOW_MS, 3600)
}

/// The bundled packs only.
pub fn library() -> Library {
    load_library(&PathBuf::from("no such folder"))
}

/// The test packs with every kind of question.
pub fn kinds() -> Library {
    let read = |name: &str| load_pack(&files_of(name), Origin::Own).expect("a pack");
    let (packs, problems): (Vec<_>, Vec<_>) =
        ["kinds", "all-or-nothing"].into_iter().map(read).unzip();
    Library::new(packs, problems.concat())
}

/// The test pack whose article uses all of Markdown that is supported.
pub fn page() -> Library {
    let (pack, problems) = load_pack(&files_of("page"), Origin::Own).expect("a pack");
    Library::new(vec![pack], problems)
}

/// A model with bundled packs, others, and texts of the learner's own; nothing was opened yet.
pub fn shelved() -> Model {
    let texts = [
        (
            "pack.ron",
            r#"Pack(format: 1, id: "mine", version: "1", title: "My articles", about: "", licence: "", topics: [(id: "mine", title: "Mine")])"#,
        ),
        (
            "articles/lecture-4.md",
            "# Physiology, lecture 4\n\n## Bone\n\nBone adapts to load.\n\n## Tendon\n\nSo does tendon.",
        ),
        (
            "articles/a-rather-long-name.txt",
            "Warming up\n\nTen minutes are enough.",
        ),
    ];
    let files = PackFiles {
        folder: OWN_PACK.to_owned(),
        texts: texts
            .map(|(path, text)| (path.to_owned(), text.to_owned()))
            .into(),
        ..PackFiles::default()
    };
    let (own, wrong) = load_pack(&files, Origin::Own).expect("a pack");
    let (packs, problems) = library().into_parts();
    let (others, more) = kinds().into_parts();
    let packs = packs.into_iter().chain(others).chain([own]);
    let problems = [problems, more, wrong].concat();
    model_of(Library::new(packs.collect(), problems), Record::default())
}

/// The files of a pack in `tests/packs`.
pub fn files_of(name: &str) -> PackFiles {
    let packs = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/packs");
    read_folder(&RealFs, &packs.join(name)).expect("the folder is there")
}

/// A model on the Library screen, with the findings of a check of the `flawed` pack.
pub fn flawed() -> Model {
    let files = files_of("flawed");
    let (pack, problems) = load_pack(&files, Origin::Own).expect("a pack");
    let mut model = model_of(Library::new(vec![pack], problems), Record::default());
    let check = CheckAction::Start("flawed".to_owned()).into();
    play(
        &mut model,
        0,
        vec![FlowAction::Go(Route::Library).into(), check],
    );
    let report = check_files(&files, Origin::Own, &BTreeSet::new());
    let _asked = model.take_effects();
    model.pack_checked("flawed", report);
    model
}

/// Places for scores in folders of their own below `root`.
pub fn places_below(root: &Path) -> ScorePlaces {
    ScorePlaces {
        scores: root.join("scores"),
        rescue: root.join("rescue"),
        torn: root.join("torn"),
        removed: root.join("removed"),
        ballast: root.join("ballast"),
    }
}

/// The setup of a model that continues this record.
pub fn setup_of(record: Record) -> Setup {
    let settings = Settings {
        theme: ThemeChoice::Light,
        ..Settings::default()
    };
    Setup {
        record,
        settings,
        device: "test-0000".to_owned(),
        seed: 7,
        now: now(),
        replay_at_once: Setup::REPLAY_AT_ONCE,
    }
}

/// A model over these packs that continues this record.
pub fn model_of(library: Library, record: Record) -> Model {
    Model::new(library, setup_of(record))
}

/// The record of several devices, each with its events in order, as if read from their files.
pub fn merged(files: impl IntoIterator<Item = (String, Vec<Event>)>) -> Record {
    let mut builder = RecordBuilder::default();
    for (device, events) in files {
        builder.begin(&device);
        for event in events {
            builder.add(event);
        }
    }
    builder.finish()
}

/// Hands the model a record as if the files had been read again.
pub fn reread(model: &mut Model, record: Record) {
    model.begin_reread();
    let study = Study::new(record, model.device(), model.earliest(), now());
    drop(model.studied(study, now()));
}

/// A model at its very first start.
pub fn new_model() -> Model {
    model_of(library(), Record::default())
}

/// Applies actions four seconds apart, starting `days_ago` days before `now`.
pub fn play(model: &mut Model, days_ago: i64, actions: Vec<Action>) {
    let start = now().plus_ms(-days_ago * 86_400_000);
    for (step, action) in (0_i64..).zip(actions) {
        let _events = model.apply(action, start.plus_ms(4000 * step));
    }
    model.saved(usize::MAX);
}

/// Leaves two events unsaved, which change nothing in the end, and reports the problem.
pub fn unsaved(model: &mut Model, problem: &str) {
    let new = model.memory().settings().new_per_day;
    for count in [new + 1, new] {
        let _events = model.apply(SettingsAction::SetNewPerDay(count), now());
    }
    model.not_saved(problem.to_owned());
}

/// Which answer a learner gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Give {
    Right,
    Wrong,
}

impl Give {
    pub fn right_if(is_right: bool) -> Self {
        if is_right { Self::Right } else { Self::Wrong }
    }
}

/// The actions that answer the current question, without submitting it.
pub fn answers(model: &Model, give: Give) -> Vec<Action> {
    let right = give == Give::Right;
    let asked = model
        .target()
        .face(model.library())
        .expect("a question is asked");
    let keys = key_texts(asked.question, asked.gap);
    let options = model.target().options(model.library());
    let place = |fits: &dyn Fn(&str) -> bool| {
        let place = options.iter().position(|option| fits(option) == right);
        place.expect("an option")
    };
    match &asked.question.kind {
        Kind::Choice { .. } | Kind::TrueFalse { .. } => {
            vec![SittingAction::Pick(place(&|option| option == keys[0])).into()]
        }
        Kind::MultipleChoice { .. } => {
            let is_key = |option: &str| keys.iter().any(|key| key == option);
            let places = options.iter().enumerate();
            let wanted = places.filter(|(_, option)| is_key(option) == right);
            wanted
                .map(|(place, _)| SittingAction::Pick(place).into())
                .collect()
        }
        Kind::Number { .. } if !right => vec![SittingAction::Type("987654".to_owned()).into()],
        Kind::Cloze(_) | Kind::Typed { .. } if !right => {
            vec![SittingAction::Type("something else".to_owned()).into()]
        }
        Kind::Cloze(_) | Kind::Typed { .. } | Kind::Number { .. } => {
            vec![SittingAction::Type(keys[0].clone()).into()]
        }
        // The items are offered in a wrong order.
        Kind::Order { .. } if !right => vec![SittingAction::KeepOrder.into()],
        Kind::Order { items, .. } => {
            let mut standing = options.clone();
            let mut moves = Vec::new();
            for (to, item) in items.iter().enumerate() {
                let from = standing.iter().position(|it| it == item);
                let from = from.expect("an item");
                let moved = standing.remove(from);
                standing.insert(to, moved);
                moves.push(SittingAction::MoveItem { from, to }.into());
            }
            moves
        }
        Kind::Match { pairs, .. } => pairs
            .iter()
            .map(|pair| SittingAction::Pick(place(&|option| option == pair.response)).into())
            .collect(),
        Kind::Card { .. } => Vec::new(),
    }
}

/// The session that Today offers to resume.
pub fn left(model: &Model) -> SittingName {
    let left = model.unfinished(now()).expect("something was left");
    left.name()
}

/// Resumes the session that Today offers.
pub fn go_on(model: &mut Model) {
    let resume = StartAction::Resume(left(model)).into();
    play(model, 0, vec![resume]);
}
