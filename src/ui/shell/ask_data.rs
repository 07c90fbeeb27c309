//! Questions that are asked before something is lost or no longer counts.

use crate::material::{OWN_PACK, SectionId};
use crate::memory::{Forgotten, ReadingMemory, RecordPart};
use crate::model::{Effect, FlowAction, Modal, Model, RecordAction, ShellAction};
use crate::ui::look::phrases::count;
use crate::ui::offer::Offer;

/// A question with two answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskPage {
    pub title: String,
    /// What goes, what stays, and how it can be had back.
    pub texts: Vec<String>,
    /// Changes nothing; also what Esc does.
    pub keep: Offer,
    /// Does what was asked about.
    pub go: Offer,
}

impl AskPage {
    fn new(title: String, texts: Vec<String>, keep: &str, go: Offer) -> Self {
        Self {
            title,
            texts,
            keep: Offer::new(keep, FlowAction::Back),
            go,
        }
    }
}

/// What a modal asks; `None` for one that asks nothing of the kind.
pub fn data(model: &Model, modal: &Modal) -> Option<AskPage> {
    match modal {
        Modal::Closing => Some(closing(model)),
        Modal::Forgetting(part) => Some(forgetting(model, part)),
        Modal::Removing(forgotten) => Some(removing(forgotten)),
        Modal::RemovingArticle(id) => Some(removing_article(model, id)),
        Modal::Keys
        | Modal::History(_)
        | Modal::Link(_)
        | Modal::CheckFinding
        | Modal::Palette(_)
        | Modal::Flag(..) => None,
    }
}

fn closing(model: &Model) -> AskPage {
    let problem = model.saving().problem.clone();
    let text = "Free some space or fix the folder; saving is tried again every second.";
    AskPage::new(
        "Some answers are not saved".to_owned(),
        problem.into_iter().chain([text.to_owned()]).collect(),
        "Keep it open",
        Offer::new(
            "Close and lose them",
            ShellAction::Outside(Effect::CloseAnyway),
        ),
    )
}

fn forgetting(model: &Model, part: &RecordPart) -> AskPage {
    let answers = count(model.memory().answers_of(part), "answer");
    let (title, goes, keep, go) = match part {
        RecordPart::Fact(_) => (
            "Reset this fact?".to_owned(),
            format!("{answers} to its questions will no longer count. It starts as new."),
            "Keep it",
            "Reset",
        ),
        RecordPart::Pack(id) => {
            let pack = model.library().pack(id);
            let title = pack.map_or(id.as_str(), |pack| pack.title.as_str());
            let readings = model.memory().readings();
            let is_read = |(section, reading): &(&SectionId, &ReadingMemory)| {
                section.pack == *id && reading.finished
            };
            let read = match readings.filter(is_read).count() {
                0 => String::new(),
                many => format!(", and {} will be unread again", count(many, "section")),
            };
            (
                format!("Reset progress in “{title}”?"),
                format!("{answers} will no longer count{read}."),
                "Keep progress",
                "Reset progress",
            )
        }
        RecordPart::Sitting { .. } => (
            "Discard this session?".to_owned(),
            format!("{answers} in it will no longer count."),
            "Keep it",
            "Discard",
        ),
    };
    let restore =
        "Nothing is deleted. You can undo this now, or restore it later in Settings.".to_owned();
    let forget = RecordAction::Forget(part.clone());
    AskPage::new(title, vec![goes, restore], keep, Offer::new(go, forget))
}

fn removing(forgotten: &Forgotten) -> AskPage {
    let texts = [
        "They no longer count as it is. Removing takes their lines out of the score files on this device; it cannot be undone here.",
        "The files are copied first, into the folder backup/before-removal beside your scores.",
        "A backup or another device that still has them may bring the lines back. They will not count then either.",
    ];
    let remove = RecordAction::DeletePermanently(forgotten.clone());
    AskPage::new(
        format!("Remove {} for good?", count(forgotten.counted, "answer")),
        texts.map(str::to_owned).to_vec(),
        "Keep them",
        Offer::new("Remove for good", remove),
    )
}

fn removing_article(model: &Model, id: &str) -> AskPage {
    let own = model.library().pack(OWN_PACK);
    let article = own.and_then(|pack| pack.articles.iter().find(|it| it.id == id));
    let title = article.map_or(id, |article| article.title.as_str());
    let text = "It leaves the Library. A copy of the file is kept in backup/articles.";
    let remove = ShellAction::RemoveArticle(id.to_owned());
    AskPage::new(
        format!("Remove “{title}”?"),
        vec![text.to_owned()],
        "Keep it",
        Offer::new("Remove", remove),
    )
}
