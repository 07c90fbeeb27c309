//! The desktop's file dialog. The only module that names `rfd`.

use std::path::PathBuf;

use rfd::FileHandle;

use crate::storage::packs::own_articles::MARKDOWN;

/// An open file dialog; `wait` blocks until the learner has answered it.
pub struct FileDialog(Box<dyn Future<Output = Option<FileHandle>> + Send + Unpin>);

impl FileDialog {
    /// Opens a dialog for Markdown and plain text. Call it on the main thread: some desktops allow dialogs nowhere
    /// else.
    pub fn for_text() -> Self {
        let dialog = rfd::AsyncFileDialog::new()
            .set_title("Open a text")
            .add_filter(
                "Markdown and plain text",
                &[MARKDOWN.as_slice(), &["txt"]].concat(),
            )
            .add_filter("All files", &["*"])
            .pick_file();
        Self(Box::new(Box::pin(dialog)))
    }

    /// Blocks until a file is chosen; returns `None` if the dialog is cancelled.
    pub fn wait(self) -> Option<PathBuf> {
        let file = pollster::block_on(self.0)?;
        Some(file.path().to_owned())
    }
}
