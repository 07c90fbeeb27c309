//! Forgetting: what is forgotten no longer counts, can be brought back whole, or be removed from the files for good.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use spotter::material::{FactId, SectionId};
use spotter::memory::{Attempt, Memory, RecordPart, SittingName, forgotten_entries};
use spotter::model::{
    Action, Effect, FlowAction, Model, ReadAction, RecordAction, SittingAction, StartAction,
};
use spotter::record::{Ending, Entry, Event, ForgetKind, Mode, Moment, Record, Scope, event};
use spotter::storage::{Folders, RealFs, Writer, WriterEvent, read_record};
use spotter::study::{resumed, unfinished};
use tempfile::TempDir;

use crate::support::{Give, answers, library, merged, new_model, now, play, reread};

const DEVICE: &str = "test-0000";

/// A learner who left a quiz after three answers.
fn quizzed() -> Model {
    let mut model = new_model();
    let quiz = StartAction::Quiz(Scope::Section(SectionId::new("myokines", "two-faces"))).into();
    play(&mut model, 0, vec![quiz]);
    for _ in 0..3 {
        let action = if model.open().options(model.library()).is_empty() {
            SittingAction::Type("something else".to_owned()).into()
        } else {
            SittingAction::Pick(0).into()
        };
        play(
            &mut model,
            0,
            vec![
                action,
                SittingAction::Submit.into(),
                SittingAction::Next.into(),
            ],
        );
    }
    play(
        &mut model,
        0,
        vec![SittingAction::Leave.into(), SittingAction::Leave.into()],
    );
    assert_eq!(model.memory().counts().answers, 3, "three answers");
    model
}

/// The fact and sitting of the first answer.
fn first_answer(model: &Model) -> (String, String) {
    let mut found = None;
    for entry in model.record().entries() {
        if let Event::Answer(event::Answer { fact, sit, .. }) = &entry.event {
            found = found.or_else(|| Some((fact.clone(), sit.clone())));
        }
    }
    found.expect("an answer")
}

fn later(model: &Model) -> Moment {
    let last = model.record().entries().last().expect("an entry");
    last.event.at().plus_ms(60_000)
}

#[test]
fn a_fact_a_sitting_and_a_pack_are_forgotten_and_brought_back_whole() {
    for (part, left) in [("fact", 2), ("sitting", 0), ("pack", 0)] {
        let mut model = quizzed();
        let before = model.memory().counts();
        let (fact, sit) = first_answer(&model);
        let part = match part {
            "fact" => RecordPart::Fact(FactId::from_record(&fact)),
            "sitting" => RecordPart::Sitting {
                device: DEVICE.to_owned(),
                sit,
            },
            _ => RecordPart::Pack("myokines".to_owned()),
        };
        let now = later(&model);
        let _events = model.apply(RecordAction::Forget(part.clone()), now);
        assert_eq!(
            model.memory().counts().answers,
            left,
            "{part:?} counts no longer"
        );
        let forgotten = model.memory().forgotten()[0].clone();
        assert_eq!(forgotten.answers, 3 - left, "{part:?} is listed");
        let now = later(&model);
        let _events = model.apply(RecordAction::Restore(forgotten), now);
        assert_eq!(model.memory().counts(), before, "{part:?} is back");
        assert!(
            model.memory().forgotten().is_empty(),
            "and no longer listed"
        );
        let replayed = Memory::replay(model.record());
        assert_eq!(replayed.counts(), before, "after a restart too");
    }
}

#[test]
fn starting_a_pack_over_forgets_what_was_read_and_not_what_comes_after() {
    let mut model = quizzed();
    let section = SectionId::new("myokines", "two-faces");
    let actions = vec![
        FlowAction::OpenSection(section.clone()).into(),
        ReadAction::Finish.into(),
    ];
    play(&mut model, 0, actions);
    assert!(model.memory().reading(&section).is_some(), "read");
    let now = later(&model);
    let _events = model.apply(
        RecordAction::Forget(RecordPart::Pack("myokines".to_owned())),
        now,
    );
    assert!(model.memory().reading(&section).is_none(), "unread again");
    assert_eq!(model.memory().answers_in("myokines"), 0, "no answers");
    let now = later(&model);
    let quiz: Action = StartAction::Quiz(Scope::Section(section)).into();
    let _events = model.apply(quiz, now.plus_ms(1000));
    let mut given = answers(&model, Give::Right);
    given.push(SittingAction::Submit.into());
    for action in given {
        let _events = model.apply(action, now.plus_ms(2000));
    }
    assert_eq!(model.memory().counts().answers, 1, "new answers count");
}

#[test]
fn what_is_said_of_a_forgotten_answer_goes_with_it() {
    let at = |n: i64| now().plus_ms(n);
    let (sit, fact) = ("s1".to_owned(), "p/f".to_owned());
    let events = [
        Event::Cause(event::Cause {
            at: at(2),
            of: at(1),
            cause: "misread".into(),
        }),
        Event::Undo(event::Undo {
            at: at(3),
            of: at(2),
            by: String::new(),
        }),
        Event::Flag(event::Flag {
            at: at(4),
            fact: fact.clone(),
            ask: "q".to_owned(),
            on: true,
            note: String::new(),
        }),
        Event::Forget(event::Forget {
            at: at(5),
            what: "fact".into(),
            key: fact.clone(),
            ..Default::default()
        }),
    ];
    let answer = |n, fact: &str| {
        Event::Answer(event::Answer {
            at: at(n),
            sit: sit.clone(),
            fact: fact.to_owned(),
            ask: "q".to_owned(),
            was: String::new(),
            gave: Vec::new(),
            score: 0,
            grade: None,
            ms: 0,
            sure: None,
            ..Default::default()
        })
    };
    let mut all = vec![answer(0, "p/other"), answer(1, &fact)];
    all.extend(events);
    all.push(answer(6, &fact));
    let record = merged([(DEVICE.to_owned(), all)]);
    let gone = forgotten_entries(&record, &Memory::replay(&record).forgotten()[0]);
    let times: Vec<i64> = gone
        .iter()
        .map(|entry| entry.event.at().ms() - now().ms())
        .collect();
    assert_eq!(
        times,
        [1, 2, 3],
        "the answer, its cause, and what undid that"
    );
}

fn folders(root: &Path) -> Folders {
    Folders {
        data: root.join("data"),
        config: root.join("config"),
        state: root.join("state"),
        cache: root.join("cache"),
    }
}

/// Waits for news other than which file is being written.
fn news(writer: &Writer) -> WriterEvent {
    loop {
        let news = writer.wait().expect("the thread lives");
        if !matches!(news, WriterEvent::Writing(_)) {
            return news;
        }
    }
}

fn saved(folders: &Folders, record: &Record) -> Writer {
    let writer = Writer::start(Arc::new(RealFs), folders.scores(), DEVICE, || {})
        .expect("the thread starts");
    let events: Vec<Event> = record.entries().map(|it| it.event.clone()).collect();
    let count = events.len();
    writer.save(events);
    assert_eq!(news(&writer), WriterEvent::Saved(count), "all is saved");
    writer
}

#[test]
fn removing_for_good_takes_just_those_lines_out_and_keeps_a_copy() {
    let root = TempDir::new().expect("a temporary folder");
    let folders = folders(root.path());
    let mut model = quizzed();
    let (fact, _) = first_answer(&model);
    let part = RecordPart::Fact(FactId::from_record(&fact));
    let now = later(&model);
    let _events = model.apply(RecordAction::Forget(part.clone()), now);
    let writer = saved(&folders, model.record());
    let path = folders.scores().scores.join(format!("scores-{DEVICE}.ron"));
    let before = fs::read_to_string(&path).expect("readable");
    let _events = model.apply(
        RecordAction::DeletePermanently(model.memory().forgotten()[0].clone()),
        now,
    );
    let Some(Effect::Remove(gone)) = model.take_effects().pop() else {
        panic!("the app is asked to remove");
    };
    writer.remove(gone.clone());
    assert_eq!(news(&writer), WriterEvent::Removed(gone.clone()), "removed");
    let after = fs::read_to_string(&path).expect("readable");
    let lost: Vec<&str> = before
        .lines()
        .filter(|line| !after.lines().any(|it| it == *line))
        .collect();
    assert_eq!(lost.len(), gone.len(), "only its lines are gone: {lost:?}");
    assert!(lost.iter().all(|line| line.contains(&fact)), "{lost:?}");
    let copies: Vec<String> = fs::read_dir(folders.scores().removed)
        .expect("a folder of copies")
        .map(|entry| fs::read_to_string(entry.expect("readable").path()).expect("readable"))
        .collect();
    assert_eq!(copies, [before], "the file as it was");

    model.removed(&gone);
    let left = read_record(&folders.scores()).expect("readable");
    reread(&mut model, left);
    assert!(
        model.memory().forgotten().is_empty(),
        "nothing left to bring back"
    );
    writer.save(vec![Event::Set(event::Set {
        at: now.plus_ms(5),
        key: "k".to_owned(),
        value: "v".to_owned(),
    })]);
    assert_eq!(news(&writer), WriterEvent::Saved(1), "saving goes on");
    let read = read_record(&folders.scores()).expect("readable");
    assert!(read.problems().is_empty(), "{:?}", read.problems());
    assert_eq!(
        read.len(),
        model.record().len() + 1,
        "in the same file, and nothing removed came back"
    );
}

#[test]
fn removing_leaves_damaged_lines_byte_for_byte() {
    let root = TempDir::new().expect("a temporary folder");
    let folders = folders(root.path());
    let mut model = quizzed();
    let (fact, _) = first_answer(&model);
    let part = RecordPart::Fact(FactId::from_record(&fact));
    let now = later(&model);
    let _events = model.apply(RecordAction::Forget(part.clone()), now);
    let writer = saved(&folders, model.record());
    assert_eq!(writer.close(), 0, "all is saved");
    let path = folders.scores().scores.join(format!("scores-{DEVICE}.ron"));
    let mut bytes = fs::read(&path).expect("readable");
    let damaged = b"// no text: \xff\xfe\nAnswer(\xc3\x28\n";
    let end = bytes.len() - 3;
    drop(bytes.splice(end..end, damaged.iter().copied()));
    fs::write(&path, &bytes).expect("written");
    let second = Writer::start(Arc::new(RealFs), folders.scores(), DEVICE, || {})
        .expect("the thread starts");
    second.remove(forgotten_entries(
        model.record(),
        &model.memory().forgotten()[0],
    ));
    assert!(matches!(news(&second), WriterEvent::Removed(_)), "removed");
    let after = fs::read(&path).expect("readable");
    assert!(after.len() < bytes.len(), "shorter");
    assert!(
        after.windows(damaged.len()).any(|it| it == damaged),
        "the damaged lines as they were"
    );
}

#[test]
fn nothing_is_removed_while_another_window_writes_the_file() {
    let root = TempDir::new().expect("a temporary folder");
    let folders = folders(root.path());
    let mut model = quizzed();
    let (_, sit) = first_answer(&model);
    let part = RecordPart::Sitting {
        device: DEVICE.to_owned(),
        sit,
    };
    let now = later(&model);
    let _events = model.apply(RecordAction::Forget(part.clone()), now);
    let _holds_the_file = saved(&folders, model.record());
    let gone = forgotten_entries(model.record(), &model.memory().forgotten()[0]);
    let second = Writer::start(Arc::new(RealFs), folders.scores(), DEVICE, || {})
        .expect("the thread starts");
    second.remove(gone);
    let WriterEvent::NotRemoved(why) = news(&second) else {
        panic!("refused");
    };
    assert!(why.contains("another window"), "{why}");
    let read = read_record(&folders.scores()).expect("readable");
    assert_eq!(read.len(), model.record().len(), "all is there");
}

#[test]
fn what_is_being_removed_cannot_be_brought_back() {
    let mut model = quizzed();
    let (fact, _) = first_answer(&model);
    let part = RecordPart::Fact(FactId::from_record(&fact));
    let now = later(&model);
    let _events = model.apply(RecordAction::Forget(part.clone()), now);
    assert!(
        model.notices().banners().any(|it| it.undo.is_some()),
        "it can be undone"
    );
    let forgotten = model.memory().forgotten()[0].clone();
    let _events = model.apply(
        RecordAction::DeletePermanently(model.memory().forgotten()[0].clone()),
        now,
    );
    assert!(
        !model.notices().banners().any(|it| it.undo.is_some()),
        "no longer"
    );
    let back = model.apply(RecordAction::Restore(forgotten.clone()), now);
    assert_eq!(back, [], "while it is removed");
    assert!(model.notices().latest_toast().is_some(), "and why is said");
    model.not_removed();
    let back = model.apply(RecordAction::Restore(forgotten), now);
    assert_eq!(back.len(), 1, "again when that has failed");
}

#[test]
fn what_a_device_with_a_clock_ahead_has_answered_is_forgotten_too() {
    let fact = "myokines/il6-falls-with-training";
    let of = |at: Moment| event::Answer {
        at,
        fact: fact.to_owned(),
        ask: "claim".to_owned(),
        ..Default::default()
    };
    let ahead = now().plus_ms(5 * 60_000);
    let ben = vec![Event::from(of(ahead))];
    let record = merged([("ben-2222".to_owned(), ben.clone())]);
    let mut model = crate::support::model_of(library(), record);
    let forget = RecordAction::Forget(RecordPart::Pack("myokines".to_owned()));
    let mut own = model.apply(forget, now());
    assert_eq!(model.memory().counts().answers, 0, "at once");
    let new = of(own[0].at().plus_ms(1 - 60_000));
    own.push(new.into());
    let files = [("ben-2222".to_owned(), ben), (DEVICE.to_owned(), own)];
    let again = Memory::replay(&merged(files));
    assert_eq!(
        again.counts().answers,
        1,
        "after a restart, but for a new one"
    );
    assert_eq!(again.forgotten()[0].answers, 1, "the one of before");
}

/// The events of a finished session with one answer.
fn session(device: &str, sit: &str, day: i64, fact: &str) -> Vec<(String, Event)> {
    let at = |n: i64| now().plus_ms(day * 86_400_000 + n * 1000);
    let start = event::Start {
        at: at(0),
        sit: sit.to_owned(),
        mode: Mode::Quiz,
        of: "other".into(),
        asks: vec![format!("{fact}/q")],
        ..Default::default()
    };
    let answer = event::Answer {
        at: at(5),
        sit: sit.to_owned(),
        fact: fact.to_owned(),
        ask: "q".to_owned(),
        score: 100,
        ..Default::default()
    };
    let finish = event::Finish {
        at: at(9),
        sit: sit.to_owned(),
        how: Ending::Done,
    };
    let events = [start.into(), answer.into(), finish.into()];
    events.map(|event| (device.to_owned(), event)).to_vec()
}

fn forgetting(device: &str, day: i64, by: &str) -> (String, Event) {
    let forget = event::Forget {
        at: now().plus_ms(day * 86_400_000),
        what: ForgetKind::Sitting,
        key: "abcde".to_owned(),
        by: by.to_owned(),
    };
    (device.to_owned(), forget.into())
}

fn record_of(events: Vec<(String, Event)>) -> Record {
    let mut record = Record::default();
    for (device, event) in events {
        record.push(&device, event);
    }
    record
}

#[test]
fn forgetting_a_session_leaves_another_device_s_session_of_the_same_id_alone() {
    let both = || {
        let anna = session("anna-1111", "abcde", 0, "other/f0");
        [anna, session("ben-2222", "abcde", 1, "other/f2")].concat()
    };
    // Before the second edition of the format a line named no device; its own is meant.
    for (by, left) in [
        ("", "other/f2"),
        ("anna-1111", "other/f2"),
        ("ben-2222", "other/f0"),
    ] {
        let mut events = both();
        events.push(forgetting("anna-1111", 2, by));
        let record = record_of(events);
        let memory = Memory::replay(&record);
        assert_eq!(memory.counts().answers, 1, "by {by:?}");
        let left = FactId::from_record(left);
        assert!(memory.fact(&left).is_some(), "{left} is left, by {by:?}");
        assert_eq!(memory.sittings().count(), 1, "and its session");
        let gone = forgotten_entries(&record, &memory.forgotten()[0]);
        assert_eq!(gone.len(), 2, "answer and end: {gone:?}");
        let device = &gone[0].device;
        assert!(gone.iter().all(|it| it.device == *device), "of one device");
    }
}

#[test]
fn forgetting_takes_the_latest_session_of_an_id_and_what_begins_later_counts() {
    let first = session("anna-1111", "abcde", 0, "other/f0");
    let second = session("anna-1111", "abcde", 1, "other/f1");
    let third = session("anna-1111", "abcde", 3, "other/f2");
    let forget = forgetting("anna-1111", 2, "anna-1111");
    let record = record_of([first, second, vec![forget], third].concat());
    let memory = Memory::replay(&record);
    let is_known = |fact: &str| memory.fact(&FactId::from_record(fact)).is_some();
    assert_eq!(
        ["other/f0", "other/f1", "other/f2"].map(is_known),
        [true, false, true],
        "only the one that was the latest then"
    );
    let days: Vec<usize> = memory.sittings().map(|it| it.counts.answers).collect();
    assert_eq!(days, [1, 1], "each session has its own answers");
}

#[test]
fn removing_one_of_two_sessions_of_one_id_leaves_the_lines_of_the_other() {
    let device = "anna-1111";
    let first = session(device, "abcde", 0, "other/f0");
    let second = session(device, "abcde", 2, "other/f1");
    let forget = |day| vec![forgetting(device, day, device)];
    let record = record_of([first, forget(1), second, forget(3)].concat());
    let memory = Memory::replay(&record);
    let gone = memory.forgotten().iter().map(|it| {
        let days = |entry: &Entry| (entry.event.at().ms() - now().ms()) / 86_400_000;
        let gone = forgotten_entries(&record, it);
        gone.iter().map(days).collect::<Vec<_>>()
    });
    assert_eq!(gone.collect::<Vec<_>>(), [vec![2; 2], vec![0; 2]]);
}

#[test]
fn what_was_removed_for_good_leaves_an_earlier_session_of_its_id_alone() {
    let device = "anna-1111";
    let first = session(device, "abcde", 0, "other/f0");
    let second = session(device, "abcde", 1, "other/f1");
    let all = [first, second, vec![forgetting(device, 2, device)]].concat();
    let record = record_of(all.clone());
    let memory = Memory::replay(&record);
    assert_eq!(memory.counts().answers, 1, "the later one is forgotten");
    let gone = forgotten_entries(&record, &memory.forgotten()[0]);
    let is_left = |(device, event): &(String, Event)| {
        !gone
            .iter()
            .any(|it| it.device == *device && it.event == *event)
    };
    let left = record_of(all.into_iter().filter(is_left).collect());
    let memory = Memory::replay(&left);
    assert_eq!(memory.counts().answers, 1, "the earlier one counts on");
    assert_eq!(memory.forgotten(), [], "and nothing more is offered");
}

#[test]
fn a_session_that_was_cut_off_is_gone_on_with_though_an_older_one_has_its_id() {
    let old = session("anna-1111", "abcde", 0, "other/f0");
    let mut cut_off = session("anna-1111", "abcde", 4, "other/f4");
    cut_off.truncate(2);
    let record = record_of([old, cut_off].concat());
    let memory = Memory::replay(&record);
    assert_eq!(
        unfinished(&memory, "anna-1111")
            .map(|it| (it.sit, it.at))
            .collect::<Vec<_>>(),
        [("abcde", now().plus_ms(4 * 86_400_000))],
        "it can be gone on with"
    );
    let counts: Vec<_> = memory
        .sittings()
        .map(|it| (it.counts.answers, it.finished))
        .collect();
    assert_eq!(
        counts,
        [(1, Some(&Ending::Done)), (1, None)],
        "the end of the older one is not its own"
    );
    assert_eq!(unfinished(&memory, "ben-2222").count(), 0, "not elsewhere");
}

#[test]
fn a_first_attempt_stays_one_when_its_quiz_is_gone_on_with() {
    let library = library();
    let pack = &library.packs()[0];
    let asked: Vec<String> = pack.facts[..2]
        .iter()
        .map(|fact| format!("{}/{}", pack.fact_id(fact), fact.questions[0].id))
        .collect();
    let at = |n: i64| now().plus_ms(n * 1000);
    let start = |n, sit: &str, mode: Mode| event::Start {
        at: at(n),
        sit: sit.to_owned(),
        mode,
        of: "myokines".into(),
        asks: asked.clone(),
        ..Default::default()
    };
    let answer = |n, sit: &str| {
        let (fact, ask) = asked[0].rsplit_once('/').expect("an address");
        event::Answer {
            at: at(n),
            sit: sit.to_owned(),
            fact: fact.to_owned(),
            ask: ask.to_owned(),
            ..Default::default()
        }
    };
    let events: [Event; 4] = [
        start(0, "quiz0000", Mode::Quiz).into(),
        start(1, "before00", Mode::Preread).into(),
        answer(2, "before00").into(),
        answer(3, "quiz0000").into(),
    ];
    let record = record_of(events.map(|event| (DEVICE.to_owned(), event)).to_vec());
    let memory = Memory::replay(&record);
    let name = SittingName {
        device: DEVICE.to_owned(),
        at: at(0),
    };
    let sitting = resumed(&library, &record, &memory, &name).expect("open");
    let attempts: Vec<Attempt> = sitting
        .progress()
        .answers
        .iter()
        .map(|it| it.attempt)
        .collect();
    assert_eq!(
        attempts,
        [Attempt::First],
        "what came before reading is none"
    );
    assert_eq!(memory.counts().first_attempts, 1, "as memory counts it");
}
