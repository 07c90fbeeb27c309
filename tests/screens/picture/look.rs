//! Looks: pictures of the main screens stay as they are.

use egui_kittest::SnapshotOptions;
use spotter::material::{FactId, SectionId};
use spotter::model::{
    Action, CheckAction, FlowAction, Model, ReadAction, Route, SettingsAction, SittingAction,
    StartAction,
};
use spotter::record::{Record, Scope};
use spotter::settings::ThemeChoice;

use crate::support::{flawed, model_of, new_model, now, page, play};
use crate::window::window;

fn with(actions: Vec<Action>) -> Model {
    let mut model = new_model();
    play(&mut model, 0, actions);
    model
}

fn section(id: &str) -> SectionId {
    SectionId::new("myokines", id)
}

fn quiz() -> Action {
    StartAction::Quiz(Scope::Section(section("how-the-idea-began"))).into()
}

fn compare(name: &str, theme: ThemeChoice, mut model: Model, size: (f32, f32)) {
    let _events = model.apply(SettingsAction::SetTheme(theme), now());
    let mut window = window(model, size.0, size.1);
    window.run();
    let options = SnapshotOptions::new().output_path("tests/pictures");
    window.snapshot_options(name, &options);
}

/// A section that was learnt some weeks ago, opened.
fn faded() -> Model {
    let mut model = crate::picture::gallery::faded();
    let open = FlowAction::OpenSection(section("two-faces")).into();
    play(&mut model, 0, vec![open]);
    model
}

fn page_of_all_marks() -> Model {
    let mut model = model_of(page(), Record::default());
    let open = FlowAction::OpenSection(SectionId::new("page", "uptake")).into();
    play(&mut model, 0, vec![open]);
    model
}

const WINDOW: (f32, f32) = (1280.0, 800.0);
const SMALL: (f32, f32) = (720.0, 480.0);
const TALL: (f32, f32) = (1280.0, 1500.0);

/// A quiz right after a wrong answer to a question with options.
fn missed() -> Model {
    let mut model = with(vec![
        StartAction::Quiz(Scope::Section(section("two-faces"))).into(),
    ]);
    loop {
        let asked = model
            .open()
            .face(model.library())
            .expect("one of the questions has options");
        let key = spotter::answer::key_text(asked.question, asked.gap);
        let options = model.open().options(model.library());
        if options.len() >= 3 {
            let wrong = options
                .iter()
                .position(|option| *option != key)
                .expect("more than the key");
            play(
                &mut model,
                0,
                vec![
                    SittingAction::Pick(wrong).into(),
                    SittingAction::Submit.into(),
                ],
            );
            return model;
        }
        let given = options
            .iter()
            .position(|option| *option == key)
            .map_or_else(|| SittingAction::Type(key), SittingAction::Pick)
            .into();
        play(
            &mut model,
            0,
            vec![
                given,
                SittingAction::Submit.into(),
                SittingAction::Next.into(),
            ],
        );
    }
}

fn drilling() -> Model {
    with(vec![
        FlowAction::OpenSection(section("how-the-idea-began")).into(),
        ReadAction::Finish.into(),
        StartAction::Drill.into(),
    ])
}

macro_rules! pictures {
    ($($name:ident: $theme:ident, $model:expr, $size:ident;)+) => {$(
        #[test]
        fn $name() {
            compare(stringify!($name), ThemeChoice::$theme, $model, $size);
        }
    )+};
}

pictures! {
    today_first: Light, new_model(), WINDOW;
    today_small: Light, new_model(), SMALL;
    today_dark: Dark, new_model(), WINDOW;
    read: Light, with(vec![FlowAction::OpenSection(section("two-faces")).into()]), WINDOW;
    read_faded: Light, faded(), WINDOW;
    read_page_dark: Dark, page_of_all_marks(), TALL;
    read_sepia: Sepia, with(vec![FlowAction::OpenSection(section("what-a-myokine-is")).into()]), WINDOW;
    read_passage: Light, with(vec![FlowAction::OpenPassage(FactId::new("myokines", "il6-falls-with-training")).into()]), SMALL;
    quiz_question: Light, with(vec![quiz()]), SMALL;
    quiz_verdict: Light, missed(), WINDOW;
    quiz_verdict_dark: Dark, missed(), WINDOW;
    drill_question: Light, drilling(), SMALL;
    drill_answer: Light, { let mut model = drilling(); play(&mut model, 0, vec![SittingAction::Reveal.into()]); model }, WINDOW;
    practise: Light, { let mut model = missed(); play(&mut model, 0, vec![SittingAction::Next.into(), SittingAction::Leave.into(), SittingAction::Leave.into(), FlowAction::Go(Route::Practise).into()]); model }, WINDOW;
    library: Light, flawed(), WINDOW;
    library_finding: Light, { let mut model = flawed(); play(&mut model, 0, vec![CheckAction::Show(2).into()]); model }, WINDOW;
    settings: Light, with(vec![FlowAction::Go(Route::Settings).into()]), SMALL;
}
