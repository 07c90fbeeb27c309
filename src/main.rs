//! Arguments, and the window. The only file that names eframe.

use std::io;
use std::process::ExitCode;

use clap::Parser as _;
use spotter::app::{App, Basis, Job};
use spotter::cli::{Args, Terminal, run};
use spotter::model::{Model, Setup};
use spotter::record::{Moment, Record};
use spotter::storage::{
    Folders, Watch, Writer, back_up, copies_in, device_name, load_library, load_settings,
    read_record, record_bytes,
};

/// A record of at most so many bytes is read before the window opens: some 20,000 answers, in a few hundredths of a second.
const AT_ONCE_BYTES: u64 = 4 << 20;

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
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Spotter")
            .with_app_id("spotter")
            .with_icon(
                eframe::icon_data::from_png_bytes(include_bytes!("../assets/icon/spotter.png"))
                    .unwrap_or_default(),
            )
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([720.0, 480.0]),
        persist_window: true,
        persistence_path: Some(folders.state.join("window.ron")),
        ..eframe::NativeOptions::default()
    };
    let result = eframe::run_native(
        "Spotter",
        options,
        Box::new(|creation| Ok(Box::new(Window(start(creation, folders)?)))),
    );
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(eframe::Error::WinitEventLoop(_) | eframe::Error::Winit(_)) => fail(
            "found no display to open a window on; without one, study in the terminal with: spotter quiz",
        ),
        Err(error) => fail(&error.to_string()),
    }
}

/// Reads everything and starts the thread that saves.
fn start(
    creation: &eframe::CreationContext<'_>,
    folders: Folders,
) -> Result<App, Box<dyn std::error::Error + Send + Sync>> {
    App::prepare(&creation.egui_ctx);
    let seed = rand::random();
    let (settings, problem) = load_settings(&folders.config);
    let library = load_library(&folders.packs());
    let is_large = record_bytes(&folders.scores()) > AT_ONCE_BYTES;
    let record = if is_large {
        Record::default()
    } else {
        read_record(&folders.scores())?
    };
    let started = now();
    let device = device_name(&folders.config, seed)?;
    let wake = creation.egui_ctx.clone();
    let writer = Writer::start(folders.scores(), &device, move || wake.request_repaint())?;
    let job = Job {
        folders: folders.clone(),
        device: device.clone(),
        started,
        now: started,
    };
    let setup = Setup {
        record,
        settings,
        device,
        seed,
        now: started,
    };
    let wake = creation.egui_ctx.clone();
    let watch = Watch::start(&folders.scores().scores, move || wake.request_repaint());
    let mut model = Model::new(library, setup);
    model.notice = problem.unwrap_or_default();
    let reading = if is_large {
        let basis = known_at_once(&mut model, &job);
        Some((job, basis))
    } else {
        let today = model.memory.today(started);
        let backed_up = back_up(&folders.scores(), &folders.backup(), today);
        match backed_up.and_then(|()| copies_in(&folders.backup())) {
            Ok(copies) => model.backups = copies.into_iter().map(|(day, _)| day).collect(),
            Err(error) => model.notice = error.to_string(),
        }
        None
    };
    let app = App::new(model, Some(writer), folders, now);
    let app = match reading {
        Some((job, basis)) => app.reading(job, basis),
        None => app,
    };
    // Without a watcher the app works; other devices' answers come with the next start.
    Ok(match watch {
        Ok(watch) => app.watching(watch),
        Err(_) => app,
    })
}

/// Goes on from the checkpoint if there is one that fits. Gives from what the rest is looked at on a thread.
fn known_at_once(model: &mut Model, job: &Job) -> Basis {
    model.begin_loading();
    let Some((loaded, checkpoint)) = job.open() else {
        return Basis::Nothing;
    };
    model.loaded(loaded, job.started);
    model.begin_recount();
    Basis::Shown(Box::new(checkpoint))
}

/// The app in its window.
struct Window(App);

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.0.ui(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        let lost = self.0.close();
        if lost > 0 {
            let _code = fail(&format!("{lost} entries could not be saved"));
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
