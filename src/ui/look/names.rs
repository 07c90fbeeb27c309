//! What sittings and scopes are called on the screen.

use crate::answer::Grade;
use crate::material::Library;
use crate::record::{Mode, Scope};

/// What a sitting is called.
pub(in crate::ui) fn title(library: &Library, mode: &Mode, scope: &Scope) -> String {
    match mode {
        Mode::Drill => "Cards".to_owned(),
        Mode::Quiz => format!("Quiz, {}", scope_words(library, scope)),
        Mode::Read => format!("In the text, {}", scope_words(library, scope)),
        Mode::Preread => format!("Before reading, {}", scope_words(library, scope)),
        Mode::Other(_) => format!("{mode}, {}", scope_words(library, scope)),
    }
}

/// What a scope is called.
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
        Scope::Flagged => "flagged questions".to_owned(),
        Scope::SureWrong => "sure but wrong".to_owned(),
        Scope::Everything => "everything".to_owned(),
    }
}

/// How a grade is called on its button and in the list of keys.
pub(in crate::ui) fn grade_words(grade: Grade) -> &'static str {
    match grade {
        Grade::Again | Grade::Other => "Again",
        Grade::Hard => "Hard, I got it",
        Grade::Good => "Good",
        Grade::Easy => "Easy",
    }
}
