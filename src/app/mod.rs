//! One frame: draw, apply, hand the events to storage, show errors.

mod apart;

use std::path::{Path, PathBuf};
use std::sync::mpsc::Receiver;

use egui::Ui;

use crate::action::Action;
use crate::material::{AskId, OWN_PACK, SectionId};
use crate::model::{Model, Request, Sheet};
use crate::record::{Moment, StudyDay, date_of};
use crate::settings::Settings;
use crate::storage::{
    Folders, News, RealFs, StorageError, Watch, Writer, add_article, carry_out, choose_article,
    flags_patch, load_own_pack, plan_merge, read_record, remove_article, save_export,
    save_settings, show_file, show_folder,
};
use crate::ui::theme::Theme;
use crate::ui::{View, font_definitions, window_ui};

use apart::{Checked, check_apart};
pub use apart::{Reading, read_apart};

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
    /// The record that is being read.
    loading: Option<Receiver<Reading>>,
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
            loading: None,
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
        self.take_loading((self.clock)());
        self.take_changes((self.clock)());
        self.take_settings(ui);
        self.take_check();
        let now = (self.clock)();
        self.model.tick(now);
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
        match read_record(&self.folders.scores()) {
            Ok(record) => self.model.take_in(record, now),
            Err(error) => self.model.notice = error.to_string(),
        }
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

    fn serve(&mut self, request: Request) {
        let served: Result<(), StorageError> = match request {
            Request::ShowDataFolder => show_folder(&self.folders.data),
            Request::OpenLink(address) => crate::storage::open_link(&address),
            Request::Restore(day) => self.restore(day),
            Request::CloseAnyway => {
                self.close_anyway = true;
                Ok(())
            }
            Request::Copy(text) => {
                self.to_copy = Some(text);
                Ok(())
            }
            Request::Save(name, text) => self.save_text(name, &text),
            Request::SaveFlags(flags) => self.save_flags(&flags),
            Request::ChooseArticle => {
                let wake = self.wake.clone();
                let wake = move || wake.iter().for_each(egui::Context::request_repaint);
                choose_article(wake).map(|chosen| self.choosing = Some(chosen))
            }
            Request::CheckPack(pack) => self.check_pack(pack),
            Request::AddArticle(file) => self.add_article(&file),
            Request::RemoveArticle(id) => self.remove_article(&id),
            Request::Remove(gone) => {
                match &self.writer {
                    Some(writer) => writer.remove(gone),
                    None => self.model.removed(&gone, (self.clock)()),
                }
                Ok(())
            }
        };
        if let Err(error) = served {
            self.model.notice = error.to_string();
        }
    }

    /// Checks a pack on a thread of its own: a large one takes seconds.
    fn check_pack(&mut self, pack: String) -> Result<(), StorageError> {
        let known = self.model.library.pack(&pack);
        let folder = known.map_or_else(|| pack.clone(), |it| it.folder.clone());
        let wake = self.wake.clone();
        let wake = move || wake.iter().for_each(egui::Context::request_repaint);
        self.checking = Some(check_apart(self.folders.packs(), (pack, folder), wake)?);
        Ok(())
    }

    fn take_check(&mut self) {
        let found = self.checking.as_ref().and_then(|it| it.try_recv().ok());
        if let Some((pack, report)) = found {
            self.checking = None;
            match report {
                Ok(report) => self.model.pack_checked(&pack, report),
                Err(error) => self.model.pack_not_checked(error.to_string()),
            }
        }
    }

    /// Copies a text into the learner's own pack and opens it.
    fn add_article(&mut self, file: &Path) -> Result<(), StorageError> {
        let id = add_article(&self.folders.packs(), file)?;
        self.take_own_pack();
        let pack = self.model.library.pack(OWN_PACK);
        let article = pack.and_then(|pack| pack.articles.iter().find(|it| it.id == id));
        let section = article.and_then(|article| article.sections.first());
        if let Some(section) = section.map(|it| SectionId::new(OWN_PACK, &it.id)) {
            self.model.notice.clear();
            self.apply(Action::OpenSection(section), (self.clock)());
        }
        Ok(())
    }

    fn remove_article(&mut self, id: &str) -> Result<(), StorageError> {
        let backup = self.folders.backup();
        remove_article(&self.folders.packs(), &backup, id)?;
        self.take_own_pack();
        let kept = backup.join("articles");
        self.model.notice = format!("Removed. The file is kept in {}.", kept.display());
        Ok(())
    }

    /// Reads the learner's own pack again.
    fn take_own_pack(&mut self) {
        let library = &mut self.model.library;
        match load_own_pack(&self.folders.packs()) {
            (Some(pack), problems) => library.replace_pack(pack, problems),
            (None, problems) => library.remove_pack(OWN_PACK, problems),
        }
        self.model.library_changed();
    }

    /// Saves a text beside the scores and shows it.
    fn save_text(&mut self, name: &str, text: &str) -> Result<(), StorageError> {
        let path = save_export(&self.folders.exports(), name, text)?;
        self.model.notice = format!("Saved as {}.", path.display());
        if let Err(error) = show_file(&path) {
            let why = error.to_string();
            let why = why.lines().next().unwrap_or_default();
            let more = [" It could not be opened: ", why, "."];
            self.model.notice.extend(more);
        }
        Ok(())
    }

    fn save_flags(&mut self, flags: &[(AskId, String)]) -> Result<(), StorageError> {
        let patch = flags_patch(&self.folders.packs(), flags);
        self.save_text("flags.patch", &patch)
    }

    /// Copies the files of a backup into the folder of scores; answers that are there already count once.
    fn restore(&mut self, day: StudyDay) -> Result<(), StorageError> {
        let places = self.folders.scores();
        let plan = plan_merge(
            &RealFs,
            &places,
            &[self.folders.backup().join(date_of(day))],
        )?;
        carry_out(&RealFs, &plan)?;
        let events: usize = plan.iter().map(|copy| copy.new_events).sum();
        self.model.take_in(read_record(&places)?, (self.clock)());
        self.model.notice = match events {
            0 => "The backup has nothing that the record lacks.".to_owned(),
            1 => "1 entry was brought back.".to_owned(),
            _ => format!("{events} entries were brought back."),
        };
        Ok(())
    }
}
