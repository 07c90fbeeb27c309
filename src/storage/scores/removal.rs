//! Permanently removes lines from score files: nothing else ever removes what has been saved.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use crate::record::{
    CLOSER, Entry, Event, RECORD_FORMAT, Shape, header, read_line, read_segment, write_line,
};
use crate::storage::folders::ScorePlaces;
use crate::storage::fs::{Fs, Lock, file_name};
use crate::storage::scores::name::{device_in, is_scores};
use crate::storage::scores::own_file::{keep_copy, lock_path};

/// Pairs of device and line.
type Lines = BTreeSet<(String, String)>;

/// Removes the lines of `gone` from all score files. Each file that changes is first copied to `places.removed`.
///
/// Changes nothing while another window holds one of these files, and leaves files of a newer version alone. After a
/// crash each file is either as it was or as it should be.
pub(in crate::storage) fn remove_entries(
    fs: &dyn Fs,
    places: &ScorePlaces,
    gone: &[Entry],
) -> io::Result<()> {
    let gone: Lines = gone
        .iter()
        .filter_map(|entry| Some((entry.device.clone(), canonical(&entry.event)?)))
        .collect();
    let mut changes = Vec::new();
    let mut locks: Vec<Lock> = Vec::new();
    for folder in places.folders() {
        for path in fs.list(folder)?.into_iter().filter(|path| is_scores(path)) {
            let named = |error: io::Error| {
                let why = format!("{} cannot be read: {error}", path.display());
                io::Error::new(error.kind(), why)
            };
            let bytes = fs.read(&path).map_err(named)?;
            let Some(shorter) = without(&path, &bytes, &gone) else {
                continue;
            };
            let Some(lock) = fs.lock(&lock_path(&path))? else {
                return Err(io::Error::other(
                    "another window of Spotter is open; close it and try again",
                ));
            };
            locks.push(lock);
            changes.push((path, bytes, shorter));
        }
    }
    for (path, bytes, shorter) in changes {
        keep_copy(fs, &path, &places.removed, &bytes)?;
        fs.replace(&path, &shorter)?;
    }
    drop(locks);
    Ok(())
}

/// Returns the file without the lines of `gone`, or `None` if it has none of them or must be left alone. All other
/// lines stay byte for byte, unless the file was reformatted in an editor.
fn without(path: &Path, bytes: &[u8], gone: &Lines) -> Option<Vec<u8>> {
    let segment = read_segment(&String::from_utf8_lossy(bytes));
    if segment.format > Some(RECORD_FORMAT) {
        return None;
    }
    let device = segment.device.clone();
    let device = device.unwrap_or_else(|| device_in(&file_name(path)));
    let goes =
        |event: &Event| canonical(event).is_some_and(|line| gone.contains(&(device.clone(), line)));
    if !segment.events.iter().any(goes) {
        return None;
    }
    if segment.shape == Shape::Reformatted {
        let kept = segment.events.iter().filter(|event| !goes(event));
        let lines: String = kept.filter_map(|event| write_line(event).ok()).collect();
        return Some(format!("{}{lines}{CLOSER}", header(&device)).into_bytes());
    }
    let is_kept = |line: &&[u8]| {
        let event = read_line(&String::from_utf8_lossy(line));
        !event.is_ok_and(|it| goes(&it.event))
    };
    let lines = bytes.split_inclusive(|byte| *byte == b'\n');
    Some(lines.filter(is_kept).flatten().copied().collect())
}

fn canonical(event: &Event) -> Option<String> {
    write_line(event).ok()
}
