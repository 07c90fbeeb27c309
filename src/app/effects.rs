//! Carries out the model's effects and takes in the results: files, folders, the clipboard, the browser.

use std::path::Path;

use crate::app::App;
use crate::app::failures::{broken_off, failed};
use crate::app::task::{Done, Restored, Task};
use crate::app::task_kind::TaskKind;
use crate::material::{OWN_PACK, SectionId};
use crate::model::{Effect, FlowAction, Notice, ShellAction, Study};
use crate::record::{Entry, Moment};
use crate::storage::{FileDialog, LoadedPack, StorageError};

impl App {
    /// Carries out what the model cannot do itself.
    pub(super) fn carry_out_effect(&mut self, effect: Effect) {
        let task = match effect {
            Effect::CloseAnyway => return self.close_anyway = true,
            Effect::Copy(text) => return self.clipboard = Some(text),
            Effect::Remove(gone) => return self.remove(gone),
            Effect::ChooseArticle => {
                if self.tasks.is_busy_with(TaskKind::Choose) {
                    return;
                }
                Task::Choose(FileDialog::for_text())
            }
            Effect::ShowDataFolder => Task::ShowDataFolder,
            Effect::OpenLink(address) => Task::OpenLink(address),
            Effect::RestoreBackup(day) => Task::Restore(day),
            Effect::Save(name, text) => Task::SaveText(name, text),
            Effect::SaveFlags(flags) => Task::SaveFlags(flags),
            Effect::CheckPack(pack) => {
                let known = self.model.library().pack(&pack);
                let folder = known.map_or_else(|| pack.clone(), |it| it.folder.clone());
                Task::CheckPack { pack, folder }
            }
            Effect::AddArticle(file) => Task::AddArticle(file),
            Effect::RemoveArticle(id) => Task::RemoveArticle(id),
            Effect::FindRemovable(forgotten) => {
                Task::FindRemovable(self.model.record().clone(), forgotten)
            }
        };
        self.tasks.start(task);
    }

    /// Takes in the results of tasks since the last frame.
    pub(super) fn take_results(&mut self, now: Moment) {
        for done in self.tasks.poll() {
            self.take(done, now);
        }
    }

    /// Takes in the result of one task.
    pub fn take(&mut self, done: Done, now: Moment) {
        match done {
            Done::Read(read) => self.take_study(*read, now),
            Done::Replayed(replayed) => {
                let outdated = self.model.replayed(*replayed);
                self.tasks.forget(outdated);
            }
            Done::BackedUp(Ok(days)) => self.model.note_backups(days),
            Done::Restored(Ok(Restored { events, unread })) => {
                self.is_changed = true;
                for file in unread {
                    self.model.notify(Notice::warning(file));
                }
                self.model.notify(Notice::info(match events {
                    0 => "The backup has nothing that the record lacks.".to_owned(),
                    1 => "1 entry was brought back.".to_owned(),
                    _ => format!("{events} entries were brought back."),
                }));
            }
            Done::Removable(gone) if gone.is_empty() => self.model.not_removed(),
            Done::Removable(gone) => self.remove(gone),
            Done::Checked(pack, Ok(report)) => self.model.pack_checked(&pack, report),
            Done::Checked(_, Err(error)) => self.model.pack_not_checked(failed(&error)),
            Done::Chosen(file) => {
                if let Some(file) = file {
                    self.tasks.start(Task::AddArticle(file));
                }
            }
            Done::ArticleAdded(added) => match *added {
                Ok((id, own)) => self.show_article(&id, own, now),
                Err(error) => self.model.notify(failed(&error)),
            },
            Done::ArticleRemoved(removed) => match *removed {
                Ok((kept, own)) => {
                    self.take_own_pack(own);
                    let text = format!("Removed. The file is kept as {}.", kept.display());
                    let again = ShellAction::Outside(Effect::AddArticle(kept));
                    self.model.notify(Notice::info(text).with_undo(again));
                }
                Err(error) => self.model.notify(failed(&error)),
            },
            Done::TextSaved(Ok((path, shown))) => self.say_saved(&path, shown),
            Done::Quiet(Ok(())) => {}
            Done::BackedUp(Err(error))
            | Done::Restored(Err(error))
            | Done::TextSaved(Err(error))
            | Done::Quiet(Err(error)) => self.model.notify(failed(&error)),
            Done::Failed { task, why } => self.take_failure(task, &why),
        }
    }

    fn take_study(&mut self, read: Result<Study, StorageError>, now: Moment) {
        match read {
            Ok(study) => {
                let known = self.model.record().unread();
                let unread = study.unread().iter().filter(|it| !known.contains(it));
                let unread: Vec<Notice> = unread.map(Notice::warning).collect();
                for notice in unread {
                    self.model.notify(notice);
                }
                if self.model.is_waiting() {
                    self.tasks.start(Task::RemoveLeftovers);
                }
                let outdated = self.model.studied(study, now);
                self.tasks.forget(outdated);
            }
            Err(error) => self.model.not_loaded(error.to_string()),
        }
    }

    /// Reports a task whose thread could not be started or has panicked.
    fn take_failure(&mut self, task: TaskKind, why: &str) {
        match task {
            TaskKind::Read | TaskKind::Replay => {
                let text = format!("cannot {}: {why}", task.label());
                self.model.not_loaded(text);
            }
            TaskKind::CheckPack => self.model.pack_not_checked(broken_off(task, why)),
            TaskKind::FindRemovable => {
                self.model.not_removed();
                self.model.notify(broken_off(task, why));
            }
            TaskKind::BackUp
            | TaskKind::Restore
            | TaskKind::Choose
            | TaskKind::AddArticle
            | TaskKind::RemoveArticle
            | TaskKind::SaveText
            | TaskKind::SaveFlags
            | TaskKind::SaveSettings
            | TaskKind::RemoveLeftovers
            | TaskKind::ShowDataFolder
            | TaskKind::OpenLink => self.model.notify(broken_off(task, why)),
        }
    }

    fn remove(&mut self, gone: Vec<Entry>) {
        match &self.writer {
            Some(writer) => writer.remove(gone),
            None => self.model.removed(&gone),
        }
    }

    /// Opens an article that was just copied into the learner's own pack.
    fn show_article(&mut self, id: &str, own: LoadedPack, now: Moment) {
        self.take_own_pack(own);
        let pack = self.model.library().pack(OWN_PACK);
        let article = pack.and_then(|pack| pack.articles.iter().find(|it| it.id == id));
        let section = article.and_then(|article| article.sections.first());
        if let Some(section) = section.map(|it| SectionId::new(OWN_PACK, &it.id)) {
            self.apply(FlowAction::OpenSection(section), now);
        }
    }

    /// Replaces the learner's own pack in the library by what was reread.
    fn take_own_pack(&mut self, LoadedPack { pack, problems }: LoadedPack) {
        self.model.change_library(|library| match pack {
            Some(pack) => library.replace_pack(pack, problems),
            None => library.remove_pack(OWN_PACK, problems),
        });
    }

    fn say_saved(&mut self, path: &Path, shown: Option<StorageError>) {
        let notice = Notice::info(format!("Saved as {}.", path.display()));
        self.model.notify(match shown {
            Some(error) => {
                let why = error.to_string();
                let why = why.lines().next().unwrap_or_default();
                notice.with_details(format!("It could not be opened: {why}."))
            }
            None => notice,
        });
    }
}
