//! What sittings and scopes are called on the screen.

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
            let topics = library.pack(pack).map(|pack| pack.topics.as_slice());
            let mut topics = topics.unwrap_or_default().iter();
            let found = topics.find(|it| it.id == *topic);
            format!("topic “{}”", found.map_or(topic, |it| &it.title))
        }
        Scope::Tag(tag) => format!("tag “{tag}”"),
        Scope::Unseen => "never asked".to_owned(),
        Scope::Weakest => "weakest facts".to_owned(),
        Scope::Flagged => "flagged questions".to_owned(),
        Scope::SureWrong => "sure but wrong".to_owned(),
        Scope::Everything => "everything".to_owned(),
    }
}
