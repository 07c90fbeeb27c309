//! Pictures of every screen, for looking at: `cargo test --test screens -- --ignored` writes them under `target/gallery`.

use std::path::Path;

use spotter::answer::{Confidence, Grade};
use spotter::material::{FaceId, FactId, Kind, SectionId};
use spotter::memory::RecordPart;
use spotter::model::{
    Action, CheckAction, InTextAction, Modal, Model, Notice, QuizForm, Route, Setup, Skip, Tab,
};
use spotter::record::{MissCause, Record, Scope};
use spotter::settings::ThemeChoice;
use spotter::study::{Feedback, Stage};

use crate::support::{answers, flawed, kinds, library, model_of, new_model, page, play, setup_of};
use crate::window::window;

fn section(id: &str) -> SectionId {
    SectionId::new("myokines", id)
}

/// Answers everything in the open quiz: each third question wrong.
fn finish_quiz(model: &mut Model, days_ago: i64) {
    for turn in 0_usize.. {
        let open = model.open.sitting.as_ref();
        if open.is_none_or(|it| it.current().is_none()) {
            break;
        }
        let mut actions = answers(model, turn % 3 != 0);
        actions.extend([Action::Submit, Action::Next]);
        play(model, days_ago, actions);
    }
}

/// Answers the open quiz wrong until a question of a wanted kind comes.
fn go_on_to(model: &mut Model, wanted: impl Fn(&Kind) -> bool) {
    while !model
        .target()
        .face(&model.library)
        .is_some_and(|it| wanted(&it.question.kind))
    {
        let mut actions = answers(model, false);
        actions.extend([Action::Submit, Action::Next]);
        play(model, 0, actions);
    }
}

/// A learner of some days.
pub fn studied() -> Model {
    let mut model = new_model();
    for (days_ago, id) in [
        (12, "what-a-myokine-is"),
        (9, "how-the-idea-began"),
        (6, "nerves"),
    ] {
        play(
            &mut model,
            days_ago,
            vec![
                Action::OpenSection(section(id)),
                Action::ReadTo(1000),
                Action::StartQuiz(Scope::Section(section(id))),
            ],
        );
        finish_quiz(&mut model, days_ago);
        play(&mut model, days_ago, vec![Action::Leave, Action::Leave]);
    }
    play(&mut model, 3, vec![Action::StartDrill]);
    for grade in [
        Grade::Good,
        Grade::Again,
        Grade::Good,
        Grade::Hard,
        Grade::Good,
        Grade::Easy,
        Grade::Good,
        Grade::Good,
    ] {
        play(
            &mut model,
            3,
            vec![Action::Reveal, Action::GiveGrade(grade)],
        );
    }
    play(&mut model, 3, vec![Action::Leave, Action::Leave]);
    play(
        &mut model,
        1,
        vec![
            Action::OpenSection(section("two-faces")),
            Action::ReadTo(1000),
            Action::Go(Route::Today),
        ],
    );
    model
}

#[expect(
    clippy::too_many_lines,
    reason = "a list of screens, one after the other"
)]
fn screens() -> Vec<(&'static str, Model)> {
    let with = |actions: Vec<Action>| {
        let mut model = studied();
        play(&mut model, 0, actions);
        model
    };
    let quiz = |pick: usize| {
        let mut model = with(vec![
            Action::OpenSection(section("two-faces")),
            Action::ReadTo(1000),
            Action::StartQuiz(Scope::Section(section("two-faces"))),
        ]);
        go_on_to(&mut model, |kind| matches!(kind, Kind::Choice { .. }));
        play(&mut model, 0, vec![Action::Pick(pick)]);
        model
    };
    let verdict = |right: bool| {
        (0..3).map(|pick| { let mut model = quiz(pick); play(&mut model, 0, vec![Action::Submit]); model })
            .find(|model| matches!(&model.open.sitting.as_ref().expect("a quiz").progress().stage, Stage::Judged(judged) if judged.verdict.is_right() == right))
            .expect("one of three options is right, one is wrong")
    };
    let mut typed = with(vec![Action::StartQuiz(Scope::Pack("myokines".to_owned()))]);
    go_on_to(&mut typed, |kind| matches!(kind, Kind::Cloze(_)));
    let mut typed_wrong = studied();
    play(
        &mut typed_wrong,
        0,
        vec![Action::StartQuiz(Scope::Pack("myokines".to_owned()))],
    );
    go_on_to(&mut typed_wrong, |kind| matches!(kind, Kind::Cloze(_)));
    play(
        &mut typed_wrong,
        0,
        vec![Action::Type("muscle".to_owned()), Action::Submit],
    );
    let mut end = with(vec![Action::StartQuiz(Scope::Section(section(
        "two-faces",
    )))]);
    finish_quiz(&mut end, 0);
    let mut closing = with(vec![Action::OpenModal(Modal::Closing)]);
    "No space left on device (os error 28)".clone_into(&mut closing.saving.problem);
    let fact = spotter::material::FactId::new("myokines", "il6-falls-with-training");
    let fact_of_history = with(vec![]).missed()[0].ask.clone();
    let mut stuck = with(vec![]);
    stuck.saving.waiting = 2;
    "No space left on device (os error 28)".clone_into(&mut stuck.saving.problem);
    vec![
        ("today-first", new_model()),
        ("today", with(vec![])),
        ("today-stuck", stuck),
        ("closing", closing),
        ("today-open-quiz", {
            let mut model = quiz(1);
            play(
                &mut model,
                0,
                vec![
                    Action::OpenPassage(spotter::material::FactId::new(
                        "myokines",
                        "range-autocrine",
                    )),
                    Action::Go(Route::Today),
                ],
            );
            model
        }),
        (
            "read",
            with(vec![Action::OpenSection(section("two-faces"))]),
        ),
        ("read-first", {
            let mut model = new_model();
            play(&mut model, 0, vec![Action::Go(Route::Read)]);
            model
        }),
        (
            "read-sources",
            with(vec![Action::OpenSection(section("sources"))]),
        ),
        ("read-passage", with(vec![Action::OpenPassage(fact)])),
        ("quiz-question", quiz(1)),
        ("quiz-verdict-wrong", verdict(false)),
        ("quiz-verdict-right", verdict(true)),
        ("quiz-typed", typed),
        ("quiz-typed-wrong", typed_wrong),
        ("end", end),
        ("drill-front", with(vec![Action::StartDrill])),
        ("drill-back", with(vec![Action::StartDrill, Action::Reveal])),
        ("practise", with(vec![Action::Go(Route::Practise)])),
        ("practise-first", {
            let mut model = new_model();
            play(&mut model, 0, vec![Action::Go(Route::Practise)]);
            model
        }),
        ("today-loading", {
            let mut model = new_model();
            model.begin_loading();
            model.note_loading(0.4);
            model
        }),
        ("today-counted-anew", {
            let setup = Setup {
                replay_at_once: 0,
                ..setup_of(Record::default())
            };
            let mut model = Model::new(library(), setup);
            model.begin_reading();
            model.note_loading(0.4);
            model
        }),
        ("today-notices", {
            let mut model = with(vec![]);
            let notices = &mut model.notices;
            notices.add(Notice::warning(
                "The data folder cannot be written. Your answers are safe in the rescue folder, and count as always.",
            ));
            notices.add(Notice::error("cannot save the text: No space left on device\nPath: exports/missed.md"));
            notices.add(Notice::error("cannot save the text: No space left on device\nPath: exports/missed.md"));
            play(&mut model, 0, vec![Action::Forget(RecordPart::Pack("myokines".to_owned()))]);
            model
        }),
        ("read-loading", {
            let mut model = new_model();
            model.begin_loading();
            play(&mut model, 0, vec![Action::Go(Route::Read)]);
            model
        }),
        ("library", with(vec![Action::Go(Route::Library)])),
        ("library-found", flawed()),
        ("library-finding", {
            let mut model = flawed();
            play(&mut model, 0, vec![Action::PackCheck(CheckAction::Show(1))]);
            model
        }),
        ("library-finding-last", {
            let mut model = flawed();
            play(
                &mut model,
                0,
                vec![Action::PackCheck(CheckAction::Show(99))],
            );
            model
        }),
        ("settings", {
            let mut model = with(vec![Action::Go(Route::Settings)]);
            model.backups = vec![20_770, 20_778];
            model
        }),
        ("settings-whole", {
            let mut model = with(vec![]);
            let sit = model
                .memory
                .sittings()
                .last()
                .expect("a sitting")
                .sit
                .to_owned();
            for part in [
                RecordPart::Fact(fact_of_history.fact.clone()),
                RecordPart::Sitting {
                    device: model.device().to_owned(),
                    sit: sit.clone(),
                },
            ] {
                play(&mut model, 0, vec![Action::Forget(part)]);
            }
            play(&mut model, 0, vec![Action::Go(Route::Settings)]);
            model
        }),
        ("removing", {
            let mut model = with(vec![]);
            play(
                &mut model,
                0,
                vec![Action::Forget(RecordPart::Pack("myokines".to_owned()))],
            );
            let forgotten = model.memory.forgotten()[0].clone();
            play(&mut model, 0, vec![Action::OpenModal(Modal::Removing(forgotten))]);
            model
        }),
        (
            "history",
            with(vec![
                Action::Go(Route::Practise),
                Action::ShowHistory(fact_of_history),
            ]),
        ),
        ("keys", with(vec![Action::ToggleKeys])),
    ]
    .into_iter()
    .chain(kinds_of_questions())
    .chain(around_questions())
    .chain(reading())
    .collect()
}

/// A quiz of one question of the test packs, after these actions.
fn asked(address: &str, actions: Vec<Action>) -> Model {
    let mut model = model_of(kinds(), Record::default());
    let asks = [address, "kinds/exercise-order/claim"];
    let asks = asks
        .map(|it| FaceId::parse(it).expect("an address"))
        .to_vec();
    play(
        &mut model,
        0,
        vec![Action::StartFaces(Scope::Everything, asks)],
    );
    play(&mut model, 0, actions);
    model
}

/// An answer that was sure, wrong, and mixed up with another.
fn mixed_up() -> Vec<Action> {
    let wrong = asked("kinds/concentric/lifting", Vec::new());
    let options = wrong.open.options(&wrong.library);
    let place = options.iter().position(|it| *it == "Eccentrically");
    vec![
        Action::Pick(place.expect("an option")),
        Action::SetSure(Confidence::Sure),
        Action::Submit,
        Action::GiveCause(MissCause::MixedUp),
    ]
}

/// The Practise screen with something missed and flagged.
fn practise(tab: Tab) -> Model {
    let mut model = asked("kinds/concentric/lifting", mixed_up());
    let flag = FaceId::parse("kinds/bar/picture").expect("an address");
    let actions = vec![
        Action::Flag(flag, "The plates look like 20 kg each to me.".to_owned()),
        Action::Next,
        Action::Pick(0),
        Action::Submit,
        Action::GiveCause(MissCause::Misread),
        Action::Leave,
        Action::Leave,
        Action::Go(Route::Practise),
        Action::ShowTab(tab),
    ];
    play(&mut model, 0, actions);
    model
}

/// The end of a quiz that was guessed through.
fn guessed_through(feedback: Feedback) -> Model {
    let mut model = model_of(kinds(), Record::default());
    let form = QuizForm {
        feedback,
        ..QuizForm::default()
    };
    play(
        &mut model,
        0,
        vec![Action::ChangeForm(form), Action::StartForm],
    );
    for turn in 0..10 {
        let sure = Action::SetSure(Confidence::Guess);
        let mut actions = vec![Action::Type("6".to_owned()), sure];
        actions.extend((0..4).map(|place| Action::Pick((place + turn) % 3)));
        actions.extend([Action::Submit, Action::Next]);
        play(&mut model, 0, actions);
    }
    model
}

/// The pictures of every kind of question and of what stands around them.
fn kinds_of_questions() -> Vec<(&'static str, Model)> {
    let several = || vec![Action::Pick(0), Action::Pick(3), Action::Pick(1)];
    let check = |mut actions: Vec<Action>| {
        actions.push(Action::Submit);
        actions
    };
    let matched = || vec![Action::Pick(0), Action::Pick(2), Action::Pick(1)];
    vec![
        ("kind-several", asked("kinds/spotting/which", several())),
        (
            "kind-several-verdict",
            asked("kinds/spotting/which", check(several())),
        ),
        (
            "kind-number",
            asked("kinds/one-rm/share", vec![Action::Type("80".to_owned())]),
        ),
        (
            "kind-number-verdict",
            asked(
                "kinds/one-rm/share",
                check(vec![Action::Type("80".to_owned())]),
            ),
        ),
        (
            "kind-order",
            asked("kinds/exercise-order/session", vec![Action::SelectPart(1)]),
        ),
        (
            "kind-order-verdict",
            asked("kinds/exercise-order/session", check(Vec::new())),
        ),
        (
            "kind-match",
            asked(
                "kinds/eccentric/actions",
                vec![Action::Pick(0), Action::Pick(2)],
            ),
        ),
        (
            "kind-match-verdict",
            asked("kinds/repetitions-by-goal/goals", check(matched())),
        ),
        (
            "kind-image",
            asked(
                "kinds/bar/picture",
                vec![Action::SetSure(Confidence::Unsure)],
            ),
        ),
        (
            "kind-contrast-whole",
            asked("kinds/concentric/lifting", mixed_up()),
        ),
    ]
}

/// The bundled article after some weeks: much is fading.
pub fn faded() -> Model {
    let mut model = new_model();
    for (days_ago, id) in [(60, "two-faces"), (59, "two-faces"), (30, "nerves")] {
        let id = section(id);
        let start = vec![
            Action::OpenSection(id.clone()),
            Action::ReadTo(1000),
            Action::StartQuiz(Scope::Section(id)),
        ];
        play(&mut model, days_ago, start);
        finish_quiz(&mut model, days_ago);
        play(&mut model, days_ago, vec![Action::Leave, Action::Leave]);
    }
    model
}

/// The pictures of the reading view: all that can stand on a page, and the questions in it.
#[expect(
    clippy::too_many_lines,
    reason = "a list of screens, one after the other"
)]
fn reading() -> Vec<(&'static str, Model)> {
    let of = |mut model: Model, actions: Vec<Action>| {
        play(&mut model, 0, actions);
        model
    };
    let page = || model_of(page(), Record::default());
    let uptake = || Action::OpenSection(SectionId::new("page", "uptake"));
    let here = |fact: &str| Action::InText(InTextAction::Here(FactId::new("myokines", fact)));
    let faces = || Action::OpenSection(section("two-faces"));
    let checked = || {
        let mut model = of(
            new_model(),
            vec![faces(), Action::InText(InTextAction::AskBefore)],
        );
        for right in [true, false, false] {
            let mut actions = answers(&model, right);
            actions.push(Action::Submit);
            play(&mut model, 0, actions);
        }
        play(&mut model, 0, vec![Action::ReadTo(1000)]);
        for _ in 0..3 {
            let mut actions = answers(&model, true);
            actions.extend([Action::Submit, Action::Next]);
            play(&mut model, 0, actions);
        }
        model
    };
    vec![
        (
            "diagram-ranges-whole",
            of(
                new_model(),
                vec![Action::OpenSection(section("what-a-myokine-is"))],
            ),
        ),
        ("diagram-cascade-whole", of(new_model(), vec![faces()])),
        (
            "diagram-organs-whole",
            of(new_model(), vec![Action::OpenSection(section("medicine"))]),
        ),
        ("reading-page", of(page(), vec![uptake()])),
        ("reading-page-whole", of(page(), vec![uptake()])),
        (
            "reading-link",
            of(
                page(),
                vec![
                    uptake(),
                    Action::OpenModal(Modal::Link("https://example.org/oxygen?at=work".to_owned())),
                ],
            ),
        ),
        ("reading-faded", of(faded(), vec![faces()])),
        (
            "reading-folded",
            of(
                faded(),
                vec![Action::OpenSection(section("nerves")), Action::ToggleFold],
            ),
        ),
        (
            "reading-here",
            of(faded(), vec![faces(), here("il6-two-settings")]),
        ),
        (
            "reading-here-shown",
            of(
                faded(),
                vec![faces(), here("il6-two-settings"), Action::Reveal],
            ),
        ),
        (
            "reading-here-graded",
            of(
                faded(),
                vec![
                    faces(),
                    here("il6-two-settings"),
                    Action::Reveal,
                    Action::GiveGrade(Grade::Good),
                ],
            ),
        ),
        (
            "reading-check",
            of(
                new_model(),
                vec![faces(), Action::InText(InTextAction::AskBefore)],
            ),
        ),
        (
            "reading-after-whole",
            of(faded(), vec![faces(), Action::ReadTo(1000), Action::Reveal]),
        ),
        ("reading-gain-whole", checked()),
        (
            "reading-skipped-whole",
            of(
                faded(),
                vec![faces(), Action::InText(InTextAction::Skip(Skip::Now))],
            ),
        ),
    ]
}

/// The pictures of what stands around questions.
fn around_questions() -> Vec<(&'static str, Model)> {
    let bar = || FaceId::parse("kinds/bar/picture").expect("an address");
    let note = "The plates look like 20 kg each".to_owned();
    let flagging = Action::OpenModal(Modal::Flag(bar(), note));
    let cut_off = asked(
        "kinds/spotting/which",
        vec![Action::Pick(0), Action::Submit],
    );
    vec![
        (
            "flagging",
            asked(
                "kinds/bar/picture",
                vec![Action::Pick(0), Action::Submit, flagging],
            ),
        ),
        ("practise-missed", practise(Tab::Missed)),
        ("practise-quiz", practise(Tab::Quiz)),
        ("practise-flagged", practise(Tab::Flagged)),
        ("read-find", {
            let mut model = new_model();
            let words = Action::Find("capillar".to_owned(), spotter::model::SearchIn::ThisPack);
            let actions = vec![
                Action::OpenSection(section("what-a-myokine-is")),
                Action::OpenFind,
                words,
            ];
            play(&mut model, 0, actions);
            model
        }),
        ("copied", {
            let this = FaceId::parse("kinds/exercise-order/claim").expect("an address");
            asked(
                "kinds/overload/gap",
                vec![
                    Action::Type("overload".to_owned()),
                    Action::Submit,
                    Action::CopyQuestion(this),
                ],
            )
        }),
        ("today-cut-off", model_of(kinds(), cut_off.record)),
        ("end-whole", guessed_through(Feedback::AtOnce)),
        ("end-verdicts-whole", guessed_through(Feedback::AtEnd)),
    ]
}

#[test]
#[ignore = "writes pictures for looking at; it asserts nothing about them"]
fn write_pictures_of_every_screen() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../gallery");
    std::fs::create_dir_all(&folder).expect("the target folder can be written");
    let variants = [
        ("light", ThemeChoice::Light, 100, (1280.0, 800.0)),
        ("dark", ThemeChoice::Dark, 100, (1280.0, 800.0)),
        ("sepia", ThemeChoice::Sepia, 100, (1280.0, 800.0)),
        ("small", ThemeChoice::Light, 100, (720.0, 480.0)),
        ("large", ThemeChoice::Light, 150, (1280.0, 800.0)),
        ("huge", ThemeChoice::Light, 100, (2560.0, 1440.0)),
        ("double", ThemeChoice::Dark, 100, (1280.0, 800.0)),
    ];
    let wanted = std::env::var("GALLERY").unwrap_or_default();
    for (variant, theme, percent, (width, height)) in variants {
        for (name, mut model) in screens() {
            if !format!("{name}-{variant}").contains(&wanted) {
                continue;
            }
            model.settings.theme = theme;
            model.settings.text_percent = percent;
            // A page that scrolls is also looked at as a whole.
            let height = if name.starts_with("reading") && name.ends_with("-whole") {
                2600.0
            } else if name.ends_with("-whole") {
                1500.0
            } else {
                height
            };
            let mut harness = window(model, width, height);
            if variant == "double" {
                harness.set_pixels_per_point(2.0);
            }
            harness.run();
            let picture = harness.render().expect("the screen can be drawn");
            picture
                .save(folder.join(format!("{name}-{variant}.png")))
                .expect("the picture can be written");
        }
    }
}
