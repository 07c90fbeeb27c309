//! The kinds of tasks: their names, and how a task of each kind is treated.

/// What a task does, without what it works on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskKind {
    Read,
    Replay,
    BackUp,
    Restore,
    FindRemovable,
    CheckPack,
    Choose,
    AddArticle,
    RemoveArticle,
    SaveText,
    SaveFlags,
    SaveSettings,
    RemoveLeftovers,
    ShowDataFolder,
    OpenLink,
}

impl TaskKind {
    /// A verb phrase, for thread names and error messages.
    pub fn label(self) -> &'static str {
        match self {
            Self::Read => "read the record",
            Self::Replay => "count the answers",
            Self::BackUp => "back up the scores",
            Self::Restore => "restore the backup",
            Self::FindRemovable => "find what to remove",
            Self::CheckPack => "check the pack",
            Self::Choose => "choose a text",
            Self::AddArticle => "open the text",
            Self::RemoveArticle => "remove the text",
            Self::SaveText => "save the text",
            Self::SaveFlags => "export the corrections",
            Self::SaveSettings => "save the settings",
            Self::RemoveLeftovers => "tidy the cache",
            Self::ShowDataFolder => "show the folder",
            Self::OpenLink => "open the link",
        }
    }

    /// Whether it must finish before the program ends.
    pub fn saves(self) -> bool {
        match self {
            Self::BackUp
            | Self::Restore
            | Self::AddArticle
            | Self::RemoveArticle
            | Self::SaveText
            | Self::SaveFlags
            | Self::SaveSettings
            | Self::RemoveLeftovers => true,
            Self::Read
            | Self::Replay
            | Self::FindRemovable
            | Self::CheckPack
            | Self::Choose
            | Self::ShowDataFolder
            | Self::OpenLink => false,
        }
    }

    /// Whether a new one makes those before it useless.
    pub fn replaces(self) -> bool {
        self == Self::CheckPack
    }
}
