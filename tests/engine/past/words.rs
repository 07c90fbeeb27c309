//! The words of the record as types: each is kept as written, whichever version wrote it.

use std::fmt::Display;

use proptest::prelude::*;
use spotter::material::SectionId;
use spotter::record::{
    ActKind, Ending, Event, ForgetKind, KeepState, MissCause, Mode, ReadLine, ReadState, Scope,
    Setting, Tag, event, read_line, write_line,
};

/// A word of any version: a known one, or any text.
fn word() -> impl Strategy<Value = String> {
    let known = [
        "drill",
        "quiz",
        "read",
        "check",
        "exam",
        "done",
        "left",
        "ask",
        "beat",
        "mixed-up",
        "buried",
        "finished",
        "pack",
        "due",
        "sure-wrong",
        "bookmarked",
        "tag:",
        "topic:a/b",
        "topic:a",
        "a#b#c",
        "#",
    ];
    prop_oneof![
        prop::sample::select(known.to_vec()).prop_map(str::to_owned),
        ".*"
    ]
}

fn kept<T: for<'a> From<&'a str> + Display + PartialEq + std::fmt::Debug>(
    word: &str,
) -> Result<T, TestCaseError> {
    let read = T::from(word);
    prop_assert_eq!(read.to_string(), word, "as it stands");
    Ok(read)
}

proptest! {
    #[test]
    fn a_word_of_any_version_is_kept_as_it_stands(word in word()) {
        let mode = kept::<Mode>(&word)?;
        prop_assert_eq!(Mode::KNOWN.contains(&mode), !matches!(mode, Mode::Other(_)), "known or not");
        kept::<Ending>(&word)?;
        kept::<ActKind>(&word)?;
        kept::<MissCause>(&word)?;
        kept::<KeepState>(&word)?;
        kept::<ReadState>(&word)?;
        kept::<ForgetKind>(&word)?;
        kept::<Scope>(&word)?;
    }

    #[test]
    fn a_word_goes_through_a_line_unchanged(word in word(), key in word(), value in ".*") {
        let start = event::Start {
            mode: word.as_str().into(),
            of: key.as_str().into(),
            ..Default::default()
        };
        let set = event::Set { at: start.at, key, value };
        for event in [Event::from(start), set.into()] {
            let line = write_line(&event).expect("an event can be written");
            prop_assert_eq!(read_line(&line), Ok(ReadLine { event, tag: Tag::Valid }));
        }
    }

    #[test]
    fn a_setting_is_a_view_of_its_key(key in "(retention|day_ends|new_per_day|prompts|prompts/.*|.*)") {
        if let Some(setting) = Setting::parse(&key) {
            prop_assert_eq!(setting.key(), key);
        }
    }
}

#[test]
fn every_known_key_is_a_setting() {
    let keys = [
        "retention",
        "day_ends",
        "new_per_day",
        "prompts",
        "prompts/myokines#brain",
    ];
    let settings = [
        Setting::Retention,
        Setting::DayEnds,
        Setting::NewPerDay,
        Setting::InText,
        Setting::InTextAfter("myokines#brain"),
    ];
    assert_eq!(
        keys.map(Setting::parse),
        settings.map(Some),
        "each by its key"
    );
}

#[test]
fn every_known_word_has_a_meaning_of_its_own() {
    for mode in Mode::KNOWN {
        assert_eq!(Mode::from(mode.as_str()), *mode, "{mode}");
    }
    let scopes = [
        Scope::Section(SectionId::new("myokines", "two-faces")),
        Scope::Pack("myokines".to_owned()),
        Scope::Topic("myokines".to_owned(), "brain".to_owned()),
        Scope::Tag("glp-1: gut".to_owned()),
    ];
    for scope in Scope::words().map(Scope::from).chain(scopes) {
        assert_eq!(Scope::from(scope.to_string()), scope, "{scope}");
    }
}
