//! Cards, gaps, statements, numbers, orders and pairs.

use crate::check::rule::kind::{amounts, cards, formats, statements, tasks, typed};
use crate::check::table::entry::Check::Question;
use crate::check::table::entry::Severity::{Info, Warning};
use crate::check::table::entry::{Rule, rule};

pub(in crate::check) const ROWS: [Rule; 29] = [
    rule("L41", Warning, Question(cards::poor_gap)).says(
        "A gap hides a word without meaning, its answer stands elsewhere in the sentence, or fewer than four words of meaning are left.",
        "It can be filled without knowing, or in many ways.",
        "Hide the one word that carries the fact.",
    ),
    rule("L42", Warning, Question(cards::enumeration)).says(
        "The answer of a card is a list of four or more, whether parted by commas, semicolons, slashes, lines or numbers.",
        "Sets are the hardest thing to keep (Wozniak 1999).",
        "Ask for each alone, or for what tells them apart.",
    ),
    rule("L43", Warning, Question(cards::guessable)).says(
        "A card or a typed answer is yes or no, or one of two.",
        "It is guessed half of the time, and hardly recalled (Matuschak 2020).",
        "Ask what, which, how or why.",
    ),
    rule("L45", Warning, Question(cards::lost_sign)).says(
        "A typed answer or a gap has a sign that is not compared: a bracket, `&`, `*`, `_`, `@` or the like.",
        "Another answer with another sign there is accepted.",
        "Ask for it with options, or write the sign in words.",
    ),
    rule("L72", Warning, Question(formats::wrong_count)).says(
        "The stem of a question with several right options asks for one, or for another number than are right.",
        "Whoever does as asked is wrong.",
        "Say how many, or leave the number open.",
    ),
    rule("L80", Warning, Question(statements::absolute)).says(
        "A statement has always, never, only, all, every, none, must, without exception or the like in it.",
        "Such statements are false nearly every time, and known to be.",
        "Say it without the absolute.",
    ),
    rule("L81", Warning, Question(statements::hedge)).says(
        "A statement has sometimes, often, usually, may or the like in it.",
        "Such statements are true nearly every time.",
        "Say how often, or when.",
    ),
    rule("L82", Warning, Question(statements::two_claims)).says(
        "A statement joins two claims.",
        "One may be true and the other false.",
        "Ask for each alone.",
    ),
    rule("L83", Info, Question(statements::negative)).says(
        "A statement has not, no or never in it.",
        "To judge that it is false takes two turns.",
        "Say what is the case.",
    ),
    rule("L84", Info, Question(statements::verbatim)).says(
        "A statement stands in the article word for word.",
        "It is recognised, not known.",
        "Say it in other words, or of a case.",
    ),
    rule("L85", Warning, Question(statements::opinion)).says(
        "A statement says better, best, good, should or important and names nobody.",
        "It is neither true nor false.",
        "Say according to whom, or by what measure.",
    ),
    rule("L86", Warning, Question(typed::number_as_words)).says(
        "A typed answer is a number.",
        "Other spellings and units are not taken.",
        "Make it a Number.",
    ),
    rule("L87", Warning, Question(typed::long_answer)).says(
        "A typed answer has more than five words.",
        "Nobody types it in just these words.",
        "Ask for the word that matters, or make it a Card.",
    ),
    rule("L88", Warning, Question(typed::accepts_distractor)).says(
        "A typed question accepts what another question on its fact offers as wrong.",
        "One of the two is wrong.",
        "Look up which.",
    ),
    rule("L89", Warning, Question(amounts::other_number)).says(
        "The explanation of a Number has numbers, and none of them is the answer.",
        "It explains another answer.",
        "Say in it how one comes to the answer.",
    ),
    rule("L90", Warning, Question(amounts::other_unit)).says(
        "The answer of a Number stands in the passage or the fact with another unit, or with one where the question has none.",
        "What is typed as it was read would be wrong.",
        "Use the unit of the passage.",
    ),
    rule("L91", Warning, Question(amounts::absurd_tolerance)).says(
        "The tolerance is half the answer or more, or nothing although the explanation rounds.",
        "Nearly anything passes, or nothing but one rounding.",
        "Choose it by how far a sound answer may be off.",
    ),
    rule("L92", Warning, Question(tasks::order_of_two)).says(
        "Two items are to be put in order.",
        "It is guessed half of the time.",
        "Add a third, or ask which comes first.",
    ),
    rule("L93", Warning, Question(tasks::numbered_items)).says(
        "An item to be put in order says its place: first, then, finally, step 2.",
        "It gives the order away.",
        "Say what is done, not when.",
    ),
    rule("L94", Warning, Question(tasks::shown_order)).says(
        "Items to be put in order have a number each, and these ascend or descend.",
        "The numbers give the order away.",
        "Leave them out.",
    ),
    rule("L95", Warning, Question(tasks::no_direction)).says(
        "The stem does not say which end comes first.",
        "The other way round is as right.",
        "Write \"from the lightest to the heaviest\" or the like.",
    ),
    rule("L96", Warning, Question(tasks::matching_word)).says(
        "A premise shares a word of meaning with its own response and with no other.",
        "They are matched by the word.",
        "Use another word in one of them.",
    ),
    rule("L97", Warning, Question(tasks::no_spare)).says(
        "There are as many responses as premises, and none to spare.",
        "The last pair is left over.",
        "Add a response that belongs to none.",
    ),
    rule("L98", Warning, Question(formats::nearly_all)).says(
        "Three of four options or more are right.",
        "Who takes all is nearly right.",
        "Add distractors.",
    ),
    rule("L101", Warning, Question(cards::long_back)).says(
        "The answer of a card has more than 20 words.",
        "It is never recalled whole.",
        "Cut it to what the question asks.",
    ),
    rule("L102", Warning, Question(cards::two_questions)).says(
        "A card asks two things.",
        "Half an answer has no grade.",
        "Make two cards.",
    ),
    rule("L103", Warning, Question(cards::vague_front)).says(
        "The front of a card has fewer than three words.",
        "It may ask for anything.",
        "Ask a whole question.",
    ),
    rule("L104", Warning, Question(cards::telling_hint)).says(
        "A hint is the beginning of the answer, or has it in it.",
        "It is read off.",
        "Say what kind of thing is meant.",
    ),
    rule("L105", Info, Question(cards::article_before_gap)).says(
        "\"An\" stands before a gap, or \"a\" before one that also takes a word with a vowel.",
        "Grammar tells what fits.",
        "Put the article into the gap, or turn the sentence.",
    ),
];
