//! What the command palette lists: all that can be done now, by name.

use std::borrow::Cow;

use crate::material::{Library, SectionId};
use crate::model::{
    Action, FlowAction, InTextAction, Modal, Model, Palette, PractiseAction, Route, SettingsAction,
    ShellAction, SittingAction, StartAction, Tab,
};
use crate::reading::Wanted;
use crate::record::Scope;
use crate::settings::{LineWidth, Settings, ThemeChoice};
use crate::study::Sitting;
use crate::ui::binding::Binding;
use crate::ui::offer::Offer;

/// The palette, before it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PalettePage {
    /// What matches, best first.
    pub entries: Vec<Entry>,
    /// The selected entry.
    pub row: usize,
    /// How many there are, in words.
    pub count: String,
}

/// Something that can be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub offer: Offer,
    /// What it belongs to: this screen, a pack, the settings.
    pub about: String,
    /// The cap of its key on this screen.
    pub key: Option<String>,
}

impl PalettePage {
    /// Returns the action of the selected entry, which closes the palette.
    pub fn chosen(&self) -> Option<Action> {
        let entry = self.entries.get(self.row)?;
        Some(run(&entry.offer.action))
    }
}

/// Returns the action that closes the palette and does what an entry offers.
pub fn run(action: &Action) -> Action {
    FlowAction::Run(Box::new(action.clone())).into()
}

/// Returns the action that shows the palette with other words or another row.
pub fn show(words: &str, row: usize) -> Action {
    let words = words.to_owned();
    ShellAction::OpenModal(Modal::Palette(Palette { words, row })).into()
}

/// Something that can be done, before it is looked for.
struct Candidate<'a> {
    label: Cow<'a, str>,
    about: &'a str,
    action: Action,
}

/// Builds the palette; `keys` are the bindings of the screen beneath it.
pub fn data(model: &Model, keys: &[Binding], palette: &Palette) -> PalettePage {
    let mut candidates = on_keys(keys);
    candidates.extend(screens(model));
    candidates.extend(settings(model));
    candidates.retain(|it| is_possible(model, &it.action));
    let mut seen: Vec<(Action, String)> = Vec::new();
    candidates.retain(|it| {
        let is_same = |(action, label): &(Action, String)| {
            *action == it.action && (*label == it.label || !is_way_to_settings(action))
        };
        let is_new = !seen.iter().any(is_same);
        seen.push((it.action.clone(), it.label.clone().into_owned()));
        is_new
    });
    let material = material(model.library()).into_iter();
    candidates.extend(material.filter(|it| model.can(&it.action)));
    let wanted = Wanted::new(&palette.words);
    let mut fits: Vec<_> = candidates
        .into_iter()
        .filter_map(|it| Some((wanted.fit(&it.label, it.about)?, it)))
        .collect();
    if !palette.words.trim().is_empty() {
        fits.sort_by_key(|(fit, _)| *fit);
    }
    let entries: Vec<Entry> = fits.into_iter().map(|(_, it)| entry(it, keys)).collect();
    let count = match entries.len() {
        0 => "No matches".to_owned(),
        1 => "1 result".to_owned(),
        many => format!("{many} results"),
    };
    let row = palette.row.min(entries.len().saturating_sub(1));
    PalettePage {
        entries,
        row,
        count,
    }
}

fn entry(candidate: Candidate<'_>, keys: &[Binding]) -> Entry {
    let key = keys.iter().find(|it| it.action == candidate.action);
    Entry {
        key: key.map(Binding::cap),
        about: candidate.about.to_owned(),
        offer: Offer::new(candidate.label, candidate.action),
    }
}

/// Several rows lead to the settings, each by the name of a setting.
fn is_way_to_settings(action: &Action) -> bool {
    *action == FlowAction::Go(Route::Settings).into()
}

/// Returns what single keys do here; keys that choose among several things have no one name.
fn on_keys(keys: &[Binding]) -> Vec<Candidate<'_>> {
    let is_single = |it: &&Binding| {
        let rest = it.name.strip_prefix(&it.cap());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(" or "))
    };
    let is_shown = |it: &&Binding| {
        !matches!(
            it.action,
            Action::Flow(FlowAction::Back)
                | Action::Shell(
                    ShellAction::ToggleKeys | ShellAction::OpenModal(Modal::Palette(_))
                )
        )
    };
    let singles = keys.iter().filter(is_single).filter(is_shown);
    let escapes = |it: &&Binding| it.cap() != "Esc";
    singles
        .filter(escapes)
        .map(|it| Candidate {
            label: it.words.into(),
            about: if it.everywhere {
                "Everywhere"
            } else {
                "On this screen"
            },
            action: it.action.clone(),
        })
        .collect()
}

fn screens(model: &Model) -> Vec<Candidate<'static>> {
    let to = |label: &'static str, action: Action| Candidate {
        label: label.into(),
        about: "Screen",
        action,
    };
    let go = |route| FlowAction::Go(route).into();
    let tab = |tab| PractiseAction::ShowTab(tab).into();
    let mut all = vec![
        to("Today", go(Route::Today)),
        to("Read", go(Route::Read)),
        to("Missed questions", FlowAction::OpenMissed.into()),
        to("Practise", go(Route::Practise)),
    ];
    if model.route() == Route::Practise {
        all.extend([
            to("New quiz", tab(Tab::Quiz)),
            to("Reported problems", tab(Tab::Flagged)),
            to("Bookmarked questions", tab(Tab::Bookmarked)),
        ]);
    }
    all.extend([
        to("Library", go(Route::Library)),
        to("Settings", go(Route::Settings)),
        to("Shortcuts", ShellAction::OpenModal(Modal::Keys).into()),
    ]);
    all
}

fn settings(model: &Model) -> Vec<Candidate<'static>> {
    let set = |label: Cow<'static, str>, action: Action| Candidate {
        label,
        about: "Settings",
        action,
    };
    let themes = ThemeChoice::ALL.into_iter().map(|it| {
        let label = format!("Theme: {}", it.word().to_lowercase());
        set(label.into(), SettingsAction::SetTheme(it).into())
    });
    let widths = LineWidth::ALL.into_iter().map(|it| {
        let label = format!("Line width: {}", it.word().to_lowercase());
        set(label.into(), SettingsAction::SetLineWidth(it).into())
    });
    let justified = if model.settings().justify {
        ("Set text flush left", SettingsAction::SetJustify(false))
    } else {
        ("Justify text", SettingsAction::SetJustify(true))
    };
    let size =
        |label: &'static str, step| set(label.into(), SettingsAction::StepTextSize(step).into());
    let tint = if model.settings().tint {
        "Hide highlights of fading facts"
    } else {
        "Show highlights of fading facts"
    };
    let in_text = if model.memory().asks_in_text() {
        ("Turn questions in the text off", InTextAction::TurnOff)
    } else {
        ("Turn questions in the text on", InTextAction::TurnOn)
    };
    let confidence = if model.settings().asks_confidence {
        ("Stop asking for confidence", false)
    } else {
        ("Ask for confidence", true)
    };
    let to_page = ["New facts a day", "Backups", "Reset progress"];
    let to_page = to_page.map(|it| set(it.into(), FlowAction::Go(Route::Settings).into()));
    let mut all: Vec<Candidate<'static>> = themes.chain(widths).collect();
    all.extend([
        size("Larger text", 1),
        size("Smaller text", -1),
        size("Text at its usual size", 0),
        set(tint.into(), SettingsAction::ToggleTint.into()),
        set(in_text.0.into(), in_text.1.into()),
        set(justified.0.into(), justified.1.into()),
        set(
            confidence.0.into(),
            SettingsAction::SetAsksConfidence(confidence.1).into(),
        ),
    ]);
    all.extend(to_page);
    all
}

/// Returns every pack, article and section by its title.
fn material(library: &Library) -> Vec<Candidate<'_>> {
    let mut all = Vec::new();
    for pack in library.packs() {
        if !pack.facts.is_empty() {
            all.push(Candidate {
                label: format!("Quiz: {}", pack.title).into(),
                about: "Pack",
                action: StartAction::Quiz(Scope::Pack(pack.id.clone())).into(),
            });
        }
        for article in &pack.articles {
            let sections = article.sections.iter().filter(|it| !it.id.is_empty());
            let to = |label: Cow<'_, str>, about, id: &str| Candidate {
                label: Cow::Owned(label.into_owned()),
                about,
                action: FlowAction::OpenSection(SectionId::new(&pack.id, id)).into(),
            };
            if let Some(first) = sections.clone().next() {
                let label = format!("Read: {}", article.title);
                all.push(to(label.into(), pack.title.as_str(), &first.id));
            }
            all.extend(sections.map(|it| to(it.title.as_str().into(), &article.title, &it.id)));
        }
    }
    all
}

/// Whether the action would do something now.
fn is_possible(model: &Model, action: &Action) -> bool {
    if !model.can(action) {
        return false;
    }
    match action {
        Action::Flow(action) => is_way(model, action),
        Action::Sitting(action) => is_answer_possible(model, action),
        Action::Settings(action) => is_setting_new(model, *action),
        Action::Practise(PractiseAction::ShowTab(tab)) => model.practise().tab != *tab,
        Action::Read(_)
        | Action::Start(_)
        | Action::Practise(_)
        | Action::Question(_)
        | Action::Check(_)
        | Action::Record(_)
        | Action::Shell(_) => true,
    }
}

/// Whether the way leads to another screen than the one that is open.
fn is_way(model: &Model, action: &FlowAction) -> bool {
    let is_here = match action {
        FlowAction::Go(route) => *route == model.route(),
        FlowAction::OpenMissed => {
            model.route() == Route::Practise && model.practise().tab == Tab::Missed
        }
        FlowAction::Back
        | FlowAction::OpenSection(_)
        | FlowAction::OpenHeading(..)
        | FlowAction::OpenPassage(_)
        | FlowAction::OpenPast(_)
        | FlowAction::OpenProof(_)
        | FlowAction::Run(_)
        | FlowAction::Close => false,
    };
    !is_here
}

fn is_answer_possible(model: &Model, action: &SittingAction) -> bool {
    let target = model.target();
    let sitting = target.sitting.as_ref();
    if matches!(action, SittingAction::Undo) {
        sitting.is_some_and(Sitting::can_undo)
    } else if matches!(action, SittingAction::Redo) {
        sitting.is_some_and(Sitting::can_redo)
    } else if matches!(action, SittingAction::Submit | SittingAction::SubmitAs(_)) {
        target.can_submit(model.library())
    } else {
        true
    }
}

fn is_setting_new(model: &Model, action: SettingsAction) -> bool {
    let settings = model.settings();
    let percent = settings.text_percent;
    match action {
        SettingsAction::SetTheme(theme) => theme != settings.theme,
        SettingsAction::SetLineWidth(width) => width != settings.line_width,
        SettingsAction::SetJustify(is_on) => is_on != settings.justify,
        SettingsAction::SetAsksConfidence(is_on) => is_on != settings.asks_confidence,
        SettingsAction::StepTextSize(0) => percent != Settings::default().text_percent,
        SettingsAction::StepTextSize(1..) => Settings::TEXT_SIZES.last() != Some(&percent),
        SettingsAction::StepTextSize(_) => Settings::TEXT_SIZES.first() != Some(&percent),
        SettingsAction::CloseMarksNote => !settings.marks_known,
        SettingsAction::ToggleTint | SettingsAction::SetNewPerDay(_) => true,
    }
}
