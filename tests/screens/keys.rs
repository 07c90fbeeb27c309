//! One table of keys: played to every stage of a session, every target of answers, every modal and every route.

use std::collections::BTreeSet;
use std::path::Path;

use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use spotter::material::{FaceId, Input, SectionId};
use spotter::memory::RecordPart;
use spotter::model::{
    Action, AnswerTarget, FlowAction, InTextAction, Modal, Model, Palette, PractiseAction,
    ReadAction, Route, ShellAction, SittingAction, StartAction, Width,
};
use spotter::record::{Record, Scope};
use spotter::settings::ThemeChoice;
use spotter::study::Stage;
use spotter::ui::look::theme::Theme;
use spotter::ui::{Binding, View, bindings, window_ui};

use crate::picture::gallery::screens;
use crate::support::{Give, answers, kinds, model_of, new_model, now, play};

/// All routes; Read and Sitting only lead anywhere where there is something to show.
const ROUTES: [Route; 6] = [
    Route::Today,
    Route::Read,
    Route::Practise,
    Route::Library,
    Route::Settings,
    Route::Sitting,
];

/// Every way to answer but by grading oneself.
const INPUTS: [Input; 6] = [
    Input::One,
    Input::Several,
    Input::Text,
    Input::Number,
    Input::Order,
    Input::Match,
];

/// A stage of a session without what belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum At {
    Asking,
    Revealed,
    Right,
    Missed,
    Over,
}

fn stage_of(model: &Model) -> Option<(AnswerTarget, At)> {
    let sitting = model.target().sitting.as_ref()?;
    let at = match &sitting.progress().stage {
        Stage::Asking => At::Asking,
        Stage::Revealed => At::Revealed,
        Stage::Judged(judged) if judged.verdict.is_right() => At::Right,
        Stage::Judged(_) => At::Missed,
        Stage::Over => At::Over,
    };
    Some((model.answer_target(), at))
}

/// A quiz of all kinds of questions, up to the first that is answered like this; some also judged.
pub fn asked_for(input: Input, judged: Option<bool>) -> Model {
    let mut model = model_of(kinds(), Record::default());
    let packs = kinds();
    let of_kind = |(question, _): &(&spotter::material::Question, usize)| {
        question.input() == input && !question.is_card()
    };
    let faces = packs.packs().iter().flat_map(|pack| {
        pack.facts.iter().flat_map(move |fact| {
            let faces = fact.faces().filter(of_kind);
            faces.map(move |(question, gap)| FaceId::new(pack.fact_id(fact), question.ask(gap)))
        })
    });
    let faces: Vec<FaceId> = faces.take(2).collect();
    let start = StartAction::Faces(Scope::Everything, faces).into();
    play(&mut model, 0, vec![start]);
    if let Some(right) = judged {
        let mut actions = answers(&model, Give::right_if(right));
        actions.push(SittingAction::Submit.into());
        play(&mut model, 0, actions);
    }
    model
}

/// The questions after a section, entered; the first one judged, if so wished.
fn after_section(judged: Option<bool>) -> Model {
    let mut model = new_model();
    let section = SectionId::new("myokines", "two-faces");
    let open = FlowAction::OpenSection(section).into();
    play(&mut model, 0, vec![open, InTextAction::AskBefore.into()]);
    for _ in 0..3 {
        let mut actions = answers(&model, Give::Wrong);
        actions.push(SittingAction::Submit.into());
        play(&mut model, 0, actions);
    }
    // What was asked before comes first, and is judged now.
    let enter = InTextAction::Enter.into();
    play(&mut model, 0, vec![ReadAction::To(1000).into(), enter]);
    if let Some(right) = judged {
        let mut actions = answers(&model, Give::right_if(right));
        actions.push(SittingAction::Submit.into());
        play(&mut model, 0, actions);
    }
    model
}

/// The screens of the gallery, and each way to answer at each of its stages.
fn bases() -> Vec<(String, Model)> {
    let mut all: Vec<(String, Model)> = screens()
        .into_iter()
        .map(|(name, model)| (name.to_owned(), model))
        .collect();
    for input in INPUTS {
        for judged in [None, Some(true), Some(false)] {
            let name = format!("{input:?}, judged {judged:?}");
            all.push((name, asked_for(input, judged)));
        }
    }
    for judged in [None, Some(true), Some(false)] {
        let name = format!("after a section, judged {judged:?}");
        all.push((name, after_section(judged)));
    }
    all
}

/// The modals that can lie over a screen.
fn modals(model: &Model) -> Vec<Option<Modal>> {
    let face = FaceId::parse("kinds/bar/picture").expect("an address");
    let forgotten = model.memory().forgotten().first();
    let removing = forgotten.map(|it| Modal::Removing(it.clone()));
    let link = |address: &str| Modal::Link(address.to_owned());
    let over = [
        Modal::Keys,
        Modal::Palette(Palette::default()),
        Modal::Closing,
        Modal::Forgetting(RecordPart::Pack("myokines".to_owned())),
        Modal::RemovingArticle("a-text".to_owned()),
        link("https://example.org"),
        link("file:///etc/passwd"),
        Modal::Flag(face, "a note".to_owned()),
    ];
    let mut all: Vec<Option<Modal>> = over.into_iter().chain(removing).map(Some).collect();
    all.push(None);
    all
}

fn caps(bindings: &[Binding]) -> Vec<String> {
    bindings.iter().map(Binding::cap).collect()
}

#[test]
fn no_key_is_bound_twice_and_each_listed_key_says_what_it_does() {
    let (mut states, mut keys) = (0, 0);
    let mut seen = BTreeSet::new();
    for (name, mut model) in bases() {
        seen.extend(stage_of(&model).map(|(target, at)| (format!("{target:?}"), at)));
        let own = model.route();
        for route in [own].into_iter().chain(ROUTES) {
            if route != own {
                play(&mut model, 0, vec![FlowAction::Go(route).into()]);
            }
            for modal in modals(&model) {
                let is_open = modal.is_some();
                let open = modal.clone().map(|it| ShellAction::OpenModal(it).into());
                play(&mut model, 0, open.into_iter().collect());
                for width in [Width::Wide, Width::Narrow] {
                    let at = format!("{name}, {route:?}, {modal:?}, {width:?}");
                    let bindings = bindings(&model, width, now());
                    let caps = caps(&bindings);
                    let distinct: BTreeSet<&String> = caps.iter().collect();
                    assert_eq!(distinct.len(), caps.len(), "{at}: {caps:?}");
                    assert!(caps.iter().any(|it| it == "Esc"), "a way back: {at}");
                    for it in &bindings {
                        assert!(
                            it.name.is_empty() || !it.words.is_empty(),
                            "{at}: {}",
                            it.cap()
                        );
                    }
                    states += 1;
                    keys += bindings.len();
                }
                if is_open {
                    play(&mut model, 0, vec![FlowAction::Back.into()]);
                }
            }
        }
    }
    let ats = [At::Asking, At::Revealed, At::Right, At::Missed, At::Over];
    for (target, count) in [("Sitting", 5), ("Before", 1), ("Here", 3), ("After", 5)] {
        let found = ats
            .iter()
            .filter(|at| seen.contains(&(target.to_owned(), **at)));
        assert!(found.count() >= count, "stages of {target}: {seen:?}");
    }
    assert!(
        states > 3000 && keys > 30_000,
        "{keys} keys in {states} states"
    );
}

/// What a screen is drawn from, and what was asked of the model, which does nothing of it.
struct Recorded {
    model: Model,
    asked: Vec<Action>,
}

fn recorded(model: Model) -> Harness<'static, Recorded> {
    let state = Recorded {
        model,
        asked: Vec::new(),
    };
    let mut harness = Harness::builder()
        .with_size(egui::vec2(1280.0, 3000.0))
        .with_max_steps(8)
        .with_context_setup(spotter::app::App::prepare)
        .build_ui_state(
            |ui, it: &mut Recorded| {
                let view = View {
                    model: &it.model,
                    theme: Theme::of(ThemeChoice::Light, false),
                    now: now(),
                    data_folder: Path::new("/home/anna"),
                    width: Width::Wide,
                    keys: &[],
                };
                window_ui(ui, &view, &mut it.asked);
            },
            state,
        );
    harness.run_ok();
    harness
}

#[test]
fn a_button_tells_the_key_that_does_the_same() {
    let mut with_key = 0;
    for (name, model) in bases() {
        let keys = bindings(&model, Width::Wide, now());
        let mut window = recorded(model);
        // No message goes by itself in a window that nobody looks at.
        window.input_mut().focused = false;
        let buttons = window.get_all_by_role(egui::accesskit::Role::Button);
        let buttons: Vec<_> = buttons
            .map(|it| {
                let node = it.accesskit_node();
                let shortcut = node.data().keyboard_shortcut().map(str::to_owned);
                (node.label().unwrap_or_default(), shortcut)
            })
            .collect();
        for (place, (label, shortcut)) in buttons.into_iter().enumerate() {
            window.state_mut().asked.clear();
            // A menu that the last click opened is in the way.
            egui::Popup::close_all(&window.ctx);
            window.run_ok();
            let all = window.get_all_by_role(egui::accesskit::Role::Button);
            let button = all.into_iter().nth(place);
            button.expect("the button is still there").click();
            window.run_ok();
            let asked = std::mem::take(&mut window.state_mut().asked);
            // What reports where one reads comes with any frame.
            let mut asked = asked
                .iter()
                .filter(|it| !matches!(it, Action::Read(ReadAction::To(_))));
            let Some(action) = asked.next_back() else {
                continue;
            };
            let is_backdrop = window.state().model.modal().is_some()
                && *action == FlowAction::Back.into()
                && shortcut.as_deref() != Some("Esc");
            if is_backdrop {
                // The button lies behind a modal, which a click beside it closes.
                continue;
            }
            let key = keys
                .iter()
                .find(|it| it.action == *action)
                .map(Binding::cap);
            assert_eq!(shortcut, key, "{name}: {label}");
            with_key += usize::from(key.is_some());
        }
    }
    assert!(with_key > 200, "{with_key} buttons with a key");
}

/// All that a key can change, as text.
fn state(model: &mut Model) -> String {
    let effects = model.take_effects();
    let sitting = model.target().sitting.as_ref();
    let progress = sitting.map(|it| (it.progress(), it.is_asking()));
    let (reader, practise) = (model.reader(), model.practise());
    let in_text = model.in_text();
    let notices = model.notices().banners().count();
    let parts = [
        format!(
            "{:?} {:?} {effects:?} {notices}",
            model.route(),
            model.modal()
        ),
        format!("{:?} {:?}", model.target().draft, model.target().passage),
        format!("{progress:?} {:?} {}", in_text.entered, in_text.is_skipped),
        format!("{reader:?} {:?} {:?}", model.search(), model.settings()),
        format!("{:?}", model.contents()),
        format!(
            "{:?} {} {:?}",
            practise.tab,
            practise.row,
            model.pack_check()
        ),
    ];
    parts.join("\n")
}

/// What a key does nothing with at times: there is nothing to take back, or the list ends here.
fn may_rest(action: &Action) -> bool {
    matches!(
        action,
        Action::Sitting(
            SittingAction::Undo
                | SittingAction::Redo
                | SittingAction::Submit
                | SittingAction::SubmitAs(_),
        ) | Action::Practise(PractiseAction::SelectRow(_) | PractiseAction::ShowTab(_))
            | Action::Settings(_)
            | Action::Read(ReadAction::NextWeak | ReadAction::StepContents(_))
            | Action::Flow(FlowAction::Back | FlowAction::Go(_) | FlowAction::OpenMissed)
    )
}

#[test]
fn no_key_is_without_an_effect() {
    let mut made: Vec<Box<dyn Fn() -> Model>> = Vec::new();
    for judged in [None, Some(true), Some(false)] {
        made.push(Box::new(move || after_section(judged)));
        for input in INPUTS {
            made.push(Box::new(move || asked_for(input, judged)));
        }
    }
    made.push(Box::new(|| {
        let mut model = new_model();
        let open = FlowAction::Go(Route::Read).into();
        play(&mut model, 0, vec![open, ReadAction::ToggleContents.into()]);
        model
    }));
    for route in ROUTES {
        made.push(Box::new(move || {
            let mut model = asked_for(Input::One, Some(false));
            play(&mut model, 0, vec![FlowAction::Go(route).into()]);
            model
        }));
    }
    let mut pressed = 0;
    for make in &made {
        let keys = bindings(&make(), Width::Wide, now());
        for key in keys.iter().filter(|it| !may_rest(&it.action)) {
            let mut model = make();
            let before = state(&mut model);
            let events = model.apply(key.action.clone(), now());
            let has_effect = !events.is_empty() || state(&mut model) != before;
            assert!(has_effect, "{} does nothing: {:?}", key.cap(), key.action);
            pressed += 1;
        }
    }
    assert!(pressed > 200, "{pressed} keys were pressed");
}
