//! Arguments, clock and seed, and the window. The only file that names eframe.

use std::io;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser as _;
use spotter::app::{App, Executor, Start};
use spotter::cli::{Args, Terminal, run};
use spotter::record::Moment;
use spotter::storage::{Folders, RealFs, host_name};

fn main() -> ExitCode {
    let args = Args::parse();
    let folders = match args.folders(std::env::var_os("SPOTTER_HOME").map(Into::into)) {
        Ok(folders) => folders,
        Err(error) => return fail(&error.to_string()),
    };
    let Some(command) = args.command else {
        return open_window(folders);
    };
    let mut terminal = Terminal {
        input: &mut io::stdin().lock(),
        output: &mut io::stdout().lock(),
        errors: &mut io::stderr().lock(),
        clock: now,
        seed: rand::random(),
    };
    ExitCode::from(run(command, &folders, &mut terminal))
}

fn open_window(folders: Folders) -> ExitCode {
    let window_file = folders.state.join("window.ron");
    // Before the window is made, which takes as long as reading 100,000 answers.
    let starting = Start {
        fs: Arc::new(RealFs),
        folders,
        clock: now,
        seed: rand::random(),
        host: host_name(),
        executor: Executor::Threads,
    }
    .begin();
    let icon = include_bytes!("../assets/icon/spotter.png");
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Spotter")
            .with_app_id("spotter")
            .with_icon(eframe::icon_data::from_png_bytes(icon).unwrap_or_default())
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([720.0, 480.0]),
        persist_window: true,
        persistence_path: Some(window_file),
        ..eframe::NativeOptions::default()
    };
    let open = |creation: &eframe::CreationContext<'_>| {
        App::prepare(&creation.egui_ctx);
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

/// The app in its window.
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

    /// Only the window's place is kept; where the learner is follows from the record.
    fn persist_egui_memory(&self) -> bool {
        false
    }
}

/// The learner's clock; the only place that reads it.
#[expect(
    clippy::disallowed_methods,
    reason = "time enters the program here, and is an argument everywhere else"
)]
fn now() -> Moment {
    let now = jiff::Zoned::now();
    Moment::in_zone(now.timestamp(), now.time_zone())
}

/// Says why nothing can be done.
#[expect(clippy::print_stderr, reason = "there is no window to say it in")]
fn fail(message: &str) -> ExitCode {
    eprintln!("spotter: {message}");
    ExitCode::FAILURE
}
