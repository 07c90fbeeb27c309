//! What the outline of all articles shows and offers.

use crate::material::{Article, OWN_PACK, Pack, Section, SectionId};
use crate::memory::{FactState, Memory};
use crate::model::{Effect, FlowAction, Model, ReadAction, SettingsAction, ShellAction};
use crate::reading::outline;
use crate::record::{Moment, StudyDay};
use crate::ui::look::phrases::sections_finished;
use crate::ui::offer::Offer;

/// Part of a section that must be read for it to count as begun, in thousandths.
const BEGUN: u16 = 10;

/// The outline of all packs, before it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline<'a> {
    /// Packs without sections are left out.
    pub packs: Vec<PackOutline<'a>>,
    /// Adds an article of the learner's own.
    pub add: Offer,
    /// Whether passages are tinted; the legend explains the tints then.
    pub is_tinted: bool,
    /// Toggles for tints and for folding.
    pub views: [Offer; 2],
}

/// The outline of one pack.
#[derive(Clone, Debug, PartialEq)]
pub struct PackOutline<'a> {
    /// Only if there are several packs.
    pub title: Option<&'a str>,
    /// In reading order.
    pub sections: Vec<Entry<'a>>,
    /// `None` for the learner's own articles.
    pub progress: Option<Progress>,
}

/// A section in the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Title of the article that begins here, if the pack has several.
    pub article: Option<&'a str>,
    pub title: &'a str,
    /// Of its weakest fact; `None` if it has none.
    pub state: Option<FactState>,
    pub reading: HowFar,
    pub is_open: bool,
    /// Accessible name: title, reading progress and state.
    pub name: String,
    pub open: FlowAction,
}

/// Reading progress of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HowFar {
    /// Less than `BEGUN`.
    NotBegun,
    /// In percent.
    Begun(u16),
    Finished,
}

impl HowFar {
    fn words(self) -> String {
        match self {
            Self::NotBegun => "not read".to_owned(),
            Self::Begun(percent) => format!("{percent} % read"),
            Self::Finished => "finished".to_owned(),
        }
    }
}

/// Reading progress of a pack.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    pub text: String,
    /// Finished sections, 0 to 1.
    pub share: f32,
}

/// Builds the outline; `open` is the section on the page.
pub fn data<'a>(model: &'a Model, now: Moment, open: &SectionId) -> Outline<'a> {
    let packs = model.library().packs().iter();
    let packs = packs.filter(|pack| pack.sections().next().is_some());
    let is_several = packs.clone().count() > 1;
    let memory = model.memory();
    let today = memory.today(now);
    let reader = Reader {
        memory,
        today,
        open,
        live: model.reader().furthest(),
    };
    let choose = ShellAction::Outside(Effect::ChooseArticle);
    let is_tinted = model.settings().tint;
    let tint = if is_tinted {
        "Hide the tints"
    } else {
        "Tint what is fading"
    };
    let fold = if model.reader().is_folded {
        "Unfold all"
    } else {
        "Fold what you know"
    };
    Outline {
        packs: packs.map(|pack| reader.pack(pack, is_several)).collect(),
        add: Offer::new("Open a text of your own", choose),
        is_tinted,
        views: [
            Offer::new(tint, SettingsAction::ToggleTint),
            Offer::new(fold, ReadAction::ToggleFold),
        ],
    }
}

/// What the entries of the outline depend on.
struct Reader<'m> {
    memory: &'m Memory,
    today: StudyDay,
    open: &'m SectionId,
    /// How far the open section was read since it was opened, in permille.
    live: u16,
}

impl Reader<'_> {
    fn pack<'a>(&self, pack: &'a Pack, is_several: bool) -> PackOutline<'a> {
        let sections = outline(pack).into_iter();
        let sections: Vec<Entry<'a>> = sections
            .map(|(id, section)| self.entry(pack, section, id))
            .collect();
        let finished = sections.iter();
        let finished = finished.filter(|it| it.reading == HowFar::Finished).count();
        let all = sections.len();
        let progress = Progress {
            text: sections_finished(finished, all),
            share: finished as f32 / all.max(1) as f32,
        };
        PackOutline {
            title: is_several.then_some(pack.title.as_str()),
            sections,
            progress: (pack.id != OWN_PACK).then_some(progress),
        }
    }

    /// How far a section was read; of the open one with what was read since it was last recorded.
    fn reading(&self, id: &SectionId) -> HowFar {
        let known = self.memory.reading(id);
        if known.is_some_and(|it| it.finished) {
            return HowFar::Finished;
        }
        let recorded = known.map_or(0, |it| it.furthest);
        let live = if id == self.open { self.live } else { 0 };
        match recorded.max(live) {
            permille if permille >= BEGUN => HowFar::Begun(permille / 10),
            _ => HowFar::NotBegun,
        }
    }

    fn entry<'a>(&self, pack: &'a Pack, section: &'a Section, id: SectionId) -> Entry<'a> {
        let reading = self.reading(&id);
        let facts = pack.facts_of(&section.id);
        let states = facts.map(|fact| self.memory.state(&pack.fact_id(fact), self.today));
        let state = weakest(states);
        let facts = state.map_or("no questions", FactState::word);
        let title = section.title.as_str();
        Entry {
            article: article_at(pack, section).map(|article| article.title.as_str()),
            title,
            state,
            reading,
            is_open: id == *self.open,
            name: format!("{title}, {}, {facts}", reading.words()),
            open: FlowAction::OpenSection(id),
        }
    }
}

/// The weakest state of a section's facts; `None` if it has none. A section is only new while all of them are.
fn weakest(states: impl Iterator<Item = FactState>) -> Option<FactState> {
    let states: Vec<FactState> = states.collect();
    let weakest = states.iter().min().copied()?;
    let is_begun = states.iter().any(|it| *it != FactState::New);
    Some(if weakest == FactState::New && is_begun {
        FactState::Learning
    } else {
        weakest
    })
}

/// Returns the article that begins with `section`, if its pack has several.
fn article_at<'a>(pack: &'a Pack, section: &Section) -> Option<&'a Article> {
    let article = pack.article_of(&section.id)?;
    let first = article.sections.iter().find(|it| !it.id.is_empty())?;
    (pack.articles.len() > 1 && std::ptr::eq(first, section)).then_some(article)
}
