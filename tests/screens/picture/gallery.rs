//! Pictures of every screen to look at: `cargo test --test screens -- --ignored write_pictures` writes them to
//! `target/gallery`; `sheets.rs` puts them side by side.

use std::path::Path;

use spotter::answer::{Confidence, Grade};
use spotter::material::{FaceId, FactId, Kind, Library, SectionId};
use spotter::memory::RecordPart;
use spotter::model::{
    Action, CheckAction, FlowAction, InTextAction, Modal, Model, Notice, Palette, PractiseAction,
    QuestionAction, QuizForm, ReadAction, RecordAction, Route, SettingsAction, Setup, ShellAction,
    SittingAction, Skip, StartAction, Tab,
};
use spotter::record::{MissCause, Record, Scope};
use spotter::settings::ThemeChoice;
use spotter::study::{Feedback, Stage};

use crate::articles::own_pack;
use crate::support::{
    Give, answers, flawed, kinds, library, model_of, new_model, page, play, setup_of, shelved,
    unsaved,
};
use crate::window::window_on_screen;

fn section(id: &str) -> SectionId {
    SectionId::new("myokines", id)
}

/// Answers the open quiz to its end, every third question wrongly.
fn finish_quiz(model: &mut Model, days_ago: i64) {
    for turn in 0_usize.. {
        let open = model.open().sitting.as_ref();
        if open.is_none_or(|it| it.current().is_none()) {
            break;
        }
        let mut actions = answers(model, Give::right_if(turn % 3 != 0));
        actions.extend([SittingAction::Submit.into(), SittingAction::Next.into()]);
        play(model, days_ago, actions);
    }
}

/// Answers wrongly until a question of the wanted kind comes up.
fn go_on_to(model: &mut Model, wanted: impl Fn(&Kind) -> bool) {
    while !model
        .target()
        .face(model.library())
        .is_some_and(|it| wanted(&it.question.kind))
    {
        let mut actions = answers(model, Give::Wrong);
        actions.extend([SittingAction::Submit.into(), SittingAction::Next.into()]);
        play(model, 0, actions);
    }
}

/// A learner who read, quizzed and drilled on several days.
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
                FlowAction::OpenSection(section(id)).into(),
                ReadAction::To(1000).into(),
                StartAction::Quiz(Scope::Section(section(id))).into(),
            ],
        );
        finish_quiz(&mut model, days_ago);
        play(
            &mut model,
            days_ago,
            vec![SittingAction::Leave.into(), SittingAction::Leave.into()],
        );
    }
    play(&mut model, 3, vec![StartAction::Drill.into()]);
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
            vec![
                SittingAction::Reveal.into(),
                SittingAction::GiveGrade(grade).into(),
            ],
        );
    }
    play(
        &mut model,
        3,
        vec![SittingAction::Leave.into(), SittingAction::Leave.into()],
    );
    play(
        &mut model,
        1,
        vec![
            FlowAction::OpenSection(section("two-faces")).into(),
            ReadAction::To(1000).into(),
            FlowAction::Go(Route::Today).into(),
        ],
    );
    model
}

#[expect(
    clippy::too_many_lines,
    reason = "a list of screens, one after the other"
)]
pub fn screens() -> Vec<(&'static str, Model)> {
    let with = |actions: Vec<Action>| {
        let mut model = studied();
        play(&mut model, 0, actions);
        model
    };
    let quiz = |pick: usize| {
        let mut model = with(vec![
            FlowAction::OpenSection(section("two-faces")).into(),
            ReadAction::To(1000).into(),
            StartAction::Quiz(Scope::Section(section("two-faces"))).into(),
        ]);
        go_on_to(&mut model, |kind| matches!(kind, Kind::Choice { .. }));
        play(&mut model, 0, vec![SittingAction::Pick(pick).into()]);
        model
    };
    let verdict = |right: bool| {
        (0..3).map(|pick| { let mut model = quiz(pick); play(&mut model, 0, vec![SittingAction::Submit.into()]); model })
            .find(|model| matches!(&model.open().sitting.as_ref().expect("a quiz").progress().stage, Stage::Judged(judged) if judged.verdict.is_right() == right))
            .expect("one of three options is right, one is wrong")
    };
    let mut typed = with(vec![
        StartAction::Quiz(Scope::Pack("myokines".to_owned())).into(),
    ]);
    go_on_to(&mut typed, |kind| matches!(kind, Kind::Cloze(_)));
    let mut typed_wrong = studied();
    play(
        &mut typed_wrong,
        0,
        vec![StartAction::Quiz(Scope::Pack("myokines".to_owned())).into()],
    );
    go_on_to(&mut typed_wrong, |kind| matches!(kind, Kind::Cloze(_)));
    play(
        &mut typed_wrong,
        0,
        vec![
            SittingAction::Type("muscle".to_owned()).into(),
            SittingAction::Submit.into(),
        ],
    );
    let mut end = with(vec![
        StartAction::Quiz(Scope::Section(section("two-faces"))).into(),
    ]);
    finish_quiz(&mut end, 0);
    let mut closing = with(vec![ShellAction::OpenModal(Modal::Closing).into()]);
    closing.not_saved("No space left on device (os error 28)".to_owned());
    let fact = spotter::material::FactId::new("myokines", "il6-falls-with-training");
    let fact_of_history = with(vec![]).missed()[0].ask.clone();
    let mut stuck = with(vec![]);
    unsaved(&mut stuck, "No space left on device (os error 28)");
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
                    FlowAction::OpenPassage(spotter::material::FactId::new(
                        "myokines",
                        "range-autocrine",
                    )).into(),
                    FlowAction::Go(Route::Today).into(),
                ],
            );
            model
        }),
        (
            "read",
            with(vec![FlowAction::OpenSection(section("two-faces")).into()]),
        ),
        ("read-first", {
            let mut model = new_model();
            play(&mut model, 0, vec![FlowAction::Go(Route::Read).into()]);
            model
        }),
        (
            "read-sources",
            with(vec![FlowAction::OpenSection(section("sources")).into()]),
        ),
        ("read-passage", with(vec![FlowAction::OpenPassage(fact).into()])),
        ("quiz-question", quiz(1)),
        ("quiz-verdict-wrong", verdict(false)),
        ("quiz-verdict-right", verdict(true)),
        ("quiz-typed", typed),
        ("quiz-typed-wrong", typed_wrong),
        ("end", end),
        ("drill-front", with(vec![StartAction::Drill.into()])),
        ("drill-back", with(vec![StartAction::Drill.into(), SittingAction::Reveal.into()])),
        ("practise", with(vec![FlowAction::Go(Route::Practise).into()])),
        ("practise-first", {
            let mut model = new_model();
            play(&mut model, 0, vec![FlowAction::Go(Route::Practise).into()]);
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
            model.begin_reread();
            model.note_loading(0.4);
            model
        }),
        ("today-notices", {
            let mut model = with(vec![]);
            model.notify(Notice::warning(
                "The data folder cannot be written. Your answers are safe in the rescue folder, and count as always.",
            ));
            model.notify(Notice::error("Could not save the text. Your answers are safe. Free some space on the disk, then try again.\nNo space left on device\nPath: exports/missed.md"));
            model.notify(Notice::error("Could not save the text. Your answers are safe. Free some space on the disk, then try again.\nNo space left on device\nPath: exports/missed.md"));
            play(&mut model, 0, vec![RecordAction::Forget(RecordPart::Pack("myokines".to_owned())).into()]);
            model
        }),
        ("today-past", {
            let mut model = with(vec![]);
            let quiz = model.memory().sittings().nth(2).expect("a quiz").name();
            play(&mut model, 0, vec![FlowAction::OpenPast(quiz).into()]);
            model
        }),
        ("today-past-unfinished", {
            let mut model = quiz(1);
            let quiz = model.memory().sittings().last().expect("a quiz").name();
            let actions = vec![SittingAction::Leave.into(), FlowAction::OpenPast(quiz).into()];
            play(&mut model, 0, actions);
            model
        }),
        ("today-shelf", shelved()),
        ("library-shelf", {
            let mut model = shelved();
            play(&mut model, 0, vec![FlowAction::Go(Route::Library).into()]);
            model
        }),
        ("read-loading", {
            let mut model = new_model();
            model.begin_loading();
            play(&mut model, 0, vec![FlowAction::Go(Route::Read).into()]);
            model
        }),
        ("library", with(vec![FlowAction::Go(Route::Library).into()])),
        ("library-found", flawed()),
        ("library-finding", {
            let mut model = flawed();
            play(&mut model, 0, vec![CheckAction::Show(1).into()]);
            model
        }),
        ("library-finding-last", {
            let mut model = flawed();
            play(
                &mut model,
                0,
                vec![CheckAction::Show(99).into()],
            );
            model
        }),
        ("settings", {
            let mut model = with(vec![FlowAction::Go(Route::Settings).into()]);
            model.note_backups(vec![20_770, 20_778]);
            model
        }),
        ("settings-whole", {
            let mut model = with(vec![]);
            let sit = model
                .memory()
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
                play(&mut model, 0, vec![RecordAction::Forget(part).into()]);
            }
            play(&mut model, 0, vec![FlowAction::Go(Route::Settings).into()]);
            model
        }),
        ("removing", {
            let mut model = with(vec![]);
            play(
                &mut model,
                0,
                vec![RecordAction::Forget(RecordPart::Pack("myokines".to_owned())).into()],
            );
            let forgotten = model.memory().forgotten()[0].clone();
            play(&mut model, 0, vec![ShellAction::OpenModal(Modal::Removing(forgotten)).into()]);
            model
        }),
        (
            "history",
            with(vec![
                FlowAction::Go(Route::Practise).into(),
                QuestionAction::ShowHistory(fact_of_history).into(),
            ]),
        ),
        ("keys", with(vec![ShellAction::ToggleKeys.into()])),
        ("palette", with(vec![ShellAction::OpenModal(Modal::Palette(Palette::default())).into()])),
        ("palette-found", {
            let palette = Palette { words: "il-6".to_owned(), row: 1 };
            with(vec![ShellAction::OpenModal(Modal::Palette(palette)).into()])
        }),
    ]
    .into_iter()
    .chain(kinds_of_questions())
    .chain(around_questions())
    .chain(reading())
    .collect()
}

/// A quiz of this question and one more from the test packs, after these actions.
fn asked(address: &str, actions: Vec<Action>) -> Model {
    let mut model = model_of(kinds(), Record::default());
    let asks = [address, "kinds/exercise-order/claim"];
    let asks = asks
        .map(|it| FaceId::parse(it).expect("an address"))
        .to_vec();
    play(
        &mut model,
        0,
        vec![StartAction::Faces(Scope::Everything, asks).into()],
    );
    play(&mut model, 0, actions);
    model
}

/// A wrong answer with confidence `Sure` whose cause is a mix-up.
fn mixed_up() -> Vec<Action> {
    let wrong = asked("kinds/concentric/lifting", Vec::new());
    let options = wrong.open().options(wrong.library());
    let place = options.iter().position(|it| *it == "Eccentrically");
    vec![
        SittingAction::Pick(place.expect("an option")).into(),
        SittingAction::SetSure(Confidence::Sure).into(),
        SittingAction::Submit.into(),
        SittingAction::GiveCause(MissCause::MixedUp).into(),
    ]
}

/// The Practise screen with missed and flagged questions.
fn practise(tab: Tab) -> Model {
    let mut model = asked("kinds/concentric/lifting", mixed_up());
    let flag = FaceId::parse("kinds/bar/picture").expect("an address");
    let actions = vec![
        QuestionAction::Flag(flag, "The plates look like 20 kg each to me.".to_owned()).into(),
        SittingAction::Next.into(),
        SittingAction::Pick(0).into(),
        SittingAction::Submit.into(),
        SittingAction::GiveCause(MissCause::Misread).into(),
        SittingAction::Leave.into(),
        SittingAction::Leave.into(),
        FlowAction::Go(Route::Practise).into(),
        PractiseAction::ShowTab(tab).into(),
    ];
    play(&mut model, 0, actions);
    model
}

/// The end of a quiz in which every answer was a guess.
fn guessed_through(feedback: Feedback) -> Model {
    let mut model = model_of(kinds(), Record::default());
    let form = QuizForm {
        feedback,
        ..QuizForm::default()
    };
    play(
        &mut model,
        0,
        vec![
            PractiseAction::ChangeForm(form).into(),
            PractiseAction::StartForm.into(),
        ],
    );
    for turn in 0..10 {
        let sure = SittingAction::SetSure(Confidence::Guess).into();
        let mut actions = vec![SittingAction::Type("6".to_owned()).into(), sure];
        actions.extend((0..4).map(|place| SittingAction::Pick((place + turn) % 3).into()));
        actions.extend([SittingAction::Submit.into(), SittingAction::Next.into()]);
        play(&mut model, 0, actions);
    }
    model
}

/// Pictures of every kind of question, some with their verdict.
fn kinds_of_questions() -> Vec<(&'static str, Model)> {
    let several = || [0, 3, 1].map(|it| SittingAction::Pick(it).into()).to_vec();
    let check = |mut actions: Vec<Action>| {
        actions.push(SittingAction::Submit.into());
        actions
    };
    let matched = || {
        vec![
            SittingAction::Pick(0).into(),
            SittingAction::Pick(2).into(),
            SittingAction::Pick(1).into(),
        ]
    };
    vec![
        ("kind-several", asked("kinds/spotting/which", several())),
        (
            "kind-several-verdict",
            asked("kinds/spotting/which", check(several())),
        ),
        (
            "kind-number",
            asked(
                "kinds/one-rm/share",
                vec![SittingAction::Type("80".to_owned()).into()],
            ),
        ),
        (
            "kind-number-verdict",
            asked(
                "kinds/one-rm/share",
                check(vec![SittingAction::Type("80".to_owned()).into()]),
            ),
        ),
        (
            "kind-order",
            asked(
                "kinds/exercise-order/session",
                vec![SittingAction::SelectPart(1).into()],
            ),
        ),
        (
            "kind-order-verdict",
            asked(
                "kinds/exercise-order/session",
                check(vec![SittingAction::KeepOrder.into()]),
            ),
        ),
        (
            "kind-match",
            asked(
                "kinds/eccentric/actions",
                vec![SittingAction::Pick(0).into(), SittingAction::Pick(2).into()],
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
                vec![SittingAction::SetSure(Confidence::Unsure).into()],
            ),
        ),
        (
            "kind-contrast-whole",
            asked("kinds/concentric/lifting", mixed_up()),
        ),
    ]
}

/// A learner who quizzed two sections some weeks ago, so that much is fading.
pub fn faded() -> Model {
    let mut model = new_model();
    for (days_ago, id) in [(60, "two-faces"), (59, "two-faces"), (30, "nerves")] {
        let id = section(id);
        let start = vec![
            FlowAction::OpenSection(id.clone()).into(),
            ReadAction::To(1000).into(),
            StartAction::Quiz(Scope::Section(id)).into(),
        ];
        play(&mut model, days_ago, start);
        finish_quiz(&mut model, days_ago);
        play(
            &mut model,
            days_ago,
            vec![SittingAction::Leave.into(), SittingAction::Leave.into()],
        );
    }
    model
}

/// A learner with several packs, one of them with two texts of their own.
fn several_packs() -> Model {
    let text = "## First\n\nOne.\n\n### Inside\n\nMore.\n\n## Second\n\nTwo.\n";
    let own = own_pack(&["sleep.md", "bone.md"], text);
    let packs = [library(), page(), kinds()];
    let packs = packs.iter().flat_map(|it| it.packs().to_vec());
    let library = Library::new(packs.chain([own]).collect(), Vec::new());
    model_of(library, studied().record().clone())
}

/// Pictures of the reading view: everything that can be on a page, and the questions in the text.
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
    let uptake = || FlowAction::OpenSection(SectionId::new("page", "uptake")).into();
    let here = |fact: &str| InTextAction::Here(FactId::new("myokines", fact)).into();
    let faces = || FlowAction::OpenSection(section("two-faces")).into();
    let checked = || {
        let mut model = of(new_model(), vec![faces(), InTextAction::AskBefore.into()]);
        for give in [Give::Right, Give::Wrong, Give::Wrong] {
            let mut actions = answers(&model, give);
            actions.push(SittingAction::Submit.into());
            play(&mut model, 0, actions);
        }
        play(&mut model, 0, vec![ReadAction::To(1000).into()]);
        for _ in 0..3 {
            let mut actions = answers(&model, Give::Right);
            actions.extend([SittingAction::Submit.into(), SittingAction::Next.into()]);
            play(&mut model, 0, actions);
        }
        model
    };
    vec![
        (
            "diagram-ranges-whole",
            of(
                new_model(),
                vec![FlowAction::OpenSection(section("what-a-myokine-is")).into()],
            ),
        ),
        ("diagram-cascade-whole", of(new_model(), vec![faces()])),
        (
            "diagram-organs-whole",
            of(
                new_model(),
                vec![FlowAction::OpenSection(section("medicine")).into()],
            ),
        ),
        ("reading-page", of(page(), vec![uptake()])),
        ("reading-page-whole", of(page(), vec![uptake()])),
        (
            "reading-link",
            of(
                page(),
                vec![
                    uptake(),
                    ShellAction::OpenModal(Modal::Link(
                        "https://example.org/oxygen?at=work".to_owned(),
                    ))
                    .into(),
                ],
            ),
        ),
        ("reading-faded", of(faded(), vec![faces()])),
        (
            "reading-contents",
            of(faded(), vec![faces(), ReadAction::ToggleContents.into()]),
        ),
        (
            "reading-packs",
            of(
                several_packs(),
                vec![faces(), ReadAction::ToggleContents.into()],
            ),
        ),
        (
            "reading-folded",
            of(
                faded(),
                vec![
                    FlowAction::OpenSection(section("nerves")).into(),
                    ReadAction::ToggleFold.into(),
                ],
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
                vec![
                    faces(),
                    here("il6-two-settings"),
                    SittingAction::Reveal.into(),
                ],
            ),
        ),
        (
            "reading-here-graded",
            of(
                faded(),
                vec![
                    faces(),
                    here("il6-two-settings"),
                    SittingAction::Reveal.into(),
                    SittingAction::GiveGrade(Grade::Good).into(),
                ],
            ),
        ),
        (
            "reading-check",
            of(new_model(), vec![faces(), InTextAction::AskBefore.into()]),
        ),
        (
            "reading-after-whole",
            of(
                faded(),
                vec![
                    faces(),
                    ReadAction::To(1000).into(),
                    SittingAction::Reveal.into(),
                ],
            ),
        ),
        ("reading-gain-whole", checked()),
        (
            "reading-skipped-whole",
            of(faded(), vec![faces(), InTextAction::Skip(Skip::Now).into()]),
        ),
    ]
}

/// Pictures of what surrounds questions: flags, lists, search, end pages.
fn around_questions() -> Vec<(&'static str, Model)> {
    let bar = || FaceId::parse("kinds/bar/picture").expect("an address");
    let note = "The plates look like 20 kg each".to_owned();
    let flagging = ShellAction::OpenModal(Modal::Flag(bar(), note)).into();
    let cut_off = asked(
        "kinds/spotting/which",
        vec![SittingAction::Pick(0).into(), SittingAction::Submit.into()],
    );
    vec![
        (
            "flagging",
            asked(
                "kinds/bar/picture",
                vec![
                    SittingAction::Pick(0).into(),
                    SittingAction::Submit.into(),
                    flagging,
                ],
            ),
        ),
        ("practise-missed", practise(Tab::Missed)),
        ("practise-quiz", practise(Tab::Quiz)),
        ("practise-flagged", practise(Tab::Flagged)),
        ("read-find", {
            let mut model = new_model();
            let words =
                ReadAction::Find("capillar".to_owned(), spotter::model::SearchIn::ThisPack).into();
            let actions = vec![
                FlowAction::OpenSection(section("what-a-myokine-is")).into(),
                ReadAction::OpenFind.into(),
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
                    SittingAction::Type("overload".to_owned()).into(),
                    SittingAction::Submit.into(),
                    QuestionAction::Copy(this).into(),
                ],
            )
        }),
        ("today-cut-off", model_of(kinds(), cut_off.record().clone())),
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
        ("tight", ThemeChoice::Light, 175, (720.0, 480.0)),
        ("huge", ThemeChoice::Light, 100, (2560.0, 1440.0)),
        ("double", ThemeChoice::Dark, 100, (1280.0, 800.0)),
    ];
    let wanted = std::env::var("GALLERY").unwrap_or_default();
    for (variant, theme, percent, (width, height)) in variants {
        for (name, mut model) in screens() {
            if !format!("{name}-{variant}").contains(&wanted) {
                continue;
            }
            play(&mut model, 0, vec![SettingsAction::SetTheme(theme).into()]);
            while model.settings().text_percent < percent {
                play(&mut model, 0, vec![SettingsAction::StepTextSize(1).into()]);
            }
            // Pages that scroll are also shown whole.
            let height = if name.starts_with("reading") && name.ends_with("-whole") {
                2600.0
            } else if name.ends_with("-whole") {
                1500.0
            } else {
                height
            };
            let mut harness = window_on_screen(model, width, height);
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
