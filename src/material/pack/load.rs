//! Builds a validated [`Pack`] from its files. Strict, but one bad fact never hides the rest.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::material::article::Article;
use crate::material::library::{Pack, Source, Topic};
use crate::material::pack::articles::{WrittenArticle, load_articles};
use crate::material::pack::facts::{Fault, ID, check_fact, is_id, shortened};
use crate::material::pack::files::{OWN_PACK, Origin, PackFiles, RESERVED_IDS};
use crate::material::pack::parse::{ParseError, parse};
use crate::material::pack::question_lines::question_line;
use crate::material::pack::split::split_list;
use crate::material::pack::written::WrittenFact;
use crate::material::problem::{Problem, Refusal};
use crate::material::question::Scoring;

/// The newest pack format that this version can read.
pub const PACK_FORMAT: u32 = 1;

#[derive(Deserialize)]
#[serde(rename = "Pack")]
struct Head {
    #[serde(default = "one")]
    format: u32,
}

/// A pack that does not say its format is read on, for the message about the missing field.
fn one() -> u32 {
    1
}

#[derive(Deserialize)]
#[serde(rename = "Pack", deny_unknown_fields)]
struct WrittenPack {
    #[serde(rename = "format")]
    _format: u32,
    id: String,
    version: String,
    title: String,
    about: String,
    licence: String,
    #[serde(default)]
    credits: Vec<String>,
    #[serde(default)]
    notice: String,
    topics: Vec<Topic>,
    #[serde(default)]
    articles: Vec<WrittenArticle>,
    #[serde(default)]
    sources: Vec<Source>,
    #[serde(default)]
    scoring: Scoring,
}

/// Reads a pack. Returns it with a problem for each part that was left out, or what rules out all of it.
pub fn load_pack(files: &PackFiles, origin: Origin) -> Result<(Pack, Vec<Problem>), Refusal> {
    let mut loader = Loader {
        files,
        origin,
        problems: Vec::new(),
    };
    let unreadable = files.unreadable.iter();
    loader.problems = unreadable
        .map(|(file, it)| loader.problem(file, it.line, it.why.clone()))
        .collect();
    let written = loader.pack_file()?;
    let is_own = origin == Origin::Own && written.id == OWN_PACK;
    let articles = loader.articles(&written.articles, is_own);
    let mut pack = Pack {
        id: written.id,
        folder: files.folder.clone(),
        version: written.version,
        title: written.title,
        about: written.about,
        licence: written.licence,
        credits: written.credits,
        notice: written.notice,
        scoring: written.scoring,
        topics: written.topics,
        sources: written.sources,
        articles,
        facts: Vec::new(),
    };
    loader.facts(&mut pack);
    loader.say_images_once();
    let has_words = is_own && pack.sections().next().is_some();
    if pack.facts.is_empty() && !has_words {
        let wanted = if is_own {
            "article or fact"
        } else {
            "fact under facts/"
        };
        let message = match loader.problems.len() {
            0 => format!("found no {wanted}, expected at least one"),
            _ => format!("found no readable {wanted}, expected at least one"),
        };
        let first = loader.problem("pack.ron", 0, message);
        return Err(Refusal {
            problems: std::iter::once(first).chain(loader.problems).collect(),
        });
    }
    Ok((pack, loader.problems))
}

struct Loader<'a> {
    files: &'a PackFiles,
    origin: Origin,
    problems: Vec<Problem>,
}

impl Loader<'_> {
    fn problem(&self, file: &str, line: usize, message: String) -> Problem {
        Problem {
            pack: self.files.folder.clone(),
            file: file.to_owned(),
            line,
            column: 0,
            path: String::new(),
            message,
        }
    }

    fn parse_problem(&self, file: &str, error: ParseError) -> Problem {
        let ParseError {
            line,
            column,
            path,
            message,
        } = error;
        Problem {
            column,
            path,
            ..self.problem(file, line, message)
        }
    }

    fn pack_file(&self) -> Result<WrittenPack, Problem> {
        const FILE: &str = "pack.ron";
        let Some(text) = self.files.texts.get(FILE) else {
            let unreadable = self.files.unreadable.get(FILE);
            return Err(unreadable.map_or_else(
                || {
                    let why = "found no such file, expected the description of the pack";
                    self.problem(FILE, 0, why.to_owned())
                },
                |it| self.problem(FILE, it.line, it.why.clone()),
            ));
        };
        let head: Head = parse(text).map_err(|error| self.parse_problem(FILE, error))?;
        let message = match head.format {
            format if format > PACK_FORMAT => Some(format!(
                "found format {format}, expected at most {PACK_FORMAT}: this pack needs a newer Spotter"
            )),
            0 => Some(format!("found format 0, expected {PACK_FORMAT}")),
            _ => None,
        };
        if let Some(message) = message {
            return Err(self.problem(FILE, 0, message));
        }
        let pack: WrittenPack = parse(text).map_err(|error| self.parse_problem(FILE, error))?;
        let ids = pack
            .topics
            .iter()
            .map(|topic| &topic.id)
            .chain(pack.sources.iter().map(|source| &source.id));
        if let Some(bad) = ids.chain([&pack.id]).find(|id| !is_id(id)) {
            let message = format!("found the id {:?}, expected {ID}", shortened(bad));
            return Err(self.problem(FILE, 0, message));
        }
        match self.reserved(&pack.id) {
            Some(message) => Err(self.problem(FILE, 0, message)),
            None => Ok(pack),
        }
    }

    /// Returns why a pack may not have `id`, if so.
    fn reserved(&self, id: &str) -> Option<String> {
        if RESERVED_IDS.contains(&id) {
            return Some(format!(
                "found the id {id:?}, which stands for something else in Spotter, expected another id"
            ));
        }
        (id == OWN_PACK && self.files.folder != OWN_PACK).then(|| {
            format!("found the id {id:?}, expected it in the folder {OWN_PACK:?} only; give this pack another id")
        })
    }

    /// Drops what is said of an image as a file, where a question says it of the image that it shows.
    fn say_images_once(&mut self) {
        let of_questions: String = self
            .problems
            .iter()
            .filter(|it| it.file.starts_with("facts/"))
            .map(|it| it.message.as_str())
            .collect();
        self.problems.retain(|it| {
            let is_said = of_questions.contains(&format!("image {:?}", it.file));
            !(it.file.starts_with("images/") && is_said)
        });
    }

    fn articles(&mut self, listed: &[WrittenArticle], is_own: bool) -> Vec<Article> {
        let (articles, faults) = load_articles(self.files, listed, is_own);
        for (file, line, message) in faults {
            let problem = self.problem(&file, line, message);
            self.problems.push(problem);
        }
        articles
    }

    fn facts(&mut self, pack: &mut Pack) {
        let mut taken = BTreeSet::new();
        let files = self.files;
        for (file, text) in files.texts.iter().filter(|(file, _)| is_facts_file(file)) {
            for piece in split_list(text) {
                match parse::<WrittenFact>(piece.text) {
                    Err(mut error) => {
                        error.column += if error.line == 1 { piece.column - 1 } else { 0 };
                        error.line += piece.line - 1;
                        self.problems.push(self.parse_problem(file, error));
                    }
                    Ok(written) => match check_fact(written, pack, (self.origin, files), &taken) {
                        Ok(fact) => {
                            taken.insert(fact.id.clone());
                            pack.facts.push(fact);
                        }
                        Err(Fault { question, message }) => {
                            let line = question.and_then(|it| question_line(piece.text, it));
                            let line = piece.line + line.unwrap_or(0);
                            self.problems.push(self.problem(file, line, message));
                        }
                    },
                }
            }
        }
    }
}

fn is_facts_file(file: &str) -> bool {
    file.strip_prefix("facts/")
        .and_then(|name| name.strip_suffix(".ron"))
        .is_some_and(|name| !name.contains('/'))
}
