//! What the app does for the model outside of it: files, folders, the clipboard, the browser.

use std::path::Path;

use crate::action::Action;
use crate::app::App;
use crate::app::apart::{Sought, check_apart, find_apart};
use crate::material::{AskId, OWN_PACK, SectionId};
use crate::model::Request;
use crate::record::{Entry, StudyDay, date_of};
use crate::storage::{
    RealFs, StorageError, add_article, carry_out, choose_article, flags_patch, load_own_pack,
    open_link, plan_merge, remove_article, save_export, show_file, show_folder,
};

impl App {
    /// Does what the model cannot do itself.
    pub(super) fn serve(&mut self, request: Request) {
        let served: Result<(), StorageError> = match request {
            Request::ShowDataFolder => show_folder(&self.folders.data),
            Request::OpenLink(address) => open_link(&address),
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
                choose_article(self.waker()).map(|chosen| self.choosing = Some(chosen))
            }
            Request::CheckPack(pack) => self.check_pack(pack),
            Request::AddArticle(file) => self.add_article(&file),
            Request::RemoveArticle(id) => self.remove_article(&id),
            Request::Remove(gone) => {
                self.remove(gone);
                Ok(())
            }
            Request::RemovePart(part) => self.find_in_files(Sought::ToRemove(part)),
            Request::FindHistory(ask) => self.find_in_files(Sought::History(ask)),
        };
        if let Err(error) = served {
            self.model.notice = error.to_string();
        }
    }

    fn find_in_files(&mut self, sought: Sought) -> Result<(), StorageError> {
        let found = find_apart(&self.folders, sought, self.waker())?;
        self.finding.push(found);
        Ok(())
    }

    pub(super) fn remove(&mut self, gone: Vec<Entry>) {
        match &self.writer {
            Some(writer) => writer.remove(gone),
            None => self.model.removed(&gone, (self.clock)()),
        }
    }

    /// Checks a pack on a thread of its own: a large one takes seconds.
    fn check_pack(&mut self, pack: String) -> Result<(), StorageError> {
        let known = self.model.library.pack(&pack);
        let folder = known.map_or_else(|| pack.clone(), |it| it.folder.clone());
        let wake = self.waker();
        self.checking = Some(check_apart(self.folders.packs(), (pack, folder), wake)?);
        Ok(())
    }

    pub(super) fn take_check(&mut self) {
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
        self.take_in((self.clock)())?;
        self.model.notice = match events {
            0 => "The backup has nothing that the record lacks.".to_owned(),
            1 => "1 entry was brought back.".to_owned(),
            _ => format!("{events} entries were brought back."),
        };
        Ok(())
    }
}
