//! Articles that the learner opens: copied into the learner's own pack, and moved out of it again.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::material::{OWN_PACK, is_worth_reading, new_article_id, own_articles};
use crate::storage::StorageError;
use crate::storage::exports::save_export;
use crate::storage::fs::{Fs, FsKind, file_name, first_free, folder_of};
use crate::storage::packs::listing::{
    ARTICLES, FILE_BYTES_MAX, Listing, TEXTS, is_real_folder, list_pack,
};
use crate::storage::text::{BYTE_ORDER_MARK, is_utf16, text_at};

/// The own pack's `pack.ron`. Its text never depends on the device, so that two devices cannot write it differently.
const PACK_FILE: &str = r#"Pack(
    format: 1, id: "mine", version: "1", title: "My articles",
    about: "Texts that you opened in Spotter. Each .md and .txt file in the folder articles is one.",
    licence: "",
    topics: [(id: "mine", title: "Mine")],
)
"#;

/// Endings of the files that are read as Markdown.
pub(in crate::storage) const MARKDOWN: [&str; 3] = ["md", "markdown", "mdown"];

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
    let folder = mine.join(ARTICLES);
    let id = free_name(fs, &folder, &stored, &base)
        .map_err(StorageError::io("keep the article", folder.as_path()))?;
    let path = folder.join(format!("{id}.{ending}"));
    write_new(fs, &path, text).map_err(StorageError::io("keep the article", path.as_path()))?;
    Ok(id)
}

/// Moves an article out of the learner's own pack into the folder `articles` of `backup`; returns the file it is kept as.
pub fn remove_article(
    fs: &dyn Fs,
    packs: &Path,
    backup: &Path,
    article: &str,
) -> Result<PathBuf, StorageError> {
    let mine = packs.join(OWN_PACK);
    let stored = if is_real_folder(fs, &mine) {
        articles_in(fs, &mine, &list_pack(fs, &mine)?)
    } else {
        Vec::new()
    };
    let Some((_, path)) = stored.into_iter().find(|(id, _)| id == article) else {
        let missing = format!("found no article \"{article}\", expected one of your own");
        let missing = io::Error::new(ErrorKind::NotFound, missing);
        return Err(StorageError::io("remove the article", mine)(missing));
    };
    let text = text_at(fs, &path).map_err(StorageError::io("read the article", path.as_path()))?;
    let kept = save_export(fs, &backup.join(ARTICLES), &file_name(&path), &text)?;
    fs.remove(&path)
        .and_then(|()| fs.sync_folder(&mine.join(ARTICLES)))
        .map_err(StorageError::io("remove the article", path))?;
    Ok(kept)
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
    let body = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    if body.is_empty() {
        return Err("it is empty.".to_owned());
    }
    if is_utf16(body) {
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
    let ending = file.extension().unwrap_or_default();
    MARKDOWN.iter().any(|it| ending.eq_ignore_ascii_case(it))
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
    if is_to_write(fs, &pack_file)
        .map_err(StorageError::io("read the pack", pack_file.as_path()))?
    {
        fs.replace(&pack_file, PACK_FILE.as_bytes())
            .map_err(StorageError::io("write the pack", pack_file))?;
    }
    Ok(mine)
}

/// Whether the pack file is missing, or still says "Interner" for "Texts", as an earlier version wrote it.
fn is_to_write(fs: &dyn Fs, pack_file: &Path) -> io::Result<bool> {
    match fs.entry(pack_file) {
        // A link is the learner's doing, wherever it leads.
        Ok(found) if found.kind != FsKind::File => Ok(false),
        Ok(_) => Ok(fs.read(pack_file)? == PACK_FILE.replacen("Texts", "Interner", 1).as_bytes()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
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
fn free_name(
    fs: &dyn Fs,
    folder: &Path,
    stored: &[(String, PathBuf)],
    base: &str,
) -> io::Result<String> {
    first_free(
        base.to_owned(),
        |number| format!("{base}-{number}"),
        |name| {
            if stored.iter().any(|(id, _)| id == name) {
                return Ok(false);
            }
            for ending in TEXTS {
                match fs.entry(&folder.join(format!("{name}.{ending}"))) {
                    Ok(_) => return Ok(false),
                    Err(error) if error.kind() == ErrorKind::NotFound => {}
                    Err(error) => return Err(error),
                }
            }
            Ok(true)
        },
    )
}

/// Writes a file under a free name. What a crash leaves behind has another extension, so it is no article.
fn write_new(fs: &dyn Fs, path: &Path, text: &str) -> io::Result<()> {
    let folder = folder_of(path);
    let beside = fs.write_beside(&path.with_extension("part"), text.as_bytes())?;
    let renamed = fs.rename(&beside, path);
    if renamed.is_err() {
        // If this fails too, the leftover does no harm.
        let _removed = fs.remove(&beside);
    }
    renamed?;
    fs.sync_folder(folder)
}
