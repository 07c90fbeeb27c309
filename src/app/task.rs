//! What is done apart from the frames, and what comes of it.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use crate::app::read_task::{Reading, remove_old_checkpoint};
use crate::app::task_progress::Progress;
use crate::check::{Report, check_files};
use crate::material::{FaceId, Pack, Problem};
use crate::memory::{Forgotten, forgotten_entries};
use crate::model::{ListBasis, Replayed, Study};
use crate::record::{Entry, Moment, Record, StudyDay, date_of};
use crate::settings::Settings;
use crate::storage::{
    FileDialog, Folders, Fs, StorageError, add_article, back_up, carry_out, copies_in, flags_patch,
    load_own_pack, open_link, pack_source, plan_merge, remove_article, save_export, save_settings,
    show_file, show_folder,
};

/// The files of the app.
#[derive(Clone)]
pub struct Disk {
    /// The file system.
    pub fs: Arc<dyn Fs>,
    /// Where things lie.
    pub folders: Folders,
}

/// Something to be done on a thread.
pub enum Task {
    /// Read the record, and find all that follows.
    Read(Reading),
    /// Count what follows from the record anew.
    Replay(Record, ListBasis, Moment),
    /// Copy the score files, once that study day.
    BackUp(StudyDay),
    /// Bring back the answers of the backup of that study day.
    Restore(StudyDay),
    /// Find all that was forgotten by an event.
    FindRemovable(Record, Forgotten),
    /// Check the pack of an id in a folder.
    CheckPack {
        /// The pack's id.
        pack: String,
        /// The name of its folder.
        folder: String,
    },
    /// Wait for the text that the learner chooses.
    Choose(FileDialog),
    /// Copy a text into the learner's own pack.
    AddArticle(PathBuf),
    /// Take an article out of it.
    RemoveArticle(String),
    /// Save a text under a name, and show it.
    SaveText(&'static str, String),
    /// Save flags as a patch, and show it.
    SaveFlags(Vec<(FaceId, String)>),
    /// Save the settings of this device.
    SaveSettings(Settings),
    /// Remove what an earlier version had kept in the cache.
    RemoveOldCheckpoint,
    /// Show the data folder in the file manager.
    ShowDataFolder,
    /// Open an address in the browser.
    OpenLink(String),
}

/// The learner's own pack as its files are now, and what is wrong with them.
pub type OwnPack = (Option<Pack>, Vec<Problem>);

/// What came of a task.
pub enum Done {
    /// Of [`Task::Read`].
    Read(Box<Result<Study, StorageError>>),
    /// Of [`Task::Replay`].
    Replayed(Box<Replayed>),
    /// The days of which there is a copy.
    BackedUp(Result<Vec<StudyDay>, StorageError>),
    /// How many events were brought back.
    Restored(Result<usize, StorageError>),
    /// Of [`Task::FindRemovable`].
    Removable(Vec<Entry>),
    /// The pack's id, and what was found.
    Checked(String, Result<Report, StorageError>),
    /// The file that was chosen, if any.
    Chosen(Option<PathBuf>),
    /// The article's id.
    ArticleAdded(Box<Result<(String, OwnPack), StorageError>>),
    /// Where its file is kept.
    ArticleRemoved(Box<Result<(PathBuf, OwnPack), StorageError>>),
    /// Where a text lies now, and why it could not be shown.
    TextSaved(Result<(PathBuf, Option<StorageError>), StorageError>),
    /// Of what needs no word when it goes well.
    Quiet(Result<(), StorageError>),
    /// The name of the task, and why it did not come to its end.
    Failed(&'static str, String),
}

impl Done {
    /// Why something was not saved; `None` where it was, or was only looked at.
    pub fn into_error(self) -> Option<String> {
        match self {
            Self::BackedUp(Err(error))
            | Self::Restored(Err(error))
            | Self::TextSaved(Err(error))
            | Self::Quiet(Err(error)) => Some(error.to_string()),
            Self::ArticleAdded(added) => added.err().map(|error| error.to_string()),
            Self::ArticleRemoved(removed) => removed.err().map(|error| error.to_string()),
            Self::Failed(task, why) => Some(format!("cannot {task}: {why}")),
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
    /// The name of the task that reads the record.
    pub const READ: &'static str = "read the record";

    /// The name of the task that counts anew.
    pub const REPLAY: &'static str = "count the answers";

    /// The name of the task that finds what to remove for good.
    pub const FIND_REMOVABLE: &'static str = "find what to remove";

    /// The name of the task that waits for a file.
    pub const CHOOSE: &'static str = "choose a text";

    /// A few words for the thread and for messages.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Read(_) => Self::READ,
            Self::Replay(..) => Self::REPLAY,
            Self::BackUp(_) => "back up the scores",
            Self::Restore(_) => "restore the backup",
            Self::FindRemovable(..) => Self::FIND_REMOVABLE,
            Self::CheckPack { .. } => "check the pack",
            Self::Choose(_) => Self::CHOOSE,
            Self::AddArticle(_) => "open the text",
            Self::RemoveArticle(_) => "remove the text",
            Self::SaveText(..) => "save the text",
            Self::SaveFlags(_) => "save the flags",
            Self::SaveSettings(_) => "save the settings",
            Self::RemoveOldCheckpoint => "tidy the cache",
            Self::ShowDataFolder => "show the folder",
            Self::OpenLink(_) => "open the link",
        }
    }

    /// Whether it must come to its end before the program does.
    pub fn saves(&self) -> bool {
        match self {
            Self::BackUp(_)
            | Self::Restore(_)
            | Self::AddArticle(_)
            | Self::RemoveArticle(_)
            | Self::SaveText(..)
            | Self::SaveFlags(_)
            | Self::SaveSettings(_)
            | Self::RemoveOldCheckpoint => true,
            Self::Read(_)
            | Self::Replay(..)
            | Self::FindRemovable(..)
            | Self::CheckPack { .. }
            | Self::Choose(_)
            | Self::ShowDataFolder
            | Self::OpenLink(_) => false,
        }
    }

    /// Whether the one before is of no use any more.
    pub fn replaces(&self) -> bool {
        matches!(self, Self::CheckPack { .. })
    }

    /// Does it.
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
                    .map(|(files, origin)| check_files(&files, origin, &BTreeSet::new()));
                Done::Checked(pack, report)
            }
            Self::Choose(dialog) => Done::Chosen(dialog.wait()),
            Self::AddArticle(file) => {
                let added = add_article(fs, &packs, &file);
                Done::ArticleAdded(Box::new(added.map(|id| (id, load_own_pack(fs, &packs)))))
            }
            Self::RemoveArticle(id) => {
                let backup = folders.backup();
                let removed = remove_article(fs, &packs, &backup, &id);
                let removed =
                    removed.map(|()| (backup.join("articles"), load_own_pack(fs, &packs)));
                Done::ArticleRemoved(Box::new(removed))
            }
            Self::SaveText(name, text) => Done::TextSaved(text_saved(disk, name, &text)),
            Self::SaveFlags(flags) => {
                let patch = flags_patch(fs, &packs, &flags);
                Done::TextSaved(text_saved(disk, "flags.patch", &patch))
            }
            Self::SaveSettings(settings) => {
                Done::Quiet(save_settings(fs, &folders.config, settings))
            }
            Self::RemoveOldCheckpoint => Done::Quiet(remove_old_checkpoint(fs, folders)),
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
    let copies = copies_in(fs, &backup)?.into_iter().map(|(day, _)| day);
    // The last one is the last before now, whatever a wrong clock has left.
    Ok(copies.filter(|day| *day <= today).collect())
}

/// Copies the files of a backup into the folder of scores; answers that are there already count once.
fn restored(fs: &dyn Fs, folders: &Folders, day: StudyDay) -> Result<usize, StorageError> {
    let places = folders.scores();
    let plan = plan_merge(fs, &places, &[folders.backup().join(date_of(day))])?;
    carry_out(fs, &plan)?;
    Ok(plan.iter().map(|copy| copy.new_events).sum())
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
