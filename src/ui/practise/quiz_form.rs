//! Putting a quiz together: where the questions come from, how many, and how many there are.

use egui::{Role, Ui, WidgetInfo};

use crate::material::SectionId;
use crate::model::{Action, PractiseAction, QuizForm};
use crate::reading::outline;
use crate::record::Scope;
use crate::study::Feedback;
use crate::ui::look::names::scope_words;
use crate::ui::look::text::{count, line, words};
use crate::ui::look::theme::{Type, space};
use crate::ui::view::View;
use crate::ui::widgets::choice::choice_ui;
use crate::ui::widgets::{ButtonLook, PushButton, hairline};

/// How many questions can be asked for; the last stands for all.
const COUNTS: [usize; 5] = [10, 20, 40, 80, usize::MAX];

/// Draws the form.
pub(in crate::ui) fn quiz_form_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let form = &view.model.practise().form;
    words(ui, "Put a quiz together", Type::HEAD, theme.ink);
    ui.add_space(space::M);
    let mut change = |form: QuizForm| actions.push(PractiseAction::ChangeForm(form).into());
    part_ui(ui, view, "Which questions", |ui| {
        for (scope, name) in plain_scopes() {
            if chip_ui(ui, view, name, form.scope == scope) {
                change(QuizForm {
                    scope,
                    ..form.clone()
                });
            }
        }
    });
    part_ui(ui, view, "Or those of", |ui| {
        for (name, choices) in lists(view) {
            let chosen = form.scope.to_string();
            let all = if choices.iter().any(|(key, _)| *key == chosen) {
                ""
            } else {
                name
            };
            if let Some(key) = choice_ui(ui, view.theme.ink, (name, all), &choices, &chosen)
                .filter(|key| !key.is_empty())
            {
                change(QuizForm {
                    scope: Scope::from(key.as_str()),
                    ..form.clone()
                });
            }
        }
    });
    rules_ui(ui, view, actions);
    start_ui(ui, view, actions);
}

/// How many questions, when they are explained, and whether facts may come twice.
fn rules_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let form = &view.model.practise().form;
    let mut change = |form: QuizForm| actions.push(PractiseAction::ChangeForm(form).into());
    part_ui(ui, view, "How many", |ui| {
        for amount in COUNTS {
            let name = match amount {
                usize::MAX => "All".to_owned(),
                some => some.to_string(),
            };
            if chip_ui(ui, view, &name, form.count == amount) {
                change(QuizForm {
                    count: amount,
                    ..form.clone()
                });
            }
        }
    });
    part_ui(ui, view, "Answers explained", |ui| {
        for (feedback, name) in [
            (Feedback::AtOnce, "After each question"),
            (Feedback::AtEnd, "At the end"),
        ] {
            if chip_ui(ui, view, name, form.feedback == feedback) {
                change(QuizForm {
                    feedback,
                    ..form.clone()
                });
            }
        }
    });
    part_ui(ui, view, "Several questions on one fact", |ui| {
        for (siblings, name) in [(false, "No, one at most"), (true, "Yes")] {
            if chip_ui(ui, view, name, form.siblings == siblings) {
                change(QuizForm {
                    siblings,
                    ..form.clone()
                });
            }
        }
    });
}

/// What fits, and the button that starts it, or why it cannot.
fn start_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let (form, fit) = (&view.model.practise().form, view.model.practise().fit);
    hairline(ui, theme);
    ui.add_space(space::L);
    let what = scope_words(view.model.library(), &form.scope);
    let text = if view.model.practise().is_counting() {
        "Counting the questions that fit.".to_owned()
    } else if fit.questions == 0 {
        nothing_fits(&form.scope).to_owned()
    } else {
        let verb = if fit.questions == 1 { "fits" } else { "fit" };
        format!(
            "{} {verb}, on {}: {what}.",
            count(fit.questions, "question"),
            count(fit.facts, "fact")
        )
    };
    words(ui, &text, Type::BODY, theme.ink);
    ui.add_space(space::M);
    let label = match fit.length {
        0 => "Start".to_owned(),
        some => format!("Start with {}", count(some, "question")),
    };
    let button = PushButton {
        enabled: fit.length > 0,
        ..PushButton::filled(&label)
    };
    button.push(ui, view, PractiseAction::StartForm, actions);
}

/// Why there is nothing to ask.
fn nothing_fits(scope: &Scope) -> &'static str {
    match scope {
        Scope::Missed | Scope::Due => "Nothing to ask: no missed question waits.",
        Scope::Unseen => "Nothing to ask: you have answered every question at least once.",
        Scope::Weakest => "Nothing to ask: no fact was answered yet, so none is weak.",
        Scope::Flagged => "Nothing to ask: no question is flagged.",
        Scope::SureWrong => {
            "Nothing to ask: there is no question that you were sure of and missed."
        }
        Scope::Section(_)
        | Scope::Pack(_)
        | Scope::Topic(..)
        | Scope::Tag(_)
        | Scope::Everything => "Nothing to ask: there is no question here that a quiz can judge.",
    }
}

fn plain_scopes() -> [(Scope, &'static str); 6] {
    [
        (Scope::Everything, "Everything"),
        (Scope::Unseen, "Never asked"),
        (Scope::Missed, "Missed"),
        (Scope::Weakest, "Weakest facts"),
        (Scope::SureWrong, "Sure but wrong"),
        (Scope::Flagged, "Flagged"),
    ]
}

/// Packs, sections, topics and tags to choose from, by their words in the record.
fn lists(view: &View<'_>) -> Vec<(&'static str, Vec<(String, String)>)> {
    let packs = view.model.library().packs();
    let many = packs.len() > 1;
    let named = |pack: &crate::material::Pack, title: &str| {
        if many {
            format!("{}: {title}", pack.title)
        } else {
            title.to_owned()
        }
    };
    let mut sections = Vec::new();
    let mut topics = Vec::new();
    let mut tags: Vec<(String, String)> = Vec::new();
    for pack in packs {
        for (id, section) in outline(pack) {
            let has_facts = pack.facts_of(&section.id).next().is_some();
            let id: SectionId = id;
            if has_facts {
                sections.push((id.to_string(), named(pack, &section.title)));
            }
        }
        for topic in &pack.topics {
            let scope = Scope::Topic(pack.id.clone(), topic.id.clone());
            topics.push((scope.to_string(), named(pack, &topic.title)));
        }
        for tag in pack.facts.iter().flat_map(|fact| &fact.tags) {
            tags.push((Scope::Tag(tag.clone()).to_string(), tag.clone()));
        }
    }
    tags.sort();
    tags.dedup();
    let whole = packs.iter().filter(|_| many);
    let whole: Vec<(String, String)> = whole
        .map(|pack| (pack.id.clone(), pack.title.clone()))
        .collect();
    [
        ("A pack", whole),
        ("A section", sections),
        ("A topic", topics),
        ("A tag", tags),
    ]
    .into_iter()
    .filter(|(_, choices)| !choices.is_empty())
    .collect()
}

fn part_ui(ui: &mut Ui, view: &View<'_>, name: &str, draw: impl FnOnce(&mut Ui)) {
    hairline(ui, view.theme);
    ui.add_space(space::M);
    line(ui, name, Type::SMALL, view.theme.quiet);
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::S, space::S);
        draw(ui);
    });
    ui.add_space(space::M);
}

/// One of several choices; tells whether it was chosen now.
fn chip_ui(ui: &mut Ui, view: &View<'_>, name: &str, chosen: bool) -> bool {
    let look = if chosen {
        ButtonLook::Chosen
    } else {
        ButtonLook::Plain
    };
    let button = PushButton {
        look,
        ..PushButton::plain(name)
    };
    let response = button.show(ui, view.theme);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, name));
    response.clicked() && !chosen
}
