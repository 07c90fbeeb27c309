//! What the command palette lists, before it is drawn.

use spotter::material::SectionId;
use spotter::model::{
    Action, FlowAction, Model, Palette, ReadAction, Route, SettingsAction, SittingAction,
    StartAction, Width,
};
use spotter::record::Scope;
use spotter::settings::ThemeChoice;
use spotter::ui::bindings;
use spotter::ui::data::palette::{PalettePage, data};

use crate::support::{new_model, now, play};

fn page(model: &Model, words: &str) -> PalettePage {
    let keys = bindings(model, Width::Wide, now());
    let palette = Palette {
        words: words.to_owned(),
        row: 0,
    };
    data(model, &keys, &palette)
}

fn labels(page: &PalettePage) -> Vec<&str> {
    page.entries
        .iter()
        .map(|it| it.offer.label.as_str())
        .collect()
}

fn has(page: &PalettePage, action: &Action) -> bool {
    page.entries.iter().any(|it| it.offer.action == *action)
}

#[test]
fn all_actions_screens_sections_packs_and_settings_are_listed_once() {
    let model = new_model();
    let all = page(&model, "");
    let pack = model.library().pack("myokines").expect("bundled");
    for section in pack.sections().filter(|it| !it.id.is_empty()) {
        assert!(
            labels(&all).contains(&section.title.as_str()),
            "{}",
            section.title
        );
    }
    let quiz = StartAction::Quiz(Scope::Pack("myokines".to_owned())).into();
    assert!(has(&all, &quiz), "a quiz of the pack");
    assert!(has(&all, &FlowAction::Go(Route::Library).into()));
    assert!(has(
        &all,
        &SettingsAction::SetTheme(ThemeChoice::Dark).into()
    ));
    let library = all.entries.iter().find(|it| it.offer.label == "Library");
    let library = library.expect("it is listed");
    assert_eq!(library.key.as_deref(), Some("L"), "with its key");
    for (place, entry) in all.entries.iter().enumerate() {
        let is_same = |it: &&spotter::ui::data::palette::Entry| it.offer == entry.offer;
        let again = all.entries.iter().skip(place + 1).find(is_same);
        assert_eq!(again, None, "{} is there twice", entry.offer.label);
    }
}

#[test]
fn only_what_can_be_done_now_is_listed() {
    let mut model = new_model();
    let first = page(&model, "");
    assert!(!has(&first, &FlowAction::Go(Route::Today).into()), "here");
    assert!(!has(
        &first,
        &SettingsAction::SetTheme(ThemeChoice::Light).into()
    ));
    assert!(
        !has(&first, &SettingsAction::StepTextSize(0).into()),
        "usual"
    );
    for _ in 0..9 {
        play(&mut model, 0, vec![SettingsAction::StepTextSize(1).into()]);
    }
    let largest = page(&model, "");
    assert!(!has(&largest, &SettingsAction::StepTextSize(1).into()));
    assert!(has(&largest, &SettingsAction::StepTextSize(-1).into()));

    let read = SectionId::new("myokines", "two-faces");
    let read = [
        FlowAction::OpenSection(read).into(),
        ReadAction::Finish.into(),
        StartAction::Drill.into(),
    ];
    play(&mut model, 0, read.to_vec());
    let drill = page(&model, "");
    assert!(has(&drill, &SittingAction::Reveal.into()), "of this screen");
    assert!(!has(&drill, &SittingAction::Undo.into()), "nothing to undo");
    assert!(has(&drill, &FlowAction::Go(Route::Library).into()));

    model.begin_loading();
    let mut loading = new_model();
    loading.begin_loading();
    let waiting = page(&loading, "");
    let quiz = StartAction::Quiz(Scope::Pack("myokines".to_owned())).into();
    assert!(!has(&waiting, &quiz), "not before the record is read");
    let section = SectionId::new("myokines", "two-faces");
    assert!(has(&waiting, &FlowAction::OpenSection(section).into()));
}

#[test]
fn the_best_match_is_first_and_nothing_is_nothing() {
    let model = new_model();
    let found = page(&model, "DARK theme");
    assert_eq!(labels(&found), ["Theme: dark"]);
    let found = page(&model, "lib");
    assert_eq!(labels(&found).first(), Some(&"Library"), "{found:?}");
    let found = page(&model, "settings");
    assert_eq!(
        labels(&found).first(),
        Some(&"Settings"),
        "the name before what it belongs to"
    );
    let none = page(&model, "xyzzy");
    assert_eq!((none.entries.len(), none.count.as_str()), (0, "No matches"));
    assert_eq!(none.chosen(), None);
}
