//! Taking in the score files of another folder: whole files under names of their own, nothing is ever overwritten.

use std::path::{Path, PathBuf};

use crate::record::{Event, read_segment};
use crate::storage::StorageError;
use crate::storage::fs::Fs;
use crate::storage::keeper::ScorePlaces;
use crate::storage::scores::{ScoreFiles, device_of, is_scores};

/// A file to copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergeCopy {
    /// The file of the other folder.
    pub from: PathBuf,
    /// A name in our folder that is free.
    pub to: PathBuf,
    /// How many of its events we do not have.
    pub new_events: usize,
}

/// Finds the score files in `folders` that have events which `places` lacks.
pub fn plan_merge(
    fs: &dyn Fs,
    places: &ScorePlaces,
    folders: &[PathBuf],
) -> Result<Vec<MergeCopy>, StorageError> {
    let ours = ScoreFiles::read(fs, places)?;
    let mut known: Vec<(String, Event)> = Vec::new();
    for (name, segment) in ours.files {
        let device = device_of(&name, &segment.device);
        known.extend(
            segment
                .events
                .into_iter()
                .map(|event| (device.clone(), event)),
        );
    }
    let mut plan: Vec<MergeCopy> = Vec::new();
    for folder in folders {
        let mut paths = fs
            .list(folder)
            .map_err(StorageError::io("read the scores", folder))?;
        paths.retain(|path| is_scores(path));
        paths.sort();
        for from in paths {
            let bytes = fs
                .read(&from)
                .map_err(StorageError::io("read the scores", from.as_path()))?;
            let segment = read_segment(&String::from_utf8_lossy(&bytes));
            let name = from
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let device = device_of(&name, &segment.device);
            let events = segment
                .events
                .into_iter()
                .map(|event| (device.clone(), event));
            let new: Vec<(String, Event)> = events.filter(|event| !known.contains(event)).collect();
            if !new.is_empty() {
                let to = free_name(fs, places, &plan, &device);
                plan.push(MergeCopy {
                    from,
                    to,
                    new_events: new.len(),
                });
                known.extend(new);
            }
        }
    }
    Ok(plan)
}

/// Copies the files of a plan.
pub fn carry_out(fs: &dyn Fs, plan: &[MergeCopy]) -> Result<(), StorageError> {
    for MergeCopy { from, to, .. } in plan {
        let bytes = fs
            .read(from)
            .map_err(StorageError::io("read the scores", from))?;
        fs.replace(to, &bytes)
            .map_err(StorageError::io("write the scores", to))?;
    }
    Ok(())
}

/// `scores-<device>.ron`, or with a number behind it the first that neither exists nor is planned.
fn free_name(fs: &dyn Fs, places: &ScorePlaces, plan: &[MergeCopy], device: &str) -> PathBuf {
    let is_taken = |path: &Path| fs.stamp(path).is_ok() || plan.iter().any(|copy| copy.to == path);
    let mut path = places.scores.join(format!("scores-{device}.ron"));
    for number in 1_u32.. {
        if !is_taken(&path) {
            break;
        }
        path = places
            .scores
            .join(format!("scores-{device}.merged-{number}.ron"));
    }
    path
}
