//! Merging score files from other folders: whole files under new names, nothing is ever overwritten.

use std::path::{Path, PathBuf};

use crate::record::read_segment;
use crate::storage::StorageError;
use crate::storage::folders::{SCORES, ScorePlaces};
use crate::storage::fs::{Fs, exists, first_free};
use crate::storage::scores::name::{merged_name, own_name};
use crate::storage::scores::{known_sums, score_files_in, sums_in};

/// A score file to copy into the scores folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergeCopy {
    pub from: PathBuf,
    /// A free name in the scores folder.
    pub to: PathBuf,
    /// How many of its events the record lacks.
    pub new_events: usize,
}

/// What merging other folders would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MergePlan {
    pub copies: Vec<MergeCopy>,
    /// The files of which nothing can be read, each with the reason.
    pub unread: Vec<String>,
}

/// Returns the folder that holds the score files: `folder`, or its subfolder `scores` if it is a data folder.
pub fn merge_folder(fs: &dyn Fs, folder: &Path) -> Result<PathBuf, StorageError> {
    let inside = folder.join(SCORES);
    for folder in [folder, &inside] {
        if !score_files_in(fs, folder)?.is_empty() {
            return Ok(folder.to_owned());
        }
    }
    let entries = fs
        .entries(folder)
        .map_err(StorageError::io("read the scores", folder))?;
    Err(StorageError::NoScores {
        folder: folder.to_owned(),
        entries: entries.len(),
    })
}

/// Finds the score files in `folders` with events that `places` lacks.
pub fn plan_merge(
    fs: &dyn Fs,
    places: &ScorePlaces,
    folders: &[PathBuf],
) -> Result<MergePlan, StorageError> {
    let mut known = known_sums(fs, places)?;
    let mut plan = MergePlan::default();
    for folder in folders {
        for from in score_files_in(fs, folder)? {
            let (mut events, mut new_events) = (0_usize, 0);
            let mut note = |sum: u128| {
                events += 1;
                new_events += usize::from(known.insert(sum));
            };
            let device = match sums_in(fs, &from, &mut note) {
                Ok(device) => device,
                Err(error) => {
                    let unread = format!("{}: cannot be read: {error}", from.display());
                    plan.unread.push(unread);
                    continue;
                }
            };
            if new_events > 0 {
                let to = free_name(fs, places, &plan.copies, &device)?;
                plan.copies.push(MergeCopy {
                    from,
                    to,
                    new_events,
                });
            } else if events == 0 && !holds_nothing(fs, &from) {
                let unread = "nothing in it could be read as answers";
                plan.unread.push(format!("{}: {unread}", from.display()));
            }
        }
    }
    Ok(plan)
}

/// Copies the files of a plan.
pub fn carry_out(fs: &dyn Fs, plan: &MergePlan) -> Result<(), StorageError> {
    for MergeCopy { from, to, .. } in &plan.copies {
        fs.copy(from, to)
            .map_err(StorageError::io("write the scores", to))?;
    }
    Ok(())
}

/// Whether a file without events is as it should be: empty, or only begun.
fn holds_nothing(fs: &dyn Fs, path: &Path) -> bool {
    let bytes = fs.read(path).unwrap_or_default();
    bytes.is_empty() || {
        let segment = read_segment(&String::from_utf8_lossy(&bytes));
        segment.format.is_some() && segment.is_empty()
    }
}

/// Returns `scores-<device>.ron`, or the first `scores-<device>.merged-<number>.ron` that is neither taken nor planned.
fn free_name(
    fs: &dyn Fs,
    places: &ScorePlaces,
    planned: &[MergeCopy],
    device: &str,
) -> Result<PathBuf, StorageError> {
    let free = first_free(
        places.scores.join(own_name(device, 1)),
        |number| {
            let number = usize::try_from(number - 1).unwrap_or(usize::MAX);
            places.scores.join(merged_name(device, number))
        },
        |path| Ok(!planned.iter().any(|copy| copy.to == *path) && !exists(fs, path)?),
    );
    free.map_err(StorageError::io(
        "write the scores",
        places.scores.as_path(),
    ))
}
