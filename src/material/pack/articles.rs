//! The articles of a pack: those listed in `pack.ron`, and in the learner's own pack every other file too.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::material::address::is_slug;
use crate::material::article::markdown::parse_sections;
use crate::material::article::picture::Images;
use crate::material::article::plain_text::parse_plain_text;
use crate::material::article::sections::{Naming, slug};
use crate::material::article::{Article, Section};
use crate::material::pack::files::PackFiles;
use crate::material::pack::parse::parse;

/// Maximum length in bytes of the id of a newly added article.
const NEW_ID_MAX: usize = 40;

/// An entry of `articles` in `pack.ron`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::material) struct WrittenArticle {
    id: String,
    title: String,
    file: String,
}

/// The part of `pack.ron` that lists the articles.
#[derive(Deserialize)]
#[serde(rename = "Pack")]
struct Listed {
    #[serde(default)]
    articles: Vec<WrittenArticle>,
}

/// File, 1-based line (0 for the whole file), and message.
pub(in crate::material) type Fault = (String, usize, String);

/// Reads the articles that `pack.ron` lists; in the learner's own pack, also the unlisted ones.
pub(in crate::material) fn load_articles(
    files: &PackFiles,
    listed: &[WrittenArticle],
    is_own: bool,
) -> (Vec<Article>, Vec<Fault>) {
    let mut loaded = Loaded::default();
    for written in listed {
        loaded.add_listed(written, files);
    }
    if is_own {
        let paths = files.texts.keys().map(String::as_str).collect();
        for (id, path) in unlisted(listed, paths) {
            let text = files.texts.get(path).map_or("", String::as_str);
            loaded.add_own(own_article(id, path, text, &files.images), path);
        }
    }
    (loaded.articles, loaded.faults)
}

/// Returns the id and path of each article of the learner's own pack whose file is among `paths`.
///
/// `pack_file` is the text of `pack.ron`.
pub fn own_articles<'a>(pack_file: &str, paths: Vec<&'a str>) -> Vec<(String, &'a str)> {
    let listed = parse::<Listed>(pack_file).map_or_else(|_| Vec::new(), |it| it.articles);
    let mut articles: Vec<(String, &str)> = Vec::new();
    for written in &listed {
        let path = paths.iter().find(|path| **path == written.file);
        articles.extend(path.map(|path| (written.id.clone(), *path)));
    }
    articles.extend(unlisted(&listed, paths));
    articles
}

/// Makes an article id of at most 40 bytes from a file name without its extension. It may already be taken.
pub fn new_article_id(name: &str) -> String {
    let id = slug(name);
    let id = id.get(..NEW_ID_MAX).unwrap_or(&id);
    id.trim_end_matches('-').to_owned()
}

/// Whether `text` would make an article with at least one section. The extension of `path` selects the format.
pub fn is_worth_reading(path: &str, text: &str) -> bool {
    let article = own_article(new_article_id(path), path, text, &Images::new());
    !article.sections.is_empty()
}

/// The articles read so far, and the section ids taken by them.
#[derive(Default)]
struct Loaded {
    articles: Vec<Article>,
    taken: BTreeSet<String>,
    faults: Vec<Fault>,
}

impl Loaded {
    fn add_listed(&mut self, written: &WrittenArticle, files: &PackFiles) {
        let WrittenArticle { id, title, file } = written;
        let Some(text) = files.texts.get(file) else {
            let message = format!("found no file {file:?}, expected the article {id:?}");
            self.faults.push(("pack.ron".to_owned(), 0, message));
            return;
        };
        let (mut sections, problems) = parse_sections(text, &files.images, Naming::Given);
        let problems = problems.into_iter();
        self.faults
            .extend(problems.map(|(line, message)| (file.clone(), line, message)));
        sections.retain(|section| match section_fault(section, &mut self.taken) {
            Some(message) => {
                let heading = format!("{{#{}}}", section.id);
                // Of two with one id, the second is the one too many.
                let line = text
                    .lines()
                    .enumerate()
                    .filter(|(_, it)| it.contains(&heading));
                let line = line.last().map_or(0, |(at, _)| at + 1);
                self.faults.push((file.clone(), line, message));
                false
            }
            None => true,
        });
        self.articles.push(Article {
            id: id.clone(),
            title: title.clone(),
            sections,
        });
    }

    /// Section ids were generated, not chosen by an author, so one that is taken is changed instead of reported.
    fn add_own(&mut self, mut article: Article, path: &str) {
        if article.sections.is_empty() {
            let message = "found no words, expected a text to read".to_owned();
            self.faults.push((path.to_owned(), 0, message));
            return;
        }
        for section in &mut article.sections {
            section.id = free_id(&section.id, &mut self.taken);
        }
        self.articles.push(article);
    }
}

fn section_fault(section: &Section, seen: &mut BTreeSet<String>) -> Option<String> {
    let id = &section.id;
    if id.is_empty() {
        None // Already reported with its line; it can be read, but nothing can refer to it.
    } else if !is_slug(id) {
        Some(format!(
            "found the section id {id:?}, expected lower-case letters, digits and hyphens"
        ))
    } else if !seen.insert(id.clone()) {
        Some(format!(
            "found the section id {id:?} a second time, expected it once in the pack"
        ))
    } else {
        None
    }
}

/// Returns the ids and paths of the articles that are not listed, sorted by path.
fn unlisted<'a>(listed: &[WrittenArticle], paths: Vec<&'a str>) -> Vec<(String, &'a str)> {
    let mut taken: BTreeSet<String> = listed.iter().map(|it| it.id.clone()).collect();
    let mut found: Vec<(bool, &str, &str)> = paths
        .into_iter()
        .filter(|path| !listed.iter().any(|it| it.file == *path))
        .filter_map(|path| own_file(path).map(|(stem, _)| (!is_slug(stem), path, stem)))
        .collect();
    // Names that are valid ids come first and keep them, whatever other files there are.
    found.sort_unstable();
    let mut articles: Vec<(String, &str)> = found
        .into_iter()
        .map(|(needs_id, path, stem)| {
            let id = if needs_id {
                slug(stem)
            } else {
                stem.to_owned()
            };
            (free_id(&id, &mut taken), path)
        })
        .collect();
    articles.sort_by_key(|(_, path)| *path);
    articles
}

/// Splits the path of an article into file stem and extension; `None` for any other file.
fn own_file(path: &str) -> Option<(&str, &str)> {
    let (stem, ending) = path.strip_prefix("articles/")?.rsplit_once('.')?;
    (!stem.contains('/') && matches!(ending, "md" | "txt")).then_some((stem, ending))
}

/// Takes `id`, or the first of `id-n2`, `id-n3` and so on that is free.
fn free_id(id: &str, taken: &mut BTreeSet<String>) -> String {
    let mut free = id.to_owned();
    for number in 2_u64.. {
        if taken.insert(free.clone()) {
            break;
        }
        free = format!("{id}-n{number}");
    }
    free
}

fn own_article(id: String, path: &str, text: &str, images: &Images) -> Article {
    let (stem, ending) = own_file(path).unwrap_or((path, "txt"));
    let name = title_of(stem);
    if ending != "md" {
        let sections = parse_plain_text(text, &id, &name);
        return Article {
            id,
            title: name,
            sections,
        };
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let naming = Naming::Made {
        article: &id,
        title: &name,
    };
    let (sections, _) = parse_sections(text, images, naming);
    Article {
        title: first_heading(text).unwrap_or(name),
        id,
        sections,
    }
}

/// Returns the text of the heading of level 1 or 2 that a document begins with.
fn first_heading(markdown: &str) -> Option<String> {
    let mut lines = markdown.lines().map(str::trim);
    let line = lines.find(|line| !line.is_empty())?;
    if !line.starts_with("# ") && !line.starts_with("## ") {
        return None;
    }
    // Parsed with a word of text below it, since a heading without any makes no section.
    let naming = Naming::Made {
        article: "",
        title: "",
    };
    let (sections, _) = parse_sections(&format!("{line}\n\nwords"), &Images::new(), naming);
    let title = sections.into_iter().next()?.title;
    (!title.is_empty()).then_some(title)
}

/// Makes a title from a file stem.
fn title_of(stem: &str) -> String {
    let words = stem.replace('-', " ");
    let mut letters = words.trim().chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => "Text".to_owned(),
    }
}
