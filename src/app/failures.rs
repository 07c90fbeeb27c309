//! Failures as messages: what happened, what is safe, what to do. The system's words are details.

use std::io::ErrorKind;

use crate::app::task_kind::TaskKind;
use crate::model::Notice;
use crate::storage::StorageError;

/// Returns what is told of a failed request.
pub(super) fn failed(error: &StorageError) -> Notice {
    let StorageError::Io { what, path, source } = error else {
        return Notice::error(error);
    };
    let text = format!("Could not {what}. {}", what_to_do(source.kind()));
    Notice::error(&text).with_details(format!("{source}\nPath: {}", path.display()))
}

/// Returns what is told of a task whose thread could not be started or has panicked.
pub(super) fn broken_off(task: TaskKind, why: &str) -> Notice {
    let text = format!(
        "Could not {}. Your answers are safe; try again.",
        task.label()
    );
    Notice::error(&text).with_details(why.to_owned())
}

fn what_to_do(kind: ErrorKind) -> &'static str {
    if matches!(kind, ErrorKind::StorageFull | ErrorKind::QuotaExceeded) {
        "Your answers are safe. Free some space on the disk, then try again."
    } else if matches!(
        kind,
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem
    ) {
        "Your answers are safe. Check that Spotter may use the folder, then try again."
    } else if kind == ErrorKind::NotFound {
        "Your answers are safe. The file or folder is no longer where it was."
    } else {
        "Your answers are safe. Try again; the details say what the system reports."
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io;

    #[test]
    fn the_words_of_the_system_are_details() {
        for kind in [
            ErrorKind::StorageFull,
            ErrorKind::PermissionDenied,
            ErrorKind::NotFound,
            ErrorKind::Interrupted,
        ] {
            let error = StorageError::Io {
                what: "save the text",
                path: "exports/missed.md".into(),
                source: io::Error::new(kind, "os error 28"),
            };
            let notice = failed(&error);
            let text = &notice.text;
            assert!(
                text.starts_with("Could not save the text. Your answers are safe."),
                "{text}"
            );
            assert!(!text.contains("os error"), "{text}");
            let details = notice.details.expect("details");
            assert!(details.contains("os error 28"), "{details}");
            assert!(details.contains("exports/missed.md"), "{details}");
        }
    }
}
