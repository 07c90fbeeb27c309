//! What the rail and the flag modal show and offer.

use crate::material::FaceId;
use crate::model::{Action, FlowAction, Model, QuestionAction, Route, ShellAction};
use crate::record::Mode;
use crate::ui::look::shapes::Icon;
use crate::ui::offer::Offer;

/// An entry of the rail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RailItem {
    pub offer: Offer,
    /// What is written at the right of it in a wide window; else its key, where `shows_key` says so.
    pub caption: Option<String>,
    pub shows_key: bool,
    /// Replaces the label in a narrow window.
    pub icon: Icon,
    /// Whether it leads to the current screen.
    pub is_open: bool,
    /// Accessible name: the label, and the caption unless that is a key.
    pub name: String,
}

impl RailItem {
    /// Whether it leads to a screen rather than opening something over it.
    pub fn leads_to_screen(&self) -> bool {
        matches!(self.offer.action, Action::Flow(FlowAction::Go(_)))
    }
}

/// The entries of the navigation rail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rail {
    /// The way back to an open session, then the screens.
    pub top: Vec<RailItem>,
    /// At the bottom, from top to bottom.
    pub bottom: Vec<RailItem>,
}

/// Builds the rail.
pub fn rail(model: &Model) -> Rail {
    let missed = model.missed().len();
    let missed = (missed > 0).then(|| format!("{missed} missed"));
    let item = |name: &str, icon, route| {
        let is_past = route == Route::Today && model.route() == Route::Past;
        let is_open = model.route() == route || is_past;
        RailItem {
            offer: Offer::new(name, FlowAction::Go(route)),
            caption: None,
            shows_key: false,
            icon,
            is_open,
            name: name.to_owned(),
        }
    };
    let mut practise = item("Practise", Icon::Practise, Route::Practise);
    if let Some(missed) = missed {
        practise.name = format!("Practise, {missed}");
        practise.caption = Some(missed);
    }
    let top = [
        item("Today", Icon::Today, Route::Today),
        item("Read", Icon::Read, Route::Read),
        practise,
        item("Library", Icon::Library, Route::Library),
    ];
    let keys = RailItem {
        offer: Offer::new("Shortcuts", ShellAction::ToggleKeys),
        caption: None,
        shows_key: true,
        icon: Icon::Keys,
        is_open: false,
        name: "Shortcuts".to_owned(),
    };
    Rail {
        top: back_item(model).into_iter().chain(top).collect(),
        bottom: vec![item("Settings", Icon::Settings, Route::Settings), keys],
    }
}

/// Leads back to a session that is open behind another screen.
fn back_item(model: &Model) -> Option<RailItem> {
    let name = match model.open_sitting()?.mode {
        Mode::Drill => "Back to the cards",
        Mode::Quiz | Mode::Read | Mode::Preread | Mode::Other(_) => "Back to the quiz",
    };
    Some(RailItem {
        offer: Offer::new(name, FlowAction::Go(Route::Sitting)),
        caption: None,
        shows_key: true,
        icon: Icon::Back,
        is_open: false,
        name: name.to_owned(),
    })
}

/// The modal for flagging a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlagPage {
    /// `None` if the question is no longer in its pack.
    pub stem: Option<String>,
    pub keep: Offer,
    /// Only if it is reported already.
    pub unflag: Option<Offer>,
}

/// Builds the modal that reports a problem with `face`.
pub fn flag(model: &Model, face: &FaceId) -> FlagPage {
    let is_flagged = model.memory().flag(face).is_some();
    let label = if is_flagged {
        "Keep the note"
    } else {
        "Report the problem"
    };
    let unflag = Offer::new("Withdraw the report", QuestionAction::Unflag(face.clone()));
    FlagPage {
        stem: model.library().face(face).map(|face| face.stem()),
        keep: Offer::new(label, QuestionAction::FlagAsNoted),
        unflag: is_flagged.then_some(unflag),
    }
}
