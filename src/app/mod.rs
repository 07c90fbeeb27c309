//! One frame: draw, apply, hand the events to storage, show errors.

mod apart;
mod serve;

use std::path::PathBuf;
use std::sync::mpsc::Receiver;

use egui::Ui;

use crate::action::Action;
use crate::model::{Model, Request, Sheet};
use crate::record::Moment;
use crate::settings::Settings;
use crate::storage::{
    Folders, News, StorageError, Watch, Writer, read_record, remove_checkpoint, save_settings,
};
use crate::ui::theme::Theme;
use crate::ui::{View, font_definitions, window_ui};

pub use apart::{Basis, Job, Reading};
use apart::{Checked, Found};

/// The app around the model.
pub struct App {
    model: Model,
    /// `None` where nothing is to be saved, as in tests of screens.
    writer: Option<Writer>,
    /// `None` where nothing is watched.
    watch: Option<Watch>,
    close_anyway: bool,
    /// The file that the learner is choosing.
    choosing: Option<Receiver<PathBuf>>,
    /// The pack that is being checked.
    checking: Option<Receiver<Checked>>,
    /// What is looked for in the score files.
    finding: Vec<Receiver<Result<Found, StorageError>>>,
    /// The record that is being read.
    loading: Option<Receiver<Reading>>,
    /// What is read once the first frame is on the screen.
    to_read: Option<(Job, Basis)>,
    /// Shows the window anew from another thread.
    wake: Option<egui::Context>,
    /// What goes to the clipboard with the next frame.
    to_copy: Option<String>,
    folders: Folders,
    clock: fn() -> Moment,
    saved_settings: Settings,
    applied_theme: Option<(Theme, egui::ThemePreference)>,
}

impl App {
    /// Puts the app together; `clock` is read once a frame.
    pub fn new(
        model: Model,
        writer: Option<Writer>,
        folders: Folders,
        clock: fn() -> Moment,
    ) -> Self {
        let saved_settings = model.settings;
        Self {
            model,
            writer,
            watch: None,
            close_anyway: false,
            choosing: None,
            checking: None,
            finding: Vec::new(),
            loading: None,
            to_read: None,
            wake: None,
            to_copy: None,
            folders,
            clock,
            saved_settings,
            applied_theme: None,
        }
    }

    /// Takes in what others put into the folder of scores while the app runs.
    #[must_use]
    pub fn watching(self, watch: Watch) -> Self {
        Self {
            watch: Some(watch),
            ..self
        }
    }

    /// Gives egui the fonts and options of the app; called once, before the first frame.
    pub fn prepare(ctx: &egui::Context) {
        ctx.set_fonts(font_definitions());
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
    }

    /// The state.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Draws a frame and does what the learner wants.
    pub fn ui(&mut self, ui: &mut Ui) {
        self.take_news();
        self.begin_reading(ui);
        self.take_loading((self.clock)());
        self.take_changes((self.clock)());
        self.catch_up((self.clock)());
        self.take_settings(ui);
        self.take_check();
        self.take_found();
        let now = (self.clock)();
        self.model.tick(now);
        if self.model.practise.is_counting() {
            ui.request_repaint();
        }
        let desktop_is_dark = ui.ctx().system_theme() == Some(egui::Theme::Dark);
        let theme = Theme::of(self.model.settings.theme, desktop_is_dark);
        let mut actions = Vec::new();
        let view = View {
            model: &self.model,
            theme,
            now,
            data_folder: &self.folders.data,
            wide: false,
        };
        window_ui(ui, &view, &mut actions);
        actions.extend(self.files_given(ui));
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
        if let Some(text) = self.to_copy.take() {
            ui.copy_text(text);
        }
    }

    /// The text files that were dropped on the window or chosen in the desktop's dialog.
    fn files_given(&mut self, ui: &Ui) -> Vec<Action> {
        self.wake.get_or_insert_with(|| ui.ctx().clone());
        let dropped = ui.input(|input| input.raw.dropped_files.clone());
        let dropped = dropped.into_iter().map(|file| file.path().to_owned());
        let chosen = self.choosing.as_ref().and_then(|it| it.try_recv().ok());
        if chosen.is_some() {
            self.choosing = None;
        }
        dropped
            .chain(chosen)
            .map(|file| Action::Outside(Request::AddArticle(file)))
            .collect()
    }

    /// Applies one action and has what follows from it saved.
    pub fn apply(&mut self, action: Action, now: Moment) {
        let events = self.model.apply(action, now);
        match &self.writer {
            Some(writer) => writer.save(events),
            None => self.model.saving.waiting = 0,
        }
        for request in std::mem::take(&mut self.model.requests) {
            self.serve(request);
        }
    }

    /// Saves what is left before the program ends, and gives how many events could not be saved.
    pub fn close(&mut self) -> usize {
        self.apply(Action::Close, (self.clock)());
        self.writer.take().map_or(0, Writer::close)
    }

    /// Lets the window close, or asks first when saving is stuck.
    fn on_close(&self, ui: &Ui) -> Vec<Action> {
        let stuck = self.model.saving.waiting > 0 && !self.model.saving.problem.is_empty();
        if stuck && !self.close_anyway {
            ui.ctx()
                .send_viewport_cmd(egui::ViewportCommand::CancelClose);
            return vec![Action::Lay(Sheet::Closing)];
        }
        vec![Action::Close]
    }

    /// Reads the record again when somebody else has changed it.
    fn take_changes(&mut self, now: Moment) {
        // What changes while the record is read is read with it, or with the next change.
        if self.model.loading.is_some() || !self.watch.as_ref().is_some_and(Watch::take_changed) {
            return;
        }
        if let Err(error) = self.take_in(now) {
            self.model.notice = error.to_string();
        }
    }

    /// Takes in what is new in the score files: at once where there is little to read.
    pub(super) fn take_in(&mut self, now: Moment) -> Result<(), StorageError> {
        if self.model.is_small() {
            let record = read_record(&self.folders.scores())?;
            self.model.take_in(record, now);
        } else {
            self.model.is_behind = true;
        }
        Ok(())
    }

    fn take_news(&mut self) {
        let Some(writer) = &self.writer else { return };
        for news in writer.news() {
            match news {
                News::Saved(count) => {
                    self.model.saving.waiting = self.model.saving.waiting.saturating_sub(count);
                    self.model.saving.problem.clear();
                }
                News::Stuck(problem) => self.model.saving.problem = problem,
                News::Writing(path) => {
                    if let Some(watch) = &self.watch {
                        watch.ignore(path);
                    }
                }
                News::Removed(gone) => {
                    // What follows from them may not outlive them.
                    if let Err(error) = remove_checkpoint(&self.folders.checkpoint()) {
                        self.model.notice = error.to_string();
                    }
                    self.model.removed(&gone, (self.clock)());
                    self.model.notice = format!(
                        "Removed. The files as they were lie in {}.",
                        self.folders.scores().removed.display()
                    );
                }
                News::NotRemoved(problem) => {
                    self.model.notice = format!("Not removed: {problem}.");
                }
                News::Rescued => {
                    let folder = self.folders.scores().rescue;
                    self.model.notice = format!(
                        "The data folder cannot be written. Your answers are safe in {}, and count as always.",
                        folder.display()
                    );
                }
            }
        }
    }

    /// Brings the window into the wanted colours and size of text, and keeps changed settings.
    fn take_settings(&mut self, ui: &Ui) {
        let settings = self.model.settings;
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
        if settings != self.saved_settings {
            self.saved_settings = settings;
            if let Err(error) = save_settings(&self.folders.config, settings) {
                self.model.notice = error.to_string();
            }
        }
    }
}
