//! What a learner does, through `Model::apply`: screens, sittings, reading, and the events recorded on the way.

use spotter::answer::Confidence;
use spotter::material::{FactId, SectionId};
use spotter::memory::RecordPart;
use spotter::model::{
    Action, FlowAction, Model, NextStep, PassageView, ReadAction, RecordAction, Route,
    SettingsAction, Setup, SittingAction, StartAction, Width, next_step,
};
use spotter::record::{Ending, Event, Record, Scope, event};
use spotter::settings::Settings;
use spotter::study::Stage;

use crate::support::{Give, answers, library, merged, new_model, now, reread};

fn section(id: &str) -> SectionId {
    SectionId::new("myokines", id)
}

/// Applies actions four seconds apart, from the last event on, and returns all events.
fn act(model: &mut Model, actions: Vec<Action>) -> Vec<Event> {
    let start = model
        .record()
        .entries()
        .last()
        .map_or_else(now, |entry| entry.event.at());
    (1_i64..)
        .zip(actions)
        .flat_map(|(step, action)| model.apply(action, start.plus_ms(4000 * step)))
        .collect()
}

/// Answers the current question and submits the answer.
fn answer(model: &mut Model, give: Give) -> Vec<Event> {
    let mut actions = answers(model, give);
    actions.push(SittingAction::Submit.into());
    act(model, actions)
}

fn restarted(record: Record) -> Model {
    let (settings, device) = (Settings::default(), "test-0000".to_owned());
    Model::new(
        library(),
        Setup {
            record,
            settings,
            device,
            seed: 1,
            now: now().plus_ms(3_600_000),
            replay_at_once: Setup::REPLAY_AT_ONCE,
        },
    )
}

fn quizzed(wrong: &[usize]) -> Model {
    let mut model = new_model();
    act(
        &mut model,
        vec![StartAction::Quiz(Scope::Section(section("two-faces"))).into()],
    );
    for turn in 0..6 {
        answer(&mut model, Give::right_if(!wrong.contains(&turn)));
        act(&mut model, vec![SittingAction::Next.into()]);
    }
    model
}

#[test]
fn a_newcomer_reads_is_quizzed_and_has_something_to_recall() {
    let mut model = new_model();
    assert_eq!(
        next_step(&model, now()),
        NextStep::Begin(section("what-a-myokine-is")),
        "one clear way in"
    );
    act(
        &mut model,
        vec![
            FlowAction::OpenSection(section("what-a-myokine-is")).into(),
            ReadAction::To(1000).into(),
        ],
    );
    act(
        &mut model,
        vec![StartAction::Quiz(Scope::Section(section("what-a-myokine-is"))).into()],
    );
    assert!(
        model
            .memory()
            .reading(&section("what-a-myokine-is"))
            .is_some_and(|it| it.finished),
        "read to the end, so read"
    );
    for turn in 0..3 {
        assert_eq!(
            answer(&mut model, Give::right_if(turn > 0)).len(),
            1,
            "one event an answer"
        );
        act(&mut model, vec![SittingAction::Next.into()]);
    }
    act(
        &mut model,
        vec![SittingAction::Leave.into(), SittingAction::Leave.into()],
    );
    assert_eq!(
        (model.route(), model.memory().counts().answers),
        (Route::Today, 3),
        "back with three answers"
    );
    let pack = model.library().pack("myokines").expect("bundled");
    let left = pack.facts_of("what-a-myokine-is").count() - 3;
    assert!(
        matches!(next_step(&model, now().plus_ms(60_000)), NextStep::Drill(plan) if plan.new.len() == left),
        "the other facts are left"
    );
}

#[test]
fn the_passage_opens_by_itself_after_a_miss_where_there_is_room() {
    let mut model = new_model();
    act(
        &mut model,
        vec![StartAction::Quiz(Scope::Section(section("two-faces"))).into()],
    );
    answer(&mut model, Give::Wrong);
    assert!(
        model.open().passage_visible(Width::Wide) && !model.open().passage_visible(Width::Narrow),
        "beside, not over the reasons"
    );
    act(
        &mut model,
        vec![SittingAction::ShowPassage(PassageView::Shown).into()],
    );
    assert!(
        model.open().passage_visible(Width::Narrow),
        "one key shows it in a small window"
    );
    act(&mut model, vec![FlowAction::Back.into()]);
    assert!(
        !model.open().passage_visible(Width::Narrow),
        "and Esc puts it away"
    );
    assert!(
        matches!(
            model
                .open()
                .sitting
                .as_ref()
                .expect("a quiz")
                .progress()
                .stage,
            Stage::Judged(_)
        ),
        "at the same verdict"
    );
}

#[test]
fn a_jump_to_the_article_comes_back_to_the_same_question() {
    let mut model = new_model();
    act(
        &mut model,
        vec![StartAction::Quiz(Scope::Section(section("two-faces"))).into()],
    );
    answer(&mut model, Give::Wrong);
    let before = model
        .open()
        .sitting
        .as_ref()
        .and_then(|it| it.current().cloned());
    let fact = before.as_ref().expect("a question").fact.clone();
    act(
        &mut model,
        vec![FlowAction::OpenPassage(fact.clone()).into()],
    );
    assert_eq!(
        (model.route(), &model.reader().jumped),
        (Route::Read, &Some(fact)),
        "at the passage"
    );
    act(&mut model, vec![FlowAction::Back.into()]);
    assert_eq!(
        (
            model.route(),
            model
                .open()
                .sitting
                .as_ref()
                .and_then(|it| it.current().cloned())
        ),
        (Route::Sitting, before),
        "and back"
    );
}

#[test]
fn what_was_missed_can_be_retried_until_it_is_right() {
    let mut model = quizzed(&[1, 4]);
    let sitting = model.open().sitting.as_ref().expect("the quiz");
    assert_eq!(
        (sitting.progress().counts.right, sitting.misses().len()),
        (4, 2),
        "four of six"
    );
    act(&mut model, vec![SittingAction::Leave.into()]);
    assert_eq!(model.missed().len(), 2, "two wait");
    act(&mut model, vec![StartAction::Quiz(Scope::Missed).into()]);
    answer(&mut model, Give::Right);
    act(&mut model, vec![SittingAction::Next.into()]);
    answer(&mut model, Give::Wrong);
    act(
        &mut model,
        vec![SittingAction::Next.into(), SittingAction::Leave.into()],
    );
    assert_eq!(model.missed().len(), 1, "one left by being answered right");
    assert_eq!(model.missed()[0].times, 2, "the other was missed twice");
}

#[test]
fn a_quiz_that_is_ended_keeps_its_answers_and_says_so() {
    let mut model = new_model();
    act(
        &mut model,
        vec![StartAction::Quiz(Scope::Pack("myokines".to_owned())).into()],
    );
    answer(&mut model, Give::Right);
    let events = act(
        &mut model,
        vec![SittingAction::Next.into(), SittingAction::End.into()],
    );
    assert!(
        matches!(&events[..], [Event::Finish(event::Finish { how, .. })] if *how == Ending::Left),
        "{events:?}"
    );
    let sitting = model.memory().sittings().last().expect("it is listed");
    assert_eq!(
        (sitting.counts.answers, sitting.drawn),
        (1, 10),
        "one of ten"
    );
}

#[test]
fn leaving_a_quiz_writes_nothing_and_keeps_it() {
    let mut model = new_model();
    let quiz = StartAction::Quiz(Scope::Pack("myokines".to_owned())).into();
    act(&mut model, vec![quiz]);
    answer(&mut model, Give::Right);
    act(&mut model, vec![SittingAction::Next.into()]);
    let asked = model.open().face(model.library()).map(|it| it.id());
    let events = act(&mut model, vec![FlowAction::Back.into()]);
    assert_eq!(events, [], "Esc says nothing");
    assert_eq!(model.route(), Route::Today, "and leads to Today");
    let left = model.unfinished(now()).expect("it is offered");
    assert_eq!((left.counts.answers, left.drawn), (1, 10), "one of ten");
    let resume = StartAction::Resume(left.name()).into();
    act(&mut model, vec![resume]);
    let now_asked = model.open().face(model.library()).map(|it| it.id());
    assert_eq!(now_asked, asked, "at the same question");
    let nothing = act(&mut model, vec![SittingAction::Leave.into()]);
    assert_eq!(nothing, [], "nor does the button");
}

#[test]
fn what_is_left_of_a_quiz_counts_what_is_asked_again() {
    let mut model = new_model();
    let quiz = StartAction::Quiz(Scope::Pack("myokines".to_owned())).into();
    act(&mut model, vec![quiz]);
    let sure = Confidence::Sure;
    act(&mut model, vec![SittingAction::SetSure(sure).into()]);
    answer(&mut model, Give::Wrong);
    act(&mut model, vec![SittingAction::Next.into()]);
    let queue = |model: &Model| {
        let open = model.open().sitting.as_ref();
        open.map(|it| it.progress().queue.len())
    };
    assert_eq!(queue(&model), Some(10), "it comes again");
    act(&mut model, vec![SittingAction::Leave.into()]);
    let left = model.unfinished(now()).expect("it is offered");
    assert_eq!(model.questions_left(&left, now()), Some(10), "as many");
}

#[test]
fn forgetting_a_fact_stays_in_the_session_that_asks_it_again() {
    let mut model = new_model();
    let quiz = StartAction::Quiz(Scope::Pack("myokines".to_owned())).into();
    act(&mut model, vec![quiz]);
    let first = model.open().face(model.library()).expect("asked").id();
    answer(&mut model, Give::Right);
    let forget = RecordAction::Forget(RecordPart::Fact(first.fact.clone()));
    act(&mut model, vec![forget.into()]);
    assert_eq!(model.route(), Route::Sitting, "the quiz goes on");
    let sitting = model.open().sitting.as_ref().expect("open");
    assert_eq!(sitting.progress().answers, [], "it does not count");
    assert!(sitting.progress().queue.contains(&first), "and waits again");
    let forgotten = model.memory().forgotten()[0].clone();
    act(&mut model, vec![RecordAction::Restore(forgotten).into()]);
    let sitting = model.open().sitting.as_ref().expect("open");
    assert_eq!(sitting.progress().answers.len(), 1, "it counts again");
    assert!(
        !sitting.progress().queue.contains(&first),
        "and is not asked twice"
    );
}

#[test]
fn what_cannot_be_told_before_all_is_counted_anew_is_put_away() {
    let setup = Setup {
        replay_at_once: 0,
        ..crate::support::setup_of(Record::default())
    };
    let mut model = Model::new(crate::support::library(), setup);
    let quiz = StartAction::Quiz(Scope::Pack("myokines".to_owned())).into();
    act(&mut model, vec![quiz]);
    let first = model.open().face(model.library()).expect("asked").id();
    answer(&mut model, Give::Right);
    let forget = RecordAction::Forget(RecordPart::Fact(first.fact));
    act(&mut model, vec![forget.into()]);
    assert!(model.is_behind(), "a thread counts it");
    assert!(
        model.open().sitting.is_none(),
        "it would show what is forgotten"
    );
    assert_eq!(model.route(), Route::Today);
}

#[test]
fn what_another_device_has_taken_back_is_out_of_the_open_session() {
    let mut model = new_model();
    let quiz = StartAction::Quiz(Scope::Pack("myokines".to_owned())).into();
    act(&mut model, vec![quiz]);
    let first = model.open().face(model.library()).expect("asked").id();
    answer(&mut model, Give::Right);
    act(&mut model, vec![SittingAction::Next.into()]);
    let at = model
        .record()
        .entries()
        .last()
        .expect("an answer")
        .event
        .at();
    let mut on_disk = model.record().clone();
    let forget = RecordPart::Fact(first.fact).forget(at.plus_ms(60_000));
    on_disk.push("other-1111", forget.into());
    crate::support::reread(&mut model, on_disk);
    let sitting = model.open().sitting.as_ref().expect("open");
    assert_eq!(sitting.progress().answers, [], "it does not count here");
}

#[test]
fn beside_an_open_session_an_older_one_that_was_left_is_offered() {
    let mut model = new_model();
    let quiz = || StartAction::Quiz(Scope::Pack("myokines".to_owned())).into();
    act(&mut model, vec![quiz()]);
    answer(&mut model, Give::Right);
    act(
        &mut model,
        vec![SittingAction::Next.into(), SittingAction::Leave.into()],
    );
    let older = model.unfinished(now()).expect("it was left").name();
    act(&mut model, vec![quiz()]);
    answer(&mut model, Give::Right);
    act(
        &mut model,
        vec![
            SittingAction::Next.into(),
            FlowAction::Go(Route::Today).into(),
        ],
    );
    assert!(model.open_sitting().is_some(), "the later one is open");
    let offered = model.unfinished(now()).map(|it| it.name());
    assert_eq!(offered, Some(older), "and the older one is offered");
}

#[test]
fn a_quiz_without_an_answer_is_not_kept() {
    let mut model = new_model();
    let quiz = StartAction::Quiz(Scope::Pack("myokines".to_owned())).into();
    act(&mut model, vec![quiz]);
    for action in [SittingAction::Leave, SittingAction::End] {
        assert_eq!(act(&mut model, vec![action.into()]), [], "nothing is said");
        assert!(model.open().sitting.is_none(), "put away");
        assert_eq!(model.unfinished(now()), None, "not offered");
    }
}

#[test]
fn nothing_can_be_checked_before_it_is_chosen_and_a_verdict_is_final() {
    let mut model = new_model();
    act(
        &mut model,
        vec![StartAction::Quiz(Scope::Section(section("two-faces"))).into()],
    );
    assert_eq!(
        act(&mut model, vec![SittingAction::Submit.into()]).len(),
        0,
        "nothing was given"
    );
    answer(&mut model, Give::Right);
    assert_eq!(
        act(
            &mut model,
            vec![
                SittingAction::Pick(0).into(),
                SittingAction::Type("x".to_owned()).into(),
                SittingAction::Submit.into(),
                SittingAction::Undo.into()
            ]
        )
        .len(),
        0,
        "it is judged"
    );
    assert_eq!(model.memory().counts().answers, 1, "once");
}

#[test]
fn the_reading_position_is_kept_over_a_restart() {
    let mut model = new_model();
    let events = act(
        &mut model,
        vec![
            FlowAction::OpenSection(section("nerves")).into(),
            ReadAction::To(420).into(),
            FlowAction::Close.into(),
        ],
    );
    assert!(
        matches!(&events[..], [Event::Read(event::Read { section, permille: 420, .. })] if section == "myokines#nerves"),
        "{events:?}"
    );
    let again = restarted(model.record().clone());
    assert_eq!(
        (again.reader().section.clone(), again.reader().restore),
        (Some(section("nerves")), Some(420)),
        "where it was"
    );
}

#[test]
fn reading_positions_are_recorded_at_most_once_a_minute() {
    let mut model = new_model();
    model.apply(FlowAction::OpenSection(section("nerves")), now());
    let events: Vec<Event> = (0..60)
        .flat_map(|step| {
            model.apply(
                ReadAction::To(10 * u16::try_from(step).expect("small") + 10),
                now().plus_ms(5000 * i64::from(step)),
            )
        })
        .collect();
    assert!(
        (3..=5).contains(&events.len()),
        "{} in five minutes",
        events.len()
    );
}

#[test]
fn moments_are_unique_and_never_pulled_along_by_a_wrong_clock() {
    let mut model = new_model();
    let mut seen = std::collections::BTreeSet::new();
    act(
        &mut model,
        vec![StartAction::Quiz(Scope::Section(section("two-faces"))).into()],
    );
    let future = now().plus_ms(86_400_000);
    let mut at_once = Vec::new();
    for (turn, at) in [future, now(), now(), now()].into_iter().enumerate() {
        let options = model.open().options(model.library()).len();
        let given: Action = if options > 0 {
            SittingAction::Pick(0).into()
        } else {
            SittingAction::Type(format!("answer {turn}")).into()
        };
        for action in [
            given,
            SittingAction::Submit.into(),
            SittingAction::Next.into(),
        ] {
            at_once.extend(model.apply(action, at));
        }
    }
    assert!(
        at_once.iter().all(|event| seen.insert(event.at().ms())),
        "{at_once:?}"
    );
    assert!(
        at_once[1].at().ms() < now().ms() + 10,
        "back to the right time after the wrong one"
    );
}

#[test]
fn what_a_restart_finds_is_what_was_there() {
    let mut model = quizzed(&[0, 2]);
    act(
        &mut model,
        vec![
            SittingAction::Leave.into(),
            SettingsAction::SetNewPerDay(7).into(),
        ],
    );
    let later = now().plus_ms(86_400_000);
    let events = model
        .record()
        .entries()
        .map(|entry| entry.event.clone())
        .collect();
    let again = restarted(merged([("test-0000".to_owned(), events)]));
    assert_eq!(again.missed(), model.missed(), "missed");
    assert_eq!(
        next_step(&again, later),
        next_step(&model, later),
        "next step"
    );
    assert_eq!(again.memory().settings().new_per_day, 7, "the plan");
}

#[test]
fn a_section_that_is_finished_leads_to_the_next_and_the_last_to_today() {
    let mut model = new_model();
    act(
        &mut model,
        vec![
            FlowAction::OpenSection(section("what-a-myokine-is")).into(),
            ReadAction::Finish.into(),
        ],
    );
    assert_eq!(
        model.reader().section,
        Some(section("how-the-idea-began")),
        "the next"
    );
    act(
        &mut model,
        vec![
            FlowAction::OpenSection(section("sources")).into(),
            ReadAction::Finish.into(),
        ],
    );
    assert_eq!(model.route(), Route::Today, "the end");
}

#[test]
fn an_unknown_fact_or_section_changes_nothing() {
    let mut model = new_model();
    let fact = FactId::new("myokines", "no-such-fact");
    assert_eq!(
        act(
            &mut model,
            vec![
                FlowAction::OpenPassage(fact).into(),
                StartAction::Quiz(Scope::Missed).into(),
                StartAction::Drill.into()
            ]
        )
        .len(),
        0,
        "no events"
    );
    assert_eq!(model.route(), Route::Today, "still here");
    act(
        &mut model,
        vec![FlowAction::OpenSection(section("no-such-section")).into()],
    );
    assert_eq!(
        model.reader().section,
        Some(section("what-a-myokine-is")),
        "the open one stays"
    );
}

#[test]
fn looking_up_a_passage_does_not_lose_the_place_of_reading() {
    let mut model = new_model();
    act(
        &mut model,
        vec![
            FlowAction::OpenSection(section("nerves")).into(),
            ReadAction::To(420).into(),
            FlowAction::Go(Route::Practise).into(),
        ],
    );
    let fact = FactId::new("myokines", "il6-falls-with-training");
    // However long the learner looks at the passage.
    let looks = (0..40).map(|step| ReadAction::To(500 + 10 * step).into());
    let mut actions = vec![FlowAction::OpenPassage(fact).into()];
    actions.extend(looks);
    actions.push(FlowAction::Back.into());
    let events = act(&mut model, actions);
    assert_eq!(
        (events.len(), model.route()),
        (0, Route::Practise),
        "nothing is recorded as read"
    );
    act(&mut model, vec![FlowAction::Go(Route::Read).into()]);
    assert_eq!(
        (model.reader().section.clone(), model.reader().restore),
        (Some(section("nerves")), Some(420)),
        "still there"
    );
}

#[test]
fn a_section_that_was_read_and_quizzed_gives_way_to_the_next() {
    let mut model = new_model();
    let first = section("what-a-myokine-is");
    act(
        &mut model,
        vec![
            FlowAction::OpenSection(first.clone()).into(),
            ReadAction::To(1000).into(),
        ],
    );
    act(
        &mut model,
        vec![
            StartAction::Quiz(Scope::Section(first)).into(),
            SittingAction::Leave.into(),
            FlowAction::Go(Route::Read).into(),
        ],
    );
    assert_eq!(
        model.reader().section,
        Some(section("how-the-idea-began")),
        "in the same run"
    );
    let again = restarted(model.record().clone());
    assert_eq!(
        again.reader().section,
        Some(section("how-the-idea-began")),
        "and after a restart"
    );
}

#[test]
fn a_quiz_that_was_left_for_the_article_can_be_gone_back_to() {
    let mut model = new_model();
    act(
        &mut model,
        vec![StartAction::Quiz(Scope::Section(section("two-faces"))).into()],
    );
    let asked = model
        .open()
        .sitting
        .as_ref()
        .and_then(|it| it.current().cloned())
        .expect("a question");
    act(
        &mut model,
        vec![
            FlowAction::OpenPassage(asked.fact.clone()).into(),
            FlowAction::Go(Route::Today).into(),
        ],
    );
    assert!(model.open_sitting().is_some(), "it is still open");
    act(&mut model, vec![FlowAction::Go(Route::Sitting).into()]);
    assert_eq!(
        model
            .open()
            .sitting
            .as_ref()
            .and_then(|it| it.current().cloned()),
        Some(asked),
        "at the same question"
    );
    act(&mut model, vec![FlowAction::Go(Route::Today).into()]);
    let events = act(
        &mut model,
        vec![StartAction::Quiz(Scope::Pack("myokines".to_owned())).into()],
    );
    assert!(matches!(&events[..], [Event::Start(_)]), "{events:?}");
}

#[test]
fn the_end_of_a_section_once_seen_counts_when_one_scrolls_back() {
    let mut model = new_model();
    let nerves = section("nerves");
    act(
        &mut model,
        vec![
            FlowAction::OpenSection(nerves.clone()).into(),
            ReadAction::To(1000).into(),
            ReadAction::To(300).into(),
        ],
    );
    act(
        &mut model,
        vec![StartAction::Quiz(Scope::Section(nerves.clone())).into()],
    );
    assert!(
        model
            .memory()
            .reading(&nerves)
            .is_some_and(|it| it.finished),
        "read"
    );
}

#[test]
fn answers_of_another_device_are_taken_in_and_ours_are_kept() {
    let (mut here, mut there) = (quizzed(&[0]), new_model());
    act(
        &mut there,
        vec![StartAction::Quiz(Scope::Section(section("nerves"))).into()],
    );
    answer(&mut there, Give::Wrong);
    let list = |model: &Model| {
        model
            .record()
            .entries()
            .map(|entry| entry.event.clone())
            .collect::<Vec<_>>()
    };
    // The folder has the other device's answers and only our first four events.
    let half = list(&here).into_iter().take(4).collect();
    let folder = || {
        merged([
            ("test-0000".to_owned(), half),
            ("other-1111".to_owned(), list(&there)),
        ])
    };
    let ours = here.memory().counts().answers;
    reread(&mut here, folder());
    assert_eq!(here.memory().counts().answers, ours + 1, "both");
    assert_eq!(here.missed().len(), 2, "and both were missed");
}
