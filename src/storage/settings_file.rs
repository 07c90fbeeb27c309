//! The settings of this device in `<config>/settings.ron`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::settings::Settings;
use crate::storage::StorageError;
use crate::storage::fs::{Fs as _, RealFs};

fn path_in(config: &Path) -> PathBuf {
    config.join("settings.ron")
}

/// Reads the settings; the usual ones when there are none. Also says what is wrong with a file that cannot be read.
pub fn load_settings(config: &Path) -> (Settings, Option<String>) {
    let path = path_in(config);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return (Settings::default(), None);
        }
        Err(error) => {
            let error = StorageError::io("read the settings", path)(error);
            return (Settings::default(), Some(error.to_string()));
        }
    };
    match ron::from_str::<Settings>(&text) {
        Ok(settings) => (settings.checked(), None),
        Err(error) => {
            let message = format!(
                "cannot read the settings: {error}\nPath: {}",
                path.display()
            );
            (Settings::default(), Some(message))
        }
    }
}

/// Writes the settings.
pub fn save_settings(config: &Path, settings: Settings) -> Result<(), StorageError> {
    let path = path_in(config);
    let text = ron::ser::to_string_pretty(&settings, ron::ser::PrettyConfig::default())?;
    RealFs
        .replace(&path, text.as_bytes())
        .map_err(StorageError::io("write the settings", path))
}
