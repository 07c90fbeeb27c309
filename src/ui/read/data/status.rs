//! What the status line of the reading view shows and offers.

use crate::material::{Pack, SectionId};
use crate::memory::FactState;
use crate::model::{FlowAction, Model, ReadAction, StartAction};
use crate::reading::{article_outline, minutes};
use crate::record::{Moment, Scope};
use crate::study::quiz_length;
use crate::ui::look::phrases::count;
use crate::ui::offer::Offer;
use crate::ui::read::data::contents::{HowFar, reading};

/// The status line, before it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// Article, number of the section, and its reading time or fading facts.
    pub text: String,
    /// After a jump; replaces all other buttons.
    pub back: Option<Offer>,
    /// The next section, and a quiz on this one if it has questions.
    pub on: Vec<Offer>,
    /// The same in few words, for a small window.
    pub small: Vec<Offer>,
    /// The title of the section.
    pub title: String,
    /// How far the section was read.
    pub read: String,
    /// Opens the search bar.
    pub find: Offer,
    /// Jumps to the next fading passage; `None` if nothing in the section fades.
    pub weak: Option<Offer>,
}

/// Builds the status line for the section `open` of `pack`.
pub fn data(model: &Model, now: Moment, pack: &Pack, open: &SectionId) -> Status {
    let fading = fading_in(model, now, pack, open);
    let here = Scope::Section(open.clone());
    let has_questions = quiz_length(model.library(), &here) > 0;
    let quiz = Offer::new("Quiz this section", StartAction::Quiz(here.clone()));
    let short = Offer::new("Quiz", StartAction::Quiz(here));
    let next = Offer::new("Next section", ReadAction::Finish);
    let back = Offer::new("Back to where you were", FlowAction::Back);
    let weak = Offer::new("Next weak passage", ReadAction::NextWeak);
    let small = [Some(next.clone()), has_questions.then_some(short)];
    let on = [Some(next), has_questions.then_some(quiz)];
    let section = pack.section(&open.section);
    Status {
        text: text(pack, open, fading),
        back: model.reader().came_by_jump().then_some(back),
        on: on.into_iter().flatten().collect(),
        small: small.into_iter().flatten().collect(),
        title: section.map_or_else(String::new, |it| it.title.clone()),
        read: match reading(model, open) {
            HowFar::NotBegun => "0 %".to_owned(),
            HowFar::Begun(percent) => format!("{percent} %"),
            HowFar::Finished => "Finished".to_owned(),
        },
        find: Offer::new("Find", ReadAction::OpenFind),
        weak: (fading > 0).then_some(weak),
    }
}

fn text(pack: &Pack, open: &SectionId, fading: usize) -> String {
    let outline = article_outline(pack, &open.section);
    let at = outline.iter().position(|(id, _)| id == open);
    let at = at.map_or(0, |at| at + 1);
    let all = outline.len();
    let article = pack.article_of(&open.section);
    let title = article.map_or("", |article| article.title.as_str());
    let left = pack.section(&open.section).map_or(0, minutes);
    let about = match fading {
        0 => count(left, "minute"),
        1 => "1 fact here is fading".to_owned(),
        many => format!("{many} facts here are fading"),
    };
    format!("{title}, section {at} of {all}  ·  {about}")
}

fn fading_in(model: &Model, now: Moment, pack: &Pack, section: &SectionId) -> usize {
    let memory = model.memory();
    let today = memory.today(now);
    let facts = pack.facts_of(&section.section);
    let states = facts.map(|fact| memory.state(&pack.fact_id(fact), today));
    states.filter(|state| *state == FactState::Fading).count()
}
