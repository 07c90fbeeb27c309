//! Where things lie.

use std::path::PathBuf;

use directories::ProjectDirs;

use crate::storage::StorageError;

/// What the command line and the environment say about places.
#[derive(Clone, Debug, Default)]
pub struct GivenFolders {
    /// `--data` or `SPOTTER_DATA`: packs and scores.
    pub data: Option<PathBuf>,
    /// `SPOTTER_HOME`: everything, for tests and portable use.
    pub home: Option<PathBuf>,
}

/// The folders of the app; they need not exist yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// Packs and scores: what the learner copies, syncs and keeps.
    pub data: PathBuf,
    /// Settings and the name of this device.
    pub config: PathBuf,
    /// The window's place.
    pub state: PathBuf,
    /// What can be made anew at any time.
    pub cache: PathBuf,
}

impl Folders {
    /// Finds the folders: what was named first, else the desktop's usual ones.
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

    /// Where the record lies.
    pub fn scores(&self) -> ScorePlaces {
        ScorePlaces {
            scores: self.data.join("scores"),
            rescue: self.state.join("rescue"),
            torn: self.backup().join("torn"),
            removed: self.backup().join("before-removal"),
            ballast: self.state.join("ballast"),
        }
    }

    /// Where copies of the record lie.
    pub fn backup(&self) -> PathBuf {
        self.data.join("backup")
    }

    /// Where texts go that the learner saves.
    pub fn exports(&self) -> PathBuf {
        self.data.join("exports")
    }

    /// Where the learner's own packs lie.
    pub fn packs(&self) -> PathBuf {
        self.data.join("packs")
    }
}

/// Where scores lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScorePlaces {
    /// The folder of score files.
    pub scores: PathBuf,
    /// Where answers go when that folder cannot be written; it is read as well.
    pub rescue: PathBuf,
    /// Where a torn file is kept as it was found, before it is mended.
    pub torn: PathBuf,
    /// Where a file is kept as it was, before lines are removed from it for good.
    pub removed: PathBuf,
    /// A file of no use but its size: it is removed when the disk is full.
    pub ballast: PathBuf,
}

impl ScorePlaces {
    /// The folders whose score files count.
    pub fn folders(&self) -> [&PathBuf; 2] {
        [&self.scores, &self.rescue]
    }
}
