//! Tasks that run outside the frame, and their results.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use crate::app::read_task::{Reading, remove_leftovers};
use crate::app::task_kind::TaskKind;
use crate::app::task_progress::Progress;
use crate::check::{Report, check_files};
use crate::material::FaceId;
use crate::memory::{Forgotten, forgotten_entries};
use crate::model::{ListBasis, Replayed, Study};
use crate::record::{Entry, Moment, Record, StudyDay, date_of};
use crate::settings::Settings;
use crate::storage::{
    FileDialog, Folders, Fs, LoadedPack, StorageError, add_article, back_up, backups_in, carry_out,
    flags_patch, load_own_pack, open_link, pack_source, plan_merge, remove_article, save_export,
    save_settings, show_file, show_folder,
};

/// A file system, and the app's folders in it.
#[derive(Clone)]
pub struct Disk {
    pub fs: Arc<dyn Fs>,
    pub folders: Folders,
}

/// Work to be done on a thread.
pub enum Task {
    /// Read the record and derive everything from it.
    Read(Reading),
    /// Derive everything from the record again, without reading files.
    Replay(Record, ListBasis, Moment),
    /// Copy the score files, at most once per study day.
    BackUp(StudyDay),
    /// Bring back the answers from the backup of that study day.
    Restore(StudyDay),
    /// Find the entries to remove for good after something was forgotten.
    FindRemovable(Record, Forgotten),
    CheckPack {
        /// The pack's id.
        pack: String,
        /// Name of the pack's folder, which need not be its id.
        folder: String,
    },
    /// Wait for the learner to choose a text.
    Choose(FileDialog),
    /// Copy a text into the learner's own pack.
    AddArticle(PathBuf),
    /// Move the article with this id out of the learner's own pack.
    RemoveArticle(String),
    /// Save a text under a file name, and open the file.
    SaveText(&'static str, String),
    /// Save flags as a patch, and open the file.
    SaveFlags(Vec<(FaceId, String)>),
    SaveSettings(Settings),
    /// Remove what an earlier version left in the cache.
    RemoveLeftovers,
    ShowDataFolder,
    OpenLink(String),
}

/// What came back from a backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// How many events the record lacked.
    pub events: usize,
    /// The files of which nothing could be read, each with the reason.
    pub unread: Vec<String>,
}

/// The result of a task.
pub enum Done {
    Read(Box<Result<Study, StorageError>>),
    Replayed(Box<Replayed>),
    /// The study days that have a backup.
    BackedUp(Result<Vec<StudyDay>, StorageError>),
    Restored(Result<Restored, StorageError>),
    Removable(Vec<Entry>),
    /// The pack's id, and the findings.
    Checked(String, Result<Report, StorageError>),
    /// `None` if the dialog was cancelled.
    Chosen(Option<PathBuf>),
    /// The article's id, and the pack that now has it.
    ArticleAdded(Box<Result<(String, LoadedPack), StorageError>>),
    /// The folder where its file is kept, and the pack without it.
    ArticleRemoved(Box<Result<(PathBuf, LoadedPack), StorageError>>),
    /// Where the text was saved and, if it could not be opened there, why.
    TextSaved(Result<(PathBuf, Option<StorageError>), StorageError>),
    /// Nothing is reported on success.
    Quiet(Result<(), StorageError>),
    /// The task's thread could not be started, or ended before its time.
    Failed {
        task: TaskKind,
        why: String,
    },
}

impl Done {
    /// The error message if something was not saved; `None` if it was, or if the task only reads.
    pub fn into_error(self) -> Option<String> {
        match self {
            Self::BackedUp(Err(error))
            | Self::Restored(Err(error))
            | Self::TextSaved(Err(error))
            | Self::Quiet(Err(error)) => Some(error.to_string()),
            Self::ArticleAdded(added) => added.err().map(|error| error.to_string()),
            Self::ArticleRemoved(removed) => removed.err().map(|error| error.to_string()),
            Self::Failed { task, why } => Some(format!("cannot {}: {why}", task.label())),
            Self::BackedUp(Ok(_))
            | Self::Restored(Ok(_))
            | Self::TextSaved(Ok(_))
            | Self::Quiet(Ok(()))
            | Self::Read(_)
            | Self::Replayed(_)
            | Self::Removable(_)
            | Self::Checked(..)
            | Self::Chosen(_) => None,
        }
    }
}

impl Task {
    /// Returns what the task does.
    pub fn kind(&self) -> TaskKind {
        match self {
            Self::Read(_) => TaskKind::Read,
            Self::Replay(..) => TaskKind::Replay,
            Self::BackUp(_) => TaskKind::BackUp,
            Self::Restore(_) => TaskKind::Restore,
            Self::FindRemovable(..) => TaskKind::FindRemovable,
            Self::CheckPack { .. } => TaskKind::CheckPack,
            Self::Choose(_) => TaskKind::Choose,
            Self::AddArticle(_) => TaskKind::AddArticle,
            Self::RemoveArticle(_) => TaskKind::RemoveArticle,
            Self::SaveText(..) => TaskKind::SaveText,
            Self::SaveFlags(_) => TaskKind::SaveFlags,
            Self::SaveSettings(_) => TaskKind::SaveSettings,
            Self::RemoveLeftovers => TaskKind::RemoveLeftovers,
            Self::ShowDataFolder => TaskKind::ShowDataFolder,
            Self::OpenLink(_) => TaskKind::OpenLink,
        }
    }

    /// Does the work on the calling thread.
    pub fn run(self, disk: &Disk, progress: &Progress) -> Done {
        let Disk { fs, folders } = disk;
        let (fs, packs) = (fs.as_ref(), folders.packs());
        match self {
            Self::Read(reading) => Done::Read(Box::new(reading.run(fs, folders, progress))),
            Self::Replay(record, basis, now) => {
                Done::Replayed(Box::new(Replayed::new(record, basis, now)))
            }
            Self::BackUp(today) => Done::BackedUp(backed_up(fs, folders, today)),
            Self::Restore(day) => Done::Restored(restored(fs, folders, day)),
            Self::FindRemovable(record, forgotten) => {
                Done::Removable(forgotten_entries(&record, &forgotten))
            }
            Self::CheckPack { pack, folder } => {
                let report = pack_source(fs, &packs, &folder)
                    .map(|it| check_files(&it.files, it.origin, &BTreeSet::new()));
                Done::Checked(pack, report)
            }
            Self::Choose(dialog) => Done::Chosen(dialog.wait()),
            Self::AddArticle(file) => {
                let added = add_article(fs, &packs, &file);
                Done::ArticleAdded(Box::new(added.map(|id| (id, load_own_pack(fs, &packs)))))
            }
            Self::RemoveArticle(id) => {
                let removed = remove_article(fs, &packs, &folders.backup(), &id);
                let removed = removed.map(|kept| (kept, load_own_pack(fs, &packs)));
                Done::ArticleRemoved(Box::new(removed))
            }
            Self::SaveText(name, text) => Done::TextSaved(text_saved(disk, name, &text)),
            Self::SaveFlags(flags) => {
                let patch = flags_patch(fs, &packs, &flags);
                Done::TextSaved(text_saved(disk, "corrections.patch", &patch))
            }
            Self::SaveSettings(settings) => {
                Done::Quiet(save_settings(fs, &folders.config, settings))
            }
            Self::RemoveLeftovers => Done::Quiet(remove_leftovers(fs, folders)),
            Self::ShowDataFolder => Done::Quiet(show_folder(fs, &folders.data)),
            Self::OpenLink(address) => Done::Quiet(open_link(&address)),
        }
    }
}

fn backed_up(
    fs: &dyn Fs,
    folders: &Folders,
    today: StudyDay,
) -> Result<Vec<StudyDay>, StorageError> {
    let backup = folders.backup();
    back_up(fs, &folders.scores(), &backup, today)?;
    let backups = backups_in(fs, &backup)?.into_iter().map(|it| it.day);
    // Without those that a wrong clock has dated in the future.
    Ok(backups.filter(|day| *day <= today).collect())
}

/// Merges a backup into the scores folder, where events that are there already count once.
fn restored(fs: &dyn Fs, folders: &Folders, day: StudyDay) -> Result<Restored, StorageError> {
    let places = folders.scores();
    let plan = plan_merge(fs, &places, &[folders.backup().join(date_of(day))])?;
    carry_out(fs, &plan)?;
    Ok(Restored {
        events: plan.copies.iter().map(|copy| copy.new_events).sum(),
        unread: plan.unread,
    })
}

fn text_saved(
    disk: &Disk,
    name: &str,
    text: &str,
) -> Result<(PathBuf, Option<StorageError>), StorageError> {
    let path = save_export(disk.fs.as_ref(), &disk.folders.exports(), name, text)?;
    let shown = show_file(&path);
    Ok((path, shown.err()))
}
