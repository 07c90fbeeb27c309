//! The learner's own articles: copied, opened as sections and removed again, with clear errors for what is not text.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use spotter::material::{FactId, OWN_PACK, Origin, Pack, PackFiles, SectionId, load_pack};
use spotter::storage::{
    LoadedPack, RealFs, add_article, load_library, load_own_pack, remove_article,
};
use tempfile::TempDir;

const FACT: &str = r#"Fact(id: "f", topic: "mine", evidence: Human, says: "S.", questions: [Card(id: "q", front: "F?", back: "B.")])"#;

fn home() -> TempDir {
    TempDir::new().expect("a temporary folder")
}

fn packs(home: &TempDir) -> PathBuf {
    home.path().join("packs")
}

/// The folder of the copies.
fn articles(home: &TempDir) -> PathBuf {
    packs(home).join("mine/articles")
}

/// Creates a file outside the app's folders, for the learner to open.
fn file(home: &TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let open = home.path().join("desk");
    fs::create_dir_all(&open).expect("made");
    let file = open.join(name);
    fs::write(&file, bytes).expect("written");
    file
}

/// Opens a file; returns the article's id, or the message that the learner reads.
fn add(home: &TempDir, name: &str, bytes: &[u8]) -> Result<String, String> {
    add_article(&RealFs, &packs(home), &file(home, name, bytes)).map_err(|error| error.to_string())
}

fn added(home: &TempDir, name: &str, text: &str) -> String {
    add(home, name, text.as_bytes()).expect("opened")
}

fn own_pack(home: &TempDir) -> Pack {
    let LoadedPack { pack, problems } = load_own_pack(&RealFs, &packs(home));
    assert_eq!(problems, [], "no problems");
    pack.expect("the learner's own pack")
}

/// The id and title of each section.
fn sections(pack: &Pack) -> Vec<(&str, &str)> {
    let sections = pack.sections();
    sections
        .map(|it| (it.id.as_str(), it.title.as_str()))
        .collect()
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let name = |entry: std::io::Result<fs::DirEntry>| {
        let name = entry.expect("readable").file_name();
        name.to_string_lossy().into_owned()
    };
    let mut names: Vec<String> = entries.map(name).collect();
    names.sort();
    names
}

#[test]
fn a_markdown_file_opens_as_sections_whose_ids_stay() {
    let home = home();
    let text = "\r\n# Leg *day*\r\n\r\n## Squats\r\n\r\nDown and up.\r\n\r\n## Rest\r\n\r\nThen sleep.\r\n";
    let id = added(&home, "Leg Day (1)!.Markdown", &format!("\u{feff}{text}"));
    assert_eq!(id, "leg-day-1", "a name for every file system");
    let pack = own_pack(&home);
    let article = &pack.articles[0];
    assert_eq!(
        (article.id.as_str(), article.title.as_str()),
        ("leg-day-1", "Leg day"),
        "the title is the first heading"
    );
    let named = [("leg-day-1-squats", "Squats"), ("leg-day-1-rest", "Rest")];
    assert_eq!(sections(&pack), named, "sections");
    let copy = fs::read(articles(&home).join("leg-day-1.md")).expect("copied");
    assert_eq!(copy, text.as_bytes(), "byte for byte, but for the mark");
    added(&home, "another.md", "Nothing but words.");
    assert_eq!(
        sections(&own_pack(&home)),
        [("another", "Another"), named[0], named[1]],
        "another changes none of them"
    );
}

#[test]
fn a_plain_text_is_one_section_under_the_name_of_its_file() {
    let home = home();
    let id = added(&home, "my_long-walk.log", "# One\ntwo.\n\nThree.");
    assert_eq!(names_in(&articles(&home)), ["my-long-walk.txt"], "copied");
    let pack = own_pack(&home);
    assert_eq!(
        sections(&pack),
        [("my-long-walk", "My long walk")],
        "one section"
    );
    let section = pack.section(&id).expect("it has the article's id");
    let words: Vec<&str> = section
        .blocks
        .iter()
        .map(|it| it.text.plain.as_str())
        .collect();
    assert_eq!(words, ["# One two.", "Three."], "paragraphs, no Markdown");
}

#[test]
fn the_same_file_is_copied_once_and_another_of_its_name_beside_it() {
    let home = home();
    assert_eq!(added(&home, "Notes.md", "One."), "notes", "the first");
    assert_eq!(added(&home, "notes.md", "Two."), "notes-2", "another");
    assert_eq!(added(&home, "Notes.txt", "One."), "notes-3", "no Markdown");
    for (name, text, id) in [
        ("Notes.md", "One.", "notes"),
        ("notes.md", "\u{feff}Two.", "notes-2"),
        ("NOTES.text", "One.", "notes-3"),
    ] {
        assert_eq!(added(&home, name, text), id, "{name} is there already");
    }
    assert_eq!(
        names_in(&articles(&home)),
        ["notes-2.md", "notes-3.txt", "notes.md"],
        "three files and nothing beside them"
    );
    let long = added(&home, &format!("{}.md", "long name ".repeat(9)), "Long.");
    assert!(
        long.len() <= 40 && spotter::material::is_slug(&long),
        "{long}"
    );
    assert_eq!(
        added(&home, "Привет.md", "Words."),
        "text",
        "no such letter"
    );
}

#[test]
fn what_is_no_text_is_refused_in_a_sentence_that_names_it() {
    let home = home();
    let big = vec![b'a'; 10_000_000];
    let bad: [(&str, &[u8], &str); 12] = [
        ("empty.md", b"", "empty"),
        ("mark.md", b"\xef\xbb\xbf", "empty"),
        ("blank.txt", b" \r\n\t\n", "white space"),
        ("headings.md", b"# One\n\n## Two\n", "below its headings"),
        ("nul.md", b"abc\0def", "not a text file"),
        ("paper.pdf", b"%PDF-1.7 and so on", "not a text file"),
        ("word.docx", b"PK\x03\x04 and so on", "not a text file"),
        ("word.rtf", b"{\\rtf1 and so on}", "not a text file"),
        ("wide.txt", b"\xff\xfea\0b\0", "UTF-16"),
        ("latin.md", b"caf\xe9 au lait", "byte 4"),
        ("cut.md", b"\xef\xbb\xbfcaf\xc3", "byte 7"),
        ("big.md", big.as_slice(), "10 MB, and at most 8 MB"),
    ];
    let check = |name: &str, sentence: &str, why: &str| {
        assert!(
            sentence.starts_with(&format!("{name:?} was not opened: ")) && sentence.ends_with('.'),
            "it names the file: {sentence}"
        );
        assert!(
            sentence.contains(why) && !sentence.contains('\n'),
            "it says {why}: {sentence}"
        );
    };
    for (name, bytes, why) in bad {
        check(name, &add(&home, name, bytes).expect_err(name), why);
    }
    for (name, why) in [("desk", "folder"), ("desk/none.md", "no such file")] {
        let error = add_article(&RealFs, &packs(&home), &home.path().join(name)).expect_err(name);
        let name = name.rsplit('/').next().expect("a name");
        check(name, &error.to_string(), why);
    }
    assert!(!packs(&home).exists(), "nothing is stored");
}

#[test]
fn the_largest_file_that_is_read_opens() {
    let home = home();
    let text = "word ".repeat((8 << 20) / 5);
    let id = added(&home, "large.txt", &text);
    let pack = own_pack(&home);
    let section = pack.section(&id).expect("it is there");
    assert_eq!(section.words, (8 << 20) / 5, "all of it");
}

#[test]
fn the_own_pack_needs_no_facts_and_an_empty_one_is_no_problem() {
    let home = home();
    let id = added(&home, "notes.md", "Words.");
    let library = load_library(&packs(&home));
    assert_eq!(library.problems(), [], "no problems");
    let last = library.packs().last().expect("packs");
    assert!(last.id == OWN_PACK && last.facts.is_empty(), "{}", last.id);
    assert!(
        library.section(&SectionId::new(OWN_PACK, &id)).is_some(),
        "the article can be read"
    );
    remove_article(&RealFs, &packs(&home), &home.path().join("backup"), &id).expect("removed");
    let library = load_library(&packs(&home));
    assert!(library.pack(OWN_PACK).is_none(), "left out");
    assert_eq!(library.problems(), [], "without a word");
    assert_eq!(
        load_own_pack(&RealFs, &packs(&home)),
        LoadedPack::default(),
        "alone"
    );
    let gym = packs(&home).join("gym");
    fs::create_dir_all(gym.join("articles")).expect("made");
    let text = fs::read_to_string(packs(&home).join("mine/pack.ron")).expect("written");
    fs::write(gym.join("pack.ron"), text.replace("\"mine\"", "\"gym\"")).expect("written");
    fs::write(gym.join("articles/a.md"), "Words.").expect("written");
    let library = load_library(&packs(&home));
    assert!(library.pack("gym").is_none(), "any other pack needs facts");
    assert_eq!(library.problems().len(), 1, "and says so");
}

#[test]
fn ids_are_free_however_articles_and_headings_are_named() {
    let home = home();
    added(&home, "notes.md", "Words.");
    let pack_file = fs::read_to_string(packs(&home).join("mine/pack.ron")).expect("written");
    let texts: BTreeMap<String, String> = [
        ("pack.ron", pack_file.as_str()),
        ("articles/A.md", "Words."),
        ("articles/a-b.md", "# C\n\nWords."),
        ("articles/a.md", "# B c\n\nWords."),
        ("articles/a.txt", "Words."),
        ("articles/deep/d.md", "Words."),
    ]
    .map(|(path, text)| (path.to_owned(), text.to_owned()))
    .into();
    let files = PackFiles {
        folder: OWN_PACK.to_owned(),
        texts,
        ..PackFiles::default()
    };
    let (pack, problems) = load_pack(&files, Origin::Own).expect("a pack");
    assert_eq!(problems, [], "no problems");
    let ids: Vec<&str> = pack.articles.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(
        ids,
        ["a-n3", "a-b", "a", "a-n2"],
        "a name that is an id stays one"
    );
    let ids: Vec<&str> = pack.sections().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["a-n3", "a-b-c", "a-b-c-n2", "a-n2"], "sections");
    assert!(
        load_pack(&files, Origin::Bundled).is_err(),
        "in no other pack"
    );
}

#[test]
fn a_file_that_cannot_be_read_hides_no_other() {
    let home = home();
    added(&home, "notes.md", "Words.");
    let folder = articles(&home);
    fs::write(folder.join("latin.md"), b"caf\xe9 au lait").expect("written");
    fs::write(folder.join("empty.md"), b"").expect("written");
    let large = fs::File::create(folder.join("large.md")).expect("made");
    large.set_len(100 << 20).expect("it can grow");
    let LoadedPack { pack, problems } = load_own_pack(&RealFs, &packs(&home));
    assert_eq!(
        sections(&pack.expect("a pack")),
        [("notes", "Notes")],
        "the good one"
    );
    let mut named: Vec<&str> = problems.iter().map(|it| it.file.as_str()).collect();
    named.sort_unstable();
    assert_eq!(
        named,
        [
            "articles/empty.md",
            "articles/large.md",
            "articles/latin.md"
        ],
        "the others are named"
    );
    added(&home, "more.md", "There is room for more.");
}

#[test]
fn a_pack_that_was_read_again_takes_its_place_in_the_library() {
    let home = home();
    let mut library = load_library(&packs(&home));
    let count = library.packs().len();
    let id = added(&home, "notes.md", "Words.");
    let facts = packs(&home).join("mine/facts");
    fs::create_dir_all(&facts).expect("made");
    let fact = FactId::new(OWN_PACK, "f");
    for (text, wrong) in [(format!("[{FACT}, Fact()]"), 1), (format!("[{FACT}]"), 0)] {
        fs::write(facts.join("f.ron"), text).expect("written");
        let LoadedPack { pack, problems } = load_own_pack(&RealFs, &packs(&home));
        library.replace_pack(pack.expect("a pack"), problems);
        assert_eq!(library.problems().len(), wrong, "the problems of now");
        assert_eq!(library.packs().len(), count + 1, "one more pack");
        assert!(library.fact(&fact).is_some(), "its fact is found");
        let section = SectionId::new(OWN_PACK, &id);
        assert!(library.section(&section).is_some(), "and its article");
    }
    let others = library.facts().count() - 1;
    library.remove_pack(OWN_PACK, Vec::new());
    assert!(library.fact(&fact).is_none(), "it is gone");
    assert_eq!(
        (library.packs().len(), library.facts().count()),
        (count, others),
        "and nothing else"
    );
}

#[test]
fn an_article_that_is_removed_lies_in_the_backup() {
    let home = home();
    let backup = home.path().join("backup");
    let remove = |id: &str| remove_article(&RealFs, &packs(&home), &backup, id);
    let kept = added(&home, "kept.md", "Kept.");
    for text in ["One.", "Two.", "One."] {
        let id = added(&home, "notes.md", text);
        assert_eq!(id, "notes", "the name is free again");
        remove(&id).expect("removed");
    }
    assert_eq!(names_in(&articles(&home)), ["kept.md"], "the other stays");
    let copies = backup.join("articles");
    assert_eq!(names_in(&copies), ["notes-2.md", "notes.md"], "both texts");
    let copy = fs::read_to_string(copies.join("notes-2.md")).expect("readable");
    assert_eq!(copy, "Two.", "whole");
    for id in ["notes", "", "../articles/kept", "Kept"] {
        let error = remove(id).expect_err("none of that id").to_string();
        assert!(error.contains(&format!("{id:?}")), "named: {error}");
    }
    let other = TempDir::new().expect("a temporary folder");
    assert!(
        remove_article(&RealFs, other.path(), &backup, &kept).is_err(),
        "no pack at all"
    );
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    use std::os::unix::fs::symlink;
    let home = home();
    let elsewhere = home.path().join("elsewhere");
    fs::create_dir_all(&elsewhere).expect("made");
    fs::create_dir_all(packs(&home)).expect("made");
    symlink(&elsewhere, packs(&home).join(OWN_PACK)).expect("linked");
    let error = add(&home, "notes.md", b"Words.").expect_err("a link");
    assert!(error.contains("found a link"), "{error}");
    assert!(names_in(&elsewhere).is_empty(), "nothing is there");
    fs::remove_file(packs(&home).join(OWN_PACK)).expect("removed");
    // A link that the learner chose is followed.
    let real = file(&home, "real.md", b"Words.");
    let link = home.path().join("desk/link.md");
    symlink(real, &link).expect("linked");
    assert_eq!(
        add_article(&RealFs, &packs(&home), &link).expect("opened"),
        "link",
        "under the name of the link"
    );
    // A link where a copy belongs is not an article, and nothing is written through it.
    let secret = file(&home, "secret.md", b"Secret.");
    symlink(&secret, articles(&home).join("notes.md")).expect("linked");
    assert_eq!(added(&home, "notes.md", "Words."), "notes-2", "beside it");
    assert_eq!(fs::read(secret).expect("readable"), b"Secret.", "untouched");
    assert_eq!(sections(&own_pack(&home)).len(), 2, "two articles");
}
