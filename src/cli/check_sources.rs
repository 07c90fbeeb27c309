//! Which packs `spotter check` looks at, and whether two of them have one id.

use std::collections::BTreeMap;
use std::path::Path;

use crate::material::{Origin, Problem, load_pack};
use crate::storage::{Folders, PackSource, RealFs, pack_sources, read_folder};

/// A pack to check.
#[derive(Clone)]
pub(super) struct Checked {
    pub source: PackSource,
    /// Set if an earlier pack has its id.
    pub taken_id: Option<Problem>,
}

/// What is checked.
#[derive(Default)]
pub(super) struct Sources {
    pub packs: Vec<Checked>,
    /// What is wrong with packs that could not be read.
    pub problems: Vec<Problem>,
    /// Links where folders of packs would be.
    pub links: Vec<String>,
}

/// The ids of packs seen so far, each with the first pack that has it.
#[derive(Default)]
struct Ids(BTreeMap<String, String>);

impl Ids {
    /// Takes the next pack, in the order in which packs are loaded: the first one keeps its id.
    fn take(&mut self, source: PackSource, place: &Path) -> Checked {
        let loaded = load_pack(&source.files, source.origin).ok();
        let taken_id = loaded.and_then(|(pack, _)| {
            let first = self.0.get(&pack.id);
            let problem =
                first.map(|first| Problem::taken_id(&pack.id, &source.files.folder, first));
            let own = || match source.origin {
                Origin::Bundled => format!("the bundled pack {:?}", pack.title),
                Origin::Own => format!("the pack {:?} in {}", pack.title, place.display()),
            };
            self.0.entry(pack.id.clone()).or_insert_with(own);
            problem
        });
        Checked { source, taken_id }
    }
}

/// States why something that was named cannot be used.
pub(super) fn unusable_because(named: &str, message: String) -> Problem {
    Problem {
        pack: named.to_owned(),
        file: String::new(),
        line: 0,
        column: 0,
        path: String::new(),
        message,
    }
}

/// Returns the packs that are named, or all if none is. What cannot be used hides no other.
pub(super) fn sources(names: &[String], folders: &Folders, unusable: &mut Vec<Problem>) -> Sources {
    let known = pack_sources(&RealFs, &folders.packs());
    let mut ids = Ids::default();
    let take = |source: PackSource| {
        let place = folders.packs().join(&source.files.folder);
        ids.take(source, &place)
    };
    let known = Sources {
        packs: known.packs.into_iter().map(take).collect(),
        problems: known.problems,
        links: known.links,
    };
    if names.is_empty() {
        return known;
    }
    let mut found = Sources::default();
    // Folders may lie anywhere, so that only those named together are compared.
    let mut ids = Ids::default();
    for name in names {
        let folder = Path::new(name);
        if folder.is_dir() {
            if !folder.join("pack.ron").is_file() {
                let why = format!("found no pack.ron in {name}, expected the folder of a pack");
                unusable.push(unusable_because(name, why));
                continue;
            }
            match read_folder(&RealFs, folder) {
                Ok(files) => {
                    let source = PackSource {
                        files,
                        origin: Origin::Own,
                    };
                    found.packs.push(ids.take(source, folder));
                }
                Err(error) => {
                    let why = error.to_string().replace('\n', ". ");
                    unusable.push(unusable_because(name, why));
                }
            }
        } else if let Some(pack) = known.packs.iter().find(|it| is_called(&it.source, name)) {
            found.packs.push(pack.clone());
        } else if let Some(problem) = known.problems.iter().find(|it| it.pack == *name) {
            found.problems.push(problem.clone());
        } else {
            let names: Vec<&str> = known
                .packs
                .iter()
                .map(|it| it.source.files.folder.as_str())
                .collect();
            let why = format!(
                "found no pack \"{name}\", expected a folder or one of: {}",
                names.join(", ")
            );
            unusable.push(unusable_because(name, why));
        }
    }
    found
}

/// Whether a pack has this id or folder name.
fn is_called(PackSource { files, origin }: &PackSource, name: &str) -> bool {
    files.folder == name || load_pack(files, *origin).is_ok_and(|(pack, _)| pack.id == name)
}
