//! Which key does what, as one table: it drives the keyboard and the sheet that lists the keys.

use egui::{Key, Modifiers};

use crate::action::Action;
use crate::answer::Grade;
use crate::material::{AskId, Kind};
use crate::model::{Model, NextStep, Passage, Route, next_step};
use crate::record::Moment;
use crate::study::{Mode, Scope, Stage, quiz_length};

/// A key, or several, and what it does now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The key with the modifiers that must be held.
    pub key: (Modifiers, Key),
    /// How the key is called on the sheet; empty for a second key that does the same.
    pub name: &'static str,
    /// What it does.
    pub words: &'static str,
    /// What is asked of the model.
    pub action: Action,
    /// Whether it works everywhere, or only on this screen.
    pub everywhere: bool,
}

pub(super) const NONE: Modifiers = Modifiers::NONE;
const COMMAND: Modifiers = Modifiers::COMMAND;
const COMMAND_SHIFT: Modifiers = Modifiers {
    shift: true,
    ..Modifiers::COMMAND
};

fn on(key: Key, name: &'static str, words: &'static str, action: Action) -> Binding {
    Binding {
        key: (NONE, key),
        name,
        words,
        action,
        everywhere: false,
    }
}

fn also(key: Key, action: Action) -> Binding {
    on(key, "", "", action)
}

fn with(
    modifiers: Modifiers,
    key: Key,
    name: &'static str,
    words: &'static str,
    action: Action,
) -> Binding {
    Binding {
        key: (modifiers, key),
        ..on(key, name, words, action)
    }
}

/// What each key does on the screen that is shown. `wide` tells whether side panels have room.
pub fn bindings(model: &Model, wide: bool, now: Moment) -> Vec<Binding> {
    let mut keys = match model.route {
        Route::Sitting => sitting_keys(model, wide),
        Route::Read => [reading_keys(model), going_keys(model)].concat(),
        Route::Practise => [practise_keys(model), going_keys(model)].concat(),
        Route::Today => [today_keys(model, now), going_keys(model)].concat(),
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
    if let Some(action) = action_of(next_step(model, now)) {
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
pub(super) fn action_of(step: NextStep) -> Option<Action> {
    match step {
        NextStep::Begin(section) | NextStep::Read(section) => Some(Action::OpenSection(section)),
        NextStep::Drill(_) => Some(Action::StartDrill),
        NextStep::Missed(_) => Some(Action::StartQuiz(Scope::Missed)),
        NextStep::Quiz(scope) => Some(Action::StartQuiz(scope)),
        NextStep::Nothing => None,
    }
}

fn reading_keys(model: &Model) -> Vec<Binding> {
    let Some(section) = &model.reader.section else {
        return Vec::new();
    };
    let mut keys = vec![on(
        Key::N,
        "N",
        "Next section; this one is read",
        Action::FinishSection,
    )];
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
    if quiz_length(
        &model.library,
        &model.memory,
        &Scope::Section(section.clone()),
    ) > 0
    {
        keys.push(on(
            Key::Q,
            "Q",
            "Quiz this section",
            Action::StartQuiz(Scope::Section(section.clone())),
        ));
    }
    keys
}

fn practise_keys(model: &Model) -> Vec<Binding> {
    let missed = model.missed();
    let mut keys = Vec::new();
    if let Some(pack) = model.library.packs().first() {
        let quiz = Action::StartQuiz(Scope::Pack(pack.id.clone()));
        if missed.is_empty() {
            keys.push(on(Key::Enter, "Enter", "Quiz yourself", quiz.clone()));
        }
        keys.push(on(Key::Q, "Q", "Quiz yourself", quiz));
    }
    let Some(last) = missed.len().checked_sub(1) else {
        return keys;
    };
    let row = model.missed_row.min(last);
    keys.push(on(
        Key::Enter,
        "Enter",
        "Retry all",
        Action::StartQuiz(Scope::Missed),
    ));
    keys.push(on(
        Key::ArrowDown,
        "Up Down",
        "Choose a question",
        Action::SelectRow((row + 1).min(last)),
    ));
    keys.push(also(Key::ArrowUp, Action::SelectRow(row.saturating_sub(1))));
    if let Some(chosen) = missed.get(row) {
        keys.push(on(
            Key::J,
            "J",
            "Show its passage",
            Action::OpenPassage(chosen.ask.fact.clone()),
        ));
        keys.push(also(Key::O, Action::OpenPassage(chosen.ask.fact.clone())));
        keys.push(history_key(chosen.ask.clone()));
    }
    keys
}

fn history_key(ask: AskId) -> Binding {
    on(
        Key::I,
        "I",
        "Earlier answers to this question",
        Action::ShowHistory(ask),
    )
}

fn sitting_keys(model: &Model, wide: bool) -> Vec<Binding> {
    let Some(sitting) = &model.desk.sitting else {
        return Vec::new();
    };
    let mut keys = match &sitting.progress().stage {
        Stage::Asking => asking_keys(model),
        Stage::Revealed => grade_keys(model),
        Stage::Judged(judged) => {
            let mut keys = vec![
                on(Key::Enter, "Enter", "Next", Action::Next),
                also(Key::Space, Action::Next),
            ];
            keys.push(history_key(judged.ask.clone()));
            if model
                .library
                .fact(&judged.ask.fact)
                .is_some_and(|(_, fact)| fact.passage.is_some())
            {
                let open = Action::OpenPassage(judged.ask.fact.clone());
                let action = if model.desk.passage_visible(wide) {
                    open
                } else {
                    Action::ShowPassage(Passage::Shown)
                };
                keys.push(on(
                    Key::J,
                    "J",
                    "Show the passage; again to open the article",
                    action.clone(),
                ));
                keys.push(also(Key::O, action));
            }
            keys
        }
        Stage::Over => over_keys(model),
    };
    if sitting.mode == Mode::Drill {
        keys.extend([
            on(Key::U, "U", "Undo the last answer", Action::Undo),
            with(COMMAND, Key::Z, "Ctrl Z", "Undo", Action::Undo),
            with(COMMAND_SHIFT, Key::Z, "Ctrl Shift Z", "Redo", Action::Redo),
        ]);
    }
    keys
}

fn asking_keys(model: &Model) -> Vec<Binding> {
    let Some(asked) = model.desk.asked(&model.library) else {
        return Vec::new();
    };
    let is_drill = model
        .desk
        .sitting
        .as_ref()
        .is_some_and(|sitting| sitting.mode == Mode::Drill);
    match &asked.question.kind {
        Kind::Card { .. } => reveal_keys(),
        Kind::Cloze(_) if is_drill => reveal_keys(),
        Kind::Cloze(_) | Kind::Typed { .. } => {
            vec![on(Key::Enter, "Enter", "Check", Action::Check)]
        }
        Kind::Choice { .. } | Kind::TrueFalse { .. } => {
            let digits = [
                Key::Num1,
                Key::Num2,
                Key::Num3,
                Key::Num4,
                Key::Num5,
                Key::Num6,
                Key::Num7,
                Key::Num8,
                Key::Num9,
            ];
            let letters = [Key::A, Key::B, Key::C, Key::D, Key::E, Key::F];
            let options = model.desk.options(&model.library).len();
            let mut keys: Vec<Binding> = [digits.as_slice(), letters.as_slice()]
                .into_iter()
                .flat_map(|row| {
                    row.iter()
                        .enumerate()
                        .take(options)
                        .map(|(place, key)| also(*key, Action::Pick(place)))
                })
                .collect();
            if let Some(first) = keys.first_mut() {
                (first.name, first.words) = ("1 2 3 or A B C", "Choose an option");
            }
            keys.push(on(
                Key::ArrowDown,
                "Up Down",
                "Move the choice",
                Action::MovePick(1),
            ));
            keys.push(also(Key::ArrowUp, Action::MovePick(-1)));
            keys.push(on(Key::Enter, "Enter", "Check", Action::Check));
            keys
        }
    }
}

fn reveal_keys() -> Vec<Binding> {
    vec![
        on(Key::Space, "Space", "Show the answer", Action::Reveal),
        also(Key::Enter, Action::Reveal),
    ]
}

fn grade_keys(model: &Model) -> Vec<Binding> {
    let grade = |key, name, words, grade| on(key, name, words, Action::GiveGrade(grade));
    let mut keys = vec![
        grade(Key::Num1, "1", "Again", Grade::Again),
        grade(Key::Num2, "2", "Hard, I got it", Grade::Hard),
        grade(Key::Num3, "3 or Space", "Good", Grade::Good),
        also(Key::Space, Action::GiveGrade(Grade::Good)),
        also(Key::Enter, Action::GiveGrade(Grade::Good)),
        grade(Key::Num4, "4", "Easy", Grade::Easy),
    ];
    let current = model
        .desk
        .sitting
        .as_ref()
        .and_then(|sitting| sitting.current());
    keys.extend(current.cloned().map(history_key));
    let fact = current.map(|ask| ask.fact.clone());
    if let Some(fact) = fact.filter(|fact| {
        model
            .library
            .fact(fact)
            .is_some_and(|(_, it)| it.passage.is_some())
    }) {
        keys.push(on(
            Key::J,
            "J",
            "See it in the article",
            Action::OpenPassage(fact.clone()),
        ));
        keys.push(also(Key::O, Action::OpenPassage(fact)));
    }
    keys
}

fn over_keys(model: &Model) -> Vec<Binding> {
    let misses = super::end::retry(model);
    match misses {
        Some(retry) => vec![on(Key::Enter, "Enter", "Retry these", retry)],
        None => vec![on(Key::Enter, "Enter", "Done", Action::Leave)],
    }
}
