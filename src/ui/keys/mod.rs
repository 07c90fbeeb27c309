//! The key bindings of all screens. The keyboard, the key caps on buttons and the list of keys all use them.

pub(in crate::ui) mod contents;
pub(in crate::ui) mod focus;
pub(in crate::ui) mod keyboard;
pub(in crate::ui) mod library;
mod over;
pub(in crate::ui) mod sitting;

use egui::{Key, Modifiers};

use crate::material::{FaceId, is_web};
use crate::model::{
    Action, AnswerTarget, Effect, Entered, FlowAction, HitStep, InTextAction, Modal, Model,
    PassageView, PractiseAction, QuestionAction, ReadAction, Route, SettingsAction, ShellAction,
    SittingAction, StartAction, Tab, Width, after_past, next_step, quiz_at_hand,
};
use crate::record::{Moment, Scope};
use crate::study::{QUIZ_LENGTH, quiz_length};
use crate::ui::binding::{Binding, COMMAND, also, on, with};
use crate::ui::keys::contents::{contents_key, with_contents_keys};
use crate::ui::keys::library::{finding_modal_keys, library_keys};
use crate::ui::keys::over::{message_keys, palette_key, palette_keys};
use crate::ui::keys::sitting::{question_keys, sitting_keys};

/// Returns the bindings in force: those of the open modal, else of the current screen.
pub fn bindings(model: &Model, width: Width, now: Moment) -> Vec<Binding> {
    let back = on(Key::Escape, "Esc", "Back", FlowAction::Back.into());
    match model.modal() {
        None => screen_keys(model, width, now),
        Some(Modal::Flag(..)) => {
            let flag = QuestionAction::FlagAsNoted.into();
            vec![on(Key::Enter, "Enter", "Report the problem", flag), back]
        }
        Some(Modal::Link(address)) => {
            let open = ShellAction::OpenLink(address.clone()).into();
            let open = is_web(address).then(|| on(Key::Enter, "Enter", "Open it", open));
            open.into_iter().chain([back]).collect()
        }
        Some(Modal::CheckFinding) => finding_modal_keys(model),
        Some(Modal::Palette(palette)) => {
            palette_keys(model, palette, &screen_keys(model, width, now))
        }
        Some(
            Modal::Keys
            | Modal::Closing
            | Modal::Forgetting(_)
            | Modal::Removing(_)
            | Modal::RemovingArticle(_)
            | Modal::History(_),
        ) => {
            let mut keys = screen_keys(model, width, now);
            let escape = keys.iter_mut().filter(|it| it.key == back.key);
            for it in escape {
                it.action = back.action.clone();
            }
            keys
        }
    }
}

/// Returns the bindings of the current screen, ignoring any modal.
pub(in crate::ui) fn screen_keys(model: &Model, width: Width, now: Moment) -> Vec<Binding> {
    let mut keys = match model.route() {
        Route::Read if model.search().is_some() => {
            return [finding_keys(), message_keys(model), vec![palette_key()]].concat();
        }
        Route::Sitting => sitting_keys(model, width),
        Route::Read if model.hears_keys_in_contents() && model.hears_keys_in_text() => Vec::new(),
        Route::Read if model.hears_keys_in_text() => sitting_keys(model, width),
        Route::Read => [reading_keys(model), going_keys(model)].concat(),
        Route::Practise => [practise_keys(model), going_keys(model)].concat(),
        Route::Today => [today_keys(model, now), going_keys(model)].concat(),
        Route::Library => [library_keys(model), going_keys(model)].concat(),
        Route::Past => [past_keys(model), going_keys(model)].concat(),
        Route::Settings => going_keys(model),
    };
    keys.extend(everywhere_keys(model));
    let messages = message_keys(model);
    // Where Ctrl Z undoes an answer, it goes on doing that.
    let is_free = |it: &Binding| keys.iter().all(|bound| bound.key != it.key);
    let free: Vec<Binding> = messages.into_iter().filter(is_free).collect();
    keys.extend(free);
    if model.hears_keys_in_contents() {
        return with_contents_keys(model, keys);
    }
    keys
}

fn everywhere_keys(model: &Model) -> Vec<Binding> {
    let size = |key, name, help, step| {
        let action = SettingsAction::StepTextSize(step).into();
        with(COMMAND, key, name, help, action)
    };
    let toggle = || ShellAction::ToggleKeys.into();
    let keys = [
        on(
            Key::Escape,
            "Esc",
            "Back; leaves a field or button first",
            escape(model),
        ),
        on(Key::Questionmark, "?", "Show or hide this list", toggle()),
        also(Key::F1, toggle()),
        palette_key(),
        size(Key::Plus, "Ctrl +", "Larger text", 1),
        size(Key::Equals, "", "", 1),
        size(Key::Num0, "Ctrl 0", "Text at its usual size", 0),
        size(Key::Minus, "Ctrl -", "Smaller text", -1),
    ];
    let everywhere = |binding| Binding {
        everywhere: true,
        ..binding
    };
    keys.map(everywhere).to_vec()
}

/// Returns what Esc does on the current screen: it closes what is on top, or leaves what has the keyboard.
fn escape(model: &Model) -> Action {
    if model.route() == Route::Sitting {
        return match model.open().passage {
            PassageView::Shown => SittingAction::ShowPassage(PassageView::Hidden).into(),
            PassageView::Auto | PassageView::Hidden => SittingAction::Leave.into(),
        };
    }
    match model.answer_target() {
        AnswerTarget::Here => InTextAction::Close.into(),
        AnswerTarget::Before => InTextAction::CloseBefore.into(),
        AnswerTarget::After | AnswerTarget::Sitting => FlowAction::Back.into(),
    }
}

fn going_keys(model: &Model) -> Vec<Binding> {
    let back = model.open_sitting().map(|_| {
        on(
            Key::B,
            "B",
            "Back to the open cards or quiz",
            FlowAction::Go(Route::Sitting).into(),
        )
    });
    let keys = [
        on(Key::T, "T", "Today", FlowAction::Go(Route::Today).into()),
        on(Key::R, "R", "Read", FlowAction::Go(Route::Read).into()),
        on(
            Key::M,
            "M",
            "Missed questions",
            FlowAction::OpenMissed.into(),
        ),
        on(
            Key::L,
            "L",
            "Library",
            FlowAction::Go(Route::Library).into(),
        ),
        with(
            COMMAND,
            Key::O,
            "Ctrl O",
            "Open a text…",
            ShellAction::Outside(Effect::ChooseArticle).into(),
        ),
        on(
            Key::Comma,
            ",",
            "Settings",
            FlowAction::Go(Route::Settings).into(),
        ),
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
    if let Some(left) = model.unfinished(now) {
        let resume = StartAction::Resume(left.name()).into();
        keys.push(on(Key::G, "G", "Resume the unfinished session", resume));
    }
    if let Some(action) = next_step(model, now).action() {
        keys.push(on(Key::Enter, "Enter", "The next step", action));
    }
    keys.extend(quiz_key(model));
    keys
}

fn past_keys(model: &Model) -> Vec<Binding> {
    let past = model.past();
    let next = past.as_ref().as_ref().and_then(after_past);
    let next = next.map(|it| on(Key::Enter, "Enter", "The next step", it.into()));
    next.into_iter().collect()
}

fn quiz_key(model: &Model) -> Option<Binding> {
    let quiz = StartAction::Quiz(quiz_at_hand(model)?).into();
    Some(on(Key::Q, "Q", "New quiz", quiz))
}

fn reading_keys(model: &Model) -> Vec<Binding> {
    let Some(section) = &model.reader().section else {
        return Vec::new();
    };
    let mut keys = Vec::new();
    let target = model.target().sitting.as_ref();
    if target.is_some_and(|it| it.is_over() && it.can_undo()) {
        let undo = SittingAction::Undo.into();
        keys.push(on(Key::U, "U", "Undo the last answer", undo));
    }
    if model.can_enter_questions() {
        let enter = InTextAction::Enter.into();
        keys.push(on(Key::Enter, "Enter", "Answer the questions", enter));
    }
    let next = ReadAction::Finish.into();
    let find = ReadAction::OpenFind.into();
    let (weak, fold) = (ReadAction::NextWeak.into(), ReadAction::ToggleFold.into());
    let tint = SettingsAction::ToggleTint.into();
    keys.extend([
        on(Key::N, "N", "Next section; this one is read", next),
        with(COMMAND, Key::F, "Ctrl F", "Find", find),
        contents_key(),
        on(Key::W, "W", "Next weak passage", weak),
        on(Key::H, "H", "Show or hide highlights of fading facts", tint),
        on(Key::K, "K", "Fold what you know", fold),
    ]);
    if let Some(fact) = &model.reader().jumped {
        let ask = InTextAction::Here(fact.clone()).into();
        keys.push(on(Key::A, "A", "Ask about the passage shown", ask));
    }
    let before = model.in_text().before.sitting.as_ref();
    let is_offered = before.is_some_and(|it| !it.is_over());
    if is_offered && model.in_text().entered != Entered::Before {
        keys.push(on(
            Key::Y,
            "Y",
            "Try the questions before you read",
            InTextAction::AskBefore.into(),
        ));
    }
    if let Some(previous) = model
        .library()
        .pack(&section.pack)
        .and_then(|pack| crate::reading::previous_section(pack, &section.section))
    {
        keys.push(on(
            Key::P,
            "P",
            "Previous section",
            FlowAction::OpenSection(previous).into(),
        ));
    }
    if quiz_length(model.library(), &Scope::Section(section.clone())) > 0 {
        keys.push(on(
            Key::Q,
            "Q",
            "Quiz this section",
            StartAction::Quiz(Scope::Section(section.clone())).into(),
        ));
    }
    keys
}

/// Returns the bindings during a search, when nearly all keys are typed into the field.
fn finding_keys() -> Vec<Binding> {
    vec![
        on(
            Key::Enter,
            "Enter",
            "Next result",
            ReadAction::FindStep(HitStep::Next).into(),
        ),
        with(
            Modifiers::SHIFT,
            Key::Enter,
            "Shift Enter",
            "Previous result",
            ReadAction::FindStep(HitStep::Previous).into(),
        ),
        on(Key::Escape, "Esc", "Close", ReadAction::CloseFind.into()),
    ]
}

fn practise_keys(model: &Model) -> Vec<Binding> {
    let digits = [Key::Num1, Key::Num2, Key::Num3, Key::Num4];
    let tabs = Tab::ALL.into_iter().zip(digits);
    let mut keys: Vec<Binding> = tabs
        .map(|(tab, key)| also(key, PractiseAction::ShowTab(tab).into()))
        .collect();
    if let Some(first) = keys.first_mut() {
        (first.name, first.words) = ("1 2 3 4", "Missed, new quiz, reported, bookmarked");
    }
    match model.practise().tab {
        Tab::Missed => keys.extend(missed_keys(model)),
        Tab::Quiz => {
            if model.practise().fit.length > 0 {
                keys.push(on(
                    Key::Enter,
                    "Enter",
                    "Start",
                    PractiseAction::StartForm.into(),
                ));
            }
        }
        Tab::Flagged => {
            let count = model.memory().flags().count();
            let row = model.practise().row.min(count.saturating_sub(1));
            let chosen = model.memory().flags().nth(row).map(|(ask, _)| ask);
            keys.extend(row_keys(model, count, chosen));
        }
        Tab::Bookmarked => keys.extend(bookmarked_keys(model)),
    }
    keys.extend(quiz_key(model));
    keys
}

fn bookmarked_keys(model: &Model) -> Vec<Binding> {
    let count = model.memory().bookmarks().len();
    let row = model.practise().row.min(count.saturating_sub(1));
    let chosen = model.memory().bookmarks().nth(row);
    let quiz = StartAction::Quiz(Scope::Bookmarked).into();
    let quiz = on(Key::Enter, "Enter", "Quiz the bookmarked questions", quiz);
    let mut keys = row_keys(model, count, chosen);
    keys.extend((count > 0).then_some(quiz));
    keys
}

fn missed_keys(model: &Model) -> Vec<Binding> {
    let missed = model.missed_rows();
    let (count, asked) = (missed.len(), missed.list().retry.len());
    if count == 0 {
        return Vec::new();
    }
    let mut keys = vec![on(
        Key::Enter,
        "Enter",
        if asked == count {
            "Retry all"
        } else {
            "Retry what fits one quiz"
        },
        PractiseAction::RetryMissed(None).into(),
    )];
    if asked > QUIZ_LENGTH {
        let ten = PractiseAction::RetryMissed(Some(QUIZ_LENGTH)).into();
        keys.push(on(Key::Num0, "0", "Retry ten", ten));
    }
    let row = model.practise().row.min(count - 1);
    let chosen = missed.get(row).map(|it| &it.ask);
    keys.extend(row_keys(model, count, chosen));
    keys
}

/// Returns the bindings for a list of `count` questions, with `chosen` in the selected row.
fn row_keys(model: &Model, count: usize, chosen: Option<&FaceId>) -> Vec<Binding> {
    let Some(last) = count.checked_sub(1) else {
        return Vec::new();
    };
    let row = model.practise().row.min(last);
    let mut keys = vec![
        on(
            Key::ArrowDown,
            "Up Down",
            "Choose a question",
            PractiseAction::SelectRow((row + 1).min(last)).into(),
        ),
        also(
            Key::ArrowUp,
            PractiseAction::SelectRow(row.saturating_sub(1)).into(),
        ),
    ];
    if let Some(chosen) = chosen {
        keys.push(on(
            Key::J,
            "J",
            "Show its passage",
            FlowAction::OpenProof(chosen.clone()).into(),
        ));
        keys.push(also(Key::O, FlowAction::OpenProof(chosen.clone()).into()));
        keys.extend(question_keys(model, chosen));
    }
    keys
}
