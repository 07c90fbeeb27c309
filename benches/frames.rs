//! Cost of one frame of each screen: `cargo bench`. Layout and tessellation, without the GPU.
//!
//! Machines vary and are shared, so each screen is also given as a ratio to a small window of plain egui in the same
//! run.

#![expect(clippy::print_stdout, reason = "the figures are the purpose")]

#[path = "../tests/engine/support.rs"]
pub mod support;

use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Context, RawInput, Rect, Ui};
use spotter::app::{App, Disk, Executor, Tasks};
use spotter::material::{FaceId, FactId, SectionId};
use spotter::model::{
    Action, FlowAction, Model, ReadAction, Route, ShellAction, SittingAction, StartAction,
};
use spotter::record::Scope;
use spotter::storage::{Folders, RealFs};

use support::{new_model, now, play};

const FRAMES: usize = 300;

/// Returns the fastest and the median frame of many, the first ones left out.
fn measure(mut draw: impl FnMut(&mut Ui)) -> (Duration, Duration) {
    let ctx = Context::default();
    App::prepare(&ctx);
    let input = || RawInput {
        screen_rect: Some(Rect::from_min_size(
            egui::Pos2::ZERO,
            egui::vec2(1280.0, 800.0),
        )),
        ..RawInput::default()
    };
    let mut times: Vec<Duration> = (0..FRAMES)
        .map(|_| {
            let start = Instant::now();
            let mut output = ctx.run_ui(input(), &mut draw);
            let shapes = std::mem::take(&mut output.shapes);
            let meshes = ctx.tessellate(shapes, output.pixels_per_point);
            let took = start.elapsed();
            assert!(!meshes.is_empty(), "something is drawn");
            output.drop_without_applying_deltas();
            took
        })
        .skip(FRAMES / 10)
        .collect();
    times.sort_unstable();
    (
        times.first().copied().unwrap_or_default(),
        times.get(times.len() / 2).copied().unwrap_or_default(),
    )
}

/// A small window of plain egui: a heading, a text field, and a list of buttons and labels.
fn small_window(ui: &mut Ui) {
    egui::CentralPanel::default().show(ui, |ui| {
        ui.heading("Small window");
        ui.text_edit_singleline(&mut "text".to_owned())
            .accessible_name("Field");
        for row in 0..20 {
            ui.horizontal(|ui| {
                (
                    ui.button("Button"),
                    ui.label(format!("Row {row} with a few words")),
                )
            });
        }
    });
}

fn with(actions: Vec<Action>) -> Model {
    let mut model = new_model();
    play(&mut model, 0, actions);
    model
}

/// A quiz of one question, submitted if there is an answer to it.
fn one(address: &str, answer: Option<&str>) -> Model {
    let ask = FaceId::parse(&format!("myokines/{address}")).expect("an address");
    let mut model = with(vec![
        StartAction::Faces(Scope::Everything, vec![ask]).into(),
    ]);
    if let Some(text) = answer {
        play(
            &mut model,
            0,
            vec![
                SittingAction::Type(text.to_owned()).into(),
                SittingAction::Submit.into(),
            ],
        );
    }
    assert!(model.open().sitting.is_some(), "{address} is in the pack");
    model
}

fn screens() -> Vec<(&'static str, Model)> {
    let section = || SectionId::new("myokines", "two-faces");
    let quiz = || StartAction::Quiz(Scope::Section(section())).into();
    let answered = || {
        vec![
            quiz(),
            SittingAction::Type("x".to_owned()).into(),
            SittingAction::Pick(0).into(),
            SittingAction::Submit.into(),
        ]
    };
    let read = || {
        vec![
            FlowAction::OpenSection(section()).into(),
            ReadAction::Finish.into(),
        ]
    };
    vec![
        ("Today", with(read())),
        (
            "Read",
            with(vec![FlowAction::OpenSection(section()).into()]),
        ),
        (
            "Read at a passage",
            with(vec![
                FlowAction::OpenPassage(FactId::new("myokines", "il6-falls-with-training")).into(),
            ]),
        ),
        ("Quiz, question", with(vec![quiz()])),
        ("Quiz, verdict", with(answered())),
        (
            "Several options",
            one("myokine-definition/which-count", None),
        ),
        ("Number", one("rowing-bdnf/percent", Some("7"))),
        (
            "Order, verdict",
            one("local-effects-count/milestones", Some("")),
        ),
        ("Match", one("exerkine-wider/origins", None)),
        (
            "Drill",
            with(
                [
                    read(),
                    vec![StartAction::Drill.into(), SittingAction::Reveal.into()],
                ]
                .concat(),
            ),
        ),
        (
            "Practise",
            with(
                [
                    answered(),
                    vec![
                        SittingAction::Next.into(),
                        FlowAction::Go(Route::Practise).into(),
                    ],
                ]
                .concat(),
            ),
        ),
        (
            "Settings",
            with(vec![FlowAction::Go(Route::Settings).into()]),
        ),
        ("List of keys", with(vec![ShellAction::ToggleKeys.into()])),
    ]
}

fn main() {
    let (least, middle) = measure(small_window);
    println!(
        "{:20} {:>9} {:>9} {:>14}",
        "one frame, µs", "least", "median", "to small window"
    );
    let print = |name: &str, (a, b): (Duration, Duration)| {
        let ratio = a.as_secs_f64() / least.as_secs_f64();
        println!(
            "{name:20} {:>9} {:>9} {ratio:>14.1}",
            a.as_micros(),
            b.as_micros()
        );
    };
    print("small window", (least, middle));
    for (name, model) in screens() {
        // The app saves changed settings.
        let home = tempfile::tempdir().expect("a folder");
        let folder = home.path().to_owned();
        let folders = Folders {
            data: folder.clone(),
            config: folder.clone(),
            state: folder.clone(),
            cache: folder,
        };
        let fs = Arc::new(RealFs);
        let disk = Disk { fs, folders };
        let mut app = App::new(model, None, Tasks::new(disk, Executor::Threads), now);
        print(name, measure(|ui| app.ui(ui)));
    }
}
