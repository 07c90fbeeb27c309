//! The key bindings of a session.

use crate::ui::look::names::grade_words;
use egui::{Key, Modifiers};

use crate::answer::{Confidence, Grade};
use crate::material::{FaceId, Input};
use crate::model::{
    Action, CAUSES, FlowAction, Modal, Model, PassageView, QuestionAction, ShellAction,
    SittingAction, StartAction, Width,
};
use crate::record::{MissCause, Mode, Scope};
use crate::study::{Judged, Sitting, Stage, can_claim};
use crate::ui::binding::{Binding, COMMAND, COMMAND_SHIFT, NONE, also, on, with};

const DIGITS: [Key; 9] = [
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
const LETTERS: [Key; 9] = [
    Key::A,
    Key::B,
    Key::C,
    Key::D,
    Key::E,
    Key::F,
    Key::G,
    Key::H,
    Key::I,
];

pub(in crate::ui) fn sitting_keys(model: &Model, width: Width) -> Vec<Binding> {
    let Some(sitting) = &model.target().sitting else {
        return Vec::new();
    };
    let is_in_text = sitting.is_in_text();
    let mut keys = match &sitting.progress().stage {
        Stage::Over if is_in_text => Vec::new(),
        Stage::Asking => asking_keys(model),
        Stage::Revealed => grade_keys(model),
        Stage::Judged(judged) => verdict_keys(model, judged, width),
        Stage::Over => over_keys(model),
    };
    if matches!(sitting.mode, Mode::Drill | Mode::Read) {
        keys.extend([
            on(
                Key::U,
                "U",
                "Undo the last answer",
                Action::Sitting(SittingAction::Undo),
            ),
            with(
                COMMAND,
                Key::Z,
                "Ctrl Z",
                "Undo",
                SittingAction::Undo.into(),
            ),
            with(
                COMMAND_SHIFT,
                Key::Z,
                "Ctrl Shift Z",
                "Redo",
                SittingAction::Redo.into(),
            ),
            with(COMMAND, Key::Y, "", "", SittingAction::Redo.into()),
        ]);
    }
    keys
}

fn verdict_keys(model: &Model, judged: &Judged, width: Width) -> Vec<Binding> {
    let mut keys = vec![
        on(Key::Enter, "Enter", "Next", SittingAction::Next.into()),
        also(Key::Space, SittingAction::Next.into()),
    ];
    keys.extend(question_keys(model, &judged.ask));
    let asked = model.library().face(&judged.ask);
    if !judged.verdict.is_right() {
        let causes = CAUSES.iter().zip(DIGITS);
        let mut causes: Vec<Binding> = causes
            .map(|(cause, key)| also(key, SittingAction::GiveCause(cause.clone()).into()))
            .collect();
        if let Some(first) = causes.first_mut() {
            (first.name, first.words) = ("1 to 4", "Say why you missed it");
        }
        keys.extend(causes);
        if asked.is_some_and(|asked| can_claim(asked, judged)) {
            let claim = SittingAction::ClaimRight(judged.at).into();
            keys.push(on(Key::R, "R", "My answer was right", claim));
        }
        let is_mixed_up = judged.cause == Some(MissCause::MixedUp);
        let contrast = is_mixed_up.then(|| model.target().contrast(model.library()));
        if let Some(ask) = contrast.flatten().and_then(|it| it.ask) {
            keys.push(on(
                Key::X,
                "X",
                "Ask the other one next",
                SittingAction::AskContrast(ask).into(),
            ));
        }
    }
    if asked.is_some_and(|asked| asked.passage().is_some()) {
        let open = Action::from(FlowAction::OpenProof(judged.ask.clone()));
        let action = if model.target().passage_visible(width) {
            open
        } else {
            SittingAction::ShowPassage(PassageView::Shown).into()
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

fn asking_keys(model: &Model) -> Vec<Binding> {
    let Some(asked) = model.target().face(model.library()) else {
        return Vec::new();
    };
    let sitting = model.target().sitting.as_ref();
    let Some(rules) = sitting.map(Sitting::rules) else {
        return Vec::new();
    };
    let mut keys = match rules.input(asked.question) {
        Input::Grade => return [reveal_keys(), bookmark_keys(&asked.id()).to_vec()].concat(),
        Input::Text | Input::Number => Vec::new(),
        Input::One => choice_keys(model),
        Input::Several => {
            let mut keys = choice_keys(model);
            let target = SittingAction::Pick(model.target().draft.cursor.unwrap_or(0)).into();
            keys.push(on(Key::Space, "Space", "Switch it on or off", target));
            keys
        }
        Input::Order => order_keys(model),
        Input::Match => match_keys(model),
    };
    keys.push(on(
        Key::Enter,
        "Enter",
        if sitting.is_some_and(|it| it.mode == Mode::Preread) {
            "Next"
        } else {
            "Check answer"
        },
        SittingAction::Submit.into(),
    ));
    let is_asked = model.settings().asks_confidence;
    if is_asked && sitting.is_some_and(|it| it.mode != Mode::Preread) {
        keys.extend(confidence_keys());
    }
    let [letter, command] = bookmark_keys(&asked.id());
    // A field takes the letter.
    let is_typed = matches!(rules.input(asked.question), Input::Text | Input::Number);
    keys.extend((!is_typed).then_some(letter));
    keys.push(command);
    keys
}

/// Returns the keys that say how sure one is. The function keys need one hand and type nothing, so buttons show them.
fn confidence_keys() -> impl Iterator<Item = Binding> {
    let submit = with(
        Modifiers::SHIFT,
        Key::Enter,
        "Shift Enter",
        "Check answer, sure of it",
        SittingAction::SubmitAs(Confidence::Sure).into(),
    );
    let function = (NONE, [Key::F2, Key::F3, Key::F4]);
    let digits = (COMMAND, [Key::Num1, Key::Num2, Key::Num3]);
    let steps = [function, digits].into_iter().flat_map(|(held, keys)| {
        let steps = Confidence::ALL.into_iter().zip(keys);
        steps.map(move |(sure, key)| {
            let (name, words) = if key == Key::F2 {
                ("F2 F3 F4", "Guess, unsure or sure; also Ctrl 1 2 3")
            } else {
                ("", "")
            };
            with(held, key, name, words, SittingAction::SetSure(sure).into())
        })
    });
    [submit].into_iter().chain(steps)
}

/// Returns digits and letters that pick an option, and arrows that move the choice.
fn choice_keys(model: &Model) -> Vec<Binding> {
    let options = model.target().options(model.library()).len();
    let mut keys: Vec<Binding> = [DIGITS.as_slice(), LETTERS.as_slice()]
        .into_iter()
        .flat_map(|row| row.iter().enumerate().take(options))
        .map(|(place, key)| also(*key, SittingAction::Pick(place).into()))
        .collect();
    if let Some(first) = keys.first_mut() {
        (first.name, first.words) = ("1 2 3 or A B C", "Choose an option");
    }
    keys.extend(arrow_keys("Move the choice"));
    keys
}

fn arrow_keys(words: &'static str) -> [Binding; 2] {
    [
        on(
            Key::ArrowDown,
            "Up Down",
            words,
            SittingAction::MovePick(1).into(),
        ),
        also(Key::ArrowUp, SittingAction::MovePick(-1).into()),
    ]
}

fn order_keys(model: &Model) -> Vec<Binding> {
    let mut keys = arrow_keys("Choose an item").to_vec();
    let items = model.target().options(model.library()).len();
    let at = model.target().draft.cursor.unwrap_or(0);
    for (step, key) in [(1, Key::ArrowDown), (-1, Key::ArrowUp)] {
        let Some(to) = at.checked_add_signed(step).filter(|to| *to < items) else {
            continue;
        };
        for modifiers in [COMMAND, Modifiers::ALT] {
            let (name, words) = if modifiers == COMMAND {
                ("Ctrl Up Down", "Move it")
            } else {
                ("", "")
            };
            keys.push(with(
                modifiers,
                key,
                name,
                words,
                SittingAction::MoveItem { from: at, to }.into(),
            ));
        }
    }
    if model.target().draft.order.is_none() {
        let keep = SittingAction::KeepOrder.into();
        keys.push(on(Key::K, "K", "Keep this order", keep));
    }
    // Listed once, even if the item can move both ways.
    let mut named = false;
    for key in &mut keys {
        if key.name == "Ctrl Up Down" && std::mem::replace(&mut named, true) {
            (key.name, key.words) = ("", "");
        }
    }
    keys
}

fn match_keys(model: &Model) -> Vec<Binding> {
    let options = model.target().options(model.library()).len();
    let digits = DIGITS.into_iter().enumerate().take(options);
    let mut keys: Vec<Binding> = digits
        .map(|(place, key)| also(key, SittingAction::Pick(place).into()))
        .collect();
    if let Some(first) = keys.first_mut() {
        (first.name, first.words) = ("1 2 3", "Give it that response");
    }
    keys.extend(arrow_keys("Choose what to find a response for"));
    keys
}

fn reveal_keys() -> Vec<Binding> {
    vec![
        on(
            Key::Space,
            "Space",
            "Show the answer",
            SittingAction::Reveal.into(),
        ),
        also(Key::Enter, SittingAction::Reveal.into()),
    ]
}

fn grade_keys(model: &Model) -> Vec<Binding> {
    let grade = |key, name, grade| {
        let give = SittingAction::GiveGrade(grade).into();
        on(key, name, grade_words(grade), give)
    };
    let mut keys = vec![
        grade(Key::Num1, "1", Grade::Again),
        grade(Key::Num2, "2", Grade::Hard),
        grade(Key::Num3, "3 or Space", Grade::Good),
        also(Key::Space, SittingAction::GiveGrade(Grade::Good).into()),
        also(Key::Enter, SittingAction::GiveGrade(Grade::Good).into()),
        grade(Key::Num4, "4", Grade::Easy),
    ];
    let sitting = model.target().sitting.as_ref();
    let Some(ask) = sitting.and_then(|sitting| sitting.current()) else {
        return keys;
    };
    keys.extend(question_keys(model, ask));
    let face = model.library().face(ask);
    if face.is_some_and(|face| face.passage().is_some()) {
        let open = Action::from(FlowAction::OpenProof(ask.clone()));
        keys.push(on(Key::J, "J", "Show passage", open.clone()));
        keys.push(also(Key::O, open));
    }
    keys
}

fn over_keys(model: &Model) -> Vec<Binding> {
    let sitting = model.open().sitting.as_ref();
    let missed = sitting.map(Sitting::to_retry).unwrap_or_default();
    if missed.is_empty() {
        return vec![on(Key::Enter, "Enter", "Done", SittingAction::Leave.into())];
    }
    let retry = StartAction::Faces(Scope::Missed, missed).into();
    vec![on(Key::Enter, "Enter", "Retry these", retry)]
}

/// Returns the bindings for a question wherever its answer is shown.
pub(in crate::ui) fn question_keys(model: &Model, ask: &FaceId) -> [Binding; 5] {
    let note = model.memory().flag(ask).map(|flag| flag.note.clone());
    let flag = ShellAction::OpenModal(Modal::Flag(ask.clone(), note.unwrap_or_default())).into();
    let [bookmark, same] = bookmark_keys(ask);
    [
        history_key(ask.clone()),
        on(Key::F, "F", "Report a problem", flag),
        on(
            Key::C,
            "C",
            "Copy the question with its answer",
            QuestionAction::Copy(ask.clone()).into(),
        ),
        bookmark,
        same,
    ]
}

/// Returns the bindings for the bookmark on a question; the second one also works in a field.
fn bookmark_keys(ask: &FaceId) -> [Binding; 2] {
    let toggle = Action::from(QuestionAction::ToggleBookmark(ask.clone()));
    let words = "Bookmark the question, or not";
    [
        on(Key::S, "S", words, toggle.clone()),
        with(COMMAND, Key::D, "Ctrl D", words, toggle),
    ]
}

pub(in crate::ui) fn history_key(ask: FaceId) -> Binding {
    on(
        Key::I,
        "I",
        "Earlier answers to this question",
        QuestionAction::ShowHistory(ask).into(),
    )
}
