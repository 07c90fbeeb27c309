//! Buttons and menus as data, before they are drawn.

use crate::model::Action;

/// A button: its label and the action it triggers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// A verb with its object.
    pub label: String,
    /// What screen readers say instead of a label that does not tell its object, such as `Undo`. Begins with the label.
    pub name: Option<String>,
    pub action: Action,
}

impl Offer {
    /// Creates a button that triggers `action`.
    pub fn new(label: impl Into<String>, action: impl Into<Action>) -> Self {
        Self {
            label: label.into(),
            name: None,
            action: action.into(),
        }
    }

    /// Names what it acts on for screen readers, after the label.
    #[must_use]
    pub fn acting_on(self, what: &str) -> Self {
        let name = format!("{}: {what}", self.label);
        self.named(name)
    }

    /// Sets what screen readers say instead of the label.
    #[must_use]
    pub fn named(self, name: impl Into<String>) -> Self {
        Self {
            name: Some(name.into()),
            ..self
        }
    }

    /// Returns what screen readers say.
    pub fn accessible_name(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.label)
    }
}

/// One of several buttons or menu entries, of which at most one is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub offer: Offer,
    pub is_chosen: bool,
}

impl Choice {
    /// Creates an alternative that is selected by `action`.
    pub fn new(label: impl Into<String>, action: impl Into<Action>, is_chosen: bool) -> Self {
        Self {
            offer: Offer::new(label, action),
            is_chosen,
        }
    }
}

/// A drop-down menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Menu {
    /// What kind of thing is chosen, for screen readers.
    pub name: &'static str,
    /// Shown while no entry is chosen.
    pub placeholder: &'static str,
    pub choices: Vec<Choice>,
}

impl Menu {
    /// Returns the label of the closed menu: the chosen entry, else the placeholder.
    pub fn shown(&self) -> &str {
        let chosen = self.choices.iter().find(|it| it.is_chosen);
        chosen.map_or(self.placeholder, |it| it.offer.label.as_str())
    }
}
