//! Asking the desktop for a file to open. The only module that names `rfd`.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};
use std::thread::Builder;

use crate::storage::StorageError;

/// Shows the desktop's dialog for a text file. What was chosen comes through the channel, nothing when it was put away;
/// `wake` is called then.
pub fn choose_article(
    wake: impl FnOnce() + Send + 'static,
) -> Result<Receiver<PathBuf>, StorageError> {
    let (tell, chosen) = channel();
    // Begun here, since some desktops allow dialogs on the first thread alone; waited for elsewhere.
    let dialog = rfd::AsyncFileDialog::new()
        .set_title("Open a text")
        .add_filter(
            "Markdown and plain text",
            &["md", "markdown", "mdown", "txt"],
        )
        .add_filter("All files", &["*"])
        .pick_file();
    let wait = move || {
        if let Some(file) = pollster::block_on(dialog) {
            // The window may be closed by now; then nobody waits for the file.
            let _nobody = tell.send(file.path().to_owned());
        }
        wake();
    };
    let thread = Builder::new().name("file dialog".to_owned()).spawn(wait);
    thread
        .map(|_| chosen)
        .map_err(StorageError::io("wait for a file", "the desktop's dialog"))
}
