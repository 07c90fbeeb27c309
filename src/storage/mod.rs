//! The only module that touches files: packs, the record, settings.

mod desktop;
mod device;
mod error;
mod exports;
mod folders;
mod fs;
mod packs;
mod scores;
mod settings_file;
mod text;

pub use desktop::dialog::FileDialog;
pub use desktop::open::{open_link, show_file, show_folder};
pub use device::{device_name, host_name, new_device_name};
pub use error::StorageError;
pub use exports::{flags_patch, save_export};
pub use folders::{Folders, GivenFolders, ScorePlaces};
pub use fs::{Fs, FsEntry, FsKind, Lock, RealFs, Stamp, TempName};
pub use packs::own_articles::{add_article, remove_article};
pub use packs::{
    LoadedPack, PackSource, PackSources, bundled_library, load_library, load_own_pack, pack_source,
    pack_sources, read_folder, read_text, with_own_packs,
};
pub use scores::backup::{Backup, back_up, backups_in};
pub use scores::keeper::Keeper;
pub use scores::merge::{MergeCopy, MergePlan, carry_out, merge_folder, plan_merge};
pub use scores::watch::{Change, Watch};
pub use scores::writer::{Writer, WriterEvent};
pub use scores::{read_record, read_record_in, unclosed_files};
pub use settings_file::{load_settings, save_settings};
