//! What proves an answer, where it is shown, and what a wrong answer is compared with.

use spotter::answer::Response;
use spotter::material::{BlockKind, FaceId, FactId, Library};
use spotter::model::{
    Action, FlowAction, InTextAction, Model, ReadAction, Route, SittingAction, StartAction,
};
use spotter::record::{MissCause, Record, Scope};
use spotter::study::contrast;
use spotter::ui::data::practise;
use spotter::ui::data::read::marked::Marked;
use spotter::ui::data::read::open_section;
use spotter::ui::data::sitting::{question, verdict};

use crate::support::{kinds, library, model_of, new_model, now, play};

fn ask(text: &str) -> FaceId {
    FaceId::parse(text).expect("an address")
}

/// The sentences that are highlighted and those that are veiled in the open section.
fn marked(model: &Model) -> (Option<String>, Vec<String>) {
    let (_, pack, section) = open_section(model).expect("a section");
    let words = |place: &spotter::material::BlockRange| {
        let plain = &section.blocks[place.block].text.plain;
        plain[place.range.clone()].to_owned()
    };
    let marked = Marked::of(model, pack, section);
    let veiled = marked.veiled.iter().map(words).collect();
    (marked.jumped.as_ref().map(words), veiled)
}

#[test]
fn the_way_to_the_article_leads_to_the_proof_of_the_question() {
    let year = "myokines/local-effects-count/year";
    let proof = "In 2003 Bente Klarlund Pedersen and her co-workers proposed the word myokine, in a paper asking whether \
                 IL-6 was the long-sought exercise factor.";
    let mut model = new_model();
    play(&mut model, 0, vec![FlowAction::OpenProof(ask(year)).into()]);
    assert_eq!(model.route(), Route::Read, "the article");
    let shown = marked(&model).0.expect("a whole sentence");
    // On the page, the number of a footnote stands behind it.
    assert_eq!(shown.trim_end_matches(char::is_numeric), proof);
    let fact = Some(&ask(year).fact);
    assert_eq!(
        model.reader().jumped.as_ref(),
        fact,
        "its fact can be asked here"
    );
    // Its fact leads to its own passage, both sentences of it.
    let fact = ask(year).fact;
    play(&mut model, 0, vec![FlowAction::OpenPassage(fact).into()]);
    let shown = marked(&model).0.expect("its passage");
    assert!(shown.starts_with("That paper put the weight"), "{shown}");
    assert!(shown.ends_with("described in 1997."), "{shown}");
    // Going on reading ends the highlight.
    play(
        &mut model,
        0,
        vec![FlowAction::Back.into(), FlowAction::Go(Route::Read).into()],
    );
    assert_eq!(marked(&model).0, None, "no jump");
}

#[test]
fn a_proof_in_another_section_opens_that_section() {
    let family = ask("myokines/fgf21-liver/family");
    let mut model = new_model();
    play(&mut model, 0, vec![FlowAction::OpenProof(family).into()]);
    let section = model.reader().section.as_ref().expect("open");
    assert_eq!(section.section, "what-a-myokine-is", "not that of its fact");
    assert_eq!(model.reader().jumped, None, "its fact has no mark there");
    let shown = marked(&model).0.expect("its proof");
    assert!(
        shown.ends_with("a signal from the liver is a hepatokine."),
        "{shown}"
    );
}

#[test]
fn both_passages_are_veiled_while_a_question_is_asked_in_the_text() {
    let fact = FactId::new("myokines", "local-effects-count");
    let mut model = new_model();
    let open = FlowAction::OpenPassage(fact.clone()).into();
    play(
        &mut model,
        0,
        vec![open, ReadAction::InText(InTextAction::Here(fact)).into()],
    );
    let face = model.in_text().veiled_by().expect("a question").clone();
    assert_eq!(face, ask("myokines/local-effects-count/year"), "the card");
    let veiled = marked(&model).1;
    assert_eq!(veiled.len(), 2, "{veiled:?}");
    assert!(veiled[0].starts_with("In 2003"), "{veiled:?}");
    assert!(veiled[1].starts_with("That paper"), "{veiled:?}");
    play(&mut model, 0, vec![SittingAction::Reveal.into()]);
    assert!(marked(&model).1.is_empty(), "not beside the answer");
}

#[test]
fn each_bundled_proof_is_made_of_whole_sentences() {
    let library = library();
    let mut proofs = 0;
    for (_, pack, fact) in library.facts() {
        for passage in fact
            .passage
            .iter()
            .chain(fact.questions.iter().filter_map(|it| it.passage.as_ref()))
        {
            let section = pack.section(&passage.section).expect("it is there");
            if matches!(section.blocks[passage.place.block].kind, BlockKind::Row(_)) {
                continue;
            }
            let proof = pack.proof(passage);
            let first = proof.chars().next().expect("words");
            // Entries of lists begin with names such as “cAMP” nowhere in this pack.
            assert!(!first.is_lowercase(), "{}: {proof}", fact.id);
            let ends = ['.', '!', '?', ')', ':', '…'];
            assert!(proof.ends_with(ends), "{}: {proof}", fact.id);
            assert!(proof.contains(&passage.quote), "{}: {proof}", fact.id);
            proofs += 1;
        }
    }
    assert!(proofs >= 100, "{proofs} proofs are sentences");
}

/// What a response to `address` is compared with, and whether its author's question is offered.
fn compared(library: &Library, address: &str, gave: &Response) -> Option<(String, bool)> {
    let face = library.face(&ask(address)).expect(address);
    let found = contrast(library, face, gave)?;
    Some((found.fact.to_string(), found.ask.is_some()))
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn a_wrong_choice_is_compared_with_the_fact_that_it_answers() {
    let (myokines, kinds) = (library(), kinds());
    let picked = |text: &str| Response::Picked(text.to_owned());
    let several =
        |texts: &[&str]| Response::PickedSeveral(texts.iter().map(|it| (*it).to_owned()).collect());
    let matched = |pairs: &[(&str, &str)]| {
        let pairs = pairs
            .iter()
            .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()));
        Response::Matched(pairs.collect())
    };
    let case = "myokines/range-autocrine/case";
    let ranges = "myokines/range-autocrine/ranges";
    let fibre = "It acts on the fibre that made it";
    let beside = "It acts on a capillary beside the fibre";
    let bone = "It goes through the blood and acts on bone";
    let table = [
        // The author names the paracrine fact, but another option was chosen.
        (
            &myokines,
            case,
            picked("Endocrine"),
            Some(("myokines/range-endocrine", false)),
        ),
        (
            &myokines,
            case,
            picked("Paracrine"),
            Some(("myokines/range-paracrine", true)),
        ),
        // One wrong pair, twice the same wrong response, and two different ones.
        (
            &myokines,
            ranges,
            matched(&[(fibre, "Paracrine")]),
            Some(("myokines/range-paracrine", false)),
        ),
        (
            &myokines,
            ranges,
            matched(&[
                (fibre, "Paracrine"),
                (beside, "Paracrine"),
                (bone, "Paracrine"),
            ]),
            Some(("myokines/range-paracrine", false)),
        ),
        (
            &myokines,
            ranges,
            matched(&[(fibre, "Paracrine"), (beside, "Endocrine")]),
            None,
        ),
        // No other fact has this answer: the author's word holds.
        (
            &kinds,
            "kinds/concentric/lifting",
            picked("Isometrically"),
            Some(("kinds/eccentric", true)),
        ),
        // One wrong option of several belongs to no fact, nor has the author named one.
        (
            &kinds,
            "kinds/spotting/which",
            several(&["Bench press", "Deadlift"]),
            None,
        ),
        // True and false answer every statement.
        (
            &kinds,
            "kinds/exercise-order/claim",
            Response::Judged(true),
            None,
        ),
    ];
    for (library, address, gave, expected) in table {
        let expected = expected.map(|(fact, ask): (&str, bool)| (fact.to_owned(), ask));
        assert_eq!(
            compared(library, address, &gave),
            expected,
            "{address}: {gave:?}"
        );
    }
}

#[test]
fn the_list_of_missed_questions_leads_to_the_proof_of_each() {
    let year = ask("myokines/range-endocrine/gap");
    let mut model = model_of(library(), Record::default());
    let quiz = StartAction::Faces(Scope::Everything, vec![year.clone()]).into();
    let wrong = [
        SittingAction::Type("somewhere".to_owned()).into(),
        SittingAction::Submit.into(),
        SittingAction::Next.into(),
    ];
    play(&mut model, 0, vec![quiz]);
    play(&mut model, 0, wrong.to_vec());
    play(&mut model, 0, vec![FlowAction::OpenMissed.into()]);
    let page = practise::MissedPage::new(&model, now());
    let row = page.row(0).expect("it was missed");
    let open = FlowAction::OpenProof(year);
    let passage = row.passage.expect("it is proved");
    assert_eq!(
        (passage.label.as_str(), passage.action),
        ("Show passage", open.into())
    );
}

#[test]
fn the_back_of_a_card_quotes_the_sentence_that_proves_it() {
    let year = ask("myokines/local-effects-count/year");
    let mut model = new_model();
    let wish = StartAction::Faces(Scope::Everything, vec![year.clone()]).into();
    play(&mut model, 0, vec![wish, SittingAction::Reveal.into()]);
    let question = question::question(&model).expect("a card");
    let back = question::card(&question).back.expect("shown");
    assert!(
        back.quote.as_deref().expect("proof").starts_with("In 2003"),
        "{back:?}"
    );
    assert_eq!(
        back.passage.expect("a way").action,
        FlowAction::OpenProof(year).into()
    );
}

#[test]
fn a_mix_up_without_another_fact_says_so() {
    let said = |address: &str, gave: Vec<Action>, cause: MissCause| {
        let mut model = model_of(kinds(), Record::default());
        let wish = StartAction::Faces(Scope::Everything, vec![ask(address)]).into();
        play(&mut model, 0, vec![wish]);
        play(&mut model, 0, gave);
        let judge = [
            SittingAction::Submit.into(),
            SittingAction::GiveCause(cause).into(),
        ];
        play(&mut model, 0, judge.to_vec());
        let question = question::question(&model).expect("a question");
        let judged = question.judged.expect("judged");
        match verdict::data(&model, question.face, judged).comparison {
            None => "",
            Some(verdict::Comparison::Nothing) => "nothing",
            Some(verdict::Comparison::Facts(_)) => "facts",
        }
    };
    let typed = vec![SittingAction::Type("momentum".to_owned()).into()];
    let name = "kinds/one-rm/name";
    assert_eq!(said(name, typed.clone(), MissCause::MixedUp), "nothing");
    assert_eq!(said(name, typed, MissCause::Misread), "", "another cause");
    let overload = vec![SittingAction::Type("overload".to_owned()).into()];
    assert_eq!(
        said(name, overload, MissCause::MixedUp),
        "facts",
        "another fact's answer"
    );
}
