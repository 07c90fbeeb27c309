//! Asking the desktop for a file to open. The only module that names `rfd`.

use std::path::PathBuf;

use rfd::FileHandle;

/// A dialog of the desktop that is open.
pub struct FileDialog(Box<dyn Future<Output = Option<FileHandle>> + Send + Unpin>);

impl FileDialog {
    /// Shows the dialog for a text file. Begun on the first thread, since some desktops allow dialogs there alone.
    pub fn for_text() -> Self {
        let dialog = rfd::AsyncFileDialog::new()
            .set_title("Open a text")
            .add_filter(
                "Markdown and plain text",
                &["md", "markdown", "mdown", "txt"],
            )
            .add_filter("All files", &["*"])
            .pick_file();
        Self(Box::new(Box::pin(dialog)))
    }

    /// Waits for what is chosen; `None` when the dialog is put away.
    pub fn wait(self) -> Option<PathBuf> {
        let file = pollster::block_on(self.0)?;
        Some(file.path().to_owned())
    }
}
