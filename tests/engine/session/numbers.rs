//! One truth per number: over a recorded week no count is said in two ways on two screens.

use spotter::answer::{Confidence, Grade};
use spotter::material::SectionId;
use spotter::memory::RecordPart;
use spotter::model::{
    Action, FlowAction, InTextAction, Modal, Model, NextStep, PractiseAction, ReadAction,
    RecordAction, Route, SittingAction, StartAction, Tab, Width, next_step,
};
use spotter::record::Scope;
use spotter::ui::data::{
    ask, library as library_page, practise, quiz_form, read, settings, shell, sitting, today,
};

use crate::support::{Give, answers, new_model, now, play};

fn section(id: &str) -> SectionId {
    SectionId::new("myokines", id)
}

/// Answers all that is asked, each third question wrong, and some of those with confidence.
fn answer_all(model: &mut Model, days_ago: i64) {
    for turn in 0..40 {
        if model.target().face(model.library()).is_none() {
            break;
        }
        let mut actions = answers(model, Give::right_if(turn % 3 != 0));
        if turn % 2 == 0 {
            actions.push(SittingAction::SetSure(Confidence::Sure).into());
        }
        actions.extend([SittingAction::Submit.into(), SittingAction::Next.into()]);
        play(model, days_ago, actions);
    }
}

/// Seven study days: questions before reading, reading, quizzes, a drill, a retry.
fn week() -> Model {
    let mut model = new_model();
    for (days_ago, id) in [(6, "what-a-myokine-is"), (5, "two-faces"), (3, "nerves")] {
        let open: Action = FlowAction::OpenSection(section(id)).into();
        play(
            &mut model,
            days_ago,
            vec![open, InTextAction::AskBefore.into()],
        );
        for _ in 0..3 {
            let mut actions = answers(&model, Give::Wrong);
            actions.push(SittingAction::Submit.into());
            play(&mut model, days_ago, actions);
        }
        let quiz = StartAction::Quiz(Scope::Section(section(id))).into();
        play(
            &mut model,
            days_ago,
            vec![ReadAction::To(1000).into(), quiz],
        );
        answer_all(&mut model, days_ago);
        play(&mut model, days_ago, vec![SittingAction::Leave.into()]);
    }
    play(&mut model, 2, vec![StartAction::Drill.into()]);
    for grade in [Grade::Good, Grade::Again, Grade::Hard, Grade::Easy] {
        let give = SittingAction::GiveGrade(grade).into();
        play(&mut model, 2, vec![SittingAction::Reveal.into(), give]);
    }
    let end: Vec<Action> = vec![SittingAction::End.into(), SittingAction::Leave.into()];
    play(&mut model, 2, end);
    play(&mut model, 1, vec![StartAction::Quiz(Scope::Missed).into()]);
    answer_all(&mut model, 1);
    model
}

/// The first number in a text.
fn number(text: &str) -> Option<usize> {
    let digits = |it: &char| it.is_ascii_digit();
    let rest = text.chars().skip_while(|it| !digits(it));
    let number: String = rest.take_while(digits).collect();
    number.parse().ok()
}

#[test]
fn missed_questions_are_as_many_on_every_screen_and_the_sure_ones_come_first() {
    let mut model = week();
    play(&mut model, 0, vec![FlowAction::Go(Route::Practise).into()]);
    let missed = model.missed().len();
    assert!(missed > 2, "{missed}");
    let page = practise::MissedPage::new(&model, now());
    let retry = page.retry.as_ref().expect("they wait").all.label.clone();
    let rail = shell::rail(&model);
    let caption = rail.top.iter().find_map(|it| it.caption.clone());
    let tab = practise::tabs(&model)[0].offer.label.clone();
    let card = today::data(&model, now()).missed.expect("a card");
    let said = [
        number(&page.about),
        number(&caption.expect("on the rail")),
        number(&tab),
        Some(card.waiting),
        Some(page.len()),
    ];
    assert_eq!(said, [Some(missed); 5]);
    let sure: Vec<bool> = (0..missed)
        .map(|row| page.row(row).expect("a row").was_sure)
        .collect();
    assert!(card.sure > 0, "some were sure");
    assert_eq!(sure.iter().filter(|it| **it).count(), card.sure);
    assert!(sure.is_sorted_by(|a, b| a >= b), "and come first: {sure:?}");
    let first = model.missed()[0].ask.clone();
    play(
        &mut model,
        0,
        vec![PractiseAction::RetryMissed(None).into()],
    );
    let open = model.target().sitting.as_ref().expect("a quiz");
    assert_eq!(open.current(), Some(&first), "in the retry, too");
    let toast = model.notices().latest_toast().map(|it| it.text.clone());
    let left_out = toast.as_deref().and_then(number).unwrap_or(0);
    assert_eq!(
        open.drawn() + left_out,
        missed,
        "what it leaves out is said: {toast:?}"
    );
    assert_eq!(
        number(&retry),
        Some(open.drawn()),
        "the button says how many it asks"
    );
}

#[test]
fn what_is_due_is_what_the_drill_asks() {
    let mut model = week();
    let NextStep::Drill(plan) = next_step(&model, now()) else {
        panic!("something is due");
    };
    let page = today::data(&model, now());
    assert_eq!(number(&page.summary), Some(plan.len()));
    let step = page.step.expect("the drill");
    let parts = [&step.title, &step.sentence];
    let all: usize = parts.into_iter().filter_map(|it| number(it)).sum();
    assert_eq!(all, plan.len(), "{step:?}");
    play(&mut model, 0, vec![StartAction::Drill.into()]);
    let open = model.target().sitting.as_ref().expect("a drill");
    let bar = sitting::bar::data(&model, open, Width::Wide)
        .under_way
        .expect("it goes on");
    assert_eq!(number(&bar.progress), Some(plan.len()));
}

#[test]
fn a_session_is_known_by_one_figure() {
    let model = week();
    let open = model.target().sitting.as_ref().expect("its end page");
    let title = sitting::result::data(&model, now(), open).summary.title;
    let session = today::data(&model, now()).sessions[0].clone();
    assert!(
        title.starts_with(&session.score),
        "{title} and {}",
        session.score
    );
}

#[test]
fn sections_read_and_answers_given_are_counted_once() {
    let mut model = week();
    let home = today::data(&model, now())
        .reading
        .expect("an article")
        .progress;
    let nerves = section("nerves");
    let list = read::contents::data(&model, now(), &nerves, 0);
    let progress = list.progress.as_ref().expect("a bundled pack");
    assert_eq!(home, progress.text);
    let is_finished = |kind: &read::contents::RowKind| {
        let finished = read::contents::HowFar::Finished;
        matches!(kind, read::contents::RowKind::Section { reading, .. } if *reading == finished)
    };
    let finished = list.rows.iter().filter(|it| is_finished(&it.kind));
    assert_eq!(number(&home), Some(finished.count()));

    // Those to questions before reading count nowhere.
    let part = RecordPart::Pack("myokines".to_owned());
    let answers = model.memory().answers_of(&part);
    assert_eq!(answers, model.memory().counts().answers);
    let asked = ask::data(&model, &Modal::Forgetting(part.clone())).expect("it asks");
    assert_eq!(number(&asked.texts[0]), Some(answers), "{}", asked.texts[0]);
    play(&mut model, 0, vec![RecordAction::Forget(part).into()]);
    let notice = model.notices().banners().next_back().expect("it is said");
    assert_eq!(number(&notice.text), Some(answers), "{}", notice.text);
    let row = settings::data(&model, now()).forgotten[0].about.clone();
    assert_eq!(number(&row), Some(answers), "{row}");
}

#[test]
fn the_questions_of_a_pack_are_those_that_fit_a_quiz_and_its_cards() {
    let mut model = week();
    let library_page::LibraryPage::Shelf(shelf) = library_page::data(&model, now()) else {
        panic!("nothing was checked");
    };
    let about = shelf.groups[0].cards[0].about.clone();
    drop(shelf);
    let numbers: Vec<usize> = about.split(", ").filter_map(number).collect();
    let [_facts, questions, cards] = numbers[..] else {
        panic!("{about}");
    };
    let pack = model.library().pack("myokines").expect("bundled");
    let all = pack.facts.iter().map(|it| it.questions.len());
    assert_eq!(all.sum::<usize>(), questions + cards, "{about}");
    let shown = PractiseAction::ShowTab(Tab::Quiz).into();
    play(
        &mut model,
        0,
        vec![FlowAction::Go(Route::Practise).into(), shown],
    );
    let fits = quiz_form::data(&model).fits;
    assert_eq!(number(&fits), Some(questions), "{about} {fits}");
}

#[test]
fn what_was_asked_before_reading_counts_nowhere() {
    let model = week();
    let (record, memory) = (model.record(), model.memory());
    let all = record.iter().enumerate();
    let counted = all.filter(|(index, seen)| memory.is_counted_answer(record, *index, seen));
    assert_eq!(counted.count(), model.memory().counts().answers);
}
