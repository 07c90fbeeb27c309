//! What Settings shows and offers.

use crate::material::Pack;
use crate::memory::{Forgotten, RecordPart};
use crate::model::{Effect, InTextAction, Modal, Model, RecordAction, SettingsAction, ShellAction};
use crate::record::Moment;
use crate::settings::{LineWidth, ThemeChoice};
use crate::ui::look::names::title;
use crate::ui::look::phrases::{count, day, on_day};
use crate::ui::offer::{Choice, Offer};

/// By how many facts a day one press changes the limit.
const NEW_STEP: usize = 5;

/// The settings, before they are drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsPage {
    pub themes: Vec<Choice>,
    pub text_size: Stepper,
    /// Of the text of an article.
    pub line_width: Vec<Choice>,
    /// Whether the lines of an article end at one edge.
    pub justify: Vec<Choice>,
    /// Limit of cards introduced in a study day.
    pub new_per_day: Stepper,
    /// Whether questions ask how sure the learner is.
    pub confidence: Vec<Choice>,
    /// Whether questions are asked in the text.
    pub in_text: Vec<Choice>,
    pub backups: Option<Row>,
    /// Packs with progress to reset, by title.
    pub resets: Vec<(String, Row)>,
    pub forgotten: Vec<ForgottenRow>,
    /// What could not be read in the record, or looks wrong in it; one line each.
    pub faults: Vec<String>,
}

/// A number with a button to decrease and one to increase it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stepper {
    /// With its unit.
    pub value: String,
    pub less: Offer,
    pub more: Offer,
}

/// A line of text with a button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub about: String,
    pub offer: Offer,
}

/// A part of the record that was forgotten and no longer counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForgottenRow {
    pub name: String,
    /// Number of answers, and when they were forgotten.
    pub about: String,
    /// Makes it count again.
    pub restore: Offer,
    /// Asks for confirmation to delete it from the files.
    pub remove: Offer,
}

/// Builds the settings page.
pub fn data(model: &Model, now: Moment) -> SettingsPage {
    SettingsPage {
        themes: themes(model),
        text_size: Stepper {
            value: format!("{} %", model.settings().text_percent),
            less: Offer::new("Smaller", SettingsAction::StepTextSize(-1)),
            more: Offer::new("Larger", SettingsAction::StepTextSize(1)),
        },
        line_width: line_width(model),
        justify: on_off(model.settings().justify, SettingsAction::SetJustify),
        new_per_day: new_per_day(model),
        confidence: on_off(
            model.settings().asks_confidence,
            SettingsAction::SetAsksConfidence,
        ),
        in_text: in_text(model),
        backups: backups(model, now),
        resets: resets(model, now),
        forgotten: forgotten(model, now),
        faults: model.faults().to_vec(),
    }
}

fn themes(model: &Model) -> Vec<Choice> {
    let all = ThemeChoice::ALL.into_iter();
    let chosen = model.settings().theme;
    let choice =
        |it: ThemeChoice| Choice::new(it.word(), SettingsAction::SetTheme(it), it == chosen);
    all.map(choice).collect()
}

fn line_width(model: &Model) -> Vec<Choice> {
    let chosen = model.settings().line_width;
    let choice =
        |it: LineWidth| Choice::new(it.word(), SettingsAction::SetLineWidth(it), it == chosen);
    LineWidth::ALL.map(choice).into()
}

fn on_off(is_on: bool, set: fn(bool) -> SettingsAction) -> Vec<Choice> {
    vec![
        Choice::new("Off", set(false), !is_on),
        Choice::new("On", set(true), is_on),
    ]
}

fn resets(model: &Model, now: Moment) -> Vec<(String, Row)> {
    let packs = model.library().packs();
    let books = model.shelf(now);
    let first = |at: usize| books.iter().find(|it| it.pack == at);
    let reset = |(at, pack): (usize, &Pack)| {
        let answers = first(at)?.answers as usize;
        let is_read = books.iter().any(|it| it.pack == at && it.opened.is_some());
        if answers == 0 && !is_read {
            return None;
        }
        let ask = Modal::Forgetting(RecordPart::Pack(pack.id.clone()));
        let row = Row {
            about: format!("{} so far", count(answers, "answer")),
            offer: Offer::new("Reset progress…", ShellAction::OpenModal(ask)),
        };
        Some((pack.title.clone(), row))
    };
    packs.iter().enumerate().filter_map(reset).collect()
}

fn new_per_day(model: &Model) -> Stepper {
    let now = model.memory().settings().new_per_day;
    let to = |wanted| SettingsAction::SetNewPerDay(wanted);
    Stepper {
        value: now.to_string(),
        less: Offer::new("Fewer", to(now.saturating_sub(NEW_STEP))),
        more: Offer::new("More", to(now.saturating_add(NEW_STEP))),
    }
}

fn in_text(model: &Model) -> Vec<Choice> {
    let is_on = model.memory().asks_in_text();
    vec![
        Choice::new("Off", InTextAction::TurnOff, !is_on),
        Choice::new("On", InTextAction::TurnOn, is_on),
    ]
}

fn backups(model: &Model, now: Moment) -> Option<Row> {
    let last = *model.backups().last()?;
    let when = day(last, model.memory().today(now));
    let kept = match model.backups().len() {
        1 => "1 backup".to_owned(),
        some => format!("{some} backups"),
    };
    let when = match when.as_str() {
        "Today" | "Yesterday" => when.to_lowercase(),
        _ => when,
    };
    let restore = ShellAction::Outside(Effect::RestoreBackup(last));
    Some(Row {
        about: format!("{kept}. Last backup: {when}"),
        offer: Offer::new("Restore last backup", restore),
    })
}

fn forgotten(model: &Model, now: Moment) -> Vec<ForgottenRow> {
    let memory = model.memory();
    let (today, day_ends) = (memory.today(now), memory.settings().day_ends);
    let row = |it: &Forgotten| {
        let when = on_day(it.at.study_day(day_ends), today);
        let remove = ShellAction::OpenModal(Modal::Removing(it.clone()));
        ForgottenRow {
            name: name_of(model, it),
            about: format!("{}, reset {when}", count(it.counted, "answer")),
            restore: Offer::new("Restore", RecordAction::Restore(it.clone())),
            remove: Offer::new("Remove for good…", remove),
        }
    };
    memory.forgotten().iter().map(row).collect()
}

fn name_of(model: &Model, forgotten: &Forgotten) -> String {
    let library = model.library();
    match &forgotten.part {
        RecordPart::Fact(id) => {
            let fact = library.fact(id);
            fact.map_or_else(|| id.to_string(), |(_, fact)| fact.says.clone())
        }
        RecordPart::Pack(id) => {
            let pack = library.pack(id);
            pack.map_or_else(|| id.clone(), |pack| pack.title.clone())
        }
        RecordPart::Sitting { sit, .. } => {
            let started = forgotten.sitting.as_ref();
            started.map_or_else(|| sit.clone(), |(mode, of)| title(library, mode, of))
        }
    }
}
