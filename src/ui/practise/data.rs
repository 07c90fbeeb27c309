//! What Practise shows and offers: its tabs, missed questions, flagged questions.

use crate::material::FaceId;
use crate::memory::Flagged;
use crate::model::{
    MissedFilter, MissedList, MissedRows, Model, PractiseAction, QuestionAction, StartAction, Tab,
    cause_words, quiz_at_hand,
};
use crate::record::{MissCause, Moment};
use crate::study::QUIZ_LENGTH;
use crate::ui::look::phrases::count;
use crate::ui::offer::{Choice, Menu, Offer};
use crate::ui::sitting::data::row::AnswerRow;

/// Builds the tabs, each labelled with the number of its questions.
pub fn tabs(model: &Model) -> Vec<Choice> {
    let missed = model.missed().len();
    let flagged = model.memory().flags().count();
    let choice = |tab: Tab| {
        let label = match tab {
            Tab::Missed => format!("Missed ({missed})"),
            Tab::Quiz => "New quiz".to_owned(),
            Tab::Flagged => format!("Reported ({flagged})"),
            Tab::Bookmarked => format!("Bookmarked ({})", model.memory().bookmarks().len()),
        };
        let is_chosen = model.practise().tab == tab;
        Choice::new(label, PractiseAction::ShowTab(tab), is_chosen)
    };
    Tab::ALL.into_iter().map(choice).collect()
}

/// The missed questions that pass the filter.
pub struct MissedPage<'a> {
    model: &'a Model,
    now: Moment,
    rows: MissedRows,
    /// How many wait in all, regardless of the filter.
    pub about: String,
    /// Only if nothing waits.
    pub quiz_yourself: Option<Offer>,
    /// `None` if nothing waits.
    pub retry: Option<Retry>,
    /// The filters, each only if it has a choice.
    pub menus: Vec<Menu>,
    /// Index of the row that the keys act on.
    pub selected: usize,
}

/// The buttons above the missed questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retry {
    /// A quiz of all that are listed and do not give each other away.
    pub all: Offer,
    pub is_possible: bool,
    /// A shorter quiz, and saving the list.
    pub others: Vec<Offer>,
}

impl<'a> MissedPage<'a> {
    /// Builds the page without its rows, which are built as they come into sight.
    pub fn new(model: &'a Model, now: Moment) -> Self {
        let rows = model.missed_rows();
        let all = model.missed().len();
        let listed = rows.len();
        let practise = model.practise();
        Self {
            model,
            now,
            about: missed_about(all),
            quiz_yourself: quiz_yourself(model).filter(|_| all == 0),
            retry: (all > 0).then(|| retry(listed, rows.list().retry.len())),
            menus: missed_menus(rows.list()),
            selected: practise.row.min(listed.saturating_sub(1)),
            rows,
        }
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether the filter leaves no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Builds a row; `None` if its question is no longer in its pack.
    pub fn row(&self, row: usize) -> Option<AnswerRow> {
        AnswerRow::missed(self.model, self.now, self.rows.get(row)?)
    }
}

fn missed_about(all: usize) -> String {
    match all {
        0 => "None. A question that you miss stays here until you get it right.".into(),
        1 => "1 question. It stays here until you get it right.".into(),
        many => format!("{many} questions. Each stays here until you get it right."),
    }
}

fn quiz_yourself(model: &Model) -> Option<Offer> {
    let quiz = StartAction::Quiz(quiz_at_hand(model)?);
    Some(Offer::new("New quiz", quiz))
}

/// Of `listed` questions, a retry asks `asked`: one that another gives away waits.
fn retry(listed: usize, asked: usize) -> Retry {
    let label = match asked {
        0 => "Retry all".to_owned(),
        1 if listed == 1 => "Retry it".to_owned(),
        _ if asked == listed => format!("Retry all {asked}"),
        _ => format!("Retry {asked}"),
    };
    let ten = PractiseAction::RetryMissed(Some(QUIZ_LENGTH));
    let ten = (asked > QUIZ_LENGTH).then(|| Offer::new("Retry 10", ten));
    let save = Offer::new("Export for printing…", PractiseAction::SaveMissed);
    let save = (listed > 0).then_some(save);
    Retry {
        all: Offer::new(label, PractiseAction::RetryMissed(None)),
        is_possible: listed > 0,
        others: ten.into_iter().chain(save).collect(),
    }
}

fn missed_menus(list: &MissedList) -> Vec<Menu> {
    let filter = &list.in_force;
    let of_pack = |pack: Option<String>| MissedFilter {
        pack,
        topic: None,
        ..filter.clone()
    };
    let of_topic = |topic: Option<String>| MissedFilter {
        topic,
        ..filter.clone()
    };
    let of_cause = |cause: Option<MissCause>| MissedFilter {
        cause,
        ..filter.clone()
    };
    let packs = list.packs.iter();
    let packs = packs.map(|it| (it.title.as_str(), of_pack(Some(it.id.clone()))));
    let topics = list.topics.iter();
    let topics = topics.map(|it| (it.title.as_str(), of_topic(Some(it.id.clone()))));
    let causes = list.causes.iter();
    let causes = causes.filter_map(|it| Some((cause_words(it)?, of_cause(Some(it.clone())))));
    // A pack is only worth choosing among several.
    let menus = [
        (2, menu("Pack", ("All packs", of_pack(None)), packs, filter)),
        (
            1,
            menu("Topic", ("All topics", of_topic(None)), topics, filter),
        ),
        (
            1,
            menu("Cause", ("All causes", of_cause(None)), causes, filter),
        ),
    ];
    let menus = menus.into_iter();
    let menus = menus.filter(|(least, menu)| menu.choices.len() > *least);
    menus.map(|(_, menu)| menu).collect()
}

/// Builds a menu whose first entry, `all`, clears the filter.
fn menu<'a, I>(
    name: &'static str,
    all: (&'static str, MissedFilter),
    some: I,
    now: &MissedFilter,
) -> Menu
where
    I: Iterator<Item = (&'a str, MissedFilter)>,
{
    let choice = |(label, to): (&str, MissedFilter)| {
        let is_chosen = to == *now;
        Choice::new(label, PractiseAction::Filter(to), is_chosen)
    };
    Menu {
        name,
        placeholder: all.0,
        choices: [all]
            .into_iter()
            .map(choice)
            .chain(some.map(choice))
            .collect(),
    }
}

/// The flagged questions with their notes.
pub struct FlaggedPage<'a> {
    model: &'a Model,
    flags: Vec<(&'a FaceId, &'a Flagged)>,
    /// Their number, and what saving them does.
    pub about: String,
    /// `None` if there are no flags.
    pub save: Option<Offer>,
    /// Index of the row that the keys act on.
    pub selected: usize,
}

/// A flagged question as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FlaggedRow {
    /// With the button that takes the report back.
    Here(Box<AnswerRow>, Offer),
    /// The question is no longer in its pack; a line that says so.
    Gone(String, Offer),
}

impl<'a> FlaggedPage<'a> {
    /// Builds the page without its rows, which are built as they come into sight.
    pub fn new(model: &'a Model) -> Self {
        let flags: Vec<_> = model.memory().flags().collect();
        let about = match flags.len() {
            0 => "None. Press F on a question that seems wrong or unclear, and say why.".to_owned(),
            some => format!(
                "{}. An export is a patch for the author: each note stands above its question in the files of the pack.",
                count(some, "note")
            ),
        };
        let save = Offer::new("Export corrections…", QuestionAction::SaveFlags);
        Self {
            model,
            about,
            save: (!flags.is_empty()).then_some(save),
            selected: model.practise().row.min(flags.len().saturating_sub(1)),
            flags,
        }
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.flags.len()
    }

    /// Whether no question is flagged.
    pub fn is_empty(&self) -> bool {
        self.flags.is_empty()
    }

    /// Builds a row; `None` beyond the last.
    pub fn row(&self, row: usize) -> Option<FlaggedRow> {
        let (ask, flag) = self.flags.get(row)?;
        let here = AnswerRow::flagged(self.model, ask, &flag.note);
        let unflag = Offer::new("Withdraw report", QuestionAction::Unflag((*ask).clone()));
        Some(match here {
            Some(row) => FlaggedRow::Here(Box::new(row), unflag),
            None => FlaggedRow::Gone(format!("{ask}: no longer in its pack"), unflag),
        })
    }
}
