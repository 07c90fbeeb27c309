//! Names on screen: sessions, scopes, grades, confidence, evidence.

use crate::answer::{Confidence, Grade};
use crate::material::{Face, Library};
use crate::record::{Mode, Scope};

/// Returns the title of a session.
pub(in crate::ui) fn title(library: &Library, mode: &Mode, scope: &Scope) -> String {
    match mode {
        Mode::Drill => "Cards".to_owned(),
        Mode::Quiz => format!("Quiz, {}", scope_words(library, scope)),
        Mode::Read => format!("In the text, {}", scope_words(library, scope)),
        Mode::Preread => format!("Before reading, {}", scope_words(library, scope)),
        Mode::Other(_) => format!("{mode}, {}", scope_words(library, scope)),
    }
}

/// Returns what a session is called in a sentence.
pub(in crate::ui) fn kind_of_session(mode: &Mode) -> &'static str {
    match mode {
        Mode::Drill => "drill",
        Mode::Quiz | Mode::Read | Mode::Preread | Mode::Other(_) => "quiz",
    }
}

pub(in crate::ui) fn scope_words(library: &Library, scope: &Scope) -> String {
    match scope {
        Scope::Missed | Scope::Due => "missed questions".to_owned(),
        Scope::Section(id) => {
            let title = library
                .section(id)
                .map_or(id.section.as_str(), |(_, section)| section.title.as_str());
            format!("“{title}”")
        }
        Scope::Pack(id) => match library.pack(id).map(|pack| (pack, pack.articles.first())) {
            Some((_, Some(article))) => format!("{}, whole article", article.title),
            Some((pack, None)) => pack.title.clone(),
            None => id.clone(),
        },
        Scope::Topic(pack, topic) => {
            let pack = library.pack(pack);
            let title = pack.map_or(topic.as_str(), |pack| pack.topic_title(topic));
            format!("topic “{title}”")
        }
        Scope::Tag(tag) => format!("tag “{tag}”"),
        Scope::Unseen => "never asked".to_owned(),
        Scope::Weakest => "weakest facts".to_owned(),
        Scope::Flagged => "reported questions".to_owned(),
        Scope::Bookmarked => "bookmarked questions".to_owned(),
        Scope::SureWrong => "sure but wrong".to_owned(),
        Scope::Everything => "everything".to_owned(),
    }
}

/// Returns the label of a grade, on its button and in the list of keys.
pub(in crate::ui) fn grade_words(grade: Grade) -> &'static str {
    match grade {
        Grade::Again | Grade::Other => "Again",
        Grade::Hard => "Hard",
        Grade::Good => "Good",
        Grade::Easy => "Easy",
    }
}

/// Returns how sure the learner was, as told after the answer; `None` for a value this version does not know.
pub(in crate::ui) fn sure_words(sure: Confidence) -> Option<&'static str> {
    match sure {
        Confidence::Guess => Some("a guess"),
        Confidence::Unsure => Some("unsure"),
        Confidence::Sure => Some("sure"),
        Confidence::Other => None,
    }
}

/// Returns what a fact rests on: the kind of evidence, the sources, and whether experts disagree.
pub(in crate::ui) fn rests_on(face: Face<'_>) -> String {
    let sources = face.pack.citations(face.fact).join("; ");
    let stop = if sources.is_empty() { "" } else { "." };
    let contested = if face.fact.contested || face.question.contested {
        " Experts disagree about this."
    } else {
        ""
    };
    let evidence = face.fact.evidence.words();
    let text = format!("{evidence}. {sources}{stop}{contested}");
    text.trim_end().to_owned()
}
