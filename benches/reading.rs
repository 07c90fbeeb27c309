//! Cost of reading an article of 100,000 words: one section, with facts in its margin. `cargo bench --bench reading`.
//!
//! CPU time of the thread for laying out and tessellating whole frames in a window of 1280 by 800 points, without the
//! GPU. For comparison, `egui_commonmark`, another Markdown viewer for egui, shows the same text in the same run.

#![expect(clippy::print_stdout, reason = "the figures are the purpose")]

#[path = "../tests/engine/support.rs"]
pub mod support;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::Duration;

use cpu_time::ThreadTime;
use egui::{Context, Event, Modifiers, MouseWheelUnit, Pos2, RawInput, Rect, Ui, vec2};
use egui_commonmark::{CommonMarkCache, CommonMarkScrollOptions, CommonMarkViewer};
use peak_alloc::PeakAlloc;
use spotter::app::{App, Disk, Executor, Tasks};
use spotter::material::{FactId, Library, Origin, PackFiles, SectionId, load_pack};
use spotter::model::{Action, FlowAction, Model, ReadAction, SettingsAction, SittingAction};
use spotter::reading::find;
use spotter::record::Record;
use spotter::storage::{Folders, RealFs};

use support::{model_of, new_model, now, play};

#[global_allocator]
static ALLOCATED: PeakAlloc = PeakAlloc;

const PARAGRAPHS: usize = 1353;
const WORDS: [&str; 24] = [
    "muscle",
    "sends",
    "short",
    "messages",
    "into",
    "the",
    "blood",
    "while",
    "it",
    "works",
    "and",
    "other",
    "organs",
    "listen",
    "from",
    "time",
    "to",
    "interleukin",
    "training",
    "lowers",
    "resting",
    "levels",
    "slowly",
    "again",
];

/// 100,000 words in paragraphs of about 74, each with words that a fact can quote; every tenth has a word in italics.
fn article() -> String {
    let mut text = String::from("## One long section {#long}\n\n");
    let mut state = 7_u64;
    for paragraph in 0..PARAGRAPHS {
        let _fits = write!(text, "Paragraph{paragraph} quotes this. ");
        for word in 0..71 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let place = usize::try_from(state >> 40).unwrap_or(0) % WORDS.len();
            let word = match (paragraph % 10, word) {
                (0, 20) => "*briefly*",
                (5, 9) => "naïve",
                _ => WORDS[place],
            };
            text.push_str(word);
            text.push(' ');
        }
        text.push_str("\n\n");
    }
    text
}

fn pack_files(text: &str) -> PackFiles {
    let pack = r#"Pack(format: 1, id: "long", version: "1", title: "Long", about: "", licence: "CC0-1.0",
        topics: [(id: "t", title: "T")], articles: [(id: "long", title: "Long", file: "articles/long.md")])"#;
    let mut facts = String::from("[");
    for paragraph in (0..PARAGRAPHS).step_by(10) {
        let _fits = write!(
            facts,
            r#"Fact(id: "f{paragraph}", topic: "t", evidence: Article, says: "So it is.",
            passage: (section: "long", quote: "Paragraph{paragraph} quotes this"),
            questions: [Card(id: "c", front: "What does it say?", back: "This.")]),"#
        );
    }
    facts.push(']');
    PackFiles {
        folder: "long".to_owned(),
        texts: BTreeMap::from([
            ("pack.ron".to_owned(), pack.to_owned()),
            ("articles/long.md".to_owned(), text.to_owned()),
            ("facts/all.ron".to_owned(), facts),
        ]),
        ..PackFiles::default()
    }
}

/// A headless window.
struct Window {
    ctx: Context,
    time: f64,
}

impl Window {
    fn new() -> Self {
        let ctx = Context::default();
        App::prepare(&ctx);
        Self { ctx, time: 0.0 }
    }

    /// Runs one frame with these events; returns its CPU time.
    fn frame(&mut self, events: Vec<Event>, draw: &mut dyn FnMut(&mut Ui)) -> Duration {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0))),
            time: Some(self.time),
            events,
            ..RawInput::default()
        };
        let start = ThreadTime::now();
        let mut output = self.ctx.run_ui(input, |ui| draw(ui));
        let shapes = std::mem::take(&mut output.shapes);
        let meshes = self.ctx.tessellate(shapes, output.pixels_per_point);
        let took = start.elapsed();
        assert!(!meshes.is_empty(), "something is drawn");
        output.drop_without_applying_deltas();
        took
    }

    fn warm(&mut self, draw: &mut dyn FnMut(&mut Ui)) -> Vec<Duration> {
        (0..200).map(|_| self.frame(Vec::new(), draw)).collect()
    }

    /// Runs frames in which the wheel scrolls down by 120 points.
    fn scroll(&mut self, draw: &mut dyn FnMut(&mut Ui)) -> Vec<Duration> {
        let wheel = || Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, -120.0),
            modifiers: Modifiers::NONE,
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
        };
        let there = Event::PointerMoved(egui::pos2(700.0, 400.0));
        self.frame(vec![there], draw);
        (0..400).map(|_| self.frame(vec![wheel()], draw)).collect()
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Returns median and 95th percentile, in milliseconds.
fn spread(mut times: Vec<Duration>) -> (f64, f64) {
    times.sort_unstable();
    let at = |share: usize| {
        times
            .get(times.len() * share / 100)
            .copied()
            .unwrap_or_default()
    };
    (ms(at(50)), ms(at(95)))
}

fn print(name: &str, times: Vec<Duration>, wanted: &str) {
    let (median, p95) = spread(times);
    println!("{name:44} median {median:7.2} ms   p95 {p95:7.2} ms   {wanted}");
}

/// Creates the app with all its files in one folder, since it saves changed settings.
fn app(model: Model, folder: &tempfile::TempDir) -> App {
    let folder = folder.path().to_owned();
    let folders = Folders {
        data: folder.clone(),
        config: folder.clone(),
        state: folder.clone(),
        cache: folder,
    };
    let fs = std::sync::Arc::new(RealFs);
    let disk = Disk { fs, folders };
    App::new(model, None, Tasks::new(disk, Executor::Threads), now)
}

/// A model with the long article, in which every third fact was answered a month ago.
fn studied(library: Library) -> Model {
    let mut model = model_of(library, Record::default());
    for paragraph in (0..PARAGRAPHS).step_by(30) {
        let fact = FactId::new("long", &format!("f{paragraph}"));
        let asked = vec![
            FlowAction::OpenPassage(fact.clone()).into(),
            Action::from(spotter::model::InTextAction::Here(fact)),
            SittingAction::Reveal.into(),
            SittingAction::GiveGrade(spotter::answer::Grade::Good).into(),
            FlowAction::Back.into(),
        ];
        play(&mut model, 30, asked);
    }
    play(
        &mut model,
        0,
        vec![FlowAction::Go(spotter::model::Route::Today).into()],
    );
    model
}

fn ours(library: Library) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut app = app(studied(library), &folder);
    let mut window = Window::new();
    for _ in 0..5 {
        window.frame(Vec::new(), &mut |ui| app.ui(ui));
    }
    app.apply(
        FlowAction::OpenSection(SectionId::new("long", "long")),
        now(),
    );
    let first = window.frame(Vec::new(), &mut |ui| app.ui(ui));
    print("first frame", vec![first], "wanted: 10");
    print(
        "warm frame",
        window.warm(&mut |ui| app.ui(ui)),
        "wanted: 0.3",
    );
    print(
        "scrolling",
        window.scroll(&mut |ui| app.ui(ui)),
        "wanted: 0.5, p95 1.5",
    );
    let jumps = (0..40).map(|n| {
        let fact = FactId::new("long", &format!("f{}", (n * 7919 % 135) * 10));
        app.apply(FlowAction::OpenPassage(fact), now());
        window.frame(Vec::new(), &mut |ui| app.ui(ui))
    });
    print("jump to a passage", jumps.collect(), "wanted: 10");
    let zooms = (0..12).map(|n| {
        app.apply(
            SettingsAction::StepTextSize(if n % 4 < 2 { 1 } else { -1 }),
            now(),
        );
        // The app sets the size in one frame; the window has it in the next.
        let set = window.frame(Vec::new(), &mut |ui| app.ui(ui));
        set + window.frame(Vec::new(), &mut |ui| app.ui(ui))
    });
    print("zoom step", zooms.collect(), "wanted: 12");
    app.apply(ReadAction::OpenFind, now());
    let finds = (0..40).map(|n| {
        let words = if n % 2 == 0 { "interleukin" } else { "naive" };
        let start = ThreadTime::now();
        app.apply(
            ReadAction::Find(words.to_owned(), spotter::model::SearchIn::ThisPack),
            now(),
        );
        start.elapsed() + window.frame(Vec::new(), &mut |ui| app.ui(ui))
    });
    print("find, with the frame that shows it", finds.collect(), "");
}

fn theirs(text: &str) {
    println!("\negui_commonmark, the same text");
    let mut cache = CommonMarkCache::default();
    let mut show = |ui: &mut Ui| {
        egui::CentralPanel::default().show(ui, |ui| {
            egui::ScrollArea::vertical()
                .show(ui, |ui| CommonMarkViewer::new().show(ui, &mut cache, text));
        });
    };
    let mut window = Window::new();
    window.frame(Vec::new(), &mut |ui| {
        ui.label("fonts");
    });
    let first = window.frame(Vec::new(), &mut show);
    print("show: first frame", vec![first], "");
    print("show: warm frame", window.warm(&mut show), "");
    print("show: scrolling", window.scroll(&mut show), "");

    let mut cache = CommonMarkCache::default();
    let options = CommonMarkScrollOptions::default().viewport_cache(true);
    let mut show = |ui: &mut Ui| {
        egui::CentralPanel::default().show(ui, |ui| {
            let id = egui::Id::unique("theirs");
            CommonMarkViewer::new().show_scrollable(id, ui, &mut cache, &options, text);
        });
    };
    let mut window = Window::new();
    window.frame(Vec::new(), &mut |ui| {
        ui.label("fonts");
    });
    let first = window.frame(Vec::new(), &mut show);
    print("show_scrollable: first frame", vec![first], "");
    print("show_scrollable: warm frame", window.warm(&mut show), "");
    print("show_scrollable: scrolling", window.scroll(&mut show), "");
}

fn bundled() {
    println!("\nthe bundled article");
    for section in ["two-faces", "what-a-myokine-is"] {
        let mut model = new_model();
        play(
            &mut model,
            0,
            vec![FlowAction::OpenSection(SectionId::new("myokines", section)).into()],
        );
        let folder = tempfile::tempdir().expect("a folder");
        let mut app = app(model, &folder);
        let times = Window::new().warm(&mut |ui| app.ui(ui));
        print(section, times.into_iter().skip(20).collect(), "wanted: 1");
    }
}

fn main() {
    let text = article();
    let files = pack_files(&text);
    let words = text.split_whitespace().count();
    let before = ALLOCATED.current_usage();
    let start = ThreadTime::now();
    let (pack, problems) = load_pack(&files, Origin::Own).expect("a pack");
    let parsed = start.elapsed();
    assert!(problems.is_empty(), "no problem: {problems:?}");
    let kept = ALLOCATED.current_usage() - before;
    println!(
        "{words} words, {} kB, {} blocks",
        text.len() / 1000,
        pack.sections().map(|it| it.blocks.len()).sum::<usize>()
    );
    println!(
        "parsed with {} facts in {:.1} ms; kept {:.2} times the text (wanted: 5)",
        pack.facts.len(),
        ms(parsed),
        kept as f64 / text.len() as f64
    );
    for words in ["interleukin", "naive", "nowhere in it"] {
        let times = (0..20).map(|_| {
            let start = ThreadTime::now();
            let found = find([&pack], words).len();
            assert!(found > 0 || words == "nowhere in it", "it stands there");
            start.elapsed()
        });
        print(&format!("find {words:?}"), times.collect(), "wanted: 20");
    }
    ours(Library::new(vec![pack], Vec::new()));
    theirs(&text);
    bundled();
}
