//! Merging score files from other folders: whole files under new names, nothing is ever overwritten.

use std::path::{Path, PathBuf};

use crate::record::event_sums;
use crate::storage::StorageError;
use crate::storage::folders::ScorePlaces;
use crate::storage::fs::Fs;
use crate::storage::scores::{device_of, known_sums, name_of, score_files_in};

/// A score file to copy into the scores folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergeCopy {
    pub from: PathBuf,
    /// A free name in the scores folder.
    pub to: PathBuf,
    /// How many of its events the record lacks.
    pub new_events: usize,
}

/// Finds the score files in `folders` with events that `places` lacks.
pub fn plan_merge(
    fs: &dyn Fs,
    places: &ScorePlaces,
    folders: &[PathBuf],
) -> Result<Vec<MergeCopy>, StorageError> {
    let mut known = known_sums(fs, places)?;
    let mut plan: Vec<MergeCopy> = Vec::new();
    for folder in folders {
        for from in score_files_in(fs, folder)? {
            let unnamed = device_of(&name_of(&from), "");
            let mut new_events = 0;
            let mut note = |sum: u128| new_events += usize::from(known.insert(sum));
            let device = event_sums(|| fs.open(&from), &unnamed, &mut note)
                .map_err(StorageError::io("read the scores", from.as_path()))?;
            if new_events > 0 {
                let to = free_name(fs, places, &plan, &device);
                plan.push(MergeCopy {
                    from,
                    to,
                    new_events,
                });
            }
        }
    }
    Ok(plan)
}

/// Copies the files of a plan from `plan_merge`.
pub fn carry_out(fs: &dyn Fs, plan: &[MergeCopy]) -> Result<(), StorageError> {
    for MergeCopy { from, to, .. } in plan {
        fs.copy(from, to)
            .map_err(StorageError::io("write the scores", to))?;
    }
    Ok(())
}

/// Returns `scores-<device>.ron`, or the first `scores-<device>.merged-<number>.ron` that is neither taken nor planned.
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
