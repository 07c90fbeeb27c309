//! The name of this device: kept outside the data folder, so that a copied data folder never gives two writers one name.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use tempfile::NamedTempFile;

use crate::base32;
use crate::record::is_device_name;
use crate::storage::StorageError;

/// Reads this device's name, or makes one from the host's name and `seed` and keeps it.
pub fn device_name(config: &Path, seed: u64) -> Result<String, StorageError> {
    let path = config.join("device");
    match fs::read_to_string(&path) {
        Ok(text) if is_device_name(text.trim()) => return Ok(text.trim().to_owned()),
        Ok(_) => {} // Unusable: a new name takes its place; old files of the record are read whatever their name.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => {
            return Err(StorageError::io("read the name of this device", path)(
                error,
            ));
        }
    }
    let name = format!(
        "{}-{}",
        slug(&gethostname::gethostname().to_string_lossy()),
        base32::text(seed, 4)
    );
    replace_file(&path, &name).map_err(StorageError::io("keep the name of this device", path))?;
    Ok(name)
}

/// Writes a small file so that it is either the old one or the new one, never half of it.
pub(super) fn replace_file(path: &Path, text: &str) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = NamedTempFile::with_prefix_in(".new-", folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    sync_folder(folder)
}

/// Makes a rename last through a power cut; other systems than Unix have no such call.
pub(super) fn sync_folder(folder: &Path) -> std::io::Result<()> {
    if cfg!(unix) {
        fs::File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}

/// At most 24 lower-case letters, digits and inner hyphens; `device` when nothing is left.
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
