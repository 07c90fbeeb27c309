//! The contents list: its levels, what is folded, and that it follows the reader.

use spotter::material::{Library, SectionId};
use spotter::model::{ContentsRow, FlowAction, Model, ReadAction, Route};
use spotter::record::Record;
use spotter::ui::data::read::contents::{ContentsList, RowKind, data};

use crate::articles::own_pack;
use crate::support::{library, model_of, new_model, now, page, play};

/// The bundled article, a test pack, and two texts of the learner's own.
fn shelf() -> Library {
    let own = own_pack(
        &["sleep.md", "bone.md"],
        "## First\n\nOne.\n\n### Inside\n\nMore.\n\n## Second\n\nTwo.\n",
    );
    let packs = [library(), page()];
    let packs = packs.iter().flat_map(|it| it.packs().to_vec());
    Library::new(packs.chain([own]).collect(), Vec::new())
}

fn at(section: &SectionId) -> Model {
    let mut model = model_of(shelf(), Record::default());
    play(
        &mut model,
        0,
        vec![FlowAction::OpenSection(section.clone()).into()],
    );
    model
}

fn list<'a>(model: &'a Model, section: &'a SectionId) -> ContentsList<'a> {
    data(model, now(), section, 0)
}

/// Titles with their levels; a branch is marked with `+` when it is folded, else with `-`.
fn shown(model: &Model, section: &SectionId) -> Vec<String> {
    let list = list(model, section);
    let row = |row: &spotter::ui::data::read::contents::Row<'_>| {
        let sign = match row.kind {
            RowKind::Branch {
                is_folded: true, ..
            } => "+",
            RowKind::Branch { .. } => "-",
            RowKind::Section { .. } | RowKind::Heading => "",
        };
        format!("{} {sign}{}", row.level, row.title)
    };
    list.rows.iter().map(row).collect()
}

fn first_of(article: usize) -> SectionId {
    let shelf = shelf();
    let pack = shelf.pack("mine").expect("own texts");
    SectionId::new("mine", &pack.articles[article].sections[0].id)
}

#[test]
fn only_what_holds_the_open_section_is_unfolded_and_that_follows_the_reader() {
    let section = first_of(0);
    let mut model = at(&section);
    let rows = shown(&model, &section);
    let titles: Vec<&str> = rows.iter().map(String::as_str).collect();
    let inside = ["3 First", "4 Inside", "3 Second"];
    let at = titles.iter().position(|it| *it == inside[0]);
    let at = at.expect("the open section");
    assert_eq!(titles[at..at + 3], inside, "{titles:?}");
    assert!(titles[at - 1].starts_with("2 -"), "its article: {titles:?}");
    assert!(titles[0].starts_with("1 +"), "another pack: {titles:?}");
    let open = titles.iter().filter(|it| it.contains(" -")).count();
    assert_eq!(open, 2, "a pack and an article: {titles:?}");

    let there = SectionId::new("myokines", "brain");
    play(
        &mut model,
        0,
        vec![FlowAction::OpenSection(there.clone()).into()],
    );
    let rows = shown(&model, &there);
    assert!(rows[0].starts_with("1 -"), "{rows:?}");
    assert!(rows.contains(&"2 Muscle and brain".to_owned()), "{rows:?}");
    assert!(!rows.contains(&"3 First".to_owned()), "{rows:?}");
}

#[test]
fn what_was_folded_stays_so_until_the_reader_goes_there() {
    let section = first_of(0);
    let mut model = at(&section);
    let pack = |id: &str| ContentsRow::Pack(id.to_owned());
    let fold = |id: &str| ReadAction::FoldContents(pack(id)).into();
    play(&mut model, 0, vec![fold("myokines"), fold("mine")]);
    let rows = shown(&model, &section);
    assert!(rows[0].starts_with("1 -"), "unfolded: {rows:?}");
    assert!(!rows.contains(&"3 First".to_owned()), "folded: {rows:?}");
    let current = list(&model, &section).current.expect("where one is");
    assert_eq!(rows[current], "1 +Mine", "what it is folded into");
    let today = FlowAction::Go(Route::Today).into();
    play(
        &mut model,
        0,
        vec![today, FlowAction::Go(Route::Read).into()],
    );
    assert_eq!(shown(&model, &section), rows, "kept");
    let other = first_of(1);
    play(
        &mut model,
        0,
        vec![FlowAction::OpenSection(other.clone()).into()],
    );
    let rows = shown(&model, &other);
    assert!(rows.contains(&"3 First".to_owned()), "it follows: {rows:?}");
    assert!(rows[0].starts_with("1 -"), "the other stays: {rows:?}");
}

#[test]
fn the_list_is_called_up_moved_through_and_closed_by_opening_a_place() {
    let mut model = new_model();
    let section = SectionId::new("myokines", "what-a-myokine-is");
    play(
        &mut model,
        0,
        vec![
            FlowAction::OpenSection(section.clone()).into(),
            ReadAction::ToggleContents.into(),
        ],
    );
    assert!(model.hears_keys_in_contents());
    let here = list(&model, &section);
    assert_eq!(here.cursor, here.current, "it begins where one is");
    let place = here.cursor.expect("a row");
    play(&mut model, 0, vec![ReadAction::StepContents(1).into()]);
    let here = list(&model, &section);
    assert_eq!(here.cursor, Some(place + 1));
    let row = &here.rows[place + 1];
    assert_eq!((row.title, row.level), ("How far a message goes", 2));
    let action = row.action.clone();
    let events = model.apply(action, now());
    assert_eq!(events, Vec::new(), "the section was open already");
    assert!(!model.hears_keys_in_contents(), "closed");
    let block = model.reader().block.expect("a heading");
    let list = data(&model, now(), &section, block);
    assert_eq!(list.current, Some(place + 1), "the heading is marked");

    let end = ReadAction::StepContents(isize::MAX).into();
    play(&mut model, 0, vec![ReadAction::ToggleContents.into(), end]);
    let many = self::list(&model, &section).rows.len();
    assert_eq!(self::list(&model, &section).cursor, Some(many - 1));
    play(&mut model, 0, vec![FlowAction::Back.into()]);
    assert!(!model.hears_keys_in_contents(), "Esc closes it");
    assert_eq!(model.route(), Route::Read, "and nothing else");
}

#[test]
fn a_heading_of_another_section_opens_that_and_only_once() {
    let mut model = new_model();
    let section = SectionId::new("myokines", "how-the-idea-began");
    let open = FlowAction::OpenHeading(section.clone(), 4).into();
    play(&mut model, 0, vec![open]);
    let reader = model.reader();
    assert_eq!(reader.section, Some(section));
    assert_eq!((reader.block, reader.restore), (Some(4), None));
    let today = FlowAction::Go(Route::Today).into();
    play(
        &mut model,
        0,
        vec![today, FlowAction::Go(Route::Read).into()],
    );
    assert_eq!(model.reader().block, None, "later one reads on");
}

#[test]
fn the_marks_are_explained_until_one_is_used_or_the_note_is_closed() {
    use spotter::material::FactId;
    use spotter::model::{InTextAction, SettingsAction};
    use spotter::ui::data::read::around::marks_note;
    let section = SectionId::new("myokines", "two-faces");
    let note = |model: &Model| marks_note(model, &section);
    let fact = FactId::new("myokines", "il6-two-settings");
    for known in [
        SettingsAction::CloseMarksNote.into(),
        InTextAction::Here(fact).into(),
    ] {
        let mut model = new_model();
        let open = FlowAction::OpenSection(section.clone()).into();
        play(&mut model, 0, vec![open]);
        let shown = note(&model).expect("marks are new");
        assert!(shown.text.contains("margin"), "{}", shown.text);
        play(&mut model, 0, vec![known]);
        assert_eq!(note(&model), None);
        assert!(model.settings().marks_known, "kept on this device");
    }
    let sources = SectionId::new("myokines", "sources");
    assert_eq!(marks_note(&new_model(), &sources), None, "no marks there");
}
