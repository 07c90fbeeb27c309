//! The names of score files: as this program gives them, and as programs that keep folders in step change them.

use std::path::Path;

use crate::storage::fs::file_name;

/// What the name of a file ends in while another program is still writing it.
const UNFINISHED: [&str; 6] = [
    ".partial",
    ".part",
    ".filepart",
    ".crdownload",
    ".tmp",
    ".lock",
];

/// Whether a file is a score file, judging by its name.
///
/// Conflict copies count whatever was added: `scores-anna (1).ron`, `scores-anna.ron.conflict1`, `Copy of
/// scores-anna.RON`.
pub(in crate::storage) fn is_scores(path: &Path) -> bool {
    let name = file_name(path).to_lowercase();
    if name.starts_with('.') || UNFINISHED.iter().any(|ending| name.ends_with(ending)) {
        return false;
    }
    let Some((before, after)) = name.split_once("scores") else {
        return false;
    };
    let mut rests = after.split(".ron").skip(1);
    let is_end = |rest: &str| !rest.starts_with(char::is_alphanumeric);
    !before.ends_with(char::is_alphanumeric) && rests.any(is_end)
}

/// Names the score file of `device` with this number, counted from 1.
pub(in crate::storage) fn own_name(device: &str, number: usize) -> String {
    match number {
        1 => format!("scores-{device}.ron"),
        _ => format!("scores-{device}-{number}.ron"),
    }
}

/// Names a copy of another folder's file of `device`; `number` tells copies apart.
pub(in crate::storage) fn merged_name(device: &str, number: usize) -> String {
    format!("scores-{device}.merged-{number}.ron")
}

/// Names the backup of a file in the rescue folder, where files are numbered from 1 just as in the scores folder:
/// `scores-anna-2.ron` becomes `scores-anna.rescue-2.ron`.
pub(in crate::storage) fn rescued_name(name: &str) -> String {
    let stem = name.strip_suffix(".ron").unwrap_or(name);
    let (device, number) = split_number(stem).unwrap_or((stem, 1));
    format!("{device}.rescue-{number}.ron")
}

/// Returns the device that a file's name tells, for a file whose header does not.
pub(in crate::storage) fn device_in(name: &str) -> String {
    let name = name.to_lowercase();
    let after = name.split_once("scores-").map_or("", |(_, after)| after);
    // What is not part of a device's name was added: an ending, or a note on a conflict or a copy.
    let is_added = |c: char| !c.is_ascii_alphanumeric() && c != '-';
    let stem = after.split(is_added).next().unwrap_or_default();
    split_number(stem)
        .map_or(stem, |(device, _)| device)
        .to_owned()
}

/// Splits the number of a second or later file off the end. A device's name may end in digits too, but in four.
fn split_number(stem: &str) -> Option<(&str, usize)> {
    let (device, number) = stem.rsplit_once('-')?;
    let is_number = number.len() <= 3 && !number.starts_with('0');
    let number = number.parse().ok().filter(|_| is_number)?;
    Some((device, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_the_rescue_folder_have_names_of_their_own() {
        for (name, backup) in [
            ("scores-anna-k7f3.ron", "scores-anna-k7f3.rescue-1.ron"),
            ("scores-anna-k7f3-2.ron", "scores-anna-k7f3.rescue-2.ron"),
            ("scores-anna-2345.ron", "scores-anna-2345.rescue-1.ron"),
        ] {
            assert_eq!(rescued_name(name), backup, "{name}");
        }
    }

    #[test]
    fn whatever_is_added_to_a_name_the_file_counts_and_is_of_its_device() {
        for name in [
            "scores-anna-k7f3.ron",
            "scores-anna-k7f3-12.ron",
            "scores-anna-k7f3.merged-1.ron",
            "scores-anna-k7f3.rescue-2.ron",
            "scores-anna-k7f3.new-Xy12.ron",
            "scores-anna-k7f3.ron.conflict1",
            "scores-anna-k7f3.ron..path1",
            "scores-anna-k7f3.conflict2.ron",
            "scores-anna-k7f3.sync-conflict-20261122-101500-ABC.ron",
            "scores-anna-k7f3 (conflicted copy).ron",
            "scores-anna-k7f3 (1).ron",
            "scores-anna-k7f3.ron (Case Conflict)",
            "scores-anna-k7f3.ron~",
            "Copy of scores-anna-k7f3.ron",
            "scores-anna-k7f3.RON",
        ] {
            assert!(is_scores(Path::new(name)), "{name}");
            assert_eq!(device_in(name), "anna-k7f3", "{name}");
        }
        for name in [
            ".scores-anna-k7f3.lock",
            ".syncthing.scores-anna-k7f3.ron.tmp",
            "scores-anna-k7f3.ron.1a2b3c4d.partial",
            "scores.rons",
            "highscores.ron",
            "notes.ron",
            "scores.txt",
        ] {
            assert!(!is_scores(Path::new(name)), "{name}");
        }
        assert_eq!(device_in("scores.ron"), "", "no device");
    }
}
