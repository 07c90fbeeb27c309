//! Starting from what was kept in the cache: it says what a replay says, or nothing.

use std::fs;
use std::path::PathBuf;

use spotter::app::{Basis, Job, Reading};
use spotter::memory::Memory;
use spotter::model::{History, Loaded, Model};
use spotter::record::{CLOSER, Event, Grade, Moment, Record, header, write_line};
use spotter::storage::{Folders, Places, read_answers, read_record};

use crate::support::{library, model_of, now};

/// More than what stays at hand, and more bytes than are looked at when a checkpoint is opened.
const EVENTS: i64 = 900;
const MINUTE: i64 = 60_000;

/// The answer number `n` of a device; it is given `n` minutes after the first.
fn answer(n: i64) -> Event {
    let fact = ["myokine-definition", "il6-pulse", "range-autocrine"]
        [usize::try_from(n % 3).expect("small")];
    let right = n % 4 != 0;
    Event::Answer {
        at: now().plus_ms((n - 3 * EVENTS) * MINUTE),
        sit: format!("s{}", n / 20),
        fact: format!("myokines/{fact}"),
        ask: format!("q{}", n % 5),
        was: "4h2kqz".to_owned(),
        gave: if right {
            Vec::new()
        } else {
            vec![format!("wrong {}", n % 7)]
        },
        score: if right { 100 } else { 0 },
        grade: Some(if right { Grade::Good } else { Grade::Again }),
        ms: 2000,
        sure: None,
    }
}

fn start(n: i64) -> Event {
    Event::Start {
        at: now().plus_ms((n - 3 * EVENTS) * MINUTE - 1),
        sit: format!("s{}", n / 20),
        mode: "drill".to_owned(),
        of: "due".to_owned(),
        seed: 1,
        asks: Vec::new(),
        limit_s: 0,
        verdicts_last: false,
    }
}

fn lines(from: i64, to: i64) -> String {
    let events = (from..to).flat_map(|n| {
        let start = (n % 20 == 0).then(|| start(n));
        start.into_iter().chain([answer(n)])
    });
    events.map(|it| write_line(&it).expect("a line")).collect()
}

/// A home with the score file of one device and a checkpoint of it.
struct Home {
    _root: tempfile::TempDir,
    job: Job,
    file: PathBuf,
}

impl Home {
    fn new() -> Self {
        let root = tempfile::tempdir().expect("a folder");
        let places = Places {
            home: Some(root.path().to_owned()),
            ..Places::default()
        };
        let folders = Folders::find(places).expect("folders");
        let scores = folders.scores().scores;
        fs::create_dir_all(&scores).expect("a folder");
        let file = scores.join("scores-anna.ron");
        let text = format!("{}{}{CLOSER}", header("anna"), lines(0, EVENTS));
        fs::write(&file, text).expect("written");
        let job = Job {
            folders,
            device: "anna".to_owned(),
            started: now(),
            now: now(),
        };
        assert!(job.open().is_none(), "there is no checkpoint yet");
        let home = Self {
            _root: root,
            job,
            file,
        };
        assert!(home.reads(), "the record is read, and a checkpoint kept");
        home
    }

    fn basis(&self) -> Basis {
        let opened = self.job.open();
        opened.map_or(Basis::Nothing, |(_, it)| Basis::Shown(Box::new(it)))
    }

    /// Does what a start does on its thread. Tells whether the record was read.
    fn reads(&self) -> bool {
        let news = self
            .job
            .clone()
            .start(self.basis(), || ())
            .expect("a thread");
        let news: Vec<Reading> = news.iter().collect();
        let backed_up = |it: &Reading| matches!(it, Reading::BackedUp(Ok(_)));
        assert!(news.iter().any(backed_up), "and backed up");
        news.iter().any(|it| matches!(it, Reading::Read(_)))
    }

    /// How often the thread says how far it is, and what it has found out.
    fn news(&self, basis: Basis) -> (usize, Option<Loaded>) {
        let news = self.job.clone().start(basis, || ()).expect("a thread");
        let (mut shares, mut found) = (0, None);
        for news in news {
            match news {
                Reading::Share(_) => shares += 1,
                Reading::Read(read) => found = Some(read.expect("it is read")),
                Reading::Holds | Reading::BackedUp(_) | Reading::NotKept(_) => {}
            }
        }
        (shares, found)
    }

    /// The app as it starts from the checkpoint; `None` when it does not.
    fn started(&self) -> Option<Model> {
        let (loaded, _) = self.job.open()?;
        let mut model = model_of(library(), Record::default());
        model.begin_loading();
        model.loaded(loaded, now());
        Some(model)
    }

    fn text(&self) -> String {
        fs::read_to_string(&self.file).expect("readable")
    }

    fn change(&self, change: impl FnOnce(String) -> String) {
        fs::write(&self.file, change(self.text())).expect("written");
    }

    fn add(&self, lines: &str) {
        self.change(|text| {
            let body = text.strip_suffix(CLOSER).expect("closed");
            format!("{body}{lines}{CLOSER}")
        });
    }

    /// Whether the checkpoint is as it was or says nothing; and then, whether a start gives what a replay gives.
    fn is_right(&self) -> bool {
        let replayed = Memory::replay(
            &read_record(&self.job.folders.scores()).expect("read"),
            now(),
        );
        self.started()
            .is_none_or(|it| all_of(&it.memory) == all_of(&replayed))
    }
}

fn all_of(memory: &Memory) -> String {
    let asks: Vec<_> = memory.asks().collect();
    let facts: Vec<_> = memory.facts().collect();
    let due: Vec<_> = memory.due_by(i32::MAX).collect();
    let missed: Vec<_> = memory.missed().collect();
    let counts = memory.counts();
    format!(
        "{asks:?} {facts:?} {due:?} {missed:?} {counts:?} {:?}",
        memory.sittings().collect::<Vec<_>>()
    )
}

#[test]
fn a_start_from_a_checkpoint_knows_what_a_replay_says() {
    let home = Home::new();
    let mut next = EVENTS;
    for added in [0, 1, 40, 300] {
        home.add(&lines(next, next + added));
        next += added;
        let model = home.started().expect("it fits");
        assert!(!model.record.is_whole(), "only the last events are at hand");
        assert!(home.is_right(), "the same numbers");
        assert!(!home.reads(), "nothing is read again");
        assert!(home.is_right(), "nor after that");
    }
}

#[test]
fn what_was_added_is_in_a_new_checkpoint_before_it_gets_much() {
    let home = Home::new();
    let checkpoint = home.job.folders.checkpoint();
    let before = fs::read(&checkpoint).expect("there");
    home.add(&lines(EVENTS, EVENTS + 100));
    assert!(!home.reads(), "it holds");
    assert!(
        fs::read(&checkpoint).expect("there") == before,
        "little was added"
    );
    home.add(&lines(EVENTS + 100, EVENTS + 300));
    assert!(!home.reads(), "it holds");
    assert!(
        fs::read(&checkpoint).expect("there") != before,
        "much was added"
    );
    let (_, opened) = home.job.open().expect("it fits");
    assert_eq!(opened.since.len(), 0, "nothing stands behind the new one");
    assert!(opened.verify().is_some(), "it holds");
    assert!(home.is_right(), "the same numbers");
}

#[test]
fn a_damaged_or_foreign_checkpoint_is_none() {
    let home = Home::new();
    let path = home.job.folders.checkpoint();
    let whole = fs::read(&path).expect("there");
    for place in (0..whole.len()).step_by(11).chain(0..64) {
        let mut damaged = whole.clone();
        damaged[place] ^= 1 << (place % 8);
        fs::write(&path, &damaged).expect("written");
        assert!(home.job.open().is_none(), "a flipped bit in byte {place}");
        fs::write(&path, &whole[..place]).expect("written");
        assert!(home.job.open().is_none(), "cut to {place} bytes");
    }
    for foreign in [
        b"".as_slice(),
        b"\0\0\0\0",
        b"Scores(format:1,",
        &[0xff; 4096],
    ] {
        fs::write(&path, foreign).expect("written");
        assert!(home.job.open().is_none(), "not ours");
    }
    let other = Home::new();
    fs::copy(other.job.folders.checkpoint(), &path).expect("copied");
    assert!(home.job.open().is_none(), "that of another home");
    assert!(home.reads(), "the record is read");
    assert!(home.started().is_some(), "and a new one kept");
    fs::remove_file(&path).expect("deleted");
    assert!(home.job.open().is_none(), "deleted");
    assert!(home.reads() && home.is_right(), "which is harmless");
}

type Mishap = Box<dyn Fn(&Home)>;

/// What can happen to the score file, and whether it is noticed when the checkpoint is opened or only on the thread.
#[expect(clippy::too_many_lines, reason = "it is a list")]
fn mishaps() -> Vec<(&'static str, bool, Mishap)> {
    fn changed(find: &'static str, to: &'static str) -> Mishap {
        assert_eq!(find.len(), to.len(), "the length stays");
        Box::new(move |home| home.change(|text| text.replacen(find, to, 1)))
    }
    let forgotten = Event::Forget {
        at: now(),
        what: "pack".to_owned(),
        key: "myokines".to_owned(),
    };
    let line = |event: &Event| write_line(event).expect("a line");
    let (late, forget, next) = (line(&answer(3)), line(&forgotten), line(&answer(EVENTS)));
    let by_hand = next.replace("ms:2000", "ms:3000");
    let unknown = "Moon(at:\"2026-11-22T14:14:04.123+01:00\"),\n";
    let added = |lines: String| -> Mishap { Box::new(move |home| home.add(&lines)) };
    vec![
        (
            "a late answer is changed",
            true,
            changed(
                "sit:\"s44\",fact:\"myokines/il6-pulse\",ask:\"q0\"",
                "sit:\"s44\",fact:\"myokines/il6-pulse\",ask:\"q1\"",
            ),
        ),
        (
            "an early answer is changed",
            false,
            changed("ask:\"q1\"", "ask:\"q2\""),
        ),
        (
            "lines are gone",
            true,
            Box::new(|home| home.change(|text| text.replace("sit:\"s9\"", ""))),
        ),
        (
            "the end is torn",
            true,
            Box::new(|home| {
                home.change(|mut text| {
                    text.truncate(text.len() - 40);
                    text
                });
            }),
        ),
        (
            "the file is another one",
            true,
            Box::new(|home| {
                let copy = home.file.with_extension("copy");
                fs::copy(&home.file, &copy).expect("copied");
                fs::rename(&copy, &home.file).expect("renamed");
            }),
        ),
        (
            "the file is gone",
            true,
            Box::new(|home| fs::remove_file(&home.file).expect("removed")),
        ),
        (
            "another device's file comes",
            false,
            Box::new(|home| {
                let text = format!(
                    "{}{}{CLOSER}",
                    header("ben"),
                    write_line(&answer(7)).expect("a line")
                );
                fs::write(home.file.with_file_name("scores-ben.ron"), text).expect("written");
            }),
        ),
        ("an older answer is added", false, added(late)),
        ("all is forgotten", true, added(forget)),
        ("a line is added by hand", true, added(by_hand)),
        (
            "a newer version adds a line",
            true,
            added(unknown.to_owned()),
        ),
    ]
}

#[test]
fn whatever_happens_to_the_score_files_no_wrong_number_lasts() {
    for (what, at_once, happens) in mishaps() {
        let home = Home::new();
        let before = home.text();
        happens(&home);
        let is_there = fs::read_to_string(&home.file);
        if what != "the file is another one" && what != "another device's file comes" {
            assert!(
                is_there.map_or(true, |text| text != before),
                "{what}: it happened"
            );
        }
        assert_eq!(home.started().is_none(), at_once, "{what}: noticed at once");
        assert!(home.reads(), "{what}: the record is read again");
        assert!(home.is_right(), "{what}: and the numbers are right");
    }
}

#[test]
fn late_answers_of_another_device_are_taken_in_without_reading_all_answers() {
    let home = Home::new();
    let ben = home.file.with_file_name("scores-ben.ron");
    let text = |to: i64| format!("{}{}{CLOSER}", header("ben"), lines(0, to));
    fs::write(&ben, text(200)).expect("written");
    assert!(!home.is_right(), "a new file is late as a whole");
    assert!(home.reads() && home.is_right(), "and taken in");
    let of_ben = fs::read_to_string(&ben).expect("readable");
    let body = of_ben.strip_suffix(CLOSER).expect("closed");
    // What happened while the other device was used too, and one answer since.
    let late = lines(200, 230) + &lines(EVENTS + 1, EVENTS + 2);
    fs::write(&ben, format!("{body}{late}{CLOSER}")).expect("written");
    home.add(&lines(EVENTS, EVENTS + 1));
    let before = home.started().expect("what was known is there at once");
    assert!(!home.is_right(), "the late answers are not counted yet");
    let (shares, found) = home.news(home.basis());
    assert_eq!(shares, 1, "only the facts concerned are read, in one step");
    let mut model = before;
    model.begin_recount();
    model.loaded(found.expect("counted anew"), now());
    let replayed = read_record(&home.job.folders.scores()).expect("read");
    let replayed = Memory::replay(&replayed, now());
    assert_eq!(
        all_of(&model.memory),
        all_of(&replayed),
        "as a replay has it"
    );
    assert!(home.is_right() && !home.reads(), "and so is the next start");
    // While the app runs another answer comes.
    home.add(&lines(EVENTS + 2, EVENTS + 3));
    let (shares, found) = home.news(Basis::Changed);
    assert_eq!(shares, 1, "nothing but that is read");
    model.begin_recount();
    model.loaded(found.expect("counted anew"), now());
    assert_eq!(
        model.memory.counts().answers,
        replayed.counts().answers + 1,
        "one more"
    );
    assert!(home.is_right(), "the same numbers");
}

#[test]
fn a_clock_that_was_set_back_means_a_replay() {
    let mut home = Home::new();
    home.job.now = Moment::new(now().ms() - 4 * EVENTS * MINUTE, 3600);
    assert!(
        home.job.open().is_none(),
        "the last answers are in the future"
    );
}

#[test]
fn the_history_of_a_question_is_found_in_the_files() {
    let home = Home::new();
    let whole = read_record(&home.job.folders.scores()).expect("read");
    let memory = Memory::replay(&whole, now());
    let asks: Vec<_> = memory.asks().map(|(ask, _)| ask.clone()).collect();
    assert!(!asks.is_empty(), "something was asked");
    for ask in asks {
        let of = [ask.fact.to_string()].into();
        let (found, in_order) = read_answers(&home.job.folders.scores(), of, 4).expect("read");
        assert!(in_order, "no clock was set back");
        assert!(found.len() < whole.len(), "other answers are left out");
        let found = History::find(&found, ask.clone());
        assert!(!found.answers.is_empty(), "it was answered");
        assert_eq!(found, History::find(&whole, ask), "as in the whole record");
    }
}
