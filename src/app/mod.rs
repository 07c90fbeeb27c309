//! One frame: draw, apply, hand the events to storage, show errors.

mod effects;
mod failures;
mod placement;
mod read_task;
mod start;
mod task;
mod task_kind;
mod task_progress;
mod tasks;

use std::time::Duration;

use egui::Ui;

use crate::model::{Action, Effect, FlowAction, Modal, Model, Notice, ShellAction, Width};
use crate::record::{Moment, StudyDay};
use crate::settings::Settings;
use crate::storage::{Change, Watch, Writer, WriterEvent};
use crate::ui::look::theme::Theme;
use crate::ui::{View, font_definitions, window_ui};

pub use placement::bring_into_sight;
pub use read_task::{Packs, Reading};
pub use start::{Start, Starting};
pub use task::{Disk, Done, Restored, Task};
pub use task_kind::TaskKind;
pub use task_progress::Progress;
pub use tasks::{Executor, Tasks};

/// How long the first frame waits for packs and record, so that a usual start shows no half-loaded screen.
const FIRST_FRAME_WAITS: Duration = Duration::from_millis(15);

/// How long a window at rest goes without a frame. A new study day is noticed as it begins, and this much later after
/// the clock was set or the computer slept.
const LONGEST_REST: Duration = Duration::from_mins(10);

/// State of the daily backup of the score files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DailyBackup {
    /// The writer has not found and repaired its file yet; until then it may rename files.
    WaitsForFile,
    /// Can be made as soon as the record is known.
    Due,
    /// Made on that study day, or in progress.
    Begun(StudyDay),
}

/// Connects the model to egui, storage and tasks.
pub struct App {
    model: Model,
    tasks: Tasks,
    /// `None` if nothing is to be saved, as in tests of screens.
    writer: Option<Writer>,
    backup: DailyBackup,
    watch: Option<Watch>,
    /// Whether others have written to the scores folder since it was last read.
    is_changed: bool,
    close_anyway: bool,
    /// Text for the clipboard, copied at the end of the frame.
    clipboard: Option<String>,
    clock: fn() -> Moment,
    saved_settings: Settings,
    applied_theme: Option<(Theme, egui::ThemePreference)>,
}

impl App {
    /// Creates the app; `clock` is read once a frame.
    pub fn new(model: Model, writer: Option<Writer>, tasks: Tasks, clock: fn() -> Moment) -> Self {
        let saved_settings = *model.settings();
        Self {
            model,
            tasks,
            writer,
            backup: DailyBackup::WaitsForFile,
            watch: None,
            is_changed: false,
            close_anyway: false,
            clipboard: None,
            clock,
            saved_settings,
            applied_theme: None,
        }
    }

    /// Makes the app pick up what others write into the scores folder while it runs.
    #[must_use]
    pub fn watching(self, watch: Watch) -> Self {
        Self {
            watch: Some(watch),
            ..self
        }
    }

    /// How the window is first opened; sizes in points.
    pub fn viewport() -> egui::ViewportBuilder {
        egui::ViewportBuilder::default()
            .with_title("Spotter")
            .with_app_id("spotter")
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([720.0, 480.0])
    }

    /// Sets up egui with the app's fonts and options. Call it once, before the first frame.
    pub fn prepare(ctx: &egui::Context) {
        ctx.set_fonts(font_definitions());
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
    }

    /// Returns the state behind the screens.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Draws one frame and applies the learner's actions.
    pub fn ui(&mut self, ui: &mut Ui) {
        if ui.ctx().cumulative_frame_nr() == 0 {
            self.tasks.wake_with(ui.ctx());
            if self.model.is_waiting() {
                self.tasks.wait(FIRST_FRAME_WAITS);
                ui.request_repaint();
            }
        } else if self.model.is_waiting() {
            self.tasks.window_is_drawn();
        }
        let now = (self.clock)();
        self.model.tick(now);
        self.take_writer_events(now);
        self.take_results(now);
        self.begin_tasks(now);
        self.take_settings(ui);
        if self.model.practise().is_counting() {
            ui.request_repaint();
        }
        let desktop_is_dark = ui.ctx().system_theme() == Some(egui::Theme::Dark);
        let theme = Theme::of(self.model.settings().theme, desktop_is_dark);
        let mut actions = Vec::new();
        let view = View {
            model: &self.model,
            theme,
            now,
            data_folder: &self.tasks.disk().folders.data,
            width: Width::Narrow,
            keys: &[],
        };
        window_ui(ui, &view, &mut actions);
        actions.extend(files_dropped(ui));
        if ui.input(|input| input.viewport().close_requested()) {
            actions.extend(self.on_close(ui));
        }
        if !actions.is_empty() {
            ui.request_repaint();
        }
        if self.close_anyway {
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
        }
        for action in actions {
            self.apply(action, now);
        }
        if let Some(text) = self.clipboard.take() {
            ui.copy_text(text);
        }
        let day_ends = self.model.memory().settings().day_ends;
        let left = Duration::from_millis(now.ms_left_of_day(day_ends));
        ui.ctx().request_repaint_after(left.min(LONGEST_REST));
    }

    /// Applies an action, saves the events it causes, and carries out its effects.
    pub fn apply(&mut self, action: impl Into<Action>, now: Moment) {
        let events = self.model.apply(action, now);
        match &self.writer {
            Some(writer) => writer.save(events),
            None => self.model.saved(events.len()),
        }
        for effect in self.model.take_effects() {
            self.carry_out_effect(effect);
        }
    }

    /// Saves what is left before the program ends; returns a sentence for each thing that could not be saved.
    pub fn close(&mut self) -> Vec<String> {
        self.apply(FlowAction::Close, (self.clock)());
        self.save_settings();
        let lost = self.writer.take().map_or(0, Writer::close);
        let lost = (lost > 0).then(|| format!("{lost} entries could not be saved"));
        let failed = self.tasks.close().into_iter().filter_map(Done::into_error);
        lost.into_iter().chain(failed).collect()
    }

    /// Lets the window close, or asks first if saving is stuck.
    fn on_close(&self, ui: &Ui) -> Vec<Action> {
        let stuck = self.model.saving().is_stuck();
        if stuck && !self.close_anyway {
            ui.ctx()
                .send_viewport_cmd(egui::ViewportCommand::CancelClose);
            return vec![ShellAction::OpenModal(Modal::Closing).into()];
        }
        vec![FlowAction::Close.into()]
    }

    /// Starts the tasks that have become due: rereading what others have changed, replaying, the daily backup.
    fn begin_tasks(&mut self, now: Moment) {
        self.take_change();
        if let Some(share) = self.tasks.share_of_reading() {
            self.model.note_loading(share);
        }
        // What changes during a read is picked up by another one.
        if self.model.loading().is_none() && self.is_changed {
            self.is_changed = false;
            self.model.begin_reread();
            self.tasks.start(Task::Read(Reading {
                packs: Packs::Known(self.model.list_basis()),
                device: self.model.device().to_owned(),
                from: self.model.earliest(),
                now,
            }));
        }
        if let Some(record) = self.model.begin_replay() {
            let basis = self.model.list_basis();
            self.tasks.start(Task::Replay(record, basis, now));
        }
        let today = self.model.memory().today(now);
        let is_due = match self.backup {
            DailyBackup::WaitsForFile => false,
            DailyBackup::Due => true,
            // A clock that was put right in between may have gone back.
            DailyBackup::Begun(day) => day != today,
        };
        if is_due && !self.model.is_waiting() {
            self.backup = DailyBackup::Begun(today);
            self.tasks.start(Task::BackUp(today));
        }
    }

    /// Takes in what others have changed in the scores folder.
    fn take_change(&mut self) {
        let change = self.watch.as_mut().and_then(Watch::take_change);
        self.is_changed |= change.is_some();
        if change == Some(Change::Folder) {
            let folders = &self.tasks.disk().folders;
            let text = format!(
                "The folder of your answers was replaced or removed while Spotter is open. What is in {} now counts. \
                 Copies of each day are in {}.",
                folders.scores().scores.display(),
                folders.backup().display()
            );
            self.model.notify(Notice::warning(text));
        }
    }

    /// Takes in what the writer has done since the last frame.
    fn take_writer_events(&mut self, now: Moment) {
        let Some(writer) = &self.writer else { return };
        for event in writer.events() {
            let is_ready = matches!(event, WriterEvent::Writing(_) | WriterEvent::NotReady(_));
            if is_ready && self.backup == DailyBackup::WaitsForFile {
                self.backup = DailyBackup::Due;
            }
            match event {
                WriterEvent::Saved(count) => self.model.saved(count),
                WriterEvent::Stuck(problem) => self.model.not_saved(problem),
                WriterEvent::Writing(path) => {
                    if let Some(watch) = &self.watch {
                        watch.ignore(path);
                        // The file may have been left because its folder was replaced.
                        watch.look_again();
                    }
                }
                WriterEvent::Removed(gone) => {
                    self.model.removed(&gone);
                    self.is_changed = true;
                    let kept = self.tasks.disk().folders.scores().removed;
                    self.model.notify(Notice::info(format!(
                        "Removed. The files as they were lie in {}.",
                        kept.display()
                    )));
                }
                WriterEvent::NotRemoved(problem) => {
                    self.model.not_removed();
                    let text =
                        "The answers are not out of all files. They still do not count; try again.";
                    self.model.notify(Notice::error(text).with_details(problem));
                }
                WriterEvent::Rescued => {
                    let folder = self.tasks.disk().folders.scores().rescue;
                    let text = WriterEvent::rescued_to(&folder);
                    self.model.notify(Notice::warning(text));
                }
                WriterEvent::NotReady(why) => {
                    let folder = self.tasks.disk().folders.scores().rescue;
                    let text = WriterEvent::not_ready(&why, &folder);
                    self.model.notify(Notice::warning(text));
                }
                WriterEvent::Mended(kept) => {
                    let text = WriterEvent::mended(&kept);
                    self.model.notify(Notice::warning(text));
                }
            }
        }
        if self.model.modal() == Some(&Modal::Closing) && !self.model.saving().is_stuck() {
            self.apply(ShellAction::CloseModal, now);
            self.model.notify(Notice::toast("Everything is saved."));
        }
    }

    /// Applies theme and text size to the window, and saves changed settings.
    fn take_settings(&mut self, ui: &Ui) {
        let settings = *self.model.settings();
        let ctx = ui.ctx();
        let preference = match settings.theme {
            crate::settings::ThemeChoice::System => egui::ThemePreference::System,
            crate::settings::ThemeChoice::Dark => egui::ThemePreference::Dark,
            crate::settings::ThemeChoice::Light | crate::settings::ThemeChoice::Sepia => {
                egui::ThemePreference::Light
            }
        };
        let desktop_is_dark = ctx.system_theme() == Some(egui::Theme::Dark);
        let theme = *Theme::of(settings.theme, desktop_is_dark);
        if self.applied_theme != Some((theme, preference)) {
            ctx.set_theme(preference);
            ctx.all_styles_mut(|style| theme.apply(style));
            self.applied_theme = Some((theme, preference));
        }
        let zoom = f32::from(settings.text_percent) / 100.0;
        if (ctx.zoom_factor() - zoom).abs() > 1e-3 {
            ctx.set_zoom_factor(zoom);
        }
        self.save_settings();
    }

    fn save_settings(&mut self) {
        let settings = *self.model.settings();
        if settings != self.saved_settings {
            self.saved_settings = settings;
            self.tasks.start(Task::SaveSettings(settings));
        }
    }
}

/// Returns the actions that open the files dropped on the window.
fn files_dropped(ui: &Ui) -> Vec<Action> {
    let dropped = ui.input(|input| input.raw.dropped_files.clone());
    let files = dropped.into_iter().map(|file| file.path().to_owned());
    files
        .map(|file| ShellAction::Outside(Effect::AddArticle(file)).into())
        .collect()
}
