//! Stories over a record that is too long to replay within a frame.

use std::sync::Arc;
use std::time::Duration;

use egui::Key;
use egui_kittest::kittest::Queryable as _;
use spotter::app::{App, Disk, Executor, Tasks};
use spotter::material::{FaceId, FactId};
use spotter::model::{Model, QuestionAction, RecordAction, Setup};
use spotter::record::{CLOSER, Event, Grade, Record, event, header, write_line};
use spotter::storage::{Folders, Fs as _, GivenFolders, RealFs, Writer, read_record};

use crate::answering::{Window, click, press};
use crate::support::{library, now, setup_of};
use crate::window::window_of;

const DEVICE: &str = "test-0000";
const FACT: &str = "myokines/myokine-definition";

/// The `n`-th answer to one question; every fifth is a miss, and so is the last of 500.
fn answer(n: i64) -> Event {
    let right = n % 5 != 4;
    Event::Answer(event::Answer {
        at: now().plus_ms((n - 1000) * 60_000),
        sit: "s".to_owned(),
        fact: FACT.to_owned(),
        ask: "chemistry".to_owned(),
        was: "000000".to_owned(),
        gave: Vec::new(),
        score: if right { 100 } else { 0 },
        grade: Some(if right { Grade::Good } else { Grade::Again }),
        ms: 2000,
        sure: None,
        ..Default::default()
    })
}

/// The app over 500 answers, with a writer; whatever goes through all of them runs on another thread.
fn started(home: &std::path::Path) -> App {
    let places = GivenFolders {
        home: Some(home.to_owned()),
        ..GivenFolders::default()
    };
    let folders = Folders::find(places).expect("folders");
    let scores = folders.scores().scores;
    let lines = (0..500).map(|n| write_line(&answer(n)).expect("a line"));
    let text = format!("{}{}{CLOSER}", header(DEVICE), lines.collect::<String>());
    let path = scores.join(format!("scores-{DEVICE}.ron"));
    RealFs.replace(&path, text.as_bytes()).expect("written");
    let record = read_record(&folders.scores()).expect("readable");
    let setup = Setup {
        replay_at_once: 0,
        ..setup_of(record)
    };
    let model = Model::new(library(), setup);
    let fs: Arc<RealFs> = Arc::new(RealFs);
    let writer = Writer::start(fs.clone(), folders.scores(), DEVICE, || ()).expect("a thread");
    let tasks = Tasks::new(Disk { fs, folders }, Executor::Threads);
    App::new(model, Some(writer), tasks, now)
}

/// Runs frames until the condition holds; gives up after at least ten seconds.
fn wait_until(window: &mut Window, holds: impl Fn(&Window) -> bool) {
    let comes = (0..2000).any(|_| {
        std::thread::sleep(Duration::from_millis(5));
        window.run();
        holds(window)
    });
    assert!(comes, "it comes to that");
}

#[test]
fn a_long_history_is_shown_and_forgetting_it_replays_on_a_task() {
    let home = tempfile::tempdir().expect("a folder");
    let mut window = window_of(started(home.path()), 1280.0, 800.0);
    let answers = |window: &Window| {
        let fact = FactId::from_record(FACT);
        let memory = &window.state().model().memory();
        memory.fact(&fact).map_or(0, |it| it.answers)
    };
    assert_eq!(answers(&window), 500, "known at once");
    press(&mut window, Key::M);
    press(&mut window, Key::I);
    assert!(
        window
            .query_by_label("You have not answered this question yet.")
            .is_none(),
        "it was"
    );
    click(&mut window, "Reset this fact…");
    click(&mut window, "Reset");
    wait_until(&mut window, |it| answers(it) == 0);
    let model = window.state().model();
    assert!(
        !model.is_behind() && model.loading().is_none(),
        "counted anew"
    );
    assert_eq!(
        model.memory().forgotten().len(),
        1,
        "it can be brought back"
    );
    assert_eq!(model.missed().len(), 0, "nothing is missed any more");
    let forgotten = model.memory().forgotten()[0].clone();
    let asked = FaceId::new(FactId::from_record(FACT), "chemistry");
    let app = window.state_mut();
    app.apply(RecordAction::DeletePermanently(forgotten), now());
    // Looking up a history meanwhile does not get in its way.
    app.apply(QuestionAction::ShowHistory(asked), now());
    wait_until(&mut window, |it| {
        let mut banners = it.state().model().notices().banners();
        banners.any(|it| it.text.starts_with("Removed."))
    });
    wait_until(&mut window, |it| {
        let model = it.state().model();
        !model.is_behind() && model.loading().is_none()
    });
    let scores = home
        .path()
        .join("data/scores")
        .join(format!("scores-{DEVICE}.ron"));
    let left = std::fs::read_to_string(scores).expect("readable");
    assert!(!left.contains("Answer("), "the answers are in no line");
    assert_eq!(answers(&window), 0, "nothing counts");
}

#[test]
fn while_all_is_counted_anew_everything_can_be_done() {
    let setup = Setup {
        replay_at_once: 0,
        ..setup_of(Record::default())
    };
    let mut model = Model::new(library(), setup);
    model.begin_reread();
    model.note_loading(0.4);
    let mut window = crate::window::window(model, 1280.0, 800.0);
    let _said = window.get_by_label("Counting your answers anew");
    press(&mut window, Key::Q);
    let model = window.state().model();
    assert!(model.open().sitting.is_some(), "a quiz is started");
}
