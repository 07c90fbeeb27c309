//! What each page says: of nothing, of one, of many, of long words.

use spotter::answer::Grade;
use spotter::material::{Library, SectionId};
use spotter::memory::RecordPart;
use spotter::model::{
    Action, FlowAction, MissedFilter, Model, PractiseAction, QuestionAction, QuizForm, ReadAction,
    RecordAction, Route, SettingsAction, SittingAction, StartAction, Tab, Width,
};
use spotter::model::{AnswerTarget, Modal};
use spotter::record::{MissCause, Record, Scope};
use spotter::settings::{LineWidth, ThemeChoice};
use spotter::ui::data::messages::{Messages, messages};
use spotter::ui::data::{
    about, ask, library as library_page, library_check, past, practise, quiz_form, read, settings,
    shell, sitting, today,
};

use crate::support::{Give, answers, flawed, kinds, left, library, model_of, new_model, now, play};

/// A model without any pack.
fn bare() -> Model {
    model_of(Library::new(Vec::new(), Vec::new()), Record::default())
}

fn whole(pack: &str) -> Action {
    StartAction::Quiz(Scope::Pack(pack.to_owned())).into()
}

/// Answers the question that is asked.
fn answer(model: &mut Model, days_ago: i64, give: Give) {
    let mut actions = answers(model, give);
    actions.extend([SittingAction::Submit.into(), SittingAction::Next.into()]);
    play(model, days_ago, actions);
}

/// A quiz on the pack of all kinds, with this many answers, all wrong.
fn missed(count: usize) -> Model {
    let mut model = model_of(kinds(), Record::default());
    let form = QuizForm {
        at_most: Some(count),
        ..QuizForm::default()
    };
    let form = PractiseAction::ChangeForm(form).into();
    play(&mut model, 1, vec![form, PractiseAction::StartForm.into()]);
    for _ in 0..count {
        answer(&mut model, 1, Give::Wrong);
    }
    model
}

fn labels(choices: &[spotter::ui::Choice]) -> Vec<(&str, bool)> {
    let choices = choices.iter();
    choices
        .map(|it| (it.offer.label.as_str(), it.is_chosen))
        .collect()
}

/// How many sections the bundled article has.
fn sections(model: &Model) -> usize {
    let pack = model.library().pack("myokines").expect("it is bundled");
    pack.sections().count()
}

#[test]
fn today_says_what_to_do_with_nothing_at_first_and_after_a_session() {
    let none = bare();
    let page = today::data(&none, now());
    assert_eq!(
        page.summary,
        "No pack could be loaded. The Library says why."
    );
    let add = page.step.and_then(|it| it.offer).expect("a way on");
    assert_eq!(add.label, "Open a text…");
    assert_eq!((page.reading, page.quiz), (None, None));
    assert_eq!(page.missed.expect("none").waiting, 0);
    assert_eq!((page.shelf, page.sessions), (Vec::new(), Vec::new()));

    let first = new_model();
    let page = today::data(&first, now());
    let [article, own] = page.shelf.as_slice() else {
        panic!("an article and a text of one's own: {:?}", page.shelf);
    };
    assert!(article.is_first && !own.is_first);
    assert!(
        article
            .about
            .starts_with(&format!("{} sections, about ", sections(&first))),
        "{article:?}"
    );
    assert_eq!(own.offer.label, "Open a text…");
    let nothing = (page.step, page.reading, page.missed, page.quiz);
    assert_eq!(nothing, (None, None, None, None), "nothing else is offered");

    let mut model = missed(1);
    play(
        &mut model,
        1,
        vec![SittingAction::Leave.into(), SittingAction::Leave.into()],
    );
    let page = today::data(&model, now());
    let missed = page.missed.expect("one");
    assert_eq!((missed.waiting, missed.sure), (1, 0));
    assert_eq!(missed.about, "It stays until you get it right.");
    let [session] = page.sessions.as_slice() else {
        panic!("one session: {:?}", page.sessions);
    };
    assert_eq!(
        (session.day.as_str(), session.score.as_str()),
        ("Yesterday", "0 of 1")
    );
    assert_eq!(session.about, "at first attempt");
}

#[test]
fn today_offers_what_was_left_beside_the_step_of_the_day() {
    let mut model = new_model();
    play(&mut model, 0, vec![whole("myokines")]);
    answer(&mut model, 0, Give::Right);
    play(&mut model, 0, vec![SittingAction::Leave.into()]);
    let page = today::data(&model, now());
    let unfinished = page.unfinished.expect("it can be resumed");
    assert_eq!(unfinished.title, "Unfinished quiz, 9 left");
    assert_eq!(
        unfinished.resume.action,
        StartAction::Resume(left(&model)).into()
    );
    assert_eq!(unfinished.end.label, "End quiz");
    assert!(
        page.step.is_some_and(|it| it.offer.is_some()),
        "and the step of the day"
    );
}

#[test]
fn today_continues_in_the_text_that_is_being_read() {
    let third = SectionId::new("myokines", "nerves");
    let mut model = new_model();
    let actions = vec![
        FlowAction::OpenSection(third.clone()).into(),
        ReadAction::To(400).into(),
        FlowAction::Go(Route::Today).into(),
    ];
    play(&mut model, 0, actions);
    let page = today::data(&model, now());
    assert_eq!(page.shelf, [], "something was opened");
    let step = page.step.expect("a step");
    let open = FlowAction::OpenSection(third.clone()).into();
    assert_eq!(step.offer.expect("a button").action, open);
    let title = &model.library().section(&third).expect("bundled").1.title;
    assert_eq!(step.title, format!("Continue reading “{title}”"));
    let reading = page.reading.expect("an article");
    assert_eq!(&reading.section, title, "the same one");
    assert!(reading.place.ends_with(" left"), "{}", reading.place);
}

#[test]
fn a_session_of_the_record_opens_to_its_end_page_and_says_what_is_left() {
    let mut model = missed(2);
    play(&mut model, 1, vec![SittingAction::Leave.into()]);
    let page = today::data(&model, now());
    let open = page.sessions[0].open.clone();
    assert!(open.label.starts_with("Yesterday, Quiz, "), "{open:?}");
    let events = model.apply(open.action, now());
    assert_eq!((events, model.route()), (Vec::new(), Route::Past));
    let shown = past::data(&model, now()).expect("it counts");
    assert!(shown.title.starts_with("Yesterday · Quiz, "), "{shown:?}");
    assert_eq!(shown.result.summary.title, "0 of 2 right at first attempt");
    assert_eq!(shown.result.next.label, "Retry these 2");
    let rows = shown.result.groups.iter().flat_map(|it| &it.rows);
    assert!(rows.clone().count() == 2 && rows.into_iter().all(|it| it.claim.is_none()));
    play(&mut model, 0, vec![shown.result.forget.action]);
    let ask = model.modal().cloned().expect("it asks");
    let discard = ask::data(&model, &ask).expect("a question").go.action;
    play(&mut model, 0, vec![discard]);
    assert_eq!(past::data(&model, now()), None, "it no longer counts");
    play(&mut model, 0, vec![FlowAction::Back.into()]);
    assert_eq!(model.route(), Route::Today);

    let mut model = new_model();
    play(&mut model, 0, vec![whole("myokines")]);
    answer(&mut model, 0, Give::Right);
    play(&mut model, 0, vec![SittingAction::Leave.into()]);
    let page = today::data(&model, now());
    assert_eq!(page.sessions[0].about, "unfinished");
    play(&mut model, 0, vec![page.sessions[0].open.action.clone()]);
    let shown = past::data(&model, now()).expect("it counts").result;
    assert_eq!(shown.next.label, "Resume");
    let left = shown.summary.sentences.last().map(String::as_str);
    assert_eq!(left, Some("Unfinished, 9 questions left."));
    let resume = shown.next.action;
    play(&mut model, 0, vec![shown.others[0].action.clone()]);
    let shown = past::data(&model, now()).expect("it counts").result;
    assert_eq!(shown.next.label, "Back to Today", "it was ended");
    let undo = model
        .notices()
        .banners()
        .next_back()
        .and_then(|it| it.undo.clone());
    play(&mut model, 0, vec![undo.expect("an undo"), resume]);
    assert_eq!(model.route(), Route::Sitting);
}

#[test]
fn practise_lists_none_one_and_many_missed_questions() {
    let none = model_of(kinds(), Record::default());
    let page = practise::MissedPage::new(&none, now());
    assert!(page.is_empty() && page.retry.is_none() && page.row(0).is_none());
    assert!(page.quiz_yourself.is_some() && page.about.starts_with("None. "));
    assert!(
        practise::MissedPage::new(&bare(), now())
            .quiz_yourself
            .is_none()
    );

    let one = missed(1);
    let page = practise::MissedPage::new(&one, now());
    let retry = page.retry.as_ref().expect("one waits");
    assert_eq!((page.len(), retry.all.label.as_str()), (1, "Retry it"));
    let others: Vec<&str> = retry.others.iter().map(|it| it.label.as_str()).collect();
    assert_eq!(others, ["Export for printing…"], "ten are too many");
    let row = page.row(0).expect("a row");
    assert_eq!(row.notes, ["Missed once, yesterday"]);
    assert_ne!(row.gave.as_ref(), Some(&row.key));

    let mut many = missed(12);
    let page = practise::MissedPage::new(&many, now());
    let retry = page.retry.as_ref().expect("they wait");
    assert_eq!(retry.all.label, format!("Retry all {}", page.len()));
    assert_eq!(retry.others.len(), 2, "ten of them, too");
    let names: Vec<&str> = page.menus.iter().map(|it| it.name).collect();
    assert_eq!(
        names,
        ["Pack", "Topic"],
        "two packs, and no cause was given"
    );
    let filter = MissedFilter {
        topic: Some("gone".to_owned()),
        cause: Some(MissCause::Guessed),
        ..MissedFilter::default()
    };
    let all = page.len();
    play(&mut many, 0, vec![PractiseAction::Filter(filter).into()]);
    let page = practise::MissedPage::new(&many, now());
    assert_eq!(
        page.len(),
        all,
        "what nothing has any more lets all through"
    );
    assert_eq!(page.menus[1].shown(), "All topics");
}

#[test]
fn flags_say_their_note_and_whether_the_question_is_still_there() {
    let mut model = missed(1);
    let ask = model.missed()[0].ask.clone();
    assert!(practise::FlaggedPage::new(&model).save.is_none());
    let flag = QuestionAction::Flag(ask.clone(), String::new()).into();
    play(
        &mut model,
        0,
        vec![flag, PractiseAction::ShowTab(Tab::Flagged).into()],
    );
    let page = practise::FlaggedPage::new(&model);
    assert!(page.about.starts_with("1 note.") && page.save.is_some());
    match page.row(0) {
        Some(practise::FlaggedRow::Here(row, withdraw)) => {
            assert_eq!(row.notes, ["No note"]);
            let record = model.record().clone();
            let mut other = model_of(kinds(), record);
            play(&mut other, 0, vec![withdraw.action]);
            assert!(practise::FlaggedPage::new(&other).is_empty(), "taken back");
        }
        other => panic!("{other:?}"),
    }
    let record = model.record().clone();
    let without = model_of(library(), record);
    let page = practise::FlaggedPage::new(&without);
    let Some(practise::FlaggedRow::Gone(text, _)) = page.row(0) else {
        panic!("{:?}", page.row(0));
    };
    assert_eq!(text, format!("{ask}: no longer in its pack"));
    assert_eq!(page.row(1), None);
}

#[test]
fn the_form_says_what_fits_and_why_nothing_does() {
    let mut model = new_model();
    let practise = FlowAction::Go(Route::Practise).into();
    play(
        &mut model,
        0,
        vec![practise, PractiseAction::ShowTab(Tab::Quiz).into()],
    );
    let form = quiz_form::data(&model);
    assert!(form.can_start && form.start.label.starts_with("Start with "));
    assert_eq!(labels(&form.lengths)[0], ("10", true));
    assert_eq!(labels(&form.siblings)[0], ("No, one per fact", true));
    let names: Vec<&str> = form.menus.iter().map(|it| it.name).collect();
    assert!(!names.contains(&"A pack"), "there is one: {names:?}");
    let missed = form.scopes.iter().find(|it| it.offer.label == "Missed");
    let choose = missed.expect("a scope").offer.action.clone();
    play(&mut model, 0, vec![choose]);
    let form = quiz_form::data(&model);
    assert_eq!(form.fits, "Nothing to ask: you have no missed questions.");
    assert_eq!(
        (form.can_start, form.start.label.as_str()),
        (false, "Start quiz")
    );
    assert!(
        quiz_form::data(&bare()).menus.is_empty(),
        "nothing to choose from"
    );
}

#[test]
fn settings_say_what_is_in_force_and_what_no_longer_counts() {
    let mut model = missed(3);
    let dark = SettingsAction::SetTheme(ThemeChoice::Dark).into();
    play(
        &mut model,
        0,
        vec![dark, SettingsAction::SetNewPerDay(0).into()],
    );
    let page = settings::data(&model, now());
    let chosen = labels(&page.themes).into_iter().filter(|(_, is)| *is);
    assert_eq!(chosen.collect::<Vec<_>>(), [("Dark", true)]);
    assert_eq!(page.new_per_day.value, "0");
    let fewer = SettingsAction::SetNewPerDay(0).into();
    assert_eq!(page.new_per_day.less.action, fewer, "not below nothing");
    assert_eq!((page.backups, page.forgotten.len()), (None, 0));
    let [(title, reset)] = page.resets.as_slice() else {
        panic!("one pack has answers: {:?}", page.resets);
    };
    assert_eq!(
        (title.as_str(), reset.about.as_str()),
        ("Every kind of question", "3 answers so far")
    );

    assert_eq!(labels(&page.line_width)[1], ("Medium", true));
    let change = vec![
        page.line_width[2].offer.action.clone(),
        page.justify[1].offer.action.clone(),
        page.confidence[0].offer.action.clone(),
    ];
    for action in change {
        assert_eq!(model.apply(action, now()), [], "nothing for the record");
    }
    let kept = *model.settings();
    assert_eq!(
        (kept.line_width, kept.justify, kept.asks_confidence),
        (LineWidth::Wide, true, false)
    );
    let about = about::about(&model);
    let licences = about.iter().flat_map(|it| &it.texts);
    assert_eq!(
        licences.filter(|it| it.contains("icence: ")).count(),
        about.len()
    );

    let forget = RecordAction::Forget(RecordPart::Pack("kinds".to_owned())).into();
    play(&mut model, 0, vec![forget]);
    model.note_backups(vec![20_000]);
    let page = settings::data(&model, now());
    let [row] = page.forgotten.as_slice() else {
        panic!("{:?}", page.forgotten);
    };
    assert_eq!(row.about, "3 answers, reset today");
    let backups = page.backups.expect("one");
    assert!(
        backups.about.starts_with("1 backup. Last backup: "),
        "{backups:?}"
    );
}

fn shelf(model: &Model) -> library_page::Shelf<'_> {
    let shelf = match library_page::data(model, now()) {
        library_page::LibraryPage::Shelf(shelf) => Some(shelf),
        library_page::LibraryPage::Check(_) => None,
    };
    shelf.expect("no check is shown")
}

#[test]
fn a_card_says_how_far_one_read_what_is_due_and_where_reading_continues() {
    let mut model = new_model();
    let page = shelf(&model);
    let [group] = page.groups.as_slice() else {
        panic!("one group: {:?}", page.groups);
    };
    let card = &group.cards[0];
    assert_eq!((group.title, page.about.as_str()), (None, "1 pack"));
    assert!(card.about.starts_with("Article, 97 facts, "), "{card:?}");
    assert!(card.progress.starts_with("14 sections, about "), "{card:?}");
    assert_eq!(card.read.as_ref().expect("a text").label, "Read");
    assert!(card.is_next && card.tools.quiz.is_some());

    let [second, third] = ["how-the-idea-began", "nerves"].map(|it| SectionId::new("myokines", it));
    let read = |id: &SectionId, to| -> Vec<Action> {
        vec![
            FlowAction::OpenSection(id.clone()).into(),
            ReadAction::To(to).into(),
        ]
    };
    let mut actions = read(&third, 300);
    actions.extend(read(&second, 1000));
    actions.push(ReadAction::Finish.into());
    play(&mut model, 0, actions);
    let page = shelf(&model);
    let card = &page.groups[0].cards[0];
    let progress = "1 of 14 sections read · opened today";
    assert_eq!(card.progress, progress, "nothing was answered");
    assert!(card.share.is_some_and(|it| (it - 1.0 / 14.0).abs() < 1e-6));
    let read = card.read.as_ref().expect("a text");
    assert_eq!(read.label, "Continue");
    assert_ne!(
        read.action,
        FlowAction::OpenSection(second).into(),
        "it is finished"
    );
}

#[test]
fn the_library_lists_packs_and_what_a_check_found() {
    let none = bare();
    assert!(shelf(&none).groups.is_empty());
    let model = missed(1);
    let page = shelf(&model);
    let cards: Vec<_> = page.groups.iter().flat_map(|it| &it.cards).collect();
    let labels = |tools: &library_page::Tools| -> Vec<String> {
        tools.menu.iter().map(|it| it.label.clone()).collect()
    };
    let answered = cards.iter().find(|it| labels(&it.tools).len() > 1);
    let answered = answered.expect("a pack with an answer");
    let tools = labels(&answered.tools);
    assert_eq!(tools, ["Check the questions", "Reset progress…"]);
    assert!(library_check::finding(&model).is_none());

    let flawed = flawed();
    let library_page::LibraryPage::Check(check) = library_page::data(&flawed, now()) else {
        panic!("it was checked");
    };
    let result = check.result.as_ref().expect("it is done");
    assert!(result.found.contains(" error"), "{result:?}");
    assert!(check.findings.len() > 3, "{}", check.findings.len());
}

#[test]
fn the_reading_view_says_where_one_is_and_what_waits() {
    let mut model = new_model();
    let first = SectionId::new("myokines", "what-a-myokine-is");
    play(
        &mut model,
        0,
        vec![FlowAction::OpenSection(first.clone()).into()],
    );
    let (id, pack, section) = read::open_section(&model).expect("it is open");
    let status = read::status::data(&model, now(), pack, id);
    let place = format!("section 1 of {}", sections(&model));
    assert!(status.text.contains(&place), "{}", status.text);
    assert_eq!((status.back, status.weak, status.on.len()), (None, None, 2));
    let ways = read::around::ways_on(&model, pack, id);
    assert!(ways.next.label.starts_with("Next: ") && ways.quiz.is_some());
    let list = read::contents::data(&model, now(), id, 0);
    let row = &list.rows[0];
    assert!(row.is_open && list.current == Some(0), "one pack");
    assert_eq!(row.name, format!("{}, not read, new", section.title));
    assert_eq!(row.kind, section_row(read::contents::HowFar::NotBegun));
    assert!(matches!(
        read::around::after(&model, id),
        read::around::After::Asked(_)
    ));

    play(&mut model, 0, vec![ReadAction::To(500).into()]);
    let begun = section_row(read::contents::HowFar::Begun(50));
    let first_row = |model: &Model| {
        let list = read::contents::data(model, now(), &first, 0);
        list.rows[0].kind.clone()
    };
    assert_eq!(first_row(&model), begun, "at once");
    play(&mut model, 0, vec![ReadAction::To(200).into()]);
    assert_eq!(first_row(&model), begun, "never backwards");
    play(&mut model, 0, vec![ReadAction::Finish.into()]);
    let finished = section_row(read::contents::HowFar::Finished);
    assert_eq!(first_row(&model), finished);
    let list = read::contents::data(&model, now(), &first, 0);
    let progress = list.progress.as_ref().expect("a bundled pack");
    let all = sections(&model);
    assert_eq!(progress.text, format!("1 of {all} sections finished"));

    let last = SectionId::new("myokines", "sources");
    play(&mut model, 0, vec![FlowAction::OpenSection(last).into()]);
    let (id, pack, _) = read::open_section(&model).expect("it is open");
    let ways = read::around::ways_on(&model, pack, id);
    assert_eq!(
        (ways.next.label.as_str(), ways.quiz),
        ("Back to Today", None)
    );
    assert_eq!(ways.next_step, read::around::NextStep::Read);
    assert!(read::open_section(&bare()).is_none(), "nothing to read");
}

/// A row of a section whose facts are all new.
fn section_row(reading: read::contents::HowFar) -> read::contents::RowKind {
    let state = Some(spotter::memory::FactState::New);
    read::contents::RowKind::Section { state, reading }
}

#[test]
fn a_session_says_how_far_it_is_and_what_each_grade_brings() {
    let mut model = missed(2);
    play(&mut model, 0, vec![SittingAction::Leave.into()]);
    play(&mut model, 0, vec![StartAction::Drill.into()]);
    let sitting = model.target().sitting.as_ref().expect("a drill");
    let bar = sitting::bar::data(&model, sitting, Width::Wide);
    let undo = bar.undo.as_ref().expect("a drill goes back");
    assert!(!undo.is_possible && undo.redo.is_none());
    assert!(
        bar.under_way
            .expect("it goes on")
            .progress
            .contains(" left, ")
    );
    let question = sitting::question::question(&model).expect("a card");
    let card = sitting::question::card(&question);
    assert_eq!(card.back, None, "not shown yet");
    play(&mut model, 0, vec![SittingAction::Reveal.into()]);
    let question = sitting::question::question(&model).expect("a card");
    assert!(sitting::question::card(&question).back.is_some());
    let grades = sitting::question::grades(&model, now(), question.face);
    assert_eq!(grades.len(), 4);
    assert_eq!(grades[0].grade, Grade::Again);
    assert_eq!(grades[0].after.as_deref(), Some("this session"));
    assert!(
        grades[1..].iter().all(|it| it.after.is_some()),
        "{grades:?}"
    );
    assert!(sitting::question::question(&bare()).is_none());
}

#[test]
fn the_end_page_groups_answers_and_offers_the_misses_again() {
    let model = missed(1);
    let open = model.target().sitting.as_ref().expect("its end page");
    let page = sitting::result::data(&model, now(), open);
    assert_eq!(page.summary.title, "0 of 1 right at first attempt");
    assert_eq!(page.next.label, "Retry this one");
    assert_eq!(page.others.len(), 1, "done");
    let groups: Vec<(&str, usize)> = page
        .groups
        .iter()
        .map(|it| (it.title, it.rows.len()))
        .collect();
    assert_eq!(groups, [("Missed in this session", 1)]);
    assert_eq!(
        (page.topics.len(), page.times),
        (0, None),
        "one topic, few answers"
    );

    let model = missed(8);
    let open = model.target().sitting.as_ref().expect("its end page");
    let page = sitting::result::data(&model, now(), open);
    let topics = page
        .topics
        .iter()
        .all(|it| it.quiz.is_some() && it.score.starts_with("0 of "));
    assert!(topics && page.topics.len() > 1, "{:?}", page.topics);
    assert_eq!(page.times.expect("eight answers").slowest.len(), 3);
}

#[test]
fn the_rail_and_the_banner_say_what_waits() {
    let model = missed(2);
    let rail = shell::rail(&model);
    let practise = rail.top.iter().find(|it| it.offer.label == "Practise");
    let practise = practise.expect("a screen");
    assert_eq!(
        practise.name,
        format!("Practise, {} missed", model.missed().len())
    );
    assert!(
        rail.top
            .iter()
            .all(|it| it.offer.label != "Back to the quiz"),
        "it is over"
    );
    assert_eq!(shell::rail(&bare()).top.len(), 4);

    let mut model = new_model();
    assert_eq!(messages(&model, 3), Messages::default(), "nothing to say");
    for text in ["one", "two", "three", "four", "two"] {
        model.notify(spotter::model::Notice::warning(text));
    }
    let shown = messages(&model, 3);
    let texts: Vec<&str> = shown.rows.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(texts.len(), 3, "the last ones: {texts:?}");
    assert!(texts.contains(&"Two (2 times)"), "{texts:?}");
    assert_eq!(shown.more.as_deref(), Some("and 1 message behind these"));
}

#[test]
fn questions_in_the_text_say_where_they_stand() {
    let mut model = new_model();
    let section = SectionId::new("myokines", "two-faces");
    play(&mut model, 0, vec![FlowAction::OpenSection(section).into()]);
    let sitting = model.in_text().before.sitting.as_ref().expect("offered");
    let head = read::in_text::head(&model, AnswerTarget::Before, sitting);
    assert_eq!(
        head.caption,
        "Before you read  ·  1 of 3  ·  not counted, the text has the answers"
    );
    assert_eq!(head.keyboard, None, "only those after it are entered");
    assert_eq!(read::in_text::away(AnswerTarget::Sitting), None);
    let after = model.in_text().after.sitting.as_ref().expect("wait");
    let over = read::in_text::over(&model, now(), AnswerTarget::After, after);
    assert_eq!(over.text, "0 of 0 questions right.");
    assert_eq!((over.gain, over.offers.len()), (None, 0));
}

#[test]
fn what_goes_is_said_before_it_goes() {
    let mut model = missed(3);
    let asked = |model: &Model, modal: Modal| ask::data(model, &modal).expect("a question");
    let pack = || RecordPart::Pack("kinds".to_owned());
    let section = model.library().packs()[0].sections().next();
    let section = SectionId::new("kinds", &section.expect("a section").id);
    let open = vec![
        FlowAction::OpenSection(section).into(),
        ReadAction::To(500).into(),
        FlowAction::Go(Route::Today).into(),
    ];
    let mut reader = model_of(kinds(), model.record().clone());
    play(&mut reader, 0, open);
    assert_eq!(reader.memory().readings().count(), 1, "it was opened");
    let page = asked(&reader, Modal::Forgetting(pack()));
    let no_section = "3 answers will no longer count.";
    assert_eq!(page.texts[0], no_section, "none was finished");
    let page = asked(&model, Modal::Forgetting(pack()));
    assert_eq!(page.keep.action, FlowAction::Back.into());
    assert_eq!(page.go.action, RecordAction::Forget(pack()).into());
    let fact = model.missed()[0].ask.fact.clone();
    let page = asked(&model, Modal::Forgetting(RecordPart::Fact(fact)));
    assert!(page.texts[0].starts_with("1 answer to"), "{page:?}");
    let sit = model
        .target()
        .sitting
        .as_ref()
        .expect("it is over")
        .id
        .clone();
    let device = model.device().to_owned();
    let session = RecordPart::Sitting { device, sit };
    let page = asked(&model, Modal::Forgetting(session));
    assert!(page.texts[0].starts_with("3 answers in it"), "{page:?}");
    assert_eq!(ask::data(&model, &Modal::Keys), None);

    play(&mut model, 0, vec![page.go.action]);
    let notice = model.notices().banners().next_back().expect("it is said");
    assert_eq!(
        notice.text,
        "3 answers no longer count. Settings can restore them."
    );
    let undo = notice.undo.clone().expect("and taken back at once");
    let forgotten = settings::data(&model, now()).forgotten;
    assert_eq!(
        forgotten[0].about, "3 answers, reset today",
        "the same number"
    );
    play(&mut model, 0, vec![undo]);
    assert_eq!(model.memory().counts().answers, 3);
}
