//! Which key does what, as one table: it drives the keyboard and the list of keys.

pub(in crate::ui) mod binding;
pub(in crate::ui) mod keyboard;
pub(in crate::ui) mod library;
pub(in crate::ui) mod sitting;

use egui::{Key, Modifiers};

use crate::material::{FaceId, is_web};
use crate::model::{
    Action, Effect, InTextAction, Modal, Model, NextStep, Route, Tab, Width, next_step,
};
use crate::record::{Moment, Scope};
use crate::study::{QUIZ_LENGTH, quiz_length};
use crate::ui::keys::binding::{Binding, COMMAND, also, on, with};
use crate::ui::keys::library::{finding_modal_keys, library_keys};
use crate::ui::keys::sitting::{question_keys, sitting_keys};

/// What each key does on the screen that is shown. `wide` tells whether side panels have room.
pub fn bindings(model: &Model, width: Width, now: Moment) -> Vec<Binding> {
    if let Some(Modal::Flag(..)) = &model.modal {
        return vec![
            on(Key::Enter, "Enter", "Flag it", Action::FlagAsNoted),
            on(Key::Escape, "Esc", "Back", Action::Back),
        ];
    }
    if let Some(Modal::Link(address)) = &model.modal {
        let back = on(Key::Escape, "Esc", "Back", Action::Back);
        let open = Action::OpenLink(address.clone());
        let open = is_web(address).then(|| on(Key::Enter, "Enter", "Open it", open));
        return open.into_iter().chain([back]).collect();
    }
    if matches!(model.modal, Some(Modal::CheckFinding)) {
        return finding_modal_keys(model);
    }
    if model.route == Route::Read && model.search.is_some() && model.modal.is_none() {
        return finding_keys();
    }
    let mut keys = match model.route {
        Route::Sitting => sitting_keys(model, width),
        Route::Read => [reading_keys(model, width), going_keys(model)].concat(),
        Route::Practise => [practise_keys(model), going_keys(model)].concat(),
        Route::Today => [today_keys(model, now), going_keys(model)].concat(),
        Route::Library => [library_keys(model), going_keys(model)].concat(),
        Route::Settings => going_keys(model),
    };
    keys.extend(
        [
            on(Key::Escape, "Esc", "Back", Action::Back),
            on(
                Key::Questionmark,
                "?",
                "Show or hide this list",
                Action::ToggleKeys,
            ),
            also(Key::F1, Action::ToggleKeys),
            with(
                COMMAND,
                Key::Plus,
                "Ctrl +",
                "Larger text",
                Action::StepTextSize(1),
            ),
            with(COMMAND, Key::Equals, "", "", Action::StepTextSize(1)),
            with(
                COMMAND,
                Key::Num0,
                "Ctrl 0",
                "Text at its usual size",
                Action::StepTextSize(0),
            ),
            with(
                COMMAND,
                Key::Minus,
                "Ctrl -",
                "Smaller text",
                Action::StepTextSize(-1),
            ),
        ]
        .map(|binding| Binding {
            everywhere: true,
            ..binding
        }),
    );
    keys
}

fn going_keys(model: &Model) -> Vec<Binding> {
    let back = model.open_sitting().map(|_| {
        on(
            Key::B,
            "B",
            "Back to the open cards or quiz",
            Action::Go(Route::Sitting),
        )
    });
    let keys = [
        on(Key::T, "T", "Today", Action::Go(Route::Today)),
        on(Key::R, "R", "Read", Action::Go(Route::Read)),
        on(Key::M, "M", "Missed questions", Action::Go(Route::Practise)),
        on(Key::L, "L", "Library", Action::Go(Route::Library)),
        with(
            COMMAND,
            Key::O,
            "Ctrl O",
            "Open a text of your own",
            Action::Outside(Effect::ChooseArticle),
        ),
        on(Key::Comma, ",", "Settings", Action::Go(Route::Settings)),
    ];
    back.into_iter()
        .chain(keys)
        .map(|binding| Binding {
            everywhere: true,
            ..binding
        })
        .collect()
}

fn today_keys(model: &Model, now: Moment) -> Vec<Binding> {
    let mut keys = Vec::new();
    if model.is_waiting() {
        return keys;
    }
    if model.interrupted.is_some() {
        keys.push(on(
            Key::Enter,
            "Enter",
            "Go on with the sitting that was cut off",
            Action::Resume,
        ));
    } else if let Some(action) = action_of(next_step(model, now)) {
        keys.push(on(Key::Enter, "Enter", "The next step", action));
    }
    if let Some(pack) = model.library.packs().first() {
        keys.push(on(
            Key::Q,
            "Q",
            "Quiz yourself",
            Action::StartQuiz(Scope::Pack(pack.id.clone())),
        ));
    }
    keys
}

/// What the button of Today does.
pub(in crate::ui) fn action_of(step: NextStep) -> Option<Action> {
    match step {
        NextStep::Begin(section) | NextStep::Read(section) => Some(Action::OpenSection(section)),
        NextStep::Drill(_) => Some(Action::StartDrill),
        NextStep::Missed(_) => Some(Action::StartQuiz(Scope::Missed)),
        NextStep::Quiz(scope) => Some(Action::StartQuiz(scope)),
        NextStep::Nothing => None,
    }
}

fn reading_keys(model: &Model, width: Width) -> Vec<Binding> {
    let Some(section) = &model.reader.section else {
        return Vec::new();
    };
    let mut keys = if model.asks_in_text() {
        sitting_keys(model, width)
    } else {
        Vec::new()
    };
    keys.extend([
        on(
            Key::N,
            "N",
            "Next section; this one is read",
            Action::FinishSection,
        ),
        with(COMMAND, Key::F, "Ctrl F", "Find words", Action::OpenFind),
        on(Key::W, "W", "Next passage that is fading", Action::NextWeak),
        on(
            Key::H,
            "H",
            "Tint what is fading, or not",
            Action::ToggleTint,
        ),
        on(Key::K, "K", "Fold what you know", Action::ToggleFold),
    ]);
    if let Some(fact) = &model.reader.jumped {
        let ask = Action::InText(InTextAction::Here(fact.clone()));
        keys.push(on(Key::A, "A", "Ask the passage that is shown", ask));
    }
    if model.in_text.before.sitting.is_some() && !model.in_text.wants_preread {
        keys.push(on(
            Key::Y,
            "Y",
            "Try the questions before you read",
            Action::InText(InTextAction::AskBefore),
        ));
    }
    if let Some(previous) = model
        .library
        .pack(&section.pack)
        .and_then(|pack| crate::reading::previous_section(pack, &section.section))
    {
        keys.push(on(
            Key::P,
            "P",
            "Section before",
            Action::OpenSection(previous),
        ));
    }
    if quiz_length(&model.library, &Scope::Section(section.clone())) > 0 {
        keys.push(on(
            Key::Q,
            "Q",
            "Quiz this section",
            Action::StartQuiz(Scope::Section(section.clone())),
        ));
    }
    keys
}

/// While words are looked for, nearly all keys are words.
fn finding_keys() -> Vec<Binding> {
    vec![
        on(Key::Enter, "Enter", "Next place", Action::FindStep(1)),
        with(
            Modifiers::SHIFT,
            Key::Enter,
            "Shift Enter",
            "Place before",
            Action::FindStep(-1),
        ),
        on(Key::Escape, "Esc", "Close", Action::Back),
    ]
}

fn practise_keys(model: &Model) -> Vec<Binding> {
    let tabs = Tab::ALL.into_iter().zip([Key::Num1, Key::Num2, Key::Num3]);
    let mut keys: Vec<Binding> = tabs
        .map(|(tab, key)| also(key, Action::ShowTab(tab)))
        .collect();
    if let Some(first) = keys.first_mut() {
        (first.name, first.words) = ("1 2 3", "Missed, quiz, flagged");
    }
    match model.practise.tab {
        Tab::Missed => keys.extend(missed_keys(model)),
        Tab::Quiz => {
            if model.practise.fit.length > 0 {
                keys.push(on(Key::Enter, "Enter", "Start", Action::StartForm));
            }
        }
        Tab::Flagged => {
            let count = model.memory.flags().count();
            let row = model.practise.row.min(count.saturating_sub(1));
            let chosen = model.memory.flags().nth(row).map(|(ask, _)| ask);
            keys.extend(row_keys(model, count, chosen));
        }
    }
    if let Some(pack) = model.library.packs().first() {
        let quiz = Action::StartQuiz(Scope::Pack(pack.id.clone()));
        keys.push(on(Key::Q, "Q", "Quiz yourself", quiz));
    }
    keys
}

fn missed_keys(model: &Model) -> Vec<Binding> {
    let count = model.missed_list().listed.len();
    if count == 0 {
        return Vec::new();
    }
    let mut keys = vec![on(
        Key::Enter,
        "Enter",
        "Retry all",
        Action::RetryMissed(usize::MAX),
    )];
    if count > QUIZ_LENGTH {
        let ten = Action::RetryMissed(QUIZ_LENGTH);
        keys.push(on(Key::Num0, "0", "Retry ten", ten));
    }
    let row = model.practise.row.min(count - 1);
    let chosen = model.missed_row(row).map(|it| &it.ask);
    keys.extend(row_keys(model, count, chosen));
    keys
}

/// Keys that work on the selected row of a list.
fn row_keys(model: &Model, count: usize, chosen: Option<&FaceId>) -> Vec<Binding> {
    let Some(last) = count.checked_sub(1) else {
        return Vec::new();
    };
    let row = model.practise.row.min(last);
    let mut keys = vec![
        on(
            Key::ArrowDown,
            "Up Down",
            "Choose a question",
            Action::SelectRow((row + 1).min(last)),
        ),
        also(Key::ArrowUp, Action::SelectRow(row.saturating_sub(1))),
    ];
    if let Some(chosen) = chosen {
        keys.push(on(
            Key::J,
            "J",
            "Show its passage",
            Action::OpenPassage(chosen.fact.clone()),
        ));
        keys.push(also(Key::O, Action::OpenPassage(chosen.fact.clone())));
        keys.extend(question_keys(model, chosen));
    }
    keys
}
