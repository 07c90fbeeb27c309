//! Articles that the learner opens: copied into the learner's own pack, and moved out of it again.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::material::{OWN_PACK, is_worth_reading, new_article_id, own_articles};
use crate::storage::StorageError;
use crate::storage::exports::save_export;
use crate::storage::fs::{Fs, FsKind};
use crate::storage::packs::{
    ARTICLES, FILE_BYTES_MAX, Listing, is_real_folder, list_pack, text_at,
};

/// The own pack's `pack.ron`. Written once and never changed, so that two devices cannot write it differently.
const PACK_FILE: &str = r#"Pack(
    format: 1, id: "mine", version: "1", title: "My articles",
    about: "Interner that you opened in Spotter. Each .md and .txt file in the folder articles is one.",
    licence: "",
    topics: [(id: "mine", title: "Mine")],
)
"#;

/// Magic bytes of formats that are not text, though some of them look like it.
const NO_TEXTS: [&[u8]; 10] = [
    b"%PDF",
    b"%!PS",
    b"{\\rtf",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
];

/// Copies a Markdown or plain-text file into the learner's own pack in `packs`. Returns the id of the article there.
///
/// A file that is already there is not copied again. Nothing is written if the file cannot be read as text.
pub fn add_article(fs: &dyn Fs, packs: &Path, file: &Path) -> Result<String, StorageError> {
    let name = file.file_name().map_or_else(
        || file.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    );
    let refused = |why: String| StorageError::Article {
        name: name.clone(),
        why,
    };
    let bytes = read_file(fs, file).map_err(refused)?;
    let text = text_of(&bytes).map_err(refused)?;
    let ending = if is_markdown(file) { "md" } else { "txt" };
    if !is_worth_reading(&format!("{ARTICLES}/new.{ending}"), text) {
        let why = "there is nothing to read below its headings.";
        return Err(refused(why.to_owned()));
    }
    let mine = make_own_pack(fs, packs)?;
    let listing = list_pack(fs, &mine)?;
    let stored = articles_in(fs, &mine, &listing);
    let base = new_article_id(&file.file_stem().unwrap_or_default().to_string_lossy());
    let is_it = |(id, path): &&(String, PathBuf)| {
        id.starts_with(&base)
            && path.extension().is_some_and(|it| it == ending)
            && has(fs, path, text)
    };
    if let Some((id, _)) = stored.iter().find(is_it) {
        return Ok(id.clone());
    }
    if !listing.has_room_for(text.len() as u64) {
        let why = "there is no room for it beside your other articles. Remove one that you no longer need.";
        return Err(refused(why.to_owned()));
    }
    let id = free_name(fs, &mine.join(ARTICLES), &stored, &base);
    let path = mine.join(ARTICLES).join(format!("{id}.{ending}"));
    write_new(fs, &path, text).map_err(StorageError::io("keep the article", path.as_path()))?;
    Ok(id)
}

/// Moves an article out of the learner's own pack into `backup/articles`.
pub fn remove_article(
    fs: &dyn Fs,
    packs: &Path,
    backup: &Path,
    article: &str,
) -> Result<(), StorageError> {
    let mine = packs.join(OWN_PACK);
    let stored = if is_real_folder(fs, &mine) {
        articles_in(fs, &mine, &list_pack(fs, &mine)?)
    } else {
        Vec::new()
    };
    let Some((_, path)) = stored.into_iter().find(|(id, _)| id == article) else {
        let missing = format!("found no article {article:?}, expected one of your own");
        let missing = io::Error::new(ErrorKind::NotFound, missing);
        return Err(StorageError::io("remove the article", mine)(missing));
    };
    let text = text_at(fs, &path).map_err(StorageError::io("read the article", path.as_path()))?;
    let name = path.file_name().unwrap_or_default();
    let name = name.to_string_lossy().into_owned();
    save_export(fs, &backup.join(ARTICLES), &name, &text)?;
    fs.remove(&path)
        .and_then(|()| fs.sync_folder(&mine.join(ARTICLES)))
        .map_err(StorageError::io("remove the article", path))
}

/// Reads a file of acceptable size, or says in a sentence for the learner why not.
fn read_file(fs: &dyn Fs, file: &Path) -> Result<Vec<u8>, String> {
    let cannot = |error: io::Error| {
        if error.kind() == ErrorKind::NotFound {
            "there is no such file.".to_owned()
        } else {
            format!("it cannot be read ({error}).")
        }
    };
    let found = fs.target(file).map_err(cannot)?;
    match found.kind {
        FsKind::File => {}
        FsKind::Folder => return Err("it is a folder. Open the files in it one by one.".to_owned()),
        FsKind::Link | FsKind::Other => {
            return Err("it is not a file that can be copied.".to_owned());
        }
    }
    check_size(found.len)?;
    // It may have grown meanwhile.
    let bytes = fs.read_at_most(file, FILE_BYTES_MAX + 1).map_err(cannot)?;
    check_size(bytes.len() as u64)?;
    Ok(bytes)
}

fn check_size(bytes: u64) -> Result<(), String> {
    if bytes > FILE_BYTES_MAX {
        let [found, most] = [bytes, FILE_BYTES_MAX].map(|it| it.div_ceil(1 << 20));
        return Err(format!(
            "it has {found} MB, and at most {most} MB can be read."
        ));
    }
    Ok(())
}

/// Decodes a file as UTF-8, without a byte-order mark, or says why it is not text.
fn text_of(bytes: &[u8]) -> Result<&str, String> {
    let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if body.is_empty() {
        return Err("it is empty.".to_owned());
    }
    if body.starts_with(b"\xff\xfe") || body.starts_with(b"\xfe\xff") {
        return Err(
            "it is UTF-16 text. Most editors can save it as UTF-8; then it can be opened."
                .to_owned(),
        );
    }
    if body.contains(&0) || NO_TEXTS.iter().any(|it| body.starts_with(it)) {
        return Err(
            "it is not a text file. Markdown (.md) and plain text (.txt) can be opened.".to_owned(),
        );
    }
    let text = std::str::from_utf8(body).map_err(|error| {
        let byte = bytes.len() - body.len() + error.valid_up_to() + 1;
        format!(
            "it is not UTF-8 text (byte {byte} is wrong). Most editors can save it as UTF-8; then it can be opened."
        )
    })?;
    if text.trim().is_empty() {
        return Err("there is nothing but white space in it.".to_owned());
    }
    Ok(text)
}

fn is_markdown(file: &Path) -> bool {
    let endings = ["md", "markdown", "mdown"];
    let ending = file.extension().unwrap_or_default();
    endings.iter().any(|it| ending.eq_ignore_ascii_case(it))
}

/// Returns the learner's own pack, creating it if missing. Links are not followed, so that nothing is written
/// elsewhere.
fn make_own_pack(fs: &dyn Fs, packs: &Path) -> Result<PathBuf, StorageError> {
    let mine = packs.join(OWN_PACK);
    for folder in [mine.clone(), mine.join(ARTICLES)] {
        fs.make_folder(&folder)
            .map_err(StorageError::io("make the folder", folder.as_path()))?;
        if !is_real_folder(fs, &folder) {
            let link = io::Error::other("found a link, expected a folder");
            return Err(StorageError::io("keep articles there", folder)(link));
        }
    }
    let pack_file = mine.join("pack.ron");
    if fs.entry(&pack_file).is_err() {
        fs.replace(&pack_file, PACK_FILE.as_bytes())
            .map_err(StorageError::io("write the pack", pack_file))?;
    }
    Ok(mine)
}

/// Returns the articles in the learner's own pack as pairs of id and file.
fn articles_in(fs: &dyn Fs, mine: &Path, listing: &Listing) -> Vec<(String, PathBuf)> {
    // A pack file that cannot be read lists nothing.
    let pack_file = text_at(fs, &mine.join("pack.ron")).unwrap_or_default();
    let names = listing.files.iter().map(|it| it.name.as_str()).collect();
    let articles = own_articles(&pack_file, names).into_iter();
    articles.map(|(id, name)| (id, mine.join(name))).collect()
}

fn has(fs: &dyn Fs, path: &Path, text: &str) -> bool {
    fs.target(path)
        .is_ok_and(|found| found.len == text.len() as u64)
        && fs.read(path).is_ok_and(|bytes| bytes == text.as_bytes())
}

/// Returns `base`, or the first of `base-2`, `base-3` and so on that is neither an article's id nor a file's name.
fn free_name(fs: &dyn Fs, folder: &Path, stored: &[(String, PathBuf)], base: &str) -> String {
    let is_free = |name: &str| {
        let is_id = stored.iter().any(|(id, _)| id == name);
        let mut files = ["md", "txt"]
            .map(|it| folder.join(format!("{name}.{it}")))
            .into_iter();
        !is_id && files.all(|file| fs.entry(&file).is_err())
    };
    let mut name = base.to_owned();
    for number in 2_u64.. {
        if is_free(&name) {
            break;
        }
        name = format!("{base}-{number}");
    }
    name
}

/// Writes a file under a free name. What a crash leaves behind has another extension, so it is no article.
fn write_new(fs: &dyn Fs, path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    let beside = fs.write_beside(&path.with_extension("part"), text.as_bytes())?;
    let renamed = fs.rename(&beside, path);
    if renamed.is_err() {
        // If this fails too, the leftover does no harm.
        let _removed = fs.remove(&beside);
    }
    renamed?;
    fs.sync_folder(folder)
}
