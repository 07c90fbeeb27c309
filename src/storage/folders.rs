//! Where files are kept.

use std::path::PathBuf;

use directories::ProjectDirs;

use crate::storage::StorageError;

/// The folder of score files in a data folder.
pub(in crate::storage) const SCORES: &str = "scores";

/// Folders given on the command line or in the environment.
#[derive(Clone, Debug, Default)]
pub struct GivenFolders {
    /// `--data` or `SPOTTER_DATA`: packs and scores.
    pub data: Option<PathBuf>,
    /// `SPOTTER_HOME`: everything, for tests and portable use.
    pub home: Option<PathBuf>,
}

/// The app's folders, which need not exist yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// Packs and scores: what the learner copies, syncs and keeps.
    pub data: PathBuf,
    /// Settings and the name of this device.
    pub config: PathBuf,
    /// Window position and rescued answers.
    pub state: PathBuf,
    /// What can be recreated at any time.
    pub cache: PathBuf,
}

impl Folders {
    /// Determines the folders: those that were given, else the desktop's defaults.
    pub fn find(places: GivenFolders) -> Result<Self, StorageError> {
        let usual = if let Some(home) = places.home {
            Self {
                data: home.join("data"),
                config: home.join("config"),
                state: home.join("state"),
                cache: home.join("cache"),
            }
        } else {
            let project = ProjectDirs::from("", "", "spotter").ok_or(StorageError::NoHome)?;
            let state = project
                .state_dir()
                .unwrap_or_else(|| project.data_local_dir());
            Self {
                data: project.data_dir().to_owned(),
                config: project.config_dir().to_owned(),
                state: state.to_owned(),
                cache: project.cache_dir().to_owned(),
            }
        };
        Ok(Self {
            data: places.data.unwrap_or(usual.data),
            ..usual
        })
    }

    /// Where the record is stored.
    pub fn scores(&self) -> ScorePlaces {
        ScorePlaces {
            scores: self.data.join(SCORES),
            rescue: self.state.join("rescue"),
            torn: self.backup().join("torn"),
            removed: self.backup().join("before-removal"),
            ballast: self.data.join(".ballast"),
        }
    }

    /// Where backups of the record are stored.
    pub fn backup(&self) -> PathBuf {
        self.data.join("backup")
    }

    /// Where texts that the learner saves are stored.
    pub fn exports(&self) -> PathBuf {
        self.data.join("exports")
    }

    /// Where the learner's own packs are stored.
    pub fn packs(&self) -> PathBuf {
        self.data.join("packs")
    }
}

/// Where score files and their safety copies are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScorePlaces {
    /// The usual folder of score files.
    pub scores: PathBuf,
    /// Where answers go when `scores` cannot be written; read as well.
    pub rescue: PathBuf,
    /// Originals of torn files, from before their repair.
    pub torn: PathBuf,
    /// Originals of files from which lines were permanently removed.
    pub removed: PathBuf,
    /// A file that only takes up space, on the same disk as `scores`; deleted when that disk is full.
    pub ballast: PathBuf,
}

impl ScorePlaces {
    /// The folders whose score files make up the record.
    pub fn folders(&self) -> [&PathBuf; 2] {
        [&self.scores, &self.rescue]
    }
}
