//! Arguments, clock, seed, and the window. The only file that names eframe.

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;
use spotter::app::{App, Start, bring_into_sight};
use spotter::cli::{Args, run_in_terminal};
use spotter::record::Moment;
use spotter::storage::Folders;

fn main() -> ExitCode {
    let args = Args::parse();
    let home = std::env::var_os("SPOTTER_HOME").map(Into::into);
    match (args.folders(home), args.command) {
        (Err(error), _) => fail(&error.to_string()),
        (Ok(folders), None) => open_window(folders),
        (Ok(folders), Some(command)) => {
            ExitCode::from(run_in_terminal(command, &folders, now, rand::random()))
        }
    }
}

fn open_window(folders: Folders) -> ExitCode {
    let icon = include_bytes!("../assets/icon/spotter.png");
    let options = eframe::NativeOptions {
        viewport: App::viewport()
            .with_icon(eframe::icon_data::from_png_bytes(icon).unwrap_or_default()),
        persist_window: true,
        persistence_path: Some(folders.state.join("window.ron")),
        ..eframe::NativeOptions::default()
    };
    // Started before the window is created, which takes as long as reading 100,000 answers.
    let starting = Start::on_this_machine(folders, now, rand::random()).begin();
    let open = |creation: &eframe::CreationContext<'_>| {
        App::prepare(&creation.egui_ctx);
        bring_into_sight(creation.winit_window().map(AsRef::as_ref));
        Ok(Box::new(Window(starting.open()?)) as Box<dyn eframe::App>)
    };
    match eframe::run_native("Spotter", options, Box::new(open)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(eframe::Error::WinitEventLoop(_) | eframe::Error::Winit(_)) => fail(
            "found no display to open a window on; without one, study in the terminal with: spotter quiz",
        ),
        Err(error) => fail(&error.to_string()),
    }
}

struct Window(App);

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.0.ui(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        for problem in self.0.close() {
            let _code = fail(&problem);
        }
    }

    /// Only the window's position is kept; where the learner is follows from the record.
    fn persist_egui_memory(&self) -> bool {
        false
    }
}

#[expect(clippy::disallowed_methods, reason = "time enters the program here")]
fn now() -> Moment {
    let now = jiff::Zoned::now();
    Moment::in_zone(now.timestamp(), now.time_zone())
}

fn fail(message: &str) -> ExitCode {
    // Without standard error, the exit code must do.
    let _told = writeln!(std::io::stderr(), "spotter: {message}");
    ExitCode::FAILURE
}
