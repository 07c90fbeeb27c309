//! What the form for a new quiz shows and offers.

use crate::material::Pack;
use crate::model::{Model, PractiseAction, QuizForm};
use crate::reading::outline;
use crate::record::Scope;
use crate::study::{Feedback, Fit, Siblings};
use crate::ui::look::phrases::count;
use crate::ui::offer::{Choice, Menu, Offer};

/// The lengths to choose from; `None` for all that fit.
const LENGTHS: [Option<usize>; 5] = [Some(10), Some(20), Some(40), Some(80), None];

/// The form for a new quiz, before it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormPage {
    /// Scopes that do not name a part of the material.
    pub scopes: Vec<Choice>,
    /// Packs, sections, topics and tags; empty menus are left out.
    pub menus: Vec<Menu>,
    /// Maximum number of questions.
    pub lengths: Vec<Choice>,
    pub feedback: Vec<Choice>,
    /// Whether one fact may be asked about more than once.
    pub siblings: Vec<Choice>,
    /// What matches, or why nothing does.
    pub fits: String,
    pub start: Offer,
    pub can_start: bool,
}

/// Builds the form.
pub fn data(model: &Model) -> FormPage {
    let practise = model.practise();
    let form = &practise.form;
    let fit = practise.fit;
    let label = match fit.length {
        0 => "Start quiz".to_owned(),
        some => format!("Start with {}", count(some, "question")),
    };
    FormPage {
        scopes: scopes(form),
        menus: menus(model, form),
        lengths: lengths(form),
        feedback: feedback(form),
        siblings: siblings(form),
        fits: if practise.is_counting() {
            "Counting the questions…".to_owned()
        } else {
            fits(&form.scope, fit)
        },
        start: Offer::new(label, PractiseAction::StartForm),
        can_start: fit.length > 0,
    }
}

fn choice(label: &str, to: QuizForm, form: &QuizForm) -> Choice {
    let is_chosen = to == *form;
    Choice::new(label, PractiseAction::ChangeForm(to), is_chosen)
}

fn of_scope(label: &str, scope: Scope, form: &QuizForm) -> Choice {
    let to = QuizForm {
        scope,
        ..form.clone()
    };
    choice(label, to, form)
}

fn scopes(form: &QuizForm) -> Vec<Choice> {
    let scopes = [
        (Scope::Everything, "Everything"),
        (Scope::Unseen, "Never asked"),
        (Scope::Missed, "Missed"),
        (Scope::Weakest, "Weakest facts"),
        (Scope::SureWrong, "Sure but wrong"),
        (Scope::Flagged, "Reported"),
        (Scope::Bookmarked, "Bookmarked"),
    ];
    let choice = |(scope, label)| of_scope(label, scope, form);
    scopes.map(choice).into()
}

fn lengths(form: &QuizForm) -> Vec<Choice> {
    let length = |at_most: Option<usize>| {
        let label = at_most.map_or_else(|| "All".to_owned(), |most| most.to_string());
        let to = QuizForm {
            at_most,
            ..form.clone()
        };
        choice(&label, to, form)
    };
    LENGTHS.map(length).into()
}

fn feedback(form: &QuizForm) -> Vec<Choice> {
    let choices = [
        (Feedback::AtOnce, "After each question"),
        (Feedback::AtEnd, "At the end"),
    ];
    let choice = |(feedback, label)| {
        let to = QuizForm {
            feedback,
            ..form.clone()
        };
        choice(label, to, form)
    };
    choices.map(choice).into()
}

fn siblings(form: &QuizForm) -> Vec<Choice> {
    let choices = [
        (Siblings::Buried, "No, one per fact"),
        (Siblings::Asked, "Yes"),
    ];
    let choice = |(siblings, label)| {
        let to = QuizForm {
            siblings,
            ..form.clone()
        };
        choice(label, to, form)
    };
    choices.map(choice).into()
}

fn menus(model: &Model, form: &QuizForm) -> Vec<Menu> {
    let packs = model.library().packs();
    let several = packs.len() > 1;
    let named = |pack: &Pack, title: &str| {
        if several {
            format!("{}: {title}", pack.title)
        } else {
            title.to_owned()
        }
    };
    let (mut sections, mut topics, mut tags) = (Vec::new(), Vec::new(), Vec::new());
    for pack in packs {
        for (id, section) in outline(pack) {
            if pack.facts_of(&section.id).next().is_some() {
                let label = named(pack, &section.title);
                sections.push(of_scope(&label, Scope::Section(id), form));
            }
        }
        for topic in &pack.topics {
            let scope = Scope::Topic(pack.id.clone(), topic.id.clone());
            topics.push(of_scope(&named(pack, &topic.title), scope, form));
        }
        tags.extend(pack.facts.iter().flat_map(|fact| &fact.tags));
    }
    tags.sort_unstable();
    tags.dedup();
    let tags = tags.into_iter();
    let tags = tags.map(|tag| of_scope(tag, Scope::Tag(tag.clone()), form));
    let whole = packs.iter().filter(|_| several);
    let whole = whole.map(|pack| of_scope(&pack.title, Scope::Pack(pack.id.clone()), form));
    let menus = [
        ("A pack", whole.collect()),
        ("A section", sections),
        ("A topic", topics),
        ("A tag", tags.collect::<Vec<Choice>>()),
    ];
    let menus = menus.into_iter().map(|(name, choices)| Menu {
        name,
        placeholder: name,
        choices,
    });
    menus.filter(|menu| !menu.choices.is_empty()).collect()
}

fn fits(scope: &Scope, fit: Fit) -> String {
    if fit.questions == 0 {
        return nothing_fits(scope).to_owned();
    }
    let questions = count(fit.questions, "question");
    let facts = count(fit.facts, "fact");
    format!("{questions} on {facts} to choose from. Cards come in reviews, not here.")
}

fn nothing_fits(scope: &Scope) -> &'static str {
    match scope {
        Scope::Missed | Scope::Due => "Nothing to ask: you have no missed questions.",
        Scope::Unseen => "Nothing to ask: you have answered every question at least once.",
        Scope::Weakest => "Nothing to ask: you have not answered anything yet.",
        Scope::Flagged => "Nothing to ask: you have not reported a problem.",
        Scope::Bookmarked => "Nothing to ask: you have not bookmarked a question.",
        Scope::SureWrong => "Nothing to ask: you missed nothing that you were sure about.",
        Scope::Section(_)
        | Scope::Pack(_)
        | Scope::Topic(..)
        | Scope::Tag(_)
        | Scope::Everything => "Nothing to ask: there is no question here that a quiz can judge.",
    }
}
