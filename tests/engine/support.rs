//! What the tests share: the bundled pack, a clock that stands still, and a learner who does things.

use spotter::memory::SittingName;
use std::collections::BTreeSet;
use std::path::PathBuf;

use spotter::answer::key_texts;
use spotter::check::check_files;
use spotter::material::{Kind, Library, Origin, PackFiles, load_pack};
use spotter::model::{
    Action, CheckAction, FlowAction, Model, Route, SettingsAction, Setup, SittingAction,
    StartAction, Study,
};
use spotter::record::{Moment, Record};
use spotter::settings::{Settings, ThemeChoice};
use spotter::storage::{RealFs, load_library, read_folder};

/// Sunday, 22 November 2026, 14:14 in Berlin.
pub const NOW_MS: i64 = 1_795_353_244_000;

/// The clock of the tests.
pub fn now() -> Moment {
    Moment::new(NOW_MS, 3600)
}

/// The bundled packs and no others.
pub fn library() -> Library {
    load_library(&PathBuf::from("no such folder"))
}

/// The test packs that use every kind of question.
pub fn kinds() -> Library {
    let read = |name: &str| load_pack(&files_of(name), Origin::Own).expect("a pack");
    let (packs, problems): (Vec<_>, Vec<_>) =
        ["kinds", "all-or-nothing"].into_iter().map(read).unzip();
    Library::new(packs, problems.concat())
}

/// The test pack whose article uses each mark of Markdown.
pub fn page() -> Library {
    let (pack, problems) = load_pack(&files_of("page"), Origin::Own).expect("a pack");
    Library::new(vec![pack], problems)
}

/// The files of a test pack.
pub fn files_of(name: &str) -> PackFiles {
    let packs = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/packs");
    read_folder(&RealFs, &packs.join(name)).expect("the folder is there")
}

/// The Library with what a check of the pack with flaws has found.
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

/// What a model goes on from, with that record.
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

/// A model over these packs that goes on with that record.
pub fn model_of(library: Library, record: Record) -> Model {
    Model::new(library, setup_of(record))
}

/// Has the model take in what another reading of the files has found.
pub fn reread(model: &mut Model, record: Record) {
    model.begin_reading();
    let study = Study::new(record, model.device(), model.earliest(), now());
    drop(model.studied(study, now()));
}

/// A model that has just been started for the first time.
pub fn new_model() -> Model {
    model_of(library(), Record::default())
}

/// Does actions one after the other, a few seconds apart, starting some days before [`now`].
pub fn play(model: &mut Model, days_ago: i64, actions: Vec<Action>) {
    let start = now().plus_ms(-days_ago * 86_400_000);
    for (step, action) in (0_i64..).zip(actions) {
        let _events = model.apply(action, start.plus_ms(4000 * step));
    }
    model.saved(usize::MAX);
}

/// Makes as many events wait to be saved as there are settings here, and changes nothing in the end.
pub fn unsaved(model: &mut Model, problem: &str) {
    let new = model.memory().settings().new_per_day;
    for count in [new + 1, new] {
        let _events = model.apply(SettingsAction::SetNewPerDay(count), now());
    }
    model.not_saved(problem.to_owned());
}

/// The actions that answer the question on the desk, rightly or not, up to handing it in.
pub fn answers(model: &Model, right: bool) -> Vec<Action> {
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
        // Offered in a wrong order.
        Kind::Order { .. } if !right => Vec::new(),
        Kind::Order { items, .. } => {
            let mut standing = options.clone();
            let mut moves = Vec::new();
            for (to, item) in items.iter().enumerate() {
                let from = standing.iter().position(|it| it == item);
                let from = from.expect("an item");
                let moved = standing.remove(from);
                standing.insert(to, moved);
                moves.push(SittingAction::MoveItem(from, to).into());
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

/// The name of the session that Today offers to go on with.
pub fn left(model: &Model) -> SittingName {
    let left = model.unfinished(now()).expect("something was left");
    left.name()
}

/// Goes on with it, in a model that was just started.
pub fn go_on(model: &mut Model) {
    let resume = StartAction::Resume(left(model)).into();
    play(model, 0, vec![resume]);
}
