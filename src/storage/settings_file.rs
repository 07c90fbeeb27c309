//! The settings of this device in `<config>/settings.ron`.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use ron::value::RawValue;
use serde::{Deserialize, Deserializer};

use crate::settings::Settings;
use crate::storage::StorageError;
use crate::storage::fs::{Fs, keep_beside};

fn path_in(config: &Path) -> PathBuf {
    config.join("settings.ron")
}

/// Reads the settings, with the default for each that is missing or cannot be read, such as one of a newer version.
///
/// Also returns what is wrong with the file.
pub fn load_settings(fs: &dyn Fs, config: &Path) -> (Settings, Option<String>) {
    let path = path_in(config);
    let bytes = match fs.read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return (Settings::default(), None),
        Err(error) => {
            let error = StorageError::io("read the settings", path)(error);
            return (Settings::default(), Some(error.to_string()));
        }
    };
    let Read {
        settings, problem, ..
    } = read(&bytes);
    let message = |why: String| {
        format!(
            "Some settings could not be read and are as usual now: {why}.\n\
             The file stays as it is; before it is written the first time, a copy goes beside it. Path: {}",
            path.display()
        )
    };
    (settings, problem.map(message))
}

/// Writes the settings. If the existing file is not fully understood, a copy of it is kept first.
pub fn save_settings(fs: &dyn Fs, config: &Path, settings: Settings) -> Result<(), StorageError> {
    let path = path_in(config);
    match fs.read(&path) {
        Ok(bytes) if read(&bytes).is_whole => {}
        Ok(bytes) => keep_beside(fs, &path, &bytes).map_err(StorageError::io(
            "keep the settings as they were",
            path.as_path(),
        ))?,
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => {
            return Err(StorageError::io("keep the settings as they were", path)(
                error,
            ));
        }
    }
    let text = ron::ser::to_string_pretty(&settings, ron::ser::PrettyConfig::default())?;
    fs.replace(&path, text.as_bytes())
        .map_err(StorageError::io("write the settings", path))
}

/// The contents of a settings file.
struct Read {
    settings: Settings,
    problem: Option<String>,
    /// Whether rewriting the file would lose nothing.
    is_whole: bool,
}

/// The fields in raw form, each of any type.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename = "Settings")]
struct Fields {
    #[serde(deserialize_with = "present")]
    theme: Option<Box<RawValue>>,
    #[serde(deserialize_with = "present")]
    text_percent: Option<Box<RawValue>>,
    #[serde(deserialize_with = "present")]
    tint: Option<Box<RawValue>>,
    #[serde(deserialize_with = "present")]
    line_width: Option<Box<RawValue>>,
    #[serde(deserialize_with = "present")]
    justify: Option<Box<RawValue>>,
    #[serde(deserialize_with = "present")]
    asks_confidence: Option<Box<RawValue>>,
    #[serde(deserialize_with = "present")]
    marks_known: Option<Box<RawValue>>,
}

/// The same with unknown fields allowed, as in the file of a newer version.
#[derive(Default, Deserialize)]
#[serde(default, rename = "Settings")]
struct SomeFields {
    #[serde(deserialize_with = "present")]
    theme: Option<Box<RawValue>>,
    #[serde(deserialize_with = "present")]
    text_percent: Option<Box<RawValue>>,
    #[serde(deserialize_with = "present")]
    tint: Option<Box<RawValue>>,
    #[serde(deserialize_with = "present")]
    line_width: Option<Box<RawValue>>,
    #[serde(deserialize_with = "present")]
    justify: Option<Box<RawValue>>,
    #[serde(deserialize_with = "present")]
    asks_confidence: Option<Box<RawValue>>,
    #[serde(deserialize_with = "present")]
    marks_known: Option<Box<RawValue>>,
}

impl From<SomeFields> for Fields {
    fn from(it: SomeFields) -> Self {
        Self {
            theme: it.theme,
            text_percent: it.text_percent,
            tint: it.tint,
            line_width: it.line_width,
            justify: it.justify,
            asks_confidence: it.asks_confidence,
            marks_known: it.marks_known,
        }
    }
}

fn present<'de, D: Deserializer<'de>>(field: D) -> Result<Option<Box<RawValue>>, D::Error> {
    Box::<RawValue>::deserialize(field).map(Some)
}

/// Parses each field by itself, so that one bad value does not spoil the others.
fn read(bytes: &[u8]) -> Read {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Read {
            settings: Settings::default(),
            problem: None,
            is_whole: true,
        };
    }
    let all = ron::from_str::<Fields>(text);
    let has_all = all.is_ok();
    let some = all.or_else(|_| ron::from_str::<SomeFields>(text).map(Fields::from));
    let fields = match some {
        Ok(fields) => fields,
        Err(error) => {
            return Read {
                settings: Settings::default(),
                problem: Some(error.to_string()),
                is_whole: false,
            };
        }
    };
    let mut settings = Settings::default();
    let mut problems = Vec::new();
    take("theme", fields.theme, &mut settings.theme, &mut problems);
    let percent = &mut settings.text_percent;
    take("text_percent", fields.text_percent, percent, &mut problems);
    take("tint", fields.tint, &mut settings.tint, &mut problems);
    let width = &mut settings.line_width;
    take("line_width", fields.line_width, width, &mut problems);
    let justify = &mut settings.justify;
    take("justify", fields.justify, justify, &mut problems);
    let asks = &mut settings.asks_confidence;
    take(
        "asks_confidence",
        fields.asks_confidence,
        asks,
        &mut problems,
    );
    let marks_known = &mut settings.marks_known;
    take(
        "marks_known",
        fields.marks_known,
        marks_known,
        &mut problems,
    );
    Read {
        settings: settings.checked(),
        is_whole: has_all && problems.is_empty(),
        problem: (!problems.is_empty()).then(|| problems.join("; ")),
    }
}

/// Sets `value` from a field; leaves it alone if the field is missing or cannot be read.
fn take<T: for<'de> Deserialize<'de>>(
    name: &str,
    field: Option<Box<RawValue>>,
    value: &mut T,
    problems: &mut Vec<String>,
) {
    let Some(field) = field else { return };
    match field.into_rust::<T>() {
        Ok(found) => *value = found,
        Err(error) => problems.push(format!(
            "{name}: found {}, {}",
            field.get_ron().trim(),
            error.code
        )),
    }
}
