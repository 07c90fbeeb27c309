//! The name of this device, kept outside the data folder so that a copied data folder never gives two writers the same
//! name.

use std::path::Path;

use crate::base32;
use crate::record::is_device_name;
use crate::storage::StorageError;
use crate::storage::fs::{Fs, keep_beside};

/// Longer names are not used: those of score files would become too long for some file systems.
const NAME_BYTES_MAX: usize = 64;

/// Returns this machine's host name.
pub fn host_name() -> String {
    gethostname::gethostname().to_string_lossy().into_owned()
}

/// Makes a device name from as much of the host name as fits, and four characters derived from `seed`.
pub fn new_device_name(host: &str, seed: u64) -> String {
    format!("{}-{}", slug(host), base32::text(seed, 4))
}

/// Reads this device's name, or makes one from `host` and `seed` and stores it.
pub fn device_name(
    fs: &dyn Fs,
    config: &Path,
    host: &str,
    seed: u64,
) -> Result<String, StorageError> {
    let path = config.join("device");
    let unkept = || StorageError::io("keep the name of this device", path.as_path());
    match fs.read(&path) {
        Ok(bytes) => {
            let text = String::from_utf8_lossy(&bytes);
            let name = text.trim_start_matches('\u{feff}').trim();
            if is_device_name(name) && name.len() <= NAME_BYTES_MAX {
                return Ok(name.to_owned());
            }
            // Unusable: a new name replaces it. Existing score files are read whatever their name.
            keep_beside(fs, &path, &bytes).map_err(unkept())?;
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => {
            let unread = StorageError::io("read the name of this device", path.as_path());
            return Err(unread(error));
        }
    }
    let name = new_device_name(host, seed);
    fs.replace(&path, name.as_bytes()).map_err(unkept())?;
    Ok(name)
}

/// At most 24 lower-case letters, digits and inner hyphens; `device` if nothing is left.
fn slug(host: &str) -> String {
    let words: Vec<String> = host
        .to_lowercase()
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(ToOwned::to_owned)
        .collect();
    let joined: String = words.join("-").chars().take(24).collect();
    let name = joined.trim_matches('-');
    if name.is_empty() {
        "device".to_owned()
    } else {
        name.to_owned()
    }
}
